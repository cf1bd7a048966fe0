"""The parts of a word about the load: one number (or "the rest"), the item and what became of it, and other words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sotarsa_bot.parsing import lexicon, numerals, things

BACK, DAMAGED, LOST, NONE = "back", "damaged", "lost", "none"
_KINDS = {
    "kembali": BACK, "kmbali": BACK, "kembli": BACK, "dikembalikan": BACK, "balik": BACK, "bulik": BACK, "sisa": BACK,
    "tersisa": BACK, "pulang": BACK, "utuh": BACK,
    "rusak": DAMAGED, "rusk": DAMAGED, "rusaknya": DAMAGED, "hilang": LOST, "ilang": LOST, "hlang": LOST,
    "habis": NONE, "hbs": NONE, "abis": NONE, "nihil": NONE,
}  # fmt: skip
_STATES = {
    **dict.fromkeys(("basah", "bocor", "robek", "rabit", "sobek", "pecah", "penyok", "busuk", "basi", "kedaluwarsa",
                     "kadaluarsa", "cacat", "tumpah", "kena", "jamuran", "kotor"), DAMAGED),
    **dict.fromkeys(("hanyut", "dicuri", "tercecer", "kecurian", "raib"), LOST),
}  # fmt: skip
"""What says how something was damaged or lost, and so that it was."""
_REST = frozenset({"sisanya", "sisa-sisanya", "selebihnya", "lainnya"})
FILLERS = frozenset({
    "yang", "yg", "dan", "ada", "di", "ke", "ka", "kantor", "mobil", "gudang", "dibawa", "bawa", "masih", "barang",
    "barataan", "samuaan", "lagi", "juga", "jua", "ja", "aja", "haja", "pang", "gin", "lah", "tu", "am", "sama",
    "lawan", "lwn",
    "sudah", "sdh", "semua", "semuanya", "dibagi", "dibagikan", "diserahkan", "pak", "bu", "ya",
    "min", "admin", "kami", "tim", "cuma", "hanya", "saja", "tapi", "tp", "namun", "sedangkan", "nya", "itu", "tadi",
})  # fmt: skip
_TOKENS = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+|[,;:.\n()=+-]|[^\s,;:.\n()=+\d-]+")
_STOPS = frozenset(",;:.\n()=+-")
_NOT_YET = frozenset({"belum", "blm", "balum", "bukan", "bkn", "jangan", "jgn"})
_LONGEST_NAME = 4
_OF_THEM = frozenset({"yang", "yg", "nang"})
_VESSELS = frozenset({"karung", "sak", "zak", "bal", "dus", "kardus", "jerigen"})
""" "1 karung": of what, it does not say."""
_EITHER = frozenset({"bukan", "bkn", "atau", "ato", "atw"})
_INSTEAD = frozenset({"eh", "ralat", "maaf", "harusnya", "seharusnya", "mestinya"})
_AT = frozenset({"jam", "pukul", "pkl"})
_OF_TIME = frozenset({"kali", "hari", "jam", "menit", "malam", "minggu", "meter", "km"})


@dataclass
class Clause:
    """`over`: a comma came after it was whole. `denied`: kinds of which it was said that there is nothing. `rest`: not
    a number, but what is left; `all`: of everything. `part`: "yang 1", which may be of what was named before.
    `state`: what its other words say of it. `either`: one of two numbers, so none.
    `vessel`: the number counts sacks or boxes."""

    item: str = ""
    kind: str = ""
    number: int | None = None
    words: list[str] = field(default_factory=list)
    over: bool = False
    denied: list[str] = field(default_factory=list)
    rest: bool = False
    all: bool = False
    part: bool = False
    state: str = ""
    either: bool = False
    vessel: bool = False

    @property
    def counts(self) -> bool:
        of_the_rest = (self.rest or self.all) and self.kind != NONE and bool(self.kind or self.state)
        return self.number is not None or of_the_rest

    @property
    def whole(self) -> bool:
        return self.counts and bool(self.kind or self.state)


Mark = tuple[str, str]
"""What a piece of the text is ("number", "kind", "denied", "item", "rest", "all", "state", "word" or "stop"), and its
value."""


def clauses(text: str, items: Sequence[str]) -> list[Clause]:
    return list(_clauses(list(_marks(text, items))))


def tokens(text: str) -> list[str]:
    return _TOKENS.findall(text)


def places(text: str) -> list[tuple[int, int]]:
    """Where each of these begins and ends."""
    return [found.span() for found in _TOKENS.finditer(text)]


def _marks(text: str, items: Sequence[str]) -> Iterator[Mark]:
    all_, place = tokens(text), 0
    while place < len(all_):
        token, taken = all_[place], 1
        plain = token.casefold()
        denied, length = _denied(all_[place:])
        fitting, named = item(all_[place:], items)
        if fitting:
            yield "item", fitting[0]
            taken = named
        elif token in _STOPS:
            yield "stop", token
        elif token[0].isdigit():
            yield ("word" if _is_time(all_, place) else "number"), token
        elif length:
            yield from (("denied", kind) for kind in denied)
            taken = length
        elif kind := _KINDS.get(plain, ""):
            yield "kind", kind
        elif plain in _REST:
            yield "rest", token
        elif plain in lexicon.ALL:
            yield "all", token
        else:
            yield ("state" if _state(token) else "word"), token
        place += taken


def _is_time(all_: Sequence[str], place: int) -> bool:
    """ "2 jam", "jam 9"; in "24 jam 9" the first counts something."""
    after, before = [word.casefold() for word in all_[place + 1 : place + 3]], all_[max(place - 1, 0) : place]
    at_an_hour = len(after) == 2 and after[0] in _AT and after[1][0].isdigit()
    return (after[:1] != [] and after[0] in _OF_TIME and not at_an_hour) or any(w.casefold() in _AT for w in before)


def _denied(typed: Sequence[str]) -> tuple[list[str], int]:
    """ "tidak ada yang rusak atau hilang", "tidak rusak", "tidak ada": what was denied, and how many words say it."""
    words = [token.casefold() for token in typed]
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


def item(typed: Sequence[str], items: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The items that the next words name, and how many words that takes (0 if they name none)."""
    for one in sorted(items, key=len, reverse=True):  # a name may hold numbers: "beras 5 kg"
        name = [word.casefold() for word in tokens(one)]
        if [token.casefold() for token in typed[: len(name)]] == name:
            return (one,), len(name)
    known = _KINDS.keys() | _STATES.keys() | _REST | FILLERS | lexicon.NOT
    for length in range(min(len(typed), _LONGEST_NAME), 0, -1):
        run = [token.casefold() for token in typed[:length]]
        if any(not word.isalpha() or word in known for word in run):
            continue
        if meant := things.meant(" ".join(run), items):
            return meant, length
    return (), 0


def _clauses(marks: Sequence[Mark]) -> Iterator[Clause]:
    names_first = _names_first(marks)
    clause, named = Clause(), False
    for n, (what, value) in enumerate(marks):
        if _corrects(clause, what):
            clause.words.pop()
            clause.number = numerals.whole(value)
            continue
        if _begins_another(clause, marks, n, names_first=names_first, named=named):
            following = _handed_on(clause, what)
            yield clause
            clause = following
        _add(clause, what, value)
        named = named or what == "item"
    if clause != Clause():
        yield clause


def _names_first(marks: Sequence[Mark]) -> bool:
    """Whether things are named before their figures: "sembako kembali 12 rusak 3", not "kembali 12 sembako"."""
    first = next((what for what, _ in marks if what in ("item", "number", "rest")), "")
    return first == "item"


def _add(clause: Clause, what: str, value: str) -> None:
    match what:
        case "number":
            clause.either = clause.either or bool(clause.words and clause.words[-1].casefold() in _EITHER)
            clause.part = clause.part or bool(clause.words and clause.words[-1].casefold() in _OF_THEM)
            clause.number = numerals.whole(value)
        case "kind":
            clause.kind = value
        case "denied":
            clause.denied.append(value)
        case "item":
            clause.item = value
        case "rest":
            clause.rest = True
        case "all":
            clause.all = True
        case "stop":
            clause.over = clause.over or clause.whole
            if clause.words and value in ",;\n":
                clause.words[-1] = clause.words[-1].rstrip(",") + ","
        case "state":
            clause.state = clause.state or _state(value)
            clause.words.append(value)
        case _ if value.casefold() == "nya" and clause.number is not None and not clause.words:
            clause.part = True  # "kembali 4, 1 nya basah"
        case _ if value.casefold() in lexicon.UNITS and not clause.words:
            clause.vessel = clause.vessel or value.casefold() in _VESSELS
        case _:
            clause.words.append(value)


def _corrects(clause: Clause, what: str) -> bool:
    """ "rusak 1 eh 2": the second number stands instead of the first."""
    last = clause.words[-1].casefold().strip(",") if clause.words else ""
    return what == "number" and clause.number is not None and last in _INSTEAD


def _handed_on(clause: Clause, what: str) -> Clause:
    """ "kembali 14, yang 1 bocor", "sisa 3 yang bocor 1": the words before a number belong to what it begins."""
    following, words = Clause(), clause.words
    if what != "number":
        return following
    if clause.kind == BACK and clause.state and words and _state(words[-1]):
        following.state, clause.state = clause.state, ""
        following.words = [words.pop().strip(",")]
    if words and words[-1].casefold().strip(",") in _OF_THEM:
        following.part = bool(words.pop())
    return following


def _state(word: str) -> str:
    """What a word says of the thing: "bocor", "bocornya"."""
    return _STATES.get(word.casefold().strip(",").removesuffix("nya"), "")


def _begins_another(clause: Clause, marks: Sequence[Mark], n: int, *, names_first: bool, named: bool) -> bool:
    """A number, a kind, "the rest" or an item after a whole clause; other words after it are still about it."""
    what = marks[n][0]
    done = clause.kind == NONE or (bool(clause.denied) and clause.number is None and bool(clause.item))
    if what == "number":
        last = clause.words[-1].casefold().strip(",") if clause.words else ""
        return (clause.number is not None and last not in _EITHER) or (clause.rest and clause.whole)
    if what == "rest":
        return clause.counts or done
    if what == "kind":
        after = marks[n + 1 : n + 2]
        of_state = clause.whole and (clause.over or (bool(after) and after[0][0] == "number"))
        return (clause.whole and bool(clause.kind)) or clause.kind == NONE or of_state
    if what != "item":
        return False
    if done or (clause.item and clause.counts):
        return True
    beside = not names_first and _beside_a_number(marks, n)
    return clause.whole and named and not beside and (names_first or clause.over)


def _beside_a_number(marks: Sequence[Mark], n: int) -> bool:
    """ "3 sembako", "3 paket sembako"."""
    before = [mark for mark in marks[max(n - 2, 0) : n] if mark[1].casefold() not in lexicon.UNITS]
    return bool(before) and before[-1][0] == "number"
