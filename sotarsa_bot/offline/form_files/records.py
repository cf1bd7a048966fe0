"""What a form says that was recorded on it. Its limits are those that the form itself keeps to."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, FailFast, Field

from sotarsa_bot.lists.nik import masked
from sotarsa_bot.parsing.names import one_line
from sotarsa_bot.records.field import DeliveryKind
from sotarsa_bot.records.record import Instant, Record

MOST_RECORDS, MOST_PICTURES, MOST_GOODS = 3000, 12, 20
"""Records in a file; photos of one record; kinds of goods in one."""
EARLIEST, LATEST = datetime(1960, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""A phone that has lost its clock says 1970. Beyond these it is no clock at all."""


def _clock(moment: datetime) -> datetime:
    if not EARLIEST <= moment <= LATEST:
        raise ValueError("no clock says that")
    return moment.astimezone(UTC)


def _plain(value: object) -> object:
    """As one line, long numbers masked: what people type is shown, and nobody's NIK is."""
    return masked(one_line(value)) if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_plain)]
Name = Annotated[Words, Field(max_length=80)]
PhoneTime = Annotated[Instant, AfterValidator(_clock)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Who = Annotated[str, Field(pattern=r"^[0-9a-f]{0,16}$")]
Count = Annotated[int, Field(ge=1, le=1_000_000_000)]


class Goods(Record):
    item: Annotated[Words, Field(min_length=1, max_length=200)]
    amount: Count


class Said(Record):
    """One record as the phone keeps it: `id` was drawn there, `rev` rises when it changes after it was put into a file.
    `who` is the recipient as the form names them (offline/form_places.py); forms of older versions say none.

    `happened_at` is the phone's clock, which may be wrong."""

    id: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    rev: Annotated[int, Field(ge=1, le=10_000)]
    number: Annotated[int, Field(ge=1, le=1_000_000)]
    name: Annotated[Words, Field(max_length=200)]
    who: Who = ""
    how: DeliveryKind
    goods: Annotated[tuple[Goods, ...], Field(min_length=1, max_length=MOST_GOODS), FailFast()]
    proxy_name: Name = ""
    proxy_relation: Name = ""
    note: Annotated[Words, Field(max_length=500)] = ""
    happened_at: PhoneTime
    photos: Annotated[tuple[Sha256, ...], Field(max_length=MOST_PICTURES), FailFast()] = ()
    signature: Sha256 | None = None
    undone: bool = False

    @property
    def pictures(self) -> tuple[str, ...]:
        return (*self.photos, self.signature) if self.signature else self.photos


class Filled(Record):
    """The sealed line: `part` of `parts`, each of which stands alone."""

    form: Count
    saved_at: PhoneTime
    part: Count = 1
    parts: Count = 1
    records: Annotated[tuple[Said, ...], Field(max_length=MOST_RECORDS), FailFast()]


@dataclass(frozen=True)
class ReadForm:
    """What was read: `pictures` by their SHA-256, each as it was named."""

    filled: Filled
    pictures: dict[str, bytes]
