"""Hand-overs: recorded once, withdrawn but kept, added up, and the same recipient twice is seen."""

from datetime import timedelta

import pytest

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.chats import Chat, ChatKind
from sotarsa_bot.records.field import DeliveryKind, Photo
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import Visit, VisitState
from tests.field_rules.conftest import NOW, acting, parcels


async def test_the_same_message_records_once(books: Books, budi: Acting, visit: Visit) -> None:
    first = await deliveries.confirm(budi, visit, parcels(25), "msg:1:7:0", NOW)
    again = await deliveries.confirm(budi, visit, parcels(25), "msg:1:7:0", NOW)
    assert first == again
    assert await deliveries.totals(books, visit) == {"sembako": 25}


async def test_items_are_added_up_as_the_plan_spells_them(books: Books, budi: Acting, visit: Visit) -> None:
    await deliveries.confirm(budi, visit, parcels(20), "a", NOW)
    await deliveries.confirm(budi, visit, HandOver(item=" SEMBAKO", amount=4), "b", NOW)
    await deliveries.confirm(budi, visit, HandOver(item="kursi  roda", amount=1), "c", NOW)
    assert await deliveries.totals(books, visit) == {"sembako": 24, "kursi roda": 1}


async def test_absent_and_refusing_people_received_nothing(books: Books, budi: Acting, visit: Visit) -> None:
    for number, kind in ((1, DeliveryKind.RECEIVED), (2, DeliveryKind.ABSENT), (3, DeliveryKind.REFUSED)):
        await deliveries.confirm(budi, visit, parcels(number=number, kind=kind), f"s:{number}", NOW)
    assert await deliveries.totals(books, visit) == {"sembako": 1}
    assert await deliveries.recipients_reached(books, visit) == 1


async def test_two_records_of_one_recipient_both_stand_and_are_seen(
    books: Books, budi: Acting, ani: Acting, visit: Visit
) -> None:
    mine = await deliveries.confirm(budi, visit, parcels(recipient="Siti  Aminah"), "a", NOW)
    hers = await deliveries.confirm(ani, visit, parcels(recipient="siti aminah"), "b", NOW)
    other = await deliveries.confirm(ani, visit, parcels(recipient="Rahmat"), "c", NOW)
    assert await deliveries.twins(books, hers) == [mine]
    assert await deliveries.twins(books, other) == []
    assert len(await deliveries.standing(books, visit)) == 3
    assert await deliveries.recipients_reached(books, visit) == 2


async def test_a_recipient_may_receive_two_different_things(books: Books, budi: Acting, visit: Visit) -> None:
    await deliveries.confirm(budi, visit, parcels(number=3), "a", NOW)
    second = await deliveries.confirm(budi, visit, HandOver(item="selimut", amount=1, number=3), "b", NOW)
    assert await deliveries.twins(books, second) == []
    assert await deliveries.recipients_reached(books, visit) == 1


async def test_counts_without_names_say_nothing_of_how_many_people(books: Books, budi: Acting, visit: Visit) -> None:
    await deliveries.confirm(budi, visit, parcels(20), "a", NOW)
    await deliveries.confirm(budi, visit, HandOver(item="selimut", amount=10), "b", NOW)
    await deliveries.confirm(budi, visit, parcels(number=3, proxy_name="Siti", proxy_relation="anak"), "c", NOW)
    assert await deliveries.recipients_reached(books, visit) == 1
    assert await deliveries.by_proxy(books, visit) == 1


async def test_what_is_withdrawn_counts_no_more_but_stays(books: Books, budi: Acting, visit: Visit) -> None:
    await deliveries.confirm(budi, visit, parcels(25), "a:0", NOW)
    assert [d.source for d in await deliveries.withdraw(budi, visit, ["a:0", "a:1"])] == ["a:0"]
    assert await deliveries.withdraw(budi, visit, ["a:0"]) == []
    assert await deliveries.totals(books, visit) == {}
    assert await books.deliveries.count() == 1


async def test_only_the_reporter_or_a_coordinator_withdraws(
    books: Books, budi: Acting, ani: Acting, visit: Visit
) -> None:
    await deliveries.confirm(budi, visit, parcels(25), "a", NOW)
    with pytest.raises(Mistake, match=r"deliver\.not_your_record"):
        await deliveries.withdraw(ani, visit, ["a"])
    dewi = await acting(books, "Dewi", Role.COORDINATOR)
    assert await deliveries.withdraw(dewi, visit, ["a"])


@pytest.mark.parametrize("state", [VisitState.PROPOSED, VisitState.POSTPONED, VisitState.CANCELLED])
async def test_a_visit_that_is_not_on_takes_no_hand_over(budi: Acting, visit: Visit, state: VisitState) -> None:
    """Cancelled while somebody was confirming: said in words for its state."""
    with pytest.raises(Mistake, match=rf"visit\.is_{state}"):
        await deliveries.confirm(budi, visit.with_(state=state), parcels(), "a", NOW)


async def test_photos_find_the_hand_over_that_waits_for_them(books: Books, budi: Acting, visit: Visit) -> None:
    """None yet: it waits half an hour. One a moment ago: more may come. After that somebody is asked."""
    chat = await books.chats.add(Chat(telegram_id=-1, kind=ChatKind.GROUP, title="Tim"))
    mine = await deliveries.confirm(budi, visit, parcels(25), "a", NOW)

    async def waits(minutes: float) -> bool:
        at = NOW + timedelta(minutes=minutes)
        return await deliveries.awaiting_photos(books, budi.by.id, at) == mine

    assert await waits(29)
    assert not await waits(31)
    at = NOW + timedelta(minutes=2)
    await books.photos.add(
        Photo(chat=chat.id, message=1, file_id="f", file_unique_id="u", delivery=mine.id, visit=visit.id,
              by=budi.by.id, received_at=at, next_try=at)
    )  # fmt: skip
    assert await waits(2.5)
    assert not await waits(5)
