"""An answer in words of which no list is complete: taken at once only if it can be nothing else, and read back
otherwise. Every step that takes such words asks here."""

from typing import Any

from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.parsing.open_words import Slot, fits
from sotarsa_bot.parsing.yes_no import says_no, says_yes
from sotarsa_bot.unsure import Meaning, Unsure

READ_BACK_LIMIT = 200
"""Letters of an answer that are read back."""


def must_fit(talk: Talk[Any], slot: Slot, what: str, words: str = "") -> None:
    """Unsure about what may be meant for something else than `what` (a text's key); Mistake for "siap pak", and for a
    yes or no to nothing. `words`: the part of the answer that is looked at; all of it is read back."""
    words = words or talk.answer
    if talk.confirmed:
        return
    if is_small_talk(words) or says_yes(words) or says_no(words):
        raise Mistake("common.no_answer", what=texts.plain(what))
    if fits(slot, words, talk.today):
        return
    said = texts.plain("common.would_be", what=texts.plain(what), words=wording.cut(talk.answer, READ_BACK_LIMIT))
    raise Unsure(Meaning(talk.answer, said))
