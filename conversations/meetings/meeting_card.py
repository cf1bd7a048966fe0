"""A meeting as it stands, for who called it: one living message, edited as answers come. In private only."""

from typing import Any

from conversations import post
from conversations.button import Rows
from conversations.presses.meetings import MeetingStands, OpenMeeting, Part
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.meetings import meetings, minutes
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.meeting import Invited, MeetingState, OfficeMeeting, Reply
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.running.office import Office
from sotarsa_bot.texts import Html


def slot(chat: int, meeting: OfficeMeeting) -> SlotKey:
    return SlotKey.in_chat(SlotKind.MEETING, chat, mark=meeting.id)


async def show(talk: Talk[Any], meeting: OfficeMeeting) -> None:
    """Below all that was said since."""
    await post.retire(talk.books, talk.chat, slot(talk.chat.id, meeting), now=talk.now)
    await _write(talk, talk.chat, meeting)


async def renew(talk: Talk[Any], meeting: OfficeMeeting) -> None:
    """Wherever it stands; nobody hears a bell."""
    for one in await post.standing(talk.books, SlotKind.MEETING, meeting.subject):
        await _write(talk, await talk.books.chats.get(one.chat), meeting)


async def _write(talk: Talk[Any], chat: Chat, meeting: OfficeMeeting) -> None:
    text = await said(talk.books, talk.office, meeting)
    rows = await _ways(talk, meeting)
    await post.write(talk.books, chat, text, now=talk.now, buttons=rows, slot=slot(chat.id, meeting), waits=False,
                     subject=meeting.subject, sort=post.ANSWER)  # fmt: skip


async def said(books: Books, office: Office, meeting: OfficeMeeting) -> Html:
    lines = head(office, meeting)
    if meeting.agenda:
        lines.append(texts.html("meeting.agenda_head"))
        lines += [texts.html("meeting.agenda_line", n=n, what=one) for n, one in enumerate(meeting.agenda, 1)]
    lines += await _answers(books, meeting)
    if meeting.state is MeetingState.CANCELLED:
        lines.append(texts.html("meeting.card_cancelled", reason=meeting.reason))
    if meeting.state is MeetingState.MINUTED:
        decided = await minutes.of_meeting(books, meeting.id)
        done = sum(one.done_at is not None for one in decided)
        lines.append(texts.html("meeting.card_minuted", number=meeting.number, count=len(decided), done=done))
    return Html("\n".join(lines))


def head(office: Office, meeting: OfficeMeeting) -> list[Html]:
    """What, when and where: as everybody may read it."""
    moment = wording.moment(meeting.starts_at, office.zone)
    return [texts.html("meeting.card_head", code=meeting.code, branch=meeting.branch),
            texts.html("meeting.card_when", moment=moment, place=meeting.place)]  # fmt: skip


async def _answers(books: Books, meeting: OfficeMeeting) -> list[Html]:
    """Who comes, who does not and why, and who has not said. After the day, who was there."""
    those = await meetings.invited_to(books, meeting.id)
    parts: dict[str, list[str]] = {"present": [], "comes": [], "sends": [], "excused": [], "silent": []}
    there = any(one.present for one in those)
    for one in those:
        key = "present" if one.present else str(one.reply) if one.reply else "silent"
        parts[key].append(named(one))
    silent = "meeting.were_silent" if there else "meeting.are_silent"
    keys = {"silent": silent, "comes": "meeting.said_comes" if there else "meeting.are_comes"}
    return [texts.html(keys.get(key, f"meeting.are_{key}"), count=len(names), names="; ".join(names))
            for key, names in parts.items() if names]  # fmt: skip


def named(one: Invited) -> str:
    """ "Hendra (ada haul)", "Alus, oleh Marni"."""
    if one.reply is Reply.SENDS:
        return texts.plain("meeting.by_whom", name=one.name, words=one.words)
    return f"{one.name} ({one.words})" if one.words else one.name


async def _ways(talk: Talk[Any], meeting: OfficeMeeting) -> Rows:
    if meeting.state is MeetingState.CANCELLED:
        over = meeting.starts_at <= talk.now
        return [] if over else [[MeetingStands(meeting=meeting.id).button("meeting.stands_button")]]
    has_come = talk.office.today(meeting.starts_at) <= talk.today
    parts = [[Part.PRESENT, Part.MINUTES]] if has_come else []
    if meeting.state is MeetingState.CALLED:
        others = [one for one in await meetings.invited_to(talk.books, meeting.id) if one.person is None]
        parts += [[Part.OTHERS]] if others and meeting.starts_at > talk.now else []
        parts += [] if meeting.starts_at <= talk.now else [[Part.PLAN, Part.WHY]]
    return [[OpenMeeting(meeting=meeting.id, part=one).button(f"meeting.to_{one}") for one in row] for row in parts]
