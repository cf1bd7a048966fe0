"""People, what they may be, and how they are let in."""

from enum import StrEnum

from sotarsa_bot.records.record import Instant, Record


class Role(StrEnum):
    ADMIN = "admin"
    COORDINATOR = "coordinator"
    TEAM = "team"
    OFFICIAL = "official"
    CAMAT = "camat"
    PARTNER = "partner"


UNNAMED = "Admin"
"""An administrator of whom the settings know the id alone, until they first write."""


class Person(Record):
    """Somebody who uses the bot. `telegram_id` needs 64 bits; a person may be known before they have one."""

    id: int = 0
    telegram_id: int | None = None
    name: str
    phone: str = ""
    created_at: Instant


class Grant(Record):
    """A role somebody holds; `village` (short code, "2019") only for officials. `decree`: by which it is held; None
    where an administrator gave it by hand. Revoked ones stay, for the audit."""

    id: int = 0
    person: int
    role: Role
    village: str | None = None
    granted_by: int | None = None
    granted_at: Instant
    revoked_at: Instant | None = None
    decree: int | None = None


class Invite(Record):
    """A one-time deep link. Only the token's SHA-256 is stored; it expires in seven days."""

    token_hash: str
    role: Role
    village: str | None = None
    created_by: int
    created_at: Instant
    expires_at: Instant
    used_by: int | None = None
    used_at: Instant | None = None
