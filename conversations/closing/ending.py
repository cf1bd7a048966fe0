"""Closing a visit: the coordinator presses; either it closes and the camat reads of it, or what is missing is said.

A difference may be explained, and a village that cannot press may be counted for by telephone: by the coordinator.
"""

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from conversations import flow, post, reasons
from conversations.button import Button, Rows
from conversations.closing import reopening
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, tapped, typed
from conversations.notifications import summary_rounds
from conversations.pressed import on
from conversations.presses.closing import CloseVisit, CountForVillage, Explain
from conversations.presses.field import OpenLoad, ReportStep
from conversations.talk import Talk
from conversations.visits import field_words, kept_out
from sotarsa_bot import texts
from sotarsa_bot.field import closing, differences, load
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_counts
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import IncidentKind
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.summaries import open_ends
from sotarsa_bot.summaries.open_ends import Open
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import visits

WORDS_LIMIT = 300


class At(FlowStep):
    WHY = "why"
    NUMBERS = "numbers"


class Draft(BaseModel):
    """`about`: which difference is being accounted for."""

    visit: int
    about: IncidentKind = IncidentKind.MISMATCH


async def close(talk: Talk[Any], wish: CloseVisit) -> None:
    visit = await _visit(talk, wish.visit)
    if visit.state is VisitState.CLOSED:
        raise Mistake("visit.is_closed", code=visit.code)
    if missing := await closing.obstacles(talk.books, visit):
        await _say_what_is_missing(talk, visit, missing)
        return
    found = await open_ends.of_visit(talk.books, visit)
    if found and wish.shown != open_ends.stamp(found):
        await _ask_once(talk, visit, found)
        return
    visit = await closing.close(talk.acting(), visit)
    talk.note("count.closed_note", code=visit.code)
    await talk.say("count.closed", slot=_slot(talk, visit), buttons=[reopening.way(visit)], waits=False,
                   subject=visit.subject, code=visit.code, name=talk.by.name)  # fmt: skip
    await summary_rounds.visit_closed(talk.books, talk.office, visit, talk.now)


async def _ask_once(talk: Talk[Any], visit: Visit, found: Sequence[Open]) -> None:
    """What stands in the way of nothing, but would be forgotten by closing."""
    if not await _below(talk, visit):
        return
    lines = [texts.html("closing.ask_head", code=visit.code)]
    lines += [texts.html("count.missing_line", what=texts.plain(key, count=n, which=which)) for key, n, which in found]
    rows = [[CloseVisit(visit=visit.id, shown=open_ends.stamp(found)).button("closing.anyway")]]
    await _ask_below(talk, visit, lines, rows, waits=True)


async def _say_what_is_missing(talk: Talk[Any], visit: Visit, missing: list[str]) -> None:
    if not await _below(talk, visit):
        return
    lines = [texts.html("count.missing_head", code=visit.code)]
    lines += [texts.html("count.missing_line", what=texts.plain(key)) for key in missing]
    waiting = [one for one in await open_ends.of_visit(talk.books, visit) if one.key == "closing.unanswered"]
    lines += [texts.html("count.missing_line", what=texts.plain(k, count=n, which=who)) for k, n, who in waiting]
    rows: list[list[Button]] = []
    if "count.missing_return" in missing and visit.state is VisitState.UNDER_WAY:
        step = texts.plain(f"step.{Step.RETURNED}").capitalize()
        rows.append([ReportStep(visit=visit.id, step=Step.RETURNED).button("field.other", step=step)])
    if "load.missing_word" in missing or "load.missing_explanation" in missing:
        rows.append([OpenLoad(visit=visit.id).button("load.open")])
    if "count.missing_count" in missing:
        rows.append([CountForVillage(visit=visit.id).button("count.village_count")])
    if "count.missing_agreement" in missing:
        rows.append([Explain(visit=visit.id).button("count.explain")])
    await _ask_below(talk, visit, lines, rows, waits=True)


async def _ask_below(talk: Talk[Any], visit: Visit, lines: Sequence[Html], rows: Rows, *, waits: bool) -> None:
    await post.write(
        talk.books,
        talk.chat,
        Html("\n".join(lines)),
        now=talk.now,
        buttons=rows,
        waits=waits,
        slot=_slot(talk, visit),
        subject=visit.subject,
        sort=post.ANSWER,
    )


async def _below(talk: Talk[Any], visit: Visit) -> bool:
    """A press above brings it down below what was said since, also where it says the same; one on it edits it."""
    here = await talk.pressed_slot()
    if here is not None and here.name == _slot(talk, visit).name:
        return True
    if not await post.asked_below(talk.books, talk.chat, _slot(talk, visit), now=talk.now):
        talk.note("common.asked_already")
        return False
    return True


def _slot(talk: Talk[Any], visit: Visit) -> SlotKey:
    return SlotKey.in_chat(SlotKind.CLOSING, talk.chat.id, visit=visit.id)


async def explain(talk: Talk[Any], wish: Explain) -> None:
    visit = await _visit(talk, wish.visit)
    if await differences.standing(talk.books, visit, wish.about) is None:
        talk.note("count.no_mismatch", alert=True)
        return
    await flow.start(talk, EXPLAIN, Draft(visit=visit.id, about=wish.about))


async def count_for(talk: Talk[Any], wish: CountForVillage) -> None:
    visit = await _visit(talk, wish.visit)
    await flow.start(talk, COUNT_FOR, Draft(visit=visit.id))


async def _visit(talk: Talk[Any], id_: int) -> Visit:
    talk.need(Action.COORDINATE)
    if talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    return await visits.get(talk.books, id_)


async def _why(talk: Talk[Draft]) -> None:
    visit = await visits.get(talk.books, talk.draft.visit)
    if talk.draft.about is IncidentKind.LOAD:
        what = load.in_words(await load.of_visit(talk.books, visit))
        await flow.ask(talk, "load.explain_ask", code=visit.code, what=what)
    else:
        await flow.ask(talk, "count.explain_ask", code=visit.code)


async def _explained(talk: Talk[Draft]) -> FlowStep:
    visit = await visits.get(talk.books, talk.draft.visit)
    standing = await differences.standing(talk.books, visit, talk.draft.about)
    if len(talk.answer) > WORDS_LIMIT:
        raise Mistake("common.too_long", limit=WORDS_LIMIT)
    if standing is None:
        raise Mistake("count.no_mismatch")
    found = await kept_out.hidden(talk, visit, talk.answer)
    if not await reasons.given(talk, texts.plain("count.would_explain", code=visit.code, words=found.words)):
        return DONE
    if not await differences.explain(talk.acting(), visit, standing, found.words):
        raise Mistake("count.no_mismatch")
    await kept_out.tell_in_charge(talk, visit, found, talk.answer)
    await flow.finish(talk, "count.explained", code=visit.code, name=talk.by.name, words=found.words)
    return DONE


async def _what_village_says(talk: Talk[Draft]) -> None:
    visit = await visits.get(talk.books, talk.draft.visit)
    shown = await closing.arrived(talk.books, visit)
    await flow.ask(
        talk,
        "count.village_count_ask",
        [[flow.choice(talk, texts.plain("count.ok"), "same")]],
        code=visit.code,
        totals=field_words.totals_in_words(visit, shown),
        example=field_words.example(shown),
    )


async def _same(talk: Talk[Draft]) -> FlowStep:
    return await _counted(talk, {})


async def _numbers(talk: Talk[Draft]) -> FlowStep:
    visit = await visits.get(talk.books, talk.draft.visit)
    shown = await closing.arrived(talk.books, visit)
    return await _counted(talk, parse_counts(talk.answer, list(shown), shown))


async def _counted(talk: Talk[Draft], numbers: dict[str, int]) -> FlowStep:
    visit = await visits.get(talk.books, talk.draft.visit)
    await closing.count(talk.acting(), visit, numbers)
    await flow.finish(talk, "count.village_counted", code=visit.code, name=talk.by.name)
    return DONE


EXPLAIN = Flow(
    "selisih",
    may=Action.COORDINATE,
    draft=Draft,
    first=At.WHY,
    steps={At.WHY: question(_why, typed(_explained))},
)
COUNT_FOR = Flow(
    "hitungan",
    may=Action.COORDINATE,
    draft=Draft,
    first=At.NUMBERS,
    steps={At.NUMBERS: question(_what_village_says, tapped("same", _same), typed(_numbers))},
)


CONVERSATION = Conversation(
    flows=(EXPLAIN, COUNT_FOR),
    presses=(on(CloseVisit, close), on(Explain, explain), on(CountForVillage, count_for)),
)
