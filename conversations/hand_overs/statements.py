"""From words to hand-overs: which visit they are about, what each of its numbers received, and who bears a name."""

from typing import Any

from conversations.talk import Talk
from conversations.visits.chosen_visit import replied_to
from sotarsa_bot import texts
from sotarsa_bot.field.records import DeliveryKind
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, on_the_list, parse_caption, visit_code
from sotarsa_bot.register import recipients
from sotarsa_bot.visits import underway, visits
from sotarsa_bot.visits.visit import Visit


async def read(talk: Talk[Any], text: str) -> tuple[Visit, list[HandOver]]:
    """What the text says. Everything is checked, nothing is written: Mistake for what cannot be recorded."""
    visit = await visit_meant(talk, text)
    items = deliveries.carried(visit) if visit else []
    statements = parse_caption(text, items=items, default_visit=visit.id if visit else None)
    if len({s.visit for s in statements}) > 1:
        raise Mistake("deliver.one_visit_each")
    meant = await visits.get(talk.books, statements[0].visit)
    deliveries.may_be_reported(meant)
    every = any(one.everyone for one in statements)
    listed = [one.number for one in await recipients.of_visit(talk.books, meant)] if every else []
    said = [
        granted
        for statement in statements
        for one in hand_overs(on_the_list(statement, listed), meant)
        for named in [await _on_the_list(talk, meant, one) if one.recipient else one]
        for granted in ([named] if statement.amount else await deliveries.as_granted(talk.books, meant, named))
        for granted in _but(granted, statement, meant)
    ]
    for number in dict.fromkeys(one.number for one in said if one.number is not None):
        await recipients.must_be_listed(talk.books, meant, number)
    return meant, said


def _but(granted: HandOver, statement: Statement, visit: Visit) -> list[HandOver]:
    """Without what was lacking ("3 terima kecuali selimut"): where no list says what is due, the rest of the load."""
    if not statement.lacking:
        return [granted]
    rest = [item for item in deliveries.carried(visit) if item not in statement.lacking]
    if granted.item == texts.plain("deliver.any_item"):
        return [granted.model_copy(update={"item": item}) for item in rest]
    return [granted] if deliveries.canonical(granted.item, visit) in rest else []


async def _on_the_list(talk: Talk[Any], visit: Visit, said: HandOver) -> HandOver:
    """A name goes to its number on the visit's list. One that is on no list is marked: nobody is served silently."""
    if said.number is not None or not await talk.books.listed.count(visit=visit.id):
        return said
    if one := await recipients.named(talk.books, visit, said.recipient):
        return said.model_copy(update={"number": one.number, "recipient": ""})
    marked = "; ".join(part for part in (said.note, texts.plain("request.outside_the_list")) if part)
    return said.model_copy(update={"note": marked})


async def visit_meant(talk: Talk[Any], text: str) -> Visit | None:
    """The visit whose items the caption speaks of: by its code, by what it replies to, else the only one under way."""
    if code := visit_code(text):
        return await visits.get(talk.books, code)
    if visit := await replied_to(talk):
        return visit
    possible = await underway.reportable(talk.books, talk.by.id, talk.today)
    return possible[0] if len(possible) == 1 else None


def hand_overs(statement: Statement, visit: Visit) -> list[HandOver]:
    """One hand-over for each number that was named; one without numbers."""
    note = "; ".join(part for part in (statement.reason, statement.note) if part)
    if not 0 < (statement.amount or 1) <= deliveries.MOST:
        raise Mistake("deliver.amount_odd", most=deliveries.MOST)
    said = HandOver(
        item=statement.item or usual_item(visit),
        amount=statement.amount or 1,
        kind=DeliveryKind(statement.kind),
        recipient=statement.recipient or "",
        proxy_name=statement.proxy.name if statement.proxy else "",
        proxy_relation=statement.proxy.relation if statement.proxy else "",
        note=note[:500],
    )
    return [said.model_copy(update={"number": n}) for n in statement.numbers] or [said]


def usual_item(visit: Visit) -> str:
    """What "3 terima" means: the only thing that is carried, else aid in general (then which_item.py asks)."""
    items = deliveries.carried(visit)
    return items[0] if len(items) == 1 else texts.plain("deliver.any_item")


def source(talk: Talk[Any]) -> str:
    """Telegram's own chat id: it changes with a supergroup, whose messages are numbered afresh."""
    return f"msg:{talk.incoming.chat}:{talk.incoming.message}"
