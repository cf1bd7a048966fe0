"""A conversation that nobody registered hears nothing: each is in the menu, and each listener has its turn."""

from collections import Counter
from importlib import import_module
from pkgutil import walk_packages

import conversations
from conversations import flow
from conversations.conversation import COMMANDS, Conversation
from conversations.doubts import unsure_incidents
from conversations.flow import Flow
from conversations.routing import around, listening, menu

FOUND = {one.name: import_module(one.name) for one in walk_packages(conversations.__path__, "conversations.")}


def declared() -> list[tuple[str, Conversation]]:
    made = [(name, vars(module).get("CONVERSATION")) for name, module in FOUND.items()]
    return [(name, one) for name, one in made if isinstance(one, Conversation)]


def test_every_conversation_is_in_the_menu() -> None:
    assert len(declared()) > 50
    assert [name for name, one in declared() if not any(one is known for known in menu.CONVERSATIONS)] == []
    assert len(menu.CONVERSATIONS) == len(declared())


def test_every_flow_is_declared_by_its_conversation() -> None:
    made = {id(one): one.name for module in FOUND.values() for one in vars(module).values() if isinstance(one, Flow)}
    offered = {id(flow) for _, one in declared() for flow in one.flows}
    assert [name for key, name in made.items() if key not in offered] == []


def test_every_listener_has_its_turn_and_none_has_two() -> None:
    offered = [heard for _, one in declared() for heard in one.listeners]
    assert len(offered) > 40
    assert Counter(offered) == Counter(listening.LISTENERS)
    assert [turn.why for turn in listening.TURNS if not (turn.why and turn.listeners)] == []
    assert all(one.why for one in around.AROUND)


def test_no_name_is_given_twice() -> None:
    """The later of two would silently take the place of the earlier."""
    all_ = menu.CONVERSATIONS
    assert sorted(command.name for one in all_ for command in one.commands) == sorted(COMMANDS)
    assert sorted(press.kind.NAME for one in all_ for press in one.presses) == sorted(menu.PRESSES.keys() - {"t"})
    assert sorted(begun.name for one in all_ for begun in one.flows) == sorted(flow.FLOWS)


def test_what_may_be_an_incident_has_who_reads_and_who_tells_it() -> None:
    assert [reader for _, one in declared() for reader in one.second_readers] == unsure_incidents.SECOND_READERS != []
    assert [teller for _, one in declared() for teller in one.tellers] == unsure_incidents.TELLERS != []
