"""A delivery confirmed in one message: `K12 3 terima`, `K12 sembako 25`, `K12 4 wakil Siti (anak)`.

One line is one statement. The visit's code may be left out where only one visit can be meant. Numbers are those of
the visit's list. What follows ";" or "catatan:" is a note.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.goods import UNITS, amount, match_item
from sotarsa_bot.parsing.names import clean_name

MOST_NUMBERS = 200
MOST_LINES = 30


class Said(StrEnum):
    RECEIVED = "received"
    ABSENT = "absent"
    REFUSED = "refused"


@dataclass(frozen=True)
class Proxy:
    name: str
    relation: str = ""


@dataclass(frozen=True)
class Statement:
    visit: int
    kind: Said
    numbers: tuple[int, ...] = ()
    recipient: str = ""
    item: str | None = None
    amount: int | None = None
    proxy: Proxy | None = None
    reason: str = ""
    note: str = ""


_CODE = re.compile(r"^\W*k\s?(\d{1,9})\b[\s:,.-]*", re.IGNORECASE)
_NUMBERS = re.compile(r"^(\d{1,4}(?:\s*[-–,&]\s*\d{1,4}|\s+dan\s+\d{1,4})*)(?=\s|$)")
_NOTE = re.compile(r"\s*(?:;|\b(?:catatan|ket|note)\s*:)\s*", re.IGNORECASE)
_SHEET_WORDS = ("daftar", "lembar", "lembaran")
_KEYWORDS = {"terima": "terima", "diterima": "terima", "serah": "terima", "wakil": "wakil", "diwakili": "wakil",
             "diwakilkan": "wakil", "tidak ada": "absent", "tdk ada": "absent", "kosong": "absent",
             "absen": "absent", "tolak": "refused", "menolak": "refused"}  # fmt: skip


def looks_like_caption(text: str) -> bool:
    """Whether somebody meant a confirmation (not whether it can be read)."""
    return bool(_CODE.match(text))


def names_a_sheet(text: str) -> bool:
    """Whether a photo's caption says that it shows the signed sheet: "K12 daftar", "lembar ttd"."""
    words = _CODE.sub("", text, count=1).casefold().split()
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
        if code := _CODE.match(line):
            visit, line = int(code[1]), line[code.end() :]
        if visit is None:
            raise Mistake("parsing.caption_no_visit")
        statements.append(_statement(visit, line, items))
    return statements


def _statement(visit: int, line: str, items: Sequence[str]) -> Statement:
    said, *notes = _NOTE.split(line, maxsplit=1)
    note = notes[0].strip()[:300] if notes else ""
    numbered = _NUMBERS.match(said)
    rest = said[numbered.end() :].strip() if numbered else said.strip()
    if numbered and (opening := _keyword(rest)):
        return _numbered(visit, _numbers(numbered[1]), opening, rest, note)
    return _goods(visit, said.strip(), items, note)


def _keyword(words: str) -> tuple[str, int] | None:
    """The keyword that opens these words, typing errors forgiven, and how many words it took."""
    parts = words.casefold().split()
    for length in (2, 1):
        head = " ".join(parts[:length]).strip(".,:!")
        if len(parts) < length or len(head) < 4:
            continue
        known = [k for k in _KEYWORDS if (" " in k) == (length == 2)]
        if best := process.extractOne(head, known, scorer=fuzz.ratio, score_cutoff=76):
            return _KEYWORDS[best[0]], length
    return None


def _numbered(visit: int, numbers: tuple[int, ...], opening: tuple[str, int], words: str, note: str) -> Statement:
    kind, taken = opening
    tail = " ".join(words.split()[taken:])
    if kind == "wakil":
        return Statement(visit, Said.RECEIVED, numbers, proxy=_proxy(tail), note=note)
    if kind == "terima":
        if found := re.search(r"\bwakil\s+(.+)$", tail, re.IGNORECASE):
            return Statement(visit, Said.RECEIVED, numbers, proxy=_proxy(found[1]), note=note)
        return Statement(visit, Said.RECEIVED, numbers, note=note or tail)
    return Statement(visit, Said(kind), numbers, reason=tail[:200], note=note)


def _numbers(text: str) -> tuple[int, ...]:
    """ "3-5,7" as 3, 4, 5, 7."""
    found: list[int] = []
    for part in re.split(r"\s*[,&]\s*|\s+dan\s+", text):
        first, _, last = re.sub(r"\s", "", part.replace("–", "-")).partition("-")
        span = range(int(first), int(last or first) + 1)
        if not span or span[0] < 1 or len(found) + len(span) > MOST_NUMBERS:
            raise Mistake("parsing.caption_numbers", typed=text[:40])
        found += span
    return tuple(dict.fromkeys(found))


def _proxy(words: str) -> Proxy:
    found = re.fullmatch(r"(?:oleh\s+)?([^()]+?)\s*(?:\(([^()]*)\)?)?\s*", words)
    if not found:
        raise Mistake("parsing.caption_proxy")
    return Proxy(clean_name(found[1]), clean_name(found[2], limit=40) if found[2] and found[2].strip() else "")


def _goods(visit: int, words: str, items: Sequence[str], note: str) -> Statement:
    proxy = None
    if found := re.search(r"\b(?:di)?wakil(?:i|kan)?\b\s*(.+)$", words, re.IGNORECASE):
        proxy, words = _proxy(found[1]), words[: found.start()].strip()
    amounts = re.findall(r"(?<![\w.])\d+(?![\w.])", words)
    if len(amounts) != 1:
        raise Mistake("parsing.caption_unreadable", typed=words[:40])
    counted = amount(amounts[0])
    if counted < 1:
        raise Mistake("parsing.amount_impossible", typed=amounts[0])
    left = re.sub(r"(?<![\w.])\d+(?![\w.])", " ", words, count=1)
    kept = [w for w in left.split() if w.casefold() not in UNITS and w.casefold() not in ("terima", "untuk", "serah")]
    item, recipient = _item_and_recipient(kept, items)
    return Statement(visit, Said.RECEIVED, recipient=recipient, item=item, amount=counted, proxy=proxy, note=note)


def _item_and_recipient(words: list[str], items: Sequence[str]) -> tuple[str, str]:
    """The longest run of words that names an item; the others name a person. One item needs no naming."""
    for length in range(min(len(words), 4), 0, -1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            best = process.extractOne(run.casefold(), [i.casefold() for i in items], scorer=fuzz.ratio, score_cutoff=80)
            if best:
                others = words[:start] + words[start + length :]
                return items[best[2]], clean_name(" ".join(others)) if others else ""
    if not items and words:
        return clean_name(" ".join(words)), ""  # nothing was planned to be carried: it is what they call it
    if len(items) == 1 and not words:
        return items[0], ""
    if not words:
        raise Mistake("parsing.caption_which_item", items=", ".join(items))
    return match_item(" ".join(words), items), ""
