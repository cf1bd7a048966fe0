"""Words after an emergency that say that it is over ("sudah surut", "sadar dah sidin") or was none ("batal, bagarah
haja")."""

import re

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.emergencies import kind_of, tells_of_emergency
from sotarsa_bot.parsing.once import read_once
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.parsing.words import IF, POLITE, Words

_HAVE = r"(?:sudah|sdh|sdah|udah|udh|dah|telah|tlh|hudah|suah|alhamdulillah)"
_WELL = (
    r"(?:(?:di)?(?:ganti|tambal|perbaiki|baiki|derek|tarik|angkat|tolong|evakuasi|obati|tangani|bersihkan|temukan|jemput|tebang|potong|buka"
    r"|pindah\w*|singkir\w*|timbun|normalkan|padamkan|bersihakan|evakuasi\w*)|tabuka|terbuka|bagus|bersih"
    r"|surut|sadar(?:kan)?|siuman|aman|baik(?:an)?|beres|bares|teratasi|hidup|reda|taduh|terang|normal|sembuh|waras|sehat"
    r"|pajah|padam|dipajahi|dipadamkan|lancar|selesai|tuntung|ketemu|tatamu|selamat|tertolong|kaluar|keluar|lewat|liwat|tembus|pulih"
    r"|(?:bisa|kawa|dapat|boleh)\s+(?:(?:di)?lewat\w*|(?:di)?liwat\w*|(?:di)?lalui|jalan|lewat|liwat|lanjut|hidup|bulik|pulang|kaluar|keluar|dilalui|dilewati))"
)
_CAN = r"(?:kawa|bisa|dapat|boleh)"
_NO_NOT = r"(?<!kada )(?<!kd )(?<!tidak )(?<!tdk )(?<!gak )(?<!ga )(?<!belum )(?<!balum )(?<!blm )"
_OVER = re.compile(
    rf"(?<!\w)(?:{_HAVE}\W+(?:\w+\W+){{0,2}}?{_WELL}|{_WELL}\W+{_HAVE}|(?:lewat|liwat)\W+aman|aman\W+(?:haja|aja|saja|ja)"
    rf"|{_NO_NOT}{_CAN}\W+{_HAVE}|{_HAVE}\W+{_CAN}(?=\W*$|\s*[,.;!])"
    r"|(?:kada|kd|tidak|tdk|gak|ga|nggak)\W+(?:papa|apapa|apa-apa|apa2|kenapa-kenapa|kenapa2))(?!\w)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?<!\w)(?:batal|bagarah\w*|bercanda\w*|becanda\w*|kelakar|main[- ]main"
    r"|(?:kada|kd|tidak|tdk|gak|ga|bukan|bkn)\W+(?:jadi|bujur|benar|betul|sungguhan|kendala)"
    r"|(?:ta|ka|ke|ter)(?:picik|pijit|pencet|tekan|kirim)"
    r"|salah\W+(?:kirim|ketik|pencet|picik|dangar|dengar|info|kabar|lapor|paham|kira)|hoaks?|hoax|iseng\w*|prank)(?!\w)",
    re.IGNORECASE,
)
_MOST = 14
"""More words tell a story."""
_SUBJECTS = frozenset({
    "banyu", "air", "sungai", "arus", "hujan", "banjir", "angin", "jalan", "jembatan", "jambatan", "titian", "longsor",
    "ban", "mobil", "motor", "perahu", "kelotok", "mesin", "kendaraan", "hilux", "pohon", "puhun", "kunci",
    "api", "kebakaran", "kabakaran",
})  # fmt: skip
"""What may stand in the way: these are about an incident of their kind."""
_SAID_WITH_IT = POLITE | frozenset({
    "sudah", "sdh", "sdah", "udah", "udh", "dah", "telah", "tlh", "hudah", "suah", "alhamdulillah", "syukur",
    "sidin", "inya", "kami", "kita", "ulun", "tim", "urang", "urangnya", "orang", "orangnya", "semua",
    "semuanya", "samuaan", "samunyaan", "barataan", "lagi", "lg", "haja", "aja", "saja", "ja", "ada", "jua",
    "juga", "pang", "ai", "tu", "itu", "ini", "nah", "lanjut", "melanjutkan", "balanjut", "perjalanan", "parjalanan",
    "tarus", "terus", "jalan",
    "bajalan", "menuju", "bulik", "pulang", "jam", "pukul", "wita", "menit", "tadi", "td", "hanyar", "baru",
    "kendala", "kendalanya", "masalah", "masalahnya", "hehe", "haha", "bos", "kak", "dan", "wan", "lawan",
    "dari", "di", "ka", "ke", "yang", "nang", "karena", "kawan", "bubuhan", "bujur", "maaf", "mf", "kada", "kd",
    "tidak", "tdk", "gak", "ga", "papa", "apapa", "apa-apa", "apa2", "kenapa-kenapa", "kenapa2", "jadi", "bisa",
    "kawa", "dapat", "dulu", "rt", "pambakal", "benar", "tolong", "bantuan", "warga", "kalo", "desa", "lokasi",
})  # fmt: skip
"""Of a message that something is over, or was none, these words tell of nothing else."""


_LAUGHS = re.compile(r"(?:(?:h[aeiou]+){2,}h?|w?(?:kw|wk)+w?k?|ampun\w*|tadi|td|buhan|ikam|pian)", re.IGNORECASE)


def is_over(text: str, about: str = "") -> bool:
    """Whether every word says that what is told in the words `about` is over."""
    return may_be_over(text) and _says_no_more(text, about, _OVER)


def was_none(text: str, about: str = "") -> bool:
    """Whether every word says that there was nothing of the kind."""
    return may_be_none(text) and _says_no_more(text, about, _NONE)


def may_be_over(text: str) -> bool:
    return _tells(text) and bool(_OVER.search(text))


def may_be_none(text: str) -> bool:
    return _tells(text) and bool(_NONE.search(text))


def says_no_more(text: str, about: str) -> bool:
    """Whether no word of what sounds over tells of anything but the words `about`."""
    return _tells(text) and _says_no_more(text, about, _OVER)


def _says_no_more(text: str, about: str, good: re.Pattern[str]) -> bool:
    """No other matter, no place, nobody else, no "masih" or "tapi"; no hour of a step."""
    words = Words(text)
    for found in good.finditer(text):
        words.take(*found.span())
    if is_timed_step(text):
        return False
    known = {_stem(word.plain) for word in Words(about).all}
    left = (
        {_stem(word.plain) for word in words.left() if not _LAUGHS.fullmatch(word.plain)}
        - {_stem(word) for word in _SAID_WITH_IT}
        - known
    )
    left = {word for word in left if not (word[0].isdigit() or re.fullmatch(_WELL, word, re.IGNORECASE))}
    return not left or (left <= _SUBJECTS and (not about or _of_one_kind(" ".join(left), about)))


def _of_one_kind(left: str, about: str) -> bool:
    fire = _FIRE.search(left)
    return bool(_FIRE.search(about)) if fire else kind_of(left) == kind_of(about)


_FIRE = re.compile(r"\b(?:api|\w*bakar\w*)\b", re.IGNORECASE)
_TO_HELP = re.compile(
    rf"\W*(?:alhamdulillah\W+)?(?:(?:sidin|inya|urangnya|orangnya|korban\w*|pasien\w*|{_HAVE})\W+)+"
    r"(?:di)?(?:bawa|antar|angkut|larikan|rujuk|evakuasi|jemput|jamput|tangani|obati|ubati|rawat|tolong|infus)\w*(?!\w)",
    re.IGNORECASE,
)
_IN_NEED = re.compile(
    r"\b(?:garing|sakit|pingsan|pangsan|luka|taluka|ba\w*darah|kejang\w*|kajang\w*|sasak|sesak|patah|gugur|jatuh|tagugur|tajatuh"
    r"|tinggalam|tenggelam|stroke|sekarat|dipatuk|digigit|kecelakaan|kacalakaan|tabrak\w*|tatabrak|tabalik|melahirkan|baranak)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\blanjut\W+(?:tarus|terus|jalan|bajalan|pulang|bulik|perjalanan|parjalanan|lagi|ka|ke|menuju)\b", re.IGNORECASE
)


def is_brought_to_help(text: str) -> bool:
    """Whether somebody unnamed was brought to where help is: "sudah dibawa ka puskesmas"."""
    return bool(_TO_HELP.match(text)) and not asks(text)


def is_in_need(about: str) -> bool:
    """Whether what was told is of somebody who needs help."""
    return bool(_IN_NEED.search(about))


def goes_on(text: str) -> bool:
    """ "Ada nang mambari minyak, lanjut bulik"."""
    return _tells(text) and bool(_GOES_ON.search(text))


def is_timed_step(text: str) -> bool:
    """A step with its hour is news of its own: "alhamdulillah tembus, sampai 9.20"."""
    said = {word.plain for word in Words(text).all}
    return any(word[0].isdigit() for word in said) and bool(said & (lexicon.STEP_WORDS - {"jalan"}))


def _stem(word: str) -> str:
    return word.removesuffix("nya") if len(word) > 5 else word


@read_once
def _tells(text: str) -> bool:
    words = [word.plain for word in Words(text).all]
    supposed = any(word in IF or word == "kah" for word in words)
    return len(words) <= _MOST and not (supposed or asks(text) or tells_of_emergency(text, last=True))
