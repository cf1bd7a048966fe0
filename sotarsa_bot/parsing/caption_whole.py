"""Nothing that was typed may disappear from what is recorded: numbers, things, "semua". Checked in one place, whatever
rule has read the line."""

import re
from collections.abc import Sequence

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_line import Line, Piece, Sort, read_line
from sotarsa_bot.parsing.caption_rest import REST
from sotarsa_bot.parsing.clock import cut_time
from sotarsa_bot.parsing.numbers import read_spans
from sotarsa_bot.parsing.statement import Said, Statement
from sotarsa_bot.parsing.words import EXCEPT

_MOST = 200
_LEAVES_OUT = EXCEPT | lexicon.NOT | lexicon.MISSING | {"minus", "min", "kurang"}


def lost(text: str, items: Sequence[str], said: Sequence[Statement]) -> str:
    """The first word or number that none of these statements has; "" if they have all."""
    line = read_line(cut_time(text)[0], items)
    written, notes = _free_words(said), " ".join(one.note for one in said).casefold()
    for n, piece in enumerate(line.pieces):
        known = notes if piece.plain in REST else written
        if piece.text.casefold().strip(";") in known or not _counts(piece):
            continue
        if not _is_said(line, n, said, written):
            return piece.text
    return ""


def _counts(piece: Piece) -> bool:
    if piece.sort is Sort.WORD:
        return piece.plain in lexicon.ALL | REST
    return piece.sort in (Sort.NUMBERS, Sort.ITEM)


def _free_words(said: Sequence[Statement]) -> str:
    """Notes, reasons and names, as one text."""
    parts = (part for one in said for part in (one.note, one.reason, one.recipient, *_proxy(one)))
    return " ".join(part for part in parts if part).casefold()


def _proxy(one: Statement) -> tuple[str, str]:
    return (one.proxy.name, one.proxy.relation) if one.proxy else ("", "")


def _is_said(line: Line, place: int, said: Sequence[Statement], written: str) -> bool:
    piece = line.pieces[place]
    if piece.sort is Sort.NUMBERS:
        return _number_is_said(piece, said, written) or (_excepts(line) and _left_out(piece, said))
    if piece.sort is Sort.ITEM:
        received = [one for one in said if one.kind is Said.RECEIVED]
        things = {item for one in said for item in (one.item, *one.lacking)}
        every = any(one.item is None and not one.lacking for one in received)
        return bool(things & set(piece.items)) or every or (bool(received) and _excepts(line))
    if piece.plain in lexicon.ALL:
        return any(one.everyone for one in said) or _of_a_block(line, place) or not any(one.numbers for one in said)
    return False


def _number_is_said(piece: Piece, said: Sequence[Statement], written: str) -> bool:
    digits = re.findall(r"\d+", piece.text.replace(".", ""))
    counts = {one.amount for one in said} | {n for one in said for n in (*one.numbers, *one.without)}
    if all(int(digit) in counts for digit in digits) or all(digit in written for digit in digits):
        return True
    try:
        return set(read_spans(piece.text.replace(".", ""), _MOST)) <= counts
    except Mistake:
        return False


def _excepts(line: Line) -> bool:
    return any(piece.plain in _LEAVES_OUT for piece in line.pieces)


def _left_out(piece: Piece, said: Sequence[Statement]) -> bool:
    """Numbers of a span of which others were excepted, or the excepted ones, which stand in no statement."""
    numbers = {n for one in said for n in one.numbers}
    try:
        typed = set(read_spans(piece.text.replace(".", ""), _MOST))
    except Mistake:
        return False
    return bool(numbers) and (bool(numbers & typed) or max(typed) <= max(numbers))


def _of_a_block(line: Line, place: int) -> bool:
    """ "3-5 sudah semua", "semua nomor 3-5": it is said of these numbers."""
    blocks = [n for n, piece in enumerate(line.pieces) if piece.sort is Sort.NUMBERS]
    before = any(n < place for n in blocks)
    after = next((n for n in blocks if n > place), None)
    between = line.pieces[place + 1 : after] if after is not None else ()
    return before or (after is not None and all(p.plain in lexicon.FILLERS | lexicon.PEOPLE for p in between))
