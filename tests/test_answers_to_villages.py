"""What a coordinator answers to a village's words is sent on, unless it says nothing but a courtesy."""

import pytest

from tests.conftest import Stage
from tests.the_day import own, seen


@pytest.mark.parametrize(
    ("words", "sent"),
    [
        ("siap kami cek", True), ("oke nanti dikabari", True), ("baik pak, saya tanyakan dulu", True),
        ("ya, bawa saja", True), ("siap pak", False), ("terima kasih", False),
    ],
)  # fmt: skip
async def test_an_answer_that_begins_kindly_is_sent_on(stage: Stage, words: str, sent: bool) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    cast.official.replies(stage.acts.card(cast.official, group, "K1"), "itu no 1 bukan warga kami")
    await stage.settle()
    home = own(stage, cast.coordinator)
    told = next(m for m in reversed(list(cast.coordinator.sees(home))) if "bukan warga kami" in m.shown)
    cast.coordinator.replies(told, words)
    await stage.settle()
    assert (f"untuk kunjungan K1: {words}" in seen(cast.official, group)) == sent
