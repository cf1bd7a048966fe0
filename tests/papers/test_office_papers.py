"""Official papers as files: the letterhead, Word beside PDF, the full annex, small pictures, and foreign characters."""

import base64
import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from PIL import Image
from pypdf import PdfReader

from simulator.photos import sample_photo
from sotarsa_bot import papers, texts
from sotarsa_bot.papers.glyphs import drawable
from sotarsa_bot.papers.goods import Goods
from sotarsa_bot.papers.handover import ByNumber, Handover, Party
from sotarsa_bot.papers.letter import Assigned, Letter
from sotarsa_bot.papers.official import Head, Signer, Status
from sotarsa_bot.papers.photo_annex import MOST_PICTURES, PhotoAnnex, Picture
from sotarsa_bot.papers.sheet import Part, Sheet
from sotarsa_bot.papers.thumbnails import MOST_BYTES, SIDE_PIXELS, thumbnail
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.vault import Numbers
from storage.picture_files import DiskPictures
from storage.vault import vault_of
from tests import printed

HEAD = Head(
    regency="PEMERINTAH KABUPATEN BALANGAN", office="KECAMATAN HALONG", address=("Jalan Contoh 1", "Telp. 0526")
)
DRAFT = Status(draft=True, words=texts.plain("paper.draft_words"))
SIGNED = Status(draft=False, words=texts.plain("paper.filed", day="5 Desember 2026"))
NIK = "6311021708450003"
VAULT = vault_of(b"a key of the tests' own, 32 long")
PARTY = Party(name="Rahmi <b>&</b> #x", office="Koordinator tim", address="Kantor")


def record(status: Status = DRAFT) -> Handover:
    return Handover(
        head=HEAD,
        status=status,
        number="400.9/12/KEC-HLG/XII/2026",
        opening="Pada hari ini Kamis",
        handing="menyerahkan:",
        first=PARTY,
        second=PARTY.with_(name=""),
        goods=(Goods(item="beras `5 kg`", amount="25", unit="karung", words="dua puluh lima"),),
        approved=("Alus Contoh (perangkat Desa Uren), Kamis, 3 Desember 2026, 14.05 WITA",),
        annex="kunjungan K1",
        by_number=(ByNumber(number=3, goods="1 karung beras", how="diwakilkan"),),
        notes=("Belum menerima: nomor 4.",),
        footer="K1 Desa Uren",
    )


def full_record() -> Handover:
    assert VAULT
    sealed = VAULT.seal(Numbers(nik=NIK), "listed:1:3")
    locked = VAULT.seal(Numbers(nik=NIK), "listed:9:9")
    row = "listed:1:3"
    named = ByNumber(number=3, goods="1 karung", how="diwakili Siti (anak)", name="Aminah", sealed=sealed, row=row)
    unread, without = named.with_(number=4, name="Rahmat", sealed=locked), named.with_(number=None, sealed="")
    return record().with_(full=True, by_number=(named, unread, without))


def letter(status: Status = DRAFT) -> Letter:
    return Letter(
        head=HEAD,
        status=status,
        basis="Keputusan Camat Halong Nomor 12 Tahun 2026",
        people=(Assigned(name="Rahmi Contoh", office="Koordinator tim"),),
        task="melaksanakan pelayanan",
        when="Kamis, 3 Desember 2026, 09.00 WITA",
        where="Balai Desa",
        issued="Halong, .....",
        signer=Signer(title="Camat Halong", name="Budi Contoh", rank="Pembina (IV/a)", nip="19800101 200501 1 001"),
        copies=("Bupati Balangan", "Arsip"),
        footer="K1",
    )


def made(paper: Record, form: str = "", find: Callable[[str], Path] | None = None) -> bytes:
    """As the sender makes it from what the outbox holds."""
    sources = papers.Sources(find or papers.NO_SOURCES.find, VAULT)
    return papers.made(papers.named(paper, form), paper.model_dump(mode="json"), sources)


def test_the_word_record_says_what_the_pdf_says_in_headings_and_tables() -> None:
    headings, cells, said = printed.words(made(record(), "docx"))
    assert headings == [
        "BERITA ACARA SERAH TERIMA", "LAMPIRAN", texts.plain("handover.approved"), texts.plain("handover.annex_list"),
    ]  # fmt: skip
    assert cells[cells.index("Terbilang") + 1 :][:5] == ["1", "beras `5 kg`", "25", "karung", "dua puluh lima"]
    assert cells[cells.index("Keterangan") + 1 :][:3] == ["3", "1 karung beras", "diwakilkan"]
    pdf = printed.text(made(record()))
    for words in (
        DRAFT.words, "KECAMATAN HALONG", "Telp. 0526", "Nomor: 400.9/12/KEC-HLG/XII/2026", "Rahmi <b>&</b> #x",
        "selanjutnya disebut PIHAK KEDUA.", "Alus Contoh (perangkat Desa Uren)", "Belum menerima: nomor 4.",
        "disamarkan: tanpa nama dan NIK",
    ):  # fmt: skip
        assert words in said
        assert words in pdf


def test_the_word_letter_says_what_the_pdf_says() -> None:
    headings, cells, said = printed.words(made(letter(), "docx"))
    assert headings == ["SURAT TUGAS", "MENUGASKAN"]
    assert cells[cells.index("Jabatan") + 1 :][:4] == ["1", "Rahmi Contoh", "", "Koordinator tim"]
    pdf = printed.text(made(letter()))
    for words in (
        DRAFT.words, "Jalan Contoh 1", "Keputusan Camat Halong Nomor 12 Tahun 2026",
        "Camat Halong", "Budi Contoh", "Pembina (IV/a)", "NIP. 19800101 200501 1 001", "Bupati Balangan",
    ):  # fmt: skip
        assert words in said
        assert words in pdf


def tables_of(paper: Record) -> list[Table]:
    return docx.Document(io.BytesIO(made(paper, "docx"))).tables


def grids() -> Iterator[Table]:
    for paper in (record(), full_record(), letter()):
        yield from tables_of(paper)


def test_the_word_tables_have_their_own_widths_in_word_and_in_libreoffice() -> None:
    """Word believes the cells (w:tcW), LibreOffice the grid (w:gridCol), which python-docx leaves at equal shares. No
    table is wider than the page's words."""
    for table in grids():
        grid = [column.width for column in table.columns]
        for row in table.rows:
            assert all(cell.width in (None, width) for cell, width in zip(row.cells, grid, strict=True))
        assert sum(width or 0 for width in grid) <= Mm(161)
        assert len(set(grid)) > 1 or len(grid) == 2  # the two signatures


def test_no_row_of_a_word_table_is_split_over_two_pages() -> None:
    """Least of all one with a name and a place to sign."""
    for table in grids():
        assert all(row._tr.trPr.findall(qn("w:cantSplit")) for row in table.rows)


LONG = "Hj. Siti Nor Asiah Rahmatullah Kusumawardhani Wahyuningtyas"


@pytest.mark.parametrize("count", range(17, 32))
def test_no_row_of_a_pdf_table_is_split_over_two_pages(count: int) -> None:
    """A long name began on one page and ended on the next, below another number."""
    of_one = full_record().by_number[0].with_(name=LONG, how=f"diwakili {LONG} (anak)")
    numbers = range(1, count + 1)
    full = full_record().with_(by_number=tuple(of_one.with_(number=n, sealed="") for n in numbers))
    sent = letter().with_(people=tuple(Assigned(name=LONG, office="Anggota tim") for n in numbers))
    for paper, each in ((full, 2), (sent, 1)):
        pages = printed.pages(made(paper))
        assert sum(page.count("Hj. Siti") for page in pages) == each * count
        assert all(page.count("Hj. Siti") == page.count("Wahyuningtyas") for page in pages)


def test_a_person_of_many_visits_is_printed_on_as_many_pages_as_it_takes() -> None:
    """From about sixty on, the lines of their visits stood one over the other at the bottom of the page."""
    visits = tuple((f"K{n} Uren, 8 Des 2026", f"berhak {n} sembako") for n in range(1, 91))
    parts = (Part(head="Yang tercatat", rows=(("Nama", LONG),)), Part(head="Daftar dan penyerahan", rows=visits))
    pages = printed.pages(made(Sheet(title="Data pribadi", intro="", parts=parts, footer="")))
    assert [bool(page.count("berhak")) for page in pages] == [True, True]
    assert sum(page.count("berhak") for page in pages) == 90


def test_what_was_approved_in_the_chat_is_never_alone_on_a_page() -> None:
    """With more goods it did not fit below the signatures, and was a page of its own."""
    many = tuple(Goods(item=f"barang {n}", amount="1", unit="paket", words="satu") for n in range(1, 8))
    first, annex = printed.pages(made(record().with_(goods=many, opening="Pada hari ini " * 20)))
    approved = texts.plain("handover.approved")
    assert approved not in first
    assert annex.index("LAMPIRAN") < annex.index(approved) < annex.index("disamarkan")


def test_copies_are_never_alone_on_a_page_of_the_word_letter() -> None:
    """With 13 to 15 people they were; a row stays whole."""
    row = tables_of(letter())[-1].rows[0]
    assert row.cells[0].text == "Tembusan:\n1. Bupati Balangan\n2. Arsip"
    assert "Budi Contoh" in row.cells[1].text


@pytest.mark.parametrize("paper", [record(), letter()], ids=["record", "letter"])
def test_signatures_stand_below_the_words_that_close_the_paper(paper: Record) -> None:
    """On one page with them; and no break makes an empty page where a page is just full."""
    document = docx.Document(io.BytesIO(made(paper, "docx")))
    signed = next(table for table in document.tables if "NIP. " in table.rows[0].cells[-1].text)
    closing = Paragraph(signed._tbl.getprevious(), document)
    assert closing.text.startswith("Demikian")
    assert closing.paragraph_format.keep_with_next
    assert all(p.paragraph_format.keep_together for cell in signed.rows[0].cells for p in cell.paragraphs if p.text)
    assert not document.element.findall(f".//{qn('w:br')}[@{qn('w:type')}='page']")


@pytest.mark.parametrize("form", ["", "docx"])
def test_a_draft_says_so_and_what_is_signed_and_filed_does_not(form: str) -> None:
    for draft, signed in ((record(), record(SIGNED)), (letter(), letter(SIGNED))):
        read = (lambda content: printed.words(content)[2]) if form else printed.text
        assert "DRAF" in read(made(draft, form))
        assert "DRAF" not in read(made(signed, form))
        assert "SALINAN – naskah bertanda tangan, diarsipkan 5 Desember 2026" in read(made(signed, form))


def test_the_full_annex_names_people_and_says_that_it_does() -> None:
    """The NIK lies sealed in what is owed, and is in the clear only on the paper."""
    full = full_record()
    assert NIK not in full.model_dump_json()
    for said in (printed.text(made(full)), printed.words(made(full, "docx"))[2]):
        assert "LENGKAP: memuat nama dan NIK" in said
        assert f"3 Aminah {NIK} 1 karung diwakili Siti (anak)" in said
        assert "4 Rahmat tidak terbaca" in said
        assert "– Aminah" in said
        assert said.count(NIK) == 1


def noise(side: int) -> bytes:
    """The picture that compresses worst."""
    image, out = Image.frombytes("RGB", (side, side), random.Random(1).randbytes(3 * side * side)), io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


async def test_the_photo_annex_shows_every_picture_and_says_which_cannot_be_opened(tmp_path: Path) -> None:
    kept = DiskPictures(tmp_path)
    shas = [(await kept.keep(content)).sha256 for content in (noise(700), sample_photo(1))] + ["0" * 64]
    shown = [
        Picture(sha256=shas[n % 3], what=f"Nomor {n} · 1 paket sembako", when="Kamis") for n in range(MOST_PICTURES)
    ]
    annex = PhotoAnnex(head=HEAD, title="K1", part="Foto 1–60 dari 60", pictures=tuple(shown), footer="K1")
    content = made(annex, find=kept.path)
    said = " ".join(printed.pages(content))
    assert all(f"Nomor {n} · 1 paket sembako Kamis" in said for n in range(MOST_PICTURES))
    assert said.count("Foto tidak dapat dibuka") == MOST_PICTURES // 3


async def test_a_picture_is_turned_upright_and_never_bigger_than_its_bound(tmp_path: Path) -> None:
    kept = DiskPictures(tmp_path)
    image, out = Image.new("RGB", (900, 300), "teal"), io.BytesIO()
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(out, "JPEG", exif=exif)
    svg = thumbnail(kept.path, (await kept.keep(out.getvalue())).sha256)
    assert f'height="{SIDE_PIXELS}"' in svg
    # What compresses worst is made coarser: a file of MOST_PICTURES is bounded, whatever they are.
    assert len(thumbnail(kept.path, (await kept.keep(noise(1200))).sha256)) < MOST_BYTES * 4 / 3 + 300


async def test_a_signature_on_glass_is_ink_on_white(tmp_path: Path) -> None:
    kept = DiskPictures(tmp_path)
    image, out = Image.new("RGBA", (300, 100), (0, 0, 0, 0)), io.BytesIO()
    image.paste((0, 0, 0, 255), (100, 40, 200, 60))
    image.save(out, "PNG")
    signature = (await kept.keep(out.getvalue())).sha256
    svg = thumbnail(kept.path, signature)
    drawn = Image.open(io.BytesIO(base64.b64decode(svg.partition("base64,")[2].partition('"')[0]))).convert("L")
    assert (drawn.getpixel((5, 5)), drawn.getpixel((150, 50))) == (255, 0)
    row = ByNumber(number=3, goods="1 karung", how="", name="Aminah", signature=signature)
    full = record().with_(full=True, by_number=(row, row.with_(number=4, signature="")))
    assert len(PdfReader(io.BytesIO(made(full, find=kept.path))).pages[1].images) == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Siti 🌸 Aminah", "Siti [?] Aminah"),
        ("👩‍🌾❤️ Rahmat", "[?] Rahmat"),
        ("字", "[?]"),
        ("Nur'aini Çelik – M.Pd.", "Nur'aini Çelik – M.Pd."),
        ("عائشة", "عائشة"),
    ],
)
def test_what_no_font_of_ours_has_is_replaced_where_it_can_be_seen(given: str, said: str) -> None:
    assert drawable(given) == said


def test_an_emoji_in_a_name_is_seen_on_the_paper() -> None:
    said = printed.text(made(record().with_(first=PARTY.with_(name="Siti 🌸 Aminah"))))
    assert "Nama : Siti [?] Aminah" in said
