"""Two counts that should meet. While they do not, one incident of their kind is open; equality ends it.

Whoever accounts for a difference accounts for exactly those numbers: when they change it is asked about again.
"""

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.events import IncidentChanged
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Incident, IncidentEnd, IncidentKind
from sotarsa_bot.records.visit import Visit


async def standing(books: Books, visit: Visit, kind: IncidentKind) -> Incident | None:
    """The difference of this kind that nobody has accounted for."""
    return await books.incidents.first(visit=visit.id, kind=kind, resolved_at=None)


async def explained(books: Books, visit: Visit, kind: IncidentKind, words: str) -> Incident | None:
    """The incident with which somebody has accounted for exactly this difference."""
    last = await books.incidents.first(visit=visit.id, kind=kind, words=words, order="-id")
    return last if last and last.ended is IncidentEnd.EXPLAINED else None


async def compare(acting: Acting, visit: Visit, kind: IncidentKind, words: str) -> None:
    """Brings the incident up to what differs now ("" if nothing does)."""
    there = await standing(acting.books, visit, kind)
    if not words or await explained(acting.books, visit, kind, words):
        if there:
            await _end(acting, visit, there, IncidentEnd.MET)
    elif there is None:
        opened = Incident(visit=visit.id, kind=kind, words=words, by=acting.by.id, at=acting.now)
        await acting.books.incidents.add(opened)
        await acting.record(f"{kind}.opened", visit)
    elif there.words != words:
        await acting.books.incidents.change(there.id, words=words)


async def explain(acting: Acting, visit: Visit, incident: Incident, words: str) -> bool:
    """Accounts for the difference; False if somebody else has before, or the numbers have met."""
    acting.need(Action.COORDINATE, Action.RULE)
    return await end(acting, visit, incident, IncidentEnd.EXPLAINED, words)


async def end(acting: Acting, visit: Visit, incident: Incident, how: IncidentEnd, words: str = "") -> bool:
    """Says how an incident ended; False if somebody else did before. A part of use cases: it asks no right."""
    acting.happened(IncidentChanged, visit)
    return await _end(acting, visit, incident, how, words)


async def _end(acting: Acting, visit: Visit, incident: Incident, how: IncidentEnd, words: str = "") -> bool:
    ended = await acting.books.incidents.change(
        incident.id,
        only_if={"resolved_at": None},
        ended=how,
        resolution=words,
        resolved_by=acting.by.id,
        resolved_at=acting.now,
    )
    if ended:
        await acting.record("incident.ended", visit, incident=incident.id, kind=incident.kind)
    return ended
