"""The two checklists of an agreed visit, ticked on the cards by those whom they concern."""

from typing import Any

from conversations.button import number
from conversations.command import Press
from conversations.people import groups
from conversations.talk import Talk
from conversations.visits import cards
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.visits import visits


async def tick(talk: Talk[Any], args: list[str]) -> None:
    """`tick | visit | team or village | item`; a second press takes the tick back."""
    visit = await visits.get(talk.books, number(args))
    if len(args) != 3 or args[1] not in ("team", "village"):
        raise Mistake("common.old_button")
    if args[1] == "team":
        talk.need(Action.TICK_TEAM)
    elif talk.chat.village == visit.village and not talk.allows(Action.TICK_VILLAGE, visit.village):
        return await groups.ask_to_vouch(talk)
    else:
        talk.need(Action.TICK_VILLAGE, visit.village)
    ticked = await visits.tick(talk.acting(), visit, args[1], args[2])
    await cards.show(talk.books, talk.office, visit, talk.now)
    talk.note("check.ticked" if ticked else "check.cleared", item=texts.plain(f"check.{args[2]}"))


PRESSES: dict[str, Press] = {"tick": tick}
