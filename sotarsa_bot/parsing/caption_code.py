"""Which visit a caption is about, by its code: "K12 3 terima", "3 terima K12", "K1 3 terima. K1 4 tolak"."""

import re

from rapidfuzz import fuzz, process

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.caption_line import EDGES
from sotarsa_bot.parsing.once import read_once

MOST_LINES = 30

_SIGNAL = r"(?:sinyal|signal|jaringan)(?:nya)?"
OPENS = (
    r"(?:(?:ass?alamu?\W?alaikum\w*(?:\W+wr\W+wb)?|ass|salam|selamat\W+(?:pagi|siang|sore|malam)|mohon|minta|izin|ijin|maaf"
    r"|(?:me|ma)?lapor(?:kan|an)?|menyampaikan|info|pak|bu|bapak|ibu|bos|kak|min|admin|alhamdulillah|eh|oh|nah"
    rf"|(?:hanyar|baru|baru saja|hanyar ja)\W+(?:ada|dapat|dpt|dapet)\W+{_SIGNAL}"
    rf"|(?:(?:kamarian|samalam|semalam|kemarin|kamarin|tadi)\W+)?(?:kada|kd|tidak|tdk|gak|ga)\W+ada\W+{_SIGNAL}(?:\W+(?:kamarian|samalam|semalam|kemarin|kamarin|tadi))?|jadi|jd|hanyar|hnyr)\W+)*"
)
"""What people say before they come to the matter: a greeting, and why it comes late."""
_CODE = re.compile(
    rf"^\W*{OPENS}"
    r"(?:(?:kode\s+)?(?:kunjungan\s+)?k[\s.-]?|kode\s+|kunjungan\s+(?:ke\s+|no\.?\s*|nomor\s+)?)(\d{1,9})\b[\s:,./-]*",
    re.IGNORECASE,
)
"""At the beginning: "K12", "K.12", "K-12", "kode K12", "kunjungan 12"."""
_CODE_LAST = re.compile(r"[\s:,./-]+\(?k(\d{1,9})\W*$", re.IGNORECASE)
_CODE_AGAIN = re.compile(r"[\s,.;/+&]+(?=k[\s.-]?\d{1,9}[\s:,-]+[\w\"“])", re.IGNORECASE)
""" "K1 1 terima. K1 2 terima": a code within a line that begins with one."""
_PAGE = re.compile(r"(?<=\w)\s+(?:(?:lembar|lbr|lembaran|halaman|hal|hlm|ke)\s*)*\d{1,2}\s*$")
""" "Lembar 2", "daftar halaman 2": which page it is."""
_SHEET_WORDS = ("daftar", "lembar", "lembaran")


@read_once
def visit_code(text: str) -> int | None:
    """The visit that a text names: "K12 ..." or "... K12"."""
    found = _CODE.match(text) or _CODE_LAST.search(text.strip().partition("\n")[0])
    return int(found[1]) if found else None


@read_once
def without_code(text: str) -> str:
    return _CODE_LAST.sub("", _CODE.sub("", text, count=1))


def after_code(text: str) -> int:
    """Where what is said of the visit begins: with its code, or at the beginning."""
    found = _CODE.match(text)
    return found.end() if found else 0


def looks_like_caption(text: str) -> bool:
    """Whether somebody meant a confirmation (not whether it can be read)."""
    return visit_code(text) is not None


def names_only_a_visit(text: str) -> bool:
    """ "K12", and nothing else that could be read."""
    return looks_like_caption(text) and not without_code(text).strip(EDGES + " ")


def names_a_sheet(text: str) -> bool:
    """Whether a photo's caption says that it shows the signed sheet: "K12 daftar", "lembar ttd"."""
    words = _PAGE.sub("", without_code(text).casefold()).split()
    if not words or any(c.isdigit() for c in "".join(words)) or len(words) > 4:
        return False
    return process.extractOne(words[0].strip(".,:!"), _SHEET_WORDS, scorer=fuzz.ratio, score_cutoff=80) is not None


def lines_of(text: str, default_visit: int | None) -> list[tuple[int, str]]:
    """Each line that says something, with the visit it is about."""
    lines = [part for line in _below_headings(text.splitlines()) for part in _apart(line) if part]
    if not lines:
        raise Mistake("parsing.caption_empty")
    if len(lines) > MOST_LINES:
        raise Mistake("parsing.caption_long")
    visit, found = default_visit, []
    for line in lines:
        if code := _CODE.match(line) or _CODE_LAST.search(line):
            visit, line = int(code[1]), line[: code.start()] + line[code.end() :]
            if not line.strip(EDGES + " "):
                continue  # it is for the lines below
        if visit is None:
            raise Mistake("parsing.caption_no_visit")
        found.append((visit, line))
    if not found:
        raise Mistake("parsing.caption_empty")
    return found


def _below_headings(lines: list[str]) -> list[str]:
    """ "Yang sudah:" with a name on each line below it is one line, with all such headings: they are one list."""
    found: list[str] = []
    parts: list[str] = []
    for line in lines:
        if parts and _BULLET.match(line):
            named = _BULLET.sub("", line).strip(" ,;.")
            parts[-1] += named if parts[-1].endswith(": ") else f", {named}"
        elif _HEADING.fullmatch(line):
            parts.append(f"{line.strip()} ")
        elif line.strip():
            found.append(line)
    filled = [part for part in parts if not part.endswith(": ")]
    return [*found, "; ".join(filled)] if len(filled) == len(parts) and parts else lines


_HEADING = re.compile(r"\W*[^\W\d_][^:]{0,60}:\s*")
_BULLET = re.compile(r"^\s*[-–•*+]\s*(?=\w)")


def _apart(line: str) -> list[str]:
    """What follows another code is a line of its own."""
    if not (code := _CODE.match(line)):
        return [line.strip()]
    first, *more = _CODE_AGAIN.split(line[code.end() :])
    return [f"{code.group()}{first}".strip(), *(part.strip() for part in more)]
