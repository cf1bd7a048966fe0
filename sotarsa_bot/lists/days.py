"""Days that Excel has made of something else: of "05/02", which is a hamlet's RT and RW."""

import re
from datetime import date
from typing import Any

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb peb", "mar", "apr", "mei may", "jun", "jul", "agu aug agt ags", "sep", "okt oct", "nov nop",
         "des dec"),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](?:19|20)\d\d(?:\s+0?0[:.]00(?:[:.]00)?)?")
_ISO = re.compile(r"(?:19|20)\d\d-(\d{1,2})-(\d{1,2})(?:[\sT]00:00(?::00)?)?")
_NAMED = re.compile(r"(\d{1,2})[-\s]([A-Za-z]{3})[a-z]*(?:[-\s](?:\d\d|\d{4}))?")


def day_and_month(value: Any) -> tuple[int, int] | None:
    """Of a day, or of words that are one ("05-Feb", "05/02/2026"); None for anything else."""
    if isinstance(value, date):
        return value.day, value.month
    said = str(value or "").strip()
    if found := _NUMBERS.fullmatch(said):
        return int(found[1]), int(found[2])
    if found := _ISO.fullmatch(said):
        return int(found[2]), int(found[1])
    if (found := _NAMED.fullmatch(said)) and (month := _MONTHS.get(found[2].casefold())):
        return int(found[1]), month
    return None
