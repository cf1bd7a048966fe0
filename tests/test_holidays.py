"""/libur: days that the office adds and removes, and the warnings that follow them."""

from datetime import date

from sotarsa_bot.books import AtLeast
from tests.conftest import Stage


async def test_a_day_is_added_and_warned_of_and_removed(stage: Stage) -> None:
    """Joint leave and public holidays are different things; both only warn."""
    cast = stage.cast
    private = stage.world.private(cast.coordinator.user)
    await stage.acts.says(cast.coordinator, private, "/libur")
    await stage.acts.says(cast.coordinator, private, "3 Desember")
    assert "nama hari liburnya" in cast.coordinator.last(private).shown
    await stage.acts.says(cast.coordinator, private, "3 Desember cuti bersama Hari Contoh")
    assert "Kamis, 3 Desember 2026: cuti bersama Hari Contoh" in cast.coordinator.last(private).shown
    await stage.acts.says(cast.coordinator, private, "3 Desember cuti bersama Hari Contoh")
    assert "sudah ada" in cast.coordinator.last(private).shown
    await stage.acts.says(cast.coordinator, private, "4 Desember libur Hari <Lain>")
    await stage.acts.taps(cast.coordinator, "🗑 Jum 4 Des", private)
    await stage.acts.taps(cast.coordinator, "Selesai", private)
    await stage.acts.plans()
    await stage.acts.decides()
    card = stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert "Kamis, 3 Desember 2026 cuti bersama: Hari Contoh" in card


async def test_members_and_officials_do_not_change_the_table(stage: Stage) -> None:
    cast = stage.cast
    for who, chat in ((cast.member, cast.team_group), (cast.official, cast.village_group)):
        await stage.acts.says(who, chat, "/libur")
        assert "bukan bagian tugas" in who.last(chat).shown


async def test_a_new_year_brings_its_holidays_and_leaves_what_was_removed_removed(stage: Stage) -> None:
    """The bot runs over New Year; the year after next is known by then."""
    async with stage.engine.store.writing() as books:
        kept = [h for h in await books.holidays.find(order="day") if h.day.year == 2027]
        await books.holidays.discard(id=kept[0].id)
        assert await books.holidays.count(day=AtLeast(date(2028, 1, 1))) == 0
    await stage.later(days=40)
    async with stage.engine.store.reading() as books:
        assert await books.holidays.count(day=AtLeast(date(2028, 1, 1))) > 10
        assert len([h for h in await books.holidays.find() if h.day.year == 2027]) == len(kept) - 1
