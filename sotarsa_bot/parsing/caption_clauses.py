"""A line that says several things, cut: "3 terima 4 tidak ada", "terima 3, tidak ada 4"."""

from collections.abc import Collection, Sequence

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_goods import counts_a_thing
from sotarsa_bot.parsing.caption_line import Line, Sort
from sotarsa_bot.parsing.caption_words import Outcome

_BETWEEN = lexicon.AND | frozenset({
    "lalu", "kemudian", "sedangkan", "tapi", "tetapi", "namun", "tp", "sementara", "terus", "trus",
})  # fmt: skip


def split(line: Line, outcomes: Sequence[Outcome]) -> list[str]:
    """The clauses as they were typed, each with its number and its outcome; one if there is only one."""
    fresh, starts = Line(line.pieces), {one.start for one in outcomes}
    numbers = [n for n, piece in enumerate(line.pieces) if piece.sort is Sort.NUMBERS and not counts_a_thing(fresh, n)]
    if not numbers or not starts:
        return [line.rewritten({})]
    leading = frozenset(numbers) if numbers[0] < min(starts) else frozenset(starts)
    following = frozenset(starts) if numbers[0] < min(starts) else frozenset(numbers)
    cuts, whole = [0], False
    for place in range(len(line.pieces)):
        if place in leading and whole:
            cuts.append(place)
            whole = False
        whole = whole or place in following
    ends = [*cuts[1:], len(line.pieces)]
    if not all(_is_whole(range(*ends_), numbers, starts) for ends_ in zip(cuts, ends, strict=True)):
        return [line.rewritten({})]
    return [_clause(line, first, end) for first, end in zip(cuts, ends, strict=True)]


def _clause(line: Line, first: int, end: int) -> str:
    places = list(range(first, end))
    while places and (line.is_mark(places[-1], ",") or line.pieces[places[-1]].plain in _BETWEEN):
        places.pop()
    return line.rewritten({n: "" for n in range(len(line.pieces)) if n not in places})


def _is_whole(places: range, numbers: Sequence[int], starts: Collection[int]) -> bool:
    return any(n in places for n in numbers) and any(n in places for n in starts)
