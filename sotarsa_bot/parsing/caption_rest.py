"""What is said of the rest: "4 dan 7 tidak hadir, lainnya terima", "1-5 sudah, sisanya belum"."""

import re

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_goods import counts_a_thing
from sotarsa_bot.parsing.caption_line import Line, Sort
from sotarsa_bot.parsing.caption_none import not_yet

REST = frozenset({"lainnya", "lainya", "sisanya", "selebihnya", "lain-lain"})
_PARTS = re.compile(
    r"\s*(?:,|\b(?:tapi|tetapi|tp|sedangkan|sementara|lalu|dan)\b)\s*(?=(?:yang |yg |nang )?(?:lain|sisanya|selebih))",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?:(?:yang|yg|nang)\s+(?:lain(?:nya)?|sisanya)|lain(?:n)?ya|sisanya|selebihnya|lain-lain)\b\s*(?P<what>.*)",
    re.IGNORECASE,
)
_DONE = frozenset({"sudah", "sdh", "sdah", "udah", "semua", "semuanya", "hadir", "ada", "lengkap", "beres"})


def others(line: Line) -> list[list[str]]:
    """What each part may be, written for itself; nothing if no rest is spoken of, or nobody beside it is named."""
    text = line.rewritten({})
    first, *rest = _PARTS.split(text, maxsplit=1)
    found = _REST.fullmatch(rest[0].strip(" .,")) if rest else None
    fresh = Line(line.pieces)
    named = [
        piece.text for n, piece in enumerate(line.pieces) if piece.sort is Sort.NUMBERS and not counts_a_thing(fresh, n)
    ]
    if not found or not named or any(c.isdigit() for c in found["what"]):
        return []
    what = [word.strip(".,").casefold() for word in found["what"].split()]
    first = _whole(first)
    if not what or (any(word in lexicon.NOT | lexicon.MISSING for word in what[:2]) and not _is_absence(what)):
        return [first]
    said = what if _is_absence(what) else [word for word in what if word not in _DONE]
    return [first, [f"semua {' '.join(said) or 'terima'} kecuali {', '.join(named)}"]]


def _whole(text: str) -> list[str]:
    """ "1-5 sudah": received. "3 dan 4 belum": not there, or refused."""
    if why := not_yet(text):
        return why
    words = [word.strip(".,").casefold() for word in text.split()]
    happened = any(word in lexicon.OUTCOMES or word in lexicon.NOT for word in words)
    return [text] if happened else [f"{text} terima"]


def _is_absence(what: list[str]) -> bool:
    """ "tidak hadir": of the rest, too, something is known."""
    return what[0] in lexicon.NOT - {"belum", "blm", "balum"} and lexicon.AFTER_NOT.get("".join(what[1:2])) == "absent"
