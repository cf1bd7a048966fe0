"""Something of a plan is called off in words: "batalkan sembako, ganti beras 10", "batal barang tadi".

Said of a thing that the plan names, this is a change of the plan, and no word about the visit.
"""

import re
from collections.abc import Sequence

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.plan_changes import NAMES
from sotarsa_bot.parsing.sentence_kinds import QUESTION
from sotarsa_bot.parsing.things import meant
from sotarsa_bot.parsing.words import NOT, PARTICLES, POLITE, Words

_SMALL = "|".join(sorted(map(re.escape, POLITE | PARTICLES), key=len, reverse=True))
_LEAD = rf"\W*(?:(?:{_SMALL}|k\s?\d+)\b\W*)*"
_OFF = r"(?:di)?(?:batal(?:kan|in)?|tunda(?:kan)?|coret|hapus(?:kan)?)"
_INSTEAD = r"(?:di)?ganti(?:kan)?(?:\s+(?:dengan|dgn|jadi|ke|oleh))?|pakai|pake|jadikan"
_CALLED_OFF = re.compile(
    rf"{_LEAD}{_OFF}\s+(?:(?:jadi|bawa|ikut|umpat|pakai|pake|yang|yg)\s+)*(?P<what>[^,;\n]+?)(?:nya)?(?:\s+(?:{_SMALL}|dulu|dlu|itu))*"
    rf"\W*(?:(?:,\s*)?\b(?:{_INSTEAD})\s+(?P<instead>.+)|[,;]\s*(?P<more>.+))?",
    re.IGNORECASE | re.DOTALL,
)
_CHANGE = (
    r"(?:perubahan|ubahan|perbaikan|koreksi|rencana|barang|bawaan|muatan|kendaraan|mobil|tim|ketua|catatan|layanan|"
    r"tempat)(?:nya)?"
)
_TAKEN_BACK = re.compile(
    rf"{_LEAD}(?:{_OFF}|(?:di)?kembali(?:kan)?|urungkan|salah)\W+(?:(?:kembali|ke|seperti|yang|yg|nang|itu|lagi)\W+)*"
    rf"(?:(?:{_CHANGE})(?:\W+(?:yang|yg|nang|itu|ke|seperti))*(?:\W+(?:tadi|td|barusan|terakhir|semula|awal|sebelumnya))+"
    rf"|(?:perubahan|ubahan)(?:nya)?(?:\W+(?:rencana|itu))*|(?:tadi|td|barusan|semula|awal|sebelumnya))(?:\W+(?:{_SMALL}))*\W*",
    re.IGNORECASE,
)


def takes_back_a_change(text: str) -> bool:
    """ "Batalkan perubahan tadi", "kembalikan kendaraan semula": the last change of the plan is not meant."""
    return _TAKEN_BACK.fullmatch(" ".join(text.split())) is not None


def in_plan_words(text: str, cargo: Sequence[str], vehicle: str, crew: Sequence[str]) -> str:
    """The same as a change of the plan that carries this cargo, in this vehicle, with these people; "" if nothing of
    the plan is called off."""
    found = None if QUESTION.search(text) else _CALLED_OFF.fullmatch(" ".join(text.split()))
    if found is None or _tells(found["what"]):
        return ""
    what, instead, more = found["what"].strip(), (found["instead"] or "").strip(), (found["more"] or "").strip()
    line = _line_of(what, cargo, vehicle, crew)
    if not line:
        return ""
    said = [f"{NAMES[line]} hapus: {what}"]
    if instead:
        said = [f"{NAMES[line]} ganti: {instead}"] if line == "vehicle" else [*said, f"{NAMES[line]} tambah: {instead}"]
    elif line == "vehicle":
        return f"ganti {NAMES[line]}"  # by which, is asked
    return ", ".join([*said, more] if more else said)


def _tells(what: str) -> bool:
    """ "Sembako belum datang" is why the visit is put off, and not what."""
    said = [word.plain for word in Words(what).all]
    return len(said) > 4 or any(word in NOT or word in lexicon.HINDERS for word in said)


def _line_of(what: str, cargo: Sequence[str], vehicle: str, crew: Sequence[str]) -> str:
    said = [word for word in re.findall(r"\w+", what.casefold()) if not word.isdigit() and word not in lexicon.UNITS]
    if not said:
        return ""
    known = meant(" ".join(said), cargo)
    if known or all(word in lexicon.GOODS for word in said):
        return "cargo"
    parts = {word for word in re.findall(r"\w+", vehicle.casefold()) if len(word) > 2}
    if set(said) <= parts or set(said) <= {"mobil", "kendaraan"}:
        return "vehicle"
    if any(set(said) <= set(name.casefold().split()) for name in crew):
        return "crew"
    return ""
