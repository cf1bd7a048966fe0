"""Who decides in the camat's place (plt.): named for days, and the role comes and goes with these."""

from datetime import date, datetime

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.people import Grant, Person, Role
from sotarsa_bot.records.ruling import Deputy
from sotarsa_bot.records.window import Window
from sotarsa_bot.running import audit
from sotarsa_bot.running.office import Office

MOST_DAYS = 90


async def named(books: Books) -> list[Deputy]:
    """Those whose days are not over, the first ones first."""
    return await books.deputies.find(ended_at=None, order="first")


async def acting_now(books: Books) -> Deputy | None:
    """Who decides in the camat's place just now."""
    return next((one for one in await named(books) if one.grant), None)


async def acts(books: Books, person: int) -> bool:
    """Whether this is what they decide as."""
    deputy = await acting_now(books)
    return deputy is not None and deputy.person == person


def must_fit(days: Window, today: date) -> None:
    """Mistake for days that are over, or too many."""
    if days.first < today:
        raise Mistake("deputies.past")
    if len(days.days()) > MOST_DAYS:
        raise Mistake("deputies.too_long", days=MOST_DAYS)


async def name(acting: Acting, person: Person, days: Window) -> Deputy:
    """Mistake for days on which somebody is named already, and for who is camat anyway."""
    acting.need(Action.DELEGATE)
    must_fit(days, acting.office.today(acting.now))
    if await acts(acting.books, acting.by.id):
        raise Mistake("common.not_yours")
    if await acting.books.grants.count(person=person.id, role=Role.CAMAT, revoked_at=None):
        raise Mistake("deputies.is_camat", name=person.name)
    if any(one.first <= days.last and days.first <= one.last for one in await named(acting.books)):
        raise Mistake("deputies.taken")
    new = Deputy(person=person.id, first=days.first, last=days.last, by=acting.by.id, at=acting.now)
    kept = await acting.books.deputies.add(new)
    await acting.audit("deputy.named", f"person:{person.id}", first=str(days.first), last=str(days.last))
    return kept


async def end(acting: Acting, deputy: Deputy) -> bool:
    """Before their days are over; False if they were."""
    acting.need(Action.DELEGATE)
    return await _end(acting.books, deputy, acting.now, acting.by.id)


async def due(books: Books, office: Office, now: datetime) -> list[Deputy]:
    """Those whose days begin, or are over."""
    today = office.today(now)
    return [one for one in await named(books) if one.last < today or (one.first <= today and one.grant is None)]


async def turn(books: Books, office: Office, deputy: Deputy, now: datetime) -> bool:
    """Their days begin (True), or are over: what was named is carried out, and nobody acts."""
    if deputy.last < office.today(now):
        await _end(books, deputy, now, None)
        return False
    new = Grant(person=deputy.person, role=Role.CAMAT, granted_by=deputy.by, granted_at=now)
    grant = await books.grants.add(new)
    await books.deputies.change(deputy.id, grant=grant.id)
    await audit.write(books, "deputy.begun", f"person:{deputy.person}", at=now, by=None, chat=None)
    return True


async def _end(books: Books, deputy: Deputy, now: datetime, by: int | None) -> bool:
    ended = await books.deputies.change(deputy.id, only_if={"ended_at": None}, ended_at=now, ended_by=by)
    if ended and deputy.grant:
        await books.grants.change(deputy.grant, only_if={"revoked_at": None}, revoked_at=now)
    if ended:
        await audit.write(books, "deputy.ended", f"person:{deputy.person}", at=now, by=by, chat=None)
    return ended
