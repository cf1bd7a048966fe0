"""Everything the bot can be told, gathered from the conversations."""

from dataclasses import replace
from typing import Any

from conversations import (
    approving,
    bast,
    checklist,
    conflicts,
    coordinate,
    counting,
    courtesy,
    decide,
    deliver,
    drafts,
    field_day,
    flags,
    flow,
    groups,
    hand_over_place,
    holidays,
    incidents,
    list_files,
    list_pairs,
    load_card,
    members,
    notices,
    numbers,
    office_details,
    offline_form,
    own_data,
    people,
    photos,
    plan,
    proxy_letter,
    recipient_list,
    requests,
    schedule,
    sheet,
    signed,
    signed_archive,
    summaries,
    summary_rounds,
    village_facts,
)
from conversations.command import Command, Listener, Press
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake

_ALL = (
    people,
    groups,
    own_data,
    holidays,
    plan,
    decide,
    coordinate,
    checklist,
    notices,
    load_card,
    hand_over_place,
    field_day,
    signed,
    bast,
    offline_form,
    list_files,
    proxy_letter,
    sheet,
    requests,
    list_pairs,
    deliver,
    photos,
    recipient_list,
    counting,
    incidents,
    members,
    flags,
    conflicts,
    summaries,
    summary_rounds,
    schedule,
    village_facts,
    drafts,
    approving,
    numbers,
    signed_archive,
    office_details,
    courtesy,
)

COMMANDS: dict[str, Command] = {c.name: c for module in _ALL for c in getattr(module, "COMMANDS", ())}


async def play(talk: Talk[Any], args: list[str]) -> None:
    """`go | command`: a command by its button; from here on it is as if it had been typed."""
    command = COMMANDS.get(args[0] if args else "")
    if command is None:
        raise Mistake("common.old_button")
    talk.incoming, talk.answer = replace(talk.incoming, data="", query="", command=command.name), ""
    await command.run(talk)


PRESSES: dict[str, Press] = {
    "t": flow.press,
    "go": play,
    **{name: press for module in _ALL for name, press in getattr(module, "PRESSES", {}).items()},
}
LISTENERS: tuple[Listener, ...] = tuple(heard for module in _ALL for heard in getattr(module, "LISTENERS", ()))

for _module in _ALL:
    for _flow in getattr(_module, "FLOWS_", ()):
        flow.FLOWS[_flow.name] = _flow
