"""The two checklists of an agreed visit, ticked on the cards by those whom they concern."""

import re
from typing import Any

from conversations.conversation import Conversation
from conversations.people import vouching
from conversations.pressed import on
from conversations.presses.villages import Tick
from conversations.talk import Talk
from conversations.villages import village_words
from conversations.visits import notices
from sotarsa_bot import texts, wording
from sotarsa_bot.parsing.checks import Checked, promises, read_checks
from sotarsa_bot.parsing.village_talk import doubts_it
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.paperwork import Side
from sotarsa_bot.records.slots import SlotKind, SubjectKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import checklist, visits

_WAITING = re.compile(r"\b(?:di)?(?:tunggu|hadang|hadangi)|\b(?:me|ma)?nunggu|\bmahadang", re.IGNORECASE)


async def tick(talk: Talk[Any], wish: Tick) -> None:
    """A second press takes the tick back."""
    visit = await visits.get(talk.books, wish.visit)
    if wish.side is Side.TEAM:
        talk.need(Action.TICK_TEAM)
    elif talk.chat.village == visit.village and not talk.allows(Action.TICK_VILLAGE, visit.village):
        return await vouching.ask_to_vouch(talk)
    else:
        talk.need(Action.TICK_VILLAGE, visit.village)
    ticked = await checklist.tick(talk.acting(), visit, wish.side, wish.item)
    talk.note("check.ticked" if ticked else "check.cleared", item=texts.plain(f"check.{wish.item}"))


async def heard(talk: Talk[Any]) -> bool:
    """A reply to the card or a reminder: "tempat sudah siap min". False: it says nothing of the list."""
    visit = await _below_its_card(talk)
    return await said_of(talk, visit) if visit else False


async def said_of(talk: Talk[Any], visit: Visit, *, beside: bool = False) -> bool:
    """What these words say of its list. `beside`: below no message of it, so that it is read back."""
    which = "village" if talk.chat.purpose is Purpose.VILLAGE else "team"
    if which == "village" and visit.day == talk.today and _WAITING.search(talk.incoming.text):
        return False  # on its day that they are waiting is for the team to hear
    said = None if doubts_it(talk.incoming.text) else read_checks(talk.incoming.text, which)
    if said is None and which == "village" and promises(talk.incoming.text, which):
        await village_words.pass_on(talk, visit)
        return True
    if said is None:
        return False
    if not talk.allows(Action.TICK_VILLAGE if which == "village" else Action.TICK_TEAM, visit.village):
        if which == "team":
            return False
        await vouching.ask_to_vouch(talk)
        return True
    if said.done and (said.open or said.more):
        await _both(talk, visit, which, said)
        return True
    ticked = {one.item for one in await talk.books.ticks.find(visit=visit.id, list=which)}
    names = _listing(said.done or said.open)
    if not said.done:
        turned = [item for item in said.open if item in ticked]
        await _not_yet(talk, visit, turned, names, sure=said.sure and not said.more)
        return True
    if not talk.confirmed and (beside or not said.sure):
        raise Unsure(
            Meaning(
                f"{visit.code} {talk.answer}" if beside else talk.answer, texts.plain("check.would_tick", item=names)
            )
        )
    await _toggle(talk, visit, which, [item for item in said.done if item not in ticked])
    await talk.say("check.ticked", as_reply=True, subject=visit.subject, item=names)
    return True


def _listing(items: tuple[str, ...]) -> str:
    return wording.listing([texts.plain(f"check.{item}") for item in items])


async def _both(talk: Talk[Any], visit: Visit, which: str, said: Checked) -> None:
    """Some lines are done, others are not yet, or more is said besides: it is read back, and the rest is passed on."""
    done, still = _listing(said.done), _listing(said.open)
    if not talk.confirmed:
        told = texts.plain("check.would_do_both" if still else "check.would_tick", item=done, still=still)
        more = texts.plain("check.and_more") if said.more and which == "village" else ""
        raise Unsure(Meaning(talk.answer, told + more))
    ticked = {one.item for one in await talk.books.ticks.find(visit=visit.id, list=which)}
    turned = [item for item in said.done if item not in ticked] + [item for item in said.open if item in ticked]
    await _toggle(talk, visit, which, turned)
    if said.more and which == "village":
        await village_words.pass_on(talk, visit)


async def _not_yet(talk: Talk[Any], visit: Visit, ticked: list[str], names: str, *, sure: bool) -> None:
    """What more is said of it, the office should know. A tick goes only after it was asked."""
    if ticked and not talk.confirmed:
        raise Unsure(Meaning(talk.answer, texts.plain("check.would_clear", item=names)))
    which = "village" if talk.chat.purpose is Purpose.VILLAGE else "team"
    await _toggle(talk, visit, which, ticked)
    if which == "village" and not sure:
        told = await notices.to_coordinators(talk, visit, "check.not_yet_came", kind=SlotKind.WORDS, words=talk.answer,
                                             name=await notices.writer_name(talk))  # fmt: skip
        await talk.say("check.not_yet_told", as_reply=True, subject=visit.subject, item=names, told=told)
    else:
        await talk.say("check.not_yet", as_reply=True, subject=visit.subject, item=names)


async def _toggle(talk: Talk[Any], visit: Visit, which: str, items: list[str]) -> None:
    for item in items:
        await checklist.tick(talk.acting(), visit, which, item)


async def _below_its_card(talk: Talk[Any]) -> Visit | None:
    """The agreed visit whose card or reminder these words reply to."""
    replied = talk.replied
    if replied is None or talk.incoming.picture or not talk.incoming.text or talk.person is None:
        return None
    about = talk.about(SubjectKind.VISIT)
    if about is None or not talk.below(SlotKind.CARD, SlotKind.ONCE):
        return None
    visit = await talk.books.visits.first(id=about)
    if visit is None or visit.state is not VisitState.AGREED:
        return None
    if talk.chat.purpose is Purpose.VILLAGE and talk.chat.village != visit.village:
        return None
    return visit


CONVERSATION = Conversation(
    presses=(on(Tick, tick),),
    listeners=(heard,),
)
