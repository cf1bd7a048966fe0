"""What can be done with an official paper, as buttons: in groups about the handover record only."""

from conversations import post
from conversations.button import Button, button, in_rows
from conversations.papers.paper_state import State, slot
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.papers import photo_annex
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action, may
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.paperwork import PaperKind
from sotarsa_bot.records.visit import Visit


async def in_group(books: Books, visit: Visit, kind: PaperKind, chat: Chat, state: State) -> list[list[Button]]:
    how = _press("signed.button", "signed_how", visit, kind)
    if chat.purpose is Purpose.VILLAGE:
        return [*_approving(visit, state), [how]]
    return [*_approving(visit, state), *await _asking(books, visit, state), [how, *_taking_out(visit, state, kind)]]


def _approving(visit: Visit, state: State) -> list[list[Button]]:
    if state.signed:
        return []
    row = [] if state.approved else [button(texts.plain("record.approve"), "bast_ok", visit.id, state.stamp)]
    return [[*row, button(texts.plain("record.take_back"), "bast_back", visit.id)] if state.given else row]


async def _asking(books: Books, visit: Visit, state: State) -> list[list[Button]]:
    """Only until the village has its card."""
    groups = await roster.village_groups(books, visit.village)
    slots = [await post.lives(books, slot(visit, PaperKind.HANDOVER, chat.id)) for chat in groups]
    return [] if state.signed or any(slots) else [[button(texts.plain("record.send"), "bast_ask", visit.id)]]


def _taking_out(visit: Visit, state: State, kind: PaperKind) -> list[Button]:
    return [_press("signed.out", "signed_out", visit, kind)] if state.filed else []


async def in_private(books: Books, visit: Visit, kind: PaperKind, chat: Chat, state: State) -> list[list[Button]]:
    """The papers, for those who read the visit's summary; what changes anything, for coordinators."""
    rows = [[button(texts.plain("record.pdf"), kind, visit.id), _press("record.docx", "paper_docx", visit, kind)]]
    if kind is PaperKind.HANDOVER:
        rows += await _annexes(books, visit)
    seen = [_press("signed.see", "signed_see", visit, kind)] if state.filed else []
    if not await _coordinates(books, chat):
        return [*rows, seen]
    if kind is PaperKind.HANDOVER:
        rows += [*_approving(visit, state), *await _asking(books, visit, state)]
    if not (state.number or state.disputed):
        rows.append([_press("record.give_number", "paper_no", visit, kind)])
    rows.append([_press("signed.button", "signed_how", visit, kind)])
    return [*rows, [*seen, *_taking_out(visit, state, kind)]]


async def _annexes(books: Books, visit: Visit) -> list[list[Button]]:
    parts = await photo_annex.parts(books, visit)
    one = texts.plain("record.photo_annex")
    named = [one] if parts == 1 else [texts.plain("record.photo_part", part=n) for n in range(1, parts + 1)]
    rows = in_rows(button(name, "annex_photos", visit.id, n) for n, name in enumerate(named, 1))
    return [*rows, [button(texts.plain("record.full"), "annex", visit.id)]]


async def _coordinates(books: Books, chat: Chat) -> bool:
    """Whether whose private chat this is may change a paper: others are not offered what they would be refused."""
    person = await books.people.first(telegram_id=chat.telegram_id)
    grants = await books.grants.find(person=person.id, revoked_at=None) if person else []
    return may(grants, Action.COORDINATE)


def _press(key: str, name: str, visit: Visit, kind: PaperKind) -> Button:
    return button(texts.plain(key), name, visit.id, kind)
