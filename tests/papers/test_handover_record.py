"""The handover record (berita acara) as a draft: for the camat and coordinators, in private, without names."""

from datetime import timedelta

import pytest

from simulator.model import Chat
from simulator.people import Actor
from sotarsa_bot import papers, texts
from sotarsa_bot.papers.goods import Goods
from sotarsa_bot.papers.handover import ByNumber, Handover, Party, ranges
from sotarsa_bot.papers.official import Head, Status
from tests import printed
from tests.conftest import Stage, kept
from tests.the_day import asks_for_approval, begins, record_card, reports, seen

FILE = "berita-acara-K1-draf.pdf"


def own(stage: Stage, who: Actor) -> Chat:
    return stage.world.private(who.user)


@kept
async def delivered(stage: Stage) -> None:
    """Of three on the list two received, one of them by proxy, nobody said what; the rest was noted by count."""
    cast = stage.cast
    await stage.acts.plans(cargo="25 paket sembako, 1.200 selimut")
    await stage.acts.decides()
    await stage.acts.waits_until(stage.acts.starts_at(cast.coordinator, cast.team_group, "K1") - timedelta(hours=1))
    await stage.acts.says(cast.member, own(stage, cast.member), "/daftar k1")
    await stage.acts.says(cast.member, own(stage, cast.member), "Aminah\nRahmat\nSiti")
    await stage.acts.taps(cast.member, "Selesai", own(stage, cast.member))
    for words in ("K1 1 terima", "K1 3 wakil Budi (anak)", "K1 sembako 20", "K1 selimut 1200"):
        await stage.acts.says(cast.member, cast.team_group, words)
    cast.member.sends_album(cast.team_group, 4, caption="K1 sembako 3")
    await stage.settle()


async def asks(stage: Stage, who: Actor) -> str:
    await stage.acts.says(who, own(stage, who), "/ringkasan k1")
    await stage.acts.taps(who, "Berita acara (draf)", own(stage, who))
    return printed.text(printed.sent(who, own(stage, who))[FILE])


async def test_the_camat_gets_the_record_in_its_customary_form(stage: Stage) -> None:
    await delivered(stage)
    said = await asks(stage, stage.cast.camat)
    for words in (
        "KECAMATAN HALONG", "BERITA ACARA SERAH TERIMA", "Nomor: ....",
        "Pada hari ini Kamis tanggal tiga bulan Desember tahun dua ribu dua puluh enam (03-12-2026)",
        "bertempat di Balai Desa, Desa Uren", "Nama : Rahmi Contoh NIP : ....",
        "selanjutnya disebut PIHAK KESATU.", "Nama : Alus Contoh", "Perangkat Desa Uren",
        "selanjutnya disebut PIHAK KEDUA.", "1 bantuan 2 dua", "2 sembako 23 paket dua puluh tiga",
        "3 selimut 1.200 seribu dua ratus",
        "Demikian berita acara ini", "LAMPIRAN", "Dicatat tanpa nomor urut: 23 paket sembako, 1.200 selimut.",
        "Belum menerima: nomor 2.", "Foto bukti yang tersimpan: 4 lembar.", "1 1 bantuan 3 1 bantuan diwakilkan",
    ):  # fmt: skip
        assert words in said
    assert "Segera dikirim" in stage.cast.camat.alerts[-1].text


async def test_the_record_names_no_recipient(stage: Stage) -> None:
    await delivered(stage)
    said = await asks(stage, stage.cast.coordinator)
    assert not any(name in said for name in ("Aminah", "Rahmat", "Siti", "Budi"))


async def test_who_counted_what_arrived_signs_for_the_village(stage: Stage) -> None:
    cast = stage.cast
    await delivered(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai", "Selesai")
    await stage.acts.taps(cast.second_official, "Cocok", cast.village_group)
    assert "Nama : Marni Contoh" in await asks(stage, cast.camat)


async def test_a_withdrawn_hand_over_is_not_in_it(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 20")
    await stage.acts.says(cast.camat, own(stage, cast.camat), "/ringkasan k1")
    await stage.acts.taps(cast.member, "Batalkan catatan ini", cast.team_group)
    await stage.acts.taps(cast.camat, "Berita acara (draf)", own(stage, cast.camat))
    assert "Belum ada penyerahan yang tercatat" in cast.camat.alerts[-1].text
    assert printed.sent(cast.camat, own(stage, cast.camat)) == {}
    await stage.acts.says(cast.camat, own(stage, cast.camat), "/ringkasan k1")
    assert "Berita acara" not in " ".join(stage.acts.question(cast.camat, own(stage, cast.camat)).labels)


async def test_only_the_camat_and_coordinators_get_it_and_only_in_private(stage: Stage) -> None:
    cast = stage.cast
    await delivered(stage)
    for who in (cast.official, cast.member, cast.admin, cast.stranger):
        await stage.acts.says(who, own(stage, who), "/ringkasan k1")
        who.presses_data(own(stage, who), who.last(own(stage, who)), "1|handover|1")
    cast.coordinator.presses_data(cast.team_group, cast.coordinator.last(cast.team_group), "1|handover|1")
    await stage.acts.says(cast.camat, own(stage, cast.camat), "/ringkasan k1")
    for data in ("1|handover", "1|handover|99", "1|handover|x"):
        cast.camat.presses_data(own(stage, cast.camat), cast.camat.last(own(stage, cast.camat)), data)
    await stage.settle()
    for who in (cast.official, cast.member, cast.admin, cast.stranger, cast.camat):
        assert printed.sent(who, own(stage, who)) == {}
        assert "BERITA ACARA" not in seen(who, own(stage, who))
    assert printed.sent(cast.coordinator, cast.team_group) == {}


def record(count: int, **changes: str) -> bytes:
    """A record with so many numbers in its annex, as the sender makes it from what the outbox holds."""
    party = Party(name="Rahmat <b>&</b> #x", office="$a_1$ *tebal*", address="Desa Uren")
    made = Handover(
        head=Head(regency="", office=""),
        status=Status(draft=True, words=texts.plain("paper.draft_words")),
        opening="Pada hari ini Kamis",
        handing="",
        first=party,
        second=party.with_(name=""),
        goods=(Goods(item="beras `5 kg` @pusat", amount="25", unit="", words="dua puluh lima"),),
        annex="",
        by_number=tuple(ByNumber(number=n, goods="1 paket sembako", how="") for n in range(1, count + 1)),
        notes=("Foto bukti: 7 lembar.",),
        footer="K12 Desa Uren",
    ).with_(**changes)
    return papers.made(papers.named(made), made.model_dump(mode="json"))


@pytest.mark.parametrize(("count", "sheets"), [(0, 2), (1, 2), (25, 2), (300, 4)])
def test_every_page_says_that_it_is_a_draft_and_no_number_is_lost(count: int, sheets: int) -> None:
    content = record(count)
    assert len(content) < printed.SMALL
    found = printed.pages(content)
    assert len(found) == sheets
    assert all("DRAF – belum ditandatangani" in page and f"{n}/{sheets}" in page for n, page in enumerate(found, 1))
    assert " ".join(found).count("1 paket sembako") == count
    assert ("Tidak ada penyerahan yang dicatat menurut nomor" in found[1]) == (count == 0)


def test_what_is_printed_is_what_was_given_and_never_markup() -> None:
    said = printed.text(record(1, number="400.9/12/KEC-HLG/2026"))
    for words in ("Nomor: 400.9/12/KEC-HLG/2026", "Rahmat <b>&</b> #x", "$a_1$ *tebal*", "beras `5 kg` @pusat"):
        assert words in said
    assert "handover." not in said
    assert "paper." not in said
    assert "{" not in said


def test_numbers_beside_each_other_are_drawn_together() -> None:
    assert ranges([]) == ""
    assert ranges([3]) == "3"
    assert ranges([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"


async def test_a_record_whose_counts_differ_says_so_and_is_no_more_than_a_draft(stage: Stage) -> None:
    """No number, nothing filed, whoever approves; until the coordinator has accounted for it."""
    cast = stage.cast
    alone = own(stage, cast.coordinator)
    await asks_for_approval(stage)
    await reports(stage, "Selesai")
    cast.official.replies(next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown), "sembako 24")
    await stage.settle()
    for who, group in ((cast.official, cast.village_group), (cast.coordinator, cast.team_group)):
        card = record_card(who, group).shown
        assert "draf, jumlah belum cocok" in card
        assert "tim 25, desa 24" in card
        await stage.acts.taps(who, "Setujui", group)
    said = await asks(stage, cast.coordinator)
    assert "JUMLAH BELUM COCOK. sembako: menurut tim 25, menurut desa 24" in said
    assert "Nomor: ...." in said
    await stage.acts.taps(cast.coordinator, "🗂 Persetujuan dan arsip", alone)
    assert not any("Beri nomor" in label for m in cast.coordinator.sees(alone) for label in m.labels)
    cast.coordinator.presses_data(alone, stage.acts.question(cast.coordinator, alone), "1|paper_no|1|handover")
    cast.coordinator.sends_photo(cast.team_group, caption="K1 BAST")
    await stage.settle()
    assert "belum cocok (hitungan desa atau barang bawaan)" in cast.coordinator.alerts[-1].text
    await stage.acts.taps(cast.coordinator, "✅ Simpan", cast.team_group)
    assert "Halaman ini menunggu" in cast.coordinator.alerts[-1].text
    await stage.acts.taps(cast.coordinator, "Jelaskan selisih", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "1 paket rusak, dibawa pulang")
    assert "sudah dijelaskan koordinator" in record_card(cast.official, cast.village_group).shown
    await stage.acts.taps(cast.coordinator, "✅ Simpan", cast.team_group)
    assert "diarsipkan" in record_card(cast.official, cast.village_group).shown
    async with stage.engine.store.reading() as books:
        assert await books.signed_pages.count(state="filed") == 1
        assert await books.paper_numbers.count() == 0


async def test_an_explained_difference_is_named_on_the_record_and_its_reason_stays_with_the_team(stage: Stage) -> None:
    cast = stage.cast
    await asks_for_approval(stage)
    await reports(stage, "Selesai")
    cast.official.replies(next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown), "sembako 24")
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Jelaskan selisih", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "milik Aminah tertinggal")
    said = await asks(stage, cast.coordinator)
    assert "Hitungan desa berbeda (sembako: menurut tim 25, menurut desa 24)" in said
    assert "sudah dijelaskan oleh Rahmi Contoh" in said
    assert "Aminah" not in said


async def test_a_record_whose_load_differs_says_so_and_is_no_more_than_a_draft(stage: Stage) -> None:
    """As one whose counts differ: no number, nothing filed, until somebody has accounted for it."""
    cast = stage.cast
    alone, group = own(stage, cast.coordinator), cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 sembako 20")
    await stage.acts.says(cast.coordinator, group, "/bast")
    await reports(stage, "Selesai", "Tim sudah pulang")
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    assert "draf, jumlah belum cocok" not in record_card(cast.coordinator, group).shown
    await stage.acts.taps(cast.member, "Tidak ada yang kembali", group)
    card = record_card(cast.coordinator, group).shown
    assert "draf, jumlah belum cocok" in card
    assert "Barang bawaan belum cocok dan belum dijelaskan" in card
    assert "sembako kurang 5" in card
    said = await asks(stage, cast.coordinator)
    assert "BARANG BAWAAN BELUM COCOK: sembako kurang 5" in said
    assert "Nomor: ...." in said
    cast.coordinator.presses_data(alone, cast.coordinator.last(alone), "1|paper_no|1|handover")
    await stage.settle()
    assert "belum cocok (hitungan desa atau barang bawaan)" in cast.coordinator.alerts[-1].text
    cast.coordinator.sends_photo(group, caption="K1 BAST")
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "✅ Simpan", group)
    assert "Halaman ini menunggu" in cast.coordinator.alerts[-1].text
    load = next(m for m in cast.coordinator.sees(group) if any("Jelaskan" in label for label in m.labels))
    cast.coordinator.taps(next(label for label in load.labels if "Jelaskan" in label), message=load)
    await stage.settle()
    await stage.acts.gives_reason(cast.coordinator, group, "5 paket dititip di balai desa")
    assert "belum cocok" not in record_card(cast.coordinator, group).shown
    assert "BARANG BAWAAN" not in await asks(stage, cast.coordinator)
