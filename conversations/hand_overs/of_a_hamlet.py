"""A part of the village whose people have all received: "RT 3 sudah semua", "dusun hulu tuntung", "barataan sudah
kecuali nang di hilir". The list knows who lives there; their numbers are read back."""

import re
from collections.abc import Sequence
from typing import Any

from conversations.talk import Talk
from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, lexicon
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.parsing.words import POLITE
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.unsure import Unsure

_RT = re.compile(r"\brt\W*0*(\d{1,3})(?:\s*/\s*\d+)?\b", re.IGNORECASE)
_BUT = re.compile(r"\b(?:kecuali|kacuali|kcuali|selain)\b", re.IGNORECASE)
_DONE = lexicon.ALL | lexicon.FILLERS | POLITE | {
    "sudah", "sdh", "dah", "tuntung", "selesai", "beres", "terima", "tarima", "menerima", "diterima", "dapat",
    "lengkap", "alhamdulillah", "habis", "dibagi", "dibagikan", "warga", "urang", "orang", "untuk", "utk", "di", "d",
}  # fmt: skip
_AREA = frozenset({
    "rt", "rw", "dusun", "dsn", "anak", "desa", "handil", "di", "d", "ka", "nang", "yang", "yg", "kampung", "wilayah",
})  # fmt: skip


async def ask(talk: Talk[Any], text: str, visit: Visit | None) -> None:
    """Unsure about those who live there. Mistake, if the list names nobody there."""
    bare = without_code(text)
    if visit is None or talk.confirmed or not re.search(r"\S\s+\S", bare):
        return
    said, _, but = bare.partition(found.group()) if (found := _BUT.search(bare)) else (bare, "", "")
    area = but if found else said
    if not _may_name_an_area(area):
        return
    listed = await recipients.of_visit(talk.books, visit)
    there, rest = _who(area, listed)
    done = {word.casefold().strip(".") for word in re.findall(r"[\w.]+", said if found else rest)}
    over = {word.casefold() for word in re.findall(r"[^\W\d]+", rest)} - _AREA - POLITE if found else set()
    if there is None or over or not done or done - _DONE - _AREA or (found and not done & lexicon.ALL):
        return
    numbers = [one.number for one in listed if (one in there) is not bool(found)]
    if not (there and numbers):
        places = wording.listing(sorted({one.hamlet for one in listed if one.hamlet})) or "-"
        raise Mistake("deliver.nobody_there", typed=wording.cut(area.strip(), 40), code=visit.code, places=places)
    raise Unsure(meaning([Statement(visit.id, Said.RECEIVED, tuple(sorted(numbers)))]))


def _may_name_an_area(area: str) -> bool:
    return bool(_RT.search(area)) or not re.search(r"\d", area)


def _who(area: str, listed: Sequence[Listed]) -> tuple[list[Listed] | None, str]:
    """Who of the list lives there (None: no part of the village is named), and the words beside its name."""
    if found := _RT.search(area):
        rest = f"{area[: found.start()]} {area[found.end() :]}"
        return [one for one in listed if _lives_in(one, int(found[1]))], rest
    for hamlet in sorted({one.hamlet for one in listed if one.hamlet}, key=len, reverse=True):
        if at := re.search(rf"(?<!\w){re.escape(hamlet)}(?!\w)", area, re.IGNORECASE):
            rest = f"{area[: at.start()]} {area[at.end() :]}"
            return [one for one in listed if one.hamlet.casefold() == hamlet.casefold()], rest
    return None, area


def _lives_in(one: Listed, rt: int) -> bool:
    found = _RT.search(f"{one.hamlet} {one.address} {one.name}")
    return found is not None and int(found[1]) == rt
