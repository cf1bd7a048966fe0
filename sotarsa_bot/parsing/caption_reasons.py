"""Why somebody was not there, refused or moved: the words after it, in which a number may be a part of the reason."""

from typing import TYPE_CHECKING

from sotarsa_bot.parsing import caption_words as words
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_line import Sort
from sotarsa_bot.parsing.words import OR

if TYPE_CHECKING:
    from sotarsa_bot.parsing.caption_reading import Reading


def take(reading: "Reading") -> None:
    """What stands after "tidak ada", "tolak" and the like says why; a further number there says something else, unless
    words around it are a part of the reason."""
    line, first = reading.line, reading.outcomes[0]
    after = [n for n in range(first.end, len(line.pieces)) if line.open(n) or _is_outcome(reading, n)]
    for place in after:
        piece = line.pieces[place]
        alone = piece.sort is Sort.NUMBERS and place != reading.listed and not _in_a_reason(reading, place)
        turns = piece.plain in lexicon.TURNING - lexicon.NOT and not _either_reason(reading, place)
        if alone or (turns and not _is_outcome(reading, place)):
            return
    reason = [n for n in after if n != reading.listed and not line.is_mark(n)]
    said = {line.pieces[n].plain for n in reason}
    if said & words.BECAUSE and not said - lexicon.BECAUSE - lexicon.NOT:
        return  # "tolak karena", "tolak karena tidak": why?
    while reason and line.pieces[reason[0]].plain in lexicon.BECAUSE:
        line.take(reason.pop(0))
    if first.reason:
        reason = [*range(first.start, first.end), *reason]
    reading.reason = reason
    line.take(*after)


def _in_a_reason(reading: "Reading", place: int) -> bool:
    """ "3 bulan"; "karena punya 2 toko"; doubtful at the end: "karena punya toko 2" may speak of number 2, too."""
    line, before = reading.line, range(reading.outcomes[0].end, place)
    if line.is_word(place + 1, ("hari", "bulan", "tahun", "minggu", "anak", "kali")):
        return True
    said = [n for n in before if line.open(n) and line.pieces[n].sort is Sort.WORD and n != reading.listed]
    why = any(line.pieces[n].plain in words.BECAUSE for n in said)
    says = not line.is_mark(place - 1) and place - 1 in said and _says_something(reading, place - 1)
    if why and says and _says_something(reading, place + 1):
        return True
    if says and place + 1 == len(line.pieces) and (why or len(said) > 1):
        reading.doubtful = True
        return True
    return False


def _says_something(reading: "Reading", place: int) -> bool:
    """Whether a word that belongs to a reason stands there."""
    line = reading.line
    small = lexicon.FILLERS | lexicon.AND | lexicon.UNITS
    return line.open(place) and line.pieces[place].sort is Sort.WORD and line.pieces[place].plain not in small


def _either_reason(reading: "Reading", place: int) -> bool:
    """ "karena takut atau malu"."""
    line = reading.line
    inside = _says_something(reading, place - 1) and _says_something(reading, place + 1)
    return line.pieces[place].plain in OR and inside and not line.is_word(place + 1, lexicon.NOT)


def _is_outcome(reading: "Reading", place: int) -> bool:
    return any(one.start <= place < one.end for one in reading.outcomes)
