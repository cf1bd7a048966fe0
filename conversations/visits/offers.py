"""Another time that the office offers where it cannot follow a village's wish: the village takes it by a button, in
words, or answers with a day of its own."""

from typing import Any

from conversations import post
from conversations.conversation import Conversation
from conversations.people import vouching
from conversations.pressed import on
from conversations.presses.visits import TakeOffer
from conversations.talk import Talk
from conversations.visits import decide, notices, wishes
from conversations.visits.village_known import moment_of_meeting, places_of
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, read_moment
from sotarsa_bot.parsing.consent import behind_consent, read_consent
from sotarsa_bot.parsing.yes_no import says_no
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Meeting, Place, Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.village_answer import read_answer


async def tell(talk: Talk[Any], visit: Visit, key: str, **values: Any) -> None:
    """To the village, with the button that takes it."""
    for chat in await roster.village_groups(talk.books, visit.village):
        name = slot(visit, chat.id)
        await post.retire(talk.books, chat, name, now=talk.now)  # an edited message rings no bell
        await talk.say(key, to=chat, slot=name, buttons=[wishes.offered(visit, talk.office)], waits=True,
                       subject=visit.subject, code=visit.code, **values)  # fmt: skip


async def take(talk: Talk[Any], wish: TakeOffer) -> None:
    visit = await visits.get(talk.books, wish.visit)
    if talk.chat.purpose is not Purpose.VILLAGE or talk.chat.village != visit.village:
        raise Mistake("common.not_yours")
    if not talk.allows(Action.DECIDE, visit.village):
        return await vouching.ask_to_vouch(talk)
    if visit.offer is None:
        return talk.note("decide.offer_changed", alert=True)
    if wish.offer != wishes.mark(visit.offer):
        raise Mistake("decide.offer_changed")
    offer = visit.offer.with_(by=talk.by.id)
    await decide.agree(talk, visit, offer)
    await _settle(talk, visit, "decide.offer_taken")


async def heard(talk: Talk[Any], visit: Visit) -> bool:
    """Whether these words, below the card or the offer, answer it. A yes is read back: citizens will hear of it."""
    said = read_consent(talk.answer)
    if said is not None and visit.offer is None and talk.below(SlotKind.OFFER):
        raise Mistake("decide.offer_changed")
    if visit.offer and await elsewhere(talk, visit, visit.offer):
        return True
    if said is None or visit.offer is None:
        return False
    if not said.yes and read_moment(talk.answer, today=talk.today).options:
        return False  # a day of their own: a wish
    if not talk.allows(Action.DECIDE, visit.village):
        await vouching.ask_to_vouch(talk)
    elif said.yes:
        agreement = wishes.offered(visit, talk.office)[0].label
        raise Unsure(Meaning(agreement, wishes.said(talk.office, visit.offer)))
    elif talk.confirmed or says_no(talk.answer) or (said.sure and not _of_another_day(talk, visit)):
        await _refused(talk, visit)
    else:
        key = "decide.would_not_take" if said.reason else "decide.would_not_take_plainly"
        offer = wishes.said(talk.office, visit.offer)
        raise Unsure(Meaning(talk.answer, texts.plain(key, offer=offer, reason=said.reason)))
    return True


async def elsewhere(talk: Talk[Any], visit: Visit, offer: Meeting) -> bool:
    """ "Hakun bu, tapi di balai adat haja": the time that is offered, at another place, which is the village's to say.
    Unsure until it is confirmed."""
    known = moment_of_meeting(talk, offer)
    words = talk.answer if talk.confirmed else behind_consent(talk.answer)
    if not words or not talk.allows(Action.DECIDE, visit.village):
        return False
    said = read_answer(words, today=talk.today, window=visit.plan.window, known=known, asks_place=False,
                       places=await places_of(talk, visit))  # fmt: skip
    meant = said.options[0] if len(said.options) == 1 else None
    if meant is None or (meant.day, meant.at) != (known.day, known.at) or meant.rest in ("", known.rest):
        return False
    if not talk.confirmed:
        raise Unsure(Meaning(meant.words, meant.said), key="decide.and_more" if said.more else "")
    await decide.agree(talk, visit, offer.with_(by=talk.by.id, place=Place(name=clean_name(meant.rest))))
    await _settle(talk, visit, "decide.offer_taken")
    return True


def _of_another_day(talk: Talk[Any], visit: Visit) -> bool:
    """ "Kada kawa sabtu" below an offer for Thursday."""
    denied = read_moment(talk.answer, today=talk.today).denied
    return bool(denied) and visit.offer is not None and talk.office.today(visit.offer.starts_at) not in denied


async def _refused(talk: Talk[Any], visit: Visit) -> None:
    """It does not suit: the coordinators hear why, and the village names a day."""
    was = wishes.said(talk.office, visit.offer) if visit.offer else ""
    visit = await visits.refuse_offer(talk.acting(), visit)
    told = await notices.to_coordinators(
        talk,
        visit,
        "decide.offer_refused_came",
        kind=SlotKind.WORDS,
        name=await notices.writer_name(talk),
        offer=was,
        words=talk.answer,
    )
    await _settle(talk, visit, "decide.offer_refused", offer=was)
    example = wording.weekday_and_day(visit.plan.window.last if visit.plan.window.last > talk.today else talk.today)
    await talk.say("decide.told_refused", as_reply=True, subject=visit.subject, told=told, example=example)


async def _settle(talk: Talk[Any], visit: Visit, key: str, **values: Any) -> None:
    here = slot(visit, talk.chat.id)
    if await post.lives(talk.books, here):
        await talk.say(key, slot=here, code=visit.code, name=talk.by.name, **values)


async def gone(talk: Talk[Any], visit: Visit) -> None:
    """The office proposes something else instead: where the village read of the offer, no button is left to take it."""
    words = texts.html("decide.offer_gone", code=visit.code)
    for known in await post.standing(talk.books, SlotKind.OFFER, visit.subject):
        if known.buttons:
            chat = await talk.books.chats.get(known.chat)
            await post.put_to_rest(talk.books, chat, known, words, now=talk.now)


def slot(visit: Visit, chat: int) -> SlotKey:
    """Where a village reads of the offer."""
    return SlotKey.in_chat(SlotKind.OFFER, chat, visit=visit.id)


CONVERSATION = Conversation(
    presses=(on(TakeOffer, take),),
)
