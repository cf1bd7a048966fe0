"""How a list ends: with a row of sums, and those who sign it."""

from sotarsa_bot.lists import cells
from sotarsa_bot.lists.sheets import UNKNOWN, Cells
from sotarsa_bot.lists.tables import Table, cell_at

CLOSING = (
    "total", "jumlah", "subtotal", "sub total", "grand total", "nip", "mengetahui", "menyetujui", "kepala desa",
    "camat",
)  # fmt: skip
"""How a row of sums begins, or the first of the signatures: it closes a list."""


def closes(table: Table, row: Cells) -> bool:
    if cells.words(cell_at(row, table.columns.fields.get("nik"))):
        return False
    filled = [said for cell in row if (said := cells.words(cell).casefold()) and any(c.isalpha() for c in said)]
    return bool(filled) and _begins(filled[0])


def nobody(table: Table, row: Cells) -> bool:
    """Neither a NIK nor words that could be somebody's name."""
    nik, name = (cell_at(row, table.columns.fields.get(field)) for field in ("nik", "name"))
    said = cells.words(name).casefold()
    if cells.words(nik) or UNKNOWN in (nik, name):
        return False
    return said in CLOSING or not any(c.isalpha() for c in said)


def _begins(said: str) -> bool:
    return any(said == word or said.startswith((f"{word} ", f"{word}:", f"{word}.")) for word in CLOSING)
