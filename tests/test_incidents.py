"""/kendala: from the team or the village; the coordinator postpones, others ask for it."""

from tests.conftest import Stage
from tests.the_day import begins, reports, seen


async def test_a_village_reports_a_road_and_the_coordinator_postpones(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.official, cast.village_group, "/kendala")
    await stage.acts.taps(cast.official, "jalan", cast.village_group)
    asked = stage.acts.question(cast.official, cast.village_group)
    cast.official.sends_photo(cast.village_group, caption="Jembatan putus <sejak> pagi", reply_to=asked)
    await stage.settle()
    await stage.acts.taps(cast.official, "Selesai", cast.village_group)
    assert "Jembatan putus <sejak> pagi" in seen(cast.coordinator, cast.team_group)
    await stage.acts.taps(cast.official, "Tunda kunjungan", cast.village_group)
    private = stage.world.private(cast.coordinator.user)
    assert "mengusulkan menunda kunjungan K1" in seen(cast.coordinator, private)
    await stage.acts.taps(cast.coordinator, "Tunda kunjungan", private)
    assert "Ditunda" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert "1 dari 1 foto tersimpan" in seen(cast.official, cast.village_group)


async def test_postponed_while_the_team_is_on_its_way_everybody_hears_of_it(stage: Stage) -> None:
    """By a message of its own: nobody's telephone rings for an edited one."""
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.official, cast.village_group, "/kendala longsor di km 3")
    await stage.acts.taps(cast.official, "jalan", cast.village_group)
    await stage.acts.taps(cast.official, "Tanpa foto", cast.village_group)
    await stage.acts.taps(cast.official, "Tunda kunjungan", cast.village_group)
    await stage.acts.taps(cast.coordinator, "Tunda kunjungan", stage.world.private(cast.coordinator.user))
    village, team = cast.official.last(cast.village_group).shown, cast.member.last(cast.team_group).shown
    assert village == "⏸ Kunjungan K1 ditunda: jalan – longsor di km 3. Tim akan mengusulkan waktu baru."
    assert team.startswith("⏸ Kunjungan K1 ditunda: jalan – longsor di km 3.")
    assert "Bila tim sudah berangkat, mohon pulang" in team
    assert "tidak berlaku lagi" in seen(cast.official, cast.village_group)
    for who, chat in ((cast.official, cast.village_group), (cast.member, cast.team_group)):
        (asked,) = [m for m in who.sees(chat) if "kendala jalan" in m.shown]
        assert "ditunda oleh Rahmi Contoh" in asked.shown
        assert asked.labels == []
    await stage.acts.taps(cast.member, "▶️ Tim sudah pulang", cast.team_group)
    assert "Kunjungan K1 sedang ditunda" not in seen(cast.member, cast.team_group)


async def test_the_team_goes_on(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.member, cast.team_group, "/kendala ban bocor")
    await stage.acts.taps(cast.member, "kendaraan", cast.team_group)
    await stage.acts.taps(cast.member, "Tanpa foto", cast.team_group)
    await stage.acts.taps(cast.member, "Lanjutkan", cast.team_group)
    assert "Dilanjutkan, menurut Hendra" in seen(cast.member, cast.team_group)
    cast.member.press_again()
    await stage.settle()
    assert "sudah dijawab" in cast.member.alerts[-1].text


async def test_a_sticker_is_no_words_and_batal_leaves_nothing(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/kendala")
    await stage.acts.taps(cast.member, "cuaca", private)
    cast.member.sends_sticker(private)
    await stage.settle()
    assert "bukan stiker" in cast.member.last(private).shown
    await stage.acts.says(cast.member, private, "/batal")
    assert "Ditutup." in cast.member.last(private).shown
    assert "kendala cuaca" not in seen(cast.coordinator, cast.team_group)


async def test_an_official_of_another_village_has_no_say(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.other_official, cast.other_group, "/kendala")
    assert "Belum ada kunjungan" in cast.other_official.last(cast.other_group).shown
