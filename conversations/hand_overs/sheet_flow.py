"""Ticking off a signed sheet: who received, then the hand-overs at once. Names are shown in private only."""

import re

from conversations import flow
from conversations.button import Button, number
from conversations.choosing import chosen_visit
from conversations.choosing.chosen_village import page_number
from conversations.flow import DONE, Flow, FlowStep, pictured, question, tapped, typed
from conversations.hand_overs import (
    captions,
    not_carried,
    photos,
    proxy_letter,
    read_back,
    sheet_instead,
    sheet_words,
)
from conversations.hand_overs.sheet_draft import At, Draft, SheetTalk, sheet_of, tick, ticked
from conversations.hand_overs.sheet_typed import (
    bare,
    taken_off,
    tells_of_a_proxy,
    tells_otherwise,
    who_not,
    who_signed_too,
    with_numbers,
)
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs import deliveries, sheets
from sotarsa_bot.hand_overs.sheets import Sheet
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import (
    looks_like_caption,
    names_a_sheet,
    parse_numbers,
    parse_ticks,
    read_correction,
)
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import PhotoKind
from sotarsa_bot.visits import visits

ONLY_EXCEPT = re.compile(r"\W*(?:k[ae]cu?ali|kcuali|s[ae]lain|tanpa|kec)\b", re.IGNORECASE)


async def _which(talk: SheetTalk) -> None:
    sheet = await sheet_of(talk)
    talk.draft.page %= sheet_words.pages(sheet)
    chosen = ticked(talk) - sheet.done
    shown = sheet_words.page(sheet, talk.draft.page)
    rows = sheet_words.in_fives([_cell(talk, sheet, chosen, one.number) for one in shown])
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
    await flow.ask(talk, "sheet.ask", rows, visit=label, ticked=sheet_words.ticked(chosen),
                   recorded=sheet_words.recorded(sheet), names=names)  # fmt: skip


def _cell(talk: SheetTalk, sheet: Sheet, chosen: frozenset[int], one: int) -> Button:
    if one in sheet.done:
        return flow.choice(talk, texts.plain("sheet.done", number=one), "done", one)
    if one in chosen:
        return flow.choice(talk, texts.plain("sheet.tick", number=one), "untick", one)
    return flow.choice(talk, str(one), "tick", one)


async def _one_ticked(talk: SheetTalk) -> FlowStep:
    """Two buttons in one place, not a toggle: a thumb that presses twice must not take the tick away."""
    chosen = number([talk.answer])
    if chosen not in (await sheet_of(talk)).open:
        raise Mistake("common.old_button")
    return tick(talk, ticked(talk) | {chosen})


async def _one_unticked(talk: SheetTalk) -> FlowStep:
    return tick(talk, ticked(talk) - {number([talk.answer])})


async def _done_already(talk: SheetTalk) -> FlowStep:
    talk.note("sheet.done_already", number=number([talk.answer]))
    return At.TICK


async def _turned(talk: SheetTalk) -> FlowStep:
    talk.draft.page = page_number(talk.answer)
    return At.TICK


async def _all(talk: SheetTalk) -> FlowStep:
    return tick(talk, (await sheet_of(talk)).open)


async def _undone(talk: SheetTalk) -> FlowStep:
    if not talk.draft.before:
        talk.note("sheet.nothing_to_undo")
        return At.TICK
    *earlier, last = talk.draft.before
    talk.draft.before, talk.draft.ticked = tuple(earlier), last
    return At.TICK


async def _typed(talk: SheetTalk) -> FlowStep:
    """What is typed next to the ticks changes them as it reads: "12" ticks, "kecuali 2" takes a tick away, "bukan 3
    tapi 4" does both. A whole caption is a report of its own, and so is that somebody did not receive."""
    if looks_like_caption(talk.answer):
        await captions.record_words(talk, talk.answer)
        return At.TICK
    sheet = await sheet_of(talk)
    answer = who_not(talk.answer, sheet.listed)
    said = who_signed_too(answer) or bare(answer)
    if off := taken_off(said, ticked(talk)):
        return tick(talk, (ticked(talk) - off) & sheet.open)
    if tells_otherwise(answer, sheet) or tells_of_a_proxy(answer, sheet):
        await captions.record_words(talk, f"{sheet.visit.code} {answer}")
        return At.TICK
    words = with_numbers(said or answer, sheet.listed)
    return tick(talk, _changed(words, ticked(talk), sheet) & sheet.open)


def _changed(words: str, before: frozenset[int], sheet: Sheet) -> frozenset[int]:
    known = [one.number for one in sheet.listed]
    if (correction := read_correction(words)) and correction.wrong:
        right = parse_numbers(", ".join(map(str, correction.right)), known) if correction.right else frozenset[int]()
        return before - frozenset(correction.wrong) | right
    ticks = parse_ticks(words, known)
    if before and ONLY_EXCEPT.match(words):
        return before - ticks.without
    return (before | ticks.chosen) - ticks.without


async def _pictured(talk: SheetTalk) -> FlowStep:
    """Another page of the sheet; or a photo whose caption reports a hand-over of its own, or the letter for one."""
    if await proxy_letter.of_another(talk):
        return At.TICK
    if looks_like_caption(talk.answer) and not names_a_sheet(talk.answer) and await captions.captioned(talk):
        return At.TICK
    await photos.keep(talk, (await sheet_of(talk)).visit, kind=PhotoKind.SHEET)
    return At.TICK


async def _on(talk: SheetTalk) -> FlowStep:
    sheet = await sheet_of(talk)
    chosen = ticked(talk) & sheet.open
    if not chosen:
        raise Mistake("sheet.nothing_new" if ticked(talk) else "sheet.tick_first")
    talk.draft.instead = ""
    return (
        At.NOT_CARRIED
        if await not_carried.among(talk.books, sheet.visit, chosen)
        else await sheet_instead.on_with(talk)
    )


async def _which_item(talk: SheetTalk) -> None:
    items = deliveries.carried(await visits.get(talk.books, talk.draft.visit))
    rows = [[flow.choice(talk, wording.cut(item), "item", n)] for n, item in enumerate(items)]
    await flow.ask(talk, "sheet.which_item", [*rows, [flow.choice(talk, texts.plain("sheet.each"), "each")]])


async def _item_chosen(talk: SheetTalk) -> FlowStep:
    items = deliveries.carried(await visits.get(talk.books, talk.draft.visit))
    if number([talk.answer]) >= len(items):
        raise Mistake("common.old_button")
    talk.draft.items = (items[number([talk.answer])],)
    return At.PREVIEW


async def _each(talk: SheetTalk) -> FlowStep:
    talk.draft.items = tuple(deliveries.carried(await visits.get(talk.books, talk.draft.visit)))
    return At.PREVIEW


async def _preview(talk: SheetTalk) -> None:
    sheet = await sheet_of(talk)
    said = await sheet_instead.comes_to(talk, sheet)
    label = await chosen_visit.label(talk.books, sheet.visit)
    rows = [[flow.choice(talk, texts.plain("deliver.save"), "save")]]
    await flow.ask(talk, "sheet.preview", rows, visit=label, **sheet_words.preview(sheet, said, ticked(talk)))


async def _saved(talk: SheetTalk) -> FlowStep:
    """What is on record by now is left away: somebody may have reported it while this was being ticked."""
    assert talk.state is not None  # noqa: S101 - a step of a talk
    sheet, photo = await sheet_of(talk), await talk.books.photos.get(talk.draft.photo)
    said = await sheet_instead.comes_to(talk, sheet)
    if not said:
        raise Mistake("sheet.nothing_new")
    base = f"sheet:{photo.id}:{talk.state.id}"
    recorded = await sheets.record(talk.acting(), sheet.visit, photo, said, base)
    await flow.finish(
        talk,
        "sheet.saved",
        buttons=read_back.undo_rows(base, len(recorded)),
        waits=False,
        subject=recorded[0].subject,
        code=sheet.visit.code,
        **sheet_words.saved(await sheets.of_visit(talk.books, sheet.visit), said),
    )
    return DONE


FLOW = Flow(
    "lembar",
    may=Action.DELIVER,
    draft=Draft,
    first=At.TICK,
    steps={
        At.TICK: question(
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
        At.NOT_CARRIED: question(
            sheet_instead.asked,
            tapped("leave", sheet_instead.left_open),
            tapped("due", sheet_instead.got_their_due),
            tapped("instead", sheet_instead.got_instead),
        ),
        At.ITEM: question(_which_item, tapped("item", _item_chosen), tapped("each", _each)),
        At.PREVIEW: question(_preview, tapped("save", _saved), typed(_typed)),
    },
)
