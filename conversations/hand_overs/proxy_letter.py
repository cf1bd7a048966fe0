"""The letter of a proxy: a photo as a reply to the words that ask for it, or below it "K12 4 surat kuasa"."""

from typing import Any

from conversations.conversation import Conversation
from conversations.hand_overs import albums, hand_over, orphans, photos, read_back, statement_visit
from conversations.talk import Talk
from sotarsa_bot.books import Unlike
from sotarsa_bot.flags import proxy_letters
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import looks_like_caption, read_letter
from sotarsa_bot.records.field import Delivery, Photo, PhotoKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits


async def heard(talk: Talk[Any]) -> bool:
    """A photo whose caption says that it is a letter; without words, a reply where one is waited for."""
    if not talk.speaks_for_the_team:
        return False
    if not talk.incoming.picture:
        return await _only_spoken_of(talk)
    numbers = read_letter(talk.incoming.text)
    if numbers is None:
        return not talk.incoming.text.strip() and await _waited_for(talk)
    _must_be_a_photo(talk)
    visit = await _visit_meant(talk)
    delivery = await _whose(talk, visit, numbers) if visit else None
    if visit and delivery:
        await _keep(talk, visit, delivery)
        return True
    if visit and len(numbers) == 1:
        await talk.say("deliver.letter_before", as_reply=True, code=visit.code, number=numbers[0])
    photo = await photos.keep(talk, kind=PhotoKind.LETTER, worded=True)
    await albums.gather(talk, photo)
    await orphans.ask(talk, photo)
    return True


async def _only_spoken_of(talk: Talk[Any]) -> bool:
    """ "K12 4 surat kuasa" without a photo is no hand-over of four: the photo is asked for."""
    text = talk.incoming.text
    if "kuasa" not in text.casefold() or read_letter(text) is None:
        return False
    if not (talk.incoming.private or talk.replied or looks_like_caption(text)):
        return False
    await talk.say("deliver.letter_as_photo", as_reply=True)
    return True


def _must_be_a_photo(talk: Talk[Any]) -> None:
    """Any other file could not be opened, and would look as if the letter were here."""
    if talk.incoming.picture and talk.incoming.picture.paper:
        raise Mistake("deliver.letter_as_photo")


async def _visit_meant(talk: Talk[Any]) -> Visit | None:
    """None also where its code is wrong: that is said, and the photo is kept all the same."""
    try:
        return await statement_visit.visit_meant(talk, talk.incoming.text.strip())
    except Mistake as mistake:
        await talk.say(mistake.key, as_reply=True, **mistake.values)
        return None


async def of_another(talk: Talk[Any]) -> bool:
    """While something else is asked: only a letter that says whose it is, or replies to that."""
    named = read_letter(talk.incoming.text)
    return bool(named or hand_over.meant(talk)) and await heard(talk)


async def _waited_for(talk: Talk[Any]) -> bool:
    """A bare reply is the letter if the office wants one and it is not here yet; else it is a photo like others."""
    together = await hand_over.recorded_above(talk)
    lacking = await proxy_letters.lacking(talk.books, together)
    if not lacking or not await proxy_letters.required(talk.books) or await _album_is_placed(talk):
        return False
    _must_be_a_photo(talk)
    await _keep(talk, await visits.get(talk.books, lacking[0].visit), lacking[0])
    return True


async def _album_is_placed(talk: Talk[Any]) -> bool:
    """The other photos of its album say what it is (a letter of two pages)."""
    if not talk.incoming.album:
        return False
    return await talk.books.photos.count(chat=talk.chat.id, album=talk.incoming.album, visit=Unlike(None)) > 0


async def _whose(talk: Talk[Any], visit: Visit, numbers: tuple[int, ...]) -> Delivery | None:
    """The hand-over that it belongs to, where only one can be meant."""
    if numbers:
        found = await proxy_letters.of_number(talk.books, visit, numbers[0]) if len(numbers) == 1 else []
    elif delivery := await hand_over.replied_to(talk):
        found = await proxy_letters.said_with(talk.books, delivery)
    else:
        found = await proxy_letters.of_person(talk.books, visit, talk.by.id)
        return found[0] if len(found) == 1 else None
    lacking = await proxy_letters.lacking(talk.books, found)
    return next(iter([*lacking, *proxy_letters.by_proxy(found), *found]), None)


async def _keep(talk: Talk[Any], visit: Visit, delivery: Delivery) -> Photo:
    """The photo, and those of its album that came before; where the hand-over was read back, the letter is there."""
    if visit.erased_at:
        raise Mistake(visit.is_now, code=visit.code)
    photo = await photos.keep(talk, visit, delivery, kind=PhotoKind.LETTER, worded=True)
    await albums.gather(talk, photo)
    await talk.acting().record("delivery.letter", visit, delivery=delivery.id, photo=photo.id)
    await read_back.say_anew(talk.books, delivery, talk.now)
    return photo


CONVERSATION = Conversation(
    listeners=(heard,),
)
