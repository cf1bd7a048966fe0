"""Words that somebody wrote, for a group to read: whoever is listed stands there by their number alone."""

import re
from collections.abc import Sequence

from sotarsa_bot import texts
from sotarsa_bot.lists.twins import comparable
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.records.field import Listed

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_SHORTEST = 3
"""Letters; what is shorter is an initial, or a word of every sentence."""
_NO_NAME = lexicon.HONORIFICS | lexicon.DEGREES | lexicon.RELATIONS | frozenset({"bin", "binti", "alm", "almarhum"})
_IN_BRACKETS = re.compile(r"(nomor \d+) \(([^()\d]+)\)")
_AS_PROXY = re.compile(r"(?:wakilnya,|diwakili)\s+$")
""" "Rahmah" who came for somebody need not be the list's "Siti Rahmah"."""
_TWICE = re.compile(r"\b(nomor (\d+)) \(?(?:nomor|no|nmr)\.? ?\2\b\)?", re.IGNORECASE)
""" "Masnah nomor 5" is number 5."""
_BEHIND_NUMBER = re.compile(r"\b(\d+)(?P<gap>[\s.):-]+)$")


def unnamed(text: str, listed: Sequence[Listed], shown: str = "deliver.number") -> str:
    """The text with a number instead of each name of the list, or a part of one; the text itself where it has none.

    `shown`: the key of the number in words."""
    theirs = _by_word(listed)
    if not any(word.casefold() in theirs for word in _WORD.findall(text)):
        return text
    text = _IN_BRACKETS.sub(lambda found: found[1] if _names(found[2], theirs) else found[0], text)
    parts, last = [], 0
    for start, end, numbers in _runs(text, theirs):
        before = text[last:start]
        if len(numbers) > 1 or (_AS_PROXY.search(text[:start]) and not _whole(text[start:end], numbers, listed)):
            continue  # it names nobody certain
        parts.append(before)
        behind = _BEHIND_NUMBER.search(before)
        if behind and int(behind[1]) in numbers:  # "nomor 5 Masnah"
            parts[-1] = before[: behind.start("gap")]
        else:
            parts.append(texts.plain(shown, number=next(iter(numbers))))
        last = end
    return _TWICE.sub(r"\1", "".join(parts) + text[last:])


def _by_word(listed: Sequence[Listed]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for one in listed:
        for word in _WORD.findall(one.name):
            if len(word) >= _SHORTEST and word.casefold() not in _NO_NAME:
                found.setdefault(word.casefold(), set()).add(one.number)
    return found


def _names(text: str, theirs: dict[str, set[int]]) -> bool:
    return any(word.casefold() in theirs for word in _WORD.findall(text))


def _runs(text: str, theirs: dict[str, set[int]]) -> list[tuple[int, int, set[int]]]:
    """Where names stand, each with the numbers that it may mean: neighbouring words of one name are one."""
    runs: list[tuple[int, int, set[int]]] = []
    for word in _WORD.finditer(text):
        numbers = theirs.get(word.group().casefold())
        if numbers is None:
            continue
        if runs and not text[runs[-1][1] : word.start()].strip(" .") and runs[-1][2] & numbers:
            runs[-1] = (runs[-1][0], word.end(), runs[-1][2] & numbers)
        else:
            runs.append((word.start(), word.end(), numbers))
    return runs


def _whole(name: str, numbers: set[int], listed: Sequence[Listed]) -> bool:
    return any(one.number in numbers and comparable(one.name) == comparable(name) for one in listed)
