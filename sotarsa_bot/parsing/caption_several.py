"""A line that says several things: each clause with its own people, or only one of them is meant."""

from dataclasses import replace

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_clauses, caption_rest
from sotarsa_bot.parsing import caption_words as words
from sotarsa_bot.parsing.caption_left import lacks_a_paper
from sotarsa_bot.parsing.caption_line import Sort
from sotarsa_bot.parsing.caption_reading import Reading
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.caption_shares import Shares
from sotarsa_bot.parsing.caption_ways import Statements, offers, together
from sotarsa_bot.unsure import Unsure


def clauses_asked(reading: Reading) -> Unsure | None:
    """Clauses of which one says what the other only means, each with its numbers: all of them, as they may be meant."""
    if reading.excepted.numbers or reading.excepted.items or reading.excepted.names:
        return None
    if all_but := caption_clauses.all_but(reading.line):
        rest, left_out = all_but
        return together([offers(reading, texts) for texts in ([rest], left_out)])
    if reading.everyone:
        return None
    if each := caption_clauses.named_parts(reading.line):
        return together([offers(reading, [clause]) for clause in each])
    clauses = caption_clauses.by_marks(reading.line) or caption_clauses.by_names(reading.line)
    return together([offers(reading, [clause]) for clause in clauses])


def shared(reading: Reading, found: Shares) -> Statements:
    """Each thing with its own people. Unsure if it was not said what happened, or a number may be meant otherwise."""
    ways = [offers(reading, texts) for texts in found.clauses]
    if found.certain:
        try:
            return [one for texts in found.clauses for one in reading.again(reading, texts[0])]
        except (Mistake, Unsure):
            pass
    raise together(ways) or Mistake("parsing.caption_one_each")


def others_asked(reading: Reading) -> Unsure | None:
    """ "4 tidak ada, lainnya terima": those who are named, and all but them."""
    return together([offers(reading, texts) for texts in caption_rest.others(reading.line)])


def several_clauses(reading: Reading) -> bool:
    return len(reading.outcomes) > 1 and len(caption_clauses.split(reading.line, reading.outcomes)) > 1


def apart(reading: Reading) -> Unsure | Mistake:
    """Two things are said to have happened: each with its own numbers, or only one of them."""
    line = reading.line
    if any(one.kind in words.NEGATED for one in reading.outcomes):
        return denied(reading)
    clauses = caption_clauses.split(line, reading.outcomes)
    if len(clauses) > 1:
        said: Statements = []
        try:
            for clause in clauses:
                said += reading.again(reading, clause)
            return Unsure(meaning(said))
        except (Mistake, Unsure):
            return Mistake("parsing.caption_one_each")
    kinds = sorted(dict.fromkeys(one.kind for one in reading.outcomes), key=lambda kind: kind != words.PROXY)
    texts = [
        line.rewritten({n: "" for one in reading.outcomes if one.kind != kind for n in range(one.start, one.end)})
        for kind in kinds
    ]
    found = [one for kind, text in zip(kinds, texts, strict=True) for one in offers(_and_why(reading, kind), [text])]
    return Unsure(*found) if found else Mistake("parsing.caption_one_each")


def _and_why(reading: Reading, kind: str) -> Reading:
    """ "sakit, diwakili Siti": why she came is kept as a note."""
    if kind not in (words.RECEIVED, words.PROXY):
        return reading
    why = [one.reason for one in reading.outcomes if one.kind != kind and one.reason]
    return replace(reading, note="; ".join([*why, reading.note] if reading.note else why))


def _whole_as_reason(reading: Reading) -> list[str]:
    """ "10 sembako rusak jadi kada ditarima": all that is said beside the number is why."""
    line = reading.line
    whom = 0 if reading.listed is None and line.pieces[0].single else reading.listed
    rest = [n for n in range(len(line.pieces)) if n != whom]
    if whom is None or any(line.pieces[n].sort is Sort.NUMBERS for n in rest):
        return []
    said = line.text(rest).replace('"', "'")
    return [f'no {line.pieces[whom].text} {word} karena "{said}"' for word in ("tidak ada", "tolak")]


def denied(reading: Reading) -> Unsure | Mistake:
    """ "tidak terima" has many reasons, and "bukan penerima" is the list's matter; nothing of it is "not there"."""
    line = reading.line
    one = reading.outcomes[0]
    if reading.kind == words.NOT_RECEIVED:
        gone = dict.fromkeys(range(one.start, one.end), "")
        why = f' karena "{one.reason}"' if one.reason else ""
        texts = [f"{line.rewritten(gone | {one.start: word})}{why}" for word in ("tidak ada", "tolak")]
        if found := offers(reading, texts) or offers(reading, _whole_as_reason(reading)):
            return Unsure(*found, key="caption.not_received")
    if note := lacks_a_paper(reading):
        both = "; ".join(part for part in (note.note, reading.note) if part)
        if found := offers(replace(reading, note=both), [note.received]):
            return Unsure(*found)
    if any(one.kind == words.NOT_RECIPIENT for one in reading.outcomes):
        return Mistake("parsing.caption_not_recipient")
    return Mistake("parsing.caption_denied", typed=wording.cut(line.text(range(len(line.pieces)))))
