"""What becomes of a citizen's request, in words and by an edit: no such words are noted as another request."""

import pytest

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.ask_settling import read_settling
from sotarsa_bot.records.service_request import RequestState, ServiceRequest
from tests.conftest import Stage, kept
from tests.the_day import begins, heard, own, seen


async def requests(stage: Stage) -> list[ServiceRequest]:
    async with stage.engine.store.reading() as books:
        return await books.requests.find(order="id")


async def states(stage: Stage) -> list[RequestState]:
    return [one.state for one in await requests(stage)]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("K1 usulan td salah", ("batal", None, "")),
        ("K1 usulan dibatalkan", ("batal", None, "")),
        ("K1 usulan batal", ("batal", None, "")),
        ("usulan U4 salah catat pak", ("batal", 4, "")),
        ("batalkan usulan 4", ("batal", 4, "")),
        ("hapus usulan tadi, karena sudah meninggal", ("batal", None, "sudah meninggal")),
        ("usulan kada jadi", ("batal", None, "")),
        ("usulan salah, yg minta Imah bukan Aminah", ("salah", None, "minta Imah bukan Aminah")),
        ("usulan ditolak, habis stok", ("tolak", None, "habis stok")),
        ("tolak usulan 1 krn bukan program ini", ("tolak", 1, "bukan program ini")),
        ("U2 tidak dapat dipenuhi: habis", ("tolak", 2, "habis")),
        ("usulan U2 diterima, bulan depan", ("terima", 2, "bulan depan")),
        ("teruskan usulan U2 ke Dinas Sosial", ("teruskan", 2, "Dinas Sosial")),
        ("U2 diteruskan ke Dinas Sosial", ("teruskan", 2, "Dinas Sosial")),
        ("usulan terima kasih pak", None),
        ("usulan salah satu warga: kursi roda", None),
        ("usulan Aminah: kursi roda", None),
        ("usulan ditolak kah?", None),
        ("K1 usulan tongkat", None),
        ("usul batalkan kunjungan", None),
        ("batal", None),
    ],
)
def test_words_about_a_request(typed: str, read: tuple[str, int | None, str] | None) -> None:
    said = read_settling(typed)
    assert (said and (str(said.way), said.number, said.words)) == read


@pytest.mark.parametrize("words", ["K1 usulan kada ada", "usulan warga: nihil", "K1 usulan tdk ada lagi pak"])
async def test_that_there_is_none_is_no_request(stage: Stage, words: str) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, words)
    assert await requests(stage) == []
    assert "tidak ada usulan warga" in stage.cast.member.last(stage.cast.team_group).shown


@pytest.mark.parametrize(
    "words", ["K1 usulan td salah", "K1 usulan dibatalkan", "K1 usulan batal", "batalkan usulan U1"]
)
async def test_the_only_one_is_taken_back_and_comes_again(stage: Stage, words: str) -> None:
    """Once each was a new request, sent to the coordinator."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 usulan Aminah: kursi roda")
    await stage.acts.says(cast.member, group, words)
    assert await states(stage) == [RequestState.WITHDRAWN]
    assert "U1 dibatalkan oleh Hendra Contoh" in heard(cast.coordinator, own(stage, cast.coordinator))
    await stage.acts.taps(cast.member, "Kembalikan usulan ini", group)
    assert await states(stage) == [RequestState.OPEN]


async def test_of_several_it_is_asked_which(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    for need in ("kursi roda", "tongkat"):
        await stage.acts.says(cast.member, group, f"K1 usulan {need}")
    await stage.acts.says(cast.member, group, "K1 usulan td salah")
    assert await states(stage) == [RequestState.OPEN] * 2
    await stage.acts.taps(cast.member, "2", group)
    assert await states(stage) == [RequestState.WITHDRAWN, RequestState.OPEN]


async def test_without_any_nothing_is_noted(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 usulan td salah")
    assert await requests(stage) == []
    assert "Tidak ada usulan warga yang menunggu" in stage.cast.member.last(stage.cast.team_group).shown


async def test_what_it_should_be_is_written_again(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 usulan Aminah: kursi roda")
    cast.member.replies(cast.member.last(group), "eh salah, yg minta Imah bukan Aminah")
    await stage.settle()
    assert "U1 belum berubah: kursi roda. Mohon ubah (edit)" in cast.member.last(group).shown
    assert await states(stage) == [RequestState.OPEN]


async def test_an_edit_is_followed_until_it_is_answered(stage: Stage) -> None:
    """Once an edit was "berisi permintaan", and the coordinator answered what nobody asked for."""
    cast, chat = stage.cast, own(stage, stage.cast.member)
    private = own(stage, cast.coordinator)
    await begins(stage)
    sent = cast.member.sends(chat, "K1 usulan Aminah: kursi roda")
    await stage.settle()
    cast.member.edits(sent, "K1 usulan Imah: 2 kursi roda")
    await stage.settle()
    assert "U1 (K1) diperbaiki: 2 kursi roda" in heard(cast.member, chat)
    assert [(one.name, one.need) for one in await requests(stage)] == [("Imah", "2 kursi roda")]
    assert "Imah\n2 kursi roda" in heard(cast.coordinator, private)
    cast.member.edits(sent, "K1 3 terima")
    await stage.settle()
    assert "U1 tetap seperti semula: 2 kursi roda" in cast.member.last(chat).shown
    await stage.acts.taps(cast.coordinator, "Terima, kunjungan berikutnya", private)
    cast.member.edits(sent, "K1 usulan Imah: 3 kursi roda")
    await stage.settle()
    assert "U1 sudah dijawab koordinator, jadi perubahan ini tidak dicatat" in cast.member.last(chat).shown
    assert [(one.need, one.state) for one in await requests(stage)] == [("2 kursi roda", "accepted")]


@kept
async def asked(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, own(stage, stage.cast.member), "K1 usulan Aminah: kursi roda")


@pytest.mark.parametrize(
    ("words", "meant", "state", "answer"),
    [
        ("siap diterima, bulan depan", "diterima, untuk kunjungan berikutnya: bulan depan", "accepted", "bulan depan"),
        ("diteruskan ke Dinas Sosial", "diteruskan kepada Dinas Sosial", "passed_on", "Dinas Sosial"),
        ("kada kawa dipenuhi, habis stok", "tidak dapat dipenuhi: habis stok", "declined", "habis stok"),
        ("usulan U1 ditolak, habis stok", "tidak dapat dipenuhi: habis stok", "declined", "habis stok"),
    ],
)
async def test_a_coordinator_answers_in_words(stage: Stage, words: str, meant: str, state: str, answer: str) -> None:
    """Once "belum dipahami", or noted as a request of its own."""
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await asked(stage)
    cast.coordinator.replies(cast.coordinator.last(private), words)
    await stage.settle()
    assert f"Maksudnya: usulan U1, kursi roda: {meant}?" in cast.coordinator.last(private).shown
    assert await states(stage) == [RequestState.OPEN]
    await stage.acts.taps(cast.coordinator, "Ya", private)
    assert [(one.state, one.answer) for one in await requests(stage)] == [(state, answer)]
    assert f"Aminah, kursi roda – {meant} (oleh Rahmi Contoh)" in heard(cast.member, own(stage, stage.cast.member))
    told = seen(cast.official, cast.village_group)
    assert "Aminah" not in told
    assert "habis stok" not in told
    assert "bulan depan" not in told


async def test_which_answer_other_words_are_is_asked(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await asked(stage)
    cast.coordinator.replies(cast.coordinator.last(private), "nnti diusulkan bulan depan")
    await stage.settle()
    assert "Yang mana maksudnya?" in cast.coordinator.last(private).shown
    await stage.acts.taps(cast.coordinator, "1", private)
    assert [(one.state, one.answer) for one in await requests(stage)] == [("accepted", "nnti diusulkan bulan depan")]


async def test_answered_twice_and_by_others(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await asked(stage)
    await stage.acts.says(cast.member, own(stage, stage.cast.member), "usulan U1 ditolak, habis")
    assert "Yang menjawab usulan warga U1 adalah koordinator" in cast.member.last(own(stage, stage.cast.member)).shown
    await stage.acts.says(cast.coordinator, private, "tolak usulan U1")
    assert "Mengapa usulan U1" in cast.coordinator.last(private).shown
    await stage.acts.gives_reason(cast.coordinator, private, "habis stok")
    await stage.acts.says(cast.coordinator, private, "U1 diterima")
    assert "U1 sudah dijawab oleh Rahmi Contoh" in cast.coordinator.last(private).shown
    await stage.acts.says(cast.coordinator, private, "U7 diterima")
    assert "U7 tidak ada" in cast.coordinator.last(private).shown
    assert await states(stage) == [RequestState.DECLINED]


async def test_why_it_is_declined_is_read_back(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await asked(stage)
    await stage.acts.taps(cast.coordinator, "Tolak", private)
    await stage.acts.says(cast.coordinator, private, "tunggu saya cek dulu")
    assert "belum dipahami sebagai alasan" in cast.coordinator.last(private).shown
    await stage.acts.says(cast.coordinator, private, "eh bisa aja, salah pencet")
    assert await states(stage) == [RequestState.OPEN]
    assert "Ditutup" in cast.coordinator.last(private).shown


async def test_a_wrong_answer_is_replaced_in_words(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 usulan Aluh: kursi roda")
    me = own(stage, cast.coordinator)
    for words in ("U1 kada kawa, stok habis", "U1 salah, diterima bulan muka"):
        await stage.acts.says(cast.coordinator, me, words)
        await stage.acts.answers(cast.coordinator, me, "ya")
    async with stage.engine.store.reading() as books:
        (request,) = await books.requests.find()
        assert request.state == RequestState.ACCEPTED
    assert "belum dapat dipenuhi" not in cast.official.last(cast.village_group).shown


@pytest.mark.parametrize("typed", ["U1 diterima, U2 ditolak", "U1 ditarima, bulan muka; U2 ditolak"])
def test_two_answers_in_one_message_are_not_read_as_one(typed: str) -> None:
    """Once the second answer became the reason that was told to whoever had asked for the first."""
    with pytest.raises(Mistake, match="ask_answers_apart"):
        read_settling(typed)


def test_a_request_is_accepted_as_it_is_said_here() -> None:
    assert read_settling("U1 ditarima, bulan muka") == ("terima", 1, "bulan muka")
