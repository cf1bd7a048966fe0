"""A team that is late says so in words, and the village that waits is told after a yes."""

import pytest

from sotarsa_bot.parsing.delays import read_delay
from tests.conftest import Stage
from tests.the_day import begins, heard, own, reports, seen


@pytest.mark.parametrize(
    ("words", "late"),
    [
        ("K1 kami telat 1 jam", "1 jam"),
        ("kami telat 1 jam, tolong sampaikan ke kades", "1 jam"),
        ("tim terlambat 30 menit", "30 menit"),
        ("maaf pak telat setengah jam", "setengah jam"),
        ("kami telat sadikit", ""),
        ("kami tidak telat", None),
        ("kalau telat bagaimana", None),
        ("no 3 telat 1 jam", None),
        ("maaf telat lapor", None),
        ("3 terima, telat 1 jam", None),
        ("kemarin telat 1 jam", None),
        ("telat kah?", None),
        ("telat, 4 tidak ada", None),
        ("telat kirim foto no 4", None),
    ],
)
def test_who_is_late(words: str, late: str | None) -> None:
    assert read_delay(words) == late


@pytest.mark.parametrize("words", ["K1 kami telat 1 jam", "kami telat 1 jam, tolong sampaikan ke kades"])
@pytest.mark.parametrize("coordinator", [True, False])
async def test_the_village_is_told_after_a_yes(stage: Stage, words: str, coordinator: bool) -> None:
    """Once "nomor 1 tidak ada di tempat?"."""
    cast, group = stage.cast, stage.cast.team_group
    who = cast.coordinator if coordinator else cast.member
    await begins(stage)
    who.replies(stage.acts.card(who, group, "K1"), words)
    await stage.settle()
    assert "Maksudnya: beri tahu Desa Uren: tim K1 terlambat 1 jam?" in who.last(group).shown
    assert "terlambat" not in seen(cast.official, cast.village_group)
    await stage.acts.taps(who, "Ya", group)
    assert "Tim kunjungan K1 terlambat 1 jam" in heard(cast.official, cast.village_group)
    assert "Desa Uren sudah diberi tahu: tim K1 terlambat 1 jam" in heard(who, group)


async def test_another_day_it_is_nothing_and_on_the_road_it_is(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.member, own(stage, cast.member), "K1 kami telat 1 jam")
    assert "beri tahu" not in cast.member.last(own(stage, cast.member)).shown


async def test_without_its_code_the_visit_of_today_is_meant(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.member, own(stage, cast.member), "kami telat sadikit pak")
    assert "tim K1 terlambat; berapa lama, belum diketahui?" in cast.member.last(own(stage, cast.member)).shown
