"""Late and polite reports, put as the readers of steps know them."""

from datetime import date

import pytest

from sotarsa_bot.parsing.step_opening import plainly

THURSDAY, SATURDAY = date(2026, 12, 3), date(2026, 12, 5)
DAY = "berangkat 7.10 tiba 8.45 mulai 9 selesai 11.30 pulang 13"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Lapor pak, K1 tiba 8.41", "K1 tiba 8.41"),
        ("mohon izin K1 selesai 9.00", "K1 selesai 9.00"),
        ("baru dapat sinyal. K1 tiba 8.57", "K1 tiba 8.57"),
        ("K1 hanyar dapat sinyal, tiba 8.58", "K1 tiba 8.58"),
        ("Laporan K1\nBerangkat: 07.10\nTiba: 08.40\nMulai: 09.00", "K1 Berangkat 07.10, Tiba 08.40, Mulai 09.00"),
        ("K1 tiba 8.45", "K1 tiba 8.45"),
        ("tiba 8.45, eh 8.50", "tiba 8.45, eh 8.50"),
        ("maaf, tiba 8.45", "maaf, tiba 8.45"),
        ("K1 3 terima", "K1 3 terima"),
        ("K1: tiba 8.45", "K1: tiba 8.45"),
    ],
)
def test_on_the_day(text: str, plain: str) -> None:
    assert plainly(text, THURSDAY, THURSDAY) == plain
    assert plainly(plain, THURSDAY, THURSDAY) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (f"kamarian kada ada sinyal, K1 {DAY}", f"K1 {DAY} tanggal 3 Desember"),
        (f"K1 kamarian kada ada sinyal jadi hanyar malapor: {DAY}", f"K1 {DAY} tanggal 3 Desember"),
        (f"K1 3 Desember: {DAY}", f"K1 {DAY} tanggal 3 Desember"),
        (f"K1 kamis tadi {DAY}", f"K1 {DAY} tanggal 3 Desember"),
        (f"kada ada sinyal, {DAY}", f"{DAY} tanggal 3 Desember"),
        ("K1 pulang kamis jam 15.00", "K1 pulang jam 15.00 tanggal 3 Desember"),
        ("K1 pulang 15.00", "K1 pulang 15.00"),
    ],
)
def test_days_later(text: str, plain: str) -> None:
    assert plainly(text, THURSDAY, SATURDAY) == plain
    assert plainly(plain, THURSDAY, SATURDAY) == plain
