"""How an official paper of a visit stands, as its card and the buttons below it need to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from conversations.choosing.chosen_visit import label
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.field import closing
from sotarsa_bot.official import approvals, numbering, signed_papers
from sotarsa_bot.official.signed_papers import Filed
from sotarsa_bot.records.paperwork import Approval, PaperKind, Side
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit


@dataclass(frozen=True)
class State:
    """What the card says, of one paper of one visit. `disputed`: the village's count or the load does not fit,
    and nobody says why."""

    number: str
    filed: Filed | None
    given: Sequence[Approval]
    outdated: Sequence[Approval]
    stamp: str
    disputed: bool = False

    @property
    def signed(self) -> bool:
        return self.filed is not None and self.filed.true

    @property
    def approved(self) -> bool:
        """Whether both sides have said that it is right."""
        return {one.side for one in self.given} == set(Side)


async def state_of(books: Books, visit: Visit, kind: PaperKind) -> State:
    number, filed = await numbering.of_visit(books, visit, kind), await signed_papers.filed(books, visit, kind)
    if kind is PaperKind.LETTER:
        return State(number, filed, (), (), "")
    given, outdated = await approvals.standing(books, visit), await approvals.last_outdated(books, visit)
    disputed = await closing.disputed(books, visit)
    return State(number, filed, given, outdated, await approvals.stamp(books, visit), disputed)


async def named(books: Books, visit: Visit, kind: PaperKind) -> dict[str, Any]:
    """ "berita acara" and "K12 Uren", for the texts that speak of a paper."""
    return {"paper": texts.plain(f"record.name_{kind}"), "visit": await label(books, visit)}


def slot(visit: Visit, kind: PaperKind, chat: int) -> SlotKey:
    return SlotKey.in_chat(SlotKind.PAPER, chat, visit=visit.id, mark=kind)
