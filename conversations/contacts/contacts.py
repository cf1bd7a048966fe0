"""/kontak: who is reached in a village without Telegram, by what, and in which order. In private: numbers are shown.

Coordinators and administrators note them for any village, officials for their own. A whole contact is one line of
words, or one question after the other."""

from typing import Any

from conversations import flow
from conversations.button import in_rows, number
from conversations.choosing.chosen_village import which_village
from conversations.command import PRIVATE, Command
from conversations.contacts import contact_one, contact_reading, contact_steps, relay_card
from conversations.contacts.contact_steps import At, ContactTalk, Draft
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, tapped, typed
from conversations.people.people import wrong_chat
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.contacts import contacts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import names_only_a_visit, normalise_phone, visit_code
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.contact import ContactWay
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import visits


async def begin(talk: Talk[Any]) -> None:
    """/kontak, /kontak uren, or with a whole line behind the village."""
    talk.need(Action.VILLAGE)
    if not talk.incoming.private:
        return await wrong_chat(talk, "common.where_private")
    if (number := visit_code(talk.answer)) and names_only_a_visit(talk.answer):
        return await relay_card.asked_for(talk, await visits.get(talk.books, number))
    code, line = await contact_reading.village_and_line(talk)
    if code is None:
        return await flow.start(talk, FLOW)
    talk.need(Action.VILLAGE, code)
    if not line:
        return await flow.start(talk, FLOW, Draft(village=code), step=At.LIST)
    village = await talk.books.villages.get(code)
    values = contact_reading.whole(talk, village, line, lead=talk.answer.removesuffix(line))
    draft = Draft(village=code, new=values)
    talk.draft = draft
    await flow.start(talk, FLOW, draft, step=await _following(talk))


async def _village_chosen(talk: ContactTalk, code: str) -> FlowStep:
    if not talk.allows(Action.VILLAGE, code):
        raise Mistake("contact.not_yours")
    talk.draft.village = code
    return At.LIST


async def _list(talk: ContactTalk) -> None:
    village = await contact_steps.village_of(talk)
    known = await contacts.of_village(talk.books, village.code)
    lines = [
        texts.html("contact.line", n=n, contact=contacts.said(one, numbers=True)) for n, one in enumerate(known, 1)
    ]
    rows = in_rows(flow.choice(talk, wording.cut(one.name, 30), "one", one.id) for one in known)
    rows.append([flow.choice(talk, texts.plain("contact.add_button"), "add")])
    if was := await talk.books.contacts.first(id=talk.draft.removed):
        again = texts.plain("contact.back_again", name=wording.cut(was.name, 30))
        rows.append([flow.choice(talk, again, "again")])
    rows.append([flow.choice(talk, texts.plain("common.done_button"), "done")])
    said = Html("\n".join(lines)) if lines else texts.html("contact.none")
    await flow.ask(talk, "contact.list", rows, village=village.name, contacts=said)


async def _one_chosen(talk: ContactTalk) -> FlowStep:
    talk.draft.contact = number([talk.answer])
    await contact_steps.contact_of(talk)
    return At.ONE


async def _line_typed(talk: ContactTalk) -> FlowStep:
    talk.draft.new = contact_reading.whole(talk, await contact_steps.village_of(talk), talk.answer)
    return await _following(talk)


async def _to_who(talk: ContactTalk) -> FlowStep:
    talk.draft.new = {}
    return At.WHO


async def _who(talk: ContactTalk) -> None:
    await flow.ask(talk, "contact.who", village=(await contact_steps.village_of(talk)).name)


async def _following(talk: ContactTalk) -> FlowStep:
    """The next thing that lacks; if none does, it is kept."""
    new = talk.draft.new
    if "way" not in new:
        return At.WAY
    if ContactWay(new["way"]).dials and "phone" not in new:
        return At.NUMBER
    added = await contacts.add(talk.acting(), talk.draft.village, {**new, "way": ContactWay(new["way"])})
    talk.draft.contact, talk.draft.new, talk.draft.removed = added.id, {}, 0
    return At.ONE


async def _which_way(talk: ContactTalk) -> None:
    await flow.ask(talk, "contact.which_way", contact_steps.ways(talk), name=talk.draft.new.get("name", ""))


async def _way_given(talk: ContactTalk) -> FlowStep:
    talk.draft.new = {**talk.draft.new, "way": str(contact_steps.read_way_of(talk))}
    return await _following(talk)


async def _which_number(talk: ContactTalk) -> None:
    await flow.ask(talk, "contact.which_number", name=talk.draft.new.get("name", ""))


async def _number_given(talk: ContactTalk) -> FlowStep:
    talk.draft.new = {**talk.draft.new, "phone": normalise_phone(talk.answer)}
    return await _following(talk)


async def _to_list(talk: ContactTalk) -> FlowStep:
    return At.LIST


async def _done(talk: ContactTalk) -> FlowStep:
    await flow.finish(talk, "contact.done", village=(await contact_steps.village_of(talk)).name)
    return DONE


FLOW = Flow(
    "kontak",
    may=Action.VILLAGE,
    draft=Draft,
    first=At.VILLAGE,
    alone=True,
    steps={
        At.VILLAGE: which_village("contact.which_village", step=At.VILLAGE, chosen=_village_chosen),
        At.LIST: question(
            _list,
            tapped("one", _one_chosen),
            tapped("add", _to_who),
            tapped("again", contact_one.again),
            tapped("done", _done),
            typed(_line_typed),
        ),
        At.WHO: question(_who, typed(_line_typed), under=At.LIST),
        At.WAY: question(_which_way, tapped("way", _way_given), typed(_way_given)),
        At.NUMBER: question(_which_number, typed(_number_given)),
        At.ONE: question(
            contact_one.one,
            tapped("field", contact_one.field_chosen),
            tapped("first", contact_one.first),
            tapped("remove", contact_one.remove),
            tapped("list", _to_list),
            tapped("done", _done),
            typed(contact_one.changes_typed),
            under=At.LIST,
        ),
        At.FIELD: question(
            contact_one.how, tapped("way", contact_one.field_given), typed(contact_one.field_given), under=At.ONE
        ),
    },
)


CONVERSATION = Conversation(
    commands=(Command("kontak", begin, frozenset({PRIVATE})),),
    flows=(FLOW,),
)
