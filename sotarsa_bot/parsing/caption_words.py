"""What the words of a caption say happened: received, by proxy, not there, refused, moved, died; and what was denied.

Only exact words say it (lexicon.toml). A word that is near one of them is a name beside an exact one, and is asked
about alone: people are called Indah, Sarah and Wafa.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_line import Line, Sort

RECEIVED, PROXY, ABSENT, REFUSED, MOVED, DECEASED = "received", "proxy", "absent", "refused", "moved", "deceased"
NOT_RECEIVED, NOT_RECIPIENT, DENIED = "not_received", "not_recipient", "denied"
"""What must never be taken for its opposite: "tidak terima", "bukan penerima", and a "not" of anything else."""
NEGATED = (NOT_RECEIVED, NOT_RECIPIENT, DENIED)
GONE = (MOVED, DECEASED)
_SAYS_NO_MORE = frozenset({"absen", "kosong", "tidakada", "tdkada", "kadada", "kdd"})
BECAUSE = frozenset({"karena", "krn", "karna", "sebab"})
_CAN = frozenset({"dapat", "dpt", "bisa", "bs", "sempat"})
_NEAR = 76


class Outcome(NamedTuple):
    """What was said, by the pieces from `start` up to `end`. `reason`: those words, if they say more than the kind."""

    kind: str
    start: int
    end: int
    reason: str = ""


def outcomes(line: Line) -> list[Outcome]:
    """All that is said to have happened, in order. A "not" of a thing is not among them (caption_goods.py)."""
    found: list[Outcome] = []
    place = 0
    while place < len(line.pieces):
        one = _at(line, place) if line.pieces[place].sort is Sort.WORD and line.open(place) else None
        why = one and found and found[0].kind in (RECEIVED, PROXY) and _says_why(line, one)
        if one and not why and not (found and _had_before(line, found[0], one)):
            found.append(one)
        place = one.end if one else place + 1
    return found


def _says_why(line: Line, one: Outcome) -> bool:
    """ "diwakilkan Siti karena sakit": why somebody else came."""
    return one.kind in (ABSENT, *GONE) and line.is_word(one.start - 1, BECAUSE)


def _had_before(line: Line, first: Outcome, one: Outcome) -> bool:
    """ "tolak, katanya sudah dapat PKH": why they refused, not what they took."""
    between = line.pieces[first.end : one.start]
    return (
        first.kind == REFUSED
        and line.pieces[one.start].plain in ("dapat", "mendapat", "dpt")
        and not any(piece.sort is Sort.NUMBERS for piece in between)
    )


def near(line: Line) -> list[tuple[int, str]]:
    """Words, by their place, that are near one that says what happened, and that word."""
    words = [
        n
        for n, piece in enumerate(line.pieces)
        if piece.sort is Sort.WORD and len(piece.plain) > 3 and not _is_titled(line, n) and piece.plain not in _NOT_NEAR
    ]
    found = (
        (n, process.extractOne(line.pieces[n].plain, _CHIEF, score_cutoff=_NEAR, scorer=fuzz.ratio)) for n in words
    )
    return [(n, best[0]) for n, best in found if best]


_NOT_NEAR = frozenset({"indah"})
"""A name, and a word of its own: never a slip for "pindah"."""


def _is_titled(line: Line, place: int) -> bool:
    """ "Bu Wafa"."""
    return place > 0 and line.pieces[place - 1].plain in lexicon.HONORIFICS and line.pieces[place].text[:1].isupper()


_CHIEF = (
    "terima", "diterima", "menerima", "diserahkan", "serah", "wakil", "diwakili", "diwakilkan", "absen", "kosong",
    "pergi", "sakit", "merantau", "tolak", "menolak", "ditolak", "pindah", "meninggal", "wafat", "almarhum", "mati",
)  # fmt: skip


def is_thanks(line: Line, place: int) -> bool:
    """ "terima kasih" says nothing of any hand-over."""
    return _plain(line, place + 1) == "kasih" and line.open(place + 1)


def _at(line: Line, place: int) -> Outcome | None:
    word = _plain(line, place)
    if word in lexicon.NOT:
        return _denied(line, place)
    if word == "di" and _plain(line, place + 1) in ("wakili", "wakilkan", "terima"):
        kind = RECEIVED if _plain(line, place + 1) == "terima" else PROXY
        return Outcome(kind, place, place + 2)
    if (hindered := _hindered(line, place)) is not None:
        return hindered
    kind = lexicon.OUTCOMES.get(word, "")
    if not kind or is_thanks(line, place):
        return None
    after = _plain(line, place + 1)
    if kind == REFUSED and lexicon.OUTCOMES.get(after) == RECEIVED and not after.startswith("di"):
        return Outcome(kind, place, place + 2)  # "menolak menerima"
    more = word if kind == ABSENT and word not in _SAYS_NO_MORE else ""
    return Outcome(kind, place, place + 1, more)


def _hindered(line: Line, place: int) -> Outcome | None:
    """ "gagal terima", "malu menerima", "pending"."""
    word, after = _plain(line, place), place + 1
    while _plain(line, after) in ("untuk", "utk", "mau", "di", "saat"):
        after += 1
    received = lexicon.OUTCOMES.get(_plain(line, after)) == RECEIVED and not is_thanks(line, after)
    if word in lexicon.HINDERS and received:
        return Outcome(NOT_RECEIVED, place, after + 1, line.text(range(place, after + 1)))
    return Outcome(NOT_RECEIVED, place, place + 1, line.pieces[place].text) if word in lexicon.HINDERED else None


def _denied(line: Line, place: int) -> Outcome | None:
    """ "tidak ada", "tdk di tempat", "belum terima", "ga mau", "tidak dapat hadir"; None for a "not" of a thing."""
    after = place + 1
    if line.open(after) and line.pieces[after].sort is Sort.ITEM:
        return None
    if _plain(line, after) in _CAN and lexicon.AFTER_NOT.get(_plain(line, after + 1)) == ABSENT:
        after += 1
    if _plain(line, after) in ("di", "lagi", "pernah", "sempat") and _plain(line, after + 1) in lexicon.AFTER_NOT:
        after += 1
    kind = lexicon.AFTER_NOT.get(_plain(line, after), "")
    if not kind:
        return Outcome(DENIED, place, place + 1)
    while kind == ABSENT and _plain(line, after) == "ada" and _plain(line, after + 1) in ("di", "orang", "orangnya"):
        if _plain(line, after + 1) == "di" and _plain(line, after + 2) not in ("tempat", "rumah", "rumahnya"):
            break
        after += 2 if _plain(line, after + 1) == "di" else 1
    if kind == REFUSED and lexicon.AFTER_NOT.get(_plain(line, after + 1)) == NOT_RECEIVED:
        after += 1  # "tidak mau terima"
    return Outcome(kind, place, after + 1)


def _plain(line: Line, place: int) -> str:
    return line.pieces[place].plain if place < len(line.pieces) and line.pieces[place].sort is Sort.WORD else ""


def chief(kinds: Sequence[str]) -> str:
    """The one thing that several such words say together: a proxy says more than "received", and why somebody is not
    there or refuses may say that they moved or died. "" if they contradict each other."""
    said = set(kinds)
    if len(said) == 1:
        return kinds[0]
    if said == {RECEIVED, PROXY}:
        return PROXY
    gone = [kind for kind in kinds if kind in GONE]
    if len(set(gone)) == 1 and kinds[0] in (ABSENT, REFUSED) and said <= {ABSENT, REFUSED, gone[0]}:
        return gone[0] if said - {gone[0]} in ({ABSENT}, {REFUSED}) else ""
    return ""
