"""When a step of the field day happened: "jam 9", "tadi sore jam 3", "semalam jam 11". What is to come is no step."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.calendar_words import MONTH, WEEKDAYS, month_of
from sotarsa_bot.parsing.clock import cut_ago, cut_hour
from sotarsa_bot.parsing.hours import BESIDE, Hour, in_part

AHEAD = timedelta(minutes=5)
"""Phones' clocks differ a little; more than this is a slip."""
LAST_EVENING = timedelta(hours=14)
"""An hour that is still to come today may be meant of yesterday, if it is not longer ago than this."""
_LONGEST_AGO_DAYS = 6
"""Days: so late a step is reported by its date."""
_DAYBREAK = 4
_LATE_HOURS = timedelta(hours=3)
_NOT_AN_HOUR_YET = r"(?<!\bjam)(?<!\bpukul)(?<!\bpkl)(?<!\bpk)(?<!ngah)(?<!\bstgh)(?<!\bstg)"
_NUMBER_LAST = re.compile(rf"{_NOT_AN_HOUR_YET}\s+(\d{{1,2}})\s*$", re.IGNORECASE)
_NUMBER_BESIDE = re.compile(rf"{_NOT_AN_HOUR_YET}\s+(\d{{1,2}})(?P<beside>{BESIDE})\s*$", re.IGNORECASE)
_COUNTS = re.compile(
    r"(?<!\w)(?:sesi|no|nomor|nomer|nmr|km|kilometer|rt|rw|sd|sdn|smp|smpn|pos|posko|gelombang|tahap|kelompok|kloter|regu"
    r"|titik|mobil|hari|kali|ke|jembatan|simpang|blok|gang|jalur|dusun|lembar|daftar|putaran|trip|warga|orang|org|tim|sisa|penerima|hadir|jumlah|total)\.?$",
    re.IGNORECASE,
)
""" "Sesi 1", "km 5"."""
_BESIDE_AN_HOUR = re.compile(rf"\d{BESIDE}\s*$", re.IGNORECASE)
_NIGHT = re.compile(
    r"(?<!\w)(?:(?:tadi|td|k[ae]marin)\s+malam|malam\s+(?:tadi|k[ae]marin)|semalam|smlm)(?!\w)", re.IGNORECASE
)
_YESTERDAY = re.compile(r"(?<!\w)(?:k[ae]mar[ie]n|kmrn|kmarin|samalam|kamarian)(?!\w)", re.IGNORECASE)
_PART = re.compile(
    r"(?<!selamat )(?<!\w)(?P<then>(?:tadi|td)\s+)?(?P<part>subuh|pagi|siang|sore|petang|malam)"
    r"(?P<after>\s+(?:tadi|td))?(?!\w)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?<!\w)(?:hari\s+)?({'|'.join(w for w in WEEKDAYS if len(w) > 3)})(?!\w)", re.IGNORECASE)
_DATE = re.compile(
    rf"(?<!\w)(?:(?:tanggal|tgl)\.?\s*(\d{{1,2}})(?:\s+({MONTH}))?|(\d{{1,2}})\s+({MONTH}))"
    r"(?:\s+20\d\d)?(?!\w)",
    re.IGNORECASE,
)
""" "Tgl 3", "3 Desember"."""
_COMING = re.compile(
    r"(?<!\w)(?:besok|bsk|esok|isuk|baisuk\w*|kaina|lusa|nanti|ntar|segera|akan|mau|hendak|handak|rencana(?:nya)?|bakal|s?e?bentar\s+lagi"
    r"|(?:s[ae])?dikit\s+lagi|sabantar\s+lagi|\w+\s*(?:menit|mnt|jam)\s+lagi|s[ea]jam\s+lagi|hampir|ampir|parak"
    r"|s[ae]b(?:ah)?agian|separ(?:o|uh)|s[ae]tengahnya|s[ae]paruhnya)(?!\w)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?<!\w)(?:(?:dari|dr|sejak|matan)\s+(?:tadi|td|pagi|subuh|siang|kemarin|semalam)"
    r"|(?:sudah|sdh|udah|dah|telah)\s+(?:lama|lawas)|(?:lama|lawas)\s+(?:sudah|sdh|udah|dah))(?!\w)",
    re.IGNORECASE,
)
""" "Sudah dari tadi": it is not now, and when is not said."""
_SHORT = re.compile(r"(?<![\w.,:])(\d{1,2})[.:]([0-5])(?![\w.,:]*\d)")
""" "10.3"."""
_MORNING = re.compile(r"(?<!\d)0\d|pagi|subuh|siang|sore|petang|malam", re.IGNORECASE)
_RUN = re.compile(
    r"(?<![\w.,:])(?:(?:jam|pukul|pkl)\s*)?([01]?\d|2[0-3])([0-5]\d)(?=\s*(?:$|[,;]|wita(?!\w)))", re.IGNORECASE
)
""" "1030" where an hour stands."""


_HOUR_UNKNOWN = re.compile(
    r"[\s,]*\bjam(?:nya)?\s+(?:tidak|tdk|kada|kd|gak)\s+(?:di)?(?:ketahui|tahu|tau|ingat)\b|[\s,]*\btanpa\s+jam\b",
    re.IGNORECASE,
)


class Said(NamedTuple):
    """`rest`: the words without the time. `moments` (aware UTC): when it may have happened, the likeliest first; none
    if no time was said. `sure`: the only one, and said so. `evening`: today that hour is still to come, so that it can
    only be last evening's."""

    rest: str
    moments: tuple[datetime, ...] = ()
    sure: bool = True
    evening: bool = False


def to_come(text: str) -> re.Match[str] | None:
    """Where these words speak of what is still to come."""
    return _COMING.search(text)


def read_when(text: str, now: datetime, tz: tzinfo, since: datetime | None = None, *, late: bool = False) -> Said:
    """`since`: when the team departed, if it is known: of several hours, one before is not meant. `late`: it may well
    have been in the evening: "jam 6" is either, once both are past.

    Mistake `parsing.step_in_future`, `step_when` if a day or a part of it stands without its hour, or as for a
    time."""
    rest, ago = cut_ago(text)
    if ago:
        return Said(rest, ((now - ago).astimezone(UTC),))
    if short := _SHORT.search(text):
        return _either(text, short, now, tz, since, late=late)
    local = now.astimezone(tz)
    if unknown := _HOUR_UNKNOWN.search(text):
        rest, day, _ = _day(_without(text, unknown), local.date())
        return Said(rest, (wording.hour_unknown(day, tz).astimezone(UTC),))
    rest, day, night = _day(text, local.date())
    timed = _with_hour(rest)
    rest, hour = cut_hour(timed, bare=True)
    rest, part = _part(rest, hour)
    if hour is None:
        if day != local.date() or night or part or _SINCE.search(text):
            raise Mistake("parsing.step_when", typed=wording.cut(text))
        return Said(rest)
    found = [datetime.combine(on, at, tz) for at in _clock(hour, part, night) for on in _days(day, at, local, night)]
    if hour.early and not (part or night):
        found = [one for one in found if not _is_dead_of_night(one, now, since)]
    if not (part or night) and _may_be_evening(timed, hour):
        found = [*_evening(found[0], now, since, late=late), *found]
    said = _past(Said(rest, tuple(found)), text, now, named=day != local.date() or night)
    after = tuple(one for one in said.moments if since is None or one >= since)
    return said._replace(moments=after, sure=len(after) == 1) if 0 < len(after) < len(said.moments) else said


def _may_be_evening(text: str, hour: Hour) -> bool:
    """Written "06.00" it is the morning, and beside a part of the day it is that one."""
    written = text[hour.start : hour.end]
    return 0 < hour.at.hour < 12 and not hour.early and not _MORNING.search(written)


def _evening(at: datetime, now: datetime, since: datetime | None, *, late: bool) -> list[datetime]:
    """The same hour of that evening, where it is past and may be meant."""
    evening = at + timedelta(hours=12)
    return [evening] if evening <= now + AHEAD and (late or (since is not None and at < since)) else []


def _is_dead_of_night(at: datetime, now: datetime, since: datetime | None) -> bool:
    """Whether nobody can mean this by "jam 2": hours before daybreak, long ago, of a team that had not left."""
    return at.hour < _DAYBREAK and now - at > _LATE_HOURS and (since is None or since > at)


def _either(text: str, short: re.Match[str], now: datetime, tz: tzinfo, since: datetime | None, *, late: bool) -> Said:
    """ "10.3" is 10.30, or 10.03; never only one of them without a question."""
    hour, minute = short[1], short[2]
    ways = (f"{text[: short.start()]}{hour}.{at}{text[short.end() :]}" for at in (f"{minute}0", f"0{minute}"))
    found: list[Said] = []
    mistakes: list[Mistake] = []
    for way in ways:
        try:
            found.append(read_when(way, now, tz, since, late=late))
        except Mistake as mistake:
            mistakes.append(mistake)
    if not found:
        raise mistakes[0]
    return found[0]._replace(moments=tuple(one for said in found for one in said.moments), sure=False)


def _past(said: Said, text: str, now: datetime, *, named: bool) -> Said:
    past = [one for one in said.moments if one <= now + AHEAD]
    sure = len(past) == len(said.moments) == 1
    evening = not past and not named
    if evening:
        past = [one for one in (moment - timedelta(days=1) for moment in said.moments) if now - one <= LAST_EVENING]
    if not past:
        raise Mistake("parsing.step_in_future", typed=wording.cut(text))
    return Said(said.rest, tuple(one.astimezone(UTC) for one in past), sure, evening)


def _with_hour(text: str) -> str:
    """ "tiba 9", "tiba 9 kurang 10", "tiba 0915": a number at the end is an hour, if no other word says otherwise."""
    text = _RUN.sub(r"jam \1.\2", text.rstrip(" .!"))
    before = _NUMBER_LAST.search(text)
    if before and _COUNTS.search(text[: before.start()]):
        return text
    if _BESIDE_AN_HOUR.search(text):
        return _NUMBER_BESIDE.sub(r" jam \1\g<beside>", text)
    return _NUMBER_LAST.sub(r" jam \1", text)


def _day(text: str, today: date) -> tuple[str, date, bool]:
    """The words without their day, the day, and whether it was the night before this morning."""
    if found := _NIGHT.search(text):
        return _without(text, found), today, True
    if found := _YESTERDAY.search(text):
        return _without(text, found), today - timedelta(days=1), False
    for found in (*_WEEKDAY.finditer(text), *_DATE.finditer(text)):
        back = _days_back(found, today)
        if back > (_LONGEST_AGO_DAYS if found.re is _DATE else 1):
            raise Mistake("parsing.step_day", typed=wording.cut(text))
        text, today = _without(text, found), today - timedelta(days=back)
        return text, today, False
    return text, today, False


def said_day(text: str) -> str:
    """The past day that these words name, as they are written; not the night, which is half of each of two days."""
    found = _YESTERDAY.search(text) or _WEEKDAY.search(text) or _DATE.search(text)
    return found.group() if found else ""


def _days_back(found: re.Match[str], today: date) -> int:
    """How long ago that day was; a weekday or a date that is further back than to come is to come."""
    number, month = ("", "") if found.re is _WEEKDAY else (found[1] or found[3], found[2] or found[4])
    for back in range(4 if found.re is _WEEKDAY else _LONGEST_AGO_DAYS + 1):
        day = today - timedelta(days=back)
        if found.re is _WEEKDAY and WEEKDAYS[found[1].casefold()] == day.weekday():
            return back
        if number and int(number) == day.day:
            return back if not month or month_of(month.casefold()) == day.month else _LONGEST_AGO_DAYS + 1
    if found.re is _WEEKDAY or int(number) > today.day:
        raise Mistake("parsing.step_in_future", typed=wording.cut(found.string))
    return _LONGEST_AGO_DAYS + 1


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _part(text: str, hour: Hour | None) -> tuple[str, str]:
    """A part of the day that stands apart from its hour. Without an hour it says when, if it says "tadi"."""
    found = _PART.search(text)
    if found is None:
        return text, ""
    if hour is None and not (found["then"] or found["after"]):
        return text, ""
    return _without(text, found), found["part"].casefold()


def _clock(hour: Hour, part: str, night: bool) -> list[time]:
    """Which times of the day it may be, the likelier first."""
    if night and hour.at.hour < 12:
        return [hour.at if hour.at.hour < 6 else hour.at.replace(hour=hour.at.hour + 12)]
    if part:
        return [in_part(hour.at, part)]
    return [hour.at.replace(hour=hour.at.hour + 12), hour.at] if hour.early else [hour.at]


def _days(day: date, at: time, local: datetime, night: bool) -> list[date]:
    """Which days. "Tadi malam" may be this evening, once it is night."""
    if not night:
        return [day]
    before = day if at.hour < 6 else day - timedelta(days=1)
    return [day, before] if local.hour >= 18 and at <= local.time() and at.hour >= 18 else [before]
