"""Words against what is asked or agreed in a village, without a reply, below a photo, or below what is no longer so."""

import pytest

from tests.conftest import Stage
from tests.the_day import heard, own, seen

ASKED = "Maksudnya: K1: Kamis, 3 Desember 2026, 09.00 WITA, balai?"


def card(stage: Stage, code: str = "K1") -> str:
    return stage.acts.card(stage.cast.official, stage.cast.village_group, code).shown


async def below_the_card(stage: Stage, words: str, code: str = "K1") -> str:
    cast, group = stage.cast, stage.cast.village_group
    cast.official.replies(stage.acts.card(cast.official, group, code), words)
    await stage.settle()
    return cast.official.last(group).shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("jangan kamis, jumat haja", "Maksudnya: K1: Jumat, 4 Desember 2026, 09.00 WITA, balai?"),
        ("jam 10 haja", "Maksudnya: K1: Kamis, 3 Desember 2026, 10.00 WITA, balai?"),
        ("kada kawa kamis", "Pertanyaan bot di atas belum dijawab. Mohon balas (reply) pertanyaan itu, "
         "supaya tulisan ini ikut dibaca."),
    ],
)  # fmt: skip
async def test_an_official_contradicts_a_question_of_another(stage: Stage, words: str, said: str) -> None:
    """Once it was met with silence, and the first one's "iya" announced the Thursday."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.says(cast.official, group, "kamis jam 9 di balai")
    assert cast.official.last(group).shown == ASKED
    await stage.acts.says(cast.second_official, group, words)
    assert cast.official.last(group).shown == said


@pytest.mark.parametrize("words", ["makan dulu", "rapat besok jam 8"])
async def test_other_talk_beside_a_question_is_left_alone(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.says(cast.official, group, "kamis jam 9 di balai")
    await stage.acts.says(cast.second_official, group, words)
    assert words in cast.official.last(group).shown or cast.official.last(group).shown == ASKED


async def test_a_question_to_the_office_beside_it_is_passed_on_and_the_first_stands(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.says(cast.official, group, "kamis jam 9 di balai")
    await stage.acts.says(cast.second_official, group, "siapa yang datang")
    assert "diteruskan kepada Rahmi Contoh" in cast.official.last(group).shown
    assert [m.shown for m in cast.official.sees(group) if m.buttons][-1] == ASKED


async def test_of_two_agreed_visits_one_is_told_by_its_day(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.plans()
    await below_the_card(stage, "jumat jam 9 di balai", "K2")
    await stage.acts.taps(cast.official, "Ya", group)
    await stage.later(hours=3)
    await stage.acts.says(cast.official, group, "kamis pindah ke sabtu jam 9")
    assert cast.official.last(group).shown == "Maksudnya: K1: Sabtu, 5 Desember 2026, 09.00 WITA, Balai Desa?"


async def test_the_words_below_a_photo_are_read_and_the_photo_is_kept(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    cast.official.sends_photo(
        group, caption="ini tempatnya, kamis jam 9", reply_to=stage.acts.card(cast.official, group, "K1")
    )
    await stage.settle()
    said = seen(cast.official, group)
    assert "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA?" in said
    await stage.acts.taps(cast.official, "Ya", group)
    assert "🕘" in card(stage) or "Kamis, 3 Desember 2026" in card(stage)
    assert "Foto itu diteruskan kepada Rahmi Contoh" in heard(cast.official, group)


@pytest.mark.parametrize("words", ["kada jadi pindah", "kada usah pindah pak", "batal pindah"])
async def test_a_move_that_was_asked_for_is_taken_back(stage: Stage, words: str) -> None:
    """Once the words were passed on, and the coordinator could still accept it."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    await below_the_card(stage, "pindah ke sabtu jam 9")
    await stage.acts.taps(cast.official, "Ya", group)
    assert "ditarik" in await below_the_card(stage, words)
    await stage.acts.taps(cast.official, "Ya", group)
    assert "meminta pindah" not in card(stage)
    cast.coordinator.replies(
        next(m for m in reversed(cast.coordinator.sees(own(stage, cast.coordinator))) if "ditarik oleh" in m.shown),
        "bisa",
    )
    await stage.settle()
    assert "tidak menunggu jawaban lagi" in cast.coordinator.last(own(stage, cast.coordinator)).shown


async def test_a_reason_for_a_wish_that_was_withdrawn_goes_nowhere(stage: Stage) -> None:
    """Once "usulan desa () tidak bisa"."""
    cast, group, private = stage.cast, stage.cast.village_group, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=3)
    await below_the_card(stage, "pindah ke jumat jam 9")
    await stage.acts.taps(cast.official, "Ya", group)
    await stage.acts.taps(cast.coordinator, "Tidak bisa", private)
    await below_the_card(stage, "tetap kamis haja")
    await stage.acts.taps(cast.official, "Ya", group)
    await stage.acts.answers(cast.coordinator, private, "mobil dipakai")
    assert "Usulan desa untuk K1 itu tidak menunggu jawaban lagi" in cast.coordinator.last(private).shown


async def test_an_offer_ends_with_other_days(stage: Stage) -> None:
    cast, group, team = stage.cast, stage.cast.village_group, stage.cast.team_group
    await stage.acts.plans()
    await below_the_card(stage, "tgl 10 jam 9 di balai")
    await stage.acts.taps(cast.official, "Ya", group)
    await stage.acts.says(cast.coordinator, team, "K1 kada kawa, tgl 11 haja jam 8")
    await stage.acts.taps(cast.coordinator, "Ya", team)
    offer = next(m for m in reversed(cast.official.sees(group)) if "menawarkan" in m.shown and m.buttons)
    await stage.acts.taps(cast.coordinator, "Usulkan hari lain", team)
    await stage.acts.answers(cast.coordinator, team, "14-16 desember")
    await stage.acts.taps(cast.coordinator, "📨 Kirim ke desa", team)
    assert "tidak berlaku lagi" in offer.shown
    assert not offer.buttons
    cast.official.replies(offer, "siap, setuju")
    await stage.settle()
    assert "Tawaran itu sudah tidak berlaku" in cast.official.last(group).shown


async def test_a_move_without_a_reply_is_asked(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.official, group, "pindah ke jumat haja")
    assert cast.official.last(group).shown == "Maksudnya: K1: Jumat, 4 Desember 2026, 09.00 WITA, Balai Desa?"
