"""What the tick-off of a signed sheet shows: a page of the list, what is ticked, and what saving it records."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from conversations.button import Button, in_rows
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.hand_overs.sheets import Sheet
from sotarsa_bot.records.field import Listed
from sotarsa_bot.texts import Html

PER_PAGE, PER_ROW = 40, 5
MOST_LINES = 12
MOST_SPANS = 400
"""Letters of a list of numbers; a longer one is cut."""


def pages(sheet: Sheet) -> int:
    return max(1, -(-len(sheet.listed) // PER_PAGE))


def page(sheet: Sheet, which: int) -> Sequence[Listed]:
    return sheet.listed[which * PER_PAGE : (which + 1) * PER_PAGE]


def in_fives(cells: Iterable[Button]) -> list[list[Button]]:
    return in_rows(cells, PER_ROW)


def names(shown: Iterable[Listed]) -> Html:
    """For private chats."""
    return Html("\n".join(texts.html("sheet.name", number=one.number, name=wording.cut(one.name)) for one in shown))


def ticked(numbers: Collection[int]) -> str:
    if not numbers:
        return texts.plain("sheet.nothing_ticked")
    return texts.plain("sheet.ticked", count=len(numbers), numbers=_spans(numbers))


def recorded(sheet: Sheet) -> Html | str:
    return texts.html("sheet.recorded", numbers=_spans(sheet.done)) + "\n" if sheet.done else ""


def preview(sheet: Sheet, said: Sequence[HandOver], chosen: Collection[int]) -> dict[str, Any]:
    """What is about to be recorded, and what is remarkable about it."""
    numbers = {one.number for one in said}
    remarks = {"done_remark": sheet.done & set(chosen), "otherwise_remark": sheet.otherwise & numbers}
    return {
        "goods": _goods(said),
        "count": len(numbers),
        "open": len(sheet.open - numbers),
        "remarks": Html("".join("\n" + texts.html(f"sheet.{k}", numbers=_spans(v)) for k, v in remarks.items() if v)),
    }


def saved(after: Sheet, said: Sequence[HandOver]) -> dict[str, Any]:
    """What was recorded; `after` is the sheet as it stands with it."""
    numbers = {one.number for one in said if one.number is not None}
    return {"count": len(numbers), "numbers": _spans(numbers), "open": len(after.open), "goods": _goods(said)}


def _goods(said: Iterable[HandOver]) -> Html:
    """Who gets the same, on one line: "1 sembako + 2 selimut: nomor 1–9, 12"."""
    by_number: defaultdict[int, list[str]] = defaultdict(list)
    for one in said:
        by_number[one.number or 0].append(f"{one.amount} {one.item}")
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for number, goods in by_number.items():
        alike[" + ".join(goods)].append(number)
    shown = list(alike.items())[:MOST_LINES]
    lines = [texts.html("sheet.goods", goods=goods, numbers=_spans(numbers)) for goods, numbers in shown]
    if rest := len(by_number) - sum(len(numbers) for _, numbers in shown):
        lines.append(texts.html("sheet.more", count=rest))
    return Html("\n".join(lines))


def _spans(numbers: Collection[int]) -> str:
    words = wording.spans(numbers)
    return words if len(words) <= MOST_SPANS else words[:MOST_SPANS].rpartition(",")[0] + " …"
