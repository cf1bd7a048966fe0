"""Ways to write that there is none (yet): each word has to be one that says so, or one that it may be said of."""

import re
import unicodedata

_NONE = {
    "belum", "blm", "blum", "tidak", "tdk", "tak", "tiada", "ga", "gak", "nggak", "kosong", "nihil", "na", "null",
    "none", "nil", "proses", "diproses", "pengurusan", "diurus", "menyusul", "perekaman", "hilang", "pending",
}  # fmt: skip
_OF_WHAT = {
    "ada", "punya", "memiliki", "mempunyai", "miliki", "dalam", "dlm", "sedang", "sdg", "masih", "nik", "ktp", "kk",
    "no", "nomor", "e", "el", "nya", "hp", "wa", "telepon", "telp", "kartu", "keluarga", "pembuatan", "dibuat", "rekam",
    "terbit", "keluar", "jadi", "pengajuan", "diajukan", "yang", "data", "diisi", "tercatat", "terdaftar",
}  # fmt: skip


def is_none(text: str) -> bool:
    """ "Belum punya NIK", "tdk ada", "–", "n/a", sixteen zeros."""
    text = unicodedata.normalize("NFKC", text).casefold()
    said = re.findall(r"[^\W_]+", re.sub(r"\bn[./]\s?a\b", "na", text))
    if not said:
        return not any(c in "*?" for c in text)
    if all(set(word) == {"0"} for word in said):
        return True
    return bool(_NONE & set(said)) and all(word in _NONE or word in _OF_WHAT for word in said)
