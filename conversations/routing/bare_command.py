"""A command without its stroke: "ringkasan minggu ini", in private, where nothing else is meant by it."""

from dataclasses import replace
from typing import Any

from conversations.conversation import COMMANDS, Conversation
from conversations.talk import Talk


async def heard(talk: Talk[Any]) -> bool:
    name, _, rest = talk.incoming.text.strip().partition(" ")
    command = COMMANDS.get(name.casefold())
    if command is None or not talk.incoming.private or talk.person is None or talk.incoming.picture or talk.replied:
        return False
    talk.incoming = replace(talk.incoming, command=command.name, args=rest.strip())
    talk.answer = rest.strip()
    await command.run(talk)
    return True


CONVERSATION = Conversation(
    listeners=(heard,),
)
