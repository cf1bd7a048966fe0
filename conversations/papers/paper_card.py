"""The card of an official paper: how it stands, who approved it, what can be done with it. One message a chat, edited
in place. In groups it is about the handover record only, and names no recipient."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from conversations import post
from conversations.choosing.chosen_visit import label
from conversations.papers import paper_ways
from conversations.papers.paper_state import State, slot, state_of
from conversations.presses.papers import Approve
from conversations.visits.field_words import difference_lines
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.field import closing, load
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.official import approvals
from sotarsa_bot.papers import handover
from sotarsa_bot.papers.goods import goods_of
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.paperwork import Approval, PaperKind, Side
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.scene import Scene
from sotarsa_bot.texts import Html


async def show(books: Books, office: Office, visit: Visit, kind: PaperKind, chat: Chat, now: datetime) -> None:
    state = await state_of(books, visit, kind)
    make = paper_ways.in_private if chat.private else paper_ways.in_group
    rows = await make(books, visit, kind, chat, state)
    lines = await _lines(books, office, visit, kind, state)
    if any(Approve.of(one.data) for row in rows for one in row):
        lines.append(texts.html("record.ask"))
    elif state.approved and not state.signed:
        lines.append(texts.html("record.ask_paper"))
    await post.write(
        books,
        chat,
        Html("\n".join(lines)),
        now=now,
        buttons=rows,
        waits=not state.signed,
        slot=slot(visit, kind, chat.id),
        subject=visit.subject,
        sort=post.ANSWER,
    )


async def bring(books: Books, office: Office, visit: Visit, kind: PaperKind, chat: Chat, now: datetime) -> None:
    """The card again, below what was said since; the one further up loses its buttons."""
    await post.retire(books, chat, slot(visit, kind, chat.id), now=now)
    await show(books, office, visit, kind, chat, now)


async def renew(books: Books, office: Office, visit: Visit, now: datetime, slots: Iterable[Slot] | None = None) -> None:
    """Brings every card of this visit's papers up to date; `slots`: those of the visit that stand. Asks nothing of the
    books where no card stands."""
    for kind, one in await _standing(books, visit, slots):
        await show(books, office, visit, kind, await books.chats.get(one.chat), now)


async def follow(scene: Scene, visit: Visit) -> None:
    """As `renew`, after what happened (following.py)."""
    await renew(scene.books, scene.office, visit, scene.now)


async def ask_anew(scene: Scene, visit: Visit) -> None:
    """Approvals of hand-overs that have changed have ended: the groups are asked again, below."""
    for kind, one in await _standing(scene.books, visit, None):
        chat = await scene.books.chats.get(one.chat)
        again = kind is PaperKind.HANDOVER and not chat.private
        await (bring if again else show)(scene.books, scene.office, visit, kind, chat, scene.now)


async def _standing(books: Books, visit: Visit, slots: Iterable[Slot] | None) -> list[tuple[PaperKind, Slot]]:
    found = slots if slots is not None else await books.slots.find(subject=visit.subject, former=False)
    return [(PaperKind(one.mark), one) for one in found if one.kind is SlotKind.PAPER]


async def _lines(books: Books, office: Office, visit: Visit, kind: PaperKind, state: State) -> list[Html]:
    named = await label(books, visit)
    number = (not state.disputed and state.number) or texts.plain("record.no_number")
    lines = [
        texts.html(f"record.head_{kind}", visit=named, status=_status(office, state)),
        texts.html("record.number", number=number),
    ]
    if kind is PaperKind.HANDOVER:
        lines.append(texts.html("record.goods"))
        lines += [
            texts.html("record.goods_line", goods=str(one), words=one.words) for one in await goods_of(books, visit)
        ]
        if parted := await closing.differences(books, visit):
            unsaid = await closing.explanation(books, visit, parted) is None
            key = "record.disputed" if unsaid else "record.explained"
            lines.append(texts.html(key, what=difference_lines(parted)))
        if unloaded := await load.unaccounted(books, visit):
            lines.append(texts.html("record.load_disputed", what=unloaded))
        lines += [await _side(books, office, visit, side, state.given) for side in Side]
        lines += [] if state.signed else await _outdated(books, visit, state)
    return lines


def _status(office: Office, state: State) -> str:
    if state.disputed:
        return texts.plain("record.draft_disputed")
    if state.filed is None:
        return texts.plain("record.draft")
    day = state.filed.at.astimezone(office.zone).date()
    key = "record.filed" if state.signed else "record.untrue"
    return texts.plain(key, day=wording.span(day, day), count=len(state.filed.photos))


async def _side(books: Books, office: Office, visit: Visit, side: Side, given: Sequence[Approval]) -> Html:
    theirs = [await handover.said_approval(books, office.zone, visit, one) for one in given if one.side is side]
    said = texts.plain("record.approved", said="; ".join(theirs)) if theirs else texts.plain("record.not_yet")
    return texts.html(f"record.{side}", said=said)


async def _outdated(books: Books, visit: Visit, state: State) -> list[Html]:
    """Whose approval no longer counts, and what changed since: those who approved the same in one line."""
    totals, names = await deliveries.totals(books, visit), defaultdict[str, list[str]](list)
    for ended in state.outdated:
        changed = [
            texts.plain("record.change", item=item, before=wording.number(before), after=wording.number(after))
            for item, before, after in approvals.changes(ended.totals, totals)
        ]
        what = ", ".join(changed) or texts.plain("record.details")
        names[what].append(await roster.name(books, ended.by))
    return [texts.html("record.outdated", names=wording.listing(who), what=what) for what, who in names.items()]
