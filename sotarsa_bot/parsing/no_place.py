"""Words that no place is called by: of clauses, days and people."""

import re

from sotarsa_bot.parsing.calendar_words import MONTHS
from sotarsa_bot.parsing.place_words import (
    is_of_a_kind,
)
from sotarsa_bot.parsing.sentence_kinds import QUESTION
from sotarsa_bot.parsing.words import EXCEPT, IF, NOT, OR, Words

_NO_PLACE = frozenset({"bebas", "mana", "di mana", "situ", "sana", "sini"})
_OF_DAYS = frozenset({"tgl", "tanggal", "minggu", "pekan", "bulan", "harinya", "jamnya", "tanggalnya", *MONTHS})
_EVERY_DAY = re.compile(r"\b(?:semua|samua|samuaan|tiap|setiap|saban|barangai|sabarang)\s+hari\b", re.IGNORECASE)
_HOW = frozenset({"jauh", "licak", "licin", "becek", "bacek", "sempit", "rami", "ramai", "panas", "gelap"})
""" "Jauh pang dari jalan": how a place is."""
_PRONOUNS = frozenset({
    "kami", "kita", "saya", "ulun", "unda", "aku", "anda", "sampeyan", "pian", "ikam", "mereka", "dia", "beliau",
})  # fmt: skip
_PEOPLE = frozenset({"pambakal", "kades", "sekdes", "kaur", "kadus", "camat", "urang", "orang", "warga", "masyarakat"})
"""A place does not begin so; "rumah pambakal" does not."""
_CLAUSE = NOT | EXCEPT | IF | OR | frozenset({
    "perlu", "butuh", "minta", "bawa", "bawakan", "dibawa", "dibawakan", "tolong", "mohon", "kurang", "lewat", "lebih",
    "datang", "datangnya", "hadir", "siap", "siapkan", "disiapkan", "bocor", "rusak", "banjir", "hujan", "kata",
    "katanya", "ujar", "terserah", "tetap", "salah", "benar", "jumlah", "jumlahnya", "cukup", "habis", "dicat",
    "digunakan", "ditempati",
    "dipakai", "dibangun", "diperbaiki", "direnovasi", "ada", "lagi", "sedang", "masih", "sudah", "sdh", "udah",
    "akan", "mau",
    "tahu", "tau", "tanya", "karena", "krn", "soalnya", "supaya", "biar", "lain", "lainnya", "tunggu",
    "ditunggu", "menunggu", "lupa", "kirim", "dikirim", "batal", "batalkan", "dibatalkan", "membatalkan", "tunda",
    "ditunda", "tundakan", "menunda", "bentrok", "usul", "usulan", "usulkan", "handak", "hendak", "penuh", "pencet",
    "semoga", "mudahan", "menyusul", "nyusul", "ditentukan", "kemudian", "belakangan", "seperti", "kaya", "biasa",
    "biasanya", "kemarin", "hubungi", "dihubungi", "telpon", "telepon", "kabari", "dikabari", "mati", "padam",
    "kebanjiran", "terkunci", "sakit", "meninggal", "kadada", "kdd", "pakai", "pake", "becek", "licin", "umpat", "ikut",
    "bertemu", "batamu", "ketemu",
    "roboh", "runtuh", "ambruk", "kotor", "tulis", "ketik", "tadi", "td", "harusnya", "seharusnya",
    "urang", "tatap", "rencana", "sesuai", "sasuai", "jadwal", "demikian", "disampaikan", "diwakili", "wakili", "bulik",
    "pulang", "dijemput", "hanya", "terlalu", "tabrakan", "bilang", "bapander", "bagawi", "gawian", "banyak", "sibuk",
    "sampai", "antara",
    "gasan", "utk", "sbelum", "sblm", "stlh", "sblum", "salagi", "sabalum", "sebelum",
    "sehabis", "sahabis", "sesudah", "setelah", "limbah", "imbah", "wayah",
    "zuhur", "dzuhur", "ashar", "asar", "magrib", "maghrib", "isya", "subuh", "sementara", "pasti", "kesiangan",
    "kepagian", "kesorean", "cuaca", "keadaan", "masalah", "papa", "kunjungan", "kadua", "kedua", "sakalian",
    "diundur", "pindah", "jadi", "dulu", "nanti", "sabar", "pian", "tolak", "keberatan", "setuju", "hp", "wa",
})  # fmt: skip
"""Words of a sentence that says, asks or wants something: no place is called so."""


def _either(words: str) -> bool:
    """ "Balai desa / posyandu": one place or the other. "RT 05/02" is one."""
    first, parted, second = words.partition("/")
    return bool(parted) and is_of_a_kind(first) and is_of_a_kind(second)


def may_be_place(words: str) -> bool:
    """No clause with a verb or a subject of its own ("rumah kami" has none), no question, not digits only."""
    said = [word.plain for word in Words(words).all]
    if all(word[0].isdigit() for word in said) or QUESTION.search(words):
        return False
    if any(word in _OF_DAYS for word in said) or _EVERY_DAY.search(words) or said[0] in _HOW or _either(words):
        return False
    if words.casefold() in _NO_PLACE or any(word in _CLAUSE for word in said):
        return False
    return not any(word in _PRONOUNS for word in said[:-1]) and said[0] not in _PRONOUNS | _PEOPLE
