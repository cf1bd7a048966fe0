"""What somebody invited answered on WhatsApp or by SMS, pasted to the bot: known by the code of their invitation, and
always read back before it counts (decision 0008)."""

from typing import Any, NamedTuple

from conversations.contacts import bridge_reading
from conversations.conversation import Conversation
from conversations.meetings import others
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.contacts import codes
from sotarsa_bot.contacts.codes import Asked, Code
from sotarsa_bot.meetings import meeting_twin, meetings
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import rsvp
from sotarsa_bot.parsing.rsvp import Rsvp
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.meeting import Invited, OfficeMeeting, Reply
from sotarsa_bot.unsure import Meaning, Unsure


class Said(NamedTuple):
    code: Code
    meeting: OfficeMeeting
    one: Invited
    said: Rsvp


async def heard(talk: Talk[Any]) -> bool:
    """Only what bears the code of an invitation."""
    text = talk.incoming.text.strip()
    if not text or talk.incoming.picture or not talk.incoming.private or not talk.allows(Action.MEET):
        return False
    kinds = {found.code.kind for found in codes.find(text) if found.code}
    if Asked.MEETING not in kinds:
        return False
    if len(kinds) > 1:
        raise Mistake("meeting.codes_apart")
    pieces = bridge_reading.pieces(text, talk.today, by=talk.by.name)
    read = [await _one(talk, one.code, one.words) for one in pieces if one.code and one.words]
    if not read:
        raise Mistake("meeting.code_alone")
    if not talk.confirmed:
        lines = [_line(one) for one in read]
        words = "\n".join(f"{one.code} {rsvp.written(one.said)}" for one in read)
        raise Unsure(Meaning(words, lines[0] if len(lines) == 1 else "\n" + "\n".join(f"• {line}" for line in lines)))
    for one in read:
        await others.note(talk, one.meeting, one.one, one.said)
    names = wording.listing([one.one.name for one in read])
    await talk.say("meeting.pasted", as_reply=True, names=names, code=read[0].meeting.code)
    return True


def _line(one: Said) -> str:
    words = rsvp.written(one.said)
    return texts.plain("meeting.pasted_line", name=one.one.name, code=one.meeting.code, words=words)


async def _one(talk: Talk[Any], code: Code, words: str) -> Said:
    """Mistake for an invitation that was changed since, and for words that answer nothing."""
    one = await talk.books.invited.first(id=code.visit, removed_at=None)
    if one is None:
        raise Mistake("relay.unknown_code", written=code)
    meeting = await meetings.standing(talk.books, one.meeting)
    if meeting_twin.code(meeting, one) != code:
        raise Mistake("meeting.code_old", written=code, code=meeting.code)
    said = rsvp.read_rsvp(words)
    if said is None or (said.reply is Reply.SENDS and not said.words):
        raise Mistake("meeting.answer_unread", typed=wording.cut(words))
    return Said(code, meeting, one, said)


CONVERSATION = Conversation(listeners=(heard,))
