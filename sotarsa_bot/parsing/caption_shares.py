"""Each thing with people of its own: "semua terima sembako, selimut untuk 3, 5, 8", "1-5 sembako, 3 5 selimut"."""

from collections.abc import Iterator
from typing import NamedTuple

from sotarsa_bot.parsing import caption_goods, caption_words, lexicon
from sotarsa_bot.parsing.caption_line import Line, Sort

_CUTS = frozenset({"tapi", "tetapi", "tp", "tpi", "sedangkan", "sedang", "sementara", "lalu", "kemudian"})
_ADDED = frozenset({"ditambah", "ditambahi", "tambah", "plus"})
_FOR = frozenset({"untuk", "utk", "buat", "kepada", "kpd", "bagi", "gasan"})
_SMALL = lexicon.FILLERS | lexicon.THANKS | {"alhamdulillah", "pak", "bu", "min"}


class Shares(NamedTuple):
    """What each clause may be, written so that it is whole. `certain`: what happened was said, and no number may be
    meant otherwise."""

    clauses: list[list[str]]
    certain: bool


def shares(line: Line) -> Shares | None:
    """None, unless two clauses name a thing each and people of their own."""
    fresh = Line(line.pieces)
    without = Line(line.pieces)
    caption_goods.exceptions(without)
    outcomes = caption_words.outcomes(without)
    if any(one.kind != caption_words.RECEIVED for one in outcomes):
        return None
    parts = _merged(fresh, list(_cut(fresh)))
    if len(parts) < 2 or not all(_has(fresh, part, Sort.ITEM) for part in parts):
        return None
    whom = [_whom(fresh, part, several=_names_several(fresh, parts[0]) and n > 0) for n, part in enumerate(parts)]
    if not all(whom):
        return None
    clauses = [_written(fresh, part, people) for part, people in zip(parts, whom, strict=True)]
    plain = all(len(texts) == 1 for texts in clauses)
    clauses = [texts for texts in clauses if texts]
    return Shares(clauses, bool(outcomes) and plain) if clauses else None


def _cut(line: Line) -> Iterator[list[int]]:
    """The parts between commas, "tapi" and the like, and an "and" before people of its own."""
    part: list[int] = []
    inside = False
    for place, piece in enumerate(line.pieces):
        inside = (inside or line.is_mark(place, "(")) and not line.is_mark(place, ")")
        if not inside and (line.is_mark(place, ",") or piece.plain in _CUTS or _and_others(line, place)):
            yield part
            part = []
        else:
            part.append(place)
    yield part


def _and_others(line: Line, place: int) -> bool:
    """ "sembako dan 3, 5 selimut"."""
    if line.pieces[place].plain not in lexicon.AND or not place or place + 1 >= len(line.pieces):
        return False
    before, after = line.pieces[place - 1], line.pieces[place + 1]
    return before.sort is Sort.ITEM and after.sort is Sort.NUMBERS and (after.named or not after.single)


def _merged(line: Line, parts: list[list[int]]) -> list[list[int]]:
    """A part that names nobody belongs to the one before it; one that says nothing is left away."""
    found: list[list[int]] = []
    for part in parts:
        if all(line.pieces[n].plain in _SMALL for n in part):
            continue
        somebody = any(_is_all(line, n) or _is_place(line, n) or line.pieces[n].sort is Sort.NUMBERS for n in part)
        if found and not somebody and _has(line, part, Sort.ITEM):
            found[-1] = [*found[-1], *range(found[-1][-1] + 1, part[-1] + 1)]
        else:
            found.append(part)
    return found


def _has(line: Line, part: list[int], sort: Sort) -> bool:
    return any(line.pieces[n].sort is sort for n in part)


def _is_all(line: Line, place: int) -> bool:
    return line.pieces[place].sort is Sort.WORD and line.pieces[place].plain in lexicon.ALL


def _is_place(line: Line, place: int) -> bool:
    """ "RT 2"."""
    piece = line.pieces[place]
    return piece.sort is Sort.WORD and any(c.isdigit() for c in piece.plain)


def _numbers(line: Line, part: list[int]) -> list[int]:
    return [n for n in part if line.pieces[n].sort is Sort.NUMBERS]


def _names_several(line: Line, part: list[int]) -> bool:
    return any(
        _is_all(line, n) or not line.pieces[n].single for n in part if _is_all(line, n) or n in _numbers(line, part)
    )


def _whom(line: Line, part: list[int], *, several: bool) -> str:
    """How the people of a part are named: "all", "numbers", "either" (a bare number that may count the thing),
    "place" (so many for "RT 2"), ""."""
    if any(_is_all(line, n) for n in part):
        return "all"
    numbers = _numbers(line, part)
    if any(line.pieces[n].named or not line.pieces[n].single for n in numbers):
        return "numbers"
    if any(n - 1 in part and line.pieces[n - 1].plain in _FOR for n in numbers):
        return "numbers"
    if numbers and any(_is_place(line, n) for n in part):
        return "place"
    return "either" if several and len(numbers) == 1 else ""


def _written(line: Line, part: list[int], whom: str) -> list[str]:
    """The part with what it lacks; nothing for what is not there yet."""
    if any(line.pieces[n].plain in lexicon.NOT | lexicon.MISSING for n in part):
        return []
    places = [n for n in part if line.pieces[n].plain not in _ADDED]
    while places and line.pieces[places[-1]].plain in lexicon.AND | _SMALL:
        places.pop()
    happened = any(lexicon.OUTCOMES.get(line.pieces[n].plain) == caption_words.RECEIVED for n in places)
    instead = {n: "" for n in range(len(line.pieces)) if n not in places}
    done = "" if happened else " terima"
    if whom != "either":
        return [f"{line.rewritten(instead)}{done}"]
    (number,) = _numbers(line, places)
    items = " ".join(line.pieces[n].text for n in places if line.pieces[n].sort is Sort.ITEM)
    named = line.rewritten(instead | {number: f"no {line.pieces[number].text}"})
    return [f"{named}{done}", f"terima {items} {line.pieces[number].text}"]
