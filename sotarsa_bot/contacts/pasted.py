"""What somebody pastes out of WhatsApp: one message or several, with or without the lines that its export writes. Pure.

Known: `[30/11/26 21.05.11] Name: ...` (iPhone), `30/11/26 21.05 - Name: ...` and `12/1/26, 9:05 PM - Name: ...`
(Android), `[21.05, 30/11/2026] Name: ...` (the web page), `[30/11 21.05] Name: ...` (several copied on a phone). A
reply is copied without what it quotes.
"""

import re
from datetime import date
from typing import NamedTuple

_DAY = r"(?P<one>\d{1,2})[/.-](?P<two>\d{1,2})(?:[/.-](?P<year>\d{2}|\d{4}))?"
_TIME = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?"
_STAMPS = (
    rf"\[{_DAY},?\s+{_TIME}\]\s*",
    rf"\[{_TIME},\s*{_DAY}\]\s*",
    rf"{_DAY},?\s+(?:pukul\s+)?{_TIME}\s+[-\u2013]\s+",
)
_HEADS = tuple(re.compile(rf"^[ \t]*{stamp}(?P<rest>.*)$", re.IGNORECASE) for stamp in _STAMPS)
_NAME = re.compile(r"^~?\s*(?P<name>[^:\n]{1,60}?):(?:\s+|$)(?P<words>.*)$", re.DOTALL)
_CENTURY, _TWO_DIGITS = 2000, 100
_QUOTED = re.compile(r"^\s*>+\s?")
_NOTHING = re.compile(
    r"\W*(?:<?media (?:tidak disertakan|omitted)>?"
    r"|(?:gambar|foto|image|video|stiker|sticker|audio|dokumen) (?:tidak disertakan|omitted)"
    r"|pesan ini (?:telah )?dihapus|anda menghapus pesan ini|this message was deleted|you deleted this message)\W*",
    re.IGNORECASE,
)
_EDITED = re.compile(r"\s*<(?:pesan ini diedit|this message was edited)>\s*$", re.IGNORECASE)


class Pasted(NamedTuple):
    """`name`: who wrote it, as the phone that it comes from calls them ("" where no line says so); `day`: when."""

    name: str
    day: date | None
    words: str


def read_pasted(text: str, today: date) -> list[Pasted]:
    """The messages in their order. What stands before the first line of an export, or has none, is one of nobody."""
    found: list[tuple[str, date | None, list[str]]] = []
    for line in text.splitlines():
        if head := next((head for pattern in _HEADS if (head := pattern.match(line))), None):
            named = _NAME.match(head["rest"])
            if named is None:
                found.append(("", None, []))  # a notice of WhatsApp's own
                continue
            found.append((named["name"].strip(), _day(head, today), [named["words"]]))
        elif found:
            found[-1][2].append(line)
        else:
            found.append(("", None, [line]))
    said = [Pasted(name, day, _EDITED.sub("", "\n".join(lines)).strip()) for name, day, lines in found]
    return [one for one in said if one.words and not _NOTHING.fullmatch(one.words)]


def without_quotes(words: str) -> tuple[str, str]:
    """What was said, and what was only quoted ("> ...")."""
    lines = words.splitlines()
    quoted = [_QUOTED.sub("", line) for line in lines if _QUOTED.match(line)]
    return "\n".join(line for line in lines if not _QUOTED.match(line)).strip(), "\n".join(quoted)


def _day(head: re.Match[str], today: date) -> date | None:
    """Day before month, as Indonesian phones write it, unless its clock has AM and PM, or that day is to come."""
    one, two = int(head["one"]), int(head["two"])
    year = int(head["year"]) if head["year"] else today.year
    year = year + _CENTURY if year < _TWO_DIGITS else year
    orders = [(two, one), (one, two)] if not head["half"] else [(one, two), (two, one)]
    days = [day for month, of_month in orders if (day := _date(year, month, of_month))]
    return next((day for day in days if day <= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
