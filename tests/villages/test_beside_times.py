"""What a village says beside day, hour and place: a quality is no place, what does not do is not offered."""

from datetime import date, time

import pytest

from sotarsa_bot.parsing import Moment
from sotarsa_bot.records.window import Window
from sotarsa_bot.visits.village_answer import Answer, read_answer

THURSDAY = date(2026, 12, 3)
AGREED = Moment(THURSDAY, time(9), "Balai Desa")


def read(words: str, known: Moment = AGREED) -> Answer:
    window = Window(first=date(2026, 12, 1), last=date(2026, 12, 5))
    return read_answer(words, today=date(2026, 11, 24), window=window, known=known, asks_place=False)


@pytest.mark.parametrize(
    "words",
    ["tempat siap 50 persen", "tempatnya licak", "tempatnya jauh dari jalan", "tempat parkirnya di halaman sakulah",
     "wadahnya ganal banar", "lokasinya becek pak"],
)  # fmt: skip
def test_how_a_place_is_names_none(words: str) -> None:
    assert read(words).options == ()


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("tempatnya di langgar", "langgar"), ("pindah ka mushalla ja", "mushalla"),
        ("pindah ka kantor desa, balai dipakai posyandu", "kantor desa"),
    ],
)  # fmt: skip
def test_where_it_is_to_be_is_read(words: str, meant: str) -> None:
    assert [one.rest for one in read(words).options] == [meant]


def test_where_people_go_is_no_place_of_the_visit() -> None:
    (meant,) = read("kamis tu urang ke pasar paringin, mun kawa rabu").options
    assert (meant.day, meant.rest) == (date(2026, 12, 2), "Balai Desa")


@pytest.mark.parametrize("words", ["kamis kawa, tapi wadahnya kada", "kamis kawa tapi tempatnya kada kawa"])
def test_a_place_that_does_not_do_turns_down_no_day(words: str) -> None:
    said = read(words)
    assert said.denied == ()
    assert [(one.day, one.rest) for one in said.options] == [(THURSDAY, "")]
    assert not said.complete
    assert said.more


def test_a_day_that_is_open_after_all_is_not_turned_down() -> None:
    said = read("tgl 3 kada jadi tutup, jenazahnya dibawa ka barabai")
    assert (said.denied, said.more) == ((), True)


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("jam 8 kasubuhan jar urang, jam 9 ja kambali", [9]), ("jam 3 kasorean", []), ("jam 9 terlalu pagi", []),
        ("jam 2", [14]), ("jam 2 atau jam 3", [14, 15]), ("jam 1.30", [13]),
    ],
)  # fmt: skip
def test_no_hour_is_offered_that_does_not_do(words: str, hours: list[int]) -> None:
    assert [one.at.hour for one in read(words).options if one.at] == hours


def test_two_numbers_are_hours_where_the_hour_is_asked() -> None:
    options = read("2 atau 3 lah pak, tasarah", Moment(date(2026, 12, 4))).options
    assert [(one.day, one.at and one.at.hour) for one in options] == [(date(2026, 12, 4), 14), (date(2026, 12, 4), 15)]


def test_if_so_is_no_condition() -> None:
    (meant,) = read("ya sudah tgl 2 ja mun kaitu").options
    assert meant.day == date(2026, 12, 2)
