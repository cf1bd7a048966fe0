"""What becomes of a question that is answered: what was read back is done, turned down, or replaced by other words."""

from typing import Any

from conversations.doubts import unsure_incidents, unsure_play, unsure_rounds
from conversations.doubts.unsure_asked import KEPT, NOT_TAKEN, Asked, close
from conversations.doubts.unsure_words import how_to_answer
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk, visit_code
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.yes_no import after_no, says_no, says_yes
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.unsure import NOTHING, Meaning

PASSES_ON = ("heard:village_replies", "heard:visit_words")
"""Who hands on what else was said with a yes."""


async def taken(talk: Talk[Any], state: TalkState, asked: Asked, chosen: Meaning, route: unsure_play.Route) -> None:
    """What was chosen is done; who chose that there is nothing closes the question."""
    if chosen.words == NOTHING:
        return await dropped(talk, state, asked)
    await unsure_play.take(talk, route, asked, chosen)
    await close(talk, state, "unsure.taken", said=chosen.said)


async def dropped(talk: Talk[Any], state: TalkState, asked: Asked) -> None:
    """The question is given up."""
    await _denied(talk, state, asked)
    await close(talk, state, "unsure.dropped")


async def said_no(talk: Talk[Any], state: TalkState, asked: Asked) -> None:
    """A plain no, in words."""
    await _denied(talk, state, asked)
    await refused(talk, state, asked.model_copy(update={"untold": ()}))


async def refused(talk: Talk[Any], state: TalkState, asked: Asked) -> None:
    """By a press, or a plain no: what was read of it goes with the words that will follow."""
    so_far = asked.so_far or (asked.meanings[0].words if asked.meanings else "")
    await turned_down(talk, state, asked.model_copy(update={"meanings": (), "so_far": so_far}))


async def turned_down(talk: Talk[Any], state: TalkState, asked: Asked) -> None:
    """Who said no means no: other words may still follow, and no later "ya" takes what was offered. The question stays
    what a reply answers."""
    draft = asked.model_copy(update={"turned_down": True}).model_dump(mode="json")
    await talk.books.talks.change(state.id, draft=draft, changed_at=talk.now)
    await talk.say("unsure.how_to_change", slot=state.question, waits=True)
    talk.note("unsure.how_to_change")


async def _denied(talk: Talk[Any], state: TalkState, asked: Asked) -> None:
    """Whoever was told unconfirmed of an incident hears that it is none."""
    if asked.rung:
        await unsure_incidents.denied(talk.books, state, talk.by.name, talk.now)


async def said_yes(talk: Talk[Any], state: TalkState, asked: Asked, route: unsure_play.Route, rest: str = "") -> None:
    """`rest`: what else was said with the yes, for the office to read."""
    if len(asked.meanings) > 1:
        raise Mistake("unsure.press_one")
    took = await unsure_play.take(talk, route, asked, asked.meanings[0], rest)
    if rest and took not in PASSES_ON:
        raise Mistake(how_to_answer(asked))
    await close(talk, state, "unsure.taken", said=asked.meanings[0].said)


async def said_anew(talk: Talk[Any], state: TalkState, asked: Asked, words: str, route: unsure_play.Route) -> bool:
    """Other words for what was not understood. False: they say nothing of the kind."""
    if says_yes(words) and talk.replied and talk.replied.name == state.question:
        if await unsure_rounds.yes_below_another(talk):
            return True
        raise Mistake("unsure.nothing_yet")  # a thumb would say that it is settled
    if not words or is_small_talk(words) or says_yes(words) or says_no(words):
        return False
    before = asked.so_far or _code_before(asked)
    took = await unsure_play.played(
        talk, route, asked, after_no(words), instead_of=before, receipt=unsure_play.of_words(talk, asked)
    )
    if took in NOT_TAKEN or took == KEPT:
        raise Mistake("unsure.not_an_answer", way=texts.html("unsure.press_one"))
    if await talk.books.talks.count(id=state.id):  # else they were not understood either, and that is said there
        await close(talk, state, "unsure.replaced")
    return True


def _code_before(asked: Asked) -> str:
    """The visit that stood in the words about recipients: what is said instead of them need not say it again."""
    text = asked.incoming["text"]
    code = visit_code(text)
    about_somebody = asked.incoming.get("picture") or any(c.isdigit() for c in without_code(text))
    return f"K{code}" if code and about_somebody else ""
