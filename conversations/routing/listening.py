"""Whose turn it is to hear a message that no question, press or command claims: one ordered list, and why it is so.

The first listener that says True has taken the message. A conversation declares its listeners (`CONVERSATION`); here
they get their turn. One that has none fails tests/house/test_registered.py.
"""

from dataclasses import dataclass

from conversations.closing import visit_words
from conversations.command import Listener
from conversations.contacts import bridge
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
    requests,
    step_back,
)
from conversations.guided_hand_overs import deliver
from conversations.hand_overs import captions, hand_over_place, misplaced, proxy_letter, sheet, unsaid_photo
from conversations.incidents import cries, cry_answers, good_news, incident_answers, incident_more, incident_words
from conversations.lists import file_words, list_files
from conversations.meetings import decisions, invitations, pasted
from conversations.notifications import answering_alarms, camat_words, head_answers, summary_rounds, unreplied_alarms
from conversations.offline import offline_form
from conversations.papers import approving, bast, signed
from conversations.people import members, own_phone, vouching
from conversations.privacy import own_data
from conversations.routing import bare_command, courtesy, helping
from conversations.rulings import deputising, explaining, verdicts
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
    day_marking,
    delay_words,
    offering,
    plan_words,
    schedule,
    silent_villages,
    team_asks,
    told_by_phone,
    wishes_named,
)


@dataclass(frozen=True)
class Turn:
    """`why` these are asked here and not further down; among themselves they are asked in this order."""

    why: str
    listeners: tuple[Listener, ...]


TURNS = (
    Turn(
        "Said of the bot, of oneself or of a file that waits: elsewhere the same words would be a visit's or a list's.",
        (
            helping.heard,
            vouching.wrongly_vouched,
            members.uninvites,
            own_data.asked_in_words,
            deputising.heard,
            own_data.wishes_in_words,
            file_words.heard,
            tasks.heard,
        ),
    ),
    Turn(
        "An answer to what the bot asked by itself: 'kada jadi' below 'has the team left?' puts no visit off, and"
        " 'sudah ditelepon' while an alarm rings is no news of a visit. Until when an answer is awaited is no"
        " visit's day, and the code of an invitation is no visit's.",
        (
            not_left.below_the_question,
            decisions.heard,
            invitations.heard,
            pasted.heard,
            verdicts.heard,
            explaining.heard,
            bridge.heard,
            answer_times.heard,
            silent_villages.heard,
            told_by_phone.heard,
            unreplied_alarms.heard,
        ),
    ),
    Turn(
        "When: what a village is to be told may name a day; a wish that waits is answered in the words of an offer, and"
        " an offer names a day, which being late by an hour does not.",
        (village_told.heard, wishes_named.heard, offering.heard, delay_words.taken_back, delay_words.heard),
    ),
    Turn(
        "The visit: one line of its plan, then the whole of it, then what is asked about it, and last what somebody of"
        " the team wants of it, once no order was read.",
        (plan_words.heard, visit_words.heard, progress_asked.heard, team_asks.heard),
    ),
    Turn(
        "What stands in the way: words below a cry for help go on at once, whatever they say; answers and good news"
        " name the mishap that they end, and would be a new incident.",
        (
            cries.heard,
            cry_answers.heard,
            cry_answers.located,
            incident_answers.heard,
            good_news.heard,
            incident_words.heard,
            incident_words.in_own_words,
            incident_more.heard,
        ),
    ),
    Turn(
        "A village's tick, marks of days, question and request have words of their own; its card would take them for a"
        " place or a reason. Then the office's answers to what a village wrote.",
        (
            checklist.heard,
            day_marking.heard,
            request_settling.of_a_village,
            village_asked.heard,
            village_asks.heard,
            village_replies.replied,
            answering_wishes.heard,
            village_words.answered,
            team_answers.heard,
        ),
    ),
    Turn(
        "A code alone, or what is coming, asks to see it, and a question of the books' is answered by them; a code with"
        " thanks is no more than thanks.",
        (schedule.code_alone, schedule.asked_for, head_answers.heard, courtesy.beside_a_code),
    ),
    Turn("'2 rusak' of the load is no hand-over to number 2.", (load_card.replied, load_said.heard)),
    Turn(
        "The day: where a hand-over was made before where a step was, and 'belum kembali' before 'kembali'.",
        (hand_over_place.located, step_back.said, field_day.said, field_day.located),
    ),
    Turn(
        "A picture or file that says what it is (a signed page, a form, a list, a letter, a sheet) is no proof.",
        (
            signed.heard,
            bast.named,
            offline_form.heard,
            list_files.heard,
            proxy_letter.heard,
            sheet.heard,
        ),
    ),
    Turn(
        "A citizen's request: what becomes of one that is there, then a new one.",
        (request_settling.heard, requests.heard),
    ),
    Turn(
        "What officials write below nothing: a day, then a count, then whatever else can only be about the one visit.",
        (
            village_unasked.heard,
            count_unasked.below_the_card,
            count_unasked.beside,
            village_spoken.heard,
            village_days_said.heard,
        ),
    ),
    Turn(
        "Hand-overs: from whom or where none is taken, a village's own pictures, captions, a letter as a file, and last"
        " a photo that says nothing.",
        (misplaced.heard, village_pictures.heard, captions.captioned, sent_papers.heard, deliver.pictured),
    ),
    Turn(
        "Below one message only, which says what is meant: a count, a number asked for, an alarm, a summary, a paper.",
        (
            counting.replied,
            own_phone.heard,
            answering_alarms.replied,
            summary_rounds.replied,
            summary_rounds.answered,
            approving.replied,
        ),
    ),
    Turn(
        "What nobody has understood: passed on, asked about, nodded at, or told where it belongs.",
        (
            village_unvisited.heard,
            village_words.heard,
            unsaid_photo.heard,
            in_talk.heard,
            courtesy.heard,
            private_words.heard,
        ),
    ),
    Turn(
        "Last, before it is said that nothing was understood: a command's name with other words is that command, what"
        " the camat or the team writes is passed on, and nothing that may be an emergency is met by silence.",
        (bare_command.heard, camat_words.heard, team_asks.unheard, incident_words.unheard),
    ),
)
LISTENERS: tuple[Listener, ...] = tuple(heard for turn in TURNS for heard in turn.listeners)
