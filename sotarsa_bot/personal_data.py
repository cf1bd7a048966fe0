"""What is kept of somebody, shown to them or on their behalf; corrected, and erased where the law allows.

Of a recipient there is a line on each visit's list; the same NIK is the same person. Without one, each line stands for
itself: whoever only has the same name may be somebody else.
"""

import re
from dataclasses import dataclass
from typing import Any

from sotarsa_bot import retention, texts, visits, wording
from sotarsa_bot.books import Books
from sotarsa_bot.field import Delivery, DeliveryKind, Listed
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.office import Office
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.people import Person
from sotarsa_bot.recipients import row_of
from sotarsa_bot.vault import Numbers
from sotarsa_bot.visit import Visit
from sotarsa_bot.visits import Acting

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
    """Everything of one recipient, the latest line first. `numbers` are those of the latest line that has some."""

    lines: tuple[Line, ...]
    numbers: Numbers

    @property
    def latest(self) -> Listed:
        return self.lines[0].listed

    @property
    def about(self) -> str:
        """As requests and the audit name it."""
        return f"visit:{self.latest.visit}:{self.latest.number}"


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


async def named(books: Books, words: str, nik: str) -> list[Listed]:
    """Lines of the person meant: "K12 3", or a NIK (also one of a village that the asker has nothing to do with).

    Mistake `data.unreadable`, `data.no_key`, `data.nobody`.
    """
    if nik:
        if books.vault is None:
            raise Mistake("data.no_key")
        found = await books.listed.find(nik_index=books.vault.index(nik), order="-id")
    elif by_number := BY_NUMBER.fullmatch(words):
        found = await books.listed.find(visit=int(by_number[1]), number=int(by_number[2]))
    else:
        raise Mistake("data.unreadable")
    if not found:
        raise Mistake("data.nobody")
    return found


async def dossier(books: Books, listed: Listed) -> Dossier:
    """Everything that is kept of the person on this line."""
    rows = await books.listed.find(nik_index=listed.nik_index, order="-id") if listed.nik_index else [listed]
    lines = [Line(one, await visits.get(books, one.visit), tuple(await _reported(books, one))) for one in rows]
    numbers = next((n for one in rows if (n := _numbers(books, one))), Numbers())
    return Dossier(tuple(lines), numbers)


async def _reported(books: Books, one: Listed) -> list[Delivery]:
    return await books.deliveries.find(visit=one.visit, number=one.number, withdrawn_at=None)


def _numbers(books: Books, one: Listed) -> Numbers | None:
    return books.vault.open(one.sealed, row_of(one.visit, one.number)) if books.vault and one.sealed else None


async def correct(acting: Acting, found: Dossier, field: str, words: str) -> None:
    """Sets the name, address or hamlet on every line of theirs. Mistake if it cannot be read."""
    if field not in CORRECTED:
        raise Mistake("common.old_button")
    values: dict[str, Any] = {field: clean_name(words, limit=80 if field == "name" else 200)}
    for line in found.lines:
        if line.visit.erased_at is None:
            await acting.books.listed.change(line.listed.id, **values)
    await acting.audit("recipient.corrected", found.about, field=field)


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
    may_be_erased(acting.office, found)
    for line in found.lines:
        one = line.listed
        await acting.books.listed.change(one.id, **retention.NOBODY)
        for reported in line.reported:
            await acting.books.deliveries.change(reported.id, recipient="", proxy_name="", proxy_relation="", note="")
        about = {"about": f"visit:{one.visit}:{one.number}"}
        await acting.books.data_requests.change_all(about, words=retention.GONE)
    await acting.audit("recipient.erased", found.about, lines=len(found.lines))
