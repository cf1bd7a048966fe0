"""Numbers that name a person (NIK, No KK), and pictures of their cards: what must not stand in a group."""

import re
from collections.abc import Callable

_WHOLE = re.compile(r"(?<![\d*])\d{16}(?!\d)")
_GROUPED = re.compile(r"(?<![\d*])(?:\d{4}([ .-])\d{4}\1\d{4}\1\d{4}|\d{6}([ .-])\d{6}\2\d{4})(?!\d)")
"""As they stand on cards: in fours, or area, date and serial."""
_MASKED = re.compile(r"\d{4}\*{8}\d{4}")
_CARD = re.compile(
    r"\b(?:e-?)?ktp(?:-?el)?\b|\bkartu\s+(?:keluarga|tanda\s+penduduk)\b|(?<!\d\s)(?<!\d)\bkk\b", re.IGNORECASE
)
"""`25 KK` are 25 families."""
_SERVICE = re.compile(
    r"\b(?:perekaman|rekam|pelayanan|layanan|pembuatan|pengurusan|pencetakan|cetak|antre\w*|antri\w*|warga)\b",
    re.IGNORECASE,
)
"""People at a service for cards are no card."""


def number_in(text: str) -> str:
    """The digits of the first such number; empty if there is none."""
    found = next((one[0] for one in _GROUPED.finditer(text) if _dated(one[0])), "")
    whole = _WHOLE.search(text)
    return re.sub(r"\D", "", whole[0] if whole else found)


def masked(text: str) -> str:
    """Each shown as `6311********0003`: enough in private."""
    return _changed(text, lambda digits: f"{digits[:4]}********{digits[-4:]}")


def without_numbers(text: str) -> str:
    """The text as if they had not been written, nor masked: whatever else it says still counts."""
    bare = _MASKED.sub(" ", _changed(text, lambda _: " "))
    return text if bare == text else "\n".join(" ".join(line.split()) for line in bare.split("\n"))


def _changed(text: str, shown: Callable[[str], str]) -> str:
    def change(found: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", found[0])
        return shown(digits) if found[0].isdecimal() or _dated(digits) else found[0]

    return _GROUPED.sub(change, _WHOLE.sub(change, text))


def names_card(caption: str, file: str) -> bool:
    """Whether a picture's caption or file name says that it shows a card."""
    named = re.sub(r"[\W_\d]+", " ", file.rpartition(".")[0] or file)
    said = _CARD.search(caption) is not None and not _SERVICE.search(caption)
    return said or _CARD.search(named) is not None or bool(number_in(file))


def _dated(grouped: str) -> bool:
    """Whether the digits in the middle can be a date of birth or of issue; four years in a row are none."""
    digits = re.sub(r"\D", "", grouped)
    day, month = int(digits[6:8]), int(digits[8:10])
    return 1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= month <= 12
