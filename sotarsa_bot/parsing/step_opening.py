"""A report of the day as people send it late, or to a superior: a greeting, an excuse, the visit's code, the day, and
then the steps with their hours. Put so that its readers know it: the code, the steps, the day."""

import re
from datetime import date

from sotarsa_bot import wording
from sotarsa_bot.parsing.calendar_words import MONTH, WEEKDAYS, month_of
from sotarsa_bot.parsing.caption_code import OPENS
from sotarsa_bot.parsing.step_times import said_day
from sotarsa_bot.parsing.steps import STEPS, opens_with_step

_OPENING = re.compile(rf"^\W*{OPENS}", re.IGNORECASE)
_EXCUSE = re.compile(r"\b(?:sinyal|signal|jaringan)|\b(?:me|ma)?lapor(?:kan|an)?\b", re.IGNORECASE)
_CODE = re.compile(r"^\W*(k[\s.-]?\d{1,9})\b[\s:,./-]*", re.IGNORECASE)
_LED_DAY = re.compile(
    rf"^\W*(?:(?:hari|tanggal|tgl)\W+)?(?:(?P<weekday>{'|'.join(WEEKDAYS)})(?:\W+(?:tadi|lalu))?\b\W*)?"
    rf"(?:(?:tanggal|tgl)?\W*(?P<number>\d{{1,2}})\s+(?P<month>{MONTH})(?:\s+20\d\d)?\W+)?",
    re.IGNORECASE,
)
_STEP = "|".join(sorted(map(re.escape, STEPS), key=len, reverse=True))
_COLON = re.compile(rf"(?<!\w)({_STEP})\s*(?:jam\s*)?:\s*(?=\d)", re.IGNORECASE)
_HOURS = re.compile(
    rf"(?<!\w)(?:{_STEP})\W+(?:kemarin\W+|tanggal\W+\d{{1,2}}\W+(?:{MONTH}\W+)?)?(?:(?:jam|pukul|pkl)\W+)?\d",
    re.IGNORECASE,
)
_HOURS_FIRST = re.compile(
    rf"(?<![\w.:])\d{{1,2}}(?:[.:]\d{{2}})?\W+(?:(?:kami|kita|tim|sudah|sdh|dah|hanyar|wita|lewat|kurang)\W+)*(?:{_STEP})(?!\w)",
    re.IGNORECASE,
)
""" "Jam 7 berangkat, 7.20 sampai"."""
_FULL = "|".join(w for w in WEEKDAYS if len(w) > 3)
_ITS_WEEKDAY = re.compile(rf"(?<!\w)(?:hari\s+)?({_FULL})(?:\s+(?:tadi|lalu))?(?!\w)", re.IGNORECASE)


def plainly(text: str, day: date | None, today: date) -> str:
    """The same report without what stands before it, of the day that it names; where it names none and tells of
    several hours, of the visit's `day`, if that is past. The text as it is, where it is no report."""
    first = _OPENING.match(text)
    code = _CODE.match(text[first.end() :] if first else text)
    rest = text[first.end() :] if first and (code or _EXCUSE.search(first.group())) else text
    rest = _COLON.sub(r"\1 ", _without_excuse(rest[code.end() :] if code else rest))
    led = _LED_DAY.match(rest)
    named = _named(led, day) if led else None
    rest = rest[led.end() :] if led and named else rest
    if not opens_with_step(rest):
        return text
    past = day is not None and day < today
    if day and past and (its := _ITS_WEEKDAY.search(rest)) and WEEKDAYS[its[1].casefold()] == day.weekday():
        rest, named = f"{rest[: its.start()].rstrip()} {rest[its.end() :].lstrip()}".strip(), day
    if named is None and day and past and has_several_hours(rest) and not said_day(rest):
        named = day
    lines = ", ".join(line.strip(" ,;.") for line in rest.splitlines() if line.strip(" ,;."))
    if named is None and lines == text[code.end() + (first.end() if first else 0) if code else 0 :].strip(" ,;."):
        return text if not (first and first.group().strip()) or not code else f"{code[1]} {lines}"
    when = f" tanggal {wording.day_and_month(named)}" if named and named != today else ""
    return f"{code[1] + ' ' if code else ''}{lines}{when}"


def has_several_hours(text: str) -> bool:
    """Steps with their hours, as of a whole day, whichever of them stands first."""
    return max(len(_HOURS.findall(text)), len(_HOURS_FIRST.findall(text))) > 1


def _without_excuse(text: str) -> str:
    """ "Hanyar dapat sinyal, tiba 8.58", "jadi hanyar malapor: berangkat 7.10"."""
    found = _OPENING.match(text)
    return text[found.end() :] if found and _EXCUSE.search(found.group()) else text


def _named(led: re.Match[str], day: date | None) -> date | None:
    """The day that leads the report, if it is the visit's."""
    if day is None or not (led["weekday"] or led["number"]):
        return None
    if led["weekday"] and WEEKDAYS[led["weekday"].casefold()] != day.weekday():
        return None
    month = month_of(led["month"].casefold()) if led["month"] else day.month
    return day if (not led["number"] or int(led["number"]) == day.day) and month == day.month else None
