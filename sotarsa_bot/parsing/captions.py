"""A delivery confirmed in one message: `K12 3 terima`, `K12 sembako 25`, `K12 4 wakil Siti (anak)`.

One line is one statement, in any order of words; the visit's code may be left out where only one visit can be meant.
Numbers are those of the visit's list; a number beside a thing or a unit counts that thing. What follows ";" or
"catatan:" is a note. Every word is accounted for: what could mean two things is asked about, because a wrong guess
would stand in an official record.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import (
    caption_fits,
    caption_mixed,
    caption_rounds,
    caption_twice,
    caption_whole,
    lexicon,
    past_days,
)
from sotarsa_bot.parsing.caption_code import (
    lines_of,
    looks_like_caption,
    names_a_sheet,
    names_only_a_visit,
    visit_code,
    without_code,
)
from sotarsa_bot.parsing.caption_line import EDGES
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.caption_spelling import plainer
from sotarsa_bot.parsing.caption_statements import read_statements, reading
from sotarsa_bot.parsing.statement import Said, Statement, on_the_list, write_statement
from sotarsa_bot.unsure import Meaning, Unsure

__all__ = [
    "Said", "Statement", "looks_like_caption", "names_a_sheet", "names_only_a_visit", "on_the_list", "parse_caption",
    "visit_code", "without_code", "write_statement",
]  # fmt: skip

_RUN_TOGETHER = ("parsing.caption_unreadable", "parsing.caption_left_over", "parsing.caption_one_each")


def parse_caption(text: str, *, items: Sequence[str], default_visit: int | None) -> list[Statement]:
    """What every line says. Mistake `parsing.caption_*`, `item_unknown` or `amount_impossible` for the first that
    cannot be read; Unsure for what may be meant, whose words are whole captions."""
    plain, day = past_days.cut_written(text)
    found = caption_rounds.read(plain, items, partial(_of_any_day, items=items, default_visit=default_visit))
    return [replace(one, day=day) for one in found] if day else found


def _of_any_day(text: str, *, items: Sequence[str], default_visit: int | None) -> list[Statement]:
    line = without_code(text)
    try:
        found = _parsed(text, items=items, default_visit=default_visit)
    except Unsure as doubt:
        raise _fitting(doubt, line, items or _named(text)) from None
    if caption_fits.is_no_report(line) or not caption_fits.fits(found, line):
        raise Mistake("parsing.caption_unreadable", typed=wording.cut(line))
    return found


def _fitting(doubt: Unsure, line: str, items: Sequence[str]) -> Unsure | Mistake:
    """The doubt without what its words contradict; Mistake where nothing is left of it."""
    kept = [] if caption_fits.is_no_report(line) else [one for one in doubt.meanings if _fits(one, line, items)]
    if len(kept) == len(doubt.meanings):
        return doubt
    if not kept and caption_fits.says_received(line):
        kept = _received(doubt.meanings, items)
    if not kept:
        return Mistake("parsing.caption_unreadable", typed=wording.cut(line))
    doubt.meanings = tuple(kept)
    return doubt if len(kept) > 1 or doubt.key != "unsure.which" else Unsure(*kept)


def _fits(one: Meaning, line: str, items: Sequence[str]) -> bool:
    return caption_fits.fits(_said(one, items), line)


def _received(meanings: Sequence[Meaning], items: Sequence[str]) -> list[Meaning]:
    """Instead of "9 tidak ada karena kuantar ka rumahnya": 9 received, with these words as a note."""
    for one in meanings:
        said = [
            replace(each, kind=Said.RECEIVED, note=each.reason, reason="") if each.reason else each
            for each in _said(one, items)
        ]
        if said and (certain := _certain(meaning(said), items)):
            return [certain]
    return []


def _said(one: Meaning, items: Sequence[str]) -> list[Statement]:
    try:
        return _of_each_line(one, items)
    except (Mistake, Unsure):
        return []


def _of_each_line(one: Meaning, items: Sequence[str]) -> list[Statement]:
    return [said for visit, line in lines_of(one.words, None) for said in read_statements(visit, line, items)]


def _parsed(text: str, *, items: Sequence[str], default_visit: int | None) -> list[Statement]:
    lines = lines_of(text, default_visit)
    items = items or _named(text)
    doubts: dict[int, Unsure] = {}
    said: list[list[Statement]] = []
    for n, (visit, line) in enumerate(lines):
        try:
            said.append(_whole(line, items, read_statements(visit, line, items)))
        except Unsure as unsure:
            doubts[n] = unsure
            said.append([])
        except Mistake as mistake:
            if (several := _mixed(visit, line, items, mistake)) is None:
                raise
            doubts[n] = several
            said.append([])
    if doubts:
        raise _asked(said, doubts, items)
    found = [one for each in said for one in each]
    if others := caption_twice.apart(found):
        raise Unsure(meaning(others))
    return found


def _mixed(visit: int, line: str, items: Sequence[str], mistake: Mistake) -> Unsure | None:
    """Lists that were run together, each read by itself; None if one of them cannot be read."""
    said: list[Statement] = []
    for ways in caption_mixed.clauses(line, items) if mistake.key in _RUN_TOGETHER else ():
        read = next((one for way in ways if isinstance(one := reading(visit, way, items, 1), list)), None)
        if read is None:
            return None
        said += read
    numbers = [n for one in said for n in one.numbers]
    return Unsure(meaning(said)) if said and len(numbers) == len(set(numbers)) else None


def _whole(line: str, items: Sequence[str], said: list[Statement]) -> list[Statement]:
    """These statements. Mistake if something that was typed is in none of them."""
    if lost := caption_whole.lost(plainer(line), items, said):
        raise Mistake("parsing.caption_left_over", typed=wording.cut(lost, 60))
    return said


def _named(text: str) -> list[str]:
    """Where nothing was planned to be carried, a thing is what it is called: the words that everybody knows for one."""
    things: list[list[str]] = [[]]
    for word in text.split():
        bare = word.strip(EDGES + ",;").casefold()
        if bare in lexicon.GOODS:
            things[-1].append(bare)
        elif things[-1]:
            things.append([])
    return list(dict.fromkeys(" ".join(thing) for thing in things if thing))


def _asked(said: Sequence[list[Statement]], doubts: dict[int, Unsure], items: Sequence[str]) -> Unsure | Mistake:
    """The doubts of all lines as one question: of one line in doubt every meaning, of several the first of each."""
    first = min(doubts)
    offered = doubts[first].meanings if len(doubts) == 1 else doubts[first].meanings[:1]
    found = []
    for one in offered:
        each = {n: unsure.meanings[0] for n, unsure in doubts.items()} | {first: one}
        whole = [each[n] if n in each else meaning(statements) for n, statements in enumerate(said)]
        found.append(Meaning("\n".join(m.words for m in whole), "; ".join(m.said for m in whole)))
    if certain := [sure for each in found if (sure := _certain(each, items))]:
        doubt = doubts[first]
        asked = len(doubts) == 1 and (len(certain) > 1 or doubt.values)
        return Unsure(*certain, key=doubt.key, **doubt.values) if asked else Unsure(*certain)
    return Mistake("parsing.caption_unreadable", typed="...")


def _certain(offered: Meaning, items: Sequence[str]) -> Meaning | None:
    """The meaning, if its words are taken without a doubt: only such are offered. Nobody is in it twice."""
    try:
        said = _of_each_line(offered, items)
    except (Mistake, Unsure):
        return None
    others = caption_twice.apart(said)
    return meaning(others) if others else offered if said else None
