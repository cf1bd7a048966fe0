"""What an official writes in the group below nothing, and the office has to know: none of it meets silence."""

from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen


async def writes(stage: Stage, words: str) -> tuple[str, str]:
    """What the group and the coordinator then read."""
    cast = stage.cast
    await stage.acts.says(cast.official, cast.village_group, words)
    return heard(cast.official, cast.village_group), heard(cast.coordinator, own(stage, cast.coordinator))


async def test_a_refusal_a_day_of_their_own_and_two_questions(stage: Stage) -> None:
    """A proposal waits; what the villagers do on some other day is theirs."""
    await stage.acts.plans()
    group, office = await writes(stage, "kada kawa pak ai, ada haul di kampung")
    assert "Hari apa yang bisa?" in group
    assert "ada haul di kampung" in office
    assert (await writes(stage, "rapat tgl 8 jam 10 di mesjid"))[0] == ""
    group, _ = await writes(stage, "hari apa jadinya? bawa apa?")
    assert "belum ditentukan" in group
    assert "membawa 25 paket sembako" in group
    group, _ = await writes(stage, "10 desember jam 9 di balai desa")
    assert "Maksudnya: K1: Kamis, 10 Desember 2026, 09.00 WITA, balai desa?" in group


async def test_after_it_was_agreed_and_put_off(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    for words in ("mohon maaf kada bisa manerima tamu, pambakal rapat di kabupaten", "jangan di balai, atapnya bocor"):
        assert words in (await writes(stage, words))[1]
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "K1 tunda, jembatan putus")
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "ya")
    assert "tgl 4 kawa haja" in (await writes(stage, "tgl 4 kawa haja, jembatan sudah baik"))[1]


async def test_who_is_ill_is_told_to_the_coordinator_alone(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    words = "nek Siti RT 3 kada kawa datang, sidin garing TBC"
    assert words in (await writes(stage, words))[1]
    assert "Isinya ada pada koordinator" in seen(cast.member, cast.team_group)
    assert "Siti" not in seen(cast.member, cast.team_group)
