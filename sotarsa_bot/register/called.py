"""Whom of a list a name that somebody typed may mean. An exact name beats a near one; near ones are only guesses."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from sotarsa_bot.lists.twins import comparable
from sotarsa_bot.parsing.lexicon import HONORIFICS
from sotarsa_bot.records.field import Listed

NEAR, WHOLE = 80, 82
"""Of 100: a word of a name with a slip in it; a whole name that is spelt another way."""
MOST_FOUND = 3
FEWEST_LETTERS = 3
"""Letters of a short name; with so few it begins or ends the long one."""


class Called(NamedTuple):
    """Those who may be meant; `sure`: it is one, and each word that was typed is a word of theirs."""

    found: tuple[Listed, ...]
    sure: bool


def called(name: str, listed: Sequence[Listed]) -> Called:
    """By the whole name, else by words of it, else by what sounds like it (the likeliest first)."""
    typed = _words(name)
    exact = [one for one in listed if comparable(one.name) == comparable(name)]
    exact = exact or [one for one in listed if _words(one.name) == typed]
    if len(exact) == len(typed) == 1:  # "Aluh", where an "Aluh Halimah" is listed, too
        exact = [*exact, *(one for one in listed if one not in exact and set(typed) <= set(_words(one.name)))]
    parts = exact or [one for one in listed if typed and set(typed) <= set(_words(one.name))]
    if parts:
        return Called(tuple(parts), len(parts) == 1)
    near = sorted((one for one in listed if fits(name, one.name)), key=lambda one: -_ratio(name, one.name))
    return Called(tuple(near), sure=False)


def several(name: str, listed: Sequence[Listed]) -> list[tuple[Listed, ...]]:
    """Those of the list whose names stand beside each other in one: "aminah hamdan jumiati"; each way, where one of
    them may be several people's. Nothing unless each of its words is in a name of the list, and they are two or more.
    """
    ways = [tuple(way) for way in _parted(name.split(), listed)]
    return [way for way in ways if len({one.number for one in way}) == len(way) > 1]


def _parted(words: Sequence[str], listed: Sequence[Listed]) -> list[list[Listed]]:
    for length in range(len(words), 0, -1):
        named = _called_exactly(words[:length], listed)
        if not named or (length == len(words) and len(named) > 1 and length > 1):
            continue
        if length == len(words):
            return [[one] for one in named]
        if rest := _parted(words[length:], listed):
            return [[one, *way] for one in named for way in rest]
    return []


def _called_exactly(words: Sequence[str], listed: Sequence[Listed]) -> list[Listed]:
    """Those each of whose words may be meant by these, without a guess."""
    meant = called(" ".join(words), listed)
    typed = set(_words(" ".join(words)))
    return [one for one in meant.found if meant.sure or typed <= set(_words(one.name))][:MOST_FOUND]


def within(name: str, listed: Sequence[Listed]) -> tuple[Listed, ...]:
    """Those of the list whose whole name stands within a longer one: "hamdan anak aminah"."""
    words = _words(name)
    return tuple(one for one in listed if (theirs := _words(one.name)) and set(theirs) <= set(words))


def fits(name: str, other: str) -> bool:
    """Whether a typed name may be this one: each of its words is, sounds like, or is short for a word of it."""
    typed, known = _words(name), _words(other)
    if not typed or _ratio(name, other) >= WHOLE:
        return True
    return all(any(fuzz.ratio(word, theirs) >= NEAR or _short_for(word, theirs) for theirs in known) for word in typed)


def _short_for(word: str, theirs: str) -> bool:
    """ "bahri" for Bahriansyah, "yati" for Norhayati, "ijah" for Khadijah."""
    if len(word) > FEWEST_LETTERS:
        return word in theirs
    return len(word) == FEWEST_LETTERS and (theirs.startswith(word) or theirs.endswith(word))


def _ratio(name: str, other: str) -> float:
    return fuzz.ratio(" ".join(_words(name)), " ".join(_words(other)))


def _words(name: str) -> list[str]:
    """Without "pak" and the like, which are no part of a name; all of them, where nothing else was said."""
    words = comparable(name).split()
    return [word for word in words if word not in HONORIFICS] or words
