"""The rules of a NIK, and how a long number is shown: its first and last four digits."""

import re

from sotarsa_bot.mistake import Mistake

LENGTH = 16
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FEMALE = 40
"""Added to a woman's day of birth."""
_LONG = re.compile(r"\d(?:[\s.'-]?\d){8,}")


def must_be_nik(digits: str) -> str:
    """16 digits: area of first registration (any), day, month and year of birth, serial.

    Mistake `lists.nik_length`, `lists.nik_date`, `lists.nik_serial`.
    """
    if len(digits) != LENGTH:
        raise Mistake("lists.nik_length", count=len(digits))
    day, month = int(digits[6:8]), int(digits[8:10])
    if not 1 <= month <= 12 or not 1 <= (day - FEMALE if day > FEMALE else day) <= DAYS[month - 1]:
        raise Mistake("lists.nik_date")
    if digits.endswith("0000"):
        raise Mistake("lists.nik_serial")
    return digits


def masked(text: str) -> str:
    """Every number of nine digits or more, wherever it stands: `6311********0003`."""
    return _LONG.sub(_stars, text)


def holds_long_number(text: str) -> bool:
    return _LONG.search(text) is not None


def _stars(found: re.Match[str]) -> str:
    digits = "".join(c for c in found[0] if c.isdigit())
    return digits[:4] + "*" * (len(digits) - 8) + digits[-4:]
