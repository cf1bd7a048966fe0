"""An incident ends: the visit goes on, or was postponed for it. It is said wherever it was asked."""

import re
from typing import Any

from conversations.incidents import incident_told
from conversations.presses.incidents import StandsInTheWayAgain
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.field import incidents
from sotarsa_bot.parsing.good_news import says_no_more
from sotarsa_bot.records.field import Incident
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


def must_not_be_over(talk: Talk[Any], incident: Incident) -> None:
    """Unsure for "sudah bisa lewat", "kada jadi": it may be over, and then the visit goes on."""
    if OVER.search(talk.answer) and says_no_more(talk.answer, incident.words) and not talk.confirmed:
        kind, words = texts.plain(f"incident.kind_{incident.kind}"), wording.cut(incident.words, 60)
        raise Unsure(Meaning(talk.answer, texts.plain("incident.this_is_over", kind=kind, words=words)))


def is_over(talk: Talk[Any]) -> bool:
    """Whether these words were read back as its end."""
    return talk.confirmed and bool(OVER.search(talk.answer))


async def went_on(talk: Talk[Any], visit: Visit, incident: Incident) -> None:
    """Mistake if somebody has said before how it ended."""
    await end(talk, visit, incident, "incident.went_on", incidents.WENT_ON)


async def was_none(talk: Talk[Any], visit: Visit, incident: Incident) -> None:
    """Mistake if somebody has said before how it ended."""
    await end(talk, visit, incident, "incident.withdrawn", incidents.WITHDRAWN)


async def end(talk: Talk[Any], visit: Visit, incident: Incident, key: str, word: str) -> None:
    """Mistake if somebody has said before how it ended."""
    await incidents.end(talk.acting(), visit, incident, word)
    await incident_told.ended(talk, visit, incident, f"incident.ended_{key.partition('.')[2]}")
    said = {**await incident_told.values(talk, visit, incident), "who": talk.by.name}
    for slot in await talk.books.slots.find(subject=incident.subject):  # wherever it was asked
        chat = await talk.books.chats.get(slot.chat)
        back = [[StandsInTheWayAgain(incident=incident.id).button("incident.back")]]
        await talk.say(key, to=chat, slot=slot, subject=incident.subject, waits=False,
                       buttons=back if key != "incident.put_off" else (), **said)  # fmt: skip
