"""What people write and how it is understood: the tables of tests/readers, which an office's clerk may extend."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_caption, write_statement
from sotarsa_bot.unsure import Unsure

TABLES = Path(__file__).parent / "readers"
ITEMS = ("sembako", "selimut", "minyak goreng")


def caption(typed: str, items: tuple[str, ...] = ITEMS) -> str:
    return " | ".join(write_statement(one) for one in parse_caption(typed, items=items, default_visit=None))


READERS: dict[str, Callable[[str], str]] = {
    "captions": caption,
    "parts": lambda typed: caption(typed, ("sembako lansia", "sembako balita", "beras 5 kg")),
}


def rows() -> list[tuple[str, str, str]]:
    tables = ((file.stem, tomllib.loads(file.read_text(encoding="utf-8"))) for file in sorted(TABLES.glob("*.toml")))
    return [(table, typed, meant) for table, read in tables for typed, meant in read.items()]


def understood(table: str, typed: str) -> str:
    """The meaning, "ditanya: ..." with what is offered, or "ditolak: ..." with the sentence's name."""
    try:
        return READERS[table](typed)
    except Unsure as unsure:
        return "ditanya: " + " / ".join(one.words.replace("\n", " | ") for one in unsure.meanings)
    except Mistake as mistake:
        return f"ditolak: {mistake.key.removeprefix('parsing.')}"


@pytest.mark.parametrize(("table", "typed", "meant"), rows())
def test_every_row_is_understood_as_it_says(table: str, typed: str, meant: str) -> None:
    assert understood(table, typed) == meant


@pytest.mark.parametrize(("table", "typed", "meant"), rows())
def test_what_is_offered_is_read_without_doubt(table: str, typed: str, meant: str) -> None:
    if not meant.startswith("ditanya: "):
        return
    for words in meant.removeprefix("ditanya: ").split(" / "):
        assert not understood(table, words.replace(" | ", "\n")).startswith("dit")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("K1 sembako 5", "ditanya: K1 terima sembako lansia 5 / K1 terima sembako balita 5"),
        ("K1 3 terima sembako",
         "ditanya: K1 no 3 terima sembako lansia / K1 no 3 terima sembako balita"),
        ("K1 3 terima lansia", "K1 no 3 terima sembako lansia"),
        ("K1 beras 3", "K1 terima beras 5 kg 3"),
        ("K1 beras 5 kg 3", "K1 terima beras 5 kg 3"),
        ("K1 3 terima beras 5 kg", "K1 no 3 terima beras 5 kg"),
    ],
)  # fmt: skip
def test_a_thing_that_is_named_in_part_is_taken_only_if_nothing_else_bears_the_name(typed: str, meant: str) -> None:
    assert understood("parts", typed) == meant


def test_a_number_alone_where_one_thing_is_carried_may_be_both() -> None:
    with pytest.raises(Unsure) as asked:
        caption("K1 3", ("sembako",))
    assert [one.said for one in asked.value.meanings] == ["nomor 3 menerima", "3 sembako diserahkan"]
