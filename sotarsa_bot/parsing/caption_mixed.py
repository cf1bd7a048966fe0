"""Several lists in one caption, as people run them together: "1 2 3 sembako aja 4 5 lengkap", "8 9 tarima nang 10 kaina
haja". Each run of numbers with the words behind it, in plain words."""

import re
from collections.abc import Sequence

from sotarsa_bot.parsing import lexicon

_RUN = re.compile(
    r"(?:(?:yang|yg|nang|dan|wan|lawan|tapi|tp|untuk|gasan|no|nomor|nomer)[\s.]+)*"
    r"(?P<numbers>\d{1,3}(?:(?:\s*[,&+-]\s*|\s+(?:dan|wan|lawan|sama)\s+|\s+)\d{1,3})*)(?=[\s,;:]|$)[\s,;:]*(?P<said>[^\d]*)",
    re.IGNORECASE,
)
_SMALL = re.compile(r"(?:[\s,;.]+(?:yang|yg|nang|dan|wan|lawan|tapi|tp|no|nomor|nomer))+[\s,;.]*$", re.IGNORECASE)
_MOST_RUNS, _MOST_WORDS = 6, 5
_GOT = frozenset(word for word, kind in lexicon.OUTCOMES.items() if kind in ("received", "proxy"))


def clauses(line: str, items: Sequence[str]) -> list[list[str]]:
    """For each run the ways in which it may be read; empty where the line is no such row of lists, or a number behind a
    thing may be an amount of it."""
    text = " ".join(line.split()).strip(" ,.;")
    found = list(_RUN.finditer(text))
    whole = "".join(one.group() for one in found)
    if not 1 < len(found) <= _MOST_RUNS or whole != text:
        return []
    said = [_SMALL.sub("", f" {one['said']}").strip(" ,;.") for one in found]
    if any(not one or len(one.split()) > _MOST_WORDS or _measures(one) for one in said):
        return []
    things = lexicon.GOODS | {part for item in items for part in item.casefold().split()}
    if any(one.split()[-1].casefold() in things for one in said[:-1]):
        return []
    return [_ways(_listed(one["numbers"]), words) for one, words in zip(found, said, strict=True)]


def _listed(numbers: str) -> str:
    return re.sub(r"(?<=\d)\s+(?=\d)", ", ", numbers)


def _measures(said: str) -> bool:
    """ "2 kg", "3 orang": what is counted is nobody on the list."""
    first = said.split()[0].casefold()
    return first in lexicon.UNITS | lexicon.PEOPLE | lexicon.COUNTED_PEOPLE | lexicon.PRODUCE


def _ways(numbers: str, said: str) -> list[str]:
    words = [word.strip(".,").casefold() for word in said.split()]
    if set(words) & lexicon.LATER and not set(words) & _GOT:
        return [f'no {numbers} tidak ada karena "{said}"']
    plain = f"no {numbers} {said}"
    told = any(word in lexicon.OUTCOMES or word in lexicon.NOT for word in words)
    return [plain] if told else [f"no {numbers} terima {said}", plain]
