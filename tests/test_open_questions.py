"""A group becomes a supergroup: whatever waited for an answer stands in the new chat, and is answered there."""

import ast
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import conversations
from simulator.model import Chat
from simulator.people import Actor
from sotarsa_bot.running.machinery import Slot
from tests.conftest import Stage
from tests.middles import MIDDLES, Middle
from tests.test_load import comes_back
from tests.test_yes_no import NO, YES
from tests.the_day import asks_for_approval, begins, reports, seen

Scene = Callable[[Stage], Awaitable[None]]
FOLDER = Path(conversations.__file__).parent


@dataclass(frozen=True)
class Asked:
    """How a question comes to stand, the words of a button below it (or in it), and which call of the code says it."""

    said_by: str
    scene: Scene
    words: str
    group: str = "team_group"

    def __str__(self) -> str:
        return self.said_by


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


async def a_panel(stage: Stage) -> None:
    await begins(stage)
    await reports(stage)


async def a_press_that_is_doubtful(stage: Stage) -> None:
    await begins(stage)
    await reports(stage, "Tim sudah pulang")


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
    await stage.acts.says(cast.member, cast.team_group, "K2 pulang")


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


async def a_wish(stage: Stage) -> None:
    """The coordinator cannot be reached alone, so that the team is asked."""
    await stage.acts.plans()
    stage.world.block(stage.cast.coordinator.user)
    await stage.acts.wishes("9 Desember 2026 jam 9, balai desa")


async def a_newcomer(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.taps(stage.cast.stranger, "Kam 3 Des", stage.cast.village_group)


ASKED = (
    Asked("unsure_rounds.say_below", a_doubt, "Ubah"),
    Asked("misplaced._kept_and_offered", a_photo_in_the_wrong_group, "✅ Benar, catat"),
    Asked("cards._with", proposed, "Batalkan"),
    Asked("cards._with", proposed, "Kam 3 Des", "village_group"),
    Asked("field_panel._write", a_panel, "Berangkat"),
    Asked("field_day._ask_which", a_typed_step_of_two_visits, "K2 Liyu"),
    Asked("step_doubts.pressed", a_press_that_is_doubtful, "Ya"),
    Asked("step_doubts.ask_of_others", home_from_two_visits, "Ya"),
    Asked("step_back.said", a_step_taken_back_of_two_visits, "K2 Liyu"),
    Asked("counting._write", counting, "Cocok", "village_group"),
    Asked("counting._tell_team", counted_otherwise, "Jelaskan selisih"),
    Asked("load_card._write", a_load, "Sisanya kembali semua"),
    Asked("ending._say_what_is_missing", closing, "Cocokkan barang bawaan"),
    Asked("ending._ask_once", closing_anyway, "Tutup juga"),
    Asked("late.ask", closed_and_late, "Buka lagi K1"),
    Asked("late_sheets.offer", a_sheet_of_a_closed_visit, "Centang nomor"),
    Asked("late_words._confirmed", a_count_of_a_closed_visit, "Ya", "village_group"),
    Asked("which_item.ask_about", which_thing, "selimut"),
    Asked("conflicts._say", twins, "Keduanya benar"),
    Asked("orphans.ask", a_photo_without_words, "K1 Uren"),
    Asked("orphans.for_visit", a_photo_of_some_hand_over, "Foto kegiatan, bukan"),
    Asked("sheet.heard", a_sheet_meanwhile, "Centang"),
    Asked("incidents._recorded", an_incident, "Tunda kunjungan"),
    Asked("incidents.record", an_emergency, "Tunda kunjungan"),
    Asked("incident_told.renew", an_incident_again, "Tunda kunjungan"),
    Asked("incident_told.tell_team", an_incident_in_the_village, "Tunda kunjungan"),
    Asked("incidents._recorded", an_incident_in_the_village, "Lanjutkan", "village_group"),
    Asked("request_answers._show", a_request, "Teruskan"),
    Asked("paper_card.show", asks_for_approval, "Setujui", "village_group"),
    Asked("paper_card.show", asks_for_approval, "Setujui"),
    Asked("signed.how", pages_that_are_awaited, ""),
    Asked("signed._ask", pages, "Simpan"),
    Asked("signed_archive.ask_out", pages_to_take_out, "Ya, keluarkan"),
    Asked("shut_days._tell", a_day_closed_under_a_visit, "Usulkan hari lain"),
    Asked("wishes.tell", a_wish, "Terima"),
    Asked("offers.tell", an_offer, "Setuju", "village_group"),
    Asked("groups.ask_to_vouch", a_newcomer, "Jamin Orang Luar", "village_group"),
)
ALONE = {
    "data_office.tell", "drafts.ask_full", "flag_words.tell", "form_words._say", "incidents.put_off", "list_words.say",
    "numbers.ask", "photo_asks._say", "unanswered.expired", "unanswered.wish", "visit_alarms._write",
}  # fmt: skip
"""Said in private only, where no chat moves."""
PASSED_ON = {"flow.ask", "flow.finish", "talk.say", "unsure.ask", "unsure_answers._to_change"}
"""They say what their callers have decided; the questions of talks are in the table of middles."""


async def moved(stage: Stage) -> dict[str, Chat]:
    """Every group becomes a supergroup."""
    chats = {name: stage.world.migrate(getattr(stage.cast, name)) for name in ("team_group", "village_group")}
    await stage.settle()
    return chats


async def waiting(stage: Stage, chat: Chat) -> list[Slot]:
    async with stage.engine.store.reading() as books:
        (row,) = await books.chats.find(telegram_id=chat.id)
        return await books.slots.find(chat=row.id, waits=True, order="name")


async def stands_again(stage: Stage, before: list[Slot], old: Chat, new: Chat) -> None:
    """Each is in the new chat, with the same words and buttons."""
    after = {slot.name: slot for slot in await waiting(stage, new)}
    assert set(after) == {slot.name for slot in before}
    for slot in before:
        assert slot.message is not None
        there = after[slot.name].message
        assert there is not None, slot.name
        was, now = old.messages[slot.message], new.messages[there]
        assert (now.shown, now.labels) == (was.shown, was.labels), slot.name


@pytest.mark.parametrize("asked", ASKED, ids=str)
async def test_what_waits_stands_again_where_the_group_went(stage: Stage, asked: Asked) -> None:
    await asked.scene(stage)
    old: Chat = getattr(stage.cast, asked.group)
    before = await waiting(stage, old)
    labels = [label for slot in before for label, _ in slot.buttons]
    assert any(asked.words in label for label in labels)
    new = (await moved(stage))[asked.group]
    await stands_again(stage, before, old, new)


@pytest.mark.parametrize("middle", [one for one in MIDDLES if one.where != "private"], ids=str)
async def test_a_talk_goes_on_where_the_group_went(stage: Stage, middle: Middle) -> None:
    who, old = middle.person(stage), middle.chat(stage)
    await middle.starts(stage)
    before = await waiting(stage, old)
    new = (await moved(stage))[middle.where]
    await stands_again(stage, before, old, new)
    question = next(m for m in reversed(who.sees(new)) if middle.asks in m.shown)
    who.replies(question, middle.answer)
    await stage.settle()
    if middle.read_back:
        await stage.acts.taps(who, "Ya", new)
    assert middle.then in seen(who, new)


async def answered(stage: Stage, who: Actor, label: str, chat: Chat) -> str:
    await stage.acts.taps(who, label, chat)
    return seen(who, chat)


async def test_they_are_answered_there(stage: Stage) -> None:
    """The six kinds that were lost, each with its answer."""
    cast = stage.cast
    await a_request(stage)
    for who in (cast.member, cast.coordinator):
        await stage.acts.says(who, cast.team_group, "K1 3 terima")
    await stage.acts.says(cast.member, cast.team_group, "/kendala hujan lebat")
    await stage.acts.taps(cast.member, "cuaca", cast.team_group)
    await stage.acts.taps(cast.member, "Tanpa foto", cast.team_group)
    await stage.acts.says(cast.coordinator, cast.team_group, "/bast")
    team = (await moved(stage))["team_group"]
    assert "menurut Hendra Contoh keduanya benar" in await answered(stage, cast.member, "Keduanya benar", team)
    assert "diterima" in (await answered(stage, cast.coordinator, "Terima", team)).casefold()
    assert "Dilanjutkan, menurut Hendra" in await answered(stage, cast.member, "Lanjutkan", team)
    assert "Hendra Contoh" in await answered(stage, cast.member, "Setujui", team)


async def test_what_was_answered_is_not_asked_again(stage: Stage) -> None:
    cast = stage.cast
    await a_typed_step_of_two_visits(stage)
    await stage.acts.taps(cast.member, "K2 Liyu", cast.team_group)
    await stage.acts.says(cast.member, cast.team_group, "/jadwal")
    team = (await moved(stage))["team_group"]
    assert "untuk kunjungan mana" not in seen(cast.member, team)
    assert "Jadwal kunjungan" not in seen(cast.member, team)


def sayings() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the conversations that puts buttons below words, with the function that makes it."""
    for file in sorted(FOLDER.rglob("*.py")):
        for function in ast.walk(ast.parse(file.read_text())):
            if isinstance(function, ast.AsyncFunctionDef | ast.FunctionDef):
                for call in ast.walk(function):
                    if isinstance(call, ast.Call) and _says(call):
                        yield f"{file.stem}.{function.name}", call


def _says(call: ast.Call) -> bool:
    """`write`, `say`, `finish`, `to_coordinators`: not what post.py does with a Slot."""
    named, called = {keyword.arg for keyword in call.keywords}, ast.unparse(call.func)
    return bool(named & {"buttons", "waits"}) and called != "Slot" and ".slots." not in called


def _decision(call: ast.Call) -> str | None:
    return next((ast.unparse(keyword.value) for keyword in call.keywords if keyword.arg == "waits"), None)


def test_whoever_gives_buttons_says_whether_they_wait_for_an_answer() -> None:
    """If this fails: say `waits=True` if the message asks something (and add a row to ASKED), else `waits=False`."""
    assert [where for where, call in sayings() if _decision(call) is None] == []


def test_every_question_is_in_the_table() -> None:
    asking = {where for where, call in sayings() if _decision(call) not in (None, "False")}
    assert asking - PASSED_ON == {one.said_by for one in ASKED} | ALONE


async def a_meaning(stage: Stage) -> str:
    stage.cast.member.sends_photo(stage.cast.team_group, caption="K1 3 menolak kayanya")
    await stage.settle()
    return "Nomor 3 menolak"


async def the_count(stage: Stage) -> str:
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 selesai")
    return "Cocok menurut"


@pytest.mark.parametrize("words", YES)
@pytest.mark.parametrize("ask", [a_meaning, the_count])
async def test_each_yes_is_one_below_each_question(
    stage: Stage, ask: Callable[[Stage], Awaitable[str]], words: str
) -> None:
    """One list of words agrees, whatever is asked."""
    await begins(stage)
    done = await ask(stage)
    who, chat = (
        (stage.cast.official, stage.cast.village_group)
        if ask is the_count
        else (stage.cast.member, stage.cast.team_group)
    )
    who.replies(stage.acts.question(who, chat), words)
    await stage.settle()
    assert done in seen(who, chat)


@pytest.mark.parametrize("words", [*NO, "batal", "batalkan", "hapus", "cabut"])
async def test_each_no_leaves_what_was_read_unrecorded(stage: Stage, words: str) -> None:
    """Also a later yes of somebody else records nothing of it."""
    cast = stage.cast
    await begins(stage)
    await a_meaning(stage)
    question = stage.acts.question(cast.member, cast.team_group)
    cast.member.replies(question, words)
    await stage.settle()
    assert "belum dipahami" not in seen(cast.member, cast.team_group)
    cast.coordinator.replies(question, "ya")
    await stage.settle()
    assert "Nomor 3 menolak" not in seen(cast.member, cast.team_group)
