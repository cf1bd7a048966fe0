"""A question how far a visit is ("tim sudah sampai mana", "K1 siapa yang belum"), answered from the books: in private,
and in the team's group where the visit is named; numbers only, no names."""

from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.field import loose_steps
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.parsing import visit_code
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.progress import asks_for_progress
from sotarsa_bot.parsing.statement import spans
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.visits import underway


async def heard(talk: Talk[Any]) -> bool:
    """False where it is no such question, or no visit of today is meant."""
    text = talk.incoming.text.strip()
    code = visit_code(text)
    if talk.incoming.picture or not asks_for_progress(_bare(text, code)):
        return False
    here = talk.incoming.private or (talk.chat.purpose is Purpose.TEAM and (code or talk.replied))
    if not here or not (talk.allows(Action.FIELD) or talk.allows(Action.SUMMARY)):
        return False
    found = await _meant(talk, code)
    for visit in found:
        await _tell(talk, visit)
    return bool(found)


def _bare(text: str, code: int | None) -> str:
    words = without_code(text)
    return words.replace(f"K{code}", "").replace(f"k{code}", "").strip() if code else words


async def _meant(talk: Talk[Any], code: int | None) -> list[Visit]:
    visit = await talk.books.visits.first(id=code) if code else await replied_to(talk)
    if visit or code:
        return [visit] if visit else []
    return await underway.reportable(talk.books, talk.by.id, talk.today)


async def _tell(talk: Talk[Any], visit: Visit) -> None:
    done, count = await recipients.progress(talk.books, visit)
    taken = await talk.books.steps.find(visit=visit.id, order="happened_at")
    last = loose_steps.said(talk, taken[-1].step, taken[-1].happened_at) if taken else texts.plain("field.no_step")
    numbers = spans(row.number for row in await recipients.still_open(talk.books, visit)) or "-"
    village = (await talk.books.villages.get(visit.village)).name
    key = "field.progress" if count else "field.progress_bare"
    await talk.say(key, subject=visit.subject, as_reply=True, code=visit.code, village=village, last=last,
                   done=done, count=count, numbers=numbers)  # fmt: skip


CONVERSATION = Conversation(
    listeners=(heard,),
)
