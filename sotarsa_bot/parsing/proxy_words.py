"""Where the words for a proxy end: what is told of somebody's health, or of "sidin" and "inya", is no name."""

from collections.abc import Sequence

from sotarsa_bot.parsing import lexicon, persons
from sotarsa_bot.parsing.caption_line import Line, Sort
from sotarsa_bot.parsing.somebodys import tells_of_somebody

THEY = frozenset({"inya", "sidin", "dia", "beliau", "ybs", "orangnya", "urangnya"})
_STATES = frozenset({
    "dirawat", "diopname", "buta", "katarak", "rabun", "jompo", "tuha", "lamah", "lemah", "operasi", "dioperasi",
    "rs", "rsj", "rsud", "igd", "ugd", "puskesmas", "baranak", "melahirkan", "lansia",
})  # fmt: skip
_KIND_OF = frozenset({"kandung", "tiri", "angkat", "sulung", "bungsu", "ketua", "kepala", "pembakal", "pambakal"})


def is_state(word: str) -> bool:
    """ "stroke", "dirawat": nobody is called so."""
    return word in _STATES or tells_of_somebody(word)


def end_before(line: Line, place: int, said: Sequence[int]) -> bool:
    """Whether this piece is none of the proxy's: a state, or behind a comma what is neither a degree, a relation nor,
    where only a relation was said, a name."""
    if said and line.pieces[place].sort is Sort.WORD and is_state(line.pieces[place].plain):
        return True
    if not said or not line.is_mark(place, ","):
        return False
    words = [line.pieces[n].plain for n in _clause(line, place + 1)]
    if not words:
        return False
    if words[0] in THEY or any(map(is_state, words)):
        return True
    related = all(lexicon.is_relation(line.pieces[n].plain) or line.is_mark(n) for n in said)
    told = any(lexicon.is_relation(word) or word in _KIND_OF or persons.is_degree(word) for word in words)
    return not (related or told)


def _clause(line: Line, first: int) -> list[int]:
    found: list[int] = []
    for place in range(first, len(line.pieces)):
        if line.is_mark(place) or line.pieces[place].sort is Sort.NUMBERS:
            break
        found.append(place)
    return found
