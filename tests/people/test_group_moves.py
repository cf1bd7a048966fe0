"""A group becomes a supergroup, and the signs of it come in any order, with photos, presses and words on their way."""

from itertools import permutations

import pytest

from conversations import post
from simulator.model import Chat
from sotarsa_bot.records.machinery import PostState
from sotarsa_bot.records.slots import SlotKey, SlotKind
from tests.conftest import Stage
from tests.gateway.test_sending import Desk
from tests.people.test_groups import dead, offered, said
from tests.the_day import begins

ORDERS = tuple(permutations(("old sign", "new sign", "old photo", "new photo")))


@pytest.mark.parametrize("order", ORDERS, ids=", ".join)
async def test_in_whatever_order_the_signs_of_a_move_come_nothing_is_lost(stage: Stage, order: tuple[str, ...]) -> None:
    """A bug: what came from the old chat after the new one's word made a chat of its own, and took the place of the
    real one. In every other order the third sign, the refusal of what we send, is there before the others."""
    await begins(stage)
    cast, world, group = stage.cast, stage.world, stage.cast.team_group
    world.expect("group chat was upgraded to a supergroup chat")
    world.expect("not found")
    cast.member.sends_photo(group, caption="K1 sembako 2")
    team = world.migrate(group)
    early = cast.member.sends_photo(team, caption="K1 sembako 3")
    names = ["old photo", "old sign", "new sign", "new photo"]
    world.inbox.reorder([names.index(name) for name in order])
    if ORDERS.index(order) % 2:
        await stage.starts()
        desk = Desk(stage)
        await desk.owes(group, "satu")
        await stage.engine.sender.send()
    await stage.settle()
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.total("amount", visit=1) == 5
        assert await books.photos.count(visit=1, state="stored") == 2
        assert await books.chats.count(title=group.title) == 1
        chat = await books.chats.first(telegram_id=team.id)
        assert chat
        assert (chat.purpose, chat.heard) == ("team", True)
    assert await dead(stage) == 0
    assert early.reactions
    await stage.acts.says(cast.member, team, "K1 sembako 1")
    assert "1 sembako" in cast.member.last(team).shown
    assert "kunjungan" in offered(stage, team)


def raw_member(stage: Stage, chat_id: int, kind: str, before: str, now: str) -> None:
    bot = {"id": 42, "is_bot": True, "first_name": "PAK SOTARSA"}
    change = {
        "chat": {"id": chat_id, "type": kind, "title": "Perangkat Desa Uren"},
        "from": {"id": 5, "is_bot": False, "first_name": "A"}, "date": 1_800_000_000,
        "old_chat_member": {"user": bot, "status": before}, "new_chat_member": {"user": bot, "status": now},
    }  # fmt: skip
    stage.world.faults.poison({"my_chat_member": change})


@pytest.mark.parametrize("place", [0, 1, 2, 3])
async def test_our_own_standing_in_both_chats_is_taken_for_no_farewell(stage: Stage, place: int) -> None:
    """Telegram also says that we came into the new chat, and that we are no member of the old one any more."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    village = stage.world.migrate(group)
    raw_member(stage, village.id, "supergroup", "left", "member")
    raw_member(stage, group.id, "group", "member", "left")
    order = [0, 1, 3]  # old sign, new sign, farewell
    order.insert(place, 2)
    stage.world.inbox.reorder(order)
    await stage.settle()
    assert await dead(stage) == 0
    assert "menghubungkannya" not in "\n".join(said(stage, cast.official, village))
    assert "tidak dapat menulis" not in "\n".join(said(stage, cast.coordinator, cast.team_group))
    await stage.acts.taps(cast.official, "Kam 3 Des", village)
    assert "memilih Kamis" in stage.acts.card(cast.official, village, "K1").shown
    assert "jadwal" in offered(stage, village)


async def test_a_press_in_the_old_chat_counts_after_the_move(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    card = stage.acts.card(cast.official, group, "K1")
    cast.official.taps("Kam 3 Des", chat=group)
    village = stage.world.migrate(group)
    stage.world.inbox.reorder([1, 2, 0])
    await stage.settle()
    assert "memilih Kamis" in stage.acts.card(cast.official, village, "K1").shown
    assert card.chat is group
    assert await dead(stage) == 0


async def test_a_reply_in_the_old_chat_answers_no_message_of_the_new_one(stage: Stage) -> None:
    """Both number their messages; what lives in the new chat must not be answered by chance."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    card = stage.acts.card(cast.official, group, "K1")
    village = stage.world.migrate(group)
    await stage.settle()
    async with stage.engine.store.writing() as books:
        here = SlotKey.in_chat(SlotKind.CARD, await number(stage, village), visit=1)
        await books.slots.change(here.name, message=card.message_id)
    body = {
        "message_id": 900_001, "date": int(stage.clock.now().timestamp()), "text": "3 Desember jam 9, balai desa",
        "chat": {"id": group.id, "type": "group", "title": group.title},
        "from": {"id": cast.official.user.id, "is_bot": False, "first_name": "Alus"},
        "reply_to_message": {"message_id": card.message_id, "date": 0, "chat": {"id": group.id, "type": "group"}},
    }  # fmt: skip
    stage.world.faults.poison({"message": body})
    await stage.settle()
    assert "memilih" not in stage.acts.card(cast.official, village, "K1").shown
    assert "Menunggu jawaban desa" in stage.acts.card(cast.official, village, "K1").shown


async def number(stage: Stage, chat: Chat) -> int:
    async with stage.engine.store.reading() as books:
        found = await books.chats.first(telegram_id=chat.id)
    assert found
    return found.id


async def test_a_question_that_was_on_its_way_is_asked_in_the_new_chat(stage: Stage) -> None:
    """The old chat took it, and its answer came after we heard of the move: its number means nothing any more."""
    await stage.settle()
    desk, group = Desk(stage), stage.cast.team_group
    await desk.owes(group, "kartu", slot="kartu")
    sender = stage.engine.sender
    loads = await sender._take()
    settle = await sender._called(loads[0])
    new = stage.world.migrate(group)
    await stage.engine.receiver.receive()
    while await stage.engine.worker.work():
        pass
    async with stage.engine.store.writing() as books:
        await settle(books)
    await stage.settle()
    assert "kartu" in desk.said(new)
    async with stage.engine.store.reading() as books:
        slot = await books.slots.first(name="kartu")
        assert slot
        assert slot.message in new.messages
    assert not await desk.posts(PostState.SENDING)


async def test_what_was_owed_to_a_message_of_the_old_chat_touches_none_of_the_new_one(stage: Stage) -> None:
    """A bug: a message was deleted, edited or reacted to because it bore the number of an old one."""
    desk, group = Desk(stage), stage.cast.team_group
    old = stage.cast.member.sends(group, "rahasia")
    await stage.settle()
    for method in ("deleteMessage", "pinChatMessage"):
        await desk.owes_call(group, method, {"message_id": old.message_id})
    await desk.reacts(old)
    async with stage.engine.store.writing() as books:
        chat = await books.chats.get(await number(stage, group))
        await post.write(books, chat, "jawaban", now=stage.clock.now(), reply_to=old.message_id)
    new = stage.world.migrate(group)
    while max(new.messages, default=0) < old.message_id:
        stage.cast.coordinator.sends(new, "ya")
    await stage.engine.receiver.receive()
    while await stage.engine.worker.work():
        pass
    await stage.settle()
    same = new.messages[old.message_id]
    assert (same.deleted, same.pinned, bool(same.reactions)) == (False, False, False)
    (answer,) = [m for m in new.timeline if m.shown == "jawaban"]
    assert answer.reply_to is None


async def test_a_question_that_was_asked_in_the_new_chat_before_we_knew_it_goes_on(stage: Stage) -> None:
    """Somebody binds it anew because it was silent; then we hear that it is the same group."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    village = stage.world.migrate(group)
    held = stage.world.inbox._waiting[:]
    stage.world.inbox._waiting.clear()
    cast.coordinator.sends(village, "/hubungkan")
    await stage.settle()
    stage.world.inbox._waiting[:] = [
        type(one)({**one.body, "update_id": stage.world.inbox._next_id + n}, one.kind, one.since)
        for n, one in enumerate(held)
    ]
    stage.world.inbox._next_id += len(held)
    await stage.settle()
    assert await dead(stage) == 0
    await stage.acts.taps(cast.coordinator, "Desa", village)
    (asked,) = [m for m in cast.coordinator.sees(village) if m.shown.startswith("Desa mana?")]
    cast.coordinator.replies(asked, "uren")
    await stage.settle()
    assert "terhubung sebagai grup Desa Uren" in "\n".join(said(stage, cast.coordinator, village))
    assert stage.acts.card(cast.official, village, "K1")


async def test_what_a_chat_that_is_not_ours_says_is_not_kept(stage: Stage) -> None:
    """Words from a group that is bound to nothing wait for a sign of a move for some minutes, and no longer."""
    people = [stage.cast.coordinator.user, stage.cast.stranger.user]
    group = stage.world.add_group("Arisan", people, supergroup=True, bot_admin=True)
    stage.cast.coordinator.sends(group, "rahasia arisan")

    async def kept() -> int:
        async with stage.engine.store.reading() as books:
            return sum("rahasia arisan" in one.raw for one in await books.inbox.find())

    await stage.settle()
    assert await kept() == 1
    await stage.later(minutes=11)
    assert await kept() == 0
    stage.cast.stranger.sends(group, "rahasia arisan")
    await stage.settle()
    assert await kept() == 0
