"""What a list says that somebody needs consideration for."""

import re

from sotarsa_bot.records.recipient import Need

_WORDS = {
    Need.ELDERLY: r"lansia|lanjut usia|jompo",
    Need.DISABLED: r"disabilitas|difabel|cacat|tuna\s?\w+|lumpuh|buta|tuli|bisu|odgj",
    Need.PREGNANT: r"hamil|bumil",
    Need.INFANT: r"balita|bayi",
    Need.ILL: r"sakit|stroke|struk",
}


def needs(text: str) -> tuple[Need, ...]:
    """Those that are named; other remarks are none."""
    return tuple(need for need, words in _WORDS.items() if re.search(rf"\b(?:{words})\b", text.casefold()))
