"""Which of several rounds, teams or days it was ("gelombang 2", "rit ke-2", "hari ke 1"): never a number of the list,
and never an amount. It goes into the note, in words."""

import re
from collections.abc import Sequence

from sotarsa_bot.parsing.caption_code import visit_code, without_code

_NAMED = (
    "pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan", "kesembilan", "kesepuluh",
)  # fmt: skip
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ROUND = (
    r"gelombang|glmbg|rit|ritase|trip|tahap|tahapan|sesi|kloter|putaran|ronde|babak|regu|kelompok|tim|mobil|meja|pos|loket|perahu"
    r"|kelotok|klotok|hari(?=\s+ke|\s+pertama)"
)
_SAID = re.compile(
    rf"(?<![\w/])(?P<what>{_ROUND})[ .\t-]{{1,2}}(?:(?:yang|yg|nang)\s+)?(?P<nth>(?:ke\W?)?\d{{1,2}}"
    r"(?![\w.:]*\d|\s*[-–,]\s*\d|\s+jam\b|\w)"
    rf"|{'|'.join(_NAMED)}|(?:ke\W?)?(?:{'|'.join(_ROMAN)})(?!\w))[\s,:]*",
    re.IGNORECASE,
)
_NOTE = re.compile(r";|\b(?:catatan|ket|note)\s*:|[\"“(]", re.IGNORECASE)
_BEHIND = re.compile(r";|\b(?:catatan|ket|note)\s*:", re.IGNORECASE)
_SO_MANY = re.compile(
    r"\W*(?:(?:sudah|sdh|dah)\W+)?(?:terima|diterima|tarima|dapat|dibagi|dibagikan|diserahkan|tersalur)\W+(\d{1,3})\W*"
    r"(?:orang|urang|org|warga|kk|kpm)?\W*",
    re.IGNORECASE,
)


def as_note(text: str, items: Sequence[str] = ()) -> str:
    """ "K1 gelombang 2 sembako 10" as "K1 sembako 10; gelombang kedua". A heading goes with the lines below it; what is
    carried may be called so ("BLT tahap 2")."""
    if not _SAID.search(text):
        return text
    lines, heading = [], ""
    for line in text.splitlines():
        rest, said = _apart(line, items)
        if said and not re.search(r"\w", without_code(f"{rest} ").strip()):
            heading = said
            lines += [rest] if visit_code(rest) else []
            continue
        lines.append(_with(rest, said or heading) if re.search(r"\w", without_code(rest)) else rest)
    return "\n".join(lines) if any(re.search(r"\w", without_code(line)) for line in lines) else text


def so_many(text: str) -> int:
    """ "K1 terima 10; gelombang kedua": as likely ten people as number 10; 0 for all else."""
    found = _SO_MANY.fullmatch(_NOTE.split(without_code(text), maxsplit=1)[0])
    return int(found[1]) if found else 0


def said_in(text: str, items: Sequence[str] = ()) -> str:
    """The first of them, in words; "" without one."""
    return _apart(text, items)[1]


def _apart(line: str, items: Sequence[str]) -> tuple[str, str]:
    note = _NOTE.search(line)
    said, rest = (line[: note.start()], line[note.start() :]) if note else (line, "")
    found = _SAID.search(said)
    if found is None or any(found.group().strip(" ,:").casefold() in item.casefold() for item in items):
        return line, ""
    kept = f"{said[: found.start()].rstrip(' ,:')} {said[found.end() :]}"
    return f"{kept}{rest}", f"{found['what'].casefold()} {_nth(found['nth'])}"


def _nth(said: str) -> str:
    bare = re.sub(r"^ke\W?(?=[\divx])", "", said.casefold())
    if bare.isdigit():
        return _NAMED[int(bare) - 1] if 0 < int(bare) <= len(_NAMED) else f"ke-{bare}"
    return _NAMED[_ROMAN.index(bare)] if bare in _ROMAN else bare


def _with(line: str, said: str) -> str:
    """With this note, which no code follows."""
    if not said:
        return line
    code, rest = visit_code(line), without_code(line).strip()
    start = f"K{code} " if code else ""
    return f"{start}{rest}{', ' if _BEHIND.search(rest) else '; '}{said}"
