"""What can be done with an official paper, as buttons: in groups about the handover record only."""

from conversations import post
from conversations.button import Button, in_rows
from conversations.papers.drafts import pdf
from conversations.papers.paper_state import State, slot
from conversations.presses import papers as presses
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.papers import photo_annex
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action, may
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.paperwork import PaperKind
from sotarsa_bot.records.visit import Visit


async def in_group(books: Books, visit: Visit, kind: PaperKind, chat: Chat, state: State) -> list[list[Button]]:
    how = _press("signed.button", presses.HowToSign, visit, kind)
    if chat.purpose is Purpose.VILLAGE:
        return [*_approving(visit, state), [how]]
    return [*_approving(visit, state), *await _asking(books, visit, state), [how, *_taking_out(visit, state, kind)]]


def _approving(visit: Visit, state: State) -> list[list[Button]]:
    if state.signed:
        return []
    row = [] if state.approved else [presses.Approve(visit=visit.id, shown=state.stamp).button("record.approve")]
    return [[*row, presses.TakeApprovalBack(visit=visit.id).button("record.take_back")] if state.given else row]


async def _asking(books: Books, visit: Visit, state: State) -> list[list[Button]]:
    """Only until the village has its card."""
    groups = await roster.village_groups(books, visit.village)
    slots = [await post.lives(books, slot(visit, PaperKind.HANDOVER, chat.id)) for chat in groups]
    return [] if state.signed or any(slots) else [[presses.AskApproval(visit=visit.id).button("record.send")]]


def _taking_out(visit: Visit, state: State, kind: PaperKind) -> list[Button]:
    return [_press("signed.out", presses.TakePagesOut, visit, kind)] if state.filed else []


async def in_private(books: Books, visit: Visit, kind: PaperKind, chat: Chat, state: State) -> list[list[Button]]:
    """The papers, for those who read the visit's summary; what changes anything, for coordinators."""
    rows = [[pdf(visit, kind, "record.pdf"), _press("record.docx", presses.AsDocx, visit, kind)]]
    if kind is PaperKind.HANDOVER:
        rows += await _annexes(books, visit)
    seen = [_press("signed.see", presses.SeePages, visit, kind)] if state.filed else []
    if not await _coordinates(books, chat):
        return [*rows, seen]
    if kind is PaperKind.HANDOVER:
        rows += [*_approving(visit, state), *await _asking(books, visit, state)]
    if not (state.number or state.disputed):
        rows.append([_press("record.give_number", presses.AskNumber, visit, kind)])
    rows.append([_press("signed.button", presses.HowToSign, visit, kind)])
    return [*rows, [*seen, *_taking_out(visit, state, kind)]]


async def _annexes(books: Books, visit: Visit) -> list[list[Button]]:
    parts = await photo_annex.parts(books, visit)
    one = texts.plain("record.photo_annex")
    named = [one] if parts == 1 else [texts.plain("record.photo_part", part=n) for n in range(1, parts + 1)]
    rows = in_rows(presses.PhotoAnnex(visit=visit.id, part=n).labelled(name) for n, name in enumerate(named, 1))
    return [*rows, [presses.FullAnnex(visit=visit.id).button("record.full")]]


async def _coordinates(books: Books, chat: Chat) -> bool:
    """Whether whose private chat this is may change a paper: others are not offered what they would be refused."""
    person = await books.people.first(telegram_id=chat.telegram_id)
    grants = await books.grants.find(person=person.id, revoked_at=None) if person else []
    return may(grants, Action.COORDINATE)


def _press(key: str, press: type[presses.OfPaper], visit: Visit, kind: PaperKind) -> Button:
    return press(visit=visit.id, kind=kind).button(key)
