"""How a visit stands, in one sentence."""

from typing import Any

from conversations.talk import Talk
from conversations.villages import village_asked
from sotarsa_bot import texts
from sotarsa_bot.records.visit import Visit, VisitState


def said(talk: Talk[Any], visit: Visit) -> str:
    if visit.state in (VisitState.UNDER_WAY, VisitState.RETURNED, VisitState.CLOSED):
        return texts.plain(visit.is_now, code=visit.code)
    key, values = village_asked.how_it_stands(talk.office, visit)
    return texts.plain(key, **values)
