"""Nothing is recorded at once that nobody said: sentences that are no answer, thrown into every state that takes words.

In the suite each state hears its share of them, another one than its neighbour. All of them, everywhere:
`SOTARSA_SWEEP=1 pytest tests/house/test_taken_at_once.py` (some minutes; docs/adding.md).
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from conversations import flow
from simulator.model import Chat, Message
from simulator.people import Actor
from sotarsa_bot.official import office_facts
from sotarsa_bot.visits import village_facts
from tests.asked import ASKED, Asked
from tests.conftest import Stage
from tests.middles import MIDDLES, Middle
from tests.sweeping import Ear, Heard, State

DATA = tomllib.loads((Path(__file__).parent.parent / "readers" / "at_once.toml").read_text(encoding="utf-8"))
WORDS: list[str] = DATA["words"]
SHARE = 1 if os.environ.get("SOTARSA_SWEEP") else 12
"""One in so many sentences is said in a state."""
STANDS: dict[str, list[Mapping[str, Any]]] = {
    "desa.fact": [{"field": name} for name in village_facts.FACTS],
    "kantor.fact": [{"field": name} for name in office_facts.FACTS],
    "data.own_fix": [{"field": "name"}, {"field": "phone"}],
}
"""What is asked at a step depends on what was pressed before."""
INTO = {one.flow: one for one in MIDDLES}
"""One way into each flow, the one that comes furthest."""


def said_in(state: State) -> list[str]:
    """Its share of the sentences, without those that are right there."""
    place = crc32(state.name.encode())
    right = DATA["right"]
    meant = [one for n, one in enumerate(WORDS) if (n + place) % SHARE == 0]
    return [one for one in meant if not any(part in state.name for part in right.get(one, {}).get("states", ()))]


async def taken(stage: Stage, state: State) -> list[str]:
    """What was said, and what was written down of it."""
    ear = Ear(stage, state)
    heard: dict[str, Heard] = {words: await ear.hears(words) for words in said_in(state)}
    return [
        f"{state}: {words} -> {it:.200}" for words, one in heard.items() for it in one.written[:1] if not _no_record(it)
    ]


def _no_record(written: str) -> bool:
    """A question that closed unanswered; words to an alarm, which are told on, and after which it rings on; and that
    what a village asks is passed on to the office."""
    return (
        written.endswith(" ended")
        or (written.startswith("alarm_answers") and written.endswith("ends=False"))
        or written.startswith("office_questions.add")
    )


def steps_of(middle: Middle, who: Actor, chat: Chat, question: Message) -> Iterator[State]:
    for step, asked in flow.FLOWS[middle.flow].steps.items():
        if asked.way("typed"):
            name = f"{middle.flow}.{step}"
            for draft in STANDS.get(name, [{}]):
                named = f"{name} {' '.join(map(str, draft.values()))}".strip()
                yield State(named, who, chat, None if chat.is_private else question, middle.flow, step, draft)


@pytest.mark.parametrize("middle", INTO.values(), ids=lambda one: one.flow)
async def test_no_step_takes_what_is_no_answer(stage: Stage, middle: Middle) -> None:
    """If this fails for a new step: let it ask `conversations/open_words.py` whether the words fit."""
    await middle.starts(stage)
    who, chat = middle.person(stage), middle.chat(stage)
    question = next(m for m in reversed(who.sees(chat)) if middle.asks in m.shown)
    found = [one for state in steps_of(middle, who, chat, question) for one in await taken(stage, state)]
    assert not found, "\n".join(found)


def test_every_flow_with_typed_words_is_looked_at() -> None:
    typed = {name for name, one in flow.FLOWS.items() if any(step.way("typed") for step in one.steps.values())}
    assert typed <= set(INTO)


@pytest.mark.parametrize("asked", ASKED, ids=str)
async def test_no_question_in_a_group_takes_what_is_no_answer(stage: Stage, asked: Asked) -> None:
    await asked.scene(stage)
    chat: Chat = getattr(stage.cast, asked.group)
    await stage.starts()
    async with stage.engine.store.reading() as books:
        (row,) = await books.chats.find(telegram_id=chat.id)
        slots = await books.slots.find(chat=row.id, waits=True, kind=asked.kind, order="name")
    number = next(slot.message for slot in slots if asked.words in str(slot.buttons))
    assert number is not None
    state = State(f"{asked.said_by} {asked.kind} {asked.group}", asked.person(stage), chat, chat.messages[number])
    found = await taken(stage, state)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("right", DATA["right"])
def test_what_is_right_somewhere_is_said_why(right: str) -> None:
    assert right in WORDS
    assert DATA["right"][right]["why"]
