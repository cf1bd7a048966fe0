"""/bantuan and /jadwal: everything that can be typed can be pressed, and a card can be brought down again."""

from conversations.menu_scopes import IN_PRIVATE, IN_TEAM, IN_VILLAGE
from conversations.people.help_subjects import SUBJECTS
from sotarsa_bot.books import StartsWith
from sotarsa_bot.people.rights import Action
from tests.conftest import Stage
from tests.the_day import begins, heard, panel


async def test_help_offers_each_persons_own_commands_as_buttons(stage: Stage) -> None:
    cast = stage.cast
    labels = {}
    for who in (cast.official, cast.camat):
        private = stage.world.private(who.user)
        await stage.acts.says(who, private, "/bantuan")
        labels[who.user.first_name] = stage.acts.question(who, private).labels
    assert labels["Alus Contoh"] == [
        "Jadwal kunjungan",
        "Yang menunggu saya",
        "Daftar penerima",
        "Melaporkan kendala",
        "Data desa",
        "Kontak desa tanpa Telegram",
        "Data pribadi",
    ]
    assert labels["Camat Contoh"] == [
        "Jadwal kunjungan",
        "Yang menunggu saya",
        "Ringkasan kegiatan",
        "Yang menunggu keputusan camat",
        "Berita acara",
        "Pelaksana tugas camat",
        "Data pribadi",
    ]


def test_every_right_and_every_command_belongs_to_one_subject() -> None:
    rights = [action for actions, _ in SUBJECTS.values() for action in actions]
    commands = [name for _, names in SUBJECTS.values() for name in names]
    assert sorted(rights) == sorted(Action)
    assert sorted([*commands, "bantuan", "batal"]) == sorted(name for name, _ in IN_PRIVATE)
    assert {*IN_TEAM, *IN_VILLAGE} <= {*commands, "bantuan", "batal"}


async def test_much_help_is_grouped_and_each_subject_fits_a_small_phone(stage: Stage) -> None:
    """23 lines and 15 buttons were too many: five subjects, each edits the message, and back."""
    coordinator = stage.cast.coordinator
    private = stage.world.private(coordinator.user)
    await stage.acts.says(coordinator, private, "/bantuan")
    helped = coordinator.last(private)
    subjects = list(helped.labels)
    assert subjects == [
        "Kunjungan", "Hari kunjungan", "Ringkasan dan berita acara", "Desa dan kantor", "Orang dan data",
    ]  # fmt: skip
    commands: list[str] = []
    for subject in subjects:
        await stage.acts.taps(coordinator, subject, private)
        assert coordinator.last(private) is helped
        assert helped.shown.startswith(subject)
        assert len(helped.shown.splitlines()) <= 7
        commands += helped.labels[:-1]
        await stage.acts.taps(coordinator, "Kembali", private)
        assert list(helped.labels) == subjects
    assert len(commands) == sum(len(names) for _, names in SUBJECTS.values()) - 3  # /undang, /sk, /plt: administrators'
    await stage.acts.taps(coordinator, "Kunjungan", private)
    await stage.acts.taps(coordinator, "Mengusulkan kunjungan", private)
    assert "desa mana?" in coordinator.last(private).shown


async def test_a_reply_with_a_commands_words_needs_no_level(stage: Stage) -> None:
    """As before there were subjects; and a subject's words open it, below."""
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await stage.acts.says(coordinator, group, "/bantuan")
    helped = coordinator.last(group)
    coordinator.replies(helped, "desa dan kantor")
    await stage.settle()
    assert "Data desa" in coordinator.last(group).labels
    coordinator.replies(helped, "Jadwal kunjungan")
    await stage.settle()
    assert "Belum ada kunjungan" in coordinator.last(group).shown


async def test_a_subject_of_anothers_help_is_opened_below_for_whoever_presses(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.says(cast.coordinator, group, "/bantuan")
    helped = cast.coordinator.last(group)
    before = helped.shown
    cast.member.taps("Hari kunjungan", message=helped)
    await stage.settle()
    assert helped.shown == before
    assert cast.member.last(group).shown.startswith("Hari kunjungan")
    stage.world.join(group, cast.stranger.user)
    await stage.settle()
    cast.stranger.presses_data(group, helped, "1|help|day")
    cast.coordinator.presses_data(group, helped, "1|help|rahasia")
    await stage.settle()
    assert "undangan" in cast.stranger.alerts[-1].text
    assert "sudah tidak berlaku" in cast.coordinator.alerts[-1].text


async def test_a_command_by_its_button_is_the_command(stage: Stage) -> None:
    """The panel comes below, not into the old place; a flow begins; and it works as a reply."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "/bantuan")
    await stage.acts.taps(cast.member, "Melaporkan perjalanan", cast.team_group)
    assert "⬜ Berangkat" in panel(stage, cast.member, cast.team_group)
    helped = next(m for m in cast.member.sees(cast.team_group) if "Mencatat penyerahan" in m.labels)
    cast.member.replies(helped, "mencatat penyerahan")
    await stage.settle()
    assert "apa yang diserahkan" in heard(cast.member, cast.team_group)


async def test_a_button_of_somebody_elses_help_gives_no_rights(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.says(cast.coordinator, cast.village_group, "/bantuan")
    helped = stage.acts.question(cast.stranger, cast.village_group)
    cast.stranger.presses_data(cast.village_group, helped, "1|go|kunjungan")
    cast.official.presses_data(cast.village_group, helped, "1|go|kunjungan")
    cast.official.presses_data(cast.village_group, helped, "1|go|rm -rf")
    await stage.settle()
    assert "belum terdaftar" in cast.stranger.alerts[-1].text
    assert "bukan bagian tugas" in cast.official.alerts[0].text
    assert "sudah tidak berlaku" in cast.official.alerts[1].text


async def test_the_schedule_brings_the_card_down_again(stage: Stage) -> None:
    """The one further up loses its buttons, but a reply to it is still understood."""
    cast = stage.cast
    await stage.acts.plans()
    old = stage.acts.card(cast.official, cast.village_group, "K1")
    await stage.acts.says(cast.official, cast.village_group, "/jadwal")
    await stage.acts.taps(cast.official, "K1 Uren", cast.village_group)
    new = stage.acts.card(cast.official, cast.village_group, "K1")
    assert new.message_id > old.message_id
    assert (old.buttons, bool(new.buttons)) == ([], True)
    cast.official.replies(old, "3 Desember jam 9, balai desa")
    await stage.settle()
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "✅ Disepakati" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert "Menunggu jawaban" in old.shown


async def test_a_card_in_private_follows_the_visit(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    private = stage.world.private(cast.coordinator.user)
    await stage.acts.says(cast.coordinator, private, "/jadwal")
    await stage.acts.taps(cast.coordinator, "K1 Uren", private)
    await stage.acts.decides()
    assert "✅ Disepakati" in stage.acts.card(cast.coordinator, private, "K1").shown


async def test_an_official_brings_the_card_down_in_the_group_from_the_private_chat(stage: Stage) -> None:
    """Once the schedule had no button there, though the guide says "press its code"."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    old = stage.acts.card(cast.official, cast.village_group, "K1")
    own = cast.official.opens_private()
    for words in ("/jadwal", "k1"):
        await stage.acts.says(cast.official, own, words)
        if words == "/jadwal":
            await stage.acts.taps(cast.official, "K1 Uren", own)
        assert "Kartu K1 sudah ditampilkan lagi di grup Desa Uren" in cast.official.last(own).shown
        new = stage.acts.card(cast.official, cast.village_group, "K1")
        assert new.message_id > old.message_id
        old = new
    await stage.acts.says(cast.official, own, "K1 tgl 4 jam 9 balai desa")
    assert "Mohon balas (reply) kartu K1 di grup itu" in cast.official.last(own).shown


async def test_each_sees_the_schedule_of_their_own(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.other_official, cast.other_group, "/jadwal")
    assert "Belum ada kunjungan" in cast.other_official.last(cast.other_group).shown
    forged = cast.other_official.last(cast.other_group)
    cast.other_official.presses_data(cast.other_group, forged, "1|card|1")
    await stage.settle()
    assert "bukan bagian tugas" in cast.other_official.alerts[-1].text
    own = stage.world.private(cast.official.user)
    await stage.acts.says(cast.official, own, "/jadwal")
    assert "K1 Desa Uren" in cast.official.last(own).shown


async def test_a_start_offers_the_commands_of_every_chat_once(stage: Stage) -> None:
    """A newer version may know other commands; what Telegram was told already is not told again."""
    await stage.settle()
    async with stage.engine.store.writing() as books:
        await books.notes.discard(key=StartsWith("menu:"))
    told = [r for r in stage.world.requests if r.method == "setMyCommands"]
    await stage.reopen()
    await stage.settle()
    after = [r for r in stage.world.requests if r.method == "setMyCommands"][len(told) :]
    assert {r.params["scope"]["chat_id"] for r in after} >= {chat.telegram_id for chat in stage.cast.bound}
    await stage.reopen()
    await stage.settle()
    assert len([r for r in stage.world.requests if r.method == "setMyCommands"]) == len(told) + len(after)
