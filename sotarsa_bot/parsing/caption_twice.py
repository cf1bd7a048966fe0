"""Nobody is recorded twice by one caption: what is said more closely counts ("semua terima; 4 wakil Siti")."""

from collections.abc import Sequence
from dataclasses import replace

from sotarsa_bot.parsing.statement import Said, Statement


def apart(said: Sequence[Statement]) -> list[Statement] | None:
    """The statements without those of whom another says more closely what became of them; None if nobody is named
    twice."""
    found = list(said)
    for n, one in enumerate(found):
        for other in found:
            found[n] = _without(found[n], other) if other is not one else found[n]
    return found if found != list(said) else None


def _without(one: Statement, other: Statement) -> Statement:
    """One, of fewer people, if the other speaks of some of them and cannot be true of them beside it."""
    if one.visit != other.visit or not other.numbers or not _about_the_same(one, other):
        return one
    if one.everyone:
        more = tuple(n for n in other.numbers if n not in one.without)
        return replace(one, without=(*one.without, *more))
    left = tuple(n for n in one.numbers if n not in other.numbers)
    return replace(one, numbers=left) if left and len(one.numbers) > len(other.numbers) else one


def _about_the_same(one: Statement, other: Statement) -> bool:
    if one.kind is not other.kind:
        return True
    if one.kind is not Said.RECEIVED:
        return False
    things = one.item is None or other.item is None or one.item == other.item
    return things and not (other.item in one.lacking or one.item in other.lacking)
