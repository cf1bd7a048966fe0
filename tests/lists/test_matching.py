"""Who of the people known is meant: sure by NIK or by equal name and place, else only likely."""

from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.lists import Line
from sotarsa_bot.records.recipient import Recipient
from sotarsa_bot.register.matching import People


def known(id_: int, name: str, address: str = "", hamlet: str = "", nik: str = "") -> Recipient:
    return Recipient(
        id=id_, key=f"k{id_}", village="2019", name=name, address=address, hamlet=hamlet, nik_index=nik or None
    )


def line(name: str, address: str = "", hamlet: str = "") -> Line:
    return Line(row=2, name=name, address=address, hamlet=hamlet)


AMINAH = known(1, "Hj. Siti Aminah", "Jl. Balai RT 01/02", "Atas", nik="a")
RAHMAT = known(2, "Rahmat Hidayat", "Jl. Sungai 7", "Bawah")
NAMESAKE = known(3, "Rahmat Hidayat", "Jl. Gunung 9", "Atas")
PEOPLE = People([AMINAH, RAHMAT, NAMESAKE])


def test_the_nik_is_sure_and_so_are_equal_name_and_place_of_those_without_one() -> None:
    assert PEOPLE.sure(line("whoever"), "a") == AMINAH
    assert PEOPLE.sure(line("RAHMAT  HIDAYAT", "jl sungai 7", "Bawah"), None) == RAHMAT
    assert PEOPLE.sure(line("Rahmat Hidayat"), None) is None
    assert PEOPLE.sure(line("Hj. Siti Aminah", "Jl. Balai RT 01/02", "Atas"), None) is None
    assert PEOPLE.sure(line("Rahmat Hidayat", "Jl. Sungai 7", "Bawah"), "b") is None


def test_typing_errors_titles_and_the_order_of_words_are_forgiven() -> None:
    for name in ("Siti Aminah", "Aminah Siti", "SITI AMINA", "Ibu Siti Aminnah"):
        (alike,) = PEOPLE.alike(line(name, "Jln Balai RT 1 RW 2", "Atas"), None)
        assert (alike.recipient, alike.same) == (AMINAH, True), name
    assert list(PEOPLE.alike(line("Siti Rahmah", "Jl. Balai RT 01/02", "Atas"), None)) == []


def test_a_namesake_in_another_house_is_shown_as_another_and_the_nearer_one_first() -> None:
    found = list(PEOPLE.alike(line("Rahmat Hidayat", "Jalan Gunung 9", "Atas"), None))
    assert [(one.recipient, one.same) for one in found] == [(NAMESAKE, True), (RAHMAT, False)]
    found = list(PEOPLE.alike(line("Rahmat Hidayat", "Jl. Sungai 8", "Bawah"), None))
    assert {one.recipient for one in found} == {RAHMAT, NAMESAKE}
    assert not any(one.same for one in found)


def test_two_with_a_nik_each_are_never_alike() -> None:
    assert list(PEOPLE.alike(line("Siti Aminah", "Jl. Balai RT 01/02", "Atas"), "b")) == []
    assert next(PEOPLE.alike(line("Rahmat Hidayat", "Jl. Sungai 7"), "b")).recipient == RAHMAT


words = st.text(st.sampled_from("abi nrt.-7"), max_size=12)


@given(st.lists(st.tuples(words, words), max_size=5), words, words, st.none() | st.just("x"))
def test_nobody_is_alike_twice_and_whoever_is_alike_is_known(
    people: list[tuple[str, str]], name: str, address: str, nik: str | None
) -> None:
    every = [known(n, *one) for n, one in enumerate(people, 1)]
    found = [one.recipient for one in People(every).alike(line(name, address), nik)]
    assert len({one.id for one in found}) == len(found)
    assert all(one in every for one in found)
