"""Trouble that is told with a step: "tiba 09.20, kendala: hendra pingsan". Nothing that was said beside a step is
dropped by a yes, and that the team is home is never all that such a yes says."""

import re
from dataclasses import replace
from typing import Any

from conversations.doubts import unsure_news
from conversations.incidents import incidents
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, opens_with_step
from sotarsa_bot.parsing.caption_code import visit_code, without_code
from sotarsa_bot.parsing.emergencies import tells_of_emergency
from sotarsa_bot.parsing.steps import PLAIN
from sotarsa_bot.parsing.team_talk import tells_of_giving
from sotarsa_bot.parsing.words import NOT, TURNING, Words
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import NOTHING, Meaning, Unsure

_WITH = re.compile(
    r"(?P<steps>.+?)[\s,;.]+(?:(?:dan|wan|lawan|ada)\s+)*kendala\b(?:nya)?[\s:,;.–-]+(?P<trouble>\w.*)",
    re.IGNORECASE | re.DOTALL,
)
_ITS_DAY = re.compile(r" tanggal \d{1,2} [A-Z][a-z]+$")
"""As step_opening.py puts it behind a late report: not said of what happened."""
_CLAUSE = re.compile(r"\s*(?:[,;\n]|\.(?!\d))\s*")
_ALONE = re.compile(
    r"\b(?:(?<!-)sorang(?!-)\w*|saurang\w*|(?<!-)sendiri(?!-)\w*|duluan|badahulu|masih|tinggal|(?:ka|ke|ter)tinggal\w*|singgah|mampir|b[ae]r?malam|manginap|menginap)\b",
    re.I,
)
"""One of them, or not all the way."""
_ELSEWHERE = re.compile(
    r"\b(?:simpang|persimpangan|puskesmas|pustu|rs|rsud|igd|ugd|polsek|bengkel|rumah|sungai|jembatan|jambatan|pasar"
    r"|hutan|gunung|km|kilo\w*|kampung|kota|pos|warung|pinggir|tengah)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:bersama|bareng|didampingi|disambut|dikawal|wan|lawan|dengan|dgn|sama)(?:\s+[^\W\d_]+){1,3}", re.IGNORECASE
)
_FILLERS = frozenset({
    "lupa", "kalupaan", "lapor", "melapor", "malapor", "melaporkan", "laporan", "mengabari", "mangabari", "hanyar",
    "sempat", "telat", "terlambat", "baru", "dulu", "maaf", "badahulu", "dahulu", "lagi", "lg", "malah", "jua", "juga",
    "jg", "sama", "bareng", "bersama", "sendiri-sendiri", "sorang-sorang", "masing-masing", "rame-rame", "tadi", "td",
    "hehe", "haha", "bujur", "benar", "betul", "pas", "memang", "pun", "akhirnya", "ahirnya", "kalo", "kayapa",
    "mengantri", "mengantre", "antri", "antre", "baantrian", "warga", "yang", "yg", "nang",
})  # fmt: skip
"""Of the report, not of what happened."""
_ACCORDING_TO = re.compile(
    r"[\s,;.]*(?<!\w)(?:kata|katanya|ujar|jar|jarnya|menurut|info(?:nya)?)(?!\w)(?:\s+(?:dari\s+)?[^\W\d_]+){0,2}",
    re.IGNORECASE,
)
""" "Jar Hendra", "kata pambakal": from whom it is known."""
_HARMLESS = _FILLERS | frozenset({
    "warga", "kumpul", "berkumpul", "bakumpul", "sudah", "lancar", "aman", "selamat", "cerah", "hujan", "lebat",
    "labat",
    "gerimis", "panas", "cuaca", "bersama", "lawan", "wan", "dan", "dengan", "disambut", "ramai", "rame", "tadi",
    "camat",
    "kades", "pambakal", "bapak", "ibu", "lengkap", "sehat", "nyaman", "sesi", "rt", "rw", "no", "nomor", "besok",
    "lanjut",
    "lagi", "di", "doa", "barang", "dulu", "dibuka", "pembukaan", "sambutan", "antri",
    "antre", "menuju", "ka", "ke",
})  # fmt: skip
"""Of what stands beside a step these tell of no trouble."""


_SIGNAL = r"(?:sinyal|signal|jaringan)(?:nya)?"
_EXCUSE = re.compile(
    rf"[\s,;.]*(?:(?:karena|karna|krn|tagal|soalnya|tadi|td|tapi|tp|cuma)\s+)*(?:(?:kada|kd|kdd|tidak|tdk|gak|ga)\s*(?:ada\s+)?{_SIGNAL}"
    rf"|{_SIGNAL}\s+(?:kdd|kadada|hilang|lemah|jelek|susah|(?:kada|kd|tidak|tdk|gak|ga)\s+ada)"
    r"|(?:(?:hanyar|baru)\s+)?(?:ada|dapat|dpt)\s+(?:sinyal|signal|jaringan)"
    r"|(?:hp|batre|baterai)(?:nya)?\s+(?:mati|habis|lowbat|ngedrop)"
    r"|(?:kada|kd|tidak|tdk|belum|balum)\s+sempat\s+(?:me|ma)?(?:ng)?(?:lapor|kabar|padah)\w*)"
    r"(?:\s+(?:di|d)\s+(?:jalan|sana|desa|lokasi|hutan|gunung))?(?!\w)",
    re.IGNORECASE,
)
"""Why the report comes late."""
_FIGURES = re.compile(
    r"[\s,;.]*(?:\b(?:jumlah|total|jml)\W+(?:[^\W\d]+\W+){0,2}?\d+(?:\s*(?:orang|urang|org|warga|kk|jiwa|paket)\b)?"
    r"|\b\d+\s*(?:orang|urang|org)\s+hadir\b|\bhadir\s+\d+(?:\s*(?:orang|urang|org)\b)?"
    r"|\b(?:bawa\s+)?sisa(?:nya)?\W+\d+(?:\s*(?:paket|sembako)\b)?(?:\s*(?:di|kami\s+)?bawa\s+(?:bulik|pulang|kembali)\b)?"
    r"|\b(?:sakitar|sekitar|skitar|kira-kira|kira2|kurang\s+l[ae]bih)(?:an|nya)?\b"
    r"|\b(?:imbah|sesudah|setelah|sabalum|sebelum)\s+(?:d?zuhur|d?juhur|as?har|asar|sarapan|makan(?:\s+siang)?|salat|sholat|shalat"
    r"|sambahyang|jumatan)\b)",
    re.IGNORECASE,
)
"""How many there were and what is left, which is counted elsewhere; and about when it was."""
_NO_TROUBLE = re.compile(
    r"[\s,;.]*(?:(?:dan|wan)\s+)?(?:(?:tidak|tdk|kada|kd|gak|ga)\s+ada\s+kendala|tanpa\s+kendala"
    r"|kendala\s+(?:nihil|(?:tidak|tdk|kada|kd)\s+ada|kadada))\b",
    re.IGNORECASE,
)


def without_none(text: str) -> str:
    """ "Selesai 9.20, kada ada kendala", "pulang jam 15, sinyal kdd": the step alone."""
    return _EXCUSE.sub("", _NO_TROUBLE.sub("", text)) if opens_with_step(without_code(text)) else text


def apart(text: str) -> tuple[str, str]:
    """The steps, and the trouble that is told with them by its name; two empty ones where none is."""
    found = _WITH.fullmatch(text)
    if found is None or not opens_with_step(without_code(found["steps"])):
        return "", ""
    before, after = Words(found["steps"]).all[-2:], Words(found["trouble"]).all[:2]
    if any(word.plain in NOT | {"tanpa", "nihil"} for word in (*before, *after)):
        return "", ""
    return found["steps"].strip(" ,;."), found["trouble"].strip()


def two_news(text: str) -> tuple[str, str] | None:
    """A step, and the hand-over behind it: one of them would be lost in the other."""
    words = without_code(text)
    if (clauses := _steps_and_rest(words)) is None or not re.search(r"\d", clauses[1]):
        return None
    told = any(_tells_of_a_hand_over(without_code(one)) for one in _CLAUSE.split(clauses[1]) if one)
    if not told or opens_with_step(clauses[1]):
        return None
    code = visit_code(text)
    first, second = (f"K{code} {without_code(one)}" if code else one for one in clauses)
    return first, second


def _tells_of_a_hand_over(clause: str) -> bool:
    """By number, or as so many of a thing: "5 terima", "sembako 9 dibagi"."""
    goods = {word.plain for word in Words(clause).all} & lexicon.GOODS
    return unsure_news.tells_of_a_hand_over(f"K1 {clause}") or bool(goods and tells_of_giving(clause))


def _steps_and_rest(words: str) -> tuple[str, str] | None:
    """The clauses up to the last that opens with a step, and what stands behind it."""
    clauses = list(_CLAUSE.finditer(words))
    ends = [*(one.start() for one in clauses), len(words)]
    starts = [0, *(one.end() for one in clauses)]
    steps = 0
    while steps < len(starts) and opens_with_step(words[starts[steps] : ends[steps]]):
        steps += 1
    return (words[: ends[steps - 1]], words[starts[steps] :]) if 0 < steps < len(starts) else None


def each_by_itself(news: tuple[str, str]) -> Mistake:
    return Mistake("step.two_news", first=wording.cut(news[0], 60), second=wording.cut(news[1], 100))


def with_trouble(unsure: Unsure, trouble: str) -> Unsure:
    """What is asked about the steps, with the trouble that goes with each meaning."""
    unsure.meanings = tuple(_both(one, trouble) for one in unsure.meanings)
    return unsure


def offered(unsure: Unsure, text: str, visit: Visit | None) -> Unsure:
    """The same question with what is left over as an incident beside the step, the whole as one where it may be
    trouble, and that it is nothing."""
    words = _ITS_DAY.sub("", without_code(text)).strip(" ,;.")
    left = _said_of_it(unsure.left)
    if visit is None or not left or unsure.key not in ("unsure.meant", "unsure.which"):
        return unsure
    if {word.plain for word in Words(left).all} <= _FILLERS:
        return unsure
    home = any(PLAIN[Step.RETURNED] in one.words for one in unsure.meanings)
    grave, turned = _may_be_grave(left, words), _may_be_trouble(left)
    if not (home or grave or turned or tells_more(unsure)):
        return unsure
    told = _verbatim(unsure.left, words)
    both = [_both(one._replace(said=_bare(one.said)), told) for one in unsure.meanings]
    only = Meaning(f"kendala {visit.code} {words}", texts.plain("incident.as_one", said=words))
    alone, nothing = list(unsure.meanings), Meaning(NOTHING, texts.plain("step.nothing"))
    meanings = [*alone, *(() if is_harmless(left) else both), nothing]
    if grave or turned:
        meanings = [only, *both, *(() if grave else alone), nothing]
    asked = Unsure(*meanings, late=unsure.late)
    asked.about, asked.before, asked.answers = unsure.about, unsure.before, unsure.answers
    return asked


def _both(one: Meaning, trouble: str) -> Meaning:
    said = texts.plain("incident.as_one", said=trouble)
    return Meaning(f"{one.words}; kendala: {trouble}", texts.plain("step.and", step=one.said, more=said))


def _verbatim(left: str, words: str) -> str:
    """What is left over as it was written, clause by clause; where it stands in pieces, all of it: what is read aloud
    has no holes."""
    each = [word.plain for word in Words(left).all]
    clauses = [one for one in _CLAUSE.split(words) if {word.plain for word in Words(one).all} & set(each)]
    if len(clauses) < len(_CLAUSE.split(words)) and set(each) <= {w.plain for one in clauses for w in Words(one).all}:
        return ", ".join(clauses)
    pieces = r"\W+".join(map(re.escape, each))
    found = re.search(rf"(?<!\w){pieces}(?!\w)", words, re.IGNORECASE) if pieces else None
    return found.group() if found else words


def _bare(said: str) -> str:
    """Without the hint that other words are left out: here they are not."""
    return _HINT.sub("", said)


_HINT = re.compile(".*".join(map(re.escape, texts.plain("step.said_alone", step="", left="…").split("…"))), re.DOTALL)


def _said_of_it(left: str) -> str:
    """What is said beside the step of what happened: no excuse, and not from whom it is known."""
    return _FIGURES.sub("", _EXCUSE.sub("", _EXCUSE.sub("", _ACCORDING_TO.sub("", left)))).strip()


def _may_be_grave(left: str, words: str) -> bool:
    """Whether a yes to the step alone may leave somebody without help, or put them where they are not."""
    told = tells_of_emergency(words, last=True) or tells_of_emergency(left, last=True)
    return bool(told or _ELSEWHERE.search(words))


def _may_be_trouble(left: str) -> bool:
    turned = any(word.plain in TURNING for word in Words(left).all)
    return bool(turned or _ALONE.search(left))


def is_harmless(left: str) -> bool:
    return {word.plain for word in Words(_ACCORDING_TO.sub("", left)).all} <= _HARMLESS


def tells_more(unsure: Unsure) -> bool:
    """Whether what stands beside a step is to be heard, whatever is on record of the step."""
    left = _FIGURES.sub("", _EXCUSE.sub("", _COMPANY.sub("", _ACCORDING_TO.sub("", unsure.left))))
    return bool(left.strip()) and not is_harmless(left)


async def recorded(talk: Talk[Any], visit: Visit, trouble: str) -> None:
    """Beside the step that was taken: on record, and told to whom it concerns."""
    draft = incidents.Draft(visit=visit.id, words=trouble, at=talk.incoming.at)
    await incidents.record(talk, draft, alarming=bool(tells_of_emergency(trouble, last=True)))


def only_steps(talk: Talk[Any], steps: str) -> Talk[Any]:
    return replace(talk, incoming=replace(talk.incoming, text=steps), answer=steps)
