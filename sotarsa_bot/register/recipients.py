"""A visit's own list of recipients: numbered as they are added, so that "K12 3 terima" means somebody.

Names are personal data: they are shown in private only; a number is enough everywhere else.
"""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf, Unlike
from sotarsa_bot.events import VisitPrepared
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, typed_names
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.field import GONE, DeliveryKind, Listed
from sotarsa_bot.records.recipient import Entitlement, Recipient
from sotarsa_bot.records.vault import Vault
from sotarsa_bot.records.visit import OPEN, Visit
from sotarsa_bot.register import register
from sotarsa_bot.register.called import called

MOST_NAMES = 10_000
NEAR = 82
"""Of 100: so like is a name that one letter or two were missed."""


async def of_visit(books: Books, visit: Visit) -> list[Listed]:
    return await books.listed.find(visit=visit.id, order="number")


async def of_village(books: Books, village: str) -> list[Listed]:
    """Everybody on a list of any visit to this village."""
    theirs = tuple(visit.id for visit in await books.visits.find(village=village))
    return await books.listed.find(visit=OneOf(theirs)) if theirs else []


async def named(books: Books, visit: Visit, name: str) -> Listed | None:
    """The one on the visit's list who bears this name; None if nobody does, or several do."""
    same = [one for one in await of_visit(books, visit) if _bare(one.name) == _bare(name)]
    return same[0] if len(same) == 1 else None


async def like(books: Books, visit: Visit, name: str) -> list[Listed]:
    """Those on the visit's list whose names are nearly this one, the nearest first: somebody typed in a hurry."""
    every, wanted = await of_visit(books, visit), _bare(name)
    words = len(wanted.split())
    said = [" ".join(_bare(one.name).split()[:words]) for one in every]  # "norhayti" for "Norhayati binti Ali"
    found = process.extract(wanted, said, scorer=fuzz.ratio, score_cutoff=NEAR, limit=3)
    near = [every[place] for _, _, place in found]
    return [*near, *(one for one in called(name, every).found if one not in near)][:3]


async def still_open(books: Books, visit: Visit) -> list[Listed]:
    """Those who have not received yet (the absent and those who refused are still open; who is gone is not)."""
    settled = await _reported(books, visit, DeliveryKind.RECEIVED, *GONE)
    return [one for one in await of_visit(books, visit) if one.number not in settled]


async def progress(books: Books, visit: Visit) -> tuple[int, int]:
    """How many on the list have received, and how many are on it (0, 0 without one). Reads no list: it may be long."""
    count = await books.listed.count(visit=visit.id)
    received = await received_by(books, visit) if count else set()
    return (await books.listed.count(visit=visit.id, number=OneOf(tuple(received))) if received else 0), count


async def received_by(books: Books, visit: Visit) -> set[int]:
    """The numbers of those who have received."""
    return await _reported(books, visit, DeliveryKind.RECEIVED)


async def _reported(books: Books, visit: Visit, *kinds: DeliveryKind) -> set[int]:
    found = await books.deliveries.find(visit=visit.id, kind=OneOf(kinds), withdrawn_at=None, number=Unlike(None))
    return {delivery.number for delivery in found if delivery.number is not None}


async def add(acting: Acting, visit: Visit, typed: str | Sequence[str]) -> list[Listed]:
    """Adds names (a text holds one a line); numbering and bullets in front are left away. Names that are there already
    are kept once, and long numbers among them only masked. Each comes into the register as somebody new, entitled to
    aid of any kind.

    Mistake `recipients.none_read`, `recipients.too_many`, or in words for the visit's state.
    """
    acting.need(Action.PROPOSE)
    must_be_open(visit)
    there = await of_visit(acting.books, visit)
    known = {_bare(one.name) for one in there}
    every = typed.splitlines() if isinstance(typed, str) else typed
    names = [clean_name(name) for line in every if (name := typed_names.bare(masked(line)))]
    new = {_bare(name): name for name in names if _bare(name) not in known}
    if not names:
        raise Mistake("recipients.none_read")
    must_have_room(len(there) + len(new))
    first = there[-1].number + 1 if there else 1
    people = await register.enrol(acting.books, [register.person(visit.village, name) for name in new.values()])
    await acting.books.entitlements.add_all(any_aid(acting, visit, one) for one in people)
    added = [line(None, visit, first + n, one, ()) for n, one in enumerate(people)]
    await acting.books.listed.add_all(added)
    await acting.record("list.added", visit, count=len(added))
    acting.happened(VisitPrepared, visit)
    return added


async def must_be_a_mere_name(acting: Acting, visit: Visit, one: Listed) -> None:
    """Mistake for who is known by more than a name on this list, and once a hand-over names the number."""
    must_be_open(visit)
    if await acting.books.deliveries.count(visit=visit.id, number=one.number, withdrawn_at=None):
        raise Mistake("recipients.number_in_use")
    known = await acting.books.recipients.get(one.recipient)
    elsewhere = await acting.books.listed.count(recipient=one.recipient)
    if known.sealed or known.address or known.hamlet or known.needs or one.benefits or elsewhere > 1:
        raise Mistake("recipients.known_by_more", name=one.name, number=one.number)


async def rename(acting: Acting, visit: Visit, one: Listed, name: str) -> None:
    """The line bears another name, and so does the person. Mistake as of `must_be_a_mere_name`."""
    acting.need(Action.PROPOSE)
    await must_be_a_mere_name(acting, visit, one)
    await acting.books.recipients.change(one.recipient, name=name)
    await acting.books.listed.change(one.id, name=name)
    await acting.record("list.renamed", visit, numbers=[one.number])
    acting.happened(VisitPrepared, visit)


def any_aid(acting: Acting, visit: Visit, one: Recipient) -> Entitlement:
    """What a mere name on a visit's list is entitled to."""
    starts = acting.office.today(visit.proposed_at)
    return Entitlement(recipient=one.id, village=visit.village, starts=starts, ends=starts + register.A_YEAR)


def line(vault: Vault | None, visit: Visit, number: int, one: Recipient, benefits: tuple[Benefit, ...]) -> Listed:
    """Somebody of the register as a line of a visit's list; their numbers are sealed for that line, too."""
    numbers = register.numbers_of(vault, one)
    sealed = vault.seal(numbers, row_of(visit.id, number)) if vault and numbers else ""
    return Listed(
        visit=visit.id, number=number, recipient=one.id, name=one.name, address=one.address, hamlet=one.hamlet,
        benefits=benefits, nik_index=one.nik_index, sealed=sealed,
    )  # fmt: skip


async def clear(acting: Acting, visit: Visit) -> int:
    """Empties the list; who is known by nothing but their name on it leaves the register, too. Mistake once a hand-over
    names a number: it would then mean somebody else."""
    acting.need(Action.PROPOSE)
    must_be_open(visit)
    taken = await acting.books.deliveries.find(visit=visit.id, withdrawn_at=None)
    if any(delivery.number is not None for delivery in taken):
        raise Mistake("recipients.in_use")
    people = tuple(one.recipient for one in await of_visit(acting.books, visit))
    count = await acting.books.listed.discard(visit=visit.id)
    await register.strike_out(acting.books, people)
    await acting.record("list.cleared", visit, count=count)
    acting.happened(VisitPrepared, visit)
    return count


async def of_number(books: Books, visit: Visit, number: int) -> Listed:
    """The one on the visit's list who bears this number; Mistake if nobody does."""
    await must_be_listed(books, visit, number)
    if (one := await books.listed.first(visit=visit.id, number=number)) is None:
        raise Mistake("recipients.none_yet")
    return one


async def take_off(acting: Acting, visit: Visit, those: Sequence[Listed]) -> None:
    """Takes some off the list; the numbers of the others stay. Mistake once a hand-over names one of these."""
    acting.need(Action.PROPOSE)
    must_be_open(visit)
    numbers = OneOf(tuple(one.number for one in those))
    if await acting.books.deliveries.count(visit=visit.id, number=numbers, withdrawn_at=None):
        raise Mistake("recipients.number_in_use")
    await acting.books.listed.discard(visit=visit.id, number=numbers)
    await register.strike_out(acting.books, [one.recipient for one in those])
    await acting.record("list.taken_off", visit, numbers=[one.number for one in those])
    acting.happened(VisitPrepared, visit)


async def put_back(acting: Acting, visit: Visit, those: Sequence[Listed]) -> list[Listed]:
    """Whoever was taken off stands on the list again, under their number if nobody has it by now; who left the register
    with it comes back, too."""
    acting.need(Action.PROPOSE)
    must_be_open(visit)
    there = await of_visit(acting.books, visit)
    must_have_room(len(there) + len(those))
    taken, back = {one.number for one in there}, []
    last = max([*taken, *(one.number for one in those)])
    for one in those:
        if any((one.recipient, one.name) == (other.recipient, other.name) for other in there):
            continue
        known = await acting.books.recipients.first(id=one.recipient, name=one.name)
        if known is None:  # left the register; their row's number may be somebody else's by now
            (known,) = await register.enrol(acting.books, [register.person(visit.village, one.name)])
            await acting.books.entitlements.add_all([any_aid(acting, visit, known)])
        number = one.number if one.number not in taken else (last := last + 1)
        back.append(line(acting.books.vault, visit, number, known, one.benefits))
    await acting.books.listed.add_all(back)
    await acting.record("list.put_back", visit, numbers=[one.number for one in back])
    acting.happened(VisitPrepared, visit)
    return back


async def must_be_listed(books: Books, visit: Visit, number: int) -> None:
    """Mistake for a number that is not on the visit's list, if it has one."""
    one = await books.listed.find(visit=visit.id, number=OneOf((number,)), order="number")
    if not one and await books.listed.count(visit=visit.id):
        last = (await of_visit(books, visit))[-1].number
        raise Mistake("recipients.not_listed", number=number, code=visit.code, last=last)


def must_be_open(visit: Visit) -> None:
    if visit.state not in OPEN:
        raise Mistake(visit.is_now, code=visit.code)


def must_have_room(count: int) -> None:
    """Mistake `recipients.too_many` if a list would have so many names."""
    if count > MOST_NAMES:
        raise Mistake("recipients.too_many", most=MOST_NAMES)


def row_of(visit: int, number: int) -> str:
    """For which row a person's numbers are sealed."""
    return f"listed:{visit}:{number}"


def masked_nik(books: Books, one: Listed) -> str:
    """For private chats: `6311********0003`; empty if there is none, or none that this key opens."""
    numbers = books.vault.open(one.sealed, row_of(one.visit, one.number)) if books.vault and one.sealed else None
    return masked(numbers.nik) if numbers else ""


def _bare(name: str) -> str:
    return " ".join(name.casefold().split())
