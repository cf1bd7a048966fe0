"""A statement in words for people to read, before it is anything else: "nomor 3 menerima 2 sembako". Names are left
away, because it may be asked in a group."""

from collections.abc import Sequence

from sotarsa_bot import texts, wording
from sotarsa_bot.parsing.statement import Said, Statement, spans, write_statement
from sotarsa_bot.unsure import Meaning


def meaning(statements: Sequence[Statement]) -> Meaning:
    """These statements, as what may be meant."""
    return Meaning("\n".join(map(write_statement, statements)), "; ".join(map(in_words, statements)))


def in_words(one: Statement) -> str:
    said = [_whom(one), texts.plain(f"caption.said_{one.kind}")]
    if one.item:
        said.append(f"{wording.number(one.amount)} {one.item}" if one.amount else one.item)
    if one.lacking:
        said.append(texts.plain("caption.said_lacking", items=wording.listing(one.lacking)))
    if one.kind is Said.RECEIVED and not (one.numbers or one.everyone or one.recipient):
        said = [f"{wording.number(one.amount or 1)} {one.item}", texts.plain("caption.said_handed_over")]
    if one.proxy:
        said.append(texts.plain("caption.said_proxy"))
    if one.at:
        said.append(texts.plain("caption.said_at", time=wording.clock_time(one.at)))
    words = " ".join(said)
    if one.note:
        words += texts.plain("caption.said_note", note=wording.cut(one.note, 60))
    return words


def _whom(one: Statement) -> str:
    if one.everyone:
        key = "caption.said_all_but" if one.without else "caption.said_all"
        return texts.plain(key, numbers=spans(one.without))
    if one.numbers:
        return texts.plain("caption.said_named" if one.recipient else "caption.said_number", numbers=spans(one.numbers))
    return texts.plain("caption.said_somebody")
