"""Words are for people: no rule and no paper of ours hangs on how a text is worded.

A whole visit is played with every text replaced, by its key or by itself twice.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from simulator import presses
from sotarsa_bot import texts
from sotarsa_bot.records.visit import VisitState
from tests import printed, the_day
from tests.conftest import Stage

ORIGINAL = dict(texts.catalogue())
VALUE = re.compile(r"\{[^{}]*\}")
KEY = re.compile(r"\[([a-z_0-9.]+)\]")
AT_HALF_PAST_EIGHT = datetime(2026, 12, 3, 0, 30, tzinfo=UTC)


def by_its_key(key: str, text: str) -> str:
    """What is left of a text are its values."""
    return " ".join([f"[{key}]", *VALUE.findall(text)])


def twice(_key: str, text: str) -> str:
    return f"{text} {text}"


def read_as(shown: str, label: str) -> bool:
    """Whether somebody who looks for this label finds it: by the words that the shown keys stand for, too."""
    meant = KEY.sub(lambda key: VALUE.sub("", ORIGINAL[key[1]]), shown)
    return any(label.casefold() in " ".join(one.split()).casefold() for one in (shown, meant))


@pytest.mark.parametrize("other", [by_its_key, twice])
async def test_a_visit_is_played_to_its_end_and_its_papers_are_made(
    other: Callable[[str, str], str], stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced = {key: other(key, text) for key, text in ORIGINAL.items()}
    monkeypatch.setattr(texts, "catalogue", lambda: replaced)
    monkeypatch.setattr(presses, "_holds", read_as)
    cast, acts = stage.cast, stage.acts
    team, village = cast.team_group, cast.village_group

    await acts.plans()
    await acts.decides()
    await acts.waits_until(AT_HALF_PAST_EIGHT)
    await the_day.reports(stage, "Berangkat", "Tiba", "Mulai")
    cast.member.sends_photo(team, caption="K1 sembako 25")
    await stage.settle()
    await the_day.reports(stage, "Selesai")
    await acts.taps(cast.official, "Cocok", village)
    await acts.says(cast.coordinator, team, "/bast")
    await acts.taps(cast.coordinator, "Minta persetujuan desa", team)
    await the_day.reports(stage, "Tim sudah pulang")
    await acts.taps(cast.coordinator, "Tutup kunjungan", team)
    async with stage.engine.store.reading() as books:
        visit = await books.visits.get(1)
    assert visit.state is VisitState.CLOSED, the_day.seen(cast.coordinator, team)
    private = stage.world.private(cast.coordinator.user)
    await acts.says(cast.coordinator, private, "/ringkasan k1")
    for label in ("Surat tugas", "Berita acara", "Nomor, Word, arsip", "Word"):
        await acts.taps(cast.coordinator, label, private)
    made = printed.sent(cast.coordinator, private)
    for name, title in (("surat-tugas", "letter.title"), ("berita-acara", "handover.title")):
        said = printed.text(made[f"{name}-K1-draf.pdf"])
        assert replaced[title] in said
        assert (ORIGINAL[title] in said) is (ORIGINAL[title] in replaced[title])
    assert replaced["letter.title"] in printed.words(made["surat-tugas-K1-draf.docx"])[2]
