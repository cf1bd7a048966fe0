"""A whole visit is put off, called off, closed or opened again in words; what others are told of is read back first."""

import re

import pytest

from sotarsa_bot.parsing.visit_verbs import Verb, read_visit_verb
from sotarsa_bot.records.visit import VisitState
from tests.conftest import Stage, kept
from tests.the_day import begins, heard, own, reports, seen


async def state(stage: Stage) -> VisitState:
    async with stage.engine.store.reading() as books:
        return (await books.visits.get(1)).state


async def replies(stage: Stage, words: str) -> str:
    """The coordinator replies to the card in the team's group."""
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    coordinator.replies(stage.acts.card(coordinator, group, "K1"), words)
    await stage.settle()
    return coordinator.last(group).shown


@pytest.mark.parametrize(
    ("words", "asked", "then"),
    [
        ("batalkan kunjungan, jembatan putus", "K1 dibatalkan, dengan alasan: jembatan putus", VisitState.CANCELLED),
        ("tunda dulu, hujan lebat", "K1 ditunda, dengan alasan: hujan lebat", VisitState.POSTPONED),
        ("batalkan kunjungan ini karena hujan", "K1 dibatalkan, dengan alasan: hujan", VisitState.CANCELLED),
        (
            "tunda minggu depan lah mobil rusak",
            "K1 ditunda, dengan alasan: minggu depan lah mobil rusak",
            VisitState.POSTPONED,
        ),
        ("K1 batalkan karena banjir", "K1 dibatalkan, dengan alasan: banjir", VisitState.CANCELLED),
    ],
)
async def test_a_visit_is_put_off_in_words_after_a_yes(stage: Stage, words: str, asked: str, then: VisitState) -> None:
    """Only the buttons were understood, on the very day."""
    await begins(stage)
    assert f"Maksudnya: {asked}" in await replies(stage, words)
    assert await state(stage) is VisitState.AGREED
    await stage.acts.taps(stage.cast.coordinator, "Ya", stage.cast.team_group)
    assert await state(stage) is then
    assert asked.partition(": ")[2] in heard(stage.cast.official, stage.cast.village_group)


async def test_not_going_is_asked_about_which_it_is(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.coordinator, stage.cast.team_group, "/lapangan")
    stage.cast.coordinator.replies(stage.cast.coordinator.last(stage.cast.team_group), "kada jadi berangkat, hujan")
    await stage.settle()
    assert "Yang mana maksudnya?" in stage.cast.coordinator.last(stage.cast.team_group).shown
    await stage.acts.taps(stage.cast.coordinator, "K1 ditunda, dengan alasan: hujan", stage.cast.team_group)
    assert await state(stage) is VisitState.POSTPONED


async def test_without_a_reason_it_is_asked_for_and_what_was_called_off_comes_back(stage: Stage) -> None:
    await begins(stage)
    assert "Mengapa K1 ditunda?" in await replies(stage, "tunda ya")
    await stage.acts.gives_reason(stage.cast.coordinator, stage.cast.team_group, "jalan banjir")
    assert await state(stage) is VisitState.POSTPONED
    private = own(stage, stage.cast.coordinator)
    await stage.acts.says(stage.cast.coordinator, private, "K1 dibuka lagi")
    await stage.acts.taps(stage.cast.coordinator, "Ya", private)
    assert await state(stage) is VisitState.AGREED


async def test_closing_and_opening_again_in_words(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 sembako 25")
    await reports(stage, "Berangkat", "Selesai", "Tim sudah pulang")
    assert "K1 belum dapat ditutup" in await replies(stage, "tutup K1")
    assert "K1 belum ditutup" in await replies(stage, "buka lagi, lupa mencatat 2 sembako")
    async with stage.engine.store.writing() as books:
        await books.visits.change(1, state=VisitState.CLOSED, closed_at=stage.clock.now())
    private = own(stage, stage.cast.coordinator)
    await stage.acts.says(stage.cast.coordinator, private, "K1 buka lagi, ada yg ketinggalan")
    assert "K1 dibuka lagi, dengan alasan: ada yg ketinggalan?" in stage.cast.coordinator.last(private).shown
    assert await state(stage) is VisitState.CLOSED
    await stage.acts.taps(stage.cast.coordinator, "Ya", private)
    assert await state(stage) is VisitState.RETURNED
    assert "dibuka lagi oleh Rahmi Contoh: ada yg ketinggalan" in heard(stage.cast.member, stage.cast.team_group)


async def test_who_may_not_decide_it_is_passed_on(stage: Stage) -> None:
    await begins(stage)
    member, group = stage.cast.member, stage.cast.team_group
    member.replies(stage.acts.card(member, group, "K1"), "tunda dulu, mobil rusak")
    await stage.settle()
    assert "Diteruskan kepada Rahmi Contoh" in member.last(group).shown
    assert "tunda dulu, mobil rusak" in heard(stage.cast.coordinator, own(stage, stage.cast.coordinator))
    assert await state(stage) is VisitState.AGREED


@pytest.mark.parametrize(
    "words",
    [
        "tutup jalan",
        "jalan ditutup",
        "lanjut tgl 9",
        "lanjut ke desa liyu",
        "batal barang tadi",
        "batal nang tadi",
        "ditunda kah?",
        "K1 3 terima",
        "batalkan sembako, ganti beras 10",
        "batalkan hilux pakai avanza",
        "batalkan perubahan tadi",
        "tunda selimutnya",
        "kendaraannya salah, tetap hilux",
        "K1 batalkan yg no 2",
        "batalkan mulai",
        "batalkan aja yg no 2",
        "K1 batalkan usulan",
        "tunda sembakonya dulu",
        "batalkan berangkat",
    ],
)
def test_other_words_are_about_no_whole_visit(words: str) -> None:
    assert read_visit_verb(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "tunda dulu, hujan lebat",
        "batalkan, selimutnya belum datang",
        "tunda minggu depan lah mobil rusak",
        "K1 batalkan karena sembako belum datang",
        "batalkan kunjungan, mobilnya rusak",
        "tunda hujan lebat",
        "batalkan haja",
        "tunda besok aja",
        "tunda karena mobilnya rusak",
        "tunda sembako belum datang",
    ],
)
def test_a_reason_is_no_object(words: str) -> None:
    assert read_visit_verb(words) is not None


@pytest.mark.parametrize(
    ("words", "verb", "code"),
    [
        ("K1 kada jadi tunda, lanjut ja", Verb.GO_ON, 1),
        ("kada jadi dibatalkan", Verb.GO_ON, None),
        ("K1 tidak jadi ditunda", Verb.GO_ON, 1),
        ("lanjutkan K1", Verb.GO_ON, 1),
        ("K1 jangan ditutup", Verb.GO_ON, 1),
        ("K1 tutup lagi", Verb.CLOSE, 1),
        ("tutup K1 sekarang", Verb.CLOSE, 1),
        ("tutup K1, no 12 menyusul", Verb.CLOSE, 1),
        ("K1 tutup aja yg 12 nanti menyusul", Verb.CLOSE, 1),
        ("tutup K1", Verb.CLOSE, 1),
        ("K1 tutup pak", Verb.CLOSE, 1),
        ("kunjungan K12 batalkan", Verb.CANCEL, 12),
    ],
)
def test_the_code_may_stand_before_or_after(words: str, verb: Verb, code: int) -> None:
    read = read_visit_verb(words)
    assert read is not None
    assert (read.verb, read.code) == (verb, code)


@pytest.mark.parametrize(
    "words",
    [
        "kada jadi tunda, lanjut ja",
        "lanjut lagi",
        "tidak jadi ditunda, lanjut",
        "jangan dibatalkan",
        "lanjutkan kunjungan",
    ],
)
@pytest.mark.parametrize("below", [True, False])
async def test_what_is_put_off_goes_on_after_a_yes(stage: Stage, words: str, below: bool) -> None:
    """Most were not understood; "jangan dibatalkan" brought a postponed visit back at once."""
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await begins(stage)
    await replies(stage, "tunda, hujan")
    await stage.acts.taps(coordinator, "Ya", group)
    if below:
        said = await replies(stage, words)
    else:
        await stage.acts.says(coordinator, group, f"K1 {words}")
        said = coordinator.last(group).shown
    assert "K1 tidak jadi ditunda atau dibatalkan?" in said
    assert await state(stage) is VisitState.POSTPONED
    await stage.acts.taps(coordinator, "Ya", group)
    assert await state(stage) is VisitState.AGREED


async def test_the_other_word_below_a_cancelled_visit_is_asked_and_its_own_is_not(stage: Stage) -> None:
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await begins(stage)
    for words, then in (("jangan ditunda", VisitState.CANCELLED), ("kada jadi dibatalkan", VisitState.AGREED)):
        await replies(stage, "batalkan, hujan")
        if await state(stage) is not VisitState.CANCELLED:
            await stage.acts.taps(coordinator, "Ya", group)
        coordinator.replies(
            next(m for m in reversed(coordinator.sees(group)) if "K1 dibatalkan: hujan" in m.shown), words
        )
        await stage.settle()
        assert await state(stage) is then


async def test_nothing_is_put_off_on_a_condition(stage: Stage) -> None:
    await begins(stage)
    assert "“kalau hujan” belum pasti" in await replies(stage, "tunda kalau hujan")
    assert "K1 tidak sedang ditunda" in await replies(stage, "jangan dibatalkan")
    assert await state(stage) is VisitState.AGREED


async def test_the_day_to_which_it_is_put_off_is_no_reason(stage: Stage) -> None:
    await begins(stage)
    said = await replies(stage, "tunda dl ke hari senin, jalan banjir")
    assert "Hari baru (hari senin) diusulkan tersendiri" in said
    assert "K1 ditunda, dengan alasan: jalan banjir?" in said
    assert "Mengapa K1 ditunda?" in await replies(stage, "tunda ke senin")


async def test_closing_in_words_is_read_back(stage: Stage) -> None:
    """The guide says so, and the camat hears of it at once."""
    await begins(stage)
    stage.cast.member.sends_photo(stage.cast.team_group, caption="K1 sembako 25")
    await stage.settle()
    await reports(stage, "Berangkat", "Selesai", "Tim sudah pulang")
    await stage.acts.taps(stage.cast.official, "Cocok", stage.cast.village_group)
    await stage.acts.says(stage.cast.coordinator, stage.cast.team_group, "K1 tutup")
    assert "Maksudnya: K1 ditutup?" in stage.cast.coordinator.last(stage.cast.team_group).shown
    assert await state(stage) is VisitState.RETURNED
    await stage.acts.taps(stage.cast.coordinator, "Ya", stage.cast.team_group)
    assert await state(stage) is VisitState.CLOSED


@kept
async def closed_in_the_books(stage: Stage) -> None:
    await begins(stage)
    stage.cast.member.sends_photo(stage.cast.team_group, caption="K1 sembako 25")
    await stage.settle()
    await reports(stage, "Berangkat", "Selesai", "Tim sudah pulang")
    async with stage.engine.store.writing() as books:
        await books.visits.change(1, state=VisitState.CLOSED, closed_at=stage.clock.now())


@pytest.mark.parametrize("words", ["K1 tutup lagi", "tutup K1 lagi", "tutup K1", "tutup K1, no 12 menyusul"])
async def test_closing_what_is_closed_says_so(stage: Stage, words: str) -> None:
    await closed_in_the_books(stage)
    await stage.acts.says(stage.cast.coordinator, stage.cast.team_group, words)
    assert stage.cast.coordinator.last(stage.cast.team_group).shown.startswith("K1 sudah ditutup.")


@pytest.mark.parametrize("words", ["tutup K1, no 12 menyusul", "K1 tutup aja yg 12 nanti menyusul"])
async def test_what_is_said_beside_closing_is_not_lost_in_silence(stage: Stage, words: str) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.coordinator, stage.cast.team_group, words)
    said = seen(stage.cast.coordinator, stage.cast.team_group)
    assert "K1 ditutup" not in said  # it cannot be yet, and no yes would change that
    assert "K1 belum dapat ditutup" in said
    assert re.search(r"tidak dicatat: .*12", said)
    assert await state(stage) is VisitState.AGREED


async def test_a_typed_reason_for_opening_again_is_read_back(stage: Stage) -> None:
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await closed_in_the_books(stage)
    await stage.acts.says(coordinator, private, "K1 buka lagi")
    await stage.acts.says(coordinator, private, "siapa yang minta?")
    assert await state(stage) is VisitState.CLOSED
    await stage.acts.says(coordinator, private, "nomor 12 baru datang")
    assert "Maksudnya: K1 dibuka lagi, dengan alasan: nomor 12 baru datang?" in coordinator.last(private).shown
    assert await state(stage) is VisitState.CLOSED
    await stage.acts.taps(coordinator, "Ya", private)
    assert await state(stage) is VisitState.RETURNED


async def test_not_put_off_after_all(stage: Stage) -> None:
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await begins(stage)
    assert "K1 tidak sedang ditunda" in await replies(stage, "K1 kada jadi tunda, lanjut ja")
    await stage.acts.says(coordinator, group, "K1 tunda hujan")
    await stage.acts.taps(coordinator, "Ya", group)
    assert await state(stage) is VisitState.POSTPONED
    await stage.acts.says(coordinator, group, "K1 kada jadi tunda, lanjut ja")
    await stage.acts.taps(coordinator, "Ya", group)
    assert await state(stage) is VisitState.AGREED


async def test_a_yes_with_a_time_puts_off_and_says_how_the_time_is_proposed(stage: Stage) -> None:
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await begins(stage)
    await replies(stage, "tunda dulu, hujan labat, jalan putus di km 7")
    await stage.acts.answers(coordinator, group, "iih minggu depan haja")
    assert await state(stage) is VisitState.POSTPONED
    assert "ditunda: hujan labat, jalan putus di km 7." in heard(stage.cast.official, stage.cast.village_group)
    assert "Hari baru (minggu depan) diusulkan tersendiri" in coordinator.last(group).shown


async def test_a_yes_with_more_of_the_reason_is_read_back_with_it(stage: Stage) -> None:
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await begins(stage)
    await replies(stage, "tunda, hujan labat")
    await stage.acts.answers(coordinator, group, "iih, mobil rusak jua")
    assert "K1 ditunda, dengan alasan: hujan labat; mobil rusak jua" in heard(coordinator, group)
    await stage.acts.answers(coordinator, group, "ya")
    assert await state(stage) is VisitState.POSTPONED


@pytest.mark.parametrize("words", ["kada jadi tunda, lanjut ja", "jangan ditunda"])
async def test_who_says_that_it_goes_on_closes_the_question_whether_it_does(stage: Stage, words: str) -> None:
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await begins(stage)
    await replies(stage, "tunda dulu, hujan labat")
    question = coordinator.last(group)
    assert "jadi tetap seperti semula" in await replies(stage, words)
    assert question.labels == []
    coordinator.replies(question, "iih")
    await stage.settle()
    assert await state(stage) is VisitState.AGREED


async def test_a_visit_put_off_and_then_called_off_comes_back_as_was_read(stage: Stage) -> None:
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await begins(stage)
    for words in ("tunda, hujan labat", "batalkan, jambatan putus"):
        await replies(stage, words)
        await stage.acts.answers(coordinator, group, "ya")
    await stage.acts.says(coordinator, group, "kd jadi batal K1")
    first = coordinator.last(group)
    await stage.acts.says(coordinator, group, "pulihkan K1")
    second = coordinator.last(group)
    assert "tidak jadi dibatalkan, tetapi tetap ditunda" in second.shown
    coordinator.taps("1", message=second)
    await stage.settle()
    assert await state(stage) is VisitState.AGREED
    assert first.labels == []
    await replies(stage, "tunda, hujan labat")
    await stage.acts.answers(coordinator, group, "ya")
    await replies(stage, "batalkan, jambatan putus")
    await stage.acts.answers(coordinator, group, "ya")
    await stage.acts.says(coordinator, group, "pulihkan K1")
    coordinator.taps("2", message=coordinator.last(group))
    await stage.settle()
    assert await state(stage) is VisitState.POSTPONED
    assert "tidak jadi dibatalkan, dan kembali ditunda" in heard(stage.cast.official, stage.cast.village_group)


@pytest.mark.parametrize(
    ("words", "reason", "day"),
    [("K1 tunda minggu depan ja", "", "minggu depan"), ("K1 tunda kaina, hujan labat ja", "hujan labat", "kaina"),
     ("K1 tunda hujan labat ja", "hujan labat", ""), ("K1 tunda tgl 9, mobil rusak", "mobil rusak", "tgl 9")],
)  # fmt: skip
def test_a_time_is_no_reason(words: str, reason: str, day: str) -> None:
    read = read_visit_verb(words)
    assert read is not None
    assert (read.reason, read.day) == (reason, day)


@pytest.mark.parametrize("words", ["kada jadi hari ini, mobil rusak", "kada jadi, jambatan putus"])
async def test_not_today_is_asked_about_which_it_is(stage: Stage, words: str) -> None:
    await begins(stage)
    said = await replies(stage, words)
    assert "Yang mana maksudnya?" in said
    await stage.acts.answers(stage.cast.coordinator, stage.cast.team_group, "ditunda")
    assert await state(stage) is VisitState.POSTPONED


@pytest.mark.parametrize("words", ["kada jadi, 7 haja", "kada jadi, sudah bangun urangnya"])
def test_kada_jadi_of_something_else_is_no_verb(words: str) -> None:
    assert read_visit_verb(words) is None


@pytest.mark.parametrize("who", ["coordinator", "member"])
async def test_on_the_day_of_one_visit_tunda_dulu_is_asked_in_the_group(stage: Stage, who: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(getattr(cast, who), group, "tunda dulu")
    effect = {
        "coordinator": "K1 Uren ditunda; alasannya ditanyakan dulu",
        "member": "K1 Uren: diteruskan kepada koordinator: tunda dulu",
    }
    assert f"Maksudnya: {effect[who]}?" in getattr(cast, who).last(group).shown
    assert await state(stage) is VisitState.AGREED
    before = len(cast.member.sees(group))
    await stage.acts.says(getattr(cast, who), group, "tunda dulu kah")
    assert len(cast.member.sees(group)) == before + 1


async def test_who_cannot_close_yet_sees_what_waits_and_may_report_the_return_there(stage: Stage) -> None:
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Selesai")
    await stage.acts.says(stage.cast.member, group, "K1 7 orang sudah terima sembako")
    assert "Maksudnya" in stage.cast.member.last(group).shown
    await stage.acts.says(coordinator, group, "K1 tutup")
    said = coordinator.last(group)
    assert "tim belum melaporkan pulang" in said.shown
    assert "1 pertanyaan bot belum dijawab (Hendra Contoh)" in said.shown
    coordinator.taps("Tim sudah pulang", message=said)
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.steps.count(step="returned") == 1
