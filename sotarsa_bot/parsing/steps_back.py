"""A step that did not happen after all: "belum kembali", "salah, tim belum berangkat"."""

import re

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.words import PARTICLES
from sotarsa_bot.records.steps import Step

_AT_OFFICE = rf"(?:{'|'.join(lexicon.STEPS['arrived'])}) (?:di )?kantor"
_WORDS = {
    Step.DEPARTED: "|".join(lexicon.STEPS["departed"]),
    Step.ARRIVED: "|".join(lexicon.STEPS["arrived"]),
    Step.SERVING: r"mulai(?: melayani)?|melayani",
    Step.LEFT: "|".join(lexicon.STEPS["left"]),
    Step.RETURNED: rf"tim sudah pulang|{_AT_OFFICE}|{'|'.join(lexicon.STEPS['returned'])}",
}
_NOT = r"(?:belum|blm|blum|belom|balum|(?:di)?batal(?:kan|in)?|hapus|(?:tidak|tdk|kada|kd|gak|ga|nggak) jadi|bukan)"
_AFTER = r"(?:tidak|tdk|kada|kd|gak|ga|nggak) jadi"
""" "mulai kada jadi"."""
_SAYS_NOTHING = re.compile(
    rf"\b(?:{'|'.join(sorted(PARTICLES - lexicon.STEP_WORDS))}|maaf|mohon|eh|waduh|ya|iya|tadi|itu|pak|bu"
    r"|bapak|ibu|kami|tim|kita"
    r"|ternyata|masih|kok|lagi|ke kantor|salah"
    r"(?: (?:tekan|pencet|tulis|ketik|lapor))?|keliru|kepencet|tertekan|k\d{1,9})\b"
)


_STILL_OUT = re.compile(
    r"(?:k\d{1,9} )?(?:salah|keliru|maaf|eh)(?: (?:salah|tekan|pencet|tulis|kami|tim|maaf|pak|min))* "
    r"(?:masih|msh) (?:di jalan|dijalan|di desa|dalam perjalanan|di luar)(?: (?:pak|min|lagi))*"
)


def step_taken_back(text: str) -> Step | None:
    """Which step these words deny; None if they say anything else besides."""
    words = " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
    if _STILL_OUT.fullmatch(words):
        return Step.RETURNED
    bare = " ".join(_SAYS_NOTHING.sub(" ", words).split())
    either = "{not_} (?:{said})|(?:{said})(?:nya)? {after}"
    patterns = {step: either.format(not_=_NOT, said=said, after=_AFTER) for step, said in _WORDS.items()}
    return next((step for step, pattern in patterns.items() if re.fullmatch(pattern, bare)), None)
