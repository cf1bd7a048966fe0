"""Word documents for offices that edit: real headings, real tables, A4. The same data and words as the PDFs."""

import io
from collections.abc import Iterable, Sequence

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
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
    centred(document, texts.plain("paper.number", number=said))


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
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _fill(made.rows[0].cells, heads, widths, bold=True)
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(again)
    for row, words in zip(list(made.rows)[1:], lines, strict=True):
        _fill(row.cells, words, widths)
    return made


def _fill(cells: Sequence[_Cell], words: Sequence[str], widths: Sequence[int], *, bold: bool = False) -> None:
    """Word believes the widths of the cells, not those of the columns."""
    for cell, said, width in zip(cells, words, widths, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].add_run(one_line(said)).bold = bold
        cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def facts(document: Document, pairs: Iterable[tuple[str, str]]) -> None:
    """ "Nama : Rahmi": a table without lines; what is empty is left open."""
    rows = [(name, ":", value or texts.plain("paper.open")) for name, value in pairs]
    made = document.add_table(rows=len(rows), cols=3)
    made.autofit = False
    for row, words in zip(made.rows, rows, strict=True):
        _fill(row.cells, words, (25, 5, 130))


def signatures(document: Document, *signers: Signer) -> None:
    """Side by side, in the order given; one alone stands at the right."""
    made = document.add_table(rows=1, cols=2)
    for cell, one in zip(made.rows[0].cells[-len(signers) :], signers, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_together = True
        paragraph.add_run(f"{one.title}\n\n\n\n")
        paragraph.add_run(one_line(one.name) or texts.plain("paper.open")).bold = True
        rank = f"{one.rank}\n" if one.rank else ""
        paragraph.add_run(f"\n{rank}{texts.plain('paper.nip')}. {one.nip or texts.plain('paper.open')}")


def content(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
