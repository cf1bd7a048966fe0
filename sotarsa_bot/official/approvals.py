"""Approvals of a visit's handover record: each is of the very hand-overs that were shown, and ends when they change."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.events import PaperChanged
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Delivery, DeliveryKind
from sotarsa_bot.records.machinery import AuditEntry
from sotarsa_bot.records.paperwork import Approval, Ended, Side, Standing
from sotarsa_bot.records.visit import Visit

STAMP_LETTERS = 12


async def received(books: Books, visit: Visit) -> list[Delivery]:
    return [d for d in await deliveries.standing(books, visit) if d.kind is DeliveryKind.RECEIVED]


async def stamp(books: Books, visit: Visit) -> str:
    """Names the hand-overs as they are now: another one, one less, or one that says something else is another stamp."""
    return _stamp(await received(books, visit))


def _stamp(found: Iterable[Delivery]) -> str:
    said = [(d.id, d.item, d.amount, d.number, d.recipient, d.proxy_name) for d in found]
    return hashlib.sha256(repr(sorted(said)).encode()).hexdigest()[:STAMP_LETTERS]


async def standing(books: Books, visit: Visit) -> list[Approval]:
    """Those that count, in the order they were given: of the hand-overs as they are now."""
    given = await books.approvals.find(visit=visit.id, ended=None, order="id")
    current = await stamp(books, visit) if given else ""
    return [one for one in given if one.stamp == current]


async def ask(acting: Acting, visit: Visit, *, of_village: bool) -> None:
    """The record went to the team, and to the village's group where there is one, to be approved."""
    acting.need_lead(visit)
    if of_village:
        await acting.record("approval.asked", visit)
    acting.happened(PaperChanged, visit)


async def is_as_shown(acting: Acting, visit: Visit, as_what: Standing, shown: str) -> bool:
    """Whether the hand-overs are still those that somebody was shown. If not, its cards say what they are now."""
    _must_stand_so(acting, visit, as_what)
    if shown == await stamp(acting.books, visit):
        return True
    acting.happened(PaperChanged, visit)
    return False


async def approve(acting: Acting, visit: Visit, side: Side, as_what: Standing, shown: str) -> Approval:
    """Keeps somebody's approval of what they were shown.

    Mistake if nothing was handed over, if it is not what was shown, or if they have approved it already.
    """
    _must_stand_so(acting, visit, as_what)
    totals = await deliveries.totals(acting.books, visit)
    if not totals:
        raise Mistake("handover.nothing")
    if shown != await stamp(acting.books, visit):
        raise Mistake("approval.moved")
    await end_outdated(acting.books, visit, acting.now)
    if await acting.books.approvals.first(visit=visit.id, by=acting.by.id, ended=None):
        raise Mistake("approval.given_already")
    given = await acting.books.approvals.add(
        Approval(
            visit=visit.id, side=side, by=acting.by.id, standing=as_what, stamp=shown, totals=totals, at=acting.now
        )
    )
    acting.happened(PaperChanged, visit)
    await acting.record("approval.given", visit, side=side, approval=given.id)
    return given


def _must_stand_so(acting: Acting, visit: Visit, as_what: Standing) -> None:
    if as_what is Standing.LEADER:
        return acting.need_lead(visit)
    official = as_what is Standing.OFFICIAL
    acting.need(Action.DECIDE if official else Action.COORDINATE, village=visit.village)


async def withdraw(acting: Acting, visit: Visit) -> Approval:
    """Takes one's own approval back. Mistake if there is none."""
    acting.need(Action.APPROVE, Action.DELIVER, village=visit.village)
    own = await acting.books.approvals.first(visit=visit.id, by=acting.by.id, ended=None)
    if own is None:
        raise Mistake("approval.none_of_yours")
    await acting.books.approvals.change(own.id, ended=Ended.WITHDRAWN, ended_at=acting.now)
    acting.happened(PaperChanged, visit)
    await acting.record("approval.withdrawn", visit, approval=own.id)
    return own


async def end_all(acting: Acting, visit: Visit) -> int:
    """Ends all approvals: the record is another one (who signs for the team). How many there were."""
    standing_ = {"visit": visit.id, "ended": None}
    count = await acting.books.approvals.change_all(standing_, ended=Ended.CHANGED, ended_at=acting.now)
    if count:
        await acting.record("approval.ended", visit, count=count)
    return count


async def end_outdated(books: Books, visit: Visit, now: datetime) -> list[Approval]:
    """Ends the approvals of hand-overs that are no longer so; those that ended now. The machine's own doing."""
    given = await books.approvals.find(visit=visit.id, ended=None, order="id")
    current = await stamp(books, visit) if given else ""
    outdated = [one for one in given if one.stamp != current]
    for one in outdated:
        await books.approvals.change(one.id, ended=Ended.CHANGED, ended_at=now)
        detail = {"approval": one.id}
        entry = AuditEntry(
            at=now, by=None, chat=None, what="approval.outdated", subject=f"visit:{visit.id}", detail=detail
        )
        await books.audit.add(entry)
    return outdated


async def last_outdated(books: Books, visit: Visit) -> list[Approval]:
    """The approvals that a change of the hand-overs made void and that were not given anew (one a person)."""
    given = await books.approvals.find(visit=visit.id, order="id")
    counting = {one.id for one in await standing(books, visit)}
    last = {one.by: one for one in given}  # whoever took theirs back, or approved anew, is done with the older
    return [one for one in last.values() if one.id not in counting and one.ended is not Ended.WITHDRAWN]


def changes(before: dict[str, int], after: dict[str, int]) -> list[tuple[str, int, int]]:
    """What the totals were and are, for every item that differs; empty if only the details differ."""
    items = dict.fromkeys([*before, *after])
    pairs = [(item, before.get(item, 0), after.get(item, 0)) for item in items]
    return [pair for pair in pairs if pair[1] != pair[2]]
