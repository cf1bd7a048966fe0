"""Counter-count and closing: the village says what arrived, and a visit closes when nothing is left open.

The team's records and the village's last round are compared after every change of either: a difference opens one
incident, equality ends it.
"""

import zlib
from typing import NamedTuple

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.events import CountGiven
from sotarsa_bot.field import differences as counts
from sotarsa_bot.field import load
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Count, Incident, IncidentKind, PhotoState
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.unasked import unasked


class Difference(NamedTuple):
    item: str
    team: int
    village: int


async def arrived(books: Books, visit: Visit) -> dict[str, int]:
    """What the team's records say arrived, for everything that was carried or handed over (0: carried, none noted)."""
    recorded = await deliveries.totals(books, visit)
    return {**{cargo.item: 0 for cargo in visit.plan.cargo}, **recorded}


async def last_round(books: Books, visit: Visit, *, before: bool = False) -> list[Count]:
    """The village's latest word, one row an item (its word `before` that); empty if it has not counted."""
    latest = await books.counts.first(visit=visit.id, order="-round")
    return await books.counts.find(visit=visit.id, round=latest.round - before) if latest else []


async def stands(books: Books, visit: Visit) -> dict[str, int]:
    """What arrived, as the village said last; as the team says, of what it has not counted."""
    return {**await arrived(books, visit), **{row.item: row.amount for row in await last_round(books, visit)}}


async def stamp(books: Books, visit: Visit) -> str:
    """Names the round that is asked for and the totals shown with it, so that a press cannot agree to others."""
    rows = await last_round(books, visit)
    shown = zlib.crc32(repr(sorted((await arrived(books, visit)).items())).encode())
    return f"{rows[0].round + 1 if rows else 1}.{shown:08x}"


async def asked(books: Books, visit: Visit) -> bool:
    """Whether what arrived and came back is asked for: the team has left or is back, or the village has counted."""
    if visit.state not in (VisitState.UNDER_WAY, VisitState.RETURNED):
        return False
    return await has_left(books, visit) or bool(await last_round(books, visit))


async def has_left(books: Books, visit: Visit) -> bool:
    """Whether somebody says that the team has left the village, or is back."""
    return await books.steps.count(visit=visit.id, step=OneOf((Step.LEFT, Step.RETURNED))) > 0


async def count(acting: Acting, visit: Visit, numbers: dict[str, int], *, again: bool = False) -> list[Difference]:
    """Keeps a round of the village's counting and compares. Items that were not mentioned stay as
    the village counted them, else they are as the team says.

    Mistake if the village has counted already and it agreed: the first answer wins, unless they say so `again`, knowing
    of it.
    """
    acting.need(Action.COUNT, Action.COORDINATE, village=visit.village)
    if visit.state not in (VisitState.UNDER_WAY, VisitState.RETURNED):
        raise Mistake(visit.is_now, code=visit.code)
    before = await last_round(acting.books, visit)
    if before and not again and await mismatch(acting.books, visit) is None:
        answered_by = await acting.books.people.get(before[0].by)
        raise Mistake("count.answered", name=answered_by.name)
    following = before[0].round + 1 if before else 1
    for item, amount in {**await stands(acting.books, visit), **numbers}.items():
        await acting.books.counts.add(
            Count(visit=visit.id, round=following, item=item, amount=amount, by=acting.by.id, at=acting.now)
        )
    await acting.record("visit.counted", visit, round=following)
    acting.happened(CountGiven, visit)
    return await compare(acting, visit)


async def differences(books: Books, visit: Visit) -> list[Difference]:
    """Where the team's records and the village's last round part; empty while the village has not counted."""
    rows = {row.item: row.amount for row in await last_round(books, visit)}
    if not rows:
        return []
    recorded = await arrived(books, visit)
    every = [*recorded, *(item for item in rows if item not in recorded)]
    pairs = [Difference(item, recorded.get(item, 0), rows.get(item, 0)) for item in every]
    return [pair for pair in pairs if pair.team != pair.village]


async def mismatch(books: Books, visit: Visit) -> Incident | None:
    """The mismatch that is open."""
    return await counts.standing(books, visit, IncidentKind.MISMATCH)


async def compare(acting: Acting, visit: Visit) -> list[Difference]:
    """Brings the mismatch up to what the records say now; what still differs."""
    parted = await differences(acting.books, visit)
    await counts.compare(acting, visit, IncidentKind.MISMATCH, _in_words(parted))
    return parted


def _in_words(parted: list[Difference]) -> str:
    return ", ".join(f"{d.item} {d.team} ≠ {d.village}" for d in parted)


async def explanation(books: Books, visit: Visit, parted: list[Difference]) -> Incident | None:
    """Who accounted for exactly these differences, and how; None while nobody did."""
    return await counts.explained(books, visit, IncidentKind.MISMATCH, _in_words(parted)) if parted else None


async def unaccounted(books: Books, visit: Visit) -> list[Difference]:
    """Where team and village part and nobody has said why."""
    parted = await differences(books, visit)
    return [] if await explanation(books, visit, parted) else parted


async def disputed(books: Books, visit: Visit) -> bool:
    """Whether the village's count or the load differs from what was handed over, and nobody has said why: so long the
    handover record is no more than a draft."""
    return bool(await unaccounted(books, visit) or await load.unaccounted(books, visit))


async def obstacles(books: Books, visit: Visit) -> list[str]:
    """What still stands before closing, as text keys; empty if nothing does."""
    returned = await books.steps.first(visit=visit.id, step=Step.RETURNED) is not None
    counted = bool(await last_round(books, visit)) or not await arrived(books, visit)
    standing = {
        "count.missing_return": not returned,
        "count.missing_photos": await books.photos.count(visit=visit.id, state=PhotoState.PENDING) > 0,
        "count.missing_count": not counted,
        "count.missing_question": not counted and await unasked(books, visit),
        "count.missing_agreement": await mismatch(books, visit) is not None,
    }
    return [key for key, stands in standing.items() if stands] + await load.obstacles(books, visit)


async def close(acting: Acting, visit: Visit) -> Visit:
    """The last word. Mistake in words for the visit's state, or for the first thing that still stands before it."""
    acting.need(Action.COORDINATE)
    visits.may_become(visit, VisitState.CLOSED)
    if missing := await obstacles(acting.books, visit):
        raise Mistake(missing[0])
    return await visits.change(acting, visit, "visit.closed", state=VisitState.CLOSED, closed_at=acting.now, reason="")
