"""One line of a caption as statements, if every word of it says so; else what it may mean, or why it cannot be taken.

A doubt is put by writing the line otherwise ("3 Sarah" as "3 Sarah terima") and reading that: what is offered is read
without doubt by the same rules.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time
from itertools import product

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_clauses, caption_exceptions, lexicon
from sotarsa_bot.parsing import caption_words as words
from sotarsa_bot.parsing.caption_line import Sort
from sotarsa_bot.parsing.caption_reading import Reading, name_in, read, runs, statement
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.parsing.statement import Said, Statement
from sotarsa_bot.unsure import Meaning, Unsure

Statements = list[Statement]
_DEEPEST = 3


def statements(
    visit: int, said: str, note: str, items: Sequence[str], at: time | None = None, depth: int = 0
) -> Statements:
    """Mistake `parsing.caption_*`, `item_unknown`, `amount_impossible`; Unsure."""
    asks, said = said.rstrip().endswith("?"), said.rstrip(" ?")
    reading = read(visit, said, note, items, at)
    if depth > _DEEPEST:
        raise _unreadable(reading)
    if reading.excepted.last >= 0 and (doubt := caption_exceptions.excepted_otherwise(reading)):
        raise doubt
    if doubt := _clauses_asked(reading, depth):
        raise doubt
    if reading.contradicts or _several_clauses(reading):
        raise _apart(reading, depth)
    if reading.kind in (words.NOT_RECEIVED, words.NOT_RECIPIENT, words.DENIED):
        raise _denied(reading, depth)
    if back := caption_exceptions.comes_back(reading):
        raise back
    if not reading.outcomes and not _counts_goods(reading):
        raise _nothing_said(reading, depth)
    kind = reading.kind or words.RECEIVED
    if reading.line.left():
        raise _left_over(reading, kind, depth)
    if asks:
        raise Unsure(*map(meaning, _complete(reading, statement(reading, kind))))
    if counted := _counts_or_lists(reading):
        raise Unsure(*_offers(reading, counted, depth))
    return _certain(_complete(reading, statement(reading, kind)), reading)


def _counts_goods(reading: Reading) -> bool:
    """ "sembako 25", "25 paket", "sembako 1 Aminah": so many of something, without a word of what happened."""
    if reading.listed is not None or reading.everyone or reading.excepted.items:
        return False
    return bool(reading.goods) and all(good.amount for good in reading.goods)


def _certain(ways: list[Statements], reading: Reading) -> Statements:
    if len(ways) == 1:
        return ways[0]
    if not ways:
        raise _unreadable(reading)
    raise Unsure(*map(meaning, ways))


def _complete(reading: Reading, one: Statement) -> list[Statements]:
    """The ways in which the things that are named may be meant, each as its statements."""
    if one.kind is not Said.RECEIVED:
        return [[one]] if one.numbers or one.recipient or one.everyone else []
    if any(not good.items for good in reading.goods) and not reading.items:
        raise Mistake("parsing.caption_which_item", items="")
    named = [[(item, good.amount) for item in good.items or reading.items] for good in reading.goods]
    ways = product(product(*named), product(*reading.excepted.items))
    found = [_one_way(one, goods, lacking, reading.items) for goods, lacking in ways]
    return [way for way in found if way]


def _one_way(
    one: Statement, goods: Sequence[tuple[str, int | None]], lacking: Sequence[str], items: Sequence[str]
) -> Statements:
    things = [item for item, _ in goods]
    if len(set(things)) < len(things) or set(things) & set(lacking):
        return []
    somebody = one.numbers or one.recipient or one.everyone
    if goods:
        found = [replace(one, item=item, amount=amount) for item, amount in goods]
        return found if somebody or all(amount for _, amount in goods) else []
    rest = [item for item in items if item not in lacking]
    if not (somebody and rest) and (lacking or not somebody):
        return []
    if lacking:
        return [replace(one, item=rest[0]) if len(rest) == 1 else replace(one, lacking=tuple(dict.fromkeys(lacking)))]
    return [one]


def _unreadable(reading: Reading) -> Mistake:
    return Mistake("parsing.caption_unreadable", typed=wording.cut(reading.line.text(range(len(reading.line.pieces)))))


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
    if unknown := _unknown_thing(reading):
        return unknown
    rewritten = [(n, line.rewritten({n: word})) for n, word in words.near(line)]
    excepts = reading.excepted.last >= 0 or reading.excepted.items
    whom = reading.listed is not None or excepts or (reading.goods and reading.name)
    named = [f"{line.rewritten({})} terima"] if whom and not line.left() else []
    small = any(line.pieces[n].text.islower() for n, _ in rewritten)
    slips = [text for _, text in rewritten]
    offers = _offers(reading, [*slips, *named] if small else [*named, *slips], depth)
    if _is_bare(reading) and len(reading.items) == 1:
        offers += _offers(reading, [f"{reading.items[0]} {line.rewritten({})}"], depth)
    return Unsure(*offers) if offers else _unreadable(reading)


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
    if any(one.kind == words.NOT_RECIPIENT for one in reading.outcomes):
        return Mistake("parsing.caption_not_recipient")
    return Mistake("parsing.caption_denied", typed=wording.cut(line.text(range(len(line.pieces)))))


def _several_clauses(reading: Reading) -> bool:
    return len(reading.outcomes) > 1 and len(caption_clauses.split(reading.line, reading.outcomes)) > 1


def _clauses_asked(reading: Reading, depth: int) -> Unsure | None:
    """Clauses of which one says what the other only means, each with its numbers: all of them, as they may be meant."""
    if reading.excepted.numbers or reading.excepted.items or reading.everyone:
        return None
    if all_but := caption_clauses.all_but(reading.line):
        rest, numbers = all_but
        left_out = [f"{numbers} tidak ada", f"{numbers} tolak"]
        ways = [_offers(reading, texts, depth) for texts in ([rest], left_out)]
        return _together(ways)
    ways = []
    for clause in caption_clauses.by_marks(reading.line):
        try:
            ways.append(
                [meaning(statements(reading.visit, clause, reading.note, reading.items, reading.at, depth + 1))]
            )
        except Unsure as unsure:
            ways.append(list(unsure.meanings))
        except Mistake:
            return None
    return _together(ways)


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


def _left_over(reading: Reading, kind: str, depth: int) -> Unsure | Mistake:
    """Words that no rule has taken: a name, a time or a note, if they may be one."""
    line = reading.line
    if (by := _by_a_relative(reading)) is not None:
        offers = _offers(reading, by, depth)
        return Unsure(*offers) if offers else Mistake("parsing.caption_proxy")
    if (timed := _with_time(reading)) and (offers := _offers(reading, timed, depth)):
        return Unsure(*offers)
    if unknown := _unknown_thing(reading):
        return unknown
    left = runs(line)
    text = "; ".join(line.text(run) for run in left)
    plain = {line.pieces[n].plain for n in line.left()}
    if any(line.pieces[n].sort is Sort.NUMBERS for n in line.left()) or plain & (lexicon.TURNING - lexicon.NOT):
        return Mistake("parsing.caption_left_over", typed=wording.cut(text, 60) or _typed(reading))
    one = statement(reading, kind)
    ways: list[Statements] = []
    name = name_in(line, left[0]) if len(left) == 1 else []
    if name and one.numbers and not (one.recipient or one.proxy):
        ways += _complete(reading, replace(one, recipient=clean_name(line.text(name))))
    note = "; ".join(part for part in (text, one.note) if part)
    ways += _complete(reading, replace(one, note=note[:300]))
    return Unsure(*map(meaning, ways)) if ways else _unreadable(reading)


def _by_a_relative(reading: Reading) -> list[str] | None:
    """ "3 diterima anaknya Siti", written as a proxy; None if no relative is named."""
    line = reading.line
    relatives = [n for n in line.left() if lexicon.is_relation(line.pieces[n].plain)]
    if not relatives or reading.proxy:
        return None
    run = next((run for run in runs(line) if relatives[0] in run), [relatives[0]])
    start = run[1] if line.pieces[run[0]].plain in ("oleh", "ke", "kepada") and len(run) > 1 else run[0]
    return [line.rewritten({start: f"wakil {line.pieces[start].text}"})]


def _with_time(reading: Reading) -> list[str]:
    """ "3 terima 10.15": the number left over is a time."""
    line, left = reading.line, reading.line.left()
    found = re.fullmatch(r"([01]?\d|2[0-3]), ([0-5]\d)", line.pieces[left[0]].text) if len(left) == 1 else None
    return [line.rewritten({left[0]: f"jam {found[1]}.{found[2]}"})] if found and reading.at is None else []


def _typed(reading: Reading) -> str:
    return reading.line.text(reading.line.left())


def _unknown_thing(reading: Reading) -> Mistake | None:
    """A thing that is not carried on this visit: it stands beside an amount, or everybody knows it for a thing."""
    line = reading.line
    for run in runs(line):
        if any(line.pieces[n].sort is not Sort.WORD or line.pieces[n].plain in lexicon.TURNING for n in run):
            continue
        goods = [n for n in run if line.pieces[n].plain in lexicon.GOODS]
        if any(line.pieces[n].plain in lexicon.NEVER_A_NAME - lexicon.GOODS for n in run) and not goods:
            continue
        counted = not reading.name and any(_is_amount(reading, n) for n in (run[0] - 1, run[-1] + 1))
        if goods or (counted and reading.outcomes and reading.listed is not None):
            return Mistake("parsing.item_unknown", typed=wording.cut(line.text(run)), items=", ".join(reading.items))
    return None


def _is_amount(reading: Reading, place: int) -> bool:
    line = reading.line
    return 0 <= place < len(line.pieces) and line.pieces[place].single and place != reading.listed
