"""The decree (SK) by which the camat names the teams: who may act for the programme, and until when."""

from datetime import date
from enum import StrEnum

from sotarsa_bot.records.people import Role
from sotarsa_bot.records.record import Instant, Record


class TeamKind(StrEnum):
    IMPLEMENTING = "implementing"
    NETWORK = "network"

    @property
    def role(self) -> Role:
        """What its members may do."""
        return Role.TEAM if self is TeamKind.IMPLEMENTING else Role.PARTNER


class Decree(Record):
    """In force from `starts` to `ends`, both included. `saved_at`: until then it is being entered, and counts for
    nothing; `applied_at`: when the rights followed it; `removed_at`: entered by mistake. `photos`: of its scan."""

    id: int = 0
    number: str = ""
    signed: date | None = None
    about: str = ""
    starts: date | None = None
    ends: date | None = None
    photos: tuple[int, ...] = ()
    by: int
    at: Instant
    saved_at: Instant | None = None
    applied_at: Instant | None = None
    removed_at: Instant | None = None


class DecreeMember(Record):
    """Somebody whom a decree names. `person`: if they are one of the bot's. Their NIP is `sealed` for `row`;
    `nik_index` stays empty, as of whoever has no NIK here."""

    id: int = 0
    decree: int
    place: int
    team: TeamKind
    name: str
    office: str = ""
    rank: str = ""
    sealed: str = ""
    nik_index: str | None = None
    person: int | None = None

    @property
    def row(self) -> str:
        return row_of(self.decree, self.place)


def row_of(decree: int, place: int) -> str:
    """For what a NIP is sealed."""
    return f"decree:{decree}:{place}"
