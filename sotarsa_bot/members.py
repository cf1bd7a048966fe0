"""Those whom the office lets in: invited or vouched for; their roles end, their names and numbers are noted."""

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import normalise_phone
from sotarsa_bot.people import invites
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.people import Grant, Invite, Person, Role


async def everybody(books: Books) -> list[Person]:
    """Who holds a role now, by name."""
    holders = {grant.person for grant in await books.grants.find(revoked_at=None)}
    return [person for person in await books.people.find(order="name") if person.id in holders]


async def invite(acting: Acting, role: Role, village: str | None) -> str:
    """Makes an invitation; its token, which is kept nowhere."""
    acting.need(Action.INVITE)
    token = await invites.invite(acting.books, role, village, acting.by, acting.now)
    await acting.audit("invite.made", "invite", role=role, village=village)
    return token


async def uninvite(acting: Acting, mark: str) -> Invite:
    """Nobody comes in by it any more. Mistake if it was used, or had ended."""
    acting.need(Action.INVITE)
    found = await invites.withdraw(acting.books, mark, acting.now)
    await acting.audit("invite.withdrawn", "invite", role=found.role, village=found.village)
    return found


async def vouch(acting: Acting, newcomer: Person, village: str) -> None:
    """An official of the village says that somebody is one, too."""
    acting.need(Action.VOUCH, village=village)
    await invites.grant(acting.books, newcomer, Role.OFFICIAL, village, acting.by.id, acting.now)
    await acting.audit("official.vouched", f"person:{newcomer.id}", village=village)


async def revoke(acting: Acting, grant: Grant) -> bool:
    """Ends a role; False if it had ended before. An official's may be ended by whoever may vouch for them. Mistake for
    one's own: somebody must be left to let people in."""
    if not (grant.role is Role.OFFICIAL and acting.may(Action.VOUCH, grant.village)):
        acting.need(Action.INVITE)
    if grant.person == acting.by.id:
        raise Mistake("members.not_yourself")
    if not await acting.books.grants.change(grant.id, only_if={"revoked_at": None}, revoked_at=acting.now):
        return False
    await acting.audit("role.revoked", f"person:{grant.person}", role=grant.role, village=grant.village)
    return True


async def note_phone(acting: Acting, person: Person, typed: str) -> None:
    """Keeps a telephone number as +62...; the audit knows that it changed, not what it is. One's own may be noted by
    everybody, also by whoever has no role any more."""
    if person.id != acting.by.id:
        acting.need(Action.INVITE, Action.OFFICE)
    await acting.books.people.change(person.id, phone=normalise_phone(typed))
    await acting.audit("phone.noted", f"person:{person.id}")


async def note_own_name(acting: Acting, name: str) -> None:
    """What whoever acts is called."""
    acting.need(Action.OWN_DATA)
    await acting.books.people.change(acting.by.id, name=name)
    await acting.audit("name.corrected", f"person:{acting.by.id}")
