"""So many of a thing for several people: each so many, or all together? "6 7 terima sembako 2"."""

from collections.abc import Sequence
from dataclasses import replace

from sotarsa_bot.parsing.caption_line import Line
from sotarsa_bot.parsing.statement import EACH, Said, Statement, may_be_a_sum

_EACH = frozenset({EACH, "masing", "@", "tiap", "setiap", "tiap-tiap", "per"})


def says_each(line: Line) -> bool:
    return any(piece.plain in _EACH for piece in line.pieces)


def ways(line: Line, way: Sequence[Statement]) -> list[list[Statement]]:
    """The ways in which the amounts may be meant: as a sum, and for each; only the latter where that was said."""
    if says_each(line) or not any(may_be_a_sum(one) for one in way):
        return [list(way)]
    sums = [[replace(one, amount=(one.amount or 0) // len(one.numbers)) if one.numbers and may_be_a_sum(one) else one
             for one in way]]  # fmt: skip
    if any(one.everyone for one in way):
        due = [replace(one, amount=None) if may_be_a_sum(one) else one for one in way]
        sums = [due, [_counted(one) if may_be_a_sum(one) else one for one in way]]
    elif any(may_be_a_sum(one) and (one.amount or 0) % len(one.numbers) for one in way):
        sums = []
    return [*sums, list(way)]


def _counted(one: Statement) -> Statement:
    return Statement(one.visit, Said.RECEIVED, item=one.item, amount=one.amount, note=one.note, at=one.at)
