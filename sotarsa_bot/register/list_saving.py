"""What an import found, written into the books: the register, and the list of the visit that the file was for.

Part by part, each in a transaction of its own, so that nobody waits for a long list. Killed between two of them, the
file is compared again: whoever is written down is known by their key (list_planner.py), and only the rest is written.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import AtLeast, OneOf
from sotarsa_bot.events import VisitPrepared
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.list_file import Brought, Former
from sotarsa_bot.records.recipient import Entitlement, Recipient
from sotarsa_bot.register import recipients, register
from sotarsa_bot.register.list_import import Entry, Import
from sotarsa_bot.running.unhurried import A_PART
from sotarsa_bot.visits import visits

OF_PEOPLE = ("name", "address", "hamlet", "needs", "nik_index", "sealed")
OF_GRANTS = ("amount", "unit", "period", "starts", "ends", "data_date")
OF_LISTED = ("name", "address", "hamlet", "benefits", "nik_index", "sealed")
"""What a list may change of each."""


def parts(found: Import) -> list[Import]:
    """All that there is to write, some people at a time. Mistake `recipients.too_many`, before anything is written."""
    if found.snapshot.visit:
        recipients.must_have_room(len(found.snapshot.listed) + len(found.coming))
    entries = [one for one in found.entries if one.writes]
    return [replace(found, entries=tuple(entries[at : at + A_PART])) for at in range(0, len(entries), A_PART)]


async def save(acting: Acting, found: Import) -> Brought:
    """Writes a part; what it brought. Mistake in words for the visit's state, before anything of it is written."""
    acting.need(Action.PROPOSE)
    visit = found.snapshot.visit
    if visit:
        recipients.must_be_open(await visits.get(acting.books, visit.id))
    enrolled = iter(await register.enrol(acting.books, [one.person for one in found.added]))
    people = [(one, next(enrolled) if one.before is None else one.person) for one in found.entries]
    for one, person in people:
        if one.before is not None and one.before != person:
            await acting.books.recipients.change(person.id, **{name: getattr(person, name) for name in OF_PEOPLE})
    last = await acting.books.entitlements.first(order="-id")
    await acting.books.entitlements.add_all(
        new.with_(recipient=person.id) for one, person in people for new in one.granted.new
    )
    await _amend(acting, found.entries)
    await _list(acting, found, people)
    subject = f"visit:{visit.id}" if visit else f"village:{found.snapshot.village}"
    await acting.audit("list.imported", subject, **found.tally.model_dump())
    granted = await acting.books.entitlements.find(id=AtLeast(last.id + 1 if last else 0))
    return Brought(
        people=tuple(person.id for one, person in people if one.before is None),
        grants=tuple(one.id for one in granted),
        listed=tuple(person.id for one, person in people if visit and one.comes and one.number is not None),
        amounts=tuple(
            Former(entitlement=before.id, amount=before.amount, unit=before.unit, given=after.amount)
            for one in found.entries
            for before, after in one.granted.amended
            if (before.amount, before.unit) != (after.amount, after.unit)
        ),
    )


async def ended(acting: Acting, number: int | None) -> None:
    """All parts are written: whoever shows the visit's list looks at it once, and not at each part."""
    if number:
        acting.happened(VisitPrepared, await visits.get(acting.books, number))


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
    await acting.books.listed.add_all(
        recipients.line(vault, visit, one.number, person, one.benefits or ())
        for one, person in people
        if one.comes and one.number is not None
    )
    for one, person in people:
        if one.listed and (one.benefits is not None or one.before != person):
            benefits = one.listed.benefits if one.benefits is None else one.benefits
            now = recipients.line(vault, visit, one.listed.number, person, benefits)
            await acting.books.listed.change(one.listed.id, **{name: getattr(now, name) for name in OF_LISTED})
