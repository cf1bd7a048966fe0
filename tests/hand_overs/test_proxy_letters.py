"""The letter of a proxy: asked for where the office wants it, kept wherever it comes, and no proof of the hand-over."""

import pytest

from simulator.model import Message
from simulator.photos import sample_photo
from sotarsa_bot.parsing import read_letter
from sotarsa_bot.records.field import Photo, PhotoKind
from sotarsa_bot.records.flag import Flag, FlagKind, Verdict
from tests.conftest import Stage, kept
from tests.the_day import begins, heard, own, reports, seen

PROOF, LETTER = PhotoKind.PROOF, PhotoKind.LETTER


@kept
async def the_office_wants_letters(stage: Stage, answer: str = "Diminta") -> None:
    private = own(stage, stage.cast.coordinator)
    await stage.acts.says(stage.cast.coordinator, private, "/kantor")
    await stage.acts.taps(stage.cast.coordinator, "Berita acara", private)
    await stage.acts.taps(stage.cast.coordinator, "Surat kuasa wakil", private)
    await stage.acts.taps(stage.cast.coordinator, answer, private)


async def photos_of(stage: Stage, number: int) -> list[tuple[PhotoKind, int]]:
    """Kinds of the photos that belong to what this number received, each with how many."""
    async with stage.engine.store.reading() as books:
        of = [d.id for d in await books.deliveries.find(number=number)]
        found: list[Photo] = [photo for photo in await books.photos.find(order="id") if photo.delivery in of]
    return [(kind, count) for kind in PhotoKind if (count := sum(photo.kind is kind for photo in found))]


async def no_letter(stage: Stage) -> list[Flag]:
    async with stage.engine.store.reading() as books:
        return await books.flags.find(kind=FlagKind.NO_LETTER)


def read_back(stage: Stage, number: int) -> Message:
    group = stage.cast.team_group
    return next(m for m in reversed(stage.cast.member.sees(group)) if f"untuk nomor {number}," in m.shown)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("K12 4 surat kuasa", (4,)),
        ("surat kuasa no 4 K12", (4,)),
        ("k12 srt kuasanya", ()),
        ("Surat kuasa", ()),
        ("K12 4-5 surat kuasa", (4, 5)),
        ("K12 4 terima", None),
        ("K12 4 wakil Siti (anak)", None),
        ("K12 surat tugas", None),
        ("K12 4 surat kuasa belum ada", None),
        ("", None),
    ],
)
def test_a_caption_that_names_a_letter_and_nothing_else(typed: str, numbers: tuple[int, ...] | None) -> None:
    assert read_letter(typed) == numbers


async def test_from_the_question_to_the_letter(stage: Stage) -> None:
    """One is sent as a reply, one in private by its number after somebody was told that it is missing."""
    cast, group, private = stage.cast, stage.cast.team_group, own(stage, stage.cast.member)
    await the_office_wants_letters(stage)
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    for number, who in ((4, "Siti (anak)"), (5, "Adi (suami)")):
        cast.member.sends_photo(group, caption=f"K1 {number} wakil {who}")
        await stage.later(minutes=3)
    assert "foto surat kuasa untuk Siti.\nBila memuat NIK" in read_back(stage, 4).shown
    assert "K1 4 surat kuasa" in read_back(stage, 4).shown
    cast.member.sends_photo(group, reply_to=read_back(stage, 4))
    await stage.settle()
    assert "Foto surat kuasa sudah diterima" in read_back(stage, 4).shown
    assert "Batalkan catatan ini" in " ".join(read_back(stage, 4).labels)
    await stage.later(hours=3)
    (flag,) = await no_letter(stage)
    assert (flag.verdict, len(flag.deliveries)) == (Verdict.OPEN, 1)
    coordinator = own(stage, cast.coordinator)
    await stage.acts.says(cast.coordinator, coordinator, "/periksa")
    await stage.acts.taps(cast.coordinator, "K1 Uren: 1 belum dilihat", coordinator)
    assert "1 penyerahan lewat wakil belum ada foto surat kuasanya" in cast.coordinator.last(coordinator).shown
    cast.member.sends_photo(private, caption="K1 5 surat kuasa")
    await stage.later(minutes=2)
    assert "sudah diterima" in read_back(stage, 5).shown
    assert [flag.verdict for flag in await no_letter(stage)] == [Verdict.GONE]
    assert await photos_of(stage, 4) == await photos_of(stage, 5) == [(PROOF, 1), (LETTER, 1)]


async def test_where_nobody_asks_a_reply_is_a_photo_and_a_letter_is_kept_all_the_same(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await the_office_wants_letters(stage)
    await the_office_wants_letters(stage, "Tidak diminta")
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 4 wakil Siti (anak)")
    assert "surat kuasa" not in read_back(stage, 4).shown
    cast.member.sends_photo(group, reply_to=read_back(stage, 4))
    cast.member.sends_album(group, 2, captions=[None, "surat kuasa"], reply_to=read_back(stage, 4))
    await stage.settle()
    assert await photos_of(stage, 4) == [(PROOF, 1), (LETTER, 2)]
    await stage.acts.says(cast.member, group, "K1 5 wakil Adi (suami)\n6 wakil Budi (anak)")
    cast.member.sends_photo(group, caption="K1 6 surat kuasa")  # nothing new to say: nothing is edited
    await stage.later(hours=3)
    assert await no_letter(stage) == []


async def test_two_proxies_of_one_message_bring_two_letters_and_one_may_speak_for_two(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await the_office_wants_letters(stage)
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 4 wakil Siti (anak)\n5 wakil Adi (suami)")
    asked = read_back(stage, 4)
    assert "surat kuasa untuk Siti dan Adi" in asked.shown
    cast.member.sends_album(group, 2, reply_to=asked)
    await stage.settle()
    assert "surat kuasa untuk Adi." in asked.shown
    cast.member.sends_photo(group, reply_to=asked)
    await stage.settle()
    assert "sudah diterima" in asked.shown
    cast.member.sends_photo(group, reply_to=asked)  # with nothing left to ask for, it shows the hand-over
    await stage.acts.says(cast.member, group, "K1 6 wakil Siti (anak)")
    for number in (5, 6):
        cast.member.sends_photo(group, sample_photo(77), caption=f"K1 {number} surat kuasa")
    await stage.settle()
    assert await photos_of(stage, 4) == [(PROOF, 1), (LETTER, 2)]
    assert await photos_of(stage, 5) == [(LETTER, 2)]
    assert await photos_of(stage, 6) == [(LETTER, 1)]
    assert "sudah ada pada K1" not in seen(cast.member, group)
    await stage.later(hours=3)
    async with stage.engine.store.reading() as books:
        assert [flag.kind for flag in await books.flags.find()] == [FlagKind.NO_PHOTO]  # alike are letters always


async def test_step_by_step_and_a_letter_before_its_hand_over(stage: Stage) -> None:
    """Before anything is on record the letter is kept and asked about; while /serah asks, it goes with the answer."""
    cast, private = stage.cast, own(stage, stage.cast.member)
    await the_office_wants_letters(stage)
    await begins(stage)
    cast.member.sends_photo(private, caption="K1 9 surat kuasa")
    await stage.settle()
    assert "kepada nomor 9 belum tercatat pada K1" in heard(cast.member, private)
    await stage.acts.says(cast.member, private, "K1 9 wakil Budi (anak)")
    asked = next(m for m in cast.member.sees(private) if "untuk kunjungan mana" in m.shown.lower())
    for label in ("K1 Uren", "1 sembako · nomor 9"):
        cast.member.taps(label, message=asked)
        await stage.settle()
    assert await photos_of(stage, 9) == [(LETTER, 1)]
    await stage.acts.says(cast.member, private, "/serah")
    await stage.acts.taps(cast.member, "sembako", private)
    await stage.acts.says(cast.member, private, "3")
    await stage.acts.taps(cast.member, "Diwakilkan", private)
    await stage.acts.says(cast.member, private, "Siti, anak")
    cast.member.sends_photo(private, caption="surat kuasa")
    await stage.settle()
    await stage.acts.taps(cast.member, "Simpan", private)
    assert "nomor 3, diwakili Siti (anak)\n📄 Foto surat kuasa sudah diterima" in heard(cast.member, private)
    assert "📷 Foto lain boleh dikirim" in heard(cast.member, private)
    await stage.later(minutes=5)
    cast.member.sends_photo(private)  # the letter was none of its photos: one is still waited for
    await stage.settle()
    assert await photos_of(stage, 3) == [(PROOF, 1), (LETTER, 1)]


async def test_a_letter_that_is_only_spoken_of_or_is_a_file_is_asked_for_as_a_photo(stage: Stage) -> None:
    cast, group, private = stage.cast, stage.cast.team_group, own(stage, stage.cast.member)
    await the_office_wants_letters(stage)
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 4 wakil Siti (anak)")
    for chat in (group, private):
        await stage.acts.says(cast.member, chat, "K1 4 surat kuasa")
        assert "kirim surat kuasanya sebagai foto" in cast.member.last(chat).shown
    asked = read_back(stage, 4)
    for caption, reply_to in ((None, asked), ("K1 4 surat kuasa", None)):
        cast.member.sends_document(group, "surat.pdf", b"%PDF-1.4", "application/pdf", caption=caption,
                                   reply_to=reply_to)  # fmt: skip
        await stage.settle()
        assert "kirim surat kuasanya sebagai foto" in cast.member.last(group).shown
    assert "surat kuasa untuk Siti" in asked.shown
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count() == 1
        assert await books.photos.count() == 0


async def test_a_letter_with_a_wrong_code_is_kept_and_its_place_in_the_end_shown(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.member)
    await the_office_wants_letters(stage)
    await begins(stage)
    await stage.acts.says(cast.member, private, "K1 4 wakil Siti (anak)")
    cast.member.sends_photo(private, caption="K7 4 surat kuasa")
    await stage.settle()
    assert "K7 tidak ada" in heard(cast.member, private)
    for label in ("K1 Uren", "1 sembako · nomor 4"):
        await stage.acts.taps(cast.member, label, private)
    assert await photos_of(stage, 4) == [(LETTER, 1)]
    assert "nomor 4, diwakili Siti (anak)\n📄 Foto surat kuasa sudah diterima" in heard(cast.member, private)


async def test_only_the_team_sends_letters(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 4 wakil Siti (anak)")
    cast.official.sends_photo(cast.village_group, caption="K1 4 surat kuasa")
    cast.official.sends_photo(own(stage, cast.official), caption="K1 4 surat kuasa")
    await stage.settle()
    assert await photos_of(stage, 4) == []
    assert "dikirim oleh anggota tim" in cast.official.last(own(stage, cast.official)).shown
