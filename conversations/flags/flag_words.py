"""What is said of a flag: what was found, and what is known of both sides. Names people, so only in private."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from conversations import post
from conversations.button import Button
from conversations.choosing.chosen_visit import label
from conversations.hand_overs.delivery_words import line, recipient
from conversations.presses.flags import (
    AnswerFlagAgain,
    FlagIsFine,
    FlagToCheck,
    ListFlags,
    LookAtVisit,
    NextFlag,
    SeeFlagged,
)
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books, OneOf, StartsWith
from sotarsa_bot.flags import camera, review, timing
from sotarsa_bot.flags.case import Case, message
from sotarsa_bot.papers.handover import ranges
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.field import Delivery, Photo
from sotarsa_bot.records.flag import Flag, FlagKind, Verdict
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.office import Office
from sotarsa_bot.texts import Html

TOLD_IN = (VisitState.RETURNED, VisitState.CLOSED)
"""A coordinator who is on the road has other things to do."""
MOST_LINES = 8
ERASED = "–"


async def tell(books: Books, visit: Visit, now: datetime) -> None:
    """To coordinators in private, once the visit is back: how many, in one message that stays true."""
    if visit.state not in TOLD_IN:
        return
    count = sum(flag.verdict is Verdict.OPEN for flag in await review.of_visit(books, visit.id))
    said = {"visit": await label(books, visit), "count": count}
    rows = [[LookAtVisit(visit=visit.id).button("flags.look")]]
    for chat in await _coordinators(books):
        slot = SlotKey.in_chat(SlotKind.FLAGS, chat.id, visit=visit.id)
        if count or await post.lives(books, slot):
            text = texts.html("flags.told" if count else "flags.told_done", **said)
            await post.write(books, chat, text, now=now, slot=slot, subject=visit.subject, buttons=rows,
                             waits=count > 0)  # fmt: skip


async def _coordinators(books: Books) -> list[Chat]:
    chats = [await roster.private_chat(books, person) for person in await roster.with_role(books, Role.COORDINATOR)]
    return [chat for chat in chats if chat and chat.reachable]


async def card(books: Books, office: Office, flag: Flag, now: datetime) -> Html:
    """The whole card: where it stands among the visit's flags, the sentence, both sides, the answer."""
    visit, of_all = await books.visits.get(flag.visit), await review.of_visit(books, flag.visit)
    place = next((n for n, other in enumerate(of_all, 1) if other.id == flag.id), len(of_all))
    head = texts.html("flags.head", visit=await label(books, visit), n=place, count=len(of_all))
    lines = [*await _records(books, office, flag), *await _photos(books, office, visit, flag, now)]
    if len(lines) > MOST_LINES:
        lines = [*lines[:MOST_LINES], texts.html("flags.more", more=len(lines) - MOST_LINES)]
    return Html("\n".join([head, await sentence(books, office, flag), *lines, *await _answer(books, office, flag)]))


async def sentence(books: Books, office: Office, flag: Flag) -> Html:
    """ "Perlu dilihat: foto nomor 3 sama dengan foto nomor 7." """
    values: dict[str, Any] = {"count": len(flag.deliveries), "photos": len(flag.photos)}
    if flag.kind in (FlagKind.SAME_PHOTO, FlagKind.LIKE_PHOTO):
        values["one"], values["other"] = await _sides(books, flag)
    if flag.kind in (FlagKind.TWICE, FlagKind.DIFFERS):
        values["whom"] = _of(await books.deliveries.first(id=flag.deliveries[0]))
    if flag.kind in (FlagKind.EARLY, FlagKind.LATE):
        values["at"] = await _limit(books, office, flag)
    return texts.html(f"flags.{flag.kind}", **values)


async def _limit(books: Books, office: Office, flag: Flag) -> str:
    """When the team set out, or was back."""
    steps = {taken.step: taken for taken in await books.steps.find(visit=flag.visit)}
    back = steps.get(Step.RETURNED)
    moment = timing.departure(steps) if flag.kind is FlagKind.EARLY else back and back.happened_at
    return _at(moment, office) if moment else "?"


async def _sides(books: Books, flag: Flag) -> tuple[str, str]:
    """Whom each of two pictures shows; one that came twice is one picture of two hand-overs."""
    if len(flag.photos) == 1:
        both = [await whom(books, await books.deliveries.first(id=id_)) for id_ in flag.deliveries]
    else:
        both = [await shown(books, await books.photos.first(id=id_), flag.visit) for id_ in flag.photos]
    return both[0], both[1]


async def shown(books: Books, photo: Photo | None, visit: int) -> str:
    """ "nomor 3", with the visit's code where it is another one. What was erased since is a dash."""
    if photo is None:
        return ERASED
    delivery = await books.deliveries.first(id=photo.delivery) if photo.delivery else None
    found = await whom(books, delivery) if delivery else texts.plain("flags.activity")
    return found if photo.visit == visit else texts.plain("flags.of_visit", whom=found, code=f"K{photo.visit}")


async def whom(books: Books, delivery: Delivery | None) -> str:
    """All that were named with it: "nomor 3–9"; what was handed over where nobody was."""
    if delivery is None:
        return ERASED
    base = message(delivery)
    together = await books.deliveries.find(visit=delivery.visit, source=StartsWith(f"{base}:"), withdrawn_at=None)
    numbers = {d.number for d in together if d.number is not None}
    if len(numbers) > 1:
        return texts.plain("deliver.number", number=ranges(sorted(numbers)))
    return _of(delivery)


def _of(delivery: Delivery | None) -> str:
    """Of this record alone, whatever else was named in the same message."""
    if delivery is None:
        return ERASED
    return recipient(delivery) or f"{delivery.amount} {delivery.item}"


async def _records(books: Books, office: Office, flag: Flag) -> list[Html]:
    found = await books.deliveries.find(id=OneOf(flag.deliveries)) if flag.deliveries else []
    found = [one for one in found if one.withdrawn_at is None] or found  # what was taken back needs no look
    return [await _record(books, office, delivery) for delivery in found]


async def _record(books: Books, office: Office, delivery: Delivery) -> Html:
    """With the name from the list: a coordinator reads this alone."""
    if delivery.number is not None and not delivery.recipient:
        listed = await books.listed.first(visit=delivery.visit, number=delivery.number)
        delivery = delivery.with_(recipient=listed.name if listed else "")
    by = texts.html("flags.by", name=await roster.name(books, delivery.by), at=_at(delivery.happened_at, office))
    return Html(f"{line(delivery)}{by}{_place(delivery)}")


def _place(delivery: Delivery) -> Html:
    here = camera.spot_of(delivery)
    return texts.html("flags.place", latitude=f"{here[0]:.5f}", longitude=f"{here[1]:.5f}") if here else Html("")


async def _photos(books: Books, office: Office, visit: Visit, flag: Flag, now: datetime) -> list[Html]:
    found = await books.photos.find(id=OneOf(flag.photos)) if flag.photos else []
    steps = {taken.step: taken for taken in await books.steps.find(visit=visit.id)}
    case = Case(visit, now, office.zone, steps)
    return [await _photo(books, office, case, flag, photo) for photo in found]


async def _photo(books: Books, office: Office, case: Case, flag: Flag, photo: Photo) -> Html:
    said = {"name": await roster.name(books, photo.by), "at": _at(photo.received_at, office)}
    parts = [texts.html("flags.photo", whom=await shown(books, photo, flag.visit), **said)]
    if photo.taken_at:
        parts.append(texts.html("flags.photo_taken", at=wording.moment(photo.taken_at, office.zone)))
    if flag.kind is FlagKind.CAMERA_PLACE and (km := camera.how_far(case, photo)) is not None:
        parts.append(texts.html("flags.photo_far", km=wording.number(round(km))))
    return Html("".join(parts))


async def _answer(books: Books, office: Office, flag: Flag) -> list[Html]:
    if flag.by is None:
        return []
    said = {"name": await roster.name(books, flag.by), "reason": flag.reason}
    if flag.verdict is Verdict.OPEN or flag.at is None:
        return [texts.html("flags.said", **said)]
    return [texts.html(f"flags.answered_{flag.verdict}", at=_at(flag.at, office), **said)]


def _at(moment: datetime, office: Office) -> str:
    """ "Kam 3 Des 10.02" """
    local = moment.astimezone(office.zone)
    return f"{wording.short_day(local.date())} {wording.step_time(local)}"


def rows(flag: Flag, of_all: int, pictures: int) -> list[list[Button]]:
    """The ways on from a flag's card. An answer can be given anew at any time; `pictures`: how many can be seen."""
    made = [[FlagIsFine(flag=flag.id).button("flags.fine"), FlagToCheck(flag=flag.id).button("flags.check")]]
    if pictures:
        made.append([SeeFlagged(flag=flag.id).button("flags.pictures", count=pictures)])
    if flag.verdict in review.ANSWERS:
        made.append([AnswerFlagAgain(flag=flag.id).button("flags.undo")])
    ways = [NextFlag(flag=flag.id).button("flags.next")] if of_all > 1 else []
    return [*made, [*ways, ListFlags().button("flags.list")]]


def visit_button(visit: str, flags: Sequence[Flag]) -> str:
    """ "K12 Uren: 3 belum dilihat" """
    count = {verdict: sum(flag.verdict is verdict for flag in flags) for verdict in review.WAITING}
    said = {"visit": visit, "open": count[Verdict.OPEN], "check": count[Verdict.CHECK]}
    if said["open"]:
        return texts.plain("flags.visit_both" if said["check"] else "flags.visit_open", **said)
    return texts.plain("flags.visit_check" if said["check"] else "flags.visit_done", **said)
