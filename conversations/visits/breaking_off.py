"""A visit is postponed or cancelled: everybody whom it concerns hears of it, whoever decided it and wherever."""

from typing import Any

from conversations.talk import Talk
from conversations.visits import card_buttons, notices, overtaken
from sotarsa_bot import texts
from sotarsa_bot.people import roster
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import underway


async def tell(talk: Talk[Any], visit: Visit) -> None:
    """The cards, the panels, the village, and the team, which may be on the road: an edited message rings no bell."""
    await overtaken.close(talk, visit)
    await notices.void_announcements(talk, visit)
    await notices.to_village(talk, visit, f"coordinate.told_{visit.state}", reason=visit.reason)
    turn_back = await underway.on_the_road(talk.books, visit)
    for chat in await roster.team_groups(talk.books):
        more = Html(f"\n{texts.html('coordinate.turn_back')}") if turn_back else ""
        await talk.say(
            f"coordinate.told_team_{visit.state}",
            to=None if chat.id == talk.chat.id else chat,
            subject=visit.subject,
            code=visit.code,
            buttons=[card_buttons.back(visit)],
            waits=False,
            reason=visit.reason,
            more=more,
        )
