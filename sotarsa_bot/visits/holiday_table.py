"""The table of public holidays and joint leave: seeded from the yearly decrees, then the office's own."""

import re
from datetime import date

from sotarsa_bot.books import AtLeast, Books, Taken
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import DaysRead, clean_name, read_day_lists
from sotarsa_bot.visits.holiday import Holiday, HolidayKind
from sotarsa_bot.visits.visits import Acting

ALONE = "Cuti bersama"
"""The name of joint leave of which nothing else was said."""
_LEAVE = re.compile(r"\bcuti\s+bersama\b", re.IGNORECASE)
_HOLIDAY = re.compile(r"\b(hari\s+)?libur(\s+nasional)?\b", re.IGNORECASE)


async def coming(books: Books, today: date) -> list[Holiday]:
    """Those from today on."""
    return await books.holidays.find(day=AtLeast(today), order="day")


async def add(acting: Acting, words: str) -> None:
    """ "17 Agustus HUT RI" is a public holiday, "24-25 Desember cuti bersama Natal" are two days of joint leave.

    Mistake if the days cannot be read, have no name, or are all there already; Unsure as read_day_lists.
    """
    added = [await _add(acting, read) for read in read_day_lists(words, today=acting.office.today(acting.now))]
    if not any(added):
        raise Mistake("holiday.there_already")


async def _add(acting: Acting, read: DaysRead) -> bool:
    """Whether any of these days was not there yet."""
    kind = HolidayKind.JOINT_LEAVE if _LEAVE.search(read.rest) else HolidayKind.PUBLIC
    name = " ".join(_HOLIDAY.sub(" ", _LEAVE.sub(" ", read.rest)).split())
    if not name and kind is HolidayKind.JOINT_LEAVE:
        name = ALONE
    if not name and not read.rest:
        raise Mistake("holiday.no_name")
    name = clean_name(name or read.rest)
    return any([await _added(acting, Holiday(day=day, name=name, kind=kind)) for day in read.days])


async def _added(acting: Acting, holiday: Holiday) -> bool:
    """False if it is there already."""
    try:
        await acting.books.holidays.add(holiday)
    except Taken:
        return False
    await acting.audit("holiday.added", f"holiday:{holiday.day.isoformat()}", kind=holiday.kind)
    return True


async def remove(acting: Acting, number: int) -> Holiday | None:
    """The holiday that was taken away; None if it was gone already."""
    holiday = await acting.books.holidays.first(id=number)
    if holiday is None or not await acting.books.holidays.discard(id=number):
        return None
    await acting.audit("holiday.removed", f"holiday:{holiday.day.isoformat()}")
    return holiday
