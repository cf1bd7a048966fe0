"""What becomes of an incident, in words: "lanjut haja", "tunda ja dulu" below it; "K1 kendala selesai", "K1 jambatan
sudah baik, lanjut" beside it."""

import re
from typing import Any

from conversations.conversation import Conversation
from conversations.incidents import incident_ending, incident_mending, incidents
from conversations.presses.incidents import GoOn, PutOffForIt
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import good_news, visit_code
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.steps import PLAIN
from sotarsa_bot.parsing.visit_verbs import Verb, read_visit_verb
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import DIFFERENCES, Incident, IncidentEnd
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import MOST_MEANINGS, Meaning, Unsure
from sotarsa_bot.visits import underway

_ENDED = re.compile(
    r"\W*(?:(?:ada\s+)?kendala(?:nya)?\W+(?:k\.?\s?\d+\W+)?|k\.?\s?\d+\W+(?:ada\s+)?kendala(?:nya)?\W+)"
    r"(?:sudah|sdh|sdah|udah|dah|telah)?\s*(?:selesai|beres|teratasi|tuntas|tuntung|aman|baik|hilang|lewat)"
    r"(?P<all>\W+(?:semua\w*|samua\w*|samuny\w*|barataan|kabeh))?(?:\W+(?:pak|bu|min|lah|pang))*\W*",
    re.IGNORECASE,
)
_ENDED_ONE = re.compile(r"kendala (?P<code>K\d+) (?P<how>selesai|batal): (?P<words>.+)", re.DOTALL)
"""Which of several is over, or was none, as it is offered."""
_ALL_ENDED = re.compile(r"kendala (K\d+) selesai semua")
_OVER_ALONE = re.compile(
    r"\W*(?:sudah|sdh|udah|dah|telah)?\s*(?:selesai|tuntung|tuntas|beres)(?:\W+(?:pak|bu|min|lah|pang|dah))*\W*",
    re.IGNORECASE,
)
_ITS_NAME = re.compile(r"^\W*(?:ada\s+)?kendala\w*\W+", re.IGNORECASE)


async def heard(talk: Talk[Any]) -> bool:
    """False: it is about no incident that stands in the way."""
    if talk.incoming.picture or talk.person is None or not talk.incoming.text:
        return False
    if (every := _ALL_ENDED.fullmatch(talk.incoming.text)) and talk.confirmed:
        return await _ended(talk, every[1], "", none=False)
    if (one := _ENDED_ONE.fullmatch(talk.incoming.text)) and talk.confirmed:
        return await _ended(talk, one["code"], one["words"], none=one["how"] == "batal")
    below = talk.about(SubjectKind.INCIDENT)
    if below and not _ENDED.fullmatch(talk.incoming.text):
        return await _below(talk, below)
    if not (ended := _ENDED.fullmatch(talk.incoming.text)):
        return False
    visits_ = await _visits(talk)
    for visit in visits_:
        talk.need(Action.INCIDENT, visit.village)
    found = [incident_ending.meant_over(visit, one) for visit in visits_ for one in await open_ones(talk, visit)]
    if not visits_:
        return False
    if not found:
        raise Mistake("incident.none_open", code=visits_[0].code)
    if ended["all"] and len(found) > 1:
        raise Unsure(*[await _all_over(talk, visit) for visit in visits_ if await open_ones(talk, visit)])
    raise Unsure(*found[:MOST_MEANINGS])


async def _all_over(talk: Talk[Any], visit: Visit) -> Meaning:
    words = "; ".join(wording.cut(one.words, 60) for one in await open_ones(talk, visit))
    return Meaning(
        f"kendala {visit.code} selesai semua", texts.plain("incident.all_over", code=visit.code, words=words)
    )


async def _ended(talk: Talk[Any], code: str, words: str, *, none: bool) -> bool:
    """`words`: of which one; "" for all that stand in the way."""
    visit = await talk.books.visits.get(int(code[1:]))
    talk.need(Action.INCIDENT, visit.village)
    found = [one for one in await open_ones(talk, visit) if not words or one.words == words]
    for one in found:
        await (incident_ending.was_none if none else incident_ending.went_on)(talk, visit, one)
    if found:
        await talk.react()
    return bool(found)


async def over(talk: Talk[Any]) -> Unsure | None:
    """ "K1 mobil sudah kaluar, kami bulik": asked, where an incident stands in its way and no reader took the words."""
    text = without_code(talk.incoming.text)
    if not (incident_ending.OVER.search(text) or good_news.may_be_over(text)):
        return None
    visit = await _visit(talk)
    found = await open_ones(talk, visit) if visit and talk.allows(Action.INCIDENT, visit.village) else []
    about = [one for one in found if good_news.says_no_more(text, one.words)]
    meanings = [incident_ending.meant_over(visit, one) for one in about[:MOST_MEANINGS]] if visit else []
    return Unsure(*meanings) if meanings else None


async def _below(talk: Talk[Any], id_: int) -> bool:
    if _OVER_ALONE.fullmatch(talk.incoming.text):
        await _which_is_over(talk, await talk.books.incidents.get(id_))
    if not good_news.may_be_over(talk.incoming.text):
        await _may_be_none(talk, await talk.books.incidents.get(id_))
    said = read_visit_verb(talk.incoming.text)
    if said is None or said.verb not in (Verb.GO_ON, Verb.POSTPONE, Verb.NOT_GOING) or said.code:
        return False
    if said.verb is Verb.GO_ON:
        await incidents.go_on(talk, GoOn(incident=id_))
        await talk.react()
        return True
    if not talk.confirmed:
        raise await _would_put_off(talk, await talk.books.incidents.get(id_), said.reason)
    if said.reason:
        await incident_mending.add_words(talk, await talk.books.incidents.get(id_), said.reason)
    await incidents.put_off(talk, PutOffForIt(incident=id_), after_all=True)
    if talk.toast.text:
        await talk.say("common.as_said", as_reply=True, said=talk.toast.text)
    return True


async def _may_be_none(talk: Talk[Any], incident: Incident) -> None:
    """Unsure: "kada bujur, bagarah haja" below it."""
    if not good_news.was_none(talk.incoming.text, incident.words):
        return
    visit = await talk.books.visits.get(incident.visit)
    if incident.kind not in DIFFERENCES and not incident.resolved_at and talk.allows(Action.INCIDENT, visit.village):
        raise Unsure(incident_ending.meant_none(visit, incident))


async def _would_put_off(talk: Talk[Any], incident: Incident, reason: str) -> Unsure:
    """Also after "lanjut": she has changed her mind. Mistake where there was none, or the visit is put off already."""
    visit = await talk.books.visits.get(incident.visit)
    if incident.resolved_at is not None and incident.ended is not IncidentEnd.WENT_ON:
        raise Mistake("common.answered_already")
    key = "incident.put_off_for" if talk.allows(Action.COORDINATE) else "incident.would_wish"
    return Unsure(Meaning(talk.incoming.text, texts.plain(key, code=visit.code, words=reason or incident.words)))


async def _which_is_over(talk: Talk[Any], incident: Incident) -> None:
    """Unsure: below an incident the step and the incident's end have the same name."""
    visit = await talk.books.visits.get(incident.visit)
    if incident.kind in DIFFERENCES or incident.resolved_at or not talk.allows(Action.FIELD):
        return
    raise Unsure(incident_ending.meant_over(visit, incident)).with_(
        Meaning(f"{visit.code} {PLAIN[Step.LEFT]}", texts.plain("incident.or_served"))
    )


async def _visit(talk: Talk[Any]) -> Visit | None:
    text = talk.incoming.text
    code = visit_code(text) or visit_code(_ITS_NAME.sub("", text))
    return await talk.books.visits.first(id=code) if code else None


async def _visits(talk: Talk[Any]) -> list[Visit]:
    """The visit that is named; where none is, those of today."""
    if visit_code(talk.incoming.text) or visit_code(_ITS_NAME.sub("", talk.incoming.text)):
        visit = await _visit(talk)
        return [visit] if visit else []
    if talk.replied or talk.chat.purpose is Purpose.VILLAGE:
        return []
    return await underway.reportable(talk.books, talk.by.id, talk.today)


async def open_ones(talk: Talk[Any], visit: Visit) -> list[Incident]:
    found = await talk.books.incidents.find(visit=visit.id, resolved_at=None)
    return [one for one in found if one.kind not in DIFFERENCES]


CONVERSATION = Conversation(
    listeners=(heard,),
)
