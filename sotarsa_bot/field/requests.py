"""Service requests: whoever is on no list is never served silently; what they need is kept, and answered."""

from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Photo
from sotarsa_bot.records.record import Instant
from sotarsa_bot.records.service_request import RequestState, ServiceRequest
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running import high_water

WAITING = (RequestState.OPEN, RequestState.ACCEPTED)


async def add(acting: Acting, visit: Visit, name: str, need: str, photo: Photo | None, at: Instant) -> ServiceRequest:
    """Keeps what somebody asked for during a visit; Mistake if nobody is to be named in its records any more."""
    acting.need(Action.DELIVER, Action.DECIDE, village=visit.village)
    if visit.erased_at:
        raise Mistake(visit.is_now, code=visit.code)
    added = await acting.books.requests.add(
        ServiceRequest(
            id=await high_water.next_id(acting.books, high_water.REQUESTS),
            visit=visit.id,
            village=visit.village,
            name=name,
            need=need,
            photo=photo.id if photo else None,
            by=acting.by.id,
            at=at,
        )
    )
    await acting.record("request.noted", visit, request=added.id)
    return added


async def of_message(books: Books, by: int, at: Instant) -> ServiceRequest | None:
    """What this person asked for in the message of that second; None if there is none, or several."""
    found = await books.requests.find(by=by, at=at)
    return found[0] if len(found) == 1 else None


async def add_photo(acting: Acting, visit: Visit, request: int, photo: Photo) -> None:
    """The photo that was asked for after it was noted."""
    acting.need(Action.DELIVER, Action.DECIDE, village=visit.village)
    await acting.books.requests.change(request, photo=photo.id)
    await acting.record("request.pictured", visit, request=request)


def must_be_theirs(acting: Acting, request: ServiceRequest) -> None:
    """Mistake for all but who noted it, and coordinators."""
    acting.need(Action.DELIVER, Action.DECIDE, village=request.village)
    if request.by != acting.by.id and not acting.may(Action.COORDINATE):
        raise Mistake("deliver.not_your_record")


async def mend(acting: Acting, request: ServiceRequest, name: str, need: str) -> bool:
    """Whoever noted it wrote it otherwise; False if somebody has answered it as it was."""
    must_be_theirs(acting, request)
    changed = await acting.books.requests.change(request.id, only_if={"state": RequestState.OPEN}, name=name, need=need)
    if changed:
        await acting.audit("request.mended", f"visit:{request.visit}", request=request.id)
    return changed


async def answer(acting: Acting, request: ServiceRequest, state: RequestState, words: str = "") -> bool:
    """The coordinator's word, or the camat's; False if somebody has answered before."""
    acting.need(Action.COORDINATE, Action.RULE)
    answered = await acting.books.requests.change(
        request.id,
        only_if={"state": RequestState.OPEN},
        state=state,
        answer=words,
        answered_by=acting.by.id,
        answered_at=acting.now,
    )
    if answered:
        await acting.audit("request.answered", f"visit:{request.visit}", request=request.id, state=state)
    return answered


async def take_back_answer(acting: Acting, request: ServiceRequest) -> bool:
    """It was answered by mistake, and waits again; False if it waits already."""
    acting.need(Action.COORDINATE)
    values: dict[str, Any] = {"state": RequestState.OPEN, "answer": "", "answered_by": None, "answered_at": None}
    back = request.state is not RequestState.OPEN and await acting.books.requests.change(
        request.id, only_if={"state": request.state}, **values
    )
    if back:
        await acting.audit("request.answer_taken_back", f"visit:{request.visit}", request=request.id, was=request.state)
    return back


async def withdraw(acting: Acting, request: ServiceRequest) -> bool:
    """It was noted by mistake: nobody has to answer it. False if somebody has."""
    return await _turned(acting, request, RequestState.OPEN, RequestState.WITHDRAWN, "request.withdrawn")


async def give_back(acting: Acting, request: ServiceRequest) -> bool:
    """It was no mistake after all. False if it counts."""
    return await _turned(acting, request, RequestState.WITHDRAWN, RequestState.OPEN, "request.given_back")


async def _turned(acting: Acting, request: ServiceRequest, was: RequestState, now: RequestState, what: str) -> bool:
    must_be_theirs(acting, request)
    changed = await acting.books.requests.change(request.id, only_if={"state": was}, state=now)
    if changed:
        await acting.audit(what, f"visit:{request.visit}", request=request.id)
    return changed


async def waiting(books: Books, village: str) -> list[ServiceRequest]:
    """What the next visit to a village can take along: not declined, and in no visit that still stands."""
    found = await books.requests.find(village=village, state=OneOf(WAITING))
    taken = tuple({one.taken_up for one in found if one.taken_up})
    off = await books.visits.find(id=OneOf(taken), state=VisitState.CANCELLED) if taken else []
    free = {None, *(visit.id for visit in off)}
    return [one for one in found if one.taken_up in free]


async def take_up(acting: Acting, visit: Visit) -> int:
    """A new visit takes along what waits in its village; how many requests that is."""
    acting.need(Action.PROPOSE)
    found = await waiting(acting.books, visit.village)
    for one in found:
        await acting.books.requests.change(one.id, taken_up=visit.id)
    if found:
        await acting.record("request.taken_up", visit, requests=[one.id for one in found])
    return len(found)


async def taken_along(books: Books, visit: Visit) -> list[ServiceRequest]:
    """What this visit is to serve beside its list."""
    return await books.requests.find(taken_up=visit.id, state=OneOf(WAITING))


async def unanswered(books: Books) -> list[ServiceRequest]:
    return await books.requests.find(state=RequestState.OPEN)
