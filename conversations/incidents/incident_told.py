"""An incident as it is told, wherever it is: with the question whether the visit goes on."""

from typing import Any

from conversations import post
from conversations.button import Rows
from conversations.choosing import chosen_visit
from conversations.doubts.unsure_asked import NAME, Asked
from conversations.presses.incidents import GoOn, PutOffForIt, ReportedWrongly
from conversations.talk import Talk
from conversations.visits import notices
from sotarsa_bot import texts
from sotarsa_bot.parsing.emergencies import is_grave, stays_safely, tells_of_emergency
from sotarsa_bot.people import roster
from sotarsa_bot.records.field import Incident
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import MOVES, Visit, VisitState


async def tell_team(talk: Talk[Any], visit: Visit, incident: Incident) -> None:
    """The team's groups read of it, unless it was written there."""
    said = await values(talk, visit, incident)
    for chat in await roster.team_groups(talk.books):
        if chat.id != talk.chat.id:
            await talk.say("incident.reported", to=chat, buttons=ways(visit, incident), waits=True,
                           subject=incident.subject, **said)  # fmt: skip


async def alarm(talk: Talk[Any], visit: Visit, incident: Incident, words: str) -> None:
    """Of an emergency the coordinators hear alone, and of a grave one the camat. `words`: as they were written, whose
    names and illnesses no group reads, but who can help does."""
    if not tells_of_emergency(words, last=True):
        return
    key = "incident.calm" if stays_safely(words) else "incident.emergency"
    await ring(talk, visit, key, words, incident.words)


async def ring(talk: Talk[Any], visit: Visit, key: str, words: str, hidden: str, *, about: str = "") -> None:
    """Tells the coordinators, and of what is grave the camat: unless it rang there while nobody answered. `hidden`: the
    same for a group, where no coordinator can be reached alone. `about`: what these are more words of."""
    name, village = await notices.writer_name(talk), (await talk.books.villages.get(visit.village)).name
    chats = (await notices.coordinators(talk))[0]
    state = await talk.books.talks.first(key=f"{NAME}:{talk.chat.id}:{talk.incoming.message}")
    if (is_grave(words) or is_grave(about)) and not (state and Asked.model_validate(state.draft).rung):
        camats = await roster.with_role(talk.books, Role.CAMAT)
        alone = [await roster.private_chat(talk.books, one) for one in camats]
        chats += [chat for chat in alone if chat and chat.reachable and chat.id != talk.chat.id]
    for chat in {chat.id: chat for chat in chats}.values():
        slot = SlotKey.new(SlotKind.CRY, visit=visit.id)
        await talk.say(key, to=chat, slot=slot, subject=visit.subject, name=name, code=visit.code, village=village,
                       words=words if chat.private else hidden)  # fmt: skip


async def renew(talk: Talk[Any], visit: Visit, incident: Incident) -> None:
    """Says it anew in each message that told of it: it stands in the way, and these are its words now."""
    said = await values(talk, visit, incident)
    for slot in await talk.books.slots.find(subject=incident.subject):
        chat = await talk.books.chats.get(slot.chat)
        await talk.say("incident.reported", to=chat, slot=slot, subject=incident.subject,
                       buttons=ways(visit, incident), waits=True, **said)  # fmt: skip


async def values(talk: Talk[Any], visit: Visit, incident: Incident) -> dict[str, Any]:
    """What the texts about it need."""
    return {
        "visit": await chosen_visit.label(talk.books, visit),
        "kind": texts.plain(f"incident.kind_{incident.kind}"),
        "words": incident.words,
        "name": await roster.name(talk.books, incident.by),
    }


def ways(visit: Visit, incident: Incident) -> Rows:
    """Go on, and where that is still possible: postpone."""
    rows = [[GoOn(incident=incident.id).button("incident.go_on")]]
    if VisitState.POSTPONED in MOVES[visit.state]:
        rows[0].append(PutOffForIt(incident=incident.id).button("incident.postpone"))
    return [*rows, [ReportedWrongly(incident=incident.id).button("incident.wrong")]]


async def ended(talk: Talk[Any], visit: Visit, incident: Incident, key: str) -> None:
    """Whoever was told alone of an emergency hears alone what became of it; not who has just said so."""
    masked = texts.plain("passed.ill") in incident.words
    if not (masked or tells_of_emergency(incident.words, last=True)):
        return
    told = {slot.chat for slot in await post.standing(talk.books, SlotKind.CRY, visit.subject)}
    roles = (Role.COORDINATOR, Role.CAMAT) if masked or is_grave(incident.words) else (Role.COORDINATOR,)
    alone = [await roster.private_chat(talk.books, one) for one in await roster.with_role(talk.books, *roles)]
    village = (await talk.books.villages.get(visit.village)).name
    for chat in {chat.id: chat for chat in alone if chat and chat.reachable and chat.id in told}.values():
        if chat.telegram_id != talk.by.telegram_id:
            await talk.say(key, to=chat, slot=SlotKey.new(SlotKind.CRY, visit=visit.id), subject=visit.subject,
                           code=visit.code, village=village, name=talk.by.name, words=incident.words)  # fmt: skip
