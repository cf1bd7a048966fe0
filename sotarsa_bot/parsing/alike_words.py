"""Whether people who are alike are the same, in words: "sama haja orangnya", "1 sama, 2 orang lain"."""

import re

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.yes_no import after_yes, says_no

_SAME = re.compile(r"\b(?:sama|itu\W+jua)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:lain|beda|berbeda|bukan|bkn|(?:tidak|tdk|kada)\W+sama)\b",
    re.IGNORECASE,
)
_PLACES = re.compile(r"(?:no(?:mor)?\W*)?\b(\d{1,2})\b", re.IGNORECASE)
_PARTS = re.compile(
    r"[,;\n]\s*(?=\D*\d|sama\b|lain\b)|\b(?:dan|lawan|wan|tapi|tp|tagal)\b(?=\W*(?:no(?:mor)?\W*)?\d+\W+[^\W\d])",
    re.IGNORECASE,
)


def read_alike(words: str, count: int) -> dict[int, bool]:
    """By place (from 0), of `count` who are shown, whether they are the same. A word without a number is said of all
    of them. Mistake `lists.pairs_how` for anything else."""
    said: dict[int, bool] = {}
    waiting: list[int] = []
    for part in _PARTS.split(after_yes(words) or words):
        places = [int(one) - 1 for one in _PLACES.findall(part)]
        same = _same(part)
        waiting += places
        if same is None and places:
            continue  # "1, 2 sama"
        if same is None or (said and not waiting) or any(not 0 <= place < count for place in waiting):
            raise Mistake("lists.pairs_how")
        said |= dict.fromkeys(waiting or range(count), same)
        waiting = []
    if waiting or not said:
        raise Mistake("lists.pairs_how")
    return said


def _same(part: str) -> bool | None:
    if _OTHER.search(part) or says_no(part):
        return False
    return True if _SAME.search(part) else None
