"""A whole sentence that changes a plan: its changes, and what is said beside them, which is no part of any."""

import re

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.goods import FOR_SOMEBODY
from sotarsa_bot.parsing.once import read_once
from sotarsa_bot.parsing.plan_changes import INSTEAD, PlanChange, Way, bare, read_line
from sotarsa_bot.parsing.sentence_kinds import QUESTION
from sotarsa_bot.parsing.visit_verbs import read_visit_verb
from sotarsa_bot.parsing.words import EXCEPT, IF, NOT, OR, Words

_WHEN = r"(?:jam|pukul|pkl)\s*\d|(?:hari|tgl|tanggal)\s|besok\b|lusa\b"
_WHY = r"karena|krn|karna|soalnya|soalx|sebab|gara-?\s?gara|gara2|akibat|lantaran|tagal|gara-gara"
_DEPENDS = "|".join(sorted(IF | OR, key=len, reverse=True))
_ASKS_FOR = r"tolong|mohon|supaya|biar|agar"
_BESIDES = re.compile(
    rf"(?<=\w)[\s,.]+(?:(?:\b(?:aja|saja|ja|haja|dulu|dlu)\s+)?(?=(?:{_WHY}|{_DEPENDS}|bukan|bkn|selain|{_ASKS_FOR})\b)"
    rf"|(?=(?:(?:berangkat|kumpul|mulai|tiba)\s+)?(?:{_WHEN}))).*",
    re.IGNORECASE,
)
"""What follows a change and is no part of it: why, if what, not which, when."""
_IS_BESIDES = re.compile(rf"\b(?:{_WHY}|{_DEPENDS}|{_ASKS_FOR}|tim\s+(?:men)?jadi)\b|\b(?:{_WHEN})", re.IGNORECASE)
_UNSETTLED = re.compile(rf"\b(?:{_DEPENDS})\b", re.IGNORECASE)
_REPLACED = re.compile(
    r"(?P<first>.+?\b(?:umpat|ikut|kawa|bisa|berangkat))\W+(?:di)?ganti(?:kan)?\s+(?:(?:oleh|dengan|wan|lawan|sama|ka|ke)\s+)?(?P<by>[^,;]+)",
    re.IGNORECASE,
)
_DENIES = r"(?:kada|kd|bukan|bkn|tidak|tdk|lain)"
_NOT_SO_MANY = re.compile(rf"(?P<amount>\b\d+(?:\s+[^\W\d_]+)?)[\s,;]+{_DENIES}\s+\d+(?:\s+[^\W\d_]+)?(?=\W*$)", re.I)
_NOT_SO_MANY_BUT = re.compile(
    rf"(?<=[^\W\d_])\s+{_DENIES}\s+\d+(?:\s*,\s*(?:tapi\s+|tagal\s+)?|\s+(?:tapi|tagal|melainkan)\s+)(?:jadi\s+)?(?=\d)",
    re.I,
)
_ADDRESS = re.compile(r"(?:rt|rw|dusun|jl|jln|jalan|lingkungan|km)\b", re.IGNORECASE)
_WHY_NOT = frozenset({
    "garing", "gering", "sakit", "mamak", "kuitan", "abah", "uma", "anak", "bini", "laki", "istri", "suami",
    "maninggal", "meninggal", "kawinan", "aruh", "cuti", "dinas", "rapat", "pulang", "madam", "ada",
})  # fmt: skip
""" "Hendra kada umpat, anaknya garing": why, and no further name."""
_TURNS = NOT | EXCEPT | IF | OR
_SMALL_FIRST = re.compile(r"^\W*(?:(?:aja|saja|ja|haja|dulu|dlu)\s+)+", re.IGNORECASE)


def read_plan_changes(text: str) -> tuple[PlanChange, ...]:
    """As many as are named, each with its own words: "kendaraan ganti ambulans, ketuanya Hendra". None: see
    read_plan_change. What is said around them is `besides` the nearest one."""
    text = _without_the_old_amount(text)
    if instead := INSTEAD.fullmatch(" ".join(text.split())):
        return (PlanChange("vehicle", Way.SET, bare(instead["rest"])),)
    if QUESTION.search(text):
        return ()
    if replaced := _replaced(" ".join(text.split())):
        return replaced
    found: list[PlanChange] = []
    before: list[str] = []
    for part in (part for part in re.split(r"[,;\n]", text) if part.strip()):
        if change := read_plan_change(part):
            found.append(change)
        elif found:
            found[-1] = _with_more(found[-1], part.strip())
        else:
            before.append(part.strip())
    if not found or not all(map(_may_stand_before, before)):
        return ()
    found = [_for_nobody(one) for one in found]
    first = found[0]._replace(
        besides=", ".join(filter(None, (*before, found[0].besides))),
        unsettled=found[0].unsettled or any(_UNSETTLED.search(part) for part in before),
    )
    return (first, *found[1:])


def _without_the_old_amount(text: str) -> str:
    """ "Sembako jadi 30, kada 25" and "sembako bukan 25 tapi 30" are both of 30."""
    said = _NOT_SO_MANY_BUT.sub(" jadi ", text)
    return _NOT_SO_MANY.sub(r"\g<amount>", said)


def _for_nobody(change: PlanChange) -> PlanChange:
    """ "Kursi roda 1 gasan nini Galuh": a thing is called by no recipient's name, which groups would read."""
    if change.line != "cargo":
        return change
    whom = FOR_SOMEBODY.search(change.words)
    if not whom:
        return change
    besides = ", ".join(filter(None, (change.besides, f"{whom['for']} …")))
    return change._replace(words=FOR_SOMEBODY.sub("", change.words).strip(), besides=besides)


def _replaced(said: str) -> tuple[PlanChange, ...]:
    """ "Hendra kada umpat diganti Rudi"."""
    found = _REPLACED.fullmatch(said)
    first = read_line(found["first"]) if found else None
    if not found or first is None or (first.line, first.way) != ("crew", Way.REMOVE):
        return ()
    by = bare(found["by"])
    return (first, PlanChange("crew", Way.ADD, by)) if by else ()


def _with_more(change: PlanChange, part: str) -> PlanChange:
    """A list goes on behind a comma; what tells of something else stands beside it."""
    if change.line != "note" and (_IS_BESIDES.search(part) or change.besides or not _goes_on(change.line, part)):
        besides = ", ".join(filter(None, (change.besides, part)))
        return change._replace(besides=besides, unsettled=change.unsettled or bool(_UNSETTLED.search(part)))
    return change._replace(words=f"{change.words}, {part}")


def _goes_on(line: str, part: str) -> bool:
    """Whether a further name may stand there: "Hendra, Rudi"; no sentence does."""
    if line == "cargo":
        return any(c.isdigit() for c in part) or len(part.split()) == 1
    if line == "place" and _ADDRESS.match(part):
        return True
    said = [word.plain for word in Words(part).all]
    why = line in ("crew", "leader") and any(word in _WHY_NOT or word.endswith("nya") for word in said)
    return not why and not any(word in lexicon.FIELD or word in NOT for word in said)


def _may_stand_before(part: str) -> bool:
    """ "Gudang kosong, sembako jadi 20": why. A record of somebody is none."""
    said = Words(part).all
    if read_visit_verb(part):
        return False  # "batalkan, desa tidak jadi"
    told = any(lexicon.OUTCOMES.get(word.plain) in ("received", "proxy") or word.plain in _TURNS for word in said)
    return not told and not any(c.isdigit() for c in part)


@read_once
def read_plan_change(text: str) -> PlanChange | None:
    """None where no line of a plan is named with what becomes of it, or something is asked."""
    said = " ".join(text.split())
    if not said or QUESTION.search(said):
        return None
    whole = read_line(said)
    if whole and whole.line in ("note", "window"):
        return whole
    cut = _BESIDES.search(said)
    change = read_line(said[: cut.start()].rstrip(" ,.;")) if cut else whole
    if change is None or change.line in ("note", "window"):
        return None
    if any(word.plain in _TURNS for word in Words(change.words).all):
        return None  # "ketuanya jangan Hendra"
    if not cut:
        return change
    besides = _SMALL_FIRST.sub("", said[cut.start() :]).strip(" ,.")
    return change._replace(besides=besides, unsettled=bool(_UNSETTLED.search(cut[0])))
