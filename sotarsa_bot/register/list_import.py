"""What saving a list would do to a village's register (list_planner.py finds out), and what it was compared with."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sotarsa_bot.books import Books
from sotarsa_bot.lists import Asked, Line, Place, Problem
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.list_file import Tally
from sotarsa_bot.records.recipient import Recipient
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import register
from sotarsa_bot.register.granting import Granted
from sotarsa_bot.register.matching import Alike
from sotarsa_bot.register.register import Standing
from sotarsa_bot.running.office import Office


@dataclass(frozen=True)
class Snapshot:
    """What the books say of a village, and of the list of the visit that the file is for (if it is for one)."""

    village: str
    visit: Visit | None
    standings: tuple[Standing, ...]
    listed: tuple[Listed, ...]
    starts: date
    stamp: tuple[int, ...]


async def snapshot(books: Books, office: Office, village: str, visit: Visit | None, today: date) -> Snapshot:
    standings = await register.of_village(books, office, village, today)
    listed = await books.listed.find(visit=visit.id, order="number") if visit else []
    starts = office.today(visit.proposed_at) if visit else today
    return Snapshot(village, visit, tuple(standings), tuple(listed), starts, await stamp(books, visit))


async def stamp(books: Books, visit: Visit | None) -> tuple[int, ...]:
    """Changes when anybody comes into the register or onto the visit's list."""
    last = [await shelf.first(order="-id") for shelf in (books.recipients, books.entitlements)]
    count = await books.listed.count(visit=visit.id) if visit else 0
    return (*(one.id if one else 0 for one in last), count)


@dataclass(frozen=True)
class Entry:
    """What becomes of one person of the file: `person` as they will be kept, `before` as they are (None: new).

    `benefits` is what the visit's list will grant them; None leaves the list as it is. `number` is the one that they
    will bear on it, if they come onto it.
    """

    lines: tuple[Line, ...]
    before: Recipient | None
    person: Recipient
    granted: Granted
    listed: Listed | None = None
    benefits: tuple[Benefit, ...] | None = None
    gone: bool = False
    number: int | None = None

    @property
    def changed(self) -> bool:
        return self.before is not None and (self.before != self.person or bool(self.granted.amended))

    @property
    def more(self) -> bool:
        return self.before is not None and bool(self.granted.new)

    @property
    def counted(self) -> bool:
        return self.before is None or self.changed or self.more

    @property
    def writes(self) -> bool:
        """Whether there is anything to write down."""
        return self.counted or self.benefits is not None

    @property
    def comes(self) -> bool:
        """Onto the visit's list."""
        return self.listed is None and self.benefits is not None


@dataclass(frozen=True)
class Pair:
    """Somebody of the file, and whom they could be; `one_nik`: because they bear the same NIK."""

    lines: tuple[Line, ...]
    alike: Alike
    one_nik: bool = False

    @property
    def first(self) -> Line:
        return self.lines[0]


class Renumbered(NamedTuple):
    """Whose number on the visit's list is not the file's. `own` is None where the file has none."""

    place: Place
    own: int | None
    given: int


class Sum(NamedTuple):
    """Every row of the file is in one of these: who is on it is taken, or asked about, or left out for a reason."""

    taken: tuple[Place, ...]
    asked: tuple[Place, ...]
    left: tuple[Place, ...]

    @property
    def rows(self) -> int:
        return len(self.taken) + len(self.asked) + len(self.left)


@dataclass(frozen=True)
class Import:
    """What saving would do, unless somebody has to look at rows or pairs first."""

    entries: tuple[Entry, ...]
    pairs: tuple[Pair, ...]
    problems: tuple[Problem, ...]
    snapshot: Snapshot
    asked: tuple[Asked, ...] = ()
    closing: tuple[Place, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether somebody has to say something before it can be saved."""
        return bool(self.pairs or self.asked)

    @property
    def sum(self) -> Sum:
        taken = {line.place for one in self.entries for line in one.lines}
        asked = {line.place for pair in self.pairs for line in pair.lines} | {one.place for one in self.asked}
        left = {one.place for one in self.problems if one.left_out} | set(self.closing)
        return Sum(*(tuple(sorted(places)) for places in (taken, asked, left)))

    @property
    def added(self) -> list[Entry]:
        return [one for one in self.entries if one.before is None]

    @property
    def changed(self) -> list[Entry]:
        return [one for one in self.entries if one.changed]

    @property
    def more(self) -> list[Entry]:
        return [one for one in self.entries if one.more]

    @property
    def same(self) -> int:
        return sum(1 for one in self.entries if not one.counted)

    @property
    def tally(self) -> Tally:
        people = sum(1 for one in self.entries if one.counted)
        new, more, changed, listed = len(self.added), len(self.more), len(self.changed), len(self.coming)
        return Tally(people=people, added=new, more=more, changed=changed, listed=listed)

    @property
    def coming(self) -> list[Entry]:
        return [one for one in self.entries if one.comes]

    @property
    def gone(self) -> int:
        return sum(one.gone for one in self.entries)

    @property
    def served(self) -> int:
        """How many a visit's list leaves out, because they have received everything."""
        visit = self.snapshot.visit
        return sum(1 for one in self.entries if visit and not one.listed and one.benefits is None and not one.gone)

    @property
    def changes(self) -> bool:
        return bool(self.added or self.changed or self.more or self.coming)
