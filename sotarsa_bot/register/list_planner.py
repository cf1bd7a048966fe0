"""A list that was read, compared with the register: person by person, in parts, because it may take long.

Whoever is only likely to be somebody known is never merged: a person says so, pair by pair.
"""

from collections.abc import Iterable, Mapping

from sotarsa_bot.lists import Line, Problem, ReadList
from sotarsa_bot.lists.twins import Identity, bare, fuller, identity, one_name
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.list_file import Choice
from sotarsa_bot.records.recipient import Recipient
from sotarsa_bot.records.vault import Vault
from sotarsa_bot.register import offers, register
from sotarsa_bot.register.granting import Granted, Granting, thing
from sotarsa_bot.register.list_import import Entry, Import, Pair, Snapshot
from sotarsa_bot.register.matching import Alike, People
from sotarsa_bot.register.numbering import numbered
from sotarsa_bot.register.register import Standing
from sotarsa_bot.register.remainders import remainders


class Planner:
    """Compares a file with a snapshot, so many people at a time: it may take long."""

    def __init__(
        self, vault: Vault | None, there: Snapshot, read: ReadList, origin: str, choices: Iterable[Choice] = ()
    ) -> None:
        """`origin` names the file, so that whoever was written down from it before a kill is known again.

        Mistake `lists.no_key` if the file holds numbers that could not be kept."""
        if vault is None and any(line.private for line in read.lines):
            raise Mistake("lists.no_key")
        self._vault, self._there, self._read, self._origin = vault, there, read, origin
        self._standings = {one.recipient.id: one for one in there.standings}
        self._listed = {one.recipient: one for one in there.listed}
        self._mere = {
            bare(one.name): self._standings[one.recipient].recipient
            for one in there.listed
            if not (one.address or one.hamlet or one.nik_index)
        }
        self._people = People(one.recipient for one in there.standings)
        self._keys = {one.recipient.key: one.recipient for one in there.standings}
        self._choices = {(one.sheet, one.row, one.recipient): one.same for one in choices if one.decided}
        self._groups = [(lines, self._index(lines[0])) for lines in _by_person(read.lines).values()]
        self._sure = [self._surely(lines[0], index) for lines, index in self._groups]
        self._taken = {one.id for one in self._sure if one}
        self._entries: list[Entry] = []
        self._pairs: list[Pair] = []
        self._problems = list(read.problems)
        self._checked = 0

    @property
    def count(self) -> int:
        return len(self._groups)

    @property
    def checked(self) -> int:
        return self._checked

    def check(self, most: int) -> bool:
        """Looks at up to so many people; whether there are more."""
        until = min(self._checked + most, self.count)
        for n in range(self._checked, until):
            self._one(*self._groups[n], self._sure[n])
        self._checked = until
        return until < self.count

    def result(self) -> Import:
        entries, renumbered = numbered(self._entries, self._there.listed)
        pairs, problems, read = tuple(self._pairs), tuple(self._problems), self._read
        return Import(entries, pairs, problems, self._there, read.asked, read.closing, renumbered)

    def _index(self, line: Line) -> str | None:
        return self._vault.index(line.nik) if self._vault and line.nik else None

    def _surely(self, line: Line, index: str | None) -> Recipient | None:
        """Also whoever is there from this very line, and a mere name that is on this visit's list: the list names
        nobody twice."""
        if one := self._keys.get(self._key(line)) or self._people.sure(line, index):
            return one
        if line.nik or line.address or line.hamlet:
            return None
        return self._mere.get(bare(line.name))

    def _key(self, line: Line) -> str:
        return register.key_for(f"{self._origin}:{line.sheet}:{line.row}")

    def _one(self, lines: tuple[Line, ...], index: str | None, known: Recipient | None) -> None:
        first = lines[0]
        if known and index and not one_name(first.name, known.name) and not self._is_one(lines, known):
            return
        for alike in () if known else self._people.alike(first, index):
            if alike.recipient.id in self._taken:
                continue
            said = self._choices.get((first.sheet, first.row, alike.recipient.id))
            if said is None:
                self._pairs.append(Pair(lines, alike))
                return
            if said:
                known = alike.recipient
                self._taken.add(known.id)
                break
        self._entries.append(self._entry(lines, known))

    def _is_one(self, lines: tuple[Line, ...], known: Recipient) -> bool:
        """Where the NIK is the same and the name is not: only if a person has said so. Two people never share one."""
        first = lines[0]
        said = self._choices.get((first.sheet, first.row, known.id))
        if said is None:
            self._pairs.append(Pair(lines, Alike(known, fuller(first.name, known.name)), one_nik=True))
        elif not said:
            self._problems += [self._another(line, known) for line in lines]
        return bool(said)

    def _another(self, line: Line, known: Recipient) -> Problem:
        if listed := self._listed.get(known.id):
            return Problem(row=line.row, sheet=line.sheet, key="lists.nik_taken", values={"number": listed.number})
        return Problem(row=line.row, sheet=line.sheet, key="lists.nik_known", values={"name": known.name})

    def _entry(self, lines: tuple[Line, ...], known: Recipient | None) -> Entry:
        there, visit = self._there, self._there.visit
        first = lines[0]
        new = register.person(there.village, first.name, first.address, first.hamlet, key=self._key(first))
        standing = self._standings[known.id] if known else Standing(new)
        person = self._merged(standing.recipient, lines)
        listed = self._listed.get(known.id) if known else None
        again = visit is not None and listed is None
        granting = Granting(there.village, standing.due, standing.given, there.starts, again=again)
        granted = Granted() if standing.gone else granting.of(lines)
        benefits = _granted_now(listed, granted) if listed else self._open(standing, granted)
        return Entry(lines, known, person, granted, listed, benefits, gone=standing.gone)

    def _merged(self, one: Recipient, lines: tuple[Line, ...]) -> Recipient:
        """The person with what the file says of them; what it does not say stays."""
        said: dict[str, object] = {}
        for line in lines:
            for field in ("name", "address", "hamlet"):
                value = getattr(line, field)
                if value and field not in said and bare(value) != bare(getattr(one, field)):
                    said[field] = value
        needs = tuple(dict.fromkeys(need for line in lines for need in line.needs))
        if needs and set(needs) != set(one.needs):
            said["needs"] = needs
        before = register.numbers_of(self._vault, one)
        numbers = before
        for line in reversed(lines):
            numbers = numbers.model_copy(update=line.numbers.model_dump(exclude_defaults=True))
        merged = one.with_(**said) if said else one
        return merged if numbers == before else register.sealed(self._vault, merged, numbers)

    def _open(self, standing: Standing, granted: Granted) -> tuple[Benefit, ...] | None:
        """What is left of what the list speaks of; None if nothing is, if they are gone, or if it is for no visit."""
        if self._there.visit is None or standing.gone:
            return None
        after = {before.id: after for before, after in granted.amended}
        due = [*(after.get(one.id, one) for one in standing.due), *granted.new]
        open_ = [one for one in remainders(due, standing.given) if one.entitlement in granted.named]
        return offers.benefits_of(open_) if open_ else None


def _granted_now(listed: Listed, granted: Granted) -> tuple[Benefit, ...] | None:
    """What a line of the visit's list grants once the file is saved; None if that is what it grants now."""
    amounts: Mapping[tuple[str, str], int] = {
        thing(after.benefit): after.quantity - before.quantity for before, after in granted.amended
    }
    units = {thing(after.benefit): after.unit for _, after in granted.amended}
    kept = [_shifted(one, amounts.get(thing(one), 0), units.get(thing(one), one.unit)) for one in listed.benefits]
    new = [one.benefit for one in granted.new if one.benefit != Benefit()]
    benefits = (*(one for one in kept if one.amount is None or one.amount > 0), *new)
    return benefits if benefits != listed.benefits else None


def _shifted(one: Benefit, by: int, unit: str) -> Benefit:
    return one.with_(amount=(1 if one.amount is None else one.amount) + by, unit=unit) if by else one.with_(unit=unit)


def _by_person(lines: Iterable[Line]) -> dict[Identity, tuple[Line, ...]]:
    people: dict[Identity, tuple[Line, ...]] = {}
    for line in lines:
        people[identity(line)] = (*people.get(identity(line), ()), line)
    return people
