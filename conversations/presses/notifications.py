"""The presses of summaries and alarms."""

from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field

from conversations.pressed import OfVisit, Pressed, Row
from sotarsa_bot.visits.alarm import AlarmKind


class Period(StrEnum):
    """Those that have a button, as they are now."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


Page = Annotated[int, Field(ge=0, lt=1000)]


class SummaryOfDays(Pressed):
    NAME: ClassVar = "sum"
    period: Period


class LeadsOn(Pressed):
    """`trail`: the way back, as summary_trail.py writes it. The last field of each."""

    def coming_by(self, trail: tuple[str, ...]) -> Self:
        return self.model_copy(update={"trail": trail})


class SummaryVillages(LeadsOn):
    """A page of the villages, to choose one."""

    NAME: ClassVar = "sum_page"
    page: Page
    trail: tuple[str, ...] = ()


class SummaryOfVillage(LeadsOn):
    """`village`: its code."""

    NAME: ClassVar = "sum_village"
    village: str
    trail: tuple[str, ...] = ()


class SummaryOfVisit(LeadsOn):
    NAME: ClassVar = "sum_visit"
    visit: Row
    trail: tuple[str, ...] = ()


class SeePictures(LeadsOn):
    """`seen`: how many were seen; the next ones come."""

    NAME: ClassVar = "pictures"
    visit: Row
    seen: Row
    trail: tuple[str, ...] = ()


class SummaryBefore(LeadsOn):
    """One step back; the rest of the way leads on from there."""

    NAME: ClassVar = "sum_back"
    trail: tuple[str, ...] = ()


class PassOn(Pressed):
    """What the books answered is asked of the coordinators, too."""

    NAME: ClassVar = "pass_on"


class OfAlarm(OfVisit):
    """`alarm`: which one; `mark`: of which day."""

    alarm: AlarmKind
    mark: str


class Reached(OfAlarm):
    NAME: ClassVar = "phoned"


class NotReached(OfAlarm):
    """That they were reached was a mistake."""

    NAME: ClassVar = "unreached"
