"""Lines of which a rule has taken every word, though one of them may turn the rest: an object of what happened, a word
beside several numbers, a number that may count. They are read back and asked."""

from dataclasses import replace

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_objects, lexicon
from sotarsa_bot.parsing import caption_words as words
from sotarsa_bot.parsing.caption_line import Sort
from sotarsa_bot.parsing.caption_reading import WITH_REASON, Reading, statement
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.caption_ways import Statements, complete, offers, unreadable
from sotarsa_bot.parsing.caption_words import Outcome
from sotarsa_bot.unsure import Unsure

_COUNTING = frozenset({"cuma", "cuman", "hanya", "baru", "total", "totalnya", "jumlah", "jumlahnya", "ada", "sebanyak"})
_ASKS = frozenset({"kah", "kh"})
_OF_WHOM = frozenset({"yg", "yang", "nang"})
_DONE = frozenset({"sudah", "sdh", "sdah", "udah", "telah"})
_ALONG = frozenset({"umpat", "ikut", "lawan", "bersama", "dengan", "sama", "maumpati"})
_DEALT = frozenset({"dibagi", "dibagikan", "disalurkan", "tersalur", "tersalurkan"})
_ALL_WELL = frozenset({"ok", "oke", "sip", "beres", "done", "klir"})


def turned(reading: Reading) -> Unsure | Mistake | None:
    """What may be meant by such a line; None if nothing of it turns."""
    if any(piece.plain in _ASKS for piece in reading.line.pieces):
        return unreadable(reading)
    for one in reading.outcomes:
        if one.kind in WITH_REASON and reading.kind in WITH_REASON and (after := _after(reading, one)):
            ada = reading.line.pieces[one.end - 1].plain.endswith(("ada", "kdd"))
            wish = reading.line.pieces[one.start].plain in lexicon.NOT and one.kind == words.REFUSED
            if (wish and _is_verb(after[0])) or caption_objects.is_object(one.kind, after, says_ada=ada):
                return _otherwise(reading, one, after)
    return None


def _is_verb(word: str) -> bool:
    """ "tidak mau pulang"."""
    return word not in lexicon.BECAUSE | lexicon.FILLERS | lexicon.NOT | frozenset(lexicon.OUTCOMES)


def _after(reading: Reading, one: Outcome) -> list[str]:
    """The words that follow, up to a comma; the list's number is stepped over."""
    found: list[str] = []
    for n, piece in enumerate(reading.line.pieces[one.end :], one.end):
        polite = n not in reading.reason and piece.plain not in lexicon.BECAUSE
        if n == reading.listed or (polite and piece.sort is Sort.WORD):
            continue
        if piece.sort is not Sort.WORD:
            break
        found.append(piece.plain)
    return found


def _otherwise(reading: Reading, one: Outcome, after: list[str]) -> Unsure | Mistake:
    """That, with what follows as why; or received, and it says what was not wrong."""
    along = one.kind in words.GONE and after[0] in _ALONG  # "pindah umpat anaknya"
    if any(map(lexicon.is_relation, after)) and not along:
        return unreadable(reading)
    said = statement(reading)
    ways: list[Statements] = complete(reading, said)
    well = caption_objects.is_well(one.kind, after)
    if well or (one.kind == words.REFUSED and caption_objects.is_paper(after[0])):
        what = " ".join([reading.line.text(range(one.start, one.end)), said.reason])
        note = "; ".join(part for part in (what, reading.note) if part)
        received = replace(statement(reading, words.RECEIVED), reason="", note=note)
        ways = [*complete(reading, received), *([] if well else ways)]
    return Unsure(*map(meaning, ways)) if ways else unreadable(reading)


def beside_several(reading: Reading, ways: list[Statements]) -> list[Statements]:
    """ "1-3 xyz terima": one name is not that of three; the word is kept as a note, and asked."""
    return [
        [replace(one, recipient="", note="; ".join(part for part in (one.recipient, one.note) if part))
         for one in way]
        for way in ways
        if all(len(one.numbers) > 1 and one.recipient for one in way)
    ]  # fmt: skip


def counted(reading: Reading) -> Unsure | None:
    """Unsure of a number that may say how many there were."""
    left = {n for n in reading.line.left() if reading.line.pieces[n].plain not in _COUNTING}
    found = [] if left else offers(reading, _as_counted(reading))
    return Unsure(*found) if found else None


def _as_counted(reading: Reading) -> list[str]:
    """ "cuma 3 yg terima", "dibagi 12", "1 terima 3": so many, or that number of the list? Each, written plainly."""
    line, listed = reading.line, reading.listed
    if listed is None or not line.pieces[listed].single or line.pieces[listed].named or reading.proxy:
        return []
    number = line.pieces[listed].text
    if bare := [good for good in reading.goods if not good.items]:
        units = any(piece.plain in lexicon.UNITS for piece in line.pieces)
        if units or len(reading.items) != 1 or reading.kind != words.RECEIVED or reading.name:
            return []
        amount = bare[0].amount
        return [f"no {number} terima {reading.items[0]} {amount}", f"no {number}, {amount} terima"]
    before = line.pieces[listed - 1].plain if listed else ""
    dealt = before in _DEALT and listed == len(line.pieces) - 1
    those = line.pieces[listed + 1 : listed + 2]
    of_whom = bool(those) and those[0].plain in _OF_WHOM and before in _DONE
    if not (before in _COUNTING or dealt or of_whom) or reading.name:
        return []
    if reading.kind != words.RECEIVED:
        gone = {n: "" for n, piece in enumerate(line.pieces[: listed + 2]) if piece.plain in _COUNTING | _OF_WHOM}
        return [line.rewritten(gone | {listed: f"no {number}"})]
    things = [line.pieces[n].text for n in range(len(line.pieces)) if line.pieces[n].sort is Sort.ITEM]
    sums = [f"terima {item} {number}" for item in things or reading.items]
    return [*sums, " ".join([f"no {number} terima", *things])]


def all_well(reading: Reading) -> bool:
    """ "semua sip", "beres semua": that all is well need not say that everybody received."""
    said = {reading.line.pieces[one.start].plain for one in reading.outcomes}
    return reading.everyone and not reading.goods and bool(said) and said <= _ALL_WELL


def asked_anyway(reading: Reading, ways: list[Statements]) -> Unsure | None:
    """Ways that are only taken when they were read back."""
    if doubtful := beside_several(reading, ways):
        return Unsure(*map(meaning, doubtful))
    return Unsure(*map(meaning, ways)) if all_well(reading) and ways else None
