"""Whether somebody says that they have telephoned: what ends an alarm is said for certain, or it does not end it."""

import re

from sotarsa_bot.parsing.words import EXCEPT, IF, NOT, OR, Words

CALLED = re.compile(
    r"\b(?:sudah|sdh|udah|udh|telah|barusan|baru\s+saja|tadi)\b[\w\s]{0,40}?\b(?:di|men|meng|ku|kami)?"
    r"(?:telepon|telpon|telfon|telp|tlp|tlpn|nelpon|nelepon|hubungi|dihubungi|kontak|bel)\b",
    re.IGNORECASE,
)
DOUBTFUL = NOT | EXCEPT | IF | OR | frozenset({
    "coba", "mencoba", "akan", "nanti", "mau", "gagal", "mati", "putus", "sibuk", "semoga", "mudah-mudahan", "susah",
    "sulit", "siapa", "kapan", "apa", "apakah",
})  # fmt: skip
"""With these it was tried, wished for or asked."""


def tells_of_a_call(words: str) -> bool:
    """ "Sudah saya telepon, tim aman di jalan"; not "sudah saya telepon, tidak diangkat"."""
    certain = "?" not in words and not any(word.plain in DOUBTFUL for word in Words(words).all)
    return certain and bool(CALLED.search(words))
