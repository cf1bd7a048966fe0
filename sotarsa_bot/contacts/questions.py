"""What a village is asked or told about a visit just now, its code, and its twin: the same in plain short sentences,
for who has no Telegram."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.contacts.codes import Asked, Code, stamp_of
from sotarsa_bot.field import closing
from sotarsa_bot.records.visit import Meeting, Visit, VisitState
from sotarsa_bot.running.scene import Scene
from sotarsa_bot.visits import answer_by, visits
from sotarsa_bot.visits.checklist import VILLAGE_LIST

HEAD = "PAK SOTARSA"
"""A twin begins with it, and ends with the line of its code: so it is known again where an answer quotes it."""
_PLAIN = str.maketrans({"\u2013": "-", "\u2014": "-", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})
"""An SMS with one letter that its alphabet lacks holds less than half as much."""


async def kinds(scene: Scene, visit: Visit) -> list[Asked]:
    """What waits for the village's answer, or is to be told to it; the most urgent first."""
    found: list[Asked] = []
    if visit.state in (VisitState.UNDER_WAY, VisitState.RETURNED):
        counted = await closing.last_round(scene.books, visit)
        return [Asked.COUNT] if await closing.asked(scene.books, visit) and not counted else []
    if visit.offer and visit.state in (VisitState.PROPOSED, VisitState.AGREED, VisitState.POSTPONED):
        found.append(Asked.OFFER)
    if visit.state is VisitState.PROPOSED and not visit.counter:
        found.append(Asked.PROPOSAL)
    if visit.state is VisitState.AGREED and visit.agreed:
        found += [Asked.ANNOUNCEMENT] if visit.agreed.place else [Asked.PROPOSAL]
        found += [Asked.CHECKLIST] if await _open(scene.books, visit) else []
    if visit.state in (VisitState.POSTPONED, VisitState.CANCELLED) and not visit.offer:
        found.append(Asked.CANCELLATION)
    return found


async def _open(books: Books, visit: Visit) -> list[str]:
    """The lines of the village's checklist that nobody has ticked."""
    ticked = {one.item for one in await books.ticks.find(visit=visit.id, list="village")}
    return [item for item in VILLAGE_LIST if item not in ticked]


async def code(books: Books, visit: Visit, kind: Asked) -> Code:
    """Of this question as it stands: another one, once what is asked is another."""
    return Code(kind, visit.id, stamp_of(*await _content(books, visit, kind)))


async def in_force(scene: Scene, visit: Visit, of: Code) -> bool:
    """Whether this very question still waits."""
    return of.kind in await kinds(scene, visit) and await code(scene.books, visit, of.kind) == of


async def _content(books: Books, visit: Visit, kind: Asked) -> tuple[object, ...]:
    match kind:
        case Asked.PROPOSAL:
            window = visit.plan.window
            return (visit.state, window.first, window.last, visit.proposed_at, *_met(visit.agreed))
        case Asked.OFFER:
            return _met(visit.offer)
        case Asked.COUNT:
            return (len(await closing.last_round(books, visit)) > 0,)
        case Asked.CANCELLATION:
            return (visit.state, visit.reason, *_met(visit.agreed))
        case _:
            return _met(visit.agreed)


def _met(meeting: Meeting | None) -> tuple[object, ...]:
    return (meeting.starts_at, meeting.place.name if meeting.place else "") if meeting else ()


async def twin(scene: Scene, visit: Visit, kind: Asked) -> str:
    """The whole message, with its code in the last line."""
    lines = [
        texts.plain("twin.head", **scene.office.district.words),
        await _WORDS[kind](scene, visit),
        texts.plain("twin.code", code=await code(scene.books, visit, kind)),
    ]
    return plainly("\n".join(lines))


def plainly(text: str) -> str:
    """Without the signs that an SMS lacks."""
    return text.translate(_PLAIN)


async def _proposal(scene: Scene, visit: Visit) -> str:
    window = visit.plan.window
    free = next(iter(visits.days_to_come(scene.office, visit, scene.now)), None)
    over = visits.is_over(scene.office, visit, scene.now)
    name = "_place" if visit.agreed else "_over" if over else ""
    example = wording.day_and_month(free or scene.office.today(scene.now) + timedelta(days=7))
    asked = texts.plain(
        f"twin.proposal{name}",
        village=await _village(scene, visit),
        moment=_moment(scene, visit.agreed),
        window=wording.span(window.first, window.last),
        services=wording.listing(visit.plan.services),
    )
    waits = visit.agreed is None and not over and not answer_by.is_past(scene.office, visit, scene.now)
    by = texts.plain("twin.proposal_by", day=wording.long_day(answer_by.of(scene.office, visit))) if waits else ""
    how = texts.plain("twin.proposal_how", example=example)
    return "\n".join(filter(None, (asked, by, how)))


async def _offer(scene: Scene, visit: Visit) -> str:
    place = f", {visit.offer.place.name}" if visit.offer and visit.offer.place else ""
    moment = f"{_moment(scene, visit.offer)}{place}"
    asked = texts.plain("twin.offer", village=await _village(scene, visit), moment=moment)
    return f"{asked}\n{texts.plain('twin.offer_how')}"


async def _count(scene: Scene, visit: Visit) -> str:
    shown = await closing.arrived(scene.books, visit)
    units = {cargo.item: cargo.unit for cargo in visit.plan.cargo}
    totals = wording.listing([" ".join(filter(None, (str(n), units.get(item, ""), item))) for item, n in shown.items()])
    item, amount = next(iter(shown.items()), ("sembako", 25))
    asked = texts.plain("twin.count", village=await _village(scene, visit), totals=totals)
    return f"{asked}\n{texts.plain('twin.count_how', example=f'{item} {max(amount - 1, 1)}')}"


async def _checklist(scene: Scene, visit: Visit) -> str:
    items = wording.listing([texts.plain(f"check.{item}") for item in await _open(scene.books, visit)])
    asked = texts.plain("twin.checklist", village=await _village(scene, visit), moment=_moment(scene, visit.agreed),
                        place=_place(visit), items=items)  # fmt: skip
    return f"{asked}\n{texts.plain('twin.checklist_how')}"


async def _announcement(scene: Scene, visit: Visit) -> str:
    asked = texts.plain("twin.announcement", village=await _village(scene, visit), moment=_moment(scene, visit.agreed),
                        place=_place(visit), services=wording.listing(visit.plan.services))  # fmt: skip
    return f"{asked}\n{texts.plain('twin.announcement_how')}"


async def _cancellation(scene: Scene, visit: Visit) -> str:
    key = f"twin.cancellation_{visit.state}"
    told = texts.plain(key, village=await _village(scene, visit), reason=visit.reason)
    return f"{told}\n{texts.plain('twin.cancellation_how')}"


_WORDS: dict[Asked, Callable[[Scene, Visit], Awaitable[str]]] = {
    Asked.PROPOSAL: _proposal, Asked.OFFER: _offer, Asked.COUNT: _count, Asked.CHECKLIST: _checklist,
    Asked.ANNOUNCEMENT: _announcement, Asked.CANCELLATION: _cancellation,
}  # fmt: skip


async def _village(scene: Scene, visit: Visit) -> str:
    return (await scene.books.villages.get(visit.village)).name


def _moment(scene: Scene, meeting: Meeting | None) -> str:
    return wording.moment(meeting.starts_at, scene.office.zone) if meeting else ""


def _place(visit: Visit) -> str:
    return visit.agreed.place.name if visit.agreed and visit.agreed.place else texts.plain("card.no_place")
