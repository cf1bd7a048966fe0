"""The photos and signatures of an offline form's records."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import AtMost, Books, OneOf
from sotarsa_bot.offline.form_files import Said, inside
from sotarsa_bot.offline.form_known import Known
from sotarsa_bot.records.field import Delivery, Photo, PhotoState
from sotarsa_bot.records.form_file import FormFile, Signature
from sotarsa_bot.records.visit import Visit

A_FILES_ROOM = 100_000
"""More pictures than any file can hold."""


class Held(NamedTuple):
    """A picture that is kept: its size in bytes, and what it looks like (pictures.Traits)."""

    size: int
    dhash: str


async def add(
    acting: Acting, visit: Visit, file: FormFile, known: Mapping[str, Known], records: Iterable[Said],
    kept: Mapping[str, Held],
) -> None:  # fmt: skip
    photos: list[Photo] = []
    signatures: list[Signature] = []
    before = len(await of_file(acting.books, file))
    for said, owner, sha256 in await new(acting.books, visit, known, records):
        if sha256 not in kept:
            continue
        if sha256 == said.signature:
            signatures.append(_signature(acting, file, said, owner, sha256))
        else:
            message = -(file.id * A_FILES_ROOM + before + len(photos))  # no message of its own: no other photo's number
            photos.append(_photo(acting, file, owner, sha256, kept[sha256], message))
    await acting.books.photos.add_all(photos)
    await acting.books.signatures.add_all(signatures)


async def of_file(books: Books, file: FormFile) -> list[Photo]:
    """The photos that this file brought."""
    last, first = -(file.id * A_FILES_ROOM), -((file.id + 1) * A_FILES_ROOM)
    return [one for one in await books.photos.find(chat=file.chat, message=AtMost(last)) if one.message > first]


async def new(
    books: Books, visit: Visit, known: Mapping[str, Known], records: Iterable[Said]
) -> list[tuple[Said, Delivery, str]]:
    """Pictures that are not there yet, each with the first delivery of its record that stands. A later file may bring
    more of them."""
    owned = [(said, known[said.id].standing[0]) for said in records if known[said.id].standing]
    ids = OneOf(tuple(owner.id for _, owner in owned))
    there = {(one.delivery, one.sha256) for one in await books.photos.find(visit=visit.id, delivery=ids)}
    there |= {(one.delivery, one.sha256) for one in await books.signatures.find(visit=visit.id, delivery=ids)}
    return [
        (said, owner, sha256)
        for said, owner in owned
        for sha256 in dict.fromkeys(said.pictures)
        if (owner.id, sha256) not in there
    ]


def _photo(acting: Acting, file: FormFile, owner: Delivery, sha256: str, held: Held, message: int) -> Photo:
    return Photo(
        chat=file.chat, message=message, file_id=inside(sha256, file.file_id), file_unique_id=f"form:{sha256}",
        size=held.size, sha256=sha256, dhash=held.dhash, visit=owner.visit, delivery=owner.id, by=acting.by.id,
        received_at=file.received_at, state=PhotoState.STORED, next_try=acting.now,
    )  # fmt: skip


def _signature(acting: Acting, file: FormFile, said: Said, owner: Delivery, sha256: str) -> Signature:
    return Signature(
        visit=owner.visit, delivery=owner.id, sha256=sha256, by=acting.by.id, happened_at=said.happened_at,
        received_at=file.received_at,
    )  # fmt: skip
