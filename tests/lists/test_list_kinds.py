"""Lists in whatever kind of file an office has: read, or refused with the true reason."""

import io
import zipfile

import openpyxl
import pytest

from sotarsa_bot import lists
from sotarsa_bot.mistake import Mistake
from tests.list_samples import AMINAH, RAHMAT, SITI, THREE, sheet, with_part, workbook, zipped
from tests.lists.test_list_reading import names, read_csv, reasons, refused

HTML = f"""<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {{ mso: "<tr>" }}</style>
</head><body><!-- <table><tr><td>Nama</td></tr></table> --><table border=1>
<tr><th>No</th><th>NIK</th><th>NAMA</th><th>ALAMAT</th><th>Jenis Bantuan</th></tr>
<tr><td>1<td>{AMINAH}</td><td>Aminah&nbsp;&amp; Co</td><td>Jl. 1<br>RT 2</td><td rowspan="2">beras</td></tr>
<tr><td>2</td><td>{RAHMAT}</td><td><b>Rahmat</b></td><td>Jl. &lt;2&gt;</td></tr>
<tr style="display:none"><td>3</td><td>{SITI}</td><td>Siti</td><td></td><td>minyak</td></tr>
</table></body></html>"""
XML_2003 = f"""<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Uren"><Table>
<Row><Cell><Data ss:Type="String">NIK</Data></Cell><Cell><Data ss:Type="String">NAMA</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="String">Dusun</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">{AMINAH}</Data></Cell><Cell><Data ss:Type="String">Aminah</Data></Cell>
<Cell ss:Index="4" ss:MergeDown="1"><Data ss:Type="String">Atas</Data></Cell></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="Number">{RAHMAT}</Data></Cell>
<Cell><Data ss:Type="String">Rahmat</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_a_web_page_that_was_named_xls_is_read() -> None:
    read = lists.read(HTML.encode(), lists.Wanted(two=True))
    assert [(line.row, line.number, line.name, line.address, line.benefit.item) for line in read.lines] == [
        (2, 1, "Aminah & Co", "Jl. 1 RT 2", "beras"),
        (3, 2, "Rahmat", "Jl. <2>", "beras"),
    ]
    assert [(one.row, one.why, one.name) for one in read.asked] == [(4, "hidden", "Siti")]
    assert (read.about_columns.poured, read.about_columns.poured_rows) == (("Jenis Bantuan",), (("", 3),))


def test_a_workbook_in_the_xml_of_excel_2003_is_read() -> None:
    read = lists.read(XML_2003.encode())
    assert [(line.row, line.name, line.nik, line.hamlet) for line in read.lines] == [(3, "Aminah", AMINAH, "Atas")]
    assert [(one.row, one.why) for one in read.asked] == [(4, "hidden")]
    taken = lists.read(XML_2003.encode(), lists.Wanted(hidden=True))
    assert [(line.row, line.hamlet) for line in taken.lines] == [(3, "Atas"), (4, "Atas")]
    assert refused(XML_2003.replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "ha">]><Workbook', 1).encode()) == "broken"


def ole(*streams: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + b"".join(name.encode("utf-16-le") for name in streams)


def strict() -> bytes:
    main, to = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    with zipfile.ZipFile(io.BytesIO(workbook(THREE))) as archive:
        return zipped({name: archive.read(name).replace(main, to) for name in archive.namelist()})


def locked() -> bytes:
    """A zip whose first part says that it is encrypted."""
    content = bytearray(workbook(THREE))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (ole("EncryptionInfo", "EncryptedPackage"), "password"), (locked(), "password"), (ole("Workbook"), "old_excel"),
        (ole("WordDocument"), "not_a_list"), (strict(), "strict_excel"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
        "open_document"),
        (zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.bin": b"x"}), "binary_excel"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x", "web_archive"),
        (b"<html><head></head><frameset><frame src=sheet1.htm></frameset></html>", "web_archive"),
        (b"<html><body>Halo</body></html>", "empty"),
        (b"<table><tr><td>Desa</td><td>Jumlah</td></tr></table>", "no_header"),
        (sheet([("=A9", "=B9"), ("=A10", "=B10")]), "only_formulas"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_the_true_reason(content: bytes, key: str) -> None:
    assert refused(content) == key


def test_a_large_logo_is_no_reason_to_refuse() -> None:
    logo = b"\x89PNG" + b"<!DOCTYPE svg" + bytes(range(256)) * 12_000
    assert names(lists.read(sheet(THREE, logo=logo)))[0] == "Aminah"


def test_what_poses_as_a_logo_is_refused() -> None:
    """A part under a picture's name that the workbook is to be read from."""
    book = sheet(THREE, logo=b"x")
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        types, rels = archive.read("[Content_Types].xml"), archive.read("xl/_rels/workbook.xml.rels")
    posing = types.replace(b"/xl/workbook.xml", b"/xl/media/image1.png")
    assert posing != types
    assert refused(with_part(book, "[Content_Types].xml", posing)) == "broken"
    posing = rels.replace(b"/xl/worksheets/sheet1.xml", b"/xl/media/image1.png")
    assert posing != rels
    assert refused(with_part(book, "xl/_rels/workbook.xml.rels", posing)) == "broken"


def test_rows_out_of_their_order_are_no_silent_loss() -> None:
    """openpyxl, reading row by row, passes over a row whose number is lower than the one before."""
    book = sheet((("NIK", "Nama"), (AMINAH, "Aminah"), (RAHMAT, "Rahmat")))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml")
    turned = page.replace(b'<row r="3"', b'<row r="1"')
    assert turned != page
    assert refused(with_part(book, "xl/worksheets/sheet1.xml", turned)) == "broken"


# --- what openpyxl does not tell ---


def test_a_formula_without_a_value_is_named_and_costs_no_more_than_its_cell() -> None:
    rows = (
        ("NIK", "Nama", "Dusun"),
        (AMINAH, "Aminah", "=IF(1,2,3)"), ("=A9", "Siti", "Atas"), (RAHMAT, "=UPPER(1)", "Atas"), ("=A1", "=B1", "=C1"),
    )  # fmt: skip
    read = lists.read(sheet(rows))
    assert [(line.name, line.hamlet) for line in read.lines] == [("Aminah", "")]
    assert reasons(read) == [(2, "formula"), (3, "formula_person"), (4, "formula_person"), (5, "formula_person")]
    assert read.problems[0].reason == "Dusun berupa rumus tanpa hasil; disimpan tanpa Dusun"


def test_an_error_of_excel_is_no_empty_cell() -> None:
    book = openpyxl.Workbook()
    for row in (("NIK", "Nama", "Dusun"), ("#N/A", "Aminah", "Atas"), (RAHMAT, "Rahmat", "#REF!")):
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    read = lists.read(target.getvalue())
    assert (names(read), reasons(read)) == (["Rahmat"], [(2, "formula_person"), (3, "formula")])


def test_merged_cells_are_filled_downwards_and_it_is_said() -> None:
    rows = (
        ("NIK", "Nama", "No KK", "Alamat", "Dusun", "Jenis Bantuan", "Jumlah"),
        (AMINAH, "Aminah", "6311020101100001", "Jl. 1", "Atas", "beras", "10 kg"), (RAHMAT, "Rahmat"),
        (SITI, "Siti", "", "", "Bawah", "minyak", 2),
    )  # fmt: skip
    book = sheet(rows, merged=[f"{column}2:{column}3" for column in "CDEFG"])
    assert [(one.row, one.why, one.reason) for one in lists.read(book).asked] == [
        (3, "member", "satu KK dengan baris 2")
    ]
    read = lists.read(book, lists.Wanted(member=True))
    assert [(one.kk, one.address, one.hamlet, str(one.benefit)) for one in read.lines[:2]] == [
        ("6311020101100001", "Jl. 1", "Atas", "beras 10 kg")
    ] * 2
    assert read.about_columns.poured == ("No KK", "Alamat", "Dusun", "Jenis Bantuan", "Jumlah")
    assert read.about_columns.poured_rows == (("", 3),)
    assert read.lines[2].address == ""


def test_a_person_merged_over_two_rows_gets_both_things() -> None:
    rows = (("NIK", "Nama", "Jenis Bantuan"), (AMINAH, "Aminah", "beras"), (None, None, "minyak"))
    read = lists.read(sheet(rows, merged=["A2:A3", "B2:B3"]))
    assert [(one.row, one.nik, one.benefit.item) for one in read.lines] == [(2, AMINAH, "beras"), (3, AMINAH, "minyak")]


def test_a_header_merged_over_two_rows_fills_nobody() -> None:
    rows = (
        ("No", "PENERIMA", None, "Dusun", "BANTUAN", None), (None, "NIK", "Nama", None, "Beras (kg)", "Minyak (ltr)"),
        (1, AMINAH, "Aminah", "Atas", 10, 2), (2, RAHMAT, "Rahmat", None, 5, 0),
    )  # fmt: skip
    read = lists.read(sheet(rows, merged=["A1:A2", "B1:C1", "D1:D2", "E1:F1"]))
    assert [(one.row, one.number, one.name, one.hamlet, str(one.benefit)) for one in read.lines] == [
        (3, 1, "Aminah", "Atas", "beras 10 kg"), (3, 1, "Aminah", "Atas", "minyak 2 ltr"),
        (4, 2, "Rahmat", "", "beras 5 kg"),
    ]  # fmt: skip
    assert read.about_columns.poured == ()


def test_hidden_rows_are_asked_about() -> None:
    book = sheet((("NIK", "Nama"), (AMINAH, "Aminah"), (RAHMAT, "Rahmat")), hidden=[3])
    read = lists.read(book)
    assert (names(read), [(one.row, one.name) for one in read.asked]) == (["Aminah"], [(3, "Rahmat")])
    assert names(lists.read(book, lists.Wanted(hidden=True))) == ["Aminah", "Rahmat"]
    left = lists.read(book, lists.Wanted(hidden=False))
    assert (names(left), reasons(left)) == (["Aminah"], [(3, "left_hidden")])


def test_hidden_sheets_are_named() -> None:
    assert lists.read(workbook(THREE, hidden=(("Nama",), ("Budi",)))).hidden_sheets == ("Tersembunyi",)


# --- a lone quotation mark ---

ROWS = f"{RAHMAT};Rahmat;{{}};Atas\r\n{SITI};Siti;Jl 3;Bawah\r\n{AMINAH};Aminah;{{}};Bawah\r\n"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ('"Jl 2', "Jl 4", ("Jl 2", "Jl 4")), ('Jl 2"', 'Jl 4"', ("Jl 2", "Jl 4")), ('"Jl 2', '"Jl 4', ("Jl 2", "Jl 4")),
        ('"Jl 2', 'Jl 4"', ("Jl 2", "Jl 4")), ('Jl "Melati" 2', "x", ('Jl "Melati" 2', "x")),
        ('"Jl 2\r\nRT 1"', '"Jl; 4"', ("Jl 2 RT 1", "Jl; 4")), ('"Jl ""M"" 2\nRT 1\nRW 2"', "x",
        ('Jl "M" 2 RT 1 RW 2', "x")),
    ],
)  # fmt: skip
def test_a_lone_quotation_mark_swallows_nobody(first: str, last: str, said: tuple[str, str]) -> None:
    read = lists.read(("NIK;Nama;Alamat;Dusun\r\n" + ROWS.format(first, last)).encode())
    assert [(line.nik, line.name, line.hamlet) for line in read.lines] == [
        (RAHMAT, "Rahmat", "Atas"), (SITI, "Siti", "Bawah"), (AMINAH, "Aminah", "Bawah"),
    ]  # fmt: skip
    assert (read.lines[0].address, read.lines[2].address) == said


def test_a_name_may_go_over_two_lines_at_the_beginning_of_a_record() -> None:
    read = lists.read(b'Nama;Alamat\n"Aminah\nbinti Ali";Jl. 1\nSiti;"Jl. 2\nRT 3"\n')
    assert [(one.name, one.address) for one in read.lines] == [("Aminah binti Ali", "Jl. 1"), ("Siti", "Jl. 2 RT 3")]


def test_excels_escapes_go() -> None:
    line = read_csv((("Nama", "Alamat"), ("Aminah_x000D_ binti Ali", "Jl Balai_x000d_RT 1 _x005F_x"))).lines[0]
    assert (line.name, line.address) == ("Aminah binti Ali", "Jl Balai RT 1 _x")


def test_many_lines_are_refused_before_they_are_split() -> None:
    with pytest.raises(Mistake, match=r"lists\.too_many_rows"):
        lists.read(b"Nama\n" + b"\n" * 2_000_001)
