"""What reads like a hand-over and is none: the load, the village's count, another activity of the visit."""

import re
from collections.abc import Sequence

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, lexicon
from sotarsa_bot.parsing.activity_words import is_an_activity
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.heard_by import begins_with_way
from sotarsa_bot.parsing.load_words import tells_of_the_load
from sotarsa_bot.records.visit import Visit

_VILLAGE_COUNTS = re.compile(r"\b(?:hitungan|kata|ujar|menurut)\s+(?:desa|pambakal|kades|sekdes)\b", re.IGNORECASE)


def must_be_one(text: str, visit: Visit, statements: Sequence[Statement]) -> None:
    """Mistake, where these words say something else than what somebody received."""
    _off_the_car(text, visit, statements)
    _the_teams_own(text, visit, statements)
    _of_people(visit, statements)


def _off_the_car(text: str, visit: Visit, statements: Sequence[Statement]) -> None:
    """ "Sembako 25 sudah di mobil" is of the load."""
    if tells_of_the_load(text) and all(one.amount and not one.numbers for one in statements):
        cargo = [f"{wording.number(one.amount)} {one.unit} {one.item}".replace("  ", " ") for one in visit.plan.cargo]
        raise Mistake(
            "deliver.is_load", code=visit.code, typed=wording.cut(text), planned=wording.listing(cargo) or "-"
        )


def _the_teams_own(text: str, visit: Visit, statements: Sequence[Statement]) -> None:
    """What the village counted ("telepon: sembako 8 cocok") hands over nothing more."""
    theirs = begins_with_way(without_code(text)) or _VILLAGE_COUNTS.search(text)
    received = any(lexicon.OUTCOMES.get(word) == "received" for word in re.findall(r"\w+", text.casefold()))
    if theirs and not received and all(one.amount and not (one.numbers or one.everyone) for one in statements):
        raise Mistake("deliver.is_village_count", code=visit.code)


def _of_people(visit: Visit, statements: Sequence[Statement]) -> None:
    """An activity receives nothing: "posyandu 12 balita"."""
    for one in statements:
        if one.recipient and is_an_activity(one.recipient, visit.plan.joint_activities):
            raise Mistake("deliver.is_activity", code=visit.code, typed=wording.cut(one.recipient))
