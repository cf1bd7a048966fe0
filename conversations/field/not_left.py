"""Below the question whether the team has left: "balum, hujan labat", "kada jadi, jambatan putus". The reason reaches
who may postpone, and of a coordinator it is asked whether the visit is postponed or cancelled."""

import re
from datetime import datetime
from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.visits import kept_out, notices
from sotarsa_bot import texts, wording
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.parsing import one_line, opens_with_step
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure

_SMALL = r"(?:pak|bu|min|kami|tim|kita|maaf|mf|lagi|ya|alhamdulillah|waduh|masih|pang|lah|dulu|hari\s+ini)"
_DEPARTED = r"(?:berangkat|barangkat|brangkat|brgkt|jalan|tulak|batulak|bajalan|turun|lapas)"
_NOT_YET = (
    rf"(?:belum|blm|balum|blum|belom)(?!\w)(?:\W+{_SMALL}(?!\w))*(?:\W+(?:bisa|kawa|sempat|jadi))?(?:\W+{_DEPARTED})?"
)
_OFF = (
    rf"(?:(?:tidak|tdk|kada|kd|gak|ga|nggak|batal)(?!\w)\s*(?:jadi|bisa|kawa|sempat)?(?:\W+{_DEPARTED})?"
    r"|batal)"
)
_WAITS = r"(?=(?:masih\s+|lagi\s+|kami\s+)*(?:tunggu|nunggu|menunggu|mahadang|hadang|terkendala|takendala)(?!\w))"
_FIRST = re.compile(rf"^\W*(?:{_SMALL}\W+)*(?P<no>(?:{_NOT_YET}|{_OFF})(?!\w)|{_WAITS})", re.IGNORECASE)
_LAST = re.compile(
    rf"\W+(?:jadi\W+|maka\W+)?(?:{_SMALL}\W+)*(?P<no>{_NOT_YET}|{_OFF})(?:\W+{_SMALL})*\W*$", re.IGNORECASE
)
_EDGES = re.compile(rf"^(?:\W|(?:{_SMALL}|karena|krn|karna|sebab|soalnya|gara-gara|tagal)(?!\w))+|\W+$", re.IGNORECASE)


async def below_the_question(talk: Talk[Any]) -> bool:
    """Before anything else: "kada jadi, jambatan putus" answers what was asked. False for all other words."""
    if not talk.below(SlotKind.NO_WORD) or talk.incoming.picture or not talk.allows(Action.FIELD):
        return False
    visit = await replied_to(talk)
    first = _FIRST.match(talk.incoming.text)
    return first is not None and visit is not None and await heard(talk, visit, talk.incoming.text)


async def heard(talk: Talk[Any], visit: Visit, text: str) -> bool:
    """False where the words do not say that nobody has left."""
    first, last = _FIRST.match(text), _LAST.search(text)
    said = first or last
    if said is None or re.search(r"\d{1,2}[.:]\d{2}", text):
        return False
    reason = wording.cut(masked(one_line(_EDGES.sub("", text[first.end() :] if first else text[: said.start()]))), 200)
    if opens_with_step(reason):
        return False  # "belum pulang"
    put_off = visit.state in (VisitState.AGREED, VisitState.UNDER_WAY) and talk.allows(Action.COORDINATE)
    if put_off and reason and not re.match(_NOT_YET, said["no"], re.IGNORECASE) and said["no"]:
        would = {"code": visit.code, "reason": (await kept_out.for_a_group(talk, visit, reason)).words}
        raise Unsure(
            Meaning(f"tunda, {reason}", texts.plain("coordinate.would_be_postponed", **would)),
            Meaning(f"batal, {reason}", texts.plain("coordinate.would_be_cancelled", **would)),
        )
    left = await talk.books.steps.first(visit=visit.id, step=Step.DEPARTED)
    stands = texts.plain("field.left_stands", code=visit.code, at=_clock(talk, left.happened_at)) if left else ""
    not_yet = stands or texts.plain("field.not_yet", code=visit.code)
    told = ""
    if reason and not talk.allows(Action.COORDINATE):
        told = await notices.to_coordinators(talk, visit, "field.why_not_left", name=talk.by.name, reason=reason)
        told = texts.plain("field.why_told", told=told)
    await talk.say("field.not_left", as_reply=True, subject=visit.subject, answer=not_yet, told=told)
    return True


def _clock(talk: Talk[Any], at: datetime) -> str:
    return wording.clock_time(at.astimezone(talk.office.zone))


CONVERSATION = Conversation(
    listeners=(below_the_question,),
)
