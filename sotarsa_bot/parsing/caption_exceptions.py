"""What a caption leaves out or gives back: "semua terima kecuali 4 tidak ada", "kursi roda rusak, dikembalikan"."""

from dataclasses import replace

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_words as words
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_left import STATES
from sotarsa_bot.parsing.caption_line import Sort
from sotarsa_bot.parsing.caption_reading import MOST_NUMBERS, Reading, excepted, statement
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.caption_ways import complete, offers, together
from sotarsa_bot.parsing.numbers import read_spans
from sotarsa_bot.parsing.statement import Said, Statement, spans
from sotarsa_bot.parsing.words import EXCEPT
from sotarsa_bot.unsure import Unsure

_RATHER = frozenset({"bukan", "bkn", "lain"})
_BACK = frozenset({"dikembalikan", "dikembalikannya", "mengembalikan", "dibalikin", "diretur", "retur"})
_BROKEN = frozenset({"rusak", "rusaknya", "hilang", "kembali", "sisa", "sisanya"})


def comes_back(reading: Reading) -> Mistake | None:
    """ "kursi roda rusak, dikembalikan" is the opposite of a hand-over; it is never offered as one."""
    said = {reading.line.pieces[n].plain for n in reading.line.places(Sort.WORD)}
    said |= {reading.line.pieces[n].plain for n in reading.name}
    line = reading.line
    over = [n for n, piece in enumerate(line.pieces[:-1]) if piece.plain in ("sisa", "sisanya")]
    left = any(line.pieces[n + 1].sort is Sort.NUMBERS and not line.pieces[n + 1].named for n in over)
    stays = any(piece.sort is Sort.ITEM for piece in line.pieces) and any(
        piece.plain in ("tinggal", "tersisa") and line.pieces[n + 1].single for n, piece in enumerate(line.pieces[:-1])
    )
    if said & _BACK or left or stays or (said & (_BROKEN | STATES) and not reading.outcomes):
        return Mistake("parsing.caption_back", typed=wording.cut(reading.line.text(range(len(reading.line.pieces)))))
    return None


def rather(reading: Reading) -> str:
    """ "8 bukan 9 yang terima": the line without what was said not to be meant; "" if nothing was."""
    line = reading.line
    for n, piece in enumerate(line.pieces[1:-1], 1):
        beside = line.pieces[n - 1].sort is line.pieces[n + 1].sort is Sort.NUMBERS
        ends = n + 2 == len(line.pieces) or any(one.start > n for one in reading.outcomes)
        if piece.plain in _RATHER and beside and ends:
            done = "" if any(one.kind not in words.NEGATED for one in reading.outcomes) else " terima"
            return f"{line.rewritten({n: '', n + 1: ''})}{done}"
    return ""


def each_excepted(reading: Reading) -> list[str]:
    """ "semua terima kecuali 4 tidak hadir dan 7 sakit": what is said before "kecuali", and after it, as lines."""
    line = reading.line
    place = next((n for n, piece in enumerate(line.pieces) if piece.plain in EXCEPT), 0)
    after = [one for one in reading.outcomes if one.start > place]
    if not place or len(after) < 2:
        return []
    before = line.rewritten(dict.fromkeys(range(place, len(line.pieces)), ""))
    rest = line.rewritten(dict.fromkeys(range(place + 1), ""))
    numbers = [p.text for p in line.pieces[place:] if p.sort is Sort.NUMBERS]
    done = "" if any(one.start < place for one in reading.outcomes) else " terima"
    return [f"{before}{done} kecuali {', '.join(numbers)}", rest] if numbers else []


def with_things(reading: Reading) -> list[str]:
    """ "7-9 terima semua kecuali 8 cuma sembako": what is said of all the others, and what these received."""
    line, last = reading.line, reading.excepted.last
    after = [piece for piece in line.pieces[last + 1 :] if piece.sort is not Sort.MARK]
    things = any(piece.sort is Sort.ITEM for piece in after) and after[0].plain not in EXCEPT
    before = [one for one in reading.outcomes if one.start < last]
    if last < 0 or not (things and before) or len(before) < len(reading.outcomes) or not reading.excepted.numbers:
        return []
    rest = line.rewritten(dict.fromkeys(range(last + 1, len(line.pieces)), ""))
    what = line.rewritten(dict.fromkeys(range(last + 1), ""))
    return [rest, f"no {', '.join(reading.excepted.numbers)} terima {what.strip(' ,')}"]


def with_why(reading: Reading) -> list[str]:
    """ "5-8 dapat kecuali 6 lg ke banjar": what follows the number says why it was left out, and nothing of the
    others."""
    line, last = reading.line, reading.excepted.last
    before = [one for one in reading.outcomes if one.start < last]
    after = [n for n in range(last + 1, len(line.pieces)) if not line.is_mark(n)]
    received = before and {one.kind for one in before} <= {words.RECEIVED, words.PROXY}
    if last < 0 or not received or len(before) < len(reading.outcomes) or not (reading.excepted.numbers and after):
        return []
    said = {line.pieces[n].plain for n in after}
    small = all(line.pieces[n].sort is Sort.WORD and line.pieces[n].text.islower() for n in after)
    if not small or not said & (lexicon.AWAY | lexicon.LATER | lexicon.BECAUSE) or line.is_mark(last + 1, "("):
        return []
    rest = line.rewritten(dict.fromkeys(range(last + 1, len(line.pieces)), ""))
    why = line.text([n for n in after if not (n == after[0] and line.pieces[n].plain in lexicon.BECAUSE)])
    return [rest, f'no {", ".join(reading.excepted.numbers)} tidak ada karena "{why}"']


def _by_proxy(reading: Reading, before: list[str]) -> Unsure | Mistake:
    """ "semua terima kecuali 4 wakil Budi": 4 by Budi, all others in person."""
    if reading.line.left() or not reading.proxy:
        return Mistake("parsing.caption_one_each")
    inside, outside = _of_the_list(reading)
    reading.excepted = reading.excepted._replace(numbers=(spans(inside),) if inside else ())
    rest = replace(statement(reading, words.RECEIVED), proxy=None)
    one = Statement(rest.visit, Said.RECEIVED, proxy=reading.proxy, note=rest.note, at=rest.at)
    numbers = outside or inside
    people = [
        *([replace(one, numbers=numbers)] if numbers else []),
        *(replace(one, recipient=n) for n in rest.without_names),
    ]
    ways = [[*all_, *(said for one in people for said in complete(reading, one)[n])]
            for n, all_ in enumerate(complete(reading, rest))]  # fmt: skip
    meanings = [meaning(way) for way in ways]
    if not before:
        meanings += [meaning(way) for way in complete(reading, replace(rest, proxy=reading.proxy))]
    return Unsure(*meanings) if meanings else Mistake("parsing.caption_one_each")


def excepted_otherwise(reading: Reading) -> Unsure | Mistake | None:
    """ "semua terima kecuali 4 tidak ada", "semua kecuali 4 dan 5 tidak ada": two kinds of recipients in one line."""
    before = [one.kind for one in reading.outcomes if one.start < reading.excepted.last]
    after = [one.kind for one in reading.outcomes if one.start > reading.excepted.last]
    first, second = words.chief(before) if before else words.RECEIVED, words.chief(after) if after else ""
    if second == words.PROXY and first in (words.RECEIVED, words.PROXY):
        return _by_proxy(reading, before) if first == words.RECEIVED else None
    if not second or first == second or (not before and second in (words.RECEIVED, words.PROXY)):
        return None
    real = tuple(map(str, Said))
    if first not in real or second not in real or reading.goods or reading.name:
        return None
    inside, outside = _of_the_list(reading)
    reading.excepted = reading.excepted._replace(numbers=(spans(inside),) if inside else ())
    rest = statement(reading, first)
    if left := reading.line.left():
        more = before and min(left) > reading.excepted.last and not (rest.without_names or (outside and inside))
        return _and_what_of_them(reading, rest, spans(outside or inside)) if more else None
    one = Statement(rest.visit, Said(second), note=rest.note, at=rest.at)
    others = replace(one, numbers=outside or inside)
    people = [replace(one, recipient=name) for name in rest.without_names]
    meanings = [meaning([rest, *([others] if others.numbers else []), *people])]
    if outside and inside:  # "10-12 terima kecuali 11, 13 menolak"
        meanings.append(meaning([rest, replace(others, numbers=(*inside, *outside))]))
    if not before:
        meanings.append(meaning([replace(rest, kind=Said(second))]))
    return Unsure(*meanings)


def _and_what_of_them(reading: Reading, rest: Statement, numbers: str) -> Unsure | None:
    """ "semua terima kecuali 4 tidak ada, dititip ke RT": all that is said of number 4 is read for itself."""
    tail = reading.line.rewritten(dict.fromkeys(range(reading.excepted.last + 1), ""))
    return together([[meaning([rest])], offers(reading, [f"no {numbers} {tail}"])])


def _of_the_list(reading: Reading) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The excepted numbers that were among those named, and the others."""
    without = excepted(reading)
    if reading.listed is None:
        return without, ()
    among = set(read_spans(reading.line.pieces[reading.listed].text, MOST_NUMBERS))
    return tuple(n for n in without if n in among), tuple(n for n in without if n not in among)
