"""Bounds of days and hours: "sebelum tgl 4", "tgl 8 ke atas", "paling lambat Kamis". What bounds is no day itself.

A bound leaves some of the days on which the team comes; these are offered. A bound of an hour is for the office.
"""

import operator
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.day_readings import Days, Within
from sotarsa_bot.parsing.days import mentions
from sotarsa_bot.parsing.hours import TIME
from sotarsa_bot.parsing.place_edges import bare
from sotarsa_bot.parsing.place_words import is_of_a_kind
from sotarsa_bot.parsing.places import LED
from sotarsa_bot.parsing.plain_days import A_DAY, AN_HOUR
from sotarsa_bot.parsing.words import NOT

_NO = "|".join(sorted(NOT))
_TILL = lexicon.TILL.split("|")
_DAY = rf"(?:hari\s+)?(?:{A_DAY}|\d{{1,2}}/\d{{1,2}}|besok|lusa)\b"
_LEADS = {
    "before": r"(?<!kunjungan )(?<!waktu )(?<!kali )se?b[ea]?lum(?:nya)?|sabalum|sblm|di\s?bawah|kurang\s+dari",
    "until": rf"(?:(?:{_NO})\s+)(?:lewat|liwat|lebih)(?:\s+dari)?|{lexicon.TILL}|paling\s+(?:lambat|lama|akhir)|"
             r"selambat(?:-lambat)?nya|maks(?:imal)?|max",
    "after": r"sesudah|setelah|stlh|(?:se|sa)?habis|selepas|lepas|imbah|limbah|lewat|liwat|di\s?atas|lebih\s+dari",
    "from": r"(?:ter)?hitung(?:\s+mulai)?|mulai(?:nya)?(?:\s+dari)?|sejak|paling\s+(?:cepat|lakas|awal)|minimal",
}  # fmt: skip
_TRAILS = {
    "from": r"ke\s?atas|dan\s+seterusnya|dst|(?:atau|dan)\s+se(?:sudah|telah)nya|atau\s+lebih|paling\s+(?:cepat|lakas)",
    "until": r"ke\s?bawah|(?:atau|dan)\s+sebelumnya|paling\s+(?:lambat|akhir)",
}
_KEEPS: dict[str, Callable[[date, date], bool]] = {
    "before": operator.lt, "until": operator.le, "after": operator.gt, "from": operator.ge,
}  # fmt: skip
_INSTEAD = {"before": "from", "until": "after", "after": "until", "from": "before"}
""" "Kada kawa sebelum tgl 4" is from the 4th on."""
_TO = (
    rf"(?!\s*(?:-|–|s\s?/\s?d|sd\b|(?:{lexicon.TILL})\b|,?\s*(?:dan|atau|lawan|wan|sama)\s+(?:hari\s+|tgl\s+|tanggal\s+)?"
    r"(?:\d|[A-Za-z]{4,}\s+tgl)))"
)
_LED_DAY = re.compile(
    rf"(?P<no>\b(?:{_NO})\s+(?:(?:bisa|kawa|sempat|boleh)\s+)?)?\b(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _LEADS.items())
    + rf")\s+(?P<day>{_DAY}){_TO}",
    re.IGNORECASE,
)
_DAY_LED = re.compile(
    rf"(?:\b(?:mulai|sejak|dari|di)\s+)?(?P<day>\b{_DAY})\s*(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _TRAILS.items())
    + r")\b(?!\s+jam)|(?:\b(?:mulai|sejak|dari)\s+)?(?P<day2>\b"
    + rf"{_DAY})\s*(?P<from2>ke\s?atas)\b",
    re.IGNORECASE,
)
_OF_HOURS = "|".join((*(_LEADS[kind] for kind in ("before", "after")), r"paling\s+\w+", r"selambat(?:-lambat)?nya",
                      "minimal", "maks(?:imal)?"))  # fmt: skip
_HOUR = re.compile(rf"\b(?:{_OF_HOURS})\s+{AN_HOUR}\b|\b{AN_HOUR}\s*(?:{'|'.join(_TRAILS.values())})\b", re.IGNORECASE)
_A_DAY_BEFORE = re.compile(
    rf"{_DAY}\W*$|(?<![\d./:])(?P<of_else>\b(?:jam|pukul|pkl|rt|rw|no|nomor)\.?\s*)?\b\d{{1,2}}\s*$", re.IGNORECASE
)
""" "Tgl 1", or the mere number of "1 sampai 4 Desember"."""
_CLAUSE_END = re.compile(r"[,;\n]|\.(?!\d)")


class Bounds(NamedTuple):
    """The text without its bounds. `days`: those of the team's that are left (None: no day is bounded, or a bound only
    tells something). `found`: there was one; `hour`: one of an hour."""

    text: str
    days: Days | None = None
    found: bool = False
    hour: bool = False


def bounds_in(text: str, today: date, within: Within) -> Bounds:
    """Mistake as for a day."""
    rest, hours = _HOUR.subn(" ", text)
    days: list[date] | None = None
    found = False
    for pattern in (_DAY_LED, _LED_DAY):
        while said := next((one for one in pattern.finditer(rest) if not _ends_a_span(rest, one)), None):
            found = True
            left = _left(said, today, within)
            if not _only_tells(rest[said.end() :]):
                days = [day for day in left if days is None or day in days]
            rest = f"{rest[: said.start()]} {rest[said.end() :]}"
    return Bounds(rest if found or hours else text, None if days is None else tuple(days), found or bool(hours),
                  bool(hours))  # fmt: skip


def _ends_a_span(text: str, said: re.Match[str]) -> bool:
    """ "Tgl 1 sampai tgl 4", "1 sampai 4 Desember" """
    until = said.groupdict().get("until") or ""
    before = _A_DAY_BEFORE.search(text[: said.start()])
    return until.casefold() in _TILL and before is not None and not before["of_else"]


def _left(said: re.Match[str], today: date, within: Within) -> list[date]:
    groups = said.groupdict()
    kind = next((kind for kind in _KEEPS if groups.get(kind)), "from")
    if groups.get("no"):
        kind = _INSTEAD[kind]
    named = mentions(groups.get("day") or groups["day2"], today, within)
    if not named or within is None:
        return []
    first, last = max(within[0], today), within[1]
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in every if _KEEPS[kind](day, named[0].days[0])]


def _only_tells(after: str) -> bool:
    """ "Sampai tgl 6 pambakal hanyar bulik" says why, and is no offer."""
    clause = TIME.sub(" ", _CLAUSE_END.split(after, maxsplit=1)[0])
    words = bare(clause)
    return bool(words) and not is_of_a_kind(words) and not LED.match(clause.strip())
