"""Several days are offered: who of the village can on which, side by side, and nothing is chosen by it."""

from datetime import UTC, date, datetime

from sotarsa_bot.records.visit import DayMark
from sotarsa_bot.visits import day_marks
from tests.conftest import Stage

WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 12, n) for n in (2, 3, 4))


def marked(day: date, person: int, *, can: bool) -> DayMark:
    return DayMark(visit=1, day=day, person=person, can=can, at=datetime(2026, 11, 24, tzinfo=UTC))


def test_the_heat_and_the_best_day() -> None:
    marks = [marked(THURSDAY, 1, can=True), marked(THURSDAY, 2, can=False), marked(FRIDAY, 1, can=True)]
    found = day_marks.heats((WEDNESDAY, THURSDAY, FRIDAY), marks)
    assert [(one.can, one.cannot, one.differ) for one in found] == [
        ((), (), False), ((1,), (2,), True), ((1,), (), False),
    ]  # fmt: skip
    assert day_marks.best(found) == [FRIDAY, WEDNESDAY, THURSDAY]


async def test_two_officials_mark_by_button_and_in_words_and_their_difference_is_seen(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.taps(cast.official, "🗳 Siapa bisa hari apa?", group)
    board = cast.official.last(group)
    await stage.acts.taps(cast.official, "✅ Kam 3 Des", group)
    await stage.acts.taps(cast.official, "✅ Jum 4 Des", group)
    await stage.acts.taps(cast.official, "✅ Jum 4 Des", group)  # taken back
    cast.second_official.replies(board, "kamis kada kawa, sabtu bisa")
    await stage.settle()
    asked = cast.second_official.last(group)
    assert "Marni Contoh bisa Sab 5 Des; tidak bisa Kam 3 Des" in asked.shown
    assert "Marni" not in board.shown  # not before it is confirmed
    await stage.acts.taps(cast.official, "Ya", group)  # who confirms it does not matter
    card = stage.acts.card(cast.coordinator, cast.team_group, "K1")
    for shown in (board.shown, card.shown):
        assert "Kam 3 Des: ✅ Alus Contoh · ✖️ Marni Contoh ⚠️ berbeda" in shown
        assert "Sab 5 Des: ✅ Marni Contoh" in shown
        assert "Jum 4 Des" not in shown
    assert "Menunggu jawaban desa" in card.shown
    cast.official.replies(board, "minggu bisa")
    await stage.settle()
    assert "tidak ada di antara hari yang diusulkan" in cast.official.last(group).shown
    await stage.acts.decides()
    assert "tidak menunggu pilihan hari lagi" in board.shown
    assert board.labels == []
