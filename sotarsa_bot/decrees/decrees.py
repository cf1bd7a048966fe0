"""A decree: entered line by line, saved, and followed by the rights of those whom it names.

A new one ends what the former one gave. One that has expired goes on giving it until the next is in force: a team on
the road is not left without rights; that it has expired is a task, and no paper cites it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, Unlike
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.decree_lines import MemberLine, bare
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.decree import Decree, DecreeMember, TeamKind, row_of
from sotarsa_bot.records.people import Grant, Person, Role
from sotarsa_bot.records.vault import Numbers
from sotarsa_bot.running import audit

MOST_MEMBERS = 40


class Followed(NamedTuple):
    """Whose rights changed: by person and role."""

    given: list[Grant]
    ended: list[Grant]


async def get(books: Books, id_: int) -> Decree:
    found = await books.decrees.first(id=id_)
    if found is None:
        raise Mistake("common.old_button")
    return found


async def saved(books: Books) -> list[Decree]:
    """The newest first."""
    return await books.decrees.find(saved_at=Unlike(None), removed_at=None, order="-starts")


async def current(books: Books, today: date) -> Decree | None:
    """The one that began last, expired or not."""
    return next((one for one in await saved(books) if one.starts and one.starts <= today), None)


async def in_force(books: Books, today: date) -> Decree | None:
    found = await current(books, today)
    return found if found and found.ends and today <= found.ends else None


async def members(books: Books, decree: Decree, team: TeamKind | None = None) -> list[DecreeMember]:
    where: dict[str, Any] = {"team": team} if team else {}
    return await books.decree_members.find(decree=decree.id, order="place", **where)


def member_of(those: Iterable[DecreeMember], person: Person) -> DecreeMember | None:
    """By who they are to the bot, else by their name, degrees aside."""
    found = [one for one in those if one.person == person.id]
    found += [one for one in those if one.person is None and bare(one.name) == bare(person.name)]
    return found[0] if found else None


async def begin(acting: Acting) -> Decree:
    """A new one, to be entered. What was begun before and never saved is dropped."""
    acting.need(Action.DECREE)
    for one in await acting.books.decrees.find(saved_at=None):
        await acting.books.decree_members.discard(decree=one.id)
        await acting.books.decrees.discard(id=one.id)
    return await acting.books.decrees.add(Decree(by=acting.by.id, at=acting.now))


async def note(acting: Acting, decree: Decree, **values: Any) -> None:
    acting.need(Action.DECREE)
    _must_be_open(decree)
    await acting.books.decrees.change(decree.id, **values)


async def add(acting: Acting, decree: Decree, team: TeamKind, line: MemberLine) -> DecreeMember:
    """Whoever is there by this name is said anew. A NIP is kept sealed, or not at all where no key is set."""
    acting.need(Action.DECREE)
    _must_be_open(decree)
    books, those = acting.books, await members(acting.books, decree)
    if len(those) >= MOST_MEMBERS:
        raise Mistake("decree.too_many", most=MOST_MEMBERS)
    for known in those:
        if bare(known.name) == bare(line.name):
            await books.decree_members.discard(id=known.id)
    place = max((one.place for one in those), default=0) + 1
    sealed = books.vault.seal(Numbers(nip=line.nip), row_of(decree.id, place)) if books.vault and line.nip else ""
    same = [one for one in await books.people.find() if bare(one.name) == bare(line.name)]
    member = DecreeMember(decree=decree.id, place=place, team=team, name=line.name, office=line.office, rank=line.rank,
                          sealed=sealed, person=same[0].id if len(same) == 1 else None)  # fmt: skip
    return await books.decree_members.add(member)


async def remove_member(acting: Acting, decree: Decree, id_: int) -> None:
    acting.need(Action.DECREE)
    _must_be_open(decree)
    await acting.books.decree_members.discard(id=id_, decree=decree.id)


async def save(acting: Acting, decree: Decree) -> Followed:
    """From now on it counts; if it is in force already, the rights follow it at once."""
    acting.need(Action.DECREE)
    _must_be_open(decree)
    if not (decree.number and decree.signed and decree.starts and decree.ends):
        raise Mistake("decree.not_whole")
    if decree.ends < decree.starts:
        raise Mistake("decree.ends_before")
    if not await members(acting.books, decree, TeamKind.IMPLEMENTING):
        raise Mistake("decree.no_members")
    await acting.books.decrees.change(decree.id, saved_at=acting.now)
    await acting.audit("decree.saved", f"decree:{decree.id}", number=decree.number)
    return await follow(acting.books, acting.office.today(acting.now), acting.now, acting.by.id)


async def remove(acting: Acting, decree: Decree) -> Followed:
    """It was entered by mistake: the rights are as they were before."""
    acting.need(Action.DECREE)
    if decree.removed_at:
        raise Mistake("common.answered_already")
    books = acting.books
    await books.decrees.change(decree.id, removed_at=acting.now, applied_at=None)
    ended = []
    for one in await books.grants.find(decree=decree.id, revoked_at=None):
        new = decree.applied_at is not None and one.granted_at >= decree.applied_at
        await books.grants.change(one.id, decree=None, revoked_at=acting.now if new else None)
        ended += [one] if new else []
    await books.grants.change_all({"decree": decree.id}, decree=None)
    await acting.audit("decree.removed", f"decree:{decree.id}")
    followed = await follow(books, acting.office.today(acting.now), acting.now, acting.by.id)
    return Followed(followed.given, [*ended, *followed.ended])


async def bring_back(acting: Acting, decree: Decree) -> Followed:
    acting.need(Action.DECREE)
    if decree.removed_at is None:
        raise Mistake("common.answered_already")
    await acting.books.decrees.change(decree.id, removed_at=None)
    await acting.audit("decree.brought_back", f"decree:{decree.id}")
    return await follow(acting.books, acting.office.today(acting.now), acting.now, acting.by.id)


async def follow(books: Books, today: date, now: datetime, by: int | None = None) -> Followed:
    """The rights are what the decree says that began last. What an administrator has ended of it, or given beside it,
    stays: that is their word, and it is seen on the person's card."""
    decree = await current(books, today)
    if decree is None:
        return Followed([], [])
    given = []
    for member in await _known(books, decree):
        if member.person and (grant := await _given(books, decree, member, now)):
            given.append(grant)
            await audit.write(books, "role.by_decree", f"person:{member.person}", at=now, by=by, chat=None,
                              role=grant.role, decree=decree.id)  # fmt: skip
    ended = [one for one in await books.grants.find(decree=Unlike(None), revoked_at=None) if one.decree != decree.id]
    for one in ended:
        await books.grants.change(one.id, revoked_at=now)
        await audit.write(books, "role.ended_by_decree", f"person:{one.person}", at=now, by=by, chat=None,
                          role=one.role, decree=decree.id)  # fmt: skip
    await books.decrees.change(decree.id, only_if={"applied_at": None}, applied_at=now)
    return Followed(given, ended)


async def _known(books: Books, decree: Decree) -> list[DecreeMember]:
    """Its members; who has come to the bot since it was entered is known from now on."""
    people, found = await books.people.find(), []
    for one in await members(books, decree):
        same = [person.id for person in people if bare(person.name) == bare(one.name)]
        now = same[0] if one.person is None and len(same) == 1 else one.person
        if now != one.person:
            await books.decree_members.change(one.id, person=now)
        found.append(one.with_(person=now))
    return found


async def _given(books: Books, decree: Decree, member: DecreeMember, now: datetime) -> Grant | None:
    """A role that they did not hold. One that they hold by hand, or by the former decree, is this decree's from now
    on; who coordinates needs no other."""
    held = await books.grants.find(person=member.person)
    roles = {one.role for one in held if one.revoked_at is None}
    role = member.team.role
    if any(one.decree == decree.id for one in held) or Role.COORDINATOR in roles:
        return None
    own = next((one for one in held if one.role is role and one.revoked_at is None), None)
    if own:
        await books.grants.change(own.id, decree=decree.id)
        return None
    grant = Grant(person=member.person or 0, role=role, granted_by=decree.by, granted_at=now, decree=decree.id)
    return await books.grants.add(grant)


async def of_person(books: Books, person: Person, today: date) -> tuple[Decree, DecreeMember | None] | None:
    """The decree that the rights follow, and how it names them; None without a decree."""
    decree = await current(books, today)
    return (decree, member_of(await members(books, decree), person)) if decree else None


def _must_be_open(decree: Decree) -> None:
    if decree.saved_at:
        raise Mistake("decree.saved_already")
