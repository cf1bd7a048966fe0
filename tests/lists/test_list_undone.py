"""A list that was sent by mistake: refused, left or saved, there is a way back, and what a correction does is said."""

from simulator.model import Chat, Message
from tests.conftest import Stage, kept
from tests.list_samples import AMINAH, Rows, csv_text

HEADER = ("No", "Nama", "Bantuan")
FIRST: Rows = [HEADER, (1, "Aminah", "sembako"), (2, "Hamdan", "sembako"), (3, "Siti", "selimut")]
CORRECTED: Rows = [HEADER, (1, "Aminah", "sembako"), (2, "Hamdan", "selimut"), (4, "Galuh", "sembako")]


def own(stage: Stage) -> Chat:
    return stage.world.private(stage.cast.coordinator.user)


async def sends(stage: Stage, rows: Rows, caption: str = "K1") -> Message:
    stage.cast.coordinator.sends_document(own(stage), "daftar.csv", csv_text(rows).encode(), caption=caption)
    await stage.settle()
    return stage.cast.coordinator.last(own(stage))


async def taps(stage: Stage, label: str) -> None:
    await stage.acts.taps(stage.cast.coordinator, label, own(stage))


async def replies(stage: Stage, words: str) -> None:
    stage.cast.coordinator.sends(own(stage), words, reply_to=stage.cast.coordinator.last(own(stage)))
    await stage.settle()


async def listed(stage: Stage) -> dict[str, str]:
    await stage.starts()
    async with stage.engine.store.reading() as books:
        return {one.name: ", ".join(map(str, one.benefits)) for one in await books.listed.find(order="number")}


@kept
async def saved(stage: Stage) -> None:
    await stage.acts.plans()
    await sends(stage, FIRST)
    await taps(stage, "💾 Simpan")


BEFORE = {"Aminah": "sembako", "Hamdan": "sembako", "Siti": "selimut"}


async def test_a_correction_says_whom_it_gives_more_and_who_stays(stage: Stage) -> None:
    await saved(stage)
    said = (await sends(stage, CORRECTED)).shown
    assert "baris 3: Hamdan: ditambah selimut; yang sudah ada tetap" in said
    assert "1 orang pada daftar tidak ada dalam berkas ini dan tetap pada daftar: nomor 3" in said


async def test_a_saved_file_is_taken_back_by_words(stage: Stage) -> None:
    """`batal` below it used to begin calling off the visit."""
    await saved(stage)
    await sends(stage, CORRECTED)
    await taps(stage, "💾 Simpan")
    assert (await listed(stage))["Hamdan"] == "sembako, selimut"
    await replies(stage, "salah kirim")
    assert await listed(stage) == BEFORE
    async with stage.engine.store.reading() as books:
        assert await books.recipients.count(name="Galuh") == 0
        assert await books.audit.count(what="list.import_undone") == 1
    await replies(stage, "batal")  # there is nothing more to take back, and the visit is not meant
    assert "dibatalkan?" not in stage.cast.coordinator.last(own(stage)).shown
    await sends(stage, CORRECTED)
    await taps(stage, "💾 Simpan")
    assert set(await listed(stage)) == {"Aminah", "Hamdan", "Siti", "Galuh"}


async def test_people_with_a_nik_leave_the_register_too(stage: Stage) -> None:
    await stage.acts.plans()
    await sends(stage, [("NIK", "Nama", "Alamat", "Bantuan"), (AMINAH, "Aminah", "Jl. 1", "sembako")])
    await taps(stage, "💾 Simpan")
    await taps(stage, "↩️ Batalkan berkas ini")
    async with stage.engine.store.reading() as books:
        left = [await shelf.count() for shelf in (books.recipients, books.entitlements, books.listed)]
    assert left == [0, 0, 0]


async def test_what_was_handed_over_keeps_its_people(stage: Stage) -> None:
    await saved(stage)
    cast = stage.cast
    await stage.acts.decides()
    await stage.later(days=9)
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 1 terima")
    await taps(stage, "↩️ Batalkan berkas ini")
    assert await listed(stage) == BEFORE
    assert "sudah tercatat menerima" in cast.coordinator.alerts[-1].text


async def test_after_a_bad_file_the_list_asks_again(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.says(stage.cast.coordinator, own(stage), "/daftar k1")
    said = await sends(stage, [("Apa", "Saja"), ("x", "y")], caption="")
    assert "tidak disimpan" in said.shown
    await taps(stage, "📋 Daftar penerima K1")
    assert any("Ambil dari penerima desa" in label for label in stage.cast.coordinator.last(own(stage)).labels)


async def test_the_amounts_of_a_wrong_file_go_with_it(stage: Stage) -> None:
    """Aminah kept the two of the wrong file, and no button was left."""
    header = ("No", "Nama", "Bantuan", "Jumlah")
    await stage.acts.plans()
    await sends(stage, [header, (1, "Aminah", "sembako", 1), (2, "Siti", "sembako", 2)])
    await taps(stage, "💾 Simpan")
    before = await listed(stage)
    await sends(stage, [header, (1, "Aminah", "sembako", 2), (2, "Siti", "sembako", 1), (3, "Galuh", "sembako", 1)])
    await taps(stage, "💾 Simpan")
    assert await listed(stage) == {"Aminah": "sembako 2", "Siti": "sembako 1", "Galuh": "sembako 1"}
    await replies(stage, "salah kirim")
    assert await listed(stage) == before == {"Aminah": "sembako 1", "Siti": "sembako 2"}
    async with stage.engine.store.reading() as books:
        assert sorted(one.amount or 0 for one in await books.entitlements.find()) == [1, 2]
