"""What the team writes in its own group on the day without a code and as a reply to nothing: a report is read back and
asked, never recorded at once; talk among colleagues is left alone."""

import tomllib
from pathlib import Path

import pytest

from sotarsa_bot.records.steps import Step
from tests.asked import a_typed_step_of_two_visits
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, numbers, standing
from tests.the_day import heard, reports, seen

TABLE = tomllib.loads((Path(__file__).parents[1] / "readers" / "team_talk.toml").read_text(encoding="utf-8"))
ASKED = TABLE["ditanya"]


async def writes(stage: Stage, words: str) -> str:
    """By the member in the team's group; what the bot says there then, "" for silence."""
    member, group = stage.cast.member, stage.cast.team_group
    before = {m.message_id for m in member.sees(group)}
    await stage.acts.says(member, group, words)
    bot = member.world.bot
    return "\n".join(m.shown for m in member.sees(group) if m.sender is bot and m.message_id not in before)


async def test_small_talk_stays_silent(stage: Stage) -> None:
    await listed(stage)
    await reports(stage, "Berangkat", "Tiba")
    answered = {words: said for words in TABLE["diam"] if (said := await writes(stage, words))}
    assert answered == {}
    assert len(TABLE["diam"]) >= 60


async def test_a_report_is_read_back_and_asked(stage: Stage) -> None:
    await listed(stage)
    said = {words: (await writes(stage, words)).removeprefix("Maksudnya: K1 ").rstrip("?") for words in ASKED}
    assert said == ASKED
    assert await standing(stage) == []
    async with stage.engine.store.reading() as books:
        assert await books.steps.count() == 0


async def test_a_yes_records_it(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    for words in ("brkt 7.05", "no 4 wan 5 sdh tarima jua", "tadi hamdan sdh dibari"):
        await writes(stage, words)
        await stage.acts.answers(member, group, "ya")
    assert await numbers(stage) == [4, 5, 6]
    assert "✅ Berangkat 07.05" in seen(member, group)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("kecuali nomor 5", [1, 2, 3, 4, 6, 7]),
        ("wan nomor 4 jua balum", [1, 2, 3, 5, 6, 7]),
        ("eh nomor 2 belum", [1, 3, 4, 5, 6, 7]),
        ("batal nomor 7", [1, 2, 3, 4, 5, 6]),
    ],
)
async def test_a_correction_soon_after_is_of_that_record(stage: Stage, words: str, left: list[int]) -> None:
    await listed(stage)
    await writes(stage, "K1 semua sudah menerima, alhamdulillah")
    await stage.later(minutes=1)
    assert await writes(stage, words) == f"Maksudnya: membetulkan catatan tadi: “{words}”?"
    assert await numbers(stage) == [1, 2, 3, 4, 5, 6, 7]
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert await numbers(stage) == left


async def test_an_earlier_record_is_found_too(stage: Stage) -> None:
    await listed(stage)
    await writes(stage, "K1 1-3 terima")
    await writes(stage, "K1 5 terima")
    assert "membetulkan catatan tadi" in await writes(stage, "nomor 2 jua belum")
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert await numbers(stage) == [1, 3, 5]


async def test_an_amount_is_put_right(stage: Stage) -> None:
    await listed(stage)
    await writes(stage, "K1 12 sembako")
    assert "11 sembako" in await writes(stage, "sembako 11 bukan 12")
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert [one.amount for one in await standing(stage)] == [11]


async def test_later_it_may_be_of_anything(stage: Stage) -> None:
    await listed(stage)
    await writes(stage, "K1 semua terima")
    await stage.later(minutes=20)
    assert await writes(stage, "kecuali nomor 5") == ""


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("hadang, nomor 4 balum", [1, 2, 3, 5]),
        ("yang no 5 salah jua, harusnya no 7", [1, 2, 3, 4, 7]),
        ("wan nomor 3 jua balum", [1, 2, 4, 5]),
    ],
)
async def test_below_the_record(stage: Stage, words: str, left: list[int]) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await writes(stage, "K1 1-5 terima")
    member.replies([m for m in member.sees(group) if "dicatat" in m.shown][-1], words)
    await stage.settle()
    assert sorted(number or 0 for number in await numbers(stage)) == left


async def test_of_two_visits_each_is_offered(stage: Stage) -> None:
    await a_typed_step_of_two_visits(stage)
    await writes(stage, "5 sembako sudah dibagi")
    labels = stage.acts.question(stage.cast.member, stage.cast.team_group).labels
    assert labels == ["K1 5 sembako diserahkan", "K2 5 sembako diserahkan", "Ubah"]


async def test_of_two_visits_the_village_says_which(stage: Stage) -> None:
    await a_typed_step_of_two_visits(stage)
    assert "Maksudnya: K2 tiba" in await writes(stage, "sudah sampai liyu")


async def test_what_is_left_is_told_where_it_is_taken(stage: Stage) -> None:
    await listed(stage)
    await reports(stage, "Berangkat", "Tiba")
    assert "kartu barang bawaan" in await writes(stage, "sembako sisa 16")


@pytest.mark.parametrize(
    "words",
    [
        "K1 pulang kah kita",
        "K1 selesai kah sudah",
        "K1 berangkat kah hari ini",
        "K1 berangkat bila",
        "K1 pulang ja yuk",
    ],
)
async def test_a_question_with_the_code_takes_no_step(stage: Stage, words: str) -> None:
    await listed(stage)
    assert "Maksudnya" not in await writes(stage, words)
    async with stage.engine.store.reading() as books:
        assert await books.steps.count() == 0


@pytest.mark.parametrize("words", ["salah, balum bulik", "salah, masih di jalan", "K1 masih di jalan"])
async def test_who_is_not_home_says_so(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await reports(stage, "Berangkat", "Tim sudah pulang")
    if "K1" in words:
        await stage.acts.says(member, group, words)
    else:
        member.replies([m for m in member.sees(group) if "hari kunjungan" in m.shown][-1], words)
        await stage.settle()
    if "Maksudnya" in stage.acts.question(member, group).shown:
        await stage.acts.answers(member, group, "ya")
    async with stage.engine.store.reading() as books:
        assert await books.steps.count(step="returned") == 0


@pytest.mark.parametrize("words", ["K1 berangkat 07.30 sinyal kdd", "K1 berangkat 07.30, kada ada sinyal di jalan"])
async def test_an_excuse_is_no_incident(stage: Stage, words: str) -> None:
    await listed(stage)
    await writes(stage, words)
    assert "✅ Berangkat 07.30" in heard(stage.cast.member, stage.cast.team_group)
    async with stage.engine.store.reading() as books:
        assert await books.incidents.count() == 0


THE_DAY = "berangkat 7.10 tiba 8.45 mulai 9 selesai 11.30 pulang 13"


@pytest.mark.parametrize(
    "words",
    [
        f"kamarian kada ada sinyal, K1 {THE_DAY}",
        f"K1 kamarian kada ada sinyal jadi hanyar malapor: {THE_DAY}",
        f"K1 3 Desember: {THE_DAY}",
        f"K1 kamis {THE_DAY}",
        f"K1 {THE_DAY}",
        THE_DAY,
        f"kada ada sinyal kamarian, {THE_DAY}",
        "Laporan K1\nBerangkat: 07.10\nTiba: 08.45\nMulai: 09.00\nSelesai: 11.30\nPulang: 13.00",
    ],
)
async def test_a_whole_day_that_is_told_days_later_is_one_question(stage: Stage, words: str) -> None:
    cast = stage.cast
    await listed(stage)
    await stage.later(days=2)
    assert "berangkat Kamis, 3 Desember 2026, 07.10 WITA, tiba" in await writes(stage, words)
    await stage.acts.answers(cast.member, cast.team_group, "iih")
    async with stage.engine.store.reading() as books:
        taken = {one.step: f"{one.happened_at:%d %H.%M}" for one in await books.steps.find()}
    assert taken[Step.DEPARTED] == "02 23.10"  # UTC
    assert taken[Step.RETURNED] == "03 05.00"
    assert len(taken) == 5


@pytest.mark.parametrize("words", ["Lapor pak, K1 berangkat 7.10", "mohon izin K1 berangkat 7.10",
                                   "hanyar dapat sinyal. K1 berangkat 7.10"])  # fmt: skip
async def test_a_polite_opening_hides_no_report(stage: Stage, words: str) -> None:
    await listed(stage)
    await writes(stage, words)
    async with stage.engine.store.reading() as books:
        assert await books.steps.count() == 1
