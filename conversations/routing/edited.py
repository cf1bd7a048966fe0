"""A message that was changed after it had been read.

A hand-over's record follows its words, a citizen's request too, and so does a question about what they meant. All else
is said not to be read again, where it was meant for us: it would change what was already answered. What changes nothing
is met by silence, also a place that moves.
"""

from typing import Any

from conversations.doubts import unsure_answers, unsure_asked, unsure_play
from conversations.field import moving_place, request_edits, step_edits
from conversations.hand_overs import captions, correcting
from conversations.incidents import incident_words
from conversations.incoming import fingerprint
from conversations.talk import Talk
from sotarsa_bot.parsing.emergencies import tells_of_emergency
from sotarsa_bot.records.machinery import InboxState


async def heard(talk: Talk[Any], route: unsure_play.Route) -> str:
    """Hands it to what read it before; a word for the log."""
    if talk.incoming.spot:
        await moving_place.moved(talk)
        return "edited:place"
    if await _says_the_same(talk):
        return await _picture(talk)
    if await request_edits.edited(talk):
        return "edited:request"
    if await incident_words.edited(talk):
        return "edited:incident"
    if talk.incoming.text and tells_of_emergency(talk.incoming.text):
        await incident_words.in_own_words(talk)
    if await step_edits.edited(talk):
        return "edited:step"
    if await _hand_over(talk):
        return "edited:hand-over"
    if talk.incoming.text and await unsure_answers.changed(talk, route):
        return "edited:asked"
    if talk.incoming.private or talk.replied:
        await talk.say("common.edit_not_read", as_reply=True)
    return "edited"


async def _says_the_same(talk: Talk[Any]) -> bool:
    incoming = talk.incoming
    known = await talk.books.inbox.first(
        state=InboxState.DONE, chat=incoming.chat, message=incoming.message, order="-update_id"
    )
    return known is not None and known.words == fingerprint(incoming)


async def _picture(talk: Talk[Any]) -> str:
    """Below the same words there may be another photo now. Telegram also says "edited" where nothing was."""
    picture = talk.incoming.picture
    photo = await talk.books.photos.first(chat=talk.chat.id, message=talk.incoming.message) if picture else None
    if picture and photo and photo.file_unique_id != picture.unique_id:
        await talk.say("photos.edited", as_reply=True)
        return "edited:picture"
    return "edited:same"


async def _hand_over(talk: Talk[Any]) -> bool:
    text = talk.incoming.text.strip()
    if not (text and talk.speaks_for_the_team):
        return False
    await unsure_asked.replaced(talk)
    return await correcting.edited(talk, text) or await captions.captioned(talk)
