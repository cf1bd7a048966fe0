"""/serah: a hand-over step by step. What, to whom, how it was received; its photos follow when it is written down."""

from typing import Any

from conversations import flow
from conversations.button import in_rows, number
from conversations.choosing import chosen_visit
from conversations.field import requests
from conversations.flow import DONE, HERE, Flow, FlowStep, Question, located, pictured, question, tapped, typed
from conversations.guided_hand_overs import deliver_whom
from conversations.guided_hand_overs.deliver_draft import At, Draft, visit_of
from conversations.hand_overs import (
    as_hand_overs,
    captions,
    hand_over,
    hand_over_place,
    orphans,
    photos,
    proxy_letter,
    read_back,
    sheet,
    which_item,
)
from conversations.hand_overs.delivery_words import line
from conversations.open_words import must_fit
from conversations.people.people import wrong_chat
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.flags import keeping_photos
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, looks_like_caption, parse_caption, parse_counts, read_letter
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import PhotoKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import underway, visits

AMOUNTS = (1, 2, 5, 10, 20, 25, 50, 100)
NOTE_LIMIT = 300


async def begin(talk: Talk[Any]) -> None:
    """/serah. `/serah K12 3 terima` is the same as writing it in one message."""
    talk.need(Action.DELIVER)
    if not talk.speaks_for_the_team:
        await wrong_chat(talk, "common.where_team")
        return
    if talk.answer and looks_like_caption(talk.answer):
        await captions.record_words(talk, talk.answer)
        return
    found = await underway.with_hand_overs(talk.books, talk.by.id, talk.today)
    if not found:
        await talk.say("deliver.no_visit", as_reply=True)
        return
    if len(found) == 1:
        await flow.start(talk, FLOW, Draft(visit=found[0].id), step=At.ITEM)
    else:
        await flow.start(talk, FLOW)


async def _which_visit(talk: Talk[Draft]) -> None:
    found = await underway.with_hand_overs(talk.books, talk.by.id, talk.today)
    await flow.ask(talk, "deliver.which_visit", await chosen_visit.choices(talk, found))


async def _visit_chosen(talk: Talk[Draft]) -> FlowStep:
    visit = await visits.get(talk.books, number([talk.answer]))
    deliveries.takes_deliveries(visit)
    talk.draft.visit = visit.id
    return At.ITEM


async def _what(talk: Talk[Draft]) -> None:
    visit = await visit_of(talk)
    items = deliveries.carried(visit)
    rows = in_rows(flow.choice(talk, wording.cut(item), "item", n) for n, item in enumerate(items))
    await flow.ask(talk, "deliver.what", rows, visit=await chosen_visit.label(talk.books, visit))


async def _item_chosen(talk: Talk[Draft]) -> FlowStep:
    items = deliveries.carried(await visit_of(talk))
    chosen = number([talk.answer])
    if chosen >= len(items):
        raise Mistake("common.old_button")
    talk.draft.item = items[chosen]
    return At.WHOM


async def _item_typed(talk: Talk[Draft]) -> FlowStep:
    """ "sembako", "sembako 25", or a whole caption ("3 terima")."""
    visit = await visit_of(talk)
    if any(c.isdecimal() for c in talk.answer):
        return _whole(talk, visit)
    item = deliveries.canonical(clean_name(talk.answer), visit)
    if item not in deliveries.carried(visit):
        must_fit(talk, Slot.GOODS, "deliver.goods")
    talk.draft.item = item
    return At.WHOM


def _whole(talk: Talk[Draft], visit: Visit) -> FlowStep:
    read = parse_caption(talk.answer, items=deliveries.carried(visit), default_visit=visit.id)
    said = [one for s in read for one in as_hand_overs.hand_overs(s, visit)]
    several = any(s.everyone or s.lacking for s in read)
    if several or len(said) != 1 or {s.visit for s in read} - {visit.id, None}:
        raise Mistake("deliver.one_at_a_time", k=visit.code)
    talk.draft = talk.draft.model_copy(update=said[0].model_dump())
    return At.CONFIRM


async def _how_many(talk: Talk[Draft]) -> None:
    rows = in_rows((flow.choice(talk, str(n), "amount", n) for n in AMOUNTS), 4)
    await flow.ask(talk, "deliver.how_many", rows, item=talk.draft.item)


async def _amount_given(talk: Talk[Draft]) -> FlowStep:
    words = talk.answer.strip()
    amount = int(words) if words.isdecimal() and len(words) < 9 else _amount_in_words(talk)
    if not 0 < amount <= deliveries.MOST_AMOUNT:
        raise Mistake("deliver.amount_odd", most=deliveries.MOST_AMOUNT)
    talk.draft.amount = amount
    return At.CONFIRM


def _amount_in_words(talk: Talk[Draft]) -> int:
    """ "25 paket": read as a count of the one item."""
    return parse_counts(f"{talk.draft.item} {talk.answer}", [talk.draft.item]).get(talk.draft.item, 0)


async def _confirm(talk: Talk[Draft]) -> None:
    rows = [[flow.choice(talk, texts.plain("deliver.save"), "save")]]
    said = talk.draft.said()
    what = line(said)
    label = await chosen_visit.label(talk.books, await visit_of(talk))
    await flow.ask(talk, "deliver.confirm", rows, visit=label, what=what, photos=len(talk.draft.photos))


async def _note_typed(talk: Talk[Draft]) -> FlowStep:
    if len(talk.answer) > NOTE_LIMIT:
        raise Mistake("common.too_long", limit=NOTE_LIMIT)
    must_fit(talk, Slot.NOTE, "deliver.note")
    talk.draft.note = talk.answer
    return At.CONFIRM


async def _saved(talk: Talk[Draft]) -> FlowStep:
    """Written down; photos that came early go with it, later ones find it by themselves (deliver.py)."""
    assert talk.state is not None  # noqa: S101 - a step of a talk
    visit, base = await visit_of(talk), f"talk:{talk.state.id}:{talk.incoming.update_id}"
    confirmed = await hand_over.record(talk, visit, [talk.draft.said()], base)
    if talk.draft.photos:
        await keeping_photos.go_with(talk.acting(), visit, talk.draft.photos, confirmed[0])
    await flow.finish(
        talk,
        "deliver.saved",
        buttons=read_back.undo_rows(base, 1),
        waits=False,
        subject=confirmed[0].subject,
        code=visit.code,
        what=await read_back.words(talk.books, visit, confirmed, talk.chat),
        photos=texts.html("deliver.photos_more" if talk.draft.photos else "deliver.photos_now"),
    )
    await which_item.ask_about(talk, visit, confirmed)
    return DONE


async def _photo_early(talk: Talk[Draft]) -> FlowStep:
    """A photo while the questions last: kept at once. One with a caption of its own says a hand-over of its own."""
    assert talk.state is not None  # noqa: S101 - a step of a talk
    visit = await visits.get(talk.books, talk.draft.visit)
    if visit.state not in deliveries.TAKING:
        await orphans.ask(talk, await photos.keep(talk))
        await flow.finish(talk, visit.is_now, code=visit.code)
        return DONE
    if await _heard_elsewhere(talk):
        return HERE
    kind = PhotoKind.PROOF if read_letter(talk.answer) is None else PhotoKind.LETTER
    photo = await photos.keep(talk, visit, kind=kind)
    talk.draft.photos = tuple(dict.fromkeys((*talk.draft.photos, photo.id)))
    return HERE


async def _heard_elsewhere(talk: Talk[Draft]) -> bool:
    """A caption that says something of its own: the sheet, a request, another hand-over or the letter for one."""
    if await sheet.heard(talk) or await requests.heard(talk) or await proxy_letter.of_another(talk):
        return True
    return looks_like_caption(talk.answer) and await captions.captioned(talk)


async def _spot_early(talk: Talk[Draft]) -> FlowStep:
    assert talk.state is not None  # noqa: S101 - a step of a talk
    if await hand_over_place.located(talk):
        return HERE
    raise Mistake("deliver.no_place_needed")


def _asking(ask: flow.Ask, *ways: flow.Way) -> Question:
    """A question about a visit that still takes hand-overs: whoever answers hears it when it does not any more."""

    async def asked(talk: Talk[Draft]) -> None:
        await visit_of(talk)
        await ask(talk)

    return question(asked, *ways, pictured(_photo_early), located(_spot_early))


FLOW = Flow(
    "serah",
    may=Action.DELIVER,
    draft=Draft,
    first=At.VISIT,
    steps={
        At.VISIT: question(_which_visit, tapped("visit", _visit_chosen)),
        At.ITEM: _asking(_what, tapped("item", _item_chosen), typed(_item_typed)),
        At.WHOM: _asking(
            deliver_whom.to_whom,
            tapped("listed", deliver_whom.listed_chosen),
            tapped("page", deliver_whom.page_turned),
            tapped("several", deliver_whom.several),
            typed(deliver_whom.whom_typed),
        ),
        At.UNLISTED: _asking(
            deliver_whom.unlisted,
            tapped("listed", deliver_whom.listed_chosen),
            tapped("request", deliver_whom.to_request),
            tapped("anyway", deliver_whom.anyway),
            typed(deliver_whom.whom_typed),
        ),
        At.AMOUNT: _asking(_how_many, tapped("amount", _amount_given), typed(_amount_given)),
        At.HOW: _asking(
            deliver_whom.how,
            tapped("self", deliver_whom.by_self),
            tapped("proxy", deliver_whom.by_proxy),
            tapped("absent", deliver_whom.absent),
            tapped("refused", deliver_whom.refused),
            tapped("moved", deliver_whom.moved),
            tapped("deceased", deliver_whom.deceased),
        ),
        At.PROXY: _asking(deliver_whom.which_proxy, typed(deliver_whom.proxy_typed)),
        At.CONFIRM: _asking(_confirm, tapped("save", _saved), typed(_note_typed)),
    },
)
