""" "Minta foto yang benar" reaches who reported it as a task with a day, and the new photo closes it."""

from simulator.model import Message
from simulator.photos import sample_photo
from sotarsa_bot.records.photo_ask import PhotoAsk
from tests.conftest import Stage, kept
from tests.flags.test_flags import a_day_with_one_picture_for_three, albums, own
from tests.the_day import begins, reports, seen


async def asks(stage: Stage) -> list[PhotoAsk]:
    async with stage.engine.store.reading() as books:
        return await books.photo_asks.find()


def task(stage: Stage) -> Message:
    cast = stage.cast
    return next(
        m for m in reversed(cast.member.sees(own(stage, cast.member))) if "foto" in m.shown and "Mohon" in m.shown
    )


@kept
async def asked(stage: Stage) -> None:
    """Number 8 bears number 3's picture; the coordinator asks for the right one, on Kamis, 3 Desember."""
    cast, chat = stage.cast, own(stage)
    await a_day_with_one_picture_for_three(stage)
    await reports(stage, "Selesai", "Tim sudah pulang")
    await stage.acts.says(cast.coordinator, chat, "/periksa")
    await stage.acts.taps(cast.coordinator, "K1 Uren", chat)
    await stage.acts.taps(cast.coordinator, "Perlu diperiksa", chat)
    await stage.acts.taps(cast.coordinator, "Minta foto yang benar", chat)


async def test_from_asking_to_the_new_photo(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await asked(stage)
    assert "Diminta dari Hendra Contoh, paling lambat Minggu, 6 Desember 2026" in cast.coordinator.last(chat).shown
    wanted = task(stage)
    assert "K1 Uren: Rahmi Contoh meminta foto yang benar" in wanted.shown
    assert "1 sembako untuk nomor 8" in wanted.shown
    cast.member.sends_photo(own(stage, cast.member), sample_photo(99), reply_to=wanted)
    await stage.settle()
    await stage.later(minutes=2)
    assert "sudah diterima. Terima kasih" in wanted.shown
    shown = albums(stage, chat)[-1]
    assert shown.caption == "📷 K1 Uren: foto baru untuk nomor 8, dari Hendra Contoh. Lihat semuanya: /periksa"
    await stage.acts.says(cast.coordinator, chat, "/periksa")
    await stage.acts.taps(cast.coordinator, "K1 Uren", chat)
    await stage.acts.taps(cast.coordinator, "Berikutnya", chat)
    await stage.acts.taps(cast.coordinator, "Lihat fotonya (2)", chat)
    assert [m.caption for m in albums(stage, chat)[-2:]] == ["1: foto nomor 3 · 2: foto nomor 8", None]
    await stage.later(days=4)
    assert "hari terakhirnya" not in seen(cast.member, own(stage, cast.member))


async def test_it_is_reminded_of_once_and_then_needs_somebody(stage: Stage) -> None:
    cast = stage.cast
    await asked(stage)
    await stage.later(days=2, hours=23)
    assert seen(cast.member, own(stage, cast.member)).count("Hari ini hari terakhirnya") == 1
    await stage.later(days=2)
    assert seen(cast.member, own(stage, cast.member)).count("Hari ini hari terakhirnya") == 1
    await stage.acts.says(cast.coordinator, own(stage), "/ringkasan")
    assert "📷 K1: 1 foto yang diminta belum datang" in cast.coordinator.last(own(stage)).shown


async def test_another_answer_takes_it_back(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await asked(stage)
    wanted = task(stage)
    cast.coordinator.taps("Wajar", message=next(m for m in cast.coordinator.sees(chat) if "sama dengan" in m.shown))
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Satu keluarga", chat)
    assert "tidak perlu dikirim lagi" in wanted.shown
    assert [one.photo for one in await asks(stage)] == [None]


async def test_asked_again_it_is_one_task_and_records_taken_back_end_it(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await asked(stage)
    card = next(m for m in cast.coordinator.sees(chat) if "sama dengan" in m.shown)
    cast.coordinator.taps("Perlu diperiksa", message=card)
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Minta foto yang benar", chat)
    assert len(await asks(stage)) == 1
    wanted = task(stage)
    async with stage.engine.store.writing() as books:
        await books.deliveries.change_all({"visit": 1}, withdrawn_at=stage.clock.now())
    await stage.later(minutes=2)
    assert "tidak perlu dikirim lagi" in wanted.shown


async def test_who_cannot_be_reached_alone_is_asked_in_the_group_without_a_name(stage: Stage) -> None:
    await stage.settle()
    cast, chat = stage.cast, own(stage)
    async with stage.engine.store.writing() as books:
        await books.chats.change_all({"telegram_id": cast.member.user.id}, reachable=False)
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 1 Aminah")
    await stage.acts.taps(cast.member, "Ya", cast.team_group)
    await stage.later(hours=3)
    await reports(stage, "Selesai", "Tim sudah pulang")
    await stage.acts.says(cast.coordinator, chat, "/periksa")
    await stage.acts.taps(cast.coordinator, "K1 Uren", chat)
    assert not [label for label in cast.coordinator.last(chat).labels if "Lihat fotonya" in label]
    await stage.acts.taps(cast.coordinator, "Perlu diperiksa", chat)
    await stage.acts.taps(cast.coordinator, "Minta foto yang benar", chat)
    wanted = next(m for m in cast.member.sees(cast.team_group) if "meminta foto yang benar dari Hendra" in m.shown)
    assert "Aminah" not in wanted.shown
    cast.member.sends_photo(cast.team_group, reply_to=wanted)
    await stage.settle()
    await stage.later(minutes=2)
    assert "sudah diterima" in wanted.shown
