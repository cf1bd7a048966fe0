"""Word documents for offices that edit: real headings, real tables, A4. The same data and words as the PDFs.

They look the same in LibreOffice, which believes a table's grid where Word believes its cells; and no row is split
over two pages, least of all one in which somebody signs.
"""

import io
from collections.abc import Iterable, Sequence

import docx
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from sotarsa_bot import texts
from sotarsa_bot.papers.official import Head, Signer, Status
from sotarsa_bot.parsing.names import one_line

FONT = "Arial"
"""On every computer of an office; the PDFs bring their own."""
FACTS, SIDES = (25, 5, 130), (80, 80)
"""Widths in mm: of what is said of somebody, and of two who sign."""


def blank(status: Status, footer: str) -> Document:
    """An empty A4 document; its header says how the paper stands, on every page."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    for name, size in (("Normal", 10), ("Title", 14), ("Heading 1", 12), ("Heading 2", 10)):
        _looks(document, name, size)
    top = section.header.paragraphs[0]
    top.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    top.add_run(status.words).bold = True
    section.footer.paragraphs[0].add_run(footer).font.size = Pt(7)
    return document


def _looks(document: Document, name: str, size: int) -> None:
    style = document.styles[name]
    font = style.font
    font.name, font.size, font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    for key in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{key}"), FONT)


def letterhead(document: Document, head: Head) -> None:
    first = centred(document, head.regency)
    first.runs[0].font.size = Pt(12)
    second = centred(document, head.office, bold=True)
    second.runs[0].font.size = Pt(15)
    last = centred(document, "\n".join(head.address))
    last.runs[0].font.size = Pt(8.5)
    _line_below(last)


def _line_below(paragraph: Paragraph) -> None:
    """What the letterhead ends with."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "thinThickSmallGap"), ("sz", "18"), ("space", "4"), ("color", "auto")):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:jc")  # the order Word asks for


def title(document: Document, words: str, number: str) -> None:
    heading = document.add_heading(words, level=1)
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    said = number or texts.plain("paper.open")
    centred(document, texts.plain("paper.number", number=said)).paragraph_format.space_after = Pt(10)


def paragraph(document: Document, words: str, style: str | None = None) -> Paragraph:
    """On one line, without what XML cannot hold."""
    return document.add_paragraph(one_line(words), style=style)


def centred(document: Document, words: str, *, bold: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.add_run(words).bold = bold
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def table(document: Document, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> Table:
    """With a line around each cell; `widths` in mm. The heads come again on each page."""
    lines = list(rows)
    made: Table = document.add_table(rows=1 + len(lines), cols=len(heads), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    _looks_whole(made, widths)
    _fill(made.rows[0].cells, heads, bold=True)
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(again)
    for row, words in zip(list(made.rows)[1:], lines, strict=True):
        _fill(row.cells, words)
    return made


def _looks_whole(made: Table, widths: Sequence[int]) -> None:
    """Columns of these widths (mm), for who goes by the cells and who goes by the grid, and each row on one page."""
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    for row in made.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _fill(cells: Sequence[_Cell], words: Sequence[str], *, bold: bool = False) -> None:
    for cell, said in zip(cells, words, strict=True):
        cell.paragraphs[0].add_run(one_line(said)).bold = bold
        cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def facts(document: Document, pairs: Iterable[tuple[str, str]]) -> None:
    """ "Nama : Rahmi": a table without lines; what is empty is left open."""
    rows = [(name, ":", value or texts.plain("paper.open")) for name, value in pairs]
    made = document.add_table(rows=len(rows), cols=3)
    _looks_whole(made, FACTS)
    for row, words in zip(made.rows, rows, strict=True):
        _fill(row.cells, words)


def goes_with_what_follows(paragraph: Paragraph) -> None:
    """Never the last on a page."""
    paragraph.paragraph_format.keep_with_next = True


def signatures(document: Document, closing: str, *signers: Signer, beside: Sequence[str] = ()) -> None:
    """Below the words that close the paper, on the same page: nobody signs a page that says nothing. Side by side, in
    the order given; one alone stands at the right. `beside`: lines at the left of it, on its page, too (of a table,
    LibreOffice does not keep what follows on the same page)."""
    goes_with_what_follows(paragraph(document, closing))
    made = document.add_table(rows=1, cols=2)
    _looks_whole(made, SIDES)
    for cell, one in zip(made.rows[0].cells[-len(signers) :], signers, strict=True):
        signed = cell.paragraphs[0]
        signed.alignment = WD_ALIGN_PARAGRAPH.CENTER
        signed.paragraph_format.keep_together = True
        signed.add_run(f"{one.title}\n\n\n\n")
        signed.add_run(one_line(one.name) or texts.plain("paper.open")).bold = True
        rank = f"{one.rank}\n" if one.rank else ""
        signed.add_run(f"\n{rank}{texts.plain('paper.nip')}. {one.nip or texts.plain('paper.open')}")
    if beside:
        left = made.rows[0].cells[0]
        left.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        left.paragraphs[0].paragraph_format.keep_together = True
        left.paragraphs[0].add_run("\n".join(map(one_line, beside)))


def content(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
