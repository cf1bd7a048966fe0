"""/bast: the handover record's card; approving it, or taking one's approval back, typed: `/bast K12 setujui`."""

import re
from typing import Any

from conversations import post
from conversations.choosing.chosen_visit import code_of, label, replied_to
from conversations.command import PRIVATE, TEAM, VILLAGE, Command
from conversations.conversation import Conversation
from conversations.papers import approving, paper_card, paper_state
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.papers import ShowPaper
from conversations.talk import Talk
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import approvals
from sotarsa_bot.papers import handover
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.paperwork import PaperKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.visits import visits

WITH_RECORD = (VisitState.CLOSED, VisitState.RETURNED, VisitState.UNDER_WAY, VisitState.AGREED)
MOST_SHOWN = 12
RECORD = re.compile(r"\W*k\s?(\d{1,9})\W+(?:bast|berita\s+acara)\W*", re.IGNORECASE)


async def bast(talk: Talk[Any]) -> None:
    """/bast: the record's card here; `/bast K12 setujui`, `/bast K12 tarik`."""
    if not talk.allows(Action.SUMMARY):
        talk.need(Action.FILE, talk.chat.village)
    code, what = _read(talk.answer)
    elsewhere = not (talk.incoming.private or talk.chat.purpose)
    if elsewhere or (talk.incoming.private and not (what or talk.allows(Action.SUMMARY))):
        return await wrong_chat(talk, "record.where_groups")
    found = [await visits.get(talk.books, code)] if code else await _possible(talk)
    if len(found) == 1:
        return await _played(talk, found[0], what)
    if found and what:
        raise Mistake("record.which_code", code=found[0].code, what=what)
    rows = [[ShowPaper(visit=one.id, kind=PaperKind.HANDOVER).labelled(await label(talk.books, one))] for one in found]
    await talk.say("record.which" if found else "record.none", buttons=rows, waits=False, as_reply=True)


async def named(talk: Talk[Any]) -> bool:
    """ "K12 BAST" without a picture means its card."""
    said = RECORD.fullmatch(talk.incoming.text)
    if said is None or talk.incoming.picture or (talk.chat.purpose is None and not talk.incoming.private):
        return False
    talk.answer = f"k{said[1]}"
    await bast(talk)
    return True


async def _played(talk: Talk[Any], visit: Visit, what: str) -> None:
    await _must_be_here(talk, visit)
    if what == "setujui":
        await approving.approve(talk, visit, await approvals.stamp(talk.books, visit))
    elif what == "tarik":
        await approving.take_back(talk, visit)
    else:
        await _bring(talk, visit, PaperKind.HANDOVER)


def _read(words: str) -> tuple[int | None, str]:
    """ "K12 setujui" -> 12, "setujui"."""
    *codes, last = words.casefold().split() or [""]
    what = last if last in ("setujui", "tarik") else ""
    code = " ".join(codes if what else [*codes, last])
    meant = code_of(code)
    if code and meant is None:
        raise Mistake("common.not_understood")
    return meant, what


async def _possible(talk: Talk[Any]) -> list[Visit]:
    """The visit of the message that is replied to, else the latest ones that have a record (a village's own)."""
    if visit := await replied_to(talk):
        return [visit]
    where = {"village": talk.chat.village} if talk.chat.village else {}
    found = await talk.books.visits.find(state=OneOf(WITH_RECORD), order="-id", limit=MOST_SHOWN, **where)
    return [visit for visit in found if await handover.possible(talk.books, visit)]


async def _must_be_here(talk: Talk[Any], visit: Visit) -> None:
    """Mistake in another village's group, where nothing was handed over, and where the village was not asked yet."""
    if talk.chat.village not in (None, visit.village):
        raise Mistake("common.not_yours")
    if not await handover.possible(talk.books, visit):
        raise Mistake("handover.nothing")
    card = paper_state.slot(visit, PaperKind.HANDOVER, talk.chat.id)
    if talk.chat.purpose is Purpose.VILLAGE and await post.lives(talk.books, card) is None:
        raise Mistake("record.not_asked", code=visit.code)


async def paper(talk: Talk[Any], wish: ShowPaper) -> None:
    """The card of a paper; in groups, of the handover record only."""
    visit, kind = await visits.get(talk.books, wish.visit), wish.kind
    if talk.incoming.private:
        talk.need(Action.SUMMARY)
    else:
        talk.need(Action.FILE, visit.village)
        if talk.chat.purpose is None or kind is not PaperKind.HANDOVER:
            raise Mistake("common.old_button")
    if kind is PaperKind.HANDOVER:
        await _must_be_here(talk, visit)
    await _bring(talk, visit, kind)


async def _bring(talk: Talk[Any], visit: Visit, kind: PaperKind) -> None:
    """Below what was said since; a press that comes twice brings it once."""
    slot = paper_state.slot(visit, kind, talk.chat.id)
    if talk.incoming.pressed and not await post.asked_below(talk.books, talk.chat, slot, now=talk.now):
        return talk.note("common.asked_already")
    await paper_card.bring(talk.books, talk.office, visit, kind, talk.chat, talk.now)


CONVERSATION = Conversation(
    commands=(Command("bast", bast, frozenset({PRIVATE, TEAM, VILLAGE})),),
    presses=(on(ShowPaper, paper),),
    listeners=(named,),
)
