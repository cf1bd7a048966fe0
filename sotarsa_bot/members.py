"""Those whom the office has let in: their roles end, their numbers are noted."""

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import normalise_phone
from sotarsa_bot.records.people import Grant, Person


async def everybody(books: Books) -> list[Person]:
    """Who holds a role now, by name."""
    holders = {grant.person for grant in await books.grants.find(revoked_at=None)}
    return [person for person in await books.people.find(order="name") if person.id in holders]


async def revoke(acting: Acting, grant: Grant) -> bool:
    """Ends a role; False if it had ended before. Mistake for one's own: somebody must be left to let people in."""
    if grant.person == acting.by.id:
        raise Mistake("members.not_yourself")
    if not await acting.books.grants.change(grant.id, only_if={"revoked_at": None}, revoked_at=acting.now):
        return False
    await acting.audit("role.revoked", f"person:{grant.person}", role=grant.role, village=grant.village)
    return True


async def note_phone(acting: Acting, person: Person, typed: str) -> None:
    """Keeps a telephone number as +62...; the audit knows that it changed, not what it is."""
    await acting.books.people.change(person.id, phone=normalise_phone(typed))
    await acting.audit("phone.noted", f"person:{person.id}")
