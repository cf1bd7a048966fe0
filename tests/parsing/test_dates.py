"""Dates and times as they are typed here."""

import tomllib
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, parse_moment, parse_time, parse_window, read_day_lists, read_moment, read_place
from sotarsa_bot.parsing.moments import MomentReading
from sotarsa_bot.parsing.words import PARTICLES, TURNING, Words
from sotarsa_bot.unsure import Unsure
from sotarsa_bot.wording import long_day, span, weekday_and_day

TUESDAY = date(2026, 11, 24)
PROPOSED = (date(2026, 11, 25), date(2026, 12, 5))

DAYS = {
    "3 Desember": (12, 3), "3 des 2026": (12, 3), "3/12": (12, 3), "03-12-2026": (12, 3), "3.12.26": (12, 3),
    "3 desembr": (12, 3), "tgl 3": (12, 3), "tanggal 3 bulan depan": (12, 3), "besok": (11, 25), "lusa": (11, 26),
    "hari ini": (11, 24), "3 hari lagi": (11, 27), "Kamis": (11, 26), "kamis depan": (12, 3),
    "Kamis minggu depan": (12, 3), "Jum'at": (11, 27), "ahad": (11, 29), "rabo": (11, 25), "30 nop": (11, 30),
    "Kamis, 3 Desember 2026": (12, 3), "hari Senin": (11, 30), "24 november": (11, 24),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "read"), DAYS.items())
def test_a_day_is_read_as_it_was_meant(typed: str, read: tuple[int, int]) -> None:
    assert parse_moment(typed, today=TUESDAY)[0] == date(2026, *read)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("31 Februari", "parsing.date_impossible"),
        ("24 Nov 2025", "parsing.date_past"),
        ("1/1/2020", "parsing.date_past"),
        ("3 Desember 2099", "parsing.date_far"),
        ("nanti saja", "parsing.date_unreadable"),
        ("", "parsing.date_unreadable"),
    ],
)
def test_what_is_no_day_gets_its_own_sentence(typed: str, key: str) -> None:
    with pytest.raises(Mistake) as mistake:
        parse_moment(typed, today=TUESDAY)[0]
    assert mistake.value.key == key


TIMES = {
    "jam 9": (9, 0), "pukul 09.00": (9, 0), "09:30": (9, 30), "9.30 pagi": (9, 30), "jam 2 siang": (14, 0),
    "jam 12 siang": (12, 0), "jam 4 sore": (16, 0), "jam 7 malam": (19, 0), "setengah sembilan": (8, 30),
    "pkl 9": (9, 0), "9": (9, 0), "jam sembilan": (9, 0), "10.15 WITA": (10, 15),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "read"), TIMES.items())
def test_a_time_is_read_as_it_was_meant(typed: str, read: tuple[int, int]) -> None:
    assert parse_time(typed) == time(*read)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("25.00", "time_impossible"),
        ("9.75", "time_impossible"),
        ("jam 9 wib", "time_zone"),
        ("pagi", "time_unreadable"),
    ],
)
def test_what_is_no_time_gets_its_own_sentence(typed: str, key: str) -> None:
    with pytest.raises(Mistake) as mistake:
        parse_time(typed)
    assert mistake.value.key == f"parsing.{key}"


READINGS = tomllib.loads((Path(__file__).parents[1] / "readers" / "days.toml").read_text())


def meant(typed: str) -> str:
    """What was read, in the words of the table."""
    try:
        read = read_moment(typed, today=TUESDAY, within=PROPOSED)
    except Mistake as mistake:
        return f"ditolak: {mistake.key}"
    if not read.options:
        return f"tidak bisa: {', '.join(span(day, day) for day in read.denied)}" if read.denied else "-"
    return ("" if read.complete else "ditanya: ") + " / ".join(one.said for one in read.options)


@pytest.mark.parametrize(
    ("typed", "last"),
    [("antara tgl 1 sama 5", 5), ("1,2,3 des", 3), ("tgl satu sampai lima desember", 5), ("1 sd 4 des", 4)],
)
def test_a_window_in_everyday_spelling(typed: str, last: int) -> None:
    window = parse_window(typed, today=TUESDAY)
    assert (window.first, window.last) == (date(2026, 12, 1), date(2026, 12, last))


@pytest.mark.parametrize(("typed", "read"), READINGS.items())
def test_what_a_village_writes_is_understood_or_asked(typed: str, read: str) -> None:
    """The table of examples that an office's clerk may extend."""
    assert meant(typed) == read


def test_a_weekday_that_is_not_tomorrow_is_offered_within_the_days_of_the_team() -> None:
    """ "Jumat isuk" offered two days of which the team had named none."""
    read = read_moment("jumat isuk ja jam 9", today=TUESDAY, within=(date(2026, 12, 1), date(2026, 12, 5)))
    assert [one.day for one in read.options] == [date(2026, 12, 4), date(2026, 11, 25), date(2026, 11, 27)]
    assert not read.complete


def test_what_is_offered_is_read_back_without_doubt() -> None:
    """A yes must not lead to the next question."""
    asked: list[Moment] = []
    for typed in READINGS:
        with suppress(Mistake):
            asked += read_moment(typed, today=TUESDAY, within=PROPOSED).options
    assert len(asked) > 100
    again = [(one, read_moment(one.words, today=TUESDAY, within=PROPOSED)) for one in asked]
    assert [one for one, read in again if not read.complete or read.options != (one,)] == []


@given(
    st.none() | st.integers(0, 400).map(lambda n: TUESDAY + timedelta(days=n)),
    st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(("", "balai desa", "tidak ada perangkat", "RT 05/02", "rumah 12 Mei", "kalau hujan jam 10, besok")),
)
def test_any_moment_that_is_written_is_read_back(day: date | None, at: time | None, rest: str) -> None:
    """What stands behind a colon is meant as it stands."""
    moment = Moment(day, at, rest)
    if day is None and at is None:
        return
    read = read_moment(moment.words, today=TUESDAY)
    assert read.complete
    assert read.options == (moment,)


DENIALS = ("tidak bisa", "tdk bisa", "jangan", "belum bisa", "kada kawa", "gak bisa")
NAMES_OF_DAYS = st.integers(0, 300).map(lambda n: TUESDAY + timedelta(days=n))
SPELT = st.sampled_from((long_day, weekday_and_day, lambda day: f"tgl {day:%d/%m/%Y}", lambda day: f"{day:%Y-%m-%d}"))


@given(
    NAMES_OF_DAYS, SPELT, st.sampled_from(DENIALS), st.sampled_from(("", " ya pak", ", mohon maaf", " karena panen"))
)
def test_a_day_that_is_turned_down_is_never_taken(day: date, spell: Callable[[date], str], no: str, more: str) -> None:
    """Whatever else stands beside it."""
    for typed in (f"{spell(day)} {no}{more}", f"{no} {spell(day)}{more}"):
        read = reading(partial(read_moment, typed, today=TUESDAY))
        if not isinstance(read, str):
            assert isinstance(read, MomentReading)
            assert day in read.denied
            assert not any(one.day == day for one in read.options)


@given(
    st.lists(NAMES_OF_DAYS, min_size=2, max_size=3, unique=True),
    SPELT,
    st.sampled_from(DENIALS),
    st.sampled_from((", ", " dan ", " sama ", " ")),
)
def test_no_day_of_a_list_that_is_turned_down_is_offered(
    days: list[date], spell: Callable[[date], str], no: str, between: str
) -> None:
    """ "Sabtu, minggu kada kawa"; "jangan A, B" may only offer the last."""
    listed = between.join(map(spell, days))
    after = reading(partial(read_moment, f"{listed} {no}", today=TUESDAY))
    assert not isinstance(after, MomentReading) or not after.options
    before = reading(partial(read_moment, f"{no} {listed}", today=TUESDAY))
    assert not isinstance(before, MomentReading) or days[0] not in {one.day for one in before.options}


@given(
    st.sampled_from(("tgl 3 jam 9", "Kamis jam 9", "3 des pukul 10")),
    st.lists(
        st.sampled_from(
            ("balai desa", "di langgar nurul huda", "kada hujan", "tapi listrik mati", "kalau jalan bagus",
             "bawa genset", "karena posyandu rusak", "jangan lupa obat", "ada acara", "warga kami kumpulkan",
             "atau besok", "maaf telat")
        ),
        max_size=4,
    ),
    st.sampled_from((" ", ", ")),
)  # fmt: skip
def test_no_place_holds_a_word_that_turns_something(opening: str, parts: list[str], between: str) -> None:
    """What is announced to citizens as the place is never half of a condition, a refusal or a correction."""
    read = reading(partial(read_moment, between.join([opening, *parts]), today=TUESDAY, within=PROPOSED))
    options = read.options if isinstance(read, MomentReading) else ()
    assert not [one.rest for one in options if any(word.plain in TURNING for word in Words(one.rest).all)]


@given(NAMES_OF_DAYS, NAMES_OF_DAYS, SPELT, st.sampled_from(DENIALS), st.sampled_from((", ", " tapi ", "; ", " ")))
def test_of_two_days_the_one_that_is_not_turned_down_is_asked_about(
    no_day: date, yes: date, spell: Callable[[date], str], no: str, between: str
) -> None:
    typed = f"{spell(no_day)} {no}{between}{spell(yes)} saja jam 10"
    read = reading(lambda: read_moment(typed, today=TUESDAY))
    assert isinstance(read, MomentReading)
    assert not read.complete
    assert not any(one.day == no_day for one in read.options) or no_day == yes


WINDOWS = {
    "1-5 Desember": "1–5 Desember 2026", "1 s/d 5 des": "1–5 Desember 2026", "1 sampai 5 Desember": "1–5 Desember 2026",
    "1 Desember - 5 Desember": "1–5 Desember 2026", "antara 1 Desember dan 5 Desember": "1–5 Desember 2026",
    "1–5 Desember 2026": "1–5 Desember 2026", "3 Desember": "3 Desember 2026", "1/12-5/12": "1–5 Desember 2026",
    "1-5/12": "1–5 Desember 2026", "30 nov-2 des": "30 November – 2 Desember 2026",
    "28 Desember - 2 Januari": "28 Desember 2026 – 2 Januari 2027", "Senin-Jumat": "30 November – 4 Desember 2026",
    "senin - jumat minggu depan": "30 November – 4 Desember 2026", "1, 2 atau 3 Desember": "1–3 Desember 2026",
    "5 s/d 7": "5–7 Desember 2026", "5, 6 dan 7": "5–7 Desember 2026", "10 sampai 14": "10–14 Desember 2026",
    "10 sampe 14 des": "10–14 Desember 2026",
    "minggu depan": "30 November – 6 Desember 2026", "mulai tanggal 1 sampai tanggal 5 Desember": "1–5 Desember 2026",
    "2026-12-01 s/d 2026-12-05": "1–5 Desember 2026", "1-5 Desember ya pak": "1–5 Desember 2026",
    "1-5": "ditanya: 1–5 Desember 2026 / 1 Mei 2027", "3": "ditanya: 3 Desember 2026",
    "1-5 Desember kecuali 3": "ditanya: 1–2 Desember 2026 / 4–5 Desember 2026",
    "1, 3 dan 5 Desember": "ditanya: 1–5 Desember 2026 / 1 Desember 2026 / 3 Desember 2026 / 5 Desember 2026",
    "1-5 Desember jam 9": "ditanya: 1–5 Desember 2026", "1-5 Desember di balai": "ditanya: 1–5 Desember 2026",
    "jangan 1-5 Desember": "ditolak: parsing.date_unreadable", "setiap Jumat": "ditolak: parsing.window_weekly",
    "kami 30 orang, 3 kursi": "ditolak: parsing.date_unreadable",
    "20-28 November": "ditolak: parsing.date_past", "akhir bulan": "ditolak: parsing.date_unreadable",
}  # fmt: skip
DAYS_AND_REASONS = {
    "5-7 Desember aruh adat": "5–7 Desember 2026, aruh adat",
    "5 s/d 7 Desember aruh adat": "5–7 Desember 2026, aruh adat",
    "5, 6 dan 7 Desember aruh adat": "5–7 Desember 2026, aruh adat",
    "5 sampai 7 Desember aruh adat": "5–7 Desember 2026, aruh adat",
    "5 sampe 7 des aruh": "5–7 Desember 2026, aruh", "5 ke 7 desember aruh": "ditanya: 7 Desember 2026, 5 ke aruh",
    "5 hingga 7 des aruh": "5–7 Desember 2026, aruh", "aruh 5 sampai 7 Desember": "5–7 Desember 2026, aruh",
    "28 sampai 2 Januari libur": "ditolak: parsing.window_backwards",
    "aruh jam 9 sampai 7 Desember": "ditolak: parsing.days_bounded",
    "1-3 Januari libur bersama": "1–3 Januari 2027, libur bersama",
    "25 desember natal, 26 cuti bersama":
        "ditanya: 25 Desember 2026, natal; 26 Desember 2026, cuti bersama",
    "5 desember aruh, 20 orang hadir": "5 Desember 2026, aruh, 20 orang hadir",
    "24-25 Desember cuti bersama Natal": "24–25 Desember 2026, cuti bersama Natal",
    "1 Des, 3 Des dan 5 Des rapat": "1 Desember 2026, 3 Desember 2026, dan 5 Desember 2026, rapat",
    "5-7 Desember kecuali 6 aruh adat": "5 Desember 2026 dan 7 Desember 2026, aruh adat",
    "5 Desember hari pasar": "5 Desember 2026, hari pasar",
    "5 Desember: tidak ada orang": "5 Desember 2026, tidak ada orang",
    "senin dan selasa panen": "30 November – 1 Desember 2026, panen",
    "5 Desember tidak ada perangkat": "ditanya: 5 Desember 2026, tidak ada perangkat",
    "tanggal 5 jangan datang, ada aruh adat": "ditanya: 5 Desember 2026, jangan datang, ada aruh adat",
    "5 des aruh ganal, sama tgl 12 pasar": "ditanya: 5 Desember 2026, aruh ganal; 12 Desember 2026, pasar",
    "aruh tgl 5, pasar tgl 12": "ditanya: 5 Desember 2026, aruh; 12 Desember 2026, pasar",
    "5-7 des aruh dan 9 des pasar lawan 12 des panen":
        "ditanya: 5–7 Desember 2026, aruh; 9 Desember 2026, pasar; 12 Desember 2026, panen",
    "5 Desember jangan datang, ada aruh, 6 Desember tidak ada orang":
        "ditanya: 5 Desember 2026, jangan datang, ada aruh; 6 Desember 2026, tidak ada orang",
    "5 des aruh ganal\n12 des pasar": "5 Desember 2026, aruh ganal | 12 Desember 2026, pasar",
    "5 des rapat. 7 des H. Basri kawin": "ditanya: 5 Desember 2026, rapat; 7 Desember 2026, H. Basri kawin",
    "5 des rapat dan panen": "5 Desember 2026, rapat dan panen",
    "5 des aruh ganal lah": "5 Desember 2026, aruh ganal",
    "10-12 desember cuti bersama, kecuali tgl 11": "10 Desember 2026 dan 12 Desember 2026, cuti bersama",
    "cuti bersama 28 29 30 desember": "28–30 Desember 2026, cuti bersama",
    "24 25 des natal": "24–25 Desember 2026, natal", "aruh rt 2 5 desember": "5 Desember 2026, aruh rt 2",
    "aruh tahun kamarian 5 desember": "ditanya: 5 Desember 2026, aruh tahun kamarian",
    "haulnya jadi tanggal 21 haja": "ditanya: 21 Desember 2026, haulnya jadi",
    "tgl 9 atau 10 ada panen": (
        "ditanya: 9 Desember 2026, ada panen / 10 Desember 2026, ada panen / 9–10 Desember 2026, ada panen"
    ),
    "2026-12-05: aruh tahun kamarian": "5 Desember 2026, aruh tahun kamarian",
    "10 desember hari jadi desa": "10 Desember 2026, hari jadi desa",
    "3 pasar": "ditolak: parsing.date_unreadable",
    "setiap Jumat pasar": "ditolak: parsing.days_weekly", "pasar": "ditolak: parsing.date_unreadable",
}  # fmt: skip


def outcome(read: Callable[[], str]) -> str:
    """In the words of these tables."""
    try:
        return read()
    except Mistake as mistake:
        return f"ditolak: {mistake.key}"
    except Unsure as unsure:
        return "ditanya: " + " / ".join(one.said for one in unsure.meanings)


def days_said(typed: str) -> str:
    return " | ".join(one.said for one in read_day_lists(typed, today=TUESDAY))


def window_said(typed: str) -> str:
    window = parse_window(typed, today=TUESDAY)
    return span(window.first, window.last)


@pytest.mark.parametrize(("typed", "read"), WINDOWS.items())
def test_a_window_is_read_as_it_was_meant_or_asked(typed: str, read: str) -> None:
    """Never shortened: what cannot be a window is refused with the true reason."""
    assert outcome(lambda: window_said(typed)) == read


@pytest.mark.parametrize("typed", [typed for typed, read in WINDOWS.items() if read.startswith("ditanya")])
def test_a_window_that_is_offered_is_read_back(typed: str) -> None:
    with pytest.raises(Unsure) as unsure:
        parse_window(typed, today=TUESDAY)
    assert [window_said(one.words) for one in unsure.value.meanings] == [one.said for one in unsure.value.meanings]


@pytest.mark.parametrize(("typed", "read"), DAYS_AND_REASONS.items())
def test_days_and_what_is_said_of_them(typed: str, read: str) -> None:
    """Of closed days and holidays: each day of a span, and the words beside them are the reason."""
    assert outcome(lambda: days_said(typed)) == read


@pytest.mark.parametrize("typed", [typed for typed, read in DAYS_AND_REASONS.items() if read.startswith("ditanya")])
def test_days_that_are_offered_are_read_back(typed: str) -> None:
    """All of them, each with its own reason."""
    with pytest.raises(Unsure) as unsure:
        read_day_lists(typed, today=TUESDAY)
    assert [days_said(one.words).replace(" | ", "; ") for one in unsure.value.meanings] == [
        one.said for one in unsure.value.meanings
    ]


PLACES = {
    "balai adat ja": "balai adat", "di posyandu mawar pang nah": "posyandu mawar", "MIN 2 Uren lah": "MIN 2 Uren",
    "tempatnya pindah ke balai desa lah, posyandunya bocor": "ditanya: balai desa", "rumah kami": "rumah kami",
    "balai desa ja kalo kada hujan": "ditanya: balai desa", "di posyandu eh balai desa": "ditanya: balai desa",
    "lain di balai, di posyandu": "ditanya: posyandu", "balai desa, RT 3": "balai desa, RT 3",
    "rumah H. Basri": "rumah H. Basri", "tempatnya jangan di balai desa, lagi dicat": "-", "terserah tim": "-",
    "tolong bawa kursi roda 1 untuk ibu aminah": "-", "tempat siap, tapi kursi kurang 20": "-", "di mana?": "-",
    "bukan balai desa tapi langgar": "langgar", "dipindah ke rumah pambakal": "rumah pambakal",
    "kami tunggu di sd uren ja": "sd uren", "warga dikumpulkan di langgar": "langgar",
    "bukan kami tapi mereka yang minta": "-",
    "jumlah sembako kurang, kami perlu 40": "-", "40": "-", "kami datang sore": "-", "tempat lain": "-",
}  # fmt: skip


@pytest.mark.parametrize(("typed", "read"), PLACES.items())
def test_only_what_can_be_a_place_is_one(typed: str, read: str) -> None:
    """Never a request, a question, a clause; words that only colour a sentence are no part of it."""
    found = read_place(typed, led=False)
    assert ((("" if found.complete else "ditanya: ") + found.place) if found.place else "-") == read


@given(
    st.sampled_from(("balai desa", "rumah Pak Ahmad RT 2", "posyandu mawar")),
    st.lists(st.sampled_from(sorted(PARTICLES)), max_size=3),
    st.sampled_from(("kami perlu 40", "tolong bawa kursi 3", "posyandunya bocor", "kata pambakal", "terserah tim")),
)
def test_what_is_said_beside_a_place_is_no_part_of_it_and_is_asked(place: str, colour: list[str], more: str) -> None:
    typed = " ".join(["3 Des jam 9 di", place, *colour])
    sure, unsure = (read_moment(words, today=TUESDAY) for words in (typed, f"{typed}, {more}"))
    assert [one.rest for one in (*sure.options, *unsure.options)] == [place, place]
    assert not unsure.complete


@pytest.mark.parametrize(
    ("typed", "key"), [("5 Desember - 1 Desember", "window_backwards"), ("1 Desember - 30 Januari", "window_long")]
)
def test_a_window_that_cannot_be_gets_its_own_sentence(typed: str, key: str) -> None:
    with pytest.raises(Mistake) as mistake:
        parse_window(typed, today=TUESDAY)
    assert mistake.value.key == f"parsing.{key}"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("hari Kamis tanggal 3 Desember jam 9 di balai desa", "balai desa"),
        ("di balai desa hari Kamis 3 Des pukul 10", "balai desa"),
        ("3 Desember pada jam 9 di rumah Pak Hari", "rumah Pak Hari"),
        ("5 Desember di pasar", "pasar"),
        ("tgl 3 jam 9", ""),
    ],
)
def test_what_is_left_of_a_day_keeps_its_own_words(typed: str, left: str) -> None:
    """A place or a reason: only the words that lead to the day and to the place are taken away."""
    assert parse_moment(typed, today=TUESDAY)[2] == left


def test_a_day_a_time_and_a_place_in_one_line() -> None:
    day, at, place = parse_moment("3 Desember jam 9, balai desa", today=TUESDAY)
    assert (day, at, place) == (date(2026, 12, 3), time(9), "balai desa")


@given(st.integers(0, 700))
def test_a_day_that_we_wrote_is_read_back(ahead: int) -> None:
    day = TUESDAY + timedelta(days=ahead)
    assert parse_moment(long_day(day), today=TUESDAY)[0] == day


def reading(reader: Callable[[], object]) -> object:
    """What was read, or the key of what was asked or refused; anything else that is raised fails the test."""
    try:
        return reader()
    except (Mistake, Unsure) as asked:
        return asked.key


@given(st.text(max_size=60))
def test_whatever_is_typed_it_is_a_day_to_come_or_a_mistake(typed: str) -> None:
    read = reading(lambda: parse_moment(typed, today=TUESDAY)[0])
    assert (isinstance(read, date) and read >= TUESDAY) or str(read).startswith(("parsing.", "unsure."))


@given(st.text(alphabet="0123456789 .:/-jamkulsetengh,Ddesnov", max_size=30))
def test_noise_near_a_date_never_breaks_the_readers(typed: str) -> None:
    assert reading(lambda: parse_moment(typed, today=TUESDAY)) is not None
    assert reading(lambda: parse_window(typed, today=TUESDAY)) is not None
