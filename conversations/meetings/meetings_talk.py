"""/rapat: who may call meetings calls, changes and writes them down; all others read those that they are invited to."""

from typing import Any

from conversations import flow, reasons
from conversations.command import PRIVATE, Command
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, pictured, question, tapped, typed
from conversations.meetings import attendance, invitations, meeting_card, minuting, others, planning
from conversations.meetings.planning import then, to
from conversations.meetings.steps import At, Draft, MeetingTalk, meeting_of
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.meetings import CallMeeting, MeetingStands, OpenMeeting, Part
from conversations.several import several
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.meetings import answers, meetings
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.meeting import MeetingState, OfficeMeeting
from sotarsa_bot.records.slots import Subject, SubjectKind
from sotarsa_bot.texts import Html

MOST_SHOWN = 8


async def begin(talk: Talk[Any]) -> None:
    talk.need(Action.SCHEDULE)
    if not talk.incoming.private:
        return await wrong_chat(talk, "common.where_private")
    if not talk.allows(Action.MEET):
        return await _theirs(talk)
    found = [one for one in await talk.books.meetings.find(order="-starts_at", limit=MOST_SHOWN) if not one.erased_at]
    if not found:
        return await flow.start(talk, FLOW, _new(talk))
    lines = [_line(talk, one) for one in found]
    rows = [[OpenMeeting(meeting=one.id).labelled(f"{one.code} {wording.cut(one.branch, 30)}")] for one in found]
    rows.append([CallMeeting().button("meeting.new_button")])
    await talk.show(texts.html("meeting.list", lines=Html("\n".join(lines))), rows, Subject(SubjectKind.MEETING))


def _line(talk: Talk[Any], one: OfficeMeeting) -> Html:
    moment = wording.moment(one.starts_at, talk.office.zone)
    return texts.html("meeting.list_line", code=one.code, branch=one.branch, moment=moment,
                      state=texts.plain(f"meeting.state_{one.state}"))  # fmt: skip


async def _theirs(talk: Talk[Any]) -> None:
    """The invitations of who calls none, each below all else."""
    mine = await talk.books.invited.find(person=talk.by.id, removed_at=None)
    found = [one for one in [await talk.books.meetings.get(one.meeting) for one in mine]
             if one.state is MeetingState.CALLED and one.starts_at > talk.now]  # fmt: skip
    for one in sorted(found, key=lambda one: one.starts_at)[:MOST_SHOWN]:
        await invitations.bring(talk, one)
    if not found:
        await talk.say("meeting.none_for_you")


def _new(talk: Talk[Any]) -> Draft:
    """Whoever calls it is there."""
    return Draft(people=(talk.by.id,))


async def call(talk: Talk[Any], _wish: CallMeeting) -> None:
    talk.need_alone(Action.MEET)
    await flow.start(talk, FLOW, _new(talk))


async def opened(talk: Talk[Any], wish: OpenMeeting) -> None:
    talk.need_alone(Action.MEET)
    meeting = await meetings.get(talk.books, wish.meeting)
    await open_part(talk, meeting, wish.part)


async def open_part(talk: Talk[Any], meeting: OfficeMeeting, part: Part) -> None:
    draft = Draft(meeting=meeting.id)
    match part:
        case Part.PLAN:
            meetings.must_be_open(meeting)
            await flow.start(talk, FLOW, await planning.draft_of(talk, meeting), step=At.PREVIEW)
        case Part.WHY:
            meetings.must_be_open(meeting)
            await flow.start(talk, FLOW, draft, step=At.WHY)
        case Part.OTHERS:
            meetings.must_be_open(meeting)
            await flow.start(talk, FLOW, draft, step=At.OTHERS)
        case Part.PRESENT:
            answers.must_have_come(talk.acting(), meeting)
            await flow.start(talk, FLOW, draft, step=At.PRESENT)
        case Part.MINUTES:
            answers.must_have_come(talk.acting(), meeting)
            await flow.start(talk, FLOW, draft, step=At.MINUTES)
        case _:
            await meeting_card.show(talk, meeting)


async def _why(talk: MeetingTalk) -> None:
    await flow.ask(talk, "meeting.why", code=(await meeting_of(talk)).code)


async def _why_typed(talk: MeetingTalk) -> FlowStep:
    meeting = await meeting_of(talk)
    reason = clean_name(talk.answer, limit=200).rstrip(".")
    if not await reasons.given(talk, texts.plain("meeting.would_cancel", code=meeting.code, reason=reason)):
        return DONE
    meeting = await meetings.cancel(talk.acting(), meeting, reason)
    await flow.finish(talk, "meeting.cancelled", code=meeting.code)
    await invitations.cancelled(talk, meeting)
    await meeting_card.show(talk, meeting)
    return DONE


async def stands(talk: Talk[Any], wish: MeetingStands) -> None:
    talk.need_alone(Action.MEET)
    meeting = await meetings.restore(talk.acting(), await meetings.get(talk.books, wish.meeting))
    await invitations.restored(talk, meeting)
    await meeting_card.show(talk, meeting)


FLOW = Flow(
    "rapat",
    may=Action.MEET,
    draft=Draft,
    first=At.BRANCH,
    alone=True,
    steps={
        At.BRANCH: question(planning.which_branch, tapped("branch", planning.branch_pressed),
                            typed(planning.branch_typed)),
        At.WHEN: question(planning.which_moment, typed(planning.moment_given)),
        At.HOUR: question(planning.which_hour, typed(planning.hour_given), under=At.WHEN),
        At.PLACE: question(planning.which_place, tapped("place", planning.place_pressed), typed(planning.place_typed)),
        At.AGENDA: question(planning.what_agenda, typed(planning.agenda_typed), long=True),
        At.PEOPLE: several(
            "people", "meeting.which_people", step=At.PEOPLE, following=then(At.VILLAGES), options=planning.people,
            read=planning.people_named,
        ),
        At.VILLAGES: several(
            "villages", "meeting.which_villages", step=At.VILLAGES, following=then(At.GUESTS),
            options=planning.villages, read=planning.villages_named,
        ),
        At.GUESTS: several(
            "guests", "meeting.which_guests", step=At.GUESTS, following=then(At.PREVIEW), options=planning.guests,
            check=planning.is_guest,
        ),
        At.PREVIEW: question(
            planning.preview, tapped("branch", to(At.BRANCH)), tapped("when", to(At.WHEN)),
            tapped("place", to(At.PLACE)), tapped("agenda", to(At.AGENDA)), tapped("people", to(At.PEOPLE)),
            tapped("villages", to(At.VILLAGES)), tapped("guests", to(At.GUESTS)), tapped("send", planning.sent),
        ),
        At.WHY: question(_why, typed(_why_typed)),
        At.OTHERS: question(others.whom, tapped("one", others.one_chosen)),
        At.ANSWER: question(others.ask_answer, tapped("reply", others.reply_pressed), typed(others.reply_typed),
                            under=At.OTHERS),
        At.PRESENT: question(
            attendance.who_came, tapped("came", attendance.toggled), tapped("all", attendance.all_came),
            tapped("done", attendance.done), typed(attendance.named), pictured(attendance.pictured), photos=True,
        ),
        At.MINUTES: question(
            minuting.minuted, tapped("one", minuting.one_chosen), tapped("add", minuting.to_add),
            tapped("again", minuting.again), tapped("finish", minuting.finished), pictured(minuting.signed),
        ),
        At.WHAT: question(minuting.ask_what, typed(minuting.what_typed), under=At.MINUTES),
        At.OWNER: question(minuting.ask_owner, tapped("owner", minuting.owner_pressed), typed(minuting.owner_typed)),
        At.DUE: question(minuting.ask_due, typed(minuting.due_typed)),
        At.DECISION: question(
            minuting.one_decision, tapped("what", minuting.to_what), tapped("owner", minuting.to_owner),
            tapped("due", minuting.to_due), tapped("remove", minuting.remove), tapped("list", minuting.to_list),
            under=At.MINUTES,
        ),
    },
)  # fmt: skip


CONVERSATION = Conversation(
    commands=(Command("rapat", begin, frozenset({PRIVATE})),),
    flows=(FLOW,),
    presses=(on(CallMeeting, call), on(OpenMeeting, opened), on(MeetingStands, stands)),
    undoes=frozenset({MeetingStands}),
)
