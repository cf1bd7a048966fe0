"""A record is put right by the words that people use below it: asked first, and never left wrong without a word."""

import pytest

from sotarsa_bot.parsing import read_correction
from sotarsa_bot.parsing.taking_back import wants_it_back
from tests.asked import a_typed_step_of_two_visits
from tests.conftest import Stage
from tests.doubts.test_unsure_answers import replies
from tests.hand_overs.test_whom_and_when import numbers, sends, standing
from tests.the_day import begins


async def below(stage: Stage, words: str) -> None:
    await replies(stage, words, "dicatat:")


@pytest.mark.parametrize("words", ["maaf, 7 maksudnya", "nang 7 maksudnya", "7, salah ketik", "salah, maksudnya 7"])
async def test_another_number_was_meant(stage: Stage, words: str) -> None:
    await begins(stage)
    await sends(stage, "K1 6 terima")
    await below(stage, words)
    await stage.acts.taps(stage.cast.member, "nomor 7, bukan nomor 6", stage.cast.team_group)
    assert await numbers(stage) == [7]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("kada jadi, inya kada mau", "refused"),
        ("ternyata kada ada orangnya", "absent"),
        ("eh salah, sidin sudah pindah", "moved"),
        ("inya menolak", "refused"),
    ],
)
async def test_what_became_of_the_one_who_was_recorded(stage: Stage, words: str, kind: str) -> None:
    await begins(stage)
    await sends(stage, "K1 8 terima")
    await below(stage, words)
    assert [one.kind for one in await standing(stage)] == ["received"]
    await replies(stage, "ya")
    assert [(one.number, one.kind) for one in await standing(stage)] == [(8, kind)]


@pytest.mark.parametrize(
    "words", ["bukan diwakili, datang sorang", "datang sendiri orangnya", "kada bawakil, inya sorang"]
)
async def test_they_came_themselves(stage: Stage, words: str) -> None:
    await begins(stage)
    await sends(stage, "K1 9 diwakili Siti (anak)")
    await below(stage, words)
    await replies(stage, "ya")
    assert [(one.number, one.proxy_name, one.amount) for one in await standing(stage)] == [(9, "", 1)]


@pytest.mark.parametrize("words", ["salah, itu di Liyu", "itu di liyu", "salah desa, harusnya Liyu"])
async def test_it_was_in_the_other_village(stage: Stage, words: str) -> None:
    await a_typed_step_of_two_visits(stage)
    await sends(stage, "K1 5 terima")
    await below(stage, words)
    if not all(one.visit == 2 for one in await standing(stage)):
        await replies(stage, "ya")
    assert [(one.visit, one.number) for one in await standing(stage)] == [(2, 5)]


@pytest.mark.parametrize("words", ["batal nang 4 wan 5", "4 wan 5 batal", "hapus 4 lawan 5", "nomor 4, 5 dibatalkan"])
def test_numbers_taken_back(words: str) -> None:
    said = read_correction(words)
    assert said
    assert (said.wrong, said.right) == ((4, 5), ())


async def test_by_code_too(stage: Stage) -> None:
    await begins(stage)
    await sends(stage, "K1 4 terima")
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 4 batal")
    await replies(stage, "ya")
    assert await numbers(stage) == []


@pytest.mark.parametrize("words", ["eh bujur haja, kada jadi batal", "benar aja, jangan dibatalkan"])
async def test_what_was_taken_back_counts_after_all(stage: Stage, words: str) -> None:
    assert wants_it_back(words)
    await begins(stage)
    await sends(stage, "K1 4 terima")
    await stage.acts.taps(stage.cast.member, "Batalkan catatan ini", stage.cast.team_group)
    assert await numbers(stage) == []
    await replies(stage, words, "membatalkan catatan")
    assert await numbers(stage) == [4]
