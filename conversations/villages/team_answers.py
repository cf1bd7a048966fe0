"""What the team answers, in its own group, below the words of a village: a coordinator's goes to the village once it
was read back; anybody else's to the coordinators, who answer the village."""

from typing import Any

from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.villages.village_words import WORDS_LIMIT
from conversations.visits import kept_out, notices, office_asked
from sotarsa_bot import texts, wording
from sotarsa_bot.parsing import is_nod, is_small_talk, is_thanks, looks_like_caption, opens_with_step, visit_code
from sotarsa_bot.parsing.emergencies import tells_of_emergency
from sotarsa_bot.parsing.visit_verbs import read_visit_verb
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.slots import SlotKind, SubjectKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits


async def heard(talk: Talk[Any]) -> bool:
    """False for what is a report, an order or a courtesy, wherever it is written."""
    if talk.chat.purpose is not Purpose.TEAM or not talk.below(SlotKind.VILLAGE_SAID) or talk.incoming.picture:
        return False
    if not talk.speaks_for_the_team or _is_of_something_else(talk.answer):
        return False
    visit = await visits.get(talk.books, talk.about(SubjectKind.VISIT) or 0)
    words = wording.cut(talk.answer, WORDS_LIMIT)
    await (_to_the_village if talk.allows(Action.COORDINATE) else _to_the_coordinators)(talk, visit, words)
    return True


def _is_of_something_else(text: str) -> bool:
    if not text or is_small_talk(text) or is_nod(text) or is_thanks(text) or visit_code(text):
        return True
    return bool(looks_like_caption(text) or opens_with_step(text) or read_visit_verb(text) or tells_of_emergency(text))


async def _to_the_village(talk: Talk[Any], visit: Visit, words: str) -> None:
    village = (await talk.books.villages.get(visit.village)).name
    readable = await kept_out.for_a_group(talk, visit, words)
    if not talk.confirmed:
        doubt = Unsure(Meaning(talk.answer, texts.plain("passed.would_send", village=village, words=readable.words)))
        doubt.before = readable.warning
        raise doubt
    await notices.to_village(talk, visit, "passed.answer", name=await notices.writer_name(talk), words=readable.words)
    await office_asked.answered_below(talk)
    await talk.say("passed.answer_sent", as_reply=True, subject=visit.subject, village=village, code=visit.code)


async def _to_the_coordinators(talk: Talk[Any], visit: Visit, words: str) -> None:
    told = await notices.to_coordinators(talk, visit, "passed.team_came", kind=SlotKind.WORDS, name=talk.by.name,
                                         words=words)  # fmt: skip
    await talk.say("passed.team_receipt", as_reply=True, subject=visit.subject, told=told)


CONVERSATION = Conversation(
    listeners=(heard,),
)
