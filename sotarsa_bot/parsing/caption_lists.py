"""Lists that say first what happened and then to whom: "menolak: Aminah. Menerima: Hamdan, Jamilah", "sudah 1,2,3 balum
4", "yang terima 1-3 yang tidak 4,5"; and lists that tick people off: "1 v 2 x"."""

import re
from collections.abc import Sequence

from sotarsa_bot.parsing import lexicon, persons
from sotarsa_bot.parsing.numbers import LISTED

_SIGNS = r"[vx✓✔√✗✘✖❌✅☑]\ufe0f?"
_TICKED = re.compile(rf"\W*(?:no(?:mor)?\.?\s*)?\d+\s*{_SIGNS}(?:[\s,;/.]+\d+\s*{_SIGNS})+\W*", re.IGNORECASE)
_TICK = re.compile(r"(\d+)\s*([vx✓✔√✗✘✖❌✅☑])", re.IGNORECASE)
_DRAWN = re.compile(
    r"\W*(?:no(?:mor)?\.?\s*)?(?P<number>\d+)(?:[\s.):]+(?P<name>[A-Z][\w'’.]*(?:\s+[A-Z][\w'’.]*){0,3}))?\s*[:=–-]?\s*"
    r"(?P<sign>[✓✔√✗✘✖❌✅☑])\ufe0f?\W*"
)
""" "7. Indah ❌": a sign that nobody takes for a letter, with the name or without it."""
_WRITTEN = re.compile(
    r"\W*(?:no(?:mor)?\.?\s*)?(?P<number>\d{1,3})[\s.):]+(?P<name>[A-Z][\w'’.]*(?:\s+[A-Z][\w'’.]*){0,3})?\s*(?P<gap>[:=–-]?)\s*"
    r"(?P<said>[a-z][a-z ]*)\W*"
)
""" "5 Masnah - belum", "6. Basran: sakit": a row of a list with what became of it."""
_NOT_YET = frozenset({"belum", "blm", "balum", "blum"})
_NOT = lexicon.NOT - {"bukan", "bkn", "lain", "jangan", "jgn"}
_CROSSES = frozenset("xX✗✘✖❌")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|\d+(?:\s*(?:-|–|s/?d)\s*\d+)?|[^\w\s]")
_SMALL = frozenset({"yang", "yg", "nang", "adalah", "yaitu", "itu", "nomor", "no", "juga", "jua", "jg"})
_DONE = frozenset({"sudah", "sdh", "sdah", "udah", "dah", "telah"})
_CAME = frozenset({"hadir", "datang", "dtg"})
_MOST = 300
"""Letters of such a line."""
_WORDS = {"refused": "tolak", "moved": "pindah", "deceased": "meninggal", "received": "terima", "proxy": ""}


def ticked(line: str) -> str:
    """ "1 v 2 x", "7. Indah ❌" in words; "" if it is no such list."""
    if one := _DRAWN.fullmatch(line):
        if one["sign"] in _CROSSES:
            return f"{one['number']} belum"
        return " ".join(part for part in (f"no {one['number']}", one["name"] or "", "terima") if part)
    if row := _WRITTEN.fullmatch(line):
        return _row(row)
    if not _TICKED.fullmatch(line):
        return ""
    return ", ".join(f"{number} {'belum' if sign in _CROSSES else 'terima'}" for number, sign in _TICK.findall(line))


def _row(row: re.Match[str]) -> str:
    """The same without its dash; "" where it is read as it stands."""
    said = row["said"].strip()
    if said in _NOT_YET and (row["name"] or row["gap"]):
        return f"{row['number']} belum"
    if not row["gap"]:
        return ""
    words = "terima" if said in _DONE else said
    return " ".join(part for part in (f"no {row['number']}", row["name"] or "", words) if part)


def by_what_happened(line: str) -> list[list[str]]:
    """The ways in which the list may be meant, each as its lines; nothing if the line is none, or only one clause
    of other words than "hadir".

    Of whom it was only said "belum", it is not known why: not there, refused, or simply later."""
    clauses = _clauses(line) if len(line) <= _MOST else []
    if len(clauses) < 2 and not (clauses and set(clauses[0][0]) <= _CAME | _SMALL | _DONE):
        return []
    read = [(_what(said), _whom(whom)) for said, whom in clauses]
    if not all(what is not None and whom for what, whom in read):
        return []
    certain = [f"{whom} {what}" for what, whom in read if what]
    open_ = [whom for what, whom in read if not what]
    if not open_:
        return [certain]
    found = [[*certain, *(f"{whom} {why}" for whom in open_)] for why in ("tidak ada", "tolak")]
    return [certain, *found] if certain else found


def _clauses(line: str) -> list[tuple[list[str], list[str]]]:
    """Words of what happened and words of whom, by turns; nothing if they do not take turns."""
    found: list[tuple[list[str], list[str]]] = []
    for token in _TOKEN.findall(line):
        plain = token.casefold().strip(".")
        if _tells(plain) and not (plain in _SMALL and found and not found[-1][1]):
            if not found or found[-1][1]:
                found.append(([], []))
            found[-1][0].append(plain)
        elif not found:
            return []
        elif token[0].isalnum() or found[-1][1]:
            found[-1][1].append(token)
    return found if found and all(any(_says(word) for word in said) and whom for said, whom in found) else []


def _tells(plain: str) -> bool:
    return plain in _SMALL or _says(plain) or plain in lexicon.AFTER_NOT


def _says(plain: str) -> bool:
    return plain in lexicon.OUTCOMES or plain in _NOT or plain in _DONE | _CAME


def _what(said: Sequence[str]) -> str | None:
    """ "terima", "tidak ada", "tolak" ...; "" where only a "not" was said; None where it cannot be told."""
    if any(word in _NOT for word in said):
        kinds = {lexicon.AFTER_NOT[word] for word in said if word in lexicon.AFTER_NOT}
        return "tolak" if "refused" in kinds else "tidak ada" if kinds == {"absent"} else ""
    kinds = {lexicon.OUTCOMES[word] for word in said if word in lexicon.OUTCOMES}
    if not kinds:
        return "terima" if set(said) & (_DONE | _CAME) else None
    if kinds == {"absent"}:
        return "tidak ada"
    return _WORDS[next(iter(kinds))] or None if len(kinds) == 1 else None


def _whom(tokens: Sequence[str]) -> str:
    """Numbers of the list, or names; "" for anything else."""
    text = re.sub(r"\s+([,.])", r"\1", " ".join(tokens)).strip(" ,.;:")
    if re.fullmatch(rf"{LISTED}", text, re.IGNORECASE):
        return f"no {text}"
    parts = [part.strip(" .") for part in re.split(r"\s*[,;&]\s*|\s+(?:dan|wan|lawan|sama|serta)\s+", text)]
    named = all(
        part[:1].isupper() and persons.may_be_name(part.split()) and persons.is_plausible(part) for part in parts
    )
    return " dan ".join(parts) if named else ""
