"""What a list grants somebody, against what the register grants them already: what is new, and what is said anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sotarsa_bot.benefit import Benefit
from sotarsa_bot.lists.periods import Period
from sotarsa_bot.lists.records import Line
from sotarsa_bot.lists.twins import bare
from sotarsa_bot.recipient import Entitlement
from sotarsa_bot.register import A_YEAR
from sotarsa_bot.remainders import Given, remainders


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
        new: list[Entitlement] = []
        amended: list[tuple[Entitlement, Entitlement]] = []
        named: list[Entitlement] = []
        for line in lines:
            if (before := self._before(line)) is None:
                new.append(self._new(line))
                named.append(new[-1])
            elif before == (after := self._amended(before, line)):
                named += self._open_ones() if _mere(line) else [before]
            else:
                amended.append((before, after))
                named.append(after)
        return Granted(tuple(new), tuple(amended), tuple(named))

    def _before(self, line: Line) -> Entitlement | None:
        """The entitlement that a line speaks of."""
        alike = [one for one in self._due if _thing(one.benefit) == _thing(line.benefit)]
        if _mere(line):
            alike = list(self._due)
        alike.sort(key=lambda one: (one.id in self._open, one.starts, one.id), reverse=True)
        if line.period is None:
            newer = any(line.data_date and line.data_date > (one.data_date or one.starts) for one in alike[:1])
            return next((one for one in alike if one.id in self._open or not (self._again or newer)), None)
        return next((one for one in alike if self._is_for(one, line.period)), None)

    def _is_for(self, one: Entitlement, period: Period) -> bool:
        """The same words, or overlapping spans; one of no period is of any as long as it is open."""
        if bare(one.period) == bare(period.said):
            return True
        if not one.period or period.starts is None or period.ends is None:
            return not one.period and one.id in self._open
        return one.starts <= period.ends and period.starts <= one.ends

    def _open_ones(self) -> list[Entitlement]:
        return [one for one in self._due if one.id in self._open]

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
        if line.benefit.amount is not None and _thing(one.benefit) == _thing(line.benefit):
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


def _thing(benefit: Benefit) -> tuple[str, str]:
    return bare(benefit.programme), bare(benefit.item)
