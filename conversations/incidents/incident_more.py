"""What comes after an incident was recorded: its photos, and more words as a reply to what tells of it."""

import re
from typing import Any

from pydantic import BaseModel

from conversations import flow
from conversations.button import Button, Rows, in_rows
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, pictured, question, taken_back, tapped, typed
from conversations.hand_overs import photos
from conversations.incidents import incident_ending, incident_mending
from conversations.presses.incidents import ReportedWrongly
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import good_news, is_small_talk, looks_like_caption, parse_steps
from sotarsa_bot.parsing.yes_no import after_yes, says_yes
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import DIFFERENCES, Incident, IncidentKind
from sotarsa_bot.records.slots import Subject, SubjectKind
from sotarsa_bot.unsure import Unsure
from sotarsa_bot.visits import visits

_WISH = re.compile(r"\W*(?:di)?(?:lanjut|tunda|batal|terus|salah|teruskan)", re.IGNORECASE)
"""An answer to the question whether the visit goes on, which its buttons take."""

_NONE = re.compile(
    r"\W*(?:maaf\W+)?(?:tidak|tdk|gak|ga|kada|kd|kadada|belum|blm|balum|tanpa|bukan)\b(?:\W+(?:ada|ada\s+foto|foto\w*|sempat|bisa|kawa|usah"
    r"|perlu|jua|juga|pak|bu|lagi|dulu|memfoto|mamoto|moto|difoto|haja|aja|ja|saja|pang|ai|lah|ba\w*foto|ber\w*foto))*\W*",
    re.IGNORECASE,
)
""" "Kada sempat memfoto": there is none."""
_DECIDES = re.compile(
    r"\W*(?:(?:eh|oh|maaf|salah|kada|bukan|kalo)\W+)*(?:di)?(?:tunda|lanjut|lanjutkan|terus|teruskan|batal|batalkan)"
    r"(?:\W+(?:ja|haja|aja|saja|dulu|lah|pang|pak|bu|kunjungan\w*))*\W*",
    re.IGNORECASE,
)
""" "Eh tunda ja": no word of what happened."""
_SENDS = re.compile(
    r"\W*(?:(?:ya|iya|iih|inggih)\W+)?(?:ada|kukirim|dikirim|saya\s+kirim|ulun\s+kirim|sabar|kaina)(?:\W+(?:fotonya|foto|nanti|kaina|dulu|pak|bu))*\W*",
    re.I,
)


class At(FlowStep):
    PHOTO = "photo"
    VISIT = "visit"
    KIND = "kind"
    WORDS = "words"


class Draft(BaseModel):
    """`kinds`: which kind it is may be named, too."""

    incident: int = 0
    kinds: bool = False
    photos: int = 0
    added: bool = False
    awaited: bool = False


async def ask(talk: Talk[Any], incident: Incident, kept: int, *, kinds: bool = False) -> None:
    """Asks for photos of an incident that is on record, and (`kinds`) for its kind; leaving this open loses nothing."""
    await flow.start(talk, FLOW, Draft(incident=incident.id, photos=kept, kinds=kinds))


async def _any_photo(talk: Talk[Draft]) -> None:
    label = texts.plain("incident.done" if talk.draft.photos else "incident.no_photo")
    key = "incident.added_any_photo" if talk.draft.added else "incident.any_photo"
    key = "incident.photo_please" if talk.draft.awaited and not talk.draft.photos else key
    rows = in_rows(kinds(talk)) if talk.draft.kinds else []
    which = texts.html("incident.which_kind") if talk.draft.kinds else ""
    await flow.ask(talk, key, [*rows, [flow.choice(talk, label, "done")]], photos=talk.draft.photos, which=which)


def kinds(talk: Talk[Any]) -> list[Button]:
    """One for each kind."""
    return [flow.choice(talk, texts.plain(f"incident.kind_{kind}"), "kind", kind) for kind in incident_mending.KINDS]


async def _kind_chosen(talk: Talk[Draft]) -> FlowStep:
    if talk.answer not in incident_mending.KINDS:
        raise Mistake("common.old_button")
    await _change_kind(talk, await _of(talk), IncidentKind(talk.answer))
    return At.PHOTO


async def _photo_given(talk: Talk[Draft]) -> FlowStep:
    incident = await _of(talk)
    await photos.keep(talk, await visits.get(talk.books, incident.visit), incident=incident)
    talk.draft.photos = len(await talk.books.photos.find(incident=incident.id))
    if talk.answer and not is_small_talk(talk.answer):
        await _add_words(talk, incident)
    return At.PHOTO


async def _more_words(talk: Talk[Draft]) -> FlowStep:
    """A yes says that a photo comes, a no that none does: neither is a word of what happened."""
    if says_yes(talk.answer) or _SENDS.fullmatch(talk.answer):
        talk.draft.awaited, talk.draft.added = True, False
        return At.PHOTO
    if is_small_talk(talk.answer) or _NONE.fullmatch(talk.answer):
        return await _enough(talk)
    if rest := after_yes(talk.answer):
        talk.answer = rest
    incident = await _of(talk)
    if good_news.was_none(talk.answer, incident.words) and not good_news.may_be_over(talk.answer):
        return await _taken_back(talk)
    if _DECIDES.fullmatch(talk.answer) and not talk.confirmed:
        raise Mistake("incident.decided_above")
    if kind := incident_mending.kind_named(talk.answer):
        await _change_kind(talk, incident, kind)
        return At.PHOTO
    if incident.resolved_at is None:
        incident_ending.must_not_be_over(talk, incident)
    incident_mending.must_be_of_it(talk, incident)
    over = incident_ending.is_over(talk)
    await _add_words(talk, incident)
    if incident.resolved_at is None and over:
        await incident_mending.went_on(talk, incident)
        return await _enough(talk)
    talk.draft.added = True
    await talk.react()
    return At.PHOTO


async def _change_kind(talk: Talk[Draft], incident: Incident, kind: IncidentKind) -> None:
    await incident_mending.rekind(talk, await visits.get(talk.books, incident.visit), incident, kind)
    talk.draft.kinds = False


async def _enough(talk: Talk[Draft]) -> FlowStep:
    incident = await _of(talk)
    await flow.finish(talk, "incident.photos_asked", photos=talk.draft.photos, buttons=_way_back(incident),
                      waits=False, subject=Subject.visit(incident.visit))  # fmt: skip
    return DONE


async def _taken_back(talk: Talk[Draft]) -> FlowStep:
    """ "Batal" below the question for a photo: perhaps of the incident, which is on record."""
    incident = await _of(talk)
    await flow.finish(talk, "incident.still_recorded", words=incident.words, buttons=_way_back(incident), waits=False,
                      subject=Subject.visit(incident.visit))  # fmt: skip
    return DONE


def _way_back(incident: Incident) -> Rows:
    return [] if incident.resolved_at else [[ReportedWrongly(incident=incident.id).button("incident.wrong")]]


async def _of(talk: Talk[Draft]) -> Incident:
    incident = await talk.books.incidents.first(id=talk.draft.incident)
    if incident is None:
        raise Mistake("common.old_button")
    return incident


async def heard(talk: Talk[Any]) -> bool:
    """More words as a reply to a message that tells of an incident: they belong to it, once it is sure that they do."""
    id_ = talk.about(SubjectKind.INCIDENT)
    text = talk.incoming.text.strip()
    if id_ is None or not text or is_small_talk(text):
        return False
    if named := incident_mending.kind_instead(text):
        return await incident_mending.renamed(talk, id_, named)
    if _WISH.match(text) or looks_like_caption(text) or is_a_step(talk, text):
        return False
    incident = await talk.books.incidents.first(id=id_)
    if incident is None or incident.kind in DIFFERENCES or incident.resolved_at is not None:
        return False
    talk.need(Action.INCIDENT, (await visits.get(talk.books, incident.visit)).village)
    incident_ending.must_not_be_over(talk, incident)
    over = incident_ending.is_over(talk)
    if talk.incoming.picture:
        await photos.keep(talk, await visits.get(talk.books, incident.visit), incident=incident, worded=True)
    else:
        incident_mending.must_be_of_it(talk, incident)
    await _add_words(talk, incident)
    if over:
        await incident_mending.went_on(talk, incident)
    await talk.react()
    return True


def is_a_step(talk: Talk[Any], text: str) -> bool:
    """ "Tiba 09.40" and no more; "jalan licin, motor jatuh" is what happened."""
    try:
        parse_steps(text, now=talk.now, tz=talk.office.zone)
    except (Mistake, Unsure):
        return False
    return True


async def _add_words(talk: Talk[Any], incident: Incident) -> None:
    await incident_mending.add_words(talk, incident, talk.answer.strip())


FLOW = Flow(
    "kendala-foto",
    may=Action.INCIDENT,
    draft=Draft,
    first=At.PHOTO,
    steps={
        At.PHOTO: question(
            _any_photo,
            tapped("done", _enough),
            tapped("kind", _kind_chosen),
            typed(_more_words),
            pictured(_photo_given),
            taken_back(_taken_back),
            photos=True,
        )
    },
)


CONVERSATION = Conversation(
    flows=(FLOW,),
    listeners=(heard,),
)
