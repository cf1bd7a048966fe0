"""Which words and file names expose a person, and which only look like it."""

import pytest

from sotarsa_bot.privacy import exposure
from tests.list_samples import AMINAH

FOURS, PARTS = "6311 0212 0356 0003", "631102-120356-0003"


@pytest.mark.parametrize("number", [AMINAH, FOURS, PARTS, f"NIK:{AMINAH}", f"{AMINAH}, Aminah"])
def test_a_number_is_seen_masked_and_left_out(number: str) -> None:
    text = f"K1 3 terima {number}\nsembako"
    assert exposure.number_in(text) == AMINAH
    assert "6311********0003" in exposure.masked(text)
    bare = exposure.without_numbers(text)
    assert bare.startswith("K1 3 terima")
    assert bare.endswith("sembako")
    assert exposure.without_numbers(exposure.masked(text)) == bare
    assert "0003" not in bare


@pytest.mark.parametrize(
    "text",
    [
        "K1 1 2 3 4 5 6 7 8 9 10 11 12 13 terima", "0812-3456-7890", "2024 2025 2026 2027", "1111222233334444555",
        "25 paket, 25 KK", "K1 1-9 terima",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text: str) -> None:
    assert exposure.number_in(text) == ""
    assert exposure.without_numbers(text) == exposure.masked(text) == text


@pytest.mark.parametrize(
    ("caption", "file"),
    [
        ("KTP Aminah", ""), ("ini ktp nya", ""), ("e-KTP", ""), ("foto KK", ""), ("KK atas nama Rahmat", ""),
        ("kartu keluarga", ""), ("", "KTP_aminah.jpg"), ("", "scan-kk.pdf"), ("", "Kartu Keluarga Rahmat.png"),
        ("", f"{AMINAH}.jpg"), ("", "ktp.jpeg"),
    ],
)  # fmt: skip
def test_a_picture_that_is_named_a_card(caption: str, file: str) -> None:
    assert exposure.names_card(caption, file)


@pytest.mark.parametrize(
    ("caption", "file"),
    [
        ("25 KK hadir", ""), ("25KK", ""), ("perekaman KTP-el di balai desa", ""), ("antrean pembuatan KTP", ""),
        ("warga membawa KTP", ""), ("sembako 25", "IMG-20261203-WA0003.jpg"), ("", "foto.jpg"), ("tim makan siang", ""),
    ],
)  # fmt: skip
def test_other_pictures(caption: str, file: str) -> None:
    assert not exposure.names_card(caption, file)
