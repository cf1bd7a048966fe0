"""What is said under a condition, or before somebody else was asked: it is read back without, and that is said.

The words for it are data (lexicon.toml, [conditions])."""

import re

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.beside_times import without_leading_on

_MORE = r"(?:\s+(?!di\s)[^\s,;.!?]+){0,6}"
_BY = (
    r"(?:(?:kami|kita|ulun|saya|sy|aku|unda|kena|kaina|nanti|handak|hendak|mau|akan|cagar|masih|lagi|sedang|perlu|harus|"
    r"musti|wajib)\s+)"
)
_A_DAY = r"(?:senin|selasa|rab[uo]|kamis|jum.?at|sabtu|minggu|ahad)(?:\s+(?:pagi|siang|sore|malam|nanti|kaina))?"
_ONE_OF = {name: "|".join(sorted(words, key=len, reverse=True)) for name, words in lexicon.CONDITIONS.items()}
AWAITED = re.compile(
    rf"""\b(?:{_BY}*(?:{_ONE_OF["waits"]})\s+(?:(?:dulu|dahulu|hulu|lagi|pak?|bu|ke|ka|lah|pang|dari|oleh)\s+)*(?:{_ONE_OF["for"]})\b{_MORE}
    |{_BY}+(?:{_ONE_OF["asks"]})\b(?!\s+(?:warga|masyarakat|urang|jam|berapa|barapa)\b){_MORE}
    |{_BY}*(?:{_ONE_OF["asks"]}|{_ONE_OF["meets"]})\b(?:\s+[^\s,;.!?]+){{0,5}}?\s+(?:dulu|dahulu|hulu|badahulu|lu)\b
    |(?:kena|kaina|nanti|ntar|besok|isuk|{_A_DAY})\s+(?:(?:kami|kita|ulun|saya|sy)\s+)?(?:{_ONE_OF["tells"]})\b(?!\s+(?:warga|masyarakat|urang)\b){_MORE}
    |(?:{_ONE_OF["open"]})\b{_MORE})""",
    re.IGNORECASE | re.VERBOSE,
)
CONDITION = re.compile(
    r"\b(?:kalau|kalo|klo|kl|jika|bila|apabila|bilamana|asal(?:kan)?|mun|amun|lamun|tergantung)\b"
    r"(?:\s+(?!(?:senin|selasa|rab[uo]|kamis|jum.?at|sabtu|minggu|ahad|besok|lusa|jam|pukul|pkl|tgl|tanggal|maka|hari)\b|\d)"
    r"[^\s,;.!?]+){1,6}",
    re.IGNORECASE,
)
_IF_NOT_THAT_DAY = re.compile(
    r"\b(?:kalau|kalo|klo|jika|bila|mun|amun|lamun)\s+(?:(?:hari|tgl|tanggal)\s+)?"
    r"(?:senin|selasa|rab[uo]|kamis|jum.?at|sabtu|minggu|ahad|besok|lusa|isuk|\d{1,2})\s+(?:tidak|tdk|kada|kd|gak|ga)\b"
    r"(?:\s+(?:bisa|kawa|jadi|sempat|boleh|cocok)\b)?",
    re.IGNORECASE,
)


def conditions_in(text: str) -> tuple[str, ...]:
    """What words make their matter hang on: "kalau jalan bagus", up to a day, an hour or a stop, or an answer that is
    awaited first ("hadangi jawaban pambakal dulu")."""
    text = without_leading_on(text)
    found = _IF_NOT_THAT_DAY.search(text) or CONDITION.search(text)
    said = [found] if found else []
    for one in AWAITED.finditer(text):
        if not any(one.start() < other.end() and other.start() < one.end() for other in said):
            said.append(one)
    return tuple(" ".join(one.group().split()) for one in sorted(said, key=lambda one: one.start()))


def without_conditions(text: str) -> str:
    return " ".join(AWAITED.sub(" ", CONDITION.sub(" ", text)).split())
