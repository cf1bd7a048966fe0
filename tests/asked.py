"""Every question that may stand in a group: how it comes to stand, what says it, and how it is answered."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from simulator.people import Actor
from sotarsa_bot.records.slots import SlotKind
from tests.conftest import Stage, kept
from tests.field.test_load import comes_back
from tests.notifications.test_reminding import wita
from tests.the_day import asks_for_approval, begins, own, reports

Scene = Callable[[Stage], Awaitable[None]]


@dataclass(frozen=True)
class Asked:
    """Which call of the code says it, what it is, how it comes to stand, the words of a button below it ("": a photo
    answers it), and who presses that."""

    said_by: str
    kind: SlotKind
    scene: Scene
    words: str
    group: str = "team_group"
    who: str = ""

    def __str__(self) -> str:
        return self.said_by

    def person(self, stage: Stage) -> Actor:
        actor: Actor = getattr(stage.cast, self.who or {"team_group": "coordinator"}.get(self.group, "official"))
        return actor


async def nobody_is_reached_alone(stage: Stage) -> None:
    """What is for one person has to be said in the group."""
    await stage.starts()
    async with stage.engine.store.writing() as books:
        await books.chats.change_all({"kind": "private"}, reachable=False)


async def days_that_passed(stage: Stage) -> None:
    await stage.acts.plans(window="1-3 Desember")
    await nobody_is_reached_alone(stage)
    await stage.acts.waits_until(wita(3, 19, 1, month=12))


async def a_wish_that_waits(stage: Stage) -> None:
    await a_wish(stage)
    await stage.later(hours=25)


async def an_alarm(stage: Stage) -> None:
    """The team has left, and is not home when it should be."""
    await begins(stage)
    await reports(stage, "Berangkat")
    await nobody_is_reached_alone(stage)
    await stage.acts.waits_until(wita(3, 16, 1, month=12))


async def a_wish_to_put_it_off(stage: Stage) -> None:
    await an_incident(stage)
    await nobody_is_reached_alone(stage)
    await stage.acts.taps(stage.cast.member, "Tunda kunjungan", stage.cast.team_group)


async def a_photo_that_is_asked_for(stage: Stage) -> None:
    """Of somebody who cannot be reached alone."""
    cast, chat = stage.cast, own(stage, stage.cast.coordinator)
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 1 Aminah")
    await stage.acts.taps(cast.member, "Ya", cast.team_group)
    await stage.later(hours=3)
    await reports(stage, "Selesai", "Tim sudah pulang")
    await nobody_is_reached_alone(stage)
    await stage.acts.says(cast.coordinator, chat, "/periksa")
    for label in ("K1 Uren", "Perlu diperiksa", "Minta foto yang benar"):
        await stage.acts.taps(cast.coordinator, label, chat)


async def proposed(stage: Stage) -> None:
    await stage.acts.plans()


async def a_day_closed_under_a_visit(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.official, cast.village_group, "/desa")
    await stage.acts.taps(cast.official, "Hari tertutup", cast.village_group)
    await stage.acts.answers(cast.official, cast.village_group, "3 Desember aruh adat")
    await stage.acts.taps(cast.official, "Tutup pertanyaan ini", cast.village_group)


async def a_holiday_under_a_visit(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.coordinator, chat, "/libur")
    await stage.acts.says(cast.coordinator, chat, "3 Desember libur Hari Contoh")


async def a_panel(stage: Stage) -> None:
    await begins(stage)
    await reports(stage)


async def a_press_that_is_doubtful(stage: Stage) -> None:
    await begins(stage)
    await reports(stage, "Tim sudah pulang")


@kept
async def a_typed_step_of_two_visits(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.plans("Liyu")
    for label in ("Kam 3 Des", "09.00", "Balai Desa"):
        await stage.acts.taps(cast.other_official, label, cast.other_group)
    await stage.acts.waits_until(stage.acts.starts_at(cast.coordinator, cast.team_group, "K1"))
    await stage.acts.says(cast.member, cast.team_group, "/lapangan")
    cast.member.replies(cast.member.last(cast.team_group), "tiba")
    await stage.settle()


async def home_from_two_visits(stage: Stage) -> None:
    """K1 was served and left; then the same team came home from K2."""
    cast = stage.cast
    await a_typed_step_of_two_visits(stage)
    for words in ("K1 berangkat", "K1 selesai", "K2 berangkat", "K2 selesai"):
        await stage.later(minutes=20)
        await stage.acts.says(cast.member, cast.team_group, words)
    await stage.later(hours=1)
    await stage.acts.says(cast.member, cast.team_group, "K2 sudah pulang")


async def a_step_taken_back_of_two_visits(stage: Stage) -> None:
    cast = stage.cast
    await a_typed_step_of_two_visits(stage)
    question = stage.acts.question(cast.member, cast.team_group)
    for label in ("K1 Uren", "K2 Liyu"):
        cast.member.taps(label, message=question)
        await stage.settle()
    cast.member.replies(cast.member.last(cast.team_group), "belum tiba")
    await stage.settle()


async def counting(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 sembako 25")
    await reports(stage, "Selesai")


async def counted_otherwise(stage: Stage) -> None:
    await counting(stage)
    official, village = stage.cast.official, stage.cast.village_group
    official.replies(next(m for m in official.sees(village) if "Cocok?" in m.shown), "24")
    await stage.settle()


async def a_load(stage: Stage) -> None:
    await comes_back(stage, 20)


async def closing(stage: Stage) -> None:
    await comes_back(stage, 20)
    await stage.acts.taps(stage.cast.coordinator, "Tutup kunjungan", stage.cast.team_group)


async def closing_anyway(stage: Stage) -> None:
    await comes_back(stage, 25)
    await stage.acts.taps(stage.cast.coordinator, "Tutup kunjungan", stage.cast.team_group)


async def closed_and_late(stage: Stage) -> None:
    """The coordinator cannot be reached alone, so that the team is asked."""
    await closing_anyway(stage)
    await stage.acts.taps(stage.cast.coordinator, "Tutup juga", stage.cast.team_group)
    stage.world.block(stage.cast.coordinator.user)
    for amount in (1, 2):  # the first is what finds out that nobody hears alone
        await stage.acts.says(stage.cast.member, stage.cast.team_group, f"K1 sembako {amount}")


async def a_count_of_a_closed_visit(stage: Stage) -> None:
    """It was read back, and confirmed."""
    cast = stage.cast
    await closing_anyway(stage)
    await stage.acts.taps(cast.coordinator, "Tutup juga", cast.team_group)
    await stage.later(minutes=10)
    counted = next(m for m in cast.official.sees(cast.village_group) if "Cocok menurut" in m.shown)
    cast.official.replies(counted, "sembako 3")
    await stage.settle()
    await stage.acts.taps(cast.official, "Ya", cast.village_group)


async def a_sheet_of_a_closed_visit(stage: Stage) -> None:
    """It came while the visit was closed, and that is open again."""
    cast = stage.cast
    await closing_anyway(stage)
    await stage.acts.taps(cast.coordinator, "Tutup juga", cast.team_group)
    cast.member.sends_photo(cast.team_group, caption="K1 daftar")
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Buka lagi K1", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "lembar terlambat")


async def which_thing(stage: Stage) -> None:
    await stage.acts.plans(cargo="25 sembako, 25 selimut")
    await stage.acts.decides()
    await stage.acts.waits_until(stage.acts.starts_at(stage.cast.coordinator, stage.cast.team_group, "K1"))
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 8 terima")


async def twins(stage: Stage) -> None:
    await begins(stage)
    for who in (stage.cast.member, stage.cast.coordinator):
        await stage.acts.says(who, stage.cast.team_group, "K1 3 terima")


async def many_twins(stage: Stage) -> None:
    await begins(stage)
    for _ in range(2):
        await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 3-8 terima")


async def a_photo_without_words(stage: Stage) -> None:
    await begins(stage)
    stage.cast.member.sends_photo(stage.cast.team_group)
    await stage.later(minutes=1)


async def a_photo_of_some_hand_over(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 sembako 2")
    await stage.later(hours=1)
    stage.cast.member.sends_photo(stage.cast.team_group)
    await stage.later(minutes=1)
    await stage.acts.taps(stage.cast.member, "K1 Uren", stage.cast.team_group)


async def a_sheet_meanwhile(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, cast.team_group, "/daftar")
    private = stage.world.private(cast.coordinator.user)
    await stage.acts.says(cast.coordinator, private, "/daftar")
    await stage.acts.taps(cast.coordinator, "K1 Uren", private)
    await stage.acts.says(cast.coordinator, private, "Aminah\nSiti\nBudi")
    await stage.acts.taps(cast.coordinator, "Selesai", private)
    await stage.acts.decides()
    await stage.acts.waits_until(stage.acts.starts_at(cast.coordinator, cast.team_group, "K1"))
    await stage.acts.says(cast.member, cast.team_group, "/serah")
    cast.member.sends_photo(cast.team_group, caption="K1 daftar")
    await stage.settle()


async def an_incident(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "/kendala hujan lebat")
    await stage.acts.taps(cast.member, "cuaca", cast.team_group)
    await stage.acts.taps(cast.member, "Tanpa foto", cast.team_group)


async def an_emergency(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "darurat, mobil masuk parit")
    await stage.acts.taps(stage.cast.member, "Ya", stage.cast.team_group)


async def an_incident_again(stage: Stage) -> None:
    await an_incident(stage)
    await stage.acts.taps(stage.cast.member, "Lanjutkan", stage.cast.team_group)
    await stage.acts.taps(stage.cast.member, "Salah: kendala belum selesai", stage.cast.team_group)


async def an_incident_in_the_village(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.official, cast.village_group, "/kendala hujan lebat")
    await stage.acts.taps(cast.official, "cuaca", cast.village_group)
    await stage.acts.taps(cast.official, "Tanpa foto", cast.village_group)


async def a_request(stage: Stage) -> None:
    """The coordinator cannot be reached alone, so that the team is asked."""
    await begins(stage)
    stage.world.block(stage.cast.coordinator.user)
    await stage.settle()
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 usulan kursi roda")


async def pages_that_are_awaited(stage: Stage) -> None:
    await asks_for_approval(stage)
    await stage.acts.taps(stage.cast.coordinator, "Kirim naskah", stage.cast.team_group)


async def pages(stage: Stage) -> None:
    await asks_for_approval(stage)
    stage.cast.member.sends_photo(stage.cast.team_group, caption="K1 BAST")
    await stage.settle()


async def pages_to_take_out(stage: Stage) -> None:
    await pages(stage)
    await stage.acts.taps(stage.cast.member, "Simpan", stage.cast.team_group)
    await stage.acts.taps(stage.cast.coordinator, "Keluarkan", stage.cast.team_group)


async def a_doubt(stage: Stage) -> None:
    """Nobody has answered for half an hour what an official meant."""
    await stage.acts.plans()
    card = stage.acts.card(stage.cast.official, stage.cast.village_group, "K1")
    stage.cast.official.replies(card, "3 Desember jam 9, balai desa")
    await stage.settle()
    await stage.later(minutes=31)


async def a_photo_in_the_wrong_group(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    stage.cast.coordinator.sends_photo(stage.cast.village_group, caption="K1 sembako 3")
    await stage.settle()


async def an_offer(stage: Stage) -> None:
    await a_wish(stage)
    await stage.acts.taps(stage.cast.coordinator, "Tidak bisa", stage.cast.team_group)
    await stage.acts.answers(stage.cast.coordinator, stage.cast.team_group, "10 Desember 2026 jam 9 saja")
    await stage.acts.taps(stage.cast.coordinator, "Ya", stage.cast.team_group)


async def an_offer_that_waits(stage: Stage) -> None:
    await an_offer(stage)
    await stage.later(hours=25)


async def a_wish(stage: Stage) -> None:
    """The coordinator cannot be reached alone, so that the team is asked."""
    await stage.acts.plans()
    stage.world.block(stage.cast.coordinator.user)
    await stage.acts.wishes("9 Desember 2026 jam 9, balai desa")


async def a_village_asks(stage: Stage) -> None:
    """More than the books know, of a visit."""
    await stage.acts.plans()
    await nobody_is_reached_alone(stage)
    await stage.acts.says(stage.cast.official, stage.cast.village_group, "K1 kawa kah mambawa kursi roda pak?")


async def an_unvisited_village_asks(stage: Stage) -> None:
    await nobody_is_reached_alone(stage)
    words = "kami minta bantuan selimut pak, kapan tim datang?"
    await stage.acts.says(stage.cast.official, stage.cast.village_group, words)


async def a_newcomer(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.taps(stage.cast.stranger, "Kam 3 Des", stage.cast.village_group)


async def an_invitation(stage: Stage) -> None:
    """To a village's officials who cannot be reached alone."""
    who, chat = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.says(who, chat, "/rapat")
    stage.world.block(stage.cast.official.user)
    await nobody_is_reached_alone(stage)
    for words in ("makanan", "3 Desember jam 9 di balai desa", "Pembagian tugas", "lanjut", "uren", "lanjut", "lanjut"):
        await stage.acts.says(who, chat, words)
    await stage.acts.taps(who, "Kirim undangan", chat)


ASKED = (
    Asked("unsure_rounds.say_below", SlotKind.UNSURE, a_doubt, "Ubah", "village_group"),
    Asked("misplaced._kept_and_offered", SlotKind.MISPLACED, a_photo_in_the_wrong_group, "✅ Benar, catat"),
    Asked("cards._with", SlotKind.CARD, proposed, "Batalkan"),
    Asked("cards._with", SlotKind.CARD, proposed, "Kam 3 Des", "village_group"),
    Asked("field_panel._write", SlotKind.PANEL, a_panel, "Berangkat"),
    Asked("steps_typed._ask_which", SlotKind.ONCE, a_typed_step_of_two_visits, "K2 Liyu"),
    Asked("step_doubts.pressed", SlotKind.STEP_DOUBT, a_press_that_is_doubtful, "Ya"),
    Asked("step_doubts.ask_of_others", SlotKind.STEP_DOUBT, home_from_two_visits, "Ya"),
    Asked("step_back.said", SlotKind.ONCE, a_step_taken_back_of_two_visits, "K2 Liyu"),
    Asked("counting._write", SlotKind.COUNT, counting, "Cocok", "village_group"),
    Asked("counting._tell_team", SlotKind.MISMATCH, counted_otherwise, "Jelaskan selisih"),
    Asked("load_card._write", SlotKind.LOAD, a_load, "Sisanya kembali semua"),
    Asked("ending._say_what_is_missing", SlotKind.CLOSING, closing, "Cocokkan barang bawaan"),
    Asked("ending._ask_once", SlotKind.CLOSING, closing_anyway, "Tutup juga"),
    Asked("late.ask", SlotKind.LATE, closed_and_late, "Buka lagi K1"),
    Asked("late_sheets.offer", SlotKind.ONCE, a_sheet_of_a_closed_visit, "Centang nomor"),
    Asked("late_words._confirmed", SlotKind.UNSURE, a_count_of_a_closed_visit, "Ubah", "village_group"),
    Asked("which_item.ask_about", SlotKind.THING, which_thing, "selimut"),
    Asked("twins_asked._say", SlotKind.TWINS, twins, "Keduanya benar"),
    Asked("twins_asked._say", SlotKind.TWINS_MANY, many_twins, "Keduanya benar"),
    Asked("orphans.ask", SlotKind.ORPHAN, a_photo_without_words, "K1 Uren"),
    Asked("orphans.for_visit", SlotKind.ORPHAN, a_photo_of_some_hand_over, "Foto kegiatan, bukan"),
    Asked("sheet.heard", SlotKind.ONCE, a_sheet_meanwhile, "Centang"),
    Asked("incidents._recorded", SlotKind.ONCE, an_incident, "Tunda kunjungan"),
    Asked("incidents.record", SlotKind.ONCE, an_emergency, "Tunda kunjungan"),
    Asked("incident_told.renew", SlotKind.ONCE, an_incident_again, "Tunda kunjungan"),
    Asked("incident_told.tell_team", SlotKind.ONCE, an_incident_in_the_village, "Tunda kunjungan"),
    Asked("incidents._recorded", SlotKind.ONCE, an_incident_in_the_village, "Lanjutkan", "village_group"),
    Asked("request_answers._show", SlotKind.REQUEST, a_request, "Teruskan"),
    Asked("paper_card.show", SlotKind.PAPER, asks_for_approval, "Setujui", "village_group"),
    Asked("paper_card.show", SlotKind.PAPER, asks_for_approval, "Setujui"),
    Asked("signed.how", SlotKind.SIGNED_HOW, pages_that_are_awaited, ""),
    Asked("signed._ask", SlotKind.SIGNED, pages, "Simpan"),
    Asked("signed_archive.ask_out", SlotKind.SIGNED_OUT, pages_to_take_out, "Ya, keluarkan"),
    Asked("shut_days._tell", SlotKind.DAY_CLOSED, a_day_closed_under_a_visit, "Usulkan hari lain"),
    Asked("shut_days._tell", SlotKind.DAY_HOLIDAY, a_holiday_under_a_visit, "Usulkan hari lain"),
    Asked("wishes.tell", SlotKind.WISH, a_wish, "Terima"),
    Asked("offers.tell", SlotKind.OFFER, an_offer, "Setuju", "village_group"),
    Asked("vouching.ask_to_vouch", SlotKind.VOUCH, a_newcomer, "Jamin Orang Luar", "village_group"),
    Asked("unanswered.expired", SlotKind.ONCE, days_that_passed, "Usulkan hari lain"),
    Asked("unanswered.wish", SlotKind.WISH, a_wish_that_waits, "Terima"),
    Asked("unanswered.offer", SlotKind.OFFER, an_offer_that_waits, "Setuju", "village_group"),
    Asked("visit_alarms._write", SlotKind.ALARM, an_alarm, "Sudah bicara dengan tim"),
    Asked("incidents.put_off", SlotKind.NOTICE, a_wish_to_put_it_off, "Tunda kunjungan"),
    Asked("invitations.write", SlotKind.INVITATION, an_invitation, "Hadir", "village_group"),
    Asked("village_words.pass_on", SlotKind.WORDS_ASKING, a_village_asks, "Sudah dijawab"),
    Asked("village_unvisited._tell", SlotKind.ONCE, an_unvisited_village_asks, "Sudah dijawab"),
    Asked("photo_asks._say", SlotKind.PHOTO_ASK, a_photo_that_is_asked_for, "", who="member"),
)
ALONE = {
    "data_office.tell": SlotKind.DATA_REQUEST,
    "decisions._write": SlotKind.DECISION,
    "ruling_card._write": SlotKind.RULING,
    "drafts.ask_full": SlotKind.FULL,
    "flag_words.tell": SlotKind.FLAGS,
    "form_words._say": SlotKind.FORM,
    "list_words.say": SlotKind.LIST,
    "numbers.ask": SlotKind.NUMBER,
    "sent_papers._pass_on": SlotKind.ONCE,
    "summary_rounds.pass_on": SlotKind.ONCE,
    "words_alone.pass_on": SlotKind.WORDS_ALONE,
}
"""Said in private only, where no chat moves."""
PASSED_ON = {"flow.ask", "flow.finish", "talk.say", "unsure.ask", "unsure_taken.turned_down", "ending._ask_below"}
"""They say what their callers have decided; the questions of talks are in the table of middles."""
SAY_NO_MORE = {
    SlotKind.STILL_ASKED, SlotKind.NO_WORD, SlotKind.KEPT, SlotKind.TOLD, SlotKind.WORDS,
    SlotKind.CRY, SlotKind.ASKED, SlotKind.TIMES, SlotKind.ANNOUNCEMENT, SlotKind.ALARM_ANSWER,
    SlotKind.SUMMARY, SlotKind.APPROVED, SlotKind.READ_BACK, SlotKind.PHOTOS, SlotKind.PHOTO_AGAIN, SlotKind.UNSAID,
    SlotKind.ID_CARDS, SlotKind.EXPOSED, SlotKind.HELLO, SlotKind.MISSING, SlotKind.NO_FILES, SlotKind.SHOWN,
    SlotKind.TASKS, SlotKind.RELAY, SlotKind.VILLAGE_SAID, SlotKind.DAY_MARKS,
    SlotKind.MEETING, SlotKind.ANSWERED, SlotKind.TO_EXPLAIN,
}  # fmt: skip
"""Nobody is asked anything there."""
