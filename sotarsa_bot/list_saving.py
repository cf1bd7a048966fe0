"""What an import found, written into the books: the register, and the list of the visit that the file was for."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sotarsa_bot import recipients, register
from sotarsa_bot.books import OneOf
from sotarsa_bot.list_import import Entry, Import
from sotarsa_bot.recipient import Entitlement, Recipient
from sotarsa_bot.visits import Acting

OF_PEOPLE = ("name", "address", "hamlet", "needs", "nik_index", "sealed")
OF_GRANTS = ("amount", "unit", "period", "starts", "ends", "data_date")
OF_LISTED = ("name", "address", "hamlet", "benefits", "nik_index", "sealed")
"""What a list may change of each."""


async def save(acting: Acting, found: Import) -> None:
    """Everything is checked before anything is written.

    Mistake in words for the visit's state, or `recipients.too_many`.
    """
    visit = found.snapshot.visit
    if visit:
        recipients.must_be_open(visit)
        recipients.must_have_room(len(found.snapshot.listed) + len(found.coming))
    enrolled = iter(await register.enrol(acting.books, [one.person for one in found.added]))
    people = [(one, next(enrolled) if one.before is None else one.person) for one in found.entries]
    for one, person in people:
        if one.before is not None and one.before != person:
            await acting.books.recipients.change(person.id, **{name: getattr(person, name) for name in OF_PEOPLE})
    await acting.books.entitlements.add_all(
        new.with_(recipient=person.id) for one, person in people for new in one.granted.new
    )
    await _amend(acting, found.entries)
    await _list(acting, found, people)
    subject = f"visit:{visit.id}" if visit else f"village:{found.snapshot.village}"
    counts = {"added": len(found.added), "more": len(found.more), "changed": len(found.changed), "same": found.same}
    await acting.audit("list.imported", subject, **counts, listed=len(found.coming))


async def _amend(acting: Acting, entries: Sequence[Entry]) -> None:
    """A new list often changes one date of all: those that get the same values are changed together."""
    alike: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for entry in entries:
        for before, after in entry.granted.amended:
            alike[_changed(before, after)].append(before.id)
    for values, ids in alike.items():
        await acting.books.entitlements.change_all({"id": OneOf(tuple(ids))}, **dict(values))


def _changed(before: Entitlement, after: Entitlement) -> tuple[tuple[str, Any], ...]:
    return tuple((name, getattr(after, name)) for name in OF_GRANTS if getattr(after, name) != getattr(before, name))


async def _list(acting: Acting, found: Import, people: Sequence[tuple[Entry, Recipient]]) -> None:
    visit, vault = found.snapshot.visit, acting.books.vault
    if visit is None:
        return
    last = found.snapshot.listed[-1].number if found.snapshot.listed else 0
    coming = [(person, one.benefits or ()) for one, person in people if one.comes]
    await acting.books.listed.add_all(
        recipients.line(vault, visit, last + n, person, benefits) for n, (person, benefits) in enumerate(coming, 1)
    )
    for one, person in people:
        if one.listed and (one.benefits is not None or one.before != person):
            benefits = one.listed.benefits if one.benefits is None else one.benefits
            now = recipients.line(vault, visit, one.listed.number, person, benefits)
            await acting.books.listed.change(one.listed.id, **{name: getattr(now, name) for name in OF_LISTED})
