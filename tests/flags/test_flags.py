"""What should be looked at: found in the background, told when the visit is back, answered by a coordinator alone."""

import io

import pytest
from PIL import ExifTags, Image

from simulator.model import Chat, Message
from simulator.people import Actor
from simulator.photos import sample_photo
from sotarsa_bot.people import invites
from sotarsa_bot.records.field import PhotoState
from sotarsa_bot.records.flag import Flag, FlagKind, Verdict
from sotarsa_bot.records.people import Role
from tests.conftest import Stage, kept
from tests.form_samples import SIGNATURE, form_file, said, sha
from tests.the_day import begins, heard, reports, seen


def own(stage: Stage, who: Actor | None = None) -> Chat:
    """The coordinator's (or somebody else's) chat with the bot."""
    return stage.world.private((who or stage.cast.coordinator).user)


def smaller(seed: int) -> bytes:
    """The same picture, as another phone would pass it on."""
    out = io.BytesIO()
    Image.open(io.BytesIO(sample_photo(seed))).resize((400, 300)).save(out, "JPEG", quality=60)
    return out.getvalue()


async def hands_over(stage: Stage, number: int, picture: bytes | None = None) -> None:
    stage.cast.member.sends_photo(stage.cast.team_group, picture, caption=f"K1 {number} terima")
    await stage.later(minutes=3)


async def flags(stage: Stage) -> list[Flag]:
    async with stage.engine.store.reading() as books:
        return await books.flags.find()


def albums(stage: Stage, chat: Chat) -> list[Message]:
    return [m for m in stage.cast.coordinator.sees(chat) if m.photo and m.sender is stage.world.bot]


@kept
async def a_day_with_one_picture_for_three(stage: Stage) -> None:
    """Number 3's picture is sent once more for 8, and a smaller copy of it for 7; 4 has one of its own."""
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    await hands_over(stage, 3, sample_photo(7))
    await hands_over(stage, 4, sample_photo(8))
    await hands_over(stage, 7, smaller(7))
    await hands_over(stage, 8, sample_photo(7))


async def test_from_a_picture_sent_again_to_the_answers(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await a_day_with_one_picture_for_three(stage)
    assert "perlu dilihat" not in seen(cast.coordinator, chat)  # who is on the road has other things to do
    await reports(stage, "Selesai", "Tim sudah pulang")
    told = cast.coordinator.last(chat)
    assert "2 hal perlu dilihat" in told.shown
    await stage.acts.taps(cast.coordinator, "Lihat satu per satu", chat)
    same = cast.coordinator.last(chat)
    assert "1 dari 2\nPerlu dilihat: foto nomor 3 sama dengan foto nomor 8." in same.shown
    assert "1 sembako untuk nomor 8 (dicatat Hendra Contoh, Kam 3 Des 09.09)" in same.shown
    await stage.acts.taps(cast.coordinator, "Wajar", chat)
    await stage.acts.taps(cast.coordinator, "Satu keluarga", chat)
    assert "Masih 1 yang belum dilihat" in cast.coordinator.last(chat).shown
    assert "Wajar: Satu keluarga atau diwakilkan (Rahmi Contoh" in same.shown
    await stage.acts.taps(cast.coordinator, "Berikutnya", chat)
    alike = cast.coordinator.last(chat)
    assert "foto nomor 3 mirip dengan foto nomor 7" in alike.shown
    await stage.acts.taps(cast.coordinator, "Lihat fotonya (2)", chat)
    assert [m.caption for m in albums(stage, chat)] == ["1: foto nomor 3 · 2: foto nomor 7", None]
    cast.coordinator.taps("Perlu diperiksa", message=alike)
    await stage.settle()
    await stage.acts.gives_reason(cast.coordinator, chat, "tanya Hendra <besok>, NIK 6311021505800003")
    assert "Perlu diperiksa: tanya Hendra <besok>, NIK 6311********0003 (Rahmi Contoh" in alike.shown
    assert "semua sudah dilihat" in told.shown
    await stage.later(hours=2)
    assert [flag.verdict for flag in await flags(stage)] == [Verdict.FINE, Verdict.CHECK]


async def test_an_answer_can_be_given_anew_and_the_camat_reads_counts_only(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await a_day_with_one_picture_for_three(stage)
    await stage.acts.says(cast.camat, own(stage, cast.camat), "/ringkasan")
    assert "🔎 K1: 2 hal belum dilihat koordinator" in cast.camat.last(own(stage, cast.camat)).shown
    await stage.acts.says(cast.coordinator, chat, "/ringkasan K1")
    await stage.acts.taps(cast.coordinator, "Perlu dilihat (2)", chat)
    card = cast.coordinator.last(chat)
    for answer, reason in (("Perlu diperiksa", "Minta foto"), ("Wajar", "Sudah ditanyakan")):
        cast.coordinator.taps(answer, message=card)
        await stage.settle()
        await stage.acts.taps(cast.coordinator, reason, chat)
        assert f"{answer}: {reason}" in card.shown
    cast.coordinator.taps("Perlu diperiksa", message=card)
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Saya tanyakan kepada desa", chat)
    await stage.acts.says(cast.camat, own(stage, cast.camat), "/ringkasan K1")
    summary = cast.camat.last(own(stage, cast.camat))
    assert "🔍 K1: 1 hal perlu diperiksa\n🔎 K1: 1 hal belum dilihat koordinator" in summary.shown
    assert "Perlu dilihat" not in " ".join(summary.labels)
    assert "nomor" not in seen(cast.camat, own(stage, cast.camat))
    async with stage.engine.store.reading() as books:
        answers = await books.audit.find(what="flag.answered")
    assert [entry.detail["verdict"] for entry in answers] == ["check", "fine", "check"]


async def test_two_coordinators_who_answer_at_once(stage: Stage) -> None:
    """The first answer counts; the second person reads it, and may still change it."""
    await stage.settle()
    cast, now = stage.cast, stage.clock.now()
    async with stage.engine.store.writing() as books:
        (member,) = await books.people.find(telegram_id=cast.member.user.id)
        await invites.grant(books, member, Role.COORDINATOR, None, None, now)
    await a_day_with_one_picture_for_three(stage)
    both = [(who, own(stage, who)) for who in (cast.coordinator, cast.member)]
    for who, chat in both:
        await stage.acts.says(who, chat, "/periksa")
        await stage.acts.taps(who, "K1 Uren", chat)
    cards = [who.last(chat) for who, chat in both]
    for (who, _), card, answer in zip(both, cards, ("Wajar", "Perlu diperiksa"), strict=True):
        who.taps(answer, message=card)
    await stage.settle()
    for (who, chat), reason in zip(both, ("Satu keluarga", "Minta foto"), strict=True):
        await stage.acts.taps(who, reason, chat)
    assert "Rahmi Contoh baru saja menjawab hal ini: ✅ Wajar – Satu keluarga" in cast.member.last(both[1][1]).shown
    assert "Wajar: Satu keluarga atau diwakilkan (Rahmi Contoh" in cards[1].shown
    cast.member.taps("Perlu diperiksa", message=cards[1])
    await stage.settle()
    await stage.acts.taps(cast.member, "Minta foto", both[1][1])
    assert "Perlu diperiksa: Minta foto yang benar (Hendra Contoh" in cards[1].shown


async def test_a_photo_that_came_after_all_leaves_nothing_to_look_at(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await stage.acts.says(cast.coordinator, chat, "/periksa")
    assert cast.coordinator.last(chat).shown == "✅ Tidak ada yang perlu dilihat."
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    await stage.acts.says(cast.member, cast.team_group, "K1 3-5 terima")
    await hands_over(stage, 6)
    await stage.later(hours=3)
    (flag,) = await flags(stage)
    assert (flag.kind, len(flag.deliveries)) == (FlagKind.NO_PHOTO, 3)
    await stage.acts.says(cast.coordinator, chat, "/periksa")
    await stage.acts.taps(cast.coordinator, "K1 Uren: 1 belum dilihat", chat)
    assert "3 penyerahan belum ada fotonya" in cast.coordinator.last(chat).shown
    recorded = next(m for m in cast.member.sees(cast.team_group) if "dicatat:" in m.shown)
    cast.member.sends_photo(cast.team_group, reply_to=recorded)
    await stage.later(minutes=5)
    await reports(stage, "Selesai", "Tim sudah pulang")
    await stage.acts.taps(cast.coordinator, "Wajar", chat)
    assert "sudah tidak ada" in cast.coordinator.alerts[-1].text
    await stage.later(hours=3)
    assert "hal perlu dilihat" not in seen(cast.coordinator, chat)


async def test_only_coordinators_look_and_only_alone(stage: Stage) -> None:
    cast = stage.cast
    await a_day_with_one_picture_for_three(stage)
    await stage.acts.says(cast.coordinator, cast.team_group, "/periksa")
    assert "obrolan pribadi" in cast.coordinator.last(cast.team_group).shown
    data = ("1|flags|1", "1|flags_in|1", "1|flag_list", "1|flag_next|1", "1|flag_pictures|1", "1|flag_fine|1")
    for who in (cast.camat, cast.member, cast.official, cast.stranger):
        private = own(stage, who)
        await stage.acts.says(who, private, "/periksa")
        for one in (*data, "1|flag_check|2"):
            who.presses_data(private, who.last(private), one)
        await stage.settle()
        assert "Perlu dilihat" not in seen(who, private)
        assert "Mengapa" not in seen(who, private)
    for one in data:
        cast.coordinator.presses_data(cast.team_group, cast.coordinator.last(cast.team_group), one)
    await stage.settle()
    assert "Perlu dilihat" not in seen(cast.coordinator, cast.team_group)
    assert {flag.verdict for flag in await flags(stage)} == {Verdict.OPEN}


async def test_photos_of_before_are_hashed_by_and_by(stage: Stage) -> None:
    """Also after a start: what an older version has stored, and what this one knew before it was stopped."""
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    await hands_over(stage, 3, sample_photo(7))
    async with stage.engine.store.writing() as books:
        await books.photos.change_all({"state": PhotoState.STORED}, dhash=None)
    await stage.reopen()
    await stage.later(minutes=2)
    await hands_over(stage, 7, smaller(7))
    await stage.later(minutes=2)
    assert [flag.kind for flag in await flags(stage)] == [FlagKind.LIKE_PHOTO]


def from_a_camera(taken: str) -> bytes:
    """In Banjarmasin."""
    exif, out = Image.Exif(), io.BytesIO()
    exif.get_ifd(int(ExifTags.IFD.Exif))[36867] = taken
    exif.get_ifd(int(ExifTags.IFD.GPSInfo)).update({1: "S", 2: (3.0, 19.0, 7.0), 3: "E", 4: (114.0, 35.0, 40.0)})
    Image.open(io.BytesIO(sample_photo(9))).save(out, "JPEG", exif=exif)
    return out.getvalue()


async def test_the_camera_and_the_departure_say_otherwise(stage: Stage) -> None:
    """A photo sent as a file keeps what the camera wrote; the departure is told after the first hand-over."""
    cast, chat = stage.cast, own(stage)
    await begins(stage)
    cast.member.sends_photo(cast.team_group, from_a_camera("2026:11:02 08:00:00"), caption="K1 3 terima", as_file=True)
    await stage.later(minutes=40)
    await reports(stage, "Berangkat", "Tiba")
    panel = next(m for m in reversed(cast.member.sees(cast.team_group)) if "hari kunjungan" in m.shown)
    cast.member.sends_location(cast.team_group, reply_to=panel)
    await reports(stage, "Selesai", "Tim sudah pulang")
    await stage.acts.says(cast.coordinator, chat, "/periksa")
    await stage.acts.taps(cast.coordinator, "K1 Uren: 3 belum dilihat", chat)
    said = ""
    for _ in range(3):
        said += cast.coordinator.last(chat).shown
        await stage.acts.taps(cast.coordinator, "Berikutnya", chat)
    assert "1 penyerahan tercatat sebelum tim berangkat (Kam 3 Des 08.40)" in said
    assert "menurut kamera, 1 foto diambil di luar waktu kunjungan" in said
    assert "Menurut kamera diambil Senin, 2 November 2026, 08.00 WITA" in said
    assert "Menurut kamera sekitar 164 km dari tempat kunjungan" in said


async def test_what_came_in_a_form_is_looked_at_like_all_else(stage: Stage) -> None:
    """Its times are known: twelve within a minute. Its pictures, too: one of them is a copy of another."""
    cast, chat = stage.cast, own(stage)
    await begins(stage)
    private, names = own(stage, cast.member), [f"Warga {letter}" for letter in "ABCDEFGHIJKL"]
    await stage.acts.says(cast.member, private, "/daftar k1")
    await stage.acts.says(cast.member, private, "\n".join(names))
    await stage.acts.taps(cast.member, "Formulir tanpa sinyal", private)
    await stage.later(hours=3)
    pictures = {0: sample_photo(7), 1: smaller(7)}
    records = [
        said(n + 1, name, photos=[sha(pictures[n])] if n in pictures else [], signature=sha(SIGNATURE),
             happened_at=f"2026-12-03T02:10:{4 * n:02}.000Z")
        for n, name in enumerate(names)
    ]  # fmt: skip
    async with stage.engine.store.reading() as books:
        (form,) = await books.forms.find()
    content = form_file(records, form.key, form.id, [*pictures.values(), SIGNATURE])
    cast.member.sends_document(private, "K1-formulir1-1010.sotarsa", content)
    await stage.settle()
    await stage.acts.taps(cast.member, "Simpan", private)
    await stage.later(hours=3)
    assert {flag.kind for flag in await flags(stage)} == {FlagKind.FAST, FlagKind.LIKE_PHOTO}
    await stage.acts.says(cast.coordinator, chat, "/periksa")
    await stage.acts.taps(cast.coordinator, "K1 Uren: 2 belum dilihat", chat)
    cards = cast.coordinator.last(chat).shown
    await stage.acts.taps(cast.coordinator, "Berikutnya", chat)
    cards += cast.coordinator.last(chat).shown
    assert "12 penyerahan tercatat dalam satu menit" in cards
    assert "1 sembako untuk nomor 1 Warga A (dicatat Hendra Contoh, Kam 3 Des 10.10)" in cards
    assert "foto nomor 1 mirip dengan foto nomor 2" in cards


@pytest.mark.parametrize("by_words", [False, True])
async def test_an_answer_given_by_mistake_is_taken_back(stage: Stage, by_words: bool) -> None:
    """By a button or by "salah" as a reply to what was noted; the photo that was asked for is not wanted any more."""
    cast, chat = stage.cast, own(stage)
    await a_day_with_one_picture_for_three(stage)
    await stage.acts.says(cast.coordinator, chat, "/periksa")
    await stage.acts.taps(cast.coordinator, "K1 Uren", chat)
    await stage.acts.taps(cast.coordinator, "Perlu diperiksa", chat)
    await stage.acts.taps(cast.coordinator, "Minta foto yang benar", chat)
    assert [one.verdict for one in await flags(stage)].count(Verdict.CHECK) == 1
    noted = cast.coordinator.last(chat)
    assert "Dicatat: perlu diperiksa" in noted.shown
    if by_words:
        cast.coordinator.replies(noted, "salah")
    else:
        cast.coordinator.taps("Salah? Nilai lagi", message=noted)
    await stage.settle()
    assert {(one.verdict, one.reason, one.by) for one in await flags(stage)} == {(Verdict.OPEN, "", None)}
    assert "tidak perlu dikirim lagi" in heard(cast.member, own(stage, cast.member))
    assert "Perlu dilihat: foto" in cast.coordinator.last(chat).shown
    cast.coordinator.presses_data(chat, noted, "1|flag_undo|1")
    await stage.settle()
    assert cast.coordinator.alerts[-1].text == "Hal ini memang belum dinilai."
