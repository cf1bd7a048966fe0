"""A day and an hour that an official writes without replying to the card: taken for it once they say so."""

from typing import Any

from conversations.talk import Talk
from conversations.visits import village_replies, village_words
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, read_moment
from sotarsa_bot.people.chats import Purpose
from sotarsa_bot.people.people import Role
from sotarsa_bot.people.rights import Action
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits.visit import Visit, VisitState


async def heard(talk: Talk[Any]) -> bool:
    """In the village's group it is asked about; in private the way to the card is said. False: it may be about
    anything, or it is not clear which visit is meant."""
    incoming = talk.incoming
    if incoming.reply_to or incoming.picture or not incoming.text or talk.person is None:
        return False
    village = _village(talk)
    visit = await _waiting(talk, village) if village else None
    moments = _moments(talk, visit) if visit else ()
    if visit is None or not moments:
        return False
    if incoming.private:
        await talk.say("decide.answer_in_group", code=visit.code)
    elif talk.confirmed:
        await village_replies.take(talk, visit, moments[0])
        await village_words.pass_on_the_rest(talk, visit, more=village_replies.said_more(talk))
    else:
        more = len(moments) == 1 and read_moment(incoming.text, today=talk.today).more
        key = "decide.and_more" if more else ""
        raise Unsure(*(Meaning(one.words, f"{visit.code}: {one.said}") for one in moments), key=key)
    return True


def _village(talk: Talk[Any]) -> str:
    """Where this person is one of the officials: of this group, or in private of the only village they have."""
    if talk.chat.purpose is Purpose.VILLAGE and talk.chat.village:
        return talk.chat.village if talk.allows(Action.DECIDE, talk.chat.village) else ""
    mine = {grant.village for grant in talk.grants if grant.role is Role.OFFICIAL and grant.village}
    return next(iter(mine)) or "" if talk.incoming.private and len(mine) == 1 else ""


async def _waiting(talk: Talk[Any], village: str) -> Visit | None:
    """The only visit of the village that waits for its answer; in private, where only the way is said, also the agreed
    one that is named."""
    found = await talk.books.visits.find(village=village, state=OneOf((VisitState.PROPOSED, VisitState.AGREED)))
    waiting = [visit for visit in found if visit.counter is None and visit.agreed is None]
    named = [
        visit for visit in found if talk.incoming.private and talk.incoming.text.upper().startswith(f"{visit.code} ")
    ]
    meant = named or waiting
    return meant[0] if len(meant) == 1 else None


def _moments(talk: Talk[Any], visit: Visit) -> tuple[Moment, ...]:
    """A day of those that were proposed, with an hour, and perhaps a place; no other talk of days is meant for the
    bot."""
    window = visit.plan.window
    words = talk.incoming.text
    words = words[len(visit.code) :] if words.upper().startswith(visit.code) else words
    try:
        reading = read_moment(words.strip(" ,.:"), today=talk.today, within=(window.first, window.last))
    except Mistake:
        return ()
    fits = [one for one in reading.options if one.day and one.at and window.first <= one.day <= window.last]
    one_time = len({(one.day, one.at) for one in reading.options}) == 1
    return tuple(fits) if one_time else ()


LISTENERS = (heard,)
