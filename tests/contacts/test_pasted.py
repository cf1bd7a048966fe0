"""What is pasted out of WhatsApp: whose words, of which day."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.contacts.pasted import read_pasted, without_quotes

PASTED = tomllib.loads((Path(__file__).parents[1] / "readers/pasted.toml").read_text(encoding="utf-8"))["pasted"]
TODAY = date(2026, 12, 1)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz .", min_size=1, max_size=20).map(lambda s: f"P{s}".strip())
WORDS = st.text("abcdefghijklmnopqrstuvwxyz ,.?\n", min_size=1, max_size=40).map(lambda s: f"x{s}".strip())
DAYS = st.dates(date(2025, 1, 1), TODAY)
FORMS = (
    "[{d:%d/%m/%y} 21.05.11] {n}: {w}", "[{d:%d/%m/%Y}, 21:05:11] {n}: {w}", "{d:%d/%m/%y} 21.05 - {n}: {w}",
    "{d:%m/%d/%y}, 9:05 PM - {n}: {w}", "[21.05, {d:%d/%m/%Y}] {n}: {w}",
)  # fmt: skip


@pytest.mark.parametrize("one", PASTED, ids=[one["of"] for one in PASTED])
def test_each_form_that_is_known(one: dict[str, Any]) -> None:
    found = [[name, day.isoformat() if day else "", words] for name, day, words in read_pasted(one["words"], TODAY)]
    assert found == one["read"]


@given(st.lists(st.tuples(DAYS, NAMES, WORDS), min_size=1, max_size=5), st.sampled_from(FORMS))
def test_whatever_is_exported_comes_back(said: list[tuple[date, str, str]], form: str) -> None:
    text = "\n".join(form.format(d=day, n=name, w=words) for day, name, words in said)
    found = read_pasted(text, TODAY)
    assert [(one.name, one.words) for one in found] == [(name, words) for _, name, words in said]
    for one, (day, _, _) in zip(found, said, strict=True):
        if "%m/%d" in form or day.day > 12 or date(day.year, day.day, day.month) > TODAY or day.day == day.month:
            continue  # the other way round it could be a day, too
        assert one.day == day


@given(st.text(max_size=80))
def test_no_words_break_it_and_what_is_no_export_stays_as_it_is(text: str) -> None:
    found = read_pasted(text, TODAY)
    if not any(c.isdigit() for c in text):
        assert [one.words for one in found] in ([], ["\n".join(text.splitlines()).strip()])


def test_what_is_quoted_is_told_apart() -> None:
    assert without_quotes("> PAK SOTARSA\n> Kode: P34\nkamis jam 9") == ("kamis jam 9", "PAK SOTARSA\nKode: P34")
