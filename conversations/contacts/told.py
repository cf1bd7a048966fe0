""" "Sudah dihubungi, jawabannya: ...": who of a village was told of a visit without Telegram, by what, and what they
said. Kept with the visit; an answer to what is asked is read back, and counts."""

from typing import Any

from pydantic import BaseModel

from conversations import flow
from conversations.button import in_rows, number
from conversations.contacts import answering, relay_card, relay_undoing
from conversations.contacts.answering import Answer, Voice
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, tapped, typed
from conversations.open_words import must_fit
from conversations.pressed import on
from conversations.presses.contacts import VillageTold
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.contacts import contacts, questions, relayed
from sotarsa_bot.contacts.codes import Asked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.parsing.contact_lines import read_way
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.contact import ContactWay
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits


class At(FlowStep):
    WHO = "who"
    SAID = "said"


class Draft(BaseModel):
    """`whom`: the place among those who are known, for a button; `name` and `way`: whom they were told by what."""

    visit: int
    kind: str = ""
    contact: int = 0
    name: str = ""
    way: ContactWay = ContactWay.WHATSAPP


async def pressed(talk: Talk[Any], wish: VillageTold) -> None:
    visit = await _allowed(talk, wish.visit)
    known = await relay_card.whom(talk.books, visit.village)
    draft = Draft(visit=visit.id, kind=wish.kind)
    if len(known) == 1:
        draft = draft.model_copy(update={"contact": known[0].id, "name": known[0].name, "way": known[0].way})
    await flow.start(talk, FLOW, draft, step=At.SAID if len(known) == 1 else At.WHO)


async def _allowed(talk: Talk[Any], id_: int) -> Visit:
    visit = await visits.get(talk.books, id_)
    if not relay_card.may(talk, visit) or not talk.incoming.private:
        raise Mistake("common.not_yours" if talk.person else "common.ask_to_be_let_in")
    return visit


async def _visit(talk: Talk[Draft]) -> Visit:
    return await _allowed(talk, talk.draft.visit)


async def _who(talk: Talk[Draft]) -> None:
    visit = await _visit(talk)
    known = await relay_card.whom(talk.books, visit.village)
    rows = in_rows(flow.choice(talk, wording.cut(one.name, 30), "who", n) for n, one in enumerate(known))
    await flow.ask(talk, "relay.who", rows, code=visit.code)


async def _chosen(talk: Talk[Draft]) -> FlowStep:
    known = await relay_card.whom(talk.books, (await _visit(talk)).village)
    place = number([talk.answer])
    if place >= len(known):
        raise Mistake("common.old_button")
    talk.draft.contact, talk.draft.name, talk.draft.way = known[place].id, known[place].name, known[place].way
    return At.SAID


async def _named(talk: Talk[Draft]) -> FlowStep:
    """Somebody who is no contact (yet)."""
    must_fit(talk, Slot.NAME, "relay.a_person")
    talk.draft.contact, talk.draft.name = 0, clean_name(talk.answer)
    return At.SAID


async def _what(talk: Talk[Draft]) -> None:
    draft, visit = talk.draft, await _visit(talk)
    rows = [[flow.choice(talk, texts.plain("relay.no_answer_button"), "none")]]
    rows += in_rows(
        flow.choice(talk, texts.plain("relay.other_way_button", way=contacts.way_said(one)), "way", one)
        for one in ContactWay
        if one is not draft.way
    )
    await flow.ask(talk, "relay.said", rows, code=visit.code, name=draft.name, way=contacts.way_said(draft.way))


async def _other_way(talk: Talk[Draft]) -> FlowStep:
    if talk.answer not in tuple(ContactWay):
        raise Mistake("common.old_button")
    talk.draft.way = ContactWay(talk.answer)
    return At.SAID


async def _no_answer(talk: Talk[Draft]) -> FlowStep:
    await _keep(talk, await _visit(talk), "", Answer("", ""))
    return DONE


async def _said(talk: Talk[Draft]) -> FlowStep:
    visit, draft = await _visit(talk), talk.draft
    if way := read_way(talk.answer):
        draft.way = way
        return At.SAID
    voice = Voice(draft.name, draft.way)
    kinds = await questions.kinds(talk, visit)
    kind = Asked(draft.kind) if draft.kind in kinds else next(iter(kinds), Asked.CANCELLATION)
    found = await answering.read(talk, visit, kind, talk.answer, voice, None)
    if not talk.confirmed:
        village = (await talk.books.villages.get(visit.village)).name
        raise Unsure(*(Meaning(one.words, line(visit, village, voice, one)) for one in found))
    await _keep(talk, visit, talk.written or talk.answer, found[0])
    return DONE


def line(visit: Visit, village: str, voice: Voice, answer: Answer) -> str:
    """ "K1 Uren, Samsul lewat WhatsApp: Kamis, ..." """
    way = contacts.way_said(voice.way)
    return texts.plain("relay.answer", code=visit.code, village=village, name=voice.name, way=way, said=answer.said)


async def _keep(talk: Talk[Draft], visit: Visit, words: str, answer: Answer) -> None:
    draft = talk.draft
    village = (await talk.books.villages.get(visit.village)).name
    contact = await talk.books.contacts.first(id=draft.contact) if draft.contact else None
    kept = await relayed.note(talk.acting(), visit, contact or draft.name, draft.way, words)
    voice = Voice(draft.name, draft.way)
    way = contacts.way_said(draft.way)
    said = line(visit, village, voice, answer) if words else texts.plain("relay.told", code=visit.code, name=draft.name,
                                                                        way=way)  # fmt: skip
    if answer.do:
        await answer.do()
    await flow.finish(talk, "relay.noted", buttons=relay_undoing.ways(kept), waits=False, subject=visit.subject,
                      lines=said)  # fmt: skip
    await answering.tell_office(talk, visit, said)


FLOW = Flow(
    "dihubungi",
    may=Action.VILLAGE,
    draft=Draft,
    first=At.WHO,
    alone=True,
    steps={
        At.WHO: question(_who, tapped("who", _chosen), typed(_named)),
        At.SAID: question(_what, tapped("none", _no_answer), tapped("way", _other_way), typed(_said)),
    },
)


CONVERSATION = Conversation(flows=(FLOW,), presses=(on(VillageTold, pressed),))
