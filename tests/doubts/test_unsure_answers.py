"""What is answered to a question about one's words, in everyday words: taken, or the question stays."""

import pytest

from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, numbers, sends, standing
from tests.the_day import begins, heard, own, seen


async def replies(stage: Stage, words: str, about: str = "") -> None:
    """The member replies to the newest question in the team's group."""
    member, group = stage.cast.member, stage.cast.team_group
    asked = [m for m in member.sees(group) if m.sender is stage.world.bot and m.buttons and about in m.shown][-1]
    member.replies(asked, words)
    await stage.settle()


@pytest.mark.parametrize("words", ["bujur", "iih", "iya pang", "inggih pak", "ya bujur", "iya bujur banar"])
async def test_a_banjar_yes_is_a_yes(stage: Stage, words: str) -> None:
    await begins(stage)
    await sends(stage, "K1 mobil tidak ada")
    await replies(stage, words)
    assert len(await standing(stage)) == 1


@pytest.mark.parametrize("words", ["kada", "lain pak", "kada bujur"])
async def test_a_banjar_no_asks_for_other_words(stage: Stage, words: str) -> None:
    await begins(stage)
    await sends(stage, "K1 mobil tidak ada")
    await replies(stage, words)
    assert await standing(stage) == []
    assert "balas pesan ini dengan kata-kata yang benar" in heard(stage.cast.member, stage.cast.team_group)


@pytest.mark.parametrize("words", ["bu siti menolak kah", "nanti ulun takuni"])
async def test_what_nobody_understands_does_not_wipe_the_question(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 Siti terima")
    await replies(stage, words)
    assert "Diganti dengan tulisan yang baru" not in seen(member, group)
    await stage.acts.taps(member, "nomor 7", group)
    assert await numbers(stage) == [7]


async def test_the_name_of_one_of_them_is_read_back(stage: Stage) -> None:
    await listed(stage)
    await sends(stage, "K1 Siti terima")
    await replies(stage, "yg rahmah")
    assert "Maksudnya: nomor 7 menerima?" in heard(stage.cast.member, stage.cast.team_group)
    await replies(stage, "ya")
    assert await numbers(stage) == [7]


async def test_yes_to_several_says_what_to_do(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 Siti terima")
    await replies(stage, "iih")
    assert "Mohon tekan salah satu tombolnya" in heard(member, group)
    await stage.acts.taps(member, "nomor 7", group)
    assert await numbers(stage) == [7]


@pytest.mark.parametrize(("words", "number"), [("yang Rahmah", 7), ("nang aisyah", 2), ("no 7", 7)])
async def test_one_of_several_is_named_by_its_words(stage: Stage, words: str, number: int) -> None:
    member = stage.cast.member
    await listed(stage)
    await sends(stage, "K1 Siti terima", own(stage, member))
    asked = [m for m in member.sees(own(stage, member)) if "Siapa" in m.shown][-1]
    member.replies(asked, words)
    await stage.settle()
    assert await numbers(stage) == [number]


@pytest.mark.parametrize("words", ["bukan, mbuh apa", "salah, yang tadi itu", "kada, nanti ulun takuni"])
async def test_what_was_turned_down_is_taken_by_no_later_yes(stage: Stage, words: str) -> None:
    """ "Kada, jumat" was not understood whole, and the "ya" to the next question took the Thursday of the first."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await sends(stage, "K1 mobil tidak ada")
    asked = [m for m in member.sees(group) if "Maksudnya" in m.shown][-1]
    await replies(stage, words)
    for _ in range(2):
        member.replies(asked, "ya")
        await stage.settle()
    assert await standing(stage) == []
    assert "balas pesan ini dengan kata-kata yang benar" in seen(member, group)


@pytest.mark.parametrize("no", ["tidak", "jangan", "kada pak"])
async def test_after_a_no_no_later_yes_takes_it(stage: Stage, no: str) -> None:
    """Once "batalkan K1, ..." - "tidak" - "ya" (below the card) cancelled the visit."""
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, group, "K1 batalkan, jembatan putus")
    question = cast.coordinator.last(group)
    for words, below in ((no, question), ("ya", stage.acts.card(cast.coordinator, group, "K1")), ("ya", question)):
        cast.coordinator.replies(below, words)
        await stage.settle()
    async with stage.engine.store.reading() as books:
        assert (await books.visits.get(1)).state == "proposed"
    cast.coordinator.replies(question, "K1 tunda, jembatan putus")
    await stage.settle()
    assert "K1 ditunda, dengan alasan: jembatan putus?" in question.shown


@pytest.mark.parametrize(
    ("caption", "correction", "recorded"),
    [
        ("K1 6 7 terima kayanya", "iih kacuali 6, inya handak kaina", "• Nomor 6"),
        ("K1 8 9 terima kayanya", "9 haja nang bujur, 8 balum tahu", "• Nomor 8"),
        ("K1 3 terima kayanya", "ya tapi maksudnya hanyar diparaf", "• Nomor 3"),
        ("K1 3 terima kayanya", "harusnya anaknya nang dibari", "• Nomor 3"),
    ],
)
async def test_what_was_to_be_put_right_is_taken_by_no_later_yes(
    stage: Stage, caption: str, correction: str, recorded: str
) -> None:
    """The correction may not be understood; the reading that it corrects is wrong all the same."""
    await listed(stage)
    await sends(stage, caption)
    question = stage.acts.question(stage.cast.member, stage.cast.team_group)
    for words in (correction, "iih"):
        before = await numbers(stage)
        stage.cast.member.replies(question, words)
        await stage.settle()
    assert await numbers(stage) == before
    assert recorded not in seen(stage.cast.member, stage.cast.team_group)


async def test_another_time_that_is_not_understood_tells_the_village_nothing(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "tim K1 terlambat sajam")
    await stage.acts.answers(cast.member, cast.team_group, "2 jam kayanya")
    await stage.acts.answers(cast.member, cast.team_group, "iih")
    assert "terlambat 1 jam" not in seen(cast.official, cast.village_group)
