"""What the office knows of a village, and how each fact is typed and said. A new installation knows names only."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, lexicon, parse_duration
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.visit import Village

MOST_NAMES = 20
_BETWEEN = re.compile(rf"[,;&\n]|\b(?:{lexicon.JOINS})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Fact:
    """`field` of the village; `read` what was typed (Mistake if it cannot be), `say` what is known ("" for nothing)."""

    field: str
    read: Callable[[str], Any]
    say: Callable[[Any], str]


def _minutes(words: str) -> int:
    return int(parse_duration(words).total_seconds()) // 60


def _names(words: str) -> tuple[str, ...]:
    """Separated by commas, lines or "dan"; "-" for none."""
    found = [clean_name(part, limit=60) for part in _BETWEEN.split(words) if part.strip(" -")]
    if len(found) > MOST_NAMES:
        raise Mistake("village.too_many", most=MOST_NAMES)
    return tuple(dict.fromkeys(found))


def _words(words: str) -> str:
    """One line; "-" for nothing."""
    return "" if words.strip() == "-" else clean_name(words, limit=120)


def _length(minutes: int | None) -> str:
    return "" if minutes is None else wording.duration(timedelta(minutes=minutes))


FACTS = {
    fact.field: fact
    for fact in (
        Fact("travel_minutes", _minutes, _length),
        Fact("margin_minutes", _minutes, _length),
        Fact("places", _names, wording.listing),
        Fact("hamlets", _names, wording.listing),
        Fact("road", _words, str),
        Fact("vehicle", _words, str),
        Fact("signal", _words, str),
    )
}


def fact(name: str) -> Fact:
    """Mistake for somebody's invention."""
    if name not in FACTS:
        raise Mistake("common.old_button")
    return FACTS[name]


def said(village: Village, name: str) -> str:
    """What is known, as people say it."""
    return fact(name).say(getattr(village, name)) or texts.plain("village.unknown")


async def note(acting: Acting, village: Village, name: str, words: str) -> None:
    """Keeps a fact as it was typed; the audit keeps which one, not its words: they may name somebody."""
    acting.need(Action.VILLAGE, village=village.code)
    value = fact(name).read(words)
    await acting.books.villages.change(village.code, **{name: value})
    await acting.audit("village.noted", f"village:{village.code}", field=name)


_NAMED = {
    "travel_minutes": r"(?:waktu|lama)\s+(?:tempuh|perjalanan)",
    "margin_minutes": r"batas(?:\s+\w+){0,3}\s+pulang|batas\s+(?:me)?nunggu",
    "places": r"tempat(?:\s+(?:biasa|pelayanan|kegiatan|kumpul))?",
    "hamlets": r"anak\s+desa|dusun",
    "road": r"jalan(?:an)?(?:\s+(?:ke|ka)\s+desa)?",
    "vehicle": r"kendaraan(?:\s+yang\s+(?:dapat|bisa|kawa)\s+lewat)?|kandaraan",
    "signal": r"sinyal|jaringan",
}
_OF_A_FACT = re.compile(
    r"\W*(?:(?:maaf|eh|pak|bu|min|untuk|gasan|ubah|ganti|salah)\W+)*(?:"
    + "|".join(f"(?P<{name}>{said})" for name, said in _NAMED.items())
    + r")(?:nya)?\b[\s:,=]*(?:(?:itu|tu|adalah|yaitu|ganti|diganti|jadi|menjadi|salah|(?:se)?harusnya|biasa|ada|di)\b"
    r"[\s:,]*)*(?P<value>.+)",
    re.IGNORECASE | re.DOTALL,
)


def read_fact(text: str) -> tuple[str, str] | None:
    """ "Sinyal cuma ada di atas bukit": which fact, and what is said of it. None where none is named first."""
    found = _OF_A_FACT.fullmatch(text.strip())
    field = next((name for name in _NAMED if found and found[name]), "")
    return (field, found["value"].strip()) if found and field else None
