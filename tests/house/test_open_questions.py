"""A group becomes a supergroup: whatever waited for an answer stands in the new chat, and is answered there."""

import ast
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

import conversations
from simulator.model import Chat, Message
from simulator.people import Actor
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.slots import SlotKind
from tests.asked import ALONE, ASKED, PASSED_ON, SAY_NO_MORE, Asked, a_request, a_typed_step_of_two_visits
from tests.conftest import Stage
from tests.doubts.test_yes_no import NO, YES
from tests.middles import MIDDLES, Middle
from tests.the_day import begins, heard, seen

FOLDER = Path(conversations.__file__).parent


async def moved(stage: Stage) -> dict[str, Chat]:
    """Every group becomes a supergroup."""
    chats = {name: stage.world.migrate(getattr(stage.cast, name)) for name in ("team_group", "village_group")}
    await stage.settle()
    return chats


async def waiting(stage: Stage, chat: Chat) -> list[Slot]:
    await stage.starts()
    async with stage.engine.store.reading() as books:
        (row,) = await books.chats.find(telegram_id=chat.id)
        return await books.slots.find(chat=row.id, waits=True, order="name")


async def stands_again(stage: Stage, before: list[Slot], old: Chat, new: Chat) -> None:
    """Each is in the new chat, with the same words and buttons."""
    after = {slot.name: slot for slot in await waiting(stage, new)}
    assert set(after) == {slot.name for slot in before}
    for slot in before:
        assert slot.message is not None
        there = after[slot.name].message
        assert there is not None, slot.name
        was, now = old.messages[slot.message], new.messages[there]
        assert (now.shown, now.labels) == (was.shown, was.labels), slot.name


@pytest.mark.parametrize("asked", ASKED, ids=str)
async def test_what_waits_stands_again_where_the_group_went_and_is_answered_there(stage: Stage, asked: Asked) -> None:
    await asked.scene(stage)
    old: Chat = getattr(stage.cast, asked.group)
    before = await waiting(stage, old)
    assert not SAY_NO_MORE & {slot.kind for slot in before}
    meant = next(slot for slot in before if slot.kind is asked.kind and asked.words in str(slot.buttons))
    new = (await moved(stage))[asked.group]
    await stands_again(stage, before, old, new)
    there = next(slot for slot in await waiting(stage, new) if slot.name == meant.name)
    assert there.message is not None
    await answers(stage, asked, new, new.messages[there.message])


async def answers(stage: Stage, asked: Asked, chat: Chat, question: Message) -> None:
    """Something comes of it, as anybody there sees."""
    who, before = asked.person(stage), shown(chat)
    if asked.words:
        label = next(label for label in question.labels if asked.words in label)
        who.taps(label, message=question)
    else:
        who.sends_photo(chat, reply_to=question)
    await stage.settle()
    await stage.later(minutes=2)
    assert shown(chat) != before


def shown(chat: Chat) -> list[tuple[str, list[str]]]:
    """What the bot has said there, and with which buttons."""
    return [(message.shown, message.labels) for message in chat.timeline if message.sender and message.sender.is_bot]


@pytest.mark.parametrize("middle", [one for one in MIDDLES if one.where != "private"], ids=str)
async def test_a_talk_goes_on_where_the_group_went(stage: Stage, middle: Middle) -> None:
    who, old = middle.person(stage), middle.chat(stage)
    await middle.starts(stage)
    before = await waiting(stage, old)
    new = (await moved(stage))[middle.where]
    await stands_again(stage, before, old, new)
    question = next(m for m in reversed(who.sees(new)) if middle.asks in m.shown)
    who.replies(question, middle.answer)
    await stage.settle()
    if middle.read_back:
        await stage.acts.taps(who, "Ya", new)
    assert middle.then in heard(who, new)


async def answered(stage: Stage, who: Actor, label: str, chat: Chat) -> str:
    await stage.acts.taps(who, label, chat)
    return seen(who, chat)


async def test_they_are_answered_there(stage: Stage) -> None:
    """The six kinds that were lost, each with its answer."""
    cast = stage.cast
    await a_request(stage)
    for who in (cast.member, cast.coordinator):
        await stage.acts.says(who, cast.team_group, "K1 3 terima")
    await stage.acts.says(cast.member, cast.team_group, "/kendala hujan lebat")
    await stage.acts.taps(cast.member, "cuaca", cast.team_group)
    await stage.acts.taps(cast.member, "Tanpa foto", cast.team_group)
    await stage.acts.says(cast.coordinator, cast.team_group, "/bast")
    team = (await moved(stage))["team_group"]
    assert "menurut Hendra Contoh keduanya benar" in await answered(stage, cast.member, "Keduanya benar", team)
    assert "diterima" in (await answered(stage, cast.coordinator, "Terima", team)).casefold()
    assert "Dilanjutkan, menurut Hendra" in await answered(stage, cast.member, "Lanjutkan", team)
    assert "Hendra Contoh" in await answered(stage, cast.member, "Setujui", team)


async def test_what_was_answered_is_not_asked_again(stage: Stage) -> None:
    cast = stage.cast
    await a_typed_step_of_two_visits(stage)
    await stage.acts.taps(cast.member, "K2 Liyu", cast.team_group)
    await stage.acts.says(cast.member, cast.team_group, "/jadwal")
    team = (await moved(stage))["team_group"]
    assert "untuk kunjungan mana" not in seen(cast.member, team)
    assert "Jadwal kunjungan" not in seen(cast.member, team)


def sayings() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the conversations that puts buttons below words, with the function that makes it."""
    for file in sorted(FOLDER.rglob("*.py")):
        for function in ast.walk(ast.parse(file.read_text())):
            if isinstance(function, ast.AsyncFunctionDef | ast.FunctionDef):
                for call in ast.walk(function):
                    if isinstance(call, ast.Call) and _says(call):
                        yield f"{file.stem}.{function.name}", call


def _says(call: ast.Call) -> bool:
    """`write`, `say`, `finish`, `to_coordinators`: not what post.py does with a Slot."""
    named, called = {keyword.arg for keyword in call.keywords}, ast.unparse(call.func)
    return bool(named & {"buttons", "waits"}) and called != "Slot" and ".slots." not in called


def _decision(call: ast.Call) -> str | None:
    return next((ast.unparse(keyword.value) for keyword in call.keywords if keyword.arg == "waits"), None)


def test_whoever_gives_buttons_says_whether_they_wait_for_an_answer() -> None:
    """If this fails: say `waits=True` if the message asks something (and add a row to ASKED), else `waits=False`."""
    assert [where for where, call in sayings() if _decision(call) is None] == []


def test_every_question_is_in_the_table() -> None:
    asking = {where for where, call in sayings() if _decision(call) not in (None, "False")}
    assert asking - PASSED_ON == {one.said_by for one in ASKED} | set(ALONE)


def test_every_kind_of_message_is_known_to_ask_or_not() -> None:
    """If this fails for a new kind: give its question a row in tests/asked.py, or say there that it asks nothing."""
    asking = {one.kind for one in ASKED} | set(ALONE.values()) | {SlotKind.TALK}
    assert not asking & SAY_NO_MORE
    assert asking | SAY_NO_MORE == set(SlotKind)


async def a_meaning(stage: Stage) -> str:
    stage.cast.member.sends_photo(stage.cast.team_group, caption="K1 3 menolak kayanya")
    await stage.settle()
    return "Nomor 3 menolak"


async def the_count(stage: Stage) -> str:
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 selesai")
    return "Cocok menurut"


@pytest.mark.parametrize("words", YES)
@pytest.mark.parametrize("ask", [a_meaning, the_count])
async def test_each_yes_is_one_below_each_question(
    stage: Stage, ask: Callable[[Stage], Awaitable[str]], words: str
) -> None:
    """One list of words agrees, whatever is asked."""
    await begins(stage)
    done = await ask(stage)
    who, chat = (
        (stage.cast.official, stage.cast.village_group)
        if ask is the_count
        else (stage.cast.member, stage.cast.team_group)
    )
    who.replies(stage.acts.question(who, chat), words)
    await stage.settle()
    assert done in heard(who, chat)


@pytest.mark.parametrize("words", [*NO, "batal", "batalkan", "hapus", "cabut"])
async def test_each_no_leaves_what_was_read_unrecorded(stage: Stage, words: str) -> None:
    """Also a later yes of somebody else records nothing of it."""
    cast = stage.cast
    await begins(stage)
    await a_meaning(stage)
    question = stage.acts.question(cast.member, cast.team_group)
    cast.member.replies(question, words)
    await stage.settle()
    assert "belum dipahami" not in seen(cast.member, cast.team_group)
    cast.coordinator.replies(question, "ya")
    await stage.settle()
    assert "Nomor 3 menolak" not in seen(cast.member, cast.team_group)
