"""What a cell says: words, long numbers, telephone numbers and amounts, as people and Excel write them."""

import re
from datetime import datetime
from typing import Any, Literal

from sotarsa_bot.lists.nik import LENGTH, must_be_nik
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.names import normalise_phone, one_line

LONGEST = 200
NONE = {"", "0", "tidakada", "belumada", "belumadanik", "belum", "tidakpunya", "belumpunya", "kosong", "nihil", "n/a"}
"""Ways to say that there is none; without spaces, dots and dashes."""
EXCEL_ERRORS = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"}
MOST = 1_000_000_000
_AMOUNT = re.compile(
    r"(?:rp\.?\s*)?(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d{1,3}(?:,\d{3})+|\d+)"
    r"(?:,-|,0{1,2}|\.0{1,2})?\s*(?P<unit>[^\W\d]*)\.?",
    re.IGNORECASE,
)


def words(value: Any) -> str:
    """The cell as one line: no NBSP, no control characters, none of Excel's apostrophes; at most 200 characters."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y}"
    text = one_line(str(value)[: 5 * LONGEST]).lstrip("'’`").strip()
    return "" if text in EXCEL_ERRORS else text[:LONGEST]


def rt_rw(value: Any) -> str:
    """ "01/02", also where Excel has made the first of February of it."""
    return f"{value:%d/%m}" if isinstance(value, datetime) else words(value)


def nik(value: Any, *, rounded: bool) -> str:
    """Empty if there is none yet. `rounded`: whether Excel may have put 0 for the last digit of a number.

    Mistake `lists.nik_rounded`, `lists.nik_unreadable` and those of `must_be_nik`.
    """
    digits = _digits(value, rounded, "nik")
    return must_be_nik(digits) if digits else ""


def kk(value: Any, *, rounded: bool) -> str:
    """The number of the family card, or empty. Mistake `lists.kk_rounded`, `lists.kk_unreadable`."""
    digits = _digits(value, rounded, "kk")
    if digits and len(digits) != LENGTH:
        raise Mistake("lists.kk_unreadable")
    return digits


def phone(value: Any) -> str:
    """+62..., or empty; Excel may have lost the 0 in front. Mistake `lists.phone_unreadable`."""
    text = words(value)
    if _bare(text) in NONE:
        return ""
    try:
        return normalise_phone(re.sub(r"^00", "+", text))
    except Mistake:
        raise Mistake("lists.phone_unreadable") from None


def amount(value: Any) -> tuple[int | None, str]:
    """ "10 kg" -> (10, "kg"); "Rp 600.000,00" -> (600000, ""); None if nothing is there. Mistake
    `lists.amount_unreadable`."""
    text = words(value)
    if not text.strip("-"):
        return None, ""
    found = _AMOUNT.fullmatch(text)
    if found is None or (count := int(re.sub(r"\D", "", found["whole"])[:12])) > MOST:
        raise Mistake("lists.amount_unreadable")
    return count, found["unit"].lower()


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _digits(value: Any, rounded: bool, what: Literal["nik", "kk"]) -> str:
    text = words(value)
    bare = _bare(text)
    if bare in NONE:
        return ""
    in_short = re.fullmatch(r"\d[.,]?\d*e\+?\d+", text.replace(" ", ""), re.IGNORECASE)
    if in_short or (rounded and is_number(value) and len(bare) == LENGTH and bare.endswith("0")):
        raise Mistake(f"lists.{what}_rounded")
    if not (bare.isascii() and bare.isdecimal()):
        raise Mistake(f"lists.{what}_unreadable")
    return bare


def _bare(text: str) -> str:
    return re.sub(r"[\s.'’`-]", "", text.casefold())
