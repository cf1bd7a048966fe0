"""Hand-overs: in one message, step by step, with albums, twice, undone, and misunderstood."""

from simulator.photos import sample_photo
from tests.conftest import Stage
from tests.the_day import begins, heard, reports, seen


async def test_an_album_with_a_caption_is_one_hand_over_with_seven_photos(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    sent = cast.member.sends_album(cast.team_group, 7, caption="K1 sembako 25")
    await stage.settle()
    said = seen(cast.member, cast.team_group)
    assert "25 sembako" in said
    assert said.count("dari 7 foto tersimpan") == 1
    assert "📷 7 foto tersimpan" in stage.acts.card(cast.member, cast.team_group, "K1").shown
    assert "7 dari 7 foto tersimpan" in said
    asked = {int(r.params["message_id"]) for r in stage.world.requests if r.method == "setMessageReaction"}
    assert asked == {m.message_id for m in sent}  # Telegram shows them as one, under the album
    assert sent[0].reactions
    assert "untuk kunjungan mana" not in said.lower()


async def test_in_a_group_each_hand_over_is_read_back_below_its_own_photo(stage: Stage) -> None:
    """A bug: once the photo was stored, the words that waited for it no longer said to which they belonged."""
    cast = stage.cast
    await begins(stage)
    sent = {n: cast.member.sends_photo(cast.team_group, sample_photo(n), caption=f"K1 {n} terima") for n in (3, 4)}
    await stage.settle()
    for number, photo in sent.items():
        (words,) = [m for m in cast.team_group.messages.values() if f"nomor {number}" in (m.text or "")]
        assert words.reply_to is photo
        assert "1 dari 1 foto tersimpan" in (words.text or "")


async def test_an_album_whose_caption_comes_last_is_adopted(stage: Stage) -> None:
    """The question about the first photos is not even asked."""
    cast = stage.cast
    await begins(stage)
    cast.member.sends_album(cast.team_group, 3, captions=[None, None, "K1 sembako 25"])
    await stage.settle()
    said = seen(cast.member, cast.team_group)
    assert "3 dari 3 foto tersimpan" in said
    assert "Untuk kunjungan mana" not in said


async def test_albums_in_one_burst_keep_their_own_photos(stage: Stage) -> None:
    """Their captions come second: the first photo of each must not stay with the album before it."""
    cast, private = stage.cast, stage.world.private(stage.cast.member.user)
    await begins(stage)
    cast.member.goes_offline()
    for number in (3, 4, 5):
        cast.member.sends_album(private, 3, captions=[None, f"K1 {number} terima", None])
    await stage.later(hours=5)
    cast.member.comes_online()
    await stage.settle()
    async with stage.engine.store.reading() as books:
        for number in (3, 4, 5):
            (delivery,) = await books.deliveries.find(number=number)
            assert await books.photos.count(delivery=delivery.id) == 3


async def test_two_captions_in_one_album_are_two_hand_overs(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    cast.member.sends_album(cast.team_group, 2, captions=["K1 3 terima", "K1 4 terima"])
    await stage.settle()
    async with stage.engine.store.reading() as books:
        for number in (3, 4):
            (delivery,) = await books.deliveries.find(number=number)
            assert await books.photos.count(delivery=delivery.id) == 1


async def test_a_burst_from_the_mountain_is_all_there(stage: Stage) -> None:
    """Without signal for hours: everything arrives at once, nothing is lost or doubled."""
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    cast.member.goes_offline()
    for number in range(1, 8):
        cast.member.sends_photo(private, caption=f"K1 {number} terima")
    await stage.later(hours=5)
    cast.member.comes_online()
    await stage.settle()
    said = seen(cast.member, private)
    assert "7 dari 7 foto tersimpan" in said
    assert all(f"nomor {number}" in said for number in range(1, 8))


async def test_photos_follow_a_hand_over_that_was_typed(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "K1 4 wakil Siti (anak)")
    assert "nomor 4, diwakili Siti (anak)" in heard(cast.member, private)
    cast.member.sends_photo(private)
    await stage.settle()
    assert "1 dari 1 foto tersimpan (K1" in heard(cast.member, private)


async def test_step_by_step_in_private(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/serah")
    await stage.acts.taps(cast.member, "sembako", private)
    await stage.acts.says(cast.member, private, "Ibu <b>Aminah</b> & anak")
    await stage.acts.taps(cast.member, "Ya", private)
    await stage.acts.taps(cast.member, "Diwakilkan", private)
    await stage.acts.says(cast.member, private, "Siti, anak")
    cast.member.sends_photo(private)
    await stage.settle()
    await stage.acts.says(cast.member, private, "rumahnya jauh")
    await stage.acts.taps(cast.member, "Simpan", private)
    said = seen(cast.member, private)
    assert "1 sembako untuk Ibu <b>Aminah</b> & anak, diwakili Siti (anak) – rumahnya jauh" in said
    assert "1 dari 1 foto tersimpan" in said


async def test_back_cancel_and_small_talk_leave_nothing(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "/serah")
    await stage.acts.taps(cast.member, "sembako", cast.team_group)
    await stage.acts.taps(cast.member, "Kembali", cast.team_group)
    await stage.acts.says(cast.coordinator, cast.team_group, "sudah sampai mana?")
    await stage.acts.says(cast.member, cast.team_group, "/batal")
    assert "Ditutup." in heard(cast.member, cast.team_group)
    assert "dicatat" not in seen(cast.member, cast.team_group)


async def test_the_amount_is_asked_again_until_it_can_be(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/serah")
    await stage.acts.taps(cast.member, "sembako", private)
    await stage.acts.taps(cast.member, "Beberapa orang", private)
    await stage.acts.says(cast.member, private, "0")
    assert "antara 1 dan" in cast.member.last(private).shown
    await stage.acts.says(cast.member, private, "25")
    await stage.acts.taps(cast.member, "Simpan", private)
    assert "25 sembako" in heard(cast.member, private)


async def test_undoing_is_one_tap_and_counts_once(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await stage.acts.taps(cast.member, "Batalkan catatan", cast.team_group)
    assert "membatalkan catatan K1" in heard(cast.member, cast.team_group)
    cast.member.press_again()
    await stage.settle()
    assert "sudah dibatalkan" in cast.member.alerts[-1].text


async def test_two_people_record_the_same_recipient_and_both_are_shown(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 3 terima")
    await stage.acts.says(cast.coordinator, stage.world.private(cast.coordinator.user), "K1 3 terima")
    shown = [m for m in cast.member.sees(cast.team_group) if "dicatat dua kali" in m.shown][-1]
    assert "Hendra Contoh" in shown.shown
    assert "Rahmi Contoh" in shown.shown
    await stage.acts.taps(cast.member, "Batalkan catatan Hendra", cast.team_group)
    assert "Tersisa satu catatan" in heard(cast.member, cast.team_group)


async def test_a_caption_that_cannot_be_read_keeps_its_photo_for_better_words(stage: Stage) -> None:
    """A reply to what the bot said takes the place of the caption, and the photo is that hand-over's."""
    cast = stage.cast
    await begins(stage)
    cast.member.sends_photo(cast.team_group, caption="K1 sembako kalau jadi dua puluh lima")
    await stage.settle()
    said = cast.member.last(cast.team_group)
    assert "belum dipahami" in said.shown
    await stage.later(minutes=31)
    again = cast.member.last(cast.team_group)
    assert "Foto ini belum dicatat" in again.shown
    cast.member.replies(again, "sembako 25")
    await stage.settle()
    assert "25 sembako" in heard(cast.member, cast.team_group)
    async with stage.engine.store.reading() as books:
        (photo,) = await books.photos.find()
        (delivery,) = await books.deliveries.find()
    assert photo.delivery == delivery.id


async def test_a_photo_that_fits_nothing_is_kept_and_asked_about(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await stage.later(hours=1)
    cast.member.sends_album(cast.team_group, 2)
    await stage.settle()
    assert "2 foto sudah disimpan. Untuk kunjungan mana?" in heard(cast.member, cast.team_group)
    await stage.acts.taps(cast.coordinator, "K1 Uren", cast.team_group)
    await stage.acts.taps(cast.coordinator, "25 sembako", cast.team_group)
    assert "2 dari 2 foto tersimpan untuk K1" in heard(cast.member, cast.team_group)


async def test_a_photo_below_which_stands_only_the_visit_is_that_visits(stage: Stage) -> None:
    """As a reply to its card: proof of what waits for photos, else of the visit as a whole. Nothing is asked."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends_album(group, 3, captions=[None, "k1.", None])
    await stage.settle()
    assert "3 dari 3 foto tersimpan" in heard(cast.member, group)
    await stage.acts.says(cast.member, group, "K1 sembako 25")
    cast.member.sends_photo(group, caption="K1")
    cast.member.sends_photo(group, caption="K99")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        (delivery,) = await books.deliveries.find()
        photos = await books.photos.find(order="message")
    assert [(p.visit, p.delivery) for p in photos] == [(1, None)] * 3 + [(1, delivery.id), (None, None)]
    said = seen(cast.member, group)
    assert "📷 4 dari 4 foto tersimpan" in said
    await stage.later(seconds=10)
    assert "📷 4 foto tersimpan" in stage.acts.card(cast.member, group, "K1").shown
    assert "Kunjungan K99 tidak ada" in said
    assert said.count("Untuk kunjungan mana?") == 1


async def test_a_picture_may_be_no_proof(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    cast.member.sends_photo(cast.team_group)
    await stage.settle()
    await stage.acts.taps(cast.member, "Bukan bukti", cast.team_group)
    assert "tidak dipakai sebagai bukti" in heard(cast.member, cast.team_group)


async def test_the_same_photo_twice_is_said_and_counted_once(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    sent = cast.member.sends_photo(cast.team_group, caption="K1 3 terima")
    await stage.settle()
    cast.member.forwards(sent, cast.team_group)
    await stage.settle()
    said = seen(cast.member, cast.team_group)
    assert "sudah ada pada K1" in said
    assert "1 dari 1 foto tersimpan" in said


async def test_broken_files_are_told_apart_and_the_good_ones_count(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "K1 sembako 25")
    cast.member.sends_photo(private)
    cast.member.sends_document(private, "kosong.jpg", b"", "image/jpeg")
    cast.member.sends_document(private, "surat.pdf", b"%PDF-1.4 bukan foto", "application/pdf")
    cast.member.sends_document(private, "rusak.jpg", sample_photo(5)[:400], "image/jpeg")
    await stage.settle()
    said = seen(cast.member, private)
    for words in ("Foto ini kosong", "bukan foto", "rusak", "1 dari 3 foto tersimpan", "2 foto tidak dapat dibuka"):
        assert words in said


async def test_a_photo_of_a_kind_that_cannot_be_shown_is_said_to_be_one(stage: Stage) -> None:
    """HEIC used to be "no photo", which it is."""
    member, private = stage.cast.member, stage.world.private(stage.cast.member.user)
    await begins(stage)
    content = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)
    member.sends_document(private, "IMG_0001.HEIC", content, "image/heic", caption="K1 3 terima")
    await stage.settle()
    said = seen(member, private)
    assert "berjenis HEIC" in said
    assert "sebagai foto, bukan sebagai berkas" in said
    assert "bukan foto" not in said


async def test_a_cancelled_visit_takes_nothing_but_keeps_the_photo(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 25")
    await stage.settle()
    said = seen(cast.member, cast.team_group)
    assert "masih menunggu jawaban desa" in said
    assert "1 foto sudah disimpan" in said


async def test_no_recipient_is_named_in_the_villages_group(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 1 Aminah")
    await stage.acts.says(cast.coordinator, cast.village_group, "K1 sembako 1 Rahmat")
    said = seen(cast.official, cast.village_group)
    assert "Aminah" not in said
    assert "Rahmat" not in said.replace("K1 sembako 1 Rahmat", "")
    assert "Di sini belum dicatat" in said


async def test_what_no_list_says_is_recorded_and_asked_about_on_one_card(stage: Stage) -> None:
    """Two photos from the mountain, two things carried: both are kept at once, and one answer names the thing."""
    cast = stage.cast
    await stage.acts.plans(cargo="25 sembako, 25 selimut")
    await stage.acts.decides()
    await stage.later(days=9)
    for caption in ("K1 3-4 trima", "terima no 7 K1"):
        cast.member.sends_photo(cast.team_group, caption=caption)
        await stage.settle()
    asked = [m for m in cast.member.sees(cast.team_group) if "barang apa yang diterima" in m.shown]
    assert [m.shown for m in asked] == ["❓ K1: barang apa yang diterima nomor 3–4, 7, masing-masing satu?"]
    await stage.acts.taps(cast.coordinator, "Semuanya, masing-masing satu", cast.team_group)
    cast.coordinator.press_again()
    await stage.settle()
    assert "sudah dijawab" in cast.coordinator.alerts[-1].text
    card = stage.acts.card(cast.member, cast.team_group, "K1").shown
    assert "Diserahkan: 3 sembako dan 3 selimut" in card
    await stage.acts.says(cast.member, cast.team_group, "K1 8 terima")
    await stage.acts.taps(cast.member, "selimut", cast.team_group)
    assert "nomor 8 menerima selimut" in heard(cast.member, cast.team_group)
    first = next(m for m in cast.member.sees(cast.team_group) if "Batalkan catatan ini" in "".join(m.labels))
    cast.member.taps("Batalkan catatan ini", message=first)
    await stage.settle()
    assert "Diserahkan: 1 sembako dan 2 selimut" in stage.acts.card(cast.member, cast.team_group, "K1").shown
