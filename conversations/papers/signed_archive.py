"""What is filed of a signed paper: shown in private, and taken out again by who leads, after a second word."""

from typing import Any

from conversations import album, post
from conversations.conversation import Conversation
from conversations.papers import paper_state
from conversations.papers.approving import must_lead
from conversations.papers.signed import paper_pressed
from conversations.pressed import on
from conversations.presses import papers as presses
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import signed_papers
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.paperwork import PaperKind
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits


async def see(talk: Talk[Any], wish: presses.SeePages) -> None:
    """The filed pages, in private: they may hold names."""
    talk.need_alone(Action.SUMMARY)
    visit, kind = await visits.get(talk.books, wish.visit), wish.kind
    filed = await signed_papers.filed(talk.books, visit, kind)
    if filed is None:
        raise Mistake("common.old_button")
    said = texts.plain("signed.seen", count=len(filed.photos), **await paper_state.named(talk.books, visit, kind))
    for start in range(0, len(filed.photos), album.ALBUM_SIZE):
        await album.send(talk, filed.photos[start : start + album.ALBUM_SIZE], said)
    talk.note("notice.coming")
    await talk.record("paper.seen", f"visit:{visit.id}", kind=kind)


async def ask_out(talk: Talk[Any], wish: presses.TakePagesOut) -> None:
    """Says first what taking out means."""
    visit, kind = await paper_pressed(talk, wish)
    must_lead(talk, visit, "signed.team_only")
    filed = await signed_papers.filed(talk.books, visit, kind)
    if filed is None:
        raise Mistake("common.answered_already")
    yes = presses.PagesTakenOut(visit=visit.id, kind=kind).button("signed.out_yes")
    rows = [[yes, presses.PagesStay(visit=visit.id, kind=kind).button("common.cancel_button")]]
    if not await post.asked_below(talk.books, talk.chat, _out_slot(talk, visit, kind), now=talk.now):
        return talk.note("common.asked_already")
    await talk.say("signed.out_ask", slot=_out_slot(talk, visit, kind), buttons=rows, waits=True,
                   count=len(filed.photos),
                   **await paper_state.named(talk.books, visit, kind))  # fmt: skip


async def out(talk: Talk[Any], wish: presses.PagesTakenOut) -> None:
    visit, kind = await paper_pressed(talk, wish)
    must_lead(talk, visit, "signed.team_only")
    if not await signed_papers.take_out(talk.acting(), visit, kind):
        return talk.note("common.answered_already")
    await talk.say("signed.out_done", slot=_out_slot(talk, visit, kind), name=talk.by.name,
                   **await paper_state.named(talk.books, visit, kind))  # fmt: skip


async def stays(talk: Talk[Any], wish: presses.PagesStay) -> None:
    visit, kind = await paper_pressed(talk, wish)
    must_lead(talk, visit, "signed.team_only")
    if await post.lives(talk.books, _out_slot(talk, visit, kind)):
        await talk.say("record.put_away", slot=_out_slot(talk, visit, kind))


def _out_slot(talk: Talk[Any], visit: Visit, kind: PaperKind) -> SlotKey:
    return SlotKey.in_chat(SlotKind.SIGNED_OUT, talk.chat.id, visit=visit.id, mark=kind)


CONVERSATION = Conversation(
    presses=(
        on(presses.SeePages, see),
        on(presses.TakePagesOut, ask_out),
        on(presses.PagesTakenOut, out),
        on(presses.PagesStay, stays),
    ),
    undoes=frozenset({presses.TakePagesOut}),
)
