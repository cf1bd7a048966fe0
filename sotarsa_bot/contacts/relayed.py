"""Who of a village was told of a visit without Telegram, by what, and what they said: kept with the visit."""

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.events import VillageReached
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.contact import Contact, ContactWay, Relayed
from sotarsa_bot.records.visit import Visit

WORDS_LIMIT = 300
MAY = (Action.COORDINATE, Action.DECIDE)
"""The office enters what a village said, and so do its own officials."""


async def note(
    acting: Acting, visit: Visit, told: Contact | str, way: ContactWay, words: str, code: str = ""
) -> Relayed:
    """`told`: a contact, or somebody by their name. Mistake if nobody is to be named in its records any more."""
    acting.need(*MAY, village=visit.village)
    if visit.erased_at:
        raise Mistake(visit.is_now, code=visit.code)
    contact = told.id or None if isinstance(told, Contact) else None
    name = told.name if isinstance(told, Contact) else told
    new = Relayed(visit=visit.id, code=code, contact=contact, name=name, way=way, words=words[:WORDS_LIMIT],
                  by=acting.by.id, at=acting.now)  # fmt: skip
    kept = await acting.books.relayed.add(new)
    await acting.record("visit.relayed", visit, relayed=kept.id, way=way, answered=bool(words))
    acting.happened(VillageReached, visit)
    return kept


async def of_visit(books: Books, visit: Visit) -> list[Relayed]:
    """The latest first."""
    return await books.relayed.find(visit=visit.id, withdrawn_at=None, order="-id")


async def withdraw(acting: Acting, one: Relayed, visit: Visit) -> bool:
    """It was noted by mistake; False if it was taken back before. What was agreed by it stays."""
    return await _turn(acting, one, visit, back=False)


async def give_back(acting: Acting, one: Relayed, visit: Visit) -> bool:
    return await _turn(acting, one, visit, back=True)


async def _turn(acting: Acting, one: Relayed, visit: Visit, *, back: bool) -> bool:
    acting.need(*MAY, village=visit.village)
    withdrawn_at = None if back else acting.now
    turned = await acting.books.relayed.change(
        one.id, only_if={"withdrawn_at": one.withdrawn_at}, withdrawn_at=withdrawn_at
    )
    if turned:
        await acting.record(f"visit.relayed{'_back' if back else '_withdrawn'}", visit, relayed=one.id)
        acting.happened(VillageReached, visit)
    return turned
