"""What the words of a caption say happened, typing errors forgiven: received, by proxy, not there, refused."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

RECEIVED, PROXY, ABSENT, REFUSED, MOVED, DECEASED = "received", "proxy", "absent", "refused", "moved", "deceased"

_LONG = {
    "terima": RECEIVED, "diterima": RECEIVED, "menerima": RECEIVED, "nerima": RECEIVED, "diserahkan": RECEIVED,
    "serah": RECEIVED,
    "wakil": PROXY, "wakilnya": PROXY, "diwakili": PROXY, "diwakilkan": PROXY, "mewakili": PROXY, "perwakilan": PROXY,
    "absen": ABSENT, "kosong": ABSENT, "pergi": ABSENT, "sakit": ABSENT, "merantau": ABSENT, "tidakada": ABSENT,
    "tolak": REFUSED, "menolak": REFUSED, "ditolak": REFUSED, "nolak": REFUSED,
    "pindah": MOVED, "meninggal": DECEASED, "wafat": DECEASED, "almarhum": DECEASED, "almarhumah": DECEASED,
}  # fmt: skip
_SHORT = {"trm": RECEIVED, "ok": RECEIVED, "oke": RECEIVED, "sip": RECEIVED, "beres": RECEIVED, "wkl": PROXY}
_NOT_LONG = ("tidak", "nggak", "engga", "enggak", "belum", "bukan")
_NOT_SHORT = frozenset({"tdk", "ga", "gak", "tak", "blm", "nda", "kada"})
_AFTER_NOT = {
    "ada": ABSENT, "hadir": ABSENT, "datang": ABSENT, "ketemu": ABSENT, "tempat": ABSENT, "rumah": ABSENT,
    "terima": ABSENT, "diterima": ABSENT, "menerima": ABSENT, "nerima": ABSENT,
    "mau": REFUSED, "bersedia": REFUSED, "menerimanya": REFUSED,
}  # fmt: skip
_NO_REASON = frozenset({"absen", "kosong", "tidakada"})
_SURE = 76


class Meaning(NamedTuple):
    """What was said, by the words from `start` up to `end`. `reason`: those words, where they say more than the kind.

    `kind` "" is a "not" that is followed by something we do not know: it must never be taken for its opposite."""

    kind: str
    start: int
    end: int
    reason: str = ""


def meaning(words: Sequence[str]) -> Meaning | None:
    """The first word or two that say what happened; a proxy further on says more than "received"."""
    found = [one for n in range(len(words)) if (one := _at(words, n))]
    if not found:
        return None
    first = found[0]
    if first.kind == RECEIVED:
        return next((one for one in found if one.kind == PROXY), first)
    return first


def _at(words: Sequence[str], n: int) -> Meaning | None:
    word = words[n].casefold()
    if n and _is_not(words[n - 1].casefold()):
        return None  # said with the "not" before it
    if _is_not(word):
        return _denied(words, n)
    kind = _SHORT.get(word) or _near(word, _LONG)
    if not kind:
        return None
    says_more = kind == ABSENT and _best(word, _LONG) not in _NO_REASON
    return Meaning(kind, n, n + 1, word if says_more else "")


def _denied(words: Sequence[str], n: int) -> Meaning:
    """ "tidak ada", "tdk di tempat", "belum terima", "ga mau"."""
    after = n + 2 if [w.casefold() for w in words[n + 1 : n + 2]] == ["di"] else n + 1
    word = words[after].casefold() if after < len(words) else ""
    kind = _AFTER_NOT.get(word) or _near(word, _AFTER_NOT)
    said = " ".join(words[n : after + 1]) if kind == ABSENT and "terima" in word else ""
    return Meaning(kind, n, after + 1, said)


def _is_not(word: str) -> bool:
    return word in _NOT_SHORT or (len(word) > 3 and _best(word, _NOT_LONG, 80) != "")


def _near(word: str, known: dict[str, str]) -> str:
    return known.get(_best(word, tuple(known)), "") if len(word) > 3 else ""


def _best(word: str, known: Sequence[str] | dict[str, str], sure: int = _SURE) -> str:
    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=sure)
    return best[0] if best else ""
