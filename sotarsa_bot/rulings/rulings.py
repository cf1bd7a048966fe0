"""A ruling is asked, explained, made, and taken back as long as nothing has followed from it."""

from datetime import datetime
from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.events import RulingChanged
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.ruling import Ruling, RulingKind, Verdict
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.rulings import deputies

WORDS_LIMIT = 300
DEPUTY = "plt."
"""As whom a deputy decides."""
BARE = (Verdict.APPROVED, Verdict.DECLINED, Verdict.HANDLED)
FOLLOWED = {
    (RulingKind.REQUEST, Verdict.APPROVED), (RulingKind.REQUEST, Verdict.DECLINED),
    (RulingKind.DIFFERENCE, Verdict.APPROVED), (RulingKind.LAPSED, Verdict.DECLINED),
}  # fmt: skip
"""What is carried out at once: whoever wants it otherwise undoes that."""


async def get(books: Books, id_: int) -> Ruling:
    """Mistake for one that never was."""
    found = await books.rulings.first(id=id_)
    if found is None:
        raise Mistake("rulings.none_such", code=f"P{id_}")
    return found


async def open_ones(books: Books) -> list[Ruling]:
    return await books.rulings.find(verdict=None, ended_at=None, order="id")


async def put(books: Books, kind: RulingKind, row: int, visit: int, since: datetime, now: datetime) -> Ruling | None:
    """Something that waits is put to the camat; None if it was before. Nobody acts: its time has come."""
    if await books.rulings.first(kind=kind, row=row, since=since):
        return None
    new = Ruling(kind=kind, row=row, visit=visit, since=since, asked_at=now)
    return await books.rulings.add(new)


async def ask(acting: Acting, visit: Visit, words: str) -> Ruling:
    """Photos of this visit are to be shown to the public: a coordinator asks."""
    acting.need(Action.COORDINATE)
    known = await acting.books.rulings.first(kind=RulingKind.PUBLICITY, visit=visit.id, verdict=None, ended_at=None)
    if known:
        raise Mistake("rulings.asked_already", code=known.code)
    new = Ruling(kind=RulingKind.PUBLICITY, row=visit.id, visit=visit.id, since=acting.now, asked_at=acting.now,
                   asked_by=acting.by.id, words=words[:WORDS_LIMIT])  # fmt: skip
    kept = await acting.books.rulings.add(new)
    await _said(acting, kept, "ruling.asked")
    return kept


async def decide(acting: Acting, ruling: Ruling, verdict: Verdict, reason: str = "") -> Ruling:
    """Mistake if somebody has decided before, or it is over."""
    acting.need(Action.RULE)
    values: dict[str, Any] = {
        "acting_as": DEPUTY if await deputies.acts(acting.books, acting.by.id) else "",
        "verdict": verdict,
        "reason": reason[:WORDS_LIMIT],
        "by": acting.by.id,
        "decided_at": acting.now,
    }
    changed = await acting.books.rulings.change(
        ruling.id, only_if={"verdict": None, "ended_at": None}, **values
    )  # fmt: skip
    if not changed:
        raise Mistake("rulings.over", code=ruling.code)
    await _said(acting, ruling, "ruling.made", verdict=verdict)
    return await acting.books.rulings.get(ruling.id)


def may_be_taken_back(ruling: Ruling) -> bool:
    """Whether it was made, and nothing has followed from it."""
    return ruling.verdict in BARE and (ruling.kind, ruling.verdict) not in FOLLOWED


async def take_back(acting: Acting, ruling: Ruling) -> Ruling:
    """It is open again. Mistake once something has followed from it."""
    acting.need(Action.RULE)
    if ruling.verdict is None:
        raise Mistake("rulings.not_made", code=ruling.code)
    if not may_be_taken_back(ruling):
        raise Mistake("rulings.followed", code=ruling.code)
    await acting.books.rulings.change(ruling.id, verdict=None, reason="", by=None, acting_as="", decided_at=None)
    await _said(acting, ruling, "ruling.taken_back")
    return await acting.books.rulings.get(ruling.id)


async def want_explained(acting: Acting, ruling: Ruling, question: str) -> Ruling:
    """The coordinators are to explain it first."""
    acting.need(Action.RULE)
    if not ruling.open:
        raise Mistake("rulings.over", code=ruling.code)
    values: dict[str, Any] = {
        "question": question[:WORDS_LIMIT],
        "question_at": acting.now,
        "explanation": "",
        "explained_at": None,
    }
    await acting.books.rulings.change(ruling.id, **values)
    await _said(acting, ruling, "ruling.questioned")
    return await acting.books.rulings.get(ruling.id)


async def explain(acting: Acting, ruling: Ruling, words: str) -> Ruling:
    """A coordinator's answer; a later one takes its place."""
    acting.need(Action.COORDINATE)
    if not ruling.open or ruling.question_at is None:
        raise Mistake("rulings.over", code=ruling.code)
    values: dict[str, Any] = {
        "explanation": words[:WORDS_LIMIT],
        "explained_by": acting.by.id,
        "explained_at": acting.now,
    }
    await acting.books.rulings.change(ruling.id, **values)
    await _said(acting, ruling, "ruling.explained")
    return await acting.books.rulings.get(ruling.id)


async def _said(acting: Acting, ruling: Ruling, what: str, **detail: Any) -> None:
    await acting.audit(what, f"visit:{ruling.visit}", ruling=ruling.id, **detail)
    acting.happened(RulingChanged, await acting.books.visits.get(ruling.visit))


async def end(books: Books, ruling: Ruling, now: datetime) -> bool:
    """It is over without anybody's ruling: what it was about waits no more."""
    over = await books.rulings.change(ruling.id, only_if={"verdict": None, "ended_at": None}, ended_at=now)
    books.happened.append(RulingChanged(ruling.visit))
    return over
