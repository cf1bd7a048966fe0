"""The bridge: answers that came by WhatsApp, pasted or forwarded to the bot."""

import pytest

from sotarsa_bot.contacts.codes import Asked, Code
from tests.conftest import Stage
from tests.contacts.test_contacts import SAMSUL, says, taps
from tests.contacts.test_relay_card import code_in, relayed, shows, visit
from tests.the_day import begins, reports, seen

BALAI = "Kamis, 3 Desember 2026, 09.00 WITA, balai desa"


async def test_an_answer_is_matched_by_its_code_read_back_and_counts(stage: Stage) -> None:
    cast = stage.cast
    code = code_in(await shows(stage))
    pasted = f"[24/11/26 08.05.11] Samsul: {code.lower()} kamis jam 9 di balai desa"
    assert await says(stage, cast.coordinator, pasted) == f"Maksudnya: K1 Uren, Samsul lewat WhatsApp: {BALAI}?"
    assert (await visit(stage)).agreed is None
    await taps(stage, cast.coordinator, "Ya")
    agreed = (await visit(stage)).agreed
    assert agreed is not None
    assert (agreed.how, agreed.said_by) == ("whatsapp", "Samsul")
    (kept,) = await relayed(stage)
    assert (kept.name, kept.way, kept.words, kept.code) == ("Samsul", "whatsapp", "kamis jam 9 di balai desa", code)
    assert "Dijawab lewat WhatsApp oleh Samsul" in stage.acts.card(cast.member, cast.team_group, "K1").shown
    assert "PENGUMUMAN" in cast.official.last(cast.village_group).shown


@pytest.mark.parametrize(
    "words",
    [
        "{twin}\nkamis jam 9 di balai desa",
        "kamis jam 9 di balai desa\n{twin}",
        "[24/11/26 08.01.11] Rahmi: {twin}\n[24/11/26 08.05.11] Samsul: kamis jam 9 di balai desa",
        "24/11/26 08.01 - Rahmi: {twin}\n24/11/26 08.05 - Samsul: kamis jam 9 di balai desa",
        "11/24/26, 8:05 AM - Samsul: {code} kamis jam 9 di balai desa",
        "[08.05, 24/11/2026] Samsul: {code} kamis jam 9 di balai desa",
        "> {quoted}\n\nkamis jam 9 di balai desa",
        "Kode {code}. kamis jam 9 di balai desa",
        "kamis jam 9 di balai desa {code}",
        "{code} lewat SMS, Samsul: kamis jam 9 di balai desa",
    ],
)
async def test_however_it_is_pasted_the_question_is_found(stage: Stage, words: str) -> None:
    """A reply that is copied out of WhatsApp does not hold what it quotes: so the question may stand above it."""
    card = await shows(stage)
    twin = card[card.index("PAK SOTARSA") : card.index(code_in(card)) + len(code_in(card))]
    quoted = twin.replace("\n", "\n> ")
    asked = await says(stage, stage.cast.coordinator, words.format(twin=twin, quoted=quoted, code=code_in(card)))
    assert asked.startswith("Maksudnya: K1 Uren, ")
    assert asked.endswith(f": {BALAI}?")
    await taps(stage, stage.cast.coordinator, "Ya")
    assert (await visit(stage)).agreed is not None


async def test_what_one_says_in_several_messages_is_one_answer(stage: Stage) -> None:
    """And what the office wrote between is none."""
    card = await shows(stage)
    twin = card[card.index("PAK SOTARSA") : card.index(code_in(card)) + len(code_in(card))]
    said = (("Rahmi", twin), ("Samsul", "waalaikumsalam"), ("Rahmi", "jumat bisa?"), ("Samsul", "kamis ja"),
            ("Samsul", "jam 9"), ("Samsul", "di balai desa"), ("Anda", "siap pak"))  # fmt: skip
    pasted = "\n".join(f"[24/11/26 08.0{n}.11] {name}: {words}" for n, (name, words) in enumerate(said))
    asked = await says(stage, stage.cast.coordinator, pasted)
    assert "K1 Uren, Samsul lewat WhatsApp: Kamis, 3 Desember 2026, 09.00 WITA, balai desa" in asked
    assert "jumat" not in asked


async def test_a_slip_put_right_a_no_and_a_condition_are_read_back_as_they_are(stage: Stage) -> None:
    """Once the second message fell away, "kada kawa, minggu depan ja" was asked for its hour, and a condition was
    nowhere."""
    code, coordinator = code_in(await shows(stage)), stage.cast.coordinator
    sent = "\n".join(f"[24/11/26 09.15] Samsul: {said}" for said in ("tgl 2 jam 10", "eh tgl 3 maksudnya", "di balai"))
    assert "Kamis, 3 Desember 2026, 10.00 WITA, balai (dari:" in await says(stage, coordinator, sent)
    no = "kada kawa bu, ada nang mati. minggu depan ja"
    assert f"“{no}” (dicatat apa adanya)" in await says(stage, coordinator, f"{code} {no}")
    hangs = await says(stage, coordinator, f"{code} kamis jam 9 di balai desa, tagal tanyakan dulu ka pambakal")
    assert "(tanpa syaratnya: tanyakan dulu)?" in hangs
    assert (await visit(stage)).agreed is None


async def test_tomorrow_is_the_day_after_it_was_said(stage: Stage) -> None:
    code = code_in(await shows(stage))
    asked = await says(stage, stage.cast.coordinator, f"[23/11/26 21.05.11] Samsul: {code} lusa jam 9")
    assert "Rabu, 25 November 2026, 09.00 WITA" in asked


async def test_a_number_is_known_as_the_contacts_and_shown_to_nobody(stage: Stage) -> None:
    code = code_in(await shows(stage))
    who = stage.cast.coordinator
    assert "Samsul lewat WhatsApp" in await says(stage, who, f"[24/11/26 08.05] +62 812-3456-7890: {code} kamis jam 9")
    asked = await says(stage, who, f"[24/11/26 08.05] ~ +62 811-1111-1111: {code} kamis jam 9")
    assert "nomor yang belum dikenal lewat WhatsApp" in asked
    assert "1111" not in asked


async def test_several_answers_at_once_are_one_question(stage: Stage) -> None:
    cast = stage.cast
    code = code_in(await shows(stage))
    await stage.acts.plans("Liyu")
    other = code_in(await says(stage, cast.coordinator, "/kontak K2"))
    await stage.acts.plans("Kapul")
    third = code_in(await says(stage, cast.coordinator, "/kontak K3"))
    pasted = (
        f"[24/11/26 08.05.11] Samsul: {code} kamis jam 9 di balai desa\n"
        f"[24/11/26 08.06.00] Dilan: {other} rabu jam 10 di posyandu\n"
        f"[24/11/26 08.07.00] Udin: P99-9999 jumat\n"
        f"[24/11/26 08.08.00] Marni: {third} rabu atau kamis jam 9"
    )
    asked = await says(stage, cast.coordinator, pasted)
    assert f"• K1 Uren, Samsul lewat WhatsApp: {BALAI}" in asked
    assert "• K2 Liyu, Dilan lewat WhatsApp: Rabu, 2 Desember 2026, 10.00 WITA, posyandu" in asked
    assert "P99-9999: Kode P99-9999 salah tulis" in asked
    assert f"{third}: “rabu atau kamis jam 9” belum pasti" in asked
    await taps(stage, cast.coordinator, "Ya")
    assert [(await visit(stage, n)).state for n in (1, 2)] == ["agreed", "agreed"]
    assert len(await relayed(stage)) == 2


async def test_of_two_who_answer_the_same_question_it_is_asked_whose_counts(stage: Stage) -> None:
    cast = stage.cast
    code = code_in(await shows(stage))
    pasted = f"[24/11/26 08.05] Samsul: {code} kamis jam 9\n[24/11/26 08.06] Udin: {code} jumat jam 10"
    asked = await says(stage, cast.coordinator, pasted)
    assert "1. K1 Uren, Samsul lewat WhatsApp: Kamis, 3 Desember 2026, 09.00 WITA" in asked
    assert "2. K1 Uren, Udin lewat WhatsApp: Jumat, 4 Desember 2026, 10.00 WITA" in asked
    await taps(stage, cast.coordinator, "2")
    agreed = (await visit(stage)).agreed
    assert agreed is not None
    assert agreed.said_by == "Udin"


async def test_a_code_that_was_copied_wrongly_is_said(stage: Stage) -> None:
    code = code_in(await shows(stage))
    wrong = code[:-1] + ("3" if code[-1] != "3" else "4")
    swapped = code[:-2] + code[-1] + code[-2]
    for one in {wrong, swapped} - {code}:
        assert f"Kode {one} salah tulis" in await says(stage, stage.cast.coordinator, f"{one} kamis jam 9")
    assert "Jawabannya belum ada" in await says(stage, stage.cast.coordinator, code)
    assert "Jam berapa?" in await says(stage, stage.cast.coordinator, f"{code} kamis")
    assert await relayed(stage) == []


async def test_a_question_that_is_answered_already_says_what_is_in_force(stage: Stage) -> None:
    code = code_in(await shows(stage))
    await stage.acts.decides()
    said = await says(stage, stage.cast.coordinator, f"{code} jumat jam 9")
    assert said.startswith(f"Pertanyaan {code} sudah tidak berlaku. Kunjungan K1: Kamis, 3 Desember 2026, 09.00 WITA")


async def test_and_so_does_one_whose_days_are_others_now(stage: Stage) -> None:
    cast = stage.cast
    code = code_in(await shows(stage))
    await stage.acts.taps(cast.coordinator, "Usulkan hari lain", cast.team_group)
    await stage.acts.answers(cast.coordinator, cast.team_group, "7-9 Desember")
    await stage.acts.taps(cast.coordinator, "Kirim ke desa", cast.team_group)
    assert "sudah tidak berlaku" in await says(stage, cast.coordinator, f"{code} kamis jam 9")
    assert code_in(await says(stage, cast.coordinator, "/kontak K1")) != code


async def test_the_answer_that_came_meanwhile_is_not_written_over(stage: Stage) -> None:
    cast = stage.cast
    code = code_in(await shows(stage))
    await says(stage, cast.coordinator, f"{code} jumat jam 9 di masjid")
    await stage.acts.decides()
    await taps(stage, cast.coordinator, "Ya")
    agreed = (await visit(stage)).agreed
    assert agreed is not None
    assert agreed.how == "group"
    assert await relayed(stage) == []


async def test_without_a_code_it_is_asked_which_visit(stage: Stage) -> None:
    """By whose words they are: a contact's, or of somebody who is called like the village."""
    cast = stage.cast
    await shows(stage)
    asked = await says(stage, cast.coordinator, "[24/11/26 08.05.11] Samsul: kamis jam 9 di balai desa")
    assert asked == f"Maksudnya: K1 Uren, Samsul lewat WhatsApp: {BALAI}?"
    await stage.acts.plans(window="7-9 Desember")
    asked = await says(stage, cast.coordinator, "[24/11/26 08.05.11] Pambakal Uren: selasa jam 9 di balai desa")
    assert "A. K1 Uren, Pambakal Uren lewat WhatsApp: Selasa, 1 Desember 2026" in asked
    assert "B. K2 Uren, Pambakal Uren lewat WhatsApp: Selasa, 8 Desember 2026" in asked
    said = await says(stage, cast.coordinator, "[24/11/26 08.05.11] Udin: kamis jam 9")
    assert "Pertanyaan yang mana?" in said
    assert await relayed(stage) == []


async def test_what_a_colleague_wrote_is_no_answer_of_a_village(stage: Stage) -> None:
    cast = stage.cast
    await shows(stage)
    for who, words in (
        (cast.coordinator, "[24/11/26 08.05.11] Hendra Contoh: mobil siap"),
        (cast.member, "[24/11/26 08.05.11] Samsul: kamis jam 9"),
    ):
        assert "Pertanyaan yang mana" not in await says(stage, who, words)
    assert await relayed(stage) == []


async def test_a_reply_to_the_card_needs_no_code(stage: Stage) -> None:
    cast = stage.cast
    await shows(stage)
    private = stage.world.private(cast.coordinator.user)
    cast.coordinator.replies(cast.coordinator.last(private), "sudah dihubungi, jawabannya: kamis jam 9 di balai desa")
    await stage.settle()
    assert cast.coordinator.last(private).shown.endswith(f": {BALAI}?")


async def test_an_open_question_of_the_bots_own_does_not_take_it(stage: Stage) -> None:
    cast = stage.cast
    code = code_in(await shows(stage))
    await says(stage, cast.coordinator, "/kontak uren")
    await taps(stage, cast.coordinator, "Tambah kontak")
    assert "Maksudnya: K1 Uren" in await says(stage, cast.coordinator, f"{code} kamis jam 9 di balai desa")


async def test_who_enters_no_answers_has_it_passed_on(stage: Stage) -> None:
    cast = stage.cast
    code = code_in(await shows(stage))
    assert "Diteruskan kepada Rahmi Contoh" in await says(stage, cast.member, f"{code} kamis jam 9, hp 081234567890")
    private = stage.world.private(cast.coordinator.user)
    assert "Hendra Contoh meneruskan untuk K1 Desa Uren: kamis jam 9" in cast.coordinator.last(private).shown
    assert (await visit(stage)).agreed is None
    assert "bukan bagian tugas" in await says(stage, cast.camat, f"{code} kamis jam 9")
    said = await says(stage, cast.stranger, f"{code} kamis jam 9")
    assert "K1" not in said


async def test_in_a_group_it_is_told_where_it_belongs(stage: Stage) -> None:
    cast = stage.cast
    code = code_in(await shows(stage))
    await stage.acts.says(cast.coordinator, cast.team_group, f"{code} kamis jam 9")
    assert "di obrolan pribadi" in cast.coordinator.last(cast.team_group).shown


async def test_the_villages_count_and_its_checklist_come_over_the_bridge(stage: Stage) -> None:
    cast = stage.cast
    await says(stage, cast.coordinator, f"/kontak uren {SAMSUL}")
    await taps(stage, cast.coordinator, "✅ Selesai")
    await stage.acts.plans()
    await stage.acts.decides()
    announced = code_in(await says(stage, cast.coordinator, "/kontak K1"))
    assert "warga diberi tahu" in await says(stage, cast.coordinator, f"{announced} warga sudah diberi tahu")
    await taps(stage, cast.coordinator, "Ya")
    async with stage.engine.store.reading() as books:
        assert [(one.list, one.item) for one in await books.ticks.find()] == [("village", "citizens_told")]


async def test_a_count_by_whatsapp(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 20")
    await stage.later(hours=3)
    await reports(stage, "Selesai")
    code = code_in(await says(stage, cast.coordinator, "/kontak K1"))
    assert code.startswith("H")
    asked = await says(stage, cast.coordinator, f"{code} sembako 19")
    assert asked.endswith(": 19 paket sembako?")
    await taps(stage, cast.coordinator, "Ya")
    async with stage.engine.store.reading() as books:
        assert [one.amount for one in await books.counts.find(visit=1)] == [19]
    assert "19" in seen(cast.member, cast.team_group)


async def an_offer(stage: Stage) -> str:
    """The village wished for another day, and the office offers one; the code of that offer."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.wishes("9 Desember 2026 jam 9, balai desa")
    await taps(stage, cast.coordinator, "Tidak bisa")
    await says(stage, cast.coordinator, "10 Desember 2026 jam 9 saja")
    await taps(stage, cast.coordinator, "Ya")
    return code_in(await says(stage, cast.coordinator, "/kontak K1"))


@pytest.mark.parametrize("words", ["bisa", "inggih, bisa pak"])
async def test_an_offer_is_taken_over_the_bridge(stage: Stage, words: str) -> None:
    code = await an_offer(stage)
    assert code.startswith("T")
    asked = await says(stage, stage.cast.coordinator, f"[24/11/26 08.05] Pambakal Uren: {code} {words}")
    assert "Pambakal Uren lewat WhatsApp: setuju Kamis, 10 Desember 2026, 09.00 WITA" in asked
    await taps(stage, stage.cast.coordinator, "Ya")
    agreed = (await visit(stage)).agreed
    assert agreed is not None
    assert (agreed.starts_at.day, agreed.said_by) == (10, "Pambakal Uren")


async def test_or_refused(stage: Stage) -> None:
    code = await an_offer(stage)
    assert ": tidak bisa Kamis, 10 Desember 2026" in await says(stage, stage.cast.coordinator, f"{code} tidak bisa")
    await taps(stage, stage.cast.coordinator, "Ya")
    found = await visit(stage)
    assert (found.offer, found.agreed) == (None, None)


async def test_that_it_is_called_off_is_told_and_what_they_say_is_kept(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.taps(cast.coordinator, "Batalkan kunjungan", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "jembatan putus")
    card = await says(stage, cast.coordinator, "/kontak K1")
    assert "Kunjungan ke Desa Uren batal. Sebabnya: jembatan putus." in card
    await says(stage, cast.coordinator, f"{code_in(card)} sudah tahu, warga kecewa")
    await taps(stage, cast.coordinator, "Ya")
    assert [one.words for one in await relayed(stage)] == ["sudah tahu, warga kecewa"]
    assert (await visit(stage)).state == "cancelled"


async def test_a_code_of_a_visit_that_the_books_do_not_know_is_of_nothing(stage: Stage) -> None:
    """As after a restore: no later visit gets its number (running/high_water.py)."""
    await shows(stage)
    code = Code(Asked.PROPOSAL, 7, 11)
    said = await says(stage, stage.cast.coordinator, f"{code} kamis jam 9")
    assert said.startswith(f"Kode {code} bukan dari pertanyaan yang ada.")
