"""What is typed beside the ticks of a sheet: names stand for their numbers, an absence is a report of its own."""

import re
from collections.abc import Sequence

from sotarsa_bot.field.records import Listed
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.sheets import Sheet
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, parse_caption
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.register.called import called
from sotarsa_bot.unsure import Unsure

_BETWEEN = re.compile(r"([,;\n]|\b(?:dan|serta|sama|lawan|lwn|kecuali|selain|tanpa|kec|bukan|tapi)\b)", re.IGNORECASE)
_SMALL = lexicon.FILLERS | {"terima", "menerima", "nomor", "no"}


def with_numbers(words: str, listed: Sequence[Listed]) -> str:
    """ "1-4 dan Busu Imah" as "1-4 dan 8": each name that plainly is one of the list's."""
    return "".join(_numbered(part, listed) for part in _BETWEEN.split(words))


def _numbered(part: str, listed: Sequence[Listed]) -> str:
    name = " ".join(word for word in part.split() if word.casefold() not in _SMALL)
    if not name or any(c.isdigit() for c in name) or name.casefold() in lexicon.ALL:
        return part
    meant = called(name, listed)
    return f" {meant.found[0].number} " if meant.sure else part


def tells_otherwise(words: str, sheet: Sheet) -> bool:
    """Whether this says, without a doubt, that somebody of the list did not receive: "8 tidak hadir"."""
    try:
        said = parse_caption(words, items=deliveries.carried(sheet.visit), default_visit=sheet.visit.id)
    except (Mistake, Unsure):
        return False
    return bool(said) and all(one.kind is not Said.RECEIVED and one.numbers for one in said)
