"""One line of a caption as statements. Every word is accounted for: it says who, what, how many, when or how; else the
line is asked about (caption_doubts.py)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import time

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_goods, caption_names, caption_reasons, lexicon, persons, proxy_words
from sotarsa_bot.parsing import caption_words as words
from sotarsa_bot.parsing.caption_goods import Exceptions, Good
from sotarsa_bot.parsing.caption_line import Line, Sort, read_line
from sotarsa_bot.parsing.caption_words import Outcome
from sotarsa_bot.parsing.clock import cut_time
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.parsing.numbers import read_spans
from sotarsa_bot.parsing.proxies import Proxy, is_office, read_proxy
from sotarsa_bot.parsing.statement import Said, Statement

MOST_NUMBERS = 200
_POLITE = frozenset({
    "pak", "bu", "min", "admin", "mas", "mbak", "kak", "bang", "bos", "ya", "yaa", "iya", "nggih", "inggih", "siap",
    "dong", "deh", "alhamdulillah", *lexicon.THANKS,
})  # fmt: skip
_OF_SOMEBODY = frozenset({"istri", "isteri", "suami", "bini", "laki", "menantu", "mertua", "besan", "ipar"})
NO_EXCEPTIONS = Exceptions()
WITH_REASON = (words.ABSENT, words.REFUSED, *words.GONE)


@dataclass
class Reading:
    """A line while it is read. `listed`: where the list's numbers stand; `name`: the pieces of a name, `others` those
    of further ones; `doubtful`: all is accounted for, but a number of it may be meant otherwise; `nameless`: a proxy of
    whom no name was said; `whose`: a proxy who may be called by another's name. `again` reads another
    text as this line was read."""

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
    others: list[list[int]] = field(default_factory=list)
    doubtful: bool = False
    nameless: bool = False
    whose: str = ""
    reason: list[int] = field(default_factory=list)
    again: Callable[["Reading", str], list[Statement]] = lambda _, __: []

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
        caption_reasons.take(reading)
    else:
        reading.goods = caption_goods.goods(line, reading.listed, near=bool(reading.outcomes))
    if reading.listed is not None:
        line.take(reading.listed)
        reading.doubtful = reading.doubtful or _says_twice(line.pieces[reading.listed].text)
    _take_name(reading)
    return reading


def _says_twice(block: str) -> bool:
    """ "1-5, 3, 5 dan 8": numbers of two clauses, it seems."""
    numbers = re.findall(r"\d+", block)
    try:
        spans = [set(read_spans(part, MOST_NUMBERS)) for part in re.split(r"\s*,\s*", block) if len(numbers) > 1]
    except Mistake:
        return False
    return any(one & other for n, one in enumerate(spans) for other in spans[:n])


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
    if len(several) == len(blocks) == 1 and len(line.places(Sort.ITEM)) == 1:
        return several[0]  # "3, 5, 8 selimut"
    return None


def _take_all(reading: Reading) -> None:
    line = reading.line
    every = [n for n in line.places(Sort.WORD) if line.pieces[n].plain in lexicon.ALL]
    reading.everyone = reading.listed is None and bool(every)
    line.take(*every)


def _take_proxy(reading: Reading) -> None:
    """The name after "wakil", up to what is no part of it."""
    line = reading.line
    start = next(one.end for one in reading.outcomes if one.kind == words.PROXY)
    places: list[int] = []
    for place in range(start, len(line.pieces)):
        piece = line.pieces[place]
        if place == reading.listed or (not places and piece.plain in lexicon.ALL):
            continue
        if piece.sort is Sort.NUMBERS or (piece.sort is Sort.ITEM and not piece.near) or line.taken[place]:
            break
        if proxy_words.end_before(line, place, places):
            break
        if places and piece.plain in lexicon.FILLERS and not lexicon.is_relation(piece.plain):
            break
        places.append(place)
        if piece.text == ")":
            break
    while places and line.is_mark(places[-1], ","):
        places.pop()
    said = line.text(places)
    reading.nameless = (
        bool(said) and "(" not in said and all(lexicon.is_relation(word) for word in said.split())
    )  # "wakil istrinya"
    reading.whose = _whose(said)
    reading.proxy = read_proxy(f"{said} ({said.split()[0].removesuffix('nya')})" if reading.nameless else said)
    line.take(*places)


def _whose(said: str) -> str:
    """ "istri Hamdan" may be Hamdan's wife, too: then as that; "" for all else."""
    first, _, rest = said.partition(" ")
    if (
        not rest
        or rest.startswith("dari ")
        or is_office(said)
        or "(" in said
        or "," in said
        or first.casefold() not in _OF_SOMEBODY
    ):
        return ""
    return f"{first} dari {rest}"


def _take_name(reading: Reading) -> None:
    """The one run of words that stands where a name may stand, and may be one; or several names, joined by "and"."""
    line = reading.line
    if reading.listed is None and not reading.everyone and (several := caption_names.several(line)):
        reading.name, *reading.others = several
        places = [n for name in several for n in name]
        joined = (n for n in range(min(places), max(places)) if line.is_word(n, lexicon.AND))
        line.take(*places, *joined)
    for run in caption_names.runs(line):
        bare = caption_names.name_in(line, run)
        said = [line.pieces[n].plain for n in bare]
        if (
            not reading.contradicts
            and not line.is_mark(run[0] - 1, "(")
            and _name_may_stand(reading, run)
            and any(lexicon.is_relation(w) and (len(said) == 1 or w.endswith("nya")) for w in said)
        ):
            raise Mistake("parsing.caption_proxy")  # "3 anaknya terima" names nobody
        if bare and not reading.name and _name_may_stand(reading, run):
            reading.name = bare
            line.take(*bare, *(n for n in run if line.pieces[n].plain in lexicon.FILLERS))


def _name_may_stand(reading: Reading, run: Sequence[int]) -> bool:
    if reading.everyone or joined_with(reading, run):
        return False
    if reading.listed is None:
        return True
    line, first = reading.line, reading.outcomes[0].start if reading.outcomes else len(reading.line.pieces)
    if run[-1] < first:
        return True
    return _neighbour(line, run[0], -1) == reading.listed or _neighbour(line, run[-1], 1) == reading.listed


def joined_with(reading: Reading, run: Sequence[int]) -> bool:
    """ "Siti dan 3", "3 dan Siti": somebody else than the number."""
    pieces, listed = reading.line.pieces, reading.listed
    after = run[0] - 1 == listed and pieces[run[0]].plain in lexicon.AND
    return listed is not None and (after or (run[-1] + 1 == listed and pieces[run[-1]].plain in lexicon.AND))


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
    named = names(reading)
    excepted_names = tuple(line.text(name) for name in reading.excepted.names)
    one = Statement(
        reading.visit,
        Said(words.RECEIVED if kind == words.PROXY else kind),
        numbers,
        recipient=named[0] if named else "",
        proxy=reading.proxy,
        reason=line.text(reading.reason)[:200].strip() if reading.kind == kind else "",
        note=reading.note,
        at=reading.at,
        without_names=tuple(map(clean_name, excepted_names)),
    )
    if reading.everyone:
        one = replace(one, everyone=True, without=without)
    return one


def names(reading: Reading) -> list[str]:
    """Each name that was said."""
    line = reading.line
    said = [persons.written([line.pieces[n].text for n in name]) for name in (reading.name, *reading.others) if name]
    return [clean_name(one) for one in said if one]


def excepted(reading: Reading) -> tuple[int, ...]:
    """The numbers that were said to be no part of it."""
    return tuple(dict.fromkeys(n for text in reading.excepted.numbers for n in read_spans(text, MOST_NUMBERS)))
