"""The vault: numbers are opened by their key, in their row, and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.records.vault import Numbers
from storage.vault import AesVault, vault_of
from tests.list_samples import AMINAH, RAHMAT

KEY, OTHER = bytes(range(32)), bytes(32)
NUMBERS = Numbers(nik=AMINAH, phone="+6281234567890")


def test_what_is_sealed_is_opened_in_its_row_and_by_its_key_only() -> None:
    sealed = AesVault(KEY).seal(NUMBERS, "listed:1:2")
    assert AMINAH not in sealed
    assert AesVault(KEY).open(sealed, "listed:1:2") == NUMBERS
    assert AesVault(KEY).open(sealed, "listed:1:3") is None
    assert AesVault(OTHER).open(sealed, "listed:1:2") is None


def test_the_same_numbers_are_never_sealed_alike() -> None:
    assert AesVault(KEY).seal(NUMBERS, "row") != AesVault(KEY).seal(NUMBERS, "row")


def test_the_index_finds_a_nik_and_tells_nothing_without_the_key() -> None:
    assert AesVault(KEY).index(AMINAH) == AesVault(KEY).index(AMINAH)
    assert len({AesVault(KEY).index(AMINAH), AesVault(KEY).index(RAHMAT), AesVault(OTHER).index(AMINAH)}) == 3


def test_no_key_is_no_vault() -> None:
    assert vault_of(b"") is None


@given(st.text(max_size=80))
def test_nothing_else_is_opened(forged: str) -> None:
    assert AesVault(KEY).open(forged, "row") is None


@given(st.integers(0, 200))
def test_a_changed_letter_is_noticed(place: int) -> None:
    sealed = AesVault(KEY).seal(NUMBERS, "row")
    place = 2 + place % (len(sealed) - 5)  # neither its version nor its end, where not each bit counts
    changed = sealed[:place] + ("A" if sealed[place] != "A" else "B") + sealed[place + 1 :]
    assert AesVault(KEY).open(changed, "row") is None
