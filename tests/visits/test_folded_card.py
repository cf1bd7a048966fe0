"""What changes, puts off or cancels an agreed visit stands one level down on the team's card."""

import pytest

from tests.conftest import Stage

FIRST = "Ubah, tunda, batalkan"
BEHIND = ("Ubah rencana", "Catat jawaban desa", "Usulkan hari lain", "Tunda", "Batalkan kunjungan")


def labels(stage: Stage) -> str:
    return " | ".join(stage.acts.card(stage.cast.coordinator, stage.cast.team_group, "K1").labels)


async def test_the_card_of_an_agreed_visit_fits_a_small_screen(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    card = stage.acts.card(cast.coordinator, cast.team_group, "K1")
    assert len(card.labels) <= 8
    assert FIRST in labels(stage)
    assert not [one for one in BEHIND if one in card.labels]


async def test_it_unfolds_and_folds_and_a_change_folds_it(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.taps(cast.coordinator, FIRST, cast.team_group)
    assert all(one in labels(stage) for one in BEHIND)
    await stage.acts.taps(cast.member, "Kembali", cast.team_group)
    assert FIRST in labels(stage)
    await stage.acts.taps(cast.coordinator, FIRST, cast.team_group)
    cast.coordinator.replies(stage.acts.card(cast.coordinator, cast.team_group, "K1"), "Tunda")
    await stage.settle()
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "banjir di jalan")
    assert FIRST not in labels(stage)
    assert "Tunda" not in labels(stage)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Tunda", "Mengapa K1 ditunda?"),
        ("batalkan kunjungan", "Mengapa K1 dibatalkan?"),
        ("Catat jawaban desa", "bagaimana desa menjawab"),
        ("ubah rencana", "Simpan perubahan"),
    ],
)
async def test_a_reply_with_its_words_presses_it_while_it_is_folded(stage: Stage, words: str, asked: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    cast.coordinator.replies(stage.acts.card(cast.coordinator, cast.team_group, "K1"), words)
    await stage.settle()
    last = cast.coordinator.last(cast.team_group)
    assert asked in " ".join([last.shown, *last.labels])


async def test_a_forged_press_shows_the_village_no_other_buttons(stage: Stage) -> None:
    """Nor does one on the card of a visit that is over."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    team = stage.acts.card(cast.coordinator, cast.team_group, "K1")
    (press,) = [b.data for row in team.buttons or [] for b in row if FIRST in b.text]
    assert press
    village = stage.acts.card(cast.official, cast.village_group, "K1")
    cast.official.presses_data(cast.village_group, village, press)
    await stage.settle()
    assert not [one for one in BEHIND if one in stage.acts.card(cast.official, cast.village_group, "K1").labels]
    await stage.acts.unfolds(cast.coordinator, "Batalkan kunjungan", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "hujan deras")
    cast.coordinator.presses_data(cast.team_group, team, press)
    await stage.settle()
    assert not [one for one in BEHIND if one in labels(stage)]
