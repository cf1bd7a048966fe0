"""An emergency that was told is over, or was none, in plain words of the team: asked first, then said to all who were
told of it, also of one that nobody had confirmed (incident_untold.py)."""

from typing import Any

from conversations import unsure
from conversations.hand_overs import captions
from conversations.talk import Talk
from conversations.unsure import INCOMING, NAME, Asked
from conversations.visits import incident_answers, incident_untold
from sotarsa_bot import texts, wording
from sotarsa_bot.parsing import visit_code
from sotarsa_bot.parsing.good_news import is_over, was_none
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway


async def heard(talk: Talk[Any]) -> bool:
    """False where nothing was told that these words may be about."""
    text = talk.incoming.text.strip()
    none = was_none(text)
    if talk.incoming.picture or talk.replied or not (none or is_over(text)) or visit_code(text):
        return False
    if not captions.speaks_for_the_team(talk):
        return False
    if state := await _asked_about(talk):
        await _of_the_unconfirmed(talk, state, text, none=none)
        return True
    return await _of_those_on_record(talk)


async def _asked_about(talk: Talk[Any]) -> TalkState | None:
    """The newest question here of what may be an incident; in private one's own."""
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, order="-id"):
        asked = Asked.model_validate(state.draft)
        about = INCOMING.validate_python(asked.incoming)
        if (asked.untold or asked.rung) and asked.meanings and about.message != talk.incoming.message:
            return state if talk.now - state.changed_at <= unsure.FRESH else None
    return None


async def _of_the_unconfirmed(talk: Talk[Any], state: TalkState, text: str, *, none: bool) -> None:
    asked = Asked.model_validate(state.draft)
    told = wording.cut(INCOMING.validate_python(asked.incoming).text, 60)
    if not talk.confirmed:
        key = ("incident.none_tell" if asked.rung else "incident.none") if none else "incident.over_tell"
        raise Unsure(Meaning(text, texts.plain(key, told=told)))
    if asked.rung and none:
        await incident_untold.denied(talk.books, state, talk.by.name, talk.now)
    elif asked.rung or not none:
        await incident_untold.ended(talk.books, state, talk.by.name, text, talk.now)
    for one in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, person=state.person):
        if Asked.model_validate(one.draft).incoming["text"] == asked.incoming["text"]:
            await unsure.close(talk, one, "unsure.dropped")
    await talk.react()


async def _of_those_on_record(talk: Talk[Any]) -> bool:
    """Raises what asks whether the incidents of the only visit of the day are over."""
    for visit in await underway.reportable(talk.books, talk.by.id, talk.today):
        if talk.allows(Action.INCIDENT, visit.village) and (doubt := await incident_answers.doubt_of(talk, visit)):
            raise doubt
    return False


LISTENERS = (heard,)
