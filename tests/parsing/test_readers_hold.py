"""Captions drawn from what people write: no name is an outcome, no word is lost, and every doubt has a way out."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import (
    Left,
    Proxy,
    Statement,
    on_the_list,
    parse_caption,
    parse_cargo,
    parse_counts,
    parse_leftovers,
    parse_steps,
    write_statement,
)
from sotarsa_bot.parsing.counts import write_counts
from sotarsa_bot.parsing.goods import write_cargo
from sotarsa_bot.parsing.leftovers import write_leftovers
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.unsure import Unsure
from tests.names import NAMES

ITEMS = ("sembako", "selimut", "minyak goreng", "beras 5 kg")
names = st.sampled_from(NAMES)
people = st.lists(names, min_size=1, max_size=3, unique=True).map(tuple)
carried = st.sampled_from(ITEMS)
numbers = st.lists(st.integers(1, 999), min_size=1, max_size=6, unique=True).map(tuple)
one_number = st.integers(1, 999).map(lambda number: (number,))
amounts = st.none() | st.integers(1, 5000)
times = st.none() | st.times(max_value=time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0))
relations = st.sampled_from(["", "anak", "istri", "anak kandung", "adik ipar", "tetangga"])
proxies = st.none() | st.builds(Proxy, names, relations)
notes = st.sampled_from(["", "di rumah", "25 KK, 3 tanpa KTP", "tidak ada KTP, menyusul"])
OUTCOMES = {
    "terima": Said.RECEIVED, "sudah trima": Said.RECEIVED, "tidak ada": Said.ABSENT, "blm hadir": Said.ABSENT,
    "tolak": Said.REFUSED, "tidak mau": Said.REFUSED, "pindah": Said.MOVED, "meninggal": Said.DECEASED,
}  # fmt: skip
SMALL_TALK = ("", " pak", " ya", ", terima kasih", " min", "; terima kasih banyak pak")


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """Any statement that a caption can make."""
    kind = draw(st.sampled_from(Said))
    visit, at, note = draw(st.integers(1, 999)), draw(times), draw(notes)
    who = draw(st.sampled_from(["numbers", "named", "name", "everyone"]))
    whom: dict[str, Any] = {
        "numbers": draw(numbers if who == "numbers" else one_number) if who in ("numbers", "named") else (),
        "recipient": draw(names) if who in ("named", "name") else "",
        "everyone": who == "everyone",
        "without": draw(st.just(()) | numbers) if who == "everyone" else (),
        "without_names": draw(st.just(()) | people) if who in ("numbers", "everyone") else (),
    }
    if kind is not Said.RECEIVED:
        reason = draw(st.sampled_from(["", "takut dicatat", "ke Amuntai", "sejak bulan lalu", "tidak butuh"]))
        return Statement(visit, kind, reason=reason, note=note, at=at, **whom)
    unplanned = draw(st.booleans())
    item = draw(st.sampled_from(("beras", "kursi roda", "2 ekor ayam")) if unplanned else st.none() | carried)
    amount = draw(amounts) if item else None
    lacking = () if item else draw(st.sampled_from([(), ("selimut",), ("sembako", "minyak goreng")]))
    return Statement(
        visit, kind, item=item, amount=amount, proxy=draw(proxies), note=note, lacking=lacking, at=at,
        unplanned=unplanned, **whom,
    )  # fmt: skip


@given(statements())
def test_what_is_written_plainly_is_read_as_the_same(said: Statement) -> None:
    assert parse_caption(write_statement(said), items=ITEMS, default_visit=None) == [said]


@given(st.integers(1, 99), names, st.sampled_from(list(OUTCOMES)), st.sampled_from(SMALL_TALK))
def test_no_name_is_read_as_an_outcome(number: int, name: str, outcome: str, after: str) -> None:
    """An exact word beats a near one, whatever somebody is called."""
    (said,) = parse_caption(f"K1 {number} {name} {outcome}{after}", items=ITEMS, default_visit=None)
    assert (said.kind, said.numbers, said.recipient) == (OUTCOMES[outcome], (number,), name)
    assert said.reason == ""


@given(names, st.sampled_from(ITEMS), st.integers(1, 99))
def test_a_name_beside_goods_is_whole(name: str, item: str, amount: int) -> None:
    for typed in (f"K1 {name} {item} {amount}", f"K1 {item} {amount} {name}", f"K1 {name} terima {item} {amount}"):
        (said,) = parse_caption(typed, items=ITEMS, default_visit=None)
        assert (said.kind, said.recipient, said.item, said.amount) == (Said.RECEIVED, name, item, amount)


@given(names, names, relations)
def test_a_proxy_is_whole(name: str, proxy: str, relation: str) -> None:
    typed = f"K1 4 {name} terima wakil {proxy}" + (f" ({relation})" if relation else "")
    (said,) = parse_caption(typed, items=ITEMS, default_visit=None)
    assert (said.recipient, said.proxy) == (name, Proxy(proxy, relation))


WORDS = (
    "3", "4", "1-5", "no 7", "semua", "terima", "trima", "tidak", "belum", "bukan", "ada", "terima", "tolak", "pindah",
    "wakil", "kecuali", "selain", "tanpa", "kalau", "atau", "tapi", "maaf", "salah", "hapus", "sembako", "selimut",
    "minyak", "beras", "beras 5 kg", "2 paket", "10", "dan", ",", ";", "(anak)", "jam 10.15", "di rumah", "RT 05/02",
    "terima kasih", "pak", "Indah", "Sarah", "Bu Wafa", "Sakti", "S.Pd", "hanyut", "besok", "10.15", "2,5 kg", "sama",
    "&", "rusak", "karena", "kursi roda", 'barang lain "beras"', "toko",
)  # fmt: skip
lines = st.lists(st.sampled_from(WORDS) | names, min_size=1, max_size=8).map(" ".join)


def read(typed: str) -> list[Statement] | Unsure | None:
    try:
        return parse_caption(typed, items=ITEMS, default_visit=None)
    except Unsure as unsure:
        return unsure
    except Mistake:
        return None


@example('3 terima tidak barang lain "beras"')
@given(lines)
def test_every_reading_is_whole_or_asked_and_what_is_offered_is_read_without_doubt(line: str) -> None:
    said = read(f"K1 {line}")
    if isinstance(said, Unsure):
        for one in said.meanings:
            assert isinstance(read(one.words), list), one.words
    elif said is not None:
        assert _unaccounted(line, said) == []


SAYS_NOTHING = frozenset({
    "sudah", "paket", "dan", "kasih", "pak", "ya", "min", "terima", "trima", "tolak", "pindah", "ada", "tidak", "belum",
    "bukan", "kecuali", "selain", "tanpa", "semua", "no", "jam", "wakil", "di", "rumah",
})  # fmt: skip
"""Words whose meaning is a field of the statement: they need not stand in it."""


def _unaccounted(line: str, said: list[Statement]) -> list[str]:
    """Words of the line that are nowhere in what was read."""
    kept = " ".join(write_statement(one) for one in said).casefold()
    there = set(re.findall(r"[^\W\d_]+", kept))
    there |= {"karena"} if any(one.reason for one in said) else set()  # what follows it is the reason
    return [w for w in re.findall(r"[^\W\d_]+", line.casefold()) if w not in there and w not in SAYS_NOTHING]


@given(numbers, st.data())
def test_all_but_some_are_those_of_the_list(listed: tuple[int, ...], data: st.DataObject) -> None:
    without = data.draw(st.lists(st.sampled_from(listed), unique=True, max_size=len(listed) - 1).map(tuple))
    typed = "K1 semua terima" + (f" kecuali {', '.join(map(str, without))}" if without else "")
    (said,) = parse_caption(typed, items=ITEMS, default_visit=None)
    assert set(on_the_list(said, listed).numbers) == set(listed) - set(without)


@given(
    people, st.sampled_from(["kecuali", "selain", "kcuali", "tapi tidak termasuk"]), st.sampled_from([", ", " dan "])
)
def test_all_but_some_by_name_leaves_out_each_of_them(left_out: tuple[str, ...], word: str, joint: str) -> None:
    """Or it is asked, or refused: nobody who was left out received."""
    said = read(f"K1 semua terima {word} {joint.join(left_out)}")
    if isinstance(said, list):
        assert [(one.kind, one.everyone, one.without_names) for one in said] == [(Said.RECEIVED, True, left_out)]
    assert isinstance(said, list) == (word != "tapi tidak termasuk")


@given(people, st.sampled_from(list(OUTCOMES)), st.sampled_from([" dan ", " sama ", " & ", ", "]))
def test_names_that_are_joined_are_that_many_people(found: tuple[str, ...], outcome: str, joint: str) -> None:
    said = read(f"K1 {joint.join(found)} {outcome}")
    if isinstance(said, Unsure):  # commas alone may join them
        assert joint == ", "
        said = read(said.meanings[0].words)
    assert isinstance(said, list)
    assert [(one.kind, one.recipient) for one in said] == [(OUTCOMES[outcome], name) for name in found]


@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from(list(OUTCOMES)), names)
def test_of_an_or_each_is_offered_and_none_is_taken(one: int, other: int, outcome: str, name: str) -> None:
    for typed, whom in ((f"{one} atau {other}", [(one,), (other,)]), (f"{name} atau no {other}", [])):
        said = read(f"K1 {typed} {outcome}")
        assert not isinstance(said, list)
        offered = [read(m.words) for m in said.meanings] if said else []
        assert not whom or [o[0].numbers for o in offered if isinstance(o, list)] == list(dict.fromkeys(whom))


_LEFT_OUT = re.compile(r"(?:tidak|belum|bukan) (?:(?:ada|terima|trima) )?{0}|{0}[ ,]+(?:tidak|belum|bukan)".format(
    "(?:sembako|selimut|minyak|beras)(?: 5 kg)?"
))  # fmt: skip


@given(lines)
def test_a_no_is_never_a_yes(line: str) -> None:
    """Who is said to have received was not said not to have: a "not" there is of a thing that was left out."""
    said = read(f"K1 {line}")
    if isinstance(said, list) and re.search(r"\b(?:tidak|belum|bukan)\b", line.partition(";")[0]):
        received = any(one.kind is Said.RECEIVED for one in said)
        assert not received or _LEFT_OUT.search(line), said


items = st.sampled_from(("sembako", "selimut", "beras 5 kg"))
counted = st.dictionaries(items, st.integers(0, 9999), min_size=1)
loads = st.dictionaries(
    items, st.builds(Left, st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.just("basah")), min_size=1
)


@given(counted)
def test_counts_are_read_as_they_are_written(counts: dict[str, int]) -> None:
    assert parse_counts(write_counts(counts), list(ITEMS)) == counts


@given(loads)
def test_leftovers_are_read_as_they_are_written(left: dict[str, Left]) -> None:
    meant = {item: one if one.damaged or one.lost else one._replace(reason="") for item, one in left.items()}
    read = parse_leftovers(write_leftovers(meant), ITEMS)
    assert {item: one[:3] for item, one in read.items() if any(one[:3])} == {
        item: one[:3] for item, one in meant.items() if any(one[:3])
    }


cargo_items = st.builds(
    CargoItem, item=items, amount=st.integers(1, 99_999), unit=st.sampled_from(("", "paket", "sak"))
)


@given(st.lists(cargo_items, min_size=1, max_size=4, unique_by=lambda one: (one.item, one.unit)).map(tuple))
def test_cargo_is_read_as_it_is_written(cargo: tuple[CargoItem, ...]) -> None:
    assert parse_cargo(write_cargo(cargo)) == cargo


FIELD_WORDS = (
    "sembako", "selimut", "beras 5 kg", "beras", "3", "24", "1.500", "2,5", "paket", "kurang", "lebih", "lengkap",
    "cocok", "tidak", "belum", "bukan", "ada", "semua", "kembali", "rusak", "hilang", "habis", "basah", "yang",
    "dan", "atau", "tapi", ",", "hanya", "tiba", "berangkat", "pulang", "selesai", "mulai", "09.40", "jam 9", "di",
    "desa Uren", "sudah", "kantor", "jalan", "putus", "terima kasih", "pak", "Aminah", "@24", "sepuluh",
)  # fmt: skip
field_lines = st.lists(st.sampled_from(FIELD_WORDS), min_size=1, max_size=7).map(" ".join)
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TURNED = re.compile(r"\b(?:atau|bukan|belum|kalau)\b")


def _whole(reader: Callable[[str], object], typed: str) -> bool:
    """Whether it was taken; whatever was asked about instead is taken when it is written as it was offered."""
    try:
        reader(typed)
    except Unsure as unsure:
        for one in unsure.meanings:
            reader(one.words)
        return False
    except Mistake:
        return False
    return True


@given(field_lines)
def test_no_reader_of_the_field_takes_an_or_or_a_not_yet(line: str) -> None:
    """ "sembako 24 atau 25", "belum dihitung", "belum tiba": nothing of it is written down without a question."""
    shown = {"sembako": 25, "selimut": 10, "beras 5 kg": 4}
    taken = {
        "counts": _whole(lambda typed: parse_counts(typed, list(shown), shown), line),
        "leftovers": _whole(lambda typed: parse_leftovers(typed, tuple(shown)), line),
        "cargo": _whole(parse_cargo, line),
        "step": _whole(lambda typed: parse_steps(typed, now=NOW, tz=UTC), line),
    }
    if TURNED.search(line) and not re.search(r"rusak|hilang", line):  # why it broke is said in any words
        assert not any(taken.values()), taken


GONE = ("tidak ada", "kada ada di rumah", "sakit", "tolak", "pindah ka Liyu", "maninggal minggu tadi", "wafat")
TAKEN = (
    "anaknya nang maambil", "dititip ke ketua RT", "sembakonya diandak di rumah mamanya", "diserahkan ke suaminya",
    "dijulung lawan Budi", "akhirnya maambil jua", "diambilkan tetangganya", "istrinya yang datang",
    "sembako dibawakan anaknya", "sudah dititipkan", "di ambil bini", "ahli waris yang menerima",
)  # fmt: skip


@given(st.sampled_from(GONE), st.sampled_from(TAKEN), st.sampled_from((", ", " ", "; ", " tapi ", " (", ". ", " - ")))
def test_who_is_gone_and_had_it_taken_is_never_recorded_unasked(gone: str, taken: str, between: str) -> None:
    """The opposite of what happened would stand in the books."""
    typed = f"K1 6 {gone}{between}{taken}" + (")" if "(" in between else "")
    asked = read(typed)
    assert not isinstance(asked, list), typed
    if asked is None:  # "tidak ada sembakonya ..." without a comma: nothing is recorded
        assert "sembako" in taken, typed
        return
    kinds = [{one.kind for one in parse_caption(way.words, items=ITEMS, default_visit=None)} for way in asked.meanings]
    assert {Said.RECEIVED} in kinds, typed
