"""The day on which a hand-over is said to have happened, within other words: "samalam", "tgl 1 jam 10"."""

import re
from datetime import date, time, timedelta
from typing import NamedTuple

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.calendar_words import MONTH, WEEKDAYS, month_of
from sotarsa_bot.parsing.caption_code import after_code
from sotarsa_bot.parsing.clock import cut_time

_LONGEST_AGO = timedelta(days=21)
"""A number of a day alone is further back of no month that anybody means."""
_ENDS = ' .)"”'
_MONTHS = "januari|februari|pebruari|agustus|september|oktober|november|nopember|desember|des|nov|nop|okt|sept"
"""Those that nobody is called by: "3 Mei" may be number 3, who is called so."""
_NOTE = re.compile(r";|\b(?:catatan|ket|note)\s*:|[\"“(]", re.IGNORECASE)
_DAY_NAME = "|".join(sorted((word for word in WEEKDAYS if len(word) > 3), key=len, reverse=True))
_BACK = r"(?:tadi|td|k[ae]mar[ie]n|(?:yang|yg|nang)?\s*(?:lalu|lewat|liwat|tadi))"
_SAID = re.compile(
    r"(?<![\w/])(?:(?:hari|wayah)\s+)?(?:"
    r"(?P<night>(?:tadi|td|k[ae]marin|samalam)\s+malam|malam\s+(?:tadi|k[ae]marin|samalam)|semalam|smlm)"
    r"|(?P<yesterday>k[ae]mar[ie]n|kmrn|kmren|kmarin|samalam)"
    r"|(?P<today>(?:hari|ari)\s+ini)"
    rf"|(?P<weekday>(?:(?<=hari\s)(?:{_DAY_NAME})|(?!minggu)(?:{_DAY_NAME})(?=\s+{_BACK}\b|\s+(?:jam|pukul|pkl)\b|\W*$)))(?:\s+{_BACK})?"
    rf"|(?:tanggal|tgl|tg)\.?\s*(?P<day>\d{{1,2}})(?:\s*[/.-]\s*(?P<month>\d{{1,2}})|\s+(?P<named>{MONTH}))?"
    rf"|(?P<day_>\d{{1,2}})\s+(?P<named_>{_MONTHS})"
    r")(?P<year>(?:\s+|\s*[/.-]\s*)20\d\d)?(?:\s+(?:tadi|td|itu))?(?![\w/])",
    re.IGNORECASE,
)


class Cut(NamedTuple):
    """The words without their day, and the day (None: none was said). `first`: it stands before all numbers, so that
    all that follows was then."""

    rest: str
    day: date | None = None
    first: bool = False


def cut(text: str, today: date) -> Cut:
    """Mistake `deliver.day_ahead` for a day that is still to come, `deliver.one_day_each` for several,
    `parsing.date_impossible`. In notes and in brackets a day says something else."""
    start = after_code(text)
    head, days, first, parts = text[:start], [], False, []
    for line in text[start:].split("\n"):
        note = _NOTE.search(line)
        said, rest = (line[: note.start()], line[note.start() :]) if note else (line, "")
        if note and _SAID.fullmatch(line[note.end() :].strip(_ENDS)):
            said, rest = f"{said} {line[note.end() :].strip(_ENDS)}", ""  # "jam 8; tadi malam"
        for found in reversed(list(_SAID.finditer(said))):
            first = first or not re.search(r"\d", said[: found.start()])
            said, day = _without(said, found, today)
            days.append(day)
        parts.append(said + rest)
    if not days:
        return Cut(text)
    if len(set(days)) > 1:
        raise Mistake("deliver.one_day_each")
    return Cut(head + "\n".join(parts), days[0], first)


def cut_written(text: str) -> tuple[str, date | None]:
    """As `cut`, for words that were read back: they name each day as `written` does."""
    found = _WRITTEN.search(text)
    if not found:
        return text, None
    return _WRITTEN.sub("", text), date(int(found[3]), int(found[2]), int(found[1]))


_WRITTEN = re.compile(r" tgl (\d{1,2})-(\d{1,2})-(\d{4})\b")


def written(day: date) -> str:
    """The day as it is cut again."""
    return f"tgl {day.day}-{day.month}-{day.year}"


def _without(said: str, found: re.Match[str], today: date) -> tuple[str, date]:
    before, after = said[: found.start()], said[found.end() :]
    if not found["night"]:
        return f"{before} {after}", _day(found, today)
    rest, at = cut_time(f"{before} malam {after}")
    if at is None:
        return f"{before} {after}", today - timedelta(days=1)
    at, early = _of_the_night(at), at.hour < _DAYBREAK
    rest = re.sub(r"\s*\bmalam\b\s*", " ", rest, count=1)
    return f"{rest} jam {wording.clock_time(at)} ", today if early else today - timedelta(days=1)


_DAYBREAK = 5


def _of_the_night(at: time) -> time:
    return at.replace(hour=at.hour + 12) if _DAYBREAK <= at.hour < 12 else at


def _day(found: re.Match[str], today: date) -> date:
    if found["yesterday"]:
        return today - timedelta(days=1)
    if found["today"]:
        return today
    if found["weekday"]:
        back = (today.weekday() - WEEKDAYS[found["weekday"].casefold()]) % 7
        return today - timedelta(days=back)
    return _date(found, today)


def _date(found: re.Match[str], today: date) -> date:
    day, typed = int(found["day"] or found["day_"]), found.group().strip()
    month, year = found["month"], found["year"]
    named = found["named"] or found["named_"]
    of = int(month) if month else (month_of(named.casefold()) or 0) if named else today.month
    try:
        said = date(int(year.strip(" /.-")) if year else today.year, of, day)
        if said > today and not (month or named):
            before = today.replace(day=1) - timedelta(days=1)
            said = before.replace(day=day)
            said = said if today - said <= _LONGEST_AGO else today.replace(day=day)
    except ValueError:
        raise Mistake("parsing.date_impossible", typed=wording.cut(typed)) from None
    if said > today and not year and said.month > today.month + 6:
        said = said.replace(year=said.year - 1)
    if said > today:
        raise Mistake("deliver.day_ahead", typed=wording.cut(typed))
    return said
