"""Titles that say what those below them get ("B. SELIMUT"), and sheets that may be no list for this visit."""

import re
from collections.abc import Sequence

from sotarsa_bot.lists.header_words import GOODS
from sotarsa_bot.parsing.things import without_unit

_TITLE = re.compile(
    r"(?:[a-z]|[ivx]{1,5}|\d{1,2})\s*[.)]\s*(?:daftar\s+|nama[- ]?(?:nama)?\s+)*"
    r"(?:(?:(?:calon\s+)?penerima|bantuan|kelompok|jenis|kategori)"
    r"(?:\s+(?:manfaat|bantuan|barang|jenis|paket))*\s*[:–-]?\s+)?(?P<what>[\w ]{3,40})"
)
_OUTLINE = re.compile(r"[A-Za-z][.)]?|[IVXivx]{1,5}[.)]?")
_KINDS = frozenset({
    "roda", "goreng", "instan", "pasir", "putih", "merah", "bayi", "balita", "lansia", "kaki", "tiga", "empat", "anak",
    "dewasa", "kental", "manis", "bubuk",
})  # fmt: skip
""" "Kursi roda", "minyak goreng"."""
_DOUBTFUL = re.compile(
    r"\b(?:cadangan|lama|lalu|kemarin|draf|draft|konsep|salinan|copy|contoh|format|batal|arsip|backup|dicoret|ditolak)\b",
    re.IGNORECASE,
)


def is_good(said: str) -> bool:
    """Whether these words are a thing that is handed out, and nobody's name."""
    words = without_unit(said.strip(" .:")).casefold().split()
    return bool(words) and words[0] in GOODS and all(word in _KINDS for word in words[1:])


def good_of(title: str) -> str:
    """The one thing that the title of a part grants; "" where it names none, or more."""
    found = _TITLE.fullmatch(title.casefold().strip(" .:–-"))
    return found["what"].strip() if found and is_good(found["what"]) else ""


def good_of_row(said: Sequence[str]) -> str:
    """The same of all that a row says: "II" and "PENERIMA SELIMUT" in two cells are one title."""
    if len(said) == 2 and _OUTLINE.fullmatch(said[0]):
        return good_of(f"{said[0].strip('.) ')}. {said[1]}")
    return next((good for one in said if (good := good_of(one))), "")


def is_doubtful(sheet: str) -> bool:
    """ "Cadangan", "Bulan lalu": perhaps not those of this visit."""
    return bool(_DOUBTFUL.search(sheet))
