"""The short code of what a village is asked, for messages that go without Telegram: "P34-D9X7" (decision 0008).

It says of which kind the question is, of which visit, and which one of several it was (its stamp); the last letter is a
check. Its letters are such as nobody takes for another, and make no word. Pure.
"""

import re
import zlib
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

ALPHABET = "3479CDFHJMNPRTWXY"
"""No vowel, and of 0 O Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V, K none. Seventeen, a prime: so the check sees each slip."""
BASE = len(ALPHABET)
STAMPS = BASE**2
_FIRST = 3
"""Letters before the hyphen: the kind and the stamp."""
_LEAST = 3
"""Letters of a visit's number: more for the visits from 4913 on."""


class Asked(StrEnum):
    """What a village is asked or told, by the first letter of the code."""

    PROPOSAL = "P"
    OFFER = "T"
    COUNT = "H"
    CHECKLIST = "C"
    ANNOUNCEMENT = "M"
    CANCELLATION = "X"
    MEETING = "R"
    """An invitation (meetings/meeting_twin.py): its number is the invited one's."""


class Code(NamedTuple):
    kind: Asked
    visit: int
    stamp: int

    def __str__(self) -> str:
        bare = self.kind + _letters(self.stamp, 2) + _letters(self.visit, _LEAST)
        whole = bare + _check(bare)
        return f"{whole[:_FIRST]}-{whole[_FIRST:]}"


class Found(NamedTuple):
    """Something in a text that is a code, or was meant for one (`code` None): from `start` to `end`."""

    start: int
    end: int
    code: Code | None
    written: str


def stamp_of(*content: object) -> int:
    """Tells a question from an earlier one of its kind and visit."""
    return zlib.crc32("|".join(map(str, content)).encode()) % STAMPS


def read(written: str) -> Code | None:
    """None where it is none, or was copied wrongly."""
    bare = "".join(c for c in written.upper() if c.isalnum())
    if len(bare) < _FIRST + _LEAST + 1 or set(bare) - set(ALPHABET) or bare[-1] != _check(bare[:-1]):
        return None
    if bare[0] not in tuple(Asked):
        return None
    return Code(Asked(bare[0]), _number(bare[_FIRST:-1]), _number(bare[1:_FIRST]))


_DASH = "[-\u2010-\u2015]"
_NAMED = re.compile(
    r"\bkode(?:nya)?\b\s*:?\s*(?P<code>[A-Za-z0-9]+(?:\s?[-\u2010-\u2015]\s?[A-Za-z0-9]+)?)", re.IGNORECASE
)
_SHAPED = re.compile(rf"(?<![\w-])[A-Za-z0-9]{{3}}(?:\s?{_DASH}\s?|\s)?[A-Za-z0-9]{{4,6}}(?![\w-])")
_MOST_STRANGE = 1
"""Letters outside the alphabet by which a code may have been spoilt."""


def find(text: str) -> Iterator[Found]:
    """All codes of a text, also those that were spoilt, in their order. A word or a number is none."""
    last = 0
    while match := _next(text, last):
        last = match.end
        yield match


def _next(text: str, start: int) -> Found | None:
    found = [one for pattern in (_NAMED, _SHAPED) if (one := _first_of(pattern, text, start))]
    return min(found, default=None)


def _first_of(pattern: re.Pattern[str], text: str, start: int) -> Found | None:
    for match in pattern.finditer(text, start):
        group = "code" if "code" in pattern.groupindex else 0
        written = match[group]
        code = read(written)
        if code or (_is_meant(written) if group == 0 else _may_be_meant(written)):
            return Found(*match.span(), code, written)
    return None


def _is_meant(written: str) -> bool:
    """Whether it must have been a code: it has its shape and, but for one, its letters."""
    bare = [c for c in written.upper() if c.isalnum()]
    strange = sum(c not in ALPHABET for c in bare)
    mixed = any(c.isdigit() for c in bare) and any(c.isalpha() for c in bare)
    hyphen = not written.isalnum() and " " not in written.strip()
    shaped = len(bare) == _FIRST + _LEAST + 1 and any(c.isalpha() for c in bare) and (hyphen or mixed)
    return shaped and strange <= _MOST_STRANGE and " " not in written


def _may_be_meant(written: str) -> bool:
    """Behind the word "kode": anything that mixes letters and digits, but for the code of a visit (K12)."""
    bare = "".join(c for c in written.upper() if c.isalnum())
    mixed = any(c.isdigit() for c in bare) and any(c.isalpha() for c in bare)
    return mixed and len(bare) > _FIRST and not re.fullmatch(r"K\d+", bare)


def _letters(number: int, least: int) -> str:
    letters = ""
    while number or len(letters) < least:
        number, digit = divmod(number, BASE)
        letters = ALPHABET[digit] + letters
    return letters


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * BASE + ALPHABET.index(letter)
    return number


def _check(bare: str) -> str:
    """Each place has a weight of its own, none of them 0 modulo 17: whatever one letter or one exchange of two changes,
    changes the sum."""
    total = sum(n * ALPHABET.index(letter) for n, letter in enumerate(bare, 2))
    return ALPHABET[-total % BASE]
