"""An answer is understood in the light of its question, and what it does not speak of stays as it was."""

import pytest

from tests.conftest import Stage
from tests.test_unsure_answers import replies
from tests.test_whom_and_when import sends, standing
from tests.the_day import begins


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
