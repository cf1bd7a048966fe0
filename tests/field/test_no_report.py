"""Captions that are no report of a hand-over, and words beside a number that are nobody's name."""

import pytest

from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, numbers, proofs, sends, standing
from tests.the_day import begins, heard, seen


def last(stage: Stage) -> str:
    member, group = stage.cast.member, stage.cast.team_group
    return [m.shown for m in member.sees(group) if m.sender is stage.world.bot][-1]


async def photo(stage: Stage, words: str) -> None:
    stage.cast.member.sends_photo(stage.cast.team_group, caption=words)
    await stage.settle()


def offered(stage: Stage) -> list[str]:
    question = stage.acts.question(stage.cast.member, stage.cast.team_group)
    return [b.text for row in question.buttons or [] for b in row]


@pytest.mark.parametrize(
    "words", ["K1 apakah 3 sudah terima", "K1 3 sudah terima kah", "K1 sudahkah 3 terima?", "K1 contoh 3 terima"]
)
async def test_a_question_is_answered_and_records_nothing(stage: Stage, words: str) -> None:
    await listed(stage)
    await photo(stage, words)
    assert await standing(stage) == []
    assert "Nomor 3: belum ada catatan." in last(stage)
    await sends(stage, "K1 3 terima")
    await photo(stage, words)
    assert "Nomor 3: tercatat menerima." in last(stage)


@pytest.mark.parametrize("words", ["K1 3 protes kada dapat", "K1 3 ngaku balum tarima", "K1 3 komplain belum kebagian"])
@pytest.mark.parametrize("pictured", [True, False])
async def test_a_complaint_goes_to_the_coordinator(stage: Stage, words: str, pictured: bool) -> None:
    await listed(stage)
    await (photo if pictured else sends)(stage, words)
    assert f"Catat sebagai kendala K1: {words.removeprefix('K1 ')}?" in last(stage)
    assert await standing(stage) == []


@pytest.mark.parametrize("word", ["gugur", "minggat", "dirawat", "pamit", "dilewati", "guring"])
async def test_a_word_that_nobody_knows_beside_a_number_is_asked_about(stage: Stage, word: str) -> None:
    """Who received is the last of the answers, and none is a plain yes."""
    await listed(stage)
    await photo(stage, f"K1 6 {word}")
    assert f"Kata “{word}” belum dipahami. Apa kabar nomor 6?" in last(stage)
    assert [text.split(" (")[0] for text in offered(stage)[:2]] == ["nomor 6 tidak ada di tempat", "nomor 6 menolak"]
    await stage.acts.taps(stage.cast.member, "nomor 6 tidak ada di tempat", stage.cast.team_group)
    (one,) = await standing(stage)
    assert (one.kind, one.note) == ("absent", word)


@pytest.mark.parametrize("words", ["K1 6 hamil, terima", "K1 6 sudah terima di kantor", "K1 6 menangis terima"])
async def test_what_fits_no_name_is_asked_once(stage: Stage, words: str) -> None:
    await listed(stage)
    await photo(stage, words)
    await stage.acts.taps(stage.cast.member, "Ya", stage.cast.team_group)
    assert await numbers(stage) == [6]


async def test_a_name_that_fits_its_number_is_offered_as_such(stage: Stage) -> None:
    await listed(stage)
    await photo(stage, "K1 6 hamdan")
    assert "Maksudnya: nomor 6 menerima?" in last(stage)  # a group reads no name again


async def test_one_takes_for_another(stage: Stage) -> None:
    await listed(stage)
    await photo(stage, "K1 2 mengambilkan 3")
    assert "nomor 3 menerima, catatan: diambilkan nomor 2" in heard(stage.cast.member, stage.cast.team_group)
    await stage.acts.taps(stage.cast.member, "1", stage.cast.team_group)
    assert await numbers(stage) == [3]


@pytest.mark.parametrize(
    ("reply", "left"),
    [
        ("bukan 3 tapi 4 yang pindah", "nomor 1 menerima; nomor 2 menolak; nomor 4 sudah pindah"),
        ("3 meninggal bukan pindah", "nomor 1 menerima; nomor 2 menolak; nomor 3 sudah meninggal"),
        ("lain 2, 5", "nomor 1 menerima; nomor 5 menolak; nomor 3 sudah pindah"),
    ],
)
async def test_one_of_several_is_put_right(stage: Stage, reply: str, left: str) -> None:
    await listed(stage)
    await photo(stage, "K1 1 terima, 2 tolak, 3 pindah")
    question = stage.acts.question(stage.cast.member, stage.cast.team_group)
    stage.cast.member.replies(question, reply)
    await stage.settle()
    assert f"Maksudnya: {left}?" in question.shown


async def test_a_reply_in_banjar_chooses_what_stands_there_in_indonesian(stage: Stage) -> None:
    await listed(stage)
    await photo(stage, "K1 6 dilewati")
    stage.cast.member.replies(stage.acts.question(stage.cast.member, stage.cast.team_group), "kada ada")
    await stage.settle()
    assert [(one.number, one.kind) for one in await standing(stage)] == [(6, "absent")]


@pytest.mark.parametrize(
    "words", ["hujan di jalan", "bersama pak camat", "suasana antrian", "alhamdulillah lancar", "makan siang bersama",
              "terima kasih warga Uren", "penyerahan sembako oleh ketua tim", "dokumentasi"],
)  # fmt: skip
async def test_a_photo_of_the_day_needs_no_other_words(stage: Stage, words: str) -> None:
    """It is no proof of any hand-over; a reply may still say that it is one."""
    await listed(stage)
    await photo(stage, f"K1 {words}")
    told = next(m for m in stage.cast.member.sees(stage.cast.team_group) if "foto kegiatan K1" in m.shown)
    assert await standing(stage) == []
    stage.cast.member.replies(told, "3 terima")
    await stage.settle()
    assert await proofs(stage) == [3]


@pytest.mark.parametrize("words", ["K1 entah bagaimana", "K1 Aminah roboh", "K1 trma Amnh"])
async def test_words_that_may_name_somebody_are_no_activity(stage: Stage, words: str) -> None:
    await listed(stage)
    await photo(stage, words)
    assert "foto kegiatan K1." not in seen(stage.cast.member, stage.cast.team_group)


@pytest.mark.parametrize("words", ["K1 6 sudah, yang lain belum", "K1 6 sudah, nang lain balum"])
async def test_that_nothing_is_recorded_of_the_others_is_said(stage: Stage, words: str) -> None:
    await listed(stage)
    await photo(stage, words)
    assert "Yang lain belum: tentang mereka belum ada yang dicatat." in last(stage)


@pytest.mark.parametrize("words", ["K1 2 ekor sapi hehe", "K1 2 durian dari pambakal", "K1 3 biji kelapa"])
async def test_what_is_met_or_given_on_the_way_is_given_to_nobody(stage: Stage, words: str) -> None:
    """ "K1 2 ekor sapi hehe" had been 2 sembako for somebody called "sapi hehe"."""
    cast = stage.cast
    await begins(stage)
    cast.member.sends_photo(cast.team_group, caption=words)
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count() == 0
        assert await books.photos.count() == 1


@pytest.mark.parametrize("words", ["K1 5 anak stunting diperiksa", "K1 3 kader hebat", "K1 2 buah lukisan"])
async def test_who_and_what_is_counted_may_be_a_picture_of_the_day(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await photo(stage, words)
    assert words.removeprefix("K1 ") in last(stage)
    await stage.acts.taps(cast.member, "Foto kegiatan", cast.team_group)
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count() == 0
        assert await books.photos.count(delivery=None) == 1
