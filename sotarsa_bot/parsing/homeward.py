"""Setting off home is not being home: "kami bulik", "pulang haja kita" may be said in the village."""

import re
from collections.abc import Sequence

from sotarsa_bot import texts
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.steps import PLAIN, StepReport
from sotarsa_bot.records.steps import Step
from sotarsa_bot.unsure import Meaning, Unsure

_CLAUSE = re.compile(r"[,;\n]|\.(?!\d)")
_HOME = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(lexicon.STEPS['returned'], key=len, reverse=True))})(?!\w)", re.I)
_THERE = re.compile(
    r"(?<!\w)(?:sudah|sdh|udah|udh|dah|dh|sdah|telah|tlh|hudah|baru(?:san)?|hanyar|tadi|td"
    rf"|{'|'.join(sorted(lexicon.STEPS['arrived'], key=len, reverse=True))}"
    r"|(?:di|d)\s*(?:rumah|kantor|posko|kecamatan))(?!\w)",
    re.IGNORECASE,
)
"""What says that they are there, or when."""
_ARE_HOME = f"sudah {PLAIN[Step.RETURNED]}"


def may_be_leaving(text: str) -> bool:
    """Whether nothing says that they have come home, where they speak of going."""
    return any(_HOME.search(one) and not _THERE.search(one) for one in _CLAUSE.split(text))


def either(text: str, unsure: Unsure) -> Unsure:
    """The same question: each meaning by which they are home without an hour is offered as their setting off, too."""
    if may_be_leaving(text):
        unsure.meanings = _both_ways(unsure.meanings)
        unsure.key = "unsure.meant" if len(unsure.meanings) == 1 else "unsure.which"
    return unsure


def asked(text: str, found: Sequence[StepReport], meaning: Meaning) -> Sequence[Meaning]:
    """What may be meant by the steps `found`; none where they are as certain as they were."""
    home = any(one.step is Step.RETURNED and one.happened_at is None for one in found)
    return _both_ways([meaning]) if home and may_be_leaving(text) else ()


def _both_ways(meanings: Sequence[Meaning]) -> tuple[Meaning, ...]:
    ways: list[Meaning] = []
    for one in meanings:
        steps = one.words.split("; ")
        ways += [_leaving(steps), one] if _ARE_HOME in steps else [one]
    return tuple(dict.fromkeys(ways))


def _leaving(steps: Sequence[str]) -> Meaning:
    """They have left the village, with the steps before that."""
    before = [one for one in steps if one != _ARE_HOME and not one.startswith(PLAIN[Step.LEFT])]
    left = next((one for one in steps if one.startswith(PLAIN[Step.LEFT])), PLAIN[Step.LEFT])
    said = ", ".join([*before, texts.plain("step.homeward", step=left)])
    return Meaning("; ".join([*before, left]), said)
