"""What came back of the load: "sembako kembali 3, rusak 1 sobek kena hujan; selimut hilang 1 jatuh di sungai"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, numerals, things
from sotarsa_bot.unsure import Meaning, Unsure

BACK, DAMAGED, LOST, NONE = "back", "damaged", "lost", "none"
REASON_LIMIT = 200
_KINDS = {
    "kembali": BACK, "kmbali": BACK, "kembli": BACK, "dikembalikan": BACK, "balik": BACK, "bulik": BACK, "sisa": BACK,
    "sisanya": BACK, "tersisa": BACK, "pulang": BACK, "utuh": BACK,
    "rusak": DAMAGED, "rusk": DAMAGED, "rusaknya": DAMAGED, "hilang": LOST, "ilang": LOST, "hlang": LOST,
    "habis": NONE, "hbs": NONE, "abis": NONE, "nihil": NONE,
}  # fmt: skip
_FILLERS = frozenset({
    "yang", "yg", "dan", "ada", "di", "ke", "kantor", "mobil", "gudang", "dibawa", "bawa", "masih", "barang",
    "lagi", "juga", "jua", "ja", "aja", "haja", "pang", "gin", "lah", "tu", "am", "sama", "lawan", "lwn",
    "sudah", "sdh", "semua", "semuanya", "dibagi", "dibagikan", "diserahkan", "pak", "bu", "ya",
    "min", "admin", "kami", "tim", "cuma", "hanya", "saja", "tapi", "tp", "namun", "sedangkan",
})  # fmt: skip
_TOKENS = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+|[,;:.\n()=+-]|[^\s,;:.\n()=+\d-]+")
_STOPS = frozenset(",;:.\n()=+-")
_NOT_YET = frozenset({"belum", "blm", "balum", "bukan", "bkn", "jangan", "jgn"})
_LONGEST_NAME = 4


class Left(NamedTuple):
    """What became of what was not handed over, of one item."""

    back: int = 0
    damaged: int = 0
    lost: int = 0
    reason: str = ""


@dataclass
class _Clause:
    """One number, what it counts, and other words. `over`: a comma came after it was whole. `denied`: kinds of which it
    was said that there is nothing."""

    item: str = ""
    kind: str = ""
    number: int | None = None
    words: list[str] = field(default_factory=list)
    over: bool = False
    denied: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return self.number is not None and bool(self.kind)


def parse_leftovers(text: str, items: Sequence[str]) -> dict[str, Left]:
    """By item of the visit. Damage and loss need words about how it came.

    Mistake `parsing.leftovers_unreadable`, `leftovers_which_item`, `leftovers_reason`, `item_unknown`,
    `amount_impossible`, `amount_whole`. Unsure if a name fits several items, and for "tidak ada yang rusak" alone.
    """
    if broken := numerals.broken(text):
        raise Mistake("parsing.amount_whole", typed=broken)
    read = numerals.with_digits(text)
    if doubt := _several_items(read, items):
        raise doubt
    clauses = list(_clauses(_marks(read, items)))
    if not any(clause.number is not None for clause in clauses):
        return _nothing_left(clauses, text, items)
    return _summed(clauses, text, items)


def write_leftovers(left: Mapping[str, Left]) -> str:
    """As parse_leftovers reads it again."""
    if not any(any(one[:3]) for one in left.values()):
        return ", ".join(f"{item} kembali 0" for item in left)
    said = []
    for item, one in left.items():
        numbers = ((one.back, "kembali", ""), (one.damaged, "rusak", one.reason), (one.lost, "hilang", one.reason))
        said += [f"{item} {kind} {number} {why}".strip() for number, kind, why in numbers if number]
    return "; ".join(said)


def _several_items(text: str, items: Sequence[str]) -> Unsure | Mistake | None:
    """A name that fits several items: one question, written with each of them."""
    tokens, place = _TOKENS.findall(text), 0
    while place < len(tokens):
        fitting, length = _item(tokens[place:], items)
        if len(fitting) > 1:
            typed = r"\s+".join(re.escape(word) for word in tokens[place : place + length])
            written = (re.sub(rf"(?<!\w){typed}(?!\w)", item, text, count=1) for item in fitting)
            meanings = [meaning for words in written if (meaning := _meaning(words, items))]
            return Unsure(*meanings) if meanings else Mistake("parsing.leftovers_which_item", items=", ".join(items))
        place += max(length, 1)
    return None


def _meaning(words: str, items: Sequence[str]) -> Meaning | None:
    try:
        left = parse_leftovers(words, items)
    except (Mistake, Unsure):
        return None
    return Meaning(words, write_leftovers(left))


def _nothing_left(clauses: Sequence[_Clause], text: str, items: Sequence[str]) -> dict[str, Left]:
    """ "habis", "tidak ada yang kembali", "sembako habis"; "tidak ada yang rusak" says nothing of what came back."""
    named = tuple(clause.item for clause in clauses if clause.item) or tuple(items)
    strange = any(word.strip(",") not in _FILLERS for clause in clauses for word in clause.words)
    denied = {kind for clause in clauses for kind in clause.denied}
    if strange or not clauses or any(clause.kind not in ("", NONE) for clause in clauses):
        raise Mistake("parsing.leftovers_unreadable", typed=wording.cut(text, 60))
    if any(clause.kind == NONE for clause in clauses) or BACK in denied or denied == {""}:
        return {item: Left() for item in named}
    if denied:
        words = ", ".join(f"{item} kembali 0" for item in named)
        raise Unsure(Meaning(words, texts.plain("load.said_nothing_left")))
    raise Mistake("parsing.leftovers_unreadable", typed=wording.cut(text, 60))


def _summed(clauses: Sequence[_Clause], text: str, items: Sequence[str]) -> dict[str, Left]:
    found: dict[str, Left] = {}
    item, kind = items[0] if len(items) == 1 else "", BACK
    for clause in clauses:
        item = clause.item or item
        if clause.number is None and (clause.denied or clause.kind == NONE) and not clause.words:
            if item and (clause.kind == NONE or {"", BACK} & set(clause.denied)):
                found.setdefault(item, Left())
            continue
        kind = clause.kind or kind
        if clause.number is None or clause.kind == NONE or (clause.denied and not clause.kind):
            raise Mistake("parsing.leftovers_unreadable", typed=wording.cut(text, 60))
        if not item:
            raise Mistake("parsing.leftovers_which_item", items=", ".join(items))
        found[item] = _added(found.get(item, Left()), kind, clause.number, _reason(clause, kind, items))
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
    strange = [word for word in words.casefold().replace(",", " ").split() if word not in _FILLERS]
    if any(word in lexicon.TURNING for word in strange):
        raise Mistake("parsing.leftovers_unreadable", typed=wording.cut(words, 60))
    if strange:
        raise Mistake("parsing.item_unknown", typed=wording.cut(words), items=", ".join(items))
    return ""


Mark = tuple[str, str]
"""What a piece of the text is ("number", "kind", "denied", "item", "word" or "stop"), and its value."""


def _marks(text: str, items: Sequence[str]) -> Iterator[Mark]:
    tokens, place = _TOKENS.findall(text), 0
    while place < len(tokens):
        token, taken = tokens[place], 1
        denied, length = _denied(tokens[place:])
        fitting, named = _item(tokens[place:], items)
        if fitting:
            yield "item", fitting[0]
            taken = named
        elif token in _STOPS:
            yield "stop", token
        elif token[0].isdigit():
            yield "number", token
        elif length:
            yield from (("denied", kind) for kind in denied)
            taken = length
        elif kind := _KINDS.get(token.casefold(), ""):
            yield "kind", kind
        else:
            yield "word", token
        place += taken


def _denied(tokens: Sequence[str]) -> tuple[list[str], int]:
    """ "tidak ada yang rusak atau hilang", "tidak rusak", "tidak ada": what was denied, and how many words say it."""
    words = [token.casefold() for token in tokens]
    if not words or words[0] not in lexicon.NOT - _NOT_YET:
        return [], 0
    place = 1
    while words[place : place + 1] and words[place] in ("ada", "yang", "yg", "sama", "sekali", "pun"):
        place += 1
    found: list[str] = []
    while words[place : place + 1]:
        if (kind := _KINDS.get(words[place], "")) and kind != NONE:
            found.append(kind)
        elif not (found and words[place] in ("atau", "dan", "maupun", ",", "ataupun", "yang")):
            break
        place += 1
    if found:
        return found, place
    return ([""], place) if words[1:2] == ["ada"] else ([], 0)


def _item(tokens: Sequence[str], items: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The items that the next words name, and how many words that takes (0 if they name none)."""
    for item in sorted(items, key=len, reverse=True):  # a name may hold numbers: "beras 5 kg"
        name = [word.casefold() for word in _TOKENS.findall(item)]
        if [token.casefold() for token in tokens[: len(name)]] == name:
            return (item,), len(name)
    for length in range(min(len(tokens), _LONGEST_NAME), 0, -1):
        run = [token.casefold() for token in tokens[:length]]
        if any(not word.isalpha() or word in _KINDS or word in _FILLERS or word in lexicon.NOT for word in run):
            continue
        if meant := things.meant(" ".join(run), items):
            return meant, length
    return (), 0


def _clauses(marks: Iterator[Mark]) -> Iterator[_Clause]:
    clause = _Clause()
    for what, value in marks:
        if _begins_another(clause, what):
            yield clause
            clause = _Clause()
        match what:
            case "number":
                clause.number = numerals.whole(value)
            case "kind":
                clause.kind = value
            case "denied":
                clause.denied.append(value)
            case "item":
                clause.item = value
            case "stop":
                clause.over = clause.over or clause.whole
                if clause.words and value in ",;\n":
                    clause.words[-1] = clause.words[-1].rstrip(",") + ","
            case _ if not (value.casefold() in lexicon.UNITS and not clause.words):
                clause.words.append(value)
    if clause.kind or clause.number is not None or clause.words or clause.denied or clause.item:
        yield clause


def _begins_another(clause: _Clause, what: str) -> bool:
    """A number, a kind or an item after a whole clause; words after it are still about it."""
    if what == "number":
        return clause.number is not None
    if what == "kind":
        return clause.whole or clause.kind == NONE
    done = clause.kind == NONE or (bool(clause.denied) and clause.number is None and bool(clause.item))
    return what == "item" and (done or (clause.whole and (clause.over or bool(clause.item))))
