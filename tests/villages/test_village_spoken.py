"""What an official writes beside all messages and concerns a visit reaches the office; other talk does not."""

import pytest

from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen

SPOKEN = ("pak jangan datang, jembatan putus", "pak kami minta ditunda, ada urang maninggal",
          "tempatnya pindah ke masjid", "batal", "tunda K1, hujan", "mohon bantuan terpal 3 lembar",
          "darurat, ada warga pingsan!",
          "tolong ambulans")  # fmt: skip


async def _says(stage: Stage, words: str) -> tuple[str, str, str]:
    """What the official's group, the coordinator and the team's group read of it."""
    cast = stage.cast
    places = ((cast.official, cast.village_group), (cast.coordinator, own(stage, cast.coordinator)),
              (cast.member, cast.team_group))  # fmt: skip
    before = [len([m for m in who.sees(chat) if m.sender is stage.world.bot]) for who, chat in places]
    cast.official.sends(cast.village_group, words)
    await stage.settle()
    after = [[m.shown for m in who.sees(chat) if m.sender is stage.world.bot] for who, chat in places]
    group, office, team = ("\n".join(said[n:]) for said, n in zip(after, before, strict=True))
    return group, office, team


@pytest.mark.parametrize("words", SPOKEN)
async def test_before_the_day_it_reaches_the_coordinator(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    group, office, team = await _says(stage, words)
    assert group.count("diteruskan kepada Rahmi Contoh") == 1
    assert words in office
    assert team == ""


@pytest.mark.parametrize(
    "words",
    ["hari ini kada jadi", "mohon ditunda, hujan labat", "tolong ambulans", "jam berapa tim datang?",
     "kami tunggu di balai desa, warga sudah kumpul"],
)  # fmt: skip
async def test_on_the_day_the_team_reads_it_too(stage: Stage, words: str) -> None:
    await begins(stage)
    group, office, team = await _says(stage, words)
    assert "diteruskan kepada Rahmi Contoh" in group
    assert words in office
    assert team == f"💬 Kabar dari Desa Uren tentang K1: {words}"


@pytest.mark.parametrize("words", ["jangan datang, jembatan putus", "jalan longsor, jangan lewat"])
async def test_trouble_on_the_day_is_asked_and_told_though_nobody_answers(stage: Stage, words: str) -> None:
    await begins(stage)
    group, _, _ = await _says(stage, words)
    assert f"Catat sebagai kendala K1: {words}?" in group
    await stage.later(minutes=6)
    assert f"(K1 Desa Uren): {words}." in heard(stage.cast.member, stage.cast.team_group)


async def test_as_a_reply_it_reaches_the_team_on_the_day_too(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), "mohon bawa terpal jua")
    await stage.settle()
    said = "Kabar dari Desa Uren tentang K1: mohon bawa terpal jua"
    assert said in heard(cast.member, cast.team_group)


async def test_a_telephone_number_does_not_reach_the_team_s_group(stage: Stage) -> None:
    await begins(stage)
    _, office, team = await _says(stage, "kami tunggu tim di balai, telpon 081234567890")
    assert "081234567890" in office
    assert "0812" not in team
    assert "Desa Uren menulis tentang K1" in team


@pytest.mark.parametrize("words", ["tempat sudah siap", "K1 tempat sudah siap"])
async def test_what_is_ready_is_read_back_and_ticked(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    said, _, _ = await _says(stage, words)
    assert "Maksudnya: dicentang: tempat siap?" in said
    await stage.acts.taps(cast.official, "Ya", group)
    assert any(
        "✅ tempat siap" in label or "☑" in label for label in stage.acts.card(cast.official, group, "K1").labels
    )


@pytest.mark.parametrize(
    "words",
    ["makan dulu kita", "nanti malam yasinan di rumah haji", "besok gotong royong lah", "kada jadi rapat",
     "halo semua", "siap pak"],
)  # fmt: skip
async def test_other_talk_is_left_alone(stage: Stage, words: str) -> None:
    await begins(stage)
    assert await _says(stage, words) == ("", "", "")


async def test_an_emergency_in_private_reaches_the_office(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.official, own(stage, cast.official), "darurat banjir di uren")
    assert "diteruskan kepada Rahmi Contoh" in cast.official.last(own(stage, cast.official)).shown
    assert "darurat banjir di uren" in heard(cast.coordinator, own(stage, cast.coordinator))


async def test_newer_words_do_not_close_the_question_about_an_emergency(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await begins(stage)
    card = stage.acts.card(cast.official, group, "K1")
    cast.official.replies(card, "hari ini kada jadi, hujan labat jalan putus")
    await stage.settle()
    asked = stage.acts.question(cast.official, group)
    cast.official.replies(card, "tempatnya pindah ke masjid")
    await stage.settle()
    assert "Ya" in asked.labels
    await stage.later(minutes=6)
    assert "jalan putus" in heard(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize(
    "words",
    [
        "tgl 3 desember hari pasar di uren",
        "kamis ada aruh di balai",
        "3 Desember gotong royong",
        "pambakal nelpon jar kamis ni kada kawa",
        "maaf min kamis ni samuaan umpat haul",
    ],
)
async def test_what_keeps_the_village_busy_on_the_agreed_day_reaches_the_office(stage: Stage, words: str) -> None:
    """Once there was silence."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.official, cast.village_group, words)
    assert f"K1: {words}" in heard(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize("words", ["jumat ada aruh di balai", "isuk gotong royong", "kamis kada ada aruh"])
async def test_what_keeps_it_busy_on_another_day_is_left_alone(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    before = seen(cast.official, cast.village_group)
    await stage.acts.says(cast.official, cast.village_group, words)
    assert seen(cast.official, cast.village_group) == before


@pytest.mark.parametrize(
    "words",
    ["usulan tadi salah nama, harusnya Jaminah",
     "min ada 2 urang kada hadir", "sudah surut banyunya, kawa lewat lagi", "pian di mana?"],
)  # fmt: skip
async def test_on_the_day_what_is_asked_or_told_of_people_and_road_reaches_the_office(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.official, cast.village_group, words)
    assert f"K1: {words}" in heard(cast.coordinator, own(stage, cast.coordinator))


async def test_a_day_tells_of_which_of_two_visits_is_spoken(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.plans("Uren", "7-9 Desember", "10 selimut")
    await stage.acts.says(cast.official, cast.village_group, "K2 tgl 8 jam 10 di posyandu")
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    await stage.acts.says(cast.official, cast.village_group, "yang tgl 3 batal ja")
    assert "tentang kunjungan K1: yang tgl 3 batal ja" in heard(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize(
    "words",
    [
        "kadada siapa2 di balai nih, kami sudah ampat jam mahadang",
        "maaf pak pambakal kada ada, ke banjarmasin",
        "warga nang datang 10 haja, nang lain manugal",
        "warga rami banar sudah, 60 urang, labih pada daftar",
        "hati2 di jalan pak, titian km 3 licin",
        "sudah datang mobilnya, tapi kadada orangnya",
        "kada rubuh, cuma papannya lapas dua bilah",
    ],
)
async def test_on_the_day_what_matters_is_passed_on(stage: Stage, words: str) -> None:
    """Once all of it was met by silence, as talk among villagers."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.official, cast.village_group, words)
    assert words in heard(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize("words", ["siapa nang baisi mobil merah", "esok kita main bola", "urang sakulah libur"])
async def test_other_talk_of_that_day_is_left_alone(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.official, cast.village_group, words)
    assert words not in seen(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize(
    "words",
    ["pak jangan lupa bawa terpal, habis hujan licak banar",
     "pak ada jua nang handak susu gasan bayi, si Maimunah ngaran mamanya",
     "kursi roda gasan Kai Anang, lumpuh strok", "minggu kawa haja, jam barapa?"],
)  # fmt: skip
async def test_days_before_requests_and_days_reach_the_office(stage: Stage, words: str) -> None:
    """Once there was silence."""
    await stage.acts.plans()
    await stage.acts.decides()
    group, office, _ = await _says(stage, words)
    assert "diteruskan kepada Rahmi Contoh" in group
    assert words in office


async def test_what_was_told_and_is_so_no_longer_follows_whoever_says_it(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert await _says(stage, "nang tadi sudah baakur") == ("", "", "")
    await _says(stage, "pak jangan datang, jembatan putus")
    _, office, _ = await _says(stage, "nang tadi sudah baakur")
    assert "nang tadi sudah baakur" in office


@pytest.mark.parametrize("words", ["kanapa kada datang pak?", "kanapa kamarian kada datang?"])
async def test_after_the_day_has_passed_they_are_heard(stage: Stage, words: str) -> None:
    await begins(stage)
    await stage.later(days=1)
    _, office, _ = await _says(stage, words)
    assert words in office


@pytest.mark.parametrize("words", ["isuk ulun ka paringin pak", "jam 2 kita kumpul lah", "hari ini panas banar"])
async def test_talk_that_names_a_time_is_left_alone_once_all_is_agreed(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert await _says(stage, words) == ("", "", "")


async def test_an_objection_below_nothing_opens_the_day_that_another_chose(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.official, "Kam 3 Des", cast.village_group)
    await stage.acts.says(cast.second_official, cast.village_group, "jangan kamis woi, kamis urang begawi")
    assert "pilihan Alus Contoh dibuka lagi" in heard(cast.official, cast.village_group)
    assert "jangan kamis woi" in heard(cast.coordinator, own(stage, cast.coordinator))


async def _offers(stage: Stage) -> None:
    alone = own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(stage.cast.coordinator, alone, "K1 tawarkan sabtu jam 8")
    await stage.acts.taps(stage.cast.coordinator, "Ya", alone)


@pytest.mark.parametrize("words", ["setuju", "satuju ja ulun jua"])
async def test_a_yes_below_nothing_is_shown_to_the_offer(stage: Stage, words: str) -> None:
    await _offers(stage)
    group, _, _ = await _says(stage, words)
    assert "Bila itu untuk tawaran tim (Sabtu, 5 Desember 2026, 08.00 WITA" in group


async def test_another_day_instead_of_the_offered_one_is_asked(stage: Stage) -> None:
    await _offers(stage)
    group, _, _ = await _says(stage, "sabtu kada, minggu haja")
    assert "Maksudnya: K1: Minggu, 6 Desember 2026" in group


async def _two_agreed(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.plans("Uren", "8-9 Desember")
    await stage.acts.decides("Sel 8 Des")


async def test_of_two_visits_which_one_is_ready_is_asked(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await _two_agreed(stage)
    await stage.acts.says(cast.official, group, "balai sudah siap")
    assert {"K1 Uren", "K2 Uren"} <= set(cast.official.last(group).labels)
    await stage.acts.taps(cast.official, "K2 Uren", group)
    assert "dicentang: tempat siap" in heard(cast.official, group).casefold()


async def test_a_day_of_another_visit_is_moved_below_its_own_card(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await _two_agreed(stage)
    for code, said in (("K1", "itu hari kunjungan K2, bukan K1"), ("K2", "Rabu, 9 Desember 2026")):
        cast.official.replies(stage.acts.card(cast.official, group, code), "nang tgl 8 tu pindah ka tgl 9")
        await stage.settle()
        assert said in cast.official.last(group).shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("akhir bulan", "Tempatnya belum kami pahami"),
        ("samuaan hari kawa", "Tempatnya belum kami pahami"),
        ("barangai ja pak harinya", "masih perlu ditentukan"),
        ("jauh pang dari jalan", "masih perlu ditentukan"),
        ("balai desa / posyandu", "masih perlu ditentukan"),
        ("rumah ulun", "09.00 WITA, rumah Alus Contoh?"),
        ("posyandu RT 05/02", "09.00 WITA, posyandu RT 05/02?"),
    ],
)
async def test_words_of_time_or_of_how_it_is_there_are_no_place(stage: Stage, words: str, said: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    for label in ("Kam 3 Des", "09.00"):
        await stage.acts.taps(cast.official, label, group)
    cast.official.replies(stage.acts.card(cast.official, group, "K1"), words)
    await stage.settle()
    assert said in cast.official.last(group).shown


@pytest.mark.parametrize("words", ["bawakan jua kursi roda 2", "jam 9 terlalu pagi"])
async def test_a_request_below_an_open_card_is_not_refused_as_a_day(stage: Stage, words: str) -> None:
    """'Tanggal "bawakan jua kursi roda 2" belum terbaca', and nobody read it."""
    cast = stage.cast
    await stage.acts.plans()
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), words)
    await stage.settle()
    assert f"K1: {words}" in heard(cast.coordinator, own(stage, cast.coordinator))
    assert "Hari kunjungan K1 masih perlu ditentukan" in cast.official.last(cast.village_group).shown


async def test_more_of_a_thing_is_for_the_office(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    group, office, _ = await _says(stage, "K1 tambah 10 selimut")
    assert "diteruskan kepada Rahmi Contoh" in group
    assert "tambah 10 selimut" in office


@pytest.mark.parametrize("words", ["BLT bulan ini cair jumat jam 9 di kantor pos", "rapat pindah jumat jam 10 lah"])
@pytest.mark.parametrize("agreed", [False, True])
async def test_a_day_of_something_else_is_not_the_visit_s(stage: Stage, words: str, agreed: bool) -> None:
    await stage.acts.plans()
    if agreed:
        await stage.acts.decides()
    assert await _says(stage, words) == ("", "", "")


async def test_calling_off_in_private_reaches_the_office(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.official, cast.official.opens_private(), "K1 batal")
    assert "K1 batal" in heard(cast.coordinator, own(stage, cast.coordinator))


ASKED = ("siapa haja nang datang bu?", "bu minta no hp sopirnya", "bu pian kaina bamalam kah di sini",
         "kanapa kamis, urang bahuma samuaan", "mobilnya kawa masuk kah, jambatan hulu rapuh",
         "bu isuk jadi kah, cuaca buruk", "jambatan di hulu putus tadi malam!")  # fmt: skip


@pytest.mark.parametrize("words", ASKED)
@pytest.mark.parametrize("agreed", [True, False])
async def test_what_is_asked_of_the_visit_below_nothing_reaches_the_office(
    stage: Stage, words: str, *, agreed: bool
) -> None:
    """Once there was silence."""
    await stage.acts.plans()
    if agreed:
        await stage.acts.decides()
    group, office, team = await _says(stage, words)
    assert "diteruskan kepada Rahmi Contoh" in group
    assert words in office
    assert team == ""


@pytest.mark.parametrize("words", ["lalu kapan jadinya?", "jadi kah bu isuk?"])
async def test_whether_and_when_are_answered_from_the_books(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    group, office, _ = await _says(stage, words)
    assert "Kamis, 3 Desember 2026, 09.00 WITA" in group
    assert office == ""


@pytest.mark.parametrize(
    "words", ["siapa umpat mancing?", "kanapa ayam ulun mati", "bagi dua haja durian tu", "jalan ka pasar rami"]
)
async def test_what_villagers_ask_each_other_is_left_alone(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert await _says(stage, words) == ("", "", "")


@pytest.mark.parametrize("words", ["sopirnya luka kapala, darahnya banyak", "dua urang luka di tikungan"])
async def test_somebody_hurt_on_the_day_is_asked_and_told_to_the_camat_too(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    group, _, _ = await _says(stage, words)
    assert f"Catat sebagai kendala K1: {words}?" in group
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    for who in (cast.coordinator, cast.camat):
        assert f"🚨 Alus Contoh dari K1 Desa Uren: {words}." in heard(who, own(stage, who))


async def test_what_rang_for_the_camat_rings_once(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await _says(stage, "sopirnya luka kapala, darahnya banyak")
    await stage.later(minutes=6)
    before = len(cast.camat.sees(own(stage, cast.camat)))
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert len(cast.camat.sees(own(stage, cast.camat))) == before
