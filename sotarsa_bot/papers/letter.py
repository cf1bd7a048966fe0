"""The assignment letter (surat tugas) of an agreed visit. What the books do not know is left open."""

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import numbering, office_facts, signed_papers
from sotarsa_bot.official.office_facts import OfficeFacts, by_itself
from sotarsa_bot.papers import official
from sotarsa_bot.papers.official import Head, Signer, Status
from sotarsa_bot.papers.press import pdf
from sotarsa_bot.people import roster
from sotarsa_bot.records.paperwork import PaperKind
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.vault import Vault
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.office import Office


class Assigned(Record):
    """The NIP as it was sealed for its `row`, opened only when the paper is made."""

    name: str
    office: str
    rank: str = ""
    sealed: str = ""
    row: str = ""
    nip: str = ""


class Letter(Record):
    """Everything as it is printed; an empty `number` is left open. `issued` is the place."""

    head: Head
    status: Status
    number: str = ""
    basis: str
    people: tuple[Assigned, ...]
    task: str
    when: str
    where: str
    issued: str
    signer: Signer
    copies: tuple[str, ...]
    footer: str


def possible(visit: Visit) -> bool:
    """Whether time and place are known: the village has agreed."""
    return visit.agreed is not None


async def of_visit(acting: Acting, visit: Visit) -> Letter:
    """The letter as the books stand now. Mistake `letter.not_agreed` before the village has agreed."""
    if visit.agreed is None:
        raise Mistake("letter.not_agreed")
    books, office, facts = acting.books, acting.office, await office_facts.of(acting.books)
    village = (await books.villages.get(visit.village)).name
    place = visit.agreed.place.name if visit.agreed.place else texts.plain("paper.no_place")
    services = wording.listing(visit.plan.services)
    moment = wording.moment(acting.now, office.zone)
    return Letter(
        head=official.head(facts, office),
        status=official.status(await signed_papers.filed(books, visit, PaperKind.LETTER), office.zone),
        number=await numbering.of_visit(books, visit, PaperKind.LETTER),
        basis=await official.basis(acting) or facts.basis or _open_basis(office),
        people=tuple([await _assigned(acting, visit, person) for person in visit.crew]),
        task=texts.plain("letter.task_words", village=village, services=services, code=visit.code),
        when=wording.moment(visit.agreed.starts_at, office.zone),
        where=texts.plain("letter.where_words", place=place, village=village, **office.district.words),
        issued=texts.plain("letter.issued", place=facts.place or by_itself("place", office)),
        signer=await official.signer(books, facts, office),
        copies=_copies(facts, village),
        footer=texts.plain("paper.footer", code=visit.code, village=village, moment=moment),
    )


def _open_basis(office: Office) -> str:
    return texts.plain("letter.basis_words", open=texts.plain("paper.open"), **office.district.words)


def _copies(facts: OfficeFacts, village: str) -> tuple[str, ...]:
    """As the office says (`{desa}` is the village's name), else the village and the archive."""
    if facts.copies:
        return tuple(line.replace("{desa}", village) for line in facts.copies.splitlines())
    return (texts.plain("letter.copy_village", village=village), texts.plain("letter.copy_archive"))


async def _assigned(acting: Acting, visit: Visit, person: int) -> Assigned:
    """With rank and NIP, where the decree in force names them."""
    office = texts.plain("letter.leader" if person == visit.plan.leader else "letter.member")
    known = await official.of_the_decree(acting, person)
    if known is None:
        return Assigned(name=await roster.name(acting.books, person), office=office)
    return Assigned(name=known.name, office=office, rank=known.rank, sealed=known.sealed, row=known.row)


def opened(letter: Letter, vault: Vault | None) -> Letter:
    """With each NIP in the clear, for the moment in which it is printed; what no key of ours opens is left open."""
    return letter.with_(people=tuple(one.with_(nip=official.nip(one.sealed, one.row, vault), sealed="", row="")
                                     for one in letter.people))  # fmt: skip


def letter_pdf(letter: Letter) -> bytes:
    """A4; a draft says so on every page."""
    return pdf("letter", letter)
