"""What an official writes in the village's group without replying to a card: asked, passed on, or left alone."""

from datetime import date

import pytest

from sotarsa_bot.records.visit import ClosedDay
from tests.conftest import Stage
from tests.the_day import seen
from tests.villages.test_village_halves import card, told


async def says(stage: Stage, words: str) -> str:
    """What the bot says to it; "" for nothing."""
    group = stage.cast.village_group
    before = len(stage.cast.official.sees(group))
    await stage.acts.says(stage.cast.official, group, words)
    after = stage.cast.official.sees(group)
    return after[-1].shown if len(after) > before + 1 else ""


@pytest.mark.parametrize("words", ["pa kamis kada kawa, jumat ja jam 9", "K1 jumat jam 9", "k1 jumat tgl 4 jam 9"])
async def test_another_time_for_the_agreed_visit_is_asked(stage: Stage, words: str) -> None:
    """Silence: nobody heard that the village cannot."""
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    assert await says(stage, words) == "Maksudnya: K1: Jumat, 4 Desember 2026, 09.00 WITA, Balai Desa?"
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    assert "mengusulkan untuk kunjungan K1: Jumat, 4 Desember 2026, 09.00 WITA" in told(stage)
    assert "menulis tentang" not in told(stage)


@pytest.mark.parametrize(
    "words", ["kamis kada kawa pa", "K1 batal ja pa, ada urang maninggal", "K1 kada bisa tgl segitu"]
)
async def test_that_it_cannot_be_reaches_the_office(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert "diteruskan kepada Rahmi Contoh" in await says(stage, words)
    assert words in told(stage)
    assert "✅ Disepakati" in card(stage)


@pytest.mark.parametrize("words", ["K1 batal", "k1 kada kawa pa, banyu dalam"])
async def test_and_so_does_it_before_it_is_agreed(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    assert "diteruskan kepada Rahmi Contoh" in await says(stage, words)
    assert words in told(stage)


@pytest.mark.parametrize(
    "words", ["jumat jam 9 gotong royong", "kamis kada ada gotong royong", "jumat kada kawa umpat rapat", "halo semua"]
)
async def test_other_talk_is_left_alone_once_it_is_agreed(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert await says(stage, words) == ""


async def test_of_two_visits_the_one_that_is_named(stage: Stage) -> None:
    """ "Yang mencatat penyerahan adalah anggota tim." """
    group = stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.plans(window="7-9 Desember")
    said = await says(stage, "K2 tgl 7 jam 9 di balai desa")
    assert said == "Maksudnya: K2: Senin, 7 Desember 2026, 09.00 WITA, balai desa?"
    await stage.acts.taps(stage.cast.official, "Ya", group)
    assert "Senin, 7 Desember 2026, 09.00 WITA" in stage.acts.card(stage.cast.official, group, "K2").shown
    assert "Selebihnya" not in seen(stage.cast.official, group)


async def test_a_hand_over_in_the_wrong_group_is_no_day(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert "Maksudnya" not in await says(stage, "K1 3 terima")
    assert "Maksudnya" not in await says(stage, "K1 berangkat jam 9")


@pytest.mark.parametrize("words", ["jam 10 haja mulainya", "jamnya jam 10 haja bu"])
async def test_another_hour_of_the_visit_is_asked(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert await says(stage, words) == "Maksudnya: K1: Kamis, 3 Desember 2026, 10.00 WITA, Balai Desa?"


@pytest.mark.parametrize("words", ["tgl 5 aruh adat jadi jangan datang", "jangan datang tgl 5 lah, ada aruh"])
async def test_that_the_team_is_not_to_come_on_another_day_reaches_the_office(stage: Stage, words: str) -> None:
    """Silence, once a visit was agreed for the 3rd."""
    await stage.acts.plans()
    await stage.acts.decides()
    assert "diteruskan kepada Rahmi Contoh" in await says(stage, words)


@pytest.mark.parametrize("agreed", [True, False])
async def test_what_is_right_instead_of_what_is_asked_is_read_back(stage: Stage, *, agreed: bool) -> None:
    """Silence: a hasty "Ya" of anybody then recorded the 5th."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    if agreed:
        await stage.acts.decides()
    words = "undur ke tgl 5 haja lah" if agreed else "tgl 5 jam 9 di balai desa"
    cast.official.replies(stage.acts.card(cast.official, group, "K1"), words)
    await stage.settle()
    assert "Sabtu, 5 Desember 2026" in cast.official.last(group).shown
    assert "Maksudnya: K1: Jumat, 4 Desember 2026, 09.00 WITA" in (await says(stage, "yang bujur tgl 4"))


@pytest.mark.parametrize(
    "words",
    [
        "warga minta hari jumat", "warga handaknya hari sabtu", "ibu2 PKK minta jam 8", "bagus jam 8 kayanya",
        "mun kawa jam 10", "kami handak hari sabtu jam 9 di masjid",
    ],
)  # fmt: skip
async def test_a_wish_for_another_time_reaches_the_office(stage: Stage, words: str) -> None:
    """Silence."""
    await stage.acts.plans()
    await stage.acts.decides()
    assert "diteruskan kepada Rahmi Contoh" in await says(stage, words)


async def test_another_whole_time_is_asked(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert await says(stage, "tgl 5 jam 9") == "Maksudnya: K1: Sabtu, 5 Desember 2026, 09.00 WITA, Balai Desa?"


async def test_that_it_is_safe_here_ticks_nothing_where_the_way_is_spoken_of(stage: Stage) -> None:
    """ "Wadah kita aman" was offered as the place being ready, and the contradiction reached nobody."""
    await stage.acts.plans()
    await stage.acts.decides()
    said = await says(stage, "nang pagat tu jambatan desa sabalah, wadah kita aman")
    assert "diteruskan kepada Rahmi Contoh" in said


async def test_an_hour_of_anything_else_is_left_alone(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert await says(stage, "jam 10 haja kita rapat") == ""


@pytest.mark.parametrize("words", ["jadi kamis jam 10 di mushola", "kamis tgl 3 jam 10 di mushola"])
async def test_what_is_agreed_said_otherwise_is_asked(stage: Stage, words: str) -> None:
    """Once there was silence, and two officials knew of two hours."""
    await stage.acts.plans()
    await stage.acts.decides()
    assert await says(stage, words) == "Maksudnya: K1: Kamis, 3 Desember 2026, 10.00 WITA, mushola?"


@pytest.mark.parametrize("words", ["tampatnya di balai adat haja bu", "wadahnya pindah ka mushola"])
async def test_another_place_below_nothing_reaches_the_office(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert "diteruskan kepada Rahmi Contoh" in await says(stage, words)
    assert words in told(stage)


@pytest.mark.parametrize("below_the_card", [True, False])
async def test_a_day_that_the_village_has_closed_is_said_before_its_yes(stage: Stage, *, below_the_card: bool) -> None:
    """Once it was announced at once, and only the card bore a warning, afterwards."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.starts()
    async with stage.engine.store.writing() as books:
        visit = await books.visits.get(1)
        await books.closed_days.add(ClosedDay(village=visit.village, day=date(2026, 12, 3), reason="aruh adat"))
    words = "kamis tgl 3 jam 9 di balai desa"
    if below_the_card:
        cast.official.replies(stage.acts.card(cast.official, group, "K1"), words)
        await stage.settle()
    else:
        await stage.acts.says(cast.official, group, words)
    said = cast.official.last(group).shown
    assert said.startswith("⚠️ Kamis, 3 Desember 2026: desa tidak menerima tamu (aruh adat).\nMaksudnya:")
