"""/kendala: something stands in the way. Which visit, what kind, a few words; then go on or not."""

from typing import Any

from pydantic import BaseModel

from conversations import flow
from conversations.button import in_rows, number
from conversations.choosing import chosen_visit
from conversations.command import PRIVATE, TEAM, VILLAGE, Command
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, pictured, question, tapped, typed
from conversations.hand_overs import photos
from conversations.incidents import incident_ending, incident_mending, incident_more, incident_told
from conversations.incidents.incident_mending import WORDS_LIMIT
from conversations.incidents.incident_more import At
from conversations.open_words import must_fit
from conversations.pressed import on
from conversations.presses.incidents import GoOn, PutOffForIt, ReportedWrongly, StandsInTheWayAgain
from conversations.talk import Talk
from conversations.visits import breaking_off, kept_out, notices
from sotarsa_bot import texts
from sotarsa_bot.field import incidents
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.parsing.emergencies import kind_of
from sotarsa_bot.parsing.no_incident import says_none
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.parsing.somebodys import tells_of_somebody
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import Incident, IncidentEnd, IncidentKind
from sotarsa_bot.records.record import Instant
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.visits import underway, visits


class Draft(BaseModel):
    """`at`: when its words were written, which names the message that they came with."""

    visit: int = 0
    kind: IncidentKind = IncidentKind.OTHER
    words: str = ""
    photos: tuple[int, ...] = ()
    at: Instant | None = None


async def begin(talk: Talk[Any]) -> None:
    """/kendala. Words after the command are the few words that are asked for later."""
    talk.need(Action.INCIDENT)
    found = await _possible(talk)
    if not found:
        await talk.say("incident.no_visit", as_reply=True)
        return None
    _is_one(talk.answer)
    draft = Draft(words=talk.answer, at=talk.incoming.at if talk.answer else None)
    if len(found) > 1:
        return await flow.start(talk, FLOW, draft)
    draft.visit = found[0].id
    if draft.words:
        return await record(talk, draft)
    await flow.start(talk, FLOW, draft, step=At.KIND)


async def _possible(talk: Talk[Any]) -> list[Visit]:
    """Those of this village in its group; else what the person has to do with, those of today first."""
    village = talk.chat.village if talk.chat.purpose is Purpose.VILLAGE else None
    if village is not None:
        talk.need(Action.INCIDENT, village)
    found = await underway.troubled(talk.books, talk.grants, village)
    if village is None and talk.allows(Action.FIELD):
        today = await underway.reportable(talk.books, talk.by.id, talk.today)
        if len(today) == 1 and today[0].state is VisitState.UNDER_WAY:
            return today
    return found


async def _which(talk: Talk[Draft]) -> None:
    await flow.ask(talk, "incident.which_visit", await chosen_visit.choices(talk, await _possible(talk)))


async def _visit_chosen(talk: Talk[Draft]) -> FlowStep:
    visit = await visits.get(talk.books, number([talk.answer]))
    talk.need(Action.INCIDENT, visit.village)
    talk.draft.visit = visit.id
    return await _recorded(talk) if talk.draft.words else At.KIND


async def _what_kind(talk: Talk[Draft]) -> None:
    rows = in_rows(incident_more.kinds(talk))
    visit = await visits.get(talk.books, talk.draft.visit)
    await flow.ask(talk, "incident.what_kind", rows, visit=await chosen_visit.label(talk.books, visit))


async def _kind_chosen(talk: Talk[Draft]) -> FlowStep:
    if talk.answer not in incident_mending.KINDS:
        raise Mistake("common.old_button")
    talk.draft.kind = IncidentKind(talk.answer)
    return At.WORDS


async def _what_happened(talk: Talk[Draft]) -> None:
    await flow.ask(talk, "incident.what_happened")


async def _take_words(talk: Talk[Draft]) -> None:
    if is_small_talk(talk.answer):
        raise Mistake("common.not_understood_here")
    _is_one(talk.answer)
    must_fit(talk, Slot.TROUBLE, "incident.one")
    talk.draft.words, talk.draft.at = talk.answer, talk.incoming.at


def _is_one(words: str) -> None:
    if words and says_none(words):
        raise Mistake("incident.told_none")
    if len(words) > WORDS_LIMIT:
        raise Mistake("common.too_long", limit=WORDS_LIMIT)


async def _words_given(talk: Talk[Draft]) -> FlowStep:
    """What happened: before its kind or after it."""
    await _take_words(talk)
    return await _recorded(talk)


async def _pictured_with_words(talk: Talk[Draft]) -> FlowStep:
    """A photo with a caption says it all; one without still needs words."""
    await _keep(talk)
    return await _words_given(talk) if talk.answer else At.WORDS


async def _keep(talk: Talk[Draft]) -> None:
    photo = await photos.keep(talk, await visits.get(talk.books, talk.draft.visit))
    talk.draft.photos = tuple(dict.fromkeys((*talk.draft.photos, photo.id)))


async def _recorded(talk: Talk[Draft]) -> FlowStep:
    """Told in answers to questions, which end here."""
    visit, incident = await _added(talk, talk.draft)
    kinds = _step(talk) != "words"
    said = await incident_told.values(talk, visit, incident)
    await flow.finish(talk, "incident.reported", buttons=incident_told.ways(visit, incident), waits=True,
                      subject=incident.subject, **said)  # fmt: skip
    await incident_told.alarm(talk, visit, incident, talk.draft.words)
    await _told(talk, visit, incident)
    await incident_more.ask(talk, incident, len(talk.draft.photos), kinds=kinds)
    return DONE


def _step(talk: Talk[Draft]) -> str:
    return talk.state.step if talk.state else ""


async def record(talk: Talk[Any], draft: Draft, *, alarming: bool = False) -> None:
    """Told in one message: on record and told at once, for who wrote it may be out of reach in a minute. Its kind can
    still be named. `alarming`: its words say so, and its kind is theirs; the coordinators alone hear of it, too."""
    if known := await _same(talk, draft):
        return await incident_more.ask(talk, known, len(draft.photos), kinds=True)
    if alarming:
        draft = draft.model_copy(update={"kind": IncidentKind(kind_of(draft.words))})
    visit, incident = await _added(talk, draft)
    said = await incident_told.values(talk, visit, incident)
    await talk.say("incident.reported", buttons=incident_told.ways(visit, incident), waits=True,
                   subject=incident.subject, **said)  # fmt: skip
    await incident_told.alarm(talk, visit, incident, draft.words)
    await _told(talk, visit, incident)
    await incident_more.ask(talk, incident, len(draft.photos), kinds=not alarming)


async def _same(talk: Talk[Any], draft: Draft) -> Incident | None:
    """What still stands in the way in these very words, sent once more."""
    words = (await kept_out.hidden(talk, await visits.get(talk.books, draft.visit), draft.words)).words
    found = await talk.books.incidents.first(visit=draft.visit, words=words, resolved_at=None, by=talk.by.id)
    return None if draft.photos else found


async def _added(talk: Talk[Any], draft: Draft) -> tuple[Visit, Incident]:
    visit = await visits.get(talk.books, draft.visit)
    talk.need(Action.INCIDENT, visit.village)
    writer = await notices.writer(talk)
    found = await kept_out.told(talk, visit, draft.words)
    at = draft.at or talk.incoming.at
    return visit, await incidents.report(
        talk.acting(), visit, draft.kind, found.words, by=writer.id, at=at, photos=draft.photos
    )


async def _told(talk: Talk[Any], visit: Visit, incident: Incident) -> None:
    await incident_told.tell_team(talk, visit, incident)


async def go_on(talk: Talk[Any], wish: GoOn) -> None:
    """It did not stop the visit."""
    incident, visit = await _incident(talk, wish.incident)
    await incident_ending.went_on(talk, visit, incident)


async def reported_wrongly(talk: Talk[Any], wish: ReportedWrongly) -> None:
    """There was none."""
    incident, visit = await _incident(talk, wish.incident)
    await incident_ending.was_none(talk, visit, incident)


async def open_again(talk: Talk[Any], wish: StandsInTheWayAgain) -> None:
    """ "Lanjutkan" was a slip of the thumb; it stands in the way again."""
    incident = await incidents.get(talk.books, wish.incident)
    visit = await visits.get(talk.books, incident.visit)
    talk.need(Action.INCIDENT, visit.village)
    incident = await incidents.open_again(talk.acting(), visit, incident)
    await incident_told.ended(talk, visit, incident, "incident.stands_again")
    await incident_told.renew(talk, visit, incident)


async def put_off(talk: Talk[Any], wish: PutOffForIt, *, after_all: bool = False) -> None:
    """The coordinator postpones the visit; others' wish is passed on. `after_all`: also once it was said to go on."""
    incident, visit = await _incident(talk, wish.incident, ended=after_all)
    if not talk.allows(Action.COORDINATE):
        told = await notices.to_coordinators(
            talk,
            visit,
            "incident.wish",
            subject=incident.subject,
            buttons=() if incident.resolved_at else incident_told.ways(visit, incident),
            waits=not incident.resolved_at,
            name=talk.by.name,
            words=incident.words,
        )
        await talk.record("incident.wish", f"visit:{visit.id}", incident=incident.id)
        talk.note("incident.wish_passed_on", alert=True, told=told)
        return
    if incident.resolved_at is not None:
        incident = await incidents.open_again(talk.acting(), visit, incident)
    visit = await visits.put_off(talk.acting(), visit, VisitState.POSTPONED, _reason(incident))
    await incident_ending.end(talk, visit, incident, IncidentEnd.PUT_OFF)
    await breaking_off.tell(talk, visit)


def _reason(incident: Incident) -> str:
    """What the village reads: of somebody's illness, or of one of the list, only that something stood in the way."""
    other = incident.kind is IncidentKind.OTHER
    kind = "" if other else texts.plain(f"incident.kind_{incident.kind}")
    if tells_of_somebody(incident.words):
        return kind or texts.plain("incident.in_the_field")
    return " – ".join(part for part in (kind, incident.words) if part)


async def _incident(talk: Talk[Any], id_: int, *, ended: bool = False) -> tuple[Incident, Visit]:
    incident = await incidents.get(talk.books, id_)
    visit = await visits.get(talk.books, incident.visit)
    talk.need(Action.INCIDENT, visit.village)
    if incident.resolved_at is not None and not ended:
        raise Mistake("common.answered_already")
    return incident, visit


FLOW = Flow(
    "kendala",
    may=Action.INCIDENT,
    draft=Draft,
    first=At.VISIT,
    steps={
        At.VISIT: question(_which, tapped("visit", _visit_chosen)),
        At.KIND: question(_what_kind, tapped("kind", _kind_chosen), typed(_words_given)),
        At.WORDS: question(_what_happened, typed(_words_given), pictured(_pictured_with_words)),
    },
)
EVERYWHERE = frozenset({PRIVATE, TEAM, VILLAGE})


CONVERSATION = Conversation(
    commands=(Command("kendala", begin, EVERYWHERE),),
    flows=(FLOW,),
    presses=(
        on(GoOn, go_on),
        on(PutOffForIt, put_off),
        on(StandsInTheWayAgain, open_again),
        on(ReportedWrongly, reported_wrongly),
    ),
    undoes=frozenset({StandsInTheWayAgain, ReportedWrongly}),
)
