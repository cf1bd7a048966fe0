"""Who is invited without Telegram: the text to send them, and what they answered, noted in their name."""

from conversations import flow
from conversations.button import Button, number
from conversations.contacts.relay_card import link
from conversations.flow import FlowStep
from conversations.meetings import invitations
from conversations.meetings.steps import At, MeetingTalk, invited_of, meeting_of
from sotarsa_bot import texts, wording
from sotarsa_bot.meetings import answers, meeting_twin, meetings
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import rsvp
from sotarsa_bot.parsing.rsvp import Rsvp
from sotarsa_bot.records.contact import ContactWay
from sotarsa_bot.records.meeting import Invited, OfficeMeeting, Reply
from sotarsa_bot.texts import Html
from sotarsa_bot.unsure import Meaning, Unsure


async def whom(talk: MeetingTalk) -> None:
    meeting = await meeting_of(talk)
    those = [one for one in await meetings.invited_to(talk.books, meeting.id) if one.person is None]
    rows = [[flow.choice(talk, f"{_mark(one)} {wording.cut(one.name, 30)}", "one", one.id)] for one in those]
    lines = [texts.html("meeting.other_line", who=await _reached(talk, one), words=_said(one)) for one in those]
    await flow.ask(talk, "meeting.others", rows, code=meeting.code, lines=Html("\n".join(lines)))


def _mark(one: Invited) -> str:
    return "✅" if one.reply else "⬜"


def _said(one: Invited) -> str:
    if one.reply is None:
        return texts.plain("meeting.silent")
    words = texts.plain(f"meeting.reply_{one.reply}", words=one.words)
    return words if one.reply is Reply.SENDS or not one.words else f"{words} ({one.words})"


async def _reached(talk: MeetingTalk, one: Invited) -> str:
    """ "Samsul, Desa Uren"."""
    village = (await talk.books.villages.get(one.village)).name if one.village else ""
    return texts.plain("meeting.of_village", name=one.name, village=village) if village else one.name


async def one_chosen(talk: MeetingTalk) -> FlowStep:
    talk.draft.invited = number([talk.answer])
    await invited_of(talk)
    return At.ANSWER


async def ask_answer(talk: MeetingTalk) -> None:
    """The text for them, and how their answer is noted."""
    meeting, one = await meeting_of(talk), await invited_of(talk)
    twin = meeting_twin.twin(talk.office, meeting, one)
    rows: list[list[Button]] = await _links(talk, one, twin)
    rows.append([flow.choice(talk, texts.plain(f"meeting.button_{reply}"), "reply", reply)
                 for reply in (Reply.COMES, Reply.EXCUSED)])  # fmt: skip
    who = await _reached(talk, one)
    await flow.ask(talk, "meeting.other", rows, who=who, twin=twin, words=_said(one))


async def _links(talk: MeetingTalk, one: Invited, twin: str) -> list[list[Button]]:
    contact = await talk.books.contacts.first(id=one.contact) if one.contact else None
    if contact is None or not contact.phone or contact.way is ContactWay.RADIO:
        return []
    label = texts.plain("relay.whatsapp_button", name=wording.cut(one.name, 20))
    return [[Button(label, url=link(contact.phone, twin))]]


async def reply_pressed(talk: MeetingTalk) -> FlowStep:
    if talk.answer not in tuple(Reply):
        raise Mistake("common.old_button")
    return await _note(talk, Rsvp(Reply(talk.answer), "", True))


async def reply_typed(talk: MeetingTalk) -> FlowStep:
    said = rsvp.read_rsvp(talk.answer)
    if said is None:
        raise Mistake("meeting.answer_unread", typed=wording.cut(talk.answer))
    if said.reply is Reply.SENDS and not said.words:
        raise Mistake("meeting.who_instead")
    if not (said.sure or talk.confirmed):
        raise Unsure(Meaning(rsvp.written(said), rsvp.written(said)))
    return await _note(talk, said)


async def _note(talk: MeetingTalk, said: Rsvp) -> FlowStep:
    meeting, one = await meeting_of(talk), await invited_of(talk)
    await note(talk, meeting, one, said)
    return At.OTHERS


async def note(talk: MeetingTalk, meeting: OfficeMeeting, one: Invited, said: Rsvp) -> None:
    await answers.give(talk.acting(), meeting, one, said)
    await invitations.answered(talk, meeting, one)
