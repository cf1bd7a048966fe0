"""The coordinator answers a village's wish: it becomes what is agreed, or cannot be, with a reason if there is one."""

from typing import Any

from pydantic import BaseModel

from conversations import flow, reasons
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, tapped, typed
from conversations.pressed import on
from conversations.presses.visits import AcceptWish, DeclineWish, OfWish
from conversations.talk import Talk
from conversations.visits import instead_of_wish, kept_out, notices, offers, wishes
from conversations.visits.decide import agreed
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, is_thanks, puts_off
from sotarsa_bot.parsing.consent import Consent, read_consent
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.slots import VILLAGES_WORDS, SlotKind, SubjectKind
from sotarsa_bot.records.visit import Meeting, Visit
from sotarsa_bot.texts import Html
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.for_the_office import is_only_a_time

REASON_LIMIT = 200
_FEWEST = 2


class At(FlowStep):
    WHY = "why"


class Draft(BaseModel):
    """`wish` tells which wish is being answered: the village may have another one meanwhile."""

    visit: int
    wish: str = ""


async def accept(talk: Talk[Any], wish: AcceptWish) -> None:
    visit = await _wished(talk, wish)
    if visit is None or visit.counter is None:
        return _gone(talk, wish)
    await _accept(talk, visit, visit.counter)


async def _accept(talk: Talk[Any], visit: Visit, wish: Meeting) -> None:
    said = wishes.words(talk.office, visit)
    visit = await visits.agree(talk.acting(), visit, wish)
    await wishes.settle(talk, visit, "decide.wish_accepted", wish=said)
    await agreed(talk, visit)


async def decline(talk: Talk[Any], wish: DeclineWish) -> None:
    """Asks why, which the village will read."""
    visit = await _wished(talk, wish)
    if visit is None or visit.counter is None:
        return _gone(talk, wish)
    await flow.start(talk, FLOW, Draft(visit=visit.id, wish=wishes.mark(visit.counter)))


def _gone(talk: Talk[Any], wish: OfWish) -> None:
    talk.note("decide.wish_gone", alert=True, code=f"K{wish.visit}")


async def _wished(talk: Talk[Any], wish: OfWish) -> Visit | None:
    """The visit, if it has this wish. Mistake if the village wishes for something else by now."""
    talk.need(Action.COORDINATE)
    visit = await visits.get(talk.books, wish.visit)
    if visit.counter is None:
        return None
    if wish.wish and wish.wish != wishes.mark(visit.counter):
        raise Mistake("decide.wish_changed")
    return visit


async def _why(talk: Talk[Draft]) -> None:
    visit = await visits.get(talk.books, talk.draft.visit)
    rows = [[flow.choice(talk, texts.plain("decide.no_reason"), "none")]]
    await flow.ask(talk, "decide.why_declined", rows, code=visit.code, wish=wishes.words(talk.office, visit))


async def _because(talk: Talk[Draft]) -> FlowStep:
    visit = await _wished(talk, OfWish(visit=talk.draft.visit, wish=talk.draft.wish))
    if visit is None:
        raise Mistake("decide.wish_gone", code=f"K{talk.draft.visit}")
    offer, reason = instead_of_wish.offered(talk, visit, talk.answer)
    if not offer and is_only_a_time(reason):
        raise Mistake("common.no_reason")
    reason, warning = await kept_out.for_a_group(talk, visit, reason)
    said = texts.plain("decide.would_refuse", wish=wishes.words(talk.office, visit), reason=reason)
    if not await reasons.given(talk, said, before=warning):
        return DONE
    return await _declined(talk, clean_name(reason, limit=REASON_LIMIT).rstrip("."), offer)


async def _without_reason(talk: Talk[Draft]) -> FlowStep:
    return await _declined(talk, "")


async def _declined(talk: Talk[Draft], reason: str, offer: Meeting | None = None) -> FlowStep:
    visit = await _wished(talk, OfWish(visit=talk.draft.visit, wish=talk.draft.wish))
    if visit is None:
        raise Mistake("decide.wish_gone", code=f"K{talk.draft.visit}")
    await flow.finish(talk, _done(offer), subject=visit.subject, **_values(talk, visit, offer))
    await _decline(talk, visit, reason, offer)
    return DONE


def _done(offer: Meeting | None) -> str:
    return "decide.offered" if offer else "decide.declined"


def _values(talk: Talk[Any], visit: Visit, offer: Meeting | None) -> dict[str, Any]:
    return {"code": visit.code, "offer": wishes.said(talk.office, offer) if offer else ""}


async def _decline(talk: Talk[Any], visit: Visit, reason: str, offer: Meeting | None) -> None:
    """The village chooses within the window or takes the offer, or what was agreed stands."""
    wish = wishes.words(talk.office, visit)
    visit = await visits.decline(talk.acting(), visit, offer)
    await wishes.settle(talk, visit, "decide.wish_declined", wish=wish)
    said: dict[str, Any] = {"wish": wish}
    if visit.agreed:
        said["moment"] = wording.moment(visit.agreed.starts_at, talk.office.zone)
        said["place"] = visit.agreed.place.name if visit.agreed.place else texts.plain("card.no_place")
    if offer:
        key = "decide.move_offered" if visit.agreed else "decide.counter_offered"
        await offers.gone(talk, visit)
        await offers.tell(talk, visit, key, reason=reason, offer=wishes.said(talk.office, offer), **said)
        return
    because = Html(" " + texts.html("decide.because", reason=reason)) if reason else Html("")
    key = "decide.move_declined" if visit.agreed else "decide.counter_declined"
    await notices.to_village(talk, visit, key, because=because, **said)


async def heard(talk: Talk[Any]) -> bool:
    """What a coordinator writes below a wish: a yes, a no with its reason, another time instead."""
    visit = await _below_a_wish(talk)
    return visit is not None and await answered(talk, visit, talk.answer, told_here=_told_here(talk))


async def answered(talk: Talk[Any], visit: Visit, words: str, *, told_here: bool, code: str = "") -> bool:
    """`told_here`: nothing else can be meant. `code`: names the visit in words that are read back."""
    if puts_off(words) or is_thanks(words):
        return False
    if visit.counter is None:
        if told_here and not _below_words(talk) and read_consent(words):
            raise Mistake("decide.wish_gone", code=visit.code)
        return False
    times = instead_of_wish.other_times(talk, visit, visit.counter, words)
    if _below_words(talk) and not times:
        return False  # it answers those words
    said, wish = read_consent(words), wishes.words(talk.office, visit)
    instead_of_wish.must_stay(visit, words, wish, code, times)
    if said and said.yes:
        if not talk.confirmed and not (said.sure and _is_the_newest(talk)):
            raise Unsure(Meaning(f"{code}diterima", code + texts.plain("decide.would_accept", wish=wish)))
        await _accept(talk, visit, visit.counter)
        return True
    if not said and not (told_here and times):
        if not told_here:
            return False
        await _must_be_a_message(talk, visit, words, wish)
    await _refused(talk, visit, said, words, code)
    return True


async def _must_be_a_message(talk: Talk[Any], visit: Visit, words: str, wish: str) -> None:
    """ "Kenapa pindah?", "tanya camat dulu": no answer to the wish; offered as words to the village. Mistake for a word
    alone."""
    if len(words.split()) < _FEWEST:
        raise Mistake("decide.wish_how", wish=wish, example=wording.weekday_and_day(visit.plan.window.last))
    readable = await kept_out.for_a_group(talk, visit, words)
    village = (await talk.books.villages.get(visit.village)).name
    would = texts.plain("passed.would_send", village=village, words=readable.words.rstrip("?"))
    doubt = Unsure(Meaning(f"{visit.code} sampaikan ke desa: {words}", would))
    doubt.before = "\n".join(filter(None, (readable.warning, texts.plain("decide.wish_unanswered", wish=wish))))
    raise doubt


async def _refused(talk: Talk[Any], visit: Visit, said: Consent | None, words: str, code: str) -> None:
    wish = wishes.words(talk.office, visit)
    offer, words = instead_of_wish.offered(talk, visit, words, code)
    reason = words if offer or said is None else said.reason
    readable = await kept_out.for_a_group(talk, visit, reason)
    said_so, reason = reason, readable.words
    if not offer and reason and is_only_a_time(reason):  # "kada kawa sabtu": why, is asked
        await flow.start(talk, FLOW, Draft(visit=visit.id, wish=wishes.mark(visit.counter) if visit.counter else ""))
        return
    sure = said and said.sure and _is_the_newest(talk) and not readable.warning
    if said and not talk.confirmed and not sure:
        key = "decide.would_refuse" if reason else "decide.would_refuse_plainly"
        refusal = f"{code}tidak bisa, {said_so}".rstrip(", ")
        doubt = Unsure(Meaning(refusal, code + texts.plain(key, wish=wish, reason=reason)))
        doubt.before = readable.warning
        raise doubt
    await talk.say(_done(offer), as_reply=True, subject=visit.subject, **_values(talk, visit, offer))
    await _decline(talk, visit, clean_name(reason, limit=REASON_LIMIT).rstrip(".") if reason else "", offer)


async def _below_a_wish(talk: Talk[Any]) -> Visit | None:
    """The visit that has a wish, where these words stand below what was told of it, or below its card."""
    replied = talk.replied
    if replied is None or talk.incoming.picture or not talk.incoming.text or not talk.allows(Action.COORDINATE):
        return None
    if talk.chat.purpose is Purpose.VILLAGE or not (_told_here(talk) or talk.below(SlotKind.CARD)):
        return None
    return await talk.books.visits.first(id=talk.about(SubjectKind.VISIT) or 0)


def _is_the_newest(talk: Talk[Any]) -> bool:
    """Below what was told of a former wish, a yes or a no is read back with the wish that it would settle by now."""
    return talk.replied is None or not talk.replied.former


def _told_here(talk: Talk[Any]) -> bool:
    return _below_words(talk) or talk.below(SlotKind.WISH)


def _below_words(talk: Talk[Any]) -> bool:
    """What was said besides the wish came as a message of its own, below which another time may as well be named."""
    return talk.below(*VILLAGES_WORDS)


FLOW = Flow(
    "tidak-bisa",
    may=Action.COORDINATE,
    draft=Draft,
    first=At.WHY,
    steps={At.WHY: question(_why, tapped("none", _without_reason), typed(_because))},
)


CONVERSATION = Conversation(
    flows=(FLOW,),
    presses=(on(AcceptWish, accept), on(DeclineWish, decline)),
    listeners=(heard,),
)
