"""/daftar: one line that begins with somebody who is listed may be about them, and nobody's new name."""

from collections.abc import Sequence

from conversations.lists.list_draft import ListTalk
from sotarsa_bot import texts
from sotarsa_bot.lists.twins import comparable
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import typed_names
from sotarsa_bot.parsing.typed_names import TypedLine
from sotarsa_bot.parsing.words import TURNING, Words
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.unsure import Meaning, Unsure

_OF_A_PERSON = TURNING | {
    "nik", "nika", "niknya", "nik-nya", "kk", "umur", "umurnya", "namanya", "pindah", "rumah", "sudah", "sdh", "hidup",
    "sakit", "garing", "haja", "ja", "saja", "aja", "karna", "karena", "krn", "dapat", "sembakonya", "selimutnya",
}  # fmt: skip
"""Words of what is told of somebody, beside what the field's own words say."""
FEWEST_LETTERS = 4
"""Letters of a word by which somebody is known."""


async def ask(talk: ListTalk, visit: Visit, line: TypedLine) -> None:
    """Mistake with what can be written of the one who is listed; Unsure where it may be another of that name."""
    said = [word.plain for word in Words(typed_names.without_place(typed_names.bare(line.text))).all]
    while said and said[0] in ("eh", "si", "pak", "bu", "yang"):
        said = said[1:]
    found = _begun_by(said, await recipients.of_visit(talk.books, visit))
    if found is None:
        return
    one, whole, rest = found
    of_them = any(word in _OF_A_PERSON or word.isdigit() for word in rest)
    if of_them or line.without or not line.names or typed_names.holds_number(line.text):
        raise Mistake("recipients.about_listed", number=one.number, name=one.name)
    if whole and comparable(line.names[0]) != comparable(one.name):
        name = line.names[0]
        said_so = texts.plain("recipients.adding_beside", names=name, number=one.number, old=one.name)
        raise Unsure(Meaning(name, said_so))


def _begun_by(said: Sequence[str], listed: Sequence[Listed]) -> tuple[Listed, bool, list[str]] | None:
    """The one whose name these words begin with, whether it is the whole of it, and the words behind it."""
    best: tuple[Listed, bool, list[str]] | None = None
    for one in listed:
        theirs = set(comparable(one.name).split())
        count = next((n for n, word in enumerate(said) if word not in theirs), len(said))
        if not any(len(word) >= FEWEST_LETTERS for word in said[:count]):
            continue
        whole = theirs <= set(said[:count])
        if best is None or (whole, -(len(said) - count)) > (best[1], -len(best[2])):
            best = (one, whole, list(said[count:]))
    return best
