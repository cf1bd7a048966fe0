"""What one person on a visit's list gets, changed by hand: the line, and what the register grants them, together."""

from collections.abc import Sequence

from sotarsa_bot.acting import Acting
from sotarsa_bot.events import VisitPrepared
from sotarsa_bot.lists.aid import Aid
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.recipient import Entitlement
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.register.granting import thing


def with_(now: Sequence[Benefit], things: Sequence[Aid], *, more: bool) -> tuple[Benefit, ...]:
    """These things as well; of one that is there already so many, or (`more`) so many besides."""
    found = [one for one in now if one != Benefit()]
    for new in (Benefit(**one._asdict()) for one in things):
        place = next((n for n, one in enumerate(found) if _one_thing(one, new)), None)
        if place is None:
            found.append(new)
        elif new.amount is not None:
            amount = new.amount + (_count(found[place]) if more else 0)
            found[place] = found[place].with_(amount=amount, unit=new.unit or found[place].unit)
    return tuple(found)


def without(now: Sequence[Benefit], things: Sequence[Aid]) -> tuple[Benefit, ...]:
    """These things no more, or so many fewer. Mistake `recipients.aid_not_there` for one that they do not get, and
    `recipients.aid_none_left` where nothing would be left: a line without things grants whatever there is."""
    found = [one for one in now if one != Benefit()]
    for gone in (Benefit(**one._asdict()) for one in things):
        place = next((n for n, one in enumerate(found) if _one_thing(one, gone)), None)
        if place is None:
            raise Mistake("recipients.aid_not_there", item=gone.item)
        left = _count(found[place]) - gone.amount if gone.amount is not None else 0
        found[place : place + 1] = [found[place].with_(amount=left)] if left > 0 else []
    if not found:
        raise Mistake("recipients.aid_none_left")
    return tuple(found)


async def regrant(acting: Acting, visit: Visit, one: Listed, benefits: Sequence[Benefit]) -> None:
    """The line grants these, and so does the register. Mistake in words for the visit's state, and once a hand-over
    names the number."""
    acting.need(Action.PROPOSE)
    recipients.must_be_open(visit)
    books = acting.books
    if await books.deliveries.count(visit=visit.id, number=one.number, withdrawn_at=None):
        raise Mistake("recipients.number_in_use")
    after = {thing(benefit): benefit for benefit in benefits}
    before = {thing(benefit) for benefit in one.benefits} or {thing(Benefit())}
    granted = [grant for grant in await books.entitlements.find(recipient=one.recipient) if thing(grant) in before]
    for grant in granted:
        if (said := after.pop(thing(grant), None)) is None:
            await books.entitlements.discard(id=grant.id)
        elif (said.amount, said.unit) != (grant.amount, grant.unit):
            await books.entitlements.change(grant.id, amount=said.amount, unit=said.unit)
    person = await books.recipients.get(one.recipient)
    new = [_granting(recipients.any_aid(acting, visit, person), benefit) for benefit in after.values()]
    await books.entitlements.add_all(new)
    await books.listed.change(one.id, benefits=tuple(benefits))
    await acting.record("list.regranted", visit, numbers=[one.number])
    acting.happened(VisitPrepared, visit)


def _granting(any_: Entitlement, benefit: Benefit) -> Entitlement:
    return any_.with_(**benefit.model_dump())


def _one_thing(one: Benefit, other: Benefit) -> bool:
    """A list may name the programme that gives it; whoever types names the thing alone."""
    return thing(one)[1] == thing(other)[1]


def _count(one: Benefit) -> int:
    return 1 if one.amount is None else one.amount
