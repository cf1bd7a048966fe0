"""What a text says of days, in pieces: numbers, months and weekdays that belong to one day, and days that were named
together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sotarsa_bot.parsing.calendar_words import Kind, Mark
from sotarsa_bot.parsing.words import NOT, OR

_NO = "|".join(sorted(NOT))
_REFUSED = re.compile(rf"\b(?:{_NO})\b(?:\s+(?:bisa|kawa|sempat|dapat|boleh|hari|pada|di))*\s*$", re.IGNORECASE)
_ONLY = re.compile(r"[\s\x01]*(?:saja|haja|aja|sj|ja|bisa|kawa|boleh|cocok)\b", re.IGNORECASE)


@dataclass
class Item:
    """One day before its month is known."""

    start: int
    end: int
    number: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    next: bool = False
    this: bool = False
    """This week's, or next week's."""
    ahead: int | None = None
    week: int | None = None
    pair: tuple[int, int, str] | None = None
    led: bool = False
    between: bool = False
    every: bool = False
    joined: Kind | None = None
    gap: str = ""


def alone(item: Item) -> bool:
    """Nothing says that this number is a day: it may count people or things. "3.12" is written like a date."""
    if item.led or item.between or item.month is not None or item.weekday is not None:
        return False
    return item.number is not None or (item.pair is not None and item.pair[2] == "-")


def together(text: str, found: Sequence[Mark]) -> list[list[Item]]:
    """Days that belong together: nothing but a joining word stands between them."""
    runs: list[list[Item]] = []
    n, joined, end = 0, None, -1
    while n < len(found):
        mark = found[n]
        touching = bool(runs) and end >= 0 and not text[end : mark.start].strip(" ")
        if mark.kind in (Kind.TO, Kind.AND):
            joined = (mark.kind, mark.value) if touching and joined is None else None
            end = mark.end if joined else -1
            n += 1
            continue
        item, n = _item(text, found, n)
        if item is None:
            joined, end = None, -1
            continue
        if touching and joined and not text[end : item.start].strip(" "):
            item.joined, item.gap = joined[0], str(joined[1])
            runs[-1].append(item)
        else:
            runs.append([item])
        joined, end = None, item.end
    return [run for whole in runs for part in _cut(whole) for run in _instead(part, text)]


def _instead(run: list[Item], text: str) -> list[list[Item]]:
    """ "kada bisa tgl 3, tgl 16 haja", "kada kawa tgl 8, tgl 9 atau 10 ja": after a no, what only the last ones are
    said of does not go with the others."""
    first = next((n for n in range(len(run) - 1, 0, -1) if run[n].gap == ","), 0)
    if not first or not _ONLY.match(text[run[-1].end :]) or not _REFUSED.search(text[: run[0].start]):
        return [run]
    last = run[first:]
    if len(last) > 1 and not (last[0].led or any(one.gap in OR for one in last[1:])):
        return [run]  # "kada kawa tgl 8, 9 dan 10 ja"
    last[0].led = last[0].led or run[0].led
    last[0].joined = None
    return [run[:first], last]


def _cut(run: list[Item]) -> list[list[Item]]:
    """A comma after a whole date begins another thing, unless numbers were enumerated."""
    cut: list[list[Item]] = [run[:1]]
    for item in run[1:]:
        whole = cut[-1][-1].month is not None or cut[-1][-1].weekday is not None
        if item.gap in (",", "/") and whole and item.number is None:
            cut.append([item])
        else:
            cut[-1].append(item)
    return cut


_DAY_KINDS = (Kind.NUMBER, Kind.DATE, Kind.PAIR, Kind.RELATIVE, Kind.WEEKDAY, Kind.WEEK, Kind.LEAD, Kind.EVERY)


def _item(text: str, found: Sequence[Mark], n: int) -> tuple[Item | None, int]:
    """The item that begins at this mark, and where the next one may begin."""
    item = Item(found[n].start, found[n].end)
    first = n
    while n < len(found) and found[n].kind in (*_DAY_KINDS, Kind.MONTH, Kind.YEAR):
        mark = found[n]
        between = text[item.end : mark.start]
        if n > first and between.strip(" ,") != "":
            break
        if not _taken(item, mark, "," in between):
            break
        item.end = mark.end
        n += 1
        if n < len(found) and found[n].kind is Kind.AND and found[n].value == "," and item.weekday is not None \
                and item.number is None and n + 1 < len(found) and found[n + 1].kind in (
                    Kind.NUMBER, Kind.DATE, Kind.LEAD, Kind.PAIR):  # fmt: skip
            n += 1  # "Kamis, 3 Desember"
    if n == first:
        return None, n + 1
    said = (item.number, item.weekday, item.ahead, item.week, item.pair)
    return (item if any(one is not None for one in said) else None), n


def _taken(item: Item, mark: Mark, comma: bool) -> bool:
    """Whether this mark belongs to the item; then it is written into it."""
    match mark.kind:
        case Kind.LEAD:
            if item.number is not None or item.pair:
                return False
            item.led = item.led or mark.value in ("tgl", "tanggal", "tg")
            item.between = item.between or mark.value == "antara"
        case Kind.EVERY:
            if item.every or item.weekday is not None or item.number is not None:
                return False
            item.every = True
        case Kind.WEEKDAY:
            if item.weekday is not None or (item.number is not None and comma):
                return False
            item.weekday, item.next, item.this = mark.value  # type: ignore[misc]
        case Kind.WEEK:
            if item.week is not None:
                return False
            item.week = int(str(int(mark.value)))  # type: ignore[call-overload]
        case Kind.RELATIVE:
            if item.ahead is not None or item.number is not None:
                return False
            item.ahead = int(str(mark.value))
        case Kind.NUMBER:
            if item.number is not None or item.pair:
                return False
            item.number = int(str(mark.value))
        case Kind.PAIR:
            if item.number is not None or item.pair:
                return False
            item.pair = mark.value  # type: ignore[assignment]
        case Kind.DATE:
            if item.number is not None or item.pair:
                return False
            item.number, item.month, item.year = mark.value  # type: ignore[misc]
        case Kind.MONTH:
            if item.month is not None or (item.number is None and not item.pair):
                return False
            item.month = int(str(mark.value))
        case Kind.YEAR:
            if item.year is not None or item.month is None:
                return False
            item.year = int(str(mark.value))
        case _:
            return False
    return True
