"""Whom a caption means by a name: their number on the visit's list, and whether the two fit each other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.field.records import Listed
from sotarsa_bot.parsing import Statement, looks_like_caption, write_statement
from sotarsa_bot.register.called import called, fits
from sotarsa_bot.unsure import MOST, Meaning, Unsure


def named(talk: Talk[Any], said: Sequence[Statement], listed: Sequence[Listed]) -> list[Statement]:
    """The statements with a number for each name that plainly is one of the list's; a name on no list is marked: nobody
    is served silently. Unsure where a name does not fit its number, may be several people's, or is spelt another way.
    """
    found: list[Statement] = []
    for n, one in enumerate(said):
        if not (one.recipient and listed):
            found.append(one)
            continue
        meant = _numbered(one, listed) if one.numbers else _by_name(talk, one, listed)
        if not isinstance(meant, Statement):
            raise _unsure(talk, said, n, meant)
        found.append(meant)
    return found


def _numbered(one: Statement, listed: Sequence[Listed]) -> Statement | list[Listed]:
    """A name beside a number is theirs; else whoever bears the number, and those who bear the name."""
    theirs = [row for row in listed if row.number in one.numbers]
    if len(one.numbers) > 1 or not theirs or any(fits(one.recipient, row.name) for row in theirs):
        return one
    return [*theirs, *(row for row in called(one.recipient, listed).found if row not in theirs)]


def _by_name(talk: Talk[Any], one: Statement, listed: Sequence[Listed]) -> Statement | list[Listed]:
    meant = called(one.recipient, listed)
    if meant.sure:
        return replace(one, numbers=(meant.found[0].number,), recipient="")
    if talk.confirmed or (not meant.found and looks_like_caption(talk.incoming.text)):
        marked = "; ".join(part for part in (one.note, texts.plain("request.outside_the_list")) if part)
        return replace(one, note=marked)
    return list(meant.found)


def _unsure(talk: Talk[Any], said: Sequence[Statement], n: int, meant: Iterable[Listed]) -> Unsure:
    """One meaning for each who may be meant; for a name alone also somebody on no list."""
    one = said[n]

    def words(instead: Statement) -> str:
        return "\n".join(write_statement(instead if at == n else other) for at, other in enumerate(said))

    meanings = [Meaning(words(replace(one, numbers=(row.number,), recipient="")), _said(talk, row)) for row in meant][
        : MOST - 1
    ]
    if not one.numbers:
        outside = texts.plain("deliver.meant_outside", name=one.recipient)
        meanings.append(Meaning(words(one), outside))
    return Unsure(*meanings, key=_key(one, len(meanings)), name=one.recipient, number=next(iter(one.numbers), ""))


def _key(one: Statement, meanings: int) -> str:
    if one.numbers:
        return "deliver.name_and_number" if meanings > 1 else "deliver.name_or_number"
    return "deliver.whose_name" if meanings > 1 else ""


def _said(talk: Talk[Any], row: Listed) -> str:
    """Names of the list are for private chats."""
    key = "deliver.meant_named" if talk.incoming.private else "deliver.number"
    return texts.plain(key, number=row.number, name=row.name[:40])
