"""One line of a caption as statements, if every word of it says so; else what it may mean, or why it cannot be taken.

A doubt is put by writing the line otherwise ("3 Sarah" as "3 Sarah terima") and reading that: what is offered is read
without doubt by the same rules.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import (
    caption_each,
    caption_either,
    caption_exceptions,
    caption_guesses,
    caption_not_yet,
    caption_taken,
    caption_turned,
    lexicon,
)
from sotarsa_bot.parsing import caption_words as words
from sotarsa_bot.parsing.caption_left import paper_follows, unknown_thing
from sotarsa_bot.parsing.caption_left_over import left_over, not_carried
from sotarsa_bot.parsing.caption_line import Sort
from sotarsa_bot.parsing.caption_reading import Reading, read, statement
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.caption_several import apart, clauses_asked, denied, others_asked, several_clauses, shared
from sotarsa_bot.parsing.caption_shares import shares
from sotarsa_bot.parsing.caption_ways import Statements, complete, offers, the_one, together, unreadable
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.parsing.proxies import Proxy
from sotarsa_bot.unsure import Unsure

_DEEPEST = 3
_DIED = frozenset({"alm", "almh"})


def statements(
    visit: int, said: str, note: str, items: Sequence[str], at: time | None = None, depth: int = 0
) -> Statements:
    """Mistake `parsing.caption_*`, `item_unknown`, `amount_impossible`; Unsure."""
    asks, plain = caption_guesses.without(said)
    found = _statements(visit, plain, note, items, at, depth)
    if asks:
        raise Unsure(meaning(found))
    return found


def _statements(visit: int, said: str, note: str, items: Sequence[str], at: time | None, depth: int) -> Statements:
    reading = read(visit, said, note, items, at)
    reading.again = lambda one, text: statements(one.visit, text, one.note, one.items, one.at, depth + 1)
    if depth > _DEEPEST:
        raise unreadable(reading)
    if doubt := together([offers(reading, [text]) for text in caption_exceptions.each_excepted(reading)]):
        raise doubt
    if (instead := caption_exceptions.rather(reading)) and (meant := offers(reading, [instead])):
        raise Unsure(*meant)
    if doubt := together([offers(reading, [text]) for text in caption_exceptions.with_things(reading)]):
        raise doubt
    if doubt := together([offers(reading, [text]) for text in caption_exceptions.with_why(reading)]):
        raise doubt
    if reading.excepted.last >= 0 and (otherwise := caption_exceptions.excepted_otherwise(reading)):
        raise otherwise
    if either := offers(reading, caption_either.written(reading)):
        raise Unsure(*either)
    if found := shares(reading.line):
        return shared(reading, found)
    if doubt := others_asked(reading) or clauses_asked(reading):
        raise doubt
    if taken := caption_taken.asked(reading):
        raise taken
    if reading.contradicts or several_clauses(reading):
        raise apart(reading)
    if reading.kind in (words.NOT_RECEIVED, words.NOT_RECIPIENT, words.DENIED):
        raise denied(reading)
    if not_yet := _not_yet(reading):
        raise not_yet
    if back := caption_exceptions.comes_back(reading):
        raise back
    if not reading.outcomes and not _counts_goods(reading):
        raise _nothing_said(reading)
    if turned := caption_turned.turned(reading) or caption_turned.counted(reading):
        raise turned
    kind = reading.kind or words.RECEIVED
    if reading.line.left():
        raise left_over(reading, kind)
    if counted := _counts_or_lists(reading) or _all_of_so_many(reading):
        raise Unsure(*offers(reading, counted))
    ways = complete(reading, statement(reading, kind))
    if doubt := caption_turned.asked_anyway(reading, ways):
        raise doubt
    if reading.whose and reading.proxy and len(ways) == 1:
        other = Proxy(clean_name(reading.whose))
        ways += [[replace(one, proxy=other) for one in ways[0]]]
    return the_one([one for way in ways for one in caption_each.ways(reading.line, way)], reading)


def _counts_goods(reading: Reading) -> bool:
    """ "sembako 25", "25 paket", "sembako 1 Aminah": so many of something, without a word of what happened."""
    if reading.listed is not None or reading.everyone or reading.excepted.items:
        return False
    return bool(reading.goods) and all(good.amount for good in reading.goods)


def _nothing_said(reading: Reading) -> Unsure | Mistake:
    """A number, a name or an exception, without a word of what happened; or one that is only near such a word."""
    line = reading.line
    if unknown := unknown_thing(reading):
        return not_carried(reading, unknown)
    rewritten = [(n, line.rewritten({n: word})) for n, word in words.near(line)]
    excepts = reading.excepted.last >= 0 or reading.excepted.items
    whom = reading.listed is not None or excepts or (reading.goods and (reading.name or reading.everyone))
    named = [f"{line.rewritten({})} terima"] if whom and not line.left() else []
    small = any(line.pieces[n].text.islower() for n, _ in rewritten)
    slips = [text for _, text in rewritten]
    away = all(line.pieces[n].plain in lexicon.AWAY for n, _ in rewritten)
    where = caption_not_yet.elsewhere(reading) if away else []
    small = small and not where
    slips += [line.rewritten({n: "meninggal"}) for n, piece in enumerate(line.pieces) if piece.plain in _DIED]
    said = [*slips, *named] if small else [*where, *named, *slips] if len(line.pieces) > 2 else [*named, *slips, *where]
    found = offers(reading, said)
    if found and not (where or slips):
        found += offers(reading, caption_not_yet.unknown_state(reading))
    if _is_bare(reading) and len(reading.items) == 1:
        found += offers(reading, [f"{reading.items[0]} {line.rewritten({})}"])
    found = found or offers(reading, caption_not_yet.first_is_listed(reading) or _several_things(reading))
    return Unsure(*found) if found else unreadable(reading)


def _several_things(reading: Reading) -> list[str]:
    """ "4 sembako dan selimut": number 4 got both."""
    pieces = reading.line.pieces
    things = sum(piece.sort is Sort.ITEM for piece in pieces)
    numbers = sum(piece.sort is Sort.NUMBERS for piece in pieces)
    whom = bool(pieces) and pieces[0].single and numbers == 1 and things > 1 and not reading.line.left()
    return [reading.line.rewritten({0: f"no {pieces[0].text} terima"})] if whom else []


def _not_yet(reading: Reading) -> Unsure | Mistake | None:
    """ "3 nyusul", "tersisa 4 dan 5", "hampir semua": never offered as received."""
    if caption_not_yet.vague(reading) and reading.kind in ("", words.RECEIVED):
        return unreadable(reading)
    if paper := paper_follows(reading):
        note = "; ".join(part for part in (paper.note, reading.note) if part)
        received = offers(replace(reading, note=note), [paper.received])
        return Unsure(*received) if received else unreadable(reading)
    found = offers(reading, [*caption_not_yet.later(reading), *caption_not_yet.remaining(reading)])
    return Unsure(*found) if found else None


def _is_bare(reading: Reading) -> bool:
    """One number and nothing else."""
    pieces = reading.line.pieces
    return len(pieces) == 1 and pieces[0].single and not pieces[0].named


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
