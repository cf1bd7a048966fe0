"""/tugas: what waits for whoever asks, the oldest first, each opened by its number."""

import pytest

from simulator.model import Chat, Message
from simulator.people import Actor
from tests.asked import a_request, an_offer, twins
from tests.conftest import Stage
from tests.the_day import asks_for_approval, begins, own, reports, seen


async def tasks(stage: Stage, who: Actor, chat: Chat) -> Message:
    """The list as it comes when they ask for it."""
    await stage.acts.says(who, chat, "/tugas")
    return task_list(who, chat)


def task_list(who: Actor, chat: Chat) -> Message:
    return [m for m in who.sees(chat) if "menunggu" in m.shown.partition("\n")[0] and m.sender is who.world.bot][-1]


async def test_nobody_waits_for_anything(stage: Stage) -> None:
    cast = stage.cast
    for who in (cast.coordinator, cast.camat, cast.official, cast.member):
        assert (await tasks(stage, who, own(stage, who))).shown == "Tidak ada yang menunggu Anda."
    assert (await tasks(stage, cast.member, cast.team_group)).shown == "Tidak ada yang menunggu grup ini."


async def test_a_proposal_waits_for_its_village_and_ends_with_the_answer(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    for chat in (cast.village_group, own(stage, cast.official)):
        shown = (await tasks(stage, cast.official, chat)).shown
        assert "1 hal" in shown
        assert "K1: Desa Uren belum menjawab usulan kunjungan" in shown
        assert "sejak 24 November · sampai 27 November pukul 19.00" in shown
    for who in (cast.coordinator, cast.camat, cast.other_official):
        assert "Tidak ada" in (await tasks(stage, who, own(stage, who))).shown
    await stage.acts.decides()
    assert "belum menjawab" not in (await tasks(stage, cast.official, cast.village_group)).shown


async def test_its_number_opens_the_very_question(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await tasks(stage, cast.official, cast.village_group)
    await stage.acts.taps(cast.official, "1", cast.village_group)
    card = cast.official.last(cast.village_group)
    assert card.shown.startswith("K1 ·")
    assert "Kam 3 Des" in card.labels


@pytest.mark.parametrize("words", ["1", "buka 1", "Buka nomor 1", "no 1", "tolong buka yang ke-1", "lihat 1."])
async def test_its_number_is_a_reply_too(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    asked = await tasks(stage, cast.official, cast.village_group)
    cast.official.replies(asked, words)
    await stage.settle()
    assert cast.official.last(cast.village_group).shown.startswith("K1 ·")


async def test_a_number_that_is_not_there_and_words_beside_it_open_nothing(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    asked = await tasks(stage, cast.official, cast.village_group)
    cast.official.replies(asked, "buka 7")
    await stage.settle()
    assert cast.official.last(cast.village_group).shown == "Nomornya 1 sampai 1."
    cast.official.replies(asked, "jangan buka 1")
    await stage.settle()
    assert not cast.official.last(cast.village_group).shown.startswith("K1 ·")


async def test_a_command_with_a_number_opens_it(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.official, cast.village_group, "/tugas 1")
    assert cast.official.last(cast.village_group).shown.startswith("K1 ·")


async def test_what_is_done_meanwhile_is_not_opened(stage: Stage) -> None:
    """The list is renewed instead."""
    cast = stage.cast
    await stage.acts.plans()
    asked = await tasks(stage, cast.official, own(stage, cast.official))
    await stage.acts.decides()
    cast.official.taps("1", message=asked)
    await stage.settle()
    assert "belum menjawab" not in task_list(cast.official, own(stage, cast.official)).shown


async def test_the_list_is_one_message(stage: Stage) -> None:
    """The one further up has no buttons any more."""
    cast, chat = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    first = await tasks(stage, cast.official, chat)
    second = await tasks(stage, cast.official, chat)
    assert first.message_id != second.message_id
    assert not chat.messages[first.message_id].labels
    assert second.labels == ["1"]


async def test_a_wish_waits_for_the_coordinator_and_an_offer_for_the_village(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.wishes("9 Desember 2026 jam 9, balai desa")
    assert "mengusulkan waktu lain" in (await tasks(stage, cast.coordinator, own(stage, cast.coordinator))).shown
    assert "Tidak ada" in (await tasks(stage, cast.official, cast.village_group)).shown


async def test_an_offer_waits_for_the_village(stage: Stage) -> None:
    await an_offer(stage)
    assert "tawaran waktu lain" in (await tasks(stage, stage.cast.official, stage.cast.village_group)).shown


async def test_in_a_group_no_citizen_is_named(stage: Stage) -> None:
    """What Siti asks for is a number there, and opened without her name."""
    cast = stage.cast
    await a_request(stage)
    shown = (await tasks(stage, cast.member, cast.team_group)).shown
    assert "usulan warga nomor 1 belum dijawab" in shown
    assert "Siti" not in shown


async def test_two_records_are_asked_about_again(stage: Stage) -> None:
    cast = stage.cast
    await twins(stage)
    asked = await tasks(stage, cast.member, cast.team_group)
    line = next(one for one in asked.shown.splitlines() if "dua catatan" in one)
    await stage.acts.taps(cast.member, line.partition(".")[0], cast.team_group)
    assert any("Keduanya benar" in label for label in cast.member.last(cast.team_group).labels)


async def test_the_day_waits_for_team_and_village(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 20")
    await reports(stage, "Selesai", "Pulang")
    assert "belum mencocokkan barang" in (await tasks(stage, cast.official, cast.village_group)).shown
    assert "barang bawaan belum dicocokkan" in (await tasks(stage, cast.member, cast.team_group)).shown


async def test_a_task_of_the_group_is_opened_there_from_ones_own_chat(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await reports(stage, "Selesai")
    alone = own(stage, cast.official)
    asked = await tasks(stage, cast.official, alone)
    line = next(one for one in asked.shown.splitlines() if "mencocokkan" in one)
    await stage.acts.taps(cast.official, line.partition(".")[0], alone)
    assert "ditampilkan lagi di grup" in seen(cast.official, alone)
    assert "Cocok?" in cast.official.last(cast.village_group).shown
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    assert "mencocokkan" not in (await tasks(stage, cast.official, alone)).shown


async def test_a_record_waits_for_both_sides(stage: Stage) -> None:
    cast = stage.cast
    await asks_for_approval(stage)
    assert "menunggu persetujuan Desa Uren" in (await tasks(stage, cast.official, cast.village_group)).shown
    assert "menunggu persetujuan tim" in (await tasks(stage, cast.coordinator, own(stage, cast.coordinator))).shown


async def test_what_is_much_has_pages(stage: Stage) -> None:
    cast = stage.cast
    for n in range(1, 12):
        await stage.acts.plans(window=f"{n}-{n + 2} Desember")
    first = await tasks(stage, cast.official, cast.village_group)
    assert "11 hal" in first.shown
    assert first.labels == [*"12345678", "Berikutnya ➡️"]
    await stage.acts.taps(cast.official, "Berikutnya", cast.village_group)
    second = task_list(cast.official, cast.village_group)
    assert second.message_id == first.message_id
    assert second.labels == ["9", "10", "11", "⬅️ Sebelumnya"]


@pytest.mark.parametrize("words", ["apa yang menunggu saya?", "tugas", "apa tugas saya", "ada apa yang menunggu ulun"])
async def test_it_is_asked_for_in_words(stage: Stage, words: str) -> None:
    alone = own(stage, stage.cast.official)
    await stage.acts.plans()
    await stage.acts.says(stage.cast.official, alone, words)
    assert "belum menjawab usulan" in task_list(stage.cast.official, alone).shown


async def test_a_stranger_reads_nothing(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.stranger, own(stage, cast.stranger), "/tugas")
    assert "K1" not in seen(cast.stranger, own(stage, cast.stranger))


async def test_alone_the_list_is_meant_without_a_reply(stage: Stage) -> None:
    cast, alone = stage.cast, own(stage, stage.cast.official)
    await stage.acts.plans()
    await tasks(stage, cast.official, alone)
    await stage.acts.says(cast.official, alone, "buka 1")
    assert "Kartu K1 sudah ditampilkan lagi" in cast.official.last(alone).shown


async def test_a_conversation_waits_once_something_was_answered_in_it(stage: Stage) -> None:
    """Who only looked at /data has nothing to finish."""
    cast = stage.cast
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "/data")
    assert "Tidak ada" in (await tasks(stage, cast.coordinator, own(stage, cast.coordinator))).shown
    await stage.acts.says(cast.coordinator, cast.team_group, "/kunjungan")
    await stage.acts.answers(cast.coordinator, cast.team_group, "Uren")
    listed = await tasks(stage, cast.coordinator, cast.team_group)
    assert "Isian yang dimulai Rahmi Contoh, belum selesai" in listed.shown
    await stage.acts.taps(cast.coordinator, "1", cast.team_group)
    assert "makanan" in " ".join(cast.coordinator.last(cast.team_group).labels)
