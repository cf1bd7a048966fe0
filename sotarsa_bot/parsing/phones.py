"""Telephone numbers in what people write."""

import re

PHONE = re.compile(r"(?:\+?62|\b0)\s?8\d(?:[\s().-]?\d){6,11}\b")
_WHOSE = r"(?:(?:anak|bini|istri|laki|suami|mama|abah|keluarga|adik|ading|kakak|cucu|sidin)(?:nya)?\b[\s.:]*)*"
_LED = re.compile(
    rf"[\s,;:(]*(?:\b(?:no|nomor|nmr|hp|wa|telp|tlp|telpon|telepon|kontak|hubungi)(?:nya)?\b[\s.:]*)*{_WHOSE}{PHONE.pattern}\)?",
    re.IGNORECASE,
)
"""With what announces it: "no hp 0812..."."""


def without_phones(text: str) -> str:
    """The text without telephone numbers, and without the words that only announce them."""
    return _LED.sub("", text).strip() if PHONE.search(text) else text
