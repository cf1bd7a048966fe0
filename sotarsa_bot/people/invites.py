"""Letting people in: one-time deep links, stored hashed, good for seven days."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sotarsa_bot.books import Books, StartsWith
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import one_line
from sotarsa_bot.records.people import Grant, Invite, Person, Role

GOOD_FOR = timedelta(days=7)
MARK = 24
"""So much of a hash tells one invitation from the others."""


async def invite(books: Books, role: Role, village: str | None, by: Person, now: datetime) -> str:
    """Makes an invitation and returns its token (32 characters a deep link may hold); only its hash is kept."""
    token = secrets.token_urlsafe(24)
    await books.invites.add(
        Invite(
            token_hash=_hash(token),
            role=role,
            village=village,
            created_by=by.id,
            created_at=now,
            expires_at=now + GOOD_FOR,
        )
    )
    return token


async def accept(books: Books, token: str, telegram_id: int, name: str, now: datetime) -> tuple[Person, Grant]:
    """Turns a token into a role for whoever opened the link. Mistake if it is unknown, used or too old."""
    found = await books.invites.first(token_hash=_hash(token))
    if found is None:
        raise Mistake("people.invite_unknown")
    if found.expires_at <= now:
        raise Mistake("people.invite_expired")
    person = await know(books, telegram_id, name, now)
    if not await books.invites.change(found.token_hash, only_if={"used_at": None}, used_at=now, used_by=person.id):
        raise Mistake("people.invite_used")
    return person, await grant(books, person, found.role, found.village, found.created_by, now)


def mark(token: str) -> str:
    """Tells an invitation in a press, without its token."""
    return _hash(token)[:MARK]


async def withdraw(books: Books, which: str, now: datetime) -> Invite:
    """Nobody comes in by it any more. Mistake if it was used, or had ended."""
    found = await books.invites.first(token_hash=StartsWith(which)) if len(which) == MARK else None
    if found is None:
        raise Mistake("common.old_button")
    if found.used_at:
        raise Mistake("people.invite_used")
    if found.expires_at <= now or not await books.invites.change(
        found.token_hash, only_if={"used_at": None}, expires_at=now
    ):
        raise Mistake("people.invite_expired")
    return found


async def know(books: Books, telegram_id: int, name: str, now: datetime) -> Person:
    """The person with this Telegram id, made if new. Telegram lets people put anything into their names."""
    known = await books.people.first(telegram_id=telegram_id)
    return known or await books.people.add(
        Person(telegram_id=telegram_id, name=one_line(name) or str(telegram_id), created_at=now)
    )


async def grant(books: Books, person: Person, role: Role, village: str | None, by: int | None, now: datetime) -> Grant:
    """Gives a role; having it already is no error."""
    held = await books.grants.first(person=person.id, role=role, village=village, revoked_at=None)
    return held or await books.grants.add(
        Grant(person=person.id, role=role, village=village, granted_by=by, granted_at=now)
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
