"""Steps that are said to have happened, and not when: "sudah barangkat dari tadi"."""

import re

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.hours import HALF
from sotarsa_bot.parsing.step_said import is_homeward, put_right
from sotarsa_bot.parsing.step_times import said_day, to_come
from sotarsa_bot.parsing.steps import STEPS, TOKEN, is_no_step, step_at
from sotarsa_bot.records.steps import Step

_NOW = re.compile(r"(?<!\w)(?:baru|barusan|sekarang|skrg|skr|hanyar|ini|(?:saat|pas)\s+ini)(?!\w)", re.IGNORECASE)
_WHEN = re.compile(
    rf"\d|(?<!\w)(?:jam|pukul|pkl|menit|mnt|s[ea]jam|{HALF}|subuh|pagi|siang|sore|petang|malam|semalam|smlm)(?!\w)",
    re.IGNORECASE,
)


def says_now(text: str) -> bool:
    """ "Baru tiba": that is another hour than what stands."""
    return bool(_NOW.search(text))


def steps_without_an_hour(text: str) -> frozenset[Step]:
    """None of them if an hour, a day or "now" is said of any, or a word turns them into something else."""
    meant = put_right(text)
    plain = [word.casefold() for word in TOKEN.findall(meant)]
    turned = any(word in lexicon.NOT or word in ("batal", "jangan") for word in plain)
    if turned or is_homeward(text) or _WHEN.search(meant) or says_now(meant) or to_come(meant) or said_day(meant):
        return frozenset()
    return frozenset(step_at(plain, n) for n, word in enumerate(plain) if word in STEPS and not is_no_step(plain, n))
