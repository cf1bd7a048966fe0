"""The books: everything that is kept, as shelves of records, inside one transaction.

One idea carries all storage: a `Shelf` holds records of one type. Conditions are field=value pairs; a value may be
`AtMost`, `AtLeast`, `OneOf`, `StartsWith` or `Unlike`. What must not be written over is changed by compare-and-set.
"""

from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sotarsa_bot.events import Event
from sotarsa_bot.records.alarm_answer import AlarmAnswer
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.contact import Contact, Relayed
from sotarsa_bot.records.data_request import DataRequest
from sotarsa_bot.records.decree import Decree, DecreeMember
from sotarsa_bot.records.field import Count, Delivery, Incident, Leftover, Listed, Photo, StepTaken
from sotarsa_bot.records.flag import Flag
from sotarsa_bot.records.form_file import FormFile, FormIssue, Signature
from sotarsa_bot.records.holiday import Holiday
from sotarsa_bot.records.list_file import ListFile
from sotarsa_bot.records.machinery import Arrival, AuditEntry, Note, Post, Reminder, Slot, TalkState
from sotarsa_bot.records.marks import HighWater
from sotarsa_bot.records.meeting import Invited, MeetingDecision, OfficeMeeting
from sotarsa_bot.records.office_question import OfficeQuestion
from sotarsa_bot.records.paperwork import Approval, PaperNumber, SignedPage
from sotarsa_bot.records.people import Grant, Invite, Person
from sotarsa_bot.records.photo_ask import PhotoAsk
from sotarsa_bot.records.recipient import Entitlement, Recipient
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.ruling import Deputy, Ruling
from sotarsa_bot.records.service_request import ServiceRequest
from sotarsa_bot.records.vault import Vault
from sotarsa_bot.records.visit import ClosedDay, DayMark, Tick, Village, Visit

R = TypeVar("R", bound=Record)


class Comparison:
    """A condition that is not plain equality."""


@dataclass(frozen=True)
class AtMost(Comparison):
    value: Any


@dataclass(frozen=True)
class AtLeast(Comparison):
    value: Any


@dataclass(frozen=True)
class OneOf(Comparison):
    values: tuple[Any, ...]


@dataclass(frozen=True)
class StartsWith(Comparison):
    value: str


@dataclass(frozen=True)
class Unlike(Comparison):
    """Not equal to; `Unlike(None)` is "is set"."""

    value: Any


class Shelf(Protocol[R]):
    """Records of one type. Keys are `id`, or the record's natural key where it has no id."""

    async def get(self, key: Any) -> R:
        """The record under this key; LookupError if there is none."""

    async def find(self, *, order: str = "", limit: int | None = None, **where: Any) -> list[R]:
        """Records that meet every condition, in the order of a field ("-field" descending), else of their key."""

    async def first(self, *, order: str = "", **where: Any) -> R | None: ...

    async def count(self, **where: Any) -> int: ...

    async def total(self, field: str, **where: Any) -> int:
        """The sum of a number field (0 for none)."""

    async def total_per(self, by: str, field: str, /, **where: Any) -> dict[Any, int]:
        """The sum of a number field for each value of the field `by`, in the order in which those first came."""

    async def least(self, field: str, **where: Any) -> Any | None:
        """The smallest value of a field, None if nothing meets the conditions."""

    async def least_per(self, by: str | tuple[str, ...], /, *fields: str, **where: Any) -> list[tuple[Any, ...]]:
        """For each value of the field `by` (or of several): (it, the smallest of each other field), in the order of
        the smallest."""

    async def add(self, record: R) -> R:
        """Keeps it and returns it with its id. Raises `Taken` if a unique key is there already."""

    async def add_all(self, records: Iterable[R]) -> None: ...

    async def change(self, key: Any, *, only_if: dict[str, Any] | None = None, **values: Any) -> bool:
        """Sets fields; with `only_if`, compare-and-set. False if nothing matched."""

    async def change_all(self, where: dict[str, Any], **values: Any) -> int:
        """Sets fields of all that meet the conditions; how many they were."""

    async def discard(self, **where: Any) -> int:
        """Removes all that meet the conditions (at least one condition is needed); how many they were."""


class Taken(Exception):
    """A record with this unique key is there already."""


class Books(Protocol):
    """One transaction's view of everything kept. `vault` is None where no key is set. `happened`: what was done to
    visits in this transaction, for those who look on (events.py)."""

    @property
    def vault(self) -> Vault | None: ...
    @property
    def happened(self) -> list[Event]: ...

    @property
    def people(self) -> Shelf[Person]: ...
    @property
    def grants(self) -> Shelf[Grant]: ...
    @property
    def invites(self) -> Shelf[Invite]: ...
    @property
    def chats(self) -> Shelf[Chat]: ...
    @property
    def villages(self) -> Shelf[Village]: ...
    @property
    def closed_days(self) -> Shelf[ClosedDay]: ...
    @property
    def holidays(self) -> Shelf[Holiday]: ...
    @property
    def visits(self) -> Shelf[Visit]: ...
    @property
    def day_marks(self) -> Shelf[DayMark]: ...
    @property
    def ticks(self) -> Shelf[Tick]: ...
    @property
    def steps(self) -> Shelf[StepTaken]: ...
    @property
    def recipients(self) -> Shelf[Recipient]: ...
    @property
    def entitlements(self) -> Shelf[Entitlement]: ...
    @property
    def listed(self) -> Shelf[Listed]: ...
    @property
    def list_files(self) -> Shelf[ListFile]: ...
    @property
    def deliveries(self) -> Shelf[Delivery]: ...
    @property
    def photos(self) -> Shelf[Photo]: ...
    @property
    def flags(self) -> Shelf[Flag]: ...
    @property
    def photo_asks(self) -> Shelf[PhotoAsk]: ...
    @property
    def forms(self) -> Shelf[FormIssue]: ...
    @property
    def form_files(self) -> Shelf[FormFile]: ...
    @property
    def signatures(self) -> Shelf[Signature]: ...
    @property
    def counts(self) -> Shelf[Count]: ...
    @property
    def leftovers(self) -> Shelf[Leftover]: ...
    @property
    def requests(self) -> Shelf[ServiceRequest]: ...
    @property
    def office_questions(self) -> Shelf[OfficeQuestion]: ...
    @property
    def incidents(self) -> Shelf[Incident]: ...
    @property
    def alarm_answers(self) -> Shelf[AlarmAnswer]: ...
    @property
    def rulings(self) -> Shelf[Ruling]: ...
    @property
    def deputies(self) -> Shelf[Deputy]: ...
    @property
    def contacts(self) -> Shelf[Contact]: ...
    @property
    def relayed(self) -> Shelf[Relayed]: ...
    @property
    def meetings(self) -> Shelf[OfficeMeeting]: ...
    @property
    def invited(self) -> Shelf[Invited]: ...
    @property
    def decisions(self) -> Shelf[MeetingDecision]: ...
    @property
    def decrees(self) -> Shelf[Decree]: ...
    @property
    def decree_members(self) -> Shelf[DecreeMember]: ...
    @property
    def paper_numbers(self) -> Shelf[PaperNumber]: ...
    @property
    def approvals(self) -> Shelf[Approval]: ...
    @property
    def signed_pages(self) -> Shelf[SignedPage]: ...
    @property
    def inbox(self) -> Shelf[Arrival]: ...
    @property
    def outbox(self) -> Shelf[Post]: ...
    @property
    def slots(self) -> Shelf[Slot]: ...
    @property
    def talks(self) -> Shelf[TalkState]: ...
    @property
    def reminders(self) -> Shelf[Reminder]: ...
    @property
    def audit(self) -> Shelf[AuditEntry]: ...
    @property
    def data_requests(self) -> Shelf[DataRequest]: ...
    @property
    def notes(self) -> Shelf[Note]: ...
    @property
    def high_water(self) -> HighWater: ...


class Store(Protocol):
    """Opens the books. Writing transactions take turns (one writer); reading ones do not wait for them.

    Both raise Trouble when the disk or the database is in the way; then nothing was changed.
    """

    def writing(self) -> AbstractAsyncContextManager[Books]:
        """A transaction that commits when the block ends well and leaves no trace when it does not."""

    def reading(self) -> AbstractAsyncContextManager[Books]: ...

    async def close(self) -> None: ...
