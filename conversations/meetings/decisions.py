"""What a meeting decided, for whom it waits: done by a button or by "sudah", taken back, or made a visit."""

import re
from typing import Any

from conversations import flow, post
from conversations.button import Rows
from conversations.conversation import Conversation
from conversations.meetings import meeting_card
from conversations.pressed import on
from conversations.presses.meetings import DecisionDone, DecisionOpen, DecisionVisit
from conversations.talk import Talk
from conversations.visits.plan import PLAN
from conversations.visits.plan_draft import At, Draft
from sotarsa_bot import texts, wording
from sotarsa_bot.meetings import meetings, minutes
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import office_facts
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.meeting import MeetingDecision, OfficeMeeting
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject, SubjectKind
from sotarsa_bot.texts import Html

_DONE = re.compile(
    r"\W*(?:(?:alhamdulillah|siap|ya|iya|iih|pak|bu)\W+)*(?:(?:ini|itu|tugas(?:nya)?|keputusan(?:nya)?|semua(?:nya)?)\W+)?"
    r"(?:sudah|sdh|udah|dah)(?:\W+(?:selesai|beres|tuntas|dikerjakan|kami\s+kerjakan|dilaksanakan|ulun\s+gawi|semua(?:nya)?"
    r"|pak|bu|min|kemarin|tadi|hari\s+ini|kok|lah|pang))*\W*|\W*(?:selesai|beres|tuntas)(?:\W+(?:pak|bu))*\W*",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\W*(?:(?:eh|maaf|mf|oh)\W+)*(?:(?:belum|blm|balum)(?:\W+(?:selesai|beres|tuntas|dikerjakan|pak|bu|lagi))*|salah(?:\W+(?:pencet|tekan))?)\W*",
    re.IGNORECASE,
)


def slot(chat: int, decision: MeetingDecision) -> SlotKey:
    return SlotKey.in_chat(SlotKind.DECISION, chat, mark=decision.id)


async def tell(talk: Talk[Any], meeting: OfficeMeeting, decision: MeetingDecision) -> None:
    """Whose it is reads it alone; others hear of it by their list (/tugas)."""
    person = await talk.books.people.first(id=decision.owner) if decision.owner else None
    chat = await roster.private_chat(talk.books, person) if person else None
    if chat and chat.reachable:
        await _write(talk, chat, meeting, decision)


async def show(talk: Talk[Any], decision: MeetingDecision) -> None:
    """Below all else, for whom it waits."""
    talk.need_alone(Action.SCHEDULE)
    must_see(talk, decision)
    await post.retire(talk.books, talk.chat, slot(talk.chat.id, decision), now=talk.now)
    await _write(talk, talk.chat, await meetings.get(talk.books, decision.meeting), decision)


def must_see(talk: Talk[Any], decision: MeetingDecision) -> None:
    """Whose it is, coordinators, and the camat, to whom it may be handed on."""
    if not (minutes.may_close(talk.acting(), decision) or talk.allows(Action.SUMMARY)):
        raise Mistake("meeting.not_your_decision")


async def _write(talk: Talk[Any], chat: Chat, meeting: OfficeMeeting, decision: MeetingDecision) -> None:
    n = await minutes.place(talk.books, decision)
    key = "meeting.decision_done" if decision.done_at else "meeting.decision_told"
    who = await roster.name(talk.books, decision.done_by) if decision.done_by else ""
    text = texts.html(key, n=n, code=meeting.code, branch=meeting.branch, what=decision.what, name=who,
                      owner=decision.owner_name, due=wording.long_day(decision.due))  # fmt: skip
    await post.write(talk.books, chat, Html(text), now=talk.now, buttons=_ways(decision), slot=slot(chat.id, decision),
                     waits=decision.done_at is None, subject=Subject.of(SubjectKind.DECISION, decision.id),
                     sort=post.ANSWER)  # fmt: skip


def _ways(decision: MeetingDecision) -> Rows:
    if decision.done_at:
        return [[DecisionOpen(decision=decision.id).button("meeting.open_button")]]
    return [[DecisionDone(decision=decision.id).button("meeting.done_button")],
            [DecisionVisit(decision=decision.id).button("meeting.visit_button")]]  # fmt: skip


async def done(talk: Talk[Any], wish: DecisionDone) -> None:
    await _close(talk, wish.decision, done=True)


async def open_again(talk: Talk[Any], wish: DecisionOpen) -> None:
    await _close(talk, wish.decision, done=False)


async def _close(talk: Talk[Any], id_: int, *, done: bool) -> None:
    talk.need_alone(Action.SCHEDULE)
    decision = await minutes.get(talk.books, id_)
    if not await minutes.done(talk.acting(), decision, done=done):
        talk.note("common.answered_already")
    await _renew(talk, await minutes.get(talk.books, id_))


async def _renew(talk: Talk[Any], decision: MeetingDecision) -> None:
    meeting = await meetings.get(talk.books, decision.meeting)
    for one in await post.standing(talk.books, SlotKind.DECISION, Subject.of(SubjectKind.DECISION, decision.id)):
        await _write(talk, await talk.books.chats.get(one.chat), meeting, decision)
    await meeting_card.renew(talk, meeting)


async def changed(talk: Talk[Any], meeting: OfficeMeeting, before: MeetingDecision) -> None:
    """Whoever had it reads it as it is now; whoever has it now is told, once the minutes are out."""
    now = await minutes.get(talk.books, before.id)
    if before.owner != now.owner:
        await removed(talk, before)
        if meeting.number:
            await tell(talk, meeting, now)
    else:
        await _renew(talk, now)


async def removed(talk: Talk[Any], decision: MeetingDecision) -> None:
    """It waits for them no more."""
    for one in await post.standing(talk.books, SlotKind.DECISION, Subject.of(SubjectKind.DECISION, decision.id)):
        chat = await talk.books.chats.get(one.chat)
        text = texts.html("meeting.decision_taken", what=decision.what)
        await post.put_to_rest(talk.books, chat, one, text, now=talk.now)


async def heard(talk: Talk[Any]) -> bool:
    """ "sudah" below a decision, and "belum" where that was a slip. Other words are for the next listener."""
    words = " ".join(talk.incoming.text.split())
    number = talk.about(SubjectKind.DECISION)
    if number is None or not words or talk.incoming.picture or not talk.allows(Action.SCHEDULE):
        return False
    done = _DONE.fullmatch(words) is not None
    if not done and not _NOT_DONE.fullmatch(words):
        raise Mistake("meeting.decision_how")
    decision = await minutes.get(talk.books, number)
    if not done and decision.done_at is None:
        raise Mistake("meeting.decision_still_open", due=wording.long_day(decision.due))
    await _close(talk, number, done=done)
    await talk.react()
    return True


async def to_visit(talk: Talk[Any], wish: DecisionVisit) -> None:
    """The planning form, with what is known: the village that is named, the meeting's branch, and what was decided."""
    talk.need_alone(Action.PROPOSE)
    decision = await minutes.get(talk.books, wish.decision)
    must_see(talk, decision)
    meeting = await meetings.get(talk.books, decision.meeting)
    known = office_facts.choices(await office_facts.of(talk.books), "services", talk.office)
    services = tuple(one for one in known if one.casefold() == meeting.branch.casefold())
    draft = Draft(village=decision.village or "", services=services, note=decision.what)
    step = At.WINDOW if draft.village and services else At.SERVICES if draft.village else At.VILLAGE
    await flow.start(talk, PLAN, draft, step=step)


CONVERSATION = Conversation(
    presses=(on(DecisionDone, done), on(DecisionOpen, open_again), on(DecisionVisit, to_visit)),
    listeners=(heard,),
    undoes=frozenset({DecisionOpen}),
)
