"""What a cell says: words, long numbers, telephone numbers and amounts, as people and Excel write them."""

import re
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from sotarsa_bot.lists.days import day_and_month
from sotarsa_bot.lists.nik import LENGTH, must_be_nik
from sotarsa_bot.lists.none_yet import is_none
from sotarsa_bot.lists.sheets import UNKNOWN
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.names import normalise_phone, one_line

MOST_LETTERS = 200
EXCEL_ERRORS = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"}
EXACT = 2**53
"""Above it, neighbouring whole numbers are the same number to Excel and whatever else counts with doubles."""
MOST_AMOUNT = 1_000_000_000
_AMOUNT = re.compile(
    r"(?:rp\.?\s*)?(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d{1,3}(?:,\d{3})+|\d+)"
    r"(?:,-|,0{1,2}|\.0{1,2})?\s*(?P<unit>[^\W\d]*)\.?",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_AS_TEXT = re.compile(r'=\s*"(.*)"')
"""How a .csv keeps Excel from counting with a long number."""
_BEFORE = re.compile(r"^(?:(?:no\.?|nomor|nik|ktp|kk)\b[\s.:]*)+", re.IGNORECASE)
_TICKS = {"v", "√", "✓", "✔", "☑", "ya", "y", "ada"}


def words(value: Any) -> str:
    """The cell as one line: no NBSP, no control characters, none of Excel's apostrophes and escapes; at most 200
    characters."""
    if value is None or isinstance(value, bool) or value is UNKNOWN:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return _text(str(value)[: 5 * MOST_LETTERS])


@lru_cache(2048)  # each cell is asked some fifty times what it says, mostly while its row is looked at
def _text(text: str) -> str:
    text = one_line(_ESCAPED.sub(_unescaped, text) if "_x" in text else text)
    if text.startswith("=") and (found := _AS_TEXT.fullmatch(text)):
        text = found[1].strip()
    text = text.lstrip("'’`").strip()
    if text.count('"') == 1:
        text = text.strip('"').strip()
    return "" if text in EXCEL_ERRORS else text[:MOST_LETTERS]


def rt_rw(value: Any) -> tuple[str, bool]:
    """ "01/02", also where Excel has made the first of February of it; and whether day and month may be the other way
    round."""
    if found := day_and_month(value):
        return f"{found[0]:02}/{found[1]:02}", found[0] != found[1] and max(found) <= 12
    return words(value), False


def nik(value: Any, *, rounded: bool) -> str:
    """Empty if there is none yet. `rounded`: whether a 0 at its end may be Excel's, which keeps
    fifteen digits of a number.

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
    if is_none(text):
        return ""
    try:
        return normalise_phone(re.sub(r"(?<=\d{8})[.,]0$", "", text))
    except Mistake:
        raise Mistake("lists.phone_unreadable") from None


def amount(value: Any) -> tuple[int | None, str]:
    """ "10 kg" -> (10, "kg"); "Rp 600.000,00" -> (600000, ""); None if nothing is there. Mistake
    `lists.amount_unreadable`."""
    text = words(value)
    if is_none(text) and not any(c.isdigit() for c in text):
        return None, ""
    found = _AMOUNT.fullmatch(text)
    if found is None or (count := int(re.sub(r"\D", "", found["whole"])[:12])) > MOST_AMOUNT:
        raise Mistake("lists.amount_unreadable")
    return count, found["unit"].lower()


def how_many(value: Any) -> tuple[int, str]:
    """In the column of one thing: so many, or one where it is ticked; 0 if nothing is there. Mistake as of `amount`."""
    if is_tick(words(value)) or value is True:
        return 1, ""
    count, unit = amount(value)
    return count or 0, unit


def is_tick(text: str) -> bool:
    return text.casefold().strip(" .") in _TICKS


def own_number(value: Any, most: int) -> int | None:
    """What the list's own column of numbers says: "3", "3.", "(3)"."""
    said = words(value).strip(" .()")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 7 and 0 < int(said) <= most else None


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_exact(value: Any) -> bool:
    """Whether a number shows that all of its sixteen digits were kept: Excel keeps fifteen, and puts a 0."""
    said = words(value)
    return is_number(value) and len(said) == LENGTH and not said.endswith("0") and int(value) <= EXACT


def _digits(value: Any, rounded: bool, what: Literal["nik", "kk"]) -> str:
    text = re.sub(r"(?<=\d{9})[.,]0{1,2}$", "", words(value))
    if is_none(text):
        return ""
    bare = re.sub(r"[\s.'’`_\u2010-\u2015\u2212-]", "", _BEFORE.sub("", text).casefold())
    in_short = re.fullmatch(r"\d[.,]?\d*e\+?\d+", text.replace(" ", ""), re.IGNORECASE)
    guessed = rounded and len(bare) == LENGTH and bare.endswith("0")
    if in_short or guessed or (is_number(value) and abs(value) > EXACT):
        raise Mistake(f"lists.{what}_rounded")
    if not (bare.isascii() and bare.isdecimal()):
        raise Mistake(f"lists.{what}_unreadable")
    return bare


def _unescaped(found: re.Match[str]) -> str:
    """Excel writes a character that XML cannot hold by its number; "_x000D_" is the end of a line."""
    character = chr(int(found[1], 16))
    return character if character.isprintable() else " "
