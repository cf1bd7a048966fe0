"""How what may be meant is shown: in the sentence, numbered below it, and on the buttons."""

import re

from conversations.button import Button
from conversations.presses.questions import CHANGE, Meant
from sotarsa_bot import texts
from sotarsa_bot.parsing.conditions import conditions_in
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.unsure import Meaning

_CODE = re.compile(r"^K\d+: ")
_TIMED = re.compile(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b|\b\d\d\.\d\d WITA\b")
_HOUR = re.compile(r"(\d\d)\.\d\d")
LABEL_LETTERS = 38
"""Letters of a button that a small phone shows."""


def listed(meanings: tuple[Meaning, ...], key: str) -> str:
    """The one that is meant, within the sentence or below it; several that are too long for buttons stand numbered
    above these."""
    if len(meanings) == 1:
        below = texts.catalogue()[key].endswith("?{said}")
        return f"\n{meanings[0].said}" if below else meanings[0].said
    marks = marks_of(meanings)
    return "".join(f"\n{mark}. {one.said}" for mark, one in zip(marks, meanings, strict=False))


def without(text: str, meanings: tuple[Meaning, ...]) -> str:
    """What was said under a condition is offered without it, and that is said, too."""
    left = [one for one in conditions_in(text) if not all(one in meaning.said for meaning in meanings)]
    return texts.plain("unsure.without", condition=", ".join(left)) if left else ""


def _too_long(meanings: tuple[Meaning, ...]) -> bool:
    return any(len(one.said) > LABEL_LETTERS for one in meanings)


def marks_of(meanings: tuple[Meaning, ...]) -> tuple[str, ...]:
    """What stands before meanings that are too long for buttons, and on these: 1, 2, 3; letters where "2" may as well
    be the 2nd of the month, or two o'clock. None for short ones."""
    if not _too_long(meanings):
        return ()
    numbers = {str(n) for n in range(1, len(meanings) + 1)}
    named = [numbers_in(one) for one in meanings]
    shared = {number for number in numbers if all(number in one for one in named)}
    timed = all(_TIMED.search(one.said) for one in meanings)
    lettered = timed and any(numbers & one - shared for one in named)
    return tuple("ABCDEFGHI"[n] if lettered else str(n + 1) for n in range(len(meanings)))


def numbers_in(meaning: Meaning) -> set[str]:
    """The numbers that a meaning may be named by; an hour of the afternoon also as one says it ("jam 2")."""
    said = {word.plain for word in Words(_CODE.sub("", meaning.said)).all}
    hours = {int(found[1]) for word in said if (found := _HOUR.fullmatch(word))}
    return (
        {word for word in said if word.isdecimal()} | {str(hour) for hour in hours} | {str(hour % 12) for hour in hours}
    )


def rows_of(id_: int, meanings: tuple[Meaning, ...]) -> list[list[Button]]:
    if not meanings:
        return []
    change = Meant(talk=id_, which=CHANGE).button("unsure.change")
    if len(meanings) == 1:
        return [[Meant(talk=id_, which=0).button("unsure.yes"), change]]
    if marks := marks_of(meanings):
        return [[Meant(talk=id_, which=n).labelled(mark) for n, mark in enumerate(marks)], [change]]
    return [*[[Meant(talk=id_, which=n).labelled(one.said)] for n, one in enumerate(meanings)], [change]]
