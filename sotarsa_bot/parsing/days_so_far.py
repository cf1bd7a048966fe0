"""Words below days that were read back and wait for a yes: they add days, take some away, or stand instead of them."""

import re
from datetime import date

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.calendar_words import WEEKDAYS, month_of
from sotarsa_bot.parsing.day_lists import days_to_reopen, read_day_lists, without_reopening
from sotarsa_bot.parsing.day_readings import Days
from sotarsa_bot.parsing.day_spans import DaysRead, parse_days
from sotarsa_bot.parsing.words import BUT, EXCEPT, NOT, PARTICLES, POLITE, Words
from sotarsa_bot.unsure import Unsure

Lists = tuple[DaysRead, ...]
_LED = re.compile(r"^\W*(?:(?:ya|iya|iih|inggih|tapi|tetapi|tp|cuma|dan|wan|lawan|sama|plus)\b\W*)+", re.IGNORECASE)
_ADDS = re.compile(r"\b(?:(?:di)?tambah(?:kan|i)?(?:nya)?|plus|jua|juga|jg|lagi)\b|^\W*(?:dan|wan|lawan|sama)\b", re.I)
_A_NUMBER = re.compile(r"(?<![\d./-])\d{1,2}(?![\d./-])")
_OF_A_DAY = frozenset({"hari", "tgl", "tanggal", "nya", "usah", "tutup", "ditutup", "libur", "umpat", "ikut", "masuk"})
_SMALL = POLITE | PARTICLES | BUT | NOT | EXCEPT | _OF_A_DAY


def with_those_before(before: str, words: str, *, today: date) -> tuple[Lists, ...]:
    """What `words` may mean below `before` (DaysRead.words, a line each), likeliest first; nothing where they have
    nothing to do with each other. "Ya tapi tgl 6 kada" leaves the others, "tgl 7 jua" adds one."""
    old = _written(before, today)
    if not old:
        return ()
    if denied := _denied(words, old, today):
        left = _without(old, denied)
        return (left,) if left else ()
    new = _read(_ADDS.sub("", _LED.sub("", words)), today)
    if not new or any(one.rest and _says_nothing(one.rest) for one in new):
        return ()
    reasons = {one.rest for one in old}
    new = tuple(DaysRead(one.days, one.rest or next(iter(reasons)) if len(reasons) == 1 else one.rest) for one in new)
    kept = _without(old, tuple(day for one in new for day in one.days))
    if not kept or any(word.plain in NOT for word in Words(words).all):
        return (new,)
    both = _in_order((*kept, *new))
    if _ADDS.search(words):
        return (both,)
    return (both, new)


def _written(before: str, today: date) -> Lists:
    try:
        return tuple(parse_days(line, today=today) for line in before.splitlines())
    except (Mistake, Unsure):
        return ()


def _read(words: str, today: date) -> Lists:
    """None where they may mean several things by themselves."""
    try:
        return read_day_lists(words, today=today)
    except Unsure as unsure:
        return _written(unsure.meanings[0].words, today) if len(unsure.meanings) == 1 else ()
    except Mistake:
        return ()


def _says_nothing(words: str) -> bool:
    return all(word.plain in _SMALL for word in Words(words).all)


def _denied(words: str, old: Lists, today: date) -> Days:
    """The days among the old ones that these words turn down, and nothing else."""
    named = {day for one in old for day in one.days}
    said = {word.plain for word in Words(words).all if not _is_of_a_date(word.plain)}
    turned = bool(said & (NOT | EXCEPT)) and said <= _SMALL
    if not (turned or without_reopening(words)):
        return ()
    try:
        days = set(days_to_reopen(words, today=today))
    except Mistake:
        days = set()
    numbers = {int(found) for found in _A_NUMBER.findall(words)}
    if not days <= named:  # "6" of a later month
        days = set()
    days = days or {day for day in named if day.day in numbers}
    return tuple(sorted(days)) if numbers <= {day.day for day in days} else ()


def _is_of_a_date(word: str) -> bool:
    return word[0].isdigit() or word in WEEKDAYS or month_of(word) is not None


def _without(lists: Lists, gone: Days) -> Lists:
    left = (DaysRead(tuple(day for day in one.days if day not in gone), one.rest) for one in lists)
    return tuple(one for one in left if one.days)


def _in_order(lists: Lists) -> Lists:
    """Days of one reason are named together."""
    joined: dict[str, Days] = {}
    for one in lists:
        joined[one.rest] = tuple(sorted({*joined.get(one.rest, ()), *one.days}))
    return tuple(DaysRead(days, reason) for reason, days in joined.items())
