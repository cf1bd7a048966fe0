"""Invitations: each reads their own, answers by a button or in words, and hears of changes that concern them.

In private where they are reached there; else in their group, without the agenda and without anybody's reasons."""

from collections.abc import Sequence
from typing import Any

from conversations import post
from conversations.button import Rows
from conversations.conversation import Conversation
from conversations.meetings import meeting_card
from conversations.pressed import on
from conversations.presses.meetings import AnswerInvitation
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.meetings import answers, meetings
from sotarsa_bot.meetings.meetings import Concerned
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk, rsvp
from sotarsa_bot.parsing.rsvp import Rsvp
from sotarsa_bot.parsing.yes_no import says_no, says_yes
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.meeting import Invited, MeetingState, OfficeMeeting, Reply
from sotarsa_bot.records.slots import SlotKey, SlotKind, SubjectKind
from sotarsa_bot.texts import Html
from sotarsa_bot.unsure import Meaning, Unsure

_POLITE_YES = ("siap", "ok", "oke", "baik", "insya allah", "insyaallah")
""" "Siap" may be no more than thanks: it is read back as coming."""


def slot(chat: int, meeting: OfficeMeeting) -> SlotKey:
    return SlotKey.in_chat(SlotKind.INVITATION, chat, mark=meeting.id)


async def chat_of(books: Books, one: Invited) -> Chat | None:
    """Alone, or in the group of their village or of the team; None who is reached without Telegram."""
    if one.person is None:
        return None
    alone = await roster.private_chat(books, await books.people.get(one.person))
    if alone and alone.reachable:
        return alone
    groups = await (roster.village_groups(books, one.village) if one.village else roster.team_groups(books))
    return next((chat for chat in groups if chat.reachable), None)


async def tell(talk: Talk[Any], concerned: Concerned) -> str:
    """Each whom it concerns, and nobody else; who was reached, in words. Who is asked anew has it below all else."""
    meeting = concerned.meeting
    anew = list(concerned.new)
    if concerned.moved:
        anew += concerned.kept
    elif concerned.changed:
        await _say(talk, concerned.kept, meeting, "meeting.told_changed", but=talk.by.id)
    await _say(talk, concerned.gone, meeting, "meeting.told_gone", but=talk.by.id)
    reached = await _invite(talk, meeting, anew, head="meeting.invite_moved" if concerned.moved else "")
    others = [one for one in anew if one.person is None]
    parts = [texts.plain("meeting.told_people", count=reached)] if reached else []
    parts += [texts.plain("meeting.told_others", count=len(others))] if others else []
    return "; ".join(parts) or texts.plain("meeting.told_nobody")


async def _invite(talk: Talk[Any], meeting: OfficeMeeting, those: Sequence[Invited], head: str = "") -> int:
    """How many are reached; whoever calls it needs none."""
    chats: dict[int, Chat] = {}
    reached = 0
    for one in those:
        chat = await chat_of(talk.books, one) if one.person != talk.by.id else None
        if chat:
            chats[chat.id] = chat
            reached += 1
    for chat in chats.values():
        await post.retire(talk.books, chat, slot(chat.id, meeting), now=talk.now)
        await write(talk, chat, meeting, head)
    return reached


async def cancelled(talk: Talk[Any], meeting: OfficeMeeting) -> None:
    await _say(
        talk, await meetings.invited_to(talk.books, meeting.id), meeting, "meeting.told_cancelled", but=talk.by.id
    )


async def restored(talk: Talk[Any], meeting: OfficeMeeting) -> None:
    await _say(
        talk, await meetings.invited_to(talk.books, meeting.id), meeting, "meeting.told_restored", but=talk.by.id
    )


async def _say(talk: Talk[Any], those: Sequence[Invited], meeting: OfficeMeeting, key: str, *, but: int) -> None:
    """Each chat once. The invitation above is put right with it."""
    chats = {chat.id: chat for one in those if one.person != but and (chat := await chat_of(talk.books, one))}
    for chat in chats.values():
        if lives := await post.lives(talk.books, slot(chat.id, meeting)):
            rest = key in ("meeting.told_gone", "meeting.told_cancelled")
            if rest:
                await post.rebutton(talk.books, chat, lives, [], now=talk.now)
                await post.settle(talk.books, lives)
            else:
                await write(talk, chat, meeting)
        moment = wording.moment(meeting.starts_at, talk.office.zone)
        reason = meeting.reason if chat.private else ""
        await talk.say(key, to=chat, code=meeting.code, branch=meeting.branch, moment=moment, place=meeting.place,
                       because=texts.plain("meeting.because", reason=reason) if reason else "")  # fmt: skip


async def write(talk: Talk[Any], chat: Chat, meeting: OfficeMeeting, head: str = "") -> None:
    """The invitation as it stands in this chat."""
    theirs = [one for one in await meetings.invited_to(talk.books, meeting.id) if await _reads(talk.books, one, chat)]
    silent = [one for one in theirs if one.reply is None]
    lines = [texts.html(head)] if head else []
    lines += [texts.html("meeting.invited"), *meeting_card.head(talk.office, meeting)]
    lines += _agenda(meeting) if chat.private else []
    lines += [_status(one, chat) for one in theirs if one.reply]
    if silent:
        names = "; ".join(one.name for one in silent)
        lines.append(texts.html("meeting.invite_you" if chat.private else "meeting.invite_group", names=names))
    rows = _ways(meeting) if meeting.state is MeetingState.CALLED and meeting.starts_at > talk.now else []
    await post.write(talk.books, chat, Html("\n".join(lines)), now=talk.now, buttons=rows, slot=slot(chat.id, meeting),
                     waits=bool(silent and rows), subject=meeting.subject)  # fmt: skip


def _agenda(meeting: OfficeMeeting) -> list[Html]:
    lines = [texts.html("meeting.agenda_line", n=n, what=one) for n, one in enumerate(meeting.agenda, 1)]
    return [texts.html("meeting.agenda_head"), *lines] if lines else []


def _status(one: Invited, chat: Chat) -> Html:
    """What was answered; why, in private only."""
    words = texts.plain(f"meeting.reply_{one.reply}", words=one.words)
    if one.reply is not Reply.SENDS and one.words and chat.private:
        words = f"{words} ({one.words})"
    return texts.html("meeting.your_answer" if chat.private else "meeting.their_answer", name=one.name, words=words)


def _ways(meeting: OfficeMeeting) -> Rows:
    return [[AnswerInvitation(meeting=meeting.id, reply=one).button(f"meeting.button_{one}") for one in Reply]]


async def _reads(books: Books, one: Invited, chat: Chat) -> bool:
    found = await chat_of(books, one)
    return found is not None and found.id == chat.id


async def pressed(talk: Talk[Any], wish: AnswerInvitation) -> None:
    """Somebody else's name is asked for: nobody is sent without one."""
    talk.need(Action.SCHEDULE)
    meeting = await meetings.standing(talk.books, wish.meeting)
    one = await _theirs(talk, meeting)
    if wish.reply is Reply.SENDS:
        return talk.note("meeting.who_instead", alert=True)
    await _give(talk, meeting, one, Rsvp(wish.reply, "", True))
    talk.note("meeting.noted")


async def heard(talk: Talk[Any]) -> bool:
    """Below the invitation; or in private, where one invitation alone waits, in words that can be nothing else."""
    words = talk.incoming.text.strip()
    if not words or talk.incoming.picture or talk.person is None or not talk.allows(Action.SCHEDULE):
        return False
    below = talk.below(SlotKind.INVITATION)
    number = talk.about(SubjectKind.MEETING) if below else await _only_one(talk)
    if number is None:
        return False
    said = rsvp.read_rsvp(words)
    if not below and (said is None or not said.sure or (said.reply is Reply.COMES and "hadir" not in words.casefold())):
        return False
    meeting = await meetings.standing(talk.books, number)
    one = await _theirs(talk, meeting)
    if said is None:
        _doubtful(words, meeting, talk)
        return False
    if said.reply is Reply.SENDS and not said.words:
        raise Mistake("meeting.who_instead")
    if not (said.sure or talk.confirmed):
        raise Unsure(Meaning(rsvp.written(said), _read_back(said)))
    await _give(talk, meeting, one, said)
    await talk.say("meeting.noted_as", as_reply=True, code=meeting.code, words=_read_back(said) if talk.chat.private
                   else texts.plain(f"meeting.reply_{said.reply}", words=said.words))  # fmt: skip
    return True


def _doubtful(words: str, meeting: OfficeMeeting, talk: Talk[Any]) -> None:
    """A yes and "siap" may mean that they come, a no that they do not; thanks are no answer. Else it is said how."""
    bare = " ".join(words.casefold().strip(" .!,").split())
    led = bare.removesuffix(" pak").removesuffix(" bu")
    if says_yes(words) or led in _POLITE_YES:
        raise Unsure(Meaning("hadir", texts.plain("meeting.reply_comes")))
    if says_no(words):
        raise Unsure(Meaning("izin", texts.plain("meeting.reply_excused")))
    if is_small_talk(words):
        return
    moment = wording.moment(meeting.starts_at, talk.office.zone)
    raise Mistake("meeting.answer_how", code=meeting.code, moment=moment, place=meeting.place)


def _read_back(said: Rsvp) -> str:
    """As a person reads it."""
    words = texts.plain(f"meeting.reply_{said.reply}", words=said.words)
    return words if said.reply is Reply.SENDS or not said.words else f"{words} ({said.words})"


async def _theirs(talk: Talk[Any], meeting: OfficeMeeting) -> Invited:
    """The invitation of whoever speaks. Mistake for who has none."""
    one = await answers.of_person(talk.books, meeting.id, talk.by.id)
    if one is None:
        raise Mistake("meeting.not_invited", code=meeting.code)
    return one


async def _only_one(talk: Talk[Any]) -> int | None:
    if talk.replied or not talk.incoming.private:
        return None
    mine = await talk.books.invited.find(person=talk.by.id, removed_at=None, reply=None)
    open_ = [await talk.books.meetings.get(one.meeting) for one in mine]
    those = [one.id for one in open_ if one.state is MeetingState.CALLED and one.starts_at > talk.now]
    return those[0] if len(those) == 1 else None


async def _give(talk: Talk[Any], meeting: OfficeMeeting, one: Invited, said: Rsvp) -> None:
    """Kept, and seen on the invitation and by who called the meeting."""
    if meeting.starts_at <= talk.now:
        raise Mistake("meeting.is_over", code=meeting.code)
    await answers.give(talk.acting(), meeting, one, said)
    await answered(talk, meeting, one)


async def answered(talk: Talk[Any], meeting: OfficeMeeting, one: Invited) -> None:
    """What shows it is put right."""
    chat = await chat_of(talk.books, one)
    if chat and await post.lives(talk.books, slot(chat.id, meeting)):
        await write(talk, chat, meeting)
    await meeting_card.renew(talk, meeting)


async def bring(talk: Talk[Any], meeting: OfficeMeeting) -> None:
    """Below all else, for who asks for it."""
    talk.need(Action.SCHEDULE)
    await post.retire(talk.books, talk.chat, slot(talk.chat.id, meeting), now=talk.now)
    await write(talk, talk.chat, meeting)


CONVERSATION = Conversation(presses=(on(AnswerInvitation, pressed),), listeners=(heard,))
