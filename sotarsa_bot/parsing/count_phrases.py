"""A count before its things and numbers are read: who said it, what it takes back, of how many it is."""

import re
from collections.abc import Mapping, Sequence

from sotarsa_bot.parsing import numerals
from sotarsa_bot.parsing.said_again import without_opener

_INSTEAD = re.compile(
    r"\b(?:bukan|bkn)\s+\d[\d.]*\W+(?:tapi|tp|tetapi|melainkan|(?:se)?harusnya|mestinya|jadi)\s+(?=\d)",
    re.IGNORECASE,
)
"""What takes a number back before the right one is said: "bukan 20 tapi 19"."""
_ONE = re.compile(r"\b(?:sa|se)(?:buting|buah|biji|bigi|ikung)\b", re.IGNORECASE)
_SLIP = re.compile(
    r"(?<=\w)[\s,;.]+(?:(?:yang|yg)\s+)?(?:(?:tadi|td)\s+)?(?:salah|keliru)\s+(?:hitung|tulis|ketik)\w*(?:\s+(?:pak|bu|min))?\W*$",
    re.IGNORECASE,
)
_LESS_SO = re.compile(
    r"\b(?:kurang|krg)\s+(?P<less>\d{1,4})\W+(?:(?:kami|kita|desa|ulun)\s+)?(?:hitung\w*\s+)?(?:cuma|hanya|tinggal|jadi)\s+(?P<so>\d{1,4})\b",
    re.IGNORECASE,
)
""" "Kurang 1, kami hitung cuma 24": the same said twice."""
_NO_FIRST = re.compile(
    r"^\W*(?:bukan|bkn|lain|tidak|tdk|kada|kd)(?:\s+(?:pak|pa|bu|min|lah|pang|itu|ai))*"
    r"(?:\s*[,.;:]\s*|(?:\s+(?:cocok|sesuai|pas|sama|benar|bujur|betul|pak|bu|lah|pang))+\W+)(?=.*\d)",
    re.IGNORECASE | re.DOTALL,
)
""" "Kada, 10 haja": the right number follows."""
_NOT_AFTER = re.compile(r"(?<=\d)\s*,?\s+(?:bukan|bkn)\s+\d[\d.]*", re.IGNORECASE)
_OF = re.compile(r"(?<=\d)\s*(?:/|(?:paket\s+|buah\s+)?(?:dari|dr)\s)\s*(?P<whole>\d{1,5})\b", re.IGNORECASE)
""" "24 dari 25": of what was shown."""
_SAYS = (
    r"(?:kata(?:nya)?|menurut|ujar|jar|ujarnya)\s+(?:(?:pak|bu|bapak|ibu|pa)\s+)?"
    r"(?:pambakal|kades|kepala\s+desa|sekdes|sekretaris\s+desa|perangkat(?:\s+desa)?|orang\s+desa|desa|kadus|rt|beliau|sidin)\b"
)
_TOLD_BY = re.compile(rf"^\W*{_SAYS}[\s,.:;]*|(?<=\w)[\s,]+{_SAYS}\W*$", re.IGNORECASE)
""" "Kata pambakal ...": who said so is no thing of the visit."""
_MENDED = re.compile(
    r"(?<![\w.])\d[\d.]*\s*[,.;]?\s*(?:(?:eh|ralat|maaf|maksud(?:nya)?|(?:se)?harusnya|mestinya|salah(?=\W*[,.;:]))\b\W*"
    r"(?:(?:salah|keliru|maksud(?:nya)?|(?:se)?harusnya|jadi|pak|bu|min)\b\W*)*)(?P<right>\d[\d.]*)(?P<beside>\s+\w+)?",
    re.IGNORECASE,
)
""" "Kurang 2, eh 3": the number that was right follows the wrong one, and is of the same thing."""


def plainly(text: str, items: Sequence[str], shown: Mapping[str, int]) -> str:
    """The text without who said it, what is said twice, and the numbers that it takes back itself."""
    text = _NOT_AFTER.sub("", _INSTEAD.sub("", _NO_FIRST.sub("", _TOLD_BY.sub("", without_opener(text)))))
    text = _SLIP.sub("", _ONE.sub("1", _mended(text, items)))
    text = _LESS_SO.sub(lambda found: found["so"] if _fits(found, shown) else found.group(), text)
    return _OF.sub(lambda found: "" if int(found["whole"]) in shown.values() else found.group(), text)


def _mended(text: str, items: Sequence[str]) -> str:
    """A number that another thing follows is of that thing."""
    things = {word.casefold() for item in items for word in item.split()}

    def right(found: re.Match[str]) -> str:
        beside = found["beside"] or ""
        return found.group() if beside.strip().casefold() in things else f"{found['right']}{beside}"

    digits = numerals.with_digits(text)
    mended = _MENDED.sub(right, digits)
    return mended if mended != digits else text


def _fits(found: re.Match[str], shown: Mapping[str, int]) -> bool:
    return int(found["less"]) + int(found["so"]) in shown.values()
