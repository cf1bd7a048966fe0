"""Captions of what there was not: goods that are short ("kurang 2 sembako"), and somebody who is not on the list."""

import re

from sotarsa_bot.parsing import lexicon

_SHORT = re.compile(
    r"(?<!lebih )(?<!lbh )\b(?:kurang|krg|(?:ke|ka)kurangan)\s+(?:ada\s+)?\d+\s*(?P<thing>[^\W\d_]+(?:\s+[^\W\d_]+)*)",
    re.IGNORECASE,
)
_NOT = "|".join(sorted(lexicon.NOT | {"kadada", "kdd"}))
_UNLISTED = re.compile(
    rf"[\s,(]*\b(?:(?:yang|yg|nang|orangnya|tapi)\s+)*(?:{_NOT})\s+"
    r"(?:(?:(?:ada|masuk|tercantum|tercatat|tertulis|termuat)\s+)?(?:(?:di|d|ke|ka|pada)\s*|dalam\s+|dlm\s+)+daftar"
    r"|(?:masuk|tercantum|tercatat|tertulis|termuat)\s+daftar|(?:ter|ta)daftar)"
    r"(?:nya)?(?:\s+(?:penerima|warga|kami|kita))?\b\)?(?:\W+(?:tapi|tp|tetapi)\b)?",
    re.IGNORECASE,
)
"""Not "tidak ada daftar": no list at all."""


def is_short(said: str) -> bool:
    """ "barang kurang 2 sembako": so many are missing, and nobody has got them. "Lebih kurang 10" is about ten."""
    things = [word.casefold() for found in _SHORT.finditer(said) for word in found["thing"].split()[:3]]
    return bool(set(things) & lexicon.GOODS)


def unlisted(line: str) -> str | None:
    """ "Ipah kada ada di daftar": the line without that; None if nobody is said to be on no list."""
    return _UNLISTED.sub(" ", line).strip(" ,") if _UNLISTED.search(line) else None


def tells_who_got_it(rest: str) -> bool:
    """Beside that: "Ipah kada ada di daftar tapi terima sembako"."""
    return any(lexicon.OUTCOMES.get(word) in ("received", "proxy") for word in re.findall(r"\w+", rest.casefold()))
