"""The answers to what was read back (unsure.py): a press, a reply, an edit of the words that were asked about.

The answer plays the very message again; who may answer is looked at here, what a reply says in unsure_replies.py.
"""

from typing import Any

from conversations.doubts import unsure_meant, unsure_play, unsure_replies, unsure_taken
from conversations.doubts.unsure_asked import NAME, NOT_TAKEN, Asked, close
from conversations.doubts.unsure_replies import Reply
from conversations.doubts.unsure_words import corrects
from conversations.presses.questions import CHANGE, Meant
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.yes_no import after_no
from sotarsa_bot.records.chats import Purpose


async def answered(talk: Talk[Any], press: Meant, route: unsure_play.Route) -> None:
    state = await talk.books.talks.first(id=press.talk, flow=NAME)
    if state is None:
        return talk.note("common.answered_already")
    if not unsure_meant.may_answer(talk, state):
        return talk.note("common.not_your_question", alert=True)
    asked = Asked.model_validate(state.draft)
    if press.which == CHANGE:
        return await unsure_taken.refused(talk, state, asked)
    if press.which >= len(asked.meanings):
        raise Mistake("common.old_button")
    await unsure_taken.taken(talk, state, asked, asked.meanings[press.which], route)


async def heard(talk: Talk[Any], route: unsure_play.Route) -> bool:
    """A reply to the question; in private also a plain "ya" or "bukan" while it is the last one. Soon after "Ubah" the
    right words need no reply."""
    state = await unsure_meant.question(talk)
    if state is None:
        return False
    if not unsure_meant.may_answer(talk, state):
        raise Mistake("common.not_your_question")
    words, asked = talk.incoming.text.strip(), Asked.model_validate(state.draft)
    return await unsure_replies.heard(Reply(talk, state, asked, words, route))


async def denied(talk: Talk[Any], *, unread: bool = False) -> None:
    """ "Kada, jumat" turns the meaning down, though "jumat" was not understood, too: no later "ya" takes it. Nor, where
    these words were not (`unread`), what "iih kacuali 6, inya handak kaina" would have put right."""
    words = talk.incoming.text.strip()
    puts_right = unread and talk.chat.purpose is not Purpose.VILLAGE and corrects(words)
    if talk.incoming.pressed or (after_no(words) == words and not puts_right):
        return
    state = await unsure_meant.replied_to(talk) or await unsure_meant.contradicted(talk)
    asked = Asked.model_validate(state.draft) if state else None
    if state is None or asked is None or not asked.meanings or not unsure_meant.may_answer(talk, state):
        return
    if asked.untold or asked.rung:
        return  # "kada, masih di simpang" denies no landslide
    await unsure_taken.turned_down(talk, state, asked.model_copy(update={"meanings": (), "untold": ()}))


async def changed(talk: Talk[Any], route: unsure_play.Route) -> bool:
    """The words that were asked about are changed while the question stands: the new ones are read instead. False:
    nothing was asked about them.

    Mistake and Unsure as for any words; the former question is closed then, or asked of the new ones."""
    state = await talk.books.talks.first(key=f"{NAME}:{talk.chat.id}:{talk.incoming.message}")
    if state is None or not unsure_meant.may_answer(talk, state):
        return False
    took = await unsure_play.played(talk, route, Asked.model_validate(state.draft), talk.incoming.text)
    if took in NOT_TAKEN:
        raise Mistake("unsure.edit_unread")
    if await talk.books.talks.count(id=state.id):
        await close(talk, state, "unsure.replaced")
    return True
