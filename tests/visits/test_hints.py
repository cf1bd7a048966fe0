"""Whoever wrote about a day is shown how a day is written, and not how a hand-over is."""

import pytest

from sotarsa_bot.parsing.hints import kind_of
from sotarsa_bot.parsing.plan_changes import PlanChange, Way, read_line
from sotarsa_bot.parsing.plan_objects import takes_back_a_change
from sotarsa_bot.parsing.visit_verbs import Verb, read_visit_verb
from tests.conftest import Stage
from tests.the_day import begins, own


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("jadwalnya kayapa ini", "day"), ("harinya belum pasti", "day"), ("kamis haja pang", "day"),
        ("sampai 5 desember", "day"), ("warga sudah kumpul", "any"), ("bensin penuh", "any"),
        ("beras sudah dikarungi", "goods"), ("3 kada tahu", "people"), ("si anu menerima kah kamis", "people"),
    ],
)  # fmt: skip
def test_words_ask_for_an_example_of_their_kind(words: str, kind: str) -> None:
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("K1 warga sudah kumpul", "kendala K1 jalan putus, K1 tambah 5 selimut, K1 tawarkan Jumat jam 9"),
        ("K1 jadwalnya kayapa ini jadinya", "Tentang harinya mohon tulis misalnya: K1 tawarkan Jumat jam 9"),
    ],
)
async def test_the_refusal_holds_it(stage: Stage, words: str, shown: str) -> None:
    """Once "K1 3 tidak ada, atau K1 3 tolak" stood below a sentence about the day."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), words)
    assert shown in cast.coordinator.last(own(stage, cast.coordinator)).shown


@pytest.mark.parametrize(
    ("words", "goes_on"),
    [
        ("K1 kada jadi tunda mobil sudah baik", True), ("K1 jangan dibatalkan, warga sudah tahu", True),
        ("K1 kada jadi tunda, tgl 9 ja", False), ("K1 lanjut tgl 9", False),
        ("K1 kada jadi batal sembako", False),
    ],
)  # fmt: skip
def test_why_a_visit_is_not_put_off_may_be_said(words: str, goes_on: bool) -> None:
    said = read_visit_verb(words)
    assert (said is not None and said.verb is Verb.GO_ON) == goes_on


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("catatannya hapus", PlanChange("note", Way.REMOVE, "semua")),
        ("hapus catatannya", PlanChange("note", Way.REMOVE, "semua")),
        ("tempatnya posyandu", PlanChange("place", Way.SET, "posyandu")),
        ("tempatnya rusak", None),
    ],
)
def test_a_line_of_the_plan_in_two_words(words: str, change: PlanChange | None) -> None:
    assert read_line(words) == change


@pytest.mark.parametrize("words", ["kembalikan nang semula", "kembalikan ke semula", "kembalikan seperti awal"])
def test_the_plan_goes_back_without_naming_its_line(words: str) -> None:
    assert takes_back_a_change(words)
