"""Everything the bot can be told, gathered from the conversations."""

from dataclasses import replace
from typing import Any

from conversations import flow
from conversations.button import pressed_by_words
from conversations.closing import ending, reopening, visit_words
from conversations.command import Command, Listener, Press
from conversations.doubts import unsure_incidents
from conversations.field import (
    count_unasked,
    counting,
    field_day,
    in_talk,
    load_card,
    load_said,
    not_left,
    progress_asked,
    request_settling,
    request_undoing,
    requests,
    step_back,
)
from conversations.flags import flags
from conversations.guided_hand_overs import deliver
from conversations.hand_overs import conflicts, hand_over_place, misplaced, photos, proxy_letter, sheet, unsaid_photo
from conversations.incidents import (
    good_news,
    incident_answers,
    incident_more,
    incident_untold,
    incident_words,
    incidents,
)
from conversations.lists import file_words, list_answers, list_files, list_pairs, recipient_list
from conversations.notifications import answering_alarms, summaries, summary_rounds, unreplied_alarms
from conversations.office import holidays, office_details, village_facts
from conversations.offline import offline_form
from conversations.papers import approving, bast, drafts, numbers, signed, signed_archive
from conversations.people import groups, help_subjects, members, people
from conversations.privacy import own_data
from conversations.routing import courtesy
from conversations.talk import Talk
from conversations.villages import (
    answering_villages,
    checklist,
    private_words,
    village_asked,
    village_asks,
    village_days_said,
    village_pictures,
    village_replies,
    village_spoken,
    village_unasked,
    village_words,
)
from conversations.visits import (
    answering_wishes,
    coordinate,
    decide,
    delay_words,
    notices,
    offering,
    offers,
    plan,
    plan_words,
    replanning,
    restoring,
    schedule,
    team_asks,
    told_by_phone,
    wishes_named,
)
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.slots import SubjectKind

_ALL = (
    people,
    groups,
    own_data,
    file_words,
    holidays,
    plan,
    not_left,
    told_by_phone,
    unreplied_alarms,
    wishes_named,
    offering,
    delay_words,
    plan_words,
    replanning,
    visit_words,
    progress_asked,
    team_asks,
    decide,
    incident_answers,
    good_news,
    incident_words,
    incident_untold,
    incident_more,
    checklist,
    village_asked,
    village_asks,
    village_replies,
    answering_wishes,
    answering_villages,
    offers,
    coordinate,
    restoring,
    schedule,
    notices,
    load_card,
    load_said,
    hand_over_place,
    step_back,
    field_day,
    ending,
    reopening,
    signed,
    bast,
    offline_form,
    list_files,
    proxy_letter,
    sheet,
    request_settling,
    requests,
    request_undoing,
    list_answers,
    list_pairs,
    village_unasked,
    count_unasked,
    village_spoken,
    village_days_said,
    misplaced,
    village_pictures,
    deliver,
    photos,
    recipient_list,
    counting,
    incidents,
    members,
    flags,
    conflicts,
    answering_alarms,
    summaries,
    summary_rounds,
    village_facts,
    drafts,
    approving,
    numbers,
    signed_archive,
    office_details,
    village_words,
    unsaid_photo,
    in_talk,
    courtesy,
    private_words,
)

COMMANDS: dict[str, Command] = {c.name: c for module in _ALL for c in getattr(module, "COMMANDS", ())}


async def play(talk: Talk[Any], args: list[str]) -> None:
    """`go | command`: a command by its button; from here on it is as if it had been typed."""
    command = COMMANDS.get(args[0] if args else "")
    if command is None:
        raise Mistake("common.old_button")
    talk.incoming, talk.answer = replace(talk.incoming, data="", query="", command=command.name), ""
    await command.run(talk)


async def _in_the_help(talk: Talk[Any]) -> bool:
    """A reply to /bantuan with the words of a command that stands a level down."""
    if talk.about(SubjectKind.HELP) is None or talk.incoming.picture:
        return False
    deeper = [(texts.plain(f"menu.{name}"), name) for _, names in help_subjects.SUBJECTS.values() for name in names]
    name = pressed_by_words(talk.incoming.text, deeper)
    if name:
        await play(talk, [name])
    return name is not None


PRESSES: dict[str, Press] = {
    "t": flow.press,
    "go": play,
    **{name: press for module in _ALL for name, press in getattr(module, "PRESSES", {}).items()},
}
UNDOES: frozenset[str] = frozenset(name for module in _ALL for name in getattr(module, "UNDOES", ()))
"""The presses that take something back: "batal" or "salah" as a reply to a message with one of them means it."""
TAKES_BACK = frozenset({"undo", "load_undo", "req_undo"})
"""Of these, what withdraws something that counts: words that want something back mean none of them."""
LISTENERS: tuple[Listener, ...] = (
    _in_the_help,
    *(heard for module in _ALL for heard in getattr(module, "LISTENERS", ())),
)

for _module in _ALL:
    for _flow in getattr(_module, "FLOWS_", ()):
        flow.FLOWS[_flow.name] = _flow
    unsure_incidents.SECOND_READERS.extend(getattr(_module, "SECOND_READERS", ()))
    unsure_incidents.TELLERS.extend(getattr(_module, "TELLERS", ()))
