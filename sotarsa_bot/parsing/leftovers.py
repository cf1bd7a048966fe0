"""What came back of the load: "sembako kembali 3, rusak 1 sobek kena hujan; selimut hilang 1 jatuh di sungai"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import fuzz, process

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.goods import UNITS, amount

BACK, DAMAGED, LOST = "back", "damaged", "lost"
REASON_LIMIT = 200
_KINDS = {
    "kembali": BACK, "dikembalikan": BACK, "balik": BACK, "sisa": BACK, "tersisa": BACK, "pulang": BACK, "utuh": BACK,
    "rusak": DAMAGED, "hilang": LOST,
}  # fmt: skip
_FILLERS = frozenset({
    "yang", "dan", "ada", "di", "ke", "kantor", "mobil", "gudang", "dibawa", "bawa", "masih", "barang", "lagi", "juga",
})  # fmt: skip
_NOTHING = re.compile(r"\b(tidak ada|tdk ada|nihil|habis|nol)\b", re.IGNORECASE)
_TOKENS = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+|[,;:.\n()=+-]|[^\s,;:.\n()=+\d-]+")
_STOPS = frozenset(",;:.\n()=+-")


class Left(NamedTuple):
    """What became of what was not handed over, of one item."""

    back: int = 0
    damaged: int = 0
    lost: int = 0
    reason: str = ""


@dataclass
class _Clause:
    """One number, what it counts, and other words. `over`: a comma came after it was whole."""

    item: str = ""
    kind: str = ""
    number: int | None = None
    words: list[str] = field(default_factory=list)
    over: bool = False

    @property
    def whole(self) -> bool:
        return self.number is not None and bool(self.kind)


def parse_leftovers(text: str, items: Sequence[str]) -> dict[str, Left]:
    """By item of the visit. Damage and loss need words about how it came.

    Mistake `parsing.leftovers_unreadable`, `leftovers_which_item`, `leftovers_reason`, `item_unknown`,
    `amount_impossible`.
    """
    if not re.search(r"\d", text) and _NOTHING.search(text):
        return {item: Left() for item in items}
    found: dict[str, Left] = {}
    item, kind = items[0] if len(items) == 1 else "", BACK
    for clause in _clauses(_marks(text, items)):
        item, kind = clause.item or item, clause.kind or kind
        if clause.number is None:
            raise Mistake("parsing.leftovers_unreadable", typed=text.strip()[:60])
        if not item:
            raise Mistake("parsing.leftovers_which_item", items=", ".join(items))
        found[item] = _added(found.get(item, Left()), kind, clause.number, _reason(clause, kind, items))
    if not found:
        raise Mistake("parsing.leftovers_unreadable", typed=text.strip()[:60])
    return found


def _added(left: Left, kind: str, number: int, reason: str) -> Left:
    if kind != BACK and number and not reason:
        raise Mistake("parsing.leftovers_reason")
    more = left._replace(**{kind: getattr(left, kind) + number})
    return more._replace(reason="; ".join(part for part in (left.reason, reason) if part)[:REASON_LIMIT])


def _reason(clause: _Clause, kind: str, items: Sequence[str]) -> str:
    """What came back has none: a word there that is neither item nor filler is a thing that we do not know."""
    words = " ".join(clause.words).removesuffix(" dan").strip(", ")
    if kind != BACK:
        return words
    if any(word not in _FILLERS for word in words.casefold().replace(",", " ").split()):
        raise Mistake("parsing.item_unknown", typed=words[:40], items=", ".join(items))
    return ""


Mark = tuple[str, str]
"""What a piece of the text is ("number", "kind", "item", "word" or "stop"), and its value."""


def _marks(text: str, items: Sequence[str]) -> Iterator[Mark]:
    tokens = _TOKENS.findall(text)
    while tokens:
        token, taken = tokens[0], 1
        if token in _STOPS:
            yield "stop", token
        elif token[0].isdigit():
            yield "number", token
        elif kind := _kind(token):
            yield "kind", kind
        else:
            item, taken = _item(tokens, items)
            yield ("item", item) if item else ("word", token)
        del tokens[:taken]


def _kind(word: str) -> str:
    best = process.extractOne(word.casefold(), list(_KINDS), scorer=fuzz.ratio, score_cutoff=80)
    return _KINDS[best[0]] if best else ""


def _item(tokens: Sequence[str], items: Sequence[str]) -> tuple[str, int]:
    """The item that the next words name, and how many words that takes ("" and 1 if they name none)."""
    known, best = [item.casefold() for item in items], ("", 1, 79.0)
    for length in range(1, min(len(tokens), 4) + 1):
        run = " ".join(tokens[:length]).casefold()
        if (found := process.extractOne(run, known, scorer=fuzz.ratio)) and found[1] > best[2]:
            best = items[found[2]], length, found[1]
    return best[:2]


def _clauses(marks: Iterator[Mark]) -> Iterator[_Clause]:
    clause = _Clause()
    for what, value in marks:
        if _begins_another(clause, what):
            yield clause
            clause = _Clause()
        match what:
            case "number":
                clause.number = amount(value)
            case "kind":
                clause.kind = value
            case "item":
                clause.item = value
            case "stop":
                clause.over = clause.over or clause.whole
                if clause.words and value in ",;\n":
                    clause.words[-1] = clause.words[-1].rstrip(",") + ","
            case _ if not (value.casefold() in UNITS and not clause.words):
                clause.words.append(value)
    if clause.kind or clause.number is not None or clause.words:
        yield clause


def _begins_another(clause: _Clause, what: str) -> bool:
    """A number, a kind or an item after a whole clause; words after it are still about it."""
    if what == "number":
        return clause.number is not None
    if what == "kind":
        return clause.whole
    return what == "item" and clause.whole and (clause.over or bool(clause.item))
