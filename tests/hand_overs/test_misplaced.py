"""Hand-overs reported where they cannot be recorded, or by whom they cannot: kept, and answered with what to do."""

import pytest

from simulator.people import Actor
from sotarsa_bot.records.field import Delivery, Photo
from tests.conftest import Stage
from tests.the_day import begins, heard, seen

HERE_NOT = "Kirim di grup tim atau obrolan pribadi dengan bot, ya. Di sini belum dicatat."


async def kept(stage: Stage) -> tuple[list[Delivery], list[Photo]]:
    async with stage.engine.store.reading() as books:
        return await books.deliveries.find(withdrawn_at=None), await books.photos.find(order="message")


async def test_serah_in_a_villages_group_says_where_it_belongs(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.coordinator, cast.village_group, "/serah")
    assert cast.coordinator.last(cast.village_group).shown == HERE_NOT


async def test_a_caption_of_the_coordinator_in_a_villages_group(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.coordinator, cast.village_group, "K1 3 terima")
    assert cast.coordinator.last(cast.village_group).shown == HERE_NOT
    assert (await kept(stage))[0] == []


@pytest.mark.parametrize("who", ["coordinator", "official"])
async def test_a_photo_in_the_wrong_group_is_kept_and_recorded_by_one_of_the_team(stage: Stage, who: str) -> None:
    cast = stage.cast
    sender: Actor = getattr(cast, who)
    await begins(stage)
    sender.sends_photo(cast.village_group, caption="K1 3 terima")
    await stage.settle()
    assert "Kirim di grup tim, ya. Di sini belum dicatat. Fotonya sudah disimpan" in heard(sender, cast.village_group)
    deliveries, photos = await kept(stage)
    assert deliveries == []
    assert [photo.visit for photo in photos] == [None]
    assert f"📷 {sender.user.name}" in heard(cast.member, cast.team_group)
    await stage.acts.taps(cast.member, "Benar, catat", cast.team_group)
    (delivery,), (photo,) = await kept(stage)
    assert (delivery.number, photo.visit, photo.delivery) == (3, 1, delivery.id)
    assert "• 1 sembako untuk nomor 3" in heard(cast.member, cast.team_group)
    assert "nomor 3" not in seen(cast.official, cast.village_group)
    cast.member.press_again()
    await stage.settle()
    assert len((await kept(stage))[0]) == 1
    await stage.acts.taps(cast.member, "Batalkan catatan", cast.team_group)
    assert (await kept(stage))[0] == []


async def test_an_official_in_the_teams_group_is_asked_about(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    stage.world.join(cast.team_group, cast.official.user)
    cast.official.sends_photo(cast.team_group, caption="K1 3 terima")
    await stage.settle()
    assert "yang mencatat penyerahan adalah anggota tim" in heard(cast.member, cast.team_group)
    assert (await kept(stage))[0] == []
    await stage.acts.taps(cast.member, "Benar, catat", cast.team_group)
    assert [one.number for one in (await kept(stage))[0]] == [3]


async def test_somebody_unregistered_hears_what_to_do_once_an_hour(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    helper = cast.stranger
    stage.world.join(group, helper.user)
    for _ in range(3):
        helper.sends_photo(group, caption="K1 3 terima")
        await stage.settle()
    assert seen(cast.member, group).count("Belum dicatat, karena Anda belum terdaftar") == 1
    assert await kept(stage) == ([], [])
    await stage.later(minutes=61)
    await stage.acts.says(helper, group, "K1 4 terima")
    assert seen(cast.member, group).count("Belum dicatat, karena Anda belum terdaftar") == 2


@pytest.mark.parametrize("picture", [True, False])
async def test_an_anonymous_admin_hears_why_nothing_was_recorded(stage: Stage, picture: bool) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    group.members[cast.coordinator.user.id].anonymous = True
    if picture:
        sent = cast.coordinator.sends_photo(group, caption="K1 3 terima")
    else:
        sent = cast.coordinator.sends(group, "K1 4 terima")
    await stage.settle()
    assert sent.anonymous
    assert "Belum dicatat: Anda menulis sebagai admin anonim" in heard(cast.member, group)
    assert await kept(stage) == ([], [])


async def test_other_words_are_their_own_affair(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    count = len(cast.official.sees(cast.village_group))
    cast.official.sends_photo(cast.village_group, caption="gotong royong RT 3")
    await stage.settle()
    assert len(cast.official.sees(cast.village_group)) == count + 1
    assert await kept(stage) == ([], [])


@pytest.mark.parametrize("words", ["ini no 1 sdh terima", "no 1 terima", "foto no 1 sudah terima"])
@pytest.mark.parametrize("below", [False, True])
async def test_without_a_code_on_the_day_it_is_offered_too(stage: Stage, words: str, below: bool) -> None:
    """It was met by silence; below the card the words were dropped."""
    cast, group = stage.cast, stage.cast.village_group
    await begins(stage)
    card = stage.acts.card(cast.official, group, "K1") if below else None
    cast.official.sends_photo(group, caption=words, reply_to=card)
    await stage.settle()
    assert "Fotonya sudah disimpan, dan tim ditanya" in heard(cast.official, group)
    assert "nomor 1" not in seen(cast.official, group)
    await stage.acts.taps(cast.member, "Benar, catat", cast.team_group)
    (delivery,), (photo,) = await kept(stage)
    assert (delivery.number, photo.visit, photo.delivery) == (1, 1, delivery.id)


async def test_a_photo_without_words_hears_once_a_day_how_it_is_kept(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await begins(stage)
    for _ in range(3):
        cast.official.sends_photo(group)
        await stage.later(minutes=5)
    assert seen(cast.official, group).count("sebagai balasan (reply) ke kartu K1") == 1
    assert await kept(stage) == ([], [])
