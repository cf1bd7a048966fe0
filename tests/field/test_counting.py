"""The village says what arrived; a difference has to be settled; then the visit closes and the camat reads of it."""

import pytest

from sotarsa_bot.field import closing
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.counts import parse_counts
from sotarsa_bot.unsure import Unsure
from tests.conftest import Stage, kept
from tests.the_day import begins, closes, comes, heard, reports, seen


@kept
async def leaves(stage: Stage) -> None:
    """25 parcels are handed over, and the team has left."""
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    stage.cast.member.sends_photo(stage.cast.team_group, caption="K1 sembako 25")
    await stage.settle()
    await reports(stage, "Selesai")


async def test_the_village_agrees_and_the_visit_closes(stage: Stage) -> None:
    cast = stage.cast
    await leaves(stage)
    assert "25 paket sembako. Cocok?" in heard(cast.official, cast.village_group)
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    assert "Cocok menurut Alus Contoh" in heard(cast.official, cast.village_group)
    await reports(stage, "Tim sudah pulang")
    await closes(stage)
    assert "ditutup oleh Rahmi Contoh" in heard(cast.coordinator, cast.team_group)
    assert "Kunjungan K1 ke Desa Uren" in heard(cast.camat, stage.world.private(cast.camat.user))


async def test_the_second_official_hears_who_answered(stage: Stage) -> None:
    cast = stage.cast
    await leaves(stage)
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    stale = asked.buttons[0][0].data or ""
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    cast.second_official.presses_data(cast.village_group, asked, stale)
    await stage.settle()
    assert "Alus Contoh" in cast.second_official.alerts[-1].text


async def test_a_difference_stands_until_the_team_corrects_it(stage: Stage) -> None:
    cast = stage.cast
    await leaves(stage)
    await stage.acts.taps(cast.official, "Tidak cocok", cast.village_group)
    asked = next(
        m for m in cast.official.sees(cast.village_group) if "balas pesan ini dengan jumlah menurut" in m.shown
    )
    cast.official.replies(asked, "kurang banyak")
    await stage.settle()
    cast.official.replies(asked, "sembako 24")
    await stage.settle()
    assert "tim 25, desa 24" in heard(cast.official, cast.village_group)
    assert "tim 25, desa 24" in heard(cast.coordinator, cast.team_group)
    await reports(stage, "Tim sudah pulang")
    await stage.acts.taps(cast.coordinator, "Tutup kunjungan", cast.team_group)
    assert "selisih jumlah barang belum selesai" in heard(cast.coordinator, cast.team_group)
    await stage.acts.taps(cast.member, "Batalkan catatan", cast.team_group)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 24")
    assert "sekarang cocok" in heard(cast.coordinator, cast.team_group)
    await stage.acts.taps(cast.member, "Sisanya kembali semua", cast.team_group)
    await closes(stage)
    assert "ditutup oleh" in heard(cast.coordinator, cast.team_group)


async def test_the_coordinator_explains_a_difference(stage: Stage) -> None:
    cast = stage.cast
    await leaves(stage)
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    cast.official.replies(asked, "24")
    await stage.settle()
    await reports(stage, "Tim sudah pulang")
    await stage.acts.taps(cast.coordinator, "Jelaskan selisih", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "1 paket rusak, dibawa pulang")
    await closes(stage)
    assert "ditutup oleh" in heard(cast.coordinator, cast.team_group)


async def test_a_village_that_cannot_press_is_counted_for_by_telephone(stage: Stage) -> None:
    cast = stage.cast
    await leaves(stage)
    await reports(stage, "Tim sudah pulang")
    await stage.acts.taps(cast.coordinator, "Tutup kunjungan", cast.team_group)
    assert "desa belum mencocokkan" in heard(cast.coordinator, cast.team_group)
    await stage.acts.taps(cast.coordinator, "Catat hitungan desa", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "25")
    await closes(stage)
    assert "ditutup oleh" in heard(cast.coordinator, cast.team_group)


async def test_only_the_coordinator_closes_and_only_officials_count(stage: Stage) -> None:
    cast = stage.cast
    await leaves(stage)
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    cast.stranger.presses_data(cast.village_group, asked, asked.buttons[0][0].data or "")
    cast.coordinator.presses_data(cast.village_group, asked, asked.buttons[0][0].data or "")
    await stage.settle()
    assert "Cocok menurut" not in seen(cast.official, cast.village_group)
    await reports(stage, "Tim sudah pulang")
    await stage.acts.taps(cast.member, "Tutup kunjungan", cast.team_group)
    assert "bukan bagian tugas" in cast.member.alerts[-1].text


@pytest.mark.parametrize("typed", ["sembako 19", "maaf, 19 saja", "salah hitung, sembako 19"])
async def test_an_answer_that_stands_is_changed_by_a_reply_once_they_say_yes(stage: Stage, typed: str) -> None:
    """It is asked, because nobody was asked for numbers; what was said before stays on record."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 20")
    await reports(stage, "Selesai")
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    await stage.later(minutes=5)
    standing = cast.official.last(cast.village_group)
    cast.second_official.replies(standing, typed)
    await stage.settle()
    assert "19 paket sembako, bukan 20 paket sembako" in heard(cast.official, cast.village_group)
    async with stage.engine.store.reading() as books:
        assert [one.amount for one in await books.counts.find()] == [20]
        assert await books.incidents.count() == 0
    await stage.acts.taps(cast.second_official, "Ya", cast.village_group)
    async with stage.engine.store.reading() as books:
        assert [(one.round, one.amount) for one in await books.counts.find(order="id")] == [(1, 20), (2, 19)]
        assert await books.incidents.count(resolved_at=None) == 1
        assert await books.audit.count(what="visit.counted") == 2
    assert "Semula 20 paket sembako menurut Alus Contoh" in standing.shown


async def test_a_count_that_was_not_understood_is_said_anew_in_a_reply(stage: Stage) -> None:
    """In the village's group, by an official: the very question is answered."""
    cast, group = stage.cast, stage.cast.village_group
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await reports(stage, "Selesai")
    asked = next(m for m in cast.official.sees(group) if "Cocok?" in m.shown)
    cast.official.replies(asked, "ada 2 lima kalo kd salah")
    await stage.settle()
    cast.official.replies(cast.official.last(group), "24")
    await stage.settle()
    assert "sembako: tim 25, desa 24" in stage.acts.card(cast.official, group, "K1").shown


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("cocok ja pak ai", "Cocok menurut Alus Contoh"),
        ("25 pas", "Cocok menurut Alus Contoh"),
        ("salah, 24 pas", "tim 25, desa 24"),
        ("eh salah hitung, pas 25", "Cocok menurut Alus Contoh"),
    ],
)
async def test_a_count_with_the_words_people_colour_it_with(stage: Stage, typed: str, what: str) -> None:
    """Once "Barang \"ai\" tidak ada pada kunjungan ini"."""
    cast = stage.cast
    await leaves(stage)
    cast.official.replies(cast.official.last(cast.village_group), typed)
    await stage.settle()
    assert what in heard(cast.official, cast.village_group)


async def test_what_is_said_beside_a_count_reaches_the_office(stage: Stage) -> None:
    """Of "beras cocok, sembako kurang 1" nothing was taken, because no rice is carried."""
    cast = stage.cast
    await leaves(stage)
    cast.official.replies(cast.official.last(cast.village_group), "beras cocok, sembako kurang 1")
    await stage.settle()
    assert "Maksudnya: sembako 24, catatan: beras cocok?" in heard(cast.official, cast.village_group)
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "tim 25, desa 24" in heard(cast.official, cast.village_group)
    assert "tentang barang yang tiba: beras cocok" in heard(
        cast.coordinator, stage.world.private(cast.coordinator.user)
    )


@pytest.mark.parametrize("typed", ["maaf pak kemarin salah hitung kurang 1", "sembako 24", "salah hitung, 24 haja"])
async def test_a_count_below_the_card_is_read_back(stage: Stage, typed: str) -> None:
    """It was "belum dipahami" a day later, when nobody finds the question any more."""
    cast = stage.cast
    await leaves(stage)
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    await stage.later(hours=20)
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), typed)
    await stage.settle()
    assert "Maksudnya: hitungan desa untuk K1: 24 paket sembako?" in heard(cast.official, cast.village_group)
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "tim 25, desa 24" in heard(cast.official, cast.village_group)


@pytest.mark.parametrize("typed", ["kada cocok", "hitungan yang tadi batal", "salah hitung pak"])
async def test_that_a_count_is_wrong_opens_the_question_again(stage: Stage, typed: str) -> None:
    cast = stage.cast
    await leaves(stage)
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    cast.second_official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), typed)
    await stage.settle()
    assert "Mohon balas pertanyaan hitungan K1" in cast.official.last(cast.village_group).shown
    question = next(m for m in reversed(cast.official.sees(cast.village_group)) if "menurut catatan tim" in m.shown)
    cast.second_official.replies(question, "24")
    await stage.settle()
    assert "24" in cast.official.last(cast.village_group).shown


@pytest.mark.parametrize("typed", ["ok pak", "sama-sama", "terima kasih", "tidak ada kendala"])
async def test_kind_words_below_the_card_are_no_count(stage: Stage, typed: str) -> None:
    cast = stage.cast
    await leaves(stage)
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), typed)
    await stage.settle()
    assert "Maksudnya" not in seen(cast.official, cast.village_group)


@kept
async def two_goods(stage: Stage) -> None:
    await stage.acts.plans(cargo="25 sembako, 10 selimut")
    await stage.acts.decides()
    await comes(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 sembako 25")
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 selimut 10")
    await reports(stage, "Selesai")


async def counted(stage: Stage) -> dict[str, int]:
    async with stage.engine.store.reading() as books:
        visit = await books.visits.get(1)
        return {row.item: row.amount for row in await closing.last_round(books, visit)}


@pytest.mark.parametrize("typed", ["sembako 25 tapi 3 kada balabel", "sembako 25", "sembako pas", "sembako 24"])
async def test_a_thing_that_is_not_mentioned_again_stays_as_it_was_counted(stage: Stage, typed: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await two_goods(stage)
    asked = next(m for m in cast.official.sees(group) if "Cocok?" in m.shown)
    cast.official.replies(asked, "sembako pas selimut kurang 1")
    await stage.settle()
    assert await counted(stage) == {"sembako": 25, "selimut": 9}
    cast.official.replies(asked, typed)
    await stage.settle()
    if "Ya" in cast.official.last(group).labels:
        await stage.acts.taps(cast.official, "Ya", group)
    assert await counted(stage) == {"sembako": 24 if "24" in typed else 25, "selimut": 9}


@pytest.mark.parametrize("pause", [0, 10])
async def test_a_second_official_s_other_count_is_asked_and_taken(stage: Stage, pause: int) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await leaves(stage)
    await stage.acts.taps(cast.official, "Cocok", group)
    answered = next(m for m in cast.official.sees(group) if "Cocok menurut" in m.shown)
    await stage.later(minutes=pause)
    cast.second_official.replies(answered, "salah hitung, 24")
    await stage.settle()
    assert "Maksudnya: 24 paket sembako, bukan 25" in cast.second_official.last(group).shown
    await stage.acts.taps(cast.second_official, "Ya", group)
    assert await counted(stage) == {"sembako": 24}
    assert "tim 25, desa 24" in heard(cast.coordinator, cast.team_group)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("sembako pas selimut kurang 1", {"sembako": 25, "selimut": 9}),
        ("selimut kurang 1 sembako pas", {"sembako": 25, "selimut": 9}),
        ("sembako cocok selimut lebih 2", {"sembako": 25, "selimut": 12}),
        ("salah hitung, kurang 1 sembako", {"sembako": 24}),
        ("sembako lengkap selimut sapuluh", {"sembako": 25, "selimut": 10}),
    ],
)
def test_each_thing_has_what_is_said_of_it(text: str, meant: dict[str, int]) -> None:
    assert parse_counts(text, ["sembako", "selimut"], {"sembako": 25, "selimut": 10}) == meant


def test_digits_that_are_dictated_are_asked() -> None:
    with pytest.raises(Unsure) as unsure:
        parse_counts("sembako dua lima, selimut sapuluh", ["sembako", "selimut"], {"sembako": 25, "selimut": 10})
    assert [one.words for one in unsure.value.meanings] == ["sembako 25, selimut 10"]


def test_less_than_nothing_is_asked_for_as_a_number() -> None:
    with pytest.raises(Mistake, match="counts_less"):
        parse_counts("selimut kurang 1, sembako pas", ["sembako", "selimut"], {"sembako": 25, "selimut": 0})


async def replies_to_the_question(stage: Stage, words: str) -> None:
    cast = stage.cast
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    cast.official.replies(asked, words)
    await stage.settle()


@pytest.mark.parametrize("words", ["ya", "iih", "inggih pak", "bujur", "eh cukup pang"])
async def test_a_plain_yes_agrees(stage: Stage, words: str) -> None:
    await leaves(stage)
    await replies_to_the_question(stage, words)
    assert "25 paket sembako. Cocok menurut Alus Contoh" in heard(stage.cast.official, stage.cast.village_group)


async def test_a_plain_no_is_asked_for_the_numbers(stage: Stage) -> None:
    cast = stage.cast
    await leaves(stage)
    await replies_to_the_question(stage, "kada")
    assert "dengan jumlah menurut desa" in cast.official.last(cast.village_group).shown
    await replies_to_the_question(stage, "kada, 10 haja nang datang")
    assert "tim 25, desa 10" in heard(cast.official, cast.village_group)


@pytest.mark.parametrize("words", ["ya", "cocok", "sembako 20"])
async def test_nothing_is_counted_once_the_question_was_withdrawn(stage: Stage, words: str) -> None:
    cast = stage.cast
    await leaves(stage)
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    await stage.acts.says(cast.member, cast.team_group, "K1 belum selesai")
    cast.official.replies(asked, words)
    await stage.settle()
    assert "K1: tim ternyata belum selesai di desa" in cast.official.last(cast.village_group).shown
    assert "Cocok menurut" not in seen(cast.official, cast.village_group)


@pytest.mark.parametrize("words", ["sembako kurang 1 pak", "K1 sembako kurang 1", "kurang 1", "K1 sembako 24"])
async def test_a_count_that_replies_to_nothing_is_asked(stage: Stage, words: str) -> None:
    cast = stage.cast
    await leaves(stage)
    await stage.acts.says(cast.official, cast.village_group, words)
    assert "Maksudnya: hitungan desa untuk K1: 24 paket sembako?" in heard(cast.official, cast.village_group)
    assert "desa 24" not in seen(cast.official, cast.village_group)
    await stage.acts.answers(cast.official, cast.village_group, "ya")
    assert "tim 25, desa 24" in heard(cast.official, cast.village_group)


@pytest.mark.parametrize("words", ["kurang lebih begitu lah", "10 orang datang", "jam 9 kami ke pasar"])
async def test_talk_of_the_village_is_no_count(stage: Stage, words: str) -> None:
    cast = stage.cast
    await leaves(stage)
    before = seen(cast.official, cast.village_group)
    await stage.acts.says(cast.official, cast.village_group, words)
    assert seen(cast.official, cast.village_group).replace(words, "").strip() == before.strip()


@pytest.mark.parametrize("words", ["sembako jadi rusak 2", "barang kurang lengkap"])
async def test_what_is_amiss_with_the_things_is_answered(stage: Stage, words: str) -> None:
    cast = stage.cast
    await leaves(stage)
    await stage.acts.says(cast.official, cast.village_group, words)
    assert "misalnya: sembako" in cast.official.last(cast.village_group).shown


@pytest.mark.parametrize("words", ["kada cocok", "cocok kada", "kada cocok pang pak", "belum sesuai"])
async def test_that_it_does_not_fit_is_said_in_words_too(stage: Stage, words: str) -> None:
    """The button's own words in Banjar: how many there are is asked for."""
    cast = stage.cast
    await leaves(stage)
    cast.official.replies(next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown), words)
    await stage.settle()
    assert "dengan jumlah menurut desa" in cast.official.last(cast.village_group).shown
