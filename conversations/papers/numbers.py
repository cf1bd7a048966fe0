"""Giving a paper its number: shown first, because a number that was given is never taken back."""

from typing import Any

from conversations import post
from conversations.button import button, number
from conversations.command import Press
from conversations.papers import paper_state
from conversations.papers.drafts import kind_of
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


async def ask(talk: Talk[Any], args: list[str]) -> None:
    """`paper_no | visit | kind`: the number that would be given."""
    visit, kind = await _paper(talk, args)
    if there := await numbering.of_visit(talk.books, visit, kind):
        raise Mistake("number.given_already", number=there)
    sequence, text = await numbering.upcoming(talk.books, kind, talk.today)
    yes = texts.plain("record.number_yes", number=text)
    rows = [
        [button(yes, "paper_no_yes", visit.id, kind, sequence)],
        [button(texts.plain("common.cancel_button"), "put_away", visit.id)],
    ]
    if not await post.asked_below(talk.books, talk.chat, _slot(talk, visit, kind), now=talk.now):
        return talk.note("common.asked_already")
    await talk.say("record.number_ask", slot=_slot(talk, visit, kind), buttons=rows, waits=True, number=text,
                   **await paper_state.named(talk.books, visit, kind))  # fmt: skip


async def give(talk: Talk[Any], args: list[str]) -> None:
    """`paper_no_yes | visit | kind | sequence`"""
    visit, kind = await _paper(talk, args)
    given = await numbering.give(talk.acting(), visit, kind, number(args[2:]))
    await talk.say("record.numbered", slot=_slot(talk, visit, kind), number=given.text,
                   **await paper_state.named(talk.books, visit, kind))  # fmt: skip


async def _paper(talk: Talk[Any], args: list[str]) -> tuple[Visit, PaperKind]:
    """Mistake for all but coordinators, and for a paper that cannot be written yet."""
    talk.need_alone(Action.COORDINATE)
    visit, kind = await visits.get(talk.books, number(args)), kind_of(args)
    if kind is PaperKind.LETTER and not letter.possible(visit):
        raise Mistake("letter.not_agreed")
    if kind is PaperKind.HANDOVER and not await handover.possible(talk.books, visit):
        raise Mistake("handover.nothing")
    if kind is PaperKind.HANDOVER and await closing.disputed(talk.books, visit):
        raise Mistake("number.counts_differ", code=visit.code)
    return visit, kind


def _slot(talk: Talk[Any], visit: Visit, kind: PaperKind) -> SlotKey:
    return SlotKey.in_chat(SlotKind.NUMBER, talk.chat.id, visit=visit.id, mark=kind)


PRESSES: dict[str, Press] = {"paper_no": ask, "paper_no_yes": give}
