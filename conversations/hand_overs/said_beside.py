"""A reply below a question that names others than it did: "11 jua" below "nomor 1-9 menerima?". Those who were read
back are not lost by it: all of them are read back together, and the new ones alone where that may be meant, too."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conversations.hand_overs.in_part import asked_about
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.numbers import LISTED, read_spans
from sotarsa_bot.unsure import Meaning, Unsure

_MOST = 200
_TOO = r"(?:juga|jua|jg|jugak|sekalian|plus|ditambah|tambah|tambahkan)"
_SMALL = rf"(?:{_TOO}|sama|lagi|dan|pak|bu|oh|eh|iya|ya|lupa|kelupaan|ada|yang|yg)"
_SAYS_TOO = re.compile(rf"\b{_TOO}\b", re.IGNORECASE)
_BARE = re.compile(rf"\W*(?:{_SMALL}\W+)*(?P<numbers>{LISTED})(?:\W+{_SMALL})*\W*", re.IGNORECASE)


def numbers(talk: Talk[Any], text: str, items: Sequence[str]) -> Unsure | None:
    """Nothing but numbers: what was read back is said of them, too."""
    before, bare = asked_about(talk, items), _BARE.fullmatch(text)
    if not before or not bare:
        return None
    try:
        more = read_spans(bare["numbers"], _MOST)
    except Mistake:
        return None
    return of_these(talk, text, more, items)


def of_these(talk: Talk[Any], text: str, more: Sequence[int], items: Sequence[str]) -> Unsure | None:
    """These, of whom nothing else was said."""
    before = asked_about(talk, items)
    if not before or not before[-1].numbers:
        return None
    alone = [] if _SAYS_TOO.search(text) else [[replace(before[-1], everyone=False, without=(), numbers=tuple(more))]]
    return _offered(text, before, [_extended(before, more)], alone)


def others(talk: Talk[Any], text: str, said: Sequence[list[Statement]], items: Sequence[str]) -> Unsure | None:
    """Others, and what became of them. `said`: the ways in which the reply alone may be meant."""
    before = asked_about(talk, items) if said else []
    ways = [[*before, *way] for way in said if before and not any(_is_in(before, one) for one in way)]
    return _offered(text, before, ways, [] if _SAYS_TOO.search(text) else said)


def _offered(
    text: str, before: Sequence[Statement], ways: Sequence[list[Statement]], alone: Sequence[list[Statement]]
) -> Unsure | None:
    """One other number below one that was asked about stands in its place."""
    one = len(before) == 1 and len(before[0].numbers) == 1 and not _SAYS_TOO.search(text)
    found: list[Meaning] = [meaning(way) for way in [*ways, *alone] if way]
    return Unsure(*found) if any(ways) and not one else None


def _extended(before: Sequence[Statement], more: Sequence[int]) -> list[Statement]:
    """The last of these, said of those numbers, too; nothing, if it speaks of no numbers, or has them already."""
    *rest, last = before
    if last.everyone and set(more) <= set(last.without):
        return [*rest, replace(last, without=tuple(n for n in last.without if n not in more))]
    if not last.numbers or any(set(more) & set(one.numbers) for one in before):
        return []
    return [*rest, replace(last, numbers=(*last.numbers, *more))]


def _is_in(before: Sequence[Statement], new: Statement) -> bool:
    """Whether it speaks of somebody who was read back, or of nobody in particular."""
    if new.everyone or not (new.numbers or new.recipient):
        return True
    known = {n for one in before for n in one.numbers}
    names = {one.recipient.casefold() for one in before if one.recipient}
    everyone = any(one.everyone and not set(new.numbers) <= set(one.without) for one in before)
    return everyone or bool(known & set(new.numbers)) or new.recipient.casefold() in names
