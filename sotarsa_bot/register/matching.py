"""Who of the people known is meant by a row of a list.

A NIK tells, and so do equal name and place. All else is only likely: it is proposed with a guess, and a person decides.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz, process

from sotarsa_bot.lists.records import Line
from sotarsa_bot.lists.twins import bare, comparable
from sotarsa_bot.records.recipient import Recipient

LIKE_NAME, SAME_NAME, LIKE_PLACE = 85, 92, 60
"""Of 100: a name that may be the same, one that probably is, a place that probably is."""
AT_MOST = 5


class Alike(NamedTuple):
    """`same` is the guess."""

    recipient: Recipient
    same: bool


class People:
    """The people known, ready to be compared with."""

    def __init__(self, known: Iterable[Recipient]) -> None:
        people = list(known)
        self._by_id = {one.id: one for one in people}
        self._by_nik = {one.nik_index: one for one in people if one.nik_index}
        self._by_place: dict[tuple[str, str, str], list[Recipient]] = {}
        for one in people:
            self._by_place.setdefault(_identity(one), []).append(one)
        self._names = {one.id: comparable(one.name) for one in people}
        self._unnumbered = {one.id: self._names[one.id] for one in people if not one.nik_index}

    def sure(self, line: Line, nik_index: str | None) -> Recipient | None:
        """By the NIK; where neither has one, by equal name and place."""
        if nik_index:
            return self._by_nik.get(nik_index)
        there = self._by_place.get(_identity(line), []) if line.address or line.hamlet else []
        return there[0] if len(there) == 1 and not there[0].nik_index else None

    def alike(self, line: Line | Recipient, nik_index: str | None) -> Iterator[Alike]:
        """Who could be meant, the likeliest first. Two people with a NIK each are never alike: theirs differ."""
        names = self._unnumbered if nik_index else self._names
        found = process.extract(
            comparable(line.name), names, scorer=fuzz.ratio, score_cutoff=LIKE_NAME, limit=AT_MOST
        )  # fmt: skip
        ranked = [(self._by_id[id_], score, likeness(line, self._by_id[id_])) for _, score, id_ in found]
        for one, name, place in sorted(ranked, key=lambda r: (-r[2], -r[1])):
            same = name >= SAME_NAME and place >= LIKE_PLACE
            if same or name == 100 or place >= LIKE_PLACE:
                yield Alike(one, same)


def likeness(line: Line | Recipient, one: Recipient) -> float:
    """Of two places, out of 100. One that is not known may be any; other house numbers are another house."""
    here, there = (bare(f"{who.address} {who.hamlet}") for who in (line, one))
    if not here or not there:
        return 100
    mine, theirs = ({int(number) for number in re.findall(r"\d+", place)} for place in (here, there))
    return fuzz.token_set_ratio(here, there) if mine <= theirs or theirs <= mine else 0


def _identity(one: Line | Recipient) -> tuple[str, str, str]:
    return bare(one.name), bare(one.address), bare(one.hamlet)
