"""Approving the handover record: it goes to the village and the team, who approve it or take their approval back."""

import re
from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.papers import paper_card
from conversations.people import vouching
from conversations.pressed import on
from conversations.presses import papers as presses
from conversations.talk import Talk
from conversations.visits import notices
from conversations.visits.field_words import totals_in_words
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import approvals, signed_papers
from sotarsa_bot.papers import handover
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.parsing.consent import read_consent
from sotarsa_bot.parsing.taking_back import takes_back
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.paperwork import Approval, PaperKind, Side, Standing
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits

_TAKES_BACK = re.compile(
    r"\b(?:(?:di)?tarik|(?:di)?cabut|m[ae]narik|m[ae]ncabut|(?:jangan|jgn)\s+dulu|batal(?:kan)?|urung(?:kan)?|(?:tidak|tdk|gak|kada|kd)\s+jadi)\b(?!\s+(?:bantuan|barang|nomor))"
    r"|\b(?:tidak|tdk|kada|kd)\s+(?:jadi\s+)?(?:setuju|satuju)\b",
    re.IGNORECASE,
)
"""Stands in the name of the message that says who approved: a word below it may take that back."""
_APPROVES = frozenset({"setuju", "setujui", "disetujui", "acc", "sepakat"})


async def ask(talk: Talk[Any], wish: presses.AskApproval) -> None:
    """The card goes to the village's group, and to the team's."""
    visit = await visits.get(talk.books, wish.visit)
    must_lead(talk, visit, "record.lead_only")
    if not await handover.possible(talk.books, visit):
        raise Mistake("handover.nothing")
    village = await roster.village_groups(talk.books, visit.village)
    for chat in [*village, *await roster.team_groups(talk.books)]:
        await paper_card.show(talk.books, talk.office, visit, PaperKind.HANDOVER, chat, talk.now)
    await approvals.ask(talk.acting(), visit, of_village=bool(village))
    talk.note("record.sent_note" if village else "record.no_group", alert=not village)


def must_lead(talk: Talk[Any], visit: Visit, key: str) -> None:
    """Mistake for everybody but the coordinators and whoever leads this visit."""
    if talk.allows(Action.COORDINATE) or leads(talk, visit):
        return
    talk.need(Action.FILE)
    raise Mistake(key)


def leads(talk: Talk[Any], visit: Visit) -> bool:
    return talk.person is not None and talk.person.id == visit.plan.leader and talk.allows(Action.DELIVER)


async def pressed(talk: Talk[Any], wish: presses.Approve) -> None:
    """Approves the hand-overs that were shown."""
    await approve(talk, await visits.get(talk.books, wish.visit), wish.shown)


async def approve(talk: Talk[Any], visit: Visit, shown: str) -> None:
    """Keeps the approval and shows it. Mistake, or a word, for those who may not and for what has changed."""
    who = await _as_what(talk, visit)
    if who is None:
        return
    await _must_not_be_signed(talk, visit)
    if not await approvals.is_as_shown(talk.acting(), visit, who[1], shown):
        talk.note("approval.moved", alert=True)
        return
    await approvals.approve(talk.acting(), visit, *who, shown)
    talk.note("record.approved_note")
    if not talk.incoming.pressed:
        totals = totals_in_words(visit, await deliveries.totals(talk.books, visit))
        await talk.say(
            "record.approved_said",
            slot=SlotKey.new(SlotKind.APPROVED, visit=visit.id),
            subject=visit.subject,
            as_reply=True,
            name=talk.by.name,
            code=visit.code,
            totals=totals,
        )


async def _as_what(talk: Talk[Any], visit: Visit) -> tuple[Side, Standing] | None:
    """For which side this person approves here. None where an official may vouch for them; Mistake for others."""
    official = any(g.role is Role.OFFICIAL and g.village == visit.village for g in talk.grants)
    if talk.chat.purpose is Purpose.VILLAGE:
        if talk.chat.village != visit.village:
            raise Mistake("common.not_yours")
        if not official and talk.has(*Role):
            raise Mistake("record.village_only")
        if not official:
            await vouching.ask_to_vouch(talk)
            return None
        return Side.VILLAGE, Standing.OFFICIAL
    if talk.allows(Action.COORDINATE):
        return Side.TEAM, Standing.COORDINATOR
    if leads(talk, visit):
        return Side.TEAM, Standing.LEADER
    if official and talk.incoming.private:
        return Side.VILLAGE, Standing.OFFICIAL
    talk.need(Action.FILE, visit.village)
    raise Mistake("record.team_only")


def meant(talk: Talk[Any]) -> bool:
    """Whether this is a reply to a paper's card."""
    return talk.below(SlotKind.PAPER)


async def replied(talk: Talk[Any]) -> bool:
    """ "Setuju, Pak" below the card approves, too; any other words of an official go to the coordinators."""
    said = talk.below(SlotKind.APPROVED)
    visit = await replied_to(talk) if said or meant(talk) else None
    if visit is None or talk.replied is None or not talk.incoming.text or talk.incoming.picture:
        return False
    if await _wants_it_back(talk, visit):
        return True
    if said:
        return False
    if talk.chat.purpose is not Purpose.VILLAGE or not talk.allows(Action.DECIDE, visit.village):
        return False
    offered = [found for _, data in talk.replied.buttons if (found := presses.Approve.of(data))]
    shown = offered[0].shown if offered else ""
    consent = read_consent(talk.incoming.text)
    if consent and consent.yes and await _consented(talk, visit, shown, plainly=_plainly(talk.incoming.text)):
        return True
    if is_small_talk(talk.incoming.text):
        return False
    about = f"{texts.plain('record.name_handover')} {visit.code}"
    await notices.to_coordinators(talk, visit, "summary.from_camat", name=talk.by.name, about=about, words=talk.answer)
    told = [person.name for person in await roster.with_role(talk.books, Role.COORDINATOR)]
    await talk.say("summary.passed_on", as_reply=True, names=wording.listing(told))
    return True


async def _wants_it_back(talk: Talk[Any], visit: Visit) -> bool:
    """ "Eh kada jadi, tarik dulu" of who has approved it, which is read back. False where there is no approval of
    theirs."""
    words = talk.incoming.text
    if talk.person is None or not (takes_back(words) or _TAKES_BACK.search(words)):
        return False
    if not await talk.books.approvals.count(visit=visit.id, by=talk.by.id, ended=None):
        return False
    if not talk.confirmed:
        raise Unsure(Meaning(talk.incoming.text, texts.plain("record.would_take_back", code=visit.code)))
    await take_back(talk, visit)
    return True


def _plainly(words: str) -> bool:
    """ "Setuju, Pak"; of "siap" and "bisa" it is asked whether that approves it."""
    return any(word.plain in _APPROVES for word in Words(words).all)


async def _consented(talk: Talk[Any], visit: Visit, shown: str, *, plainly: bool) -> bool:
    """False where there is nothing to approve. Unsure where it may have been said out of politeness."""
    if shown and not (plainly or talk.confirmed):
        totals = totals_in_words(visit, await deliveries.totals(talk.books, visit))
        said = texts.plain("record.would_approve", code=visit.code, totals=totals)
        raise Unsure(Meaning(texts.plain("record.approve_word"), said))
    if shown:
        await approve(talk, visit, shown)
    elif plainly:
        await _must_not_be_signed(talk, visit)
        raise Mistake("record.both_approved", code=visit.code)
    return bool(shown)


async def back(talk: Talk[Any], wish: presses.TakeApprovalBack) -> None:
    """Takes back one's own approval."""
    await take_back(talk, await visits.get(talk.books, wish.visit))


async def take_back(talk: Talk[Any], visit: Visit) -> None:
    """Mistake if there is none of this person's, or if the record is signed."""
    taken = await approvals.withdraw(talk.acting(), visit)
    await _must_not_be_signed(talk, visit)
    talk.note("record.taken_back_note")
    if not talk.incoming.pressed:
        await talk.say("record.taken_back_said", as_reply=True, name=talk.by.name, code=visit.code)
    await _tell_others(talk, visit, taken)


async def _tell_others(talk: Talk[Any], visit: Visit, taken: Approval) -> None:
    """An edited card rings no bell: the office and the other side hear that it is not approved any more."""
    coordinators, _ = await notices.coordinators(talk)
    chats = [*coordinators, *await roster.team_groups(talk.books)]
    if taken.side is Side.TEAM:
        chats += await roster.village_groups(talk.books, visit.village)
    for chat in {one.id: one for one in chats}.values():
        if chat.id != talk.chat.id and chat.telegram_id != talk.by.telegram_id:
            await talk.say("record.taken_back_said", to=chat, subject=visit.subject, name=talk.by.name,
                           code=visit.code)  # fmt: skip


async def _must_not_be_signed(talk: Talk[Any], visit: Visit) -> None:
    filed = await signed_papers.filed(talk.books, visit, PaperKind.HANDOVER)
    if filed and filed.true:
        raise Mistake("record.signed_already")


CONVERSATION = Conversation(
    presses=(on(presses.AskApproval, ask), on(presses.Approve, pressed), on(presses.TakeApprovalBack, back)),
    listeners=(replied,),
)
