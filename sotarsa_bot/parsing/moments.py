"""Days and hours as they are typed here: "3 Des jam 9", "Kamis depan, habis zuhur". What is complete and unambiguous is
taken; what may be meant besides is Unsure, what cannot be is a Mistake.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import product

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.bounds import Bounds, bounds_in
from sotarsa_bot.parsing.day_readings import Days, Within
from sotarsa_bot.parsing.days import Mention
from sotarsa_bot.parsing.hours import Hour
from sotarsa_bot.parsing.labelled import in_one_line
from sotarsa_bot.parsing.plain_days import plainly
from sotarsa_bot.parsing.said_days import Said, joined, said
from sotarsa_bot.parsing.sentence_kinds import QUESTION, asks_whether
from sotarsa_bot.records.window import LONGEST_WINDOW_DAYS
from sotarsa_bot.unsure import MOST_MEANINGS, Meaning, Unsure

_AFTERNOON, _NIGHT = 12, 5
_AT_PRAYER = re.compile(
    r"^[^:]*\b(?:ba['’]?da|sebelum|sblm|sabalum|menjelang|sampai|sampe)\s+(?:s(?:h)?olat\s+|sembahyang\s+)?"
    r"(?:subuh|dz?uhur|zh?uhur|ashar|asar|maghrib|magrib|isya|jum.?atan)\b",
    re.IGNORECASE,
)
""" "Habis zuhur" (plain_days.py writes it so) is no hour of the clock."""
_SLASHED = re.compile(
    r"(?P<led>\b(?:tgl|tanggal)\.?\s*|^\W*)(?P<first>\d{1,2})\s?/\s?(?P<second>\d{1,2})(?![\d/]|\s?/)", re.IGNORECASE
)


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
    bounds = bounds_in(_either(plainly(in_one_line(text)), within), today, within)
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
        and not any(one.every for one in found.days)
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


def parse_moment(text: str, *, today: date, within: Within = None) -> tuple[date, time | None, str]:
    """A day, a time if one is said, and the words left over (a place): "3 Desember jam 9, balai desa".

    Unsure if it is not complete. Mistake as for a day."""
    reading = read_moment(text, today=today, within=within)
    if not any(one.day for one in reading.options):
        raise Mistake("parsing.date_unreadable", typed=wording.cut(text))
    moment = reading.taken()
    assert moment.day is not None  # noqa: S101 - looked at above
    return moment.day, moment.at, moment.rest
