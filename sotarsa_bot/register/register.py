"""The register: the people of a village, and how each of them stands over all visits."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import NAMESPACE_OID, uuid4, uuid5

from sotarsa_bot.books import AtLeast, Books, OneOf, Unlike
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.field import GONE, Delivery, DeliveryKind
from sotarsa_bot.records.recipient import Entitlement, Recipient
from sotarsa_bot.records.vault import Numbers, Vault
from sotarsa_bot.register.remainders import Given, Remainder, remainders
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.unhurried import unhurried

A_YEAR = timedelta(days=365)
"""How long an entitlement of no period lasts, and how long after its end one can still be handed over."""


@dataclass(frozen=True)
class Standing:
    """`due` is what can still be handed over at all, `given` what was, `open` what is left; `last` is how the last
    visit that had something for them ended."""

    recipient: Recipient
    due: tuple[Entitlement, ...] = ()
    given: tuple[Given, ...] = ()
    open: tuple[Remainder, ...] = ()
    last: DeliveryKind | None = None

    @property
    def gone(self) -> bool:
        return self.last in GONE

    @property
    def follow_up(self) -> bool:
        """Absent, refused, or given a part of it the last time."""
        missed = self.last in (DeliveryKind.ABSENT, DeliveryKind.REFUSED)
        return bool(self.open) and not self.gone and (missed or any(one.partial for one in self.open))


def person(village: str, name: str, address: str = "", hamlet: str = "", *, key: str = "") -> Recipient:
    """Somebody new, not yet kept. `key`: of whoever may be written down a second time after a kill (`key_for`)."""
    key = key or f"recipient:{uuid4().hex}"
    return Recipient(key=key, village=village, name=name, address=address, hamlet=hamlet)


def key_for(origin: str) -> str:
    """The key of somebody who comes from this one place: the same again."""
    return f"recipient:{uuid5(NAMESPACE_OID, origin).hex}"


def sealed(vault: Vault | None, one: Recipient, numbers: Numbers) -> Recipient:
    """The person with these numbers, as they are kept."""
    if vault is None or not numbers:
        return one
    index = vault.index(numbers.nik) if numbers.nik else None
    return one.with_(nik_index=index, sealed=vault.seal(numbers, one.key))


def numbers_of(vault: Vault | None, one: Recipient) -> Numbers:
    """Empty if there are none, or none that this key opens."""
    return (vault.open(one.sealed, one.key) if vault and one.sealed else None) or Numbers()


async def enrol(books: Books, people: Sequence[Recipient]) -> list[Recipient]:
    """Keeps new people; returns them with their ids, in the same order."""
    last = await books.recipients.first(order="-id")
    await books.recipients.add_all(people)
    ids = dict(await books.recipients.least_per("key", "id", id=AtLeast(last.id + 1 if last else 0)))
    return [one.model_copy(update={"id": ids[one.key]}) for one in people]


async def strike_out(books: Books, people: Sequence[int]) -> None:
    """Takes those out of whom nothing is known but a name that was on one list."""
    those = OneOf(tuple(people))
    kept = {one.recipient for one in await books.listed.find(recipient=those)}
    kept |= {one.recipient for one in await books.entitlements.find(recipient=those) if one.benefit != Benefit()}
    found = await books.recipients.find(id=those)
    kept |= {one.id for one in found if one.address or one.hamlet or one.needs or one.sealed}
    out = OneOf(tuple(one.id for one in found if one.id not in kept))
    if out.values:
        await books.entitlements.discard(recipient=out)
        await books.recipients.discard(id=out)


async def of_village(books: Books, office: Office, village: str, today: date) -> list[Standing]:
    """Everybody of a village."""
    due: defaultdict[int, list[Entitlement]] = defaultdict(list)
    for one in await books.entitlements.find(village=village, ends=AtLeast(today - A_YEAR)):
        due[one.recipient].append(one)
    since = min((one.starts for several in due.values() for one in several), default=today)
    came = await _reported(books, village, since)
    people = await books.recipients.find(village=village)
    return [_standing(one, due.get(one.id, []), came.get(one.id, []), office) async for one in unhurried(people)]


def _standing(one: Recipient, due: Sequence[Entitlement], came: Sequence[Delivery], office: Office) -> Standing:
    received = [d for d in came if d.kind is DeliveryKind.RECEIVED]
    given = tuple(Given(d.item, d.amount, office.today(d.happened_at)) for d in received)
    outcomes = outcomes_of(came)
    return Standing(one, tuple(due), given, tuple(remainders(due, given)), outcomes[-1].kind if outcomes else None)


def outcomes_of(came: Iterable[Delivery]) -> list[Delivery]:
    """Of what was reported of one person, the report that decides each visit, in the order in which these happened.

    Whoever received something was there, whatever else was reported.
    """
    decisive: dict[int, Delivery] = {}
    for one in sorted(came, key=lambda d: (d.happened_at, d.id)):
        before = decisive.get(one.visit)
        if before is None or before.kind is not DeliveryKind.RECEIVED or one.kind in (DeliveryKind.RECEIVED, *GONE):
            decisive[one.visit] = one
    return sorted(decisive.values(), key=lambda d: (d.happened_at, d.id))


async def _reported(books: Books, village: str, since: date) -> dict[int, list[Delivery]]:
    """What was reported of each person at visits since that day; that they are gone, at any."""
    visits = await books.visits.find(village=village)
    late = OneOf(tuple(visit.id for visit in visits if visit.day is None or visit.day >= since))
    early = OneOf(tuple(visit.id for visit in visits if visit.id not in late.values))
    found = await books.deliveries.find(visit=late, withdrawn_at=None, number=Unlike(None))
    found += await books.deliveries.find(visit=early, kind=OneOf(GONE), withdrawn_at=None, number=Unlike(None))
    who = {(one.visit, one.number): one.recipient for one in await books.listed.find(visit=late)}
    for visit, numbers in _numbers_of(found, early.values).items():
        those = await books.listed.find(visit=visit, number=OneOf(numbers))
        who.update({(one.visit, one.number): one.recipient for one in those})
    came: defaultdict[int, list[Delivery]] = defaultdict(list)
    for one in found:
        if one.number is not None and (one.visit, one.number) in who:
            came[who[one.visit, one.number]].append(one)
    return came


def _numbers_of(found: Iterable[Delivery], visits: Sequence[int]) -> dict[int, tuple[int, ...]]:
    numbers: defaultdict[int, set[int]] = defaultdict(set)
    for one in found:
        if one.visit in visits and one.number is not None:
            numbers[one.visit].add(one.number)
    return {visit: tuple(sorted(those)) for visit, those in numbers.items()}
