"""Who waits for long: absent, and nothing received since, over all visits."""

from datetime import timedelta

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.records.field import DeliveryKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients, register
from sotarsa_bot.register.offers import of_visit, take
from sotarsa_bot.summaries import unserved
from tests.field_rules.conftest import NOW, parcels

ABSENT, REFUSED, MOVED = DeliveryKind.ABSENT, DeliveryKind.REFUSED, DeliveryKind.MOVED


async def report(acting: Acting, visit: Visit, number: int, kind: DeliveryKind, days: int, amount: int = 1) -> None:
    said = parcels(amount, number=number, kind=kind)
    source = f"{visit.id}:{number}:{kind}:{days}"
    await deliveries.confirm(acting, visit, said, source, NOW + timedelta(days=days))


async def another(books: Books, visit: Visit) -> Visit:
    return await books.visits.add(visit.with_(id=0))


async def waiting(books: Books, days: int) -> int:
    return (await unserved.by_village(books, NOW + timedelta(days=days))).get("2019", 0)


async def test_thirty_days_after_an_absence_somebody_is_counted_until_they_receive(
    books: Books, budi: Acting, visit: Visit
) -> None:
    await recipients.add(budi, visit, "Aminah\nRahmat\nSiti\nWati")
    for number, kind in ((1, ABSENT), (2, ABSENT), (3, REFUSED), (4, ABSENT)):
        await report(budi, visit, number, kind, 0)
    assert await waiting(books, 29) == 0
    assert await waiting(books, 30) == 3
    second = await another(books, visit)
    taken = await take(budi, second)
    assert [one.name for one in taken] == ["Aminah", "Rahmat", "Siti", "Wati"]
    await report(budi, second, 1, ABSENT, 20)
    await report(budi, second, 2, DeliveryKind.RECEIVED, 20)
    await report(budi, second, 4, MOVED, 20)
    assert await waiting(books, 31) == 1
    await deliveries.withdraw(budi, second, ["2:2:received:20"])
    assert await waiting(books, 31) == 2
    assert await waiting(books, 400) == 0


async def test_an_absence_that_was_made_good_the_same_day_is_none(books: Books, budi: Acting, visit: Visit) -> None:
    """ "K1 1 tidak ada" in the morning, "K1 1 terima" in the afternoon; also the other way round, if reported late."""
    await recipients.add(budi, visit, "Aminah\nRahmat")
    await report(budi, visit, 1, ABSENT, 0)
    await report(budi, visit, 1, DeliveryKind.RECEIVED, 1)
    await report(budi, visit, 2, DeliveryKind.RECEIVED, 0)
    await report(budi, visit, 2, ABSENT, 1)
    assert await waiting(books, 40) == 0


async def test_a_part_is_offered_again_and_a_hand_over_in_two_visits_closes_it(
    books: Books, budi: Acting, visit: Visit
) -> None:
    (line,) = await recipients.add(budi, visit, "Aminah")
    (any_aid,) = await books.entitlements.find()
    await books.entitlements.change(any_aid.id, item="sembako", amount=3, unit="paket")
    await report(budi, visit, 1, DeliveryKind.RECEIVED, 0, amount=2)
    second = await another(books, visit)
    (offer,) = await of_visit(budi, second)
    assert (offer.follow_up, str(offer.benefits[0])) == (True, "sembako 1 paket")
    assert [one.recipient for one in await take(budi, second)] == [line.recipient]
    assert await take(budi, second) == []
    await report(budi, second, 1, DeliveryKind.RECEIVED, 7)
    assert await of_visit(budi, await another(books, visit)) == []
    (standing,) = await register.of_village(books, budi.office, "2019", budi.office.today(NOW))
    assert (standing.open, standing.gone) == ((), False)


async def test_the_hamlet_of_the_place_comes_first(books: Books, budi: Acting, visit: Visit) -> None:
    """Among those who were not missed, and after those who were."""
    hamlets = {"Aminah": "Atas", "Rahmat": "Bawah", "Siti": "Bawah"}
    people = [register.person("2019", name, hamlet=hamlet) for name, hamlet in hamlets.items()]
    for one in await register.enrol(books, people):
        await books.entitlements.add(recipients.any_aid(budi, visit, one))
    plain = await of_visit(budi, visit)
    assert [one.recipient.name for one in plain] == ["Aminah", "Rahmat", "Siti"]
    meeting = {"starts_at": NOW, "place": {"name": "Balai Adat Dusun Bawah"}, "by": budi.by.id}
    there = await of_visit(budi, visit.with_(agreed=meeting))
    assert [one.recipient.name for one in there] == ["Rahmat", "Siti", "Aminah"]


async def test_two_quarters_and_two_programmes_are_handed_over_as_one_thing(
    books: Books, budi: Acting, visit: Visit
) -> None:
    """Of what was missed in one quarter and is due in the next, the list says the sum; so does "1 terima"."""
    (one,) = await register.enrol(books, [register.person("2019", "Aminah")])
    any_aid = recipients.any_aid(budi, visit, one)
    for programme, amount in (("BPNT", 1), ("BPNT", 2), ("PKH", 3)):
        await books.entitlements.add(any_aid.with_(programme=programme, item="Sembako", amount=amount))
    (line,) = await take(budi, visit)
    assert [str(benefit) for benefit in line.benefits] == ["BPNT Sembako 3", "PKH Sembako 3"]
    said = await deliveries.as_granted(books, visit, parcels(number=1))
    assert [(granted.item, granted.amount) for granted in said] == [("sembako", 6)]
    await deliveries.confirm(budi, visit, said[0], "a", NOW)
    assert await of_visit(budi, await another(books, visit)) == []
