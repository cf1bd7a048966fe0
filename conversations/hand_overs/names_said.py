"""Names of the list that stand in a caption without a number: each is somebody's of whom something was said. "Aminah
Hamdan wan Siti Rahmah sdh tarima" are three of them, and none of them is lost in an answer that is offered."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from sotarsa_bot import wording
from sotarsa_bot.lists.twins import comparable
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, lexicon, parse_caption
from sotarsa_bot.parsing.caption_code import visit_code, without_code
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.words import EXCEPT
from sotarsa_bot.records.field import Listed
from sotarsa_bot.register.called import called, several
from sotarsa_bot.unsure import Unsure

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_LONGEST = 5
"""Words of a name."""
_NEVER = lexicon.FILLERS | lexicon.NEVER_A_NAME | lexicon.FIELD | lexicon.GOODS | frozenset(lexicon.OUTCOMES)
_FOR_ANOTHER = re.compile(
    r"(?<!\w)(?:wakil|diwakil|mewakil|dititip|titip|pihak|sama dengan|serah|ambil|di ?ambil|maambil"
    r"|(?:anak|bini|laki|istri|suami)(?:nya)?\b)"
    r"|\b(?:binti|bin)\b|[(:;\"“]|\b(?:difoto|foto) (?:oleh|lawan)\b|\bcatatan\b",
    re.IGNORECASE,
)
"""What is received for somebody, or told of somebody, has rules of its own."""


_SEVERAL = -1
"""Instead of a number: it may be several people's name, and is asked."""


class Named(NamedTuple):
    """`text`: the caption with a number for each name; `numbers`: theirs, `left_out` those after "kecuali", `before`
    those who stood before it; `of_all`: a word for all stood before them."""

    text: str
    numbers: tuple[int, ...]
    left_out: tuple[int, ...]
    before: tuple[int, ...]
    of_all: bool


def may_name(text: str) -> bool:
    """Whether the caption has words beside which neither numbers stand nor a representative."""
    bare = without_code(text)
    return not (any(c.isdigit() for c in bare) or "\n" in bare or _FOR_ANOTHER.search(bare))


def of(text: str, listed: Sequence[Listed]) -> Named | None:
    """The names that plainly are one of the list's each; None where numbers or representatives stand beside them."""
    bare = without_code(text)
    if not listed or not may_name(text):
        return None
    words = list(_WORD.finditer(bare))
    found: list[tuple[int, int, int]] = []
    place = 0
    while place < len(words):
        number, length = _longest(words[place : place + _LONGEST], listed)
        if number == _SEVERAL:
            return None
        if number is not None:
            found.append((words[place].start(), words[place + length - 1].end(), number))
        place += length
    if not found:
        return None
    before = {word.casefold() for word in _WORD.findall(bare[: found[0][0]])}
    but = next((word.start() for word in words if word.group().casefold() in EXCEPT), len(bare))
    left_out = tuple(dict.fromkeys(number for start, _, number in found if start > but))
    numbers = tuple(dict.fromkeys(number for *_, number in found if number not in left_out))
    earlier = tuple(number for start, _, number in found if start < but)
    of_all = bool(before & lexicon.ALL)
    if left_out and not of_all:  # an exception from those who were named: only these are left
        those = [one for one in found if one[0] < but and one[2] not in left_out]
        plain = ", ".join(f"no {number}" for *_, number in those)
        happened = bare[max(end for start, end, _ in found if start < but) : but] if those else ""
        return Named(text.replace(bare, f"{plain} {happened}", 1), numbers, left_out, earlier, of_all)
    return Named(_with_numbers(text, bare, found), numbers, left_out, earlier, of_all)


def _longest(words: Sequence["re.Match[str]"], listed: Sequence[Listed]) -> tuple[int | None, int]:
    """Whose name begins here, and how many words it has."""
    for length in range(len(words), 0, -1):
        run = words[:length]
        gaps = (run[0].string[one.end() : other.start()] for one, other in itertools.pairwise(run))
        own = [one.group().casefold().strip(".") for one in run]
        if (
            any(gap.strip() for gap in gaps)
            or own[-1] in _NEVER
            or any(word in _NEVER - lexicon.HONORIFICS for word in own)
        ):
            continue
        if own[-1] in lexicon.HONORIFICS or any(word in lexicon.AND for word in own):
            continue
        meant = called(" ".join(one.group() for one in run), listed)
        if meant.sure:
            return meant.found[0].number, length
        if length == 1 and any(own[0] in comparable(row.name).split() for row in meant.found):
            return _SEVERAL, length
    return None, 1


def _with_numbers(text: str, bare: str, found: Sequence[tuple[int, int, int]]) -> str:
    parts, last = [], 0
    for n, (start, end, number) in enumerate(found):
        between = bare[last:start]
        parts.append(between if n == 0 or between.strip() else ", ")
        parts.append(f"no {number}")
        last = end
    return text.replace(bare, "".join(parts) + bare[last:], 1)


def otherwise(
    text: str, listed: Sequence[Listed], ways: Sequence[Sequence[Statement]], items: Sequence[str]
) -> Unsure | Mistake | None:
    """What is asked instead, where a name that was said is in none of these ways to read the caption, or "all of the
    list" is in one, and nobody said so; None if they are right as they are."""
    named = of(text, listed)
    if named is None or not (len(named.numbers) + len(named.left_out) > 1 or _speaks_of_all(text)):
        return None
    if ways and all(_has_all(way, named, listed) or _as_one_name(way, named, listed) for way in ways):
        return None
    listed_before = named.of_all or set(named.left_out) <= set(named.before)
    again = _read(named.text, items) if listed_before else []
    found = [way for way in again if _has_all(way, named, listed)]
    found = found or [list(way) for way in ways if _has_all(way, named, listed)]
    return (
        Unsure(*map(meaning, found))
        if found
        else Mistake("parsing.caption_unreadable", typed=wording.cut(without_code(text)))
    )


def _read(text: str, items: Sequence[str]) -> list[list[Statement]]:
    try:
        return [parse_caption(text, items=items, default_visit=visit_code(text))]
    except Unsure as unsure:
        return [parse_caption(one.words, items=items, default_visit=None) for one in unsure.meanings]
    except Mistake:
        return []


def _speaks_of_all(text: str) -> bool:
    return any(word.casefold() in EXCEPT | lexicon.ALL for word in _WORD.findall(text))


def _has_all(said: Sequence[Statement], named: Named, listed: Sequence[Listed]) -> bool:
    """Whether each of those who were named is in it, or left out by name; and all of the list only where that was
    said before the names: after them, it is said of them ("5, 6, 7 terima barataan")."""
    if any(one.everyone for one in said) and not named.of_all:
        return False
    got = {n for one in said for n in one.numbers} | _theirs([one.recipient for one in said], listed)
    left = {n for one in said for n in one.without}
    left |= _theirs([name for one in said for name in one.without_names], listed)
    return set(named.numbers) <= got | left and not set(named.left_out) & got


def _as_one_name(said: Sequence[Statement], named: Named, listed: Sequence[Listed]) -> bool:
    """ "rahmat darmawan": two of the list, or one stranger. Who is who is asked (who.py)."""
    if len(said) != 1 or said[0].everyone or not said[0].recipient:
        return False
    return any({row.number for row in way} == set(named.numbers) for way in several(said[0].recipient, listed))


def _theirs(names: Sequence[str], listed: Sequence[Listed]) -> set[int]:
    return {meant.found[0].number for name in names if name and (meant := called(name, listed)).sure}
