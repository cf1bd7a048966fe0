"""Which proposal a coordinator answers without a reply: that of the visit which the words name."""

from typing import Any, NamedTuple

from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.visits import answering_wishes, wishes
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import read_moment
from sotarsa_bot.parsing.consent import read_consent
from sotarsa_bot.parsing.wish_words import judges_a_wish, read_wish_answer
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.service_request import RequestState
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure


class Named(NamedTuple):
    """The visit, and the words without its code."""

    visit: Visit
    words: str


async def heard(talk: Talk[Any]) -> bool:
    """ "K1 usulan desa diterima", "bisa yang K2", "K1 kada kawa, tgl 4 haja"."""
    named = await _meant(talk)
    if named is None:
        return False
    code = f"{named.visit.code} "
    return await answering_wishes.answered(talk, named.visit, named.words, told_here=True, code=code)


async def _meant(talk: Talk[Any]) -> Named | None:
    """None where no proposal is answered. Unsure where a plain "bisa" in private may be one; Mistake where the visit
    that is named has none."""
    incoming = talk.incoming
    if incoming.picture or not incoming.text or talk.chat.purpose is Purpose.VILLAGE:
        return None
    if incoming.reply_to and not judges_a_wish(talk.answer):
        return None
    if not talk.allows(Action.COORDINATE):
        return None
    said = read_wish_answer(talk.answer)
    if said is None:
        return await _unnamed(talk)
    consent = read_consent(said.words)
    judges = said.of_village and judges_a_wish(talk.answer)
    if not (consent or judges or talk.confirmed):
        return None
    visit = await talk.books.visits.first(id=said.code)
    if visit is None:
        return None
    if visit.counter is None:
        if judges:
            raise Mistake("decide.no_wish", code=visit.code)
        return None
    if said.called and not said.of_village and await _citizens_ask(talk, visit):
        return None
    if not consent and said.verdict and _is_its_day(talk, visit, said.words):
        return Named(visit, said.verdict)
    return Named(visit, said.words)


def _is_its_day(talk: Talk[Any], visit: Visit, words: str) -> bool:
    """ "Usulan tgl 10 diterima": of the proposal that is for the 10th, or names no day. Mistake for another day."""
    if visit.counter is None:
        return False
    day = visit.counter.starts_at.astimezone(talk.office.zone).date()
    named = [one.day for one in read_moment(words, today=talk.today, within=(day, day)).options if one.day]
    if named and day not in named:
        wish = wishes.words(talk.office, visit)
        raise Mistake("decide.wish_how", wish=wish, example=wording.weekday_and_day(visit.plan.window.last))
    return True


async def _unnamed(talk: Talk[Any]) -> Named | None:
    """ "Setuju" in private, below nothing: of which proposal, is asked."""
    said = read_consent(talk.answer) if talk.incoming.private and not talk.incoming.reply_to else None
    if said is None or not said.sure:
        return None
    open_ = await talk.books.visits.find(state=OneOf((VisitState.PROPOSED, VisitState.AGREED)), order="id")
    wished = [visit for visit in open_ if visit.counter]
    if not wished:
        return None
    key = "decide.would_accept" if said.yes else "decide.would_refuse_plainly"
    raise Unsure(
        *(
            Meaning(f"{one.code} {talk.answer}", f"{one.code}: {texts.plain(key, wish=wishes.words(talk.office, one))}")
            for one in wished
        )
    )


async def _citizens_ask(talk: Talk[Any], visit: Visit) -> bool:
    return await talk.books.requests.count(visit=visit.id, state=RequestState.OPEN) > 0


CONVERSATION = Conversation(
    listeners=(heard,),
)
