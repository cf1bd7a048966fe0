""" "3 atau 4 terima": one of two is meant; the line with each of them alone."""

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_line import Line, Sort
from sotarsa_bot.parsing.caption_reading import MOST_NUMBERS, Reading
from sotarsa_bot.parsing.numbers import read_spans
from sotarsa_bot.parsing.words import OR

_MOST = 6


def written(reading: Reading) -> list[str]:
    """The line for each of what stands around "atau": numbers, things, names, or two things that happened."""
    line = reading.line
    place = next((n for n in line.places(Sort.WORD) if line.pieces[n].plain in OR), None)
    if place is None or not 0 < place < len(line.pieces) - 1:
        return []
    if found := _numbers(line, place):
        return found
    before, after = _beside(reading, place, -1), _beside(reading, place, 1)
    if not before or not after:
        return []
    return [line.rewritten(dict.fromkeys((place, *side), "")) for side in (after, before)]


def _numbers(line: Line, place: int) -> list[str]:
    """ "3, 4 atau 5 terima": each of them."""
    sides = [line.pieces[place - 1], line.pieces[place + 1]]
    if any(side.sort is not Sort.NUMBERS for side in sides):
        return []
    try:
        numbers = [n for side in sides for n in read_spans(side.text.replace(".", ""), MOST_NUMBERS)]
    except Mistake:
        return []
    named = "no " if any(side.named for side in sides) else ""
    gone = {place: "", place + 1: ""}
    return [line.rewritten(gone | {place - 1: f"{named}{n}"}) for n in numbers] if len(numbers) <= _MOST else []


def _beside(reading: Reading, place: int, step: int) -> list[int]:
    """What stands on this side: a thing, what happened, or a name."""
    line, next_ = reading.line, place + step
    outcome = next((one for one in reading.outcomes if one.start <= next_ < one.end), None)
    if outcome:
        return list(range(outcome.start, outcome.end))
    if line.pieces[next_].sort is Sort.ITEM:
        return [next_]
    found = []
    while 0 <= next_ < len(line.pieces) and _may_be_name(reading, next_):
        found.append(next_)
        next_ += step
    return found


def _may_be_name(reading: Reading, place: int) -> bool:
    line = reading.line
    if line.pieces[place].sort is not Sort.WORD or any(one.start <= place < one.end for one in reading.outcomes):
        return False
    plain = line.pieces[place].plain
    return plain in lexicon.HONORIFICS or plain not in lexicon.NEVER_A_NAME | lexicon.FILLERS
