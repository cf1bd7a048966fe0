"""One line of a caption as statements: what it says plainly, what it says in other words, or why it says nothing."""

import re
from collections.abc import Sequence

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import (
    caption_asked_as,
    caption_doubts,
    caption_for_another,
    caption_lacks,
    caption_lists,
    caption_none,
    caption_notes,
    caption_words,
    numerals,
    steps,
    taking_words,
)
from sotarsa_bot.parsing.caption_line import Sort, read_line
from sotarsa_bot.parsing.caption_more import Read, ReadLine, with_more
from sotarsa_bot.parsing.caption_said import asked, meaning
from sotarsa_bot.parsing.caption_spelling import asks_for_more, both_things, plainer, with_letter_apart
from sotarsa_bot.parsing.corrections import read_correction
from sotarsa_bot.parsing.numbers import LISTED
from sotarsa_bot.parsing.statement import Statement
from sotarsa_bot.unsure import Unsure

_ONLY_NUMBERS = re.compile(rf"\W*{LISTED}\W*", re.IGNORECASE)
_ON_THE_WAY = re.compile(
    r"\b(?:masih|msh|lagi|lg|sisa\w*|tinggal|tertinggal)\W+(?:ada\W+)?(?:di|d|dalam)\W+(?:dalam\W+)?(?:mobil|motor|truk|bak|gudang|kantor)\b",
    re.IGNORECASE,
)
""" "Sembako 3 lg di mobil, 9 sdh dibagi": what is on the way is nobody's."""
_MOST_PARTS = 5


def read_statements(visit: int, line: str, items: Sequence[str], depth: int = 0) -> list[Statement]:
    """What the line says of this visit. Unsure, Mistake as for a caption. `depth`: how often it was said in other
    words already."""

    def read(other: str) -> ReadLine:
        return reading(visit, other, items, depth + 1)

    right = caption_notes.corrected(line)
    if right and not _ONLY_NUMBERS.fullmatch(right):
        raise _as_corrected(read(right))
    if read_correction(line):
        raise Mistake("parsing.caption_correction")
    if _ON_THE_WAY.search(line) and len(re.findall(r"\d+", line)) > 1:
        raise Mistake("parsing.caption_one_each")
    if broken := numerals.broken_measure(line):
        raise Mistake("parsing.amount_whole", typed=broken)
    line = both_things(plainer(line), items)
    if (doubt := _in_other_words(line, items, read)) is not None:
        raise doubt
    said, note, certain = caption_notes.parts(with_letter_apart(line))
    if (otherwise := _of_somebody_else(said, note, items, read)) is not None:
        raise otherwise
    if certain:
        return caption_doubts.statements(visit, said, note, items)
    if depth >= _MOST_PARTS:
        raise Mistake("parsing.caption_one_each")
    if caption_notes.follows_on(note) or _tells_of_taking(note):
        return read_statements(visit, f"{said}, {note}", items, depth + 1)
    return with_more(caption_doubts.statements(visit, said, "", items), said, note, read)


def reading(visit: int, line: str, items: Sequence[str], depth: int = 0) -> ReadLine:
    """The same, where what is doubtful is no end."""
    try:
        return read_statements(visit, line, items, depth)
    except (Unsure, Mistake) as doubt:
        return doubt


def _in_other_words(line: str, items: Sequence[str], read: Read) -> Unsure | Mistake | None:
    """What is asked as something else that is certain, and what is no hand-over at all."""
    if gone := _that_are_read(caption_asked_as.gone(line), read):
        return Unsure(*map(meaning, gone))
    for way in caption_asked_as.ways(line):
        if isinstance(plainly := read(way), list | Unsure):
            return _as_corrected(plainly)
    if none := caption_none.why_none(line, items):
        return Mistake(none, known="") if none == caption_none.QUESTION else Mistake(none, typed=wording.cut(line, 60))
    if (listed := _by_what_happened(line, read)) is not None:
        return listed
    if caption_none.only_thanks(line):
        return Mistake("parsing.caption_unreadable", typed=wording.cut(line))
    if whys := _that_are_read(caption_none.not_yet(line), read):
        return Unsure(*map(meaning, whys), key="caption.not_received")
    if aids := caption_none.other_aid(line, items):
        unreadable = Mistake("parsing.caption_unreadable", typed=wording.cut(line))
        return asked(*map(meaning, _that_are_read(aids, read))) or unreadable
    if told := caption_notes.aside(line) or caption_notes.money(line, items):
        return _as_corrected(read(told))
    return None


def _that_are_read(ways: Sequence[str], read: Read) -> list[list[Statement]]:
    return [found for way in ways if isinstance(found := read(way), list)]


def _by_what_happened(line: str, read: Read) -> Unsure | Mistake | None:
    """One takes for another, and lists that say first what happened: each way in which all of it can be read."""
    if ticks := caption_lists.ticked(line):
        ticked = read(ticks)
        return Unsure(meaning(ticked)) if isinstance(ticked, list) else ticked if isinstance(ticked, Unsure) else None
    if caption_for_another.exchanged(line):
        return Mistake("parsing.caption_unreadable", typed=wording.cut(line))
    ways = []
    for lines in (
        caption_for_another.ways(line) or caption_asked_as.with_others(line) or caption_lists.by_what_happened(line)
    ):
        each = [read(one) for one in lines]
        said = [one for way in each if isinstance(way, list) for one in way]
        if all(isinstance(way, list) for way in each):
            ways.append(meaning(said))
    return asked(*ways)


def _of_somebody_else(said: str, note: str, items: Sequence[str], read: Read) -> Unsure | Mistake | None:
    """Of somebody who is on no list, or of nobody: a request, a list that lacks, a step."""
    if asks_for_more(said) or note.casefold().startswith("usul"):
        return Mistake("parsing.caption_request")  # whose it is, and their telephone number, are not repeated
    if caption_lacks.is_short(said):
        return Mistake("parsing.caption_short")
    if (rest := caption_lacks.unlisted(said)) is not None:
        # who is on no list is not away: a hand-over if one is told of, else a request or a question
        told = caption_lacks.tells_who_got_it(rest)
        return _as_corrected(read(rest)) if told else Mistake("parsing.caption_not_recipient")
    return Mistake("parsing.caption_step") if reports_a_step(said, items) else None


def reports_a_step(said: str, items: Sequence[str]) -> bool:
    """ "mulai 13.02": that is no hand-over, however many numbers are in it."""
    if not steps.opens_with_step(said):
        return False
    line = read_line(said, items)
    return not (caption_words.outcomes(line) or line.places(Sort.ITEM))


def _tells_of_taking(note: str) -> bool:
    """ "6 pindah; sembakonya dititip ke RT": of the same person."""
    return taking_words.tells(note) and not (caption_notes.of_another(note) or caption_notes.names_others(note))


def _as_corrected(found: ReadLine) -> Unsure | Mistake:
    """ "maaf salah, 3 terima": asked, because it may speak of something else that is written down."""
    return Unsure(meaning(found)) if isinstance(found, list) else found
