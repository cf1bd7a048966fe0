"""A step that did not happen after all: "belum kembali", "salah, tim belum berangkat"."""

import re

from sotarsa_bot.field.steps import Step

_WORDS = {
    Step.DEPARTED: r"berangkat|brangkat|jalan",
    Step.ARRIVED: r"tiba|sampai|smpai|nyampai",
    Step.SERVING: r"mulai(?: melayani)?|melayani",
    Step.LEFT: r"selesai",
    Step.RETURNED: r"kembali|pulang|tim sudah pulang|sampai (?:di )?kantor|tiba (?:di )?kantor|balik",
}
_NOT = r"(?:belum|blm|blum|belom|balum|(?:di)?batal(?:kan|in)?|hapus|(?:tidak|tdk|kada|kd|gak|ga|nggak) jadi|bukan)"
_SAYS_NOTHING = re.compile(
    r"\b(?:maaf|mohon|eh|waduh|ya|iya|tadi|itu|pak|bu|bapak|ibu|kami|tim|kita|ternyata|masih|kok|lagi|ke kantor|salah"
    r"(?: (?:tekan|pencet))?|keliru|kepencet|tertekan|k\d{1,9})\b"
)


def step_taken_back(text: str) -> Step | None:
    """Which step these words deny; None if they say anything else besides."""
    words = " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
    bare = " ".join(_SAYS_NOTHING.sub(" ", words).split())
    return next((step for step, said in _WORDS.items() if re.fullmatch(rf"{_NOT} (?:{said})", bare)), None)
