"""Hand-overs in one message: "K12 sembako 25", or a photo with "K12 3 terima"."""

from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.doubts import unsure, unsure_incidents
from conversations.hand_overs import (
    albums,
    came_after_all,
    correcting,
    did_not_come,
    hand_over,
    in_part,
    not_that_one,
    orphans,
    photos,
    said_of_part,
    said_of_record,
    sent_twice,
    shows_number,
    statement_visit,
    statements,
    village_named,
    which_twin,
    wrong_numbers,
)
from conversations.hand_overs.statement_visit import visit_meant
from conversations.talk import Talk
from conversations.visits import notices
from sotarsa_bot.flags.case import message
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.lists.twins import comparable
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk, looks_like_caption, names_only_a_visit, visit_code
from sotarsa_bot.parsing.activity_words import names_an_activity, tells_of_no_hand_over
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.corrections import without_not_yet
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.records.field import Delivery, Photo
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits

POSTPONED = "visit.is_postponed"
_UNREAD = ("parsing.caption_unreadable", "parsing.hint_any", "parsing.hint_day")
"""Also with an example of something else (parsing/hints.py)."""


async def captioned(talk: Talk[Any]) -> bool:
    """A hand-over in one message, by the team, in private or in its group."""
    text = talk.incoming.text.strip()
    if not (text and talk.speaks_for_the_team) or about_a_count(talk) or _answers_an_alarm(talk):
        return False
    text = await village_named.with_code(talk, text)
    text = without_not_yet(text) if hand_over.meant(talk) else text
    await in_part.bare_number(talk, text)
    await not_that_one.ask(talk, text)
    if await which_twin.heard(talk, text) or await wrong_numbers.heard(talk, text):
        return True
    if await shows_number.heard(talk, text):
        return True
    standing = [] if talk.incoming.picture else await hand_over.recorded_above(talk)
    if standing and (
        await said_of_part.heard(talk, text, standing) or await said_of_record.heard(talk, text, standing)
    ):
        return True
    if not await means_a_hand_over(talk, text):
        return False
    if talk.incoming.picture:
        return await _with_picture(talk, text)
    await record_words(talk, text)
    return True


async def means_a_hand_over(talk: Talk[Any], text: str) -> bool:
    """A visit's code says so. Without it, as a reply about a visit or below a photo: an amount or a number, or a name
    and what became of its bearer."""
    if _is_caption(talk, text):
        return True
    if is_small_talk(text) or (talk.replied and notices.tells(talk.replied)):
        return False
    about_a_visit = talk.replied is not None and await replied_to(talk) is not None
    if not (about_a_visit or talk.incoming.picture):
        return False
    if any(c.isdigit() for c in text):
        whom = about_a_visit or await _can_be_placed(talk, text)
        return whom and not await statement_visit.names_a_thing(talk, text)
    return await statement_visit.names_somebody(talk, text)


def _is_caption(talk: Talk[Any], text: str) -> bool:
    """By its own code, or by that of what it is said instead of."""
    return looks_like_caption(text) or looks_like_caption(talk.instead_of)


async def _can_be_placed(talk: Talk[Any], text: str) -> bool:
    return await visit_meant(talk, text) is not None or await statement_visit.which_visit(talk, text) is not None


def may_prove(talk: Talk[Any]) -> bool:
    """Whether a picture came that is kept for a hand-over, whatever its words are."""
    picture = talk.incoming.picture
    return picture is not None and not (picture.paper or picture.form) and talk.speaks_for_the_team


def about_a_count(talk: Talk[Any]) -> bool:
    return talk.about(SubjectKind.COUNT) is not None


def _answers_an_alarm(talk: Talk[Any]) -> bool:
    """ "Ujar kades tim sdh bulik jam 5": an hour is no number of a list here."""
    to_alarm = talk.about(SubjectKind.ALARM) is not None
    return to_alarm and not visit_code(talk.incoming.text)


async def _with_picture(talk: Talk[Any], text: str) -> bool:
    """The photo is kept even if its caption cannot be understood: the one place that looks after a Mistake itself.

    A caption without a code that turns out to say something else ("24 warga hadir") is no caption.
    """
    try:
        if names_only_a_visit(text):
            await _of_the_visit(talk, text)
            return True
        recorded, visit, base = await _recorded(talk, text)
    except Mistake as mistake:
        if not _is_caption(talk, text):
            return False
        if talk.instead_of or talk.confirmed:
            raise  # the photo has been kept, and the question about it stays
        meant = await _takes_reports(talk, text)
        if meant and names_an_activity(text, meant.plan.joint_activities):
            await photos.keep(talk, meant, worded=True)
            return True
        await _once_it_goes_on(talk, mistake)
        if doubt := await unsure_incidents.instead_of(talk, mistake):
            raise doubt from None
        if meant and await _is_of_the_day(talk, meant, mistake, text):
            return True
        await wait_for_words(talk, mistake)
        return True
    photo = await _kept_with_its_album(talk, visit, recorded[0])
    await hand_over.say_recorded(talk, visit, recorded, base, photo)
    return True


async def _is_of_the_day(talk: Talk[Any], meant: Visit, mistake: Mistake, text: str) -> bool:
    """ "K1 hujan di jalan": kept as a photo of the day. What it may be instead, a reply says."""
    village = await talk.books.villages.get(meant.village)
    if mistake.key not in _UNREAD or not tells_of_no_hand_over(text, [village.name]):
        return False
    words = {word.plain for word in Words(without_code(text)).all}
    listed = await recipients.of_visit(talk.books, meant)
    if any(words & set(comparable(row.name).split()) for row in listed):
        return False
    await albums.gather(talk, await photos.keep(talk, meant, worded=True))
    await unsure.misunderstood(talk, Mistake("photos.as_activity", code=meant.code))
    return True


async def wait_for_words(talk: Talk[Any], mistake: Mistake) -> None:
    """Keeps a photo whose words went wrong, and says so: better ones, or a press, say what it is of."""
    meant = await _takes_reports(talk, talk.incoming.text)
    photo = await keep_meanwhile(talk)
    if meant:
        rows = [[orphans.of_the_day(photo, meant)]]
        await unsure.misunderstood(talk, mistake, rows=rows, proof=True)
    else:
        await talk.say(mistake.key, as_reply=True, **mistake.values)
        await orphans.ask(talk, photo)


async def _once_it_goes_on(talk: Talk[Any], mistake: Mistake) -> None:
    """Unsure about a hand-over of a postponed visit: it was read, and is recorded once the visit is restored."""
    visit = await visits.get(talk.books, visit_code(talk.incoming.text) or 0) if mistake.key == POSTPONED else None
    if visit:
        words = talk.incoming.text.strip()
        raise Unsure(Meaning(words, words), key="unsure.once_restored", code=visit.code)


async def _takes_reports(talk: Talk[Any], text: str) -> Visit | None:
    """The visit, if only the words are wrong: a photo for such a visit waits for better ones."""
    visit = await talk.books.visits.first(id=visit_code(text) or visit_code(talk.instead_of) or 0)
    visit = visit or await replied_to(talk)
    return visit if visit and visit.state in deliveries.TAKING else None


async def _of_the_visit(talk: Talk[Any], text: str) -> None:
    """Its code alone says as much as a reply to its card does."""
    visit = await visits.get(talk.books, visit_code(text) or 0)
    deliveries.may_be_reported(visit)
    await _kept_with_its_album(talk, visit, await waits_for_photos(talk, visit))


async def waits_for_photos(talk: Talk[Any], visit: Visit) -> Delivery | None:
    """The hand-over of this visit that a photo without more words plainly belongs to."""
    waiting = await deliveries.awaiting_photos(talk.books, talk.by.id, talk.incoming.at)
    return waiting if waiting and waiting.visit == visit.id else None


async def _kept_with_its_album(talk: Talk[Any], visit: Visit, delivery: Delivery | None) -> Photo:
    photo = await photos.keep(talk, visit, delivery, worded=True)
    await albums.gather(talk, photo)
    return photo


async def keep_meanwhile(talk: Talk[Any]) -> Photo:
    """Its words are not understood yet; those that follow it in its album wait for the same answer."""
    photo = await photos.keep(talk, worded=bool(talk.incoming.text))
    await albums.gather(talk, photo)
    return photo


async def record_words(talk: Talk[Any], text: str) -> None:
    """Records what the text says and reads it back."""
    recorded, visit, base = await _recorded(talk, text)
    await hand_over.say_recorded(talk, visit, recorded, base)


async def _recorded(talk: Talk[Any], text: str) -> tuple[list[Delivery], Visit, str]:
    """Reads the caption and records it, in the place of what it corrects. All is checked before anything is written."""
    wish, words = correcting.wish(talk, text)
    try:
        visit, said = await statements.read(talk, words)
    except Unsure as unsure:
        unsure.meanings = correcting.as_wished(wish, unsure.meanings)
        raise
    if old := await correcting.meant(talk, visit, said, wish):
        return await correcting.correct(talk, visit, old, said), visit, statements.source(talk)
    old = await came_after_all.of(talk, visit, said) or await did_not_come.of(talk, visit, said)
    if talk.confirmed and old:
        return await correcting.correct(talk, visit, old, said), visit, statements.source(talk)
    if known := await sent_twice.before(talk, visit, said):
        await talk.react()
        return known, visit, message(known[0])
    base = statements.source(talk)
    return await hand_over.record(talk, visit, said, base), visit, base
