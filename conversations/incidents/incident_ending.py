"""An incident ends: the visit goes on, or was postponed for it. It is said wherever it was asked."""

import re
from typing import Any

from conversations.incidents import incident_told
from conversations.presses.incidents import StandsInTheWayAgain
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.field import incidents
from sotarsa_bot.parsing.good_news import may_be_over, says_no_more
from sotarsa_bot.records.field import Incident, IncidentEnd
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure

OVER = re.compile(
    r"\b(?:(?:sudah|sdh|sdah|udah|dah|telah)\s+(?:bisa|kawa|dapat|boleh)\s+(?:di)?(?:lewat\w*|jalan|lalui|liwat\w*)|"
    r"(?:sudah|sdh|sdah|udah|dah|telah)\s+(?:baik|bagus|aman|selesai|beres|teratasi|diperbaiki|dibaiki|normal|surut|"
    r"lancar|hidup|jalan|reda|taduh|terang|bersih|dibersihkan|dibersihakan|ditebang|dipotong|dipindah\w*|disingkir\w*|dibuka|"
    r"tabuka|terbuka|dievakuasi|ditarik|ditangani|ditimbun|ditambal)|"
    r"(?<!kada )(?<!kd )(?<!tidak )(?<!tdk )(?<!belum )(?<!balum )(?<!blm )(?<!mun )(?<!kalau )"
    r"(?:kawa|bisa)\s+(?:di)?(?:lewat|liwat|lalui)\w*|"
    r"(?:kada|tidak|tdk|gak)\s+jadi)\b",
    re.IGNORECASE,
)

_ENDED = " (kendala selesai)"


def meant_over(visit: Visit, incident: Incident) -> Meaning:
    """What says that this one is over, and the visit goes on."""
    return Meaning(f"kendala {visit.code} selesai: {incident.words}", _over_said(incident))


def _over_said(incident: Incident) -> str:
    kind = texts.plain(f"incident.kind_{incident.kind}")
    return texts.plain("incident.this_is_over", kind=kind, words=wording.cut(incident.words, 60))


def meant_none(visit: Visit, incident: Incident) -> Meaning:
    """What says that there was none."""
    said = texts.plain("incident.none_tell", told=wording.cut(incident.words, 60))
    return Meaning(f"kendala {visit.code} batal: {incident.words}", said)


def must_not_be_over(talk: Talk[Any], incident: Incident) -> None:
    """Unsure for "sudah bisa lewat", "kada jadi": it may be over, and then the visit goes on; with more words than
    that, it may only have more to it."""
    text = talk.answer
    if talk.confirmed or not (OVER.search(text) or may_be_over(text)):
        return
    over = Meaning(f"{text}{_ENDED}", _over_said(incident))
    if says_no_more(text, incident.words):
        raise Unsure(over)
    if may_be_over(text):
        raise Unsure(over, Meaning(text, texts.plain("incident.would_add", words=incident.words, more=text)))


def is_over(talk: Talk[Any]) -> bool:
    """Whether these words were read back as its end, of which they keep no mark."""
    ended = talk.confirmed and talk.answer.endswith(_ENDED)
    talk.answer = talk.answer.removesuffix(_ENDED)
    return ended


async def went_on(talk: Talk[Any], visit: Visit, incident: Incident) -> None:
    """Mistake if somebody has said before how it ended."""
    await end(talk, visit, incident, IncidentEnd.WENT_ON)


async def was_none(talk: Talk[Any], visit: Visit, incident: Incident) -> None:
    """Mistake if somebody has said before how it ended."""
    await end(talk, visit, incident, IncidentEnd.WITHDRAWN)


async def end(talk: Talk[Any], visit: Visit, incident: Incident, how: IncidentEnd) -> None:
    """Mistake if somebody has said before how it ended."""
    await incidents.end(talk.acting(), visit, incident, how)
    await incident_told.ended(talk, visit, incident, f"incident.ended_{how}")
    said = {**await incident_told.values(talk, visit, incident), "who": talk.by.name}
    for slot in await talk.books.slots.find(subject=incident.subject):  # wherever it was asked
        chat = await talk.books.chats.get(slot.chat)
        back = [[StandsInTheWayAgain(incident=incident.id).button("incident.back")]]
        await talk.say(f"incident.{how}", to=chat, slot=slot, subject=incident.subject, waits=False,
                       buttons=back if how in incidents.SLIPS else (), **said)  # fmt: skip
