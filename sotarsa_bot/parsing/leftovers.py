"""What came back of the load: "sembako kembali 3, rusak 1 sobek kena hujan; selimut hilang 1 jatuh di sungai"."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, numerals
from sotarsa_bot.parsing.leftover_clauses import (
    BACK,
    DAMAGED,
    FILLERS,
    LOST,
    NONE,
    Clause,
    clauses,
    item,
    places,
    tokens,
)
from sotarsa_bot.parsing.said_again import without_opener
from sotarsa_bot.unsure import Meaning, Unsure

_KINDS = (BACK, DAMAGED, LOST)
_THE_REST = re.compile(
    rf"\b(?:(?:{'|'.join(sorted(lexicon.ALL))})\s+)?(?:yang|yg|nang)\s+(?:ta?sisa|ter?sisa|sisa|labih|lebih)\b",
    re.IGNORECASE,
)
""" "Barataan nang sisa": the rest."""
_GIVEN = re.compile(
    r"(?<!\w)(?:di|ku|kami\W+)?(?:kasih|bari|beri|julung|sumbang|hadiah)(?:kan|akan|i)?(?:\W+\w|$)", re.IGNORECASE
)
_PLACES = frozenset({"di", "ke", "ka", "mobil", "gudang", "kantor"})


class Left(NamedTuple):
    """What became of what was not handed over, of one item."""

    back: int = 0
    damaged: int = 0
    lost: int = 0
    reason: str = ""


class _Part(NamedTuple):
    """One clause, as it may be meant. `number` None: what is left of the item. `of_back`: so many of those that were
    said to be back."""

    item: str
    kind: str
    number: int | None
    reason: str = ""
    of_back: bool = False


class _Known(NamedTuple):
    """`open`: how much of each item was not handed over (None: it is not known). `before`: what was said of it."""

    items: Sequence[str]
    open: Mapping[str, int] | None
    before: Mapping[str, Left]


def parse_leftovers(
    text: str,
    items: Sequence[str],
    *,
    open_: Mapping[str, int] | None = None,
    before: Mapping[str, Left] | None = None,
) -> dict[str, Left]:
    """By item of the visit. Damage and loss need words about how it came.

    `open_`: how much of each item was not handed over, of which "sisanya kembali" speaks. `before`: what was said
    earlier: what these words do not speak of stays ("rusak 1 saja" after "kembali 13, rusak 2").
    Mistake `parsing.leftovers_unreadable`, `leftovers_which_item`, `leftovers_reason`, `leftovers_what`,
    `item_unknown`, `amount_impossible`, `amount_whole`. Unsure if a name fits several items, where no item was named
    (or a sack of something), and for "tidak ada yang rusak" alone.
    """
    if broken := numerals.broken(text):
        raise Mistake("parsing.amount_whole", typed=broken)
    known = _Known(items, open_, before or {})
    read = _THE_REST.sub("sisanya", numerals.with_digits(without_opener(text)))
    if doubt := _several_items(read, known):
        raise doubt
    found = clauses(read, items)
    if not any(clause.counts for clause in found):
        return _nothing_left(found, text, known)
    ways = [_ways(clause, earlier, known, text) for clause, earlier in _with_earlier(found)]
    read_as = [_summed([part for parts in way for part in parts], known) for way in product(*ways)]
    if given := next((said for one in read_as for left in one.values() if (said := _given_away(left))), ""):
        raise Mistake("parsing.leftovers_what", typed=wording.cut(given), item="barang itu")
    different = list({tuple(one.items()): one for one in read_as}.values())
    unnamed = any(clause.vessel and not clause.item for clause in found)
    if len(different) == 1 and not unnamed:
        return different[0]
    raise Unsure(*(Meaning(words := write_leftovers(one, known.before), words) for one in different))


def _given_away(left: Left) -> str:
    """ "1 basah, 1 kasihkan sopir": what somebody was given is not damaged."""
    return next((part.strip() for part in left.reason.split(",") if left.damaged and _GIVEN.search(part)), "")


def write_leftovers(left: Mapping[str, Left], before: Mapping[str, Left] | None = None) -> str:
    """As parse_leftovers reads it again, after the same words."""
    said = []
    for name, one in left.items():
        was = (before or {}).get(name, Left())
        numbers = ((one.back, was.back, "kembali", ""), (one.damaged, was.damaged, "rusak", one.reason),
                   (one.lost, was.lost, "hilang", one.reason))  # fmt: skip
        parts = [f"{name} {kind} {n} {why if n else ''}".strip() for n, earlier, kind, why in numbers if n or earlier]
        said += parts or [f"{name} kembali 0"]
    return "; ".join(said)


def _several_items(text: str, known: _Known) -> Unsure | Mistake | None:
    """A name that fits several items: one question, written with each of them."""
    spans, words, place = places(text), tokens(text), 0
    while place < len(words):
        fitting, length = item(words[place:], known.items)
        if len(fitting) > 1:
            start, end = spans[place][0], spans[place + length - 1][1]
            written = (f"{text[:start]}{one}{text[end:]}" for one in fitting)
            meanings = [meaning for one in written for meaning in _meanings(one, known)]
            names = ", ".join(known.items)
            return Unsure(*meanings) if meanings else Mistake("parsing.leftovers_which_item", items=names)
        place += max(length, 1)
    return None


def _meanings(words: str, known: _Known) -> list[Meaning]:
    try:
        left = parse_leftovers(words, known.items, open_=known.open, before=known.before)
    except Unsure as unsure:
        return list(unsure.meanings)
    except Mistake:
        return []
    return [Meaning(words, write_leftovers(left, known.before))]


def _nothing_left(found: Sequence[Clause], text: str, known: _Known) -> dict[str, Left]:
    """ "habis", "tidak ada yang kembali", "sembako habis"; "tidak ada yang rusak" says nothing of what came back."""
    named = tuple(clause.item for clause in found if clause.item) or tuple(known.items)
    strange = any(word.strip(",") not in FILLERS for clause in found for word in clause.words)
    denied = {kind for clause in found for kind in clause.denied}
    if strange or not found or any(clause.kind not in ("", NONE) for clause in found):
        raise _unreadable(text)
    if any(clause.kind == NONE for clause in found) or BACK in denied or denied == {""}:
        return {name: known.before.get(name, Left())._replace(back=0) for name in named}
    if denied:
        words = ", ".join(f"{name} kembali 0" for name in named)
        raise Unsure(Meaning(words, texts.plain("load.said_nothing_left")))
    raise _unreadable(text)


def _unreadable(text: str) -> Mistake:
    return Mistake("parsing.leftovers_unreadable", typed=wording.cut(text, 60))


def _with_earlier(found: Iterable[Clause]) -> Iterable[tuple[Clause, Clause]]:
    """Each clause with the item and the kind that stand when it begins."""
    earlier = Clause()
    for clause in found:
        yield clause, earlier
        if clause.number is None and not clause.rest and not clause.all:
            earlier = Clause(item=clause.item or earlier.item, kind=earlier.kind)
        else:
            kind = clause.kind or clause.state or earlier.kind
            earlier = Clause(item=clause.item or earlier.item, kind=kind, number=clause.number)


def _ways(clause: Clause, earlier: Clause, known: _Known, text: str) -> list[list[_Part]]:
    """What a clause may say, each way as parts."""
    if not clause.counts:
        return [_of_none(clause, earlier, known, text)]
    if clause.either or clause.kind == NONE or (clause.denied and not clause.kind):
        raise _unreadable(text)
    kinds = _kinds(clause, earlier)
    reason = _reason(clause, kinds, known)
    names = _items(clause, earlier, known)
    if clause.number is None:
        if known.open is None:
            raise _unreadable(text)
        return [[_Part(name, kind, None, reason) for name in some] for some in names for kind in kinds]
    parts = [_Part(some[0], kind, clause.number, reason) for some in names for kind in kinds]
    of_back = [
        part._replace(of_back=True)
        for part in parts
        if part.kind != BACK and (clause.part or (not clause.item and _only_fits_within(part, earlier, known)))
    ]
    return [[part] for part in (*of_back, *parts)]


def _only_fits_within(part: _Part, earlier: Clause, known: _Known) -> bool:
    """ "Kembali 15 tapi 3 basah" of 15 that were not handed over: beside these there are no 3 more."""
    back, number = earlier.number, part.number or 0
    if known.open is None or earlier.kind != BACK or back is None or earlier.item not in ("", part.item):
        return False
    return number <= back <= known.open.get(part.item, 0) < back + number


def _of_none(clause: Clause, earlier: Clause, known: _Known, text: str) -> list[_Part]:
    """ "tidak ada yang rusak" beside figures says no more; "selimut habis" and "tidak kembali" are 0 of it."""
    if clause.words or not (clause.denied or clause.kind == NONE):
        raise _unreadable(text)
    name = clause.item or earlier.item or (known.items[0] if len(known.items) == 1 else "")
    none = clause.kind == NONE or bool({"", BACK} & set(clause.denied))
    return [_Part(name, BACK, 0)] if name and none and (clause.item or clause.kind == NONE) else []


def _kinds(clause: Clause, earlier: Clause) -> list[str]:
    """A thing that came back wet is damaged, or it came back."""
    if clause.kind == BACK and clause.state:
        return [clause.state, BACK]
    return [clause.kind or clause.state or earlier.kind or BACK]


def _items(clause: Clause, earlier: Clause, known: _Known) -> list[list[str]]:
    """The items that a clause may be about. What is left is left of the thing named before, or of everything."""
    every = list(known.items)
    if clause.item or len(every) == 1:
        return [[clause.item or every[0]]]
    if clause.number is not None:
        return [[earlier.item]] if earlier.item else [[name] for name in every]
    return [[earlier.item], every] if earlier.item and not clause.all else [every]


def _reason(clause: Clause, kinds: Sequence[str], known: _Known) -> str:
    """Why it was damaged or lost. What came back has none: a word there that is no filler is not known."""
    said = _trimmed(clause.words)
    if any(kind != BACK for kind in kinds):
        if not clause.kind and lexicon.TURNING & set(said.casefold().replace(",", " ").split()):
            raise _unreadable(said)  # "belum basah" says of no thing that it is damaged
        return said
    strange = [word for word in said.casefold().replace(",", " ").split() if word not in FILLERS]
    if any(word in lexicon.TURNING for word in strange):
        raise _unreadable(said)
    if strange and not clause.kind:
        raise Mistake("parsing.leftovers_what", typed=wording.cut(said), item=clause.item or "barang itu")
    if strange:
        raise Mistake("parsing.item_unknown", typed=wording.cut(said), items=", ".join(known.items))
    return ""


def _trimmed(words: Sequence[str]) -> str:
    """Without the small words at both ends that only join it to what stands beside."""
    kept = list(words)
    small = FILLERS - _PLACES
    while kept and kept[0].casefold().strip(",") in small:
        kept.pop(0)
    while kept and kept[-1].casefold().strip(",") in FILLERS | {"eh"}:
        kept.pop()
    return " ".join(kept).strip(", ")


def _summed(parts: Sequence[_Part], known: _Known) -> dict[str, Left]:
    """What these parts make of what was said before; what they do not speak of stays."""
    found: dict[str, dict[str, int]] = {}
    reasons: dict[str, list[str]] = {}
    for part in parts:
        said = found.setdefault(part.item, {})
        if part.number is not None:
            said[part.kind] = said.get(part.kind, 0) + part.number
        if part.of_back:
            said[BACK] = max(said.get(BACK, known.before.get(part.item, Left()).back) - (part.number or 0), 0)
        if part.reason and part.reason not in reasons.setdefault(part.item, []):
            reasons[part.item].append(part.reason)
    for part in parts:
        if part.number is None:
            _take_the_rest(found[part.item], part, known)
    return {name: _joined(said, reasons.get(name, []), known.before.get(name, Left()))
            for name, said in found.items()}  # fmt: skip


def _take_the_rest(said: dict[str, int], part: _Part, known: _Known) -> None:
    before = known.before.get(part.item, Left())._asdict()
    now: dict[str, int] = {**{kind: before[kind] for kind in _KINDS}, **said, part.kind: 0}
    others = sum(now.values())
    said[part.kind] = max((known.open or {}).get(part.item, 0) - others, 0)


def _joined(said: Mapping[str, int], reasons: Sequence[str], before: Left) -> Left:
    """Mistake `parsing.leftovers_reason` if nobody has said why something was damaged or lost."""
    both = Left(said.get(BACK, before.back), said.get(DAMAGED, before.damaged), said.get(LOST, before.lost))
    untouched = (before.damaged and DAMAGED not in said) or (before.lost and LOST not in said)
    kept = [before.reason] if before.reason and (untouched or not reasons) and (both.damaged or both.lost) else []
    why = ", ".join([*kept, *(reason for reason in reasons if reason not in kept)])
    newly = bool((said.get(DAMAGED) and not before.damaged) or (said.get(LOST) and not before.lost))
    if (newly and not reasons) or (not why and (said.get(DAMAGED) or said.get(LOST))):
        raise Mistake("parsing.leftovers_reason")
    return both._replace(reason=why)
