"""The way back from a wrong picture: "salah foto" as a reply to it. It stays stored, and proves nothing any more."""

import re
from typing import Any

from conversations.hand_overs import hand_over, read_back
from conversations.talk import Talk
from sotarsa_bot.flags import keeping_photos
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Photo, PhotoKind
from sotarsa_bot.records.slots import Subject
from sotarsa_bot.visits import visits

WRONG = re.compile(
    r"\W*(?:maaf\W+)?(?:(?:foto|gambar)\w*\W+)?(?:(?:ini|itu|yang|yg)\W+)*(?:salah|keliru|bukan\W+bukti)"
    r"(?:\W+(?:kirim|foto\w*|gambar\w*|ini|itu|pak|bu))*\W*",
    re.IGNORECASE,
)


async def heard(talk: Talk[Any]) -> bool:
    """Of who sent it, or a coordinator. Pages of signed papers are taken out at their own card."""
    incoming = talk.incoming
    if incoming.picture or not incoming.reply_to or not WRONG.fullmatch(incoming.text):
        return False
    photo = await talk.books.photos.first(chat=talk.chat.id, message=incoming.reply_to)
    if photo is None and hand_over.meant(talk) and (photo := await _only_one(talk)) is None:
        raise Mistake("photos.wrong_how")
    if photo is None or photo.kind is PhotoKind.PAPER or not talk.allows(Action.DELIVER):
        return False
    await _put_apart(talk, photo)
    subject = Subject.delivery(photo.delivery) if photo.delivery else None
    await talk.say("photos.put_apart_of" if subject else "photos.put_apart", as_reply=True, subject=subject)
    return True


async def _only_one(talk: Talk[Any]) -> Photo | None:
    """The one photo of the record that is replied to; None where there are several, or none."""
    delivery = await hand_over.replied_to(talk)
    found = await talk.books.photos.find(delivery=delivery.id) if delivery else []
    return found[0] if len(found) == 1 else None


async def _put_apart(talk: Talk[Any], photo: Photo) -> None:
    visit = await visits.get(talk.books, photo.visit) if photo.visit else None
    await keeping_photos.take_back(talk.acting(), visit, photo)
    delivery = await talk.books.deliveries.first(id=photo.delivery) if photo.delivery else None
    if delivery:
        await read_back.say_anew(talk.books, delivery, talk.now)
