"""The contacts of a village, in the order in which they are tried."""

from collections.abc import Mapping
from typing import Any

from sotarsa_bot import texts
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.contact import Contact, ContactWay

MOST_CONTACTS = 12
"""So many of one village: more do not stand on a card."""


async def of_village(books: Books, village: str) -> list[Contact]:
    """Who is tried first comes first."""
    return await books.contacts.find(village=village, removed_at=None, order="rank")


async def get(books: Books, id_: int) -> Contact:
    """Mistake for one who is none any more."""
    found = await books.contacts.first(id=id_, removed_at=None)
    if found is None:
        raise Mistake("contact.gone")
    return found


async def add(acting: Acting, village: str, values: Mapping[str, Any]) -> Contact:
    """The village's last one. Who is there already by this name and number is not doubled: what is new about them is
    kept. Mistake where a number lacks, or there are too many."""
    acting.need(Action.VILLAGE, village=village)
    known = await of_village(acting.books, village)
    new = Contact(village=village, rank=max((one.rank for one in known), default=0) + 1, by=acting.by.id, at=acting.now,
                  **values)  # fmt: skip
    _must_be_reached(new)
    for one in known:
        if one.name.casefold() == new.name.casefold() and one.phone in ("", new.phone):
            return await change(acting, one, values)
    if len(known) >= MOST_CONTACTS:
        raise Mistake("contact.too_many", most=MOST_CONTACTS)
    added = await acting.books.contacts.add(new)
    await acting.audit("contact.added", _subject(added), contact=added.id)
    return added


async def change(acting: Acting, contact: Contact, values: Mapping[str, Any]) -> Contact:
    acting.need(Action.VILLAGE, village=contact.village)
    changed = contact.with_(**values)
    _must_be_reached(changed)
    if changed != contact:
        await acting.books.contacts.change(contact.id, **values)
        await acting.audit("contact.changed", _subject(contact), contact=contact.id, fields=sorted(values))
    return changed


async def first(acting: Acting, contact: Contact) -> None:
    """Is tried before all others."""
    acting.need(Action.VILLAGE, village=contact.village)
    others = [one for one in await of_village(acting.books, contact.village) if one.id != contact.id]
    for rank, one in enumerate([contact, *others], 1):
        await acting.books.contacts.change(one.id, rank=rank)
    await acting.audit("contact.first", _subject(contact), contact=contact.id)


async def remove(acting: Acting, contact: Contact) -> None:
    """Is tried no more; forgotten some weeks later (privacy/retention.py)."""
    acting.need(Action.VILLAGE, village=contact.village)
    if await acting.books.contacts.change(contact.id, only_if={"removed_at": None}, removed_at=acting.now):
        await acting.audit("contact.removed", _subject(contact), contact=contact.id)


async def bring_back(acting: Acting, id_: int) -> Contact:
    """Removing was a slip of the thumb. Mistake if they are there, or were forgotten."""
    was = await acting.books.contacts.first(id=id_)
    if was is None or was.removed_at is None or not was.name:
        raise Mistake("common.old_button")
    acting.need(Action.VILLAGE, village=was.village)
    await acting.books.contacts.change(was.id, removed_at=None)
    await acting.audit("contact.brought_back", _subject(was), contact=was.id)
    return was.with_(removed_at=None)


def _must_be_reached(contact: Contact) -> None:
    if contact.way.dials and not contact.phone:
        raise Mistake("contact.no_phone", way=way_said(contact.way))


def _subject(contact: Contact) -> str:
    """What was typed is not told: the audit is never erased."""
    return f"village:{contact.village}"


def way_said(way: ContactWay) -> str:
    return texts.plain(f"contact.way_{way}")


def said(contact: Contact, *, numbers: bool) -> str:
    """ "Samsul (kepala dusun), WhatsApp +62812…, sore hari"; without the number where others read along."""
    who = f"{contact.name} ({contact.office})" if contact.office else contact.name
    by = f"{way_said(contact.way)} {contact.phone}".strip() if numbers else way_said(contact.way)
    reaches = texts.plain("contact.reaches_whom", whom=contact.reaches) if contact.reaches else ""
    return ", ".join(part for part in (who, by, contact.hamlet, reaches, contact.hours) if part)
