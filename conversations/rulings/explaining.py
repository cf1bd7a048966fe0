"""The camat wants something explained: the coordinators answer below it, and their answer stands on the card."""

from typing import Any

from conversations.conversation import Conversation
from conversations.rulings import asking, ruling_card
from conversations.talk import Talk
from conversations.visits import notices
from sotarsa_bot import texts
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.ruling import Ruling
from sotarsa_bot.records.slots import SlotKey, SlotKind, SubjectKind
from sotarsa_bot.rulings import rulings
from sotarsa_bot.visits import visits


async def ask(talk: Talk[Any], ruling: Ruling) -> str:
    """Of each coordinator; who was reached."""
    visit = await visits.get(talk.books, ruling.visit)
    return await notices.to_coordinators(talk, visit, "rulings.explain", kind=SlotKind.TO_EXPLAIN,
                                         mark=str(ruling.id),
                                         subject=ruling_card.subject(ruling), **_said(ruling))  # fmt: skip


async def ask_here(talk: Talk[Any], ruling: Ruling) -> None:
    """Once more, for whoever opens the task."""
    visit = await visits.get(talk.books, ruling.visit)
    village = (await talk.books.villages.get(visit.village)).name
    slot = SlotKey.new(SlotKind.TO_EXPLAIN, visit=visit.id, mark=ruling.id)
    await talk.say("rulings.explain", slot=slot, subject=ruling_card.subject(ruling), code=visit.code,
                   village=village, **_said(ruling))  # fmt: skip


def _said(ruling: Ruling) -> dict[str, Any]:
    question = f": {ruling.question}" if ruling.question else ""
    return {"id": ruling.code, "what": texts.plain(f"rulings.is_{ruling.kind}"), "question": question}


async def heard(talk: Talk[Any]) -> bool:
    """The answer goes to the camat as it was written, with the card."""
    about = talk.about(SubjectKind.RULING) if talk.below(SlotKind.TO_EXPLAIN) else None
    words = talk.incoming.text.strip()
    if about is None or not words or talk.incoming.picture or not talk.allows(Action.COORDINATE):
        return False
    if is_small_talk(words):
        return False
    explained = await rulings.explain(talk.acting(), await rulings.get(talk.books, about), words)
    await asking.tell(talk, explained)
    await talk.say("rulings.explained", as_reply=True, id=explained.code)
    return True


CONVERSATION = Conversation(
    listeners=(heard,),
)
