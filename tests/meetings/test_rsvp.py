"""Answers to invitations, read: the rows of tests/readers/rsvp.toml, which an office may extend."""

import tomllib
from pathlib import Path

import pytest

from sotarsa_bot.parsing.rsvp import read_rsvp, written
from sotarsa_bot.records.meeting import Reply

ROWS = tomllib.loads((Path(__file__).parents[1] / "readers" / "rsvp.toml").read_text(encoding="utf-8"))
SAID = {Reply.COMES: "hadir", Reply.EXCUSED: "izin", Reply.SENDS: "diwakilkan"}


@pytest.mark.parametrize(("words", "meant"), ROWS.items())
def test_an_answer_is_plain_or_read_back_or_none(words: str, meant: str) -> None:
    read = read_rsvp(words)
    if read is None:
        assert meant == "-"
        return
    assert meant == f"{SAID[read.reply]}{': ' if read.words else ''}{read.words}{'' if read.sure else ' ?'}"
    if read.reply is Reply.SENDS and not read.words:
        return  # a name is asked for
    again = read_rsvp(written(read))
    assert again is not None
    assert (again.reply, again.words) == (read.reply, read.words)
