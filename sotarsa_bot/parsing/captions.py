"""A delivery confirmed in one message: `K12 3 terima`, `K12 sembako 25`, `K12 4 wakil Siti (anak)`.

One line is one statement, in any order of words. The visit's code may be left out where only one visit can be meant.
Numbers are those of the visit's list; a number beside a thing or a unit counts that thing. What follows ";" or
"catatan:" is a note. What could mean two things is a Mistake: a wrong guess would stand in an official record.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_words
from sotarsa_bot.parsing.caption_line import (
    BECAUSE,
    EDGES,
    FILLERS,
    SHORT_UNITS,
    Line,
    Named,
    item_in,
    plain,
    read_line,
)
from sotarsa_bot.parsing.caption_words import DECEASED, MOVED, PROXY, RECEIVED, Meaning
from sotarsa_bot.parsing.goods import amount, match_item
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.parsing.numbers import read_spans
from sotarsa_bot.parsing.proxies import Proxy, is_relation, read_proxy

MOST_NUMBERS = 200
MOST_LINES = 30


class Said(StrEnum):
    RECEIVED = "received"
    ABSENT = "absent"
    REFUSED = "refused"
    MOVED = "moved"
    DECEASED = "deceased"


@dataclass(frozen=True)
class Statement:
    """`item` and `amount` with numbers: what each of them received."""

    visit: int
    kind: Said
    numbers: tuple[int, ...] = ()
    recipient: str = ""
    item: str | None = None
    amount: int | None = None
    proxy: Proxy | None = None
    reason: str = ""
    note: str = ""


_CODE = re.compile(r"^\W*k\s?(\d{1,9})\b[\s:,./-]*", re.IGNORECASE)
_CODE_LAST = re.compile(r"[\s:,./-]+\(?k(\d{1,9})\W*$", re.IGNORECASE)
_NOTE = re.compile(r"\s*(?:;|\b(?:catatan|ket|note)\s*:)\s*", re.IGNORECASE)
_LETTER_TOO = re.compile(
    r"[\s,.+]+((?:(?:ada|dengan|dgn|bawa|membawa)\s+)?(?:surat|srt)\s+kuasa\w*)\W*$", re.IGNORECASE
)
_SHEET_WORDS = ("daftar", "lembar", "lembaran")


def visit_code(text: str) -> int | None:
    """The visit that a text names: "K12 ..." or "... K12"."""
    found = _CODE.match(text) or _CODE_LAST.search(text.strip().partition("\n")[0])
    return int(found[1]) if found else None


def without_code(text: str) -> str:
    return _CODE_LAST.sub("", _CODE.sub("", text, count=1))


def looks_like_caption(text: str) -> bool:
    """Whether somebody meant a confirmation (not whether it can be read)."""
    return visit_code(text) is not None


def names_only_a_visit(text: str) -> bool:
    """ "K12", and nothing else that could be read."""
    return looks_like_caption(text) and not without_code(text).strip(EDGES + " ")


def names_a_sheet(text: str) -> bool:
    """Whether a photo's caption says that it shows the signed sheet: "K12 daftar", "lembar ttd"."""
    words = without_code(text).casefold().split()
    if not words or any(c.isdigit() for c in "".join(words)) or len(words) > 4:
        return False
    return process.extractOne(words[0].strip(".,:!"), _SHEET_WORDS, scorer=fuzz.ratio, score_cutoff=80) is not None


def parse_caption(text: str, *, items: Sequence[str], default_visit: int | None) -> list[Statement]:
    """Every line as a statement. Mistake `parsing.caption_*` for the first that cannot be read."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        raise Mistake("parsing.caption_empty")
    if len(lines) > MOST_LINES:
        raise Mistake("parsing.caption_long")
    visit, statements = default_visit, []
    for line in lines:
        if code := _CODE.match(line) or _CODE_LAST.search(line):
            visit, line = int(code[1]), line[: code.start()] + line[code.end() :]
            if not line.strip(EDGES + " "):
                continue  # it is for the lines below
        if visit is None:
            raise Mistake("parsing.caption_no_visit")
        statements.append(_statement(visit, line, items))
    if not statements:
        raise Mistake("parsing.caption_empty")
    return statements


def _statement(visit: int, line: str, items: Sequence[str]) -> Statement:
    said, *notes = _NOTE.split(_LETTER_TOO.sub(r"; \1", line), maxsplit=1)  # a proxy's letter is no part of the name
    note = notes[0].strip()[:300] if notes else ""
    line_ = read_line(said, items)
    if line_.numbers is not None and line_.meaning and line_.meaning.kind:
        return _numbered(visit, line_, line_.meaning, items, note)
    if line_.numbers is not None or (line_.meaning and line_.meaning.kind not in (RECEIVED, PROXY)):
        raise Mistake("parsing.caption_unreadable", typed=said.strip()[:40])
    return _goods(visit, said.strip(), items, note)


def _numbered(visit: int, line: Line, meaning: Meaning, items: Sequence[str], note: str) -> Statement:
    assert line.numbers is not None  # noqa: S101 - the caller looked
    mine = f"\x00{line.numbers}"
    numbers = read_spans(line.blocks[line.numbers], MOST_NUMBERS)
    before = [w for w in line.words[: meaning.start] if w != mine]
    after = [w for w in line.words[meaning.end :] if w != mine]
    if any(w.startswith("\x00") for w in (*before, *after)) and caption_words.meaning([*before, *after]):
        raise Mistake("parsing.caption_one_each")
    if meaning.kind not in (RECEIVED, PROXY):
        further = caption_words.meaning(after)
        more = further.kind if further and further.kind in _GONE else ""  # "tolak pindah": the reason says more
        reason = meaning.reason or plain(line, after, leading=BECAUSE)
        return Statement(visit, Said(more or meaning.kind), numbers, reason=reason[:200], note=note)
    proxy = None
    if meaning.kind == PROXY:
        while after and _says_received(after[-1]):
            after.pop()  # "wakil Siti (anak) sudah terima"
        proxy, after = read_proxy(plain(line, after, keep=",()")), []
    words = [*before, *after]
    named = item_in(words, items)
    rest = [*words[: named.start], *words[named.end :]] if named else words
    counted = _amount(line, words, rest, named, items)
    return Statement(
        visit,
        Said.RECEIVED,
        numbers,
        recipient=_name(line, [w for w in before if w in rest]),
        item=counted[0],
        amount=counted[1],
        proxy=proxy,
        note=note or ("" if counted[1] else plain(line, [w for w in after if w in rest])),
    )


_GONE = (MOVED, DECEASED)


def _amount(
    line: Line, words: Sequence[str], rest: Sequence[str], named: Named | None, items: Sequence[str]
) -> tuple[str | None, int | None]:
    """ "3 terima sembako 5": the thing, and how much of it each of them got, where that was said."""
    blocks = [w for w in words if w.startswith("\x00")]
    others = [w for w in rest if not w.startswith("\x00") and w.casefold() not in (*SHORT_UNITS, *FILLERS, ",")]
    if len(blocks) != 1 or others or not line.blocks[int(blocks[0][1:])].isdecimal():
        return (named.item if named else None), None
    if named is None and len(items) != 1:
        raise Mistake("parsing.caption_which_item", items=", ".join(items))
    return (named.item if named else items[0]), _at_least_one(line.blocks[int(blocks[0][1:])])


def _at_least_one(digits: str) -> int:
    counted = amount(digits)
    if counted < 1:
        raise Mistake("parsing.amount_impossible", typed=digits)
    return counted


def _name(line: Line, words: Sequence[str]) -> str:
    """A name before what was said of it: "3 Aminah terima"; Mistake if it says whose, because then it is a proxy."""
    left = [w for w in words if w.casefold() not in (*FILLERS, *SHORT_UNITS) and w not in "(),"]
    if any(is_relation(w) and (len(left) == 1 or w.casefold().endswith("nya")) for w in left):
        raise Mistake("parsing.caption_proxy")
    return clean_name(plain(line, left)) if left else ""


def _goods(visit: int, words: str, items: Sequence[str], note: str) -> Statement:
    proxy = None
    if found := re.search(r"\b(?:di)?wakil(?:i|kan)?\b\s*(.+)$", words, re.IGNORECASE):
        proxy, words = read_proxy(found[1]), words[: found.start()].strip()
    words = re.sub(r"(?<=\d)(?=(?:pkt|paket|dus|karung|pcs|buah|bh|lbr|lembar)\b)|(?<=\bx)(?=\d)", " ", words)
    amounts = re.findall(r"(?<![\w.])\d+(?![\w.])", words)
    if len(amounts) != 1:
        raise Mistake("parsing.caption_unreadable", typed=words[:40])
    counted = _at_least_one(amounts[0])
    left = re.sub(r"(?<![\w.])\d+(?![\w.])", " ", words, count=1).split()
    kept = [w for w in left if w.strip(EDGES) and w.casefold() not in SHORT_UNITS and not _says_received(w)]
    item, recipient = _item_and_recipient(kept, items)
    return Statement(visit, Said.RECEIVED, recipient=recipient, item=item, amount=counted, proxy=proxy, note=note)


def _says_received(word: str) -> bool:
    said = caption_words.meaning([word.strip(EDGES)])
    return (said is not None and said.kind == RECEIVED) or word.casefold() in ("untuk", "utk", "sudah", "sdh")


def _item_and_recipient(words: list[str], items: Sequence[str]) -> tuple[str, str]:
    """The words that name an item; the others name a person. One item needs no naming."""
    if named := item_in([w.strip(EDGES) for w in words], items):
        others = words[: named.start] + words[named.end :]
        return named.item, clean_name(" ".join(others)) if others else ""
    if not items and words:
        return clean_name(" ".join(words)), ""  # nothing was planned to be carried: it is what they call it
    if len(items) == 1 and not words:
        return items[0], ""
    if not words:
        raise Mistake("parsing.caption_which_item", items=", ".join(items))
    return match_item(" ".join(words), items), ""
