"""Who somebody is in their family, as a list says it."""

import re

_HEAD = re.compile(r"\b(?:kepala|kk|krt|kpl|penerima|pengurus|diri\s+sendiri|sendiri)\b", re.IGNORECASE)
_MEMBER = re.compile(
    r"\b(?:istri|isteri|suami|anak|cucu|menantu|mertua|orang\s*tua|ortu|bapak|ayah|ibu|famili|keluarga\s+lain|adik|kakak"
    r"|keponakan|kamanakan|pembantu|lainnya|anggota|art)\b",
    re.IGNORECASE,
)


_OF_HEADS = re.compile(
    r"\W*(?:nama\W+)?(?:kk|krt|kepala\W+(?:keluarga|rumah\W+tangga)|kep(?:ala)?\W+kel)\W*", re.IGNORECASE
)


def is_of_heads(title: str) -> bool:
    """Whether a column of this title names the heads of families; "KK" alone is mostly their card's number."""
    return _OF_HEADS.fullmatch(title) is not None and title.strip().casefold() != "kk"


def is_member(relation: str) -> bool:
    """Whether it is anybody but the head: "istri", "anak"."""
    return _MEMBER.search(relation) is not None and _HEAD.search(relation) is None
