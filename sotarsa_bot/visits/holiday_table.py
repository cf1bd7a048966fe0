"""The table of public holidays and joint leave: seeded from the yearly decrees, then the office's own."""

import re
from datetime import date, timedelta

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import AtLeast, Books, Taken
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import DaysRead, clean_name, lexicon, read_day_lists
from sotarsa_bot.parsing.day_lists import all_known, days_to_reopen, reopening, without_reopening
from sotarsa_bot.parsing.day_readings import Days
from sotarsa_bot.parsing.days_so_far import with_those_before
from sotarsa_bot.parsing.moved_days import Moved, moving, read_moved
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.holiday import Holiday, HolidayKind
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import days_changed

ALONE = "Cuti bersama"
"""The name of joint leave of which nothing else was said."""
_LEAVE = re.compile(r"\bcuti\s+bersama\b", re.IGNORECASE)
_READ_BACK = re.compile(r"\d{4}-\d\d-\d\d\b")
_OF_MANY = frozenset({"hari", "raya", "suci", "tahun", "baru", "cuti", "bersama", "nasional", "nabi"})
"""Words in the names of several feasts."""
_HOLIDAY = re.compile(r"\b(hari\s+)?libur(\s+nasional)?\b", re.IGNORECASE)


async def coming(books: Books, today: date) -> list[Holiday]:
    """Those from today on."""
    return await books.holidays.find(day=AtLeast(today), order="day")


LOOKED_AHEAD = timedelta(days=62)
"""A date without its month is looked for so far ahead."""
_MONTH = re.compile(
    r"\d\s*[/.-]\s*\d|\b(?:jan|feb|peb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|nop|des)|\b(?:besok|lusa|ini)\b",
    re.IGNORECASE,
)
""" "hapus tgl 24" has none of these, and so may be of any month."""


async def note(
    acting: Acting, words: str, *, confirmed: bool = False, before: str = ""
) -> tuple[list[Holiday], list[Holiday]]:
    """ "17 Agustus HUT RI" is a public holiday, "24-25 Desember cuti bersama Natal" are two days of joint leave, and
    "hapus tgl 10" takes days out, after a yes. What was added, and what was taken out. A name that is made of other
    words than the lexicon's is read back, unless it is `confirmed`: "kantor buka setengah hari" is none.
    `before`: as for close_days.

    Mistake if the days cannot be read, have no name, are all there already, or never were; Unsure as read_day_lists.
    """
    acting.need(Action.HOLIDAYS)
    today = acting.office.today(acting.now)
    if together := with_those_before(before, words, today=today):
        raise Unsure(*(_would_add(lists) for lists in together))
    literal = confirmed and _READ_BACK.match(words)
    if not literal and (taken_out := without_reopening(words)):
        return [], await _take_out(acting, words, days_to_reopen(taken_out, today=today))
    known = {one.day: one.name for one in await coming(acting.books, today)}
    if not literal and (moved := read_moved(words, known, today=today)):
        return await _move(acting, words, moved)
    await _ask_of_the_feast(acting, words)
    lists = read_day_lists(words, today=today)
    if not (confirmed or all(all_known(one.rest, lexicon.CLOSED_OFFICE) for one in lists)):
        raise Unsure(_would_add(lists))
    added = [one for read in lists for one in await _add(acting, read)]
    if not added:
        raise Mistake("holiday.there_already")
    return added, []


def _would_add(lists: tuple[DaysRead, ...]) -> Meaning:
    said = texts.plain("holiday.would_add", days="; ".join(one.said for one in lists))
    return Meaning("\n".join(one.words for one in lists), said)


async def _move(acting: Acting, typed: str, moved: Moved) -> tuple[list[Holiday], list[Holiday]]:
    """ "5 Januari pindah ke 6 Januari", once that was read back. Mistake if there are not as many days as before."""
    before, after = (DaysRead(days, "") for days in (moved.before, moved.after))
    if len(before.days) != len(after.days):
        raise Mistake("parsing.date_unreadable", typed=wording.cut(typed))
    if typed != (again := moving(moved)):
        said = texts.plain("village.would_move", what=moved.reason, before=before.said, after=after.said)
        raise Unsure(Meaning(again, said))
    gone, added = [], []
    for day, later in zip(before.days, after.days, strict=True):
        for one in await acting.books.holidays.find(day=day, name=moved.reason):
            gone += [out for out in [await remove(acting, one.id)] if out]
            instead = Holiday(day=later, name=one.name, kind=one.kind)
            added += [instead] if await _added(acting, instead) else []
    return added, gone


async def _ask_of_the_feast(acting: Acting, words: str) -> None:
    """ "24-26 cuti bersama natal" is of the month of that feast, whichever month these dates come in next."""
    today = acting.office.today(acting.now)
    if _MONTH.search(re.sub(r"(?<![-\d])(\d{1,2})\s*-\s*(?=\d{1,2}(?![-\d]))", r"\1 s/d ", words)):
        return
    for one in await coming(acting.books, today):
        named = {word for word in one.name.casefold().split() if len(word) > 3} - _OF_MANY
        if not named & set(words.casefold().split()):
            continue
        said = re.sub(r"(\d+)(?!.*\d)", rf"\1 {wording.month(one.day)}", words, count=1)
        read = [DaysRead(found.days, found.rest) for found in read_day_lists(said, today=today)]
        raise Unsure(*(Meaning(found.words, found.said) for found in read))


async def _take_out(acting: Acting, typed: str, days: Days) -> list[Holiday]:
    """Days go only in the words that were read back; of any others it is asked whether they mean that."""
    if not days:
        raise Mistake("parsing.date_unreadable", typed=wording.cut(typed))
    meant = DaysRead(days, "")
    found = [one for day in days for one in await acting.books.holidays.find(day=day)]
    if {one.day for one in found} != set(days):
        if not _MONTH.search(typed) and (later := await _of_these_dates(acting, days)):
            names = wording.listing([one.name for one in later])
            named = DaysRead(tuple(sorted({one.day for one in later})), "")
            raise Unsure(Meaning(reopening(named), texts.plain("holiday.taken_out", days=named.said, names=names)))
        raise Mistake("holiday.not_there", days=meant.said)
    if typed != (again := reopening(meant)):
        names = wording.listing([one.name for one in found])
        raise Unsure(Meaning(again, texts.plain("holiday.taken_out", days=meant.said, names=names)))
    return [gone for one in found if (gone := await remove(acting, one.id))]


async def _of_these_dates(acting: Acting, days: Days) -> list[Holiday]:
    """ "hapus tgl 24" on the 24th of a later month, where that is on the list and this one is not."""
    today = acting.office.today(acting.now)
    known = [one for one in await coming(acting.books, today) if one.day - today <= LOOKED_AHEAD]
    firsts = {day.day: next((one.day for one in known if one.day.day == day.day), None) for day in days}
    return [one for one in known if one.day in firsts.values()] if all(firsts.values()) else []


async def _add(acting: Acting, read: DaysRead) -> list[Holiday]:
    """Those that were not there yet."""
    kind = HolidayKind.JOINT_LEAVE if _LEAVE.search(read.rest) else HolidayKind.PUBLIC
    name = " ".join(_HOLIDAY.sub(" ", _LEAVE.sub(" ", read.rest)).split())
    if not name and kind is HolidayKind.JOINT_LEAVE:
        name = ALONE
    if not name and not read.rest:
        raise Mistake("holiday.no_name")
    name = clean_name(name if name and name.casefold() != "bersama" else read.rest)  # "libur bersama" is a name
    if name == ALONE and all([await acting.books.holidays.count(day=day, kind=kind) for day in read.days]):
        return []  # "24 desember cuti bersama", which the list calls by what it is for
    wanted = [Holiday(day=day, name=name, kind=kind) for day in read.days]
    wanted = [one for one in wanted if not await _is_known(acting, one)]
    return [one for one in wanted if await _added(acting, one)]


async def _is_known(acting: Acting, holiday: Holiday) -> bool:
    """ "25 desember natal" is on the list as "Hari Raya Natal", and nobody takes leave on it."""
    there = await acting.books.holidays.find(day=holiday.day)
    if holiday.kind is HolidayKind.PUBLIC:
        there = [one for one in there if one.kind is holiday.kind]
    name = holiday.name.casefold().split()
    return any(set(name) <= set(one.name.casefold().split()) for one in there)


async def _added(acting: Acting, holiday: Holiday) -> bool:
    """False if it is there already."""
    try:
        await acting.books.holidays.add(holiday)
    except Taken:
        return False
    await acting.audit("holiday.added", f"holiday:{holiday.day.isoformat()}", kind=holiday.kind)
    await days_changed.say(acting, [holiday.day])
    return True


async def remove(acting: Acting, number: int) -> Holiday | None:
    """The holiday that was taken away; None if it was gone already."""
    acting.need(Action.HOLIDAYS)
    holiday = await acting.books.holidays.first(id=number)
    if holiday is None or not await acting.books.holidays.discard(id=number):
        return None
    await acting.audit("holiday.removed", f"holiday:{holiday.day.isoformat()}")
    await days_changed.say(acting, [holiday.day])
    return holiday
