"""Groups: added, bound, left, grown into supergroups, and with strange names; people who block and come back."""

import json

import pytest

from conversations.command import TEAM
from conversations.conversation import COMMANDS
from simulator.model import Chat
from simulator.people import Actor
from sotarsa_bot.records.machinery import InboxState
from tests.conftest import Stage
from tests.the_day import begins, heard, reports, seen

STRANGE = "<b>Uren</b> & 😀\u202e\nnera\u200f"


def offered(stage: Stage, chat: Chat) -> list[str]:
    """The commands that Telegram offers in this chat."""
    scope = json.dumps({"type": "chat", "chat_id": chat.id})
    found = [names for (where, _), names in stage.world.commands.items() if json.loads(where) == json.loads(scope)]
    return [one["command"] for one in found[0]] if found else []


def said(stage: Stage, who: Actor, chat: Chat) -> list[str]:
    """What the bot wrote there, one by one."""
    return [m.shown for m in who.sees(chat) if m.sender is stage.world.bot and m.service is None]


async def dead(stage: Stage) -> int:
    async with stage.engine.store.reading() as books:
        return await books.inbox.count(state=InboxState.DEAD)


# --- added ---


async def test_the_link_that_adds_the_bot_asks_at_once_what_to_bind(stage: Stage) -> None:
    """And says nothing else, because the question says it all."""
    cast = stage.cast
    group = stage.world.add_group("Tim Jejaring", [cast.coordinator.user, cast.member.user], bot_in=False)
    stage.world.add_bot(group, cast.coordinator.user, "hubungkan")
    await stage.settle()
    assert [text.splitlines()[0] for text in said(stage, cast.coordinator, group)] == [
        "Grup ini belum terhubung. Hubungkan ke mana?"
    ]
    await stage.acts.taps(cast.coordinator, "Tim pelaksana", group)
    assert "terhubung sebagai grup tim" in heard(cast.coordinator, group)
    assert "kunjungan" in offered(stage, group)


async def test_a_stranger_with_the_link_binds_nothing(stage: Stage) -> None:
    cast = stage.cast
    group = stage.world.add_group("Arisan", [cast.stranger.user], bot_in=False)
    stage.world.add_bot(group, cast.stranger.user, "hubungkan")
    await stage.settle()
    assert all("Hubungkan ke mana" not in text for text in said(stage, cast.stranger, group))
    assert any("/hubungkan" in text for text in said(stage, cast.stranger, group))


async def test_a_group_without_the_link_gets_one_sentence_that_says_how(stage: Stage) -> None:
    cast = stage.cast
    group = stage.world.add_group("Perangkat Desa Marajai", [cast.coordinator.user, cast.stranger.user], bot_in=False)
    stage.world.add_bot(group, cast.coordinator.user)
    await stage.settle()
    (sentence,) = said(stage, cast.coordinator, group)
    assert "/hubungkan" in sentence
    assert offered(stage, group) == ["bantuan"]


async def test_a_channel_is_none_of_our_chats(stage: Stage) -> None:
    """Somebody puts the bot into a channel: nothing is said, and nothing breaks."""
    bot = {"id": 42, "is_bot": True, "first_name": "PAK SOTARSA"}
    change = {
        "chat": {"id": -1009, "type": "channel", "title": "Kabar"},
        "from": {"id": 5, "is_bot": False, "first_name": "A"},
        "date": 1_800_000_000,
        "old_chat_member": {"user": bot, "status": "left"},
        "new_chat_member": {"user": bot, "status": "member"},
    }
    stage.world.faults.poison({"my_chat_member": change})
    await stage.settle()
    assert await dead(stage) == 0


async def test_groups_are_offered_only_what_their_people_may_do(stage: Stage) -> None:
    """Officials bind no groups, nor do members of the team; who may, is told by /bantuan."""
    cast = stage.cast
    for chat in (cast.team_group, cast.village_group):
        await stage.acts.says(cast.coordinator, chat, "/hubungkan")
        await stage.acts.taps(cast.coordinator, "Tim pelaksana" if chat is cast.team_group else "Desa", chat)
    await stage.acts.answers(cast.coordinator, cast.village_group, "uren")
    assert {"kunjungan", "lapangan", "serah"} <= set(offered(stage, cast.team_group))
    assert "jadwal" in offered(stage, cast.village_group)
    for chat in (cast.team_group, cast.village_group):
        assert not {"hubungkan", "undang", "ringkasan"} & set(offered(stage, chat))
    assert "kunjungan" not in offered(stage, cast.village_group)
    await stage.acts.says(cast.coordinator, cast.village_group, "/bantuan")
    await stage.acts.taps(cast.coordinator, "Orang dan data", cast.village_group)
    assert "Menghubungkan grup ini" in cast.coordinator.last(cast.village_group).labels
    assert "/hubungkan" in cast.coordinator.last(cast.village_group).shown


# --- bound to something else ---


async def test_a_group_that_is_bound_to_another_village_decides_for_that_one(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    data = card.buttons[0][0].data or ""
    await stage.acts.says(cast.coordinator, cast.village_group, "/hubungkan")
    assert "terhubung sebagai grup Desa Uren" in cast.coordinator.last(cast.village_group).shown
    await stage.acts.taps(cast.coordinator, "Desa", cast.village_group)
    await stage.acts.answers(cast.coordinator, cast.village_group, "kapul")
    await stage.acts.taps(cast.coordinator, "Ya", cast.village_group)
    cast.official.presses_data(cast.village_group, card, data)
    await stage.settle()
    assert "bukan bagian tugas" in cast.official.alerts[-1].text
    await stage.acts.plans("Kapul")
    assert stage.acts.card(cast.official, cast.village_group, "K2")


async def test_an_unbound_group_hears_of_no_visit_any_more(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.says(cast.coordinator, cast.village_group, "/hubungkan")
    await stage.acts.taps(cast.coordinator, "Lepaskan grup ini", cast.village_group)
    assert offered(stage, cast.village_group) == ["bantuan"]
    await stage.acts.plans()
    assert "K1" not in seen(cast.official, cast.village_group)
    assert "belum punya grup" in heard(cast.coordinator, cast.team_group)


# --- bound to something else on the day of a visit ---


async def binds(stage: Stage, chat: Chat, label: str, village: str = "") -> str:
    """The coordinator binds this group, and reads the bot's last words there."""
    await stage.acts.says(stage.cast.coordinator, chat, "/hubungkan")
    await stage.acts.taps(stage.cast.coordinator, label, chat)
    if village:
        await stage.acts.answers(stage.cast.coordinator, chat, village)
    return stage.cast.coordinator.last(chat).shown


@pytest.mark.parametrize(
    ("label", "village", "asked", "then"),
    [
        ("Desa", "kapul", "Tetap hubungkan ke Desa Kapul?", "terhubung sebagai grup Desa Kapul"),
        ("Tim pelaksana", "", "Tetap hubungkan sebagai grup tim?", "terhubung sebagai grup tim"),
        ("Lepaskan grup ini", "", "Tetap lepaskan grup ini?", "tidak terhubung lagi"),
    ],
)
async def test_on_the_day_of_a_visit_its_villages_group_is_not_taken_away_unasked(
    stage: Stage, label: str, village: str, asked: str, then: str
) -> None:
    """Nothing changes before "Ya", typed or pressed; "Tidak" leaves it as it was."""
    cast, group = stage.cast, stage.cast.village_group
    await begins(stage)
    words = await binds(stage, group, label, village)
    assert "Hari ini ada kunjungan K1 Uren. Grup ini terhubung sebagai grup Desa Uren." in words
    assert asked in words
    await stage.acts.taps(cast.coordinator, "Tidak", group)
    assert "Grup ini tetap terhubung sebagai grup Desa Uren" in heard(cast.coordinator, group)
    await reports(stage, "Berangkat")
    assert asked in await binds(stage, group, label, village)
    await stage.acts.answers(cast.coordinator, group, "ya")
    assert then in cast.coordinator.last(group).shown


async def test_the_teams_group_is_asked_about_too_and_a_visit_that_is_back_still_counts(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tim sudah pulang")
    assert "Hari ini ada kunjungan K1 Uren" in await binds(stage, cast.team_group, "Desa", "kapul")
    await stage.acts.taps(cast.coordinator, "Kembali", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "liyu")
    assert "Tetap hubungkan ke Desa Liyu?" in cast.coordinator.last(cast.team_group).shown


async def test_a_second_group_of_a_village_that_is_being_visited_is_asked_about(stage: Stage) -> None:
    """One tap beside the right village, and another village's people overhear the visit."""
    await begins(stage)
    assert "Tetap hubungkan ke Desa Uren?" in await binds(stage, stage.cast.other_group, "Desa", "uren")


async def test_what_takes_no_visit_away_is_not_asked(stage: Stage) -> None:
    """The same village again, another village's group, and the first group of all."""
    cast = stage.cast
    await begins(stage)
    new = stage.world.add_group("Perangkat Desa Marajai", [cast.coordinator.user])
    for group, village in ((cast.village_group, "uren"), (cast.other_group, "liyu"), (new, "marajai")):
        await binds(stage, group, "Desa", village)
        assert "Di sini perangkat desa menentukan" in heard(cast.coordinator, group)


# --- thrown out, and back ---


async def test_a_group_that_is_something_already_is_asked_about_first(stage: Stage) -> None:
    """The team's words would reach a village, and nobody could take that back."""
    cast = stage.cast
    assert "Tetap hubungkan ke Desa Kapul?" in await binds(stage, cast.team_group, "Desa", "kapul")
    await stage.acts.taps(cast.coordinator, "Tidak", cast.team_group)
    assert "tetap terhubung sebagai grup tim" in heard(cast.coordinator, cast.team_group)
    assert "Tetap hubungkan sebagai grup tim?" in await binds(stage, cast.village_group, "Tim pelaksana")


@pytest.mark.parametrize("way", ["tap", "reply"])
async def test_a_group_that_lost_its_place_is_told_of_and_gets_it_back(stage: Stage, way: str) -> None:
    cast = stage.cast
    alone = cast.coordinator.opens_private()
    await stage.acts.says(cast.coordinator, alone, "/start")
    await stage.acts.says(cast.admin, cast.team_group, "/hubungkan")
    await stage.acts.taps(cast.admin, "Desa", cast.team_group)
    await stage.acts.answers(cast.admin, cast.team_group, "kapul")
    await stage.acts.taps(cast.admin, "Ya", cast.team_group)
    told = cast.coordinator.last(alone).shown
    assert "tadinya terhubung sebagai grup tim, sekarang terhubung sebagai grup Desa Kapul" in told
    if way == "tap":
        await stage.acts.taps(cast.coordinator, "↩️ Salah: kembalikan", cast.team_group)
    else:
        cast.coordinator.replies(cast.coordinator.last(cast.team_group), "salah")
        await stage.settle()
    assert "Dikembalikan: grup ini terhubung sebagai grup tim" in heard(cast.coordinator, cast.team_group)
    await stage.acts.plans()
    assert stage.acts.card(cast.coordinator, cast.team_group, "K1")


async def test_what_is_said_to_a_group_that_threw_the_bot_out_waits_for_it(stage: Stage) -> None:
    cast = stage.cast
    stage.world.kick_bot(cast.village_group, cast.stranger.user)
    await stage.settle()
    await stage.acts.plans()
    told = [text for text in said(stage, cast.coordinator, cast.team_group) if "tidak dapat menulis" in text]
    assert len(told) == 1
    assert "Perangkat Desa Uren" in told[0]
    stage.world.add_bot(cast.village_group)
    await stage.settle()
    assert "Menunggu jawaban desa" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_bot_that_comes_back_without_its_rights_says_that_photos_are_invisible(stage: Stage) -> None:
    cast = stage.cast
    stage.world.kick_bot(cast.village_group)
    stage.world.add_bot(cast.village_group)
    await stage.settle()
    assert "Tambah admin" in cast.official.last(cast.village_group).shown
    stage.world.promote_bot(cast.village_group)
    await stage.settle()
    assert "Foto di grup ini terbaca" in cast.official.last(cast.village_group).shown
    stage.world.demote_bot(cast.village_group)
    await stage.settle()
    assert "Tambah admin" in cast.official.last(cast.village_group).shown


async def test_when_the_teams_own_group_is_lost_the_coordinator_hears_it_alone(stage: Stage) -> None:
    cast = stage.cast
    stage.world.kick_bot(cast.team_group)
    await stage.settle()
    assert "Tim PAK SOTARSA" in cast.coordinator.last(stage.world.private(cast.coordinator.user)).shown


async def test_with_privacy_off_a_plain_member_sees_photos(stage: Stage) -> None:
    """BotFather's switch counts from the next start on, and for groups that are joined after it."""
    cast = stage.cast
    stage.world.set_privacy(False)
    await stage.reopen()
    group = stage.world.add_group("Perangkat Desa Marajai", [cast.coordinator.user])
    await stage.acts.says(cast.coordinator, group, "/hubungkan")
    await stage.acts.taps(cast.coordinator, "Desa", group)
    await stage.acts.answers(cast.coordinator, group, "marajai")
    assert "Foto di grup ini terbaca" in cast.coordinator.last(group).shown


async def test_who_blocks_the_bot_is_missed_and_their_words_wait(stage: Stage) -> None:
    cast = stage.cast
    private = stage.world.private(cast.coordinator.user)
    await stage.acts.plans()
    stage.world.block(cast.coordinator.user)
    await stage.settle()
    assert "Rahmi Contoh" in cast.member.last(cast.team_group).shown
    await stage.later(hours=82, minutes=1)
    assert "+6281200000003" not in seen(cast.coordinator, private)
    stage.world.unblock(cast.coordinator.user)
    await stage.settle()
    assert "+6281200000003" in heard(cast.coordinator, private)


async def test_nobody_is_told_of_a_stranger_who_goes(stage: Stage) -> None:
    """Neither of one who blocks the bot, nor of a group that was never bound."""
    cast = stage.cast
    group = stage.world.add_group("Arisan", [cast.stranger.user])
    await stage.acts.says(cast.stranger, group, "/bantuan")
    await stage.acts.says(cast.stranger, stage.world.private(cast.stranger.user), "/start")
    stage.world.block(cast.stranger.user)
    stage.world.kick_bot(group)
    await stage.settle()
    assert "tidak dapat menulis" not in seen(cast.coordinator, cast.team_group)


# --- grown ---


async def test_a_group_that_grows_in_the_middle_of_everything_goes_on(stage: Stage) -> None:
    """The open question and the card are said again in the new chat, where the old messages are worth nothing."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, cast.team_group, "/kunjungan")
    await stage.acts.answers(cast.coordinator, cast.team_group, "liyu")
    village, team = stage.world.migrate(cast.village_group), stage.world.migrate(cast.team_group)
    await stage.settle()
    await stage.acts.taps(cast.official, "Kam 3 Des", village)
    assert "memilih Kamis" in stage.acts.card(cast.official, village, "K1").shown
    assert stage.acts.card(cast.coordinator, team, "K1")
    await stage.acts.taps(cast.coordinator, "makanan", team)
    await stage.acts.taps(cast.coordinator, "Lanjut", team)
    await stage.acts.answers(cast.coordinator, team, "1-5 Desember")
    assert "Siapa yang berangkat" in cast.coordinator.last(team).shown
    assert await dead(stage) == 0


async def test_photos_of_a_group_that_grew_are_counted_beside_the_new_ones(stage: Stage) -> None:
    """Messages are numbered afresh there, so that a new photo may bear an old one's number."""
    cast = stage.cast
    await begins(stage)
    old = cast.member.sends_photo(cast.team_group, caption="K1 sembako 2")
    await stage.settle()
    team = stage.world.migrate(cast.team_group)
    await stage.settle()
    while max(team.messages) < old.message_id - 1:
        cast.coordinator.sends(team, "ya")
    new = cast.member.sends_photo(team, caption="K1 sembako 3")
    assert new.message_id == old.message_id
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(visit=1, state="stored") == 2
        assert await books.deliveries.total("amount", visit=1) == 5


async def test_the_new_chat_may_speak_before_we_hear_of_the_move(stage: Stage) -> None:
    """What we owe it then goes to the same group, which is still one."""
    cast = stage.cast
    await stage.acts.plans()
    new_id = stage.world.supergroup_id() - 1
    early = {
        "message_id": 1,
        "date": int(stage.clock.now().timestamp()),
        "chat": {"id": new_id, "type": "supergroup", "title": "Perangkat Desa Uren"},
        "from": {"id": cast.official.user.id, "is_bot": False, "first_name": "Alus"},
        "text": "/jadwal",
        "entities": [{"type": "bot_command", "offset": 0, "length": 7}],
    }
    stage.world.faults.poison({"message": early})
    village = stage.world.migrate(cast.village_group)
    assert village.id == new_id
    await stage.settle()
    assert await dead(stage) == 0
    assert "Jadwal kunjungan" in heard(cast.official, village)
    await stage.acts.taps(cast.official, "Kam 3 Des", village)
    async with stage.engine.store.reading() as books:
        assert await books.chats.count(title="Perangkat Desa Uren") == 1


async def test_a_closed_topic_falls_back_to_the_general_one(stage: Stage) -> None:
    cast = stage.cast
    forum = stage.world.add_group("Forum Tim", [cast.coordinator.user, cast.member.user], forum=True)
    topic = stage.world.add_topic(forum, "Kunjungan")
    cast.coordinator.sends(forum, "/hubungkan", thread=topic.thread_id)
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Tim pelaksana", forum)
    await stage.acts.plans()
    assert stage.acts.card(cast.member, forum, "K1").thread_id == topic.thread_id
    stage.world.close_topic(forum, topic.thread_id)
    stage.world.expect("TOPIC_CLOSED")
    await stage.acts.plans("Liyu")
    assert stage.acts.card(cast.member, forum, "K2").thread_id is None


@pytest.mark.parametrize("bound_in", ["General", "Kunjungan", "Lain"])
async def test_in_a_forum_every_answer_stands_where_it_was_asked(stage: Stage, bound_in: str) -> None:
    """Every command, in a topic and in General, wherever the bot's own words stand."""
    cast = stage.cast
    forum = stage.world.add_group("Forum Tim", [cast.coordinator.user, cast.member.user], forum=True, bot_admin=True)
    topics = {name: stage.world.add_topic(forum, name).thread_id for name in ("Kunjungan", "Lain")}
    cast.coordinator.sends(forum, "/hubungkan", thread=topics.get(bound_in))
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Tim pelaksana", forum)
    await begins(stage)
    card = stage.acts.card(cast.coordinator, forum, "K1")
    assert card.thread_id == topics.get(bound_in)
    for command in sorted(name for name, one in COMMANDS.items() if TEAM in one.scopes):
        for asked_in in (topics["Kunjungan"], None):
            before = set(forum.messages)
            cast.coordinator.sends(forum, f"/{command}", thread=asked_in)
            await stage.settle()
            new = [m for number, m in forum.messages.items() if number not in before and m.sender is stage.world.bot]
            assert {m.thread_id for m in new} <= {asked_in}, command
            cast.coordinator.sends(forum, "/batal", thread=asked_in)
            await stage.later(minutes=1)


async def test_an_answer_whose_topic_was_closed_meanwhile_stands_in_the_bots_own(stage: Stage) -> None:
    cast = stage.cast
    forum = stage.world.add_group("Forum Tim", [cast.coordinator.user, cast.member.user], forum=True)
    bound, other = (stage.world.add_topic(forum, name).thread_id for name in ("Kunjungan", "Lain"))
    cast.coordinator.sends(forum, "/hubungkan", thread=bound)
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Tim pelaksana", forum)
    cast.member.sends(forum, "/jadwal", thread=other)
    stage.world.close_topic(forum, other)
    stage.world.expect("TOPIC_CLOSED")
    await stage.settle()
    (answer,) = [m for m in forum.messages.values() if "Belum ada kunjungan" in m.shown and m.sender is stage.world.bot]
    assert answer.thread_id == bound


# --- who is it? ---


async def test_an_anonymous_admin_is_asked_to_press_and_then_is_somebody(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    stage.world.anonymous(cast.village_group, cast.official.user)
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    cast.official.replies(card, "3 Desember jam 9, balai desa")
    await stage.settle()
    assert "admin anonim" in cast.official.last(cast.village_group).shown
    assert "Menunggu jawaban desa" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    await stage.acts.taps(cast.official, "Kam 3 Des", cast.village_group)
    assert "Alus Contoh memilih" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_an_anonymous_admins_command_goes_on_by_a_button(stage: Stage) -> None:
    """Every command has a button; what they type later is answered as kindly."""
    cast = stage.cast
    stage.world.anonymous(cast.team_group, cast.coordinator.user)
    await stage.acts.says(cast.coordinator, cast.team_group, "/kunjungan")
    assert "admin anonim" in cast.coordinator.last(cast.team_group).shown
    await stage.acts.taps(cast.coordinator, "Mengusulkan kunjungan", cast.team_group)
    assert "Kunjungan ke desa mana" in cast.coordinator.last(cast.team_group).shown
    await stage.acts.answers(cast.coordinator, cast.team_group, "uren")
    assert "admin anonim" in cast.coordinator.last(cast.team_group).shown


async def test_nobody_who_writes_as_a_channel_is_vouched_for(stage: Stage) -> None:
    """A bug: all who write as any channel are one user for Telegram, and would all have spoken for the village."""
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    chat = {"id": cast.village_group.id, "type": "supergroup", "title": "Uren"}
    said = {
        "message_id": 900_001, "date": int(stage.clock.now().timestamp()), "chat": chat, "text": "Kam 3 Des",
        "from": {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"},
        "sender_chat": {"id": -1009, "type": "channel", "title": "Kabar Uren"},
        "reply_to_message": {"message_id": card.message_id, "date": 0, "chat": chat},
    }  # fmt: skip
    stage.world.faults.poison({"message": said})
    await stage.settle()
    assert "tidak tahu siapa Anda" in cast.official.last(cast.village_group).shown
    async with stage.engine.store.reading() as books:
        assert await books.people.first(telegram_id=136817688) is None


async def test_strange_names_and_titles_stay_words_on_one_line(stage: Stage) -> None:
    """Neither markup, nor a turned direction, nor a second line comes along."""
    cast = stage.cast
    newcomer = Actor(stage.world, stage.world.add_user(STRANGE))
    cast.village_group.title = STRANGE
    stage.world.join(cast.village_group, newcomer.user)
    await stage.acts.plans()
    await stage.acts.taps(newcomer, "Kam 3 Des", cast.village_group)
    await stage.acts.taps(cast.official, "Jamin <b>Uren</b> & 😀 nera", cast.village_group)
    await stage.acts.taps(newcomer, "Kam 3 Des", cast.village_group)
    card = stage.acts.card(cast.coordinator, cast.team_group, "K1")
    assert "<b>Uren</b> & 😀 nera memilih Kamis" in card.shown
    stage.world.kick_bot(cast.village_group)
    await stage.settle()
    assert '"<b>Uren</b> & 😀 nera"' in cast.coordinator.last(cast.team_group).shown


async def test_an_official_may_also_report_for_a_village_group_that_was_renamed(stage: Stage) -> None:
    """A title is only a title: the bond is ours."""
    cast = stage.cast
    await begins(stage)
    cast.team_group.title = "Tim Baru"
    await reports(stage, "Berangkat")
    assert "Sedang berjalan" in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown


async def test_a_group_whose_admin_the_bot_was_before_hears_that_photos_are_seen(stage: Stage) -> None:
    """U16: what Telegram told before the bot kept books is asked for when a group is bound."""
    cast = stage.cast
    stage.world.promote_bot(cast.spare_group)
    await stage.settle()
    async with stage.engine.store.writing() as books:
        await books.chats.change_all({"telegram_id": cast.spare_group.id}, bot_is_admin=False, sees_photos=False)
    await stage.acts.says(cast.coordinator, cast.spare_group, "/hubungkan")
    await stage.acts.taps(cast.coordinator, "Tim pelaksana", cast.spare_group)
    await stage.acts.taps(cast.coordinator, "Ya", cast.spare_group)
    assert cast.coordinator.last(cast.spare_group).shown == "Foto di grup ini terbaca."
    async with stage.engine.store.reading() as books:
        chat = await books.chats.first(telegram_id=cast.spare_group.id)
        assert chat is not None
        assert chat.sees_photos
