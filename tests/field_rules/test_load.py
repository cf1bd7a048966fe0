"""Load reconciliation: the sum, what the team says of it, and differences that open again when the numbers move."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.field import differences, load
from sotarsa_bot.field.load import Line
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Left, parse_leftovers
from sotarsa_bot.parsing.leftovers import write_leftovers
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.field import IncidentEnd, IncidentKind, Leftover
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Village, Visit, VisitState
from sotarsa_bot.unsure import Unsure
from sotarsa_bot.visits.visits import get, report_step
from tests.field_rules.conftest import NOW, parcels

ITEMS = ("sembako", "selimut", "beras 5 kg")
amounts = st.integers(0, 500)
goods = st.dictionaries(st.sampled_from(ITEMS), amounts)
left = st.builds(
    Leftover, visit=st.just(1), item=st.sampled_from(ITEMS), back=amounts, damaged=amounts, lost=amounts,
    by=st.just(1), at=st.just(NOW),
)  # fmt: skip


@given(goods, goods, st.lists(left, max_size=6))
def test_nothing_is_lost_from_the_sum(carried: dict[str, int], given_: dict[str, int], said: list[Leftover]) -> None:
    """Every item has one line; what each line lacks or has too much is exactly what the sums leave."""
    lines = load.balance(carried, given_, said)
    assert sorted(line.item for line in lines) == sorted({*carried, *given_, *(one.item for one in said)})
    assert sum(line.carried for line in lines) == sum(carried.values())
    assert sum(line.handed_over for line in lines) == sum(given_.values())
    latest = {one.item: one.back + one.damaged + one.lost for one in said}
    missing = sum(line.missing for line in lines)
    assert missing == sum(carried.values()) - sum(given_.values()) - sum(latest.values())
    assert bool(load.in_words(lines)) == any(line.missing for line in lines)


@given(amounts, amounts, amounts)
def test_what_was_carried_and_accounted_for_fits(handed: int, back: int, damaged: int) -> None:
    said = Leftover(visit=1, item="sembako", back=back, damaged=damaged, reason="basah", by=1, at=NOW)
    (line,) = load.balance({"sembako": handed + back + damaged}, {"sembako": handed}, [said])
    assert line.missing == 0


@given(st.integers(0, 999), st.integers(1, 999), st.sampled_from([" ", ", ", "; ", "\n", " dan "]))
def test_a_reply_is_read_whatever_stands_between(back: int, damaged: int, gap: str) -> None:
    typed = f"sembako kembali {back}{gap}rusak {damaged} sobek kena hujan"
    assert parse_leftovers(typed, ITEMS) == {"sembako": Left(back, damaged, 0, "sobek kena hujan")}


@given(st.text(alphabet="abdehiklmnorstu 0123,;", max_size=40))
def test_noise_is_read_or_a_mistake(noise: str) -> None:
    try:
        said = parse_leftovers(noise, ITEMS)
    except (Mistake, Unsure):
        return
    assert set(said) <= set(ITEMS)
    assert all(one.reason or not (one.damaged or one.lost) for one in said.values())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kembali 3, rusak 1 sobek kena hujan", {"sembako": Left(3, 1, 0, "sobek kena hujan")}),
        ("kembali 3 rusak 1 sobek", {"sembako": Left(3, 1, 0, "sobek")}),
        ("3 kembali, 1 rusak sobek", {"sembako": Left(3, 1, 0, "sobek")}),
        ("kmbali 3", {"sembako": Left(3)}),
        ("3", {"sembako": Left(3)}),
        ("sisa 3 paket di mobil", {"sembako": Left(3)}),
        ("hilang 2 jatuh di sungai", {"sembako": Left(0, 0, 2, "jatuh di sungai")}),
        ("rusak 1 paket, basah, tidak layak", {"sembako": Left(0, 1, 0, "basah, tidak layak")}),
        ("tidak ada yang kembali", {"sembako": Left()}),
        ("habis", {"sembako": Left()}),
    ],
)
def test_one_item_needs_no_name(typed: str, expected: dict[str, Left]) -> None:
    assert parse_leftovers(typed, ("sembako",)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sembako kembali 3, selimut 2", {"sembako": Left(3), "selimut": Left(2)}),
        ("kembali: 3 sembako, 2 slimut", {"sembako": Left(3), "selimut": Left(2)}),
        ("sembako kembali 3 rusak 1 basah; selimut hilang 1 hanyut",
         {"sembako": Left(3, 1, 0, "basah"), "selimut": Left(0, 0, 1, "hanyut")}),
        ("beras 5 kg", None),  # which of its numbers is meant is anybody's guess
    ],
)  # fmt: skip
def test_several_items_are_told_apart(typed: str, expected: dict[str, Left] | None) -> None:
    if expected is None:
        with pytest.raises(Mistake):
            parse_leftovers(typed, ITEMS)
    else:
        assert parse_leftovers(typed, ITEMS) == expected


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("rusak 1", "leftovers_reason"),
        ("sembako hilang 2", "leftovers_reason"),
        ("sembako kembali banyak", "leftovers_unreadable"),
        ("sudah saya cek", "leftovers_unreadable"),
        ("sembako kembali 3 televisi", "item_unknown"),
        ("sembako kembali 900000", "amount_impossible"),
    ],
)
def test_what_cannot_be_read_gets_its_own_sentence(typed: str, key: str) -> None:
    items = ("sembako",) if typed.startswith("rusak") else ITEMS
    with pytest.raises(Mistake) as mistake:
        parse_leftovers(typed, items)
    assert mistake.value.key == f"parsing.{key}"


EARLIER = {"sembako": Left(13, 2, 0, "karena bocor"), "selimut": Left(7)}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("salah, sembako rusak 1 saja", {"sembako": Left(13, 1, 0, "karena bocor")}),
        ("sembako rusak 2 dan selimut rusak 1 basah",
         {"sembako": Left(13, 2, 0, "karena bocor"), "selimut": Left(7, 1, 0, "basah")}),
        ("sembako rusak 0", {"sembako": Left(13, 0, 0)}),
        ("sembako kembali 14", {"sembako": Left(14, 2, 0, "karena bocor")}),
        ("sembako hilang 1 jatuh", {"sembako": Left(13, 2, 1, "karena bocor, jatuh")}),
    ],
)  # fmt: skip
def test_what_later_words_do_not_speak_of_stays(typed: str, expected: dict[str, Left]) -> None:
    assert parse_leftovers(typed, ("sembako", "selimut"), before=EARLIER) == expected
    written = write_leftovers(expected, EARLIER)
    assert parse_leftovers(written, ("sembako", "selimut"), before=EARLIER) == expected


def test_what_is_lost_anew_needs_its_own_reason() -> None:
    with pytest.raises(Mistake) as told:
        parse_leftovers("sembako hilang 1", ("sembako", "selimut"), before=EARLIER)
    assert told.value.key == "parsing.leftovers_reason"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("sembako sisa 3", ["sembako lansia sisa 3", "sembako balita sisa 3"]),
        ("selimut sisa 1, sembako rusak 2 basah",
         ["selimut sisa 1, sembako lansia rusak 2 basah", "selimut sisa 1, sembako balita rusak 2 basah"]),
        ("sisa 3", ["sembako lansia kembali 3", "sembako balita kembali 3", "selimut kembali 3"]),
        ("sembako lansia sisa 3, sembako rusak 1 basah",
         [f"sembako lansia sisa 3, sembako {which} rusak 1 basah" for which in ("lansia", "balita")]),
    ],
)  # fmt: skip
def test_goods_of_like_names_are_asked_about(typed: str, offered: list[str]) -> None:
    with pytest.raises(Unsure) as asked:
        parse_leftovers(typed, ("sembako lansia", "sembako balita", "selimut"))
    assert [one.words for one in asked.value.meanings] == offered


@pytest.fixture
async def back(books: Books, budi: Acting, visit: Visit) -> Visit:
    """20 of 25 parcels are on record, and the team is back."""
    await books.villages.add(Village(code="2019", name="Uren"))
    await deliveries.confirm(budi, visit, parcels(20), "a", NOW)
    return await report_step(budi, visit, Step.RETURNED, NOW, NOW)


async def test_before_the_team_left_nothing_can_be_said(budi: Acting, visit: Visit) -> None:
    with pytest.raises(Mistake) as told:
        await load.state(budi, visit, {"sembako": Left(5)})
    assert told.value.key == "load.too_early"


async def test_a_visit_without_a_load_has_nothing_to_account_for(books: Books, visit: Visit) -> None:
    empty = visit.with_(plan=visit.plan.with_(cargo=()))
    assert await load.of_visit(books, empty) == []
    assert await load.obstacles(books, empty) == []


async def test_what_came_back_makes_the_account_fit(books: Books, budi: Acting, back: Visit) -> None:
    assert await load.obstacles(books, back) == ["load.missing_word"]
    assert await load.state(budi, back, {"sembako": Left(4, 1, 0, "sobek")}) == [
        Line("sembako", 25, 20, 4, 1, 0, "sobek")
    ]
    assert await load.obstacles(books, back) == []
    assert await differences.standing(books, back, IncidentKind.LOAD) is None
    assert await load.lacks_photo(books, back, await load.of_visit(books, back))


async def test_all_the_rest_came_back_by_one_press(books: Books, budi: Acting, back: Visit) -> None:
    await load.state(budi, back, {"sembako": Left(0, 1, 0, "sobek")})
    await load.state(budi, back, await load.all_back(books, back))
    assert await load.of_visit(books, back) == [Line("sembako", 25, 20, 4, 1, 0, "sobek")]


async def test_a_late_hand_over_opens_an_explained_difference_again(books: Books, budi: Acting, back: Visit) -> None:
    await load.state(budi, back, {"sembako": Left(3)})
    standing = await differences.standing(books, back, IncidentKind.LOAD)
    assert standing is not None
    assert standing.words == "sembako kurang 2"
    assert await load.obstacles(books, back) == ["load.missing_explanation"]
    await differences.end(budi, back, standing, IncidentEnd.EXPLAINED, "hanya 23 yang dimuat")
    assert await load.obstacles(books, back) == []
    await deliveries.confirm(budi, back, parcels(1), "late", NOW)
    await load.compare(budi, back)
    assert await load.obstacles(books, back) == ["load.missing_explanation"]
    await deliveries.withdraw(budi, back, ["late"])
    await load.compare(budi, back)
    assert await load.obstacles(books, back) == []  # what was explained is what differs again


async def test_more_than_was_carried_is_a_slip(budi: Acting, back: Visit) -> None:
    with pytest.raises(Mistake) as told:
        await load.state(budi, back, {"sembako": Left(26)})
    assert told.value.values == {"item": "sembako", "carried": 25}


async def test_what_was_handed_over_and_never_loaded_is_a_difference(books: Books, budi: Acting, back: Visit) -> None:
    await deliveries.confirm(budi, back, parcels(5), "b", NOW)
    await deliveries.confirm(budi, back, parcels(2, item="selimut"), "c", NOW)
    assert load.in_words(await load.of_visit(books, back)) == "selimut lebih 2"
    two = (*back.plan.cargo, CargoItem(item="selimut", amount=2))
    assert load.in_words(await load.of_visit(books, back.with_(plan=back.plan.with_(cargo=two)))) == ""


async def test_a_closed_visit_takes_no_word(books: Books, budi: Acting, back: Visit) -> None:
    await books.visits.change(back.id, state=VisitState.CLOSED)
    with pytest.raises(Mistake):
        await load.state(budi, await get(books, back.id), {"sembako": Left(5)})
