"""Letting people in, and binding groups, as an administrator does it."""

import re

import pytest

from simulator.model import Chat
from simulator.people import Actor
from sotarsa_bot.records import people
from tests.conftest import Stage


async def invited_link(stage: Stage, role: str, village: str | None = None) -> str:
    """The administrator makes an invitation in private; returns its token."""
    admin, chat = stage.cast.admin, stage.world.private(stage.cast.admin.user)
    await stage.acts.says(admin, chat, "/undang")
    await stage.acts.taps(admin, role, chat)
    if village:
        await stage.acts.says(admin, chat, village)
    found = re.search(r"\?start=([\w-]+)", admin.last(chat).shown)
    assert found
    return found[1]


async def says(stage: Stage, who: Actor, chat: Chat, text: str) -> str:
    await stage.acts.says(who, chat, text)
    return who.last(chat).shown


async def test_a_stranger_is_told_how_to_be_let_in_and_nothing_else(stage: Stage) -> None:
    stranger, chat = stage.cast.stranger, stage.world.private(stage.cast.stranger.user)
    for words in ("/start", "halo", "/kunjungan", "/ringkasan"):
        assert "minta tautan undangan" in await says(stage, stranger, chat, words)


async def test_an_invitation_lets_in_one_person_once(stage: Stage) -> None:
    """The second who opens the link is told that it was used."""
    token = await invited_link(stage, "Perangkat desa", "uren")
    stage.cast.stranger.starts(token)
    await stage.settle()
    mine = [m.shown for m in stage.cast.stranger.sees(stage.world.private(stage.cast.stranger.user))]
    assert any("perangkat desa Uren" in text for text in mine)
    stage.cast.other_official.starts(token)
    await stage.settle()
    assert "sudah dipakai" in stage.cast.other_official.last(stage.world.private(stage.cast.other_official.user)).shown


async def test_an_invitation_expires_after_seven_days(stage: Stage) -> None:
    token = await invited_link(stage, "Anggota tim")
    await stage.later(days=7, minutes=1)
    stage.cast.stranger.starts(token)
    await stage.settle()
    assert "lewat 7 hari" in stage.cast.stranger.last(stage.world.private(stage.cast.stranger.user)).shown


async def test_only_administrators_invite(stage: Stage) -> None:
    chat = stage.world.private(stage.cast.coordinator.user)
    assert "bukan bagian tugas Anda" in await says(stage, stage.cast.coordinator, chat, "/undang")


async def test_a_group_is_bound_and_told_that_photos_are_invisible(stage: Stage) -> None:
    """Privacy mode on and no admin: the bot says what to do, and says so again when it has been done."""
    cast = stage.cast
    group = stage.world.add_group("Perangkat Desa Marajai", [cast.coordinator.user])
    await stage.acts.says(cast.coordinator, group, "/hubungkan")
    await stage.acts.taps(cast.coordinator, "Desa", group)
    await stage.acts.answers(cast.coordinator, group, "marajai")
    greeting, advice = (m.shown for m in cast.coordinator.sees(group)[-2:])
    assert "Desa Marajai" in greeting
    assert "Tambah admin" in advice
    stage.world.promote_bot(group)
    await stage.settle()
    assert "Foto di grup ini terbaca" in cast.coordinator.last(group).shown


async def test_an_official_vouches_for_a_member_who_then_decides(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    cast.stranger.taps("Kam 3 Des", chat=cast.village_group)
    await stage.settle()
    await stage.acts.taps(cast.official, "Jamin Orang Luar", cast.village_group)
    await stage.acts.taps(cast.stranger, "Kam 3 Des", cast.village_group)
    assert "Orang Luar memilih" in stage.acts.card(cast.official, cast.village_group, "K1").shown


@pytest.mark.parametrize("way", ["tap", "reply", "batal, salah desa", "undangan tadi batalkan"])
async def test_an_invitation_is_withdrawn(stage: Stage, way: str) -> None:
    """It was good for seven days, whoever had read it."""
    admin, alone = stage.cast.admin, stage.world.private(stage.cast.admin.user)
    token = await invited_link(stage, "Perangkat desa", "uren")
    if way == "tap":
        await stage.acts.taps(admin, "↩️ Batalkan undangan ini", alone)
    elif way == "reply":
        admin.replies(admin.last(alone), "salah")
        await stage.settle()
    else:
        assert "Maksudnya: undangan untuk perangkat desa Uren dibatalkan?" in await says(stage, admin, alone, way)
        await stage.acts.taps(admin, "Ya", alone)
    assert any("dibatalkan: tautannya tidak berlaku lagi" in m.shown for m in admin.sees(alone))
    stranger = stage.cast.stranger
    said = await says(stage, stranger, stranger.opens_private(), f"/start {token}")
    assert "sudah tidak berlaku" in said


@pytest.mark.parametrize("way", ["tap", "reply"])
async def test_a_vouching_is_taken_back(stage: Stage, way: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    cast.stranger.taps("Kam 3 Des", chat=group)
    await stage.settle()
    await stage.acts.taps(cast.official, "Jamin Orang Luar", group)
    await stage.acts.says(cast.official, group, "salah jamin, itu lain urang kami")
    assert "Untuk membatalkan jaminan" in cast.official.last(group).shown
    if way == "tap":
        await stage.acts.taps(cast.second_official, "↩️ Salah: batalkan jaminan", group)
    else:
        cast.second_official.replies(next(m for m in cast.official.sees(group) if "dijamin oleh" in m.shown), "salah")
        await stage.settle()
    assert any("Jaminan untuk Orang Luar dibatalkan oleh Marni Contoh" in m.shown for m in cast.official.sees(group))
    cast.stranger.taps("Kam 3 Des", chat=group)
    await stage.settle()
    assert "Orang Luar memilih" not in stage.acts.card(cast.official, group, "K1").shown


async def test_the_coordinator_enters_what_the_village_said_by_phone(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.coordinator, "Catat jawaban desa", cast.team_group)
    await stage.acts.taps(cast.coordinator, "Telepon", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "3 Desember jam 9, balai desa")
    await stage.acts.taps(cast.coordinator, "Ya", cast.team_group)
    shown = stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert "lewat telepon, dicatat Rahmi Contoh" in shown


async def test_a_cancelled_visit_says_why_to_both(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.coordinator, "Batalkan", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "Jembatan putus <b>&")
    assert "Dibatalkan: Jembatan putus <b>&" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_the_first_administrator_is_called_by_their_name(stage: Stage) -> None:
    """The settings know the id alone; who first writes has a name."""
    await stage.settle()
    cast = stage.cast
    async with stage.engine.store.writing() as books:
        (admin,) = await books.people.find(telegram_id=cast.admin.user.id)
        await books.people.change(admin.id, name=people.UNNAMED)
    await stage.acts.says(cast.admin, stage.world.private(cast.admin.user), "/start")
    assert "Fadli Contoh" in cast.admin.last(stage.world.private(cast.admin.user)).shown
    async with stage.engine.store.reading() as books:
        assert (await books.people.get(admin.id)).name == "Fadli Contoh"


async def test_vouching_is_offered_for_whatever_officials_do_in_their_group(stage: Stage) -> None:
    """U22: a helper who reported a cut road heard "minta tautan undangan", though the guide promises vouching."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.stranger, group, "/kendala jalan putus")
    asked = cast.official.last(group)
    assert asked.labels == ["Jamin Orang Luar"]
    await stage.acts.taps(cast.stranger, "Baca daftar", group)
    assert "dapat menjamin Anda" in cast.stranger.alerts[-1].text
    await stage.acts.taps(cast.official, "Jamin Orang Luar", group)
    assert "mohon tekan atau kirim sekali lagi" in cast.official.last(group).shown
    await stage.acts.says(cast.stranger, group, "/kendala jalan putus")
    assert "Kendala sudah dicatat" in cast.stranger.last(group).shown


async def test_nobody_is_vouched_for_what_officials_do_not_do(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.says(cast.stranger, group, "/kunjungan")
    assert "Jamin" not in " ".join(label for m in cast.official.sees(group) for label in m.labels)
