"""A word beside a number of the list that is nobody's name there: "8 garing". It is offered as a name only where it
fits; else it is kept as what was said of them, and where no word says what happened, that is asked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sotarsa_bot.parsing import Statement, lexicon
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.field import Listed
from sotarsa_bot.register.called import called, fits
from sotarsa_bot.unsure import Meaning

_ASKED = (Said.ABSENT, Said.REFUSED, Said.RECEIVED)
"""Who received is last: a careless press gives nobody what they have not got."""


def kept_as_said(statements: Sequence[Statement], listed: Sequence[Listed]) -> list[Statement]:
    """The statements, in which no name stands that is neither its number's nor anybody's of the list."""
    return [_kept(one) if is_misfit(one, listed) else one for one in statements]


def is_misfit(one: Statement, listed: Sequence[Listed]) -> bool:
    row = next((row for row in listed if one.numbers == (row.number,)), None)
    return bool(row and one.recipient) and not (
        fits(one.recipient, row.name if row else "") or called(one.recipient, listed).found
    )


def names_in(statements: Sequence[Statement]) -> set[str]:
    """What was read as a name."""
    return {one.recipient.casefold() for one in statements if one.recipient}


def _kept(one: Statement) -> Statement:
    if one.kind is Said.RECEIVED:
        note = "; ".join(part for part in (one.recipient, one.note) if part)
        return replace(one, recipient="", note=note)
    return replace(one, recipient="", reason=one.reason or one.recipient)


def what_happened(text: str, one: Statement) -> list[Meaning]:
    """What may have become of somebody of whom only a word was said that nobody knows; nothing if more was said."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    if len(one.numbers) != 1 or one.amount or one.proxy or any(word in lexicon.OUTCOMES for word in words):
        return []
    word = one.note or one.reason
    return [
        meaning([replace(one, kind=kind, item=None, note=word, reason="")])
        if kind is Said.RECEIVED
        else meaning([replace(one, kind=kind, item=None, note="", reason=word)])
        for kind in _ASKED
    ]
