"""A visit: what is planned, what the village decided, and the states in between."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.record import Instant, Record
from sotarsa_bot.records.slots import Subject
from sotarsa_bot.records.window import Window


class VisitState(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    UNDER_WAY = "under_way"
    RETURNED = "returned"
    CLOSED = "closed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


MOVES: dict[VisitState, frozenset[VisitState]] = {
    VisitState.PROPOSED: frozenset(
        {VisitState.PROPOSED, VisitState.AGREED, VisitState.POSTPONED, VisitState.CANCELLED}
    ),
    VisitState.AGREED: frozenset(
        {
            VisitState.AGREED,
            VisitState.UNDER_WAY,
            VisitState.RETURNED,  # the first word that is heard may be that the team is back
            VisitState.POSTPONED,
            VisitState.CANCELLED,
            VisitState.PROPOSED,
        }
    ),
    VisitState.UNDER_WAY: frozenset({VisitState.RETURNED, VisitState.POSTPONED, VisitState.CANCELLED}),
    VisitState.RETURNED: frozenset({VisitState.CLOSED}),
    VisitState.POSTPONED: frozenset({VisitState.PROPOSED, VisitState.AGREED, VisitState.CANCELLED}),
    VisitState.CLOSED: frozenset(),
    VisitState.CANCELLED: frozenset(),
}
"""Which state may follow which. A visit never goes back from the road to a proposal without being postponed."""

UNDONE: dict[VisitState, frozenset[VisitState]] = {
    VisitState.CLOSED: frozenset({VisitState.RETURNED}),
    VisitState.UNDER_WAY: frozenset({VisitState.AGREED, VisitState.RETURNED}),
    VisitState.RETURNED: frozenset({VisitState.AGREED, VisitState.UNDER_WAY}),
    VisitState.POSTPONED: frozenset(
        {VisitState.PROPOSED, VisitState.AGREED, VisitState.UNDER_WAY, VisitState.RETURNED, VisitState.POSTPONED}
    ),
    VisitState.CANCELLED: frozenset(
        {VisitState.PROPOSED, VisitState.AGREED, VisitState.UNDER_WAY, VisitState.RETURNED, VisitState.POSTPONED}
    ),
}
"""Where taking something back may lead (undoing.py), besides staying: never part of going on."""

OPEN = (VisitState.PROPOSED, VisitState.AGREED, VisitState.UNDER_WAY, VisitState.RETURNED, VisitState.POSTPONED)


BROKEN_OFF = (VisitState.POSTPONED, VisitState.CANCELLED)
"""A team that is on the road when this happens still has to come home."""


class AgreedBy(StrEnum):
    """How the village's word reached us."""

    GROUP = "group"
    PHONE = "phone"
    RADIO = "radio"
    IN_PERSON = "in_person"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    COURIER = "courier"
    OFFICE = "office"  # it said nothing in time, and the office settled it


class Place(Record):
    name: str
    latitude: float | None = None
    longitude: float | None = None


class Plan(Record):
    """What the team brings. `leader` and `members` are person ids; the leader travels with them. `answer_by`: until
    when the village's answer is awaited, where somebody has named a day (visits/answer_by.py)."""

    services: tuple[str, ...]
    window: Window
    joint_activities: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    leader: int
    members: tuple[int, ...] = ()
    vehicle: str = ""
    cargo: tuple[CargoItem, ...] = ()
    note: str = ""
    answer_by: date | None = None


class Meeting(Record):
    """When and where: the village's decision, or somebody's counter-proposal. `place` may still be open.
    `said_by`: who of the village has said it, where somebody else entered it."""

    starts_at: Instant
    place: Place | None = None
    by: int
    how: AgreedBy = AgreedBy.GROUP
    said_by: str = ""


class Choice(Record):
    """What the village has chosen so far, on its way to a meeting: the day, then the time ("09:00"), then the place.
    `place`: one that was typed before the time was known."""

    day: date
    time: str = ""
    place: str = ""
    by: int


class Before(Record):
    """What a visit was before it was put off, so that this can be taken back; a visit may be put off twice."""

    state: VisitState
    reason: str = ""
    choice: Choice | None = None
    counter: Meeting | None = None
    before: "Before | None" = None


class Replanned(Record):
    """What a visit's plan was before it was changed last; `version`: the visit's after that change."""

    plan: Plan
    place: Place | None = None
    version: int


class Visit(Record):
    """`day` is the agreed day in the office's zone (for look-ups); `version` counts every change (compare-and-set).
    `counter`: what the village wishes for; `offer`: what the office offers instead of such a wish.
    `erased_at`: when what names people was taken out of its records (erasing.py)."""

    id: int = 0
    version: int = 1
    state: VisitState = VisitState.PROPOSED
    village: str
    plan: Plan
    agreed: Meeting | None = None
    counter: Meeting | None = None
    choice: Choice | None = None
    offer: Meeting | None = None
    before: Before | None = None
    replanned: Replanned | None = None
    day: date | None = None
    reason: str = ""
    proposed_by: int
    proposed_at: Instant
    closed_at: Instant | None = None
    erased_at: Instant | None = None

    @property
    def code(self) -> str:
        """What people write in captions and on paper: K12."""
        return f"K{self.id}"

    @property
    def subject(self) -> Subject:
        """Of messages that are about it."""
        return Subject.visit(self.id)

    @property
    def is_now(self) -> str:
        """The key of the text that says its state."""
        return "visit.is_erased" if self.erased_at else f"visit.is_{self.state}"

    @property
    def crew(self) -> tuple[int, ...]:
        return (self.plan.leader, *(m for m in self.plan.members if m != self.plan.leader))


class DayMark(Record):
    """Whether somebody of the village can on one of the proposed days: their word, which decides nothing."""

    id: int = 0
    visit: int
    day: date
    person: int
    can: bool
    at: Instant


class Tick(Record):
    """One ticked line of a checklist (`list` is "village" or "team"). Its absence means: not yet."""

    id: int = 0
    visit: int
    list: str
    item: str
    by: int
    at: Instant


class Village(Record):
    """Facts the office edits; a new installation knows names and codes only. `code` is short ("2019")."""

    code: str
    name: str
    travel_minutes: int | None = None
    margin_minutes: int = 60
    road: str = ""
    vehicle: str = ""
    signal: str = ""
    hamlets: tuple[str, ...] = ()
    places: tuple[str, ...] = Field(default=())


class ClosedDay(Record):
    """A day on which the village receives no visitors (aruh adat, market, harvest, mourning)."""

    id: int = 0
    village: str
    day: date
    reason: str
