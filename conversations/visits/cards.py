"""The card of a visit: one living message in each group that has to do with it, edited at every change."""

from datetime import date, datetime, timedelta

from conversations import post
from conversations.button import Button
from conversations.visits import answered, card_buttons, day_words, field_words, reached_words, wishes
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.office import Office
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import answer_by, caveats, day_marks, visits


async def show(books: Books, office: Office, visit: Visit, now: datetime) -> list[Slot]:
    """Brings the visit's card up to date in the team's and the village's groups, and where it was asked for; all
    messages of the visit that stood before."""
    groups = [*await roster.team_groups(books), *await roster.village_groups(books, visit.village)]
    standing = await books.slots.find(subject=visit.subject, former=False)
    asked_for = [slot.chat for slot in standing if slot.kind is SlotKind.CARD]
    others = [await books.chats.get(chat) for chat in asked_for if chat not in {group.id for group in groups}]
    for chat in [*groups, *(chat for chat in others if chat.private)]:
        await _write(books, office, visit, chat, now)
    return standing


async def bring(books: Books, office: Office, visit: Visit, chat: Chat, now: datetime) -> None:
    """The card again, below what was said since; the one further up loses its buttons."""
    await post.retire(books, chat, _slot(visit, chat.id), now=now)
    await _write(books, office, visit, chat, now)


async def _write(books: Books, office: Office, visit: Visit, chat: Chat, now: datetime) -> None:
    rows = await card_buttons.of_card(books, office, visit, chat, now)
    await _with(books, office, visit, chat, now, rows)


async def unfold(books: Books, office: Office, visit: Visit, chat: Chat, now: datetime) -> None:
    """On the team's card of an agreed visit, what a coordinator does with it for buttons; its next change shows the
    first ones again."""
    if visit.state is not VisitState.AGREED or chat.purpose is Purpose.VILLAGE:
        return await fold(books, office, visit, chat, now)
    await _with(books, office, visit, chat, now, card_buttons.unfolded(visit))


async def fold(books: Books, office: Office, visit: Visit, chat: Chat, now: datetime) -> None:
    """The card as it is at first, where it stands."""
    if await post.lives(books, _slot(visit, chat.id)):
        await _write(books, office, visit, chat, now)


async def _with(
    books: Books, office: Office, visit: Visit, chat: Chat, now: datetime, rows: list[list[Button]]
) -> None:
    await post.write(
        books,
        chat,
        await _words(books, office, visit, chat, now),
        now=now,
        buttons=rows,
        waits=bool(rows),
        slot=_slot(visit, chat.id),
        subject=visit.subject,
    )


def _slot(visit: Visit, chat: int) -> SlotKey:
    return SlotKey.in_chat(SlotKind.CARD, chat, visit=visit.id)


async def _words(books: Books, office: Office, visit: Visit, chat: Chat, now: datetime) -> Html:
    """What the card says in this chat."""
    village = await books.villages.get(visit.village)
    state = await _state(books, office, visit, now)
    lines = [texts.html("card.head", code=visit.code, village=village.name, state=state)]
    if visit.state is VisitState.RETURNED and visit.reason and chat.purpose is not Purpose.VILLAGE:
        lines.append(texts.html("closing.card", reason=visit.reason))
    lines += [*await _when_and_where(books, office, visit), *_answer_by(office, visit, now)]
    lines += await _caveats(books, office, visit, to_village=chat.purpose is Purpose.VILLAGE)
    lines += await _plan(books, visit, to_village=chat.purpose is Purpose.VILLAGE)
    if chat.purpose is not Purpose.VILLAGE:
        lines += await _marked(books, office, visit, now)
        lines += await reached_words.lines(books, office, visit, private=chat.private)
    lines += await field_words.lines(books, visit, to_village=chat.purpose is Purpose.VILLAGE)
    if chat.purpose is Purpose.VILLAGE and (question := _question(office, visit, now)):
        lines.append(texts.html(question, example=wording.day_and_month(_example(office, visit, now))))
    return Html("\n".join(lines))


async def _state(books: Books, office: Office, visit: Visit, now: datetime) -> Html:
    if visit.counter and visit.state in (VisitState.PROPOSED, VisitState.AGREED):
        key = "card.state_wants_to_move" if visit.agreed else "card.state_countered"
        return texts.html(key, wish=wishes.words(office, visit))
    if visit.offer and visit.state in (VisitState.PROPOSED, VisitState.AGREED):
        key = "card.state_agreed_offered" if visit.agreed else "card.state_offered"
        return texts.html(key, offer=wishes.said(office, visit.offer))
    if visit.offer and visit.state is VisitState.POSTPONED:
        return texts.html("card.state_postponed_offered", reason=visit.reason, offer=wishes.said(office, visit.offer))
    if visits.is_over(office, visit, now):
        return texts.html("card.state_over")
    if visit.state is VisitState.PROPOSED and visit.choice:
        key = "card.state_choosing_place" if visit.choice.time else "card.state_choosing_time"
        chooser = await roster.name(books, visit.choice.by)
        day, time = wording.long_day(visit.choice.day), visit.choice.time.replace(":", ".")
        place = f", {visit.choice.place}" if visit.choice.place else ""
        return texts.html(key, name=chooser, day=day, time=time, place=place)
    return texts.html(f"card.state_{visit.state}", **({"reason": visit.reason} if visit.reason else {}))


async def _when_and_where(books: Books, office: Office, visit: Visit) -> list[Html]:
    if visit.agreed is None:
        window = wording.span(visit.plan.window.first, visit.plan.window.last)
        return [texts.html("card.window", window=window)]
    place = visit.agreed.place.name if visit.agreed.place else texts.plain("card.no_place")
    key, values = answered.said(visit.agreed, await roster.name(books, visit.agreed.by))
    return [
        texts.html("card.when", moment=wording.moment(visit.agreed.starts_at, office.zone)),
        texts.html("card.where", place=place),
        texts.html(key, **values),
    ]


def _answer_by(office: Office, visit: Visit, now: datetime) -> list[Html]:
    """Until when the village's answer is awaited, and that it is past."""
    waits = visit.state is VisitState.PROPOSED and not (visit.counter or visit.offer)
    if not waits or visits.is_over(office, visit, now):
        return []
    key = "card.answer_past" if answer_by.is_past(office, visit, now) else "card.answer_by"
    return [texts.html(key, day=wording.long_day(answer_by.of(office, visit)))]


async def _marked(books: Books, office: Office, visit: Visit, now: datetime) -> list[Html]:
    """On which of the proposed days who of the village can."""
    if visit.state is not VisitState.PROPOSED:
        return []
    days = visits.days_to_come(office, visit, now)
    return await day_words.lines(books, await day_marks.of_visit(books, visit, days)) if len(days) > 1 else []


async def _caveats(books: Books, office: Office, visit: Visit, *, to_village: bool) -> list[Html]:
    found = await caveats.of_visit(books, office, visit)
    return [texts.html(c.key, **c.values) for c in found if not (to_village and c.internal)]


async def _plan(books: Books, visit: Visit, *, to_village: bool) -> list[Html]:
    plan = visit.plan
    said = {
        "services": wording.listing(plan.services),
        "joint": wording.listing(plan.joint_activities),
        "partners": wording.listing(plan.partners),
        "crew": wording.listing([await roster.name(books, p) for p in visit.crew]),
        "leader": "" if to_village else await roster.name(books, plan.leader),
        "vehicle": "" if to_village else plan.vehicle,
        "cargo": wording.listing([str(item) for item in plan.cargo]),
        "note": plan.note,
    }
    return [texts.html(f"card.{key}", **{key: value}) for key, value in said.items() if value]


def _example(office: Office, visit: Visit, now: datetime) -> date:
    """A day that may still be answered with."""
    today = office.today(now)
    return next(iter(visits.days_to_come(office, visit, now)), today + timedelta(days=7))


def _question(office: Office, visit: Visit, now: datetime) -> str | None:
    if visit.state is VisitState.AGREED and visit.agreed and visit.agreed.place is None and not visit.counter:
        return "card.ask_only_place"
    if visit.state is not VisitState.PROPOSED or visit.counter:
        return None
    if visits.is_over(office, visit, now):
        return "card.ask_other_day"
    if visit.choice is None:
        return "card.ask_day"
    return "card.ask_place" if visit.choice.time else "card.ask_time"
