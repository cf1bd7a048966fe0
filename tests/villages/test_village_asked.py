"""What a village asks of its own visit, and the books hold, is answered; what they do not hold reaches the office."""

import pytest

from simulator.model import Chat
from simulator.people import Actor
from sotarsa_bot.parsing.visit_questions import Question, question_of
from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen

AGREED = "Kunjungan K1: Kamis, 3 Desember 2026, 09.00 WITA, Balai Desa."


async def says(stage: Stage, words: str, who: Actor | None = None, chat: Chat | None = None) -> str:
    """Below nothing; what the bot says to it there, "" in silence."""
    who, chat = who or stage.cast.official, chat or stage.cast.village_group
    before = len(who.sees(chat))
    await stage.acts.says(who, chat, words)
    return "\n".join(m.shown for m in who.sees(chat)[before:] if m.sender is stage.world.bot)


@pytest.mark.parametrize(
    "words",
    ["jam barapa kah jadinya?", "kapan jadinya pak", "kunjungan kami kapan?", "K1 jadi kada nih?", "di mana tempatnya?",
     "hari apa jam berapa datangnya bu", "maaf numpang batakun, kapan pak tim ka desa kami",
     "jadi kah kamis ni?", "jadikah bu tgl 3"],
)  # fmt: skip
async def test_when_and_where_is_answered(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert await says(stage, words) == AGREED
    assert words not in seen(stage.cast.coordinator, own(stage, stage.cast.coordinator))


async def test_below_the_card_and_in_private_too(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), "kapan pak?")
    await stage.settle()
    assert "tim dapat datang 1–5 Desember 2026, dan desa belum memilih" in heard(cast.official, cast.village_group)
    await stage.acts.decides()
    alone = cast.official.opens_private()
    assert await says(stage, "kunjungan kami kapan?", cast.official, alone) == AGREED
    said = await says(stage, "barapa sembako dapat desa kami", cast.official, alone)
    assert said == "Kunjungan K1 membawa 25 paket sembako."


async def test_a_village_without_a_visit_and_one_that_was_put_off(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    said = await says(stage, "kunjungan kami kapan?", cast.other_official, cast.other_group)
    assert said == "Belum ada kunjungan yang direncanakan ke Desa Liyu."
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "K1 tunda: longsor")
    await stage.acts.taps(cast.coordinator, "Ya", own(stage, cast.coordinator))
    assert "Kunjungan K1 ditunda; waktu barunya belum ditentukan" in await says(stage, "kapan jadinya pak")


async def test_on_the_day_the_road_knows_better_than_the_books(stage: Stage) -> None:
    await begins(stage)
    assert "diteruskan kepada Rahmi Contoh" in await says(stage, "jam berapa tim datang?")


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("kapan jadinya pak", Question.WHEN),
        ("barapa sembako dapat desa kami", Question.WHAT),
        ("apa nang dibawa", Question.WHAT),
        ("kapan hari pasar", None),
        ("kapan dibayar honor kami", None),
        ("di mana kunci balai", None),
        ("apa kabar pak", None),
        ("berapa honor kami", None),
        ("jadi kah kamis ni?", None),
        ("kami datang ke balai", None),
    ],
)
def test_only_where_every_word_belongs_to_the_question(words: str, question: Question | None) -> None:
    assert question_of(words, known=("Uren", "sembako")) is question
