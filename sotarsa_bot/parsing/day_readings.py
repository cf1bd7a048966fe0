"""Which day of the calendar is meant by a number, a weekday, a date or a week: the next one, or one of those that are
likely."""

from collections.abc import Callable
from datetime import date, timedelta

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.day_items import Item

FURTHEST_DAYS = 730

Days = tuple[date, ...]
Within = tuple[date, date] | None
"""The first and last day that are likely to be meant: a bare "Jumat" or "tgl 3" is one of these if it can be."""


def days_of(item: Item, typed: str, today: date, within: Within) -> list[date]:
    """What one item may be: two where its parts contradict each other."""
    said: list[date] = []
    if item.number is not None:
        if item.month is None:
            said = [days[0] for days in numbered(item.number, typed, today, within)]
            if item.weekday is not None and (fit := [day for day in said if day.weekday() == item.weekday]):
                said = fit
            else:
                said = said[:1] if item.weekday is not None else said
        else:
            said = [dated(item.number, item.month, item.year, today, typed)]
    elif item.ahead is not None:
        said = [today + timedelta(days=item.ahead)]
    if item.weekday is None:
        return said
    if not said:
        this = item.this or item.week == 0
        return _weekdays(item.weekday, item.week or int(item.next), today, None if this else within)
    if any(day.weekday() == item.weekday for day in said):
        return [day for day in said if day.weekday() == item.weekday]
    near = _nearest(said[0], item.weekday, today)
    if item.ahead is not None and within and not within[0] <= near <= within[1]:  # "Jumat isuk", of the team's days
        return [*_likely(lambda day: day.weekday() == item.weekday, today, within), *said, near]
    return [*said, near]


def _nearest(day: date, weekday: int, today: date) -> date:
    """The day with this name that is nearest to a date, and not past."""
    near = min((day + timedelta(days=n) for n in range(-3, 4)), key=lambda one: (one.weekday() != weekday, one))
    return near if near >= today else near + timedelta(days=7)


def _weekdays(weekday: int, weeks: int, today: date, within: Within) -> list[date]:
    if weeks:  # next week's, counted from Monday, as people here mean it
        return [today + timedelta(days=7 * weeks - today.weekday() + weekday)]
    since = max(today, within[0]) if within else today  # of days that are spoken of, the next such day
    return _likely(lambda day: day.weekday() == weekday, today, within) or [
        since + timedelta(days=(weekday - since.weekday()) % 7)
    ]


def _likely(fits: Callable[[date], bool], today: date, within: Within) -> list[date]:
    if within is None:
        return []
    first, last = max(within[0], today), within[1]
    return [day for n in range((last - first).days + 1) if fits(day := first + timedelta(days=n))]


def numbered(number: int, typed: str, today: date, within: Within) -> list[Days]:
    """ "tgl 3": the day of that number among the likely ones, else the next one."""
    if likely := _likely(lambda day: day.day == number, today, within):
        return [(day,) for day in likely]
    for n in range(62):
        if (day := today + timedelta(days=n)).day == number:
            return [(day,)]
    raise Mistake("parsing.date_impossible", typed=typed)


def after(day: date, item: Item, before: date | None) -> date:
    """ "28 Desember - 2 Januari" runs into the next year, "Senin-Jumat" to the Friday after that Monday."""
    if before is None or day >= before:
        return day
    if item.weekday is not None and item.number is None and not item.next:
        return before + timedelta(days=(day - before).days % 7)
    if item.month is not None and item.year is None and item.month < before.month:
        return day.replace(year=before.year + 1)
    if item.month is None and item.number is not None:
        return next(one for n in range(62) if (one := before + timedelta(days=n)).day == item.number)
    return day


def span(first: date, last: date, *, later: bool = False) -> Days:
    """Every day from one to the other. `later`: one that comes before is next month's."""
    if last < first and later:
        last = next(one for n in range(62) if (one := first + timedelta(days=n)).day == last.day)
    if last < first:
        raise Mistake("parsing.window_backwards")
    if (last - first).days > FURTHEST_DAYS:
        raise Mistake("parsing.date_far", typed="")
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def week(weeks: int, today: date) -> Days:
    """The days of this week that are to come, or of that one so many weeks later."""
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * weeks)
    return tuple(day for n in range(7) if (day := monday + timedelta(days=n)) >= today)


def dated(day: int, month: int, year: int | None, today: date, typed: str) -> date:
    """Without a year: the next such day. A day that is past only if its year was typed."""
    try:
        if year:
            made = date(year, month, day)
        else:
            made = date(today.year, month, day)
            if made < today:
                made = date(today.year + 1, month, day)
    except ValueError as error:
        raise Mistake("parsing.date_impossible", typed=typed) from error
    if made < today:
        raise Mistake("parsing.date_past", typed=typed)
    return made
