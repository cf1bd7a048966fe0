"""Days and times as they are typed here: "3 Des jam 9", "Kamis depan", "1-5 Desember", "5, 6 dan 7 Desember".

Each reader gives what is complete and unambiguous; what may be meant besides is Unsure, what cannot be is a Mistake.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import product

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.bounds import Bounds, bounds_in
from sotarsa_bot.parsing.day_readings import Days, Within
from sotarsa_bot.parsing.days import Mention
from sotarsa_bot.parsing.hours import Hour
from sotarsa_bot.parsing.plain_days import plainly
from sotarsa_bot.parsing.said_days import Said, joined, said
from sotarsa_bot.parsing.sentence_kinds import QUESTION, asks_whether
from sotarsa_bot.parsing.words import EXCEPT, OR, POLITE, TURNING, Words
from sotarsa_bot.records.window import Window
from sotarsa_bot.unsure import MOST_MEANINGS, Meaning, Unsure

LONGEST_WINDOW_DAYS = 31
MOST_DAYS = 62
_AFTERNOON, _NIGHT = 12, 5
_AT_PRAYER = re.compile(
    r"^[^:]*\b(?:ba['’]?da|sebelum|sblm|sabalum|menjelang|sampai|sampe)\s+(?:s(?:h)?olat\s+|sembahyang\s+)?"
    r"(?:subuh|dz?uhur|zh?uhur|ashar|asar|maghrib|magrib|isya|jum.?atan)\b",
    re.IGNORECASE,
)
""" "Habis zuhur" (plain_days.py writes it so) is no hour of the clock."""


_A_WEEK = re.compile(r"\b(?:minggu|pekan)\s+(?:depan|dpn|ini|ni)(?:nya)?\b", re.IGNORECASE)
""" "Minggu depan libur": all seven days?"""
_SLASHED = re.compile(
    r"(?P<led>\b(?:tgl|tanggal)\.?\s*|^\W*)(?P<first>\d{1,2})\s?/\s?(?P<second>\d{1,2})(?![\d/]|\s?/)", re.IGNORECASE
)


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
class Moment:
    """A day, a time of day if one is said, and the words left over: a place or a reason."""

    day: date | None
    at: time | None = None
    rest: str = ""

    @property
    def words(self) -> str:
        """As it could be written, so that it is read back without doubt."""
        parts = [f"{self.day:%Y-%m-%d}"] if self.day else []
        parts += [f"jam {self.at:%H.%M}"] if self.at else []
        return ": ".join([*([" ".join(parts)] if parts else []), *([self.rest] if self.rest else [])])

    @property
    def said(self) -> str:
        """For a person to read."""
        parts = [wording.long_day(self.day)] if self.day else []
        parts += [f"{self.at:%H.%M} WITA"] if self.at else []
        return ", ".join([*parts, self.rest] if self.rest else parts)


@dataclass(frozen=True)
class MomentReading:
    """What a text may mean, likeliest first; `complete`: the first, and nothing else. `denied`: days turned down.
    `only_start`: an end of the hour was said, too, which is kept nowhere. `more`: something besides was said.
    `no_hour`: when, was said by a prayer, or within bounds. `bounded`: no day is named, but a bound
    ("sebelum tgl 4"), whose days are the options."""

    options: tuple[Moment, ...]
    complete: bool
    denied: Days = ()
    only_start: bool = False
    more: bool = False
    no_hour: bool = False
    bounded: bool = False

    def taken(self) -> Moment:
        """The one that is meant. Unsure if it is not certain."""
        if not self.complete:
            raise Unsure(*(Meaning(one.words, one.said) for one in self.options))
        return self.options[0]


def read_moment(text: str, *, today: date, within: Within = None, places: Collection[str] = ()) -> MomentReading:
    """Whatever a text says of day, hour and place; no options if it names neither day nor hour,
    or asks something. `places`: what the village is known to call its places.

    Mistake `parsing.date_impossible`, `date_past`, `date_far`, `window_backwards`, `time_impossible`, `time_zone`,
    `time_midnight`.
    """
    if QUESTION.search(text) or asks_whether(text):
        return MomentReading((), False)
    bounds = bounds_in(_either(plainly(text), within), today, within)
    text = bounds.text
    found = said(text, today, within, places=places)
    days = _days(found, bounds)
    times: list[time | None] = list(dict.fromkeys(at for one in found.hours for at in _times(one)))
    doubtful = found.doubtful and len(days) < 2 and len(times) < 2
    rests = [found.rest, ""] if doubtful else [found.rest]
    moments = _each_with_its_hour(found) or product(days or [None], times or [None])
    options = tuple(Moment(*one, rest) for one, rest in product(moments, rests))[:MOST_MEANINGS]
    early = any(one.early for one in found.hours)
    sure = (
        found.complete
        and len(options) == 1
        and not early
        and all(one.sure for one in found.days)
        and not _every(found.days)
    )
    ends = any(one.ends for one in found.hours)
    if not days and (not times or bounds.days is not None):
        options = ()
    vague = bool(_AT_PRAYER.search(text)) or bounds.hour
    sure = sure and not (ends or vague or found.doubtful or bounds.found) and bool(options)
    return MomentReading(options, sure, joined(found.denied), ends, found.more or vague, vague and not times,
                         bounds.found and not found.days)  # fmt: skip


def _days(found: Said, bounds: Bounds) -> list[date | None]:
    """Those that are named, else those that a bound leaves, where a phone's screen bears them."""
    named: list[date | None] = list(dict.fromkeys(day for one in found.days for days in one.readings for day in days))
    if named or bounds.days is None or len(bounds.days) > MOST_MEANINGS:
        return named
    return list(bounds.days)


def _each_with_its_hour(found: Said) -> list[tuple[date | None, time | None]]:
    """ "Kamis jam 9 atau Jumat jam 8": each day with the hour behind it. Nothing where they do not take turns."""
    things: list[Mention | Hour] = sorted([*found.days, *found.hours], key=lambda one: one.start)
    pairs = list(zip(things[::2], things[1::2], strict=False))
    if len(pairs) < 2 or len(things) % 2:
        return []
    said: list[tuple[date | None, time | None]] = []
    for day, hour in pairs:
        if not isinstance(day, Mention) or not isinstance(hour, Hour):
            return []
        said += product(dict.fromkeys(one for days in day.readings for one in days), _times(hour))
    return list(dict.fromkeys(said))


def _either(text: str, within: Within) -> str:
    """ "Tgl 3/4" is one day or the other where the team comes on both, and no day of April."""
    if within is None:
        return text
    days = {(within[0] + timedelta(days=n)).day: (within[0] + timedelta(days=n)).month
            for n in range(min((within[1] - within[0]).days, LONGEST_WINDOW_DAYS) + 1)}  # fmt: skip

    def parted(found: re.Match[str]) -> str:
        first, second = int(found["first"]), int(found["second"])
        both = first < second and first in days and second in days and second != days[first]
        return f"{found['led']}{first} atau {second}" if both else found.group()

    return _SLASHED.sub(parted, text)


def _times(hour: Hour) -> tuple[time, ...]:
    """ "jam 2" is the afternoon's: nobody visits a village at night."""
    if not hour.early:
        return (hour.at,)
    later = hour.at.replace(hour=hour.at.hour + _AFTERNOON)
    return (later,) if hour.at.hour <= _NIGHT else (later, hour.at)


def _every(found: Iterable[Mention]) -> bool:
    return any(one.every for one in found)


def parse_moment(text: str, *, today: date, within: Within = None) -> tuple[date, time | None, str]:
    """A day, a time if one is said, and the words left over (a place): "3 Desember jam 9, balai desa".

    Unsure if it is not complete. Mistake as for a day."""
    reading = read_moment(text, today=today, within=within)
    if not any(one.day for one in reading.options):
        raise Mistake("parsing.date_unreadable", typed=wording.cut(text))
    moment = reading.taken()
    assert moment.day is not None  # noqa: S101 - looked at above
    return moment.day, moment.at, moment.rest


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
    windows = [window(first, last) for first, last in spans]
    if len(windows) == 1 and _all_of_it(found):
        return windows[0]
    raise Unsure(*(Meaning(_iso_span(w.first, w.last), wording.span(w.first, w.last)) for w in windows))


def _all_of_it(found: Said) -> bool:
    """Nothing but the days was said. Numbers without a month are the next ones, where they are a span in words."""
    left = [word for word in Words(found.rest).all if word.plain not in POLITE]
    sure = all(one.sure or (one.open and len(one.days) > 1 and not one.others and not one.asked) for one in found.days)
    return found.complete and not left and not found.hours and sure


def window(first: date, last: date) -> Window:
    """Mistake `parsing.window_backwards`, `window_long`."""
    if last < first:
        raise Mistake("parsing.window_backwards")
    if (last - first).days >= LONGEST_WINDOW_DAYS:
        raise Mistake("parsing.window_long", days=LONGEST_WINDOW_DAYS)
    return Window(first=first, last=last)
