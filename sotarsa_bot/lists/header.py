"""Which column holds what: the words that offices put above their columns."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sotarsa_bot.lists.cells import words

FIELDS: dict[str, tuple[str, ...]] = {
    "nik": (
        "nik", "no nik", "no ktp", "no nik ktp", "no ktp nik", "nik ktp", "no induk kependudukan",
        "nik no ktp", "no induk kependudukan nik", "ktp",
    ),
    "name": (
        "nama", "nama lengkap", "nama sesuai ktp", "nama lengkap sesuai ktp", "nama dan alias", "nama kpm",
        "nama kepala keluarga", "nama kk",
    ),
    "kk": ("no kk", "no kartu keluarga", "nokk", "kk", "kartu keluarga", "no kartu keluarga kk"),
    "address": ("alamat", "alamat lengkap", "alamat rumah", "alamat tinggal", "alamat domisili", "alamat sesuai ktp"),
    "rt_rw": ("rt rw", "rtrw", "rt"),
    "rw": ("rw",),
    "hamlet": ("dusun", "anak desa", "dusun anak desa", "nama dusun", "dusun lingkungan", "lingkungan", "kampung"),
    "phone": (
        "no hp", "no telepon", "no telp", "no handphone", "no hp wa", "no wa", "no whatsapp", "hp", "telepon", "telp",
        "wa", "whatsapp", "handphone", "no hp telepon", "no kontak", "kontak",
    ),
    "programme": ("program", "nama program", "program bantuan", "jenis program"),
    "item": ("jenis bantuan", "bantuan", "nama bantuan", "bentuk bantuan", "barang", "nama barang", "jenis barang"),
    "period": (
        "periode", "periode penyaluran", "periode bantuan", "periode salur", "masa", "masa bantuan", "triwulan",
        "bulan", "tahap",
    ),
    "data_date": ("data per tanggal", "data per tgl", "data per", "tanggal data", "tgl data", "per tanggal", "per tgl"),
    "needs": (
        "kebutuhan", "kebutuhan khusus", "kelompok rentan", "kategori", "kondisi", "lansia disabilitas", "keterangan",
        "ket",
    ),
    "amount": ("jumlah", "jumlah bantuan", "jml", "banyaknya", "banyak", "qty", "nominal", "jumlah rp", "nominal rp"),
}  # fmt: skip
"""By field: what its column may be called, the likeliest first."""
_SAID = {word: (field, rank) for field, said in FIELDS.items() for rank, word in enumerate(said)}
_SPARE = {"penerima", "manfaat", "warga", "calon", "pm"}
_NUMBER = {"nomor": "no", "nomer": "no", "nmr": "no", "no": "no"}

WIDTH = 40
"""Columns that are looked at."""

Columns = dict[str, int]
"""Field -> index of its column."""


def columns(row: Sequence[Any]) -> Columns:
    """The fields that a row names; of two columns for one field, the likelier."""
    found: dict[str, tuple[int, int]] = {}
    for index, cell in enumerate(row):
        field, rank = _SAID.get(_bare(cell), ("", 0))
        if field and (field not in found or rank < found[field][0]):
            found[field] = (rank, index)
    return {field: index for field, (_, index) in found.items()}


def is_header(row: Sequence[Any]) -> bool:
    """It names the column of names, and another or nothing else (a list of names alone)."""
    found = columns(row)
    filled = sum(bool(words(cell)) for cell in row)
    return "name" in found and (len(found) > 1 or filled <= 2)


def is_second_line(row: Sequence[Any], first: Columns) -> bool:
    """Below a merged header ("Bantuan" above "Jenis" and "Jumlah"): it names fields, and no person."""
    further = columns(row)
    return bool(further) and not words(_at(row, first["name"])) and all(_bare(cell) in (*_SAID, "") for cell in row)


def is_numbering(row: Sequence[Any]) -> bool:
    """ "1 2 3 4" or "(1) (2) (3)", as printed forms have below their header."""
    said = [words(cell).strip("()") for cell in row if words(cell)]
    numbers = [int(word) for word in said if word.isdecimal() and len(word) < 3]
    return len(said) > 2 and len(numbers) == len(said) and numbers == sorted(set(numbers))


def score(rows: Iterable[Sequence[Any]]) -> tuple[int, int]:
    """How many fields the best header among these rows names, and how wide it is."""
    return max(((len(columns(row)), len(row)) for row in rows if is_header(row)), default=(0, 0))


def _at(row: Sequence[Any], index: int) -> Any:
    return row[index] if index < len(row) else None


def _bare(cell: Any) -> str:
    said = re.sub(r"[^\w]+|_", " ", words(cell).casefold()).split()
    return " ".join(_NUMBER.get(word, word) for word in said if word not in _SPARE)
