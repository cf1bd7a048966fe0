"""What is offered of a caption never says the contrary of what was written."""

import pytest

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_caption
from sotarsa_bot.unsure import Unsure


def offered(text: str) -> list[str]:
    """What is asked, or recorded; none where it is refused."""
    try:
        return [one.kind + one.note for one in parse_caption(text, items=["sembako"], default_visit=1)]
    except Unsure as unsure:
        return [one.said for one in unsure.meanings]
    except Mistake:
        return []


@pytest.mark.parametrize(
    "text",
    [
        "K1 9 jua sudah, kuantar ka rumahnya",
        "K1 7 8 9 antar ka rumah",
        "K1 9 selfie",
        "K1 7 tanda tangan",
        "K1 8 diantar ka rumahnya",
        "K1 6 tu tanda tangannya di bawah, jua",
        "K1 3 jua",
    ],
)
def test_who_received_is_not_offered_as_away(text: str) -> None:
    assert not [one for one in offered(text) if "tidak ada" in one or "menolak" in one or "pindah" in one]
    assert [one for one in offered(text) if "menerima" in one]


@pytest.mark.parametrize(
    "text",
    [
        "K1 5 bulikakan",
        "K1 6 terima tapi dikambalikan",
        "K1 9 terima kasih jar sidin",
        "K1 4 mestinya terima",
        "K1 6 insya allah terima",
        "K1 7 harus terima hari ini",
        "K1 8 boleh terima lah",
        "K1 10 handak manarima",
        "K1 10 orang antri terima sembako",
        "K1 kwitansi bensin 200rb",
        "K1 sembako 1 dikambalikan urangnya",
        "K1 dapat sumbangan 5 sembako dari pambakal",
        "K1 dana bensin 150rb",
        "K1 tambah 3 sembako dari kecamatan datang tadi",
        "K1 sembako 2 dipinjam desa Liyu",
    ],
)
def test_what_nobody_received_is_not_offered_as_received(text: str) -> None:
    assert not [one for one in offered(text) if "menerima" in one or one.startswith("received")]


@pytest.mark.parametrize("text", ["K1 3 apa kabar", "K1 nomor 4 siapa ngarannya", "K1 5 kayapa jadi"])
def test_a_question_is_no_outcome(text: str) -> None:
    assert offered(text) == []


@pytest.mark.parametrize("text", ["K1 pemandangan indah di perjalanan", "K1 bawa kursi roda 1 gasan Indah",
                                  "K1 7 Indah sudah"])  # fmt: skip
def test_indah_has_not_moved(text: str) -> None:
    assert not [one for one in offered(text) if "pindah" in one]


def test_what_fits_is_offered_still() -> None:
    assert offered("K1 9 isuk diantar lagi") == ["nomor 9 tidak ada di tempat (isuk diantar lagi)"]
    assert offered("K1 10 garing") == ["absent"]


@pytest.mark.parametrize(
    "text",
    ["K1 10 datanya ganda wan nomor 2", "K1 2 batukar nomor lawan 3", "K1 10 penerima foto bersama", "K1 sisa 3"],
)
def test_what_is_said_of_the_list_or_the_load_is_no_hand_over(text: str) -> None:
    assert offered(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("K1\n4 Jumri - sudah\n5 Masnah - belum\n6 Basran - sakit",
         "nomor 4 (Jumri) menerima; nomor 5 tidak ada di tempat; nomor 6 (Basran) tidak ada di tempat (sakit)"),
        ("K1\n4 - sudah\n5 - belum\n6 - menolak",
         "nomor 4 menerima; nomor 5 tidak ada di tempat; nomor 6 menolak"),
        ("K1\n4. Jumri: sudah\n5. Masnah: tidak ada", "nomor 4 (Jumri) menerima; nomor 5 (Masnah) tidak ada di tempat"),
        ("K1 yang sudah:\n- Galuh\n- Rusdi\nyang belum:\n- Indah",
         "Galuh menerima; Rusdi menerima; Indah tidak ada di tempat"),
        ("K1\nSudah:\n- Galuh\n- Rusdi", "Galuh menerima; Rusdi menerima"),
    ],
)  # fmt: skip
def test_a_list_with_a_row_each_is_read_as_one(text: str, said: str) -> None:
    assert said in offered(text)
