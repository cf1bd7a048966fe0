"""Everything the bot can be told, gathered from the conversations."""

from conversations import (
    checklist,
    coordinate,
    counting,
    decide,
    deliver,
    field_day,
    flow,
    groups,
    incidents,
    notices,
    people,
    photos,
    plan,
    schedule,
    summaries,
    summary_rounds,
    village_facts,
)
from conversations.command import Command, Listener, Press

_ALL = (
    people,
    groups,
    plan,
    decide,
    coordinate,
    checklist,
    notices,
    field_day,
    deliver,
    photos,
    counting,
    incidents,
    summaries,
    summary_rounds,
    schedule,
    village_facts,
)

COMMANDS: dict[str, Command] = {c.name: c for module in _ALL for c in getattr(module, "COMMANDS", ())}
PRESSES: dict[str, Press] = {
    "t": flow.press,
    **{name: press for module in _ALL for name, press in getattr(module, "PRESSES", {}).items()},
}
LISTENERS: tuple[Listener, ...] = tuple(heard for module in _ALL for heard in getattr(module, "LISTENERS", ()))

for _module in _ALL:
    for _flow in getattr(_module, "FLOWS_", ()):
        flow.FLOWS[_flow.name] = _flow
