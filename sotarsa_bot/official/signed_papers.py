"""The signed pages of a visit's papers: sent, asked about, filed; replaced or taken out again, never erased."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import AtMost, Books, OneOf
from sotarsa_bot.events import PaperChanged
from sotarsa_bot.field import closing
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import approvals
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Photo, PhotoKind, PhotoState
from sotarsa_bot.records.paperwork import PageState, PaperKind, SignedPage
from sotarsa_bot.records.visit import Visit

MOST_PAGES = 20


class Filed(NamedTuple):
    """What is filed of a paper. `true`: what was signed is still so: the hand-overs; of a letter, who
    goes, for what, when and where."""

    photos: Sequence[Photo]
    at: datetime
    by: int
    true: bool


async def page_lost(books: Books, photo: Photo) -> None:
    """A page that was sent cannot be opened: the cards no longer count it."""
    page = await books.signed_pages.first(photo=photo.id)
    if page:
        books.happened.append(PaperChanged(page.visit))


async def filed(books: Books, visit: Visit, kind: PaperKind) -> Filed | None:
    """None while nothing is filed, or nothing that could be opened."""
    pages = await books.signed_pages.find(visit=visit.id, kind=kind, state=PageState.FILED, order="id")
    photos = await _photos(books, pages)
    if not photos:
        return None
    last = max(pages, key=lambda page: page.settled_at or page.at)
    letter = kind is PaperKind.LETTER
    true = last.stamp in ("", letter_stamp(visit)) if letter else await _still_so(books, visit, last)
    return Filed(photos, last.settled_at or last.at, last.settled_by or last.by, true)


async def _still_so(books: Books, visit: Visit, page: SignedPage) -> bool:
    """Whether the hand-overs are those that were signed, and nobody counts otherwise without an explanation."""
    return page.stamp == await approvals.stamp(books, visit) and not await closing.disputed(books, visit)


def letter_stamp(visit: Visit) -> str:
    """Names what an assignment letter says of this visit: who goes, for what, when and where."""
    said = repr((visit.crew, visit.plan.services, visit.agreed and (visit.agreed.starts_at, visit.agreed.place)))
    return hashlib.sha256(said.encode()).hexdigest()[: approvals.STAMP_LETTERS]


async def _photos(books: Books, pages: Sequence[SignedPage]) -> list[Photo]:
    ids = tuple(page.photo for page in pages)
    found = await books.photos.find(id=OneOf(ids)) if ids else []
    return [photo for photo in found if photo.state is not PhotoState.BROKEN]


def _may_file(acting: Acting, visit: Visit, kind: PaperKind) -> None:
    """Officials send pages of their village's handover record, and no letter of the office."""
    acting.need(Action.DELIVER if kind is PaperKind.LETTER else Action.FILE, village=visit.village)


async def send(acting: Acting, visit: Visit, kind: PaperKind, photo: Photo) -> SignedPage:
    """A page that somebody sent, to be asked about. The same message again gives the page that is there.

    Mistake `signed.page_there` for a picture that this paper holds already, `signed.too_many` for one too many.
    """
    _may_file(acting, visit, kind)
    if known := await acting.books.signed_pages.first(photo=photo.id):
        return known
    if photo.kind is not PhotoKind.PAPER:  # it came before the words that say so
        await acting.books.photos.change(photo.id, kind=PhotoKind.PAPER, asked_at=None)
    pages = await acting.books.signed_pages.find(
        visit=visit.id, kind=kind, state=OneOf((PageState.ASKED, PageState.FILED))
    )
    if any(one.file_unique_id == photo.file_unique_id for one in await _photos(acting.books, pages)):
        raise Mistake("signed.page_there")
    if len(pages) >= MOST_PAGES:
        raise Mistake("signed.too_many", most=MOST_PAGES)
    page = SignedPage(
        visit=visit.id, kind=kind, photo=photo.id, chat=photo.chat, by=acting.by.id, at=acting.now
    )  # fmt: skip
    return await acting.books.signed_pages.add(page)


async def asked(books: Books, visit: Visit, kind: PaperKind, chat: int) -> list[SignedPage]:
    """The pages that wait for an answer in this chat."""
    return await books.signed_pages.find(visit=visit.id, kind=kind, chat=chat, state=PageState.ASKED, order="id")


async def save(acting: Acting, visit: Visit, kind: PaperKind, last: int, *, instead: bool) -> int:
    """Files the pages that were asked about, up to the one shown last; with `instead`, in the place of those before.

    How many were filed; 0 if somebody answered before. Mistake `signed.counts_differ` for a handover record whose
    counts differ and nobody has said why: its pages wait.
    """
    _may_file(acting, visit, kind)
    if instead:
        acting.need_lead(visit)
    if kind is PaperKind.HANDOVER and await closing.disputed(acting.books, visit):
        raise Mistake("signed.counts_differ", code=visit.code)
    before = {"visit": visit.id, "kind": kind, "state": PageState.FILED}
    waiting = await _waiting(acting, visit, kind, last)
    if waiting and instead:
        await acting.books.signed_pages.change_all(before, state=PageState.REMOVED)
    stamp = await approvals.stamp(acting.books, visit) if kind is PaperKind.HANDOVER else letter_stamp(visit)
    settled: dict[str, Any] = {"settled_by": acting.by.id, "settled_at": acting.now, "stamp": stamp}
    for page in waiting:
        await acting.books.signed_pages.change(page.id, state=PageState.FILED, **settled)
    if waiting:
        acting.happened(PaperChanged, visit)
        await acting.record("paper.filed", visit, kind=kind, pages=[page.id for page in waiting], instead=instead)
    return len(waiting)


async def drop(acting: Acting, visit: Visit, kind: PaperKind, last: int) -> int:
    """The pages that were asked about are none; how many they were."""
    _may_file(acting, visit, kind)
    waiting = await _waiting(acting, visit, kind, last)
    for page in waiting:
        await acting.books.signed_pages.change(
            page.id, state=PageState.DROPPED, settled_by=acting.by.id, settled_at=acting.now
        )
    return len(waiting)


async def _waiting(acting: Acting, visit: Visit, kind: PaperKind, last: int) -> list[SignedPage]:
    return await acting.books.signed_pages.find(
        visit=visit.id, kind=kind, chat=acting.chat, state=PageState.ASKED, id=AtMost(last)
    )


async def take_out(acting: Acting, visit: Visit, kind: PaperKind) -> int:
    """The paper is a draft again; how many pages were taken out. They stay in the books, marked."""
    acting.need_lead(visit)
    count = await acting.books.signed_pages.change_all(
        {"visit": visit.id, "kind": kind, "state": PageState.FILED},
        state=PageState.REMOVED, settled_by=acting.by.id, settled_at=acting.now,
    )  # fmt: skip
    if count:
        acting.happened(PaperChanged, visit)
        await acting.record("paper.taken_out", visit, kind=kind, pages=count)
    return count
