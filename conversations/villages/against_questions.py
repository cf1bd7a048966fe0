"""Words in a village's group, below nothing, against what is asked there: "jangan Kamis, Jumat haja". They are read
back, or where they are to be written is said: who asked for Thursday may else agree alone."""

import re
from datetime import timedelta
from typing import Any

from conversations.doubts.unsure_asked import NAME, Asked
from conversations.talk import Talk
from sotarsa_bot.books import AtLeast
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import read_moment
from sotarsa_bot.parsing.refusals import turns_down
from sotarsa_bot.parsing.words import BUT, NOT, Words
from sotarsa_bot.parsing.yes_no import says_no
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits.village_answer import read_answer, said_before

_RATHER = frozenset({"bujur", "bujurnya", "benar", "betul", "harusnya", "maksudnya", "maksudku", "abaikan", "lain"})
""" "Yang bujur tgl 4" is said against the 5th."""
RECENT = timedelta(hours=1)
_CODE = re.compile(r"K(\d+) (?=\d{4}-)")
_A_TIME = re.compile(r"(?:K\d+ )?\d{4}-\d\d-\d\d\b")


async def heard(talk: Talk[Any], visit: Visit) -> bool:
    """False: nothing is asked of this visit, or the words say nothing against it."""
    if talk.incoming.private or talk.confirmed or not (asked := await _asked(talk, visit)):
        return False
    words = talk.incoming.text
    against = says_no(words) or any(word.plain in NOT | BUT | _RATHER for word in Words(words).all)
    window = visit.plan.window
    try:
        moment = read_moment(words, today=talk.today, within=(window.first, window.last))
        known = said_before(_CODE.sub("", asked), talk.today)
        said = read_answer(words, today=talk.today, window=window, known=known, asks_place=False)
    except Mistake:
        return False
    other = [one for one in said.options if moment.options and one.words != _CODE.sub("", asked)]
    named = [one for one in other if one.day and window.first <= one.day <= window.last]
    if named and (against or not said.more):
        raise Unsure(*(Meaning(f"{visit.code} {one.words}", f"{visit.code}: {one.said}") for one in named))
    if against and (said.denied or says_no(words) or turns_down(words)):
        raise Mistake("decide.reply_to_question")
    return False


async def _asked(talk: Talk[Any], visit: Visit) -> str:
    """The time that was read back here last and waits for its yes."""
    since = AtLeast(talk.incoming.at - RECENT)
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, changed_at=since, order="-id"):
        meanings = Asked.model_validate(state.draft).meanings
        if not meanings or not _A_TIME.match(meanings[0].words):
            continue
        code = _CODE.match(meanings[0].words)
        if code is None or int(code[1]) == visit.id:
            return meanings[0].words
    return ""
