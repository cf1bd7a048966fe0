"""What is changed of an incident that is on record: other words, more words, another kind."""

import re
from typing import Any

from conversations.incidents import incident_ending, incident_told
from conversations.talk import Talk
from conversations.visits import kept_out
from sotarsa_bot import texts
from sotarsa_bot.field import incidents
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.emergencies import tells_of_emergency
from sotarsa_bot.parsing.open_words import tells_more
from sotarsa_bot.parsing.peril import tells_of_peril
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import DIFFERENCES, Incident, IncidentKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits

WORDS_LIMIT = 500
KINDS = tuple(kind for kind in IncidentKind if kind not in DIFFERENCES)
_INSTEAD = re.compile(
    r"\W*(?:salah|bukan|keliru)\b.*(?:\btapi|\btp|\bmelainkan|[,;])\s*(?P<kind>[^,;]+)", re.IGNORECASE
)


async def mend(talk: Talk[Any], incident: Incident, words: str) -> None:
    """Other words instead of those that it was told with. Mistake once somebody has said how it ended."""
    visit = await visits.get(talk.books, incident.visit)
    written, words = words, (await kept_out.told(talk, visit, words)).words
    await incident_told.renew(talk, visit, await incidents.mend(talk.acting(), visit, incident, words))
    if tells_of_emergency(written, last=True) and not tells_of_emergency(incident.words, last=True):
        await incident_told.ring(talk, visit, "incident.more", written, words)
    await talk.say("incident.mended", as_reply=True, subject=incident.subject, code=visit.code, words=words)


async def add_words(talk: Talk[Any], incident: Incident, written: str) -> None:
    """To those that it was told with; somebody hurt rings again, and so does where they are."""
    visit = await visits.get(talk.books, incident.visit)
    found = await kept_out.hidden(talk, visit, written)
    if len(f"{incident.words}; {found.words}") > WORDS_LIMIT:
        raise Mistake("common.too_long", limit=WORDS_LIMIT - len(incident.words))
    await kept_out.tell_in_charge(talk, visit, found, written)
    told = await incidents.add_words(talk.acting(), visit, incident, found.words)
    if incident.resolved_at is None:
        await incident_told.renew(talk, visit, told)
    if tells_of_emergency(written, last=True) or tells_of_peril(incident.words):  # an edited message rings no bell
        await incident_told.ring(talk, visit, "incident.more", written, found.words, about=incident.words)


def must_be_of_it(talk: Talk[Any], incident: Incident) -> None:
    """Unsure about words that name no trouble and nothing of this one: "setujui" is of something else."""
    if talk.confirmed or tells_of_emergency(talk.answer, last=True):
        return
    if not tells_more(talk.answer, incident.words, talk.today, below=talk.replied is not None):
        raise Unsure(Meaning(talk.answer, texts.plain("incident.would_add", words=incident.words, more=talk.answer)))


def kind_instead(text: str) -> IncidentKind | None:
    """ "Salah, bukan kendaraan tapi jalan"."""
    found = _INSTEAD.fullmatch(text)
    return kind_named(found["kind"]) if found else None


def kind_named(words: str) -> IncidentKind | None:
    """ "Kendaraan", which is what stands in the way, and not a word more of it."""
    said = words.strip(" .!").casefold()
    named = {texts.plain(f"incident.kind_{kind}").casefold(): kind for kind in KINDS}
    return named.get(said)


async def renamed(talk: Talk[Any], id_: int, kind: IncidentKind) -> bool:
    incident = await talk.books.incidents.first(id=id_)
    if incident is None or incident.kind in DIFFERENCES:
        return False
    visit = await visits.get(talk.books, incident.visit)
    talk.need(Action.INCIDENT, visit.village)
    await rekind(talk, visit, incident, kind)
    return True


async def rekind(talk: Talk[Any], visit: Visit, incident: Incident, kind: IncidentKind) -> None:
    renamed = await incidents.name_kind(talk.acting(), visit, incident, kind)
    if incident.resolved_at is None:
        await incident_told.renew(talk, visit, renamed)
    if not talk.incoming.pressed:
        await talk.react()


async def went_on(talk: Talk[Any], before: Incident) -> None:
    incident = await talk.books.incidents.get(before.id)
    await incident_ending.went_on(talk, await visits.get(talk.books, incident.visit), incident)
