"""/daftar: a visit's list of recipients, in private: names are typed or pasted, one a line, and get their numbers."""

import re
from typing import Any

from conversations import flow
from conversations.button import number
from conversations.choosing import chosen_visit
from conversations.choosing.chosen_visit import written_below
from conversations.command import PRIVATE, Command
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, filed, question, taken_back, tapped, typed
from conversations.lists import (
    knowing,
    list_changes,
    list_edits,
    list_files,
    list_reading,
    pocket_pack,
    taking_over,
    typed_list,
)
from conversations.lists.list_draft import At, Draft, ListTalk, visit_of
from conversations.offline import offline_form
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.lists import ToTheList
from conversations.talk import Talk
from conversations.visits import lacking
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.visit import OPEN, Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import visits

MOST_SHOWN = 25
_WITH_NAMES = re.compile(r"(?:daftar\s+)?k\s?(?P<code>\d{1,9})\s*[:,;\n-]\s*(?P<names>\S.*)", re.IGNORECASE | re.DOTALL)


async def begin(talk: Talk[Any]) -> None:
    """/daftar, or `/daftar K12`. Officials read what the team writes."""
    if talk.allows(Action.READ_LIST) and not talk.allows(Action.PROPOSE):
        return await list_reading.begin(talk)
    talk.need(Action.PROPOSE)
    if not talk.incoming.private:
        return await wrong_chat(talk, "common.where_private")
    if (found := _WITH_NAMES.fullmatch(talk.answer.strip())) and not talk.incoming.picture:
        return await _begin_with(talk, await visits.get(talk.books, number([found["code"]])), found["names"])
    words = talk.answer.strip().upper()
    if words.startswith("K") and words[1:].isdecimal():
        visit = await visits.get(talk.books, number([words[1:]]))
        await flow.start(talk, FLOW, Draft(visit=visit.id), step=At.NAMES)
    elif await _possible(talk):
        await flow.start(talk, FLOW)
    else:
        await talk.say("recipients.no_visit")


async def _begin_with(talk: Talk[Any], visit: Visit, names: str) -> None:
    """ "Daftar K1: Aminah, Hamdan": these names are read back, and taken with the list open."""
    if not talk.confirmed:
        raise typed_list.asked_for(visit, names)
    talk.draft, talk.answer = Draft(visit=visit.id), names
    await typed_list.typed(talk)
    await flow.start(talk, FLOW, talk.draft, step=At.NAMES)


async def on_the_card(talk: Talk[Any], press: ToTheList) -> None:
    """From the card in a group; says where names are written."""
    talk.need(Action.PROPOSE)
    visit = await visits.get(talk.books, press.visit)
    if talk.incoming.private:
        await flow.start(talk, FLOW, Draft(visit=visit.id), step=At.NAMES)
    else:
        talk.note("recipients.in_private", alert=True, code=visit.code)


async def _possible(talk: Talk[Any]) -> list[Visit]:
    return await talk.books.visits.find(state=OneOf(OPEN), order="-id")


async def _which(talk: ListTalk) -> None:
    await flow.ask(talk, "recipients.which_visit", await chosen_visit.choices(talk, await _possible(talk)))


async def _visit_chosen(talk: ListTalk) -> FlowStep:
    talk.draft.visit = (await visits.get(talk.books, number([talk.answer]))).id
    return At.NAMES


async def _names(talk: ListTalk) -> None:
    visit = await visit_of(talk)
    every = await recipients.of_visit(talk.books, visit)
    until = talk.draft.until or len(every)
    rows = [
        [flow.choice(talk, texts.plain("recipients.take"), "take")],
        [flow.choice(talk, texts.plain("common.done_button"), "done")],
    ]
    if every:
        rows[1].append(flow.choice(talk, texts.plain("pack.button"), "pack"))
        rows.append([flow.choice(talk, texts.plain("form.button"), "form")])
        rows.append([flow.choice(talk, texts.plain("recipients.off"), "whom_off")])
        rows[-1].append(flow.choice(talk, texts.plain("recipients.clear"), "clear"))
    rows[:0] = list_edits.back_button(talk)
    if until > MOST_SHOWN:
        rows.insert(0, [flow.choice(talk, texts.plain("recipients.more"), "earlier", until - MOST_SHOWN)])
    await flow.ask(talk, "recipients.ask", rows, list=await _shown(talk, visit, until))


async def _shown(talk: ListTalk, visit: Visit, until: int) -> Html:
    """The names up to a place in the list, those who have received marked."""
    every = await recipients.of_visit(talk.books, visit)
    label = await chosen_visit.label(talk.books, visit)
    if not every:
        return texts.html("recipients.none", visit=label)
    open_ = {one.number for one in await recipients.still_open(talk.books, visit)}
    received = await recipients.received_by(talk.books, visit)
    lines = [
        texts.html("recipients.head", visit=label, count=len(every), done=sum(one.number in received for one in every))
    ]
    if short := await lacking.said(talk.books, visit):
        lines.append(short)
    if until > MOST_SHOWN:
        lines.append(texts.html("recipients.earlier", count=until - MOST_SHOWN))
    shown = every[max(0, until - MOST_SHOWN) : until]
    people = await talk.books.recipients.find(id=OneOf(tuple(one.recipient for one in shown)))
    needs = {one.id: list_changes.needs(one.needs) for one in people}
    for one in shown:
        left = "recipients.line" if one.number in open_ else "recipients.gone_line"
        key = "recipients.done_line" if one.number in received else left
        parts = (one.name, recipients.masked_nik(talk.books, one), needs[one.recipient])
        lines.append(texts.html(key, number=one.number, name=" · ".join(part for part in parts if part)))
    return Html("\n".join(lines))


async def _sent(talk: ListTalk) -> FlowStep:
    """A file: it is read, shown and saved beside this talk, which ends here."""
    visit = await written_below(talk) or await visit_of(talk)
    recipients.must_be_open(visit)
    await list_files.take(talk, visit.village, visit)
    return DONE


async def _earlier(talk: ListTalk) -> FlowStep:
    talk.draft.until = number([talk.answer])
    return At.NAMES


async def _pack(talk: ListTalk) -> FlowStep:
    await pocket_pack.give(talk, await visit_of(talk))
    return At.NAMES


async def _form(talk: ListTalk) -> FlowStep:
    await offline_form.give(talk, await visit_of(talk))
    return At.NAMES


async def _to_whom_off(_talk: ListTalk) -> FlowStep:
    return At.OFF


async def _to_clear(_talk: ListTalk) -> FlowStep:
    return At.CLEAR


async def _really(talk: ListTalk) -> None:
    visit = await visit_of(talk)
    rows = [[flow.choice(talk, texts.plain("recipients.clear_yes"), "yes")]]
    count = await talk.books.listed.count(visit=visit.id)
    label = await chosen_visit.label(talk.books, visit)
    out = [await roster.name(talk.books, form.person) for form in await talk.books.forms.find(visit=visit.id)]
    key = "recipients.clear_ask_out" if out else "recipients.clear_ask"
    await flow.ask(talk, key, rows, visit=label, count=count, **({"names": wording.listing(out)} if out else {}))


async def _cleared(talk: ListTalk) -> FlowStep:
    visit = await visit_of(talk)
    those = await recipients.of_visit(talk.books, visit)
    await recipients.clear(talk.acting(), visit)
    list_edits.keep(talk, those)
    return At.NAMES


async def _done(talk: ListTalk) -> FlowStep:
    visit = await visit_of(talk)
    count = await talk.books.listed.count(visit=visit.id)
    await flow.finish(talk, "recipients.saved", visit=await chosen_visit.label(talk.books, visit), count=count)
    return DONE


FLOW = Flow(
    "daftar",
    may=Action.PROPOSE,
    draft=Draft,
    first=At.VISIT,
    steps={
        At.VISIT: question(_which, tapped("visit", _visit_chosen)),
        At.NAMES: question(
            _names,
            typed(typed_list.typed),
            taken_back(list_edits.last_taken_back),
            filed(_sent),
            tapped("earlier", _earlier),
            tapped("pack", _pack),
            tapped("form", _form),
            tapped("clear", _to_clear),
            tapped("take", taking_over.wished),
            tapped("put_back", list_edits.put_back),
            tapped("whom_off", _to_whom_off),
            tapped("done", _done),
            long=True,
        ),
        At.KNOWN: question(
            knowing.ask, typed(knowing.typed), tapped("turn", knowing.turn), tapped("decided", knowing.decide)
        ),
        At.OFFER: question(
            taking_over.ask, tapped("all", taking_over.take_all), tapped("missed", taking_over.take_missed)
        ),
        At.OFF: question(
            list_edits.ask_whom, typed(list_edits.typed_off), tapped("off", list_edits.pressed_off), under=At.NAMES
        ),
        At.CLEAR: question(_really, tapped("yes", _cleared)),
    },
)


CONVERSATION = Conversation(
    commands=(Command("daftar", begin, frozenset({PRIVATE})),),
    flows=(FLOW,),
    presses=(on(ToTheList, on_the_card),),
)
