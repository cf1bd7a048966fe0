"""A question that is passed on to the office waits as a task. A reply to it ends it, and so does its button, for who
answered it otherwise, as by telephone; the button then takes that back."""

from typing import Any

from conversations import post
from conversations.button import Rows
from conversations.conversation import Conversation
from conversations.pressed import on
from conversations.presses.visits import QuestionAnswered, QuestionOpen
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import puts_off
from sotarsa_bot.parsing.questions import is_question
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.parsing.village_talk import asks_for_something
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.office_question import OfficeQuestion
from sotarsa_bot.records.people import Person
from sotarsa_bot.records.slots import SlotName
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import office_questions


async def begin(
    talk: Talk[Any], by: Person, village: str | None, visit: Visit | None, *, always: bool = False
) -> OfficeQuestion | None:
    """None where these words ask for no answer. `always`: whatever they say."""
    if not (always or asks(talk.answer) or is_question(talk.answer) or asks_for_something(talk.answer)):
        return None
    return await office_questions.ask(talk.acting(), village, visit, by)


def ways(asked: OfficeQuestion | None) -> Rows:
    """What stands below it."""
    return [[QuestionAnswered(question=asked.id).button("passed.answered")]] if asked else []


async def stands_in(talk: Talk[Any], name: SlotName | None, asked: OfficeQuestion | None) -> None:
    """The message bears it: who replies there, answers it."""
    if name and asked:
        await talk.books.slots.change(name, question=asked.id)


async def answered_below(talk: Talk[Any]) -> None:
    """A coordinator's words below it have gone to whoever asked. "Sebentar, saya cek" is no answer yet."""
    number = talk.replied.question if talk.replied else None
    if number is None or puts_off(talk.answer) or not talk.allows(Action.COORDINATE):
        return
    if await office_questions.answer(talk.acting(), number):
        await _show(talk, number, still=False)


async def pressed(talk: Talk[Any], wish: QuestionAnswered) -> None:
    talk.need(Action.COORDINATE)
    if not await office_questions.answer(talk.acting(), wish.question):
        raise Mistake("common.old_button")
    await _show(talk, wish.question, still=False)
    talk.note("passed.answered_note")


async def open_again(talk: Talk[Any], wish: QuestionOpen) -> None:
    talk.need(Action.COORDINATE)
    if not await office_questions.take_back_answer(talk.acting(), wish.question):
        raise Mistake("common.old_button")
    await _show(talk, wish.question, still=True)
    talk.note("passed.open_note")


async def _show(talk: Talk[Any], number: int, *, still: bool) -> None:
    """Whoever was sent it sees whether it still waits."""
    press = QuestionAnswered(question=number) if still else QuestionOpen(question=number)
    button = press.button("passed.answered" if still else "passed.not_answered")
    for slot in await talk.books.slots.find(question=number, former=False, order="name"):
        if not slot.buttons:
            continue  # the team reads it, and has no button there
        await post.rebutton(talk.books, await talk.books.chats.get(slot.chat), slot, [[button]], now=talk.now)
        await talk.books.slots.change(slot.name, waits=still)


CONVERSATION = Conversation(
    presses=(on(QuestionAnswered, pressed), on(QuestionOpen, open_again)),
)
