"""Incidents: what somebody says stands in the way of a visit. They are reported, told more of, ended, and opened again.

Those that the numbers open and end by themselves are in differences.py.
"""

from collections.abc import Sequence
from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.events import IncidentChanged
from sotarsa_bot.field import differences
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import DIFFERENCES, Incident, IncidentEnd, IncidentKind
from sotarsa_bot.records.record import Instant
from sotarsa_bot.records.visit import OPEN, Visit
from sotarsa_bot.visits import visits

SLIPS = (IncidentEnd.WENT_ON, IncidentEnd.WITHDRAWN)
"""How an incident may have ended by a slip of the thumb: these can be taken back."""


async def get(books: Books, id_: int) -> Incident:
    """What somebody reported; Mistake `common.old_button` if there is none such."""
    incident = await books.incidents.first(id=id_)
    if incident is None or incident.kind in DIFFERENCES:
        raise Mistake("common.old_button")
    return incident


async def report(
    acting: Acting, visit: Visit, kind: IncidentKind, words: str, *, by: int, at: Instant, photos: Sequence[int] = ()
) -> Incident:
    """Something stands in the way; it is on record at once. `by`: who wrote it, if not whoever says so now; `at`: when.

    Mistake, in words for the visit's state, if it is over.
    """
    acting.need(Action.INCIDENT, village=visit.village)
    visits.only_in(visit, *OPEN)
    incident = await acting.books.incidents.add(Incident(visit=visit.id, kind=kind, words=words, by=by, at=at))
    for photo in photos:
        await acting.books.photos.change(photo, incident=incident.id)
    acting.happened(IncidentChanged, visit)
    await acting.record("incident.reported", visit, incident=incident.id, kind=kind)
    return incident


async def add_words(acting: Acting, visit: Visit, incident: Incident, words: str) -> Incident:
    """More is known of it; also once it is over."""
    acting.need(Action.INCIDENT, village=visit.village)
    told = f"{incident.words}; {words}"
    await acting.books.incidents.change(incident.id, words=told)
    acting.happened(IncidentChanged, visit)
    await acting.record("incident.more_words", visit, incident=incident.id)
    return incident.with_(words=told)


async def mend(acting: Acting, visit: Visit, incident: Incident, words: str) -> Incident:
    """Other words instead of those that it was told with. Mistake once somebody has said how it ended."""
    acting.need(Action.INCIDENT, village=visit.village)
    if incident.resolved_at is not None:
        raise Mistake("incident.edit_too_late")
    await acting.books.incidents.change(incident.id, words=words)
    acting.happened(IncidentChanged, visit)
    await acting.record("incident.mended", visit, incident=incident.id)
    return incident.with_(words=words)


async def name_kind(acting: Acting, visit: Visit, incident: Incident, kind: IncidentKind) -> Incident:
    """It is of another kind than was said; also once it is over."""
    acting.need(Action.INCIDENT, village=visit.village)
    await acting.books.incidents.change(incident.id, kind=kind)
    acting.happened(IncidentChanged, visit)
    await acting.record("incident.mended", visit, incident=incident.id, kind=kind)
    return incident.with_(kind=kind)


async def end(acting: Acting, visit: Visit, incident: Incident, how: IncidentEnd) -> None:
    """It stands in the way no longer. Mistake if somebody has said so before."""
    acting.need(Action.INCIDENT, village=visit.village)
    if not await differences.end(acting, visit, incident, how):
        raise Mistake("common.answered_already")


async def open_again(acting: Acting, visit: Visit, incident: Incident) -> Incident:
    """That it was over was a slip of the thumb. Mistake for what ended otherwise, or for the visit's state."""
    acting.need(Action.INCIDENT, village=visit.village)
    visits.only_in(visit, *OPEN)
    if incident.ended not in SLIPS:
        raise Mistake("common.answered_already")
    return await _open(acting, visit, incident)


async def open_with_visit(acting: Acting, visit: Visit, reason: str) -> Incident | None:
    """The visit is put off no longer (it was for this reason): what it was put off for stands in its way again, if it
    was for an incident."""
    ended = await acting.books.incidents.first(visit=visit.id, ended=IncidentEnd.PUT_OFF, order="-resolved_at")
    return await _open(acting, visit, ended) if ended and reason.endswith(ended.words) else None


async def _open(acting: Acting, visit: Visit, incident: Incident) -> Incident:
    unended: dict[str, Any] = {"ended": None, "resolution": "", "resolved_by": None, "resolved_at": None}
    await acting.books.incidents.change(incident.id, **unended)
    acting.happened(IncidentChanged, visit)
    await acting.record("incident.opened_again", visit, incident=incident.id)
    return incident.with_(**unended)
