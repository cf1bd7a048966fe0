"""What a list grants somebody, against what the register grants them already: what is new, and what is said anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sotarsa_bot.lists.periods import Period, period
from sotarsa_bot.lists.records import Line
from sotarsa_bot.lists.twins import bare
from sotarsa_bot.parsing.things import without_unit
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.recipient import Entitlement
from sotarsa_bot.register.register import A_YEAR
from sotarsa_bot.register.remainders import Given, remainders


@dataclass(frozen=True)
class Granted:
    """`new` has no ids yet; `amended` is pairs of before and after; `named` is all that the list speaks of, as it will
    be."""

    new: tuple[Entitlement, ...] = ()
    amended: tuple[tuple[Entitlement, Entitlement], ...] = ()
    named: tuple[Entitlement, ...] = ()


class Granting:
    """What one person's lines come to.

    `starts`: from when a list without a period grants; `again`: whether it grants anew what was wholly handed over.
    """

    def __init__(
        self, village: str, due: Sequence[Entitlement], given: Sequence[Given], starts: date, *, again: bool
    ) -> None:
        self._village, self._due, self._starts, self._again = village, list(due), starts, again
        self._open = {one.entitlement.id for one in remainders(due, given)}

    def of(self, lines: Iterable[Line]) -> Granted:
        """Each line speaks of one entitlement, and no two of the same."""
        new: list[Entitlement] = []
        amended: list[tuple[Entitlement, Entitlement]] = []
        named: list[Entitlement] = []
        every = list(lines)
        spoken_of = self._spoken_of(every)
        for n, line in enumerate(every):
            if _mere(line) and self._due and (self._open or not self._again):
                named += [one for one in self._due if one.id in self._open]
            elif (before := spoken_of.get(n)) is None:
                new.append(self._new(line))
                named.append(new[-1])
            else:
                after = self._amended(before, line)
                amended += [(before, after)] if before != after else []
                named.append(after)
        return Granted(tuple(new), tuple(amended), tuple(named))

    def _spoken_of(self, lines: Sequence[Line]) -> dict[int, Entitlement]:
        """By the line's place: the entitlement with its very period, else one that it may be a new word for."""
        found: dict[int, Entitlement] = {}
        for may_be in (self._is, self._may_be):
            for n, line in enumerate(lines):
                taken = {one.id for one in found.values()}
                alike = [one for one in self._due if one.id not in taken and thing(one) == thing(line.benefit)]
                alike.sort(key=lambda one: (one.id in self._open, one.starts, one.id), reverse=True)
                if n not in found and (one := next((one for one in alike if may_be(one, line)), None)):
                    found[n] = one
        return found

    def _is(self, one: Entitlement, line: Line) -> bool:
        if line.period is None:
            return not one.period and self._stands(one, line)
        return bare(one.period) == bare(line.period.said)

    def _may_be(self, one: Entitlement, line: Line) -> bool:
        """Overlapping spans. What is said to be of no period is of any, as long as it is open."""
        if line.period is None:
            return self._stands(one, line)
        if not one.period:
            return one.id in self._open
        mine, theirs = line.period, period(one.period)
        if not (mine.starts and mine.ends and theirs and theirs.starts):
            return False
        return one.starts <= mine.ends and mine.starts <= one.ends

    def _stands(self, one: Entitlement, line: Line) -> bool:
        """Whether a line of no period grants nothing besides this one."""
        newer = line.data_date is not None and line.data_date > (one.data_date or one.starts)
        return one.id in self._open or not (self._again or newer)

    def _new(self, line: Line) -> Entitlement:
        starts, ends = self._span(line.period)
        return Entitlement(
            recipient=0, village=self._village, starts=starts, ends=ends, data_date=line.data_date,
            period=line.period.said if line.period else "", **line.benefit.model_dump(),
        )  # fmt: skip

    def _span(self, period: Period | None) -> tuple[date, date]:
        if period and period.starts and period.ends:
            return period.starts, period.ends
        return self._starts, self._starts + A_YEAR

    def _amended(self, one: Entitlement, line: Line) -> Entitlement:
        """With what the line says; what it does not say stays, and older data say nothing."""
        if line.data_date and one.data_date and line.data_date < one.data_date:
            return one
        said: dict[str, object] = {"data_date": line.data_date} if line.data_date else {}
        if line.benefit.amount is not None and thing(one) == thing(line.benefit):
            said |= {"amount": line.benefit.amount, "unit": line.benefit.unit or one.unit}
        if line.period and bare(line.period.said) != bare(one.period):
            starts, ends = self._span(line.period)
            # What was handed over before the period had a name still counts.
            starts = starts if one.period else min(starts, one.starts)
            said |= {"period": line.period.said, "starts": starts, "ends": ends}
        return one.with_(**said) if said else one


def _mere(line: Line) -> bool:
    """Nothing but a person: it speaks of whatever they are entitled to."""
    return line.benefit == Benefit() and line.period is None


def thing(benefit: Benefit | Entitlement) -> tuple[str, str]:
    """What two lists call by other words may be one: "paket sembako" is sembako."""
    return bare(benefit.programme), bare(without_unit(benefit.item))
