"""What needs a decision or a telephone call: said first in every summary."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sotarsa_bot import texts, wording
from sotarsa_bot.books import AtLeast, Books, OneOf
from sotarsa_bot.field import load, requests
from sotarsa_bot.flags import asking_photos, review
from sotarsa_bot.people import roster
from sotarsa_bot.privacy import data_requests
from sotarsa_bot.records.flag import Verdict
from sotarsa_bot.records.service_request import ServiceRequest
from sotarsa_bot.records.visit import BROKEN_OFF, OPEN, Visit, VisitState
from sotarsa_bot.running.office import Office
from sotarsa_bot.visits import reminders
from sotarsa_bot.visits.unasked import unasked
from sotarsa_bot.visits.underway import on_the_road

UNSURE = "unsure"
"""The talks that hold what was read back and waits for a yes (conversations/doubts/unsure_asked.py)."""
ASKED_BACK = timedelta(hours=1), timedelta(days=14)
"""Longer than an answer takes, and as long as anybody remembers what they wrote."""


class Need(NamedTuple):
    """A text's key and its values."""

    key: str
    values: dict[str, Any]


async def everywhere(books: Books, office: Office, now: datetime) -> list[Need]:
    """Of all visits that are open, and of closed ones what is still to be looked at; and what was asked about personal
    data, which has a term."""
    needs = await _open(books, office, await books.visits.find(state=OneOf(OPEN)), now)
    asked, unanswered = await _asked(books, office, now), _unanswered(await requests.unanswered(books))
    unsure, photos = await _asked_back(books, now), await _photos(books, office, now)
    return [*asked, *unsure, *needs, *await _flagged(books, None), *photos, *unanswered]


async def _asked_back(books: Books, now: datetime) -> list[Need]:
    """What somebody wrote, was asked about, and has not answered: it is recorded nowhere."""
    since, until = now - ASKED_BACK[1], now - ASKED_BACK[0]
    waiting = await books.talks.find(flow=UNSURE, step=OneOf(("unsure", "again")), changed_at=AtLeast(since))
    asked = [talk for talk in waiting if talk.step == "again" or talk.changed_at <= until]
    who = [await _asked_where(books, *of) for of in dict.fromkeys((talk.person, talk.chat) for talk in asked)]
    return [Need("summary.needs_meaning", {"count": len(asked), "who": wording.listing(who)})] if asked else []


async def _asked_where(books: Books, person: int, chat: int) -> str:
    """ "Hendra Contoh (di grup Tim PAK SOTARSA)": who has to answer, and where the question stands."""
    name, there = await roster.name(books, person), await books.chats.get(chat)
    if there.private:
        return texts.plain("summary.asked_alone", name=name)
    return texts.plain("summary.asked_in", name=name, chat=there.title)


async def _photos(books: Books, office: Office, now: datetime) -> list[Need]:
    """Photos that a coordinator asked for and that did not come by their day."""
    late = await asking_photos.late(books, office, now)
    return [Need("summary.needs_photos", {"code": f"K{visit}", "count": count}) for visit, count in late.items()]


async def _asked(books: Books, office: Office, now: datetime) -> list[Need]:
    waiting = await data_requests.open_ones(books)
    if not waiting:
        return []
    due = wording.moment(waiting[0].due_at, office.zone)
    key = "data.needs_answer" if now < waiting[0].due_at else "data.needs_answer_late"
    return [Need(key, {"count": len(waiting), "due": due})]


async def of_visits(books: Books, office: Office, found: Iterable[Visit], now: datetime) -> list[Need]:
    """Trouble first (incidents, teams that are not back), then what waits for somebody's word."""
    visits = list(found)
    ids = {visit.id for visit in visits}
    asked = [one for one in await requests.unanswered(books) if one.visit in ids]
    return [*await _open(books, office, visits, now), *await _flagged(books, visits), *_unanswered(asked)]


def _unanswered(found: list[ServiceRequest]) -> list[Need]:
    codes = wording.listing([f"K{visit}" for visit in dict.fromkeys(one.visit for one in found)])
    return [Need("summary.needs_requests", {"count": len(found), "codes": codes})] if found else []


async def _open(books: Books, office: Office, visits: list[Visit], now: datetime) -> list[Need]:
    needs = [need for visit in visits for need in await _incidents(books, visit)]
    needs += [need for visit in visits for need in await _late(books, office, visit, now)]
    unheard = [v for v in visits if await unasked(books, v)]
    unloaded = [v for v in visits if await _load_is_open(books, v)]
    return needs + _waiting(visits, unloaded, unheard, office.today(now))


async def _incidents(books: Books, visit: Visit) -> list[Need]:
    found = await books.incidents.find(visit=visit.id, resolved_at=None)
    return [
        Need(
            "summary.needs_incident",
            {"code": visit.code, "kind": texts.plain(f"incident.kind_{i.kind}"), "words": wording.cut(i.words, 120)},
        )
        for i in found
    ]


async def _late(books: Books, office: Office, visit: Visit, now: datetime) -> list[Need]:
    """Teams that are not back by the expected time plus the village's margin, or were never heard of on their day."""
    village = await books.villages.get(visit.village)
    if visit.state is VisitState.AGREED and visit.agreed and visit.agreed.starts_at < now:
        key = "summary.needs_steps" if await _heard_of(books, visit) else "summary.needs_word"
        return [Need(key, {"code": visit.code, "village": village.name})]
    stopped = visit.state in BROKEN_OFF and await on_the_road(books, visit)
    if not stopped and visit.state is not VisitState.UNDER_WAY:
        return []
    back = await reminders.expected_back(books, office, visit) + timedelta(minutes=village.margin_minutes)
    return [Need("summary.needs_return", {"code": visit.code, "village": village.name})] if back < now else []


async def _heard_of(books: Books, visit: Visit) -> bool:
    """Whether a hand-over or a photo says that the team is there, though it reported no step."""
    return bool(await books.deliveries.count(visit=visit.id, withdrawn_at=None) or
                await books.photos.count(visit=visit.id))  # fmt: skip


async def _load_is_open(books: Books, visit: Visit) -> bool:
    """Whether the team is back and has not said what became of what it carried. A difference is an incident."""
    return visit.state is VisitState.RETURNED and "load.missing_word" in await load.obstacles(books, visit)


async def _flagged(books: Books, visits: list[Visit] | None) -> list[Need]:
    """By count only: what was found is for coordinators."""
    waiting = await review.waiting(books, None if visits is None else [visit.id for visit in visits])
    return [
        Need(key, {"code": f"K{visit}", "count": count[verdict]})
        for visit, count in waiting.items()
        for key, verdict in (("summary.needs_check", Verdict.CHECK), ("summary.needs_look", Verdict.OPEN))
        if count[verdict]
    ]


def _waiting(visits: list[Visit], unloaded: list[Visit], unheard: list[Visit], today: date) -> list[Need]:
    """Codes together, a line for each thing that is waited for; no answer to what was not asked."""
    silent = [v for v in visits if v.state is VisitState.PROPOSED and not v.counter and v not in unheard]
    waits = {
        "summary.needs_reaching": unheard,
        "summary.needs_coordinator": [v for v in visits if v.counter],
        "summary.needs_other_days": [v for v in silent if v.plan.window.last < today],
        "summary.needs_answer": [v for v in silent if v.plan.window.last >= today],
        "summary.needs_new_day": [v for v in visits if v.state is VisitState.POSTPONED],
        "summary.needs_load": unloaded,
        "summary.needs_closing": [v for v in visits if v.state is VisitState.RETURNED],
    }
    return [Need(key, {"codes": wording.listing([v.code for v in found])}) for key, found in waits.items() if found]
