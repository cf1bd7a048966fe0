"""Lines of the two checklists as people report them: "tempat sudah siap min", "warga sudah dikabari, balai siap"."""

import re
from itertools import pairwise
from typing import NamedTuple

from sotarsa_bot.parsing.sentence_kinds import QUESTION
from sotarsa_bot.parsing.words import EXCEPT, IF, NOT, OR, PARTICLES, POLITE, Words

_NOT_YET = frozenset({"belum", "balum", "blm", "blum", "belom", "nyusul", "menyusul"})
_PARTS = re.compile(r"[,;\n]|\b(?=(?:tapi|tetapi|tp|namun)\b)", re.IGNORECASE)
_ALREADY = frozenset({"sudah", "sdh", "sdah", "udah", "udh", "sudh", "dah", "telah", "tlh"})
_DONE = frozenset({
    "siap", "disiapkan", "disiapakan", "siapkan", "beres", "bares", "selesai", "tuntung", "lengkap", "dilengkapi",
    "oke", "ok", "aman", "ready", "tersedia", "cek", "dicek", "diperiksa", "periksa", "cocok", "benar", "dibersihkan",
    "dibarasihi", "bersih", "barasih", "rapi", "dirapikan", "disapu", "ditata", "disusun", "dipasang", "terpasang",
    "tahu", "tau", "dikabari", "dikabarkan", "diberitahu", "diberitahukan", "diberi", "dikasih", "dikasihtau",
    "dibari", "diumumkan", "umumkan", "diundang", "disampaikan", "disebar", "dihubungi", "dimuat", "dinaikkan",
    "naik", "dikemas", "dipaket", "dibungkus", "terisi", "diisi", "ditandatangani", "diteken", "dicetak", "diprint",
    "sampaikan", "kabari", "beritahu", "undang", "bersihkan", "barasihi", "muat",
    "terbit", "keluar", "dibagi", "kumpul", "terkumpul", "memuat", "dibawa", "diservis", "priksa", "dipriksa",
    "dipariksa", "disapui", "dipadahi", "dipadahakan", "padahi", "dikabarakan", "diumumakan", "disampaiakan",
})  # fmt: skip
_NOT_SO = frozenset({
    "sebagian", "separuh", "separo", "setengah", "hampir", "kurang", "dipakai", "terpakai", "dipinjam", "rusak",
    "bocor",
    "banjir", "kebanjiran", "roboh", "kotor", "terkunci", "dikunci", "tutup", "hilang", "salah", "keliru", "mogok",
    "sakit", "batal", "pindah", "dipindah", "dipindahkan", "pindahkan", "masih", "sedang", "lagi", "nanti", "akan",
    "mau", "handak", "hendak", "harus", "tinggal", "baru",
}) | EXCEPT | IF | OR | (NOT - _NOT_YET)  # fmt: skip
"""With one of these a line is not done, or not all of it, or it is about something else."""
_FULL = frozenset({"penuh", "dipenuhi"})
"""A tank that is full is done; a hall that is full is no place for us."""
_VERDICTS = _ALREADY | _DONE | _NOT_YET | _FULL
_ITEMS: dict[str, dict[str, frozenset[str]]] = {
    "village": {
        "place_ready": frozenset({"tempat", "tmpt", "tmpat", "wadah",
                                  "balai", "lokasi", "ruangan", "ruang", "kursi", "tenda", "aula", "gedung",
                                  "meja", "posyandu"}),
        "citizens_told": frozenset({"warga", "masyarakat", "urang", "undangan", "pengumuman", "penerima", "kpm"}),
        "recipients_checked": frozenset({"daftar", "dftar", "dftr", "data", "nama", "nama-nama"}),
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
    "ke", "ka", "jadi", "lewat", "ulun", "saya", "barusan", "sempat", "smpt", "sawat",
})  # fmt: skip
_TO_COME = frozenset({
    "besok", "bsk", "isuk", "lusa", "nanti", "depan", "senin", "selasa", "rabu", "rabo", "kamis", "jumat", "jum'at",
    "sabtu", "minggu", "ahad", "insyaallah", "insya", "allah", "mudahan", "semoga", "kena", "kaina", "ntar", "petang",
    "habis", "imbah", "limbah", "jumatan", "sehabis", "sahabis", "sesudah", "setelah", "akan", "cagar",
})  # fmt: skip
"""What will be done then is not done: "tempat disiapkan besok". "Sudah siap untuk besok" is."""
_LATER_TODAY = frozenset({"malam", "sore", "petang"})
_WE = frozenset({"kami", "kita", "ulun", "saya"})
_WE_DO = frozenset({
    "siapkan", "cek", "periksa", "umumkan", "sampaikan", "kabari", "beritahu", "undang", "bersihkan",
    "barasihi", "muat",
})  # fmt: skip
""" "Kami umumkan ke warga": is it done, or will it be?"""
_UNTICK = re.compile(
    r"\b(?:hapus(?:kan|lah)?|hilangkan|cabut|lepas(?:kan)?|batal(?:kan)?|buka)\s+(?:tanda\s+)?centang(?:nya|an)?\b"
    r"|\bcentang(?:nya|an)?\b.*\b(?:di)?(?:hapus|batal(?:kan)?|cabut|lepas)\b",
    re.IGNORECASE,
)
_TICK = re.compile(r"\b(?:di)?centang(?:kan|lah|nya)?\b", re.IGNORECASE)
_NO_LONGER = re.compile(r"\b(?:tidak|tdk|kada|gak|ga|nggak|batal)\s+(?:jadi\s+)?(?=(?:di)?siap)", re.IGNORECASE)
""" "Kada jadi siap": a tick that was right no longer is."""
_PROMISE = re.compile(r"\b(?:siap|kami|ulun)\b.*\blaksanakan\b", re.IGNORECASE)
_HOWEVER = frozenset({"tapi", "tetapi", "tp", "namun"})
_ALL = re.compile(
    r"\W*(?:(?:sudah|sdh|udah|ok|oke|siap|ya|alhamdulillah|pak|bu|min|beres|bares)\W+)*"
    r"(?:semua(?:nya)?|samua(?:an|nya)?|samunyaan|(?:sa)?barataan|lengkap)"
    r"(?:\W+(?:sudah|sdh|udah|siap|beres|ok|oke|lengkap|aman|pak|bu|min|ya|dicentang))*\W*",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"\W*(?:{'|'.join(sorted(NOT))})\s+ada\s+(?:(?:yang|yg|nang)\s+)?(?:siap|beres|bares|selesai|tuntung|lengkap)\b"
    r"(?:\W+(?:pak|bu|min|pang|lagi|satu\s?pun|sabuting|am|lah))*\W*",
    re.IGNORECASE,
)
_ALL_NOT_YET = re.compile(
    r"\W*(?:semua(?:nya)?|samua(?:an|nya|annya)?|samunyaan)\s+(?:masih\s+)?(?:belum|balum|blm|belom)"
    r"(?:\W+(?:pak|bu|min|pang|lagi|am|lah|siap|beres))*\W*",
    re.IGNORECASE,
)
_TO_BE = re.compile(
    r"\bsiap\s+(?:untuk\s+|utk\s+|gasan\s+)?(?=di\s?(?:p[ae]?riksa|cek|undang|kabar|umum|sampai|beri|bari|padah))",
    re.IGNORECASE,
)
""" "Daftar siap diperiksa": it is ready for that, and nobody has done it."""
_PUT_RIGHT = re.compile(r"^\W*(?:maaf\W+)?(?:lain|bukan)\b.*\bmaksud", re.IGNORECASE)
_ABOUT_A_NUMBER = re.compile(
    r"[,;\n]\s*(?:tapi\s+|tetapi\s+)?(?:yang\s+|nang\s+)?(?:nomor|nomer|no|nmr)\b[^,;\n]*\d[^,;\n]*", re.IGNORECASE
)
""" "Daftar sudah diperiksa, nomor 3 sudah meninggal": the second is for the office."""
_COUNTS = re.compile(
    r"\b(?P<thing>kursi(?:nya)?|meja|tenda|tikar|terpal|kopi|konsumsi|snack|kipas|sound|tong)\s+(?:ada\s+)?\d{1,4}"
    r"(?:\s+(?:buah|biji|buting|lembar|kotak|dus))?",
    re.IGNORECASE,
)
""" "Kursi 50": how many there are, is for the office."""


class Checked(NamedTuple):
    """Of one side's list: which lines are `done`, and of which it is said that they are not (yet). `sure`: no word says
    anything of its own. `more`: a part of what was said is about something else."""

    done: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    sure: bool = True
    more: bool = False


def read_checks(text: str, which: str) -> Checked | None:
    """What these words say of the list of one side ("village" or "team"); None if they say nothing of it."""
    counted = _COUNTS.search(text)
    if numbered := _ABOUT_A_NUMBER.search(text):
        text = _ABOUT_A_NUMBER.sub("", text)
    text = _TO_BE.sub("akan ", _COUNTS.sub(lambda found: found["thing"], text))
    if QUESTION.search(text) or any(c.isdigit() for c in text) or _PUT_RIGHT.search(text):
        return None
    if _NONE.fullmatch(text) or _ALL_NOT_YET.fullmatch(text):
        return Checked(open=tuple(_ITEMS[which]))
    if _UNTICK.search(text):
        named = _named_in([word.plain for word in Words(text).all], which)
        return Checked(open=named) if named else None
    text = _NO_LONGER.sub("belum ", _TICK.sub(" ", text))
    if _ALL.fullmatch(text):
        return Checked(tuple(_ITEMS[which]), sure=False)
    parts = _parts(text, which)
    read = _of_the_same([_read(part, which) for part in parts], parts, which)
    done = tuple(dict.fromkeys(item for one in read for item in one.done))
    denied = tuple(dict.fromkeys(item for one in read for item in one.open))
    open_ = tuple(item for item in denied if item not in done)
    if not done and not open_:
        return None
    more = any(one.more and not _repeats(part, done, which) for one, part in zip(read, parts, strict=True))
    return Checked(done, open_, all(one.sure for one in read), more or open_ != denied or bool(counted or numbered))


def promises(text: str, which: str) -> bool:
    """ "Daftar diperiksa besok": a line will be done, and no day is proposed by it."""
    if QUESTION.search(text) or any(c.isdigit() for c in text):
        return False
    return any(_is_to_come(part) and _DONE & set(part) and _named_in(part, which) for part in _parts(text, which))


def _is_to_come(part: list[str]) -> bool:
    tonight = any(when in _LATER_TODAY and this == "ini" for when, this in pairwise(part))
    return not _ALREADY & set(part) and (tonight or bool(_TO_COME & set(part)))


def _of_the_same(read: list[Checked], parts: list[list[str]], which: str) -> list[Checked]:
    """ "Daftar sudah dicek tapi belum tuntung": what is not yet, and names nothing else, is what was named last."""
    found = list[Checked]()
    for one, part in zip(read, parts, strict=True):
        not_yet = part and part[0] in _HOWEVER and any(word in _NOT_YET for word in part)
        if found and found[-1].done and not_yet and not any(_named(word, which) for word in part):
            found[-1] = Checked(open=found[-1].done, sure=found[-1].sure, more=found[-1].more)
            found.append(Checked())
        else:
            found.append(one)
    return found


def _repeats(part: list[str], done: tuple[str, ...], which: str) -> bool:
    """ "Pengumuman sudah disampaikan ke | warga"."""
    return set(_named_in(part, which)) <= set(done) and all(word in _BESIDE or _named(word, which) for word in part)


def _parts(text: str, which: str) -> list[list[str]]:
    """The words by what they are said of: "warga sdh diberi tahu tempat siap daftar blm" has three parts. What only
    names something goes with what follows it ("tempat, warga sudah siap")."""
    found, waiting = list[list[str]](), list[str]()
    for clause in _PARTS.split(text):
        if _PROMISE.search(clause):
            continue
        for piece in _pieces([word.plain for word in Words(clause).all], which):
            waiting = [*waiting, *piece]
            if any(_named(word, which) for word in waiting) and any(word in _VERDICTS for word in waiting):
                found.append(waiting)
                waiting = []
    return [*found, waiting] if waiting else found


def _pieces(said: list[str], which: str) -> list[list[str]]:
    """Parted where a thing is named after something was said of another ("tempat siap | warga belum"), or, where the
    words begin with what is said, at what is said next ("sudah siap tempat | belum tahu warganya")."""
    marks = ["thing" if _named(word, which) else "verdict" if word in _VERDICTS else "" for word in said]
    first = next((mark for mark in marks if mark), "")
    found, part, last = list[list[str]](), list[str](), ""
    for word, mark in zip(said, marks, strict=True):
        if mark == first and last and last != first:
            found.append(part)
            part = []
        part.append(word)
        last = mark or last
    if found and first == "verdict" and not any(_named(word, which) for word in part):
        return [*found[:-1], *_before_the_last_thing([*found[-1], *part], which)]
    return [*found, part] if part else found


def _before_the_last_thing(piece: list[str], which: str) -> list[list[str]]:
    """ "Sudah siap tempat, warga belum": what is said last is said of the thing before it."""
    things = [n for n, word in enumerate(piece) if _named(word, which)]
    return [piece[: things[-1]], piece[things[-1] :]] if len(things) > 1 else [piece]


def _read(part: list[str], which: str) -> Checked:
    """What one part says."""
    items = _named_in(part, which)
    left = [word for word in part if not (word in _VERDICTS | _BESIDE or _named(word, which))]
    not_yet = any(word in _NOT_YET for word in part)
    done = any(word in (_DONE if which == "village" else _DONE | _FULL) for word in part)
    if not items or not (not_yet or done or any(word in _ALREADY for word in part)):
        return Checked(more=bool(items or left))
    if not_yet:
        return Checked(open=items, sure=not left)
    if _is_to_come(part):
        return Checked(more=True)
    if any(word in _NOT_SO or (word in _FULL and which == "village") for word in part) or (left and not done):
        return Checked(more=True)
    ours = any(word in _WE for word in part) and any(word in _WE_DO for word in part)
    return Checked(done=items, sure=not left and (not ours or any(word in _ALREADY for word in part)))


def _named_in(part: list[str], which: str) -> tuple[str, ...]:
    items = tuple(item for item, names in _ITEMS[which].items() if any(_is(word, names) for word in part))
    if "recipients_checked" in items and "citizens_told" in items and not _told(part):
        return tuple(item for item in items if item != "citizens_told")  # "daftar penerima sudah dicek"
    return items


def _named(word: str, which: str) -> bool:
    return any(_is(word, names) for names in _ITEMS[which].values())


def _is(word: str, names: frozenset[str]) -> bool:
    return word in names or word.removesuffix("nya").removesuffix("ny") in names


def _told(said: list[str]) -> bool:
    return any(word in ("warga", "masyarakat", "urang", "undangan", "pengumuman", "kpm") for word in said)
