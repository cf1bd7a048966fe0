"""Numbers of official papers: counted per year and kind, given once a visit, never twice the same, never again.

All within one transaction, and held by unique keys of the table: of two presses at once one gets the next number.
"""

from datetime import date

from sotarsa_bot import texts
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, Taken
from sotarsa_bot.events import PaperChanged
from sotarsa_bot.field import closing
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import office_facts
from sotarsa_bot.official.numbering_scheme import number_of
from sotarsa_bot.official.office_facts import OfficeFacts
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.paperwork import DOUBT, PaperKind, PaperNumber
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running import high_water, notes


async def of_visit(books: Books, visit: Visit, kind: PaperKind) -> str:
    """The number of a visit's paper; empty if none was given."""
    given = await books.paper_numbers.first(visit=visit.id, kind=kind)
    return given.text if given else ""


async def upcoming(books: Books, kind: PaperKind, day: date) -> tuple[int, str]:
    """The next sequence of the year, and the number it makes. Mistake `number.no_scheme` without a scheme, and
    `number.check_first` where nobody knows what was given before a restore.

    A number that another kind of paper bears already is passed over.
    """
    facts = await office_facts.of(books)
    scheme = getattr(facts, f"{kind}_scheme")
    if not scheme:
        raise Mistake("number.no_scheme")
    mark = high_water.paper(kind, day.year)
    if await notes.get(books, DOUBT + mark):
        raise Mistake("number.check_first", paper=texts.plain(f"record.name_{kind}"))
    last = await books.paper_numbers.first(kind=kind, year=day.year, order="-sequence")
    given = max(last.sequence if last else 0, books.high_water.before(mark))
    sequence = max(given + 1, _start(facts, kind, day.year))
    while await books.paper_numbers.first(text=number_of(scheme, sequence, day)):
        sequence += 1
    return sequence, number_of(scheme, sequence, day)


def _start(facts: OfficeFacts, kind: PaperKind, year: int) -> int:
    said_in, _, number = getattr(facts, f"{kind}_next").partition("/")
    return int(number) if said_in == str(year) else 1


async def give(acting: Acting, visit: Visit, kind: PaperKind, sequence: int) -> PaperNumber:
    """Gives the number that was shown. Mistake if this paper has one, or if another took it meanwhile."""
    acting.need(Action.COORDINATE)
    books, day = acting.books, acting.office.today(acting.now)
    if visit.state is VisitState.CANCELLED:
        raise Mistake("visit.is_cancelled", code=visit.code)
    if kind is PaperKind.HANDOVER and await closing.disputed(books, visit):
        raise Mistake("number.counts_differ", code=visit.code)
    if there := await of_visit(books, visit, kind):
        raise Mistake("number.given_already", number=there)
    following, text = await upcoming(books, kind, day)
    if following != sequence:
        raise Mistake("number.taken")
    number = PaperNumber(
        kind=kind, year=day.year, sequence=following, text=text, visit=visit.id, by=acting.by.id, at=acting.now
    )
    try:
        number = await books.paper_numbers.add(number)
    except Taken:
        raise Mistake("number.taken") from None
    acting.happened(PaperChanged, visit)
    await acting.record("paper.numbered", visit, kind=kind, paper=number.id, sequence=following)
    await books.high_water.reach(high_water.paper(kind, day.year), following)
    return number
