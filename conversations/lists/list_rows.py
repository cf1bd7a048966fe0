"""What is said of a list's rows and columns: their sum, which of them have to be asked about, and what is not kept."""

from collections import defaultdict
from collections.abc import Iterable

from conversations.button import Button
from conversations.lists.list_lines import line, some
from conversations.presses.lists import TakeRows
from sotarsa_bot import texts, wording
from sotarsa_bot.lists import Asked, Place, ReadList
from sotarsa_bot.lists.records import WHYS, Why
from sotarsa_bot.records.list_file import ListFile
from sotarsa_bot.register.list_import import Import, Renumbered
from sotarsa_bot.texts import Html

FIRST = 5
MOST_LETTERS = 300
"""Letters for the numbers of rows; the workbook of problems has each with its reason."""


def the_sum(found: Import) -> list[Html]:
    """ "12 baris = 9 diambil + 1 ditanyakan + 2 tidak diambil", and which those are."""
    rows = found.sum
    counts = {"taken": len(rows.taken), "asked": len(rows.asked), "left": len(rows.left)}
    said = [texts.html("lists.sum", count=rows.rows, **counts)]
    closing = set(found.closing)
    parts = {
        "lists.sum_taken": rows.taken,
        "lists.sum_asked": rows.asked,
        "lists.sum_left": [place for place in rows.left if place not in closing],
        "lists.sum_closing": found.closing,
    }
    return said + [texts.html(key, rows=places(those)) for key, those in parts.items() if those]


def places(found: Iterable[Place]) -> str:
    """ "2–5, 8", or with the sheets' names where there are several."""
    sheets: defaultdict[str, list[int]] = defaultdict(list)
    for place in found:
        sheets[place.sheet].append(place.row)
    said = "; ".join(
        f"{sheet}: {wording.spans(rows)}" if sheet else wording.spans(rows) for sheet, rows in sheets.items()
    )
    return said if len(said) <= MOST_LETTERS else said[: said.rfind(",", 0, MOST_LETTERS)] + ", …"


def columns(read: ReadList, found: Import) -> list[Html]:
    """What became of columns and sheets that were not simply read, and whose number is not the file's."""
    about = read.about_columns
    said = []
    if about.poured:
        said.append(texts.html("lists.poured", columns=some(about.poured), rows=places(about.poured_rows)))
    if about.parts:
        said.append(texts.html("lists.parts", parts=some(about.parts)))
    if about.near:
        said.append(texts.html("lists.columns_near", columns=some(about.near)))
    if about.unread:
        said.append(texts.html("lists.columns_unread", columns=some(about.unread)))
    if about.hidden:
        said.append(texts.html("lists.columns_hidden", columns=some(about.hidden)))
    if read.unread:
        said.append(texts.html("lists.unread", sheets=some(read.unread)))
    if read.hidden_sheets:
        said.append(texts.html("lists.sheets_hidden", sheets=some(read.hidden_sheets)))
    return said + _numbers(found)


def questions(file: ListFile, found: Import, village: str) -> list[Html]:
    """The first thing that has to be said of rows: whether other villages' are meant, then hidden ones, then
    such with nothing but a name."""
    asked = _asked(found)
    if not asked:
        return []
    villages = dict.fromkeys(one.village for one in asked if one.village)
    said = {"count": len(asked), "village": village, "villages": some(villages)}
    said |= {"sheets": some(dict.fromkeys(one.reason for one in asked if one.reason))}
    said |= {"column": asked[0].column, "names": some([one.name for one in asked[:FIRST]])}
    if asked[0].why == "headless":
        return [texts.html("lists.ask_headless", **said)]
    lines = [line(one.row, one.sheet, _doubt(one)) for one in asked[:FIRST]]
    lines += [texts.html("lists.more_rows", count=len(asked) - FIRST)] if len(asked) > FIRST else []
    return [texts.html(f"lists.ask_{asked[0].why}", **said), *lines]


def buttons(file: ListFile, found: Import, village: str) -> list[list[Button]]:
    """The answers to the question, or what turns over an answer that was given."""
    if asked := _asked(found):
        why = asked[0].why
        return [[_answer(file, why, village, take=False), _answer(file, why, village, take=True)]]
    given = [(why, file.answers[why]) for why in WHYS if why in file.answers]
    return [[_answer(file, why, village, take=not said)] for why, said in given]


def _asked(found: Import) -> list[Asked]:
    """Of one kind at a time: a hidden row of another village may be none of this one's."""
    kinds = ([one for one in found.asked if one.why == why] for why in WHYS)
    return next((those for those in kinds if those), [])


def _doubt(one: Asked) -> str:
    """ "Utuh Ganal: meninggal 2 Nov" """
    return ": ".join(part for part in (one.name or "–", one.reason) if part)


def _answer(file: ListFile, why: Why, village: str, *, take: bool) -> Button:
    label = texts.plain(f"lists.{why}_{'take' if take else 'leave'}", village=village)
    return TakeRows(file=file.id, why=why, take=take).labelled(label)


def _numbers(found: Import) -> list[Html]:
    """Who bears another number on the visit's list than in the file."""
    lines = [line(one.place.row, one.place.sheet, _number(one)) for one in found.renumbered[:FIRST]]
    if more := found.renumbered[FIRST:]:
        lines.append(texts.html("lists.more_numbers", count=len(more)))
    return [texts.html("lists.renumbered", count=len(found.renumbered)), *lines] if lines else []


def _number(one: Renumbered) -> str:
    key = "lists.number_given" if one.own is None else "lists.number_other"
    return texts.plain(key, own=one.own, given=one.given)
