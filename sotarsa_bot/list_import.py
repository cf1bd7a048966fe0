"""A list that was read, against the list that a visit has: who is new, who gets more, who is there already.

People are known by their NIK, else by name and place together. A mere namesake is told, and never merged.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sotarsa_bot import recipients, register
from sotarsa_bot.benefit import Benefit
from sotarsa_bot.field import Listed
from sotarsa_bot.lists import Line, Problem, ReadList
from sotarsa_bot.lists.twins import Identity, bare, identity
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.recipient import Recipient
from sotarsa_bot.vault import Numbers, Vault
from sotarsa_bot.visit import Visit
from sotarsa_bot.visits import Acting


@dataclass(frozen=True)
class Newcomer:
    """A person who is not on the list yet; `first` is their first row in the file."""

    first: Line
    benefits: tuple[Benefit, ...]
    nik_index: str | None

    @property
    def numbers(self) -> Numbers:
        return Numbers(nik=self.first.nik, kk=self.first.kk, phone=self.first.phone)

    def person(self, village: str, vault: Vault | None) -> Recipient:
        one = register.person(village, self.first.name, self.first.address, self.first.hamlet)
        return register.sealed(vault, one, self.numbers)

    def listed(self, visit: int, number: int, recipient: int, vault: Vault | None) -> Listed:
        sealed = vault.seal(self.numbers, recipients.row_of(visit, number)) if vault and self.numbers else ""
        return Listed(
            visit=visit, number=number, recipient=recipient, name=self.first.name, address=self.first.address,
            hamlet=self.first.hamlet, benefits=self.benefits, nik_index=self.nik_index, sealed=sealed,
        )  # fmt: skip


@dataclass(frozen=True)
class Import:
    """What saving would do. `more`: people who are there and get further benefits; `namesakes`: numbers on the list
    that bear a newcomer's name."""

    added: tuple[Newcomer, ...]
    more: tuple[tuple[Listed, tuple[Benefit, ...]], ...]
    same: int
    namesakes: tuple[int, ...]
    problems: tuple[Problem, ...]

    @property
    def changes(self) -> bool:
        return bool(self.added or self.more)


def plan(vault: Vault | None, there: Iterable[Listed], read: ReadList) -> Import:
    """Mistake `lists.no_key` if the file holds numbers that could not be kept."""
    if vault is None and any(line.private for line in read.lines):
        raise Mistake("lists.no_key")
    known = {_identity(one): one for one in there}
    names = {bare(one.name): one.number for one in known.values()}
    added, more, same, problems = [], [], 0, list(read.problems)
    for who, lines in _by_person(read.lines).items():
        index = vault.index(lines[0].nik) if vault and lines[0].nik else None
        one = known.get((index,) if index else who)
        if one is None:
            added.append(Newcomer(lines[0], _benefits((), lines), index))
        elif bare(one.name) != bare(lines[0].name):
            problems += [_taken(line, one) for line in lines]
        elif (benefits := _benefits(one.benefits, lines)) != one.benefits:
            more.append((one, benefits))
        else:
            same += 1
    namesakes = {names[name] for new in added if (name := bare(new.first.name)) in names}
    return Import(tuple(added), tuple(more), same, tuple(sorted(namesakes)), tuple(problems))


async def save(acting: Acting, visit: Visit, read: ReadList) -> Import:
    """Adds to the visit's list what is new. Everything is checked before anything is written.

    Mistake in words for the visit's state, `recipients.too_many`, and that of `plan`.
    """
    recipients.must_be_open(visit)
    there = await recipients.of_visit(acting.books, visit)
    found = plan(acting.books.vault, there, read)
    recipients.must_have_room(len(there) + len(found.added))
    first = there[-1].number + 1 if there else 1
    vault = acting.books.vault
    known = {one.nik_index: one for one in await acting.books.recipients.find(village=visit.village)}
    people = [known.get(new.nik_index) if new.nik_index else None for new in found.added]
    enrolled = iter(
        await register.enrol(
            acting.books,
            [new.person(visit.village, vault) for new, one in zip(found.added, people, strict=True) if not one],
        )
    )
    people = [one or next(enrolled) for one in people]
    await acting.books.listed.add_all(
        new.listed(visit.id, first + n, one.id if one else 0, vault)
        for n, (new, one) in enumerate(zip(found.added, people, strict=True))
    )
    for one, benefits in found.more:
        await acting.books.listed.change(one.id, benefits=benefits)
    await acting.record("list.imported", visit, added=len(found.added), more=len(found.more), same=found.same)
    return found


def _identity(one: Listed) -> Identity:
    return (one.nik_index,) if one.nik_index else (bare(one.name), bare(one.address), bare(one.hamlet))


def _by_person(lines: Iterable[Line]) -> dict[Identity, list[Line]]:
    people: dict[Identity, list[Line]] = {}
    for line in lines:
        people.setdefault(identity(line), []).append(line)
    return people


def _benefits(before: tuple[Benefit, ...], lines: Iterable[Line]) -> tuple[Benefit, ...]:
    """Those before, and of the lines' those of another programme or thing."""
    kept = {(bare(one.programme), bare(one.item)): one for one in before}
    for line in lines:
        if line.benefit != Benefit():
            kept.setdefault((bare(line.benefit.programme), bare(line.benefit.item)), line.benefit)
    return tuple(kept.values())


def _taken(line: Line, one: Listed) -> Problem:
    return Problem(row=line.row, sheet=line.sheet, key="lists.nik_taken", values={"number": one.number})
