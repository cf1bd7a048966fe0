"""The rules of a NIK, and how a long number is shown: its first and last four digits."""

import re

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import exposure

LENGTH = exposure.LENGTH
_LONG = re.compile(r"\d(?:[\s.'-]?\d){8,}")


def must_be_nik(digits: str) -> str:
    """16 digits: area of first registration (any), day, month and year of birth, serial.

    Mistake `lists.nik_length`, `lists.nik_date`, `lists.nik_serial`.
    """
    if len(digits) != LENGTH:
        raise Mistake("lists.nik_length", count=len(digits))
    if not exposure.is_day(digits[6:10]):
        raise Mistake("lists.nik_date")
    if digits.endswith("0000"):
        raise Mistake("lists.nik_serial")
    return digits


def masked(text: str) -> str:
    """Every number of nine digits or more, and a NIK however it is written: `6311********0003`."""
    return _LONG.sub(_stars, exposure.masked(text))


def holds_long_number(text: str) -> bool:
    return _LONG.search(text) is not None or bool(exposure.number_in(text))


def _stars(found: re.Match[str]) -> str:
    digits = "".join(c for c in found[0] if c.isdigit())
    return digits[:4] + "*" * (len(digits) - 8) + digits[-4:]
