"""Lists of quarter after quarter: people are known again, changes are shown, and nobody is merged in silence."""

import asyncio
import threading
from datetime import timedelta
from typing import Any

import pytest

from conversations.gateway.circuit_breaker import CircuitBreaker
from conversations.gateway.downloads import Downloads
from conversations.lists.list_reader import ListReader
from simulator.model import Chat, Message
from sotarsa_bot.register.list_planner import Planner
from sotarsa_bot.running.unhurried import A_PART
from tests.conftest import Stage
from tests.killed import Killed, KilledAfter
from tests.list_samples import AMINAH, RAHMAT, Rows, csv_text, many, workbook
from tests.waiting import PATIENCE, until

HEADER = ("NIK", "Nama", "Alamat", "Jenis Bantuan", "Jumlah", "Keterangan")


def own(stage: Stage) -> Chat:
    return stage.world.private(stage.cast.member.user)


def quarter(rows: Rows, as_of: str = "1 Oktober 2026", title: str = "Triwulan IV 2026") -> bytes:
    above = ((f"Periode: {title}", *[""] * 5), (f"Data per tanggal {as_of}", *[""] * 5))
    return csv_text([*above, HEADER, *rows]).encode()


ROWS = (
    (AMINAH, "Aminah", "Jl. 1", "beras", "10 kg", "lansia"),
    (RAHMAT, "Rahmat", "Jl. 2", "beras", "10 kg", ""),
    ("", "Siti Aminah", "Jl. Balai 3", "beras", "10 kg", ""),
)


async def sends(stage: Stage, content: bytes, caption: str = "Uren") -> Message:
    stage.cast.member.sends_document(own(stage), "daftar.csv", content, caption=caption)
    await stage.settle()
    return stage.cast.member.last(own(stage))


async def saves(stage: Stage, content: bytes, caption: str = "Uren") -> str:
    await sends(stage, content, caption)
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    return stage.cast.member.last(own(stage)).shown


async def kept(stage: Stage, shelf: str) -> list[Any]:
    async with stage.engine.store.reading() as books:
        return list(await getattr(books, shelf).find())


async def test_a_villages_list_is_registered_and_a_visit_takes_what_is_open(stage: Stage) -> None:
    """Three are registered; K1 takes them, hands over a part, and the same file says later what that leaves."""
    cast = stage.cast
    shown = (await sends(stage, quarter(ROWS))).shown
    assert "Periode: Triwulan IV 2026 (1 Oktober – 31 Desember 2026)\nData per: 1 Oktober 2026" in shown
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert "Sekarang 3 penerima tercatat di desa ini" in cast.member.last(own(stage)).shown
    assert [one.needs for one in await kept(stage, "recipients")] == [("elderly",), (), ()]
    await stage.acts.plans(cargo="100 kg beras")
    await stage.acts.decides()
    await stage.acts.says(cast.member, own(stage), "/daftar k1")
    await stage.acts.taps(cast.member, "Ambil dari penerima desa", own(stage))
    await stage.acts.taps(cast.member, "Ambil semua (3)", own(stage))
    shown = stage.acts.question(cast.member, own(stage)).shown
    assert "1. Aminah · 6311********0003 · lansia" in shown
    await stage.acts.says(cast.member, own(stage), "K1 1 terima beras 4\n3 meninggal")  # its day has not come
    await stage.acts.taps(cast.member, "Ya", own(stage))
    assert "3 orang, 1 sudah menerima" in stage.acts.question(cast.member, own(stage)).shown
    assert "3. Siti Aminah (pindah atau meninggal)" in stage.acts.question(cast.member, own(stage)).shown
    await stage.acts.plans(window="7-9 Desember")
    shown = (await sends(stage, quarter(ROWS), caption="K2")).shown
    assert "0 orang baru, 0 mendapat bantuan tambahan, 0 berubah, 3 sudah ada" in shown
    assert "Masuk daftar kunjungan: 2 orang" in shown
    assert "1 orang tercatat pindah atau meninggal" in shown
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    of_k2 = [one for one in await kept(stage, "listed") if one.visit == 2]
    assert [(one.name, str(one.benefits[0])) for one in of_k2] == [("Aminah", "beras 6 kg"), ("Rahmat", "beras 10 kg")]
    assert [one.recipient for one in of_k2] == [1, 2]


async def test_what_changed_is_shown_and_saved_and_the_same_again_changes_nothing(stage: Stage) -> None:
    await saves(stage, quarter(ROWS))
    changed = ((AMINAH, "Aminah", "Jl. 9", "beras", "12 kg", "lansia"), (RAHMAT, "Rahmad", *ROWS[1][2:]), ROWS[2])
    shown = (await sends(stage, quarter(changed, as_of="1 November 2026"))).shown
    assert "0 orang baru, 0 mendapat bantuan tambahan, 3 berubah, 0 sudah ada" in shown
    assert "Aminah: alamat Jl. 1 → Jl. 9; beras 10 kg → beras 12 kg; data per 1 Oktober 2026 → 1 November 2026" in shown
    assert "Rahmat: nama Rahmat → Rahmad" in shown
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    before = [await kept(stage, shelf) for shelf in ("recipients", "entitlements")]
    shown = (await sends(stage, quarter(changed, as_of="1 November 2026"))).shown
    assert "0 berubah, 3 sudah ada" in shown
    assert "Tidak ada yang baru" in shown
    older = (await sends(stage, quarter(changed, as_of="1 September 2026"))).shown
    assert "0 berubah, 3 sudah ada" in older
    assert [await kept(stage, shelf) for shelf in ("recipients", "entitlements")] == before
    assert [one.amount for one in before[1]] == [12, 10, 10]


async def test_a_new_quarter_is_granted_anew(stage: Stage) -> None:
    await saves(stage, quarter(ROWS))
    shown = (await sends(stage, quarter(ROWS, title="Triwulan I 2027"))).shown
    assert "0 orang baru, 3 mendapat bantuan tambahan, 0 berubah, 0 sudah ada" in shown
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    assert [one.period for one in await kept(stage, "entitlements")] == [
        *["Triwulan IV 2026"] * 3, *["Triwulan I 2027"] * 3,
    ]  # fmt: skip


async def test_who_is_alike_is_decided_by_a_person_page_by_page(stage: Stage) -> None:
    """Ten who are written otherwise; one of them is somebody else."""
    cast = stage.cast
    known = [("", f"Warga {word} Contoh", f"Jl. Balai {n}", "beras", "5", "") for n, word in enumerate(WORDS)]
    await saves(stage, quarter(known))
    again = [("", f"Warga {word} Contho", f"Jln Balai {n}", "beras", "5", "") for n, word in enumerate(WORDS)]
    shown = await sends(stage, quarter(again))
    assert "10 orang mirip" in shown.shown
    assert "Simpan" not in " ".join(button.text for row in shown.buttons for button in row)
    await stage.acts.taps(cast.member, "Periksa yang mirip (10)", own(stage))
    await stage.acts.taps(cast.member, "3. Orang lain", own(stage))
    assert "✅ 3. Orang lain" in stage.acts.question(cast.member, own(stage)).labels
    await stage.reopen()
    await stage.acts.taps(cast.member, "Benar, lanjut", own(stage))
    assert "2 orang mirip" in cast.member.last(own(stage)).shown
    await stage.acts.taps(cast.member, "Benar, lanjut", own(stage))
    shown = cast.member.last(own(stage))
    assert "1 orang baru, 0 mendapat bantuan tambahan, 9 berubah, 0 sudah ada" in shown.shown
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert len(await kept(stage, "recipients")) == 11


WORDS = ("Adang", "Basuki", "Cempaka", "Durahman", "Esah", "Fatimah", "Gusti", "Halimah", "Idris", "Jamilah")


@pytest.mark.long
async def test_a_long_list_says_how_far_it_is(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked at while it is compared: the message is edited in place."""
    await stage.settle()
    cast = stage.cast
    stage.cast.member.sends_document(own(stage), "panjang.xlsx", workbook(many(6_000)), caption="Uren")
    await stage.engine.receiver.receive()
    await stage.engine.worker.work()
    await stage.engine.worker.finish()
    told, go_on, check = threading.Event(), threading.Event(), Planner.check

    def in_step(planner: Planner, most: int) -> bool:
        """Goes on when what it has told was said."""
        if planner.checked:
            told.set()
            go_on.wait(PATIENCE)
            go_on.clear()
        return check(planner, most)

    monkeypatch.setattr(Planner, "check", in_step)
    reading = asyncio.create_task(stage.engine.list_reader.fetch())
    seen = set()
    while not reading.done():
        await until(lambda: told.is_set() or reading.done())
        told.clear()
        await stage.engine.sender.send()
        stage.clock.advance(timedelta(seconds=2))
        seen.add(cast.member.last(own(stage)).shown.partition(": ")[2])
        go_on.set()
    await stage.settle()
    assert "2.500 dari 6.000 orang diperiksa." in seen
    assert "6.000 orang baru" in cast.member.last(own(stage)).shown


async def wishes_to_save(stage: Stage) -> None:
    """ "Simpan" is pressed and heard, and nothing is saved yet."""
    stage.cast.member.taps("Simpan", chat=own(stage))
    await stage.engine.receiver.receive()
    await stage.engine.worker.work()
    await stage.engine.worker.finish()


async def saving_is_killed(stage: Stage) -> None:
    """After one part; then the bot starts again."""
    engine = stage.engine
    store = KilledAfter(engine.store, 1)
    reader = ListReader(store, engine.clock, engine.office)
    with pytest.raises(Killed):
        await Downloads(engine.bot, store, engine.clock, CircuitBreaker(), reader).fetch()
    await stage.reopen()


@pytest.mark.parametrize("caption", ["Uren", "K1"])
@pytest.mark.long
async def test_killed_while_a_long_list_is_saved_it_goes_on_and_nobody_is_there_twice(
    stage: Stage, caption: str
) -> None:
    """Names without a NIK or a place, and much alike: nothing but the file itself says who is there already."""
    await stage.acts.plans()
    rows = [(f"Warga Contoh {n}", "beras", "10 kg") for n in range(600)]
    shown = await sends(stage, csv_text([("Nama", "Jenis Bantuan", "Jumlah"), *rows]).encode(), caption)
    assert "600 orang baru" in shown.shown
    await wishes_to_save(stage)
    for kill in range(1, 5):
        await saving_is_killed(stage)
        assert len(await kept(stage, "recipients")) == kill * A_PART
    await stage.settle()
    said = stage.cast.member.last(own(stage)).shown
    assert "600 orang baru, 0 mendapat bantuan tambahan, 0 berubah, 0 sudah ada" in said
    assert "Sekarang 600" in said
    assert [one.name for one in await kept(stage, "recipients")] == [name for name, *_ in rows]
    assert [one.recipient for one in await kept(stage, "entitlements")] == list(range(1, 601))
    listed = [(one.number, one.name) for one in await kept(stage, "listed")]
    assert listed == ([(n, name) for n, (name, *_) in enumerate(rows, 1)] if caption == "K1" else [])
    told = [one.detail for one in await kept(stage, "audit") if one.what == "list.imported"]
    assert sum(one["added"] for one in told) == 600


async def test_a_visit_that_is_cancelled_while_its_list_is_half_saved(stage: Stage) -> None:
    """What is there already is said; who is in the register stays there."""
    await stage.acts.plans()
    rows = [(f"Warga Contoh {n}", "beras", "10 kg") for n in range(200)]
    await sends(stage, csv_text([("Nama", "Jenis Bantuan", "Jumlah"), *rows]).encode(), "K1")
    await wishes_to_save(stage)
    await saving_is_killed(stage)
    async with stage.engine.store.writing() as books:
        await books.visits.change(1, state="cancelled")
    await stage.settle()
    said = stage.cast.member.last(own(stage)).shown
    assert f"baru tersimpan sebagian: {A_PART} orang" in said
    assert "batal" in said
    assert len(await kept(stage, "recipients")) == A_PART


async def test_a_village_that_is_not_known_is_asked_for(stage: Stage) -> None:
    assert "Atlantis" in (await sends(stage, quarter(ROWS), caption="Atlantis")).shown
    assert "3 orang baru" in (await sends(stage, quarter(ROWS), caption="desa uern")).shown
