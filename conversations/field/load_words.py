"""The account of a visit's load in words: for its card, and for the summary."""

from collections.abc import Sequence

from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.field import load
from sotarsa_bot.field.load import Line
from sotarsa_bot.people import roster
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.texts import Html


async def account(books: Books, visit: Visit, lines: Sequence[Line]) -> list[Html]:
    """Each item's line, and who accounted for what does not fit."""
    said = [part for line in lines for part in _of_item(line)]
    if explained := await load.explanation(books, visit, lines):
        name = await roster.name(books, explained.resolved_by or 0)
        said.append(texts.html("load.explained", name=name, words=explained.resolution))
    return said


def _of_item(line: Line) -> list[Html]:
    """ "Sembako: dibawa 30 = diserahkan 26 + kembali 3 + rusak 1, cocok"."""
    rest = {"back": line.back, "damaged": line.damaged, "lost": line.lost}
    parts = [texts.plain("load.handed_over", n=line.handed_over)]
    parts += [texts.plain(f"load.{what}", n=n) for what, n in rest.items() if n]
    said = texts.html(
        "load.line_off" if line.missing else "load.line",
        item=line.item[:1].upper() + line.item[1:],
        carried=line.carried,
        parts=" + ".join(parts),
        result=load.missing_in_words(line.missing) if line.missing else texts.plain("load.fits"),
    )
    return [said, texts.html("load.reason", reason=line.reason)] if line.reason else [said]
