"""What answers an alarm, written in private below nothing: it is offered for the alarm that rings there."""

from typing import Any

from conversations.conversation import Conversation
from conversations.notifications import answering_alarms
from conversations.talk import Talk
from conversations.visits import visit_alarms
from sotarsa_bot import texts
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.parsing import lexicon, one_line, visit_code
from sotarsa_bot.parsing.calls import Answer, read_answer, rings_again
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.alarm import AlarmKind


async def heard(talk: Talk[Any]) -> bool:
    """Whoever an alarm rings for, and who says that somebody was reached, or was called in vain."""
    incoming, words = talk.incoming, masked(one_line(talk.incoming.text))
    if not incoming.private or talk.replied or incoming.picture or not talk.allows(Action.SUMMARY):
        return False
    code, words = visit_code(words), without_code(words)
    ringing = [one for one in await _ringing(talk) if code in (None, one[0].id)]
    if not ringing or (not (ends := await _ends(talk, words)) and not _in_vain(words)):
        return False
    if not talk.confirmed:
        raise Unsure(*[await _meant(talk, visit, kind, words, ends=ends) for visit, kind in ringing])
    visit, kind = ringing[0]
    await answering_alarms.noted(talk, visit, kind, words)
    return True


async def _ringing(talk: Talk[Any]) -> list[tuple[Visit, AlarmKind]]:
    """The visits whose alarm rings in this chat, and which alarm."""
    rung = await talk.books.slots.find(chat=talk.chat.id, kind=SlotKind.ALARM, former=False, waits=True)
    return [
        (await visits.get(talk.books, slot.subject.id), visit_alarms.kind_of(slot)) for slot in rung if slot.subject
    ]


async def _ends(talk: Talk[Any], words: str) -> bool:
    places = [village.name for village in await talk.books.villages.find()]
    return read_answer(words, places) in (Answer.REACHED, Answer.PERHAPS)


def _in_vain(words: str) -> bool:
    """ "Sudah saya telepon, tidak diangkat"; bad news is an incident's."""
    called = any(word.plain in lexicon.ALARM_CALL for word in Words(words).all)
    return called and rings_again(words) and read_answer(words) is Answer.OTHER


async def _meant(talk: Talk[Any], visit: Visit, kind: AlarmKind, words: str, *, ends: bool) -> Meaning:
    village = (await talk.books.villages.get(visit.village)).name
    said = texts.plain(f"remind.perhaps_{kind}") if ends else texts.plain("remind.perhaps_in_vain", words=words)
    return Meaning(
        f"{visit.code} {words}", texts.plain("remind.perhaps_of", code=visit.code, village=village, said=said)
    )


CONVERSATION = Conversation(
    listeners=(heard,),
)
