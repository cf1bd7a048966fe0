"""What is kept of somebody, shown to them or on their behalf; corrected, and erased where the law allows.

A recipient is somebody of the register, with a line on each list that they were on.
"""

import re
from dataclasses import dataclass
from typing import Any

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.people.rights import Action
from sotarsa_bot.privacy import retention
from sotarsa_bot.records.data_request import DataRequest
from sotarsa_bot.records.field import Delivery, DeliveryKind, Listed
from sotarsa_bot.records.people import Person
from sotarsa_bot.records.recipient import Entitlement, Recipient
from sotarsa_bot.records.vault import Numbers
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import register
from sotarsa_bot.running.office import Office
from sotarsa_bot.visits import visits

CORRECTED = ("name", "address", "hamlet")
"""What of a recipient can be corrected."""
BY_NUMBER = re.compile(r"\s*k\s?(\d{1,9})\D+(\d{1,5})\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One line of a list, its visit, and what was reported of it."""

    listed: Listed
    visit: Visit
    reported: tuple[Delivery, ...]

    @property
    def received(self) -> bool:
        return any(one.kind is DeliveryKind.RECEIVED for one in self.reported)


@dataclass(frozen=True)
class Dossier:
    """Everything of one recipient; their lines, the latest first."""

    recipient: Recipient
    numbers: Numbers
    entitlements: tuple[Entitlement, ...]
    lines: tuple[Line, ...]

    @property
    def about(self) -> str:
        """As requests and the audit name it."""
        return f"recipient:{self.recipient.id}"


async def counts(books: Books, person: Person) -> dict[str, int]:
    """How many records name somebody who uses the bot, by kind (keys of texts "data.of_...")."""
    by = person.id
    return {
        "visits": await books.visits.count(proposed_by=by),
        "steps": await books.steps.count(by=by),
        "deliveries": await books.deliveries.count(by=by),
        "photos": await books.photos.count(by=by),
        "counts": await books.counts.count(by=by),
        "incidents": await books.incidents.count(by=by),
        "audit": await books.audit.count(by=by),
    }


async def named(books: Books, words: str, nik: str) -> list[Recipient]:
    """Who is meant by "K12 3" or a NIK: one, or nobody; a NIK may be known in several villages.

    Mistake `data.unreadable`, `data.no_key`.
    """
    if nik:
        if books.vault is None:
            raise Mistake("data.no_key")
        return await books.recipients.find(nik_index=books.vault.index(nik), order="-id")
    by_number = BY_NUMBER.fullmatch(words)
    if by_number is None:
        raise Mistake("data.unreadable")
    one = await books.listed.first(visit=int(by_number[1]), number=int(by_number[2]))
    return await books.recipients.find(id=one.recipient) if one else []


async def dossier(books: Books, one: Recipient) -> Dossier:
    """Everything that is kept of a person of the register."""
    rows = await books.listed.find(recipient=one.id, order="-id")
    lines = [Line(row, await visits.get(books, row.visit), tuple(await _reported(books, row))) for row in rows]
    due = await books.entitlements.find(recipient=one.id)
    return Dossier(one, register.numbers_of(books.vault, one), tuple(due), tuple(lines))


async def _reported(books: Books, one: Listed) -> list[Delivery]:
    return await books.deliveries.find(visit=one.visit, number=one.number, withdrawn_at=None)


async def place(books: Books, asked: DataRequest) -> str:
    """By what the recipient of a request is found again: "K12 3"; empty for any other request."""
    kind, _, number = asked.about.partition(":")
    one = await books.listed.first(recipient=int(number), order="-id") if kind == "recipient" else None
    return f"K{one.visit} {one.number}" if one else ""


async def correct(acting: Acting, found: Dossier, field: str, words: str) -> None:
    """Sets the name, address or hamlet, in the register and on every list. Mistake if it cannot be read."""
    acting.need(Action.DATA_OFFICE)
    if field not in CORRECTED:
        raise Mistake("common.old_button")
    values: dict[str, Any] = {field: a_name(words) if field == "name" else clean_name(words, limit=200)}
    await acting.books.recipients.change(found.recipient.id, **values)
    for line in found.lines:
        if line.visit.erased_at is None:
            await acting.books.listed.change(line.listed.id, **values)
    await acting.audit("recipient.corrected", found.about, field=field)


def a_name(words: str) -> str:
    """Somebody's name; Mistake for what has no letter in it, like a (masked) number."""
    if not any(c.isalpha() for c in words):
        raise Mistake("parsing.name_empty")
    return clean_name(words)


def kept_until(office: Office, found: Dossier) -> str:
    """When it is erased by itself: a day, or in words while a visit of theirs is not closed yet."""
    ends = [line.visit.closed_at for line in found.lines]
    if last := max((end for end in ends if end), default=None) if all(ends) else None:
        return wording.long_day(office.today(last + retention.years(office)))
    return texts.plain("data.kept_years", years=office.keep_years)


def may_be_erased(office: Office, found: Dossier) -> None:
    """Mistake `data.must_keep` for whoever received something: what was handed over must stay provable until the years
    are over."""
    if any(line.received for line in found.lines):
        raise Mistake("data.must_keep", until=kept_until(office, found))


async def erase(acting: Acting, found: Dossier) -> None:
    """On request. Mistake as of `may_be_erased`."""
    acting.need(Action.DATA_OFFICE)
    may_be_erased(acting.office, found)
    for line in found.lines:
        await acting.books.listed.change(line.listed.id, **retention.NOBODY)
        for reported in line.reported:
            await acting.books.deliveries.change(
                reported.id, recipient="", proxy_name="", proxy_relation="", note="", **retention.NOWHERE
            )
    await retention.forget(acting.books, {found.recipient.id})
    await acting.audit("recipient.erased", found.about, lines=len(found.lines))
