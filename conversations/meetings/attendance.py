"""Who was there: tapped on the day, typed, or a picture of the signed list."""

from conversations import flow
from conversations.button import in_rows, number
from conversations.flow import DONE, HERE, FlowStep
from conversations.hand_overs import photos
from conversations.meetings import meeting_card
from conversations.meetings.steps import MeetingTalk, meeting_of
from conversations.open_words import must_fit
from sotarsa_bot import texts, wording
from sotarsa_bot.meetings import answers, meetings
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.people.called import people_called
from sotarsa_bot.records.field import PhotoKind
from sotarsa_bot.records.meeting import Reply
from sotarsa_bot.records.people import Person


async def who_came(talk: MeetingTalk) -> None:
    meeting = await meeting_of(talk)
    those = await meetings.invited_to(talk.books, meeting.id)
    rows = in_rows(flow.choice(talk, f"{'✅' if one.present else '⬜'} {wording.cut(one.name, 28)}", "came", one.id)
                   for one in those)  # fmt: skip
    if any(one.reply is Reply.COMES and not one.present for one in those):
        rows.append([flow.choice(talk, texts.plain("meeting.all_came"), "all")])
    rows.append([flow.choice(talk, texts.plain("common.done_button"), "done")])
    count = sum(one.present for one in those)
    await flow.ask(talk, "meeting.who_came", rows, code=meeting.code, count=count, photos=len(meeting.list_photos))


async def toggled(talk: MeetingTalk) -> FlowStep:
    meeting, pressed = await meeting_of(talk), number([talk.answer])
    one = await talk.books.invited.first(id=pressed, meeting=meeting.id, removed_at=None)
    if one is None:
        raise Mistake("common.old_button")
    await answers.came(talk.acting(), meeting, one, not one.present)
    return HERE


async def all_came(talk: MeetingTalk) -> FlowStep:
    """Those who said that they would."""
    meeting = await meeting_of(talk)
    for one in await meetings.invited_to(talk.books, meeting.id):
        if one.reply is Reply.COMES and not one.present:
            await answers.came(talk.acting(), meeting, one, True)
    return HERE


async def named(talk: MeetingTalk) -> FlowStep:
    """Somebody of the list as they are called, or one who was not invited."""
    meeting = await meeting_of(talk)
    known = [Person(id=one.id, name=one.name, created_at=one.asked_at)
             for one in await meetings.invited_to(talk.books, meeting.id)]  # fmt: skip
    try:
        found, exact = people_called(talk.answer, known)
    except Mistake as unknown:
        if unknown.key != "plan.who_unknown":
            raise
        found, exact = [], False
    if found and (exact or talk.confirmed):
        for person in found:
            await answers.came(talk.acting(), meeting, await talk.books.invited.get(person.id), True)
        return HERE
    must_fit(talk, Slot.NAME, "meeting.line_came")
    await answers.add_guest(talk.acting(), meeting, clean_name(talk.answer, limit=60))
    return HERE


async def pictured(talk: MeetingTalk) -> FlowStep:
    """The signed list: kept with the meeting, and no proof of any hand-over."""
    meeting = await meeting_of(talk)
    answers.must_have_come(talk.acting(), meeting)
    photo = await photos.keep(talk, kind=PhotoKind.PAPER)
    await answers.file_photo(talk.acting(), meeting, "list_photos", photo.id)
    return HERE


async def done(talk: MeetingTalk) -> FlowStep:
    meeting = await meeting_of(talk)
    count = sum(one.present for one in await meetings.invited_to(talk.books, meeting.id))
    await flow.finish(talk, "meeting.came_noted", code=meeting.code, count=count)
    await meeting_card.show(talk, meeting)
    return DONE
