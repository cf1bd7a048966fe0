"""/rapat: a meeting is called, answered, changed, attended and written down; what it decides waits for its people."""

from simulator.people import Actor
from sotarsa_bot.acting import Acting
from sotarsa_bot.meetings import meetings, minutes
from sotarsa_bot.papers import minutes as minutes_paper
from sotarsa_bot.records.contact import Contact, ContactWay
from sotarsa_bot.records.meeting import MeetingState, Reply
from tests.conftest import Stage, kept
from tests.printed import text
from tests.the_day import own


async def says(stage: Stage, who: Actor, *words: str) -> str:
    for one in words:
        await stage.acts.says(who, own(stage, who), one)
    return who.last(own(stage, who)).shown


async def taps(stage: Stage, who: Actor, *labels: str) -> str:
    for label in labels:
        await stage.acts.taps(who, label, own(stage, who))
    return who.last(own(stage, who)).shown


async def answers(stage: Stage, who: Actor, piece: str, words: str) -> str:
    """As a reply to the newest message with this piece."""
    who.replies(next(m for m in reversed(who.sees(own(stage, who))) if piece in m.shown), words)
    await stage.settle()
    return who.last(own(stage, who)).shown


def invitation(stage: Stage, who: Actor) -> str:
    return next(m.shown for m in reversed(who.sees(own(stage, who))) if "Undangan rapat" in m.shown)


@kept
async def called(stage: Stage) -> None:
    """R1, on Thursday, with the member, the camat and Uren, where Samsul has no Telegram."""
    who = stage.cast.coordinator
    await stage.starts()
    async with stage.engine.store.writing() as books:
        samsul = Contact(village="2019", name="Samsul", way=ContactWay.WHATSAPP, phone="+6281234567890", rank=1, by=1,
                         at=stage.clock.now())  # fmt: skip
        await books.contacts.add(samsul)
    await says(stage, who, "/rapat", "makanan", "Kamis 26 November", "jam 9 di balai desa")
    await says(stage, who, "1. Pembagian tugas 2. Jadwal", "Hendra dan Camat", "lanjut", "uren", "lanjut", "lanjut")
    await taps(stage, who, "Kirim undangan")


@kept
async def held(stage: Stage) -> None:
    """Its day has come, and two decisions are written down, not saved."""
    who = stage.cast.coordinator
    await called(stage)
    await answers(stage, stage.cast.official, "Undangan", "diwakilkan Udin")
    await stage.later(days=2, hours=1)
    await says(stage, who, "/rapat")
    await taps(stage, who, "R1", "Kehadiran")
    await says(stage, who, "Hendra, Alus", "Bu Siti Aisyah")
    await taps(stage, who, "Selesai", "Notulen")
    for what, owner, due in (
        ("Data lansia Uren diperbarui", "Hendra", "1 Desember"),
        ("Belanja", "Pak Anang", "besok"),
    ):
        await taps(stage, who, "Tambah keputusan")
        if "Maksudnya" in await says(stage, who, what):
            await says(stage, who, "ya")
        await says(stage, who, owner, due)


async def test_everybody_reads_their_own_and_the_card_says_who_comes(stage: Stage) -> None:
    cast = stage.cast
    await called(stage)
    card = cast.coordinator.last(own(stage, cast.coordinator))
    assert "Akan hadir (1): Rahmi" in card.shown
    assert "Belum menjawab (5): Camat Contoh; Hendra Contoh; Alus Contoh; Marni Contoh; Samsul" in card.shown
    assert "1. Pembagian tugas" in invitation(stage, cast.member)
    await taps(stage, cast.member, "Hadir")
    assert "Jawaban Anda: hadir" in invitation(stage, cast.member)
    assert "diwakilkan Udin" in await answers(stage, cast.official, "Undangan", "diwakilkan Udin")
    assert "Diwakilkan siapa?" in await answers(stage, cast.second_official, "Undangan", "diwakilkan saja")
    assert "Maksudnya: izin (kalau hujan)" in await answers(stage, cast.second_official, "Undangan", "izin kalau hujan")
    assert "Maksudnya: hadir" in await answers(stage, cast.camat, "Undangan", "siap pak")
    assert "Jawabannya belum terbaca" in await answers(stage, cast.camat, "Undangan", "jam berapa?")
    assert "Hendra Contoh; Rahmi Contoh" in card.shown
    assert "Diwakilkan (1): Alus Contoh oleh Udin" in card.shown
    assert "Belum menjawab (3)" in card.shown, "what is asked back counts for nothing yet"


async def test_whoever_has_no_telegram_gets_a_text_and_answers_by_its_code(stage: Stage) -> None:
    who = stage.cast.coordinator
    await called(stage)
    asked = await taps(stage, who, "Tanpa Telegram", "Samsul")
    code = asked.partition("Kode: ")[2].split()[0]
    assert "Undangan rapat untuk Samsul. Bidang: makanan. Kamis, 26 November 2026" in asked
    assert "Samsul untuk R1: izin, ada haul?" in await says(stage, who, f"{code} izin pak, ada haul")
    await says(stage, who, "ya")
    async with stage.engine.store.reading() as books:
        samsul = await books.invited.first(name="Samsul")
        assert samsul is not None
        assert (samsul.reply, samsul.words) == (Reply.EXCUSED, "ada haul")


async def test_another_hour_asks_again_and_a_cancelled_one_is_told(stage: Stage) -> None:
    cast = stage.cast
    await called(stage)
    await taps(stage, cast.member, "Hadir")
    await taps(stage, cast.coordinator, "Ubah rapat", "Dari kantor", "Camat", "Lanjut", "Simpan")
    assert "tidak perlu hadir lagi" in cast.camat.last(own(stage, cast.camat)).shown
    assert "Jawaban Anda: hadir" in cast.member.last(own(stage, cast.member)).shown
    await taps(stage, cast.coordinator, "Ubah rapat", "Waktu")
    await says(stage, cast.coordinator, "Jumat 27 November jam 8")
    await taps(stage, cast.coordinator, "Simpan")
    assert "Waktunya berubah" in cast.member.last(own(stage, cast.member)).shown
    assert "Jawaban Anda" not in cast.member.last(own(stage, cast.member)).shown
    await taps(stage, cast.coordinator, "Batalkan rapat")
    assert "belum dipahami sebagai alasan" in await says(stage, cast.coordinator, "siap")
    await says(stage, cast.coordinator, "camat dinas luar", "ya")
    assert "dibatalkan: camat dinas luar" in cast.member.last(own(stage, cast.member)).shown
    assert "sudah dibatalkan" in await answers(stage, cast.member, "Waktunya berubah", "hadir")
    await taps(stage, cast.coordinator, "Jadi diadakan")
    assert "jadi diadakan" in cast.member.last(own(stage, cast.member)).shown


async def test_only_the_silent_are_reminded(stage: Stage) -> None:
    cast = stage.cast
    await called(stage)
    await taps(stage, cast.member, "Hadir")
    before = len(cast.member.sees(own(stage, cast.member)))
    await stage.later(days=1, hours=1)
    assert "R1: Camat Contoh belum menjawab" in cast.camat.last(own(stage, cast.camat)).shown
    assert "R1: 4 undangan rapat belum dijawab" in cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert len(cast.member.sees(own(stage, cast.member))) == before


async def test_each_decision_waits_for_its_owner_until_they_say_that_it_is_done(stage: Stage) -> None:
    cast = stage.cast
    await held(stage)
    member = own(stage, cast.member)
    await taps(stage, cast.coordinator, "Simpan notulen")
    told = cast.member.last(member)
    assert "Data lansia Uren diperbarui" in told.shown
    assert "keputusan 1 (Hendra Contoh) belum selesai" in await says(stage, cast.member, "/tugas")
    assert "belum dipahami" in await answers(stage, cast.member, "Keputusan 1", "nanti malam")
    await answers(stage, cast.member, "Keputusan 1", "sudah pak")
    assert "Selesai, menurut Hendra" in told.shown
    await answers(stage, cast.member, "Keputusan 1", "batal")
    assert "Selesai? Tekan" in told.shown
    asked = await taps(stage, cast.member, "Jadikan kunjungan")
    assert "Kapan tim bisa datang" in asked, "the village and the service are known"
    await stage.later(days=8)
    assert "keputusan 1" in cast.coordinator.last(own(stage, cast.coordinator)).shown


async def test_minutes_have_one_number_and_are_a_draft_again_when_decided_otherwise(stage: Stage) -> None:
    who = stage.cast.coordinator
    await held(stage)
    await taps(stage, who, "2. Belanja", "Hapus keputusan", "Kembalikan", "Simpan notulen", "Notulen")
    who.sends_photo(own(stage, who))
    await stage.settle()
    assert "001/NOTULEN/XI/2026" in who.last(own(stage, who)).shown
    assert "DRAF" not in await printed(stage)
    await stage.later(minutes=1)
    await taps(stage, who, "2. Belanja", "Isi")
    assert "Maksudnya" in await says(stage, who, "Belanja 25 sembako")
    await says(stage, who, "ya")
    paper = await printed(stage)
    assert "DRAF" in paper
    for words in (
        "001/NOTULEN/XI/2026",
        "Udin",
        "mewakili Alus Contoh, Desa Uren",
        "Bu Siti Aisyah",
        "Belanja 25 sembako",
    ):
        assert words in paper
    async with stage.engine.store.reading() as books:
        assert (await meetings.get(books, 1)).state is MeetingState.MINUTED
        assert len(await minutes.of_meeting(books, 1)) == 2


async def printed(stage: Stage) -> str:
    async with stage.engine.store.reading() as books:
        meeting = await meetings.get(books, 1)
        acting = Acting(books, stage.engine.office, stage.clock.now(), await books.people.get(meeting.by))
        return text(minutes_paper.minutes_pdf(await minutes_paper.of_meeting(acting, meeting)))


async def test_who_is_not_invited_and_who_may_not_call(stage: Stage) -> None:
    cast = stage.cast
    await called(stage)
    assert "Tidak ada rapat" in await says(stage, cast.other_official, "/rapat")
    await stage.acts.says(cast.coordinator, cast.team_group, "/rapat")
    assert "obrolan pribadi" in cast.coordinator.last(cast.team_group).shown
