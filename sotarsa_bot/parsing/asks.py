"""What a citizen asks for, in one message: "K12 usulan Aminah: butuh kursi roda"."""

import re
from typing import NamedTuple

from rapidfuzz.distance import OSA

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import persons
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.parsing.small_talk import is_small_talk
from sotarsa_bot.parsing.wish_words import judges_a_wish
from sotarsa_bot.parsing.words import NOT

NEED_LIMIT, NAME_LIMIT = 300, 80
_WORDS = ("usulan", "usulkan", "usul", "tambahan")
_NEEDS = "butuh|perlu|minta|mohon|membutuhkan|memerlukan"
_PARTED = re.compile(rf"\s*[:;]\s*|\s+-\s+|\s*,\s*|\s+(?=(?:{_NEEDS})\b)", re.IGNORECASE)
_ANOTHER = re.compile(r":.*[,;]\s*(?:(?:bu|pak|ibu|bapak)\s+)?[A-Z][\w'’.]*(?:\s+[A-Z][\w'’.]*)*\s*:")
"""A second name with its own need: "Amat: modal usaha, Ijah: tongkat"."""
_ADDRESS = re.compile(r"\b(?:rt|rw)\.?\s*\d{1,3}(?:\s*/\s*\d{1,3})?", re.IGNORECASE)
_NONE = re.compile(
    rf"\W*(?:warga\W+)?(?:(?:{'|'.join(sorted(NOT))})\W+ada|kadada|kdd|nihil|kosong)(?:\W+(?:pak|bu|lagi|ya|apa-apa|hari|ini))*\W*",
    re.IGNORECASE,
)


_OF_THE_PLAN = re.compile(
    r"\b(?:jam|pukul|pkl|tgl|tanggal|hari|senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|besok|lusa|berangkat|ketua|"
    r"tim|anggota|sopir|supir|bawa|ganti|pakai|jadwal|rapat|kumpul|rencana|tunda|undur|batal(?:kan)?)\b",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(r"\W*hari\s+lain\b", re.IGNORECASE)
"""A button's words: "Usulkan hari lain"."""


_UNLISTED = rf"(?:{'|'.join(sorted(NOT))}|kadada)(?:\s+(?:ada|ter|masuk))?(?:\s+(?:di|dalam|pada|ter)?\s*daftar\w*)"
_WISHED = re.compile(
    rf"\W*(?:ada\s+)?(?:warga\s+)?(?P<who>[^\W\d_][^,;:\d]*?)(?:\W+(?:yang\s+|yg\s+|nang\s+)?{_UNLISTED})?\W+"
    rf"(?:{_NEEDS}|handak|mau)\s+(?P<need>[^\d]+)",
    re.IGNORECASE,
)


_OF_AN_OFFICE = re.compile(
    r"(?:(?:pak|pa|bu|ibu|bapak|kata|jar|ujar)\s+)*(?:camat|kades|pambakal|sekcam|sekdes|lurah|bupati|bidan|polisi|polsek|kapolsek"
    r"|danramil|babinsa|bhabinkamtibmas|koordinator|tim|petugas|panitia|pkk|bpd|dinas(?:\s+[^\W\d_]+){0,3}|puskesmas(?:\s+[^\W\d_]+)?"
    r"|dinsos|dinkes|kecamatan|kabupaten|kantor(?:\s+[^\W\d_]+)?)(?:nya)?",
    re.IGNORECASE,
)
""" "Camat minta diundur", "dinas sosial minta laporan": no citizen is called so."""


class Ask(NamedTuple):
    """Both words may be empty: then they are asked for. `sure`: it is no proposal to the team, such as "usul berangkat
    jam 7"."""

    name: str
    need: str
    sure: bool = True


def says_none(text: str) -> bool:
    """ "K1 usulan kada ada": nobody asked for anything."""
    words = without_code(text).strip(" :,-")
    return bool(re.match(r"usulan\b", words, re.IGNORECASE) and _NONE.fullmatch(words[len("usulan") :].strip(" :,-")))


def read_ask(text: str) -> Ask | None:
    """None if this is no request ("usulan tidak ada" neither). Without anything that parts them, all words are the
    need; what is only kind ("terima kasih pak") is none. Mistake `parsing.ask_one_each` for the needs of two."""
    words = without_code(text).split()
    first = words[0].strip(".,:!").casefold() if words else ""
    if first.startswith("susul"):
        return None  # "susulan nomor 10": what is handed over later
    if not any(first == known or (len(first) > 4 and OSA.distance(first, known) == 1) for known in _WORDS):
        return None
    said = " ".join(words)[len(words[0]) :].removeprefix(" warga").strip(" :,-")
    if _NONE.fullmatch(said) or _OTHER_DAY.match(said) or judges_a_wish(text):
        return None
    if _ANOTHER.search(said):
        raise Mistake("parsing.ask_one_each")
    name, *need = _PARTED.split(said, maxsplit=1)
    if need and (not name or _is_name(name)):
        return Ask(clean_name(name, limit=NAME_LIMIT) if name else "", _need(need[0]))
    led = re.match(r"\s*(?:warga\b|:)", without_code(text).strip()[len(words[0].rstrip(":")) :])
    return Ask("", _need(said), bool(led) or not _OF_THE_PLAN.search(said))


def wished_for(text: str) -> Ask | None:
    """Who needs what, where it was not called a request: "ada nenek Irah kada ada di daftar, perlu sembako"."""
    found = _WISHED.fullmatch(" ".join(without_code(text).split()))
    if found is None or any(c.isdigit() for c in found.string):
        return None
    name, need = found["who"].strip(" ,."), _need(found["need"].strip(" ,."))
    return Ask(clean_name(name, limit=NAME_LIMIT), need) if name and need and _is_name(name) else None


def is_of_the_plan(words: str) -> bool:
    """ "Kamis jam 9", "tim berangkat pagi": for those who plan, and nothing that somebody needs."""
    return bool(_OF_THE_PLAN.search(words))


def _is_name(words: str) -> bool:
    bare = _ADDRESS.sub(" ", words).strip(" ,.")
    if _OF_AN_OFFICE.fullmatch(bare):
        return False
    return persons.may_be_name(bare.split()) and not is_small_talk(words)


def _need(words: str) -> str:
    if len(words) > NEED_LIMIT:
        raise Mistake("common.too_long", limit=NEED_LIMIT)
    return "" if is_small_talk(words) else words.strip()
