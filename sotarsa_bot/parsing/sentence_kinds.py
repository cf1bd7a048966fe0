"""What a sentence beside a day does: it asks, calls off, keeps or mends what is agreed, or only tells of that day."""

import re

QUESTION = re.compile(
    r"\?|\b(?:berapa|brp|barapa|kapan|siapa|bagaimana|gimana|kenapa|mengapa|apakah|apa|bisakah|bolehkah|dimana|kayapa)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\bkah\W*(?:(?:pak|bu|min)\W*)?$"
    r"|\b(?:sudah|sdh|udah|dah)\s+(?:tuntung|selesai|tiba|sampai|datang|berangkat|tulak|mulai|pulang|bulik)\s+(?:balum|belum|blm)\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"\b(?:jadi|sudah|sdh|dah|datang|ada|hadir|tetap|berangkat|benar|betul|bujur|pasti|tgl \d{1,2})\s*kah\b",
    re.IGNORECASE,
)
BUSY = re.compile(
    r"\b(?:(?:urang|orang|warga|masyarakat|pambakal|kades|kami)\s+(?:(?:banyak|lagi|sedang|masih|samuaan|semua|handak|mau)\s+)*"
    r"|(?:(?:samuaan|semua|barataan|lagi|sedang|masih|sibuk|musim|pas|waktu)(?:nya)?\s+)+)"
    r"(?:(?:ka|ke)\s+\w+|kawinan|kawin|bakawinan|aruh|baaruh|panen|mangatam|katam|manugal|bahuma|manurih|gotong|rapat|"
    r"musdes|pasar|bapasar|pengajian|yasinan|haulan|sibuk|bagawian|berduka|maninggal|meninggal)\b",
    re.IGNORECASE,
)
""" "Kamis urang ka pasar", "tgl 4 urang kawinan"."""
THERE_IS = re.compile(
    r"\bada\s+(?!(?:di|ja|haja|aja|saja|waktu|kesempatan|semua|semuanya|jam|pukul|tgl|tanggal|hari|pada|ke|pak|bu|kami|kita)\b)"
    r"[^\W\d_]{3,}",
    re.IGNORECASE,
)
AWAY = re.compile(
    r"\b(?:pambakal|kades|urang|orang|warga)(?:nya)?\s+(?:kadada|kdd|(?:kada|tidak|tdk)\s+ada)\b"
    r"|\b(?:kadada|kdd|(?:kada|tidak|tdk)\s+ada)\s+(?:urang|orang|warga|siapa\w*|pambakal|kades)(?:nya)?\b"
    r"|\b(?:tidak|tdk|kada|gak|ga)\s+(?:(?:ada\s+)?di\s+(?:tempat|rumah|desa|kampung)(?=\W*(?:$|[,;.]|tgl|tanggal|hari|besok|"
    r"lusa|jam|pak|bu\b))|(?:bisa|kawa)\s+hadir\b)",
    re.IGNORECASE,
)
""" "Tgl 3 ada pilkades", "besok saya tidak di tempat": told of that day, which is not proposed by it."""
PAST = re.compile(
    r"(?<!seperti )(?<!kaya )(?<!kayak )(?<!sama )(?<!sesuai )(?<!sasuai )(?<!yang )(?<!nang )(?<!yg )"
    r"(?:\b(?:hari|minggu|pekan|bulan|tahun|kunjungan|tempo|waktu|kali)(?:nya)?\s+(?:yang\s+|nang\s+|yg\s+)?(?:lalu|kemarin|samalam|semalam|"
    r"lawas|sebelumnya|sabalumnya|hari|itu|tadi)\b|\b(?:kemarin|kmrn|kemaren|kamarin|semalam|samalam|bahari|tempo\s+hari)\b"
    r"|^\W*(?:dulu|dahulu)(?:nya)?\b)",
    re.IGNORECASE,
)
""" "Kemarin tim datang jam 9", "tahun lalu tgl 4": what was, is no proposal. "Seperti kemarin" names a model."""
_TOLD_ON = re.compile(
    r"\b(?:bilang|bilangi|usul\w*|diusul\w*|sepakat\w*|disepakati|janji\w*|ujar|jar|kata\w*|tulis|ditulis|padah\w*|sampaikan|"
    r"disampaikan|rapat\w*|musyawarah\w*|putus\w*|diputus\w*|satuju|setuju|disetujui)\b",
    re.IGNORECASE,
)
_PUT_RIGHT = re.compile(
    r"\b(?:maksudnya|salah\s+(?:tulis|ketik|sebut)|ralat|koreksi|seharusnya|harusnya)\b", re.IGNORECASE
)
_KEEPS = re.compile(
    r"\b(?:tetap|tatap|s[ea]suai\s+(?:jadwal|rencana)|(?:tidak|tdk|kada|gak|ga)\s+(?:usah|jadi|perlu|pindah))\b",
    re.IGNORECASE,
)
_CALLS_OFF = re.compile(
    r"(?<!tidak )(?<!tdk )(?<!kada )(?<!jangan )\b(?:(?:di|mem)?batal(?:kan|in)?|(?:di|me)?tunda(?:kan)?|bentrok)\b",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"\b(?:terserah|tasarah|sembarang|sabarang|manut)\b[^,;.\n]*|\b(?:hari|jam|tanggal|tgl)\s+(?:apa|berapa)\s*"
    r"(?:haja|ja|saja|aja|pun)\b[^,;.\n]*",
    re.IGNORECASE,
)


def is_of_the_past(clause: str) -> bool:
    """Whether what is told was, and is not what somebody said then of a day to come ("kemarin kami bilang kamis")."""
    return bool(PAST.search(clause)) and not _TOLD_ON.search(clause)


def calls_off(text: str) -> bool:
    """ "Tgl 3 dibatalkan pak", "mohon ditunda, tgl 3 ada pilkades": no day is proposed by that."""
    return bool(_CALLS_OFF.search(text))


def keeps_it(text: str) -> bool:
    """ "Kada usah, tetap jam 9": of what was agreed."""
    return bool(_KEEPS.search(text))


def mends(text: str) -> bool:
    """ "langgar darussalam maksudnya", "eh salah tulis, balai baru": what was written before is put right."""
    return bool(_PUT_RIGHT.search(text))


def without_leave(text: str) -> str:
    """ "Terserah tim ja hari apa, jam 9": what is left to others asks nothing, and names nothing."""
    return _LEFT_OPEN.sub(" ", text).strip(" ,;.")


def asks(text: str) -> bool:
    """A question is no proposal."""
    text = _LEFT_OPEN.sub(" ", text) if "?" not in text else text
    return bool(QUESTION.search(text) or _ASKS.search(text) or _WHETHER.search(text))


def asks_whether(text: str) -> bool:
    """ "Jadi datang kah tgl 3": no proposal either; "bisa jam 8 kah" is one."""
    return bool(_WHETHER.search(text))
