"""A command by its button, or by its words below /bantuan: as if it had been typed."""

from dataclasses import replace
from typing import Any

from conversations.button import pressed_by_words
from conversations.conversation import COMMANDS, Conversation
from conversations.people import help_subjects
from conversations.pressed import on
from conversations.presses.people import PlayCommand
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.slots import SubjectKind


async def play(talk: Talk[Any], wish: PlayCommand) -> None:
    """From here on it is as if it had been typed."""
    command = COMMANDS.get(wish.command)
    if command is None:
        raise Mistake("common.old_button")
    talk.incoming, talk.answer = replace(talk.incoming, data="", query="", command=command.name), ""
    await command.run(talk)


async def heard(talk: Talk[Any]) -> bool:
    """A reply to /bantuan with the words of a command that stands a level down."""
    if talk.about(SubjectKind.HELP) is None or talk.incoming.picture:
        return False
    deeper = [(texts.plain(f"menu.{name}"), name) for _, names in help_subjects.SUBJECTS.values() for name in names]
    name = pressed_by_words(talk.incoming.text, deeper)
    if name:
        await play(talk, PlayCommand(command=name))
    return name is not None


CONVERSATION = Conversation(presses=(on(PlayCommand, play),), listeners=(heard,))
