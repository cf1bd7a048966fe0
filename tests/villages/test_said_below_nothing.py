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
    for words in ("K1 tetap tgl 3", "tetap hari kamis jam 9 pak", "tetap kamis tgl 3 di balai desa"):
        assert "K1 tetap Kamis, 3 Desember 2026, 09.00 WITA, Balai Desa" in (await writes(stage, words))[0]
    assert "Sabtu, 5 Desember" in (await writes(stage, "K1 tetap tgl 5"))[0]
    await stage.acts.taps(cast.official, "Ubah", cast.village_group)
    await stage.later(hours=1)
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


async def test_a_village_mends_and_takes_back_its_own_request(stage: Stage) -> None:
    """By an edit, by words below it, and by its number; who did not note it does not."""
    cast = stage.cast
    home = own(stage, cast.coordinator)
    await begins(stage)
    written = cast.official.sends(cast.village_group, "usulan Galuh RT 1: popok dewasa")
    await stage.settle()
    cast.official.replies(cast.official.last(cast.village_group), "ya")
    await stage.settle()
    cast.official.edits(written, "usulan Galuh RT 1: beras")
    await stage.settle()
    assert "beras" in heard(cast.coordinator, home)
    noted = next(m for m in reversed(cast.official.sees(cast.village_group)) if "U1" in m.shown)
    cast.official.replies(noted, "batal, Galuh sudah meninggal")
    await stage.settle()
    assert "U1" in heard(cast.coordinator, home)
    assert "Galuh sudah meninggal" not in seen(cast.member, cast.team_group)
    await stage.acts.says(cast.coordinator, home, "/usulan")
    assert "popok" not in heard(cast.coordinator, home)
    assert "beras" not in heard(cast.coordinator, home)


async def test_a_village_without_a_visit_is_answered_and_heard_again(stage: Stage) -> None:
    """The reply reaches who cried; that it is over reaches whom it was told to."""
    cast = stage.cast
    home = own(stage, cast.coordinator)
    await stage.acts.says(cast.other_official, cast.other_group, "banjir, warga terjebak")
    cast.coordinator.replies(cast.coordinator.last(home), "tim segera ke sana")
    await stage.settle()
    assert "tim segera ke sana" in heard(cast.other_official, own(stage, cast.other_official))
    await stage.acts.says(cast.other_official, cast.other_group, "alhamdulillah sudah surut")
    assert "sudah surut" in heard(cast.coordinator, home)
    assert "sudah surut" in heard(cast.camat, own(stage, cast.camat))
    await stage.acts.says(cast.other_official, own(stage, cast.other_official), "usulan Siti: modal usaha")
    assert "modal usaha" in heard(cast.coordinator, home)


async def test_who_is_against_a_wish_is_heard_before_it_is_accepted(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    await stage.acts.wishes("9 Desember 2026 jam 9, balai desa")
    card = next(m for m in reversed(cast.second_official.sees(cast.village_group)) if m.shown.startswith("K1 ·"))
    cast.second_official.replies(card, "tgl 9 kada kawa, ada kawinan")
    await stage.settle()
    assert "tgl 9 kada kawa, ada kawinan" in heard(cast.coordinator, own(stage, cast.coordinator))
    assert "ditarik?" in cast.official.last(cast.village_group).shown


async def test_an_emergency_has_more_to_it_and_is_over(stage: Stage) -> None:
    """What was told unconfirmed ends for whom it was told to; further words are offered as a part of it."""
    cast = stage.cast
    await begins(stage)
    group, office = await writes(stage, "nek Imah rabah pingsan di balai, tolong")
    assert "Catat sebagai kendala" in group
    await stage.later(minutes=6)
    assert "Belum dipastikan" in heard(cast.camat, own(stage, cast.camat))
    assert "nek Imah rabah" in (await writes(stage, "sudah sadar, kada papa lagi"))[0]
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "sudah sadar, kada papa lagi" in heard(cast.camat, own(stage, cast.camat))
    await writes(stage, "mobil tim tabalik di tanjakan, Hendra luka parah")
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    group, office = await writes(stage, "posisinya parak jambatan pak, tim kita di sana")
    assert "posisinya parak jambatan" in office
    assert "Diteruskan kepada Rahmi Contoh." in group
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "posisinya parak jambatan" in seen(cast.member, cast.team_group)
