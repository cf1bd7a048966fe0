"""The assignment letter (surat tugas) of an agreed visit, as a draft. What the books do not know is left open."""

from sotarsa_bot import roster, texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.papers.press import pdf
from sotarsa_bot.people import Role
from sotarsa_bot.record import Record
from sotarsa_bot.visit import Visit
from sotarsa_bot.visits import Acting


class Assigned(Record):
    name: str
    office: str


class Letter(Record):
    """Everything as it is printed; an empty `number` or `signer` is left open."""

    number: str = ""
    people: tuple[Assigned, ...]
    task: str
    when: str
    where: str
    signer: str
    copies: tuple[str, ...]
    footer: str


def possible(visit: Visit) -> bool:
    """Whether time and place are known: the village has agreed."""
    return visit.agreed is not None


async def of_visit(acting: Acting, visit: Visit, number: str = "") -> Letter:
    """The draft as the books stand now. Mistake `letter.not_agreed` before the village has agreed."""
    if visit.agreed is None:
        raise Mistake("letter.not_agreed")
    books, office = acting.books, acting.office
    village = (await books.villages.get(visit.village)).name
    place = visit.agreed.place.name if visit.agreed.place else texts.plain("paper.no_place")
    services = wording.listing(visit.plan.services)
    moment = wording.moment(acting.now, office.zone)
    return Letter(
        number=number,
        people=tuple([await _assigned(books, visit, person) for person in visit.crew]),
        task=texts.plain("letter.task_words", village=village, services=services, code=visit.code),
        when=wording.moment(visit.agreed.starts_at, office.zone),
        where=texts.plain("letter.where_words", place=place, village=village),
        signer=await _signer(books),
        copies=(texts.plain("letter.copy_village", village=village), texts.plain("letter.copy_archive")),
        footer=texts.plain("paper.footer", code=visit.code, village=village, moment=moment),
    )


async def _assigned(books: Books, visit: Visit, person: int) -> Assigned:
    office = texts.plain("letter.leader" if person == visit.plan.leader else "letter.member")
    return Assigned(name=await roster.name(books, person), office=office)


async def _signer(books: Books) -> str:
    """The camat; nobody where the books know none, or more than one."""
    known = await roster.with_role(books, Role.CAMAT)
    return known[0].name if len(known) == 1 else ""


def letter_pdf(letter: Letter) -> bytes:
    """A4, "DRAF" on every page."""
    return pdf("letter", letter)
