"""A reply that puts one of several right: "bukan 9 tapi 10 yang pindah" below "nomor 7 menerima; nomor 8 menolak; nomor
9 sudah pindah?" is said of the third alone, and "9 meninggal bukan pindah" of what became of number 9."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conversations.hand_overs.in_part import asked_about
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, parse_caption
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.unsure import Unsure

_NO = r"(?:nomor|nomer|no|nmr)?\.?\s*"
_OTHER = re.compile(
    rf"\W*(?:(?:maaf|salah|ralat|eh|lain)\W+)*(?:bukan|bkn|lain)\s+{_NO}(?P<wrong>\d{{1,5}})\W+(?:(?:tapi|tp|tetapi|melainkan"
    rf"|harusnya|seharusnya|maksudnya)\W+)?{_NO}(?P<right>\d{{1,5}})(?P<what>(?:\s+[^\W\d]+)*)\W*",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    rf"(?P<now>\W*{_NO}\d{{1,5}}\s+(?:(?!bukan|bkn)[^\W\d]+\s*)+?)[\s,]*\b(?:bukan|bkn)\s+(?P<before>[^\W\d]+(?:\s+[^\W\d]+)?)\W*",
    re.IGNORECASE,
)
_SMALL = frozenset({"yang", "yg", "nang", "itu", "tu", "pak", "bu", "ya", "lah", "pang"})


def put_right(talk: Talk[Any], text: str, items: Sequence[str]) -> Unsure | None:
    """All that was read back, with that one put right; None if the words say nothing such of it."""
    before = asked_about(talk, items)
    if not before:
        return None
    if found := _OTHER.fullmatch(text):
        return _with_another(before, int(found["wrong"]), int(found["right"]), found["what"], items)
    if found := _INSTEAD.fullmatch(text):
        return _with_what_happened(before, found["now"], items)
    return None


def _with_another(
    before: Sequence[Statement], wrong: int, right: int, what: str, items: Sequence[str]
) -> Unsure | None:
    theirs = [one for one in before if wrong in one.numbers]
    if len(theirs) != 1 or any(right in one.numbers for one in before):
        return None
    said = " ".join(word for word in what.split() if word.casefold() not in _SMALL)
    if said and not _is_that(theirs[0], f"no {right} {said}", items):
        return None
    numbers = tuple(right if n == wrong else n for n in theirs[0].numbers)
    return Unsure(meaning([replace(one, numbers=numbers) if one is theirs[0] else one for one in before]))


def _is_that(one: Statement, text: str, items: Sequence[str]) -> bool:
    """Whether the reply names what was said of them already."""
    new = _read(one, text, items)
    return new is not None and new.kind is one.kind


def _with_what_happened(before: Sequence[Statement], text: str, items: Sequence[str]) -> Unsure | None:
    new = _read(before[0], text, items)
    if new is None or len(new.numbers) != 1 or not any(set(new.numbers) <= set(one.numbers) for one in before):
        return None
    rest = [replace(one, numbers=tuple(n for n in one.numbers if n not in new.numbers)) for one in before]
    return Unsure(
        meaning([*(one for one, old in zip(rest, before, strict=True) if one.numbers or not old.numbers), new])
    )


def _read(of: Statement, text: str, items: Sequence[str]) -> Statement | None:
    try:
        found = parse_caption(text, items=items, default_visit=of.visit)
    except (Mistake, Unsure):
        return None
    return found[0] if len(found) == 1 else None
