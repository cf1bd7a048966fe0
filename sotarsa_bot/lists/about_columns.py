"""What became of each column that was not simply read: nothing of a file is left away without a word."""

from collections.abc import Callable, Sequence

from sotarsa_bot import texts
from sotarsa_bot.lists.cells import words
from sotarsa_bot.lists.needs import needs
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.lists.none_yet import is_none
from sotarsa_bot.lists.records import Columns, Place
from sotarsa_bot.lists.sheets import MOST_COLUMNS, letter
from sotarsa_bot.lists.tables import Table, cell_at

MOST_LETTERS = 40


def about_columns(tables: Sequence[Table], sheet: Callable[[Table], str]) -> Columns:
    """`sheet`: how a table's sheet is named where rows are named."""
    unread: dict[str, None] = {}
    poured: dict[str, None] = {}
    hidden: dict[str, None] = {}
    rows: dict[Place, None] = {}
    near: dict[str, None] = {}
    for table in tables:
        filled = {at for row in table.rows for at, cell in enumerate(row.cells) if words(cell)}
        unread |= {_title(table, at): None for at in sorted(filled - table.columns.read)}
        unread |= dict.fromkeys(_remarks(table))
        near |= {_as(table, at, name): None for at, name in sorted(table.near.items())}
        if table.sheet.wider:
            unread[texts.plain("lists.columns_beyond", column=letter(MOST_COLUMNS - 1))] = None
        hidden |= {_title(table, at): None for at in sorted(table.sheet.concealed & table.columns.read)}
        for at, numbers in sorted(table.poured.items()):
            if at in table.columns.read:
                poured[_title(table, at)] = None
                rows |= {Place(sheet(table), number): None for number in numbers}
    return Columns(unread=tuple(unread), poured=tuple(poured), poured_rows=tuple(sorted(rows)), hidden=tuple(hidden),
                   near=tuple(near))  # fmt: skip


def _as(table: Table, column: int, name: str) -> str:
    return texts.plain("lists.column_as", title=_title(table, column), field=texts.plain(f"lists.column_{name}"))


def _remarks(table: Table) -> list[str]:
    """The column of needs, if it says anything else, too: that is not kept."""
    at = table.columns.fields.get("needs")
    said = {words(cell_at(row.cells, at)) for row in table.rows}
    if at is None or all(needs(one) or is_none(one) for one in said):
        return []
    return [texts.plain("lists.column_partly", column=_title(table, at))]


def _title(table: Table, column: int) -> str:
    said = masked(table.titles[column])[:MOST_LETTERS] if column < len(table.titles) else ""
    return said or texts.plain("lists.column_untitled", column=letter(column))
