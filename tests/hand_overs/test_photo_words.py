"""A photo whose words were not understood is kept, its words are never dropped unsaid, and each has a way on."""

import pytest

from sotarsa_bot.parsing.activity_words import names_an_activity
from sotarsa_bot.records.field import PhotoKind
from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen


@pytest.mark.parametrize(
    "words",
    [
        "K1 posyandu",
        "K1 kegiatan Posyandu di balai desa",
        "k1 foto suasana posyandu",
        "K1 foto kegiatan",
        "K1 posyandu 12 balita",
        "K1 pemeriksaan 5 lansia",
        "K1 penyuluhan, 30 orang hadir",
    ],
)
def test_what_the_visit_rides_along_with_is_of_the_day(words: str) -> None:
    assert names_an_activity(words, ("Posyandu",))


@pytest.mark.parametrize(
    "words", ["K1 foto", "K1 3 terima di posyandu", "K1 posyandu sembako 3", "K1", "K1 posyandu 12", "K1 12 balita"]
)
def test_what_may_tell_of_a_hand_over_is_no_activity(words: str) -> None:
    assert not names_an_activity(words, ("Posyandu",))


@pytest.mark.parametrize("words", ["K1 posyandu 12 balita", "K1 pemeriksaan 5 lansia"])
@pytest.mark.parametrize("pictured", [True, False])
async def test_an_activity_is_no_recipient(stage: Stage, words: str, pictured: bool) -> None:
    """ "posyandu menerima 12 sembako" was offered, one press away."""
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    if pictured:
        cast.member.sends_photo(chat, caption=words)
        await stage.settle()
    else:
        await stage.acts.says(cast.member, chat, words)
        assert "terbaca sebagai kegiatan" in heard(cast.member, chat)
    assert "menerima" not in cast.member.last(chat).shown
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count() == 0
        assert [photo.visit for photo in await books.photos.find()] == [1] * pictured


@pytest.mark.parametrize(
    "words",
    ["K1 telepon: sembako 8 cocok kata pambakal", "K1 telepon desa: sembako 7 haja", "K1 hitungan desa sembako 7"],
)
async def test_what_the_village_counted_is_no_hand_over(stage: Stage, words: str) -> None:
    """ "8 sembako untuk telepon" was one press away, on top of what was handed over."""
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 berangkat")
    await stage.acts.says(cast.coordinator, chat, words)
    assert "hitungan desa, bukan penyerahan" in heard(cast.coordinator, chat)
    assert not [m for m in cast.coordinator.sees(chat) if "Ya" in m.labels]


async def test_goods_beside_an_activity_are_not_offered_as_its_own(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 posyandu sembako 12")
    assert "bernama posyandu" not in seen(cast.member, chat)


async def test_who_is_on_no_list_and_needs_something_is_offered_as_a_request(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 Ipah kada ada di daftar, handak sembako")
    assert "usulan Ipah: sembako" in cast.member.last(chat).shown


async def test_a_photo_of_the_day_is_placed_by_one_press(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends_photo(chat, caption="K1 stok tinggal sedikit")
    await stage.settle()
    assert "Fotonya sudah disimpan" in cast.member.last(chat).shown
    await stage.acts.taps(cast.member, "Foto kegiatan, bukan penyerahan", chat)
    assert "1 dari 1 foto tersimpan untuk K1" in cast.member.last(chat).shown
    async with stage.engine.store.reading() as books:
        (photo,) = await books.photos.find()
        assert (photo.visit, photo.delivery) == (1, None)
        assert await books.talks.count() == 0
    await stage.later(hours=2)
    assert "Belum dijawab" not in seen(cast.member, chat)


@pytest.mark.parametrize("words", ["sembako utk kai durahman", "K11 8 terima"])
async def test_the_words_of_a_placed_photo_are_said_not_to_be_recorded_and_said_anew(stage: Stage, words: str) -> None:
    """The words were a hand-over; "1 dari 1 foto tersimpan" let everybody believe that it was on record."""
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends_photo(chat, caption=words)
    await stage.settle()
    await stage.acts.taps(cast.member, "K1 Uren", chat)
    said = cast.member.last(chat)
    assert f"Kata-katanya belum dicatat: {words}" in said.shown
    cast.member.replies(said, "K1 8 terima")
    await stage.settle()
    recorded = cast.member.last(chat).shown
    assert "1 sembako untuk nomor 8" in recorded
    assert "1 dari 1 foto tersimpan" in recorded
    async with stage.engine.store.reading() as books:
        (one,) = await books.deliveries.find()
        (photo,) = await books.photos.find()
        assert photo.delivery == one.id


@pytest.mark.parametrize("words", ["K1 selimut buat yang rt 2", "K1 entah bagaimana"])
async def test_other_words_for_a_photo_say_that_it_is_stored(stage: Stage, words: str) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends_photo(chat, caption=words)
    await stage.settle()
    cast.member.replies(cast.member.last(chat), "K1 sembako 2")
    await stage.settle()
    assert "• 2 sembako\n📷 1 dari 1 foto tersimpan." in cast.member.last(chat).shown


async def test_an_officials_photo_that_is_no_hand_over_is_put_apart(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    cast.official.sends_photo(cast.village_group, caption="K1 3 terima")
    await stage.settle()
    await stage.acts.taps(cast.member, "Bukan penyerahan", cast.team_group)
    assert "bukan penyerahan, kata Hendra Contoh" in cast.member.last(cast.team_group).shown
    async with stage.engine.store.reading() as books:
        assert [photo.kind for photo in await books.photos.find()] == [PhotoKind.APART]
        assert await books.deliveries.count() == 0


@pytest.mark.parametrize(("words", "kept"), [("K1 KTP aminah", 0), ("K1 3 terima, foto KTP", 1)])
async def test_a_card_with_a_visits_code_is_not_kept(stage: Stage, words: str, kept: int) -> None:
    cast = stage.cast
    await begins(stage)
    cast.member.sends_photo(cast.team_group, caption=words)
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.photos.count() == kept
    said = seen(cast.member, own(stage, cast.member)) + seen(cast.member, cast.team_group)
    assert ("foto KTP dan KK di grup" in said) == (not kept)


@pytest.mark.parametrize("words", ["K1 selesai, sisa 13", "K1 tiba 23.30", "K1 pulang, no 7 menyusul"])
async def test_a_photo_whose_step_has_not_happened_yet_is_kept_and_its_words_are_asked(
    stage: Stage, words: str
) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    sent = cast.member.sends_photo(chat, caption=words)
    await stage.settle()
    assert sent.reactions
    async with stage.engine.store.reading() as books:
        assert await books.photos.count() == 1


async def test_a_hand_over_of_a_postponed_visit_waits_until_it_is_restored(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.unfolds(cast.coordinator, "Tunda", chat)
    await stage.acts.gives_reason(cast.coordinator, chat, "banjir")
    cast.member.sends_photo(chat, caption="K1 8 terima")
    await stage.settle()
    assert "Bila K1 sudah dipulihkan, dicatat: K1 8 terima?" in cast.member.last(chat).shown
    await stage.acts.taps(cast.member, "Ya", chat)
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count() == 0
    await stage.acts.taps(cast.coordinator, "↩️ Salah tekan", chat)
    await stage.acts.taps(cast.member, "Ya", chat)
    async with stage.engine.store.reading() as books:
        (photo,) = await books.photos.find()
        (one,) = await books.deliveries.find()
        assert photo.delivery == one.id


@pytest.mark.parametrize(
    ("words", "quoted"),
    [("K1 tiba2 hujan", "tiba2 hujan"), ("K1 selesai 10.15 sisa 13 sembako", "selesai 10.15 sisa 13 sembako")],
)
async def test_a_refusal_quotes_what_was_written(stage: Stage, words: str, quoted: str) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, words)
    assert f'"{quoted}"' in cast.member.last(chat).shown
