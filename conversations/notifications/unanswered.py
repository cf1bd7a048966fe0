"""What nobody answered does not disappear: a proposal whose days are over, a wish that waits for the coordinator."""

from datetime import datetime, timedelta

from conversations import post
from conversations.notifications import heads
from conversations.presses.contacts import ReachVillage
from conversations.presses.visits import CancelVisit, Enter, ProposeAgain
from conversations.visits import offers, wishes
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.contacts import contacts
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.office import Office
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import days_changed


async def expired(books: Books, office: Office, visit: Visit, now: datetime) -> bool:
    """To coordinators, with the ways on, to the camat, and to the village, whose card says so, too. Whether anybody
    was told."""
    window = wording.span(visit.plan.window.first, visit.plan.window.last)
    village = (await books.villages.get(visit.village)).name
    ways = [[way(visit=visit.id).button(f"card.{way.NAME}")] for way in (ProposeAgain, Enter, CancelVisit)]
    ways.append([ReachVillage(visit=visit.id).button("relay.reach_button")])
    coordinators = await heads.chats(books, Role.COORDINATOR)
    others = [chat for chat in await heads.chats(books, Role.CAMAT) if chat not in coordinators]
    for chat in coordinators:
        text = texts.html("remind.expired", code=visit.code, village=village, window=window,
                          contact=await _contact(books, visit, chat))  # fmt: skip
        await post.write(books, chat, text, now=now, subject=visit.subject, buttons=ways, waits=True)
    for chat in others:
        text = texts.html("remind.expired", code=visit.code, village=village, window=window,
                          contact=await _contact(books, visit, chat))  # fmt: skip
        await post.write(books, chat, text, now=now, subject=visit.subject)
    groups = await roster.village_groups(books, visit.village)
    example = wording.day_and_month(office.today(now) + timedelta(days=7))
    for chat in groups:
        asked = texts.html("remind.expired_for_village", code=visit.code, window=window, example=example)
        await post.write(books, chat, asked, now=now, subject=visit.subject)
    days_changed.have_passed(books, visit)
    return bool(coordinators or others or groups)


async def wish(books: Books, office: Office, visit: Visit, now: datetime) -> bool:
    """The village still waits for the coordinator's answer."""
    if visit.counter is None:
        return False
    village = (await books.villages.get(visit.village)).name
    said = {"code": visit.code, "village": village, "wish": wishes.words(office, visit)}
    text = texts.html("remind.wish", name=await roster.name(books, visit.counter.by), **said)
    chats = await heads.chats(books, Role.COORDINATOR)
    for chat in chats:
        slot = wishes.slot(visit, chat.id)
        await post.retire(books, chat, slot, now=now)
        await post.write(
            books,
            chat,
            text,
            now=now,
            slot=slot,
            subject=visit.subject,
            buttons=[wishes.answers(visit)],
            waits=True,
        )
    return bool(chats)


async def offer(books: Books, office: Office, visit: Visit, now: datetime) -> bool:
    """The office still waits for the village's answer: its offer comes down, with the button that takes it."""
    if visit.offer is None:
        return False
    text = texts.html("remind.offer", **await _offered(books, office, visit))
    groups = await roster.village_groups(books, visit.village)
    for chat in groups:
        slot = offers.slot(visit, chat.id)
        await post.retire(books, chat, slot, now=now)
        await post.write(
            books, chat, text, now=now, slot=slot, subject=visit.subject, buttons=[wishes.offered(visit, office)],
            waits=True,
        )  # fmt: skip
    return bool(groups)


async def offer_silent(books: Books, office: Office, visit: Visit) -> list[tuple[Chat, Html]]:
    """What the coordinators are told after that."""
    if visit.offer is None:
        return []
    said = await _offered(books, office, visit)
    return [
        (chat, texts.html("remind.offer_silent", contact=await _contact(books, visit, chat), **said))
        for chat in await heads.chats(books, Role.COORDINATOR)
    ]


async def _contact(books: Books, visit: Visit, chat: Chat) -> Html | str:
    """Who of the village is tried first, if the office has named somebody; the number in private only."""
    known = await contacts.of_village(books, visit.village)
    return texts.html("remind.contact_first", contact=contacts.said(known[0], numbers=chat.private)) if known else ""


async def _offered(books: Books, office: Office, visit: Visit) -> dict[str, str]:
    village = (await books.villages.get(visit.village)).name
    offered = wishes.said(office, visit.offer) if visit.offer else ""
    return {"code": visit.code, "village": village, "offer": offered}
