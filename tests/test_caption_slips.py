"""Captions as cold fingers type them: misspelt, shortened, in another order, with words around them."""

import pytest

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, parse_caption

ITEMS = ("sembako", "selimut", "minyak goreng")

TWO_LINES = ("K12\nsembako 25", "K12:\n\nsembako 25\n", "K12\n3 terima\n4 terima")


@pytest.mark.parametrize("caption", TWO_LINES)
def test_a_code_on_a_line_of_its_own_is_for_the_lines_below(caption: str) -> None:
    found = parse_caption(caption, items=ITEMS, default_visit=None)
    assert {one.visit for one in found} == {12}
    assert len(found) == caption.strip().count("\n") - caption.count("\n\n")


RECEIVED = """
K12 3 terima = 3
K12 3 trima = 3
K12 3 terma = 3
K12 3 terimaa = 3
K12 3 tetima = 3
K12 3 nerima = 3
K12 3 menerima = 3
K12 3 sudah terima = 3
K12 3 sdh terima = 3
K12 3 sdh diterima = 3
K12 3 udah nerima = 3
K12 terima 3 = 3
K12 trima no 3 = 3
K12 no 3 terima = 3
K12 no.3 terima = 3
K12 nomor 3 terima = 3
K12 nmr 3 trm = 3
K12 3 ok = 3
K12 3 oke = 3
K12 3 terima ok = 3
K12 3terima = 3
K12.3 terima = 3
K12-3 terima = 3
K12/3 terima = 3
k12,3 terima = 3
K 12 3 terima = 3
K12: no 3 sudah menerima = 3
terima 3 K12 = 3
3 terima K12 = 3
no 3 terima k12 = 3
K12 3-9 terima = 3 4 5 6 7 8 9
K12 3 - 9 terima = 3 4 5 6 7 8 9
K12 3–9 trima = 3 4 5 6 7 8 9
K12 3 s/d 9 terima = 3 4 5 6 7 8 9
K12 3 sd 9 terima = 3 4 5 6 7 8 9
K12 3 sampai 9 terima = 3 4 5 6 7 8 9
K12 terima 3-5 = 3 4 5
K12 terima 3, 5 dan 7 = 3 5 7
K12 3,4,5 terima = 3 4 5
K12 3, 4 ,5 terima = 3 4 5
K12 3 dan 4 terima = 3 4
K12 3&4 terima = 3 4
K12 3 4 5 terima = 3 4 5
K12 3.4.5 terima = 3 4 5
K12 3+4 terima = 3 4
K12 nomor 3 s/d 5 sudah terima semua = 3 4 5
"""
ABSENT = """
K12 5 tidak ada = 5
K12 5 tdk ada = 5
K12 5 tdk hadir = 5
K12 5 tidak hadir = 5
K12 5 ga ada = 5
K12 5 gak ada = 5
K12 5 tidak ada orang = 5
K12 5 tida ada = 5
K12 5 tidk ada = 5
K12 5 tak ada = 5
K12 5 absen = 5
K12 5 kosong = 5
K12 5 tidak di tempat = 5
K12 5 belum hadir = 5
K12 5 tidak terima = 5
K12 5 belum terima = 5
K12 5 blm terima = 5
K12 5 tidak datang = 5
K12 tidak ada 5 = 5
K12 no 5 dan 6 tidak ada = 5 6
K12 5 pergi = 5
K12 5 sakit = 5
K12 5 tidakada = 5
"""
REFUSED = """
K12 6 tolak takut = 6 takut
K12 6 tolak, takut = 6 takut
K12 6 tolak (takut) = 6 takut
K12 6 menolak takut = 6 takut
K12 6 ditolak takut = 6 takut
K12 6 tolk takut = 6 takut
K12 6 nolak takut = 6 takut
K12 6 tidak mau = 6
K12 6 ga mau = 6
K12 6 tidak bersedia = 6
K12 tolak 6 takut = 6 takut
K12 6 tolak krn sudah mampu = 6 sudah mampu
"""
GONE = """
K12 6 tolak pindah = 6 moved pindah
K12 6 tolak, sdh pindah = 6 moved sdh pindah
K12 6 pindah = 6 moved
K12 6 sudah pindah ke Amuntai = 6 moved ke Amuntai
K12 6 tidak ada, sudah pindah = 6 moved sudah pindah
K12 6 meningal = 6 deceased
K12 no 6 sudah meninggal dunia = 6 deceased
"""
PROXY = """
K12 4 wakil Siti (anak) = 4 Siti / anak
K12 4 wakil siti anak = 4 siti / anak
K12 4 wakl Siti (anak) = 4 Siti / anak
K12 4 diwakili Siti (anak) = 4 Siti / anak
K12 4 di wakili Siti (anak) = 4 Siti / anak
K12 4 diwakilkan Siti, anak = 4 Siti / anak
K12 4 diwakilkan oleh Siti (anak) = 4 Siti / anak
K12 4 diwakilkan ke Siti (anak) = 4 Siti / anak
K12 4 wakil Siti - anak = 4 Siti / anak
K12 4 terima wakil Siti (anak) = 4 Siti / anak
K12 4 terima diwakili Siti (anak) = 4 Siti / anak
K12 4 wakil: Siti (anak) = 4 Siti / anak
K12 4 wakil Siti (anak) terima = 4 Siti / anak
K12 4 wakil Siti anak sdh trima = 4 Siti / anak
K12 4 wakil Siti Aminah (istri) = 4 Siti Aminah / istri
K12 wakil Siti (anak) 4 = 4 Siti / anak
K12 wakil 4 Siti (anak) = 4 Siti / anak
K12 no 4 wakil Siti (anak = 4 Siti / anak
K12 4 perwakilan Siti (anak) = 4 Siti / anak
K12 4 wakil Siti = 4 Siti /
K12 4 wakil Siti bin Rahmat = 4 Siti bin Rahmat /
"""
GOODS = """
K12 sembako 25 = sembako 25
K12 25 sembako = sembako 25
K12 sembako 25 pkt = sembako 25
K12 sembako 25 paket = sembako 25
K12 smbako 25 = sembako 25
K12 sembaco 25 = sembako 25
K12 sembako=25 = sembako 25
K12 sembako: 25 = sembako 25
K12 sembako x25 = sembako 25
K12 25 pkt sembako terima = sembako 25
K12 terima sembako 25 = sembako 25
K12 sembako 25 diterima = sembako 25
K12 minyak goreng 10 = minyak goreng 10
K12 mnyak goreng 10 botol = minyak goreng 10
K12 10 selimut = selimut 10
"""
BOTH = """
K12 3 terima selimut = 3 selimut
K12 3 terima sembako = 3 sembako
K12 3 terima sembako 5 = 3 sembako 5
K12 3 terima 5 paket sembko = 3 sembako 5
K12 no 3 terima 2 selimut = 3 selimut 2
"""
UNREADABLE = """
K12 halo semua
K12 rapat jam 3 sore
K12 3
K12
K12 3 foto
K12 9-3 terima
K12 foto bersama warga 25 orang
K12 3 wakil
K12 3 anaknya terima
K12 3 tidak jadi
K12 3 belum
K12 3 terima 5
K12 sembako 25 tidak ada
K12 no 3 sembako
K12 tolak
K12 3 terima 5 tidak ada
K12 3-5 terima lalu 6 terima
K12 4 wakil Siti (anak) 5 tidak ada
"""


def rows(table: str) -> list[tuple[str, str]]:
    lines = [line.rpartition(" = ") for line in table.strip().splitlines()]
    return [(typed, meant.strip()) for typed, _, meant in lines]


def read(typed: str) -> Statement:
    (said,) = parse_caption(typed, items=ITEMS, default_visit=None)
    assert said.visit == 12
    return said


@pytest.mark.parametrize(("typed", "meant"), rows(RECEIVED))
def test_received(typed: str, meant: str) -> None:
    said = read(typed)
    assert (said.kind, " ".join(map(str, said.numbers)), said.item, said.proxy) == ("received", meant, None, None)


@pytest.mark.parametrize(("typed", "meant"), rows(ABSENT))
def test_absent(typed: str, meant: str) -> None:
    said = read(typed)
    assert (said.kind, " ".join(map(str, said.numbers))) == ("absent", meant)


@pytest.mark.parametrize(("typed", "meant"), rows(REFUSED))
def test_refused(typed: str, meant: str) -> None:
    said = read(typed)
    assert (said.kind, f"{said.numbers[0]} {said.reason}".strip()) == ("refused", meant)


@pytest.mark.parametrize(("typed", "meant"), rows(GONE))
def test_who_is_not_coming_back(typed: str, meant: str) -> None:
    said = read(typed)
    assert f"{said.numbers[0]} {said.kind} {said.reason}".strip() == meant


@pytest.mark.parametrize(("typed", "meant"), rows(PROXY))
def test_by_proxy(typed: str, meant: str) -> None:
    said = read(typed)
    assert said.proxy is not None
    assert f"{said.numbers[0]} {said.proxy.name} / {said.proxy.relation}".strip() == meant
    assert said.kind == "received"


@pytest.mark.parametrize(("typed", "meant"), rows(GOODS))
def test_goods(typed: str, meant: str) -> None:
    said = read(typed)
    assert (f"{said.item} {said.amount}", said.numbers, said.recipient) == (meant, (), "")


@pytest.mark.parametrize(("typed", "meant"), rows(BOTH))
def test_a_number_and_its_item(typed: str, meant: str) -> None:
    said = read(typed)
    assert f"{said.numbers[0]} {said.item} {said.amount or ''}".strip() == meant


def test_a_name_beside_the_number_is_kept() -> None:
    said = read("K12 3 Ibu Aminah terima")
    assert (said.numbers, said.recipient) == ((3,), "Ibu Aminah")


def test_other_numbers_and_words_are_a_note() -> None:
    said = read("K12 3 terima jam 10 di rumah")
    assert (said.numbers, said.item, said.amount, said.note) == ((3,), None, None, "jam 10 di rumah")


@pytest.mark.parametrize("typed", UNREADABLE.strip().splitlines())
def test_what_could_mean_anything_is_asked_about(typed: str) -> None:
    """A wrong guess would stand in an official record; a question does not."""
    with pytest.raises(Mistake):
        parse_caption(typed, items=ITEMS, default_visit=None)
