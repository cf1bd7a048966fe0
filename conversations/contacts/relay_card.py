"""Whom one reaches in a village about a visit, and what one sends them: links, and a twin to copy. In private only."""

from typing import Any
from urllib.parse import quote

from conversations.button import Button, in_rows
from conversations.contacts import visit_stands
from conversations.conversation import Conversation
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.contacts import ReachVillage, VillageTold
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.contacts import contacts, questions
from sotarsa_bot.contacts.codes import Asked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.contact import Contact, ContactWay
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import visits

MOST_LINKS = 4


def may(talk: Talk[Any], visit: Visit) -> bool:
    """The office; and officials of the village, who may be the only ones with a telephone."""
    return talk.allows(Action.COORDINATE) or talk.allows(Action.DECIDE, visit.village)


async def pressed(talk: Talk[Any], wish: ReachVillage) -> None:
    visit = await visits.get(talk.books, wish.visit)
    if not may(talk, visit):
        raise Mistake("common.not_yours" if talk.person else "common.ask_to_be_let_in")
    if not talk.incoming.private:
        return talk.note("relay.in_private", alert=True, code=visit.code)
    await show(talk, visit, wish.kind or None)


async def asked_for(talk: Talk[Any], visit: Visit) -> None:
    """/kontak K12"""
    if not may(talk, visit):
        raise Mistake("common.not_yours")
    if not talk.incoming.private:
        return await wrong_chat(talk, "common.where_private")
    await show(talk, visit, None)


async def show(talk: Talk[Any], visit: Visit, kind: Asked | None) -> None:
    """Below whatever was pressed; what one sent before stays above, as it was sent."""
    village = await talk.books.villages.get(visit.village)
    kinds = await questions.kinds(talk, visit)
    shown = kind if kind in kinds else next(iter(kinds), None)
    known = await whom(talk.books, visit.village)
    lines = [texts.html("relay.line", n=n, contact=contacts.said(one, numbers=True)) for n, one in enumerate(known, 1)]
    said = Html("\n".join(lines)) if lines else texts.html("relay.nobody", village=village.name)
    slot = SlotKey.new(SlotKind.RELAY, visit=visit.id, mark=shown or "")
    if shown is None:
        await talk.say("relay.card_nothing", slot=slot, subject=visit.subject, code=visit.code, village=village.name,
                       contacts=said, now=visit_stands.said(talk, visit))  # fmt: skip
        return
    twin = await questions.twin(talk, visit, shown)
    others = [ReachVillage(visit=visit.id, kind=one).button(f"relay.kind_{one}") for one in kinds if one is not shown]
    rows = [*_links(known, twin), [VillageTold(visit=visit.id, kind=shown).button("relay.told_button")],
            *in_rows(others)]  # fmt: skip
    await talk.say("relay.card", slot=slot, subject=visit.subject, buttons=rows, waits=False, code=visit.code,
                   village=village.name, contacts=said, twin=twin)  # fmt: skip


async def whom(books: Books, village: str) -> list[Contact]:
    """Its contacts, in their order; then its officials whose number is known."""
    known = await contacts.of_village(books, village)
    there = {one.phone for one in known}
    officials = [
        Contact(village=village, name=one.name, office=texts.plain("relay.official"), phone=one.phone,
                way=ContactWay.PHONE, rank=0, by=one.id, at=one.created_at)
        for one in await roster.with_role(books, Role.OFFICIAL, village=village)
        if one.phone and one.phone not in there
    ]  # fmt: skip
    return [*known, *officials]


def _links(known: list[Contact], twin: str) -> list[list[Button]]:
    reached = [one for one in known if one.phone and one.way is not ContactWay.RADIO][:MOST_LINKS]
    made = [Button(texts.plain("relay.whatsapp_button", name=wording.cut(one.name, 20)), url=link(one.phone, twin))
            for one in reached]  # fmt: skip
    return [[one] for one in made]


def link(phone: str, text: str) -> str:
    """Opens WhatsApp with this text written already. Telegram's buttons take no sms: and no tel:, so the number and the
    text also stand in the message, where a telephone makes them to be tapped."""
    return f"https://wa.me/{phone.removeprefix('+')}?text={quote(text, safe='')}"


CONVERSATION = Conversation(presses=(on(ReachVillage, pressed),))
