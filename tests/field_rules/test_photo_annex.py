"""Which pictures the photo annex shows, in which order, and in how many files."""

import pytest

from conversations.notifications import summary_pictures
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.papers import photo_annex
from sotarsa_bot.records.chats import Chat, ChatKind
from sotarsa_bot.records.field import SHOWN, Delivery, Photo, PhotoKind, PhotoState
from sotarsa_bot.records.visit import Village, Visit
from sotarsa_bot.summaries import figures
from tests.field_rules.conftest import NOW, parcels


@pytest.fixture
async def chat(books: Books) -> int:
    await books.villages.add(Village(code="2019", name="Uren"))
    return (await books.chats.add(Chat(telegram_id=-1, kind=ChatKind.GROUP, title="Tim"))).id


async def kept(
    acting: Acting, chat: int, message: int, visit: Visit | None, of: Delivery | None, **more: object
) -> None:
    photo = {
        "chat": chat, "message": message, "file_id": "f", "file_unique_id": f"u{message}",
        "visit": visit.id if visit else None,
        "delivery": of.id if of else None, "by": acting.by.id, "received_at": NOW, "next_try": NOW,
        "state": PhotoState.STORED, "sha256": f"{message:064}",
    }  # fmt: skip
    await acting.books.photos.add(Photo.model_validate({**photo, **more}))


async def test_pictures_go_by_number_and_name_nobody(books: Books, visit: Visit, budi: Acting, chat: int) -> None:
    by_name = await deliveries.confirm(budi, visit, parcels(2, recipient="Aminah"), "a:0", NOW)
    seventh = await deliveries.confirm(budi, visit, parcels(1, number=7, recipient="Rahmat"), "b:0", NOW)
    third = await deliveries.confirm(budi, visit, parcels(1, number=3, proxy_name="Siti"), "c:0", NOW)
    undone = await deliveries.confirm(budi, visit, parcels(1, number=1), "d:0", NOW)
    await deliveries.withdraw(budi, visit, ["d:0"])
    for message, of in enumerate((None, by_name, seventh, third, undone), 1):
        await kept(budi, chat, message, visit, of)
    await kept(budi, chat, 6, visit, third, state=PhotoState.BROKEN)
    await kept(budi, chat, 7, None, None, kind=PhotoKind.PAPER)
    await kept(budi, chat, 8, visit, third, kind=PhotoKind.LETTER)
    await kept(budi, chat, 9, visit, None, kind=PhotoKind.SHEET)
    await kept(budi, chat, 10, visit, None, kind=PhotoKind.REQUEST)
    annex = await photo_annex.of_visit(budi, visit)
    assert [one.what for one in annex.pictures] == [
        "Nomor 3 · 1 paket sembako", "Nomor 7 · 1 paket sembako", "2 paket sembako", "Kegiatan di desa",
    ]  # fmt: skip
    assert annex.part == "Foto 1–4 dari 4"
    assert not any(name in annex.model_dump_json() for name in ("Aminah", "Rahmat", "Siti"))


async def test_many_pictures_make_further_files(books: Books, visit: Visit, budi: Acting, chat: int) -> None:
    with pytest.raises(Mistake, match=r"photo_annex\.no_photos"):
        await photo_annex.of_visit(budi, visit)
    for message in range(1, photo_annex.MOST_PICTURES + 2):
        await kept(budi, chat, message, visit, None)
    assert await photo_annex.parts(books, visit) == 2
    assert (await photo_annex.of_visit(budi, visit, 2)).part == "Foto 61–61 dari 61"
    for part in (0, 3, 10**9):
        with pytest.raises(Mistake, match=r"photo_annex\.no_photos"):
            await photo_annex.of_visit(budi, visit, part)


async def test_papers_about_a_person_are_no_photos_of_it(books: Books, visit: Visit, budi: Acting, chat: int) -> None:
    """A proxy's letter and what a citizen asks for are not counted; the letter can be looked at with the photos."""
    received = await deliveries.confirm(budi, visit, parcels(1, number=3, proxy_name="Siti"), "a:0", NOW)
    for message, kind in enumerate(PhotoKind, 1):
        await kept(budi, chat, message, visit, received, kind=kind)
    found = await figures.of_visits(books, [visit])
    assert found.photos == len(SHOWN) == 3
    assert await summary_pictures.count(books, visit) == 4
