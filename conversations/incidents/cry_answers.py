"""What is answered below a cry for help, by a coordinator, the camat or the team on the spot, and the place that it
sends: it goes on at once, as it is, to all of them. Nobody is asked first while somebody is hurt."""

from datetime import timedelta
from typing import Any

from conversations import post
from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.doubts import unsure_play
from conversations.doubts.unsure_asked import NAME, Asked
from conversations.doubts.unsure_words import more_of_incident
from conversations.talk import Talk
from conversations.visits import kept_out
from sotarsa_bot import texts, wording
from sotarsa_bot.books import AtLeast, OneOf
from sotarsa_bot.parsing import is_nod, is_thanks, one_line
from sotarsa_bot.parsing.emergencies import names_a_mishap
from sotarsa_bot.parsing.place_words import tells_where
from sotarsa_bot.parsing.visit_verbs import read_visit_verb
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Unsure
from sotarsa_bot.visits import underway

WORDS_LIMIT = 300
_WHILE = timedelta(hours=2)
"""So long after a cry for help the place that somebody sends is that of the one who needs it."""


async def heard(talk: Talk[Any]) -> bool:
    """What puts the visit off or lets it go on has been read before (visit_words.py)."""
    words = wording.cut(one_line(talk.incoming.text), WORDS_LIMIT)
    if talk.incoming.picture or not words or talk.incoming.edited:
        return False
    if _may_answer(talk) and talk.below(SlotKind.CRY):
        visit = await replied_to(talk)
    else:
        visit = await _whose_place(talk, words)
    if visit is None or read_visit_verb(words):
        return False
    if is_nod(words) or is_thanks(words):
        await talk.react("👍")
        return True
    hidden = (await kept_out.hidden(talk, visit, words)).words
    await _goes_on(talk, visit, words, hidden)
    await talk.say("incident.cry_answer_sent", as_reply=True, subject=visit.subject, code=visit.code)
    return True


async def _whose_place(talk: Talk[Any], words: str) -> Visit | None:
    """ "Km 7 dekat warung acil" below nothing, by the team: where they are while help is on its way. Unsure while what
    happened is still asked: it belongs to that."""
    here = talk.incoming.private or talk.chat.purpose is Purpose.TEAM
    if talk.replied or talk.again or not here or not talk.allows(Action.FIELD):
        return None
    if not tells_where(words) or names_a_mishap(words):
        return None
    lately = AtLeast(talk.incoming.at - _WHILE)
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, person=talk.by.id, changed_at=lately):
        asked = Asked.model_validate(state.draft)
        if more := more_of_incident(asked, words) if asked.untold and not asked.rung else None:
            code = more.words.split()[1]
            raise unsure_play.about(asked, Unsure(more, key="incident.record_this", code=code))
    return await _cried_for(talk)


def _may_answer(talk: Talk[Any]) -> bool:
    """Those who were alarmed, alone; and the team on the spot, in its group."""
    if talk.incoming.private:
        return talk.allows(Action.SUMMARY)
    return talk.chat.purpose is Purpose.TEAM and talk.allows(Action.FIELD)


async def located(talk: Talk[Any]) -> bool:
    """ "Titik di mana?": the place is sent below it, or just so, while help is on its way."""
    spot = talk.incoming.spot
    here = talk.incoming.private or talk.chat.purpose is Purpose.TEAM
    if spot is None or talk.incoming.edited or not (here and talk.allows(Action.FIELD)):
        return False
    visit = await replied_to(talk) if talk.replied else await _cried_for(talk)
    if visit is None or (talk.replied and not talk.below(SlotKind.CRY)):
        return False
    place = texts.html("incident.cry_place", latitude=round(spot.latitude, 5), longitude=round(spot.longitude, 5))
    await _goes_on(talk, visit, place, place)
    await talk.say("incident.cry_answer_sent", as_reply=True, subject=visit.subject, code=visit.code)
    return True


async def _cried_for(talk: Talk[Any]) -> Visit | None:
    """The visit on its way for which somebody has cried for help a short while ago."""
    for visit in await underway.reportable(talk.books, talk.by.id, talk.today):
        slots = await post.standing(talk.books, SlotKind.CRY, visit.subject)
        since = AtLeast(talk.incoming.at - _WHILE)
        names = OneOf(tuple(slot.name for slot in slots))
        if slots and await talk.books.outbox.count(slot=names, created_at=since):
            return visit
    return None


async def _goes_on(talk: Talk[Any], visit: Visit, words: str, hidden: str) -> None:
    village = (await talk.books.villages.get(visit.village)).name
    for chat in await _others(talk):
        await talk.say("incident.cry_answer", to=chat, slot=SlotKey.new(SlotKind.CRY, visit=visit.id),
                       subject=visit.subject, code=visit.code, village=village, name=talk.by.name,
                       words=words if chat.private else hidden)  # fmt: skip


async def _others(talk: Talk[Any]) -> list[Chat]:
    """The team's groups, and each coordinator and the camat but who wrote it."""
    people = await roster.with_role(talk.books, Role.COORDINATOR, Role.CAMAT)
    alone = [await roster.private_chat(talk.books, one) for one in people if one.id != talk.by.id]
    found = [*(chat for chat in alone if chat and chat.reachable), *await roster.team_groups(talk.books)]
    return list({chat.id: chat for chat in found if chat.id != talk.chat.id}.values())


CONVERSATION = Conversation(
    listeners=(heard, located),
)
