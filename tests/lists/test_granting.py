"""What a list grants, against what is granted already: the same, said anew, or granted anew."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.lists import Line
from sotarsa_bot.lists.periods import Period, period
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.recipient import Entitlement
from sotarsa_bot.register.granting import Granted, Granting
from sotarsa_bot.register.remainders import Given

TODAY, FOURTH = date(2026, 11, 24), "Triwulan IV 2026"


def line(item: str = "beras", amount: int | None = 10, said: str = "", as_of: date | None = None) -> Line:
    return Line(row=2, name="Aminah", benefit=Benefit(item=item, amount=amount), period=period(said), data_date=as_of)


def grants(due: list[Entitlement], *lines: Line, came: int = 0, again: bool = False) -> Granted:
    given = [Given("beras", came, TODAY)] if came else []
    return Granting("2019", due, given, TODAY, again=again).of(lines)


def kept(due: list[Entitlement], granted: Granted) -> list[Entitlement]:
    """As the register has it once that is saved."""
    after = {before.id: after for before, after in granted.amended}
    new = [one.with_(id=len(due) + n) for n, one in enumerate(granted.new, 1)]
    return [*(after.get(one.id, one) for one in due), *new]


def after(*lines: Line) -> list[Entitlement]:
    return kept([], grants([], *lines))


def test_a_line_of_a_new_person_is_for_its_period_else_for_a_year() -> None:
    (of_period,) = after(line(said=FOURTH))
    assert (of_period.period, of_period.starts, of_period.ends) == (FOURTH, date(2026, 10, 1), date(2026, 12, 31))
    (of_none,) = after(line())
    assert (of_none.period, of_none.starts, (of_none.ends - of_none.starts).days) == ("", TODAY, 365)


def test_another_amount_a_period_and_a_later_date_are_said_anew() -> None:
    due = after(line(as_of=date(2026, 10, 1)))
    ((before, now),) = grants(due, line(amount=12, said=FOURTH, as_of=date(2026, 11, 1))).amended
    assert before == due[0]
    assert (now.amount, now.period, now.data_date) == (12, FOURTH, date(2026, 11, 1))
    assert grants(due, line(amount=12, as_of=date(2026, 9, 1))).amended == ()  # older data say nothing


def test_the_next_quarter_and_another_thing_are_granted_besides() -> None:
    due = after(line(said=FOURTH))
    granted = grants(due, line(said=FOURTH), line(said="Triwulan I 2027"), line("minyak", 2, FOURTH))
    assert granted.amended == ()
    assert [(one.item, one.period) for one in granted.new] == [("beras", "Triwulan I 2027"), ("minyak", FOURTH)]


def test_a_list_without_a_period_grants_anew_only_what_was_handed_over() -> None:
    """And only for another visit, or where its data are newer."""
    due = after(line(as_of=date(2026, 11, 1)))
    assert grants(due, line(), came=4, again=True).new == ()
    assert grants(due, line(), came=10, again=False).new == ()
    assert len(grants(due, line(), came=10, again=True).new) == 1
    assert len(grants(due, line(as_of=date(2026, 12, 1)), came=10).new) == 1
    whole = after(line(said=FOURTH))
    assert grants(whole, line(said=FOURTH), came=10, again=True).new == ()


def test_a_mere_name_speaks_of_whatever_is_open() -> None:
    due = after(line(said=FOURTH), line("minyak", 2, FOURTH))
    assert grants(due, line("", None)).named == tuple(due)
    assert [one.item for one in grants(due, line("", None), came=10).named] == ["minyak"]
    assert [one.benefit for one in grants([], line("", None)).new] == [Benefit()]


lines = st.lists(
    st.builds(
        line, st.sampled_from(["beras", "minyak", ""]), st.none() | st.integers(1, 20),
        st.sampled_from(["", FOURTH, "Oktober 2026", "Triwulan I 2027", "Tahap 1"]),
        st.none() | st.dates(date(2026, 9, 1), date(2027, 3, 1)),
    ),
    max_size=4, unique_by=lambda one: (one.benefit.item, one.period and one.period.said),
)  # fmt: skip


@given(lines, lines, st.booleans())
def test_the_same_list_twice_changes_nothing_the_second_time(
    first: list[Line], second: list[Line], again: bool
) -> None:
    """Whatever was there before, as long as nothing was handed over meanwhile."""
    due = after(*first)
    due = kept(due, grants(due, *second, again=again))
    granted = grants(due, *second, again=again)
    assert (granted.new, granted.amended) == ((), ())


def test_a_period_without_a_span_is_known_by_its_words() -> None:
    due = after(line(said="Tahap 1"))
    assert period("Tahap 1") == Period(said="Tahap 1")
    assert grants(due, line(said="tahap 1")).new == ()
    assert [one.period for one in grants(due, line(said="Tahap 2")).new] == ["Tahap 2"]
