"""A day or an hour that an official speaks of below nothing, and that no reader took for an answer: the office reads
it, or where the answer is to be written is said. In silence somebody else would agree against it."""

import re
from typing import Any

from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.villages import village_replies, village_spoken, village_words
from conversations.villages.village_unasked import names_a_day
from conversations.visits import wishes
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk, read_moment, village_talk
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.day_readings import Days
from sotarsa_bot.parsing.hours import TIME
from sotarsa_bot.records.visit import Visit, VisitState

_MOST_WORDS = 20
_AGREES = re.compile(r"\b(?:setuju+|satuju+|stuju|sepakat|sapakat|akur)\b", re.IGNORECASE)
_WILL_DO = re.compile(
    r"\b(?:kawa|kawanya|bisa|bisanya|hakun|haja|ja|saja|aja|satuju|setuju|pindah\w*|undur\w*|diundur\w*|kada|kd|tidak|tdk|"
    r"jangan|jgn|gak|ga|tatap|tetap)\b",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:minta|mohon|usul\w*|bagus(?:nya)?|baik(?:nya)|handaknya|kahandak\w*|(?:kami|warga|kita)\s+handak|(?:mun|kalau|kalo|bila)\s+(?:kawa|bisa|boleh)"
    r"|yang\s+bujur|nang\s+bujur)\b",
    re.IGNORECASE,
)
""" "Warga minta hari jumat", "bagus jam 8 kayanya", "mun kawa jam 10"."""
_SPEAKS_TO_US = re.compile(r"\b(?:pak|pa|bu|min|lah)\b", re.IGNORECASE)


async def heard(talk: Talk[Any]) -> bool:
    """False: it is about anything else, or there is no visit that it can be about."""
    incoming, village = talk.incoming, village_spoken.village_of(talk)
    text = without_code(incoming.text).strip()
    if not village or incoming.private or incoming.reply_to or incoming.picture or not text or talk.confirmed:
        return False
    other = village_talk.is_of_another_matter(text) or village_talk.begins_with_its_own_subject(text)
    if other or is_small_talk(text) or len(text.split()) > _MOST_WORDS:
        return False
    open_ = OneOf((VisitState.PROPOSED, VisitState.AGREED))
    found = [one for one in await talk.books.visits.find(village=village, state=open_) if _is_to_come(talk, one)]
    _must_answer_the_offer(talk, found, text)
    found = [one for one in found if _speaks_of(talk, one, text)]
    if len(found) != 1:
        return False
    visit = found[0]
    if visit.choice and visit.choice.day in _denied(talk, visit, text):
        await village_replies.not_on_the_chosen_day(talk, visit, visit.choice)
    else:
        await village_words.pass_on(talk, visit)
    return True


def _is_to_come(talk: Talk[Any], visit: Visit) -> bool:
    return visit.agreed is None or visit.agreed.starts_at > talk.now


def _must_answer_the_offer(talk: Talk[Any], found: list[Visit], text: str) -> None:
    """ "Satuju ja ulun jua": of the office's offer, which is taken by a reply to it."""
    offered = [one for one in found if one.offer]
    if len(offered) == 1 and offered[0].offer and _AGREES.search(text) and not names_a_day(text):
        raise Mistake("decide.reply_to_offer", code=offered[0].code, moment=wishes.said(talk.office, offered[0].offer))


def _speaks_of(talk: Talk[Any], visit: Visit, text: str) -> bool:
    """Of its days while they are chosen; of what was agreed or offered only whether it will do."""
    day = names_a_day(text)
    if visit.state is VisitState.PROPOSED and not visit.counter:
        timed = day or TIME.search(text) is not None
        return timed and any(said.search(text) for said in (_WILL_DO, _SPEAKS_TO_US, _WISHES))
    return (day and bool(_WILL_DO.search(text))) or (
        (day or TIME.search(text) is not None) and bool(_WISHES.search(text))
    )


def _denied(talk: Talk[Any], visit: Visit, text: str) -> Days:
    window = visit.plan.window
    try:
        return read_moment(text, today=talk.today, within=(window.first, window.last)).denied
    except Mistake:
        return ()


CONVERSATION = Conversation(
    listeners=(heard,),
)
