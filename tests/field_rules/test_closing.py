"""Counter-count and closing: the first answer wins, a difference is one open incident, and nothing closes before."""

import pytest

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.field import closing, differences
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.chats import Chat, ChatKind
from sotarsa_bot.records.field import IncidentEnd, IncidentKind, Photo, PhotoState
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Village, Visit, VisitState
from sotarsa_bot.visits.visits import get, report_step
from tests.field_rules.conftest import NOW, acting, parcels


@pytest.fixture
async def handed_over(budi: Acting, visit: Visit) -> None:
    """25 parcels are on record."""
    await deliveries.confirm(budi, visit, parcels(25), "a", NOW)


@pytest.fixture
async def hadi(books: Books) -> Acting:
    """An official."""
    return await acting(books, "Hadi", Role.OFFICIAL)


@pytest.mark.usefixtures("handed_over")
async def test_the_village_agrees_and_the_first_answer_wins(
    books: Books, hadi: Acting, dewi: Acting, visit: Visit
) -> None:
    assert await closing.count(hadi, visit, {}) == []
    assert await closing.mismatch(books, visit) is None
    with pytest.raises(Mistake) as told:
        await closing.count(dewi, visit, {"sembako": 20})
    assert told.value.values == {"name": "Hadi"}


@pytest.mark.usefixtures("handed_over")
async def test_a_difference_is_one_incident_until_it_is_gone(
    books: Books, hadi: Acting, budi: Acting, visit: Visit
) -> None:
    assert await closing.count(hadi, visit, {"sembako": 24}) == [closing.Difference("sembako", 25, 24)]
    assert await closing.mismatch(books, visit)
    await deliveries.confirm(budi, visit, parcels(2), "b", NOW)
    assert [d.team for d in await closing.compare(budi, visit)] == [27]
    assert await books.incidents.count(kind=IncidentKind.MISMATCH) == 1
    await closing.count(hadi, visit, {"sembako": 27})
    assert await closing.mismatch(books, visit) is None


@pytest.mark.usefixtures("handed_over")
async def test_the_teams_correction_ends_the_difference(books: Books, hadi: Acting, budi: Acting, visit: Visit) -> None:
    await closing.count(hadi, visit, {"sembako": 24})
    await deliveries.withdraw(budi, visit, ["a"])
    await deliveries.confirm(budi, visit, parcels(24), "b", NOW)
    assert await closing.compare(budi, visit) == []
    assert await closing.mismatch(books, visit) is None


@pytest.mark.usefixtures("handed_over")
async def test_an_explained_difference_stays_explained(books: Books, hadi: Acting, budi: Acting, visit: Visit) -> None:
    """Until the numbers change: then it is a new difference."""
    await closing.count(hadi, visit, {"sembako": 24})
    standing = await closing.mismatch(books, visit)
    assert standing is not None
    assert await differences.end(budi, visit, standing, IncidentEnd.EXPLAINED, "1 paket rusak")
    assert not await differences.end(budi, visit, standing, IncidentEnd.EXPLAINED, "lain")
    await closing.compare(budi, visit)
    assert await closing.mismatch(books, visit) is None
    await deliveries.confirm(budi, visit, parcels(1), "b", NOW)
    await closing.compare(budi, visit)
    assert await closing.mismatch(books, visit)


@pytest.mark.usefixtures("handed_over")
async def test_a_press_cannot_agree_to_other_totals(books: Books, hadi: Acting, budi: Acting, visit: Visit) -> None:
    first = await closing.stamp(books, visit)
    assert first == await closing.stamp(books, visit)
    await deliveries.confirm(budi, visit, parcels(1), "b", NOW)
    second = await closing.stamp(books, visit)
    await closing.count(hadi, visit, {})
    assert len({first, second, await closing.stamp(books, visit)}) == 3


async def test_what_was_carried_is_asked_about_even_unrecorded(books: Books, visit: Visit) -> None:
    assert await closing.arrived(books, visit) == {"sembako": 0}


@pytest.mark.usefixtures("handed_over")
async def test_nothing_closes_before_all_is_done(
    books: Books, hadi: Acting, budi: Acting, dewi: Acting, visit: Visit
) -> None:
    await books.villages.add(Village(code="2019", name="Uren"))
    chat = await books.chats.add(Chat(telegram_id=-1, kind=ChatKind.GROUP, title="Tim"))
    photo = await books.photos.add(
        Photo(chat=chat.id, message=1, file_id="f", file_unique_id="u", visit=visit.id, by=budi.by.id,
              received_at=NOW, next_try=NOW)
    )  # fmt: skip
    assert await closing.obstacles(books, visit) == [
        "count.missing_return", "count.missing_photos", "count.missing_count",
    ]  # fmt: skip
    await report_step(budi, visit, Step.RETURNED, NOW, NOW)
    await books.photos.change(photo.id, state=PhotoState.STORED)
    back = await get(books, visit.id)
    await closing.count(hadi, back, {"sembako": 20})
    assert await closing.obstacles(books, back) == ["count.missing_agreement"]
    with pytest.raises(Mistake, match=r"count\.missing_agreement"):
        await closing.close(dewi, back)
    await closing.count(hadi, back, {"sembako": 25})
    assert await closing.obstacles(books, back) == []
    assert (await closing.close(dewi, back)).state is VisitState.CLOSED


async def test_a_visit_without_goods_needs_no_count(books: Books, visit: Visit) -> None:
    bare = visit.with_(plan=visit.plan.with_(cargo=()))
    assert "count.missing_count" not in await closing.obstacles(books, bare)
