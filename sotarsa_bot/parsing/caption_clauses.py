"""A line that says several things, cut: "3 terima 4 tidak ada", "terima 3, tidak ada 4"."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from sotarsa_bot.parsing import caption_names, lexicon, persons
from sotarsa_bot.parsing import caption_words as words
from sotarsa_bot.parsing.caption_goods import counts_a_thing
from sotarsa_bot.parsing.caption_line import Line, Sort
from sotarsa_bot.parsing.caption_words import Outcome

_BETWEEN = lexicon.AND | frozenset({
    "lalu", "kemudian", "sedangkan", "tapi", "tetapi", "namun", "tp", "tpi", "sementara", "terus", "trus",
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


_ALL_BUT = re.compile(
    r"(?P<all>.+?)[\s,]+(?:(?:tapi|tp|tetapi|cuma|hanya)\s+)?(?P<numbers>(?:no )?\d[\d ,&-]*?)"
    rf"(?:\s+nya)?\s+(?:{'|'.join(sorted(lexicon.NOT))})(?:\s+(?:ada|terima|hadir|datang))?\W*",
    re.IGNORECASE,
)
_LONGEST = 200
"""Letters of such a line; more would cost seconds to search."""
_TOO, _DONE = frozenset({"juga", "jua", "jg"}), frozenset({"sudah", "sdh", "sdah", "udah"})


def all_but(line: Line) -> tuple[str, list[str]] | None:
    """ "semua terima, 4 belum", "semua terima, Aminah tidak ada": what is said of all others, and what may be said of
    those that are none of them."""
    return _all_but_numbers(line) or _all_but_named(line)


def _all_but_numbers(line: Line) -> tuple[str, list[str]] | None:
    text = line.rewritten({})
    found = _ALL_BUT.fullmatch(text) if len(text) <= _LONGEST else None
    said = found["all"].casefold().split() if found else []
    if not found or not any(word in lexicon.ALL for word in said) or any(c.isdigit() for c in found["all"]):
        return None
    done = " terima" if said[-1] in _DONE else ""
    return f"{found['all']}{done} kecuali {found['numbers']}", _why(found["numbers"])


def _why(whom: str) -> list[str]:
    return [f"{whom} tidak ada", f"{whom} tolak"]


def _all_but_named(line: Line) -> tuple[str, list[str]] | None:
    """All received, and then a name (or numbers) of which something else is said."""
    fresh = Line(line.pieces)
    said = words.outcomes(fresh)
    if len(said) != 2 or said[0].kind != words.RECEIVED or said[1].kind == words.RECEIVED:
        return None
    if not any(piece.plain in lexicon.ALL for piece in line.pieces[: said[1].start]):
        return None
    whom = list(range(said[0].end, said[1].start))
    while whom and (_joins(line, whom[0]) or line.pieces[whom[0]].plain in lexicon.ALL | lexicon.FILLERS):
        whom.pop(0)
    named = [n for n in whom if not fresh.is_mark(n)]
    numbers = all(line.pieces[n].sort is Sort.NUMBERS for n in named)
    if not named or not (numbers or caption_names.excepted(fresh, whom[0])):
        return None
    all_, who = _clause(line, 0, said[0].end), _clause(line, whom[0], whom[-1] + 1)
    if said[1].kind in words.NEGATED:
        return f"{all_} kecuali {who}", _why(who)
    return f"{all_} kecuali {who}", [f"{who} {_clause(line, said[1].start, len(line.pieces))}"]


def by_marks(line: Line) -> list[str]:
    """Clauses of which one lends another its outcome: "11 terima, 12 juga", "10 Ijum & 13 Dayat terima", "12 terima,
    13 kada", "1 & 2 sudah, yang menolak 3". Nothing if they are not such."""
    fresh = Line(line.pieces)
    said = words.outcomes(fresh)
    ranges = _marked(fresh, said)
    if len(ranges) < 2:
        return []
    starts = [next((one for one in said if one.start in part), None) for part in ranges]
    found = [_with_outcome(fresh, ranges, starts, n) for n in range(len(ranges))]
    return found if all(found) else []


def by_names(line: Line) -> list[str]:
    """ "Siti terima, Budi tidak ada", "Siti terima, Budi juga": each name with what is said of it."""
    fresh = Line(line.pieces)
    said = words.outcomes(fresh)
    if any(piece.sort is Sort.NUMBERS for piece in line.pieces) or not said:
        return []
    too = [n for n, piece in enumerate(line.pieces) if piece.plain in _TOO and n > said[-1].start]
    ends = [*(_end(line, one) for one in said), *(n + 1 for n in too[-1:])]
    starts = [0, *ends[:-1]]
    found = [_named_clause(fresh, said, first, end) for first, end in zip(starts, ends, strict=True)]
    rest = any(not _joins(line, n) for n in range(ends[-1], len(line.pieces)))
    return found if len(found) > 1 and all(found) and not rest else []


def named_parts(line: Line) -> list[str]:
    """ "ibu Masdiah terima, pak Anang kada mau, Hj Rusmini lagi ke Banjarmasin": between commas a name each, and what
    became of whoever bears it. Nothing if that is not so of every part."""
    fresh = Line(line.pieces)
    if any(piece.sort is Sort.NUMBERS for piece in line.pieces):
        return []
    cuts = [-1, *(n for n in range(len(line.pieces)) if _joins(line, n) and line.pieces[n].plain not in lexicon.AND)]
    parts = [range(before + 1, end) for before, end in pairwise([*cuts, len(line.pieces)]) if end > before + 1]
    found = [_named_part(fresh, words.outcomes(fresh), part) for part in parts]
    return found if len(found) > 1 and all(found) else []


def _named_part(line: Line, said: Sequence[Outcome], part: range) -> str:
    own = next((one for one in said if one.start in part), None)
    away = next((n for n in part if line.pieces[n].plain in lexicon.AWAY | {"lagi", "lg"} and n > part.start), None)
    start = own.start if own else away
    name = [n for n in range(part.start, start or part.start) if line.pieces[n].plain not in lexicon.FILLERS]
    typed = [line.pieces[n].text for n in name]
    related = any(lexicon.is_relation(word) for word in typed[:1]) and typed[0].casefold() not in lexicon.HONORIFICS
    if related or not (persons.may_be_name(typed) and persons.is_plausible(" ".join(typed))):
        return ""
    if own:
        return _clause(line, part.start, part.stop)
    return f'{" ".join(typed)} tidak ada karena "{line.text(range(start or 0, part.stop))}"'


def _end(line: Line, one: Outcome) -> int:
    """Where what is said ends, the things with it that are named."""
    end = one.end
    while end < len(line.pieces) and line.pieces[end].sort is Sort.ITEM:
        end += 1
    return end


def _named_clause(line: Line, said: Sequence[Outcome], first: int, end: int) -> str:
    """The name that stands before what is said of it; "" if none does."""
    own = next((one for one in said if first <= one.start < end), None)
    places = range(first, own.start if own else end - 1)
    name = [n for n in places if not _joins(line, n) and line.pieces[n].plain not in lexicon.FILLERS]
    if not name or not persons.may_be_name([line.pieces[n].text for n in name]):
        return ""
    one = own or said[-1]
    return f"{_clause(line, name[0], name[-1] + 1)} {_clause(line, one.start, _end(line, one))}"


def _marked(line: Line, said: Sequence[Outcome]) -> list[range]:
    """Parts that each name one block of the list's numbers: cut at commas and such words, or where a number follows
    what is whole."""
    numbers = [n for n, piece in enumerate(line.pieces) if piece.sort is Sort.NUMBERS and not counts_a_thing(line, n)]
    if any(not line.pieces[n].single and n and line.pieces[n - 1].sort is Sort.ITEM for n in numbers):
        return []  # "sembako 2, 4 juga"
    cuts = [0]
    for before, number in pairwise(numbers):
        marks = [n for n in range(before + 1, number) if _joins(line, n)]
        happened = any(cuts[-1] <= one.start < number for one in said)
        if marks:
            cuts.append(marks[-1])
        elif happened:
            cuts.append(number)
        else:
            return []
    return [range(first, end) for first, end in pairwise([*cuts, len(line.pieces)])]


def _joins(line: Line, place: int) -> bool:
    return line.is_mark(place, ",") or line.pieces[place].plain in _BETWEEN


def _with_outcome(line: Line, ranges: Sequence[range], said: Sequence[Outcome | None], n: int) -> str:
    """This part with its own outcome, or with its neighbour's; "" if it cannot be told."""
    part, own = ranges[n], said[n]
    bare = [line.pieces[m] for m in part if not _joins(line, m) and line.pieces[m].sort is not Sort.NUMBERS]
    plain = {piece.plain for piece in bare}
    text = _clause(line, part.start, part.stop)
    if own is not None:
        return text if own.kind != words.DENIED or len(plain - _TOO) > 1 else f"{text} terima"
    before = next((m for m in range(n - 1, -1, -1) if said[m]), None)
    if plain & _TOO and plain <= _TOO | _DONE and before is not None:
        return f"{text} {_predicate(line, ranges[before], said[before])}"
    joined = any(line.pieces[m].plain in lexicon.AND for m in part)
    if not bare and joined and before is not None:  # "1-3 terima dan 5"
        return f"{text} {_predicate(line, ranges[before], said[before])}"
    if plain and plain <= _DONE:
        return f"{text} terima"
    if plain and plain <= lexicon.LATER:
        return text
    after = next((m for m in range(n + 1, len(ranges)) if said[m]), None)
    if after is not None and persons.may_be_name([piece.text for piece in bare]):
        return f"{text} {_predicate(line, ranges[after], said[after])}"
    return ""


def _predicate(line: Line, part: range, one: Outcome | None) -> str:
    places = range(one.start if one else part.stop, part.stop)
    return _clause(line, places.start, places.stop)


def _clause(line: Line, first: int, end: int) -> str:
    places = list(range(first, end))
    while places and _joins(line, places[-1]):
        places.pop()
    while places and _joins(line, places[0]):
        places.pop(0)
    return line.rewritten({n: "" for n in range(len(line.pieces)) if n not in places})


def _is_whole(places: range, numbers: Sequence[int], starts: Collection[int]) -> bool:
    return any(n in places for n in numbers) and any(n in places for n in starts)
