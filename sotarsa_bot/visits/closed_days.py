"""Days on which a village receives nobody: closed, opened again, or moved with what happens on them."""

import re
from dataclasses import dataclass
from datetime import date

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Taken
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import DaysRead, clean_name, lexicon, read_day_lists
from sotarsa_bot.parsing.day_lists import all_known, days_to_reopen, reopening, without_reopening
from sotarsa_bot.parsing.days_so_far import with_those_before
from sotarsa_bot.parsing.moved_days import Moved, moving, read_moved
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.visit import ClosedDay, Village
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import days_changed

_READ_BACK = re.compile(r"\d{4}-\d\d-\d\d\b")
_THERE_IS = re.compile(r"^\W*(?:ada|karena|krn|karna|sebab|soalnya)\s+(?=\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Changed:
    """`closed`: days that were open before, with their reasons; `opened`: days that were closed."""

    closed: tuple[tuple[date, str], ...] = ()
    opened: tuple[date, ...] = ()


async def close_days(
    acting: Acting, village: Village, words: str, *, confirmed: bool = False, before: str = ""
) -> Changed:
    """ "5-7 Desember aruh adat": days on which the village receives nobody. Said again, the reason is the new one;
    "kada jadi tutup tgl 5" opens them again, after a yes. A reason that is made of other words than the lexicon's is
    read back, too, unless it is `confirmed`: "satuju tgl 9" is none. `before`: days that were read back and wait for
    their yes, which these words stand below.

    Mistake or Unsure as read_day_lists; Mistake `village.not_closed`."""
    acting.need(Action.VILLAGE, village=village.code)
    today = acting.office.today(acting.now)
    if together := with_those_before(before, words, today=today):
        raise Unsure(*(_would_close(lists) for lists in together))
    known = {one.day: one.reason for one in await closed_days(acting, village)}
    literal = confirmed and _READ_BACK.match(words)  # "2026-12-03: aruhnya jadi" was read aloud as a closed day
    if not literal and (moved := read_moved(words, known, today=today)):
        return await _move(acting, village, words, moved)
    if not literal and (reopened := without_reopening(words)):
        return Changed(opened=await _reopen(acting, village, words, reopened))
    lists = read_day_lists(words, today=today)
    told = any(word.plain in lexicon.OPEN_SENTENCE for word in Words(words).all)  # "besok saja"
    known_why = all(all_known(one.rest, lexicon.CLOSED_VILLAGE) and (one.rest or not told) for one in lists)
    if not (confirmed or known_why):
        raise Unsure(_would_close(lists))
    closed = [await _close(acting, village, read) for read in lists]
    return Changed(closed=tuple(day for days in closed for day in days))


def _would_close(lists: tuple[DaysRead, ...]) -> Meaning:
    said = texts.plain("village.would_close", days="; ".join(one.said for one in lists))
    return Meaning("\n".join(one.words for one in lists), said)


async def _move(acting: Acting, village: Village, typed: str, moved: Moved) -> Changed:
    """What was to be on one day is on another: the former is open again, once that was read back."""
    if typed != (again := moving(moved)):
        before, after = (DaysRead(days, "") for days in (moved.before, moved.after))
        what = moved.reason or texts.plain("village.closed")
        said = texts.plain("village.would_move", what=what, before=before.said, after=after.said)
        both = DaysRead(moved.after, moved.reason)
        raise Unsure(Meaning(again, said), Meaning(both.words, texts.plain("village.closed_too", days=both.said)))
    opened = [one for one in await closed_days(acting, village) if one.day in moved.before]
    for one in opened:
        await open_day(acting, village, one.id)
    closed = await _close(acting, village, DaysRead(moved.after, moved.reason))
    return Changed(tuple(closed), tuple(one.day for one in opened))


async def _close(acting: Acting, village: Village, read: DaysRead) -> list[tuple[date, str]]:
    """Those that were open before."""
    rest = _THERE_IS.sub("", read.rest)
    reason = clean_name(rest) if rest else ""
    closed = []
    for day in read.days:
        try:
            await acting.books.closed_days.add(ClosedDay(village=village.code, day=day, reason=reason))
            closed.append((day, reason))
        except Taken:
            await acting.books.closed_days.change_all({"village": village.code, "day": day}, reason=reason)
    first, last = read.days[0].isoformat(), read.days[-1].isoformat()
    await acting.audit("village.closed_day", f"village:{village.code}", day=first, last=last)
    await days_changed.say(acting, [day for day, _ in closed], village.code)
    return closed


async def _reopen(acting: Acting, village: Village, typed: str, about: str) -> tuple[date, ...]:
    """Days are opened only in the words that were read back; of any others it is asked whether they mean that."""
    closed = {one.day: one for one in await closed_days(acting, village)}
    days = days_to_reopen(about, today=acting.office.today(acting.now))
    meant = DaysRead(days or (tuple(closed) if len(closed) == 1 else ()), "")
    if not meant.days:
        raise Mistake("parsing.date_unreadable", typed=wording.cut(typed))
    if not set(meant.days) <= set(closed):
        raise Mistake("village.not_closed", days=meant.said)
    if typed != (again := reopening(meant)):
        raise Unsure(Meaning(again, texts.plain("village.reopened", days=meant.said)))
    for day in meant.days:
        await open_day(acting, village, closed[day].id)
    return meant.days


async def open_day(acting: Acting, village: Village, number: int) -> tuple[date, ...]:
    """Visitors are received on that day after all: which day that is, if it was closed."""
    acting.need(Action.VILLAGE, village=village.code)
    found = await acting.books.closed_days.first(id=number, village=village.code)
    if found is None or not await acting.books.closed_days.discard(id=number, village=village.code):
        return ()
    await acting.audit("village.opened_day", f"village:{village.code}", closed_day=number)
    await days_changed.say(acting, [found.day], village.code)
    return (found.day,)


async def shut_again(acting: Acting, village: Village, day: date, reason: str) -> bool:
    """The day was opened by a slip of the thumb. False if it is closed."""
    acting.need(Action.VILLAGE, village=village.code)
    try:
        await acting.books.closed_days.add(ClosedDay(village=village.code, day=day, reason=reason))
    except Taken:
        return False
    await acting.audit("village.closed_day", f"village:{village.code}", day=day.isoformat(), last=day.isoformat())
    await days_changed.say(acting, [day], village.code)
    return True


async def closed_days(acting: Acting, village: Village) -> list[ClosedDay]:
    """Those to come."""
    found = await acting.books.closed_days.find(village=village.code, order="day")
    return [one for one in found if one.day >= acting.office.today(acting.now)]
