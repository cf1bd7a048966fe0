"""Days and hours as they are mostly written: "tgl tiga" as "tgl 3", "1,2,3 des" as "1, 2, 3 des"."""

import re

from sotarsa_bot.parsing import numerals
from sotarsa_bot.parsing.calendar_words import MONTHS

_ONES = "satu|dua|tiga|talu|empat|ampat|lima|enam|anam|tujuh|pitu|delapan|dalapan|salapan|walu|sembilan|sambilan|sanga"
_NUMBER = rf"(?:{_ONES}|sepuluh|sapuluh|sebelas|sabalas|sawalas)(?:\s+(?:belas|balas|walas|puluh)(?:\s+(?:{_ONES}))?)?"
_DAY = re.compile(
    rf"\b(tgl|tanggal)\.?\s+({_NUMBER})(?:\s+(s/d|sd|sampai|dan|atau)\s+(?:(?:tgl|tanggal)\s+)?({_NUMBER}))?\b",
    re.IGNORECASE,
)
_SHORT = ("jan", "feb", "mar", "apr", "jun", "jul", "agu", "sep", "okt", "nov", "des")
_COMMAS = re.compile(rf"(?<![\d.,])\d{{1,2}}(?:,\d{{1,2}})+(?=\s*(?:{'|'.join((*MONTHS, *_SHORT))})\b)", re.IGNORECASE)
_TO = re.compile(r"(?<=\d)\s+sd\s+(?=\d)", re.IGNORECASE)
_ABOUT = re.compile(r"(?<=\d)\s?-?an\b(?!\s+(?:orang|paket))", re.IGNORECASE)
_HOUR = re.compile(r"(\b(?:jam|pukul|pkl)\.?\s*\d{1,2})\s(00)\b", re.IGNORECASE)


def mostly_written(text: str) -> str:
    """The text with these ways of writing replaced; all else stays."""
    text = _ABOUT.sub("", _DAY.sub(_in_digits, text))
    text = _COMMAS.sub(lambda found: found.group().replace(",", ", "), text)
    return _HOUR.sub(r"\1.\2", _TO.sub(" s/d ", text))


def _in_digits(found: re.Match[str]) -> str:
    lead, first, joined, last = found.groups()
    said = f"{lead} {numerals.with_digits(first)}"
    return f"{said} {joined} {numerals.with_digits(last)}" if last else said
