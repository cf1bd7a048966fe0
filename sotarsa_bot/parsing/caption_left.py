"""Words of a caption that no rule has taken, and how the line may have been written with them: a thing that is not
carried, a thing that is broken, a relative, a time, several names."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sotarsa_bot.parsing import caption_names, lexicon, persons
from sotarsa_bot.parsing import caption_words as words
from sotarsa_bot.parsing.caption_line import Line, Sort
from sotarsa_bot.parsing.caption_reading import Reading, joined_with

STATES = frozenset({
    "rusak", "basah", "sobek", "robek", "bocor", "pecah", "busuk", "apek", "kadaluarsa", "kedaluwarsa", "kadaluwarsa",
    "kedaluarsa", "penyok", "cacat", "luntur", "kotor", "jamuran", "berjamur", "berkutu", "bolong", "lembab", "basi",
})  # fmt: skip
_PAPERS = frozenset(
    {"ttd", "tanda", "tangan", "cap", "jempol", "baca", "tulis", "ktp", "kk", "nik", "foto", "difoto", "surat"}
)
_PICTURES = frozenset({
    "fotonya", "ttdnya", "ktpnya", "kknya", "suratnya", "kuasa", "dok", "dokumentasi", "dokumentasinya", "bukti",
    "buktinya", "tandatangan",
})  # fmt: skip
_MOST_THINGS = 4
_MEASURES = frozenset({"kg", "kilo", "kilogram", "gram", "gr", "ml", "liter", "ltr", "lt", "meter", "ton", "kuintal"})
_BUT = frozenset({"tapi", "tetapi", "tp", "tpi", "namun", "cuman"})


class Unknown(NamedTuple):
    """`typed`: what it was called. `instead`: the line with each thing that is carried in its place, and with it as a
    thing that nobody planned."""

    typed: str
    instead: list[str]


def unknown_thing(reading: Reading) -> Unknown | None:
    """A thing that is not carried on this visit: it stands beside an amount, or everybody knows it for a thing."""
    line = reading.line
    for run in caption_names.runs(line):
        if any(line.pieces[n].sort is not Sort.WORD or line.pieces[n].plain in lexicon.TURNING for n in run):
            continue
        goods = [n for n in run if line.pieces[n].plain in lexicon.GOODS]
        if any(line.pieces[n].plain in lexicon.NEVER_A_NAME - lexicon.GOODS for n in run) and not goods:
            continue
        if goods and any(line.pieces[n].plain in _DOES for n in run):
            continue  # "sudah pakai tongkat"
        counted = not reading.name and any(_is_amount(reading, n) for n in (run[0] - 1, run[-1] + 1))
        named = goods or may_be_a_thing([line.pieces[n].plain for n in run])
        if goods or (counted and named and reading.outcomes and reading.listed is not None):
            return _instead(reading, run)
    return None


_NO_THING = (
    lexicon.FILLERS | lexicon.FIELD | lexicon.PEOPLE | lexicon.HONORIFICS | lexicon.RELATIONS
    | {"punya", "ampun", "milik", "haknya", "wan", "tukar", "kaya"}
)  # fmt: skip
_LONGEST_THING = 3
_DOES = frozenset({"pakai", "make", "memakai", "naik", "bawa", "membawa", "mambawa", "punya", "baisi", "beli", "jual"})


def may_be_a_thing(words: Sequence[str]) -> bool:
    """Whether somebody may have brought what is called so: "jerigen", not "punya", "mengambilkan", "2 wan" or "v"."""
    own = [word for word in words if len(word) > 2 and word.isalpha()]
    if not own or len(own) < len(words) or len(words) > _LONGEST_THING:
        return False
    return not any(word in _NO_THING or lexicon.gives(word) or persons.like_a_verb(word) for word in words)


def _instead(reading: Reading, run: list[int]) -> Unknown:
    """With the words beside it that are in the names of things: "sembako lansia", where sembako is carried."""
    line, places = reading.line, list(run)
    while places[0] and line.pieces[places[0] - 1].sort is Sort.ITEM:
        places.insert(0, places[0] - 1)
    typed = line.text(places)
    gone = dict.fromkeys(places, "")
    weighed = gone | {n: "" for n in (places[-1] + 1, places[-1] + 2) if _weighs(reading, places[-1] + 1)}
    instead = [line.rewritten(weighed | {places[0]: thing}) for thing in reading.items[:_MOST_THINGS]]
    return Unknown(typed, [*instead, line.rewritten(gone | {places[0]: f'barang lain "{typed}"'})])


def _weighs(reading: Reading, place: int) -> bool:
    """ "beras 5 kg" are not five parcels."""
    pieces = reading.line.pieces[place : place + 2]
    return len(pieces) == 2 and pieces[0].single and place != reading.listed and pieces[1].plain in _MEASURES


def _is_amount(reading: Reading, place: int) -> bool:
    line = reading.line
    return 0 <= place < len(line.pieces) and line.pieces[place].single and place != reading.listed


class Broken(NamedTuple):
    """`note`: what is said of the thing ("sembakonya rusak"); the line without it, and the line as a refusal."""

    note: str
    received: str
    refused: str


def broken_thing(reading: Reading) -> Broken | None:
    """ "3 terima, sembakonya rusak": received as it was, or not taken."""
    line = reading.line
    said = [n for n in range(len(line.pieces)) if line.pieces[n].plain in STATES and not _of_outcome(reading, n)]
    if not said or reading.kind not in (words.RECEIVED, words.PROXY):
        return None
    first, last = said[0], said[-1]
    while first and line.pieces[first].sort is not Sort.NUMBERS and _goes_along(reading, first - 1):
        first -= 1
    while last + 1 < len(line.pieces) and _goes_along(reading, last + 1):
        last += 1
    things = [n for n in range(first, last + 1) if line.pieces[n].sort is Sort.ITEM]
    named = first and _of_outcome(reading, first - 1) and not any(line.pieces[n].text.endswith("nya") for n in things)
    gone = {n: "" for n in range(first, last + 1) if not (named and n in things)}
    outcome = reading.outcomes[0]
    no = dict.fromkeys(range(outcome.start, outcome.end), "") | dict.fromkeys(range(first, last + 1), "")
    note = line.text(range(first, last + 1))
    refused = f"{line.rewritten(no | {outcome.start: 'tolak'})} karena {note}" if reading.kind == words.RECEIVED else ""
    return Broken(note, line.rewritten(gone), refused)


def but_said(reading: Reading) -> Broken | None:
    """ "7 tarima tapi karung sobek": received, with what follows the "but" as a note, or refused for it."""
    line = reading.line
    place = next((n for n, piece in enumerate(line.pieces) if piece.plain in _BUT and n not in reading.name), None)
    if place is None or len(reading.outcomes) != 1 or reading.kind not in (words.RECEIVED, words.PROXY):
        return None
    after = range(place + 1, len(line.pieces))
    said = {line.pieces[n].plain for n in after}
    turns = said & (lexicon.TURNING | lexicon.MISSING | lexicon.ALL)
    if reading.outcomes[0].start > place or turns or any(line.pieces[n].sort is Sort.NUMBERS for n in after):
        return None
    note = line.text(after)
    received = line.rewritten(dict.fromkeys(range(place, len(line.pieces)), ""))
    one = reading.outcomes[0]
    no = dict.fromkeys([*range(one.start, one.end), *range(place, len(line.pieces))], "")
    bad = said & STATES and reading.kind == words.RECEIVED
    refused = f'{line.rewritten(no | {one.start: "tolak"})} karena "{note}"' if bad else ""
    return Broken(note, received, refused) if note else None


def lacks_a_paper(reading: Reading) -> Broken | None:
    """ "4 terima, tdk bisa ttd", "4 terima belum ada KTP": received, with a note."""
    line = reading.line
    if len(reading.outcomes) < 2 or reading.outcomes[0].kind not in (words.RECEIVED, words.PROXY):
        return None
    start = reading.outcomes[1].start
    end = next((n for n in range(start, len(line.pieces)) if line.is_mark(n)), len(line.pieces))
    said = line.pieces[start:end]
    if not any(piece.plain in _PAPERS for piece in said) or any(piece.sort is not Sort.WORD for piece in said):
        return None
    gone = dict.fromkeys(range(start, end), "")
    return Broken(line.text(range(start, end)), line.rewritten(gone), "")


def paper_follows(reading: Reading) -> Broken | None:
    """ "4 terima (foto menyusul)", "5 terima, ttd nyusul": received, and only the paper comes later."""
    line = reading.line
    later = next((n for n, piece in enumerate(line.pieces) if piece.plain in lexicon.LATER), None)
    if later is None or reading.kind not in (words.RECEIVED, words.PROXY):
        return None
    first, last = later, later
    while first and _is_paper(reading, first - 1):
        first -= 1
    while last + 1 < len(line.pieces) and _is_paper(reading, last + 1):
        last += 1
    places = range(first, last + 1)
    if not any(line.pieces[n].plain in _PAPERS | _PICTURES for n in places):
        return None
    if line.is_mark(first - 1, "(") and line.is_mark(last + 1, ")"):
        first, last = first - 1, last + 1
    return Broken(line.text(places), line.rewritten(dict.fromkeys(range(first, last + 1), "")), "")


def _is_paper(reading: Reading, place: int) -> bool:
    piece = reading.line.pieces[place]
    return not _of_outcome(reading, place) and piece.plain in _PAPERS | _PICTURES | lexicon.LATER | {"dan", "nya"}


def _of_outcome(reading: Reading, place: int) -> bool:
    return any(one.start <= place < one.end for one in reading.outcomes)


def _goes_along(reading: Reading, place: int) -> bool:
    """Whether what stands there is said of the broken thing: its name, how many of it, how much."""
    piece = reading.line.pieces[place]
    if piece.sort is Sort.MARK or _of_outcome(reading, place) or place == reading.listed:
        return False
    if piece.sort is Sort.WORD:
        return piece.plain not in lexicon.TURNING and place not in reading.name
    return True


def _small(line: Line, run: list[int]) -> set[int]:
    return {n for n in run if line.pieces[n].plain in lexicon.FILLERS}


def by_a_relative(reading: Reading) -> list[str] | None:
    """ "3 diterima anaknya Siti", "3 terima Siti (anak)", written as a proxy; None if no relative is named."""
    line = reading.line
    relatives = [n for n in line.left() if lexicon.is_relation(line.pieces[n].plain)]
    if not relatives or reading.proxy:
        return None
    run = next((run for run in caption_names.runs(line) if relatives[0] in run), [relatives[0]])
    start = run[1] if line.pieces[run[0]].plain in ("oleh", "ke", "kepada") and len(run) > 1 else run[0]
    if line.is_mark(start - 1, "("):
        start = next((one[0] for one in (reading.name, *caption_names.runs(line)) if one[-1:] == [start - 2]), start)
    return [line.rewritten({start: f"wakil {line.pieces[start].text}"})]


def beside_a_number(reading: Reading) -> list[str]:
    """ "Siti dan 3 terima": the line about her, and the line about number 3."""
    line, listed = reading.line, reading.listed
    for run in caption_names.runs(line) if listed is not None else []:
        name = caption_names.name_in(line, run)
        if name and joined_with(reading, run):
            joint = [n for n in run if n not in name]
            return [line.rewritten(dict.fromkeys([*joint, *gone], "")) for gone in ([listed], name)]
    return []


def with_time(reading: Reading) -> list[str]:
    """ "3 terima 10.15": the number left over is a time."""
    line, left = reading.line, reading.line.left()
    found = re.fullmatch(r"([01]?\d|2[0-3]), ([0-5]\d)", line.pieces[left[0]].text) if len(left) == 1 else None
    once = len(reading.outcomes) == 1 and reading.at is None
    return [line.rewritten({left[0]: f"jam {found[1]}.{found[2]}"})] if found and once else []


def several_names(reading: Reading) -> list[str]:
    """ "Siti, Aminah, Budi terima": commas alone may join names."""
    line, left = reading.line, caption_names.runs(reading.line)
    if not (reading.name and left) or reading.listed is not None or reading.everyone:
        return []
    parts = sorted([reading.name, *left])
    if not all(set(run) - set(caption_names.name_in(line, run)) <= _small(line, run) for run in parts):
        return []
    between = [range(one[-1] + 1, other[0]) for one, other in pairwise(parts)]
    if not all(len(gap) == 1 and line.is_mark(gap[0], ",") for gap in between):
        return []
    return [line.rewritten({gap[0]: "dan" for gap in between})]
