"""Papers that wait for a word or a signature, and files that wait for "Simpan"."""

from collections.abc import AsyncIterator
from datetime import datetime

from sotarsa_bot.official import approvals, signed_papers
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.list_file import ListState
from sotarsa_bot.records.paperwork import PageState, PaperKind, Side
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.tasks.look import Look
from sotarsa_bot.tasks.task import Task, TaskKind


async def village_approvals(look: Look) -> AsyncIterator[Task]:
    """The village was asked whether the record is right."""
    async for visit, since in _unapproved(look, Side.VILLAGE):
        yield Task(TaskKind.VILLAGE_APPROVAL, visit.id, since, Action.APPROVE, visit.village, group=Purpose.VILLAGE,
                   visit=visit)  # fmt: skip


async def team_approvals(look: Look) -> AsyncIterator[Task]:
    """So was the team: whoever leads it, or a coordinator."""
    async for visit, since in _unapproved(look, Side.TEAM):
        yield Task(TaskKind.TEAM_APPROVAL, visit.id, since, Action.COORDINATE, group=Purpose.TEAM, visit=visit)


async def signatures(look: Look) -> AsyncIterator[Task]:
    """Both sides have approved it, and its signed pages are not filed, or say what is no longer so."""
    for visit, _ in await _shown(look):
        given = await approvals.standing(look.books, visit)
        if {one.side for one in given} == set(Side):
            yield Task(TaskKind.SIGNATURE, visit.id, max(one.at for one in given), Action.FILE, visit.village,
                       group=Purpose.TEAM, visit=visit)  # fmt: skip


async def pages(look: Look) -> AsyncIterator[Task]:
    """Signed pages that were sent, and not filed: of one paper, sent by one person into one chat, together."""
    together: dict[tuple[int, str, int, int], list[int]] = {}
    found = await look.books.signed_pages.find(state=PageState.ASKED, order="id")
    for one in found:
        together.setdefault((one.visit, one.kind, one.chat, one.by), []).append(one.id)
    for one in found:
        those = together[one.visit, one.kind, one.chat, one.by]
        if one.id == those[0]:
            yield Task(TaskKind.PAGES, one.id, one.at, Action.FILE, person=one.by, chat=one.chat,
                       visit=await look.books.visits.get(one.visit), values={"count": len(those)})  # fmt: skip


async def lists(look: Look) -> AsyncIterator[Task]:
    """Lists that were read and shown, and neither saved nor dropped."""
    for one in await look.books.list_files.find(state=ListState.SHOWN, order="id"):
        visit = await look.books.visits.get(one.visit) if one.visit else None
        yield Task(TaskKind.LIST, one.id, one.received_at, Action.TASKS, one.village, one.by, chat=one.chat,
                   visit=visit)  # fmt: skip


async def forms(look: Look) -> AsyncIterator[Task]:
    """Offline forms that came back, and were neither saved nor dropped: nothing of them is on record."""
    for one in await look.books.form_files.find(state=ListState.SHOWN, order="id"):
        if one.visit:
            yield Task(TaskKind.FORM, one.id, one.received_at, Action.DELIVER, person=one.by, chat=one.chat,
                       visit=await look.books.visits.get(one.visit))  # fmt: skip


async def _unapproved(look: Look, side: Side) -> AsyncIterator[tuple[Visit, datetime]]:
    for visit, since in await _shown(look):
        if all(one.side is not side for one in await approvals.standing(look.books, visit)):
            yield visit, since


async def _shown(look: Look) -> list[tuple[Visit, datetime]]:
    """Visits whose handover record a village was asked about, and that is not signed; when that was."""
    cards = await look.books.slots.find(kind=SlotKind.PAPER, mark=PaperKind.HANDOVER, former=False, waits=True)
    shown = sorted({card.subject.id for card in cards if card.subject})
    found = []
    for of_visit in shown:
        asked = await look.books.audit.first(subject=f"visit:{of_visit}", what="approval.asked", order="-id")
        visit = await look.books.visits.get(of_visit)
        filed = await signed_papers.filed(look.books, visit, PaperKind.HANDOVER) if asked else None
        if asked and not (filed and filed.true) and not visit.erased_at:
            found.append((visit, asked.at))
    return found
