"""Lists of recipients as offices make them, made by the tests."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
import xlsxwriter

AMINAH, RAHMAT, SITI = "6311021203560003", "6311020107700001", "3201015508810002"
"""Siti was registered elsewhere first, and is a woman: her day of birth has 40 added."""
HEADER = ("No", "NIK", "Nama Lengkap", "Alamat", "Dusun", "Jenis Bantuan", "Jumlah")
THREE = (
    HEADER,
    (1, AMINAH, "Aminah", "Jl. Balai 1", "Atas", "beras", "10 kg"),
    (2, RAHMAT, "Rahmat <Hidayat>", "Jl. Balai 2", "Bawah", "beras", "10 kg"),
    (3, "belum ada NIK", "Siti", "Jl. Balai 3", "Bawah", "beras", "10 kg"),
)

Rows = Sequence[Sequence[Any]]


def csv_text(rows: Rows, delimiter: str = ";") -> str:
    return "".join(delimiter.join(str(cell) for cell in row) + "\r\n" for row in rows)


def workbook(rows: Rows, *, hidden: Rows = (), further: Rows = ()) -> bytes:
    """A workbook: a hidden sheet first, if there is one, then the list, then another visible sheet."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for title, content in (("Tersembunyi", hidden), ("Uren", rows), ("Lain", further)):
        if not content:
            continue
        sheet = book.add_worksheet(title)
        if title == "Tersembunyi":
            sheet.hide()
        else:
            sheet.activate()
            sheet.set_first_sheet()
        for number, row in enumerate(content):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write(number, column, value)
    book.close()
    return target.getvalue()


def nik(number: int) -> str:
    """A NIK for each number below 250,000."""
    day, serial = divmod(number, 9_000)
    return f"631102{day + 1:02}0170{serial + 1:04}"


def many(count: int) -> Rows:
    rows = [(n + 1, nik(n), f"Warga Contoh {n}", "Jl. Panjang", "Atas", "beras", 10) for n in range(count)]
    return [HEADER, *rows]


def zipped(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_part(book: bytes, name: str, content: bytes) -> bytes:
    """The same workbook with a part put in, or replaced."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    return zipped({**parts, name: content})


def bomb() -> bytes:
    """A workbook of some tens of kB that unpacks to 30 MB."""
    return with_part(workbook(THREE), "xl/worksheets/sheet2.xml", b" " * 30_000_000)


def sheet(
    rows: Rows, *, title: str = "Uren", merged: Sequence[str] = (), hidden: Sequence[int] = (), logo: bytes = b""
) -> bytes:
    """A workbook of one sheet with merged ranges (their top cells hold the value), hidden rows (as Excel counts) and a
    picture. A value that begins with "=" is a formula that nobody has worked out."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = title
    for row in rows:
        page.append(list(row))
    for ref in merged:
        page.merge_cells(ref)
    for number in hidden:
        page.row_dimensions[number].hidden = True
    target = io.BytesIO()
    book.save(target)
    content = target.getvalue()
    return with_part(content, "xl/media/image1.png", logo) if logo else content
