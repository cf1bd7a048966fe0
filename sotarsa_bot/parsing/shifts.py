"""How much later or earlier: "undur sajam ja pa", "majuakan sahari", "mundur 2 hari"."""

import re
from datetime import timedelta

from sotarsa_bot.parsing import numerals

_SHIFT = re.compile(
    r"\W*(?:(?:bisa|kawa|mohon|tolong|minta|kalau bisa|pak|pa|kami|kita|usul)\W+)*"
    r"(?:di|ma|me)?(?P<way>undur|mundur|maju)(?:kan|akan)?\W+(?:(?P<one>sa|se|satu\s+)|(?P<count>\d{1,2})\s*)(?P<unit>jam|hari|minggu)"
    r"(?:\W+(?:lagi|ja|haja|aja|saja|lah|pak|pa|bu|ya|bisa|kawa|boleh))*\W*",
    re.IGNORECASE,
)
_UNITS = {"jam": timedelta(hours=1), "hari": timedelta(days=1), "minggu": timedelta(weeks=1)}


def read_shift(text: str) -> timedelta | None:
    """None where the words say anything else."""
    found = _SHIFT.fullmatch(numerals.with_digits(text))
    if found is None:
        return None
    count = 1 if found["one"] else int(found["count"])
    by = _UNITS[found["unit"].casefold()] * count
    return -by if found["way"].casefold() == "maju" else by
