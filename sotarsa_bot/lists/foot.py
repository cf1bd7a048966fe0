"""Rows that are nobody's: sums, who signs and where and when, notes, titles of parts, numbers without a name."""

import re
from enum import StrEnum
from statistics import median

from sotarsa_bot.lists import cells
from sotarsa_bot.lists.sheets import UNKNOWN, Cells, Row
from sotarsa_bot.lists.tables import Table, cell_at
from sotarsa_bot.lists.titled import good_of, good_of_row, is_good, is_heading, is_reserve
from sotarsa_bot.parsing.calendar_words import MONTHS

MOST_NUMBER = 10_000


class Kind(StrEnum):
    SUM = "sum"
    SIGNED = "signed"
    NOTE = "note"
    PART = "part"
    BLANK = "blank"
    MORE = "more"


_SUM = re.compile(
    r"(?:grand|sub|total|jumlah|jml|jmlh|rekap(?:itulasi)?|seluruhnya|terbilang)\b(?!\s+[a-z]+\s+(?:bin|binti)\b)"
    r"|(?:sub)(?:total|jumlah)\b"
)
_SIGNED = re.compile(
    r"nip\b|nrp\b|nipd\b|(?:di)?ketahui\b|mengetahui\b|menyetujui\b|disetujui\b|mengesahkan\b|disahkan\b|t\W?t\W?d\b|tertanda\b"
    r"|tanda\s*tangan\b|di(?:buat|susun|periksa|verifikasi|validasi|serahkan|terima|data)\s+(?:oleh|di|dan)\b"
    r"|(?:dibuat|diperiksa|diserahkan|diterima|diverifikasi|dilaporkan|penerima|penyerah)\W*$|dikeluarkan\b|ditetapkan\s+di\b"
    r"|pada\s+tanggal\b|yang\s+(?:meny\w+|men\w+|mem\w+|bertanda\w*)\b|pihak\s+(?:ke\w+|pertama)\b|(?:cap|stempel|materai|meterai)\b"
    r"|a\.\s?n\.|u\.\s?b\.|tembusan\b|demikian\b|hormat\s+kami\b|saksi(?:-saksi)?\b\W*$"
)
_OFFICE = re.compile(
    r"(?:an\W+|plt\W+|plh\W+|pj\W+|pjs\W+|bapak\W+|bpk\W+|ibu\W+)*"
    r"(?:kepala\s+(?:desa|dusun|kampung|seksi|urusan|lingkungan|kantor|dinas)|kades\b|kadus\b|pambakal|pembakal|lurah|camat|bupati"
    r"|sekretaris|sekdes|sekcam|kasi\b|kaur\b|kasubbag|ketua\s+(?:rt|rw|bpd|pkk|tp|tim|kelompok|lpm|panitia|karang)|petugas"
    r"|pendamping|operator|bendahara|koordinator|penanggung\s*jawab|fasilitator|enumerator|bidan\s+desa|verifikator)\b"
)
_PLACE_AND_DAY = re.compile(
    r"[a-z][a-z .'-]{2,30},?\s*(?:tgl\.?|tanggal)?\s*(?:\d{1,2}|[._…\s-]{2,})?[\s.\-/_…]*"
    rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|agu?s?t?|sept?|okt|nov|des|nop(?:ember)?|\d{{1,2}}|[._…]{{3,}})[\s.\-/]*(?:19|20)\d\d\.?"
)
_NOTE = re.compile(
    r"(?:keterangan|ket|catatan|cat|nb|note|sumber|data\s+per|dicetak|halaman|hal)\b\s*(?:[:.=]|\d|tanggal|pada|$)|\*+\s*\)|\*+\W*(?:\w+\W+){3}"
)
_MORE = re.compile(r"(?:dst|dll|dan\s+seterusnya|dan\s+lain(?:nya|\W+lain)?|dan\s+sebagainya)\b\W*$")
_PART = re.compile(
    r"(?:(?:[a-z]|[ivx]{1,5}|\d{1,2})\s*[.)]\s*)?(?P<what>dusun|dsn|anak\s+desa|lingkungan|kampung|rukun\s+tetangga|rt|rw|blok|kelompok"
    r"|posyandu)\b[\s.:]*(?P<name>[\w ./'-]{1,40})"
)
_OUTLINE = re.compile(r"\(?(?:[IVX]{1,5}|[A-Za-z])[.)]*")
_ORDERED = ((Kind.MORE, _MORE), (Kind.SUM, _SUM), (Kind.SIGNED, _SIGNED), (Kind.SIGNED, _OFFICE), (Kind.NOTE, _NOTE))


def kind(table: Table, row: Cells) -> Kind | None:
    """What a row without a NIK is, if it is nobody's."""
    fields = table.columns.fields
    nik, name = (cell_at(row, fields.get(field)) for field in ("nik", "name"))
    if cells.words(nik) or UNKNOWN in (nik, name):
        return None
    filled = {at: said for at, cell in enumerate(row) if (said := cells.words(cell))}
    number = cells.own_number(cell_at(row, fields.get("number")), MOST_NUMBER)
    called = cells.words(name)
    if len(filled) == 2 and good_of_row(list(filled.values())):
        return Kind.PART
    if is_good(called) or (len(filled) == 1 and good_of(next(iter(filled.values())))):
        return Kind.PART if not is_good(called) else Kind.SUM
    if any(c.isalpha() for c in called):
        found = said_of(called, office=number is None)
        marked = cells.words(cell_at(row, fields.get("number"))) if len(filled) == 2 else ""
        return found or (_part(called) if len(filled) == 1 or _OUTLINE.fullmatch(marked) else None)
    spoken = [said for said in filled.values() if any(c.isalpha() for c in said)]
    if not spoken:
        return Kind.BLANK if number is None or len(filled) == 1 else None
    found = next((one for said in spoken if (one := said_of(said))), None)
    return found or (_part(spoken[0]) if len(filled) == 1 else None)


class Foot:
    """Goes through the rows of a table, from its first to its last. `part`: the hamlet that the last title between them
    named; `reserve`: that title itself, if those below it may not be meant ("CADANGAN")."""

    def __init__(self, table: Table) -> None:
        self._table, self.part, self.reserve = table, "", ""
        self._ended: Kind | None = None
        self._kinds = {row.number: kind(table, row.cells) for row in table.rows}
        people = [row for row in table.rows if self._kinds[row.number] is None]
        self._usual = median(map(_filled, people)) if people else 0
        numbered = sum(self._number(row) is not None for row in people)
        self._numbered = numbered > len(people) / 2
        whole = [row.number for row in people if _filled(row) > 1]
        self._last = whole[-1] if whole else 0

    def kind(self, row: Row) -> Kind | None:
        """What the row is, if it is nobody's; what a list ends with is kept in mind for those that come after."""
        found = self._kinds[row.number]
        if found is Kind.PART:
            self.part, self._ended = part_of(self._table, row.cells), None
            heading = " ".join(said for cell in row.cells if (said := cells.words(cell)))
            self.reserve = heading if is_reserve(heading) else ""
        ends = found if found in (Kind.SUM, Kind.SIGNED) else closes(self._table, row.cells)
        if self._ended is not Kind.SIGNED:
            self._ended = ends or self._ended
        return found

    def is_below(self, row: Row) -> bool:
        """Whether somebody stands below the list's end, as those who sign it do: after its signatures whoever has
        neither a NIK nor a number among other things, after a sum (it may be a part's) only a name alone."""
        if self._ended is None or self._has_nik(row):
            return False
        if self._number(row) is not None:
            return self._ended is Kind.SIGNED and _filled(row) < 3
        return self._ended is Kind.SIGNED or _filled(row) < 2 or closes(self._table, row.cells) is not None

    def is_loose(self, row: Row) -> bool:
        """Words in the column of names, and nothing else, where others have a number, or at the foot of a list whose
        rows say more: perhaps somebody, perhaps a remark."""
        if _filled(row) > 1 or self._ended is not None or self._has_nik(row):
            return False
        return (self._numbered and self._usual >= 2) or (self._usual >= 3 and row.number > self._last)

    def _has_nik(self, row: Row) -> bool:
        return bool(cells.words(cell_at(row.cells, self._table.columns.fields.get("nik"))))

    def _number(self, row: Row) -> int | None:
        return cells.own_number(cell_at(row.cells, self._table.columns.fields.get("number")), MOST_NUMBER)


def _filled(row: Row) -> int:
    return sum(bool(cells.words(cell)) or cell is UNKNOWN for cell in row.cells)


def closes(table: Table, row: Cells) -> Kind | None:
    """Whether the list ends here with sums or signatures, whoever else stands on the row."""
    nik, own = (cell_at(row, table.columns.fields.get(field)) for field in ("nik", "number"))
    first = next((said for said in map(cells.words, row) if any(c.isalpha() for c in said)), "")
    found = said_of(first, office=cells.own_number(own, MOST_NUMBER) is None) if not cells.words(nik) else None
    return found if found in (Kind.SUM, Kind.SIGNED) else None


def said_of(text: str, *, office: bool = True) -> Kind | None:
    """What words at the foot of a list are; `office`: whether those who hold one may be meant, and not somebody."""
    said = text.casefold().strip(" .,:;-–()[]/_…")
    if not said:
        return None
    for found, words in _ORDERED:
        if (office or words is not _OFFICE) and words.match(said):
            return found
    return Kind.SIGNED if _PLACE_AND_DAY.fullmatch(said) else None


def part_of(table: Table, row: Cells) -> str:
    """The hamlet that a title of a part names ("A. DUSUN HULU"); "" for others ("RT 01")."""
    every = [said for cell in row if (said := cells.words(cell))]
    said = every[-1] if every else ""
    found = _PART.fullmatch(said.casefold().strip(" .,:;-–()"))
    if found is None or found["what"] in ("rt", "rw", "rukun tetangga", "blok", "kelompok", "posyandu"):
        return ""
    start = said.casefold().find(found["name"])
    return said[start : start + len(found["name"])].strip(" .,:;-–()")


def _part(said: str) -> Kind | None:
    bare = said.casefold().strip(" .,:;-–()")
    return Kind.PART if _PART.fullmatch(bare) or is_heading(bare) else None
