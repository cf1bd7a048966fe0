"""A newer count closes what was still asked about an older one; a plain yes agrees only with what nobody disputes."""

from tests.conftest import Stage
from tests.field.test_counting import leaves
from tests.the_day import heard, seen


def _asked(stage: Stage, words: str) -> bool:
    cast = stage.cast
    return any(words in m.shown and m.buttons for m in cast.official.sees(cast.village_group))


async def test_a_newer_count_closes_the_older_question_of_anybody(stage: Stage) -> None:
    cast = stage.cast
    await leaves(stage)
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    cast.second_official.replies(asked, "sembako 24 gasan RT 1 haja, RT 2 balum tahitung")
    await stage.settle()
    assert _asked(stage, "Maksudnya: sembako 24")
    cast.official.replies(asked, "sembako 20")
    await stage.settle()
    assert not _asked(stage, "Maksudnya: sembako 24")


async def test_a_press_that_agrees_closes_it_too(stage: Stage) -> None:
    cast = stage.cast
    await leaves(stage)
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    cast.second_official.replies(asked, "sembako 24, catatan: beras cocok")
    cast.second_official.replies(asked, "kayanya sembako 24")
    await stage.settle()
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    assert not _asked(stage, "Maksudnya")


async def test_a_yes_below_disputed_figures_is_asked_about(stage: Stage) -> None:
    cast = stage.cast
    await leaves(stage)
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    cast.official.replies(asked, "sembako tiba 24 pak, nang sabuting rabit plastiknya barasnya tahambur")
    await stage.settle()
    assert "ikut dihitung" in heard(cast.official, cast.village_group)
    cast.official.replies(asked, "ya")
    await stage.settle()
    assert "Cocok menurut" not in seen(cast.official, cast.village_group)
    assert _asked(stage, "25 paket sembako")
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "Cocok menurut" in heard(cast.official, cast.village_group)


async def test_the_answer_whether_damaged_ones_count_is_taken(stage: Stage) -> None:
    cast = stage.cast
    await leaves(stage)
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    cast.official.replies(asked, "sembako tiba 24 pak, nang sabuting rabit plastiknya")
    await stage.settle()
    cast.second_official.replies(asked, "kada, sembako 25 pas, nang rabit tu tatap dihitung")
    await stage.settle()
    await stage.acts.taps(cast.second_official, "Ya", cast.village_group)
    assert "Cocok menurut Marni Contoh" in heard(cast.official, cast.village_group)
