"""What an official wrote to the bot in private stays private: the office reads it alone, and so is it answered.

A village's group is read by those whom it may be about."""

from typing import Any

from conversations.talk import Talk
from conversations.visits import notices, office_asked
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.records.office_question import OfficeQuestion
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import Visit

WORDS_LIMIT = 300


async def pass_on(
    talk: Talk[Any], visit: Visit, words: str, key: str = "passed.came_alone", asked: OfficeQuestion | None = None
) -> str:
    """To each coordinator in private, never to a group; who was told, in words. Mistake `passed.nobody_alone` where
    none can be reached so."""
    alone = [chat for chat in (await notices.coordinators(talk))[0] if chat.private]
    if not alone:
        names = [one.name for one in await roster.with_role(talk.books, Role.COORDINATOR)]
        raise Mistake("passed.nobody_alone", names=wording.listing(names) or texts.plain("passed.the_office"))
    return await notices.to_coordinators(
        talk,
        visit,
        key,
        kind=SlotKind.WORDS_ALONE,
        mark=str(talk.by.id),
        asked=asked,
        buttons=office_asked.ways(asked),
        waits=asked is not None,
        name=await notices.writer_name(talk),
        words=words,
    )


async def writer(talk: Talk[Any]) -> Person | None:
    """Who wrote, in private, the words that this message replies to."""
    if talk.replied is None or not talk.below(SlotKind.WORDS_ALONE):
        return None
    return await talk.books.people.first(id=int(talk.replied.mark or 0))


def would_send(person: Person, words: str) -> str:
    """The answer, as it is read back."""
    return texts.plain("passed.would_send_alone", name=person.name, words=wording.cut(words, WORDS_LIMIT))


async def answer(talk: Talk[Any], visit: Visit, person: Person) -> None:
    """To who wrote, in private. Mistake `passed.not_reached` where that cannot be: it goes to no group instead."""
    chat = await roster.private_chat(talk.books, person)
    if chat is None or not chat.reachable:
        raise Mistake("passed.not_reached", name=person.name)
    words = wording.cut(talk.answer, WORDS_LIMIT)
    await talk.say("passed.answer", to=chat, subject=visit.subject, code=visit.code, name=talk.by.name, words=words)
    await office_asked.answered_below(talk)
    await talk.say("passed.answer_sent_alone", subject=visit.subject, name=person.name, code=visit.code)
