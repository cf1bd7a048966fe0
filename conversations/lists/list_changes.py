"""What a list changes of somebody who is known, in words: what it was, and what it will be."""

from datetime import date

from sotarsa_bot import texts, wording
from sotarsa_bot.records.recipient import Entitlement, Need, Recipient
from sotarsa_bot.register.list_import import Entry

MOST_LETTERS = 160


def said(one: Entry) -> str:
    """ "Aminah: alamat Jl. 1 → Jl. 2; beras 10 kg → beras 12 kg"."""
    assert one.before is not None  # noqa: S101 - somebody new has no changes
    parts = [*_of_person(one.before, one.person), *(part for pair in one.granted.amended for part in _of_grant(*pair))]
    changes = "; ".join(dict.fromkeys(parts))
    return f"{one.before.name}: {changes}"[:MOST_LETTERS]


def more(one: Entry) -> str:
    """ "Hamdan: ditambah selimut; yang sudah ada tetap"."""
    assert one.before is not None  # noqa: S101 - somebody new gets nothing more
    aid = ", ".join(str(new.benefit) for new in one.granted.new)
    return texts.plain("lists.more_line", name=one.before.name, aid=aid)[:MOST_LETTERS]


def needs(found: tuple[Need, ...]) -> str:
    return ", ".join(texts.plain(f"recipients.need_{need}") for need in found)


def _of_person(before: Recipient, after: Recipient) -> list[str]:
    parts = [
        _changed(texts.plain(f"lists.field_{name}"), getattr(before, name), getattr(after, name))
        for name in ("name", "address", "hamlet")
        if getattr(before, name) != getattr(after, name)
    ]
    if before.needs != after.needs:
        parts.append(_changed(texts.plain("lists.field_needs"), needs(before.needs), needs(after.needs)))
    if before.sealed != after.sealed:
        parts.append(texts.plain("lists.field_numbers"))
    return parts


def _of_grant(before: Entitlement, after: Entitlement) -> list[str]:
    parts = []
    if before.benefit != after.benefit:
        parts.append(_changed("", str(before.benefit), str(after.benefit)))
    if before.period != after.period:
        parts.append(_changed(texts.plain("lists.field_period"), before.period, after.period))
    if before.data_date != after.data_date:
        parts.append(_changed(texts.plain("lists.field_data_date"), _day(before.data_date), _day(after.data_date)))
    return parts


def _day(day: date | None) -> str:
    return wording.span(day, day) if day else ""


def _changed(what: str, before: str, after: str) -> str:
    return " ".join(part for part in (what, before or "–", "→", after or "–") if part)
