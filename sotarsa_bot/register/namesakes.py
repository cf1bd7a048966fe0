"""Names that were typed onto a visit's list, and whom of the register they could be: a person says whether they are."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sotarsa_bot.acting import Acting
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import offers, recipients, register
from sotarsa_bot.register.matching import Alike, People


class Namesake(NamedTuple):
    """`number` is that of the new line."""

    number: int
    name: str
    alike: Alike


async def of_added(acting: Acting, visit: Visit, added: Sequence[Listed]) -> list[Namesake]:
    """The likeliest for each new line; nobody is proposed twice, and nobody who is on the list."""
    taken = {one.recipient for one in await recipients.of_visit(acting.books, visit)}
    every = {one.id: one for one in await acting.books.recipients.find(village=visit.village)}
    people = People(one for one in every.values() if one.id not in taken)
    found = []
    for one in added:
        proposed = (alike for alike in people.alike(every[one.recipient], None) if alike.recipient.id not in taken)
        if alike := next(proposed, None):
            taken.add(alike.recipient.id)
            found.append(Namesake(one.number, one.name, alike))
    return found


async def are_known(acting: Acting, visit: Visit, said: Iterable[tuple[int, int]]) -> None:
    """Lines (by number) that are recipients who are known: they get what is open for these, else aid of any kind.

    Mistake for whom that cannot be said.
    """
    acting.need(Action.PROPOSE)
    recipients.must_be_open(visit)
    books, today = acting.books, acting.office.today(acting.now)
    lines = {one.number: one for one in await recipients.of_visit(books, visit)}
    there = {one.recipient for one in lines.values()}
    known = {one.recipient.id: one for one in await register.of_village(books, acting.office, visit.village, today)}
    fresh = []
    for number, recipient in said:
        if number not in lines or recipient not in known or recipient in there:
            raise Mistake("common.old_button")
        standing = known[recipient]
        offer = offers.offered(standing, visit)
        if offer is None:
            await books.entitlements.add(recipients.any_aid(acting, visit, standing.recipient))
        benefits = offer.benefits if offer else ()
        now = recipients.line(books.vault, visit, number, standing.recipient, benefits)
        await books.listed.change(lines[number].id, **now.model_dump(exclude={"id", "benefits"}), benefits=benefits)
        there.add(recipient)
        fresh.append(lines[number].recipient)
    await register.strike_out(books, fresh)
    await acting.record("list.known", visit, count=len(fresh))
