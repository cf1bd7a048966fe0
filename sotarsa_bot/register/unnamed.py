"""Words that somebody wrote, for a group to read: whoever is listed stands there by their number alone."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from sotarsa_bot import texts
from sotarsa_bot.lists.twins import comparable
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.records.field import Listed

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_SHORTEST = 3
"""Letters; what is shorter is an initial, or a word of every sentence."""
_NEAR, _NEAR_LETTERS = 88, 5
"""Of 100: a word of a name with a slip in it, and how long both must be for that to tell anything."""
_SHORT_LETTERS = 4
""" "Jumi" for Jumiati, behind a title."""
_NO_NAME = lexicon.HONORIFICS | lexicon.DEGREES | lexicon.RELATIONS | frozenset({"bin", "binti", "alm", "almarhum"})
_IN_BRACKETS = re.compile(r"(nomor \d+) \(([^()\d]+)\)")
_AS_PROXY = re.compile(r"(?:wakilnya,|diwakili)\s+$")
""" "Rahmah" who came for somebody need not be the list's "Siti Rahmah"."""
_TWICE = re.compile(r"\b(nomor (\d+)) \(?(?:nomor|no|nmr)\.? ?\2\b\)?", re.IGNORECASE)
""" "Masnah nomor 5" is number 5."""
_BEHIND_NUMBER = re.compile(r"\b(\d+)(?P<gap>[\s.):-]+)$")


def unnamed(text: str, listed: Sequence[Listed], shown: str = "deliver.number", several: str = "") -> str:
    """The text with a number instead of each name of the list, a part of one, or one with a slip in it, and of the
    title before; the text itself where it has none.

    `shown`: the key of the number in words; `several`: that of whoever may be one of several, else they stay."""
    theirs = _by_word(listed)
    if not _runs(text, theirs):
        return text
    text = _IN_BRACKETS.sub(lambda found: found[1] if _names(found[2], theirs) else found[0], text)
    parts, last = [], 0
    for start, end, numbers in _runs(text, theirs):
        before = _untitled(text[last:start])
        if len(numbers) > 1 and several:
            parts += [before, texts.plain(several)]
            last = end
            continue
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
    return bool(_runs(text, theirs))


def _untitled(before: str) -> str:
    """Without the title that belongs to the name behind it: "acil Idah" is number 2, not an aunt of hers."""
    return lexicon.TITLE.sub("", before)


def _meant(word: str, theirs: dict[str, set[int]], *, titled: bool) -> set[int] | None:
    """The numbers that a word of a text may name; None if it names nobody."""
    if (numbers := theirs.get(word)) is not None or len(word) < _SHORT_LETTERS:
        return numbers
    if len(word) >= _NEAR_LETTERS and word not in lexicon.FIELD:
        known = [one for one in theirs if len(one) >= _NEAR_LETTERS]
        if found := process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_NEAR):
            return theirs[found[0]]
    short = [numbers for name, numbers in theirs.items() if name.startswith(word) or name.endswith(word)]
    return set().union(*short) if titled and short else None


def _runs(text: str, theirs: dict[str, set[int]]) -> list[tuple[int, int, set[int]]]:
    """Where names stand, each with the numbers that it may mean: neighbouring words of one name are one."""
    runs: list[tuple[int, int, set[int]]] = []
    for word in _WORD.finditer(text):
        titled = lexicon.CALLED.search(text[: word.start()]) is not None
        numbers = _meant(word.group().casefold(), theirs, titled=titled)
        if numbers is None:
            continue
        if runs and not text[runs[-1][1] : word.start()].strip(" .") and runs[-1][2] & numbers:
            runs[-1] = (runs[-1][0], word.end(), runs[-1][2] & numbers)
        else:
            runs.append((word.start(), word.end(), numbers))
    return runs


def _whole(name: str, numbers: set[int], listed: Sequence[Listed]) -> bool:
    return any(one.number in numbers and comparable(one.name) == comparable(name) for one in listed)
