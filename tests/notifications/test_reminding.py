"""What is said by itself: before the day, when nobody is back, in the evening; and what is given out on request."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from simulator.model import Chat
from simulator.people import Actor
from tests.conftest import Stage
from tests.the_day import begins, heard, reports, seen


def wita(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


@pytest.fixture
async def agreed(stage: Stage) -> Stage:
    """K1 is agreed for Kamis, 3 Desember, 09.00; today is Selasa, 24 November."""
    await stage.acts.plans()
    await stage.acts.decides()
    return stage


def reminders(who: Actor, chat: Chat) -> list[str]:
    return [m.shown for m in who.sees(chat) if m.shown.startswith("🔔") and "menunggu jawaban" not in m.shown]


async def new_ones(stage: Stage, until: datetime) -> tuple[list[str], list[str]]:
    """What the team and the village are reminded of up to a moment."""
    cast = stage.cast
    before = [len(reminders(cast.coordinator, chat)) for chat in (cast.team_group, cast.village_group)]
    await stage.acts.waits_until(until)
    team, village = (reminders(cast.coordinator, chat) for chat in (cast.team_group, cast.village_group))
    return team[before[0] :], village[before[1] :]


# --- before the day ---


async def test_each_side_is_reminded_only_of_what_it_has_not_ticked(agreed: Stage) -> None:
    cast = agreed.cast
    (team,), (village,) = await new_ones(agreed, wita(26, 9, 1))
    assert "7 hari lagi: kunjungan K1" in team
    assert "barang, kendaraan, daftar, dan surat tugas" in team
    assert "tempat siap, warga diberi tahu, dan daftar penerima diperiksa" in village
    await agreed.acts.taps(cast.member, "barang", cast.team_group)
    await agreed.acts.taps(cast.official, "tempat siap", cast.village_group)
    (team,), (village,) = await new_ones(agreed, wita(30, 9, 1))
    assert "3 hari lagi" in team
    assert "kendaraan, daftar, dan surat tugas" in team
    assert "barang" not in team
    assert "Belum dicentang: warga diberi tahu dan daftar penerima diperiksa" in village


async def test_the_day_before_and_the_day_itself_are_said_also_to_those_who_are_ready(agreed: Stage) -> None:
    cast = agreed.cast
    for item in ("tempat siap", "warga diberi tahu", "daftar penerima diperiksa"):
        await agreed.acts.taps(cast.official, item, cast.village_group)
    team_alone = await new_ones(agreed, wita(30, 9, 1))
    assert [len(told) for told in team_alone] == [1, 0]
    _, (village,) = await new_ones(agreed, wita(2, 15, 1, month=12))
    assert "Besok: kunjungan K1" in village
    assert "Semua sudah siap" in village
    (team,), (village,) = await new_ones(agreed, wita(3, 6, 1, month=12))
    assert "Hari ini: kunjungan K1 ke Desa Uren, Kamis, 3 Desember 2026, 09.00 WITA, Balai Desa" in village
    assert "Belum dicentang: barang" in team


async def test_a_visit_that_moves_moves_its_reminders(agreed: Stage) -> None:
    cast = agreed.cast
    await agreed.acts.unfolds(cast.coordinator, "Catat jawaban desa", cast.team_group)
    await agreed.acts.taps(cast.coordinator, "Telepon", cast.team_group)
    await agreed.acts.answers(cast.coordinator, cast.team_group, "4 Desember jam 10, posyandu")
    await agreed.acts.taps(cast.coordinator, "Ya", cast.team_group)
    assert await new_ones(agreed, wita(26, 23)) == ([], [])
    (team,), (village,) = await new_ones(agreed, wita(27, 9, 1))
    assert "7 hari lagi" in team
    assert "Jumat, 4 Desember 2026, 10.00 WITA, posyandu" in village


async def test_a_cancelled_visit_is_not_reminded_of(agreed: Stage) -> None:
    cast = agreed.cast
    await agreed.acts.taps(cast.coordinator, "Batalkan", cast.team_group)
    await agreed.acts.gives_reason(cast.coordinator, cast.team_group, "banjir")
    assert await new_ones(agreed, wita(5, 9, month=12)) == ([], [])


async def test_after_an_outage_a_late_reminder_still_goes_while_it_helps(agreed: Stage) -> None:
    """The machine was off from Rabu 14.00 to 20.00."""
    await new_ones(agreed, wita(2, 14, month=12))
    await agreed.engine.close()
    agreed.clock.jump_to(wita(2, 20, month=12))
    agreed.engine = await agreed.reopened()
    (team,), (village,) = await new_ones(agreed, wita(2, 20, 1, month=12))
    assert "Besok" in team
    assert "Besok" in village


async def test_after_an_outage_what_no_longer_helps_is_not_said(agreed: Stage) -> None:
    """The machine was off from Senin to Kamis 07.00: of four reminders only that of today is left."""
    (team,), (village,) = await new_ones(agreed, wita(3, 7, month=12))
    assert "Hari ini" in team
    assert "Hari ini" in village


async def test_once_the_visit_has_begun_nothing_reminds_of_it(agreed: Stage) -> None:
    assert await new_ones(agreed, wita(3, 10, month=12)) == ([], [])


# --- back again? ---


async def test_the_coordinator_and_then_the_camat_hear_that_nobody_is_back(stage: Stage) -> None:
    """09.30 in the village, four hours of service, 90 minutes back, an hour's margin: 16.00. Later the camat."""
    cast = stage.cast
    coordinator, camat = (stage.world.private(who.user) for who in (cast.coordinator, cast.camat))
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.waits_until(wita(3, 15, 59, month=12))
    assert "belum melapor pulang" not in seen(cast.coordinator, coordinator)
    await stage.acts.waits_until(wita(3, 16, 1, month=12))
    told = cast.coordinator.last(coordinator).shown
    assert "Tim kunjungan K1 (Desa Uren) belum melapor pulang" in told
    assert "Terakhir: berangkat, Kamis, 3 Desember 2026, 08.00 WITA" in told
    assert "Hilux DA 1234 XX" in told
    assert "Mohon telepon: Hendra Contoh +6281200000002" in told  # and not herself
    assert "belum melapor pulang" not in seen(cast.camat, camat)
    await stage.acts.waits_until(wita(3, 17, 1, month=12))
    assert "belum melapor pulang" in heard(cast.camat, camat)
    assert "Terakhir: berangkat" in heard(cast.camat, camat)


async def test_the_watch_counts_from_what_was_reported_last(stage: Stage) -> None:
    """They left the village at 11.00: 90 minutes back and an hour's margin are over at 13.30."""
    cast = stage.cast
    private = stage.world.private(cast.coordinator.user)
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.waits_until(wita(3, 11, month=12))
    await reports(stage, "Selesai")
    await stage.acts.waits_until(wita(3, 13, 29, month=12))
    assert "belum melapor pulang" not in seen(cast.coordinator, private)
    await stage.acts.waits_until(wita(3, 13, 31, month=12))
    assert "Terakhir: selesai" in heard(cast.coordinator, private)


async def test_a_team_that_is_back_worries_nobody(stage: Stage) -> None:
    """Also when it comes back between the coordinator's hour and the camat's."""
    cast = stage.cast
    coordinator, camat = (stage.world.private(who.user) for who in (cast.coordinator, cast.camat))
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.waits_until(wita(3, 16, 30, month=12))
    assert "belum melapor pulang" in heard(cast.coordinator, coordinator)
    await reports(stage, "Tim sudah pulang")
    await stage.acts.waits_until(wita(3, 18, month=12))
    assert "belum melapor pulang" not in seen(cast.camat, camat)


# --- summaries, at their hours ---


async def test_the_evenings_summary_comes_at_seven_and_mondays_at_half_past_seven(stage: Stage) -> None:
    cast = stage.cast
    private = stage.world.private(cast.camat.user)
    await stage.acts.plans()
    await stage.acts.waits_until(wita(24, 18, 59))
    assert "Ringkasan" not in seen(cast.camat, private)
    await stage.acts.waits_until(wita(24, 19, 0))
    assert "Ringkasan hari ini" in heard(cast.camat, private)
    await stage.acts.waits_until(wita(30, 7, 29))
    assert "Ringkasan minggu lalu" not in seen(cast.camat, private)
    await stage.acts.waits_until(wita(30, 7, 30))
    assert "Ringkasan minggu lalu" in heard(cast.camat, private)


# --- on request ---


def calendar_event(stage: Stage, who: Actor, chat: Chat) -> Any:
    sent = [m.document for m in who.sees(chat) if m.sender is stage.world.bot and m.document]
    assert sent[-1].name == "kunjungan-K1.ics"
    (event,) = Calendar.from_ical(sent[-1].content).walk("VEVENT")
    return event


async def test_an_agreed_visit_is_given_as_a_calendar_file(agreed: Stage) -> None:
    cast = agreed.cast
    await agreed.acts.taps(cast.official, "Berkas kalender", cast.village_group)
    event = calendar_event(agreed, cast.official, cast.village_group)
    assert event.decoded("dtstart") == wita(3, 9, month=12)
    assert event.decoded("dtend") == wita(3, 13, month=12)
    assert str(event["summary"]) == "PAK SOTARSA K1: Desa Uren"
    assert str(event["location"]) == "Balai Desa"
    assert "makanan" in str(event["description"])


async def test_a_visit_that_moved_replaces_itself_in_the_calendar(agreed: Stage) -> None:
    """The same event under the same name, at another hour."""
    cast = agreed.cast
    await agreed.acts.taps(cast.member, "Berkas kalender", cast.team_group)
    first = calendar_event(agreed, cast.member, cast.team_group)
    await agreed.acts.unfolds(cast.coordinator, "Catat jawaban desa", cast.team_group)
    await agreed.acts.taps(cast.coordinator, "Telepon", cast.team_group)
    await agreed.acts.answers(cast.coordinator, cast.team_group, "4 Desember jam 10")
    await agreed.acts.taps(cast.coordinator, "Ya", cast.team_group)
    await agreed.acts.taps(cast.member, "Berkas kalender", cast.team_group)
    second = calendar_event(agreed, cast.member, cast.team_group)
    assert second["uid"] == first["uid"]
    assert second.decoded("dtstart") == wita(4, 10, month=12)


async def test_everybody_sees_the_schedule_that_concerns_them(stage: Stage) -> None:
    """The team and the camat all of it, a village its own; nobody what is over, a stranger nothing."""
    cast = stage.cast
    for village in ("Uren", "Liyu", "Kapul"):
        await stage.acts.plans(village)
    await stage.acts.taps(cast.coordinator, "Batalkan", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "banjir")

    async def told(who: Actor, chat: Chat) -> set[str]:
        await stage.acts.says(who, chat, "/jadwal")
        return {village for village in ("Uren", "Liyu", "Kapul") if f"Desa {village}" in who.last(chat).shown}

    for who in (cast.coordinator, cast.member, cast.camat, cast.admin):
        assert await told(who, stage.world.private(who.user)) == {"Uren", "Liyu"}
    assert await told(cast.member, cast.team_group) == {"Uren", "Liyu"}
    assert await told(cast.official, stage.world.private(cast.official.user)) == {"Uren"}
    assert await told(cast.other_official, stage.world.private(cast.other_official.user)) == {"Liyu"}
    assert await told(cast.stranger, cast.village_group) == {"Uren"}
    assert await told(cast.stranger, stage.world.private(cast.stranger.user)) == set()
    assert "undangan" in cast.stranger.last(stage.world.private(cast.stranger.user)).shown


async def test_a_team_whose_visit_was_broken_off_on_the_road_is_watched_until_it_is_home(stage: Stage) -> None:
    """Postponed at a broken bridge: the panel asks for the return only, and a late team is still missed."""
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.member, cast.team_group, "/kendala jembatan putus")
    await stage.acts.taps(cast.member, "jalan", cast.team_group)
    await stage.acts.taps(cast.member, "Tanpa foto", cast.team_group)
    await stage.acts.taps(cast.coordinator, "Tunda kunjungan", cast.team_group)
    await stage.later(hours=12)
    assert "belum melapor pulang" in heard(cast.coordinator, stage.world.private(cast.coordinator.user))
    await stage.acts.says(cast.member, cast.team_group, "/lapangan")
    assert stage.acts.question(cast.member, cast.team_group).labels == ["▶️ Tim sudah pulang", "↩️ Salah: berangkat"]
    await stage.acts.taps(cast.member, "Tim sudah pulang", cast.team_group)
    assert "Ditunda" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    await stage.acts.says(cast.member, cast.team_group, "/lapangan")
    assert "belum ada kunjungan" in cast.member.last(cast.team_group).shown
