"""Everything the bot can be told, gathered from the conversations: each is one value (`CONVERSATION`), and stands here.

In which order they hear a message is another matter: listening.py."""

from conversations import flow, flow_answers
from conversations.closing import ending, reopening, visit_words
from conversations.contacts import bridge, contacts, relay_card, relay_undoing, told
from conversations.conversation import COMMANDS, Conversation
from conversations.decrees import decree_talk
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
    request_answers,
    request_settling,
    request_undoing,
    requests,
    step_back,
    step_doubts,
)
from conversations.flags import flags
from conversations.guided_hand_overs import deliver
from conversations.hand_overs import (
    conflicts,
    correcting,
    hand_over,
    hand_over_place,
    misplaced,
    orphans,
    proxy_letter,
    sheet,
    unsaid_photo,
    which_item,
)
from conversations.incidents import (
    cries,
    cry_answers,
    good_news,
    incident_answers,
    incident_more,
    incident_untold,
    incident_words,
    incidents,
)
from conversations.lists import file_words, list_answers, list_files, list_pairs, list_reading, recipient_list
from conversations.meetings import decisions, invitations, meetings_talk, pasted
from conversations.notifications import (
    answering_alarms,
    camat_words,
    head_answers,
    summaries,
    summary_rounds,
    unreplied_alarms,
)
from conversations.office import holidays, office_details, village_facts
from conversations.offline import offline_form
from conversations.papers import approving, bast, drafts, numbers, signed, signed_archive
from conversations.people import groups, members, own_phone, people, vouching
from conversations.pressed import Answered, on
from conversations.presses.field import TakeLoadBack, TakeRequestBack
from conversations.presses.hand_overs import Undo
from conversations.presses.questions import Answer
from conversations.privacy import own_data
from conversations.routing import bare_command, courtesy, helping
from conversations.rulings import deputising, explaining, listing, verdicts
from conversations.tasks import tasks
from conversations.villages import (
    checklist,
    private_words,
    sent_papers,
    team_answers,
    village_asked,
    village_asks,
    village_days_said,
    village_pictures,
    village_replies,
    village_spoken,
    village_told,
    village_unasked,
    village_unvisited,
    village_words,
)
from conversations.visits import (
    answer_times,
    answering_wishes,
    coordinate,
    day_marking,
    decide,
    delay_words,
    notices,
    offering,
    offers,
    office_asked,
    plan,
    plan_words,
    replanning,
    restoring,
    schedule,
    silent_villages,
    team_asks,
    told_by_phone,
    wishes_named,
)

CONVERSATIONS: tuple[Conversation, ...] = (
    answer_times.CONVERSATION,
    answering_alarms.CONVERSATION,
    answering_wishes.CONVERSATION,
    approving.CONVERSATION,
    bare_command.CONVERSATION,
    bast.CONVERSATION,
    bridge.CONVERSATION,
    camat_words.CONVERSATION,
    checklist.CONVERSATION,
    conflicts.CONVERSATION,
    contacts.CONVERSATION,
    coordinate.CONVERSATION,
    correcting.CONVERSATION,
    count_unasked.CONVERSATION,
    counting.CONVERSATION,
    courtesy.CONVERSATION,
    cries.CONVERSATION,
    cry_answers.CONVERSATION,
    day_marking.CONVERSATION,
    decide.CONVERSATION,
    delay_words.CONVERSATION,
    decisions.CONVERSATION,
    decree_talk.CONVERSATION,
    deliver.CONVERSATION,
    deputising.CONVERSATION,
    drafts.CONVERSATION,
    explaining.CONVERSATION,
    listing.CONVERSATION,
    verdicts.CONVERSATION,
    ending.CONVERSATION,
    field_day.CONVERSATION,
    file_words.CONVERSATION,
    flags.CONVERSATION,
    good_news.CONVERSATION,
    groups.CONVERSATION,
    head_answers.CONVERSATION,
    hand_over.CONVERSATION,
    hand_over_place.CONVERSATION,
    helping.CONVERSATION,
    holidays.CONVERSATION,
    in_talk.CONVERSATION,
    incident_answers.CONVERSATION,
    incident_more.CONVERSATION,
    incident_untold.CONVERSATION,
    incident_words.CONVERSATION,
    incidents.CONVERSATION,
    invitations.CONVERSATION,
    list_answers.CONVERSATION,
    list_files.CONVERSATION,
    list_pairs.CONVERSATION,
    list_reading.CONVERSATION,
    load_card.CONVERSATION,
    load_said.CONVERSATION,
    meetings_talk.CONVERSATION,
    members.CONVERSATION,
    misplaced.CONVERSATION,
    not_left.CONVERSATION,
    notices.CONVERSATION,
    numbers.CONVERSATION,
    offering.CONVERSATION,
    offers.CONVERSATION,
    office_asked.CONVERSATION,
    office_details.CONVERSATION,
    offline_form.CONVERSATION,
    orphans.CONVERSATION,
    own_data.CONVERSATION,
    own_phone.CONVERSATION,
    pasted.CONVERSATION,
    people.CONVERSATION,
    plan.CONVERSATION,
    plan_words.CONVERSATION,
    private_words.CONVERSATION,
    progress_asked.CONVERSATION,
    proxy_letter.CONVERSATION,
    recipient_list.CONVERSATION,
    relay_card.CONVERSATION,
    relay_undoing.CONVERSATION,
    reopening.CONVERSATION,
    replanning.CONVERSATION,
    request_answers.CONVERSATION,
    request_settling.CONVERSATION,
    request_undoing.CONVERSATION,
    requests.CONVERSATION,
    restoring.CONVERSATION,
    schedule.CONVERSATION,
    sent_papers.CONVERSATION,
    sheet.CONVERSATION,
    signed.CONVERSATION,
    signed_archive.CONVERSATION,
    silent_villages.CONVERSATION,
    step_back.CONVERSATION,
    step_doubts.CONVERSATION,
    summaries.CONVERSATION,
    summary_rounds.CONVERSATION,
    tasks.CONVERSATION,
    team_asks.CONVERSATION,
    told.CONVERSATION,
    told_by_phone.CONVERSATION,
    unreplied_alarms.CONVERSATION,
    unsaid_photo.CONVERSATION,
    village_asked.CONVERSATION,
    village_asks.CONVERSATION,
    village_days_said.CONVERSATION,
    village_facts.CONVERSATION,
    village_pictures.CONVERSATION,
    village_replies.CONVERSATION,
    village_spoken.CONVERSATION,
    village_told.CONVERSATION,
    village_unasked.CONVERSATION,
    team_answers.CONVERSATION,
    village_unvisited.CONVERSATION,
    village_words.CONVERSATION,
    vouching.CONVERSATION,
    visit_words.CONVERSATION,
    which_item.CONVERSATION,
    wishes_named.CONVERSATION,
)

PRESSES: dict[str, Answered] = {
    press.kind.NAME: press
    for press in (on(Answer, flow_answers.press), *(press for one in CONVERSATIONS for press in one.presses))
}
UNDOES: frozenset[str] = frozenset(kind.NAME for one in CONVERSATIONS for kind in one.undoes)
"""The presses that take something back: "batal" or "salah" as a reply to a message with one of them means it."""
TAKES_BACK = frozenset({Undo.NAME, TakeLoadBack.NAME, TakeRequestBack.NAME})
"""Of these, what withdraws something that counts: words that want something back mean none of them."""

COMMANDS.update((command.name, command) for one in CONVERSATIONS for command in one.commands)
flow.FLOWS.update((begun.name, begun) for one in CONVERSATIONS for begun in one.flows)
unsure_incidents.SECOND_READERS.extend(reader for one in CONVERSATIONS for reader in one.second_readers)
unsure_incidents.TELLERS.extend(teller for one in CONVERSATIONS for teller in one.tellers)
