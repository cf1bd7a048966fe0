"""Days one by one or as spans, with what is said of them: "1-5 Desember aruh adat", "5, 6 dan 7 Desember"; and windows,
which are days without gaps. What is complete and unambiguous is taken; what may be meant besides is Unsure, what cannot
be is a Mistake.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.bounds import bounds_in
from sotarsa_bot.parsing.day_readings import Days
from sotarsa_bot.parsing.days import Mention
from sotarsa_bot.parsing.said_days import Said, joined, said
from sotarsa_bot.parsing.words import EXCEPT, OR, POLITE, TURNING, Words
from sotarsa_bot.records.window import LONGEST_WINDOW_DAYS, Window
from sotarsa_bot.unsure import MOST_MEANINGS, Meaning, Unsure

MOST_DAYS = 62
_A_WEEK = re.compile(r"\b(?:minggu|pekan)\s+(?:depan|dpn|ini|ni)(?:nya)?\b", re.IGNORECASE)
""" "Minggu depan libur": all seven days?"""
_READ_BACK = re.compile(r"\d{4}-\d\d-\d\d\b[^:]*:")
""" "2026-12-05: aruh" (DaysRead.words) was read by somebody."""
_A_NUMBER_LEFT = re.compile(r"\W*\d{1,2}\b")
""" "8 ke 9 Desember panen": a reason does not begin with a number, but a span may."""
_NO_REASON = re.compile(
    r"\b(?:tahun\s+(?:nang\s+|yang\s+)?(?:kamarian|kemarin|kemaren|kmrn|lalu|tadi)|kamarian|(?:di)?hapus\w*|(?:di)?buka|"
    r"(?<!hari )jadi(?:nya)?|(?:di)?pindah\w*|mundur|(?:di)?undur|tetap|tatap)\b",
    re.IGNORECASE,
)
""" "Aruh tahun kamarian", "haulnya jadi": it is not told why the day is closed, but something of it."""


@dataclass(frozen=True)
class DaysRead:
    """Days that were named, and the words left over: a reason, a name."""

    days: Days
    rest: str

    @property
    def words(self) -> str:
        """As it could be written, so that it is read back without doubt."""
        listed = ", ".join(_iso_span(first, last) for first, last in pieces(self.days))
        return f"{listed}: {self.rest}" if self.rest else listed

    @property
    def said(self) -> str:
        """For a person to read."""
        listed = wording.listing([wording.span(first, last) for first, last in pieces(self.days)])
        return f"{listed}, {self.rest}" if self.rest else listed


def parse_days(text: str, *, today: date) -> DaysRead:
    """Days one by one or as spans, and what is said of them: "5-7 Desember aruh adat", "1, 3 dan 5 Januari libur".

    What is excepted is left out. Unsure if it is not complete. Mistake as for a day, or `parsing.days_weekly`,
    `days_bounded`.
    """
    if bounds_in(text, today, None).found:
        raise Mistake("parsing.days_bounded", typed=wording.cut(text))
    found = said(text, today, reason=True, spans=True)
    if _every((*found.days, *found.denied)):
        raise Mistake("parsing.days_weekly")
    if not found.days:
        raise Mistake("parsing.date_unreadable", typed=wording.cut(text))
    if any(len(days) > MOST_DAYS for one in found.days for days in one.readings):
        raise Mistake("parsing.window_long", days=MOST_DAYS)
    options = [DaysRead(_without(days, found.denied), found.rest) for days in _readings(found.days)]
    options = [one for one in options if one.days]
    if not options:
        raise Mistake("parsing.date_unreadable", typed=wording.cut(text))
    if len(options) == 1 and _READ_BACK.match(text):
        return options[0]
    if len(options) == 1 and len(options[0].days) > 1 and any(word.plain in OR for word in Words(text).all):
        options = [*(DaysRead((day,), found.rest) for day in options[0].days[: MOST_MEANINGS - 1]), *options]
    told = _A_WEEK.search(text) or _NO_REASON.search(found.rest) or _A_NUMBER_LEFT.match(found.rest)
    if len(options) == 1 and _certain(text, found) and not (found.hours or told):
        return options[0]
    raise Unsure(*(Meaning(one.words, one.said) for one in options))


def _certain(text: str, found: Said) -> bool:
    """An exception has one meaning where what is excepted is a day; nothing else may turn the words."""
    excepted = bool(found.denied) and _only_excepts(text) and all(one.sure or one.open for one in found.denied)
    return (found.complete or excepted) and all(one.sure for one in found.days)


def _only_excepts(text: str) -> bool:
    return {word.plain for word in Words(text).all if word.plain in TURNING} <= EXCEPT


def _readings(found: tuple[Mention, ...]) -> list[Days]:
    if len(found) == 1:
        return list(found[0].readings)
    return [joined(found)]


def _without(days: Days, denied: tuple[Mention, ...]) -> Days:
    """A bare number that is excepted is the day of that number among these."""
    off = {day for one in denied if not one.open for day in one.days}
    numbers = {day.day for one in denied if one.open for day in one.days}
    return tuple(day for day in days if day not in off and day.day not in numbers)


def _iso_span(first: date, last: date) -> str:
    return f"{first:%Y-%m-%d}" if first == last else f"{first:%Y-%m-%d} s/d {last:%Y-%m-%d}"


def pieces(days: Days) -> list[tuple[date, date]]:
    """Days as spans without gaps."""
    spans: list[tuple[date, date]] = []
    for day in sorted(days):
        if spans and day - spans[-1][1] == timedelta(days=1):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans


def parse_window(text: str, *, today: date) -> Window:
    """A window of days without gaps: "1-5 Desember", "30 Nov - 2 Des", "minggu depan", or one day.

    Unsure if it is not complete, or has gaps (then its pieces, and all from the first to the last, are offered).
    Mistake as for a day, or `parsing.window_backwards`, `window_long`, `window_weekly`."""
    found = said(text, today, spans=True)
    if _every((*found.days, *found.denied)):
        raise Mistake("parsing.window_weekly")
    if not found.days:
        raise Mistake("parsing.date_unreadable", typed=wording.cut(text))
    spans: dict[tuple[date, date], None] = {}
    for days in _readings(found.days):
        kept = _without(days, found.denied)
        cut = pieces(kept)
        if len(cut) > 1 and len(found.days) == 1 and not found.denied:
            spans[(cut[0][0], cut[-1][1])] = None
        spans.update(dict.fromkeys(cut))
    if not spans:
        raise Mistake("parsing.date_unreadable", typed=wording.cut(text))
    windows = [_window(first, last) for first, last in spans]
    if len(windows) == 1 and _all_of_it(found):
        return windows[0]
    raise Unsure(*(Meaning(_iso_span(w.first, w.last), wording.span(w.first, w.last)) for w in windows))


def _all_of_it(found: Said) -> bool:
    """Nothing but the days was said. Numbers without a month are the next ones, where they are a span in words."""
    left = [word for word in Words(found.rest).all if word.plain not in POLITE]
    sure = all(one.sure or (one.open and len(one.days) > 1 and not one.others and not one.asked) for one in found.days)
    return found.complete and not left and not found.hours and sure


def _window(first: date, last: date) -> Window:
    """Mistake `parsing.window_backwards`, `window_long`."""
    if last < first:
        raise Mistake("parsing.window_backwards")
    if (last - first).days >= LONGEST_WINDOW_DAYS:
        raise Mistake("parsing.window_long", days=LONGEST_WINDOW_DAYS)
    return Window(first=first, last=last)


def _every(found: Iterable[Mention]) -> bool:
    return any(one.every for one in found)
