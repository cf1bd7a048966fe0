"""Ticking off a signed sheet: who received, then the hand-overs at once. Names are shown in private only."""

import re

from pydantic import BaseModel

from conversations import flow
from conversations.button import Button, number
from conversations.field import counting
from conversations.flow import DONE, Flow, pictured, question, tapped, typed
from conversations.hand_overs import captions, conflicts, photos, proxy_letter, read_back, sheet_words
from conversations.office.villages import page_number
from conversations.talk import Talk
from conversations.visits import cards, chosen_visit
from sotarsa_bot import texts, wording
from sotarsa_bot.field.records import PhotoKind
from sotarsa_bot.hand_overs import deliveries, sheets
from sotarsa_bot.hand_overs.sheets import Sheet
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import (
    looks_like_caption,
    names_a_sheet,
    parse_numbers,
    parse_ticks,
    read_correction,
    read_spans,
)
from sotarsa_bot.people.rights import Action
from sotarsa_bot.visits import visits

UNDOABLE = 10
MOST = 100_000
ONLY_EXCEPT = re.compile(r"\W*(?:kecuali|selain|tanpa|kec)\b", re.IGNORECASE)


class Draft(BaseModel):
    """`ticked` and what it was before, for taking back, as people write numbers ("1–9, 12"). `items`: what those get
    of whom the list does not say it."""

    visit: int
    photo: int
    ticked: str = ""
    before: tuple[str, ...] = ()
    page: int = 0
    items: tuple[str, ...] = ()


SheetTalk = Talk[Draft]


async def _sheet(talk: SheetTalk) -> Sheet:
    visit = await visits.get(talk.books, talk.draft.visit)
    deliveries.takes_deliveries(visit)
    return await sheets.of_visit(talk.books, visit)


def _ticked(talk: SheetTalk) -> frozenset[int]:
    return frozenset(read_spans(talk.draft.ticked, MOST)) if talk.draft.ticked else frozenset()


def _tick(talk: SheetTalk, numbers: frozenset[int]) -> str:
    """Sets what is ticked, so that it can be taken back."""
    if numbers != _ticked(talk):
        talk.draft.before = (*talk.draft.before, talk.draft.ticked)[-UNDOABLE:]
        talk.draft.ticked = wording.spans(numbers)
    return "tick"


async def _which(talk: SheetTalk) -> None:
    sheet = await _sheet(talk)
    talk.draft.page %= sheet_words.pages(sheet)
    ticked = _ticked(talk) - sheet.done
    shown = sheet_words.page(sheet, talk.draft.page)
    rows = sheet_words.in_fives([_cell(talk, sheet, ticked, one.number) for one in shown])
    if (pages := sheet_words.pages(sheet)) > 1:
        turns = (
            ("‹", talk.draft.page - 1),
            (f"{talk.draft.page + 1}/{pages}", talk.draft.page),
            ("›", talk.draft.page + 1),
        )
        rows.append([flow.choice(talk, label, "page", to % pages) for label, to in turns])
    rows.append([flow.choice(talk, texts.plain(f"sheet.{way}"), way) for way in ("all", "undo")])
    rows.append([flow.choice(talk, texts.plain("common.on_button"), "on")])
    label = await chosen_visit.label(talk.books, sheet.visit)
    names = sheet_words.names(shown) if talk.incoming.private else ""
    await flow.ask(talk, "sheet.ask", rows, visit=label, ticked=sheet_words.ticked(ticked),
                   recorded=sheet_words.recorded(sheet), names=names)  # fmt: skip


def _cell(talk: SheetTalk, sheet: Sheet, ticked: frozenset[int], one: int) -> Button:
    if one in sheet.done:
        return flow.choice(talk, texts.plain("sheet.done", number=one), "done", one)
    if one in ticked:
        return flow.choice(talk, texts.plain("sheet.tick", number=one), "untick", one)
    return flow.choice(talk, str(one), "tick", one)


async def _one_ticked(talk: SheetTalk) -> str:
    """Two buttons in one place, not a toggle: a thumb that presses twice must not take the tick away."""
    chosen = number([talk.answer])
    if chosen not in (await _sheet(talk)).open:
        raise Mistake("common.old_button")
    return _tick(talk, _ticked(talk) | {chosen})


async def _one_unticked(talk: SheetTalk) -> str:
    return _tick(talk, _ticked(talk) - {number([talk.answer])})


async def _done_already(talk: SheetTalk) -> str:
    talk.note("sheet.done_already", number=number([talk.answer]))
    return "tick"


async def _turned(talk: SheetTalk) -> str:
    talk.draft.page = page_number(talk.answer)
    return "tick"


async def _all(talk: SheetTalk) -> str:
    return _tick(talk, (await _sheet(talk)).open)


async def _undone(talk: SheetTalk) -> str:
    if not talk.draft.before:
        talk.note("sheet.nothing_to_undo")
        return "tick"
    *earlier, last = talk.draft.before
    talk.draft.before, talk.draft.ticked = tuple(earlier), last
    return "tick"


async def _typed(talk: SheetTalk) -> str:
    """What is typed next to the ticks changes them as it reads: "12" ticks, "kecuali 2" takes a tick away, "bukan 3
    tapi 4" does both. A whole caption is a report of its own."""
    if looks_like_caption(talk.answer):
        await captions.record_words(talk, talk.answer)
        return "tick"
    sheet = await _sheet(talk)
    return _tick(talk, _changed(talk.answer, _ticked(talk), sheet) & sheet.open)


def _changed(words: str, ticked: frozenset[int], sheet: Sheet) -> frozenset[int]:
    known = [one.number for one in sheet.listed]
    if (correction := read_correction(words)) and correction.wrong:
        right = parse_numbers(", ".join(map(str, correction.right)), known) if correction.right else frozenset[int]()
        return ticked - frozenset(correction.wrong) | right
    ticks = parse_ticks(words, known)
    if ticked and ONLY_EXCEPT.match(words):
        return ticked - ticks.without
    return (ticked | ticks.chosen) - ticks.without


async def _pictured(talk: SheetTalk) -> str:
    """Another page of the sheet; or a photo whose caption reports a hand-over of its own, or the letter for one."""
    if await proxy_letter.of_another(talk):
        return "tick"
    if looks_like_caption(talk.answer) and not names_a_sheet(talk.answer) and await captions.captioned(talk):
        return "tick"
    await photos.keep(talk, (await _sheet(talk)).visit, kind=PhotoKind.SHEET)
    return "tick"


async def _on(talk: SheetTalk) -> str:
    sheet = await _sheet(talk)
    chosen = _ticked(talk) & sheet.open
    if not chosen:
        raise Mistake("sheet.nothing_new" if _ticked(talk) else "sheet.tick_first")
    if not sheet.without_grant(chosen):
        return "preview"
    items = deliveries.carried(sheet.visit)
    if len(items) > 1:
        return "item"
    talk.draft.items = tuple(items) or (texts.plain("deliver.any_item"),)
    return "preview"


async def _which_item(talk: SheetTalk) -> None:
    items = deliveries.carried(await visits.get(talk.books, talk.draft.visit))
    rows = [[flow.choice(talk, item[:40], "item", n)] for n, item in enumerate(items)]
    await flow.ask(talk, "sheet.which_item", [*rows, [flow.choice(talk, texts.plain("sheet.each"), "each")]])


async def _item_chosen(talk: SheetTalk) -> str:
    items = deliveries.carried(await visits.get(talk.books, talk.draft.visit))
    if number([talk.answer]) >= len(items):
        raise Mistake("common.old_button")
    talk.draft.items = (items[number([talk.answer])],)
    return "preview"


async def _each(talk: SheetTalk) -> str:
    talk.draft.items = tuple(deliveries.carried(await visits.get(talk.books, talk.draft.visit)))
    return "preview"


async def _preview(talk: SheetTalk) -> None:
    sheet = await _sheet(talk)
    said = sheet.comes_to(_ticked(talk), talk.draft.items)
    label = await chosen_visit.label(talk.books, sheet.visit)
    rows = [[flow.choice(talk, texts.plain("deliver.save"), "save")]]
    await flow.ask(talk, "sheet.preview", rows, visit=label, **sheet_words.preview(sheet, said, _ticked(talk)))


async def _saved(talk: SheetTalk) -> str:
    """What is on record by now is left away: somebody may have reported it while this was being ticked."""
    assert talk.state is not None  # noqa: S101 - a step of a talk
    sheet, photo = await _sheet(talk), await talk.books.photos.get(talk.draft.photo)
    said = sheet.comes_to(_ticked(talk), talk.draft.items)
    if not said:
        raise Mistake("sheet.nothing_new")
    base = f"sheet:{photo.id}:{talk.state.id}"
    recorded = await sheets.record(talk.acting(), sheet.visit, photo, said, base)
    await counting.refresh(talk, sheet.visit)
    await cards.show(talk.books, talk.office, sheet.visit, talk.now)
    await flow.finish(
        talk,
        "sheet.saved",
        buttons=read_back.undo_rows(base, len(recorded)),
        waits=False,
        subject=f"delivery:{recorded[0].id}",
        code=sheet.visit.code,
        **sheet_words.saved(await sheets.of_visit(talk.books, sheet.visit), said),
    )
    await conflicts.warn(talk, sheet.visit, [one for one in recorded if one.number in sheet.otherwise])
    return DONE


FLOW = Flow(
    "lembar",
    may=Action.DELIVER,
    draft=Draft,
    first="tick",
    steps={
        "tick": question(
            _which,
            tapped("tick", _one_ticked),
            tapped("untick", _one_unticked),
            tapped("done", _done_already),
            tapped("page", _turned),
            tapped("all", _all),
            tapped("undo", _undone),
            tapped("on", _on),
            typed(_typed),
            pictured(_pictured),
        ),
        "item": question(_which_item, tapped("item", _item_chosen), tapped("each", _each)),
        "preview": question(_preview, tapped("save", _saved)),
    },
)
