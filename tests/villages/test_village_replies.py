"""What officials type below the card: understood, or asked; what citizens would hear is read back first."""

import pytest

from simulator.model import Message
from simulator.people import Actor
from tests.conftest import Stage
from tests.the_day import heard, seen


def card(stage: Stage) -> Message:
    return stage.acts.card(stage.cast.official, stage.cast.village_group, "K1")


async def replies(stage: Stage, words: str, who: Actor | None = None) -> str:
    """An official answers the card; what the bot says last."""
    (who or stage.cast.official).replies(card(stage), words)
    await stage.settle()
    return stage.cast.official.last(stage.cast.village_group).shown


def announced(stage: Stage) -> list[str]:
    return [m.shown for m in stage.cast.official.sees(stage.cast.village_group) if m.shown.startswith("PENGUMUMAN")]


async def test_what_was_said_of_two_days_is_asked_and_then_announced(stage: Stage) -> None:
    """The answer that led to this rule: once it was announced for the day that was turned down."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans(window="14-18 Desember")
    said = await replies(stage, "tanggal 15 tidak bisa, tanggal 16 saja jam 10 di balai")
    assert said == "Maksudnya: Rabu, 16 Desember 2026, 10.00 WITA, balai?"
    assert announced(stage) == []
    assert "Menunggu jawaban desa" in card(stage).shown
    await stage.acts.taps(cast.official, "Ya", group)
    (words,) = announced(stage)
    assert "Rabu, 16 Desember 2026, 10.00 WITA" in words
    assert "Tempat: balai\n" in words
    assert "Baik: Rabu, 16 Desember" in heard(cast.official, group)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Jumat 3 Desember jam 9, balai desa", "Yang mana maksudnya?"),
        ("besok kamis jam 9", "Yang mana maksudnya?"),
        ("3-4 Desember jam 9 balai desa", "Yang mana maksudnya?"),
        ("3 Desember jam 9 di RT 05/02", "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, RT 05/02?"),
        ("Rabu tgl 2 jam 9, balai desa", "Maksudnya: Rabu, 2 Desember 2026, 09.00 WITA, balai desa?"),
        ("3 Desember jam 9, balai desa", "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?"),
        ("jangan Kamis 3 Desember jam 9, ada aruh adat", "Kamis 3 Desember tidak bisa. Hari apa yang bisa?"),
        ("Selasa 1 Desember jangan, Kamis 3 Desember jam 9 bisa", "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA?"),
        ("3 Desember 09.00-12.00 balai", "Yang dicatat hanya jam mulainya. Maksudnya: Kamis, 3 Desember 2026, 09.00"),
        ("3 Desember jam 12 malam", "Jam 12 malam? Kalau siang"),
        ("sesudah panen", 'Tanggal "sesudah panen" belum terbaca'),
    ],
)
async def test_nothing_is_announced_before_it_was_confirmed(stage: Stage, words: str, asked: str) -> None:
    await stage.acts.plans()
    assert asked in await replies(stage, words)
    assert announced(stage) == []
    assert "Menunggu jawaban desa" in card(stage).shown


@pytest.mark.parametrize("words", ["sebentar, saya tanya pak kades dulu", "belum tahu tempatnya", "terima kasih bu"])
async def test_small_talk_is_no_place(stage: Stage, words: str) -> None:
    """The card waits for the place, and goes on waiting."""
    cast = stage.cast
    await stage.acts.plans()
    for label in ("Kam 3 Des", "09.00"):
        await stage.acts.taps(cast.official, label, cast.village_group)
    before = len(cast.official.sees(cast.village_group))
    message = cast.official.replies(card(stage), words)
    await stage.settle()
    assert "Di mana?" in card(stage).shown
    assert message.reactions
    assert len(cast.official.sees(cast.village_group)) == before + 1
    assert announced(stage) == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("tolong bawa kursi roda 1 untuk ibu aminah", "Tempat kunjungan K1 masih perlu ditentukan"),
        ("jumlah sembako kurang, kami perlu 40", "Tempat kunjungan K1 masih perlu ditentukan"),
        ("tempatnya jangan di balai desa, lagi dicat", "Baik, bukan di situ. Di mana jadinya?"),
        ("tgl 3 tu jam berapa datangnya?", "K1 belum lengkap: desa memilih Kamis 3 Desember"),
        ("balai adat ja", "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai adat?"),
        ("balai desa lah, posyandunya bocor", "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?"),
        ("jamnya jadi 8", "Dicatat: Kamis, 3 Desember 2026, 08.00 WITA. Di mana?"),
        ("jam 9 lewat 15", "Dicatat: Kamis, 3 Desember 2026, 09.15 WITA. Di mana?"),
    ],
)
async def test_what_is_no_place_is_never_announced_as_one(stage: Stage, words: str, shown: str) -> None:
    await stage.acts.plans()
    for label in ("Kam 3 Des", "09.00"):
        await stage.acts.taps(stage.cast.official, label, stage.cast.village_group)
    assert shown in await replies(stage, words)
    assert announced(stage) == []


async def test_another_hour_while_the_place_is_asked_changes_the_hour(stage: Stage) -> None:
    """ "maaf jam 10 saja" was taken for a place."""
    cast = stage.cast
    await stage.acts.plans()
    for label in ("Kam 3 Des", "09.00"):
        await stage.acts.taps(cast.official, label, cast.village_group)
    assert "Maksudnya: Kamis, 3 Desember 2026, 10.00 WITA?" in await replies(stage, "maaf jam 10 saja")
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "memilih Kamis, 3 Desember 2026, 10.00. Di mana?" in card(stage).shown


async def test_words_that_turn_something_are_no_place(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    for label in ("Kam 3 Des", "09.00"):
        await stage.acts.taps(cast.official, label, cast.village_group)
    assert "Baik, bukan di situ. Di mana jadinya?" in await replies(stage, "bukan di balai")
    assert "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, rumah Pak Ahmad?" in await replies(
        stage, "di rumah Pak Ahmad"
    )
    await replies(stage, "Balai Desa")  # as its button says: agreed at once
    assert "📍 Balai Desa" in card(stage).shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("4 Desember jam 10, balai desa", "Maksudnya: Jumat, 4 Desember 2026, 10.00 WITA, balai desa?"),
        ("jam 9 atau 10", "Yang mana maksudnya?"),
        ("maaf, kami tidak bisa tgl 3.12", "Kamis 3 Desember tidak bisa, jadi pilihan"),
        ("jam 2", "Maksudnya: Kamis, 3 Desember 2026, 14.00 WITA?"),
        ("agak siang", 'Jam "agak siang" belum terbaca'),
    ],
)
async def test_a_reply_while_the_hour_is_asked(stage: Stage, words: str, shown: str) -> None:
    await stage.acts.plans()
    await stage.acts.taps(stage.cast.official, "Kam 3 Des", stage.cast.village_group)
    assert shown in await replies(stage, words)
    undone = "dibuka lagi" in seen(stage.cast.official, stage.cast.village_group)
    assert ("Mohon pilih hari" if undone else "Jam berapa?") in card(stage).shown


async def test_one_of_several_meanings_is_pressed(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.taps(cast.official, "Kam 3 Des", group)
    await replies(stage, "jam 2 atau jam 3")
    await stage.acts.taps(cast.official, "Kamis, 3 Desember 2026, 14.00 WITA", group)
    assert "memilih Kamis, 3 Desember 2026, 14.00. Di mana?" in card(stage).shown


async def test_a_reply_to_the_question_takes_the_place_of_what_was_written(stage: Stage) -> None:
    """ "bukan, ..." below "Maksudnya ...?", as one says it."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await replies(stage, "3 Desember jam 9, balai desa")
    asked = cast.official.last(group)
    cast.official.replies(asked, "bukan, tanggal 4 jam 9 di balai desa")
    await stage.settle()
    assert "Maksudnya: Jumat, 4 Desember 2026, 09.00 WITA, balai desa?" in heard(cast.official, group)
    assert announced(stage) == []
    cast.official.replies(asked, "ya betul")
    await stage.settle()
    assert "Jumat, 4 Desember 2026, 09.00 WITA" in announced(stage)[0]
    cast.official.replies(asked, "ya")
    await stage.settle()
    assert len(announced(stage)) == 1


async def test_change_says_how_and_the_question_stays_open(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await replies(stage, "3 Desember jam 9, balai desa")
    asked = cast.official.last(group)
    await stage.acts.taps(cast.official, "Ubah", group)
    assert "belum dicatat" in asked.shown
    cast.official.replies(asked, "4 Desember jam 9, balai desa")
    await stage.settle()
    await stage.acts.taps(cast.official, "Ya", group)
    assert "Jumat, 4 Desember 2026" in announced(stage)[0]


async def test_a_part_of_what_was_read_back_is_corrected(stage: Stage) -> None:
    """ "jam 10 saja" below "Maksudnya Kamis, 3 Desember, 09.00, balai desa?"."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await replies(stage, "3 Desember jam 9, balai desa")
    asked = cast.official.last(group)
    cast.official.replies(asked, "jam 10 saja")
    await stage.settle()
    assert asked.shown == "Maksudnya: Kamis, 3 Desember 2026, 10.00 WITA, balai desa?"
    cast.official.replies(asked, "tempatnya di posyandu")
    await stage.settle()
    assert asked.shown == "Maksudnya: Kamis, 3 Desember 2026, 10.00 WITA, posyandu?"


async def test_another_official_may_confirm_and_nobody_else(stage: Stage) -> None:
    """Whoever may decide; the team and strangers are told that it is not their question, also by a forged press."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await replies(stage, "3 Desember jam 9, balai desa")
    asked = cast.official.last(group)
    data = asked.buttons[0][0].data or ""
    for other in (cast.coordinator, cast.stranger):
        other.presses_data(group, asked, data)
        await stage.settle()
        assert announced(stage) == []
    await stage.acts.taps(cast.second_official, "Ya", group)
    assert len(announced(stage)) == 1
    assert f"Diputuskan oleh {cast.second_official.user.first_name}" in card(stage).shown


async def test_the_question_outlives_a_restart_and_moves_with_its_group(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await replies(stage, "3 Desember jam 9, balai desa")
    await stage.reopen()
    await stage.acts.taps(cast.official, "Ya", group)
    assert len(announced(stage)) == 1


async def test_of_two_typed_answers_the_first_confirmed_counts(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await replies(stage, "3 Desember jam 9, balai desa")
    first = cast.official.last(group)
    await replies(stage, "4 Desember jam 10, posyandu", cast.second_official)
    second = cast.official.last(group)
    cast.official.taps("Ya", chat=group, message=first)
    await stage.settle()
    cast.second_official.taps("Ya", chat=group, message=second)
    await stage.settle()
    assert "baru saja memutuskan: Kamis, 3 Desember" in second.shown
    assert "Maksudnya: Jumat, 4 Desember 2026, 10.00 WITA, posyandu?" in second.shown
    assert "Kamis, 3 Desember 2026, 09.00 WITA" in card(stage).shown


# --- what is agreed is corrected ---


async def test_a_slip_of_the_finger_is_corrected_at_once(stage: Stage) -> None:
    """The place at any time, another of the team's times soon after; both are read back and announced anew."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.taps(cast.official, "Salah? Ubah tempat / waktu", group)
    assert "Balas kartu" in cast.official.alerts[-1].text
    assert "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, posyandu?" in await replies(stage, "tempatnya posyandu")
    await stage.acts.taps(cast.official, "Ya", group)
    assert "📍 posyandu" in card(stage).shown
    assert "bukan" not in await replies(stage, "salah, tanggal 4 jam 10")
    await stage.acts.taps(cast.official, "Ya", group)
    assert "🗓 Jumat, 4 Desember 2026, 10.00 WITA\n📍 posyandu" in card(stage).shown
    assert len(announced(stage)) == 1


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("salah, tempatnya di posyandu", "posyandu"),
        ("bukan di balai, di posyandu saja ya pak", "posyandu"),
        ("bukan di balai tapi di rumah Pak Ahmad RT 2", "rumah Pak Ahmad RT 2"),
        ("maaf pindah ke SDN 2 Uren", "SDN 2 Uren"),
        ("ubah tempat ke balai adat", "balai adat"),
    ],
)
async def test_a_place_is_corrected_in_many_words(stage: Stage, words: str, place: str) -> None:
    """The place that is turned down beside it is not the new one."""
    await stage.acts.plans()
    await stage.acts.decides()
    assert f"Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, {place}?" in await replies(stage, words)


async def test_what_is_no_longer_right_is_asked_for(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    assert "Kamis 3 Desember tidak bisa. Hari apa yang bisa?" in await replies(stage, "salah, bukan tanggal 3")
    assert "✅ Disepakati" in card(stage).shown
    await replies(stage, "baik, warga sudah tahu semua", cast.second_official)
    assert "✅ Disepakati" in card(stage).shown


async def test_an_agreed_place_that_is_no_longer_right_is_asked_for(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    said = await replies(stage, "tempatnya jangan di balai desa, lagi dicat")
    assert "Di mana jadinya?" in said
    assert "📍 Balai Desa" in card(stage).shown


async def test_later_another_time_is_a_wish(stage: Stage) -> None:
    """Others may have been planned around it: the coordinator answers."""
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=2)
    await stage.acts.wishes("4 Desember jam 10")
    assert "meminta pindah ke Jumat, 4 Desember 2026, 10.00 WITA" in card(stage).shown


# --- what nobody answers ---


async def test_a_question_that_nobody_answers_comes_down_once_and_then_stands_in_the_summary(stage: Stage) -> None:
    """What was written is recorded nowhere, and that must not be forgotten."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await replies(stage, "3 Desember jam 9, balai desa")
    before = len(cast.official.sees(group))
    await stage.later(minutes=31)
    again = cast.official.last(group)
    assert (
        again.shown == "Belum dijawab, jadi belum dicatat. Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?"
    )
    await stage.later(minutes=31)
    assert len(cast.official.sees(group)) == before + 1
    await stage.acts.says(cast.coordinator, stage.world.private(cast.coordinator.user), "/ringkasan")
    told = seen(cast.coordinator, stage.world.private(cast.coordinator.user))
    assert "1 tulisan belum dicatat, menunggu jawaban penulisnya: Alus Contoh (di grup Perangkat Desa Uren)." in told
    cast.official.replies(again, "ya")
    await stage.settle()
    assert len(announced(stage)) == 1


async def test_whoever_answers_anew_is_asked_about_the_new_words_only(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await replies(stage, "3 Desember jam 9, balai desa")
    first = cast.official.last(group)
    assert "Maksudnya: Jumat, 4 Desember 2026, 09.00 WITA, balai desa?" in await replies(stage, "4 Desember jam 9")
    assert first.shown == "Diganti dengan tulisan yang baru."
    assert first.labels == []
    await replies(stage, "ya")
    await stage.later(minutes=31)
    assert "Belum dijawab" not in seen(cast.official, group)


async def test_meanings_that_are_long_stand_numbered_above_their_buttons(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    said = await replies(stage, "Jumat 3 Desember jam 9, balai desa")
    assert "\n1. Kamis, 3 Desember 2026, 09.00 WITA, balai desa\n2. Jumat, 4 Desember 2026" in said
    await stage.acts.taps(cast.official, "2", group)
    assert "Jumat, 4 Desember 2026" in announced(stage)[0]


# --- what fresh eyes ran into ---


async def test_that_the_agreed_day_does_not_suit_reaches_the_office_with_its_reason(stage: Stage) -> None:
    """Nobody heard of a death in the village while reminders went out."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    said = await replies(stage, "tanggal 3 kami tidak bisa, ada yang meninggal")
    assert "Koordinator sudah diberi tahu" in said
    told = cast.coordinator.last(stage.world.private(cast.coordinator.user)).shown
    assert "tanggal 3 kami tidak bisa, ada yang meninggal" in told
    assert "✅ Disepakati" in card(stage).shown


async def test_a_place_before_the_hour_changes_nobodys_choice(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.official, "Kam 3 Des", cast.village_group)
    assert "Jam berapa?" in await replies(stage, "tempatnya di balai adat", cast.second_official)
    assert "Alus Contoh memilih Kamis" in card(stage).shown


async def test_a_yes_below_the_card_answers_what_was_asked_about_it(stage: Stage) -> None:
    """A nod does not, and takes nothing back."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await replies(stage, "3 Desember jam 9, balai desa")
    asked = cast.official.last(group)
    await replies(stage, "ok siap", cast.second_official)
    assert asked.labels == ["Ya", "Ubah"]
    await replies(stage, "inggih", cast.second_official)
    assert len(announced(stage)) == 1


async def test_a_reply_to_not_understood_takes_the_place_of_the_words(stage: Stage) -> None:
    """As people answer: below the last thing that the bot said."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    assert "belum terbaca" in await replies(stage, "sesudah panen")
    cast.official.replies(cast.official.last(group), "habis itu kami rapat")
    await stage.settle()
    cast.official.replies(cast.official.last(group), "3 Desember jam 9, balai desa")
    await stage.settle()
    assert "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?" in heard(cast.official, group)


@pytest.mark.parametrize("words", ["jangan, salah pencet", "eh kada usah dibatalkan"])
async def test_a_refusal_is_no_reason_for_cancelling(stage: Stage, words: str) -> None:
    """Once it was sent to the village as the reason: it closes the question."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.unfolds(cast.coordinator, "Batalkan kunjungan", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, words)
    assert "dibatalkan" not in seen(cast.official, cast.village_group)
    assert "Ditutup" in cast.coordinator.last(cast.team_group).shown


async def test_who_does_not_cancel_after_all_closes_the_question(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.unfolds(cast.coordinator, "Batalkan kunjungan", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "tidak jadi batal, salah tekan")
    assert "dibatalkan" not in seen(cast.official, cast.village_group)
    assert "✅ Disepakati" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_question_of_yesterday_is_not_answered_by_whatever_comes(stage: Stage) -> None:
    """An open list turned greetings into recipients."""
    cast, private = stage.cast, stage.world.private(stage.cast.coordinator.user)
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, private, "/daftar")
    await stage.acts.taps(cast.coordinator, "K1 Uren", private)
    await stage.later(days=2)
    await stage.acts.says(cast.coordinator, private, "besok jadi berangkat jam 7 kah")
    assert "Masih ada pertanyaan yang belum dijawab" in cast.coordinator.last(private).shown
    async with stage.engine.store.reading() as books:
        assert await books.listed.count() == 0


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("Kamis 3 Des jam 9 di balai desa, kalau jalan bagus", "kalau jalan bagus"),
        ("kalau tidak hujan Kamis 3 Des jam 9 di balai desa", "kalau tidak hujan"),
        ("Kamis 3 Des jam 9 di balai desa bila pak kades ada", "bila pak kades ada"),
        ("asalkan air surut, Kamis 3 Des jam 9 di balai desa", "asalkan air surut"),
    ],
)
async def test_a_condition_is_named_when_it_is_asked_about(stage: Stage, words: str, condition: str) -> None:
    """It used to be left out of the question; "kalau tidak hujan Kamis" was even read as "not on Thursday"."""
    cast = stage.cast
    await stage.acts.plans()
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), words)
    await stage.settle()
    asked = cast.official.last(cast.village_group).shown
    assert "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa" in asked
    assert f"(tanpa syaratnya: {condition})?" in asked


@pytest.mark.parametrize(
    "words", ["jam 9 di balai desa sudah siap", "jam 9 di balai desa, sudah siap pak", "jam 9 di balai desa siap pak"]
)
async def test_a_place_that_is_ready_is_a_place(stage: Stage, words: str) -> None:
    """ "Sudah siap" after it used to lose it."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.official, "Kam 3 Des", cast.village_group)
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), words)
    await stage.settle()
    assert "Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?" in cast.official.last(cast.village_group).shown
