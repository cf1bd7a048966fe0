"""The figures of a period or a visit, as the camat reads them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sotarsa_bot.books import AtLeast, Books, OneOf, StartsWith, Unlike
from sotarsa_bot.hand_overs.deliveries import recipients_reached
from sotarsa_bot.hand_overs.twins import whom
from sotarsa_bot.records.field import DIFFERENCES, SHOWN, DeliveryKind, IncidentEnd, IncidentKind, PhotoState
from sotarsa_bot.records.service_request import RequestState
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.office import Office


@dataclass(frozen=True)
class Figures:
    """`reached`: see deliveries.recipients_reached; amounts are per item. `by_count`: of these, what was recorded
    without a word of whom."""

    by_state: dict[VisitState, int]
    reached: int
    items: dict[str, int]
    by_count: dict[str, int]
    photos: int
    by_proxy: int
    incidents: int
    open_incidents: int
    requests: int
    unanswered: int


async def of_days(books: Books, first: date, last: date) -> tuple[list[Visit], Figures]:
    """The visits of these days (agreed day, both ends included) and their figures."""
    found = [v for v in await books.visits.find(day=AtLeast(first), order="day") if v.day and v.day <= last]
    return found, await of_visits(books, found)


async def visits_of_village(books: Books, code: str) -> list[Visit]:
    """Every visit to a village, the latest first."""
    return await books.visits.find(village=code, order="-id")


async def something_happened(books: Books, office: Office, since: datetime, until: datetime) -> bool:
    """Whether a visit was to be made between these moments (by its day), or anything was done with any visit."""
    if (await of_days(books, office.today(since) + timedelta(days=1), office.today(until)))[0]:
        return True
    happened = await books.audit.first(at=AtLeast(since), subject=StartsWith("visit:"), order="at")
    return happened is not None and happened.at < until


_REPORTED = OneOf(tuple(kind for kind in IncidentKind if kind not in DIFFERENCES))
"""What somebody has reported: a count that differs is said apart."""


async def of_visits(books: Books, found: list[Visit]) -> Figures:
    ids = OneOf(tuple(v.id for v in found))
    deliveries = await books.deliveries.find(visit=ids, kind=DeliveryKind.RECEIVED, withdrawn_at=None)
    items, by_count = Counter[str](), Counter[str]()
    for delivery in deliveries:
        items[delivery.item] += delivery.amount
        by_count[delivery.item] += delivery.amount if whom(delivery) is None else 0
    reported = {"visit": ids, "kind": _REPORTED}
    return Figures(
        by_state=dict(Counter(v.state for v in found)),
        reached=sum([await recipients_reached(books, visit) for visit in found]),
        items=dict(items),
        by_count=dict(+by_count),
        photos=await books.photos.count(visit=ids, state=PhotoState.STORED, kind=OneOf(SHOWN)),
        by_proxy=sum(1 for d in deliveries if d.proxy_name),
        incidents=await books.incidents.count(**reported)
        - await books.incidents.count(**reported, ended=IncidentEnd.WITHDRAWN),
        open_incidents=await books.incidents.count(**reported, resolved_at=None),
        requests=await books.requests.count(visit=ids, state=Unlike(RequestState.WITHDRAWN)),
        unanswered=await books.requests.count(visit=ids, state=RequestState.OPEN),
    )
