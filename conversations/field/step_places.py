"""Where a step is said to have happened: "tiba di desa sebelah" is no arrival in the visit's village without a
question, and who is on the way home is not home."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from conversations.choosing.chosen_visit import label
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import match_village
from sotarsa_bot.parsing.step_said import is_homeward
from sotarsa_bot.parsing.steps import STEPS
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure

_ANYWHERE = frozenset({
    "desa", "ds", "dusun", "lokasi", "tempat", "balai", "kantor", "kantornya", "kecamatan", "kec", "posko", "sini",
    "tujuan", "camat",
    "lapangan", "masjid", "musholla", "langgar", "posyandu", "poskesdes", "pustu", "sekolah",
})  # fmt: skip
"""What each village has, and the office."""


async def ask(talk: Talk[Any], visit: Visit, places: Mapping[Step, str], words: str, said: str) -> None:
    """Unsure if a place is named that is not this visit's, unless it was confirmed."""
    if talk.confirmed:
        return
    for place in places.values():
        if place and not await _is_of(talk, visit, place):
            here = await label(talk.books, visit)
            raise Unsure(Meaning(words, texts.plain("step.said_of", said=said, visit=here)))


async def led_to(talk: Talk[Any], text: str) -> str:
    """ "tiba liyu 9.25" as "tiba desa liyu 9.25", for each village of the sub-district."""
    names = "|".join(re.escape(one.name) for one in await talk.books.villages.find())
    after = rf"(?<!\w)({'|'.join(map(re.escape, STEPS))})\s+(?=(?:{names})(?!\w))"
    return re.sub(after, r"\1 desa ", text, flags=re.IGNORECASE) if names else text


async def _is_of(talk: Talk[Any], visit: Visit, place: str) -> bool:
    villages = [(one.code, one.name) for one in await talk.books.villages.find()]
    bare = " ".join(word for word in place.split() if word.casefold() not in _ANYWHERE)
    if not bare or visit.village in (match_village(place, villages).code, match_village(bare, villages).code):
        return True
    agreed = visit.agreed.place.name if visit.agreed and visit.agreed.place else ""
    known = {word.strip(".,()").casefold() for word in agreed.split()}
    return {word.casefold() for word in bare.split()} <= known


def must_not_be_on_the_way(text: str, known: Mapping[Step, datetime]) -> None:
    """Mistake for "otw pulang", once it is on record that they left: coming home is still to come."""
    if Step.LEFT in known and is_homeward(text):
        raise Mistake("field.on_the_way")
