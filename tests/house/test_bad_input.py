"""What people type, press and send wrongly: each gets one clear sentence, nothing is lost, and the next try counts."""

import pytest

from conversations.routing import menu
from sotarsa_bot.books import Unlike
from sotarsa_bot.parsing import parse_caption
from sotarsa_bot.records.machinery import InboxState
from tests.conftest import Stage
from tests.middles import replies
from tests.the_day import begins, closes, heard, panel, reports, seen

TWENTY_ONE_MB = 21 * 1024 * 1024


async def dead(stage: Stage) -> int:
    async with stage.engine.store.reading() as books:
        return await books.inbox.count(state=InboxState.DEAD)


# --- days and times ---


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("nanti saja", "belum terbaca"),
        ("31 November", "tidak ada di kalender"),
        ("1-2 November 2026", "sudah lewat"),
        ("5-1 Desember", "lebih awal daripada"),
        ("1 Desember - 31 Maret 2027", "terlalu lama"),
        ("1-5 Desember 2031", "terlalu jauh"),
    ],
)
async def test_days_that_cannot_be_in_a_proposal(stage: Stage, typed: str, answer: str) -> None:
    cast = stage.cast
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/kunjungan")
    await stage.acts.says(cast.member, private, "uren")
    await stage.acts.taps(cast.member, "makanan", private)
    await stage.acts.taps(cast.member, "Lanjut", private)
    await stage.acts.says(cast.member, private, typed)
    assert answer in cast.member.last(private).shown
    await stage.acts.says(cast.member, private, "1-5 Desember")
    assert "1–5 Desember 2026" in cast.member.last(private).shown


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("31 November jam 9", "tidak ada di kalender"),
        ("3 Desember jam 25", "antara 00.00 dan 23.59"),
        ("3 Desember jam 9 WIB", "dalam WITA"),
        ("20 November 2026 jam 9", "sudah lewat"),
        ("20 Desember", "jam berapa? Mohon balas dengan jamnya"),
        ("sesudah panen", "belum terbaca"),
        ("3 Desember jam 9, " + "balai " * 30, "erlalu panjang"),
    ],
)
async def test_days_and_times_that_no_village_can_choose(stage: Stage, typed: str, answer: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    cast.official.replies(card, typed)
    await stage.settle()
    assert answer in cast.official.last(cast.village_group).shown
    assert "Menunggu jawaban desa" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    cast.official.replies(card, "3 Desember jam 9, balai desa")
    await stage.settle()
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "✅ Disepakati" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_place_on_the_map_before_the_hour_is_asked_for_later(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    cast.official.sends_location(cast.village_group, reply_to=card)
    await stage.settle()
    assert "hari dan jamnya dahulu" in cast.official.last(cast.village_group).shown


async def test_the_coordinators_note_of_a_call_needs_an_hour_that_is_still_to_come(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.coordinator, "Catat jawaban desa", cast.team_group)
    await stage.acts.taps(cast.coordinator, "Radio", cast.team_group)
    asked = stage.acts.question(cast.coordinator, cast.team_group)
    for typed, answer in (
        ("3 Desember", "Jam berapa? Tulis misalnya: 3 Des"),
        ("hari ini jam 6", "sudah lewat"),
    ):
        cast.coordinator.replies(asked, typed)
        await stage.settle()
        assert answer in cast.coordinator.last(cast.team_group).shown
    cast.coordinator.replies(asked, "3 Desember jam 9")
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Ya", cast.team_group)
    assert "lewat radio" in stage.acts.card(cast.official, cast.village_group, "K1").shown


# --- presses that are nobody's, old, or invented ---


async def test_an_official_of_another_village_decides_nothing_here(stage: Stage) -> None:
    """Not as a guest in the group, and not from their own with a forged press."""
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    stage.world.join(cast.village_group, cast.other_official.user)
    await stage.acts.taps(cast.other_official, "Kam 3 Des", cast.village_group)
    assert "belum terdaftar sebagai perangkat desa ini" in cast.other_official.alerts[-1].text
    await stage.acts.says(cast.other_official, cast.other_group, "/bantuan")
    here = cast.other_official.last(cast.other_group)
    cast.other_official.presses_data(cast.other_group, here, card.buttons[0][0].data or "")
    await stage.settle()
    assert "bukan bagian tugas" in cast.other_official.alerts[-1].text
    assert "Menunggu jawaban desa" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_old_buttons_say_what_has_become_of_it(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    card = stage.acts.card(cast.official, cast.village_group, "K1")
    day = card.buttons[0][0].data or ""
    await stage.acts.decides()
    cast.second_official.presses_data(cast.village_group, card, day)
    cast.second_official.presses_data(cast.village_group, card, "0|day|1|20261203")
    cast.second_official.presses_data(cast.village_group, card, "")
    await stage.settle()
    said = [alert.text for alert in cast.second_official.alerts]
    assert "sudah diputuskan oleh Alus Contoh" in said[0]
    assert ["sudah tidak berlaku" in text for text in said[1:]] == [True, True]


async def test_the_buttons_of_a_finished_question_are_gone_or_answered(stage: Stage) -> None:
    cast = stage.cast
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/kunjungan")
    asked = stage.acts.question(cast.member, private)
    old = asked.buttons[0][0].data or ""
    await stage.acts.says(cast.member, private, "/batal")
    assert not asked.buttons
    cast.member.presses_data(private, asked, old)
    await stage.settle()
    assert "sudah dijawab" in cast.member.alerts[-1].text


async def test_a_forwarded_card_decides_nothing_and_records_nothing(stage: Stage) -> None:
    """Neither its words, which look like a caption, nor its buttons in a modified client."""
    cast = stage.cast
    await stage.acts.plans()
    village = stage.acts.card(cast.official, cast.village_group, "K1")
    team = stage.acts.card(cast.coordinator, cast.team_group, "K1")
    for who, source in ((cast.official, village), (cast.coordinator, team)):
        private = stage.world.private(who.user)
        copy = who.forwards(source, private)
        await stage.settle()
        assert "diteruskan" in who.last(private).shown
        who.presses_data(private, copy, village.buttons[0][0].data or "")
        await stage.settle()
        assert "bukan bagian tugas" in who.alerts[-1].text
    assert "Menunggu jawaban desa" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count() == 0


JUNK: tuple[list[str], ...] = (
    [], ["x"], ["²"], ["-1"], ["1"], ["999999999999"], ["1", "x"], ["1", "²"], ["1", "9999"], ["1", "20269999"],
    ["1", "999999999999"], ["1", "team", "x"], ["1", "departed", "999999999999"], ["1", "1", "x"], ["1", "0", "-1"],
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(menu.PRESSES))
async def test_invented_presses_are_answered_and_change_no_visit(stage: Stage, name: str) -> None:
    """By people who may do everything, and by one who may nothing."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.official, "Kam 3 Des", cast.village_group)
    team, village = (stage.acts.card(cast.coordinator, chat, "K1") for chat in (cast.team_group, cast.village_group))
    async with stage.engine.store.reading() as books:
        (before,) = await books.visits.find()
    for args in JUNK:
        data = "|".join(["1", name, *args])
        cast.coordinator.presses_data(cast.team_group, team, data)
        cast.official.presses_data(cast.village_group, village, data)
        cast.stranger.presses_data(cast.village_group, village, data)
    await stage.settle()
    assert await dead(stage) == 0
    async with stage.engine.store.reading() as books:
        (after,) = await books.visits.find()
    assert name == "start_over" or after == before


# --- the wrong place, the wrong moment ---


@pytest.mark.parametrize("command", ["/kunjungan", "/lapangan", "/serah", "/ringkasan", "/undang", "/daftar"])
async def test_a_command_in_the_wrong_chat_says_where_it_belongs(stage: Stage, command: str) -> None:
    cast = stage.cast
    who = cast.coordinator
    if command == "/undang":
        who = cast.admin
        stage.world.join(cast.village_group, who.user)
    await stage.acts.says(who, cast.village_group, command)
    assert "Kirim di " in who.last(cast.village_group).shown
    async with stage.engine.store.reading() as books:
        assert await books.talks.count() == 0


async def test_an_unknown_command_is_told_apart_from_those_of_other_bots(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.says(cast.member, cast.team_group, "/kunjugan")
    assert "tidak dikenal" in cast.member.last(cast.team_group).shown
    count = len(cast.member.sees(cast.team_group))
    await stage.acts.says(cast.member, cast.team_group, "/kunjungan@bot_lain")
    assert len(cast.member.sees(cast.team_group)) == count + 1


async def test_an_edited_answer_is_not_read_twice(stage: Stage) -> None:
    cast = stage.cast
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/kunjungan")
    answer = cast.member.sends(private, "uren")
    await stage.settle()
    cast.member.edits(answer, "liyu")
    await stage.settle()
    assert "kirim jawaban sebagai pesan baru" in cast.member.last(private).shown
    assert "Desa Uren" in stage.acts.question(cast.member, private).shown


async def test_a_visit_that_is_cancelled_in_the_middle_of_serah_keeps_the_photo(stage: Stage) -> None:
    """The answer says why; the photo is kept and asked about, with a caption or without."""
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/serah")
    await stage.acts.taps(cast.member, "sembako", private)
    await stage.acts.unfolds(cast.coordinator, "Batalkan", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "banjir")
    await stage.acts.says(cast.member, private, "Aminah")
    assert "K1 sudah dibatalkan" in cast.member.last(private).shown
    cast.member.sends_photo(private)
    cast.member.sends_photo(private, caption="K1 sembako 3")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(state="stored") == 2
        assert await books.deliveries.count() == 0
        assert await books.talks.count(step=Unlike("mistake")) == 0
    assert seen(cast.member, private).count("1 foto sudah disimpan") == 2  # each with words of its own


async def test_a_visit_that_is_cancelled_before_serah_is_saved(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/serah")
    await stage.acts.says(cast.member, private, "sembako 25")
    cast.member.sends_photo(private)
    await stage.settle()
    await stage.acts.unfolds(cast.coordinator, "Batalkan", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "banjir")
    await stage.acts.taps(cast.member, "Simpan", private)
    assert "K1 sudah dibatalkan" in cast.member.alerts[-1].text
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(state="stored", visit=1) == 1
        assert await books.deliveries.count() == 0


# --- too much ---


async def test_a_file_over_twenty_megabytes_is_said_and_the_record_stands(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    stage.world.expect("file is too big")
    cast.member.sends_document(private, "besar.jpg", bytes(TWENTY_ONE_MB), "image/jpeg", caption="K1 sembako 25")
    await stage.settle()
    assert "lebih dari 20 MB" in heard(cast.member, private)
    assert "25 sembako" in heard(cast.member, private)


async def test_many_choices_at_once_are_refused_with_a_sentence(stage: Stage) -> None:
    """A question holds at most a hundred buttons, and a card 4096 letters."""
    cast = stage.cast
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/kunjungan")
    await stage.acts.says(cast.member, private, "uren")
    await stage.acts.says(cast.member, private, ", ".join(f"layanan nomor {n}" for n in range(60)))
    assert "paling banyak" in cast.member.last(private).shown
    await stage.acts.says(cast.member, private, "layanan gizi, makanan")
    assert "✅ layanan gizi" in cast.member.last(private).labels


async def test_the_longest_visit_still_fits_on_its_card(stage: Stage) -> None:
    """Everything that may be typed, as long as it may be."""
    cast, long = stage.cast, "wxyz " * 7
    who, private = cast.member, stage.world.private(cast.member.user)
    await stage.acts.says(who, private, "/kunjungan")
    await stage.acts.says(who, private, "uren")
    most = ", ".join(f"{n} {long}" for n in range(10))
    await stage.acts.says(who, private, most)
    await stage.acts.taps(who, "Ya", private)  # no words of any service
    await stage.acts.taps(who, "Lanjut", private)
    await stage.acts.says(who, private, "1-5 Desember")
    for _ in range(2):
        await stage.acts.says(who, private, most)
        await stage.acts.taps(who, "Lanjut", private)
    await stage.acts.taps(who, "Hendra", private)
    await stage.acts.taps(who, "Lanjut", private)
    await stage.acts.says(who, private, long)
    await stage.acts.taps(who, "Ya", private)
    await stage.acts.says(who, private, ", ".join(f"{n + 1} {chr(97 + n)}{long}" for n in range(20)))
    await stage.acts.says(who, private, "catatan " * 37)
    await stage.acts.taps(who, "Simpan dan kirim", private)
    assert stage.acts.card(cast.official, cast.village_group, "K1")
    assert len(stage.acts.card(cast.coordinator, cast.team_group, "K1").shown) <= 4096


# --- what the village counts when steps are missing ---


async def test_a_count_taken_by_telephone_is_compared_with_what_is_recorded_later(stage: Stage) -> None:
    """The team reported only that it is back: the village is asked, and nothing closes over a difference."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await reports(stage, "Tim sudah pulang")
    assert "Cocok?" in heard(cast.official, cast.village_group)
    await stage.acts.taps(cast.coordinator, "Tutup kunjungan", cast.team_group)
    await stage.acts.taps(cast.coordinator, "Catat hitungan desa", cast.team_group)
    await replies(stage, cast.coordinator, cast.team_group, "25")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 5")
    await stage.acts.taps(cast.member, "Ya", cast.team_group)  # more than was carried
    await stage.acts.taps(cast.coordinator, "Tutup kunjungan", cast.team_group)
    assert "selisih jumlah barang belum selesai" in heard(cast.coordinator, cast.team_group)


# --- slips in the middle, and the next try ---


async def test_a_village_that_is_misspelt_beyond_guessing_is_asked_for_again(stage: Stage) -> None:
    cast = stage.cast
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/kunjungan")
    for typed, answer in (("Bulungan Hilir", "tidak ada di kecamatan ini"), ("mamang", "Maksudnya desa yang mana")):
        await stage.acts.says(cast.member, private, typed)
        assert answer in cast.member.last(private).shown
    await stage.acts.taps(cast.member, "›", private)
    await stage.acts.says(cast.member, private, "uern")
    assert "Desa Uren" in cast.member.last(private).shown


async def test_slips_in_serah_are_said_and_the_question_stays(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/serah")
    await stage.acts.says(cast.member, private, "sembako 3-5 terima lalu 6 terima; 7 terima")
    assert not await recorded(stage)
    cast.member.sends_location(private)
    await stage.settle()
    assert "Lokasi tidak diperlukan" in cast.member.last(private).shown
    await stage.acts.says(cast.member, private, "3,4,5 terima")
    advice = cast.member.last(private).shown
    assert "satu penyerahan saja" in advice
    assert parse_caption(advice.rpartition(": ")[2], items=["sembako"], default_visit=None)[0].numbers == (3, 4, 5)
    await stage.acts.taps(cast.member, "sembako", private)
    await stage.acts.says(cast.member, private, "nama " * 30)
    assert "erlalu panjang" in cast.member.last(private).shown
    await stage.acts.says(cast.member, private, "Aminah")
    await stage.acts.taps(cast.member, "Diterima sendiri", private)
    await stage.acts.says(cast.member, private, "catatan " * 60)
    assert "erlalu panjang" in cast.member.last(private).shown
    await stage.acts.taps(cast.member, "Simpan", private)
    assert await recorded(stage) == ["Aminah"]


async def test_two_visits_in_one_caption_are_one_too_many(stage: Stage) -> None:
    """Nothing of it is recorded, and the photo is kept."""
    cast = stage.cast
    await stage.acts.plans("Liyu")
    await stage.acts.plans()
    private = stage.world.private(cast.member.user)
    cast.member.sends_photo(private, caption="K1 sembako 2\nK2 sembako 3")
    await stage.settle()
    assert "satu kunjungan saja" in heard(cast.member, private)
    assert "1 foto sudah disimpan" in heard(cast.member, private)
    assert not await recorded(stage)


async def test_steps_that_have_not_been_and_places_without_a_step(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    cast.member.sends_location(private)
    await stage.settle()
    assert "laporkan langkahnya dahulu" in cast.member.last(private).shown
    await stage.acts.says(cast.member, private, "tiba 15.50")
    assert "belum" in cast.member.last(private).shown
    await stage.acts.says(cast.member, private, "berangkat 07.50")
    assert "✅ Berangkat 07.50" in cast.member.last(private).shown
    cast.member.sends_location(private)
    await stage.settle()
    assert "📍" in panel(stage, cast.member, private)


async def test_a_difference_that_is_settled_needs_no_explanation(stage: Stage) -> None:
    """Somebody was about to explain it when the team corrected its record."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 20")
    await reports(stage, "Selesai", "Tim sudah pulang")
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    cast.official.replies(asked, "25")
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Jelaskan selisih", cast.team_group)
    why = stage.acts.question(cast.coordinator, cast.team_group)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 5")
    cast.coordinator.replies(why, "5 dari gudang desa")
    await stage.settle()
    assert "Tidak ada selisih yang terbuka" in cast.coordinator.last(cast.team_group).shown
    await closes(stage)
    assert "ditutup oleh" in heard(cast.coordinator, cast.team_group)


async def test_a_long_text_of_others_is_left_alone_and_a_photo_above_one_is_kept(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    long = "K1 3 terima " + "baik sekali " * 300
    before = len(cast.member.sees(group))
    await stage.acts.says(cast.coordinator, group, "Pengumuman untuk kita semua. " * 100)
    assert len(cast.member.sees(group)) == before + 1
    cast.member.sends_photo(group, caption=long, as_file=True)
    await stage.settle()
    assert "terlalu panjang" in heard(cast.member, group)
    assert "1 foto sudah disimpan. Untuk kunjungan mana?" in heard(cast.member, group)
    await stage.acts.says(cast.member, stage.world.private(cast.member.user), long)
    assert "terlalu panjang" in cast.member.last(stage.world.private(cast.member.user)).shown


async def test_thanks_get_a_sign_and_no_answer(stage: Stage) -> None:
    cast, group, private = stage.cast, stage.cast.village_group, stage.world.private(stage.cast.official.user)
    await stage.acts.plans()
    await stage.acts.decides()
    announced = next(m for m in cast.official.sees(group) if m.shown.startswith("PENGUMUMAN"))
    card = stage.acts.card(cast.official, group, "K1")
    await stage.acts.says(cast.official, group, "/kendala")
    asked, signs = cast.official.last(group), []
    for below, words in ((announced, "Siap, Pak"), (announced, "terima kasih banyak"), (card, "siap pak"),
                         (asked, "ok"), (None, "Terima kasih")):  # fmt: skip
        said = cast.official.replies(below, words) if below else cast.official.sends(private, words)
        await stage.settle()
        signs.append([*said.reactions.values()])
    assert signs == [[["👍"]], [["🙏"]], [["👍"]], [], [["🙏"]]]
    assert seen(cast.official, group).count("belum dipahami") == 1  # below a question a nod may be meant as an answer
    assert "belum dipahami" not in seen(cast.official, private)


async def recorded(stage: Stage) -> list[str]:
    async with stage.engine.store.reading() as books:
        return [delivery.recipient for delivery in await books.deliveries.find()]
