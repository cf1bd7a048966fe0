"""Offices and their people wish for things, too: none of them is a citizen with a need."""

import pytest

from sotarsa_bot.parsing.asks import wished_for


@pytest.mark.parametrize(
    "words",
    [
        "K1 camat minta diundur seminggu", "K1 camat minta tambah selimut", "K1 dinas sosial minta laporan",
        "K1 pak camat minta selimut", "K1 bidan minta ikut", "K1 kades minta kursi roda",
    ],
)  # fmt: skip
def test_an_office_is_no_citizen(words: str) -> None:
    assert wished_for(words) is None


def test_a_citizen_is_one() -> None:
    said = wished_for("K1 Nini Imah minta kursi roda")
    assert said is not None
    assert (said.name, said.need) == ("Nini Imah", "kursi roda")
