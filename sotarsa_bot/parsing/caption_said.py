"""A statement in words for people to read, before it is anything else: "nomor 3 menerima 2 sembako". It stands below
the message that it is read from: the names that were written there are repeated, beside their numbers."""

from collections.abc import Sequence

from sotarsa_bot import texts, wording
from sotarsa_bot.parsing.statement import Said, Statement, spans, write_statement
from sotarsa_bot.unsure import Meaning, Unsure


def meaning(statements: Sequence[Statement]) -> Meaning:
    """These statements, as what may be meant."""
    return Meaning("\n".join(map(write_statement, statements)), "; ".join(map(in_words, statements)))


def asked(*meanings: Meaning | None) -> Unsure | None:
    """The question which of these is meant; None without any."""
    found = [one for one in meanings if one]
    return Unsure(*found) if found else None


def in_words(one: Statement) -> str:
    said = [_whom(one), texts.plain(f"caption.said_{one.kind}")]
    if one.item:
        said.append(f"{_each(one)}{wording.number(one.amount)} {_thing(one)}" if one.amount else _thing(one))
    if one.lacking:
        said.append(texts.plain("caption.said_lacking", items=wording.listing(one.lacking)))
    if one.kind is Said.RECEIVED and not (one.numbers or one.everyone or one.recipient):
        said = [f"{wording.number(one.amount or 1)} {_thing(one)}", texts.plain("caption.said_handed_over")]
    if one.proxy:
        said.append(texts.plain("caption.said_proxy", name=one.proxy.name))
    if one.at:
        said.append(texts.plain("caption.said_at", time=wording.clock_time(one.at)))
    if one.day:
        said.append(texts.plain("caption.said_on", day=wording.long_day(one.day)))
    words = " ".join(said)
    if one.reason:
        words += texts.plain("caption.said_reason", reason=wording.cut(one.reason, 60))
    if one.note:
        words += texts.plain("caption.said_note", note=wording.cut(one.note, 60))
    return words


def _each(one: Statement) -> str:
    return f"{texts.plain('caption.said_each')} " if len(one.numbers) > 1 or one.everyone else ""


def _thing(one: Statement) -> str:
    return texts.plain("caption.said_unplanned", item=one.item) if one.unplanned else one.item or ""


def _whom(one: Statement) -> str:
    numbers = spans(one.numbers)
    if one.everyone:
        whom = texts.plain("caption.said_all")
    elif numbers and one.recipient:
        whom = texts.plain("caption.said_named", numbers=numbers, name=one.recipient)
    else:
        whom = texts.plain("caption.said_number", numbers=numbers) if numbers else one.recipient
    without = [texts.plain("caption.said_number", numbers=spans(one.without))] if one.without else []
    if but := [*without, *one.without_names]:
        whom = texts.plain("caption.said_but", whom=whom, names=wording.listing(but))
    return whom
