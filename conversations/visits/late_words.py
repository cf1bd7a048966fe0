"""Words that come too late: their visit is closed. They are kept and told, a coordinator is asked to open it again, and
then they are asked about, so that nobody has to find them once more."""

from datetime import datetime
from typing import Any

from conversations import unsure, unsure_rounds
from conversations.hand_overs import late
from conversations.talk import Talk
from sotarsa_bot import wording
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import one_line
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits.visit import Visit

CLOSED = "visit.is_closed"


async def kept(talk: Talk[Any], mistake: Mistake) -> bool:
    """Keeps them, if that is what was wrong with them. False for all else, and for an answer to such a question."""
    if mistake.key != CLOSED or (talk.replied and talk.replied.name.startswith(f"{unsure.NAME}:")):
        return False
    visit = await talk.books.visits.first(id=int(str(mistake.values["code"]).removeprefix("K")))
    if visit is None or visit.erased_at:
        return False
    said = wording.cut(one_line(talk.incoming.text))
    meaning = Meaning(talk.incoming.text.strip(), said)
    await unsure.ask(talk, Unsure(meaning, key="closing.words_kept", late=visit.id, code=visit.code))
    await late.ask(talk, visit)
    return True


async def ask_now(books: Books, visit: Visit, now: datetime) -> None:
    """The visit is open again: what waited for that is asked where it was written."""
    for state in await unsure_rounds.waiting_for(books, visit.id):
        await unsure_rounds.say_below(books, state, "closing.words_now", now, code=visit.code)
