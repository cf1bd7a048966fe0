"""A delivery confirmed in one message: `K12 3 terima`, `K12 sembako 25`, `K12 4 wakil Siti (anak)`.

One line is one statement, in any order of words; the visit's code may be left out where only one visit can be meant.
Numbers are those of the visit's list; a number beside a thing or a unit counts that thing. What follows ";" or
"catatan:" is a note. Every word is accounted for: what could mean two things is asked about, because a wrong guess
would stand in an official record.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import (
    caption_asked_as,
    caption_doubts,
    caption_fits,
    caption_for_another,
    caption_lacks,
    caption_lists,
    caption_mixed,
    caption_none,
    caption_notes,
    caption_twice,
    caption_whole,
    caption_words,
    lexicon,
    numerals,
    past_days,
    steps,
    taking_words,
)
from sotarsa_bot.parsing.caption_code import (
    lines_of,
    looks_like_caption,
    names_a_sheet,
    names_only_a_visit,
    visit_code,
    without_code,
)
from sotarsa_bot.parsing.caption_line import EDGES, Sort, read_line
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.caption_spelling import asks_for_more, both_things, plainer, with_letter_apart
from sotarsa_bot.parsing.corrections import read_correction
from sotarsa_bot.parsing.numbers import LISTED
from sotarsa_bot.parsing.statement import Said, Statement, on_the_list, spans, write_statement
from sotarsa_bot.unsure import Meaning, Unsure

__all__ = [
    "Said", "Statement", "looks_like_caption", "names_a_sheet", "names_only_a_visit", "on_the_list", "parse_caption",
    "visit_code", "without_code", "write_statement",
]  # fmt: skip

_ONLY_NUMBERS = re.compile(rf"\W*{LISTED}\W*", re.IGNORECASE)
_ON_THE_WAY = re.compile(
    r"\b(?:masih|msh|lagi|lg|sisa\w*|tinggal|tertinggal)\W+(?:ada\W+)?(?:di|d|dalam)\W+(?:dalam\W+)?(?:mobil|motor|truk|bak|gudang|kantor)\b",
    re.IGNORECASE,
)
""" "Sembako 3 lg di mobil, 9 sdh dibagi": what is on the way is nobody's."""
_MOST_PARTS = 5
_RUN_TOGETHER = ("parsing.caption_unreadable", "parsing.caption_left_over", "parsing.caption_one_each")


def parse_caption(text: str, *, items: Sequence[str], default_visit: int | None) -> list[Statement]:
    """What every line says. Mistake `parsing.caption_*`, `item_unknown` or `amount_impossible` for the first that
    cannot be read; Unsure for what may be meant, whose words are whole captions."""
    plain, day = past_days.cut_written(text)
    found = _of_any_day(plain, items=items, default_visit=default_visit)
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
        return [each for visit, line in lines_of(one.words, None) for each in _statements(visit, line, items)]
    except (Mistake, Unsure):
        return []


def _parsed(text: str, *, items: Sequence[str], default_visit: int | None) -> list[Statement]:
    lines = lines_of(text, default_visit)
    items = items or _named(text)
    doubts: dict[int, Unsure] = {}
    said: list[list[Statement]] = []
    for n, (visit, line) in enumerate(lines):
        try:
            said.append(_whole(line, items, _statements(visit, line, items)))
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
        read = next((one for way in ways if isinstance(one := _read(visit, way, items, 0), list)), None)
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


def _statements(visit: int, line: str, items: Sequence[str], depth: int = 0) -> list[Statement]:
    right = caption_notes.corrected(line)
    if right and not _ONLY_NUMBERS.fullmatch(right):
        raise _as_corrected(_read(visit, right, items, depth))
    if read_correction(line):
        raise Mistake("parsing.caption_correction")
    if _ON_THE_WAY.search(line) and len(re.findall(r"\d+", line)) > 1:
        raise Mistake("parsing.caption_one_each")
    if broken := numerals.broken_measure(line):
        raise Mistake("parsing.amount_whole", typed=broken)
    line = both_things(plainer(line), items)
    if gone := [
        read for way in caption_asked_as.gone(line) if isinstance(read := _read(visit, way, items, depth), list)
    ]:
        raise Unsure(*map(meaning, gone))
    for way in caption_asked_as.ways(line):
        if isinstance(plainly := _read(visit, way, items, depth), list | Unsure):
            raise _as_corrected(plainly)
    if none := caption_none.why_none(line, items):
        raise Mistake(none, known="") if none == caption_none.QUESTION else Mistake(none, typed=wording.cut(line, 60))
    if (listed := _by_what_happened(visit, line, items, depth)) is not None:
        raise listed
    if caption_none.only_thanks(line):
        raise Mistake("parsing.caption_unreadable", typed=wording.cut(line))
    if whys := [
        read for why in caption_none.not_yet(line) if isinstance(read := _read(visit, why, items, depth), list)
    ]:
        raise Unsure(*map(meaning, whys), key="caption.not_received")
    if aids := caption_none.other_aid(line, items):
        raise _unsure(
            *(meaning(read) for one in aids if isinstance(read := _read(visit, one, items, depth), list))
        ) or (Mistake("parsing.caption_unreadable", typed=wording.cut(line)))
    if told := caption_notes.aside(line) or caption_notes.money(line, items):
        raise _as_corrected(_read(visit, told, items, depth))
    line = with_letter_apart(line)
    said, note, certain = caption_notes.parts(line)
    if asks_for_more(said) or note.casefold().startswith("usul"):
        raise Mistake("parsing.caption_request")  # whose it is, and their telephone number, are not repeated
    if caption_lacks.is_short(said):
        raise Mistake("parsing.caption_short")
    if (rest := caption_lacks.unlisted(said)) is not None:
        raise _of_the_unlisted(visit, rest, items, depth)
    if reports_a_step(said, items):
        raise Mistake("parsing.caption_step")
    if certain:
        return caption_doubts.statements(visit, said, note, items)
    if depth >= _MOST_PARTS:
        raise Mistake("parsing.caption_one_each")
    if caption_notes.follows_on(note) or _tells_of_taking(note):
        return _statements(visit, f"{said}, {note}", items, depth + 1)
    return _with_more(visit, said, note, items, depth)


def _by_what_happened(visit: int, line: str, items: Sequence[str], depth: int) -> Unsure | None:
    """One takes for another, and lists that say first what happened: each way in which all of it can be read."""
    if ticks := caption_lists.ticked(line):
        read = _read(visit, ticks, items, depth)
        return Unsure(meaning(read)) if isinstance(read, list) else read if isinstance(read, Unsure) else None
    if caption_for_another.exchanged(line):
        raise Mistake("parsing.caption_unreadable", typed=wording.cut(line))
    ways = []
    for lines in (
        caption_for_another.ways(line) or caption_asked_as.with_others(line) or caption_lists.by_what_happened(line)
    ):
        each = [_read(visit, one, items, depth) for one in lines]
        said = [one for way in each if isinstance(way, list) for one in way]
        if all(isinstance(way, list) for way in each):
            ways.append(meaning(said))
    return _unsure(*ways)


def _of_the_unlisted(visit: int, rest: str, items: Sequence[str], depth: int) -> Unsure | Mistake:
    """Who is on no list is not away: a hand-over if one is told of, else a request or a question."""
    if caption_lacks.tells_who_got_it(rest):
        return _as_corrected(_read(visit, rest, items, depth))
    return Mistake("parsing.caption_not_recipient")


def _tells_of_taking(note: str) -> bool:
    """ "6 pindah; sembakonya dititip ke RT": of the same person."""
    return taking_words.tells(note) and not (caption_notes.of_another(note) or caption_notes.names_others(note))


def reports_a_step(said: str, items: Sequence[str]) -> bool:
    """ "mulai 13.02": that is no hand-over, however many numbers are in it."""
    if not steps.opens_with_step(said):
        return False
    line = read_line(said, items)
    return not (caption_words.outcomes(line) or line.places(Sort.ITEM))


def _with_more(visit: int, said: str, note: str, items: Sequence[str], depth: int) -> list[Statement]:
    """What follows the ";" is said of others, or puts right what was said: taken if all of it is certain."""
    first = caption_doubts.statements(visit, said, "", items)
    if (new := caption_notes.instead(note)) is not None:
        if offers := [meaning(way) for way in _put_right(first, *new)]:
            raise Unsure(*offers)
        raise Mistake("parsing.caption_left_over", typed=wording.cut(note, 60))
    kept: Meaning | None = meaning([replace(one, note=note) for one in first])
    more = _read(visit, note, items, depth)
    if others := caption_notes.of_another(note):
        kept = None
        more = _of_another(visit, more, others, items, depth)
    if isinstance(more, Mistake):
        whom = f"no {spans(first[0].numbers)}" if len(first) == 1 and first[0].numbers else ""
        other = _read(visit, f"{whom} {note}", items, depth) if whom else more
        raise _unsure(kept, *([meaning(other)] if isinstance(other, list) else [])) or more
    if isinstance(more, list):
        return _added(first, more, kept, caption_notes.names_others(note), _read(visit, f"{said} {note}", items, depth))
    both = [_joined(meaning(first), one) for one in more.meanings]
    raise _unsure(*([*more.meanings, *both] if caption_notes.corrected(note) else [*both, kept])) or more


def _unsure(*meanings: Meaning | None) -> Unsure | None:
    found = [one for one in meanings if one]
    return Unsure(*found) if found else None


def _of_another(
    visit: int, more: list[Statement] | Unsure | Mistake, other: tuple[str, str], items: Sequence[str], depth: int
) -> list[Statement] | Unsure | Mistake:
    """ "semua terima kecuali 4; 4 dititip": no note on all the others. What became of number 4 is asked."""
    numbers, what = other
    if isinstance(more, list):
        named = _read(visit, f"no {numbers} {what} terima", items, depth)
        return named if isinstance(named, list) and not all(one.numbers for one in more) else more
    if isinstance(more, Unsure):
        return more
    texts = [f'no {numbers} terima; "{what}"', f'no {numbers} tidak ada karena "{what}"']
    ways = [way for text in texts if isinstance(way := _read(visit, text, items, depth), list)]
    return _unsure(*map(meaning, ways)) or more


def _added(
    first: list[Statement],
    more: list[Statement],
    kept: Meaning | None,
    others: bool,
    joined: list[Statement] | Unsure | Mistake,
) -> list[Statement]:
    """Both, if the second names numbers of its own. "4 terima; sembako 2" may be said of number 4."""
    if others and all(one.numbers for one in more):
        return [*first, *more]
    one = [meaning(joined)] if isinstance(joined, list) else []
    both = [meaning([*first, *more])] if all(said.numbers for said in more) else []
    raise _unsure(*one, kept, *both) or Mistake("parsing.caption_one_each")


def _read(visit: int, line: str, items: Sequence[str], depth: int) -> list[Statement] | Unsure | Mistake:
    try:
        return _statements(visit, line, items, depth + 1)
    except (Unsure, Mistake) as doubt:
        return doubt


def _as_corrected(read: list[Statement] | Unsure | Mistake) -> Unsure | Mistake:
    """ "maaf salah, 3 terima": asked, because it may speak of something else that is written down."""
    return Unsure(meaning(read)) if isinstance(read, list) else read


def _put_right(said: Sequence[Statement], wrong: int | None, right: int, listed: bool) -> list[list[Statement]]:
    """The ways in which the one number that was said may be meant to be another."""
    if len(said) != 1:
        return []
    one, found = said[0], []
    if one.amount and one.amount != right and wrong in (None, one.amount) and not listed:
        found.append([replace(one, amount=right)])
    if one.numbers and right not in one.numbers and (wrong in one.numbers or (wrong is None and len(one.numbers) == 1)):
        numbers = tuple(right if n == (wrong or n) else n for n in one.numbers)
        found.append([replace(one, numbers=numbers)])
    return found


def _joined(first: Meaning, second: Meaning) -> Meaning:
    return Meaning(f"{first.words}\n{second.words}", f"{first.said}; {second.said}")


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
        said = [one for visit, line in lines_of(offered.words, None) for one in _statements(visit, line, items)]
    except (Mistake, Unsure):
        return None
    others = caption_twice.apart(said)
    return meaning(others) if others else offered if said else None
