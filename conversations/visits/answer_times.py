"""Until when a village's answer is awaited, changed in words: "K1 batas jawaban senin", "perpanjang 2 hari"."""

from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.visits import replanning
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.answer_by_words import names_answer_by, read_until
from sotarsa_bot.parsing.caption_code import visit_code, without_code
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.slots import VILLAGES_WORDS
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import answer_by, replanned


async def heard(talk: Talk[Any]) -> bool:
    """Below a visit's card or an alarm about it, or with its code. It is read back: the village is told."""
    if talk.incoming.picture or talk.chat.purpose is Purpose.VILLAGE or not talk.allows(Action.PROPOSE):
        return False
    said = names_answer_by(without_code(talk.incoming.text))
    visit = await _meant(talk) if said is not None else None
    if said is None or visit is None:
        return False
    replanning.must_be_theirs(talk, visit)
    if visit.state is not VisitState.PROPOSED:
        raise Mistake("answer_by.only_proposed", code=visit.code)
    day = read_until(said, talk.today, answer_by.of(talk.office, visit))
    day = day or answer_by.longer(talk.office, visit, talk.today)
    if day is None:
        raise Mistake("answer_by.how", code=visit.code, example=wording.day_and_month(visit.plan.window.last))
    answer_by.must_fit(day, visit.plan.window, talk.today)
    if not talk.confirmed:
        would = texts.plain("answer_by.would_be", code=visit.code, day=wording.long_day(day))
        raise Unsure(Meaning(f"{visit.code} batas jawaban sampai {day:%Y-%m-%d}", would))
    changed = await replanned.replan(talk.acting(), visit, visit.plan.with_(answer_by=day))
    await replanning.tell(talk, changed, replanning.changed(visit, changed))
    return True


async def _meant(talk: Talk[Any]) -> Visit | None:
    if (code := visit_code(talk.incoming.text)) is not None:
        return await talk.books.visits.first(id=code)
    return None if talk.below(*VILLAGES_WORDS) else await replied_to(talk)


CONVERSATION = Conversation(
    listeners=(heard,),
)
