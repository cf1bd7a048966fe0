"""A yes or a no to something that was asked: "siap, diterima", "kada bisa, hilux dipakai".

Only words that say no more than that are a yes; what follows a no is its reason.
"""

import re
from typing import NamedTuple

from sotarsa_bot.parsing.sentence_kinds import QUESTION
from sotarsa_bot.parsing.words import NOT, PARTICLES, POLITE, TURNING, Words

_YES = frozenset({
    "setuju", "setujui", "disetujui", "menyetujui", "bisa", "kawa", "terima", "diterima", "boleh", "acc", "sepakat",
    "silakan", "silahkan", "cocok", "dapat", "oke", "ok", "okey", "sip", "siap", "baik", "ya", "iya", "iih", "iyih",
    "inggih", "nggih", "lanjut", "gas", "bisa-bisa", "insyaallah", "trima", "tarima", "jadi", "mantap",
    "hakun", "bersedia",
})  # fmt: skip
_NODS = frozenset({
    "oke", "ok", "okey", "sip", "siap", "baik", "ya", "iya", "iih", "iyih", "inggih", "nggih", "insyaallah",
    "mantap",
})  # fmt: skip
"""Said out of politeness, too: by themselves they are asked about."""
_AGREES = _YES - _NODS - {"terima", "trima", "tarima", "jadi", "dapat", "lanjut"}
"""Behind a no, a part is agreed to: "kada kawa, jam 11 kesiangan, posyandu boleh"."""
_ORDERS = frozenset({"kembalikan", "kembaliakan", "balikin", "lanjut", "lanjutkan", "catat", "hapus"})
""" "Kada jadi, kembalikan no 2" is about something else that was done."""
_BESIDE = POLITE | PARTICLES | frozenset({
    "usulan", "usulannya", "desa", "kami", "tim", "sudah", "hari", "itu", "jam", "segitu", "tersebut", "waktunya",
    "waktu", "harinya", "semua", "dengan", "saya", "kita", "kades", "lagi", "sekali", "banar", "permintaan", "wishnya",
    "maka", "mangkonya", "tanggal", "tanggalnya",
})  # fmt: skip
_THANKS = re.compile(r"\b(?:terima|tarima)\s*kasih\b", re.IGNORECASE)
_NO = re.compile(
    rf"^\W*(?:(?:maaf|mohon maaf|mf|waduh|aduh|pak|bu|min|kayaknya|sepertinya|ya|wah|kami|tim|kita)\W+)*"
    rf"(?:{'|'.join(sorted(NOT | {'tidk', 'tdak', 'gk', 'ndak', 'tida', 'kadak'}, key=len, reverse=True))})"
    r"(?:\s+(?:bisa|bs|bsa|kawa|jadi|dapat|sempat|sanggup|memungkinkan|cocok|setuju|diterima|terima|hakun|bersedia)\b\W*"
    r"|\W*$)",
    re.IGNORECASE,
)
_DOES_NOT_MIND = re.compile(
    r"\W*(?:tidak|tdk|kada|gak|ga|nggak|tak)\W+(?:masalah|keberatan|apa|apa\W?apa|papa|mengapa|jadi soal)"
    r"(?:\W+(?:pak|bu|min|kami|ya|silakan|silahkan))*\W*",
    re.IGNORECASE,
)
_REFUSES = re.compile(r"^\W*(?:ditolak|tolak|menolak|keberatan)\b\W*", re.IGNORECASE)
_BECAUSE = re.compile(r"^(?:(?:karena|krn|karna|sebab|soalnya|pas|pak|bu|min|lah|pang|ya|saat itu|hari itu)\b\W*)+",
                      re.IGNORECASE)  # fmt: skip
_NO_REFUSAL = re.compile(r"^\W*(?:jangan|bukan|belum|balum|blm|jgn|bkn)\b", re.IGNORECASE)


_GOES_ON = re.compile(
    r"\s+(?!(?:di|ka|ke|berangkat|barangkat|datang|hadir|dilaksanakan|dilakukan|dipenuhi|diterima|dilayani|memenuhi|mengikuti"
    r"|menerima|malam|mamang|memang|bapak|banar|minggu|misal)\b)"
    r"(?:(?:di|me|ma|ber|ba|ter|ta)[a-z]{4,}|lama|lama-lama|lawas|lawas-lawas|janji|jawab|pasti|langsung|sampai|capat|cepat|lakas)\b",
    re.IGNORECASE,
)
""" "Tidak bisa dipastikan", "kada kawa mamutuskan", "tidak bisa lama": of something else, and no refusal."""
_REASON_APART = re.compile(
    r"\W*$|\W*[,.;:!\n–-]|\s+(?:karena|krn|karna|sebab|soalnya|pas|pak|bu|min|lah|pang|ya|saat|hari)\b", re.IGNORECASE
)


_BUT_FIRST = re.compile(r"^\W*(?:(?:tapi|tetapi|tp|cuma|cuman|asal|tagal)\b\W*)+", re.IGNORECASE)


def behind_consent(text: str) -> str:
    """ "Di balai adat haja" of "hakun bu, tapi di balai adat haja"; "" where nothing is agreed to, or that is all."""
    if QUESTION.search(text):
        return ""
    words = Words(text).all
    led = next((n for n, word in enumerate(words) if word.plain not in _YES | _BESIDE), len(words))
    if led == len(words) or not any(word.plain in _YES for word in words[:led]):
        return ""
    return _BUT_FIRST.sub("", text[words[led].start :])


_PERHAPS = re.compile(r"\b(?:bisa|boleh|dapat|kawa)\s+jadi(?!\s+(?:hari|tgl|tanggal|jam))\b|\bmungkin\b", re.IGNORECASE)
""" "Bisa jadi" is "perhaps"."""


class Consent(NamedTuple):
    """`yes`, or no with its `reason`. `sure`: no word says otherwise, and it is more than a nod."""

    yes: bool
    sure: bool
    reason: str = ""


def read_consent(text: str) -> Consent | None:
    """None where the words are neither: a question, a condition, something else."""
    text = _THANKS.sub(" ", text)
    if not text.strip() or QUESTION.search(text) or _PERHAPS.search(text):
        return None
    if _DOES_NOT_MIND.fullmatch(text):
        return Consent(True, False)
    if refused := (None if _NO_REFUSAL.match(text) else _NO.match(text) or _REFUSES.match(text)):
        behind = text[len(text[: refused.end()].rstrip(" ,.;:-–!\n")) :]
        if _GOES_ON.match(behind) and Words(refused.group()).all[-1].plain not in ("jadi", *_AGREES - {"bisa", "kawa"}):
            return None
        reason = _BECAUSE.sub("", text[refused.end() :].strip(" ,.;:-")).strip(" ,.;:-")
        turning = any(word.plain in TURNING | _AGREES | _ORDERS for word in Words(reason).all)
        first = Words(refused.group()).all[0].plain  # "ya tidak"
        plainly = not turning and first not in _NODS and len(refused.group().split()) > 1
        sure = (plainly and bool(_REASON_APART.match(behind))) or bool(_REFUSES.match(text))
        return Consent(False, sure, reason)
    said = [word.plain for word in Words(text).all]
    if not said or not any(word in _YES for word in said) or any(word not in _YES | _BESIDE for word in said):
        return None
    return Consent(True, not all(word in _NODS | _BESIDE for word in said))
