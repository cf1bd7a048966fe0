"""/daftar: a visit's list of recipients, and hand-overs that go by it."""

import pytest

from simulator.model import Chat
from tests.conftest import Stage, kept
from tests.the_day import begins, heard, seen

NAMES = "1. Aminah\n2) Rahmat <Hidayat>\n• Siti\n\nAminah"


def own(stage: Stage) -> Chat:
    """The member's chat with the bot."""
    return stage.world.private(stage.cast.member.user)


@kept
async def listed(stage: Stage, names: str = NAMES) -> None:
    """K1 is agreed and its day has come; its list holds Aminah, Rahmat and Siti."""
    await begins(stage)
    await stage.acts.says(stage.cast.member, own(stage), "/daftar k1")
    await stage.acts.says(stage.cast.member, own(stage), names)


async def test_names_are_pasted_and_get_numbers(stage: Stage) -> None:
    """Numbering in front goes, a name that is there is kept once, and more can be added."""
    cast = stage.cast
    await listed(stage)
    shown = stage.acts.question(cast.member, own(stage)).shown
    assert "3 orang, 0 sudah menerima" in shown
    assert "2. Rahmat <Hidayat>" in shown
    await stage.acts.says(cast.member, own(stage), "\n- \n")
    assert "belum terbaca" in cast.member.last(own(stage)).shown
    await stage.acts.says(cast.member, own(stage), "Budi")
    await stage.acts.taps(cast.member, "Selesai", own(stage))
    assert "4 nama tersimpan" in cast.member.last(own(stage)).shown
    assert "Daftar: 0 dari 4 penerima" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_hand_over_is_chosen_from_the_list_and_leaves_it(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage)
    await stage.acts.says(cast.member, own(stage), "/serah")
    await stage.acts.taps(cast.member, "sembako", own(stage))
    await stage.acts.taps(cast.member, "2. Rahmat", own(stage))
    assert "nomor 2 (Rahmat <Hidayat>)" in cast.member.last(own(stage)).shown
    await stage.acts.taps(cast.member, "Diterima sendiri", own(stage))
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    await stage.acts.says(cast.member, own(stage), "/serah")
    await stage.acts.taps(cast.member, "sembako", own(stage))
    labels = stage.acts.question(cast.member, own(stage)).labels
    assert [label for label in labels if label[0].isdigit()] == ["1. Aminah", "3. Siti"]
    assert "Daftar: 1 dari 3 penerima" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_names_stay_in_private(stage: Stage) -> None:
    """In the team's group the list is chosen from by number; the card and the village see counts."""
    cast = stage.cast
    await listed(stage)
    await stage.acts.says(cast.member, cast.team_group, "/serah")
    await stage.acts.taps(cast.member, "sembako", cast.team_group)
    assert [x for x in stage.acts.question(cast.member, cast.team_group).labels if x[0].isdigit()] == ["1", "2", "3"]
    await stage.acts.taps(cast.member, "2", cast.team_group)
    await stage.acts.taps(cast.member, "Diterima sendiri", cast.team_group)
    await stage.acts.taps(cast.member, "Simpan", cast.team_group)
    await stage.acts.taps(cast.coordinator, "Daftar penerima", cast.team_group)
    assert "obrolan pribadi" in cast.coordinator.alerts[-1].text
    await stage.acts.says(cast.coordinator, cast.team_group, "/daftar")
    for group in (cast.team_group, cast.village_group):
        assert "Rahmat" not in seen(cast.coordinator, group)
        assert "Aminah" not in seen(cast.coordinator, group)


async def test_a_number_that_is_not_listed_is_said_and_nothing_is_recorded(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage)
    await stage.acts.taps(cast.member, "Selesai", own(stage))
    await stage.acts.says(cast.member, own(stage), "K1 2-4 terima")
    assert "Nomor 4 tidak ada pada daftar K1 (nomor terakhirnya 3)" in cast.member.last(own(stage)).shown
    await stage.acts.says(cast.member, own(stage), "K1 2-3 terima")
    assert "nomor 3" in cast.member.last(own(stage)).shown
    assert "Daftar: 2 dari 3 penerima" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_list_in_use_is_not_emptied(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage)
    await stage.acts.taps(cast.member, "Kosongkan daftar", own(stage))
    await stage.acts.taps(cast.member, "Ya, kosongkan", own(stage))
    assert "masih kosong" in stage.acts.question(cast.member, own(stage)).shown
    await stage.acts.says(cast.member, own(stage), NAMES)
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 1 terima")
    await stage.acts.taps(cast.member, "Kosongkan daftar", own(stage))
    await stage.acts.taps(cast.member, "Ya, kosongkan", own(stage))
    assert "sudah dipakai" in cast.member.alerts[-1].text


async def test_a_long_list_is_pasted_in_one_piece_and_paged(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage, "\n".join(f"Penerima Contoh Bernama Panjang {n}" for n in range(1, 81)))
    assert "80 orang" in stage.acts.question(cast.member, own(stage)).shown
    await stage.acts.taps(cast.member, "Nama sebelumnya", own(stage))
    assert "31. Penerima" in stage.acts.question(cast.member, own(stage)).shown
    await stage.acts.says(cast.member, own(stage), "/serah")
    await stage.acts.taps(cast.member, "sembako", own(stage))
    await stage.acts.taps(cast.member, "1/10 ›", own(stage))
    await stage.acts.taps(cast.member, "9. Penerima", own(stage))
    assert "nomor 9" in cast.member.last(own(stage)).shown


async def test_an_official_of_another_village_sees_no_list(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage)
    chat = stage.world.private(cast.other_official.user)
    await stage.acts.says(cast.other_official, chat, "/daftar k1")
    assert "bukan bagian tugas" in cast.other_official.last(chat).shown


async def test_a_visit_that_carries_nothing_planned_takes_what_is_named(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans(cargo="Lewati")
    await stage.acts.decides()
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    assert "25 sembako" in heard(cast.member, cast.team_group)


@pytest.mark.parametrize("words", ["terima kasih", "siap pak", "makasih bu"])
async def test_small_talk_is_no_recipient(stage: Stage, words: str) -> None:
    """`terima kasih` used to become somebody on the list."""
    await listed(stage, "Aminah\nSiti\nBudi")
    sent = stage.cast.member.sends(own(stage), words)
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.listed.count() == 3
    assert sent.reactions


async def test_somebody_is_taken_off_the_list_and_the_other_numbers_stay(stage: Stage) -> None:
    """`hapus nomor 3` used to become number 4."""
    cast = stage.cast
    await listed(stage, "Aminah\nSiti\nBudi\nLina")
    await stage.acts.says(cast.member, own(stage), "hapus nomor 3")
    assert "Maksudnya: mengeluarkan nomor 3, Budi dari daftar?" in heard(cast.member, own(stage))
    await stage.acts.taps(cast.member, "Ya", own(stage))
    async with stage.engine.store.reading() as books:
        assert [(one.number, one.name) for one in await books.listed.find(order="number")] == [
            (1, "Aminah"),
            (2, "Siti"),
            (4, "Lina"),
        ]
        assert await books.recipients.count(name="Budi") == 0
    await stage.acts.says(cast.member, own(stage), "Budiman")
    async with stage.engine.store.reading() as books:
        assert [one.number for one in await books.listed.find(order="number")] == [1, 2, 4, 5]


async def test_whoever_was_taken_off_by_mistake_is_put_back(stage: Stage) -> None:
    """Also into the register, which they had left; their number is theirs unless somebody has it by now."""
    cast = stage.cast
    await listed(stage, "Aminah\nSiti\nBudi")
    await stage.acts.says(cast.member, own(stage), "hapus nomor 2 dan 3")
    await stage.acts.taps(cast.member, "Ya", own(stage))
    await stage.acts.says(cast.member, own(stage), "Lina")  # takes number 2: the last one was 1
    await stage.acts.taps(cast.member, "↩️ Kembalikan", own(stage))
    async with stage.engine.store.reading() as books:
        found = await books.listed.find(order="number")
        assert [(one.number, one.name) for one in found] == [(1, "Aminah"), (2, "Lina"), (3, "Budi"), (4, "Siti")]
        for one in found:
            assert (await books.recipients.get(one.recipient)).name == one.name
            assert await books.entitlements.count(recipient=one.recipient) == 1
    assert not any("Kembalikan" in label for label in stage.acts.question(cast.member, own(stage)).labels)


@pytest.mark.parametrize(("words", "answer"), [("hapus nomor 9", "9"), ("bukan 3 tapi 4", "hapus nomor 3")])
async def test_what_cannot_be_taken_off_is_said(stage: Stage, words: str, answer: str) -> None:
    await listed(stage, "Aminah\nSiti\nBudi")
    await stage.acts.says(stage.cast.member, own(stage), words)
    async with stage.engine.store.reading() as books:
        assert await books.listed.count() == 3
    assert answer in stage.cast.member.last(own(stage)).shown


async def test_whoever_is_on_record_stays_on_the_list(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage, "Aminah\nSiti\nBudi")
    await stage.acts.says(cast.member, own(stage), "K1 3 terima")
    await stage.acts.says(cast.member, own(stage), "hapus nomor 3")
    await stage.acts.taps(cast.member, "Ya", own(stage))
    async with stage.engine.store.reading() as books:
        assert await books.listed.count() == 3
