"""The assignment letter (surat tugas) as a draft: for the camat and coordinators, once a visit is agreed."""

from simulator.model import Chat
from simulator.people import Actor
from sotarsa_bot import papers, texts
from sotarsa_bot.papers.letter import Assigned, Letter
from sotarsa_bot.papers.official import Head, Signer, Status
from tests import printed
from tests.conftest import Stage

FILE = "surat-tugas-K1-draf.pdf"


def own(stage: Stage, who: Actor) -> Chat:
    return stage.world.private(who.user)


async def test_the_letter_names_who_goes_where_and_when(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "/ringkasan k1")
    await stage.acts.taps(cast.coordinator, "Surat tugas (draf)", own(stage, cast.coordinator))
    said = printed.text(printed.sent(cast.coordinator, own(stage, cast.coordinator))[FILE])
    for words in (
        "DRAF – belum ditandatangani", "KECAMATAN HALONG", "SURAT TUGAS Nomor: ....", "PAK SOTARSA, nomor ....",
        "1 Rahmi Contoh Koordinator tim 2 Hendra Contoh Anggota tim", "warga Desa Uren (makanan), kunjungan K1",
        "Kamis, 3 Desember 2026, 09.00 WITA", "Balai Desa, Desa Uren, Kecamatan Halong",
        "Camat Halong Camat Contoh NIP.", "Tembusan: 1. Kepala Desa Uren 2. Arsip",
    ):  # fmt: skip
        assert words in said
    assert "Segera dikirim" in cast.coordinator.alerts[-1].text


async def test_there_is_none_before_the_village_has_agreed(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.camat, own(stage, cast.camat), "/ringkasan k1")
    assert "Surat tugas" not in " ".join(stage.acts.question(cast.camat, own(stage, cast.camat)).labels)
    cast.camat.presses_data(own(stage, cast.camat), cast.camat.last(own(stage, cast.camat)), "1|letter|1")
    await stage.settle()
    assert "belum disepakati" in cast.camat.alerts[-1].text
    assert printed.sent(cast.camat, own(stage, cast.camat)) == {}


async def test_nobody_else_gets_it_and_no_group_does(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    for who in (cast.official, cast.member, cast.admin, cast.stranger):
        await stage.acts.says(who, own(stage, who), "/ringkasan k1")
        who.presses_data(own(stage, who), who.last(own(stage, who)), "1|letter|1")
    cast.coordinator.presses_data(cast.team_group, cast.coordinator.last(cast.team_group), "1|letter|1")
    await stage.settle()
    assert printed.sent(cast.coordinator, cast.team_group) == {}
    for who in (cast.official, cast.member, cast.admin, cast.stranger):
        assert printed.sent(who, own(stage, who)) == {}


def test_what_is_printed_is_what_was_given_and_a_long_list_goes_on() -> None:
    made = Letter(
        head=Head(regency="", office=""),
        status=Status(draft=True, words=texts.plain("paper.draft_words")),
        issued="Halong",
        basis="",
        number="800.1.11.1/7/KEC-HLG/2026",
        people=tuple(Assigned(name=f"Anggota #{n} *_$ <b>", office="Anggota tim") for n in range(1, 41)),
        task="melaksanakan",
        when="",
        where="",
        signer=Signer(title="", name=""),
        copies=("Arsip",),
        footer="K12",
    )
    found = printed.pages(papers.made(papers.named(made), made.model_dump(mode="json")))
    said = " ".join(found)
    assert len(found) == 2
    assert all("DRAF – belum ditandatangani" in page for page in found)
    assert all(f"{n} Anggota #{n} *_$ <b> Anggota tim" in said for n in range(1, 41))
    assert "letter." not in said
    assert "paper." not in said
    assert "{" not in said
