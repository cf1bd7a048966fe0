"""What looks at what came of a message, whichever conversation, question, button or edit it belonged to: one ordered
list, and why it is so.

Each hook is given the message and the way to play it. It may let it be, or undo what came of it by raising. The first
stands outermost: it looks at what all the others made of the message.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from conversations.incidents import danger
from conversations.routing import nothing_reported
from conversations.talk import Talk

Route = Callable[[Talk[Any]], Awaitable[str]]
Hook = Callable[[Talk[Any], Route], Awaitable[str]]


@dataclass(frozen=True)
class Around:
    """`why` it stands around those below it, and not within them."""

    hook: Hook
    why: str


AROUND = (
    Around(
        danger.never_unheard,
        "Danger may be lost in a question, too: 'sudah sampai kah? ada yang pingsan' is asked about by the next as no"
        " report, and here it is seen that nobody who can help has heard of it.",
    ),
    Around(
        nothing_reported.recorded_only_if_meant,
        "Innermost, for what it looks at is what the conversations themselves wrote down.",
    ),
)


def around(route: Route) -> Route:
    """The same way, with all hooks around it."""
    for one in reversed(AROUND):
        route = _within(one.hook, route)
    return route


def _within(hook: Hook, route: Route) -> Route:
    async def played(talk: Talk[Any]) -> str:
        return await hook(talk, route)

    return played
