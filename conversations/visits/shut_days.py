"""A day that is closed, or turns into a holiday, where a visit stands already: the office hears of it at once.

Caveats, never walls: the visit stays as it is until somebody moves it.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from conversations import post
from conversations.button import Button
from conversations.pressed import OfVisit
from conversations.presses.visits import BringCard, Postpone, ProposeAgain
from conversations.talk import Talk
from conversations.visits import notices
from sotarsa_bot import texts, wording
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import MOVES, Visit, VisitState
from sotarsa_bot.visits import days_changed

CLOSED, HOLIDAY = SlotKind.DAY_CLOSED, SlotKind.DAY_HOLIDAY
WAYS: dict[type[OfVisit], VisitState] = {ProposeAgain: VisitState.PROPOSED, Postpone: VisitState.POSTPONED}


async def closed(talk: Talk[Any], days: Iterable[tuple[date, str]], village: str) -> list[Visit]:
    """`days` with their reasons, which the village has just closed: those visits of it that stand on one of them."""
    return await _told(talk, CLOSED, dict(days), village)


async def warning(talk: Talk[Any], village: str, days: Iterable[date | None]) -> str:
    """What whoever chooses one of these days has to know first: their own village has closed it."""
    wanted = {day for day in days if day}
    found = [one for one in await talk.books.closed_days.find(village=village) if one.day in wanted]
    return "\n".join(texts.plain("calendar.closed", day=wording.long_day(one.day), reason=one.reason) for one in found)


async def holiday(talk: Talk[Any], days: Iterable[tuple[date, str]]) -> list[Visit]:
    """The same for days on which nobody works, with their names, in all villages."""
    return await _told(talk, HOLIDAY, dict(days), None)


async def _told(talk: Talk[Any], kind: SlotKind, days: dict[date, str], village: str | None) -> list[Visit]:
    hit = await days_changed.standing_on(talk.books, days, village)
    for visit, day in hit:
        await _tell(talk, visit, kind, days[day])
    return [visit for visit, _ in hit]


async def opened(talk: Talk[Any], days: Iterable[date], village: str | None = None) -> None:
    """Such a day is free again: where the office was told of it, this stands instead. No village: it was a
    holiday."""
    kind = CLOSED if village else HOLIDAY
    for visit, _ in await days_changed.standing_on(talk.books, days, village):
        for known in await talk.books.slots.find(subject=visit.subject, kind=kind, former=False):
            chat = await talk.books.chats.get(known.chat)
            text = texts.html("notice.day_opened", code=visit.code, day=_day(visit), name=talk.by.name)
            await post.put_to_rest(talk.books, chat, known, text, now=talk.now)


async def said(talk: Talk[Any], visits: list[Visit]) -> None:
    """Whoever closed the day hears which visits stand on it, unless they were told as one of the office."""
    told = {chat.id for chat in await _chats(talk)}
    if not visits or talk.chat.id in told:
        return
    codes = wording.listing([f"{visit.code} ({_day(visit)})" for visit in visits])
    key = "notice.day_closed_here" if talk.chat.purpose is Purpose.VILLAGE else "notice.day_closed_noted"
    await talk.say(key, codes=codes, subject=visits[0].subject)


async def _tell(talk: Talk[Any], visit: Visit, kind: SlotKind, reason: str) -> None:
    village = (await talk.books.villages.get(visit.village)).name
    because = f" ({reason})" if reason else ""
    for chat in await _chats(talk):
        slot = _slot(visit, chat.id, kind)
        await post.retire(talk.books, chat, slot, now=talk.now)
        await talk.say(f"notice.{kind}", to=None if chat.id == talk.chat.id else chat, slot=slot, waits=True,
                       code=visit.code, buttons=[_ways(visit, chat)], subject=visit.subject, name=talk.by.name,
                       village=village, day=_day(visit), because=because)  # fmt: skip


async def _chats(talk: Talk[Any]) -> list[Chat]:
    """The coordinators, each alone, and the team."""
    chats, _ = await notices.coordinators(talk)
    return list({chat.id: chat for chat in [*chats, *await roster.team_groups(talk.books)]}.values())


def _ways(visit: Visit, chat: Chat) -> list[Button]:
    ways = [way for way, state in WAYS.items() if state in MOVES[visit.state]]
    buttons = [way(visit=visit.id).button(f"card.{way.NAME}") for way in ways]
    return [*buttons, BringCard(visit=visit.id).button("notice.see_card")] if chat.private else buttons


def _day(visit: Visit) -> str:
    return wording.weekday_and_day(visit.day) if visit.day else ""


def _slot(visit: Visit, chat: int, kind: SlotKind) -> SlotKey:
    return SlotKey.in_chat(kind, chat, visit=visit.id)
