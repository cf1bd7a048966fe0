"""A day, an hour and a place as letters of invitation write them, one below the other, each behind its name:
"Hari/tanggal: Rabu, 2 Desember", "Pukul: 10.00 WITA", "Tempat: Balai Adat"."""

import re

_LINE = re.compile(
    r"^\W*(?:(?P<day>hari(?:\s*[/,]?\s*(?:tanggal|tgl))?|tanggal|tgl)|(?P<hour>waktu|pukul|jam)|(?P<place>tempat|lokasi))"
    r"(?:nya)?\s*[:=]\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"[\s,]*(?:s\s*/?\s*d|sampai(?:\s+dengan)?|hingga|[-\u2013])\.?\s*selesai\b.*$", re.IGNORECASE)
_NAMED = re.compile(r"^(?:pukul|jam|jm|pkl?)\b", re.IGNORECASE)
_EDGES = " \t,.;"
_PARTS = ("day", "hour", "place")
_DAYS_AT_MOST = 2
"""Its name and its date."""


def in_one_line(text: str) -> str:
    """The same in a sentence: "Rabu, 2 Desember jam 10.00 WITA di Balai Adat". Left as it is where fewer than two of
    the three are named, or one more than once. Lines without a name come before it: there they are no part of the
    place."""
    said: dict[str, list[str]] = {part: [] for part in _PARTS}
    others = []
    for line in text.splitlines():
        if found := _LINE.match(line):
            said[_part(found)].append(found["value"].strip(_EDGES))
        elif line.strip():
            others.append(line)
    day, hour, place = (said[part] for part in _PARTS)
    if sum(map(bool, (day, hour, place))) <= 1 or len(day) > _DAYS_AT_MOST or len(hour) > 1 or len(place) > 1:
        return text
    parts = [", ".join(day), *map(_hour, hour), *(f"di {one}" for one in place)]
    return "\n".join([*others, " ".join(part for part in parts if part)])


def _part(found: re.Match[str]) -> str:
    return next(part for part in _PARTS if found[part])


def _hour(value: str) -> str:
    bare = _OPEN_END.sub("", value)
    return bare if _NAMED.match(bare) else f"jam {bare}"
