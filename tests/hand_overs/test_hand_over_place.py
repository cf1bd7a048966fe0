"""Where something was handed over: sent as a reply to what was recorded, shown in private only."""

from datetime import timedelta
from pathlib import Path

from conversations.hand_overs.delivery_words import plain_line
from simulator.model import Message
from sotarsa_bot.privacy import erasing
from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.visit import VisitState
from storage.picture_files import DiskPictures
from tests.conftest import Stage
from tests.the_day import begins, heard, own, reports, seen


async def hand_overs(stage: Stage) -> list[Delivery]:
    async with stage.engine.store.reading() as books:
        return await books.deliveries.find(order="id")


def recorded(stage: Stage) -> Message:
    return next(m for m in reversed(stage.cast.member.sees(stage.cast.team_group)) if "dicatat:" in m.shown)


async def test_a_place_goes_with_all_that_was_said_and_a_later_one_replaces_it(stage: Stage) -> None:
    cast, group, coordinator = stage.cast, stage.cast.team_group, own(stage, stage.cast.coordinator)
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba")
    cast.member.sends_location(group, reply_to=next(m for m in cast.member.sees(group) if "hari kunjungan" in m.shown))
    await stage.acts.says(cast.member, group, "K1 3-4 terima")
    sent = cast.member.sends_location(group, -2.25, 115.62, reply_to=recorded(stage))
    await stage.settle()
    assert sent.reactions
    assert {(d.latitude, d.longitude) for d in await hand_overs(stage)} == {(-2.25, 115.62)}
    cast.member.sends_location(group, -3.3186, 114.5944, reply_to=recorded(stage))
    await stage.settle()
    assert {(d.latitude, d.longitude) for d in await hand_overs(stage)} == {(-3.3186, 114.5944)}
    async with stage.engine.store.reading() as books:
        assert [step.latitude for step in await books.steps.find(order="id")] == [None, -2.2447]  # as it was sent
    await stage.later(minutes=40)
    await stage.acts.says(cast.coordinator, coordinator, "/periksa")
    await stage.acts.taps(cast.coordinator, "K1 Uren: 1 belum dilihat", coordinator)
    card = cast.coordinator.last(coordinator).shown
    assert "2 penyerahan, menurut lokasi yang dikirim, jauh dari tempat kunjungan" in card
    assert "nomor 3 (dicatat Hendra Contoh, Kam 3 Des 08.40) · 📍 -3.31860, 114.59440" in card
    assert plain_line((await hand_overs(stage))[0]) == "1 sembako, di lokasi -3.31860, 114.59440"  # for the recipient
    assert "114.59" not in seen(cast.coordinator, group)
    assert "114.59" not in seen(cast.official, cast.village_group)


async def test_while_serah_asks_a_place_for_another_hand_over_is_taken(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.member)
    await begins(stage)
    await stage.acts.says(cast.member, private, "K1 3 terima")
    said = cast.member.last(private)
    await stage.acts.says(cast.member, private, "/serah")
    cast.member.sends_location(private, reply_to=said)
    await stage.settle()
    assert [d.latitude for d in await hand_overs(stage)] == [-2.2447]
    cast.member.sends_location(private)
    await stage.settle()
    assert "Lokasi tidak diperlukan" in heard(cast.member, private)


async def test_what_was_taken_back_has_no_place(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 3 terima")
    cast.member.sends_photo(group)
    await stage.settle()
    stored = next(m for m in reversed(cast.member.sees(group)) if "foto tersimpan" in m.shown)
    await stage.acts.taps(cast.member, "Batalkan catatan", group)
    cast.member.sends_location(group, reply_to=stored)
    await stage.settle()
    assert "sudah dibatalkan" in heard(cast.member, group)
    assert [d.latitude for d in await hand_overs(stage)] == [None]


async def test_after_the_years_the_place_and_the_letter_are_gone(stage: Stage, photos: Path) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 3 wakil Siti (anak)")
    cast.member.sends_location(group, reply_to=recorded(stage))
    cast.member.sends_photo(group, reply_to=recorded(stage), caption="surat kuasa")
    await stage.settle()
    assert len([*photos.rglob("*.jpg")]) == 1
    store, now = stage.engine.store, stage.clock.now()
    async with store.writing() as books:
        await books.visits.change(1, state=VisitState.CLOSED, closed_at=now)
    await erasing.erase_due(store, DiskPictures(photos), stage.engine.office, now + timedelta(days=366 * 6))
    assert [*photos.rglob("*.jpg")] == []
    assert [(d.latitude, d.longitude) for d in await hand_overs(stage)] == [(None, None)]
