"""/libur: the office keeps the table of public holidays and joint leave true; the seeded Islamic dates may move.

The days are shown, and taken out one level down: the month, the day, and a word before it goes.
"""

from datetime import date
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from conversations import flow
from conversations.button import in_rows, number
from conversations.command import PRIVATE, TEAM, Command
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, tapped, typed
from conversations.office.holiday_words import line, name
from conversations.talk import Talk
from conversations.visits import shut_days
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.holiday import Holiday, HolidayKind
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import holiday_table

MOST_SHOWN = 12


class At(FlowStep):
    COMING = "coming"
    MONTH = "month"
    DAY = "day"
    SURE = "sure"


class Draft(BaseModel):
    """Which one is to be taken out; nothing else is gathered: each day is kept as it is typed."""

    month: str = ""
    holiday: int = 0


async def begin(talk: Talk[Any]) -> None:
    await flow.start(talk, FLOW)


async def _coming(talk: Talk[Draft]) -> None:
    found = await holiday_table.coming(talk.books, talk.today)
    lines = [line(one) for one in found[:MOST_SHOWN]] or [texts.html("holiday.none")]
    if more := found[MOST_SHOWN:]:
        lines.append(texts.html("holiday.more", count=len(more), last=wording.long_day(more[-1].day)))
    rows = [[flow.choice(talk, texts.plain("holiday.remove"), "remove")]] if found else []
    rows.append([flow.choice(talk, texts.plain("common.done_button"), "done")])
    await flow.ask(talk, "holiday.coming", rows, days=Html("\n".join(lines)))


async def _typed(talk: Talk[Draft]) -> FlowStep:
    added, gone = await holiday_table.note(talk.acting(), talk.answer, confirmed=talk.confirmed, before=talk.instead_of)
    await shut_days.said(talk, await shut_days.holiday(talk, [(one.day, name(one)) for one in added]))
    await shut_days.opened(talk, [one.day for one in gone])
    return At.COMING


async def _remove(_talk: Talk[Draft]) -> FlowStep:
    return At.MONTH


async def _which_month(talk: Talk[Draft]) -> None:
    found = await holiday_table.coming(talk.books, talk.today)
    months = [(key, len(list(days))) for key, days in groupby(found, key=_month)]
    rows = in_rows((flow.choice(talk, _month_button(key, count), "month", key) for key, count in months), 3)
    await flow.ask(talk, "holiday.which_month", rows)


def _month(one: Holiday) -> str:
    return f"{one.day:%Y-%m}"


def _month_button(key: str, count: int) -> str:
    return texts.plain("holiday.month", month=wording.month(date.fromisoformat(f"{key}-01")), count=count)


async def _month_chosen(talk: Talk[Draft]) -> FlowStep:
    talk.draft.month = talk.answer
    if not await _of_month(talk):
        raise Mistake("common.old_button")
    return At.DAY


async def _of_month(talk: Talk[Draft]) -> list[Holiday]:
    found = await holiday_table.coming(talk.books, talk.today)
    return [one for one in found if _month(one) == talk.draft.month]


async def _which_day(talk: Talk[Draft]) -> None:
    rows = [[flow.choice(talk, _day_button(one), "day", one.id)] for one in await _of_month(talk)]
    await flow.ask(talk, "holiday.which_day", rows)


def _day_button(one: Holiday) -> str:
    key = "holiday.day_leave" if one.kind is HolidayKind.JOINT_LEAVE else "holiday.day"
    return texts.plain(key, day=wording.short_day(one.day), name=wording.cut(name(one), 30))


async def _day_chosen(talk: Talk[Draft]) -> FlowStep:
    talk.draft.holiday = number([talk.answer])
    await _meant(talk)
    return At.SURE


async def _meant(talk: Talk[Draft]) -> Holiday:
    """The day that is to go; Mistake if somebody took it out meanwhile."""
    found = await talk.books.holidays.first(id=talk.draft.holiday)
    if found is None:
        raise Mistake("holiday.gone")
    return found


async def _sure(talk: Talk[Draft]) -> None:
    rows = [[flow.choice(talk, texts.plain("holiday.remove_yes"), "yes")]]
    await flow.ask(talk, "holiday.sure", rows, day=line(await _meant(talk)))


async def _removed(talk: Talk[Draft]) -> FlowStep:
    gone = await _meant(talk)
    await holiday_table.remove(talk.acting(), gone.id)
    await shut_days.opened(talk, [gone.day])
    kind = "holiday.day_leave" if gone.kind is HolidayKind.JOINT_LEAVE else "holiday.day"
    talk.note("holiday.removed", again=texts.plain(kind, day=wording.span(gone.day, gone.day), name=name(gone)))
    return At.COMING


async def _done(talk: Talk[Draft]) -> FlowStep:
    await flow.finish(talk, "holiday.done")
    return DONE


FLOW = Flow(
    "libur",
    may=Action.HOLIDAYS,
    draft=Draft,
    first=At.COMING,
    steps={
        At.COMING: question(_coming, typed(_typed), tapped("remove", _remove), tapped("done", _done)),
        At.MONTH: question(_which_month, tapped("month", _month_chosen)),
        At.DAY: question(_which_day, tapped("day", _day_chosen)),
        At.SURE: question(_sure, tapped("yes", _removed)),
    },
)


CONVERSATION = Conversation(
    commands=(Command("libur", begin, frozenset({PRIVATE, TEAM})),),
    flows=(FLOW,),
)
