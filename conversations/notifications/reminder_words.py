"""What a reminder says, and to whom. Whoever has done everything already is not reminded."""

import re
from datetime import datetime
from typing import Any

from conversations import post
from conversations.doubts.unsure_asked import NAME, Asked
from conversations.notifications import heads, unanswered
from conversations.visits import visit_alarms
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.parsing.steps import PLAIN
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.field import SHOWN
from sotarsa_bot.records.machinery import Reminder
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.office import Office
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import answer_by, checklist, days_changed
from sotarsa_bot.visits.alarm import AlarmKind
from sotarsa_bot.wording import WITHOUT_HOUR

Told = list[tuple[Chat, Html]]
"""Who is told what."""


async def say(books: Books, office: Office, reminder: Reminder, visit: Visit, now: datetime) -> bool:
    """Whether anybody was told anything."""
    if reminder.kind.startswith(AlarmKind.OVERDUE) and (
        not await _is_out(books, office, visit) or await _said_to_be_home(books, visit)
    ):
        return False
    match reminder.kind:
        case "answer":
            told = await _for_an_answer(books, office, visit, now)
        case "before":
            told = await _before(books, office, visit, now)
        case "no_word":
            told = await _without_a_word(books, office, visit)
        case "expired":
            return await unanswered.expired(books, office, visit, now)
        case "wish":
            return await unanswered.wish(books, office, visit, now)
        case "offer":
            return await unanswered.offer(books, office, visit, now)
        case "offer_silent":
            told = await unanswered.offer_silent(books, office, visit)
        case "phone" | "phone_again" | "overdue":
            coordinators = await heads.chats(books, Role.COORDINATOR)
            kind = AlarmKind(reminder.kind.removesuffix("_again"))
            if kind is AlarmKind.PHONE:
                days_changed.answer_is_past(books, visit)
            return await visit_alarms.ring(books, office, visit, kind, coordinators, now)
        case "overdue_again":
            everybody = await heads.chats(books, Role.COORDINATOR, Role.CAMAT)
            return await visit_alarms.ring(books, office, visit, AlarmKind.OVERDUE, everybody, now)
        case _:
            camats = await heads.chats(books, Role.CAMAT)
            return await visit_alarms.ring(books, office, visit, AlarmKind.OVERDUE, camats, now)
    for chat, text in told:
        no_word = SlotKey.in_chat(SlotKind.NO_WORD, chat.id, visit=visit.id, mark=visit.day)
        slot = no_word if reminder.kind == "no_word" else None
        await post.write(books, chat, text, now=now, slot=slot, subject=visit.subject)
    return bool(told)


async def _said_to_be_home(books: Books, visit: Visit) -> bool:
    """Somebody has said that the team is back, and is still asked when."""
    home = re.compile(rf"{visit.code} {PLAIN[Step.RETURNED]}\b.*{WITHOUT_HOUR}")
    asked = [Asked.model_validate(state.draft) for state in await books.talks.find(flow=NAME)]
    return any(home.match(one.words) for each in asked for one in each.meanings)


async def _is_out(books: Books, office: Office, visit: Visit) -> bool:
    """Whether the team has set out, as far as is known: by its steps, or, where it reports none, by what came on the
    day itself. What is sent in days later is of people who are back."""
    if visit.state is not VisitState.AGREED or visit.day is None:
        return True
    came = [one.received_at for one in await books.deliveries.find(visit=visit.id, withdrawn_at=None)]
    came += [one.received_at for one in await books.photos.find(visit=visit.id, kind=OneOf(SHOWN))]
    return any(at.astimezone(office.zone).date() == visit.day for at in came)


async def _for_an_answer(books: Books, office: Office, visit: Visit, now: datetime) -> Told:
    example = wording.day_and_month(max(visit.plan.window.first, office.today(now)))
    by = wording.long_day(answer_by.of(office, visit))
    text = texts.html("remind.answer", example=example, by=by, **await _said(books, office, visit))
    return [(chat, text) for chat in await roster.village_groups(books, visit.village)]


async def _before(books: Books, office: Office, visit: Visit, now: datetime) -> Told:
    """Both sides hear only what they have not ticked yet; the day itself they hear the day before and on the day."""
    days = (visit.day - office.today(now)).days if visit.day else 0
    when = {0: texts.plain("remind.today"), 1: texts.plain("remind.tomorrow")}
    said = {**await _said(books, office, visit), "when": when.get(days) or texts.plain("remind.in_days", days=days)}
    ticked = {(t.list, t.item) for t in await books.ticks.find(visit=visit.id)}
    told: Told = []
    for which, items, chats in (
        ("team", checklist.TEAM_LIST, await roster.team_groups(books)),
        ("village", checklist.VILLAGE_LIST, await roster.village_groups(books, visit.village)),
    ):
        open_ = [texts.plain(f"check.{item}") for item in items if (which, item) not in ticked]
        if open_ or days in when:
            text = texts.html("remind.before", todo=_todo(open_), **said)
            told += [(chat, text) for chat in chats]
    return told


async def _without_a_word(books: Books, office: Office, visit: Visit) -> Told:
    """The team and the coordinators are asked whether they have left; nobody, if anything of the day is on record."""
    if await books.steps.count(visit=visit.id) or await books.deliveries.count(visit=visit.id, withdrawn_at=None):
        return []
    text = texts.html("remind.no_word", **await _said(books, office, visit))
    chats = [*await roster.team_groups(books), *await heads.chats(books, Role.COORDINATOR)]
    return [(chat, text) for chat in {chat.id: chat for chat in chats}.values()]


def _todo(open_: list[str]) -> Html:
    return texts.html("remind.still_open", items=wording.listing(open_)) if open_ else texts.html("remind.all_ready")


async def _said(books: Books, office: Office, visit: Visit) -> dict[str, Any]:
    village = (await books.villages.get(visit.village)).name
    window = wording.span(visit.plan.window.first, visit.plan.window.last)
    moment = wording.moment(visit.agreed.starts_at, office.zone) if visit.agreed else window
    place = visit.agreed.place.name if visit.agreed and visit.agreed.place else texts.plain("card.no_place")
    return {"code": visit.code, "village": village, "moment": moment, "place": place}
