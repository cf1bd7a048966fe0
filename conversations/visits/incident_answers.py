"""What becomes of an incident, in words: "lanjut haja", "tunda ja dulu" below it; "K1 kendala selesai", "K1 jambatan
sudah baik, lanjut" beside it."""

import re
from typing import Any

from conversations.talk import Talk
from conversations.visits import incident_ending, incident_more, incident_told, incidents
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import visit_code
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.steps import PLAIN
from sotarsa_bot.parsing.visit_verbs import Verb, read_visit_verb
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import DIFFERENCES, Incident
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure

_ENDED = re.compile(
    r"\W*(?:(?:ada\s+)?kendala(?:nya)?\W+(?:k\.?\s?\d+\W+)?|k\.?\s?\d+\W+(?:ada\s+)?kendala(?:nya)?\W+)"
    r"(?:sudah|sdh|sdah|udah|dah|telah)?\s*(?:selesai|beres|teratasi|tuntas|tuntung|aman|baik|hilang|lewat)"
    r"(?:\W+(?:pak|bu|min|lah|pang))*\W*",
    re.IGNORECASE,
)
_OVER_ALONE = re.compile(
    r"\W*(?:sudah|sdh|udah|dah|telah)?\s*(?:selesai|tuntung|tuntas|beres)(?:\W+(?:pak|bu|min|lah|pang|dah))*\W*",
    re.IGNORECASE,
)
_ITS_NAME = re.compile(r"^\W*(?:ada\s+)?kendala\w*\W+", re.IGNORECASE)
_OUT_AGAIN = re.compile(
    r"\b(?:lanjut|(?:sudah|sdh|udah|dah)\s+(?:kaluar|keluar|hidup|kawa|bisa|lewat|tembus))\b", re.IGNORECASE
)


async def heard(talk: Talk[Any]) -> bool:
    """False: it is about no incident that stands in the way."""
    if talk.incoming.picture or talk.person is None or not talk.incoming.text:
        return False
    below = talk.about(SubjectKind.INCIDENT)
    if below and not _ENDED.fullmatch(talk.incoming.text):
        return await _below(talk, below)
    if not _ENDED.fullmatch(talk.incoming.text):
        return False
    visit = await _visit(talk)
    if visit is None:
        return False
    talk.need(Action.INCIDENT, visit.village)
    found = await _open(talk, visit)
    if not found:
        raise Mistake("incident.none_open", code=visit.code)
    if not talk.confirmed:
        raise _doubt(visit, found)
    for one in found:
        await incident_ending.went_on(talk, visit, one)
        await incident_told.over(talk, visit, one)
    await talk.react()
    return True


async def doubt_of(talk: Talk[Any], visit: Visit) -> Unsure | None:
    """The question whether all that stands in its way is over; None where nothing does."""
    found = await _open(talk, visit)
    return _doubt(visit, found) if found else None


async def over(talk: Talk[Any]) -> Unsure | None:
    """ "K1 mobil sudah kaluar, kami bulik": asked, where an incident stands in its way and no reader took the words."""
    text = without_code(talk.incoming.text)
    if not (incident_ending.OVER.search(text) or _OUT_AGAIN.search(text)):
        return None
    visit = await _visit(talk)
    found = await _open(talk, visit) if visit and talk.allows(Action.INCIDENT, visit.village) else []
    return _doubt(visit, found) if visit and found else None


async def _below(talk: Talk[Any], id_: int) -> bool:
    if _OVER_ALONE.fullmatch(talk.incoming.text):
        await _which_is_over(talk, await talk.books.incidents.get(id_))
    said = read_visit_verb(talk.incoming.text)
    if said is None or said.verb not in (Verb.GO_ON, Verb.POSTPONE, Verb.NOT_GOING) or said.code:
        return False
    if said.verb is Verb.GO_ON:
        await incidents.go_on(talk, [str(id_)])
        await talk.react()
        return True
    if said.reason:
        await incident_more.add_words(talk, await talk.books.incidents.get(id_), said.reason)
    await incidents.put_off(talk, [str(id_)])
    if talk.toast.text:
        await talk.say("common.as_said", as_reply=True, said=talk.toast.text)
    return True


async def _which_is_over(talk: Talk[Any], incident: Incident) -> None:
    """Unsure: below an incident the step and the incident's end have the same name."""
    visit = await talk.books.visits.get(incident.visit)
    if incident.kind in DIFFERENCES or incident.resolved_at or not talk.allows(Action.FIELD):
        return
    raise _doubt(visit, [incident]).with_(
        Meaning(f"{visit.code} {PLAIN[Step.LEFT]}", texts.plain("incident.or_served"))
    )


def _doubt(visit: Visit, found: list[Incident]) -> Unsure:
    kinds = " dan ".join(dict.fromkeys(texts.plain(f"incident.kind_{one.kind}") for one in found))
    return Unsure(Meaning(f"kendala {visit.code} selesai", texts.plain("incident.is_over", kind=kinds)))


async def _visit(talk: Talk[Any]) -> Visit | None:
    text = talk.incoming.text
    code = visit_code(text) or visit_code(_ITS_NAME.sub("", text))
    return await talk.books.visits.first(id=code) if code else None


async def _open(talk: Talk[Any], visit: Visit) -> list[Incident]:
    found = await talk.books.incidents.find(visit=visit.id, resolved_at=None)
    return [one for one in found if one.kind not in DIFFERENCES]


LISTENERS = (heard,)
