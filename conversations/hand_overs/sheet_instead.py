"""Somebody is ticked to whom the list grants only what this visit does not carry: what they really got is asked."""

from conversations import flow
from conversations.button import number
from conversations.flow import FlowStep
from conversations.hand_overs import not_carried
from conversations.hand_overs.sheet_draft import At, SheetTalk, sheet_of, tick, ticked
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.hand_overs.sheets import Sheet
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.benefit import ANY_AID
from sotarsa_bot.visits import visits

DUE = "="
"""What they were due, though it was not planned; anything else is the name of a thing."""


async def on_with(talk: SheetTalk) -> FlowStep:
    """What those get of whom the list does not say it; the others are known."""
    sheet = await sheet_of(talk)
    chosen = ticked(talk) & sheet.open
    if not chosen:
        return At.TICK
    apart = await not_carried.among(talk.books, sheet.visit, chosen)
    if not sheet.without_grant(chosen - apart.keys()):
        return At.PREVIEW
    items = deliveries.carried(sheet.visit)
    if len(items) > 1:
        return At.ITEM
    talk.draft.items = tuple(items) or (ANY_AID,)
    return At.PREVIEW


async def asked(talk: SheetTalk) -> None:
    """Somebody is ticked who is due only what this visit does not carry."""
    sheet = await sheet_of(talk)
    apart = await not_carried.among(talk.books, sheet.visit, ticked(talk) & sheet.open)
    items = deliveries.carried(sheet.visit)
    rows = [[flow.choice(talk, texts.plain("sheet.not_ticked"), "leave")],
            [flow.choice(talk, texts.plain("sheet.their_due"), "due")],
            *[[flow.choice(talk, texts.plain("sheet.instead", item=wording.cut(item)), "instead", n)]
              for n, item in enumerate(items)]]  # fmt: skip
    goods = wording.listing(list(dict.fromkeys(str(thing) for due in apart.values() for thing in due)))
    await flow.ask(talk, "sheet.not_carried", rows, numbers=wording.spans(apart), goods=goods)


async def left_open(talk: SheetTalk) -> FlowStep:
    sheet = await sheet_of(talk)
    apart = await not_carried.among(talk.books, sheet.visit, ticked(talk) & sheet.open)
    tick(talk, ticked(talk) - apart.keys())
    return await on_with(talk)


async def got_their_due(talk: SheetTalk) -> FlowStep:
    talk.draft.instead = DUE
    return await on_with(talk)


async def got_instead(talk: SheetTalk) -> FlowStep:
    items = deliveries.carried(await visits.get(talk.books, talk.draft.visit))
    if number([talk.answer]) >= len(items):
        raise Mistake("common.old_button")
    talk.draft.instead = items[number([talk.answer])]
    return await on_with(talk)


async def comes_to(talk: SheetTalk, sheet: Sheet) -> list[HandOver]:
    """Mistake if somebody is due only what is not carried, and nobody has said what they got."""
    apart = await not_carried.among(talk.books, sheet.visit, ticked(talk) & sheet.open)
    if apart and not talk.draft.instead:
        raise Mistake("sheet.tick_again")
    said = {
        one: [HandOver(item=thing.item, amount=thing.amount, number=one) for thing in due]
        if talk.draft.instead == DUE
        else [HandOver(item=talk.draft.instead, number=one)]
        for one, due in apart.items()
    }
    return sheet.comes_to(ticked(talk), talk.draft.items, said)
