"""Said to the right people: what is agreed and wished for rings where somebody has to know it or to answer it."""

import pytest

from simulator.model import Message
from simulator.people import Actor
from sotarsa_bot.records.benefit import Benefit
from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen

AGREED = "✅ Desa Uren menyepakati kunjungan K1.\n🗓 Kamis, 3 Desember 2026, 09.00 WITA\n📍 Balai Desa"


def told(stage: Stage, who: Actor, *, group: bool = False) -> list[Message]:
    """The messages about what was agreed, as they stand now."""
    chat = stage.cast.team_group if group else own(stage, who)
    return [m for m in who.sees(chat) if m.sender is stage.world.bot and m.shown[:1] in "✅🔄" and "📍" in m.shown]


# --- an agreement ---


async def test_an_agreement_rings_at_the_office(stage: Stage) -> None:
    """A new message to the coordinator alone, the card one tap away, and one to the team; the village hears no more."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    (private,), (team,) = told(stage, cast.coordinator), told(stage, cast.member, group=True)
    assert private.shown == f"{AGREED}\nDiputuskan oleh Alus Contoh."
    assert team.shown == private.shown
    assert AGREED not in seen(cast.official, cast.village_group)
    await stage.acts.taps(cast.coordinator, "Lihat kartunya", own(stage, cast.coordinator))
    assert "✅ Disepakati" in stage.acts.card(cast.coordinator, own(stage, cast.coordinator), "K1").shown


async def grants(stage: Stage) -> None:
    """K1 (25 packages) has a list that asks for 30 of them, and for oil that nobody planned."""
    private = own(stage, stage.cast.coordinator)
    await stage.acts.says(stage.cast.coordinator, private, "/daftar k1")
    await stage.acts.says(stage.cast.coordinator, private, "Aminah\nRahmat\nSiti")
    async with stage.engine.store.writing() as books:
        await books.listed.change_all({"number": 1}, benefits=(Benefit(item="Sembako", amount=30),))
        await books.listed.change_all({"number": 2}, benefits=(Benefit(item="minyak", amount=9, unit="liter"),))


LACKING = (
    "⚠️ Daftar K1 meminta lebih dari barang yang dibawa: 30 paket sembako (dibawa 25) dan 9 liter minyak (dibawa 0)."
)


async def test_what_the_list_asks_for_and_the_load_lacks_is_said_when_the_visit_is_agreed(stage: Stage) -> None:
    """To the office, in goods and no names; before that and after, whoever looks at the list reads it, too."""
    cast = stage.cast
    await stage.acts.plans()
    await grants(stage)
    await stage.acts.decides()
    for message in (*told(stage, cast.coordinator), *told(stage, cast.member, group=True)):
        assert f"Diputuskan oleh Alus Contoh.\n{LACKING}" in message.shown
    assert "Aminah" not in seen(cast.member, cast.team_group)
    assert "minyak" not in seen(cast.official, cast.village_group)
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "/daftar k1")
    assert LACKING in cast.coordinator.last(own(stage, cast.coordinator)).shown


async def test_what_is_no_goods_is_counted_and_not_named(stage: Stage) -> None:
    """A column of aid as offices fill it: once the team's group read of an illness, and a name."""
    cast = stage.cast
    await stage.acts.plans()
    await grants(stage)
    async with stage.engine.store.writing() as books:
        for number, item in enumerate(("TB paru", "kursi roda an. Bahrani", "ibu hamil"), 1):
            await books.listed.change_all({"number": number}, benefits=(Benefit(item=item), Benefit(item="kursi roda")))
    await stage.acts.decides()
    told_group = seen(cast.member, cast.team_group)
    assert "3 kursi roda (dibawa 0) dan 3 permintaan lain (lihat daftarnya)" in told_group
    assert not any(word in told_group for word in ("TB paru", "Bahrani", "hamil"))


async def test_a_list_that_says_the_unit_with_the_thing_asks_for_the_same_thing(stage: Stage) -> None:
    """ "Paket sembako" is what "25 paket sembako" holds."""
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await grants(stage)
    async with stage.engine.store.writing() as books:
        await books.listed.change_all({"number": 1}, benefits=(Benefit(item="PAKET Sembako", amount=3),))
        await books.listed.change_all({"number": 2}, benefits=(Benefit(item="Pkt. sembako", amount=2),))
    await stage.acts.says(cast.coordinator, private, "/daftar k1")
    assert "meminta lebih" not in cast.coordinator.last(private).shown


async def test_who_agrees_in_the_teams_group_reads_there_what_the_load_lacks(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await grants(stage)
    await stage.acts.wishes("8 Desember jam 9")
    await stage.acts.taps(cast.coordinator, "Terima usulan desa", cast.team_group)
    assert LACKING in heard(cast.coordinator, cast.team_group)


async def test_a_correction_within_a_minute_rings_no_second_time_a_later_one_does(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.wishes("8 Desember jam 9")
    await stage.acts.taps(cast.coordinator, "Terima usulan desa", cast.team_group)
    assert told(stage, cast.coordinator) == []  # it was her own act
    await stage.later(minutes=5)
    await stage.acts.wishes("Balai Adat")
    (rung,) = told(stage, cast.coordinator)
    assert rung.shown.startswith("🔄 Kunjungan K1 ke Desa Uren berubah.\n🗓 Sekarang: Selasa, 8 Desember")
    assert "📍 Balai Adat" in rung.shown


async def test_what_the_coordinator_enters_rings_for_the_others_only(stage: Stage) -> None:
    """By telephone, noted in private: the team's group hears of it, she herself does not."""
    cast = stage.cast
    private = own(stage, cast.coordinator)
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, private, "/jadwal")
    await stage.acts.taps(cast.coordinator, "K1 Uren", private)
    await stage.acts.taps(cast.coordinator, "Catat jawaban desa", private)
    await stage.acts.taps(cast.coordinator, "Telepon", private)
    await stage.acts.says(cast.coordinator, private, "3 Desember jam 9, Balai Desa")
    await stage.acts.says(cast.coordinator, private, "ya")
    assert told(stage, cast.coordinator) == []
    assert [m.shown.startswith(AGREED) for m in told(stage, cast.member, group=True)] == [True]


# --- a wish for another day or place ---


async def test_a_wish_is_answered_below_the_private_message(stage: Stage) -> None:
    cast = stage.cast
    private = own(stage, cast.coordinator)
    await stage.acts.plans()
    await stage.acts.wishes("8 Desember jam 10, Posyandu")
    assert "diteruskan kepada Rahmi Contoh" in cast.official.last(cast.village_group).shown
    asked = cast.coordinator.last(private)
    assert "Alus Contoh dari Desa Uren" in asked.shown
    assert "Selasa, 8 Desember 2026, 10.00 WITA, Posyandu" in asked.shown
    assert asked.labels == ["Terima usulan desa", "Tidak bisa"]
    await stage.acts.taps(cast.coordinator, "Terima usulan desa", private)
    assert "✅ Disepakati" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert "diterima oleh Rahmi Contoh" in asked.shown
    assert asked.labels == []


async def test_an_answer_in_the_group_settles_the_private_message(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.wishes("8 Desember jam 10, Posyandu")
    asked = cast.coordinator.last(own(stage, cast.coordinator))
    await stage.acts.taps(cast.coordinator, "Tidak bisa", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "tim ke Liyu hari itu")
    assert "tidak bisa, dijawab oleh Rahmi Contoh" in asked.shown
    assert asked.labels == []
    assert "Alasannya: tim ke Liyu hari itu. Mohon pilih hari lain" in heard(cast.official, cast.village_group)


async def test_no_reason_is_needed(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.wishes("8 Desember jam 10, Posyandu")
    await stage.acts.taps(cast.coordinator, "Tidak bisa", own(stage, cast.coordinator))
    await stage.acts.taps(cast.coordinator, "Tanpa alasan", own(stage, cast.coordinator))
    answer = cast.official.last(cast.village_group).shown
    assert "belum dapat memenuhi usulan desa (Selasa, 8 Desember 2026, 10.00 WITA, Posyandu)." in answer
    assert "Alasan" not in answer


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("4 Desember jam 9, Posyandu", "Jumat, 4 Desember 2026, 09.00 WITA, tempat dari Balai Desa ke Posyandu"),
        ("4 Desember jam 9", "pindah ke Jumat, 4 Desember 2026, 09.00 WITA\n"),
    ],
)
async def test_what_would_move_is_shown_with_what_it_would_replace(stage: Stage, words: str, shown: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.later(hours=2)
    await stage.acts.wishes(words)
    assert shown in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown
    wish = shown.strip().removeprefix("pindah ").removeprefix("ke ")
    assert wish in heard(cast.coordinator, own(stage, cast.coordinator))


async def test_a_button_answers_the_wish_it_stands_below_and_no_later_one(stage: Stage) -> None:
    cast = stage.cast
    private = own(stage, cast.coordinator)
    await stage.acts.plans()
    await stage.acts.wishes("8 Desember jam 10, Posyandu")
    asked = cast.coordinator.last(private)
    old = asked.buttons[0][0].data or ""
    await stage.acts.wishes("9 Desember jam 10, Posyandu")
    cast.coordinator.presses_data(private, asked, old)
    await stage.settle()
    assert "sudah mengganti usulannya" in cast.coordinator.alerts[-1].text
    assert "Desa mengusulkan Rabu, 9 Desember" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert asked.labels == []
    assert cast.coordinator.last(private).labels == ["Terima usulan desa", "Tidak bisa"]


async def test_a_day_outside_the_window_without_an_hour_is_asked_for_its_hour(stage: Stage) -> None:
    await stage.acts.plans()
    cast, group = stage.cast, stage.cast.village_group
    cast.official.replies(stage.acts.card(cast.official, group, "K1"), "8 Desember")
    await stage.settle()
    answer = stage.cast.official.last(stage.cast.village_group).shown
    assert answer == "Selasa, 8 Desember 2026: jam berapa? Mohon balas dengan jamnya, misalnya: jam 9"


# --- small things that were hard to read ---


async def test_the_example_on_a_card_is_within_its_days(stage: Stage) -> None:
    """U24: `misalnya: 3 Desember` on a card of 7 to 13 December."""
    cast = stage.cast
    await stage.acts.plans(window="7-13 Desember", cargo="1500 paket sembako")
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    assert "misalnya: 7 Desember jam 9, balai desa" in card.shown
    assert "1.500 paket sembako" in card.shown
    await stage.later(hours=25)
    assert "misalnya: 7 Desember jam 9, balai desa" in cast.official.last(cast.village_group).shown
    await stage.acts.taps(cast.official, "Pilih hari lain", cast.village_group)
    assert "14 Desember jam 9" in cast.official.alerts[-1].text


async def test_ones_own_telephone_is_shown_to_oneself(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.says(cast.member, own(stage, cast.member), "/data")
    assert "+6281200000002" in cast.member.last(own(stage, cast.member)).shown


async def test_who_recorded_is_not_taken_for_who_received(stage: Stage) -> None:
    """U19: "1 sembako · no. 6 · Hendra Contoh" read as if Hendra had received it."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 6 terima")
    await stage.later(minutes=30)
    cast.member.sends_photo(cast.team_group)
    await stage.later(minutes=5)
    if "K1 Uren" in stage.acts.question(cast.member, cast.team_group).labels:
        await stage.acts.taps(cast.member, "K1 Uren", cast.team_group)
    assert "1 sembako · nomor 6 · dicatat Hendra Contoh" in stage.acts.question(cast.member, cast.team_group).labels


@pytest.mark.parametrize(("typed", "offered"), [("norhayti", "2. Norhayati binti Ali?"), ("Rahmad", "1. Rahmat?")])
async def test_a_slip_in_a_name_is_asked_about_before_it_is_a_request(stage: Stage, typed: str, offered: str) -> None:
    """U18"""
    cast, chat = stage.cast, own(stage, stage.cast.member)
    await begins(stage)
    await stage.acts.says(cast.member, chat, "/daftar K1")
    await stage.acts.says(cast.member, chat, "Rahmat\nNorhayati binti Ali\nSiti")
    await stage.acts.taps(cast.member, "Selesai", chat)
    await stage.acts.says(cast.member, chat, "/serah")
    await stage.acts.taps(cast.member, "sembako", chat)
    await stage.acts.says(cast.member, chat, typed)
    question = stage.acts.question(cast.member, chat)
    assert "salah satu ini" in question.shown
    assert [label for label in question.labels if label.endswith("?")] == [offered]
    await stage.acts.taps(cast.member, offered, chat)
    assert f"Bagaimana nomor {offered[0]}" in cast.member.last(chat).shown


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        ("K1 24 meninggal", "• Nomor 24 sudah meninggal; 1 sembako tidak diserahkan"),
        ("K1 7 pindah", "• Nomor 7 sudah pindah; 1 sembako tidak diserahkan"),
        ("K1 8 tidak ada", "• Nomor 8 tidak hadir; 1 sembako belum diserahkan"),
        ("K1 9 menolak", "• Nomor 9 menolak; 1 sembako tidak diserahkan"),
    ],
)
async def test_who_did_not_receive_is_said_first(stage: Stage, caption: str, said: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, caption)
    assert said in heard(cast.member, cast.team_group)


async def test_two_villages_that_agree_on_the_same_people_and_car_are_told_of(stage: Stage) -> None:
    """Once nobody was: neither village knows of the other."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.plans("Liyu")
    cast.other_official.replies(
        stage.acts.card(cast.other_official, cast.other_group, "K2"), "kamis 3 desember jam 9, balai desa"
    )
    await stage.settle()
    await stage.acts.taps(cast.other_official, "Ya", cast.other_group)
    for chat in (own(stage, cast.coordinator), cast.team_group):
        said = cast.coordinator.last(chat).shown
        assert "menyepakati kunjungan K2" in said
        assert "Rahmi Contoh dan Hendra Contoh sudah ikut kunjungan K1" in said
        assert "Hilux DA 1234 XX sudah dipakai kunjungan K1" in said
    assert "sudah dipakai" not in seen(cast.other_official, cast.other_group)
