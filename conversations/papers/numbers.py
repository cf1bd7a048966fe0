"""Giving a paper its number: shown first, because a number that was given is never taken back."""

from typing import Any

from conversations import post
from conversations.conversation import Conversation
from conversations.papers import paper_state
from conversations.pressed import on
from conversations.presses import papers as presses
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.field import closing
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import numbering
from sotarsa_bot.papers import handover, letter
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.paperwork import PaperKind
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits


async def ask(talk: Talk[Any], wish: presses.AskNumber) -> None:
    """The number that would be given."""
    visit, kind = await _paper(talk, wish)
    if there := await numbering.of_visit(talk.books, visit, kind):
        raise Mistake("number.given_already", number=there)
    sequence, text = await numbering.upcoming(talk.books, kind, talk.today)
    yes = texts.plain("record.number_yes", number=text)
    rows = [
        [presses.GiveNumber(visit=visit.id, kind=kind, sequence=sequence).labelled(yes)],
        [presses.PutAway(visit=visit.id).button("common.cancel_button")],
    ]
    if not await post.asked_below(talk.books, talk.chat, _slot(talk, visit, kind), now=talk.now):
        return talk.note("common.asked_already")
    await talk.say("record.number_ask", slot=_slot(talk, visit, kind), buttons=rows, waits=True, number=text,
                   **await paper_state.named(talk.books, visit, kind))  # fmt: skip


async def give(talk: Talk[Any], wish: presses.GiveNumber) -> None:
    visit, kind = await _paper(talk, wish)
    given = await numbering.give(talk.acting(), visit, kind, wish.sequence)
    await talk.say("record.numbered", slot=_slot(talk, visit, kind), number=given.text,
                   **await paper_state.named(talk.books, visit, kind))  # fmt: skip


async def _paper(talk: Talk[Any], wish: presses.OfPaper) -> tuple[Visit, PaperKind]:
    """Mistake for all but coordinators, and for a paper that cannot be written yet."""
    talk.need_alone(Action.COORDINATE)
    visit, kind = await visits.get(talk.books, wish.visit), wish.kind
    if kind is PaperKind.LETTER and not letter.possible(visit):
        raise Mistake("letter.not_agreed")
    if kind is PaperKind.HANDOVER and not await handover.possible(talk.books, visit):
        raise Mistake("handover.nothing")
    if kind is PaperKind.HANDOVER and await closing.disputed(talk.books, visit):
        raise Mistake("number.counts_differ", code=visit.code)
    return visit, kind


def _slot(talk: Talk[Any], visit: Visit, kind: PaperKind) -> SlotKey:
    return SlotKey.in_chat(SlotKind.NUMBER, talk.chat.id, visit=visit.id, mark=kind)


CONVERSATION = Conversation(
    presses=(on(presses.AskNumber, ask), on(presses.GiveNumber, give)),
)
