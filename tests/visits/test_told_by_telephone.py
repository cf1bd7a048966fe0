"""A village's word that reached the office by telephone, entered in one sentence."""

import pytest

from sotarsa_bot.parsing.heard_by import read_way
from sotarsa_bot.records.visit import AgreedBy, Visit
from tests.conftest import Stage
from tests.the_day import heard, own, seen


async def visit(stage: Stage) -> Visit:
    async with stage.engine.store.reading() as books:
        return await books.visits.get(1)


async def enters(stage: Stage, words: str) -> str:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.coordinator, "Catat jawaban desa", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, words)
    return cast.coordinator.last(cast.team_group).shown


@pytest.mark.parametrize(
    ("words", "way", "asked"),
    [
        ("telepon, kamis 3 des jam 9 balai desa", AgreedBy.PHONE, "Telepon: Kamis, 3 Desember 2026, 09.00 WITA, balai"),
        ("lewat WA pak sekdes, 3 desember jam 9 di balai", AgreedBy.WHATSAPP, "WhatsApp: Kamis, 3 Desember 2026, 09"),
        (
            "sudah dihubungi lewat WA, jawabannya: tgl 3 jam 9 di balai desa",
            AgreedBy.WHATSAPP,
            "Maksudnya: WhatsApp: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?",
        ),
        ("SMS: tgl 3 jam 9", AgreedBy.SMS, "SMS: Kamis, 3 Desember 2026, 09.00 WITA"),
        ("by radio: tgl 3 jam 9", AgreedBy.RADIO, "Radio: Kamis, 3 Desember 2026, 09.00 WITA"),
        ("tadi ketemu langsung, bisanya tgl 3 jam 9", AgreedBy.IN_PERSON, "Bertemu langsung: Kamis, 3 Desember 2026"),
    ],
)  # fmt: skip
async def test_the_whole_answer_before_the_way_was_chosen(stage: Stage, words: str, way: AgreedBy, asked: str) -> None:
    """Once only the buttons were understood there."""
    cast = stage.cast
    assert asked in await enters(stage, words)
    assert (await visit(stage)).agreed is None
    await stage.acts.taps(cast.coordinator, "Ya", cast.team_group)
    agreed = (await visit(stage)).agreed
    assert agreed is not None
    assert agreed.how == way
    assert "3 Desember 2026, 09.00" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_where_no_way_is_named_it_is_asked(stage: Stage) -> None:
    cast = stage.cast
    said = await enters(stage, "kamis 3 des jam 9 balai desa")
    assert "Telepon: Kamis, 3 Desember" in said
    assert "Radio: Kamis, 3 Desember" in said
    await stage.acts.taps(cast.coordinator, "2", cast.team_group)
    agreed = (await visit(stage)).agreed
    assert agreed is not None
    assert agreed.how == AgreedBy.RADIO


async def test_the_way_alone_in_other_words(stage: Stage) -> None:
    assert "Kapan dan di mana?" in await enters(stage, "via tlp")


async def test_what_says_neither_is_asked_for(stage: Stage) -> None:
    assert "Mohon pilih cara desa menjawab" in await enters(stage, "pak kades setuju")


@pytest.mark.parametrize(
    ("typed", "way"), [("telp kamis", "phone"), ("Kamis di balai", ""), ("ditelpon, lalu ketemu", ""), ("ht", "radio")]
)
def test_the_way(typed: str, way: str) -> None:
    assert read_way(typed)[0] == way


async def test_a_typed_yes_sends_the_days_that_were_asked_about(stage: Stage) -> None:
    """'Tanggal "ya" belum terbaca'."""
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await stage.acts.plans()
    await stage.acts.taps(coordinator, "Usulkan hari lain", group)
    await stage.acts.answers(coordinator, group, "7-9 Desember")
    await stage.acts.answers(coordinator, group, "ya pak")
    assert "7–9 Desember 2026" in stage.acts.card(coordinator, stage.cast.village_group, "K1").shown


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("K1 telepon, jumat jam 9 di balai desa", "Telepon: Jumat, 4 Desember 2026, 09.00 WITA, balai desa?"),
        ("K1 telepon, kata pambakal kamis kada kawa, jumat jam 8 di balai", "Telepon: Jumat, 4 Desember 2026, 08.00"),
        ("K1 sudah ditelepon, pambakal setuju kamis jam 9 di balai desa", "Telepon: Kamis, 3 Desember 2026, 09.00"),
        (
            "K1 radio: kamis kalau kada hujan jam 9 di balai desa",
            "Radio: Kamis, 3 Desember 2026, 09.00 WITA, balai desa",
        ),
        (
            "K1 telepon, jumat bukan kamis jam 9 di balai desa",
            "Telepon: Jumat, 4 Desember 2026, 09.00 WITA, balai desa",
        ),
    ],
)
@pytest.mark.parametrize("below", [True, False])
async def test_it_is_entered_below_the_card_and_behind_the_code(
    stage: Stage, words: str, asked: str, below: bool
) -> None:
    """Once "Mohon tulis misalnya: K1 sembako 25"."""
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    if below:
        cast.coordinator.replies(stage.acts.card(cast.coordinator, group, "K1"), words.removeprefix("K1 "))
        await stage.settle()
    else:
        await stage.acts.says(cast.coordinator, group, words)
    assert asked in cast.coordinator.last(group).shown
    assert (await visit(stage)).agreed is None
    await stage.acts.taps(cast.coordinator, "Ya", group)
    agreed = (await visit(stage)).agreed
    assert agreed is not None
    assert agreed.place is not None
    assert "Jawaban desa untuk K1 dicatat" in "".join(m.shown for m in cast.coordinator.sees(group))
    assert "PENGUMUMAN" in cast.official.last(cast.village_group).shown


async def test_what_is_not_entered_is_named(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, group, "K1 telepon, tgl 3 jam 9 di balai tp blm pasti")
    said = cast.coordinator.last(group).shown
    assert "Yang dicatat hanya hari, jam dan tempatnya" in said
    assert "blm pasti" in said


@pytest.mark.parametrize("words", ["K1 3 terima, sudah ditelepon", "K1 sudah ditelepon kah?"])
async def test_other_words_with_a_telephone_enter_nothing(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, group, words)
    assert "Telepon:" not in cast.coordinator.last(group).shown
    await stage.acts.says(cast.member, group, "K1 telepon, jumat jam 9 di balai desa")
    assert "Telepon:" not in cast.coordinator.last(group).shown


async def _agreed(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=2)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("K1 pambakal Uren nelpon, tempatnya pindah ke masjid", "Telepon: Kamis, 3 Desember 2026, 09.00 WITA, masjid?"),
        ("K1 telepon: batal, ada urang maninggal", "K1 dibatalkan, dengan alasan: ada urang maninggal"),
        ("K1 sekdes menelpon, tunda", "K1 ditunda, dengan alasan: kata desa lewat telepon"),
        ("K1 telp pak kades Uren: tempatnya di posyandu haja", "09.00 WITA, posyandu?"),
        ("K1 telepon, kata pambakal warga sudah siap barataan", "belum terbaca"),
    ],
)
async def test_what_else_the_village_says_by_telephone(stage: Stage, words: str, asked: str) -> None:
    """Its words were read as two people who had moved."""
    coordinator = stage.cast.coordinator
    await _agreed(stage)
    await stage.acts.says(coordinator, own(stage, coordinator), words)
    said = coordinator.last(own(stage, coordinator)).shown
    assert asked in said
    assert "sudah pindah" not in said


async def test_the_place_by_telephone_is_the_visit_s(stage: Stage) -> None:
    coordinator = stage.cast.coordinator
    await _agreed(stage)
    await stage.acts.says(coordinator, own(stage, coordinator), "K1 pambakal Uren nelpon, tempatnya pindah ke masjid")
    await stage.acts.answers(coordinator, own(stage, coordinator), "ya")
    agreed = (await visit(stage)).agreed
    assert agreed is not None
    assert agreed.place is not None
    assert agreed.place.name == "masjid"
    assert agreed.how == AgreedBy.PHONE


@pytest.mark.parametrize("words", ["eh salah, kamis", "kamis", "bukan, kamis"])
async def test_a_correction_of_what_was_read_back_is_read_with_it(stage: Stage, words: str) -> None:
    coordinator = stage.cast.coordinator
    await stage.acts.plans()
    await stage.acts.says(coordinator, own(stage, coordinator), "K1 telepon, jumat jam 9 di balai, kata pambakal")
    question = coordinator.last(own(stage, coordinator))
    assert "Telepon: Jumat, 4 Desember 2026, 09.00 WITA, balai" in question.shown
    coordinator.replies(question, words)
    await stage.settle()
    assert "Telepon: Kamis, 3 Desember 2026, 09.00 WITA, balai" in coordinator.last(own(stage, coordinator)).shown


async def test_the_office_reads_that_the_village_decided_by_telephone(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "K1 telepon, jumat jam 9 di balai")
    await stage.acts.answers(cast.coordinator, own(stage, cast.coordinator), "ya")
    assert "Diputuskan desa lewat telepon, dicatat Rahmi Contoh" in cast.member.last(cast.team_group).shown
    assert "Diputuskan oleh Rahmi" not in seen(cast.member, cast.team_group)
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), "kami maunya kamis")
    await stage.settle()
    assert "Rahmi Contoh baru saja memutuskan" not in seen(cast.official, cast.village_group)


async def test_without_a_place_nothing_is_announced_yet(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "K1 telepon, jumat jam 9")
    await stage.acts.answers(cast.coordinator, own(stage, cast.coordinator), "ya")
    assert "PENGUMUMAN" not in seen(cast.official, cast.village_group)
    assert "Pengumuman K1 dikirim begitu tempatnya disebut" in heard(cast.official, cast.village_group)
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), "di balai adat")
    await stage.settle()
    if cast.official.last(cast.village_group).labels[:1] == ["Ya"]:
        await stage.acts.answers(cast.official, cast.village_group, "ya")
    assert "Tempat: balai adat" in heard(cast.official, cast.village_group)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("telepon, kada jadi kamis, jumat ja jam 8", "Jumat, 4 Desember 2026, 08.00 WITA, Balai Desa?"),
        ("K1 telepon pambakal: kada jadi kamis, jumat jam 9", "Jumat, 4 Desember 2026, 09.00 WITA, Balai Desa?"),
        ("K1 telepon: pindah jumat", "Jumat, 4 Desember 2026, 09.00 WITA, Balai Desa?"),
        ("K1 telepon: jam 10 haja", "Kamis, 3 Desember 2026, 10.00 WITA, Balai Desa?"),
        ("K1 radio: jumat jam 9 di masjid", "Jumat, 4 Desember 2026, 09.00 WITA, masjid?"),
        ("K1 telepon: tempatnya di masjid", "Kamis, 3 Desember 2026, 09.00 WITA, masjid?"),
        ("K1 telepon: jumat jam 9, jangan di balai desa", "Jumat, 4 Desember 2026, 09.00 WITA?"),
        ("K1 telepon: jumat habis zuhur", "Jam berapa?"),
        ("K1 telepon: kada jadi kamis, jam 10", "Jam berapa?"),
    ],
)
async def test_what_is_not_said_anew_stays_as_agreed_and_is_read_back(stage: Stage, words: str, asked: str) -> None:
    """A new day by telephone took the agreed place with it, unasked; so the village was told that there is none."""
    coordinator = stage.cast.coordinator
    await _agreed(stage)
    if words.startswith("K1"):
        await stage.acts.says(coordinator, own(stage, coordinator), words)
        said = coordinator.last(own(stage, coordinator)).shown
    else:
        group = stage.cast.team_group
        coordinator.replies(stage.acts.card(coordinator, group, "K1"), words)
        await stage.settle()
        said = coordinator.last(group).shown
    assert asked in said


async def test_the_place_that_stays_is_announced_with_the_new_day(stage: Stage) -> None:
    cast = stage.cast
    await _agreed(stage)
    before = (await visit(stage)).agreed
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "K1 telepon pambakal: jumat jam 8")
    await stage.acts.answers(cast.coordinator, own(stage, cast.coordinator), "ya")
    after = (await visit(stage)).agreed
    assert before is not None
    assert after is not None
    assert (after.place, after.starts_at.day) == (before.place, 4)
    assert "Tempat: Balai Desa" in heard(cast.official, cast.village_group).split("Jumat, 4 Desember")[-1]


async def test_the_place_stays_where_the_buttons_were_pressed(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await _agreed(stage)
    await stage.acts.unfolds(cast.coordinator, "Catat jawaban desa", group)
    await stage.acts.taps(cast.coordinator, "Telepon", group)
    await stage.acts.answers(cast.coordinator, group, "jumat jam 8")
    assert "Jumat, 4 Desember 2026, 08.00 WITA, Balai Desa" in cast.coordinator.last(group).shown
