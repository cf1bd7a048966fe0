"""Words of a line that no rule has taken: what may be meant with them, or why it cannot be taken."""

from dataclasses import replace

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_not_yet, lexicon, persons
from sotarsa_bot.parsing.caption_left import (
    Unknown,
    beside_a_number,
    broken_thing,
    but_said,
    by_a_relative,
    several_names,
    unknown_thing,
    with_time,
)
from sotarsa_bot.parsing.caption_line import Sort
from sotarsa_bot.parsing.caption_names import name_in, runs
from sotarsa_bot.parsing.caption_reading import WITH_REASON, Reading, statement
from sotarsa_bot.parsing.caption_rest import REST
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.caption_ways import Statements, complete, offers, together, unreadable
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.unsure import Meaning, Unsure

_OF_GOODS = frozenset({"jadi", "menjadi", "gudang", "stok", "stoknya", "mobil", "mobilnya"})


def left_over(reading: Reading, kind: str) -> Unsure | Mistake:
    """Words that no rule has taken: a thing that is broken, a name, a time or a note, if they may be one."""
    if broken := but_said(reading) or broken_thing(reading):
        note = "; ".join(part for part in (broken.note, reading.note) if part)
        found = offers(replace(reading, note=note), [broken.received])
        found += offers(reading, [broken.refused]) if broken.refused else []
        return Unsure(*found) if found else unreadable(reading)
    if reading.kind in WITH_REASON and any(_is_of_goods(reading, n) for n in reading.line.left()):
        typed = "; ".join(reading.line.text(run) for run in runs(reading.line))  # "sembako jadi 20 krn gudang kosong"
        return Mistake(
            "parsing.caption_left_over", typed=wording.cut(typed or reading.line.text(reading.line.left()), 60)
        )
    if (by := by_a_relative(reading)) is not None:
        found = offers(reading, by)
        return Unsure(*found) if found else Mistake("parsing.caption_proxy")
    if both := together([offers(reading, [text]) for text in beside_a_number(reading)]):
        return both
    people, first = caption_not_yet.counted_people(reading), caption_not_yet.first_is_listed(reading)
    for texts in (with_time(reading), several_names(reading), people, first):
        if found := offers(reading, texts):
            return Unsure(*found)
    if unknown := unknown_thing(reading):
        return not_carried(reading, unknown)
    return _name_or_note(reading, kind)


def _is_of_goods(reading: Reading, place: int) -> bool:
    """Who is not there is a person: beside a thing the word is said of the load."""
    piece = reading.line.pieces[place]
    return piece.sort is Sort.ITEM or piece.plain in _OF_GOODS


def not_carried(reading: Reading, unknown: Unknown) -> Unsure | Mistake:
    """What is it: a thing that is carried, by another name, or one that nobody planned?"""
    if found := offers(reading, unknown.instead):
        return Unsure(*found, key="caption.not_carried", typed=wording.cut(unknown.typed))
    return Mistake("parsing.item_unknown", typed=wording.cut(unknown.typed), items=", ".join(reading.items))


def _of_these(reading: Reading) -> list[Meaning]:
    """ "Aminah, Hamdan dan Siti sudah terima semua": all of these, and not the whole list."""
    line = reading.line
    names = [line.text(name) for run in runs(line) if (name := name_in(line, run))]
    if not reading.everyone or not names or not all(map(persons.is_plausible, names)):
        return []
    every = {n: "" for n, piece in enumerate(line.pieces) if piece.plain in lexicon.ALL}
    return offers(reading, [line.rewritten(every)]) if every else []


def _name_or_note(reading: Reading, kind: str) -> Unsure | Mistake:
    line, left = reading.line, runs(reading.line)
    these = _of_these(reading)
    if these and len(left) > 1:
        return Unsure(*these)
    text = "; ".join(line.text(run) for run in left)
    plain = {line.pieces[n].plain for n in line.left()}
    if any(line.pieces[n].sort is Sort.NUMBERS for n in line.left()) or plain & (
        lexicon.TURNING - lexicon.NOT - {"tanpa"}
    ):
        typed = wording.cut(text, 60) or line.text(line.left())
        return Mistake("parsing.caption_left_over", typed=typed)
    part = plain & lexicon.PART or any(c.isdigit() for word in plain for c in word)  # "RT 1"
    if plain & REST or (reading.everyone and part):  # "semua dusun Hulu": fewer than all, but who?
        return Mistake("parsing.caption_left_over", typed=wording.cut(text, 60))
    one = statement(reading, kind)
    ways: list[Statements] = []
    name = name_in(line, left[0]) if len(left) == 1 else []
    plausible = bool(name) and not any(line.pieces[n].plain in lexicon.AWAY for n in left[0])
    if plausible and one.numbers and not (one.recipient or one.proxy):
        ways += complete(reading, replace(one, recipient=clean_name(line.text(name))))
    note = "; ".join(part for part in (text, one.note) if part)
    ways += complete(reading, replace(one, note=note))
    found = [*these, *map(meaning, ways)]
    return Unsure(*found) if found else unreadable(reading)
