"""Which things a caption names, how many of each, and which it leaves out: "sembako 2, selimut 1", "belum selimut"."""

from collections.abc import Sequence
from typing import NamedTuple

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_names, lexicon, numerals
from sotarsa_bot.parsing.caption_line import Line, Sort
from sotarsa_bot.parsing.words import EXCEPT

_EACH = frozenset({"@", "masing-masing"})
_BESIDE = lexicon.UNITS | lexicon.SIGNS | frozenset({"sebanyak", "sejumlah", "isi"}) | _EACH
_BUT = frozenset({"tapi", "tetapi", "tp", "tpi", "namun"})
_MINUS = EXCEPT | frozenset({"minus", "min"})


class Good(NamedTuple):
    """`items`: which things may be meant, none where only an amount was said."""

    items: tuple[str, ...]
    amount: int | None


class Exceptions(NamedTuple):
    """`numbers`: blocks of the list's numbers, the last of which stands at `last`. `items`: things, each with those
    that may be meant. `names`: where those of people stand."""

    numbers: tuple[str, ...] = ()
    items: tuple[tuple[str, ...], ...] = ()
    last: int = -1
    names: tuple[tuple[int, ...], ...] = ()


def exceptions(line: Line) -> Exceptions:
    """Takes "kecuali 4 dan 5", "kecuali Bu Aminah", "kecuali selimut", "belum selimut", "selimut belum"; leaves others
    open."""
    numbers: list[str] = []
    names: list[tuple[int, ...]] = []
    items: list[tuple[str, ...]] = []
    last = -1
    for place in line.places(Sort.WORD):
        word = line.pieces[place].plain
        if not line.open(place):
            continue
        but = word in _MINUS or (word == "kurang" and any(piece.plain in lexicon.ALL for piece in line.pieces[:place]))
        if but and word != "min" and (people := _people(line, place + 1)):
            numbers += [line.pieces[n].text for n in people.numbers]
            names += people.names
            last = people.last
            line.take(*(n for n in range(place, last + 1) if not line.is_mark(n)))
        elif word in lexicon.MISSING and _is(line, place - 1, Sort.ITEM) and not _is(line, place + 1, Sort.NUMBERS):
            items.append(line.pieces[place - 1].items)  # "selimut menyusul"
            line.take(*_with_but(line, place - 1, place))
        elif word in _MINUS | lexicon.NOT:
            items += _left_out(line, place)
    return Exceptions(tuple(numbers), tuple(items), last, tuple(names))


class _People(NamedTuple):
    numbers: list[int]
    names: list[tuple[int, ...]]
    last: int


def _people(line: Line, place: int) -> _People | None:
    """Numbers of the list and names that begin here: "4 dan 5", "Bu Aminah", "Aminah dan 4"."""
    numbers, names, last = list[int](), list[tuple[int, ...]](), place - 1
    while True:
        named = [] if numbers and line.is_mark(place - 1) else caption_names.excepted(line, place)
        if _is(line, place, Sort.NUMBERS):
            numbers.append(place)
            last = place
        elif named:
            names += [tuple(name) for name in named]
            last = max(named[-1])
        else:
            break
        place = last + 1
        while line.is_mark(place, ",") or line.is_word(place, lexicon.AND):
            place += 1
        if place == last + 1:
            break
    return _People(numbers, names, last) if numbers or names else None


def _left_out(line: Line, place: int) -> list[tuple[str, ...]]:
    """The things after "kecuali" or "belum"; the one before a "belum" that ends what is said of it."""
    found, after = [], place + 1
    if line.pieces[place].plain in lexicon.NOT and line.is_word(after, ("ada", "dapat", "terima")):
        after += 1  # "tidak ada selimut"
    while _is(line, after, Sort.ITEM):
        found.append(line.pieces[after].items)
        line.take(*_with_but(line, place, after))
        together = after + 1
        while line.is_mark(together, ",") or line.is_word(together, lexicon.AND):
            together += 1
        if not _is(line, together, Sort.ITEM):
            break
        after = together
    before = place - 1
    ends = after == len(line.pieces) or line.is_mark(after, ",")
    ends = ends and (after == place + 1 or _received_before(line, place))
    if not found and ends and line.pieces[place].plain in lexicon.NOT and _is(line, before, Sort.ITEM):
        found.append(line.pieces[before].items)
        line.take(*_with_but(line, before, after - 1))
    return found


def _with_but(line: Line, first: int, last: int) -> range:
    """These places, and a "tapi" before them."""
    return range(first - line.is_word(first - 1, _BUT), last + 1)


def _received_before(line: Line, place: int) -> bool:
    """ "terima sembako, selimut tidak ada": without such a word it is somebody who is not there."""
    return any(lexicon.OUTCOMES.get(piece.plain) == "received" for piece in line.pieces[:place])


def goods(line: Line, listed: int | None, *, near: bool, least: int = 1) -> list[Good]:
    """Takes the things that are named and the amounts beside them; `listed` is where the list's numbers stand.

    A word with a slip in it is a thing only where `near` allows it, or beside an amount."""
    things = line.places(Sort.ITEM)
    counts = [n for n in line.places(Sort.NUMBERS) if n != listed and line.pieces[n].single]
    first = bool(things and counts) and _before(line, things[0]) in counts
    found: list[Good] = []
    for place in things:
        amount = _before(line, place) if first else _after(line, place)
        counted = next((n for n in (amount, _before(line, place)) if n in counts), None)
        if line.pieces[place].near and counted is None and not near:
            continue
        if counted is not None:
            line.take(*range(min(place, counted), max(place, counted) + 1))
            counts.remove(counted)
            _take_beside(line, counted)
        line.take(place)
        _take_beside(line, place)
        found.append(Good(line.pieces[place].items, _amount(line, counted, least)))
    if not found and len(counts) == 1 and _stands_alone(line, counts[0], listed):
        line.take(counts[0])
        _take_beside(line, counts[0])
        found.append(Good((), _amount(line, counts[0], least)))
    return found


def counts_a_thing(line: Line, place: int) -> bool:
    """Whether this number says how many of something there are: a unit or a thing stands beside it."""
    if line.pieces[place].named or not line.pieces[place].single:
        return False
    if line.is_word(place + 1, lexicon.UNITS | lexicon.PEOPLE) and not _honours(line, place + 1):
        return True
    before, after = _before(line, place, step_over=lexicon.SIGNS | _EACH), _after(line, place)
    return any(near is not None and line.pieces[near].sort is Sort.ITEM for near in (before, after))


def _honours(line: Line, place: int) -> bool:
    """ "3 pak Ahmad": a name follows."""
    return (
        line.pieces[place].plain in lexicon.HONORIFICS
        and _is(line, place + 1, Sort.WORD)
        and not line.is_word(place + 1, lexicon.FILLERS | frozenset(lexicon.OUTCOMES))
    )


def _amount(line: Line, place: int | None, least: int) -> int | None:
    if place is None:
        return None
    counted = numerals.whole(line.pieces[place].text)
    if counted < least:
        raise Mistake("parsing.amount_impossible", typed=line.pieces[place].text)
    return counted


def _stands_alone(line: Line, place: int, listed: int | None) -> bool:
    """A number of nothing that is named, with no unknown word beside it that may be what it counts."""
    if line.is_word(place + 1, lexicon.UNITS):
        return True
    unknown = line.open(place - 1) and not line.is_word(place - 1, _BESIDE | lexicon.FILLERS) and place - 1 != listed
    return listed is not None and not line.open(place + 1) and not (unknown and not line.is_mark(place - 1))


def _before(line: Line, place: int, step_over: frozenset[str] = _BESIDE) -> int | None:
    return _next(line, place, -1, step_over)


def _after(line: Line, place: int) -> int | None:
    return _next(line, place, 1, _BESIDE)


def _next(line: Line, place: int, step: int, step_over: frozenset[str]) -> int | None:
    place += step
    while line.is_word(place, step_over):
        place += step
    return place if line.open(place) else None


def _take_beside(line: Line, place: int) -> None:
    """Units and signs around what was taken, and what joins it to the next thing."""
    after = place + 1
    while line.is_word(after, _BESIDE) and not _honours(line, after):
        line.take(after)
        after += 1
    if line.is_word(place - 1, _BESIDE):
        line.take(place - 1)
    if line.is_word(after, lexicon.AND):
        line.take(after)


def _is(line: Line, place: int, sort: Sort) -> bool:
    return line.open(place) and line.pieces[place].sort is sort


def one_of(items: Sequence[str], meant: Sequence[str]) -> str | None:
    """The one thing that is meant: as it was named, or the only one that is carried."""
    if meant:
        return meant[0] if len(meant) == 1 else None
    return items[0] if len(items) == 1 else None
