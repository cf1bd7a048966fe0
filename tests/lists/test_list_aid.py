"""The column of aid, as clerks fill it: things with their amounts, never one thing with a long name."""

import pytest

from sotarsa_bot import lists
from sotarsa_bot.lists.aid import aid
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.register.granting import thing
from tests.conftest import Stage
from tests.list_samples import csv_text


def read_of(*rows: tuple[object, ...], **said: bool) -> lists.ReadList:
    return lists.read(csv_text(rows).encode(), lists.Wanted(**said))


def said(text: str) -> list[str]:
    return [" ".join(str(part) for part in (one.amount, one.unit, one.item) if part) for one in aid(text)]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("1 sembako", ["1 sembako"]), ("sembako 1", ["1 sembako"]), ("sembako (1)", ["1 sembako"]),
        ("1 sembako dan 1 selimut", ["1 sembako", "1 selimut"]), ("sembako, selimut", ["sembako", "selimut"]),
        ("sembako + selimut", ["sembako", "selimut"]), ("Paket sembako", ["Paket sembako"]),
        ("1 (satu) paket sembako", ["1 paket sembako"]), ("satu paket sembako", ["1 paket sembako"]),
        ("sembako 1 pkt & selimut 2 lbr", ["1 pkt sembako", "2 lbr selimut"]), ("2 x sembako", ["2 sembako"]),
        ("sembako @ 1", ["1 sembako"]), ("sembako = 1", ["1 sembako"]), ("sembako1", ["1 sembako"]),
        ("1. Sembako 2. Selimut", ["Sembako", "Selimut"]), ("- sembako\n- selimut", ["sembako", "selimut"]),
        ("Beras 10kg, minyak 2 ltr", ["10 kg Beras", "2 ltr minyak"]), ("Beras 10 kg", ["10 kg Beras"]),
        ("Sembako 1, selimut", ["1 Sembako", "selimut"]), ("Alat bantu dengar (2 buah)", ["2 buah Alat bantu dengar"]),
        ("Bantuan sembako", ["sembako"]), ("Sembako (beras, minyak, gula)", ["Sembako"]),
        ("sembako 1/bulan", ["1 sembako"]), ("1 sembako saja", ["1 sembako"]),
        ("Sembako - Selimut", ["Sembako", "Selimut"]),
        ("1 paket", ["1 paket"]), ("v", []), ("-", []), ("belum ada", []),
        # names that are names
        ("BPNT/Sembako", ["BPNT/Sembako"]), ("BLT Dana Desa", ["BLT Dana Desa"]),
        ("BLT 300.000", ["BLT 300.000"]), ("BPNT Tahap 2", ["BPNT Tahap 2"]), ("BLT 2026", ["BLT 2026"]),
        ("Rehab rumah tidak layak huni", ["Rehab rumah tidak layak huni"]), ("PKH - lansia", ["PKH - lansia"]),
    ],
)  # fmt: skip
def test_what_a_cell_grants(text: str, things: list[str]) -> None:
    assert said(text) == things


@pytest.mark.parametrize(
    "text",
    ["sembako atau selimut", "sembako/selimut", "sembako (belum selimut)", "sembako tapi tidak selimut", "sembako 0",
     "sekitar 2 sembako", "2,5 kg gula", "sembako kalau masih ada",
     "sembako 1/2 paket", "tidak jadi", "kada jadi", "sembako (dicoret)", "sembako utk 2 bulan", "sembako ½", "sda",
     "Rp 600.000",
     "300.000", "uang tunai Rp 300.000,-"],
)  # fmt: skip
def test_what_may_mean_several_things_is_said_and_not_taken(text: str) -> None:
    with pytest.raises(Mistake, match=r"lists\.aid_unclear"):
        aid(text)
    read = read_of(("Nama", "Bantuan"), ("Aminah", text), gone=True)
    assert [(line.name, line.benefit) for line in read.lines] == [("Aminah", Benefit())]
    assert text in read.problems[0].reason
    assert not read.problems[0].left_out


@pytest.mark.parametrize(
    ("named", "amount", "unit", "granted", "problems"),
    [
        ("sembako", "2", "", ["sembako 2"], []), ("1 sembako", "1", "paket", ["sembako 1 paket"], []),
        ("1 sembako", "2", "", ["sembako 1"], ["lists.amount_twice"]),
        ("Beras 5 kg", "2", "karung", ["Beras 5 kg 2 karung"], []), ("Beras 10 kg", "10", "kg", ["Beras 10 kg"], []),
        ("sembako, selimut", "1", "", ["sembako", "selimut"], []),
        ("1 sembako, 2 selimut", "3", "", ["sembako 1", "selimut 2"], []),
        ("sembako, selimut", "4", "", ["sembako", "selimut"], ["lists.amount_of_several"]),
    ],
)  # fmt: skip
def test_an_amount_beside_its_thing(
    named: str, amount: str, unit: str, granted: list[str], problems: list[str]
) -> None:
    rows = (("Nama", "Jenis Bantuan", "Jumlah", "Satuan"), ("Aminah", named, amount, unit))
    read = read_of(*rows)
    assert [str(line.benefit) for line in read.lines] == granted
    assert [one.key for one in read.problems] == problems


def test_a_sum_beside_columns_of_things_is_nothing_more() -> None:
    rows = (("Nama", "Sembako", "Selimut", "Jumlah"), ("Aminah", "1", "2", "3"), ("Siti", "v", "", "1"))
    granted = [str(line.benefit) for line in read_of(*rows).lines]
    assert granted == ["sembako 1", "selimut 2", "sembako 1"]


def test_two_clerks_call_one_thing_by_its_name_with_and_without_the_unit() -> None:
    assert thing(Benefit(item="Paket sembako")) == thing(Benefit(item="sembako", amount=1, unit="paket"))


CELLS = ("1 sembako", "sembako 1", "1 sembako dan 1 selimut", "sembako, selimut", "sembako (1)", "Paket sembako")


async def test_the_list_asks_for_what_it_says_and_hand_overs_follow_it(stage: Stage) -> None:
    """`1 sembako` was the name of a thing that nobody carried."""
    cast = stage.cast
    own = stage.world.private(cast.coordinator.user)
    await stage.acts.plans(cargo="13 paket sembako")
    people = ("Aminah", "Hamdan", "Siti Rahmah", "Sarah", "Diang", "Busu")
    rows = [(n + 1, *row) for n, row in enumerate(zip(people, CELLS, strict=True))]
    cast.coordinator.sends_document(
        own, "daftar.csv", csv_text((("No", "Nama", "Bantuan"), *rows)).encode(), caption="K1"
    )
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "💾 Simpan", own)
    assert "lebih dari barang yang dibawa: 2 selimut (dibawa 0)" in cast.coordinator.last(own).shown
