"""What people write in the field is recorded as it was meant, or asked about first: each of these was once recorded as
something else."""

import pytest

from simulator.model import Chat, Message
from simulator.people import Actor
from sotarsa_bot.records.field import Count, Delivery
from tests.conftest import Stage
from tests.the_day import begins, heard, own, panel, reports, seen

NAMES = "Aminah\nRahmat\nIndah\nSarah\nWafa"


async def a_list(stage: Stage, cargo: str = "25 paket sembako", names: str = NAMES) -> Chat:
    """K1 is under way with five on its list; the member's private chat."""
    cast = stage.cast
    await stage.acts.plans(cargo=cargo)
    await stage.acts.decides()
    await stage.acts.waits_until(stage.acts.starts_at(cast.coordinator, cast.team_group, "K1"))
    private = own(stage, cast.member)
    await stage.acts.says(cast.member, private, "/daftar k1")
    await stage.acts.says(cast.member, private, names)
    await stage.acts.taps(cast.member, "Selesai", private)
    return private


async def deliveries(stage: Stage) -> list[Delivery]:
    async with stage.engine.store.reading() as books:
        return await books.deliveries.find(withdrawn_at=None, order="id")


async def counted(stage: Stage) -> list[Count]:
    async with stage.engine.store.reading() as books:
        return await books.counts.find()


async def said(stage: Stage) -> list[tuple[int | None, str, str]]:
    return [(one.number, one.kind, one.item) for one in await deliveries(stage)]


async def answers(stage: Stage, who: Actor, asked: Message, words: str) -> None:
    who.replies(asked, words)
    await stage.settle()


@pytest.mark.parametrize(
    ("caption", "kind", "number"),
    [
        ("K1 3 Indah terima", "received", 3),
        ("K1 4 Sarah tidak ada", "absent", 4),
        ("K1 5 Wafa terima", "received", 5),
    ],
)
async def test_a_name_that_sounds_like_an_outcome_is_a_name(stage: Stage, caption: str, kind: str, number: int) -> None:
    private = await a_list(stage)
    stage.cast.member.sends_photo(private, caption=caption)
    await stage.settle()
    assert await said(stage) == [(number, kind, "sembako")]


@pytest.mark.parametrize(
    ("caption", "numbers"),
    [("K1 semua terima kecuali 4", [1, 2, 3, 5]), ("K1 1-5 terima kecuali 4", [1, 2, 3, 5]),
     ("K1 3, 4 dan 5 terima", [3, 4, 5])],
)  # fmt: skip
async def test_all_but_some(stage: Stage, caption: str, numbers: list[int]) -> None:
    await a_list(stage)
    stage.cast.member.sends_photo(stage.cast.team_group, caption=caption)
    await stage.settle()
    assert [one.number for one in await deliveries(stage)] == numbers


@pytest.mark.parametrize(
    ("caption", "items"),
    [
        ("K1 3 terima belum selimut", ["sembako"]),
        ("K1 3 terima kecuali selimut", ["sembako"]),
        ("K1 3 terima sembako dan selimut", ["sembako", "selimut"]),
    ],
)
async def test_what_was_left_out_is_not_recorded_and_what_was_named_is(
    stage: Stage, caption: str, items: list[str]
) -> None:
    await a_list(stage, cargo="25 sembako, 25 selimut")
    stage.cast.member.sends_photo(stage.cast.team_group, caption=caption)
    await stage.settle()
    assert await said(stage) == [(3, "received", item) for item in items]
    assert {one.note for one in await deliveries(stage)} == {""}


async def test_who_did_not_receive_is_asked_about_and_never_merely_absent(stage: Stage) -> None:
    cast = stage.cast
    await a_list(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 5 belum terima")
    assert await said(stage) == []
    assert "Mengapa belum atau tidak menerima?" in cast.member.last(cast.team_group).shown
    await stage.acts.taps(cast.member, "nomor 5 menolak", cast.team_group)
    assert await said(stage) == [(5, "refused", "sembako")]


async def test_a_number_alone_is_asked_about(stage: Stage) -> None:
    cast = stage.cast
    await a_list(stage)
    cast.member.sends_photo(cast.team_group, caption="K1 3")
    await stage.settle()
    assert await said(stage) == []
    await stage.acts.taps(cast.member, "nomor 3 menerima", cast.team_group)
    (one,) = await deliveries(stage)
    async with stage.engine.store.reading() as books:
        assert [photo.delivery for photo in await books.photos.find()] == [one.id]
    assert one.number == 3


async def test_a_thing_that_is_not_carried_is_said_and_one_that_fits_two_is_asked_about(stage: Stage) -> None:
    cast = stage.cast
    await a_list(stage, cargo="10 sembako lansia, 12 sembako balita")
    await stage.acts.says(cast.member, cast.team_group, "K1 1 terima beras 5")
    assert "“beras” tidak ada pada rencana kunjungan ini" in cast.member.last(cast.team_group).shown
    assert await said(stage) == []
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 5")
    assert await said(stage) == []
    await stage.acts.taps(cast.member, "5 sembako balita diserahkan", cast.team_group)
    assert [(one.item, one.amount) for one in await deliveries(stage)] == [("sembako balita", 5)]


async def test_a_village_that_counts_what_two_things_are_called_is_asked_which(stage: Stage) -> None:
    """It was an incident of nothing: 10 and 12 were shown, and "sembako 12" was taken for the first."""
    cast = stage.cast
    await a_list(stage, cargo="10 sembako lansia, 12 sembako balita")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako lansia 10\nsembako balita 12")
    await reports(stage, "Berangkat", "Selesai")
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    await answers(stage, cast.official, asked, "sembako 12")
    assert await counted(stage) == []
    await stage.acts.taps(cast.official, "sembako balita 12", cast.village_group)
    assert "tim 10" not in seen(cast.official, cast.village_group)
    assert "Cocok menurut" in heard(cast.official, cast.village_group)


@pytest.mark.parametrize(
    ("words", "team", "village"), [("kurang 1", 25, 24), ("24 paket saja", 25, 24), ("lengkap semua", 25, 25)]
)
async def test_a_village_counts_in_its_own_words(stage: Stage, words: str, team: int, village: int) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await reports(stage, "Berangkat", "Selesai")
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    await answers(stage, cast.official, asked, "belum dihitung")
    assert await counted(stage) == []
    await answers(stage, cast.official, asked, words)
    assert [one.amount for one in await counted(stage)] == [village]
    assert ("tim 25, desa 24" in heard(cast.official, cast.village_group)) == (team != village)


async def test_what_came_back_of_two_things_with_one_name_is_asked_about(stage: Stage) -> None:
    cast = stage.cast
    await a_list(stage, cargo="10 sembako lansia, 12 sembako balita")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako lansia 9\nsembako balita 12")
    await reports(stage, "Selesai", "Tim sudah pulang")
    card = next(m for m in cast.member.sees(cast.team_group) if "barang yang dibawa" in m.shown)
    await answers(stage, cast.member, card, "sembako kembali 1")
    await stage.acts.taps(cast.member, "sembako lansia kembali 1", cast.team_group)
    async with stage.engine.store.reading() as books:
        assert [(one.item, one.back) for one in await books.leftovers.find()] == [("sembako lansia", 1)]


async def test_a_step_with_more_words_is_read_back_and_its_opposite_is_none(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.later(hours=2)
    private = own(stage, cast.member)
    await stage.acts.says(cast.member, private, "tiba 09.40 tapi kehujanan")
    async with stage.engine.store.reading() as books:
        assert await books.steps.count() == 0
    assert "3. tiba 09.40 (kata lainnya tidak ikut dicatat" in cast.member.last(private).shown
    await stage.acts.taps(cast.member, "3", private)
    assert "✅ Tiba 09.40" in panel(stage, cast.member, private)
    await stage.acts.says(cast.member, private, "sudah tiba di desa uren jam setengah 10")
    await stage.acts.taps(cast.member, "Ya", private)
    assert "✅ Tiba 09.30" in panel(stage, cast.member, private)


async def test_a_step_in_another_village_is_asked_about(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, own(stage, cast.member), "sudah tiba di Liyu")
    async with stage.engine.store.reading() as books:
        assert await books.steps.count() == 0
    assert "kunjungan mana" in cast.member.last(own(stage, cast.member)).shown.casefold()


@pytest.mark.parametrize(
    ("typed", "press", "carried"),
    [("2,5 kg gula", "Ya", "2.500 gram gula"), ("1500 paket", "", "1.500 paket"), ("2,5 dus air", "", "")],
)
async def test_what_is_carried_is_counted_in_whole_numbers(stage: Stage, typed: str, press: str, carried: str) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await stage.acts.says(cast.coordinator, chat, "/kunjungan")
    await stage.acts.answers(cast.coordinator, chat, "Uren")
    await stage.acts.taps(cast.coordinator, "makanan", chat)
    await stage.acts.taps(cast.coordinator, "Lanjut", chat)
    await stage.acts.answers(cast.coordinator, chat, "1-5 Desember")
    for label in ("Hendra", "Lanjut"):
        await stage.acts.taps(cast.coordinator, label, chat)
    await stage.acts.answers(cast.coordinator, chat, "Hilux DA 1234 XX")
    await stage.acts.answers(cast.coordinator, chat, typed)
    if press:
        await stage.acts.taps(cast.coordinator, press, chat)
    if not carried:
        assert "jumlah ditulis bulat" in heard(cast.coordinator, chat)
        return
    assert carried in heard(cast.coordinator, chat)


async def test_what_is_listed_by_number_stands_above_the_buttons_whatever_the_question(stage: Stage) -> None:
    """It was "mengapa?" above [1] and [2], and nothing said what these were."""
    cast = stage.cast
    await a_list(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 3 Indah masih belum terima ternyata jam 7.15")
    asked = cast.member.last(cast.team_group)
    assert "Mengapa belum atau tidak menerima?" in asked.shown
    assert "1. nomor 3" in asked.shown
    assert "2. nomor 3" in asked.shown
    await stage.acts.taps(cast.member, "2", cast.team_group)
    assert await said(stage) == [(3, "refused", "sembako")]


async def test_who_refused_after_a_semicolon_is_no_note(stage: Stage) -> None:
    cast = stage.cast
    await a_list(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 4 terima; 5 menolak")
    assert await said(stage) == [(4, "received", "sembako"), (5, "refused", "sembako")]


async def test_a_number_put_right_after_a_semicolon_is_asked(stage: Stage) -> None:
    cast = stage.cast
    await a_list(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 1 terima sembako 2 jam 08.00 ; maaf salah harusnya 1")
    assert await said(stage) == []
    assert "1 sembako" in cast.member.last(cast.team_group).shown


async def test_what_nobody_answered_comes_down_one_after_the_other(stage: Stage) -> None:
    """Two of one person used to come down at once, with the same words; and a plain "ya" is for the one below."""
    cast = stage.cast
    await begins(stage)
    private = own(stage, cast.member)
    for words in ("tiba 07.10 bersama Ani", "berangkat 06.50 bersama Ani"):
        await stage.acts.says(cast.member, private, words)
    await stage.later(minutes=31)
    assert seen(cast.member, private).count("Belum dijawab") == 1
    assert "Belum dijawab, jadi belum dicatat. Maksudnya: tiba 07.10" in cast.member.last(private).shown
    await stage.acts.says(cast.member, private, "ya")
    assert "✅ Tiba 07.10" in heard(cast.member, private)
    await stage.later(minutes=2)
    assert "Belum dijawab, jadi belum dicatat. Maksudnya: berangkat 06.50" in cast.member.last(private).shown


async def test_one_that_is_left_standing_holds_the_next_up_for_half_an_hour_only(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = own(stage, cast.member)
    for words in ("tiba 07.10 bersama Ani", "berangkat 06.50 bersama Ani"):
        await stage.acts.says(cast.member, private, words)
    counts = []
    for _ in range(4):
        await stage.later(minutes=16)
        counts.append(seen(cast.member, private).count("Belum dijawab"))
    assert counts == [0, 1, 1, 2]


# --- what is said below the question itself ---


@pytest.mark.parametrize("words", ["yg rahmah", "kayapa maksudnya tu", "ini lawan itu"])
async def test_words_that_nobody_takes_leave_the_question_as_it_is(stage: Stage, words: str) -> None:
    """A bug: it was closed as "Diganti dengan tulisan yang baru", and the photo with its words led nowhere."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    member.sends_photo(group, caption="K1 3 atau 4 terima")
    await stage.settle()
    asked = stage.acts.question(member, group)
    stands = asked.shown, asked.labels
    member.replies(asked, words)
    await stage.settle()
    assert (asked.shown, asked.labels) == stands
    assert "belum dipahami" in member.last(group).shown
    await stage.acts.taps(member, "nomor 4", group)
    assert "untuk nomor 4" in heard(member, group)


@pytest.mark.parametrize("yes", ["ya", "iih", "bujur pang", "inggih pak", "iya betul", "setuju"])
async def test_a_yes_as_people_say_it(stage: Stage, yes: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    cast.official.replies(stage.acts.card(cast.official, group, "K1"), "tgl 3 jam 9 balai desa")
    await stage.settle()
    cast.official.replies(cast.official.last(group), yes)
    await stage.settle()
    assert "Disepakati" in stage.acts.card(cast.official, group, "K1").shown


async def test_what_the_team_writes_next_leaves_its_other_questions_open(stage: Stage) -> None:
    """A bug: a word about number 7 closed the questions about 8 and 5."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    card = stage.acts.card(member, group, "K1")
    member.replies(card, "3 atau 4 terima")
    await stage.settle()
    asked = member.last(group)
    member.replies(card, "K1 7 terima")
    await stage.settle()
    assert "nomor 4 menerima" in asked.labels


@pytest.mark.parametrize("words", ["K1", "k1", "K 1"])
async def test_a_code_alone_brings_the_card(stage: Stage, words: str) -> None:
    """It used to be taken for a photo's caption, though no photo was sent."""
    coordinator = stage.cast.coordinator
    await stage.acts.plans()
    await stage.acts.decides()
    private = stage.world.private(coordinator.user)
    await stage.acts.says(coordinator, private, words)
    assert coordinator.last(private).shown.startswith("K1 · Kunjungan ke Desa Uren")
