"""What is open: entitlements less what was handed over, the oldest filled first."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.recipient import Entitlement
from sotarsa_bot.register.remainders import Given, remainders

OCTOBER, NOVEMBER, DECEMBER = (date(2026, month, 1) for month in (10, 11, 12))


def due(id_: int, item: str, amount: int | None, starts: date = OCTOBER, programme: str = "") -> Entitlement:
    return Entitlement(
        id=id_, recipient=1, village="2019", programme=programme, item=item, amount=amount, starts=starts,
        ends=starts + timedelta(days=89),
    )  # fmt: skip


def left(entitlements: list[Entitlement], *came: Given) -> dict[int, int]:
    return {one.entitlement.id: one.amount for one in remainders(entitlements, came)}


def test_a_partial_hand_over_leaves_a_remainder_over_all_visits() -> None:
    rice = [due(1, "beras", 10)]
    assert left(rice) == {1: 10}
    assert left(rice, Given("Beras", 4, NOVEMBER)) == {1: 6}
    assert left(rice, Given("beras", 4, NOVEMBER), Given("beras", 6, DECEMBER)) == {}
    (open_,) = remainders(rice, [Given("beras", 4, NOVEMBER)])
    assert open_.partial
    assert open_.benefit == Benefit(item="beras", amount=6)


def test_the_unit_beside_a_thing_is_no_other_thing() -> None:
    assert left([due(1, "Paket sembako", 2)], Given("sembako", 1, NOVEMBER)) == {1: 1}


def test_two_programmes_are_two_things_and_one_thing_of_two_programmes_is_shared_out() -> None:
    both = [due(1, "beras", 10, programme="BPNT"), due(2, "selimut", 1, programme="Lansia")]
    assert left(both, Given("selimut", 1, NOVEMBER)) == {1: 10}
    alike = [due(1, "beras", 10, programme="BPNT"), due(2, "beras", 5, programme="PKH")]
    assert left(alike, Given("beras", 12, NOVEMBER)) == {2: 3}


def test_what_is_late_fills_the_old_period_first_and_what_came_before_a_period_fills_it_never() -> None:
    quarters = [due(1, "beras", 10, OCTOBER), due(2, "beras", 10, DECEMBER)]
    assert left(quarters, Given("beras", 10, DECEMBER)) == {2: 10}
    assert left(quarters, Given("beras", 20, NOVEMBER)) == {2: 10}
    assert left(quarters, Given("beras", 10, DECEMBER - timedelta(days=100))) == {1: 10, 2: 10}


def test_a_name_without_a_thing_has_received_when_anything_was_handed_over() -> None:
    assert left([due(1, "", None)]) == {1: 1}
    assert left([due(1, "", None)], Given("sembako", 3, NOVEMBER)) == {}


items = st.sampled_from(["beras", "minyak", "Beras ", "selimut"])
days = st.dates(date(2026, 9, 1), date(2027, 3, 1))
owed = st.lists(
    st.builds(due, st.integers(1, 99), items, st.integers(1, 20), days), max_size=5, unique_by=lambda e: e.id
)
came = st.lists(st.builds(Given, items, st.integers(0, 20), days), max_size=6)


@given(owed, came)
def test_nothing_is_owed_twice_and_nothing_is_lost(owed: list[Entitlement], came: list[Given]) -> None:
    """Of each thing: what is open and what was handed over are at least what was due, and never more than both."""
    open_ = remainders(owed, came)
    assert all(0 < one.amount <= one.entitlement.quantity for one in open_)
    for thing in ("beras", "minyak", "selimut"):
        due_ = sum(one.quantity for one in owed if one.item.strip().casefold() == thing)
        got = sum(one.amount for one in came if one.item.strip().casefold() == thing)
        rest = sum(one.amount for one in open_ if one.entitlement.item.strip().casefold() == thing)
        assert max(0, due_ - got) <= rest <= due_


@given(owed, came, st.builds(Given, items, st.integers(1, 20), days))
def test_more_handed_over_never_opens_anything_and_the_order_of_the_reports_is_no_matter(
    owed: list[Entitlement], came: list[Given], one_more: Given
) -> None:
    before = sum(one.amount for one in remainders(owed, came))
    assert sum(one.amount for one in remainders(owed, [*came, one_more])) <= before
    assert sum(one.amount for one in remainders(owed, reversed(came))) == before
