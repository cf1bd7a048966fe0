"""Words that are kind and say nothing of the matter: "siap pak", "terima kasih", "sebentar, saya tanya pak kades dulu".

They are answered as what they are, and are never a place, a name, a reason or a remark to be forwarded.
"""

import re

from sotarsa_bot.parsing.once import read_once

_TO = r"(?:\W+(?:pak|pa|bu|bpk|bapak|ibu|min|admin|mas|mbak|semua|semuanya|banyak|ya|dulu|tim|kades|camat|sekcam))*\W*"
_SMALL = r"(?:\W+(?:lah|ja|haja|aja|saja|ai|pang|am|lih|dah|nah|tu|banar|banget))*"
"""How people here colour a nod."""
_BEFORE = (
    r"\W*(?:(?:alhamdulillah|baik|baiklah|siap|ok|oke|ya|iya|iih|o|oh|sudah|pak|pa|bu|bapak|ibu|nggih|inggih)\W+)*"
)
_FOR = (
    r"(?:\W+(?:(?:atas|untuk|buat|sudah|sdh|telah)\W+)*(?:info|informasi|kabar|bantuan|perhatian|kerja\s?sama|pengertian|"
    r"kesempatan|undangan|kunjungan|diingatkan|mengingatkan|dikabari|mengabari|diberi\s?tahu|diinfokan|dibantu)(?:nya)?)?"
)
""" "Atas infonya": what for, and nothing else."""
_THANKS = re.compile(
    rf"{_BEFORE}(?:t[ea]rima\s*kasih|makasih|mksh|trims|tks|thx|tq|trmksh|thanks|thank\s*you|(?:matur\s*)?(?:nuwun|suwun))"
    rf"(?:\W+(?:banyak|sekali|byk))?{_SMALL}{_FOR}{_SMALL}{_TO}",
    re.IGNORECASE,
)
_WISH = re.compile(
    rf"{_BEFORE}(?:aa+mi+n|amii+n|(?:semoga|mudah-mudahan|moga)\W+(?:lancar|sukses|berkah|sehat)(?:\W+(?:selalu|semua|semuanya|acaranya|"
    r"kegiatannya))?|(?:hati-hati|hati2)(?:\W+di\W+jalan)?|selamat\W+(?:bekerja|bertugas|jalan|istirahat)|semangat|sehat\W+selalu|"
    r"(?:mohon\W+)?(?:izin|ijin)(?:\W+(?:menyimak|nyimak))?|menyimak|nyimak|monitor|(?:ha|he|hi|wk)+k?|"
    rf"(?:mohon\W+)?(?:di)?tunggu(?:\W+ya)?){_SMALL}{_TO}",
    re.IGNORECASE,
)
"""Good wishes, and that somebody listens."""
_NOD = re.compile(
    rf"{_BEFORE}(?:siap|baik|baiklah|ok|oke|okey|okay|sip|inggih|nggih|alhamdulillah|mantap|"
    rf"(?:akan\W+)?(?:di|kami\W+)?laksanakan|noted|dimengerti|"
    rf"(?:(?:kami|kita|ulun|warga)\W+)?(?:hakun|bersedia)|"
    rf"sami[- ]?sami|sama[- ]sama|siaa+p+|(?:siap\W+)?86|oke?\W+deh|ok\W+bos|ya|iya|iyaa*|yaa*|iih|iyih|i?yoi?|"
    rf"(?:(?:kami|kita|ulun)\W+)(?:siap|tunggu|menunggu)(?:\W+kabar\w*)?|"
    rf"(?:di)?tunggu\W+kabar\w*|ditunggu|"
    rf"(?:kami|kita|ulun)\W+(?:siap|akan)\W+menunggu){_SMALL}{_TO}",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"\W*(?:wa?['’]?alaikum\s*s+alam(?:\W+w(?:a)?r\W+w(?:a)?b)?|ass?alam\w*(?:\W+(?:alaikum|alaykum|'?alaikum))?(?:\W+w(?:a)?r\W+w(?:a)?b)?|selamat\W+(?:pagi|siang|sore|malam)|"
    rf"(?:pagi|siang|sore|malam|halo|hai|permisi|punten)){_TO}",
    re.IGNORECASE,
)
_WAIT = re.compile(
    rf"{_BEFORE}(?:maaf\W+)?(?:(?:sebentar|bentar|sbntr|tunggu|nanti|ntar)\b.*|(?:saya|kami|ulun)\W+(?:mau\W+|akan\W+)?"
    r"(?:tanya|tanyakan|tanyakn|rapat(?:kan)?|musyawarah(?:kan)?|rembuk(?:kan)?|koordinasi(?:kan)?|bicarakan|cek|konfirmasi(?:kan)?)\b.*|"
    r"(?:akan\W+)?(?:saya|kami|ulun|kita)\W+(?:akan\W+)?(?:sampaikan|kabari|kabarkan|infokan|diskusikan|teruskan|umumkan)"
    r"(?:\W+(?:nanti|dulu|lagi|segera|secepatnya|ke|kepada|warga|masyarakat|pak|bu|kades|pambakal|rt|bpd|ya|lah))*\W*|"
    r"(?:masih|lagi|sedang)\W+(?:di)?(?:tanyakan|rapat(?:kan)?|musyawarah(?:kan)?|koordinasi(?:kan)?)\b.*|"
    r"(?:belum|blm|balum)\W+(?:tahu|tau|pasti|ada\W+kabar|bisa\W+pastikan|ditentukan|diputuskan)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_PICTURE = re.compile(
    r"(?:\W*(?:ini|itu|nih|yang|dan|dengan|dg|dgn|untuk|utk|foto2?|poto|gambar|bukti|dokumentasi|dok|lampiran|berikut|tambahan|susulan|"
    r"lagi|satu|semua|terlampir|mohon|maaf|telat|terlambat|ya|pak|bu|min)(?:nya|ny)?\b)+\W*",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(
    r"\b(?:tanya\w*|rapat\w*|musyawarah\w*|rembuk\w*|koordinasi\w*|bicara\w*|pikir\w*|cek|konfirmasi\w*|kabar\w*|lihat|"
    r"sebentar|bentar|sbntr|dulu|dahulu|mungkin)\b",
    re.IGNORECASE,
)
_MATTER = re.compile(r"\d|\b(?:senin|selasa|rabu|rabo|kamis|jum['’]?at|sabtu|minggu|ahad|besok|lusa)\b", re.IGNORECASE)


def is_thanks(text: str) -> bool:
    return bool(_THANKS.fullmatch(text))


def is_nod(text: str) -> bool:
    """Agreement in general: below a question it may be meant as an answer, and does not say which."""
    return bool(_NOD.fullmatch(text))


def puts_off(text: str) -> bool:
    """ "sebentar, saya tanya pak kades dulu", "belum tahu tempatnya": an answer will come, this is none.

    Words that name a day or a number say more than that."""
    return bool(_WAIT.fullmatch(text)) and not _MATTER.search(text)


def will_ask(text: str) -> bool:
    """ "Nanti saya tanya kades", "sebentar": whoever says so has not decided yet."""
    return bool(_UNDECIDED.search(text))


def names_a_matter(text: str) -> bool:
    """A number or a day."""
    return bool(_MATTER.search(text))


@read_once
def is_small_talk(text: str) -> bool:
    """Whether these words say nothing that could be taken down. No words at all are none either."""
    return is_thanks(text) or is_nod(text) or puts_off(text) or bool(_GREETING.fullmatch(text) or _WISH.fullmatch(text))


def says_something(text: str) -> bool:
    """Whether the words below a picture say anything of their own: "ini fotonya", "siap pak" and "👍" do not."""
    return any(c.isalnum() for c in text) and not (is_small_talk(text) or _PICTURE.fullmatch(text))
