"""The same person twice in one file: two programmes are two benefits of one person, all else is a problem."""

import re

from sotarsa_bot.lists.records import Line
from sotarsa_bot.mistake import Mistake

_SPACES = re.compile(r"[\W_]+")

Identity = tuple[str, ...]


def bare(text: str) -> str:
    return _SPACES.sub(" ", text.casefold()).strip()


def identity(line: Line) -> Identity:
    """By what a person is known: the NIK, else name and place."""
    return (line.nik,) if line.nik else (bare(line.name), bare(line.address), bare(line.hamlet))


class Twins:
    """Remembers who came on which row."""

    def __init__(self) -> None:
        self._people: dict[Identity, Line] = {}
        self._taken: dict[tuple[Identity, str, str, str], Line] = {}

    def must_be_new(self, line: Line) -> None:
        """Mistake `lists.nik_shared`, `lists.name_repeated` or `lists.row_repeated`, with the row that was before."""
        who = identity(line)
        first = self._people.setdefault(who, line)
        if first is not line:
            if line.nik and bare(first.name) != bare(line.name):
                raise Mistake("lists.nik_shared", row=first.row)
            if not line.nik and not (line.address or line.hamlet):
                raise Mistake("lists.name_repeated", row=first.row)
        period = bare(line.period.said) if line.period else ""
        aid = (who, bare(line.benefit.programme), bare(line.benefit.item), period)
        before = self._taken.setdefault(aid, line)
        if before is not line:
            raise Mistake("lists.row_repeated", row=before.row)
