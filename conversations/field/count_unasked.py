"""What the village counted where nobody asked: below the visit's card, or beside all messages. Read back first."""

import re
from typing import Any

from conversations.conversation import Conversation
from conversations.field import counting
from conversations.presses.field import CountAgain
from conversations.talk import Talk
from conversations.visits.field_words import example, totals_in_words
from sotarsa_bot import texts
from sotarsa_bot.books import OneOf
from sotarsa_bot.field import closing
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk, lexicon, parse_counts
from sotarsa_bot.parsing.caption_code import visit_code, without_code
from sotarsa_bot.parsing.counts import write_counts
from sotarsa_bot.parsing.sentence_kinds import QUESTION
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.slots import SlotKind, SubjectKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits

_AMISS = re.compile(r"\b(?:kurang|krg|lebih|labih|rusak|hilang|basah|sobek|pecah|busuk)\b", re.IGNORECASE)
_THINGS = re.compile(r"\b(?:barang|bantuan)(?:nya)?\b", re.IGNORECASE)
_COUNTING = re.compile(r"\b(?:kurang|lebih|labih|cocok|lengkap|(?:ter|di)?hitung)", re.IGNORECASE)
_DISPUTES = re.compile(
    r"\W*(?:(?:maaf|eh|pak|bu)\W+)*(?:(?:kada|kd|tidak|tdk|balum|belum)\s+(?:cocok|pas|sama|sesuai)|salah\s+hitung\w*"
    r"|(?:hitungan|itungan|jumlah)(?:nya)?(?:\s+(?:yang|nang|tadi|kami|itu|tu))*\s+(?:batal|salah|keliru|kada\s+cocok|tidak\s+cocok))"
    r"(?:\W+(?:pak|bu|pang|lah|tadi|kami|hitungannya|jumlahnya))*\W*",
    re.IGNORECASE,
)
""" "Kada cocok", "hitungan yang tadi batal": how many then, is asked."""
_OF_A_COUNT = re.compile(rf"\d|{_COUNTING.pattern}", re.IGNORECASE)


async def beside(talk: Talk[Any]) -> bool:
    """ "sembako kurang 1", in the village's group and a reply to nothing, while the team has left and one visit can be
    meant: read back first."""
    incoming, village = talk.incoming, talk.chat.village
    if incoming.reply_to or incoming.picture or talk.chat.purpose is not Purpose.VILLAGE or not village:
        return False
    words = incoming.text
    if not talk.allows(Action.COUNT, village) or not _OF_A_COUNT.search(words) or QUESTION.search(words):
        return False
    going = await talk.books.visits.find(village=village, state=OneOf((VisitState.UNDER_WAY, VisitState.RETURNED)))
    code = visit_code(words)
    asked = [one for one in going if code in (None, one.id) and await counting.was_asked(talk, one)]
    return len(asked) == 1 and await _counted_beside(talk, asked[0])


async def _counted_beside(talk: Talk[Any], visit: Visit) -> bool:
    """False where the words are no count, and may be about anything. Mistake where something is said to be amiss with
    the things, and not how many."""
    shown = await closing.arrived(talk.books, visit)
    text = without_code(talk.incoming.text)
    named = any(re.search(rf"\b{re.escape(item.split()[0])}", text, re.IGNORECASE) for item in shown)
    if not (named or _COUNTING.search(text)) or (text != talk.incoming.text and _hands_over(text)):
        return False  # a bare number may count anything
    try:
        said = parse_counts(text, list(shown), shown)
    except Mistake:
        if _AMISS.search(text) and (named or _THINGS.search(text)):
            raise
        return False
    return await _taken(talk, visit, said)


async def _taken(talk: Talk[Any], visit: Visit, said: dict[str, int]) -> bool:
    """Once it was read back, with what stands of the other things."""
    if not talk.confirmed:
        now = {**await closing.stands(talk.books, visit), **said}
        meant = texts.plain("count.would_be", code=visit.code, totals=totals_in_words(visit, now))
        raise Unsure(Meaning(write_counts(said), meant))
    await counting.take(talk, visit, said)
    return True


def _hands_over(text: str) -> bool:
    """ "K1 3 terima sembako" is no count."""
    return any(word.plain in lexicon.OUTCOMES for word in Words(text).all)


async def below_the_card(talk: Talk[Any]) -> bool:
    """ "maaf, kemarin salah hitung, kurang 1" below the visit's card, of which the village was asked: read back first.
    False: it is no count."""
    visit = await _counted_visit(talk)
    if visit is None or is_small_talk(talk.incoming.text) or not _OF_A_COUNT.search(talk.incoming.text):
        return False
    if _DISPUTES.fullmatch(talk.incoming.text):
        await counting.count_again(talk, CountAgain(visit=visit.id))
        shown = await closing.arrived(talk.books, visit)
        await talk.say("count.how_below", as_reply=True, subject=visit.subject, code=visit.code, example=example(shown))
        return True
    shown = await closing.arrived(talk.books, visit)
    try:
        said = parse_counts(talk.incoming.text, list(shown), shown)
    except Mistake:
        return False
    return await _taken(talk, visit, said)


async def _counted_visit(talk: Talk[Any]) -> Visit | None:
    """The visit whose card an official of its village replies to, once it was asked what arrived."""
    about = talk.about(SubjectKind.VISIT)
    if about is None or not talk.incoming.text or talk.incoming.picture:
        return None
    if talk.chat.purpose is not Purpose.VILLAGE or not talk.below(SlotKind.CARD):
        return None
    visit = await visits.get(talk.books, about)
    asked = await talk.books.steps.count(visit=visit.id, step=OneOf((Step.LEFT, Step.RETURNED)))
    open_ = visit.state in (VisitState.UNDER_WAY, VisitState.RETURNED) and visit.village == talk.chat.village
    return visit if asked and open_ and talk.allows(Action.COUNT, visit.village) else None


CONVERSATION = Conversation(
    listeners=(below_the_card, beside),
)
