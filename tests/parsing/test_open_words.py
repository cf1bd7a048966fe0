"""What is taken at once where any words may be meant, and what is read back."""

from datetime import date

import pytest

from sotarsa_bot.parsing.consent import read_consent
from sotarsa_bot.parsing.open_words import Slot, fits, tells_more

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("slot", "words"),
    [
        (Slot.SERVICE, "pemeriksaan kesehatan"), (Slot.SERVICE, "asuransi sosial"), (Slot.SERVICE, "BLT"),
        (Slot.PARTNER, "Dinas Sosial"), (Slot.PARTNER, "Puskesmas Halong"), (Slot.PARTNER, "Bank Kalsel"),
        (Slot.VEHICLE, "Hilux DA 1234 XX"), (Slot.VEHICLE, "motor trail 2"), (Slot.VEHICLE, "mobil gardan ganda"),
        (Slot.PLACE, "Balai Adat"), (Slot.PLACE, "SDN 2"), (Slot.PLACE, "rumah Pak Ahmad RT 2"),
        (Slot.ROAD, "tanah, licin bila hujan"), (Slot.ROAD, "aspal sampai balai, lalu tanah"),
        (Slot.SIGNAL, "hanya di depan balai desa"), (Slot.SIGNAL, "Telkomsel"),
        (Slot.NAME, "Aminah"), (Slot.NAME, "Siti binti Ali"), (Slot.NAME, "Drs. H. Rahmadi, M.Si"),
        (Slot.NAME, "Budi, S.Sos."), (Slot.NAME, "Alus Saputra"),
        (Slot.THING, "kursi roda untuk orang tua"), (Slot.THING, "modal usaha"), (Slot.NOTE, "rumahnya jauh"),
        (Slot.CARGO, "kursi roda"), (Slot.GOODS, "beras"),
        (Slot.LINE, "Keputusan Camat Halong Nomor 12 Tahun 2026 tentang Tim Pelaksana PAK SOTARSA"),
        (Slot.LINE, "Pembina (IV/a)"), (Slot.LINE, "PEMERINTAH KABUPATEN BALANGAN"), (Slot.LINE, "Uren Hulu"),
        (Slot.TROUBLE, "hujan lebat"), (Slot.TROUBLE, "jalan longsor, kami kada kawa lewat"),
        (Slot.TROUBLE, "titian rubuh"), (Slot.DATA, "Mohon nama ibu saya tidak disebut"),
        (Slot.DATA, "Perbaiki tanggal"),
    ],
)  # fmt: skip
def test_an_answer_is_one(slot: Slot, words: str) -> None:
    assert fits(slot, words, TODAY)


@pytest.mark.parametrize(
    ("slot", "words"),
    [
        (Slot.SERVICE, "ketuanya hendra"), (Slot.SERVICE, "hendra saja"), (Slot.SERVICE, "kirim"),
        (Slot.SERVICE, "Aminah"), (Slot.PARTNER, "rahmi cuti"), (Slot.VEHICLE, "mobil mogok"),
        (Slot.VEHICLE, "makanan"), (Slot.PLACE, "SD kada kawa"), (Slot.PLACE, "jembatan putus"),
        (Slot.PLACE, "Aminah"), (Slot.ROAD, "kenapa jalan rusak"), (Slot.SIGNAL, "kami masih di sawah"),
        (Slot.NAME, "hujan lebat"), (Slot.NAME, "Aminah lumpuh"), (Slot.NAME, "nanti saja"), (Slot.NAME, "mushalla"),
        (Slot.NAME, "Drs. H. Rahmadi NIP 197001011995011001"), (Slot.THING, "25 sembako"), (Slot.THING, "jam 9"),
        (Slot.NOTE, "besok haja"), (Slot.CARGO, "desember tetap masuk"), (Slot.CARGO, "bulik"),
        (Slot.GOODS, "tes"), (Slot.LINE, "25 desember"), (Slot.LINE, "RT 1 sampai RT 4"),
        (Slot.TROUBLE, "kada tahu"), (Slot.TROUBLE, "jalan mulus, cuaca cerah"), (Slot.TROUBLE, "semoga tidak hujan"),
        (Slot.TROUBLE, "sudah beres titiannya"), (Slot.TROUBLE, "setujui"), (Slot.TROUBLE, "sembako 24"),
        (Slot.DATA, "nanti saja"), (Slot.DATA, "nama saya tidak salah"), (Slot.DATA, "tidak jadi"), (Slot.DATA, ""),
    ],
)  # fmt: skip
def test_what_is_none_is_read_back(slot: Slot, words: str) -> None:
    assert not fits(slot, words, TODAY)


@pytest.mark.parametrize("words", ["air sampai lutut", "hanya motor yang bisa", "titiannya belum diganti"])
def test_more_is_told_below_what_stands_in_the_way(words: str) -> None:
    assert tells_more(words, "titian rubuh", TODAY, below=True)


@pytest.mark.parametrize("words", ["setujui", "nanti saja", "titian sudah beres", "kalau titian baik", "tgl 9 titian"])
def test_what_is_no_more_of_it_is_asked(words: str) -> None:
    assert not tells_more(words, "titian rubuh", TODAY, below=True)


@pytest.mark.parametrize("words", ["ya tidak", "kada jadi, kembalikan no 2", "tidak jadi ditunda, lanjut"])
def test_a_no_that_says_something_else_is_not_sure(words: str) -> None:
    said = read_consent(words)
    assert said is not None
    assert not said.sure
