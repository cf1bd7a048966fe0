"""Lines of the two checklists as people report them: "tempat sudah siap min", "warga sudah dikabari, balai siap"."""

import re
from typing import NamedTuple

from sotarsa_bot.parsing.places import PARTICLES, QUESTION
from sotarsa_bot.parsing.words import NOT, POLITE, TURNING, Words

_NOT_YET = frozenset({"belum", "balum", "blm", "blum", "belom", "nyusul", "menyusul"})
_PARTS = re.compile(r"[,;\n]|\b(?=(?:tapi|tetapi|tp|namun)\b)", re.IGNORECASE)
_DONE = frozenset({
    "siap", "disiapkan", "disiapakan", "siapkan", "beres", "selesai", "lengkap", "sudah", "sdh", "udah", "sudh",
    "dah", "telah", "oke", "ok", "aman", "ready", "tersedia", "cek", "dicek", "diperiksa", "periksa", "cocok",
    "benar", "dibersihkan", "tahu", "tau", "dikabari", "dikabarkan", "diberitahu", "diberitahukan", "diberi",
    "dikasih", "dikasihtau",
    "dibari", "diumumkan", "umumkan", "diundang", "disampaikan", "disebar", "dimuat", "dinaikkan", "terisi", "diisi",
    "ditandatangani", "dicetak", "dibagi", "kumpul", "terkumpul", "memuat", "penuh", "dibawa",
})  # fmt: skip
_ITEMS: dict[str, dict[str, frozenset[str]]] = {
    "village": {
        "place_ready": frozenset({"tempat", "balai", "lokasi", "ruangan", "ruang", "kursi", "tenda", "aula", "gedung",
                                  "meja", "posyandu"}),
        "citizens_told": frozenset({"warga", "masyarakat", "urang", "undangan", "pengumuman", "penerima", "kpm"}),
        "recipients_checked": frozenset({"daftar", "data", "nama", "nama-nama"}),
    },
    "team": {
        "goods": frozenset({"barang", "muatan", "logistik", "bawaan", "sembako"}),
        "vehicle": frozenset({"kendaraan", "mobil", "hilux", "bensin", "bbm", "solar", "sopir", "supir"}),
        "lists": frozenset({"daftar", "data", "nama", "nama-nama"}),
        "letter": frozenset({"surat", "spt"}),
    },
}  # fmt: skip
_BESIDE = POLITE | PARTICLES | frozenset({
    "semua", "semuanya", "dan", "juga", "jua", "jg", "desa", "untuk", "utk", "tugas", "tugasnya", "penerima",
    "penerimanya", "nya", "kami", "kita", "tim", "yang", "yg", "sama", "lawan", "serta", "bantuan", "tadi", "pagi",
    "itu", "ini", "oleh", "rt", "kepada", "besok", "hari", "kunjungan", "buat", "gasan", "siang", "malam",
})  # fmt: skip
_ALL = re.compile(
    r"\W*(?:(?:sudah|sdh|udah|ok|oke|siap|ya|alhamdulillah|pak|bu|min)\W+)*(?:semua(?:nya)?|samuaan|sabarataan|lengkap)"
    r"(?:\W+(?:sudah|sdh|udah|siap|beres|ok|oke|lengkap|aman|pak|bu|min|ya|dicentang))*\W*",
    re.IGNORECASE,
)


class Checked(NamedTuple):
    """`items` of one side's list. `done`: they are; otherwise it is said that they are not yet. `sure`: no word
    besides says anything of its own."""

    items: tuple[str, ...]
    done: bool
    sure: bool


def read_checks(text: str, which: str) -> Checked | None:
    """What these words say of the list of one side ("village" or "team"); None if they say nothing of it."""
    if QUESTION.search(text) or any(c.isdigit() for c in text):
        return None
    if _ALL.fullmatch(text):
        return Checked(tuple(_ITEMS[which]), True, False)
    said = [word.plain for word in Words(text).all]
    items = tuple(item for item, names in _ITEMS[which].items() if any(_is(word, names) for word in said))
    if "recipients_checked" in items and "citizens_told" in items and not _told(said):
        items = tuple(item for item in items if item != "citizens_told")  # "daftar penerima sudah dicek"
    if not items:
        return None
    denied = any(word in _NOT_YET for word in said)
    if any(word in NOT - _NOT_YET for word in said):
        return None  # "bukan di balai": where then, is asked elsewhere
    if not denied and not any(word in _DONE for word in said):
        return None
    names = frozenset().union(*_ITEMS[which].values())
    left = [w for w in said if not (w in _DONE | _BESIDE or _is(w, names) or w in _NOT_YET)]
    turned = any(word in TURNING - NOT for word in said)
    return Checked(items, not denied, not left and not turned)


class Sides(NamedTuple):
    """What of one list is done and what is not yet, and whether more was said that is neither."""

    done: tuple[str, ...]
    open: tuple[str, ...]
    more: bool


def read_sides(text: str, which: str) -> Sides | None:
    """Words of which each part says something of its own: "tempat sudah siap, daftar belum diperiksa". None where they
    say one thing (read_checks), or nothing."""
    parts = [part for part in _PARTS.split(text) if part.strip(" .!")]
    if len(parts) < 2 or QUESTION.search(text) or any(c.isdigit() for c in text):
        return None
    done, open_, waiting, more = list[str](), list[str](), "", False
    for part in parts:
        waiting = f"{waiting} {part}".strip()
        said = read_checks(waiting, which)
        if said:
            (done if said.done else open_).extend(said.items)
            waiting, more = "", more or not said.sure
    left = [word.plain for word in Words(waiting).all if word.plain not in _BESIDE | _DONE]
    more = more or bool(left)
    if not done or not (open_ or left):
        return None
    return Sides(tuple(dict.fromkeys(done)), tuple(dict.fromkeys(open_)), more)


def _is(word: str, names: frozenset[str]) -> bool:
    return word in names or word.removesuffix("nya") in names


def _told(said: list[str]) -> bool:
    return any(word in ("warga", "masyarakat", "urang", "undangan", "pengumuman", "kpm") for word in said)
