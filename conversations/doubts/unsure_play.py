"""A message that was asked about, played once more: with the words that were confirmed, or with others.

So what was meant is done by the conversation that would have done it, with all that it checks. Whether words are an
answer at all is looked at in unsure_replies.py.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from conversations.doubts import unsure_meanwhile, unsure_news
from conversations.doubts.unsure_asked import INCOMING, NOBODY, NOT_TAKEN, Asked
from conversations.doubts.unsure_words import behind_a_no, behind_a_yes, how_to_answer
from conversations.incoming import Incoming
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.unsure import Meaning, Unsure

Route = Callable[[Talk[Any]], Awaitable[str]]
"""The router's own `route`, handed in: it knows all conversations, and this one too."""
_NO_TIME = ("parsing.date_unreadable", "parsing.time_unreadable", "decide.place_unclear")


async def played(
    talk: Talk[Any],
    route: Route,
    asked: Asked,
    words: str,
    *,
    confirmed: bool = False,
    instead_of: str = "",
    rest: str = "",
    receipt: int = 0,
) -> str:
    """The message once more, with these words. It keeps its number, its picture, its moment and what it replied to.
    Gives the router's word about what it was.

    Mistake if the question that it answered is not open any more."""
    incoming = INCOMING.validate_python(asked.incoming)
    wrote = incoming.sender if confirmed else 0
    incoming = replace(incoming, sender=talk.incoming.sender, text=words, edited=False)
    if incoming.command:
        incoming = replace(incoming, args=words)
    if asked.talk and not await talk.books.talks.count(id=asked.talk, step=asked.step):
        raise Mistake("common.answered_already")
    replied = await _replied(talk, incoming)
    beside = f"{talk.by.name}: {rest}" if rest and wrote not in (0, talk.by.telegram_id) else rest
    written = "; ".join(part for part in (asked.earlier, asked.incoming["text"], beside) if part)
    again = replace(talk, incoming=incoming, answer=words, again=True, confirmed=confirmed, besides=rest,
                    instead_of=instead_of, written=written, replied=replied,
                    state=None, draft=None, receipt=receipt, wrote=wrote)  # fmt: skip
    try:
        took = await route(again)
    except Unsure as unsure:
        if unsure.key.startswith("incident.") and unsure_news.about_recipients(asked) and not confirmed:
            incoming = replace(talk.incoming, reply_to=incoming.reply_to)  # the question about the photo stays
        unsure.about = unsure.about or incoming
        raise
    talk.toast = again.toast
    return took


async def _replied(talk: Talk[Any], incoming: Incoming) -> Slot | None:
    if not incoming.reply_to:
        return None
    return await talk.books.slots.first(chat=talk.chat.id, message=incoming.reply_to)


async def anew(talk: Talk[Any], route: Route, asked: Asked, words: str) -> str:
    """Other words for what was asked about. Mistake where they say no more than it already stands there.

    Below several meanings they may add to each: "tempatnya di posyandu" says nothing of which day."""
    try:
        return await played(talk, route, asked, words, instead_of=asked.meanings[0].words,
                           receipt=of_words(talk, asked))  # fmt: skip
    except Unsure as unsure:
        more = [] if unsure.settles else await _of_the_others(talk, route, asked, words)
        if [one.said for one in (*unsure.meanings, *more)] == [one.said for one in asked.meanings]:
            raise SaidAgain(how_to_answer(asked)) from unsure
        raise unsure.with_(*more) from unsure
    except Mistake as mistake:
        if len(asked.meanings) > 1 and mistake.key in _NO_TIME:
            raise Mistake("unsure.press_one") from mistake
        raise


async def _of_the_others(talk: Talk[Any], route: Route, asked: Asked, words: str) -> list[Meaning]:
    """What the words mean beside each of the other meanings. Whatever that changes is undone with the question."""
    found: list[Meaning] = []
    for other in asked.meanings[1:]:
        try:
            await played(talk, route, asked, words, instead_of=other.words, receipt=of_words(talk, asked))
        except Unsure as unsure:
            found += unsure.meanings
        except Mistake:
            continue
    return found


async def or_behind_a_no(talk: Talk[Any], route: Route, asked: Asked, words: str) -> str:
    """ "Bukan beras, sembako", "iih tapi 7 sudah jua", where all of it says nothing: what stands behind the no or yes.
    The first Mistake, if neither says anything."""
    right = behind_a_no(words) or behind_a_yes(talk, words)
    if not right:
        return await anew(talk, route, asked, words)
    try:
        return await anew(talk, route, asked, words)
    except SaidAgain:
        raise
    except Mistake as mistake:
        try:
            return await anew(talk, route, asked, right)
        except Mistake:
            raise mistake from None


async def take(talk: Talk[Any], route: Route, asked: Asked, chosen: Meaning, rest: str = "") -> str:
    """Does what was read back. Mistake, if nobody takes it any more: "Baik" is said of what was done. Unsure, if it has
    become something else since: that is read back first."""
    first = INCOMING.validate_python(asked.incoming)
    now = await unsure_meanwhile.standing(talk.books, talk.chat.id, first, asked.meanings)
    if asked.standing != now:
        took = await _read_again(talk, route, asked, chosen, rest)
        if took in NOT_TAKEN or not unsure_meanwhile.same_wish(asked.standing, now):
            raise Mistake("unsure.moved_on", said=chosen.said)
        return took
    took = await played(talk, route, asked, chosen.words, confirmed=True, rest=rest, receipt=asked.receipt)
    if took in NOBODY:
        raise Mistake("unsure.not_taken")
    return took


async def _read_again(talk: Talk[Any], route: Route, asked: Asked, chosen: Meaning, rest: str) -> str:
    """The same words, as they are to be read by now: done where nothing is to be asked of them any more. A village's
    words are read beside what is in force by now, not beside what was when they were written."""
    first = INCOMING.validate_python(asked.incoming)
    alone = len(asked.meanings) == 1 and not asked.earlier and first.reply_to
    words = first.text if alone and talk.chat.purpose is Purpose.VILLAGE else chosen.words
    try:
        took = await played(talk, route, asked, words, rest=rest, receipt=asked.receipt)
    except Unsure as unsure:
        unsure.before = unsure.before or texts.plain("unsure.meanwhile")
        raise about(asked, unsure) from unsure
    if words != chosen.words:
        raise Mistake("unsure.moved_on", said=chosen.said)  # read so, it is not what was offered
    return took


async def told_apart(talk: Talk[Any], route: Route, asked: Asked, words: str) -> None:
    """Another piece of news, said below the question: it is read by itself, and the question stays. Mistake, if nobody
    takes it."""
    first = INCOMING.validate_python(asked.incoming)
    text = unsure_news.with_code(asked, words)
    by_itself = replace(talk.incoming, text=text, reply_to=first.reply_to)
    apart = replace(talk, incoming=by_itself, answer=text, replied=await _replied(talk, by_itself), again=True)
    try:
        took = await route(apart)
    except Unsure as unsure:
        unsure.about = unsure.about or by_itself
        raise
    if took in NOT_TAKEN:
        raise Mistake("unsure.not_an_answer", way=texts.html(how_to_answer(asked)))


def about(asked: Asked, unsure: Unsure) -> Unsure:
    """Asked of the message that was asked about before."""
    unsure.about = INCOMING.validate_python(asked.incoming)
    unsure.answers = (asked.talk, asked.step) if asked.talk else None
    return unsure


class SaidAgain(Mistake):
    """What stands in the question already: with a yes before it ("inggih, jam 9 lah") it is one."""


def of_words(talk: Talk[Any], asked: Asked) -> int:
    return 0 if asked.incoming.get("picture") else talk.incoming.message or 0
