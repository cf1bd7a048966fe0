"""The photo annex: the pictures of a visit's hand-overs, small, each with its number, item and time. No names."""

from collections.abc import Sequence

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import approvals, office_facts
from sotarsa_bot.papers import official
from sotarsa_bot.papers.goods import said_goods
from sotarsa_bot.papers.official import Head
from sotarsa_bot.papers.press import pdf
from sotarsa_bot.papers.thumbnails import FindPicture, thumbnail
from sotarsa_bot.records.field import Delivery, Photo, PhotoKind, PhotoState
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.visit import Visit

MOST_PICTURES = 60
"""Pictures in one file; more of them make further files."""


class Picture(Record):
    """`svg` is drawn only when the paper is made; empty where the picture cannot be opened."""

    sha256: str
    what: str
    when: str
    svg: str = ""


class PhotoAnnex(Record):
    head: Head
    title: str
    part: str
    pictures: tuple[Picture, ...]
    footer: str


async def parts(books: Books, visit: Visit) -> int:
    """How many files its pictures make; 0 without any."""
    return -(-len(await _pictures(books, visit)) // MOST_PICTURES)


async def of_visit(acting: Acting, visit: Visit, part: int = 1) -> PhotoAnnex:
    """One of its files, counted from 1. Mistake `photo_annex.no_photos` if there is none."""
    found = (
        (every := await _pictures(acting.books, visit))[(part - 1) * MOST_PICTURES : part * MOST_PICTURES]
        if part > 0
        else []
    )
    if not found:
        raise Mistake("photo_annex.no_photos")
    village = (await acting.books.villages.get(visit.village)).name
    moment = wording.moment(acting.now, acting.office.zone)
    first = (part - 1) * MOST_PICTURES + 1
    return PhotoAnnex(
        head=official.head(await office_facts.of(acting.books), acting.office),
        title=texts.plain("handover.annex_of", code=visit.code, village=village),
        part=texts.plain("photo_annex.part", first=first, last=first + len(found) - 1, count=len(every)),
        pictures=tuple(_picture(acting, visit, photo, of) for photo, of in found),
        footer=texts.plain("paper.footer", code=visit.code, village=village, moment=moment),
    )


async def _pictures(books: Books, visit: Visit) -> list[tuple[Photo, Delivery | None]]:
    """By the number of the list, then what has none, then pictures of the day as a whole. Signed sheets and
    letters of proxies name people."""
    received = {d.id: d for d in await approvals.received(books, visit)}
    stored = await books.photos.find(
        visit=visit.id, state=PhotoState.STORED, incident=None, kind=PhotoKind.PROOF, order="id"
    )
    found = [(p, received.get(p.delivery or 0)) for p in stored if p.delivery is None or p.delivery in received]
    return sorted(found, key=lambda pair: _order(pair[1]))


def _order(delivery: Delivery | None) -> tuple[int, int]:
    if delivery is None:
        return 2, 0
    return (0, delivery.number) if delivery.number is not None else (1, delivery.id)


def _picture(acting: Acting, visit: Visit, photo: Photo, delivery: Delivery | None) -> Picture:
    at = delivery.happened_at if delivery else photo.received_at
    if delivery is None:
        what = texts.plain("photo_annex.whole_visit")
    else:
        key = "photo_annex.unnumbered" if delivery.number is None else "photo_annex.numbered"
        what = texts.plain(key, number=delivery.number, goods=said_goods(visit, [delivery]))
    return Picture(sha256=photo.sha256 or "", what=what, when=wording.step_moment(at, acting.office.zone))


def photo_annex_pdf(annex: PhotoAnnex, find: FindPicture) -> bytes:
    """A4, eight pictures a page: at most MOST_PICTURES of them, of at most thumbnails.MOST_BYTES each."""
    return pdf("photo_annex", annex.with_(pictures=_drawn(annex.pictures, find)))


def _drawn(pictures: Sequence[Picture], find: FindPicture) -> tuple[Picture, ...]:
    return tuple(one.with_(svg=thumbnail(find, one.sha256)) for one in pictures)
