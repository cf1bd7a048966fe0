"""/libur: days that the office adds and removes, and the warnings that follow them."""

from datetime import date

import pytest

from sotarsa_bot.books import AtLeast
from sotarsa_bot.records.holiday import Holiday, HolidayKind
from sotarsa_bot.visits import holiday_seed
from tests.conftest import Stage
from tests.the_day import heard, own, seen

JOINT = HolidayKind.JOINT_LEAVE


async def takes_out(stage: Stage, month: str, day: str) -> None:
    """The coordinator, alone, one level down: the month, the day, and a word before it goes."""
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    for label in ("Hapus hari", month, day, "Ya, hapus"):
        await stage.acts.taps(coordinator, label, private)


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
    await takes_out(stage, "Desember 2026 (4)", "Jum 4 Des Hari <Lain>")
    assert "Hari <Lain>" not in cast.coordinator.last(private).shown
    await stage.acts.taps(cast.coordinator, "Selesai", private)
    await stage.acts.plans()
    await stage.acts.decides()
    card = stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert "Kamis, 3 Desember 2026 cuti bersama: Hari Contoh" in card


async def test_joint_leave_without_another_name_is_called_so_once(stage: Stage) -> None:
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.says(coordinator, private, "/libur")
    await stage.acts.says(coordinator, private, "10-12 desember cuti bersama, kecuali tgl 11")
    shown = coordinator.last(private).shown
    assert "Kamis, 10 Desember 2026: cuti bersama\n" in shown
    assert "Sabtu, 12 Desember 2026: cuti bersama\n" in shown
    assert "11 Desember" not in shown
    async with stage.engine.store.reading() as books:
        (one,) = await books.holidays.find(day=date(2026, 12, 10))
    assert (one.name, one.kind) == ("Cuti bersama", HolidayKind.JOINT_LEAVE)


async def test_a_holiday_that_is_there_is_not_doubled_by_other_words_for_it(stage: Stage) -> None:
    """Once the 26th was lost, and the 25th stood there twice, as "natal, 26"."""
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.says(coordinator, private, "/libur")
    await stage.acts.says(coordinator, private, "25 desember natal")
    assert "sudah ada" in coordinator.last(private).shown
    await stage.acts.says(coordinator, private, "1 januari 2027 tahun baru masehi")
    assert "sudah ada" in coordinator.last(private).shown
    await stage.acts.says(coordinator, private, "25 desember natal, 26 cuti bersama")
    await stage.acts.taps(coordinator, "Ya", private)
    async with stage.engine.store.reading() as books:
        found = [one for day in (25, 26) for one in await books.holidays.find(day=date(2026, 12, day))]
    assert [(one.day.day, one.name) for one in found] == [(25, "Hari Raya Natal"), (26, "Cuti bersama")]


async def test_days_off_together_have_a_whole_name_and_a_holiday_is_no_leave_besides(stage: Stage) -> None:
    """It was once on the list as "bersama", and the 25th stood there twice."""
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.says(coordinator, private, "/libur")
    await stage.acts.says(coordinator, private, "1-3 Januari libur bersama")
    await stage.acts.says(coordinator, private, "24-25 Desember cuti bersama Natal")
    assert "sudah ada" in coordinator.last(private).shown
    async with stage.engine.store.reading() as books:
        january = [one for n in (1, 2, 3) for one in await books.holidays.find(day=date(2027, 1, n), order="id")]
        (christmas,) = await books.holidays.find(day=date(2026, 12, 25))
    assert [one.name for one in january] == ["Tahun Baru Masehi", *["libur bersama"] * 3]
    assert christmas.name == "Hari Raya Natal"


async def test_members_and_officials_do_not_change_the_table(stage: Stage) -> None:
    cast = stage.cast
    for who, chat in ((cast.member, cast.team_group), (cast.official, cast.village_group)):
        await stage.acts.says(who, chat, "/libur")
        assert "bukan bagian tugas" in who.last(chat).shown


async def test_a_new_year_brings_its_holidays_and_leaves_what_was_removed_removed(stage: Stage) -> None:
    """The bot runs over New Year; the year after next is known by then."""
    await stage.settle()
    async with stage.engine.store.writing() as books:
        kept = [h for h in await books.holidays.find(order="day") if h.day.year == 2027]
        await books.holidays.discard(id=kept[0].id)
        assert await books.holidays.count(day=AtLeast(date(2028, 1, 1))) == 0
    await stage.later(days=40)
    async with stage.engine.store.reading() as books:
        assert await books.holidays.count(day=AtLeast(date(2028, 1, 1))) > 10
        assert len([h for h in await books.holidays.find() if h.day.year == 2027]) == len(kept) - 1


async def test_nothing_goes_without_a_word_and_it_is_said_how_it_comes_back(stage: Stage) -> None:
    """Sixteen bins stood there, each of which took a day out at once."""
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.says(coordinator, private, "/libur")
    assert stage.acts.question(coordinator, private).labels == ["🗑 Hapus hari", "✅ Selesai", "✖️ Tutup pertanyaan ini"]
    for label in ("Hapus hari", "Desember 2026 (2)", "Jum 25 Des Hari Raya Natal"):
        await stage.acts.taps(coordinator, label, private)
    assert "Hapus dari daftar hari libur?" in coordinator.last(private).shown
    async with stage.engine.store.reading() as books:
        assert await books.holidays.count(day=date(2026, 12, 25)) == 1
    await stage.acts.taps(coordinator, "Kembali", private)
    await stage.acts.taps(coordinator, "Kam 24 Des cuti bersama Hari Raya Natal", private)
    await stage.acts.taps(coordinator, "Ya, hapus", private)
    assert "24 Desember 2026 cuti bersama Hari Raya Natal" in coordinator.alerts[-1].text
    coordinator.press_again()
    await stage.settle()
    await stage.acts.says(coordinator, private, "24 Desember 2026 cuti bersama Hari Raya Natal")
    assert "24 Desember 2026: cuti bersama Hari Raya Natal" in coordinator.last(private).shown


# --- what the package knows ---


async def test_both_kinds_are_seeded(stage: Stage) -> None:
    """A bug: a generator of years was read twice, and no joint leave came."""
    await stage.settle()
    async with stage.engine.store.reading() as books:
        found = await books.holidays.find(order="day")
    leave = [one for one in found if one.kind is JOINT]
    assert [one.day.year for one in leave] == [2026] * 8 + [2027] * 8
    assert date(2026, 12, 24) in {one.day for one in leave}
    assert not any("perkiraan" in one.name for one in found)
    assert any(one.forecast for one in found)


async def test_a_forecast_is_said_once(stage: Stage) -> None:
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.says(coordinator, private, "/libur")
    shown = coordinator.last(private).shown
    assert "Rabu, 10 Maret 2027: Hari Raya Idul Fitri (perkiraan)\n" in shown


def test_without_joint_leave_there_is_no_decree_and_the_moon_decides() -> None:
    by_name = {one.name: one.forecast for one in holiday_seed.known(2028)}
    assert by_name["Maulid Nabi Muhammad"]
    assert not by_name["Hari Raya Natal"]


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> dict[int, list[Holiday]]:
    """A package whose releases the test writes."""
    years: dict[int, list[Holiday]] = {}
    monkeypatch.setattr(holiday_seed, "known", lambda year: years.get(year, []))
    return years


def day(month: int, number: int, name: str, *, joint: bool = False, forecast: bool = False) -> Holiday:
    kind = JOINT if joint else HolidayKind.PUBLIC
    return Holiday(day=date(2027, month, number), name=name, kind=kind, forecast=forecast)


async def table(stage: Stage) -> list[tuple[str, str, bool]]:
    async with stage.engine.store.reading() as books:
        found = [one for one in await books.holidays.find(order="day") if one.day.year == 2027]
    return [(f"{one.day:%d.%m.}", one.name, one.forecast) for one in found]


async def test_a_newer_release_brings_what_it_has_learnt(stage: Stage, package: dict[int, list[Holiday]]) -> None:
    """Joint leave is decreed in autumn; the moon's days move; what the office took out or named stays as it is."""
    await stage.acts.says(stage.cast.admin, own(stage, stage.cast.admin), "/start")
    async with stage.engine.store.writing() as books:
        for one in await books.holidays.find():
            await books.holidays.discard(id=one.id)
        for note in (2026, 2027):
            await books.notes.discard(key=f"{holiday_seed.OFFERED}{note}")
    package[2027] = [day(1, 1, "Tahun Baru"), day(3, 10, "Idul Fitri", forecast=True), day(5, 1, "Buruh")]
    await stage.reopen()
    async with stage.engine.store.writing() as books:
        await books.holidays.discard(day=date(2027, 5, 1))
        await books.holidays.add(day(8, 2, "Hari Jadi"))
    package[2027] = [
        day(1, 1, "Tahun Baru"), day(3, 11, "Idul Fitri"), day(3, 12, "Cuti Bersama Idul Fitri", joint=True),
        day(5, 1, "Buruh"),
    ]  # fmt: skip
    await stage.reopen()
    await stage.settle()
    assert await table(stage) == [
        ("01.01.", "Tahun Baru", False), ("11.03.", "Idul Fitri", False), ("12.03.", "Cuti Bersama Idul Fitri", False),
        ("02.08.", "Hari Jadi", False),
    ]  # fmt: skip
    told = seen(stage.cast.admin, own(stage, stage.cast.admin))
    assert "Jumat, 12 Maret 2027: cuti bersama Idul Fitri" in told
    await stage.reopen()
    await stage.settle()
    assert seen(stage.cast.admin, own(stage, stage.cast.admin)).count("12 Maret 2027") == 1


async def test_an_office_from_before_gets_what_it_lacked_and_not_what_it_took_out(
    stage: Stage, package: dict[int, list[Holiday]]
) -> None:
    """Its table has no joint leave, and says "(perkiraan)" twice; the audit knows what was taken out."""
    coordinator = stage.cast.coordinator
    await stage.acts.says(coordinator, own(stage, coordinator), "/libur")
    await takes_out(stage, "Mei 2027", "Sab 1 Mei")
    async with stage.engine.store.writing() as books:
        for one in await books.holidays.find():
            await books.holidays.discard(id=one.id)
        await books.notes.discard(key=f"{holiday_seed.OFFERED}2027")
        await books.holidays.add(day(3, 10, "Idul Fitri (perkiraan)", forecast=True))
    package[2027] = [
        day(3, 9, "Cuti Bersama Idul Fitri", joint=True), day(3, 10, "Idul Fitri", forecast=True), day(5, 1, "Buruh"),
    ]  # fmt: skip
    await stage.reopen()
    await stage.settle()
    assert await table(stage) == [("09.03.", "Cuti Bersama Idul Fitri", False), ("10.03.", "Idul Fitri", True)]


@pytest.mark.parametrize(
    "words", ["hapus tgl 10", "10 des kada jadi libur", "batalkan libur 10 desember", "10 desember masuk kerja"]
)
async def test_a_day_is_taken_out_in_words_after_a_yes(stage: Stage, words: str) -> None:
    """Such words once added a holiday that was called "hapus"."""
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.says(coordinator, private, "/libur")
    await stage.acts.says(coordinator, private, "10 Desember libur pilkada")
    await stage.acts.says(coordinator, private, words)
    assert coordinator.last(private).shown == "Maksudnya: 10 Desember 2026 (pilkada) dihapus dari daftar hari libur?"
    await stage.acts.taps(coordinator, "Ya", private)
    async with stage.engine.store.reading() as books:
        assert await books.holidays.find(day=date(2026, 12, 10)) == []


async def test_a_day_that_is_no_holiday_is_not_taken_out(stage: Stage) -> None:
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.says(coordinator, private, "/libur")
    await stage.acts.says(coordinator, private, "hapus tgl 10")
    assert coordinator.last(private).shown == "10 Desember 2026 tidak ada dalam daftar hari libur."


async def test_a_new_holiday_that_hits_an_agreed_visit_is_told_at_once(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.coordinator, private, "/libur")
    await stage.acts.says(cast.coordinator, private, "3 Desember libur pilkada")
    for chat in (private, cast.team_group):
        assert "Kamis 3 Desember menjadi hari libur (pilkada), padahal kunjungan K1" in heard(cast.coordinator, chat)
    await takes_out(stage, "Desember 2026 (3)", "Kam 3 Des pilkada")
    assert "Kamis 3 Desember tidak jadi ditutup" in heard(cast.coordinator, cast.team_group)


async def test_joint_leave_that_is_there_is_no_second_entry_and_a_date_alone_is_of_the_month_that_has_it(
    stage: Stage,
) -> None:
    admin = stage.cast.admin
    private = stage.world.private(admin.user)
    await stage.acts.says(admin, private, "/libur")
    await stage.acts.says(admin, private, "24 desember cuti bersama")
    assert "Hari libur itu sudah ada" in admin.last(private).shown
    await stage.acts.says(admin, private, "hapus tgl 24")
    assert "24 Desember 2026" in admin.last(private).shown
    assert "Maksudnya" in admin.last(private).shown
    await stage.acts.taps(admin, "Ya", private)
    async with stage.engine.store.reading() as books:
        assert await books.holidays.count(day=date(2026, 12, 24)) == 0


async def _writes(stage: Stage, *words: str) -> str:
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    for one in words:
        await stage.acts.says(coordinator, private, one)
    return coordinator.last(private).shown


async def _named(stage: Stage, day: date) -> list[str]:
    async with stage.engine.store.reading() as books:
        return [one.name for one in await books.holidays.find(day=day)]


@pytest.mark.parametrize("words", ["25 desember tetap masuk", "25 desember dihapus ja"])
async def test_a_day_that_is_none_is_never_added_as_one(stage: Stage, words: str) -> None:
    said = await _writes(stage, "/libur", words)
    assert "dihapus dari daftar hari libur" in said
    assert await _named(stage, date(2026, 12, 25)) == ["Hari Raya Natal"]


async def test_a_holiday_moves(stage: Stage) -> None:
    said = await _writes(stage, "/libur", "5 januari pindah ke 6 januari")
    assert "pindah dari 5 Januari 2027 ke 6 Januari 2027" in said
    await stage.acts.taps(stage.cast.coordinator, "Ya", own(stage, stage.cast.coordinator))
    assert await _named(stage, date(2027, 1, 5)) == []
    assert await _named(stage, date(2027, 1, 6)) == ["Isra Mikraj Nabi Muhammad"]


async def test_a_feast_says_the_month(stage: Stage) -> None:
    said = await _writes(stage, "/libur", "24-26 cuti bersama natal")
    assert "24–26 Desember 2026" in said
    assert "November" not in said


@pytest.mark.parametrize(
    "words",
    [
        "24 november kantor buka setengah hari", "7 desember rapat koordinasi di paringin",
        "26 november cuti pribadi saya", "7 desember masuk",
    ],
)  # fmt: skip
async def test_what_is_no_name_of_a_holiday_is_read_back(stage: Stage, words: str) -> None:
    """Once it was one at once, on which no visit was to be."""
    day = date(2026, 12, 7) if "desember" in words else date(2026, 11, int(words[:2]))
    assert "?" in await _writes(stage, "/libur", words)
    assert await _named(stage, day) == []


async def test_once_read_back_it_is_one(stage: Stage) -> None:
    await _writes(stage, "/libur", "7 desember rapat koordinasi di paringin")
    coordinator = stage.cast.coordinator
    await stage.acts.taps(coordinator, "Ya", stage.world.private(coordinator.user))
    assert await _named(stage, date(2026, 12, 7)) == ["rapat koordinasi di paringin"]


async def test_of_days_that_were_read_back_some_are_taken_out_again(stage: Stage) -> None:
    await _writes(stage, "/libur", "7-8 desember rapat koordinasi di paringin")
    assert "7 Desember 2026, rapat koordinasi di paringin?" in await _writes(stage, "ya tapi tgl 8 kada")
    await stage.acts.taps(stage.cast.coordinator, "Ya", own(stage, stage.cast.coordinator))
    assert await _named(stage, date(2026, 12, 7)) == ["rapat koordinasi di paringin"]
    assert await _named(stage, date(2026, 12, 8)) == []
