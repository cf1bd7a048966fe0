"""Numbers in words and in digits: "sepuluh paket", "dua puluh lima", "1.500"."""

import re

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake

MOST_AMOUNT = 100_000
ONE = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,12})"
"""A whole number in digits; points stand between thousands."""
_UNITS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
    "ampat": 4, "anam": 6, "sapuluh": 10, "sabalas": 11, "sawalas": 11, "saratus": 100,
    "talu": 3, "pitu": 7, "walu": 8, "dalapan": 8, "lapan": 8, "sanga": 9, "sambilan": 9,
}  # fmt: skip
_TIMES = {"belas": 1, "balas": 1, "walas": 1, "puluh": 10, "ratus": 100, "ribu": 1000}
_WORD = rf"(?:{'|'.join((*_UNITS, *_TIMES))})"
_IN_WORDS = re.compile(rf"(?<![^\W_])(?:{'|'.join(_UNITS)})(?:\s+{_WORD})*(?![^\W_])", re.IGNORECASE)
_BROKEN = re.compile(
    r"(?<![\w.,])\d+[.,]\d{1,2}(?![\w.,]|\s*[.,]\s*\d)|(?<!\w)(?:setengah|separuh)(?!\w)", re.IGNORECASE
)

_MEASURED = re.compile(r"(?<![\w.,])\d+[.,]\d{1,2}\s*(?:kg|kilo|liter|ltr|lt|ton|kuintal|meter)\b", re.IGNORECASE)


def with_digits(text: str) -> str:
    """The text with digits for numbers that it has in words; what is no number ("dua tiga") stays as it is."""
    return _IN_WORDS.sub(lambda found: _digits(found.group()), text)


def _digits(words: str) -> str:
    value = _spelled(words.casefold().split())
    return words if value is None else str(value)


def _spelled(words: list[str]) -> int | None:
    total = group = digit = 0
    for word in words:
        if word in _UNITS:
            if digit or (group % 100 and _UNITS[word] < 10 and group % 10):
                return None
            digit = _UNITS[word]
        elif not digit and word != "ribu":
            return None
        elif word in ("belas", "balas", "walas"):
            group, digit = group + digit + 10, 0
        elif word == "ribu":
            total, group, digit = total + (group + digit) * 1000, 0, 0
        else:
            group, digit = group + digit * _TIMES[word], 0
        if digit >= 1000:
            total, digit = total + digit, 0
        elif digit >= 10:
            group, digit = group + digit, 0
    return total + group + digit


def whole(digits: str) -> int:
    """ "1.500" as 1500: 0 to 100,000. Mistake `parsing.amount_impossible`."""
    value = int(digits.replace(".", "")[:12])
    if value > MOST_AMOUNT:
        raise Mistake("parsing.amount_impossible", typed=wording.cut(digits, 20))
    return value


def broken_measure(text: str) -> str:
    """ "2,5 kg" among words that may also list numbers ("2,5 terima"); "" without one."""
    found = _MEASURED.search(text)
    return found.group() if found else ""


def broken(text: str) -> str:
    """The first number that is no whole one: "2,5", "setengah"; "" without one."""
    found = _BROKEN.search(text)
    return found.group() if found else ""
