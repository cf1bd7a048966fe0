"""/jadwal: what is coming, for whoever asks: all villages for the team, one's own for a village."""

from typing import Any

from conversations.command import PRIVATE, TEAM, VILLAGE, Command
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.people import Role
from sotarsa_bot.rights import Action
from sotarsa_bot.texts import Html
from sotarsa_bot.visit import OPEN, Visit

SHOWN = 15


async def schedule(talk: Talk[Any]) -> None:
    villages = await _own_villages(talk)
    where: dict[str, Any] = {} if villages is None else {"village": OneOf(villages)}
    found = await talk.books.visits.find(state=OneOf(OPEN), **where)
    found.sort(key=lambda v: (v.day or v.plan.window.first, v.id))
    lines = [await _line(talk, visit) for visit in found[:SHOWN]]
    if lines:
        await talk.say("schedule.list", lines=Html("\n".join(lines)))
    else:
        await talk.say("schedule.empty")


async def _own_villages(talk: Talk[Any]) -> tuple[str, ...] | None:
    """None: every village. In a village's group, and for its officials, only their own."""
    if talk.chat.village:
        return (talk.chat.village,)
    talk.need(Action.SCHEDULE)
    if any(g.role is not Role.OFFICIAL for g in talk.grants):
        return None
    return tuple(g.village for g in talk.grants if g.village)


async def _line(talk: Talk[Any], visit: Visit) -> Html:
    village = (await talk.books.villages.get(visit.village)).name
    window = visit.plan.window
    moment = (
        wording.moment(visit.agreed.starts_at, talk.office.zone)
        if visit.agreed
        else wording.span(window.first, window.last)
    )
    state = texts.plain(f"summary.state_{visit.state}")
    return texts.html("schedule.line", code=visit.code, village=village, moment=moment, state=state)


COMMANDS = (Command("jadwal", schedule, frozenset({PRIVATE, TEAM, VILLAGE})),)
