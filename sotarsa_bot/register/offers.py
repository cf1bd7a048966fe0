"""Whom the register offers to a visit's list: those who were missed first, then all others with something open."""

from collections.abc import Iterable
from dataclasses import dataclass

from sotarsa_bot.acting import Acting
from sotarsa_bot.events import VisitPrepared
from sotarsa_bot.lists.twins import bare
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.recipient import Recipient
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients, register
from sotarsa_bot.register.register import Standing
from sotarsa_bot.register.remainders import Remainder


@dataclass(frozen=True)
class Offer:
    """`benefits` is what of theirs is open; `follow_up`, whether an earlier visit missed them, wholly or in part."""

    recipient: Recipient
    benefits: tuple[Benefit, ...]
    follow_up: bool


async def of_visit(acting: Acting, visit: Visit) -> list[Offer]:
    """Those of the village who are not on the visit's list, in the order in which they would be numbered: follow-up
    first, the hamlet of the visit's place first, then by hamlet and name."""
    there = {one.recipient for one in await recipients.of_visit(acting.books, visit)}
    today = acting.office.today(acting.now)
    every = await register.of_village(acting.books, acting.office, visit.village, today)
    found = [offer for one in every if one.recipient.id not in there and (offer := offered(one, visit))]
    place = bare(visit.agreed.place.name) if visit.agreed and visit.agreed.place else ""
    return sorted(found, key=lambda offer: _turn(offer, place))


def offered(one: Standing, visit: Visit) -> Offer | None:
    """What is open for somebody by the day of the visit; None if nothing is, or if they are gone."""
    last = visit.day or visit.plan.window.last
    open_ = [remainder for remainder in one.open if remainder.entitlement.starts <= last]
    return Offer(one.recipient, benefits_of(open_), one.follow_up) if open_ and not one.gone else None


def benefits_of(open_: Iterable[Remainder]) -> tuple[Benefit, ...]:
    """As a list grants them: what is open of several periods is one thing; aid of any kind is not said."""
    found: dict[tuple[str, str, str], Benefit] = {}
    for one in (one for one in open_ if one.entitlement.benefit != Benefit()):
        thing = (bare(one.entitlement.programme), bare(one.entitlement.item), one.entitlement.unit)
        before = found.get(thing)
        found[thing] = one.benefit if before is None else before.with_(amount=(before.amount or 1) + one.amount)
    return tuple(found.values())


async def take(acting: Acting, visit: Visit, *, follow_up_only: bool = False) -> list[Listed]:
    """Numbers those who are offered onto the visit's list. Who is there already is not offered again.

    Mistake `recipients.too_many`, or in words for the visit's state.
    """
    acting.need(Action.PROPOSE)
    recipients.must_be_open(visit)
    chosen = [one for one in await of_visit(acting, visit) if one.follow_up or not follow_up_only]
    last = await acting.books.listed.first(visit=visit.id, order="-number")
    recipients.must_have_room(await acting.books.listed.count(visit=visit.id) + len(chosen))
    taken = [
        recipients.line(acting.books.vault, visit, number, one.recipient, one.benefits)
        for number, one in enumerate(chosen, last.number + 1 if last else 1)
    ]
    await acting.books.listed.add_all(taken)
    await acting.record("list.taken", visit, count=len(taken), follow_up=sum(one.follow_up for one in chosen))
    acting.happened(VisitPrepared, visit)
    return taken


def _turn(offer: Offer, place: str) -> tuple[bool, bool, str, str, int]:
    hamlet = bare(offer.recipient.hamlet)
    here = bool(hamlet) and hamlet in place
    return not offer.follow_up, not here, hamlet, bare(offer.recipient.name), offer.recipient.id
