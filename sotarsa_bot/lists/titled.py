"""Titles that say what those below them get ("B. SELIMUT"), and those of what may be no list for this visit."""

import re
from collections.abc import Sequence

from sotarsa_bot.lists.header_words import GOODS
from sotarsa_bot.parsing.things import without_unit

_TITLE = re.compile(
    r"(?:[a-z]|[ivx]{1,5}|\d{1,2})\s*[.)]\s*(?:daftar\s+|nama[- ]?(?:nama)?\s+)*"
    r"(?:(?:(?:calon\s+)?penerima|bantuan|kelompok|jenis|kategori)"
    r"(?:\s+(?:manfaat|bantuan|barang|jenis|paket))*\s*[:–-]?\s+)?(?P<what>[\w ]{3,40})"
)
_OUTLINE = re.compile(r"[A-Za-z][.)]?|[IVXivx]{1,5}[.)]?")
_KINDS = frozenset({
    "roda", "goreng", "instan", "pasir", "putih", "merah", "bayi", "balita", "lansia", "kaki", "tiga", "empat", "anak",
    "dewasa", "kental", "manis", "bubuk",
})  # fmt: skip
""" "Kursi roda", "minyak goreng"."""
_BEFORE = (
    r"\W*(?:(?:[a-z]|[ivx]{1,5}|\d{1,2})\s*[.)]\s*)?(?:(?:daftar|nama|calon|data|kelompok|para|orang|warga|yang"
    r"|yg)\W+)*"
)
_PEOPLE = r"(?:penerima|kpm|pkm|peserta)(?:\s+(?:manfaat|bantuan|bansos|sembako))*"
_PART_OF_LIST = re.compile(rf"{_BEFORE}{_PEOPLE}(?:\s+(?:utama|inti|tetap|tambahan|baru|susulan))?\W*", re.IGNORECASE)
_RESERVE = re.compile(
    rf"{_BEFORE}(?:{_PEOPLE}\s+)?(?:cadangan|daftar\s+tunggu|waiting\s+list|antrian|menunggu|pengganti|usulan|susulan|(?:tahun|bulan)"
    r"\s+(?:lalu|kemarin)|(?:sudah|sdh|telah|belum|blm|tidak|tdk|kada)\s+(?:pernah\s+)?(?:di)?(?:mene?rima|terima|dapat|ambil|layak|lolos"
    r"|memenuhi|berhak|verifikasi|setujui)|di(?:coret|tolak|batalkan|keluarkan|ganti)|meninggal|pindah|ditolak|batal|arsip)\b"
    r"[^\d]{0,40}",
    re.IGNORECASE,
)
_OTHER_LIST = re.compile(
    r"\b(?:daftar\s+hadir|absen(?:si)?|kehadiran|presensi|jadwal|undangan|panitia|susunan|struktur|notulen?|piket|inventaris"
    r"|(?<!oleh )(?<!dari )(?<!sumber )(?:perangkat|aparat(?:ur)?)\s+(?:desa|kampung)"
    r"|(?:pengurus|petugas|kader|anggota|pegawai|guru|siswa|murid|pemilih|relawan)(?!\s+keluarga)\b.{0,20})",
    re.IGNORECASE,
)
_TURNED_DOWN = re.compile(
    r"\b(?:di(?:coret|tolak|batalkan|keluarkan)|(?:tidak|tdk|kada)\s+(?:layak|lolos|memenuhi|berhak|menerima)|cadangan|daftar\s+tunggu|draf|draft"
    r"|konsep|(?:belum|blm)\s+(?:di)?(?:setujui|verifikasi|sahkan|final)|(?:sudah|telah)\s+menerima|meninggal)\b",
    re.IGNORECASE,
)
_OF_RECIPIENTS = re.compile(
    r"\b(?:penerima\w*|terima|bantuan|bansos|bnpt|bpnt|blt|pkh|kpm|kks|dtks|sembako|lansia|disabilitas|difabel|miskin|balita|stunting"
    r"|bumil|sasaran|manfaat|kunjungan|pelayanan|paman|sotarsa)\b",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(
    r"\b(?:cadangan|lama|lalu|kemarin|draf|draft|konsep|salinan|copy|contoh|format|sebelumnya|terdahulu|lawas|bahari|batal|arsip|backup|dicoret|ditolak)\b",
    re.IGNORECASE,
)


_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def is_good(said: str) -> bool:
    """Whether these words are a thing that is handed out, and nobody's name."""
    words = without_unit(said.strip(" .:")).casefold().split()
    return bool(words) and words[0] in GOODS and all(word in _KINDS for word in words[1:])


def good_of(title: str) -> str:
    """The one thing that the title of a part grants; "" where it names none, or more."""
    found = _TITLE.fullmatch(title.casefold().strip(" .:–-"))
    return found["what"].strip() if found and is_good(found["what"]) else ""


def good_of_row(said: Sequence[str]) -> str:
    """The same of all that a row says: "II" and "PENERIMA SELIMUT" in two cells are one title."""
    if len(said) == 2 and _OUTLINE.fullmatch(said[0]):
        return good_of(f"{said[0].strip('.) ')}. {said[1]}")
    return next((good for one in said if (good := good_of(one))), "")


def is_doubtful(sheet: str, year: int = 0) -> bool:
    """ "Cadangan", "Bulan lalu", in another year "Tahun 2025": perhaps not those of this visit."""
    years = {int(found) for found in _YEAR.findall(sheet)}
    return bool(_DOUBTFUL.search(sheet)) or bool(year and years and year not in years)


def is_heading(said: str) -> bool:
    """Whether words alone on a row are the title of a part: "PENERIMA UTAMA", "CADANGAN"."""
    return bool(_PART_OF_LIST.fullmatch(said) or _RESERVE.fullmatch(said))


def is_reserve(heading: str) -> bool:
    """ "CADANGAN", "SUDAH MENERIMA": those below it are perhaps not for this visit."""
    return bool(_RESERVE.fullmatch(heading))


def is_other_list(title: str) -> bool:
    """ "DAFTAR HADIR", "SUSUNAN PANITIA": no list of recipients, unless it says so; "YANG DICORET": of those who are
    none."""
    return bool(_TURNED_DOWN.search(title)) or (bool(_OTHER_LIST.search(title)) and not _OF_RECIPIENTS.search(title))
