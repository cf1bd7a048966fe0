"""What a conversation offers, as one value a module: what it is begun with, what it answers, and what it hears."""

from dataclasses import dataclass

from conversations.command import Command, Listener
from conversations.doubts.unsure_incidents import SecondReader, Teller
from conversations.flow import Flow
from conversations.pressed import Answered, Pressed


@dataclass(frozen=True)
class Conversation:
    """`listeners` are asked of a message that nothing else claims; their turn stands in routing/listening.py. `undoes`:
    the presses that take something back: "batal" below a message with one of them means it. `second_readers` and
    `tellers`: doubts/unsure_incidents.py."""

    commands: tuple[Command, ...] = ()
    flows: tuple[Flow, ...] = ()
    presses: tuple[Answered, ...] = ()
    listeners: tuple[Listener, ...] = ()
    undoes: frozenset[type[Pressed]] = frozenset()
    second_readers: tuple[SecondReader, ...] = ()
    tellers: tuple[Teller, ...] = ()


COMMANDS: dict[str, Command] = {}
"""Every command by its name; filled by routing/menu.py."""
