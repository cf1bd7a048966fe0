"""Words that come too late: their visit is closed. They are kept and told, a coordinator is asked to open it again, and
then they are asked about, so that nobody has to find them once more."""

from datetime import datetime
from typing import Any

from conversations.doubts import unsure, unsure_asked, unsure_rounds, unsure_shown
from conversations.hand_overs import late
from conversations.talk import Talk
from sotarsa_bot import wording
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import one_line
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure

CLOSED = "visit.is_closed"


async def kept(talk: Talk[Any], mistake: Mistake) -> bool:
    """Keeps them, if that is what was wrong with them; what was read back and confirmed waits where it was asked. False
    for anything else."""
    if mistake.key != CLOSED:
        return False
    visit = await talk.books.visits.first(id=int(str(mistake.values["code"]).removeprefix("K")))
    if visit is None or visit.erased_at:
        return False
    answered = talk.replied or await talk.pressed_slot()
    if answered and answered.kind is SlotKind.UNSURE and not answered.former:
        return await _confirmed(talk, answered, visit)
    if talk.incoming.pressed:
        return False
    said = wording.cut(one_line(talk.incoming.text))
    meaning = Meaning(talk.incoming.text.strip(), said)
    await unsure.ask(talk, Unsure(meaning, key="closing.words_kept", late=visit.id, code=visit.code))
    await late.ask(talk, visit)
    return True


async def _confirmed(talk: Talk[Any], question: Slot, visit: Visit) -> bool:
    """The question stands, and says what it waits for. False if it says so already."""
    state = await talk.books.talks.first(flow=unsure_asked.NAME, question=question.name)
    asked = unsure_asked.Asked.model_validate(state.draft) if state else None
    if state is None or asked is None or asked.late:
        return False
    draft = asked.model_copy(update={"late": visit.id}).model_dump(mode="json")
    await talk.books.talks.change(state.id, draft=draft)
    said = " / ".join(one.said for one in asked.meanings)
    rows = unsure_shown.rows_of(state.id, asked.meanings)
    await talk.say("closing.words_kept", slot=question, buttons=rows, waits=True, code=visit.code, said=said)
    await late.ask(talk, visit)
    return True


async def ask_now(books: Books, visit: Visit, now: datetime) -> None:
    """The visit is open again: what waited for that is asked where it was written."""
    for state in await unsure_rounds.waiting_for(books, visit.id):
        await unsure_rounds.say_below(books, state, "closing.words_now", now, code=visit.code)
