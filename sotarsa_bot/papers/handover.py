"""The handover record (berita acara serah terima, BAST), from what the books know of a visit.

Its annex goes by the numbers of the list, unless somebody who may chose to have the names and NIK printed
(`handover_annex.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import tzinfo
from itertools import groupby

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.field import closing, load
from sotarsa_bot.field.closing import Difference
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import approvals, numbering, office_facts, signed_papers
from sotarsa_bot.papers import official
from sotarsa_bot.papers.goods import Goods, goods_of, said_goods
from sotarsa_bot.papers.official import Head, Status
from sotarsa_bot.papers.press import pdf
from sotarsa_bot.papers.spelling import spelled_day
from sotarsa_bot.people import roster
from sotarsa_bot.records.field import PROVING, Delivery, Incident, PhotoState
from sotarsa_bot.records.paperwork import Approval, PaperKind, Side
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients


class Party(Record):
    """Who signs. An empty name is left open on the paper, to be written by hand; rank and NIP (sealed for its `row`)
    stand where the decree names them."""

    name: str
    office: str
    address: str
    rank: str = ""
    sealed: str = ""
    row: str = ""
    nip: str = ""


class ByNumber(Record):
    """What one number of the list received; `how` is a word, or empty. In a full annex: who that is; their NIK as the
    vault sealed it for its row, opened only when the paper is made. `signature`: the SHA-256 of a kept picture of
    their signature, or empty. Without a number: somebody who is not on the list."""

    number: int | None
    goods: str
    how: str
    name: str = ""
    sealed: str = ""
    row: str = ""
    nik: str = ""
    signature: str = ""


class Handover(Record):
    """Everything as it is printed; an empty `number` is left open. `differs`: what the village counted
    otherwise. `full`: whether the annex names people."""

    head: Head
    status: Status
    number: str = ""
    opening: str
    handing: str
    first: Party
    second: Party
    goods: tuple[Goods, ...]
    differs: str = ""
    approved: tuple[str, ...] = ()
    annex: str
    full: bool = False
    by_number: tuple[ByNumber, ...]
    notes: tuple[str, ...]
    footer: str


async def possible(books: Books, visit: Visit) -> bool:
    """Whether anything was handed over that a record could be written of."""
    return bool(await deliveries.totals(books, visit))


async def of_visit(acting: Acting, visit: Visit) -> Handover:
    """The record as the books stand now, without names. Mistake `handover.nothing` if nothing was handed over."""
    books, office, facts = acting.books, acting.office, await office_facts.of(acting.books)
    goods = await goods_of(books, visit)
    if not goods:
        raise Mistake("handover.nothing")
    village = (await books.villages.get(visit.village)).name
    received = await approvals.received(books, visit)
    approved = await approvals.standing(books, visit)
    parted = await closing.differences(books, visit)
    explained = await closing.explanation(books, visit, parted)
    unloaded = await load.unaccounted(books, visit)
    disputed = (bool(parted) and explained is None) or bool(unloaded)
    moment = wording.moment(acting.now, office.zone)
    return Handover(
        head=official.head(facts, office),
        status=await _status(books, office.zone, visit, disputed=disputed),
        number="" if disputed else await numbering.of_visit(books, visit, PaperKind.HANDOVER),
        opening=_opening(acting, visit, village),
        handing=texts.plain("handover.handing", code=visit.code),
        first=Party(
            **await _of_the_decree(acting, visit.plan.leader),
            office=await _office_of_first(acting, visit.plan.leader),
            address=texts.plain("handover.first_address", **office.district.words),
        ),
        second=Party(
            name=await _for_the_village(books, visit, approved),
            office=texts.plain("handover.second_office", village=village),
            address=texts.plain("handover.second_address", village=village, **office.district.words),
        ),
        goods=goods,
        differs=" ".join(filter(None, (await _differs(books, parted, explained), _unloaded(unloaded)))),
        approved=tuple([await said_approval(books, office.zone, visit, one) for one in approved]),
        annex=texts.plain("handover.annex_of", code=visit.code, village=village),
        by_number=tuple(_by_number(visit, received)),
        notes=tuple(await _notes(books, visit, received)),
        footer=texts.plain("paper.footer", code=visit.code, village=village, moment=moment),
    )


async def _status(books: Books, zone: tzinfo, visit: Visit, *, disputed: bool) -> Status:
    """While counts differ and nobody has said why, it is a draft, whatever was approved or filed."""
    if disputed:
        return Status(draft=True, words=texts.plain("paper.disputed"))
    return official.status(await signed_papers.filed(books, visit, PaperKind.HANDOVER), zone)


async def _differs(books: Books, parted: Sequence[Difference], explained: Incident | None) -> str:
    """What was said to explain it stays with the team: it may name a citizen."""
    if not parted:
        return ""
    what = "; ".join(texts.plain("handover.difference", **one._asdict()) for one in parted)
    if explained is None:
        return texts.plain("handover.disputed", what=what)
    return texts.plain("handover.explained", what=what, name=await roster.name(books, explained.resolved_by or 0))


def _unloaded(what: str) -> str:
    return texts.plain("handover.load_disputed", what=what) if what else ""


def handover_pdf(record: Handover) -> bytes:
    """A4; a draft says so on every page."""
    return pdf("handover", record)


async def said_approval(books: Books, zone: tzinfo, visit: Visit, given: Approval) -> str:
    """ "Alus Contoh (perangkat Desa Uren), Kamis, 3 Desember 2026, 14.05 WITA" """
    village = (await books.villages.get(visit.village)).name
    return texts.plain(
        "approval.said",
        name=await roster.name(books, given.by),
        standing=texts.plain(f"approval.as_{given.standing}", village=village),
        moment=wording.moment(given.at, zone),
    )


def _opening(acting: Acting, visit: Visit, village: str) -> str:
    if visit.agreed is None:
        return texts.plain("handover.opening_undated", village=village, **acting.office.district.words)
    day = acting.office.today(visit.agreed.starts_at)
    place = visit.agreed.place.name if visit.agreed.place else texts.plain("paper.no_place")
    return texts.plain(
        "handover.opening",
        day=spelled_day(day),
        figures=f"{day:%d-%m-%Y}",
        place=place,
        village=village,
        **acting.office.district.words,
    )


async def _of_the_decree(acting: Acting, leader: int) -> dict[str, str]:
    known = await official.of_the_decree(acting, leader)
    if known is None:
        return {"name": await roster.name(acting.books, leader)}
    return {"name": known.name, "rank": known.rank, "sealed": known.sealed, "row": known.row}


async def _office_of_first(acting: Acting, leader: int) -> str:
    coordinators = await roster.with_role(acting.books, Role.COORDINATOR)
    leads = any(person.id == leader for person in coordinators)
    return texts.plain(
        "handover.first_office" if leads else "handover.first_office_member", **acting.office.district.words
    )


async def _for_the_village(books: Books, visit: Visit, approved: Sequence[Approval]) -> str:
    """The official who approved this record, else who counted what arrived, else who agreed to the visit; empty if no
    official of the village did."""
    officials = {
        person.id: person.name for person in await roster.with_role(books, Role.OFFICIAL, village=visit.village)
    }
    counted = await books.counts.first(visit=visit.id, order="-round")
    asked = [
        *(one.by for one in approved if one.side is Side.VILLAGE),
        counted.by if counted else None,
        visit.agreed.by if visit.agreed else None,
    ]
    return next((officials[person] for person in asked if person in officials), "")


def _by_number(visit: Visit, received: Iterable[Delivery]) -> Iterable[ByNumber]:
    found: defaultdict[int, list[Delivery]] = defaultdict(list)
    for delivery in received:
        if delivery.number is not None:
            found[delivery.number].append(delivery)
    for number, theirs in sorted(found.items()):
        how = texts.plain("handover.by_proxy") if any(d.proxy_name for d in theirs) else ""
        yield ByNumber(number=number, goods=said_goods(visit, theirs), how=how)


async def _notes(books: Books, visit: Visit, received: Iterable[Delivery]) -> list[str]:
    notes = []
    if unnumbered := [delivery for delivery in received if delivery.number is None]:
        notes.append(texts.plain("handover.without_number", goods=said_goods(visit, unnumbered)))
    if waiting := [one.number for one in await recipients.still_open(books, visit)]:
        notes.append(texts.plain("handover.still_open", numbers=ranges(waiting)))
    count = await books.photos.count(visit=visit.id, state=PhotoState.STORED, kind=OneOf(PROVING))
    return [*notes, texts.plain("handover.photos", count=wording.number(count))]


def ranges(numbers: Sequence[int]) -> str:
    """Rising numbers, neighbours drawn together: "1–3, 7" """
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
