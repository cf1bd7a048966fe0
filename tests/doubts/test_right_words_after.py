"""Right words that follow a question or a record: an hour below a step's, some of its numbers, after "Ubah"."""

import pytest

from sotarsa_bot.records.steps import Step
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, numbers
from tests.the_day import begins

NAMES = "\n".join(["Aminah", "Hamdan", "Siti", "Nurdin", "Jumiati", "Anang", "Masliani", "Utuh", "Galuh", "Sarah"])


async def _asked(stage: Stage, words: str, *, photo: bool = True) -> None:
    cast, group = stage.cast, stage.cast.team_group
    if photo:
        cast.member.sends_photo(group, caption=words)
    else:
        cast.member.sends(group, words)
    await stage.settle()


async def _replies(stage: Stage, words: str) -> str:
    cast, group = stage.cast, stage.cast.team_group
    asked = stage.acts.question(cast.member, group)
    cast.member.replies(asked, words)
    await stage.settle()
    return next(m.shown for m in cast.member.sees(group) if m.message_id == asked.message_id)


@pytest.mark.parametrize("words", ["bukan, 7.45", "salah pang, 7.45 mulainya", "kada jadi 7.45 haja", "jam 7.45"])
async def test_an_hour_below_the_question_about_a_step_is_its_hour(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await _asked(stage, "mulai melayani 07.50", photo=False)
    assert "Maksudnya: K1 mulai melayani 07.45?" in await _replies(stage, words)
    await stage.acts.taps(cast.member, "Ya", group)
    async with stage.engine.store.reading() as books:
        (step,) = await books.steps.find()
        assert step.step is Step.SERVING
        assert step.happened_at.minute == 45


@pytest.mark.parametrize(
    ("words", "right"),
    [("8 haja", "nomor 8 menerima"), ("tapi 9 kada", "nomor 8, 10 menerima"), ("9 balum", "nomor 8, 10 menerima"),
     ("cuma 8-9 ja", "nomor 8-9 menerima"), ("iih tapi 10 kada", "nomor 8-9 menerima")],
)  # fmt: skip
async def test_some_of_the_numbers_that_were_read_back(stage: Stage, words: str, right: str) -> None:
    await listed(stage, NAMES)
    await _asked(stage, "nomor 8-10")
    assert f"Maksudnya: {right}?" in await _replies(stage, words)


async def test_a_number_of_a_record_that_was_wrong_is_taken_back(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await listed(stage, NAMES)
    await _asked(stage, "K1 1-3 terima")
    cast.member.replies(cast.member.last(group), "nomor 2 salah")
    await stage.settle()
    assert await numbers(stage) == [1, 3]


@pytest.mark.parametrize("words", ["nomor 6", "K1 6 terima", "nomor 6 terima"])
async def test_after_ubah_the_right_words_need_no_reply(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await listed(stage, NAMES)
    await _asked(stage, "nomor 7")
    await stage.acts.taps(cast.member, "Ubah", group)
    await stage.acts.says(cast.member, group, "makan dulu kita")
    await stage.acts.says(cast.member, group, words)
    if "terima" not in words:
        await stage.acts.taps(cast.member, "Ya", group)
    async with stage.engine.store.reading() as books:
        (given,) = await books.deliveries.find()
        assert given.number == 6
        assert await books.photos.count(delivery=given.id) == 1


async def test_long_after_ubah_a_number_is_talk_again(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await listed(stage, NAMES)
    await _asked(stage, "nomor 7")
    await stage.acts.taps(cast.member, "Ubah", group)
    await stage.later(minutes=11)
    before = len(cast.member.sees(group))
    await stage.acts.says(cast.member, group, "nomor 6")
    assert len(cast.member.sees(group)) == before + 1


async def test_what_follows_another_record_after_ubah_is_news_of_its_own(stage: Stage) -> None:
    """Number 5's photo proves nothing of whom is spoken of after number 6 was recorded."""
    cast, group = stage.cast, stage.cast.team_group
    await listed(stage, NAMES)
    await _asked(stage, "K1 5 kayanya tarima")
    await stage.acts.taps(cast.member, "Ubah", group)
    await _asked(stage, "6 tarima")
    await stage.acts.says(cast.member, group, "nomor 8 sakit")
    assert await numbers(stage) == [6]
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count(number=8) == 0


async def test_kada_jadi_after_ubah_gives_up_what_was_to_be_put_right(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await listed(stage, NAMES)
    await _asked(stage, "K1 7 kayanya sudah", photo=False)
    await stage.acts.taps(cast.member, "Ubah", group)
    await stage.acts.says(cast.member, group, "kada jadi")
    before = len(cast.member.sees(group))
    await stage.acts.says(cast.member, group, "nomor 8 sakit")
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count() == 0
    assert len(cast.member.sees(group)) >= before


@pytest.mark.parametrize(
    "words", ["eh salah, 5 tu balum, nang 6 nang garing", "bukan, 5 balum", "maaf, nomor 5 lain 6"]
)
async def test_a_contradiction_without_a_reply_leaves_nothing_for_a_later_yes(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await listed(stage, NAMES)
    await _asked(stage, "K1 5 kayanya tarima")
    question = stage.acts.question(cast.member, group)
    await stage.acts.says(cast.member, group, words)
    cast.member.replies(question, "iih")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count(number=5, kind="received") == 0
