"""What came of photos, in words."""

from collections.abc import Sequence

from sotarsa_bot import texts
from sotarsa_bot.records.field import Photo, PhotoState
from sotarsa_bot.texts import Html


def lines(photos: Sequence[Photo], said_by: str = "") -> list[Html]:
    """ "7 dari 7 foto tersimpan (K12, Andi)", and what is to be done about the others. `said_by`: "K12, Andi"."""
    stored = sum(p.state is PhotoState.STORED for p in photos)
    broken = sum(p.state is PhotoState.BROKEN for p in photos)
    key = "photos.stored_of" if said_by else "photos.stored"
    found = [texts.html(key, stored=stored, all=len(photos), of=said_by)]
    if broken:
        found.append(texts.html("photos.some_broken", broken=broken))
    if waiting := len(photos) - stored - broken:
        found.append(texts.html("photos.some_waiting", waiting=waiting))
    return found
