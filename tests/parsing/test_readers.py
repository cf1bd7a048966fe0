"""What people write and how it is understood: the tables of tests/readers, which an office's clerk may extend."""

import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import (
    StepReport,
    parse_caption,
    parse_cargo,
    parse_counts,
    parse_duration,
    parse_leftovers,
    parse_steps,
    parse_ticks,
    parse_time,
    parse_window,
    read_ask,
    read_correction,
    write_statement,
)
from sotarsa_bot.parsing.checks import read_checks
from sotarsa_bot.summaries.head_questions import read_head_question
from sotarsa_bot.unsure import Unsure

TABLES = Path(__file__).parents[1] / "readers"
ITEMS = ("sembako", "selimut", "minyak goreng")


def caption(typed: str, items: tuple[str, ...] = ITEMS) -> str:
    return " | ".join(write_statement(one) for one in parse_caption(typed, items=items, default_visit=None))


def cargo(typed: str) -> str:
    return "; ".join(f"{one.amount} | {one.unit} | {one.item}" for one in parse_cargo(typed))


def counts(typed: str) -> str:
    return ", ".join(f"{item} {n}" for item, n in parse_counts(typed, list(SHOWN), SHOWN).items())


def leftovers(typed: str) -> str:
    said = parse_leftovers(typed, tuple(SHOWN), open_=SHOWN)
    return "; ".join(
        f"{item}: kembali {left.back}, rusak {left.damaged}, hilang {left.lost} {left.reason}".strip()
        for item, left in said.items()
    )


def numbers(typed: str) -> str:
    ticks = parse_ticks(typed, range(1, 21))
    without = f" bukan {wording.spans(ticks.without)}" if ticks.without else ""
    return wording.spans(ticks.chosen) + without


def step(typed: str) -> str:
    return "; ".join(map(_one_step, parse_steps(typed, now=NOW, tz=ZONE)))


def _one_step(report: StepReport) -> str:
    at = report.happened_at.astimezone(ZONE).strftime("%d %H.%M") if report.happened_at else ""
    return " ".join(part for part in (report.step, at, report.place) if part)


def correction(typed: str) -> str:
    read = read_correction(typed)
    return "-" if read is None else f"{wording.spans(read.wrong)} -> {wording.spans(read.right)}"


def ask(typed: str) -> str:
    read = read_ask(typed)
    return "-" if read is None else f"{read.name} | {read.need}" + ("" if read.sure else " ?")


def head(typed: str) -> str:
    read = read_head_question(typed, ("Uren", "Liyu", "Binjai Punggal"))
    return f"{read.about} {read.words}".strip() if read else "-"


def checks(typed: str) -> str:
    words = typed.removeprefix("tim: ")
    read = read_checks(words, "village" if words == typed else "team")
    if read is None:
        return "-"
    done, still = (", ".join(texts.plain(f"check.{item}") for item in items) for items in (read.done, read.open))
    parts = [done, still and f"belum: {still}", "" if read.sure else "ditanya", read.more and "selebihnya diteruskan"]
    return "; ".join(part for part in parts if part)


def parse_caption_of_k1(typed: str) -> object:
    return parse_caption(typed, items=ITEMS, default_visit=1)


ZONE = ZoneInfo("Asia/Makassar")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE)
SHOWN = {"sembako": 25, "selimut": 10}
READERS: dict[str, Callable[[str], str]] = {
    "asks": ask,
    "captions": caption,
    "checks": checks,
    "cargo": cargo,
    "corrections": correction,
    "counts": counts,
    "heads": head,
    "leftovers": leftovers,
    "numbers": numbers,
    "steps": step,
    "parts": lambda typed: caption(typed, ("sembako lansia", "sembako balita", "beras 5 kg")),
}


def rows() -> list[tuple[str, str, str]]:
    files = (TABLES / f"{table}.toml" for table in READERS if table != "parts")
    tables = ((file.stem, tomllib.loads(file.read_text(encoding="utf-8"))) for file in files)
    return [(table, typed, meant) for table, read in tables for typed, meant in read.items()]


def understood(table: str, typed: str) -> str:
    """The meaning, "ditanya: ..." with what is offered, or "ditolak: ..." with the sentence's name."""
    return _asked(lambda: READERS[table](typed))


def _asked(read: Callable[[], str]) -> str:
    try:
        return read()
    except Unsure as unsure:
        return "ditanya: " + " / ".join(one.words.replace("\n", " | ") for one in unsure.meanings)
    except Mistake as mistake:
        return f"ditolak: {mistake.key.removeprefix('parsing.')}"


@pytest.mark.parametrize(("table", "typed", "meant"), rows())
def test_every_row_is_understood_as_it_says(table: str, typed: str, meant: str) -> None:
    assert understood(table, typed) == meant


@pytest.mark.parametrize("table", sorted({table for table, *_ in rows()}))
def test_what_is_offered_is_read_without_doubt(table: str) -> None:
    """A yes must not lead to the next question: all that a table offers, in one test."""
    offered = {
        words
        for one, _, meant in rows()
        if one == table and meant.startswith("ditanya: ")
        for words in meant.removeprefix("ditanya: ").split(" / ")
    }
    assert [words for words in offered if understood(table, words.replace(" | ", "\n")).startswith("dit")] == []


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


@pytest.mark.parametrize(
    "reader",
    [lambda typed: parse_window(typed, today=NOW.date()), parse_time, parse_cargo, parse_duration, parse_caption_of_k1],
    ids=["days", "hour", "goods", "duration", "caption"],
)
def test_what_is_quoted_back_is_seen_to_be_cut(reader: Callable[[str], object]) -> None:
    """Nobody takes forty letters for all that was written."""
    with pytest.raises(Mistake) as refused:
        reader("entah bagaimana nanti saja dibicarakan lagi dengan pak kades dan bu bidan")
    (typed,) = (value for name, value in refused.value.values.items() if name == "typed")
    assert typed.endswith("…")
    assert len(typed) <= 61


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("K1 5 terima 10", "ditanya: K1 no 5 terima sembako 10 / K1 no 5, 10 terima"),
        ("K1 1 terima 3", "ditanya: K1 no 1 terima sembako 3 / K1 no 1, 3 terima"),
        ("K1 2 diambil 3", "ditanya: K1 no 2 terima sembako 3 / K1 no 2-3 terima"),
        ("K1 2/3 terima", "ditanya: K1 no 2 terima sembako 3 / K1 no 2-3 terima"),
        ("K1 7:9 terima", "ditanya: K1 no 7 terima sembako 9 / K1 no 7, 9 terima"),
        ("K1 1 terima 3 paket", "K1 no 1 terima sembako 3"),
    ],
)
def test_a_bare_number_may_be_one_of_the_list_where_only_one_thing_is_carried(typed: str, meant: str) -> None:
    assert _asked(lambda: caption(typed, ("sembako",))) == meant
