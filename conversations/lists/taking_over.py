"""/daftar: the register's people with something open come onto a visit's list, the missed ones first."""

from conversations import flow
from conversations.choosing.chosen_visit import label
from conversations.flow import FlowStep
from conversations.lists.list_draft import At, ListTalk, visit_of
from sotarsa_bot import texts
from sotarsa_bot.register import offers
from sotarsa_bot.register.offers import Offer
from sotarsa_bot.texts import Html

MOST_SHOWN = 15


async def wished(talk: ListTalk) -> FlowStep:
    visit = await visit_of(talk)
    if await offers.of_visit(talk.acting(), visit):
        return At.OFFER
    talk.note("recipients.none_offered", alert=True, code=visit.code)
    return At.NAMES


async def ask(talk: ListTalk) -> None:
    """How many they are, who comes first, and whether all are to be taken or the missed ones only."""
    visit = await visit_of(talk)
    found = await offers.of_visit(talk.acting(), visit)
    missed = sum(offer.follow_up for offer in found)
    rows = [[flow.choice(talk, texts.plain("recipients.take_all", count=len(found)), "all")]]
    if 0 < missed < len(found):
        rows.insert(0, [flow.choice(talk, texts.plain("recipients.take_missed", count=missed), "missed")])
    lines = [_line(offer) for offer in found[:MOST_SHOWN]]
    if more := len(found) - MOST_SHOWN:
        lines += [texts.html("recipients.more_offered", count=more)] if more > 0 else []
    said = {"visit": await label(talk.books, visit), "count": len(found), "missed": missed}
    key = "recipients.offer" if missed else "recipients.offer_plain"
    await flow.ask(talk, key, rows, **said, list=Html("\n".join(lines)))


async def take_all(talk: ListTalk) -> FlowStep:
    return await _take(talk, follow_up_only=False)


async def take_missed(talk: ListTalk) -> FlowStep:
    return await _take(talk, follow_up_only=True)


async def _take(talk: ListTalk, *, follow_up_only: bool) -> FlowStep:
    visit = await visit_of(talk)
    taken = await offers.take(talk.acting(), visit, follow_up_only=follow_up_only)
    talk.draft.until = 0
    talk.note("recipients.taken", count=len(taken))
    return At.NAMES


def _line(offer: Offer) -> Html:
    """ "• Aminah, Atas: beras 6 kg (susulan)" """
    who = ", ".join(part for part in (offer.recipient.name, offer.recipient.hamlet) if part)
    aid = ", ".join(map(str, offer.benefits))
    said = f"{who}: {aid}" if aid else who
    return texts.html("recipients.missed_line" if offer.follow_up else "recipients.offer_line", who=said)
