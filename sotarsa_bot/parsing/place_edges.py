"""Words at the edges of a place that are no part of it: those that lead to it, and those that are said behind it."""

import re

from sotarsa_bot.parsing.words import PARTICLES, POLITE

BEFORE = PARTICLES | frozenset({
    "pindah", "pindahkan", "ganti", "diganti", "ubah", "diubah", "di", "pada", "ke", "ka", "tempat", "tempatnya",
    "lokasi",
    "lokasinya", "bertempat", "bisa", "bisanya", "kami", "kita", "setuju", "sepakat", "insyaallah", "insya", "allah",
    "d", "untuk", "baik", "siap", "ok", "oke", "mohon", "tolong", "silakan", "silahkan", "inggih", "nggih", "wita",
    "maka", "jadi", "ambil", "pilih", "yang", "dan", "sama", "lawan", "wan", "serta",
    "boleh", "maksudnya", "maksud", "kawa", "kawanya",
    "baru", "hanyar", "semua", "kosong", "undur", "mundur", "diundur", "diundurkan", "mundurkan", "maju", "dimajukan",
    "majukan", "geser", "digeser", "pagi", "siang", "sore", "malam", "subuh", "ba'da", "bada", "zuhur", "dzuhur",
    "pagi2", "pagi-pagi", "ashar", "jumatan", "jadinya", "usul", "usulan", "usulkan",
    "majuakan", "mundurakan", "undurakan", "pindahakan", "gantiakan", "dipindah", "dipindahkan", "pindahnya",
    "bertepatan", "dengan", "dgn", "hr", "hri", "tulis", "harusnya", "seharusnya", "mestinya", "kembali",
})  # fmt: skip
AFTER = PARTICLES | frozenset({
    "pak", "pa", "semua", "kawa", "jam", "segitu", "pagi", "pagi2", "pagi-pagi", "siang", "sore", "bu",
    "bapak", "ibu", "bisa", "boleh",
    "ok", "oke", "di", "pada", "dan", "sama", "lawan", "wan", "serta", "maksudnya",
    "mahadang", "hadang", "manunggu", "menunggu", "no", "nomor", "hp", "wa",
})  # fmt: skip
_READY = re.compile(
    r"(?:(?<=\w)[\s,]+(?:(?:sudah|sdh|udah|telah|insyaallah)\s+)+(?:siap|disiapkan|disiapkn|bersih|dibersihkan|ready)"
    r"|(?<!\bpak)(?<!\bbu)(?<!sudah)(?<!sdh)[\s,]+siap(?=\s+(?:pak|bu|min)\b))"
    r"(?:\s+(?:dipakai|digunakan|ditempati|semua|semuanya))?(?=\W*(?:pak|bu|min|ya)?\W*$)",
    re.IGNORECASE,
)
"""Said after a place: nothing of it is doubtful."""
_GLUED = re.compile(
    r"di(?=(?:balai|kantor|posyandu|posyndu|masjid|mesjid|musholl?a|langgar|rumah|aula|gedung|lapangan|pasar|"
    r"sekolah|sdn?|halaman)\b)",
    re.IGNORECASE,
)
"""What is written as one word with the place: "dibalai"."""


def bare(rest: str) -> str:
    """Without the words that lead to a place, and those at its edges that say nothing. "MIN 2" is a school."""
    said = _READY.sub("", rest).split()
    while (
        said and _plain(said[0]) in BEFORE | {""} and not (_plain(said[0]) == "min" and said[1:] and said[1].isdigit())
    ):
        said = said[1:]
    while said and _plain(said[-1]) in AFTER | POLITE | {""}:
        said = said[:-1]
    if said and (glued := _GLUED.match(said[0])):
        said[0] = said[0][glued.end() :]
    words = " ".join(said).strip(" ,.;:-")
    return words[1:-1].strip() if words.startswith("(") and words.find(")") == len(words) - 1 else words


def _plain(word: str) -> str:
    return word.casefold().strip(",.;:-!")
