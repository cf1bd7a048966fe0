"""One line of a caption as statements, if every word of it says so; else what it may mean, or why it cannot be taken.

A doubt is put by writing the line otherwise ("3 Sarah" as "3 Sarah terima") and reading that: what is offered is read
without doubt by the same rules.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time
from itertools import product

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_clauses, caption_either, caption_exceptions, caption_not_yet, lexicon
from sotarsa_bot.parsing import caption_words as words
from sotarsa_bot.parsing.caption_left import (
    Unknown,
    beside_a_number,
    broken_thing,
    by_a_relative,
    lacks_a_paper,
    several_names,
    unknown_thing,
    with_time,
)
from sotarsa_bot.parsing.caption_line import Sort
from sotarsa_bot.parsing.caption_names import name_in, runs
from sotarsa_bot.parsing.caption_reading import Reading, read, statement
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.caption_ways import Statements, complete, the_one, unreadable
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.unsure import Meaning, Unsure

_DEEPEST = 3


def statements(
    visit: int, said: str, note: str, items: Sequence[str], at: time | None = None, depth: int = 0
) -> Statements:
    """Mistake `parsing.caption_*`, `item_unknown`, `amount_impossible`; Unsure."""
    asks, said = said.rstrip().endswith("?"), said.rstrip(" ?")
    reading = read(visit, said, note, items, at)
    if depth > _DEEPEST:
        raise unreadable(reading)
    if reading.excepted.last >= 0 and (doubt := caption_exceptions.excepted_otherwise(reading)):
        raise doubt
    if either := _offers(reading, caption_either.written(reading), depth):
        raise Unsure(*either)
    if doubt := _clauses_asked(reading, depth):
        raise doubt
    if reading.contradicts or _several_clauses(reading):
        raise _apart(reading, depth)
    if reading.kind in (words.NOT_RECEIVED, words.NOT_RECIPIENT, words.DENIED):
        raise _denied(reading, depth)
    if not_yet := _not_yet(reading, depth):
        raise not_yet
    if back := caption_exceptions.comes_back(reading):
        raise back
    if not reading.outcomes and not _counts_goods(reading):
        raise _nothing_said(reading, depth)
    kind = reading.kind or words.RECEIVED
    if reading.line.left():
        raise _left_over(reading, kind, depth)
    if asks:
        raise Unsure(*map(meaning, complete(reading, statement(reading, kind))))
    if counted := _counts_or_lists(reading) or _all_of_so_many(reading):
        raise Unsure(*_offers(reading, counted, depth))
    return the_one(complete(reading, statement(reading, kind)), reading)


def _counts_goods(reading: Reading) -> bool:
    """ "sembako 25", "25 paket", "sembako 1 Aminah": so many of something, without a word of what happened."""
    if reading.listed is not None or reading.everyone or reading.excepted.items:
        return False
    return bool(reading.goods) and all(good.amount for good in reading.goods)


def _offers(reading: Reading, texts: Iterable[str], depth: int) -> list[Meaning]:
    """What these would mean, written instead."""
    found: list[Meaning] = []
    for text in texts:
        try:
            said = statements(reading.visit, text, reading.note, reading.items, reading.at, depth + 1)
            found.append(meaning(said))
        except Unsure as unsure:
            found += unsure.meanings
        except Mistake:
            continue
    return found


def _nothing_said(reading: Reading, depth: int) -> Unsure | Mistake:
    """A number, a name or an exception, without a word of what happened; or one that is only near such a word."""
    line = reading.line
    if unknown := unknown_thing(reading):
        return _not_carried(reading, unknown, depth)
    rewritten = [(n, line.rewritten({n: word})) for n, word in words.near(line)]
    excepts = reading.excepted.last >= 0 or reading.excepted.items
    whom = reading.listed is not None or excepts or (reading.goods and reading.name)
    named = [f"{line.rewritten({})} terima"] if whom and not line.left() else []
    small = any(line.pieces[n].text.islower() for n, _ in rewritten)
    slips = [text for _, text in rewritten]
    where = [] if slips else caption_not_yet.elsewhere(reading)
    said = [*slips, *named] if small else [*where, *named, *slips] if len(line.pieces) > 2 else [*named, *slips, *where]
    offers = _offers(reading, said, depth)
    if _is_bare(reading) and len(reading.items) == 1:
        offers += _offers(reading, [f"{reading.items[0]} {line.rewritten({})}"], depth)
    offers = offers or _offers(reading, caption_not_yet.first_is_listed(reading), depth)
    return Unsure(*offers) if offers else unreadable(reading)


def _not_yet(reading: Reading, depth: int) -> Unsure | Mistake | None:
    """ "3 nyusul", "tersisa 4 dan 5", "hampir semua": never offered as received."""
    if caption_not_yet.vague(reading) and reading.kind in ("", words.RECEIVED):
        return unreadable(reading)
    offers = _offers(reading, [*caption_not_yet.later(reading), *caption_not_yet.remaining(reading)], depth)
    return Unsure(*offers) if offers else None


def _not_carried(reading: Reading, unknown: Unknown, depth: int) -> Unsure | Mistake:
    """What is it: a thing that is carried, by another name, or one that nobody planned?"""
    if offers := _offers(reading, unknown.instead, depth):
        return Unsure(*offers, key="caption.not_carried", typed=wording.cut(unknown.typed))
    return Mistake("parsing.item_unknown", typed=wording.cut(unknown.typed), items=", ".join(reading.items))


def _is_bare(reading: Reading) -> bool:
    """One number and nothing else."""
    pieces = reading.line.pieces
    return len(pieces) == 1 and pieces[0].single and not pieces[0].named


def _denied(reading: Reading, depth: int) -> Unsure | Mistake:
    """ "tidak terima" has many reasons, and "bukan penerima" is the list's matter; nothing of it is "not there"."""
    line = reading.line
    one = reading.outcomes[0]
    if reading.kind == words.NOT_RECEIVED:
        gone = dict.fromkeys(range(one.start, one.end), "")
        texts = [line.rewritten(gone | {one.start: word}) for word in ("tidak ada", "tolak")]
        if offers := _offers(reading, texts, depth):
            return Unsure(*offers, key="caption.not_received")
    if note := lacks_a_paper(reading):
        both = "; ".join(part for part in (note.note, reading.note) if part)
        if offers := _offers(replace(reading, note=both[:300]), [note.received], depth):
            return Unsure(*offers)
    if any(one.kind == words.NOT_RECIPIENT for one in reading.outcomes):
        return Mistake("parsing.caption_not_recipient")
    return Mistake("parsing.caption_denied", typed=wording.cut(line.text(range(len(line.pieces)))))


def _several_clauses(reading: Reading) -> bool:
    return len(reading.outcomes) > 1 and len(caption_clauses.split(reading.line, reading.outcomes)) > 1


def _clauses_asked(reading: Reading, depth: int) -> Unsure | None:
    """Clauses of which one says what the other only means, each with its numbers: all of them, as they may be meant."""
    if reading.excepted.numbers or reading.excepted.items or reading.excepted.names:
        return None
    if all_but := caption_clauses.all_but(reading.line):
        rest, left_out = all_but
        return _together([_offers(reading, texts, depth) for texts in ([rest], left_out)])
    if reading.everyone:
        return None
    clauses = caption_clauses.by_marks(reading.line) or caption_clauses.by_names(reading.line)
    return _together([_offers(reading, [clause], depth) for clause in clauses])


def _together(ways: Sequence[Sequence[Meaning]]) -> Unsure | None:
    """One meaning of each clause, in all combinations."""
    if not ways or not all(ways):
        return None
    return Unsure(*(Meaning("\n".join(m.words for m in way), "; ".join(m.said for m in way)) for way in product(*ways)))


def _apart(reading: Reading, depth: int) -> Unsure | Mistake:
    """Two things are said to have happened: each with its own numbers, or only one of them."""
    line = reading.line
    if any(one.kind in words.NEGATED for one in reading.outcomes):
        return _denied(reading, depth)
    clauses = caption_clauses.split(line, reading.outcomes)
    if len(clauses) > 1:
        said: Statements = []
        try:
            for clause in clauses:
                said += statements(reading.visit, clause, reading.note, reading.items, reading.at, depth + 1)
            return Unsure(meaning(said))
        except (Mistake, Unsure):
            return Mistake("parsing.caption_one_each")
    kinds = sorted(dict.fromkeys(one.kind for one in reading.outcomes), key=lambda kind: kind != words.PROXY)
    texts = [
        line.rewritten({n: "" for one in reading.outcomes if one.kind != kind for n in range(one.start, one.end)})
        for kind in kinds
    ]
    offers = [
        one for kind, text in zip(kinds, texts, strict=True) for one in _offers(_and_why(reading, kind), [text], depth)
    ]
    return Unsure(*offers) if offers else Mistake("parsing.caption_one_each")


def _and_why(reading: Reading, kind: str) -> Reading:
    """ "sakit, diwakili Siti": why she came is kept as a note."""
    if kind not in (words.RECEIVED, words.PROXY):
        return reading
    why = [one.reason for one in reading.outcomes if one.kind != kind and one.reason]
    return replace(reading, note="; ".join([*why, reading.note] if reading.note else why)[:300])


def _counts_or_lists(reading: Reading) -> list[str]:
    """ "3 sembako terima": three of them, or number 3? Both, written plainly."""
    pieces = reading.line.pieces
    if reading.listed is not None or reading.name or reading.proxy or len(pieces) != 3:
        return []
    if not (pieces[0].single and pieces[1].sort is Sort.ITEM and reading.kind == words.RECEIVED):
        return []
    return [f"no {pieces[0].text} terima {pieces[1].text}", f"{pieces[1].text} {pieces[0].text}"]


def _all_of_so_many(reading: Reading) -> list[str]:
    """ "semua terima 25": all 25 of them, or number 25? And "3 selimutnya sudah": number 3, or three?"""
    pieces, listed = reading.line.pieces, reading.listed
    every = listed is not None and any(piece.plain in lexicon.ALL for piece in pieces[:listed])
    if listed is not None and every and reading.kind == words.RECEIVED and not (reading.goods or reading.name):
        block = pieces[listed]
        if block.single and not block.named:
            return [*(f"{item} {block.text}" for item in reading.items), f"no {block.text} terima"]
    theirs = len(pieces) > 1 and pieces[0].single and pieces[1].sort is Sort.ITEM and pieces[1].plain.endswith("nya")
    if theirs and not (reading.outcomes or reading.name or reading.proxy):
        item = pieces[1].text.casefold().removesuffix("nya")
        return [f"no {pieces[0].text} terima {item}", f"{item} {pieces[0].text}"]
    return []


def _left_over(reading: Reading, kind: str, depth: int) -> Unsure | Mistake:
    """Words that no rule has taken: a thing that is broken, a name, a time or a note, if they may be one."""
    if broken := broken_thing(reading):
        note = "; ".join(part for part in (broken.note, reading.note) if part)
        offers = _offers(replace(reading, note=note[:300]), [broken.received], depth)
        offers += _offers(reading, [broken.refused], depth) if broken.refused else []
        return Unsure(*offers) if offers else unreadable(reading)
    if (by := by_a_relative(reading)) is not None:
        offers = _offers(reading, by, depth)
        return Unsure(*offers) if offers else Mistake("parsing.caption_proxy")
    if both := _together([_offers(reading, [text], depth) for text in beside_a_number(reading)]):
        return both
    people, first = caption_not_yet.counted_people(reading), caption_not_yet.first_is_listed(reading)
    for texts in (with_time(reading), several_names(reading), people, first):
        if offers := _offers(reading, texts, depth):
            return Unsure(*offers)
    if unknown := unknown_thing(reading):
        return _not_carried(reading, unknown, depth)
    return _name_or_note(reading, kind)


def _name_or_note(reading: Reading, kind: str) -> Unsure | Mistake:
    line, left = reading.line, runs(reading.line)
    text = "; ".join(line.text(run) for run in left)
    plain = {line.pieces[n].plain for n in line.left()}
    if any(line.pieces[n].sort is Sort.NUMBERS for n in line.left()) or plain & (
        lexicon.TURNING - lexicon.NOT - {"tanpa"}
    ):
        typed = wording.cut(text, 60) or line.text(line.left())
        return Mistake("parsing.caption_left_over", typed=typed)
    if reading.everyone and plain & lexicon.PART:  # "semua dusun Hulu", "sisanya": fewer than all, but who?
        return Mistake("parsing.caption_left_over", typed=wording.cut(text, 60))
    one = statement(reading, kind)
    ways: list[Statements] = []
    name = name_in(line, left[0]) if len(left) == 1 else []
    if name and one.numbers and not (one.recipient or one.proxy):
        ways += complete(reading, replace(one, recipient=clean_name(line.text(name))))
    note = "; ".join(part for part in (text, one.note) if part)
    ways += complete(reading, replace(one, note=note[:300]))
    return Unsure(*map(meaning, ways)) if ways else unreadable(reading)
