"""What the camat says of something that was put to them: "setuju", "tolak, jalan masih putus", "kenapa?". Pure."""

import re
from typing import NamedTuple

from sotarsa_bot.parsing.words import POLITE
from sotarsa_bot.records.ruling import Verdict

EXPLAIN = "explain"
BACK = "back"


class Said(NamedTuple):
    """`says`: a verdict, EXPLAIN or BACK. `words`: the reason, or what is to be explained."""

    says: str
    words: str = ""


_SMALL = "|".join(sorted(map(re.escape, POLITE), key=len, reverse=True))
_NO = r"(?:tidak|tdk|tak|ga|gak|nggak|enggak|kada|kd|jangan|belum|blm)"
_END = rf"(?:\W+(?:{_SMALL}|lah|ja|haja|saja|aja|ya|itu|ini))*"
_TAKEN = r"(?:batal(?:kan)?|tarik|cabut|urungkan|salah)"
_WANTED = r"(?:minta|mohon|tolong|perlu|butuh)"
_DONE = r"(?:ditangani|tangani|beres|selesai|diurus|urus|teratasi)"
_FORMS: tuple[tuple[str, str], ...] = (
    (BACK, rf"{_TAKEN}(?:\s+(?:keputusan|putusan|jawaban)(?:\s*(?:saya|tadi|ini))*)?"),
    (EXPLAIN, rf"(?:(?:saya\s+)?{_WANTED}\s+(?:di)?(?:penjelasan|jelaskan|keterangan)(?:nya)?"
              r"|jelaskan(?:\s+(?:dulu|dahulu))?)"),
    (Verdict.DECLINED, rf"(?:(?:saya\s+)?(?:di|me)?(?:tolak|nolak)(?:kan)?"
                       rf"|(?:saya\s+)?{_NO}\s+(?:di)?(?:setuju(?:i)?|boleh|usah|acc))"),
    (Verdict.APPROVED, r"(?:(?:saya\s+)?(?:di)?setuju(?:i)?|acc|boleh|silakan|lanjutkan|ok(?:e|ey)?|iya?|iih|bujur)"),
    (Verdict.HANDLED, rf"(?:sudah|sdh|udah)\s+(?:(?:saya|kami|di)\s*)?{_DONE}"),
)  # fmt: skip
_ASKS = re.compile(r"\W*(?:kenapa|mengapa|apa\s+sebab\w*|knp)\b.*|.*\?\W*", re.IGNORECASE | re.DOTALL)
_BESIDE = re.compile(
    r"^\W*(?:(?:karena|krn|sebab|soalnya|dengan\s+catatan|catatan|alasan(?:nya)?)\b\W*)?", re.IGNORECASE
)


def read_ruling(text: str) -> Said | None:
    said = " ".join(text.split())
    for says, form in _FORMS:
        if found := re.fullmatch(rf"\W*(?:(?:{_SMALL})\W+)*{form}\b{_END}(?!\w)(?P<rest>.*)", said, re.IGNORECASE):
            rest = _BESIDE.sub("", found["rest"]).strip(" .!")
            if says == BACK and rest:
                return None  # "batal saja kunjungannya"
            return Said(EXPLAIN, said) if says != EXPLAIN and rest.endswith("?") else Said(says, rest)
    return Said(EXPLAIN, said) if _ASKS.fullmatch(said) else None
