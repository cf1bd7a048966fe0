"""A line of a caption in plainer words: abbreviations, small phrases, what is only asked for."""

import re
from collections.abc import Sequence

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_asked_as import without_doubled
from sotarsa_bot.parsing.numbers import LISTED
from sotarsa_bot.parsing.once import read_once
from sotarsa_bot.parsing.proxies import theirs

_LETTER_TOO = re.compile(
    r"[\s,.+]+((?:(?:ada|dengan|dgn|bawa|membawa)\s+)?(?:surat|srt)\s+kuasa\w*)\W*$", re.IGNORECASE
)
_DONE_AND_NOT = re.compile(
    r"(\d)\s+(?:sudah|sdh|sdah|udah)\b[\s,]*(?:(?:dan|tapi|tp)\s+)?(?=(?:no(?:mor)?\.?\s*)?\d[\d\s,&-]*\s(?:"
    + "|".join(sorted(lexicon.NOT)) + r")\b)", re.IGNORECASE)  # fmt: skip
""" "6 sudah 7 belum"."""
_RELATIVES = "anak|isteri|istri|suami|ibu|adik|ading|kakak|menantu|cucu"
_REST_RECEIVED = re.compile(
    r"\W*(?:(?:yang|yg|nang)\s+(?:lain|belum)(?:nya)?|lainnya|sisanya|selebihnya)\W+(?:(?:sudah|sdh|jua|juga|"
    r"(?:di|me)?n?terima|tarima|dapat)\W+)*(?:semua(?:nya)?|samuaan|samunyaan|sabarataan|barataan)"
    r"(?:\W+(?:(?:di|me)?n?terima|tarima|dapat|sudah|sdh))*\W*",
    re.IGNORECASE,
)
""" "Sisanya sudah semua": all of whom nothing is known yet."""
_PHONE = (
    r"(?:(?:no(?:mor)?\.?\s*)?(?:hp|wa|tlp|telp|telepon|telpon)\w*[\s.:]*)?"
    r"(?<!\d)(?:\+?62[\s-]?|0)8\d(?:[\s-]?\d){7,11}(?!\d)"
)
_CARD = r"(?:(?:ktp|kk|kartu\s+keluarga|e-ktp|kartu)\w*)"
_PEOPLE = "orang|org|urang|ikung|warga|kk|kpm|jiwa|keluarga"
_TOOK = (
    r"(?:terima|tarima|menerima|manarima|ambil|mengambil|maambil|maambilakan|mengambilkan|datang|hadir|yang\s+ambil)"
)
_CALL = r"(?:di)?(?:kiyau|panggil|hubungi|telepon|telpon|telp|datangi|jemput|undang|cari)(?:akan|kan|i)?"
_TIMES = r"(?:\d+|dua|tiga|empat|lima)\s*(?:kali|x)"
_CALLED = rf"(?:{_TIMES}\s+{_CALL}|{_CALL}(?:\s+{_TIMES})?)"
""" "2 kali dikiyau": called, and a number that is nobody's."""
_THING = rf"(?:{'|'.join(sorted(lexicon.GOODS, key=len, reverse=True))})(?:nya)?"
_SAID_OTHERWISE = (
    (
        re.compile(
            r"[\s,(]+(?:(?:jua|juga|tadi)\s+)?(?:ke|ka|ta|ter)\s?(?:pencet|pancat|tekan|kirim|ketik|catat)\s+(?:dua|2|duakali)\s*(?:kali|x)?\)?",
            re.IGNORECASE,
        ),
        "",
    ),
    (
        re.compile(
            rf"\b({_THING})\s+(?:(?:lagi|masih|sudah|memang|ternyata)\s+)*(?:kosong|(?:{'|'.join(sorted(lexicon.NOT))})\s+"
            r"(?:kebagian|kabagian|sisa|kasisaan|cukup|sampai))(?!\w)",
            re.IGNORECASE,
        ),
        r"\1 habis",
    ),
    (
        re.compile(
            rf"^\W*(?:no(?:mor)?\.?\s*)?(\d+)[\s,]+(?:(?:sudah|sdh|udah)\s+)?di(?:kasih|beri|bari|serah|julung|unjuk|titip|antar)"
            rf"(?:kan|akan|i)?\s+(?:ke|ka|lawan|kepada|pada|oleh)\s+((?:{_RELATIVES}|bini|laki|abah|mama|uma)nya)\W*$",
            re.IGNORECASE,
        ),
        r"\1 terima wakil \2",
    ),
    (
        re.compile(
            r"^(\W*(?:ada\s+|sudah\s+|sdh\s+)?\d+)\s+(?:lansia|balita|bumil|disabilitas|janda)\b(?=\s+\w)",
            re.IGNORECASE,
        ),
        r"\1 orang",
    ),
    (re.compile(rf"^(\W*\d+\s*(?:{_PEOPLE}))\s+(?:sudah|sdh|sdah|udah)\W*$", re.IGNORECASE), r"\1 terima"),
    (
        re.compile(
            rf"^\W*(?:no(?:mor)?\.?\s*)?(\d+)[\s,]+((?:{_RELATIVES})nya)\s+(?:(?:yang|yg|nang|haja|ja|sudah|sdh)\s+)*{_TOOK}\W*$",
            re.IGNORECASE,
        ),
        r"\1 terima wakil \2",
    ),
    (
        re.compile(
            rf"^\W*({_RELATIVES})(?:nya)?\s+(?:dari\s+)?(?:no(?:mor)?\.?\s*)?(\d+)\s+(?:(?:yang|yg|nang|haja|ja|sudah|sdh)\s+)*{_TOOK}\W*$",
            re.IGNORECASE,
        ),
        r"\2 terima wakil \1nya",
    ),
    (re.compile(rf"[\s,;(]*{_PHONE}\)?"), ""),
    (re.compile(rf"(?<=\d)\s+(?:{lexicon.TILL})\s+(?=\d)", re.IGNORECASE), " sampai "),
    (
        re.compile(
            r"(?<!\w)(?:yang\s+|yg\s+|nang\s+)?ke-\s?(?=\d+\b)|^\W*(?:yang|yg|nang)\s+ke\s+(?=\d)", re.IGNORECASE
        ),
        "no ",
    ),
    (
        re.compile(
            rf"^(\W*(?:no(?:mor)?\.?\s*)?\d+)\s+((?:{'|'.join(sorted(lexicon.NOT))})\s+(?:punya|ada|bawa|membawa|mambawa"
            rf"|baisi|beisi)\s+{_CARD})[\s,]+(?:tapi\s+|tp\s+)?([^\d;]*\b(?:terima|tarima|menerima|dapat|diterima)\b[^\d;]*)$",
            re.IGNORECASE,
        ),
        r'\1 \3; "\2"',
    ),
    (
        re.compile(
            r"(?<=[\d,;])(\s+)(?:(?:salah|keliru|ternyata)[\s,]+)?(?:(?:sidin|inya|beliau|ybs|buhannya|urangnya)\s+)+(?=[^\W\d_])",
            re.IGNORECASE,
        ),
        r"\1",
    ),
    (re.compile(r"(?<=[\w.)]) wan (?=\S)"), " dan "),
    (re.compile(r"\b(?:sabuting|sabigi|sabuah|sebuah|sebiji)\b", re.IGNORECASE), "1"),
    (re.compile(r"\b(?:yang|yg|nang)\s+lain(?:nya)?\b", re.IGNORECASE), "lainnya"),
    (re.compile(r"(?<![\w.])(?:a\.\s?n\.?|a/n|an\.|atas\s+nama)\s+(?!(?:no(?:mor)?\.?\s*)?\d)", re.IGNORECASE), ""),
    (re.compile(r"(?<![\w.])(?:a\.\s?n\.?|a/n|an\.)\s+(?=(?:no(?:mor)?\.?\s*)?\d)", re.IGNORECASE), "atas nama "),
    (
        re.compile(
            rf"^(\W*(?:no(?:mor)?\.?\s*)?\d+)[\s,]+(?:sudah\s+|sdh\s+)?({_CALLED})[\s,]+(?:tapi\s+|tp\s+)?"
            r"((?:kada|kd|tidak|tdk|belum|balum)\s+(?:jua\s+|juga\s+)?(?:datang|hadir|muncul|mau\s+datang|handak\s+datang))\W*$",
            re.IGNORECASE,
        ),
        r'\1 tidak ada karena "\2, \3"',
    ),
    (
        re.compile(
            r"\b((anak|isteri|istri|suami|ibu|adik|ading|kakak|menantu|cucu)nya)\s*\((?!\2\))([^()\d]+)\)",
            re.IGNORECASE,
        ),
        r"\1 \3",
    ),
    (
        re.compile(
            rf"\b({_RELATIVES})(?:nya)?\s+(?:yang|yg|nang)\s+(?:meng)?(?:ambil|terima|nerima|datang|hadir|wakili|mewakili|maambil)"
            r"\w*[\s,.;:(]+(?:namanya|nama|bernama)\s+([^()\d,;]+?)\)?\s*$",
            re.IGNORECASE,
        ),
        r"wakil \2 (\1)",
    ),
    (re.compile(r"\bhabis\s+(?=(?:di|ter)(?:bagi|salur))", re.IGNORECASE), ""),
    (re.compile(r"(?<![\w-])masing2(?!\w)", re.IGNORECASE), "masing-masing"),
    (
        re.compile(
            rf"^(\W*)(?:no(?:mor)?\.?\s*)?({LISTED})\s+((?!\w*(?:ima|apat|erah))[^\W\d]+(?:\s+[^\W\d]+)?)\s+masing-masing\s+(\d+)\W*$",
            re.IGNORECASE,
        ),
        r"\1no \2 terima \3 masing-masing \4",
    ),
    (re.compile(r"\btanpa\s+(?:ter)?kecuali\b", re.IGNORECASE), ""),
    (_DONE_AND_NOT, r"\1 sudah terima, "),
    (
        re.compile(
            r"[\s,(]+(?:(?:tadi|baru)\s+)?(?:ke|ter)?lupa(?:an)?(?:\s+(?:di)?(?:catat|foto|lapor|kirim|tulis)\w*)?\W*$",
            re.IGNORECASE,
        ),
        "",
    ),
)
"""What is written as other words: "a.n. Siti" as "Siti", "anaknya (Rudi)" as "anaknya Rudi",
"anaknya yg ambil, namanya Rudi" as "wakil Rudi (anak)", "masing2", Banjar "wan" (and) and "sabuting" (one piece)."""
_REQUESTS = frozenset({"minta", "meminta", "mintakan", "usul", "usulan", "mengusulkan", "permintaan", "butuh", "perlu"})


@read_once
def plainer(line: str) -> str:
    """The line with other words for what is written as such."""
    if _REST_RECEIVED.fullmatch(line):
        return "semua terima"
    line = theirs(line)
    for pattern, instead in _SAID_OTHERWISE:
        line = pattern.sub(instead, line)
    return without_doubled(line)


_BOTH = re.compile(
    r"(?<=\s)(?:kaduanya|keduanya|kedua-duanya|dua-duanya|dua2nya|kadua-duanya|kaduanya)(?!\w)", re.IGNORECASE
)


def both_things(line: str, items: Sequence[str]) -> str:
    """ "12 kaduanya", where two things are carried, with both by name."""
    return _BOTH.sub(" dan ".join(items), line) if len(items) == 2 and re.search(r"\d", line) else line


def with_letter_apart(line: str) -> str:
    """A proxy's letter is no part of the name: "4 wakil Siti, surat kuasa" as "4 wakil Siti; surat kuasa"."""
    return _LETTER_TOO.sub(r"; \1", line)


def asks_for_more(said: str) -> bool:
    """ "8 minta selimut 2": what is asked for was not received."""
    words = re.findall(r"[^\W\d_]+", said.casefold())
    asked = any(word in _REQUESTS and not set(words[max(n - 1, 0) : n]) & lexicon.NOT for n, word in enumerate(words))
    return asked and all(lexicon.OUTCOMES.get(word, "received") == "received" for word in words)
