"""/libur: the office keeps the table of public holidays and joint leave true; the seeded Islamic dates may move."""

from typing import Any

from pydantic import BaseModel

from conversations import flow
from conversations.button import in_rows, number
from conversations.command import PRIVATE, TEAM, Command
from conversations.flow import DONE, Flow, question, tapped, typed
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.people.rights import Action
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import holiday_table
from sotarsa_bot.visits.holiday import Holiday, HolidayKind

SHOWN = 16


class Draft(BaseModel):
    """Nothing is gathered: each day is kept as it is typed."""


async def begin(talk: Talk[Any]) -> None:
    await flow.start(talk, FLOW)


async def _coming(talk: Talk[Draft]) -> None:
    found = (await holiday_table.coming(talk.books, talk.today))[:SHOWN]
    lines = [_line(one) for one in found] or [texts.html("holiday.none")]
    remove = (texts.plain("holiday.remove", day=wording.short_day(one.day)) for one in found)
    rows = in_rows((flow.choice(talk, label, "remove", h.id) for label, h in zip(remove, found, strict=True)), 3)
    rows.append([flow.choice(talk, texts.plain("common.done_button"), "done")])
    await flow.ask(talk, "holiday.coming", rows, days=Html("\n".join(lines)))


def _line(one: Holiday) -> Html:
    key = "holiday.line_leave" if one.kind is HolidayKind.JOINT_LEAVE else "holiday.line"
    name = one.name.removeprefix("Cuti Bersama ")
    said = texts.html(key, day=wording.long_day(one.day), name=name)
    return Html(said + texts.html("holiday.forecast")) if one.forecast else said


async def _typed(talk: Talk[Draft]) -> str:
    await holiday_table.add(talk.acting(), talk.answer)
    return "coming"


async def _removed(talk: Talk[Draft]) -> str:
    await holiday_table.remove(talk.acting(), number([talk.answer]))
    return "coming"


async def _done(talk: Talk[Draft]) -> str:
    await flow.finish(talk, "holiday.done")
    return DONE


FLOW = Flow(
    "libur",
    may=Action.HOLIDAYS,
    draft=Draft,
    first="coming",
    steps={"coming": question(_coming, typed(_typed), tapped("remove", _removed), tapped("done", _done))},
)
COMMANDS = (Command("libur", begin, frozenset({PRIVATE, TEAM})),)
FLOWS_ = (FLOW,)
