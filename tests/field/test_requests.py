"""Service requests: whoever is on no list is recorded, answered and taken along; never served silently, never named."""

import pytest

from sotarsa_bot.parsing import read_ask
from tests.conftest import Stage
from tests.lists.test_recipient_list import listed, own
from tests.the_day import begins, heard, reports, seen


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("K12 usulan Aminah: kursi roda", ("Aminah", "kursi roda")),
        ("k12 usuln Aminah - kursi roda", ("Aminah", "kursi roda")),
        ("usulan warga Ibu Aminah butuh kursi roda K12", ("Ibu Aminah", "butuh kursi roda")),
        ("K12 tambahan kursi roda", ("", "kursi roda")),
        ("K12 usul", ("", "")),
        ("K12 3 terima", None),
        ("K12 sembako 25", None),
        ("", None),
    ],
)
def test_requests_in_one_message(typed: str, expected: tuple[str, str] | None) -> None:
    read = read_ask(typed)
    assert (read and read[:2]) == expected


async def test_a_proposal_to_the_team_is_no_request_without_a_question(stage: Stage) -> None:
    """Once "usul berangkat jam 7" was sent to the coordinator as what a citizen asks for."""
    cast, chat = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    cast.coordinator.replies(stage.acts.card(cast.coordinator, chat, "K1"), "usul berangkat jam 7")
    await stage.settle()
    assert "Maksudnya usulan warga: berangkat jam 7? Bila maksudnya rencana" in cast.coordinator.last(chat).shown
    assert "usulan warga U1 dicatat" not in seen(cast.coordinator, chat)
    await stage.acts.taps(cast.coordinator, "Ya", chat)
    assert "usulan warga U1 dicatat: berangkat jam 7" in heard(cast.coordinator, chat)
    cast.coordinator.replies(stage.acts.card(cast.coordinator, chat, "K1"), "usulkan hari lain 7-9 des")
    await stage.settle()
    assert "Hari diganti dengan tombol Usulkan hari lain" in cast.coordinator.last(chat).shown


async def test_a_photo_with_a_caption_reaches_the_coordinator_and_comes_back_answered(stage: Stage) -> None:
    cast, private = stage.cast, stage.world.private(stage.cast.coordinator.user)
    await begins(stage)
    cast.member.sends_photo(own(stage), caption="K1 usulan Aminah: kursi roda")
    await stage.settle()
    assert "usulan warga U1 dicatat: kursi roda" in heard(cast.member, own(stage))
    assert "U1 dari K1 Uren (dilaporkan Hendra Contoh): Aminah" in heard(cast.coordinator, private)
    await stage.acts.taps(cast.coordinator, "Terima, kunjungan berikutnya", private)
    cast.coordinator.press_again()
    await stage.settle()
    assert "Sudah dijawab oleh Rahmi Contoh" in cast.coordinator.alerts[-1].text
    assert "Aminah, kursi roda – diterima, untuk kunjungan berikutnya" in seen(cast.member, own(stage))
    told = seen(cast.official, cast.village_group)
    assert "U1 dari kunjungan K1 diterima" in told
    assert "Aminah" not in told + seen(cast.member, cast.team_group)
    async with stage.engine.store.reading() as books:
        (asked,) = await books.requests.find()
        assert (await books.photos.get(asked.photo)).kind == "request"
        assert await books.deliveries.count() == 0


async def test_one_that_is_passed_on_or_declined_says_to_whom_or_why(stage: Stage) -> None:
    cast, private = stage.cast, stage.world.private(stage.cast.coordinator.user)
    await begins(stage)
    for need, way, words in (("kursi roda", "Teruskan", "Dinas Sosial"), ("mobil", "Tolak", "bukan program ini")):
        await stage.acts.says(cast.member, cast.team_group, f"K1 usulan {need}")
        await stage.acts.taps(cast.coordinator, way, private)
        await stage.acts.gives_reason(cast.coordinator, private, words)
    told = seen(cast.member, own(stage))
    assert "diteruskan kepada Dinas Sosial" in told
    assert "tidak dapat dipenuhi: bukan program ini" in told
    assert "belum dapat dipenuhi" in heard(cast.official, cast.village_group)


async def test_the_next_visit_takes_along_what_waits(stage: Stage) -> None:
    """Said when it is planned, and in the pocket pack by name; a cancelled visit gives it back."""
    cast, private = stage.cast, stage.world.private(stage.cast.coordinator.user)
    await begins(stage)
    await stage.acts.says(cast.member, own(stage), "K1 usulan Aminah: kursi roda")
    await stage.acts.taps(cast.coordinator, "Terima, kunjungan berikutnya", private)
    for code in ("K2", "K3"):
        await stage.acts.plans(window="7-9 Desember", save=False)
        assert "1 usulan warga desa ini menunggu" in stage.acts.question(cast.coordinator, cast.team_group).shown
        await stage.acts.taps(cast.coordinator, "Simpan dan kirim", cast.team_group)
        await stage.acts.says(cast.coordinator, private, f"/daftar {code}")
        await stage.acts.says(cast.coordinator, private, {"K2": "Budi", "K3": "Rahmat Hidayat"}[code])
        await stage.acts.taps(cast.coordinator, "Paket saku", private)
        assert "Usulan warga: Aminah (kursi roda)" in heard(cast.coordinator, private)
        await stage.acts.taps(cast.coordinator, "Selesai", private)
        card = stage.acts.card(cast.coordinator, cast.team_group, code)
        cast.coordinator.taps("Batalkan", message=card)
        await stage.settle()
        await stage.acts.gives_reason(cast.coordinator, cast.team_group, "banjir")


async def test_serah_for_somebody_on_no_list_offers_it(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await listed(stage)
    await stage.acts.taps(cast.member, "Selesai", chat)
    await stage.acts.says(cast.member, chat, "/serah")
    await stage.acts.taps(cast.member, "sembako", chat)
    await stage.acts.says(cast.member, chat, "Lina")
    assert "Lina tidak ada pada daftar penerima K1" in cast.member.last(chat).shown
    await stage.acts.taps(cast.member, "Catat sebagai usulan warga", chat)
    await stage.acts.says(cast.member, chat, "belum terdaftar, janda tiga anak")
    await stage.acts.taps(cast.member, "Ya", chat)  # a sentence, and no thing
    await stage.acts.taps(cast.member, "Tanpa foto", chat)
    assert "U1 dicatat: belum terdaftar, janda tiga anak" in seen(cast.member, chat)
    async with stage.engine.store.reading() as books:
        assert [one.name for one in await books.requests.find()] == ["Lina"]
        assert await books.deliveries.count() == 0
        assert await books.talks.count() == 0


async def test_serah_knows_who_is_listed_by_name_and_marks_who_is_not(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await listed(stage)
    await stage.acts.taps(cast.member, "Selesai", chat)
    await stage.acts.says(cast.member, chat, "/serah")
    await stage.acts.taps(cast.member, "sembako", chat)
    await stage.acts.says(cast.member, chat, "siti")
    assert "nomor 3 (Siti)" in cast.member.last(chat).shown
    await stage.acts.taps(cast.member, "Kembali", chat)
    await stage.acts.says(cast.member, chat, "Lina")
    await stage.acts.taps(cast.member, "Tetap serahkan", chat)
    await stage.acts.taps(cast.member, "Diterima sendiri", chat)
    await stage.acts.taps(cast.member, "Simpan", chat)
    assert "1 sembako untuk Lina – di luar daftar" in heard(cast.member, chat)


async def test_a_caption_with_a_name_finds_its_number_or_is_marked(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await listed(stage)
    await stage.acts.taps(cast.member, "Selesai", chat)
    await stage.acts.says(cast.member, chat, "K1 sembako 1 siti")
    assert "1 sembako untuk nomor 3" in cast.member.last(chat).shown
    await stage.acts.says(cast.member, chat, "K1 sembako 1 Lina")
    await stage.acts.taps(cast.member, "Ya", chat)
    assert "1 sembako untuk Lina – di luar daftar" in cast.member.last(chat).shown


async def test_from_the_panel_and_counted_until_it_is_answered(stage: Stage) -> None:
    cast = stage.cast
    private, camat = stage.world.private(cast.coordinator.user), stage.world.private(cast.camat.user)
    await begins(stage)
    await stage.acts.says(cast.coordinator, private, "/usulan")
    assert "Tidak ada usulan warga" in cast.coordinator.last(private).shown
    await reports(stage)
    await stage.acts.taps(cast.member, "Usulan warga", cast.team_group)
    asked = stage.acts.question(cast.member, cast.team_group)
    cast.member.sends_photo(cast.team_group, caption="kursi roda", reply_to=asked)
    await stage.settle()
    assert "U1 dicatat: kursi roda" in heard(cast.member, cast.team_group)
    await stage.acts.says(cast.camat, camat, "/ringkasan")
    assert "Usulan warga belum dijawab: 1 (K1)" in cast.camat.last(camat).shown
    assert "Usulan warga: 1, belum dijawab: 1" in cast.camat.last(camat).shown
    await stage.acts.says(cast.coordinator, private, "/usulan")
    await stage.acts.taps(cast.coordinator, "U1 K1: kursi roda", private)
    await stage.acts.taps(cast.coordinator, "Terima, kunjungan berikutnya", private)
    await stage.acts.says(cast.camat, camat, "/ringkasan K1")
    assert "Usulan warga: 1, belum dijawab: 0" in cast.camat.last(camat).shown
    assert "belum dijawab: 1" not in cast.camat.last(camat).shown


async def test_only_a_coordinator_answers(stage: Stage) -> None:
    cast, private = stage.cast, stage.world.private(stage.cast.coordinator.user)
    await begins(stage)
    await stage.acts.says(cast.member, own(stage), "K1 usulan kursi roda")
    asked = stage.acts.question(cast.coordinator, private)
    for data in ("1|req|1|accept", "1|req|1", "1|req|99|accept", "1|req|1|nothing"):
        cast.member.presses_data(own(stage), cast.member.last(own(stage)), data)
        cast.coordinator.presses_data(private, asked, data.replace("accept", "eat"))
    await stage.acts.says(cast.member, own(stage), "/usulan")
    assert "bukan bagian tugas" in cast.member.last(own(stage)).shown
    async with stage.engine.store.reading() as books:
        assert [one.state for one in await books.requests.find()] == ["open"]


@pytest.mark.parametrize("by_words", [False, True])
async def test_an_answer_given_by_mistake_is_taken_back(stage: Stage, by_words: bool) -> None:
    """It waits again, and whoever heard the answer hears that: the reporter and the village."""
    cast, private = stage.cast, stage.world.private(stage.cast.coordinator.user)
    await begins(stage)
    await stage.acts.says(cast.member, own(stage), "K1 usulan Aminah: kursi roda")
    await stage.acts.taps(cast.coordinator, "Tolak", private)
    await stage.acts.gives_reason(cast.coordinator, private, "tidak ada anggaran")
    if by_words:
        cast.coordinator.replies(cast.coordinator.last(private), "salah")
        await stage.settle()
    else:
        await stage.acts.taps(cast.coordinator, "Salah? Jawab lagi", private)
    back = "U1 (K1): jawaban tadi dibatalkan oleh Rahmi Contoh. Usulan itu menunggu jawaban lagi."
    assert back in heard(cast.member, own(stage))
    assert back in heard(cast.official, cast.village_group)
    async with stage.engine.store.reading() as books:
        (asked,) = await books.requests.find()
        assert (asked.state, asked.answer, asked.answered_by) == ("open", "", None)
    await stage.acts.taps(cast.coordinator, "Terima, kunjungan berikutnya", private)
    assert "Aminah, kursi roda – diterima" in heard(cast.member, own(stage))
    cast.member.presses_data(cast.team_group, stage.acts.card(cast.member, cast.team_group, "K1"), "1|req_back|1")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert (await books.requests.get(1)).state == "accepted"


async def test_it_is_noted_at_once_and_its_photo_needs_no_reply(stage: Stage) -> None:
    """It was lost if nobody pressed "Tanpa foto", and the photo was asked about though the bot had asked for it."""
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await reports(stage)
    await stage.acts.taps(cast.member, "Usulan warga", chat)
    await stage.acts.answers(cast.member, chat, "tongkat")
    assert "usulan warga U1 dicatat: tongkat" in heard(cast.member, chat)
    assert "Usulan warga U1" in heard(cast.coordinator, stage.world.private(cast.coordinator.user))
    cast.member.sends_photo(chat)
    await stage.settle()
    assert "Untuk kunjungan mana" not in seen(cast.member, chat)
    async with stage.engine.store.reading() as books:
        (noted,) = await books.requests.find()
        assert noted.photo is not None


@pytest.mark.parametrize("words", ["batal", "batal, salah orang", "salah", ""])
async def test_one_that_was_noted_by_mistake_is_taken_back_and_comes_back(stage: Stage, words: str) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    private = stage.world.private(cast.coordinator.user)
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 usulan Amat: kursi roda")
    said = cast.member.last(chat)
    if words:
        cast.member.replies(said, words)
        await stage.settle()
    else:
        await stage.acts.taps(cast.member, "Batalkan usulan ini", chat)
    assert "U1 dibatalkan oleh Hendra Contoh" in said.shown
    assert "U1 dibatalkan oleh Hendra Contoh" in cast.coordinator.last(private).shown
    await stage.acts.says(cast.coordinator, private, "/usulan")
    assert "Tidak ada usulan warga yang menunggu" in cast.coordinator.last(private).shown
    cast.member.replies(said, "eh jangan")
    await stage.settle()
    assert "menunggu jawaban koordinator lagi" in said.shown
    await stage.acts.taps(cast.coordinator, "Terima, kunjungan berikutnya", private)
    cast.member.replies(said, "batal")
    await stage.settle()
    assert "sudah dijawab koordinator" in cast.member.last(chat).shown


@pytest.mark.parametrize("words", ["K1 2 terima", "2 terima"])
async def test_a_hand_over_is_nothing_that_somebody_needs(stage: Stage, words: str) -> None:
    """It became a request of a citizen, "K1 2 terima"; the need is asked for again."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 usulan")
    asked = [m for m in member.sees(group) if "apa yang dibutuhkan?" in m.shown][-1]
    member.replies(asked, words)
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert [one.number for one in await books.deliveries.find()] == [2]
        assert await books.requests.count() == 0
    member.replies([m for m in member.sees(group) if "apa yang dibutuhkan?" in m.shown][-1], "kursi roda")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert [one.need for one in await books.requests.find()] == ["kursi roda"]
