"""Whoever writes the same again and again: one answer that waits stands for all, and nobody else waits for it."""

import pytest

from conversations import post
from conversations.conversation import COMMANDS
from simulator.model import Chat
from simulator.people import Actor
from sotarsa_bot import texts
from sotarsa_bot.records.machinery import PostState
from tests.conftest import Stage
from tests.the_day import begins, own, seen

TEXTS = ("sendMessage", "sendDocument", "sendPhoto")


async def received(stage: Stage) -> None:
    """All that came is stored and worked, and nothing is sent."""
    while await stage.engine.receiver.receive():
        pass
    while await stage.engine.worker.work():
        pass


async def owed(stage: Stage, chat: Chat) -> list[str]:
    async with stage.engine.store.reading() as books:
        row = await books.chats.first(telegram_id=chat.id)
        assert row
        coming = await books.outbox.find(chat=row.id, state=PostState.QUEUED, order="sort")
    return [str(one.payload.get("text", one.method)) for one in coming if one.method in TEXTS]


@pytest.mark.parametrize("where", ["group", "private"])
@pytest.mark.parametrize("command", sorted(COMMANDS))
@pytest.mark.long
async def test_equal_commands_of_one_person_owe_one_answer(stage: Stage, command: str, where: str) -> None:
    """Whatever the command is: thirty owe no more than one does."""
    cast = stage.cast
    await begins(stage)
    chat = cast.team_group if where == "group" else cast.coordinator.opens_private()
    await stage.settle()
    cast.coordinator.sends(chat, f"/{command}@sotarsa_bot" if where == "group" else f"/{command}")
    await received(stage)
    once = await owed(stage, chat)
    for _ in range(29):
        cast.coordinator.sends(chat, f"/{command}@sotarsa_bot" if where == "group" else f"/{command}")
    await received(stage)
    assert len(await owed(stage, chat)) <= max(1, len(once))


@pytest.mark.parametrize("often", [500, pytest.param(5_000, marks=pytest.mark.benchmark)])
async def test_a_member_who_writes_the_same_a_great_many_times_is_answered_once(stage: Stage, often: int) -> None:
    """Of 5,000, 4,941 were owed an answer each. They take some ten seconds, hence with the benchmarks."""
    cast, group = stage.cast, stage.cast.team_group
    for _ in range(often):
        cast.member.sends(group, "/bantuan")
    await received(stage)
    assert len(await owed(stage, group)) == 1
    await stage.settle()
    cast.member.sends(group, "/bantuan")
    await received(stage)
    assert len(await owed(stage, group)) == 1, "asked again after it was answered, it is answered again"


async def test_the_outbox_takes_the_same_answer_to_the_same_words_once(stage: Stage) -> None:
    """Five thousand times, each in a transaction's place: where it is decided, whatever the command."""
    async with stage.engine.store.writing() as books:
        chat = await books.chats.first(telegram_id=stage.cast.team_group.id)
        assert chat
        for _ in range(5_000):
            await post.write(books, chat, texts.html("common.not_yours"), now=stage.clock.now(), asked="7:same")
        assert await books.outbox.count(chat=chat.id, asked="7:same") == 1
        await post.write(books, chat, texts.html("common.not_yours"), now=stage.clock.now(), asked="8:same")
        assert await books.outbox.count(chat=chat.id) == 2


async def test_the_same_answer_to_other_words_is_said_for_each(stage: Stage) -> None:
    """Nobody takes the answer to another message for the one to theirs."""
    cast, group = stage.cast, stage.cast.team_group
    for words in ("/serah K9 3 terima", "/serah K9 4 terima", "/serah K9 4 terima"):
        cast.member.sends(group, words)
    cast.coordinator.sends(group, "/serah K9 4 terima")
    await received(stage)
    assert len(await owed(stage, group)) == 3


async def test_a_stranger_in_a_group_hears_one_hint_an_hour(stage: Stage) -> None:
    """A bug: 300 times /bantuan were owed an answer each, and the village's own question waited for them all."""
    cast, group = stage.cast, stage.cast.village_group
    stage.world.join(group, cast.stranger.user)
    await stage.settle()
    for number in range(300):
        cast.stranger.sends(group, f"/bantuan@sotarsa_bot {number}" if number % 2 else "/serah@sotarsa_bot")
    await received(stage)
    assert len(await owed(stage, group)) == 1
    before = stage.clock.now()
    await stage.acts.says(cast.official, group, "/jadwal")
    assert (stage.clock.now() - before).total_seconds() < 10
    await stage.later(minutes=30)
    cast.stranger.sends(group, "/bantuan@sotarsa_bot")
    await received(stage)
    assert await owed(stage, group) == []
    await stage.later(minutes=40)
    cast.stranger.sends(group, "/bantuan@sotarsa_bot")
    await received(stage)
    assert len(await owed(stage, group)) == 1


async def test_answers_to_the_registered_overtake_hints_to_strangers(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    crowd = [Actor(stage.world, stage.world.add_user(f"Tamu {n}")) for n in range(60)]
    for guest in crowd:
        stage.world.join(group, guest.user)
    await stage.settle()
    for guest in crowd:
        guest.sends(group, "/bantuan@sotarsa_bot")
    cast.official.sends(group, "/jadwal")
    await received(stage)
    assert len(await owed(stage, group)) == 61
    assert (await owed(stage, group))[0].startswith("Belum ada kunjungan")


async def test_a_stranger_alone_with_the_bot_owes_nobody_a_queue(stage: Stage) -> None:
    cast = stage.cast
    chat = cast.stranger.opens_private()
    await stage.settle()
    for _ in range(200):
        cast.stranger.sends(chat, "halo")
    await received(stage)
    assert len(await owed(stage, chat)) == 1
    assert cast.stranger.user.name not in seen(cast.coordinator, own(stage, cast.coordinator))
