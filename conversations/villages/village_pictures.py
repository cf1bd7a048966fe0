"""Photos of officials in their village group that prove nothing: a letter, or anything before the visit day, goes to
the coordinators with its words. What is sent on the day as a reply to nothing is kept once it is clear that it is the
visit's."""

import re
from typing import Any

from conversations import album
from conversations.conversation import Conversation
from conversations.hand_overs import photos
from conversations.talk import Talk
from conversations.villages import village_words
from conversations.visits import notices
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.parsing import says_something, village_talk, visit_code
from sotarsa_bot.parsing.caption_code import names_only_a_visit, without_code
from sotarsa_bot.parsing.emergencies import tells_of_emergency
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import PhotoKind
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import OPEN, Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure

_A_LETTER = re.compile(r"\b(?:surat|undangan|nota\s+dinas|disposisi|pengumuman|jadwal|sk)\b", re.IGNORECASE)
_NO_LETTER = re.compile(r"\bsurat\s+(?:kuasa|keterangan|nikah|lahir)\b", re.IGNORECASE)
_OF_THE_DAY = re.compile(
    r"\b(?:foto\w*|poto\w*|dokumentasi|kegiatan|pelayanan|penyerahan|panyarahan|penyaluran|pembagian|serah\w*|manyarahakan|"
    r"sembako|bantuan|tim|kunjungan|penerima|warga)\b",
    re.IGNORECASE,
)


_SHOWS = re.compile(
    r"\b(?:ini|nih|foto\w*|nang\s+ini)\b.*\b(?:balai|tempat|tampat|wadah|lokasi|jalan|jambatan|jembatan|titian)\w*\b"
    r"|\b(?:balai|tempat|tampat|wadah|lokasi)\w*\b.*\b(?:siap|barasih|bersih|rusak|bocor|becek)\b",
    re.IGNORECASE,
)
""" "Ini balainya, sudah siap"."""


async def heard(talk: Talk[Any]) -> bool:
    """False: it is no official's, about no visit, or the reply to a card on its day (guided_hand_overs/deliver.py)."""
    picture = talk.incoming.picture
    if picture is None or picture.paper or picture.form or talk.chat.purpose is not Purpose.VILLAGE:
        return False
    if talk.person is None or not talk.allows(Action.DECIDE, talk.chat.village or ""):
        return False
    words = talk.incoming.text
    replied = await village_words.visit_replied_to(talk)
    visit = replied or await _named(talk) or await _of_its_album(talk)
    if visit is None:
        return await _unnamed(talk)
    if comes_before(talk, visit) or _is_a_letter(words):
        await to_the_office(talk, visit)
    elif replied or visit.state is VisitState.CLOSED:
        return False
    else:
        await _kept(talk, visit)
    return True


def comes_before(talk: Talk[Any], visit: Visit) -> bool:
    """A photo that comes before the visit's day proves nothing of it."""
    if visit.state is VisitState.PROPOSED:
        return True
    return visit.state is VisitState.AGREED and visit.day is not None and visit.day > talk.today


def _is_a_letter(words: str) -> bool:
    return bool(_A_LETTER.search(words)) and not _NO_LETTER.search(words)


async def to_the_office(talk: Talk[Any], visit: Visit) -> None:
    """The coordinators see it with its words, and may answer below these; it counts nowhere."""
    photo = await photos.keep(talk, kind=PhotoKind.APART, worded=True)
    words = wording.cut(talk.incoming.text.strip(), village_words.WORDS_LIMIT)
    said = words or texts.plain("passed.picture_alone")
    told = await notices.to_coordinators(
        talk, visit, "passed.picture_came", kind=SlotKind.WORDS, name=talk.by.name, words=said
    )
    for chat in (await notices.coordinators(talk))[0]:
        await album.send(talk, [photo], texts.plain("passed.picture", code=visit.code), to=chat)
    await talk.say("passed.picture_receipt", as_reply=True, subject=visit.subject, told=told, code=visit.code)


async def _named(talk: Talk[Any]) -> Visit | None:
    """The village's own visit whose code begins the caption."""
    visit = await talk.books.visits.first(id=visit_code(talk.incoming.text) or 0)
    return visit if visit and visit.village == talk.chat.village and not talk.replied else None


async def _of_its_album(talk: Talk[Any]) -> Visit | None:
    """Of the album whose first picture went to the office, the others do, too."""
    if not talk.incoming.album or talk.incoming.text.strip():
        return None
    sent = await talk.books.photos.count(
        chat=talk.chat.id, album=talk.incoming.album, by=talk.by.id, kind=PhotoKind.APART
    )
    open_ = await _open(talk) if sent else []
    return open_[0] if len(open_) == 1 and comes_before(talk, open_[0]) else None


async def _open(talk: Talk[Any]) -> list[Visit]:
    return list(await talk.books.visits.find(village=talk.chat.village, state=OneOf(OPEN), order="id"))


async def _unnamed(talk: Talk[Any]) -> bool:
    """A letter that speaks of the only visit is the office's; on the day, a photo that its words say to be of it is
    asked about; what its words tell the office goes there. Anything else is the villagers' own affair."""
    words, found = talk.incoming.text.strip(), await _open(talk)
    if not words or talk.incoming.reply_to:
        return False
    if _is_a_letter(words) and len(found) == 1:
        await to_the_office(talk, found[0])
        return True
    today = [one for one in found if one.state is VisitState.UNDER_WAY or one.day == talk.today]
    of_it = not says_something(words) or _OF_THE_DAY.search(words)
    if len(found) == 1 and not (today and of_it) and _tells_the_office(words):
        await to_the_office(talk, found[0])
        return True
    if len(today) != 1 or not of_it:
        return False
    visit = today[0]
    raise Unsure(Meaning(f"{visit.code} {words}", texts.plain("passed.picture_of", code=visit.code)))


def _tells_the_office(words: str) -> bool:
    """ "Titian rubuh pak", "nang ini Kai Anang handak kursi roda", below the photo that shows it."""
    if village_talk.is_of_another_matter(words):
        return False
    return (
        bool(_SHOWS.search(words))
        or village_talk.tells_of_the_way(words)
        or village_talk.asks_for_something(words)
        or village_talk.matters_near_the_day(words)
        or village_talk.matters_on_the_day(words)
        or village_talk.changes_it(words)
        or bool(tells_of_emergency(words, last=True))
    )


async def _kept(talk: Talk[Any], visit: Visit) -> None:
    """Of the visit; what its words tell, the office reads."""
    words = without_code(talk.incoming.text)
    await photos.keep(talk, visit, worded=True)
    if says_something(words) and not names_only_a_visit(talk.incoming.text):
        await village_words.pass_on(talk, visit)


CONVERSATION = Conversation(
    listeners=(heard,),
)
