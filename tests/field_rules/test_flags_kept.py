"""A look at a visit in the books: what other visits have is found, and kept once."""

from datetime import timedelta
from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.flags import looking, review, rules
from sotarsa_bot.flags.alike import Alike
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.records.chats import Chat, ChatKind
from sotarsa_bot.records.field import Photo, PhotoState
from sotarsa_bot.records.flag import Flag, FlagKind, Verdict
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.office import Office
from tests.field_rules.conftest import NOW, parcels

LOOK, OTHER_LOOK = f"{0xF0F0F0F0:016x}{0:064x}", f"{0xF0F0F0F1:016x}{1:064x}"


async def two_photos(books: Books, budi: Acting, visit: Visit, **second: Any) -> Alike:
    """One of a visit of last month, one of number 3 of this visit; what is known of how they look."""
    before = await books.visits.add(visit.with_(id=0))
    chat = await books.chats.add(Chat(telegram_id=7, kind=ChatKind.PRIVATE, title="Budi"))
    handed = await deliveries.confirm(budi, visit, parcels(number=3), "msg:1:2:0", NOW)
    told: dict[str, Any] = {"chat": chat.id, "file_id": "f", "by": budi.by.id, "next_try": NOW, "dhash": LOOK}
    first = Photo(message=1, visit=before.id, file_unique_id="u1", sha256="a" * 64, state=PhotoState.STORED,
                  received_at=NOW - timedelta(days=30), **told)  # fmt: skip
    later = {"file_unique_id": "u2", "sha256": "b" * 64, **second}
    again = Photo(message=2, visit=visit.id, delivery=handed.id, state=PhotoState.STORED, received_at=NOW,
                  **{**told, **later})  # fmt: skip
    alike = Alike()
    for photo in (first, again):
        kept = await books.photos.add(photo)
        alike.know(kept.id, kept.dhash or "")
    return alike


async def looked(books: Books, visit: Visit, alike: Alike) -> list[Flag]:
    case = await looking.case_of(books, Office(), visit, alike, NOW)
    await looking.write(books, case, looking.news(case, rules.causes(case)))
    return await books.flags.find()


async def test_the_very_same_picture_of_another_visit(books: Books, budi: Acting, visit: Visit) -> None:
    """Known by its content alone, without the memory of how pictures look."""
    await two_photos(books, budi, visit, sha256="a" * 64, dhash="")
    for _ in range(2):
        (flag,) = await looked(books, visit, Alike())
        assert (flag.kind, flag.visit, len(flag.photos)) == (FlagKind.SAME_PHOTO, visit.id, 2)


async def test_one_that_looks_like_it_and_an_answer_that_stays(
    books: Books, budi: Acting, dewi: Acting, visit: Visit
) -> None:
    alike = await two_photos(books, budi, visit, dhash=OTHER_LOOK)
    (flag,) = await looked(books, visit, alike)
    assert flag.kind is FlagKind.LIKE_PHOTO
    await review.answer(dewi, flag, Verdict.CHECK, "tanyakan")
    (flag,) = await looked(books, visit, alike)
    assert (flag.verdict, flag.reason, flag.by) == (Verdict.CHECK, "tanyakan", dewi.by.id)
    assert await review.waiting(books) == {visit.id: {Verdict.CHECK: 1}}


async def test_a_photo_that_belongs_to_no_visit_is_compared_with_none(books: Books, budi: Acting, visit: Visit) -> None:
    alike = await two_photos(books, budi, visit, sha256="a" * 64)
    await books.photos.change_all({"message": 1}, visit=None)
    assert await looked(books, visit, alike) == []
