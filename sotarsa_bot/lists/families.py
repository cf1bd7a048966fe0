"""Who somebody is in their family, as a list says it."""

import re

_HEAD = re.compile(r"\b(?:kepala|kk|krt|kpl|penerima|pengurus|diri\s+sendiri|sendiri)\b", re.IGNORECASE)
_MEMBER = re.compile(
    r"\b(?:istri|isteri|suami|anak|cucu|menantu|mertua|orang\s*tua|ortu|bapak|ayah|ibu|famili|keluarga\s+lain|adik|kakak"
    r"|keponakan|kamanakan|pembantu|lainnya|anggota|art)\b",
    re.IGNORECASE,
)


def is_member(relation: str) -> bool:
    """Whether it is anybody but the head: "istri", "anak"."""
    return _MEMBER.search(relation) is not None and _HEAD.search(relation) is None
