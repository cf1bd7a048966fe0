"""What the camat asks and the books know: "berapa kunjungan bulan ini?", "Uren sudah?", "siapa belum pulang?". Taken
only where every word belongs to such a question; whatever says more ("K1 kenapa telat?") is for somebody to answer."""

import re
from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from sotarsa_bot.lists.periods import MONTHS
from sotarsa_bot.parsing.words import POLITE


class HeadQuestion(StrEnum):
    OUT = "out"  # who is on the road, and who is home
    VISIT = "visit"  # words: its number
    VILLAGE = "village"  # words: its name
    DAYS = "days"  # words: which days
    UNVISITED = "unvisited"  # villages to which nobody has gone; words: in which days


class Asked(NamedTuple):
    about: HeadQuestion
    words: str = ""


_CODE = re.compile(r"\bk\s?(\d{1,5})\b")
_DAYS = re.compile(
    r"\b(?:hari ini|kemarin|(?:minggu|pekan|mgg|bulan|bln|tahun|thn)\s+(?:ini|lalu|kemarin|yang lalu|yg lalu)"
    rf"|(?:bulan\s+)?(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?:\s+20\d\d)?|(?:tahun\s+)?20\d\d)\b"
)
_SMALL = POLITE | frozenset({
    "kah", "gerangan", "saya", "mau", "ingin", "tanya", "nanya", "tahu", "tau", "coba", "cek", "lihat", "info",
    "infonya", "tu", "itu", "ini", "nih", "sih", "ja", "haja", "saja", "aja", "dulu", "sekarang", "skrg", "wayahini",
    "sampai", "yang", "yg", "nang", "di", "dan",
})  # fmt: skip
_ASKING = frozenset({
    "berapa", "brp", "barapa", "bagaimana", "gimana", "kayapa", "siapa", "sapa", "mana", "dimana", "kapan", "apa",
    "apakah", "adakah", "sudahkah", "belumkah", "pabila",
})  # fmt: skip
_HAVE = frozenset({"sudah", "sdh", "sdah", "udah", "dah", "hudah", "telah", "belum", "blm", "balum", "masih"})
_HOW = frozenset({
    "kabar", "kabarnya", "status", "statusnya", "kondisi", "kondisinya", "perkembangan", "perkembangannya", "progres",
    "progresnya", "hasil", "hasilnya", "laporan", "laporannya", "ringkasan", "rekap", "kunjungan", "kunjungannya",
    "tim", "timnya",
})  # fmt: skip
_DONE = frozenset({
    "selesai", "tuntung", "jalan", "berjalan", "berangkat", "barangkat", "tulak", "tiba", "sampai", "datang", "mulai",
    "jadi", "ditutup", "tutup", "terlaksana", "dilaksanakan", "ada", "hari", "jam", "tanggal", "tgl", "ke", "ka",
})  # fmt: skip
_HOME = frozenset({"pulang", "bulik", "kembali", "babulik"})
_VISITED = frozenset({
    "dikunjungi", "didatangi", "dilayani", "terlayani", "disentuh", "tersentuh", "dapat", "kebagian", "pernah",
    "terakhir", "kali", "desa", "desanya", "kampung",
})  # fmt: skip
_COUNTED = frozenset({
    "kunjungan", "kunjungannya", "desa", "warga", "orang", "penerima", "terlayani", "dilayani", "dikunjungi", "bantuan",
    "tersalur", "tersalurkan", "disalurkan",
})  # fmt: skip
_MANY = frozenset({"berapa", "brp", "barapa", "banyak", "jumlah", "jumlahnya", "total", "totalnya", "kali", "semua"})
_AWAY = frozenset({
    "tim", "timnya", "rombongan", "anggota", "semua", "semuanya", "ada", "lapangan", "jalan", "posisi", "posisinya",
    "hari", "turun", "keluar", "orang", "petugas", "ke", "desa",
})  # fmt: skip
_NOT_YET = frozenset({"belum", "blm", "balum"})
_MOST = 90


def read_head_question(text: str, villages: Collection[str]) -> Asked | None:
    """None unless it asks, and every word was understood."""
    said = " ".join(re.sub(r"[^\w\s?]", " ", text.casefold()).split())
    if len(said) > _MOST:
        return None
    marked, said = "?" in said, " ".join(said.replace("?", " ").split())
    codes = _CODE.findall(said)
    named = [one for one in villages if re.search(rf"\b{re.escape(one.casefold())}\b", said)]
    if len(codes) > 1 or len(named) > 1 or (codes and named):
        return None
    if codes:
        left = _words(_CODE.sub(" ", said))
        fits = left <= _HOW | _HAVE | _DONE | _HOME | _ASKING and _asks(left, marked)
        return Asked(HeadQuestion.VISIT, codes[0]) if fits else None
    if named:
        left = _words(re.sub(rf"\b{re.escape(named[0].casefold())}\b", " ", said))
        fits = left <= _HOW | _HAVE | _DONE | _HOME | _ASKING | _VISITED and _asks(left, marked)
        return Asked(HeadQuestion.VILLAGE, named[0]) if fits else None
    return _of_all(said, marked)


def _of_all(said: str, marked: bool) -> Asked | None:
    days = _DAYS.search(said)
    left = _words(said[: days.start()] + " " + said[days.end() :] if days else said)
    when = days.group() if days else ""
    is_desa = bool(left & {"desa", "kampung"}) and bool(left & {"mana", "berapa", "brp"})
    if is_desa and left & _NOT_YET and left <= _VISITED | _NOT_YET | _MANY | {"mana", "apa", "kunjungan", "ada"}:
        return Asked(HeadQuestion.UNVISITED, when or "tahun ini")
    if not when or when == "hari ini":
        home = left & _HOME or left & {"lapangan"} or (left & {"tim", "rombongan"} and left & {"mana", "dimana"})
        if home and left <= _AWAY | _HOME | _HAVE | _ASKING and _asks(left, marked):
            return Asked(HeadQuestion.OUT)
    counted = left & _COUNTED and left <= _COUNTED | _MANY | _HOW | _DONE | _HAVE | _ASKING
    if when and counted and _asks(left | (left & _MANY), marked) and not left & _NOT_YET:
        return Asked(HeadQuestion.DAYS, when)
    return None


def _words(said: str) -> set[str]:
    return set(said.split()) - _SMALL


def _asks(left: set[str], marked: bool) -> bool:
    """ "K1 sudah selesai" tells; with a mark, or a word that asks, it asks."""
    return marked or bool(left & (_ASKING | {"jumlah", "total", "kabar", "status", "perkembangan", "progres"}))
