"""An answer is understood in the light of its question, and what it does not speak of stays as it was."""

import pytest

from tests.asked import a_typed_step_of_two_visits
from tests.conftest import Stage
from tests.doubts.test_unsure_answers import replies
from tests.hand_overs.test_whom_and_when import listed, numbers, sends, standing
from tests.the_day import begins, heard, own, seen


async def reported(stage: Stage) -> list[tuple[int | None, str, int, str]]:
    return [(one.number, one.kind, one.amount, one.item) for one in await standing(stage)]


@pytest.mark.parametrize(
    "words",
    ["kada, sembako ja", "bukan beras, sembako", "salah, sembako", "bukan beras tapi sembako", "lain, nang sembako",
     "sembako haja, kada beras"],
)  # fmt: skip
@pytest.mark.parametrize("caption", ["K1 5 terima beras 10", "K1 5 terima beras"])
async def test_a_no_with_the_right_one_of_several_takes_that_one(stage: Stage, caption: str, words: str) -> None:
    """ "kada, sembako ja" offered rice, the opposite."""
    await begins(stage)
    await sends(stage, caption)
    await replies(stage, words)
    assert await reported(stage) == [(5, "received", 10 if "10" in caption else 1, "sembako")]


@pytest.mark.parametrize(
    ("caption", "words", "amount"),
    [("K1 6 terima beras 5", "sembako 1 haja", 1), ("K1 6 terima beras 5", "bukan beras, sembako 2", 2),
     ("K1 6 terima 2", "1 haja", 1), ("K1 6 terima 2", "3 paket", 3), ("K1 6 terima beras 5", "1 sembako", 1)],
)  # fmt: skip
async def test_what_names_no_person_is_said_of_those_who_were_asked_about(
    stage: Stage, caption: str, words: str, amount: int
) -> None:
    """ "sembako 1 haja" was recorded for nobody."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await sends(stage, caption)
    await replies(stage, words)
    assert await standing(stage) == []
    assert f"nomor 6 menerima {amount}" in stage.acts.question(member, group).shown
    await replies(stage, "ya")
    assert await reported(stage) == [(6, "received", amount, "sembako")]


async def test_so_much_for_each_is_nobodys_number(stage: Stage) -> None:
    await begins(stage)
    await sends(stage, "K1 4 dan 5 terima 2 sembako")
    await replies(stage, "1 seorang")
    await replies(stage, "ya")
    assert await reported(stage) == [(4, "received", 1, "sembako"), (5, "received", 1, "sembako")]


@pytest.mark.parametrize(
    ("words", "seventh"),
    [("7 ada haja, hanyar datang, sdh tarima", "received"), ("7 tolak", "refused"), ("salah, 7 terima", "received")],
)
async def test_an_answer_about_one_of_several_keeps_the_others(stage: Stage, words: str, seventh: str) -> None:
    await begins(stage)
    await sends(stage, "K1 no 5 sdh, 6 kada mau, 7 kd ada d rumah")
    await replies(stage, words)
    assert await standing(stage) == []
    await replies(stage, "ya")
    assert sorted(await reported(stage))[:3] == [
        (5, "received", 1, "sembako"), (6, "refused", 1, "sembako"), (7, seventh, 1, "sembako"),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["iih tapi 7 sudah jua", "ya, tapi 7 terima", "inggih, cuma 7 sdh tarima"])
async def test_a_yes_with_one_put_right_keeps_the_others(stage: Stage, words: str) -> None:
    await begins(stage)
    await sends(stage, "K1 no 5 sdh, 6 kada mau, 7 kd ada d rumah")
    await replies(stage, words)
    assert await standing(stage) == []
    await replies(stage, "ya")
    assert sorted(one[:2] for one in await reported(stage)) == [(5, "received"), (6, "refused"), (7, "received")]


@pytest.mark.parametrize("words", ["itu aminah wan hamdan tarima", "Aminah wan Hamdan tarima"])
async def test_names_beside_each_other_are_two_of_the_list(stage: Stage, words: str) -> None:
    await listed(stage)
    await sends(stage, "bubuhan dusun hulu")
    await replies(stage, words, "kunjungan mana")
    assert await numbers(stage) == [1, 6]


# --- "Untuk kunjungan mana?" ---


async def photo_of(stage: Stage) -> list[tuple[int | None, bool, str]]:
    async with stage.engine.store.reading() as books:
        return [(one.visit, bool(one.delivery), one.kind) for one in await books.photos.find(order="id")]


@pytest.mark.parametrize(
    "words", ["Aminah sdh", "Hamdan sudah ambil", "aminah wan hamdan", "Norhayati, pak Hamdan sdh"]
)
async def test_names_of_the_list_below_a_photo_of_the_day_are_read_back(stage: Stage, words: str) -> None:
    """With one visit on the day "which visit?" was asked, and the names were forgotten with the answer."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, words)
    assert "Maksudnya: nomor" in stage.acts.question(member, group).shown
    await replies(stage, "ya")
    of = {"aminah": 1, "norhayati": 5, "hamdan": 6}
    named = sorted(of[word] for word in words.casefold().replace(",", "").split() if word in of)
    assert sorted(n or 0 for n in await numbers(stage)) == named
    assert (await photo_of(stage))[0][:2] == (1, True)


async def test_one_more_name_below_it_is_read_back_beside_them(stage: Stage) -> None:
    await listed(stage)
    await sends(stage, "Aminah sdh")
    await replies(stage, "iih, lawan Hamdan jua")
    await replies(stage, "ya")
    assert await numbers(stage) == [1, 6]
    assert (await photo_of(stage))[0][:2] == (1, True)


@pytest.mark.parametrize("words", ["K1", "Uren", "uren haja", "desa uren pak", "ya", "iih", "K1 Uren", "k1 uren lah"])
async def test_the_visit_said_in_words_is_pressed_and_the_words_are_not_lost(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "bubuhan dusun hulu")
    await replies(stage, words, "kunjungan mana")
    assert "Diganti dengan tulisan yang baru" not in seen(member, group)
    assert "Kata-katanya belum dicatat: bubuhan dusun hulu" in heard(member, group)
    assert (await photo_of(stage)) == [(1, False, "proof")]


@pytest.mark.parametrize("words", ["liyu", "K2", "K2 haja", "nang liyu", "desa liyu pak"])
async def test_of_two_visits_the_one_that_is_named_reads_the_words(stage: Stage, words: str) -> None:
    await a_typed_step_of_two_visits(stage)
    member, group, private = stage.cast.member, stage.cast.team_group, own(stage, stage.cast.member)
    await stage.acts.says(member, private, "/daftar K2")
    await stage.acts.says(member, private, "Aminah\nHamdan")
    await stage.acts.taps(member, "Selesai", private)
    await sends(stage, "Hamdan sdh")
    await replies(stage, words, "kunjungan mana")
    assert "Maksudnya: nomor 2 menerima?" in heard(member, group)
    await replies(stage, "ya", "Maksudnya")
    assert await numbers(stage) == [2]
    assert (await photo_of(stage)) == [(2, True, "proof")]


@pytest.mark.parametrize("words", ["ya", "iih pak", "inggih"])
@pytest.mark.parametrize("caption", ["K1 entah bagaimana", "K1 1 diwakili"])
async def test_a_yes_below_what_was_not_understood_is_told_that_nothing_is_recorded(
    stage: Stage, caption: str, words: str
) -> None:
    """A thumb said that it was settled."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await sends(stage, caption)
    await replies(stage, words)
    assert "Belum ada yang dicatat" in member.last(group).shown
    await replies(stage, "1 terima", "Fotonya")
    assert await numbers(stage) == [1]


@pytest.mark.parametrize("words", ["anaknya Ijai", "Ijai (anak)", "wakilnya Ijai (anak)", "diwakili anaknya Ijai"])
async def test_only_what_was_missing_is_read_with_the_words_before(stage: Stage, words: str) -> None:
    """The number and the visit were forgotten."""
    await begins(stage)
    await sends(stage, "K1 1 diwakili")
    await replies(stage, words)
    assert await standing(stage) == []
    await replies(stage, "ya")
    (one,) = await standing(stage)
    assert (one.number, one.proxy_name, one.proxy_relation) == (1, "Ijai", "anak")
    assert (await photo_of(stage)) == [(1, True, "proof")]


async def test_no_proof_may_be_said_with_why(stage: Stage) -> None:
    await listed(stage)
    await sends(stage, "")
    await replies(stage, "bukan bukti, lagi makan", "kunjungan mana")
    assert (await photo_of(stage))[0][2] == "apart"


@pytest.mark.parametrize("words", ["entah lah napa", "nanti ulun takuni", "pian tahu kah", "foto bagus"])
@pytest.mark.parametrize(
    "caption",
    ["bubuhan dusun hulu", "K1 entah bagaimana", "K1 1 diwakili", "K1 5 terima beras 10", "K1 mobil tidak ada"],
)
async def test_what_is_no_answer_leaves_the_question_its_photo_and_its_words(
    stage: Stage, caption: str, words: str
) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, caption)
    asked = stage.acts.question(member, group)
    before, buttons = asked.shown, asked.labels
    async with stage.engine.store.reading() as books:
        waiting = await books.talks.first(question=(await books.slots.find(message=asked.message_id))[0].name)
    member.replies(asked, words)
    await stage.settle()
    assert (asked.shown, asked.labels) == (before, buttons)
    assert "Diganti dengan tulisan yang baru" not in seen(member, group)
    assert await standing(stage) == []
    async with stage.engine.store.reading() as books:
        assert await books.talks.first(id=waiting.id if waiting else 0) == waiting
        assert [one.visit for one in await books.photos.find()] == [None]


# --- other news below a question ---


@pytest.mark.parametrize("words", ["sdh mulai jam 9.20", "mulai 9.20", "K1 mulai 9.20", "sudah mulai melayani 9.20"])
@pytest.mark.parametrize("before", ["K1 tiba 9.15 td, lambat krn ban bocor", "K1 5 terima beras 10", "K1 mobil kosong"])
async def test_another_step_below_a_question_leaves_it_open(stage: Stage, before: str, words: str) -> None:
    """The first was replaced, and its hour lost."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.later(minutes=90)
    await stage.acts.says(member, group, before)
    asked = stage.acts.question(member, group)
    text, labels = asked.shown, asked.labels
    member.replies(asked, words)
    await stage.settle()
    assert (asked.shown, asked.labels) == (text, labels)
    async with stage.engine.store.reading() as books:
        taken = [one.step for one in await books.steps.find()]
    if "serving" not in taken:
        await replies(stage, "ya", "mulai melayani")
        async with stage.engine.store.reading() as books:
            taken = [one.step for one in await books.steps.find()]
    assert "serving" in taken
    assert (asked.shown, asked.labels) == (text, labels)


async def test_a_hand_over_below_a_step_that_was_asked_about(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.later(minutes=90)
    await stage.acts.says(member, group, "K1 tiba 9.15 td, lambat krn sinyal lemah")
    asked = stage.acts.question(member, group)
    member.replies(asked, "3 terima")
    await stage.settle()
    assert await numbers(stage) == [3]
    assert "tiba 09.15" in asked.shown
    member.replies(asked, "1")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert [one.step for one in await books.steps.find()] == ["arrived"]


async def test_an_emergency_below_a_photos_question_is_asked_apart(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "bubuhan dusun hulu")
    asked = stage.acts.question(member, group)
    before = asked.shown
    member.replies(asked, "hujannya labat, banjir")
    await stage.settle()
    assert asked.shown == before
    assert "kendala" in member.last(group).shown
    member.replies(asked, "uren")
    await stage.settle()
    assert "Kata-katanya belum dicatat: bubuhan dusun hulu" in asked.shown
