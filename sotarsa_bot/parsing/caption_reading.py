"""One line of a caption as statements. Every word is accounted for: it says who, what, how many, when or how; else the
line is asked about (caption_doubts.py)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import time

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_goods, lexicon, persons
from sotarsa_bot.parsing import caption_words as words
from sotarsa_bot.parsing.caption_goods import Exceptions, Good
from sotarsa_bot.parsing.caption_line import Line, Piece, Sort, read_line
from sotarsa_bot.parsing.caption_words import Outcome
from sotarsa_bot.parsing.clock import cut_time
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.parsing.numbers import read_spans
from sotarsa_bot.parsing.proxies import Proxy, read_proxy
from sotarsa_bot.parsing.statement import Said, Statement

MOST_NUMBERS = 200
_POLITE = frozenset({
    "pak", "bu", "min", "admin", "mas", "mbak", "kak", "bang", "bos", "ya", "yaa", "iya", "nggih", "inggih", "siap",
    "dong", "deh", "alhamdulillah", *lexicon.THANKS,
})  # fmt: skip
NO_EXCEPTIONS = Exceptions()
WITH_REASON = (words.ABSENT, words.REFUSED, *words.GONE)


@dataclass
class Reading:
    """A line while it is read. `listed`: where the list's numbers stand; `name`: the pieces of a name."""

    visit: int
    items: tuple[str, ...]
    line: Line
    note: str
    at: time | None = None
    outcomes: list[Outcome] = field(default_factory=list)
    excepted: Exceptions = NO_EXCEPTIONS
    everyone: bool = False
    listed: int | None = None
    goods: list[Good] = field(default_factory=list)
    proxy: Proxy | None = None
    name: list[int] = field(default_factory=list)
    reason: list[int] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What was said to have happened: "" if nothing was, or two things."""
        kinds = [one.kind for one in self.outcomes]
        if kinds and kinds[0] in WITH_REASON:
            kinds = [kind for kind in kinds if kind not in words.NEGATED]  # "tolak, tidak butuh": it says why
        return words.chief(kinds) if kinds else ""

    @property
    def contradicts(self) -> bool:
        return bool(self.outcomes) and not self.kind


def read(visit: int, said: str, note: str, items: Sequence[str], at: time | None = None) -> Reading:
    """The line with all that is understood taken. Mistake for numbers that are none, and for a proxy without a name."""
    said, told = cut_time(said)
    at = told or at
    reading = Reading(visit, tuple(items), read_line(said, items), note, at)
    line = reading.line
    _take_small(line)
    reading.excepted = caption_goods.exceptions(line)
    reading.outcomes = words.outcomes(line)
    for one in reading.outcomes:
        line.take(*range(one.start, one.end))
    reading.listed = _listed(reading)
    _take_all(reading)
    if reading.kind == words.PROXY:
        _take_proxy(reading)
    if reading.kind in WITH_REASON:
        _take_reason(reading)
    else:
        reading.goods = caption_goods.goods(line, reading.listed, near=bool(reading.outcomes))
    if reading.listed is not None:
        line.take(reading.listed)
    _take_name(reading)
    return reading


def _take_small(line: Line) -> None:
    """ "terima kasih", and what is kind at the end."""
    for place in line.places(Sort.WORD):
        if line.pieces[place].plain in ("terima", "trima", "tarima") and words.is_thanks(line, place):
            line.take(place, place + 1)
    last = len(line.pieces) - 1
    while last > 0 and (line.taken[last] or line.is_mark(last) or line.is_word(last, _POLITE)):
        unit = line.pieces[last].plain in lexicon.UNITS and line.pieces[last - 1].sort is Sort.NUMBERS
        if line.open(last) and not line.is_mark(last) and not unit:
            line.take(last)
        last -= 1


def _listed(reading: Reading) -> int | None:
    line = reading.line
    blocks = line.places(Sort.NUMBERS)
    if named := [n for n in blocks if line.pieces[n].named]:
        return named[0]
    several = [n for n in blocks if not line.pieces[n].single]
    whom = [n for n in blocks if n in several or not caption_goods.counts_a_thing(line, n)]
    if reading.outcomes or line.places(Sort.ITEM) == []:
        return whom[0] if whom else None
    return None


def _take_all(reading: Reading) -> None:
    line = reading.line
    every = [n for n in line.places(Sort.WORD) if line.pieces[n].plain in lexicon.ALL]
    reading.everyone = reading.listed is None and bool(every or reading.excepted.numbers)
    line.take(*every)


def _take_proxy(reading: Reading) -> None:
    """The name after "wakil", up to what is no part of it."""
    line = reading.line
    start = next(one.end for one in reading.outcomes if one.kind == words.PROXY)
    places: list[int] = []
    for place in range(start, len(line.pieces)):
        piece = line.pieces[place]
        if place == reading.listed:
            continue
        if piece.sort is Sort.NUMBERS or (piece.sort is Sort.ITEM and not piece.near) or line.taken[place]:
            break
        if places and piece.plain in lexicon.FILLERS and not lexicon.is_relation(piece.plain):
            break
        places.append(place)
        if piece.text == ")":
            break
    while places and line.is_mark(places[-1], ","):
        places.pop()
    reading.proxy = read_proxy(line.text(places))
    line.take(*places)


def _take_reason(reading: Reading) -> None:
    """What stands after "tidak ada", "tolak" and the like says why; a further number there says something else."""
    line, first = reading.line, reading.outcomes[0]
    after = [n for n in range(first.end, len(line.pieces)) if line.open(n) or _is_outcome(reading, n)]
    for place in after:
        piece = line.pieces[place]
        alone = piece.sort is Sort.NUMBERS and place != reading.listed and not _in_a_reason(line, place)
        if alone or (piece.plain in lexicon.TURNING - lexicon.NOT and not _is_outcome(reading, place)):
            return
    reason = [n for n in after if n != reading.listed and not line.is_mark(n)]
    while reason and line.pieces[reason[0]].plain in lexicon.BECAUSE:
        line.take(reason.pop(0))
    if first.reason:
        reason = [*range(first.start, first.end), *reason]
    reading.reason = reason
    line.take(*after)


def _in_a_reason(line: Line, place: int) -> bool:
    return line.is_word(place + 1, ("hari", "bulan", "tahun", "minggu", "anak", "kali"))


def _is_outcome(reading: Reading, place: int) -> bool:
    return any(one.start <= place < one.end for one in reading.outcomes)


def runs(line: Line) -> list[list[int]]:
    """Neighbouring words that nothing has taken, degrees after a comma with them. Words that say nothing are taken."""
    found: list[list[int]] = []
    for place in range(len(line.pieces)):
        if not line.open(place) or (line.pieces[place].sort is Sort.MARK and not _before_a_degree(line, place)):
            continue
        if line.pieces[place].sort is Sort.NUMBERS:
            continue
        if found and found[-1][-1] == place - 1:
            found[-1].append(place)
        else:
            found.append([place])
    for run in found:
        if all(line.pieces[n].plain in lexicon.FILLERS or line.pieces[n].plain == "," for n in run):
            line.take(*run)
    return [run for run in found if line.open(run[0])]


def _before_a_degree(line: Line, place: int) -> bool:
    return line.is_mark(place, ",") and line.open(place + 1) and persons.is_degree(line.pieces[place + 1].text)


def _take_name(reading: Reading) -> None:
    """The one run of words that stands where a name may stand, and may be one."""
    line = reading.line
    for run in runs(line):
        bare = name_in(line, run)
        said = [line.pieces[n].plain for n in bare]
        if (
            not reading.contradicts
            and _name_may_stand(reading, run)
            and any(lexicon.is_relation(w) and (len(said) == 1 or w.endswith("nya")) for w in said)
        ):
            raise Mistake("parsing.caption_proxy")  # "3 anaknya terima" names nobody
        if bare and not reading.name and _name_may_stand(reading, run):
            reading.name = bare
            line.take(*bare, *(n for n in run if line.pieces[n].plain in lexicon.FILLERS))


def name_in(line: Line, run: Sequence[int]) -> list[int]:
    """The run without an address and what says nothing at its edges, if that may be a name; else nothing."""
    bare = list(run)
    while bare and _no_name(line.pieces[bare[0]]):
        bare.pop(0)
    while bare and _no_name(line.pieces[bare[-1]]):
        bare.pop()
    return bare if persons.may_be_name([line.pieces[n].text for n in bare]) else []


def _no_name(piece: Piece) -> bool:
    return piece.plain in lexicon.FILLERS or any(c.isdigit() for c in piece.plain)


def _name_may_stand(reading: Reading, run: Sequence[int]) -> bool:
    if reading.everyone:
        return False
    if reading.listed is None:
        return True
    line, first = reading.line, reading.outcomes[0].start if reading.outcomes else len(reading.line.pieces)
    if run[-1] < first:
        return True
    return _neighbour(line, run[0], -1) == reading.listed or _neighbour(line, run[-1], 1) == reading.listed


def _neighbour(line: Line, place: int, step: int) -> int:
    place += step
    while line.is_mark(place):
        place += step
    return place


def statement(reading: Reading, kind: str | None = None) -> Statement:
    """Whom and how, without the goods. Mistake for numbers that are none."""
    line, kind = reading.line, kind or reading.kind
    block = line.pieces[reading.listed].text if reading.listed is not None else ""
    numbers = read_spans(block, MOST_NUMBERS) if block else ()
    without = excepted(reading)
    if without and numbers:
        if set(without) - set(numbers) or set(numbers) <= set(without):
            raise Mistake("parsing.caption_numbers", typed=wording.cut(" ".join(reading.excepted.numbers)))
        numbers = tuple(n for n in numbers if n not in without)
    name = persons.written([line.pieces[n].text for n in reading.name])
    one = Statement(
        reading.visit,
        Said(words.RECEIVED if kind == words.PROXY else kind),
        numbers,
        recipient=clean_name(name) if name else "",
        proxy=reading.proxy,
        reason=line.text(reading.reason)[:200].strip() if reading.kind == kind else "",
        note=reading.note,
        at=reading.at,
    )
    if reading.everyone:
        one = replace(one, everyone=True, without=without)
    return one


def excepted(reading: Reading) -> tuple[int, ...]:
    """The numbers that were said to be no part of it."""
    return tuple(dict.fromkeys(n for text in reading.excepted.numbers for n in read_spans(text, MOST_NUMBERS)))
