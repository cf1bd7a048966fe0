"""/serah, to whom: somebody on the visit's list, a number, a name, or several by count; and how they received it."""

from conversations import flow
from conversations.button import in_rows, number
from conversations.choosing.chosen_village import page_number
from conversations.field import requests
from conversations.flow import DONE, FlowStep
from conversations.guided_hand_overs.deliver_draft import At, Draft, visit_of
from conversations.open_words import must_fit
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import OUTSIDE_THE_LIST, HandOver
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.parsing.proxies import read_proxy
from sotarsa_bot.records.field import DeliveryKind, Listed
from sotarsa_bot.register import recipients

PER_PAGE = 8


async def to_whom(talk: Talk[Draft]) -> None:
    """From the visit's list if it has one: with names in private, in a group by number."""
    found = await recipients.still_open(talk.books, await visit_of(talk))
    pages = max(1, -(-len(found) // PER_PAGE))
    page = talk.draft.page % pages
    shown = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    rows = in_rows((flow.choice(talk, _listed(talk, one), "listed", one.number) for one in shown), 2)
    if pages > 1:
        rows.append([flow.choice(talk, f"{page + 1}/{pages} ›", "page", (page + 1) % pages)])
    rows.append([flow.choice(talk, texts.plain("deliver.several"), "several")])
    await flow.ask(talk, "deliver.to_whom", rows, item=talk.draft.item)


def _listed(talk: Talk[Draft], one: Listed) -> str:
    return f"{one.number}. {wording.cut(one.name, 24)}" if talk.incoming.private else f"{one.number}"


async def page_turned(talk: Talk[Draft]) -> FlowStep:
    talk.draft.page = page_number(talk.answer)
    return At.WHOM


async def listed_chosen(talk: Talk[Draft]) -> FlowStep:
    return await _numbered(talk, number([talk.answer]))


async def _numbered(talk: Talk[Draft], chosen: int) -> FlowStep:
    visit = await visit_of(talk)
    await recipients.must_be_listed(talk.books, visit, chosen)
    granted = await deliveries.as_granted(talk.books, visit, HandOver(item=talk.draft.item, number=chosen))
    amount = next((one.amount for one in granted if deliveries.canonical(one.item, visit) == talk.draft.item), 1)
    talk.draft.number, talk.draft.recipient, talk.draft.amount = chosen, "", amount
    return At.HOW


async def several(talk: Talk[Draft]) -> FlowStep:
    talk.draft.recipient, talk.draft.number = "", None
    return At.AMOUNT


async def whom_typed(talk: Talk[Draft]) -> FlowStep:
    """A number on the list, or a name."""
    words = talk.answer.lower().removeprefix("nomor").removeprefix("no.").removeprefix("no ").strip()
    if words.isdecimal() and len(words) < 7:
        return await _numbered(talk, int(words))
    name = clean_name(talk.answer)
    visit = await visit_of(talk)
    if one := await recipients.named(talk.books, visit, name):
        return await _numbered(talk, one.number)
    must_fit(talk, Slot.NAME, "deliver.recipient")
    talk.draft.number, talk.draft.recipient, talk.draft.amount, talk.draft.note = None, name, 1, ""
    return At.UNLISTED if await talk.books.listed.count(visit=visit.id) else At.HOW


async def unlisted(talk: Talk[Draft]) -> None:
    """Somebody on no list is not served silently: what they need is recorded, or the hand-over says so. A slip of the
    finger is asked about first: "8. Norhayati?"."""
    visit = await visit_of(talk)
    near = await recipients.like(talk.books, visit, talk.draft.recipient)
    rows = [[flow.choice(talk, _meant(talk, one), "listed", one.number)] for one in near]
    ways = (("request.record_it", "request"), ("request.hand_over_anyway", "anyway"))
    rows += [[flow.choice(talk, texts.plain(key), way)] for key, way in ways]
    key = "request.unlisted_near" if near else "request.unlisted"
    await flow.ask(talk, key, rows, name=talk.draft.recipient, code=visit.code)


def _meant(talk: Talk[Draft], one: Listed) -> str:
    return (
        f"{one.number}. {wording.cut(one.name, 24)}?"
        if talk.incoming.private
        else texts.plain("request.is_it", number=one.number)
    )


async def to_request(talk: Talk[Draft]) -> FlowStep:
    await requests.begin(talk, await visit_of(talk), talk.draft.recipient)
    return DONE


async def anyway(talk: Talk[Draft]) -> FlowStep:
    talk.draft.note = OUTSIDE_THE_LIST
    return At.HOW


async def how(talk: Talk[Draft]) -> None:
    ways = ("self", "proxy", "absent", "refused", "moved", "deceased")
    rows = in_rows(flow.choice(talk, texts.plain(f"deliver.how_{way}"), way) for way in ways)
    await flow.ask(talk, "deliver.how", rows, whom=await _whom(talk))


async def by_self(talk: Talk[Draft]) -> FlowStep:
    return _received_as(talk, DeliveryKind.RECEIVED, At.CONFIRM)


async def by_proxy(talk: Talk[Draft]) -> FlowStep:
    return _received_as(talk, DeliveryKind.RECEIVED, At.PROXY)


async def absent(talk: Talk[Draft]) -> FlowStep:
    return _received_as(talk, DeliveryKind.ABSENT, At.CONFIRM)


async def refused(talk: Talk[Draft]) -> FlowStep:
    return _received_as(talk, DeliveryKind.REFUSED, At.CONFIRM)


async def moved(talk: Talk[Draft]) -> FlowStep:
    return _received_as(talk, DeliveryKind.MOVED, At.CONFIRM)


async def deceased(talk: Talk[Draft]) -> FlowStep:
    return _received_as(talk, DeliveryKind.DECEASED, At.CONFIRM)


def _received_as(talk: Talk[Draft], kind: DeliveryKind, following: FlowStep) -> FlowStep:
    talk.draft.kind, talk.draft.proxy_name, talk.draft.proxy_relation = kind, "", ""
    return following


async def which_proxy(talk: Talk[Draft]) -> None:
    await flow.ask(talk, "deliver.which_proxy", whom=await _whom(talk))


async def proxy_typed(talk: Talk[Draft]) -> FlowStep:
    """ "Siti, anak", "Siti, S.Pd (anak)"."""
    proxy = read_proxy(talk.answer)
    must_fit(talk, Slot.LINE, "deliver.proxy")
    must_fit(talk, Slot.NAME, "deliver.proxy", proxy.name)
    talk.draft.proxy_name, talk.draft.proxy_relation = proxy.name, proxy.relation
    return At.CONFIRM


async def _whom(talk: Talk[Draft]) -> str:
    """A name that was typed; else the number, in private with the name on the list."""
    draft = talk.draft
    if draft.recipient:
        return draft.recipient
    listed = await talk.books.listed.first(visit=draft.visit, number=draft.number)
    words = texts.plain("deliver.number", number=draft.number)
    return f"{words} ({listed.name})" if listed and talk.incoming.private else words
