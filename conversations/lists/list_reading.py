"""/daftar for an official: the lists of their own village's visits, to be read and checked, in private.

Names, hamlets and what each is to get; no numbers of theirs. Whoever is missing or wrong is said to the team.
"""

from typing import Any

from conversations import post
from conversations.button import Button, in_rows
from conversations.choosing import chosen_visit
from conversations.conversation import Conversation
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.lists import ReadList
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.visit import OPEN, Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import visits

MOST_SHOWN = 25


async def begin(talk: Talk[Any]) -> None:
    """/daftar, or `/daftar K12`."""
    talk.need(Action.READ_LIST)
    if not talk.incoming.private:
        return await wrong_chat(talk, "common.where_private")
    if (code := chosen_visit.code_of(talk.answer)) is not None:
        await _show(talk, await _mine(talk, code), 0, talk.chat)
        return None
    own = tuple({grant.village for grant in talk.grants if grant.village})
    found = await talk.books.visits.find(state=OneOf(OPEN), village=OneOf(own), order="-id")
    if not found:
        await talk.say("recipients.no_visit")
    elif len(found) == 1:
        await _show(talk, await _mine(talk, found[0].id), 0, talk.chat)
    else:
        made = [ReadList(visit=v.id).labelled(await chosen_visit.label(talk.books, v)) for v in found[:12]]
        await talk.say("recipients.which_visit", buttons=in_rows(made), waits=False)
    return None


async def pressed(talk: Talk[Any], press: ReadList) -> None:
    """In private here; from the card in the village's group, to whoever pressed."""
    visit = await _mine(talk, press.visit)
    if talk.incoming.private:
        await _show(talk, visit, press.page, talk.chat)
        return
    chat = await roster.private_chat(talk.books, talk.by)
    if chat is None or not chat.reachable:
        talk.note("recipients.in_private", alert=True, code=visit.code)
        return
    await _show(talk, visit, press.page, chat)
    talk.note("recipients.sent_alone", alert=True)


async def _mine(talk: Talk[Any], number_: int) -> Visit:
    """The visit, for whoever may read its list: an official of its village, and the team."""
    talk.need(Action.READ_LIST)
    visit = await visits.get(talk.books, number_)
    talk.need(Action.READ_LIST, visit.village)
    if visit.erased_at:
        raise Mistake("common.old_button")
    return visit


async def _show(talk: Talk[Any], visit: Visit, page: int, chat: Chat) -> None:
    every = await recipients.of_visit(talk.books, visit)
    label = await chosen_visit.label(talk.books, visit)
    await talk.record("list.read", f"visit:{visit.id}")
    if not every:
        await talk.say("recipients.none", to=None if chat.id == talk.chat.id else chat, visit=label)
        return
    received = await recipients.received_by(talk.books, visit)
    last = (len(every) - 1) // MOST_SHOWN
    page = min(page, last)
    done = sum(one.number in received for one in every)
    lines = [texts.html("recipients.head", visit=label, count=len(every), done=done)]
    lines += [_line(one, done=one.number in received) for one in every[page * MOST_SHOWN : (page + 1) * MOST_SHOWN]]
    lines.append(texts.html("recipients.check_it", code=visit.code))
    text, rows = Html("\n".join(lines)), _turns(visit, page, last)
    if chat.id == talk.chat.id:
        await talk.show(text, rows, visit.subject)
    else:
        await post.write(talk.books, chat, text, now=talk.now, buttons=rows, subject=visit.subject, waits=False)


def _line(one: Listed, *, done: bool) -> Html:
    parts = [one.name, one.hamlet, wording.listing([str(benefit) for benefit in one.benefits])]
    said = " · ".join(part for part in parts if part)
    return texts.html("recipients.done_line" if done else "recipients.line", number=one.number, name=said)


def _turns(visit: Visit, page: int, last: int) -> list[list[Button]]:
    ways = [("‹", page - 1)] if page else []
    ways += [("›", page + 1)] if page < last else []
    return [[ReadList(visit=visit.id, page=to).labelled(label) for label, to in ways]] if ways else []


CONVERSATION = Conversation(
    presses=(on(ReadList, pressed),),
)
