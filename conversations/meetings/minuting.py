"""The minutes, decision by decision: what, whose it is, until when. Each is changed and taken out by itself."""

from typing import Any

from conversations import flow, post
from conversations.button import number
from conversations.flow import DONE, HERE, FlowStep
from conversations.hand_overs import photos
from conversations.meetings import decisions, meeting_card
from conversations.meetings.steps import At, MeetingTalk, meeting_of
from conversations.open_words import must_fit
from sotarsa_bot import texts, wording
from sotarsa_bot.meetings import answers, meetings, minutes
from sotarsa_bot.meetings.minutes import Decided
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.papers import minutes as minutes_paper
from sotarsa_bot.parsing import clean_name, read_moment
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.parsing.small_talk import is_small_talk
from sotarsa_bot.people.called import people_called
from sotarsa_bot.records.field import PhotoKind
from sotarsa_bot.records.meeting import MeetingDecision, MeetingState, OfficeMeeting
from sotarsa_bot.records.people import Person
from sotarsa_bot.texts import Html
from sotarsa_bot.unsure import Meaning, Unsure

WHAT_LETTERS = 300
LABEL_LETTERS = 30


async def minuted(talk: MeetingTalk) -> None:
    meeting = await meeting_of(talk)
    decided = await minutes.of_meeting(talk.books, meeting.id)
    lines = [line(talk, n, one) for n, one in enumerate(decided, 1)]
    rows = [[flow.choice(talk, f"✏️ {n}. {wording.cut(one.what, LABEL_LETTERS)}", "one", one.id)]
            for n, one in enumerate(decided, 1)]  # fmt: skip
    rows.append([flow.choice(talk, texts.plain("meeting.add_button"), "add")])
    if was := await talk.books.decisions.first(id=talk.draft.removed):
        rows.append([flow.choice(talk, texts.plain("meeting.back_again", what=wording.cut(was.what, 20)), "again")])
    done = meeting.state is MeetingState.MINUTED
    if decided:
        rows.append(
            [flow.choice(talk, texts.plain("meeting.pdf_button" if done else "meeting.finish_button"), "finish")]
        )
    said = Html("\n".join(lines)) if lines else texts.html("meeting.none_decided")
    key = "meeting.minutes_done" if done else "meeting.minutes"
    await flow.ask(talk, key, rows, code=meeting.code, number=meeting.number, lines=said)


def line(talk: MeetingTalk, n: int, one: MeetingDecision) -> Html:
    done = texts.plain("meeting.is_done") if one.done_at else ""
    due = wording.day_and_month(one.due)
    return texts.html("meeting.decision_line", n=n, what=one.what, owner=one.owner_name, due=due, done=done)


async def to_add(talk: MeetingTalk) -> FlowStep:
    answers.must_have_come(talk.acting(), await meeting_of(talk))
    draft = talk.draft
    draft.decision, draft.what, draft.owner, draft.owner_name, draft.due = 0, "", 0, "", None
    return At.WHAT


async def again(talk: MeetingTalk) -> FlowStep:
    await minutes.bring_back(talk.acting(), talk.draft.removed)
    talk.draft.removed = 0
    return At.MINUTES


async def one_chosen(talk: MeetingTalk) -> FlowStep:
    one = await minutes.get(talk.books, number([talk.answer]))
    if one.meeting != talk.draft.meeting:
        raise Mistake("common.old_button")
    draft = talk.draft
    draft.decision, draft.what, draft.owner, draft.owner_name, draft.due = (
        one.id,
        one.what,
        one.owner or 0,
        one.owner_name,
        one.due,
    )
    return At.DECISION


async def ask_what(talk: MeetingTalk) -> None:
    await flow.ask(talk, "meeting.what")


async def what_typed(talk: MeetingTalk) -> FlowStep:
    """A decision is a whole sentence; what is small talk or a question is none."""
    if is_small_talk(talk.answer) or len(talk.answer) < 4:
        raise Mistake("common.no_answer", what=texts.plain("meeting.a_decision"))
    must_fit(talk, Slot.LINE, "meeting.a_decision")
    talk.draft.what = clean_name(talk.answer, limit=WHAT_LETTERS)
    return await _following(talk)


async def _owners(talk: MeetingTalk) -> list[Person]:
    """Who was invited, those who were there first. One whom the bot does not know has the number 0."""
    those = await meetings.invited_to(talk.books, talk.draft.meeting)
    return [Person(id=one.person or 0, name=one.name, created_at=one.asked_at)
            for one in sorted(those, key=lambda one: not one.present)]  # fmt: skip


async def ask_owner(talk: MeetingTalk) -> None:
    owners = await _owners(talk)
    rows = [[flow.choice(talk, wording.cut(one.name, LABEL_LETTERS), "owner", n)] for n, one in enumerate(owners)]
    await flow.ask(talk, "meeting.owner", rows, what=talk.draft.what)


async def owner_pressed(talk: MeetingTalk) -> FlowStep:
    owners = await _owners(talk)
    if not talk.answer.isdecimal() or int(talk.answer) >= len(owners):
        raise Mistake("common.old_button")
    one = owners[int(talk.answer)]
    talk.draft.owner, talk.draft.owner_name = one.id, one.name
    return await _following(talk)


async def owner_typed(talk: MeetingTalk) -> FlowStep:
    """One of the meeting's as they are called; or somebody else, whose task is the coordinators' to see to."""
    known = [one for one in await _owners(talk) if one.id]
    try:
        found, exact = people_called(talk.answer, known)
    except Mistake as unknown:
        if unknown.key != "plan.who_unknown":
            raise
        must_fit(talk, Slot.NAME, "meeting.line_owner")
        talk.draft.owner, talk.draft.owner_name = 0, clean_name(talk.answer, limit=60)
        return await _following(talk)
    if len(found) > 1:
        raise Mistake("meeting.one_owner")
    if not (exact or talk.confirmed):
        raise Unsure(Meaning(found[0].name, found[0].name))
    talk.draft.owner, talk.draft.owner_name = found[0].id, found[0].name
    return await _following(talk)


async def ask_due(talk: MeetingTalk) -> None:
    await flow.ask(talk, "meeting.due", what=talk.draft.what, owner=talk.draft.owner_name)


async def due_typed(talk: MeetingTalk) -> FlowStep:
    said = read_moment(talk.answer, today=talk.today)
    if not any(one.day for one in said.options):
        raise Mistake("meeting.due_unread", typed=wording.cut(talk.answer))
    meant = said.taken()
    if meant.day is None or meant.rest or meant.at:
        raise Mistake("meeting.due_unread", typed=wording.cut(talk.answer))
    talk.draft.due = meant.day
    return await _following(talk)


async def _following(talk: MeetingTalk) -> FlowStep:
    """What lacks is asked; once nothing does, it is kept."""
    draft = talk.draft
    if not draft.owner_name:
        return At.OWNER
    if draft.due is None:
        return At.DUE
    meeting = await meeting_of(talk)
    village = await _village_in(talk, draft.what)
    decided = Decided(draft.what, draft.owner, draft.owner_name, draft.due, village)
    if draft.decision:
        before = await minutes.get(talk.books, draft.decision)
        await minutes.change(talk.acting(), before, decided)
        await decisions.changed(talk, meeting, before)
        return At.DECISION
    added = await minutes.add(talk.acting(), meeting, decided)
    draft.decision = added.id  # whoever goes back changes it, and adds no second one
    if meeting.state is MeetingState.MINUTED:
        await decisions.tell(talk, meeting, added)
    return At.MINUTES


async def _village_in(talk: MeetingTalk, words: str) -> str | None:
    """The one village that is named."""
    said = f" {' '.join(''.join(c if c.isalnum() else ' ' for c in words.casefold()).split())} "
    named = [one.code for one in await talk.books.villages.find() if f" {one.name.casefold()} " in said]
    return named[0] if len(named) == 1 else None


async def one_decision(talk: MeetingTalk) -> None:
    one = await minutes.get(talk.books, talk.draft.decision)
    parts = [flow.choice(talk, texts.plain("plan.edit", what=texts.plain(f"meeting.line_{part}").capitalize()), part)
             for part in ("what", "owner", "due")]  # fmt: skip
    rows = [parts, [flow.choice(talk, texts.plain("meeting.remove_button"), "remove")],
            [flow.choice(talk, texts.plain("meeting.list_button"), "list")]]  # fmt: skip
    await flow.ask(talk, "meeting.decision", rows, line=line(talk, await minutes.place(talk.books, one), one))


async def to_what(_talk: MeetingTalk) -> FlowStep:
    return At.WHAT


async def to_owner(_talk: MeetingTalk) -> FlowStep:
    return At.OWNER


async def to_due(_talk: MeetingTalk) -> FlowStep:
    return At.DUE


async def to_list(_talk: MeetingTalk) -> FlowStep:
    return At.MINUTES


async def remove(talk: MeetingTalk) -> FlowStep:
    one = await minutes.get(talk.books, talk.draft.decision)
    await minutes.remove(talk.acting(), one)
    await decisions.removed(talk, one)
    talk.draft.removed = one.id
    return At.MINUTES


async def signed(talk: MeetingTalk) -> FlowStep:
    """A picture of the signed minutes: from then on they are no draft."""
    meeting = await meeting_of(talk)
    if meeting.state is not MeetingState.MINUTED:
        raise Mistake("meeting.sign_later")
    photo = await photos.keep(talk, kind=PhotoKind.PAPER)
    await answers.file_photo(talk.acting(), meeting, "signed_photos", photo.id)
    await talk.say("meeting.signed", code=meeting.code)
    return HERE


async def finished(talk: MeetingTalk) -> FlowStep:
    """The number is given once; each decision is told to whose it is. Then the PDF comes."""
    before = await meeting_of(talk)
    meeting = await minutes.finish(talk.acting(), before)
    await give(talk, meeting)
    if before.state is MeetingState.MINUTED:
        return HERE
    for one in await minutes.of_meeting(talk.books, meeting.id):
        await decisions.tell(talk, meeting, one)
    await flow.finish(talk, "meeting.finished", code=meeting.code, number=meeting.number)
    await meeting_card.show(talk, meeting)
    return DONE


async def give(talk: Any, meeting: OfficeMeeting) -> None:
    paper = await minutes_paper.of_meeting(talk.acting(), meeting)
    name = f"notulen-{meeting.code}{'-draf' if paper.status.draft else ''}.pdf"
    talk.note("notice.coming")
    await post.give(talk.books, talk.chat, paper, name, now=talk.now, about=f"meeting:{meeting.id}")
