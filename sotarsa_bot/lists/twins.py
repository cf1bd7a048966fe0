"""The same person twice in one file: two programmes are two benefits of one person, all else is a problem."""

import re

from rapidfuzz import fuzz

from sotarsa_bot.lists.records import Line
from sotarsa_bot.mistake import Mistake

_SPACES = re.compile(r"[\W_]+")

NIK_NAME = 70
"""Of 100: a name that may be another spelling where the NIK is the same."""
_TITLES = {"h", "hj", "haji", "hajah", "bapak", "pak", "ibu", "bu", "sdr", "sdri"}

Identity = tuple[str, ...]


def bare(text: str) -> str:
    return _SPACES.sub(" ", text.casefold()).strip()


def comparable(name: str) -> str:
    """A name without titles, its words in the order of the alphabet."""
    words = bare(name).split()
    return " ".join(sorted([word for word in words if word not in _TITLES] or words))


def one_name(here: str, there: str) -> bool:
    """Whether these may be spellings of one name, where the NIK is the same."""
    return fuzz.ratio(comparable(here), comparable(there)) >= NIK_NAME


def fuller(here: str, there: str) -> bool:
    """Whether one of these is the other with more words: "Aminah", "Aminah binti Ali"."""
    mine, theirs = ({word for word in comparable(name).split() if len(word) > 1} for name in (here, there))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def identity(line: Line) -> Identity:
    """By what a person is known: the NIK, else name and place."""
    return (line.nik,) if line.nik else (bare(line.name), bare(line.address), bare(line.hamlet))


class Twins:
    """Remembers who came on which row."""

    def __init__(self) -> None:
        self._people: dict[Identity, Line] = {}
        self._taken: dict[tuple[Identity, str, str, str], Line] = {}

    def must_be_new(self, line: Line) -> Mistake | None:
        """What is to be said of it: the same NIK was there with fewer words, or more, in the name.

        Mistake `lists.nik_shared`, `lists.name_repeated` or `lists.row_repeated`, with the row that was before."""
        who = identity(line)
        first = self._people.setdefault(who, line)
        remark = None
        if first is not line:
            if line.nik and not one_name(first.name, line.name):
                if not fuller(first.name, line.name):
                    raise Mistake("lists.nik_shared", row=first.row)
                remark = Mistake("lists.nik_one_person", row=first.row, name=line.name, first=first.name)
            if not line.nik and not (line.address or line.hamlet) and first.place != line.place:
                raise Mistake("lists.name_repeated", row=first.row)
        period = bare(line.period.said) if line.period else ""
        aid = (who, bare(line.benefit.programme), bare(line.benefit.item), period)
        before = self._taken.setdefault(aid, line)
        if before is not line:
            raise Mistake("lists.row_repeated", row=before.row)
        return remark
