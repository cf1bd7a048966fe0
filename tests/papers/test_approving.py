"""The handover record is approved: by officials in their group, by the team in its own, and anew after a change."""

import pytest

from sotarsa_bot.records.people import Role
from tests import printed
from tests.conftest import Stage
from tests.the_day import asks_for_approval, begins, heard, own, record_card


async def pdf(stage: Stage) -> str:
    camat = stage.cast.camat
    await stage.acts.says(camat, own(stage, camat), "/ringkasan k1")
    await stage.acts.taps(camat, "Berita acara (draf)", own(stage, camat))
    return printed.text([m.document.content for m in camat.sees(own(stage, camat)) if m.document][-1])


async def test_both_sides_approve_by_tap_reply_and_command_and_the_paper_says_who(stage: Stage) -> None:
    await asks_for_approval(stage)
    cast, acts = stage.cast, stage.acts
    shown = record_card(cast.official, cast.village_group).shown
    for words in ("draf", "25 paket sembako (dua puluh lima)", "Desa: belum disetujui", "Tim: belum disetujui"):
        assert words in shown
    await acts.says(cast.member, cast.team_group, "k1 bast")
    assert record_card(cast.member, cast.team_group).shown == shown
    await acts.taps(cast.official, "Setujui", cast.village_group)
    cast.second_official.replies(record_card(cast.official, cast.village_group), "setujui")
    await stage.settle()
    assert "Marni Contoh menyetujui berita acara K1: 25 paket sembako" in heard(cast.official, cast.village_group)
    await acts.says(cast.coordinator, own(stage, cast.coordinator), "/bast k1 setujui")
    for who, chat in ((cast.official, cast.village_group), (cast.coordinator, cast.team_group)):
        shown = record_card(who, chat).shown
        assert "Desa: ✅ disetujui Alus Contoh (perangkat Desa Uren), Kamis, 3 Desember 2026, 08.0" in shown
        assert "; Marni Contoh (perangkat Desa Uren), Kamis" in shown
        assert "Tim: ✅ disetujui Rahmi Contoh (koordinator PAK SOTARSA), Kamis" in shown
        assert "Tinggal ditandatangani di kertas" in shown
        assert "Sudah benar?" not in shown
    said = await pdf(stage)
    assert "DRAF – belum ditandatangani" in said
    assert "Disetujui lewat bot (bukan pengganti tanda tangan): • Alus Contoh (perangkat Desa Uren), Kamis" in said
    assert "• Rahmi Contoh (koordinator PAK SOTARSA)" in said


async def test_a_change_of_the_hand_overs_voids_it_says_why_and_asks_below(stage: Stage) -> None:
    await asks_for_approval(stage)
    cast, acts = stage.cast, stage.acts
    await acts.taps(cast.official, "Setujui", cast.village_group)
    old = record_card(cast.official, cast.village_group)
    await acts.says(cast.member, cast.team_group, "K1 sembako 2")
    await acts.taps(cast.member, "Ya", cast.team_group)  # more than was carried
    new = record_card(cast.official, cast.village_group)
    assert (new.message_id > old.message_id, old.buttons) == (True, [])
    assert "Persetujuan Alus Contoh tidak berlaku lagi" in new.shown
    assert "sembako 25 → 27. Mohon diperiksa dan disetujui lagi" in new.shown
    assert "Disetujui lewat bot" not in await pdf(stage)
    cast.official.presses_data(cast.village_group, new, (new.buttons[0][0].data or "")[:-4] + "0000")
    await stage.settle()
    assert "baru saja berubah" in cast.official.alerts[-1].text
    await acts.taps(cast.official, "Setujui", cast.village_group)
    shown = record_card(cast.official, cast.village_group).shown
    assert "✅ disetujui Alus Contoh" in shown
    assert "tidak berlaku" not in shown


async def test_it_is_taken_back_by_its_own_person_only(stage: Stage) -> None:
    await asks_for_approval(stage)
    cast, acts = stage.cast, stage.acts
    await acts.taps(cast.official, "Setujui", cast.village_group)
    await acts.taps(cast.second_official, "Tarik persetujuan", cast.village_group)
    assert "hanya dapat ditarik oleh yang memberikannya" in cast.second_official.alerts[-1].text
    await acts.says(cast.official, cast.village_group, "/bast tarik")
    assert "Alus Contoh menarik persetujuannya" in heard(cast.official, cast.village_group)
    assert "Desa: belum disetujui" in record_card(cast.official, cast.village_group).shown


async def test_others_are_answered_politely_and_nothing_changes(stage: Stage) -> None:
    await asks_for_approval(stage)
    cast = stage.cast
    village, team = record_card(cast.official, cast.village_group), record_card(cast.member, cast.team_group)
    data = village.buttons[0][0].data or ""
    for who, chat, message, words in (
        (cast.coordinator, cast.village_group, village, "Di grup desa, yang menyetujui adalah perangkat desa"),
        (cast.member, cast.team_group, team, "yang menyetujui adalah koordinator atau ketua tim"),
        (cast.admin, cast.team_group, team, "bukan bagian tugas Anda"),
        (cast.stranger, cast.village_group, village, "perangkat desa"),
    ):
        who.presses_data(chat, message, data)
        await stage.settle()
        assert words in who.alerts[-1].text
    other = stage.world.private(cast.other_official.user)
    await stage.acts.says(cast.other_official, other, "/bast k1 setujui")
    assert "bukan bagian tugas Anda" in cast.other_official.last(other).shown
    async with stage.engine.store.reading() as books:
        assert await books.approvals.count() == 0


async def test_who_leads_the_visit_approves_for_the_team_also_without_being_a_coordinator(stage: Stage) -> None:
    await asks_for_approval(stage)
    cast = stage.cast
    await stage.starts()
    async with stage.engine.store.writing() as books:
        person = await books.people.first(telegram_id=cast.coordinator.user.id)
        assert person
        await books.grants.change_all({"person": person.id}, role=Role.TEAM)
    await stage.acts.taps(cast.coordinator, "Setujui", cast.team_group)
    shown = record_card(cast.coordinator, cast.team_group).shown
    assert "Tim: ✅ disetujui Rahmi Contoh (ketua tim kunjungan)" in shown
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "/bast")
    assert (
        "Kirim di grup tim atau grup desa, ya. Di sini belum dicatat."
        in cast.coordinator.last(own(stage, cast.coordinator)).shown
    )
    await stage.acts.says(cast.camat, own(stage, cast.camat), "/bast k1")
    assert record_card(cast.camat, own(stage, cast.camat)).labels == [
        "PDF", "Word (.docx)", "🔒 Lampiran lengkap (nama, NIK)",
    ]  # fmt: skip


async def test_without_hand_overs_or_before_it_was_asked_there_is_nothing_to_approve(stage: Stage) -> None:
    cast, acts = stage.cast, stage.acts
    await begins(stage)
    await acts.says(cast.coordinator, cast.team_group, "/bast")
    assert "belum ada berita acara" in cast.coordinator.last(cast.team_group).shown
    await acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await acts.says(cast.official, cast.village_group, "/bast setujui")
    assert "belum diminta" in cast.official.last(cast.village_group).shown
    await acts.says(cast.official, cast.village_group, "/bast kapan")
    assert "belum dipahami" in cast.official.last(cast.village_group).shown


async def test_what_a_village_writes_below_the_card_is_read(stage: Stage) -> None:
    """ "Setuju, Pak" approves; what is wrong goes to the coordinator, and is no date for another day."""
    cast, group = stage.cast, stage.cast.village_group
    await asks_for_approval(stage)
    card = record_card(cast.official, group)
    for words in ("belum benar, kurang 2", "tidak setuju"):
        cast.official.replies(card, words)
        await stage.settle()
        assert cast.official.last(group).shown == "Diteruskan kepada Rahmi Contoh."
        private = own(stage, cast.coordinator)
        assert cast.coordinator.last(private).shown == f"💬 Alus Contoh tentang berita acara K1:\n{words}"
    assert "Desa: belum disetujui" in card.shown
    cast.official.replies(card, "Setuju, Pak.")
    await stage.settle()
    assert "Desa: ✅ disetujui Alus Contoh" in card.shown


@pytest.mark.parametrize("words", ["iih setuju ja", "kami setuju pak ai", "acc", "ya sudah disetujui"])
async def test_other_words_of_consent_approve(stage: Stage, words: str) -> None:
    """ "iih setuju ja" was forwarded, while the secretary believed that it was approved."""
    cast, group = stage.cast, stage.cast.village_group
    await asks_for_approval(stage)
    cast.official.replies(record_card(cast.official, group), words)
    await stage.settle()
    assert "Desa: ✅ disetujui Alus Contoh" in record_card(cast.official, group).shown


@pytest.mark.parametrize("words", ["siap pak", "iih", "bisa pak", "diterima"])
async def test_a_nod_below_the_record_is_asked_about(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await asks_for_approval(stage)
    cast.official.replies(record_card(cast.official, group), words)
    await stage.settle()
    assert "Maksudnya: berita acara K1 disetujui: 25 paket sembako?" in cast.official.last(group).shown
    assert "Desa: belum disetujui" in record_card(cast.official, group).shown
    cast.official.replies(cast.official.last(group), "ya")
    await stage.settle()
    assert "Desa: ✅ disetujui Alus Contoh" in record_card(cast.official, group).shown


async def test_what_is_taken_back_is_told_to_the_office_and_the_other_side(stage: Stage) -> None:
    """A pop-up told only the village itself."""
    cast, said = stage.cast, "menarik persetujuannya atas berita acara K1"
    await asks_for_approval(stage)
    await stage.acts.taps(cast.official, "Setujui", cast.village_group)
    await stage.acts.taps(cast.official, "Tarik persetujuan", cast.village_group)
    assert f"Alus Contoh {said}" in heard(cast.coordinator, cast.team_group)
    assert f"Alus Contoh {said}" in heard(cast.coordinator, own(stage, cast.coordinator))
    await stage.acts.taps(cast.coordinator, "Setujui", cast.team_group)
    await stage.acts.taps(cast.coordinator, "Tarik persetujuan", cast.team_group)
    assert f"Rahmi Contoh {said}" in heard(cast.official, cast.village_group)


async def test_what_both_sides_approved_is_not_offered_for_approval_again(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await asks_for_approval(stage)
    await stage.acts.taps(cast.official, "Setujui", group)
    await stage.acts.taps(cast.coordinator, "Setujui", cast.team_group)
    card = record_card(cast.official, group)
    assert not any("Setujui" in label for label in card.labels)
    assert "Tinggal ditandatangani" in card.shown
    cast.second_official.replies(card, "setuju")
    await stage.settle()
    assert "sudah menyetujui berita acara K1" in cast.second_official.last(group).shown
    await stage.acts.taps(cast.official, "Tarik persetujuan", group)
    assert any("Setujui" in label for label in record_card(cast.official, group).labels)


@pytest.mark.parametrize(
    "words", ["eh kada jadi, tarik dulu", "kada satuju pang, selimut kurang", "batal", "marni mancabut persetujuan"]
)
async def test_an_approval_is_taken_back_in_words_below_its_card(stage: Stage, words: str) -> None:
    await asks_for_approval(stage)
    cast, acts = stage.cast, stage.acts
    await acts.taps(cast.official, "Setujui", cast.village_group)
    cast.official.replies(record_card(cast.official, cast.village_group), words)
    await stage.settle()
    if "persetujuan Anda atas berita acara K1 ditarik kembali" in cast.official.last(cast.village_group).shown:
        await acts.answers(cast.official, cast.village_group, "ya")
    assert "Desa: belum disetujui" in record_card(cast.official, cast.village_group).shown
    assert "Alus Contoh menarik persetujuannya" in heard(cast.coordinator, cast.team_group)


async def test_the_team_s_approval_too(stage: Stage) -> None:
    await asks_for_approval(stage)
    cast, acts = stage.cast, stage.acts
    await acts.taps(cast.coordinator, "Setujui", cast.team_group)
    cast.coordinator.replies(record_card(cast.coordinator, cast.team_group), "eh kada jadi, tarik dulu")
    await stage.settle()
    await acts.answers(cast.coordinator, cast.team_group, "iih")
    assert "Tim: belum disetujui" in record_card(cast.coordinator, cast.team_group).shown


@pytest.mark.parametrize("words", ["batalkan persetujuan", "salah, jangan dulu", "eh batal dulu, pambakal balum baca"])
async def test_an_approval_is_taken_back_below_the_words_that_tell_of_it(stage: Stage, words: str) -> None:
    """Once they were passed on as news from the field, and the approval stood."""
    await asks_for_approval(stage)
    cast, group = stage.cast, stage.cast.village_group
    cast.official.replies(record_card(cast.official, group), "setuju")
    await stage.settle()
    told = next(m for m in reversed(list(cast.official.sees(group))) if "menyetujui berita acara K1" in m.shown)
    cast.official.replies(told, words)
    await stage.settle()
    assert "persetujuan Anda atas berita acara K1 ditarik kembali" in cast.official.last(group).shown
    await stage.acts.answers(cast.official, group, "ya")
    assert "Desa: belum disetujui" in record_card(cast.official, group).shown
