"""Approvals of the handover record: of what was shown, once a person, and no longer when the hand-overs change."""

import pytest

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import approvals
from sotarsa_bot.records.paperwork import Ended, Side, Standing
from sotarsa_bot.records.visit import Visit
from tests.field_rules.conftest import NOW, parcels

AS = (Side.TEAM, Standing.LEADER)


async def test_what_was_shown_is_approved_once(books: Books, visit: Visit, budi: Acting) -> None:
    with pytest.raises(Mistake, match=r"handover\.nothing"):
        await approvals.approve(budi, visit, *AS, await approvals.stamp(books, visit))
    await deliveries.confirm(budi, visit, parcels(25), "a:0", NOW)
    shown = await approvals.stamp(books, visit)
    given = await approvals.approve(budi, visit, *AS, shown)
    assert (given.totals, given.at, given.standing) == ({"sembako": 25}, NOW, Standing.LEADER)
    with pytest.raises(Mistake, match=r"approval\.given_already"):
        await approvals.approve(budi, visit, *AS, shown)
    with pytest.raises(Mistake, match=r"approval\.moved"):
        await approvals.approve(budi, visit, *AS, "0" * approvals.STAMP_LETTERS)


async def test_every_change_of_the_hand_overs_ends_it_and_nothing_else_does(
    books: Books, visit: Visit, budi: Acting, ani: Acting
) -> None:
    """Also one that leaves the totals as they were."""
    await deliveries.confirm(budi, visit, parcels(1, number=3), "a:0", NOW)
    await approvals.approve(budi, visit, *AS, await approvals.stamp(books, visit))
    await deliveries.confirm(budi, visit, parcels(1, number=4, kind="absent"), "b:0", NOW)
    assert await approvals.end_outdated(books, visit, NOW) == []
    await deliveries.withdraw(budi, visit, ["a:0"])
    await deliveries.confirm(budi, visit, parcels(1, number=5), "c:0", NOW)
    assert await approvals.standing(books, visit) == []  # at once, also before anybody ends it
    assert len(await approvals.last_outdated(books, visit)) == 1
    (ended,) = await approvals.end_outdated(books, visit, NOW)
    assert await approvals.end_outdated(books, visit, NOW) == []
    assert await approvals.standing(books, visit) == []
    assert [one.ended for one in await approvals.last_outdated(books, visit)] == [Ended.CHANGED]
    assert approvals.changes(ended.totals, await deliveries.totals(books, visit)) == []
    await approvals.approve(budi, visit, *AS, await approvals.stamp(books, visit))
    assert await approvals.last_outdated(books, visit) == []
    assert [entry.what for entry in await books.audit.find(by=None)] == ["approval.outdated"]


async def test_who_approves_anew_needs_nobody_to_end_the_old_one_first(
    books: Books, visit: Visit, budi: Acting
) -> None:
    await deliveries.confirm(budi, visit, parcels(25), "a:0", NOW)
    await approvals.approve(budi, visit, *AS, await approvals.stamp(books, visit))
    await deliveries.confirm(budi, visit, parcels(1), "b:0", NOW)
    await approvals.approve(budi, visit, *AS, await approvals.stamp(books, visit))
    assert [one.totals for one in await approvals.standing(books, visit)] == [{"sembako": 26}]
    assert await approvals.last_outdated(books, visit) == []


async def test_it_is_taken_back_by_whoever_gave_it(books: Books, visit: Visit, budi: Acting, ani: Acting) -> None:
    await deliveries.confirm(budi, visit, parcels(25), "a:0", NOW)
    await approvals.approve(budi, visit, *AS, await approvals.stamp(books, visit))
    with pytest.raises(Mistake, match=r"approval\.none_of_yours"):
        await approvals.withdraw(ani, visit)
    await approvals.withdraw(budi, visit)
    assert await approvals.standing(books, visit) == []
    with pytest.raises(Mistake, match=r"approval\.none_of_yours"):
        await approvals.withdraw(budi, visit)


def test_what_changed_is_said_item_by_item() -> None:
    assert approvals.changes({"sembako": 25, "selimut": 2}, {"sembako": 24, "minyak": 1, "selimut": 2}) == [
        ("sembako", 25, 24), ("minyak", 0, 1),
    ]  # fmt: skip
