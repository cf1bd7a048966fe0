"""A saved file of recipients, taken back: whom it brought leaves the list and the register, what it granted is granted
no more, and amounts that it changed are as before. What else it changed of people who were known before stays."""

from collections import defaultdict

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import OneOf
from sotarsa_bot.events import VisitPrepared
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.list_file import ListFile
from sotarsa_bot.register import recipients
from sotarsa_bot.register.granting import thing
from sotarsa_bot.visits import visits


async def undo(acting: Acting, file: ListFile) -> int:
    """How many people were taken off the visit's list, or out of the register. Mistake once a hand-over names one of
    them, or in words for the visit's state."""
    acting.need(Action.PROPOSE)
    books, brought = acting.books, file.brought
    off = len(brought.people)
    if file.visit:
        visit = await visits.get(books, file.visit)
        recipients.must_be_open(visit)
        lines = await books.listed.find(visit=visit.id, recipient=OneOf(brought.listed))
        numbers = OneOf(tuple(one.number for one in lines))
        if lines and await books.deliveries.count(visit=visit.id, number=numbers, withdrawn_at=None):
            raise Mistake("recipients.in_use_file")
        await books.listed.discard(visit=visit.id, recipient=OneOf(brought.listed))
        off = len(lines)
        acting.happened(VisitPrepared, visit)
    await _as_much_as_before(acting, file)
    await _grant_no_more(acting, file)
    elsewhere = {one.recipient for one in await books.listed.find(recipient=OneOf(brought.people))}
    out = OneOf(tuple(one for one in brought.people if one not in elsewhere))
    await books.entitlements.discard(recipient=out)
    await books.recipients.discard(id=out)
    subject = f"visit:{file.visit}" if file.visit else f"village:{file.village}"
    await acting.audit("list.import_undone", subject, file=file.id, count=off)
    return off


async def _as_much_as_before(acting: Acting, file: ListFile) -> None:
    """Also on the lines of this visit's list. What was changed again since stays."""
    books, visit = acting.books, file.visit
    for was in file.brought.amounts:
        one = await books.entitlements.first(id=was.entitlement, amount=was.given)
        if one is None:
            continue
        await books.entitlements.change(one.id, amount=was.amount, unit=was.unit)
        for line in await books.listed.find(visit=visit, recipient=one.recipient) if visit else []:
            benefits = tuple(
                benefit.with_(amount=was.amount, unit=was.unit)
                if thing(benefit) == thing(one) and benefit.amount == was.given
                else benefit
                for benefit in line.benefits
            )
            await books.listed.change(line.id, benefits=benefits)


async def _grant_no_more(acting: Acting, file: ListFile) -> None:
    """Also on the lines of this visit's list that were there before."""
    books = acting.books
    gone = await books.entitlements.find(id=OneOf(file.brought.grants))
    await books.entitlements.discard(id=OneOf(file.brought.grants))
    things = defaultdict(set)
    for one in gone:
        things[one.recipient].add(thing(one))
    for one in await books.entitlements.find(recipient=OneOf(tuple(things))):
        things[one.recipient].discard(thing(one))
    for line in await books.listed.find(visit=file.visit, recipient=OneOf(tuple(things))) if file.visit else []:
        kept = tuple(benefit for benefit in line.benefits if thing(benefit) not in things[line.recipient])
        if kept != line.benefits:
            await books.listed.change(line.id, benefits=kept)
