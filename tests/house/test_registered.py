"""A conversation that nobody registered hears nothing: each module that offers something is in the menu."""

from importlib import import_module
from pkgutil import walk_packages

import conversations
from conversations import flow
from conversations.doubts import unsure_incidents
from conversations.routing import menu


def offering(name: str) -> list[tuple[str, object]]:
    """What the conversations offer under this name, each with its module."""
    found = [import_module(one.name) for one in walk_packages(conversations.__path__, "conversations.")]
    gathering = (menu, unsure_incidents)
    return [(module.__name__, one) for module in found if module not in gathering for one in vars(module).get(name, ())]


def test_whatever_a_conversation_offers_is_in_the_menu() -> None:
    gathered = {
        "COMMANDS": menu.COMMANDS.values(), "FLOWS_": flow.FLOWS.values(), "PRESSES": menu.PRESSES,
        "LISTENERS": menu.LISTENERS, "UNDOES": menu.UNDOES, "SECOND_READERS": unsure_incidents.SECOND_READERS,
        "TELLERS": unsure_incidents.TELLERS,
    }  # fmt: skip
    for name, known in gathered.items():
        assert len(offering(name)) > (0 if name in ("SECOND_READERS", "TELLERS") else 5)
        assert [where for where, one in offering(name) if one not in known] == []


def test_no_name_is_given_twice() -> None:
    """The later of two would silently take the place of the earlier."""
    for offered, gathered in (("COMMANDS", menu.COMMANDS), ("PRESSES", menu.PRESSES), ("FLOWS_", flow.FLOWS)):
        names = [getattr(one, "name", one) for module in menu._ALL for one in getattr(module, offered, ())]
        own = {"t", "go"} if offered == "PRESSES" else set()
        assert sorted(names) == sorted(gathered.keys() - own)
