"""Which of a visit's things is meant by some words: exactly, in part, or with one letter wrong."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from sotarsa_bot.parsing import lexicon

SHORTEST_SLIP, LONG = 5, 9
"""Letters of a word in which one may be wrong, and of one in which two may be."""


def exactly(words: str, items: Sequence[str]) -> tuple[str, ...]:
    """The thing of this name; else every thing whose name holds all these words ("sembako" of "sembako lansia")."""
    said = words.casefold().split()
    if whole := tuple(item for item in items if item.casefold().split() == said):
        return whole[:1]
    if not any(len(word) > 2 and word.isalpha() and word not in lexicon.UNITS for word in said):
        return ()
    return tuple(item for item in items if all(_is_in(word, item.casefold().split()) for word in said))


def _is_in(word: str, name: Sequence[str]) -> bool:
    """ "sembakonya" is sembako."""
    return word in name or (len(word) > 5 and word.removesuffix("nya") in name)


def nearly(words: str, items: Sequence[str]) -> tuple[str, ...]:
    """The things of whose name, or of a word in it, one letter is wrong."""
    said = words.casefold()
    return tuple(
        item
        for item in items
        if _slip(said, item.casefold()) or any(_slip(said, word) for word in item.casefold().split())
    )


def without_unit(item: str) -> str:
    """ "Paket sembako" as "sembako": a list says the unit with the thing, a load says it apart."""
    said = item.split()
    while len(said) > 1 and _is_unit(said[0]):
        said = said[1:]
    while len(said) > 1 and _is_unit(said[-1]) and not said[-2][-1].isdigit():
        said = said[:-1]
    return " ".join(said)


def _is_unit(word: str) -> bool:
    return word.casefold().strip(".") in lexicon.UNITS


def meant(words: str, items: Sequence[str]) -> tuple[str, ...]:
    """As exactly, or, where nothing has that name, as nearly."""
    return exactly(words, items) or nearly(words, items)


def _slip(said: str, name: str) -> bool:
    if len(said) < SHORTEST_SLIP or len(name) < SHORTEST_SLIP:
        return False
    return OSA.distance(said, name) <= (2 if min(len(said), len(name)) >= LONG else 1)
