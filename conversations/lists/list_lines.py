"""A row of a list in words."""

from collections.abc import Iterable

from sotarsa_bot import texts
from sotarsa_bot.texts import Html

SOME = 10


def line(row: int, sheet: str, what: str) -> Html:
    """ "baris 7: Siti", with the sheet's name where there are several."""
    if sheet:
        return texts.html("lists.line_of_sheet", row=row, sheet=sheet, what=what)
    return texts.html("lists.line", row=row, what=what)


def some(words: Iterable[str]) -> str:
    """Up to ten of them, and whether there are more."""
    said = list(words)
    return ", ".join(said[:SOME]) + ("…" if len(said) > SOME else "")
