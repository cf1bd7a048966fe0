"""A village takes back its own wish for another day, which the office has not answered yet: "tgl 8 kada kawa pa",
"batal usulan tadi". Until then a coordinator could have agreed to what nobody wanted any more."""

import re
from typing import Any

from conversations.doubts import unsure
from conversations.talk import Talk
from conversations.visits import notices, wishes
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import read_moment
from sotarsa_bot.parsing.refusals import turns_down
from sotarsa_bot.parsing.sentence_kinds import calls_off
from sotarsa_bot.parsing.taking_back import takes_back
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits

_THE_WISH = re.compile(r"\b(?:usul\w*|permintaan\w*|pindah\w*)\b", re.IGNORECASE)
_NO_MOVE = re.compile(
    r"\W*(?:(?:maaf|pak|bu|min|eh|ya)\W+)*(?:tidak|tdk|kada|kd|gak|ga|nggak|batal|jangan)\s+(?:jadi\s+|usah\s+)?"
    r"(?:di)?(?:pindah(?:kan|akan)?|geser|undur|mundur|ganti)(?:\s+(?:hari|jam|tempat)(?:nya)?)?"
    r"(?:\W+(?:pak|pa|bu|min|lah|pang|ja|haja|ya|maaf))*\W*",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:kunjungan|kegiatan|acara)", re.IGNORECASE)


async def heard(talk: Talk[Any], visit: Visit) -> bool:
    """Whether these words take back the wish that waits. It is asked first; False where they say anything else."""
    if visit.counter is None or not talk.allows(Action.DECIDE, visit.village) or not _takes_it_back(talk, visit):
        return False
    wish = wishes.words(talk.office, visit)
    if not talk.confirmed:
        doubt = Unsure(Meaning(talk.answer, texts.plain("decide.would_withdraw", wish=wish)))
        if visit.counter.by == talk.by.id or talk.incoming.private or talk.again:
            raise doubt
        await _against(talk, visit, wish)
        await unsure.ask(talk, doubt)
        return True
    await _withdraw(talk, visit, wish)
    return True


async def _against(talk: Talk[Any], visit: Visit, wish: str) -> None:
    """Somebody else's wish: the coordinators hear at once that one of the village is against it, for they may accept it
    before the question is answered."""
    name, words = await notices.writer_name(talk), wording.cut(talk.answer, 300)
    await notices.to_coordinators(
        talk, visit, "decide.against_wish", kind=SlotKind.WORDS, wish=wish, name=name, words=words
    )


def names_the_wish(words: str) -> bool:
    """ "Batal usulan tadi"."""
    return bool(calls_off(words) and _THE_WISH.search(words) and not _ANOTHER.search(words))


def _takes_it_back(talk: Talk[Any], visit: Visit) -> bool:
    """Its day is turned down and no other is named, or the words name the wish itself."""
    words = talk.answer
    if takes_back(words) or _NO_MOVE.fullmatch(words) or names_the_wish(words):
        return True
    window = visit.plan.window
    try:
        said = read_moment(words, today=talk.today, within=(window.first, window.last))
    except Mistake:
        return False
    wished = visit.counter.starts_at.astimezone(talk.office.zone).date() if visit.counter else None
    if wished == visit.day:
        return False  # only its hour or place was wished for: that day does not suit at all
    if calls_off(words):
        return bool(said.options) and all(one.day == wished for one in said.options)
    return not said.options and wished in said.denied and turns_down(words)


async def _withdraw(talk: Talk[Any], visit: Visit, wish: str) -> None:
    """Where the coordinators read of the wish, no button is left to accept it."""
    visit = await visits.withdraw(talk.acting(), visit)
    await wishes.settle(
        talk, visit, "decide.wish_withdrawn" if visit.agreed else "decide.wish_withdrawn_open", wish=wish
    )
    await talk.react()
    told = await notices.to_coordinators(talk, visit, "decide.withdrawn_came", kind=SlotKind.WORDS, wish=wish,
                                         name=await notices.writer_name(talk),
                                         words=wording.cut(talk.written or talk.answer, 300))  # fmt: skip
    if visit.agreed:
        await talk.say("decide.withdrawn_told", as_reply=True, subject=visit.subject, code=visit.code,
                              wish=wish, told=told, moment=wishes.said(talk.office, visit.agreed))  # fmt: skip
        return
    free = next((day for day in visit.plan.window.days() if day >= talk.today), visit.plan.window.last)
    await talk.say("decide.withdrawn_told_open", as_reply=True, subject=visit.subject, wish=wish, told=told,
                   example=wording.weekday_and_day(free))  # fmt: skip
