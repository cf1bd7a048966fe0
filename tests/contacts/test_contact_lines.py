"""A contact in one line of words: what is read, and what is not."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.parsing.contact_lines import NAMES, read_contact, written

LINES = tomllib.loads((Path(__file__).parents[1] / "readers/contacts.toml").read_text(encoding="utf-8"))["line"]
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("line", LINES, ids=[line["words"] for line in LINES])
def test_each_part_is_read_or_handed_back(line: dict[str, Any]) -> None:
    found = read_contact(line["words"], hamlets=("Harakit",), today=TODAY)
    assert found.values == line.get("read", {})
    assert list(found.unread) == line.get("unread", [])


@pytest.mark.parametrize("line", LINES, ids=[line["words"] for line in LINES])
def test_what_was_read_is_written_so_that_it_is_read_again(line: dict[str, Any]) -> None:
    found = read_contact(line["words"], hamlets=("Harakit",), today=TODAY)
    assert read_contact(written(found.values), today=TODAY) == (found.values, ())


@given(st.text(max_size=60))
def test_no_words_break_it_and_none_are_lost(text: str) -> None:
    found = read_contact(text, today=TODAY)
    assert set(found.values) <= set(NAMES)
    assert found.values or found.unread or not any(c.isalnum() for c in text)
