"""Where names may stand in a line of a caption: the words that nothing has taken, several names, and those after
"kecuali"."""

from collections.abc import Sequence

from sotarsa_bot.parsing import lexicon, persons
from sotarsa_bot.parsing.caption_line import Line, Piece, Sort


def runs(line: Line) -> list[list[int]]:
    """Neighbouring words that nothing has taken, degrees after a comma with them. Words that say nothing are taken."""
    found: list[list[int]] = []
    for place in range(len(line.pieces)):
        if not line.open(place) or (line.pieces[place].sort is Sort.MARK and not _before_a_degree(line, place)):
            continue
        if line.pieces[place].sort is Sort.NUMBERS:
            continue
        if found and found[-1][-1] == place - 1:
            found[-1].append(place)
        else:
            found.append([place])
    for run in found:
        if all(line.pieces[n].plain in lexicon.FILLERS or line.pieces[n].plain == "," for n in run):
            line.take(*run)
    return [run for run in found if line.open(run[0])]


def _before_a_degree(line: Line, place: int) -> bool:
    return line.is_mark(place, ",") and line.open(place + 1) and persons.is_degree(line.pieces[place + 1].text)


def name_in(line: Line, run: Sequence[int]) -> list[int]:
    """The run without an address and what says nothing at its edges, if that may be a name; else nothing."""
    bare = list(run)
    while bare and _no_name(line.pieces[bare[0]]):
        bare.pop(0)
    while bare and _no_name(line.pieces[bare[-1]]):
        bare.pop()
    return bare if persons.may_be_name([line.pieces[n].text for n in bare]) else []


def _no_name(piece: Piece) -> bool:
    return piece.plain in lexicon.FILLERS or any(c.isdigit() for c in piece.plain)


def several(line: Line) -> list[list[int]]:
    """ "Siti sama Aminah", "Bu Siti, Aminah & Budi": each one's words. None without a word that says "and"."""
    for start, end in _regions(line):
        parts, joined = _parted(line, start, end)
        found = [name_in(line, part) for part in parts]
        related = any(lexicon.is_relation(line.pieces[n].plain) for name in found for n in name[:1])
        if joined and len(found) > 1 and all(found) and not related:
            return found
    return []


def _regions(line: Line) -> list[tuple[int, int]]:
    """From where to where words and commas stand that nothing has taken."""
    found: list[tuple[int, int]] = []
    for place in range(len(line.pieces)):
        if not (line.is_mark(place, ",") or (line.open(place) and line.pieces[place].sort is Sort.WORD)):
            continue
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def _parted(line: Line, start: int, end: int) -> tuple[list[list[int]], bool]:
    """The parts between commas and words that say "and"; whether there was such a word between two of them."""
    parts, joined = [list[int]()], False
    for place in range(start, end):
        together = line.pieces[place].plain in lexicon.AND
        if together or (line.is_mark(place, ",") and not _before_a_degree(line, place)):
            joined = joined or (together and bool(parts[-1] or len(parts) > 1) and place + 1 < end)
            parts += [[]] if parts[-1] else []
        else:
            parts[-1].append(place)
    return [part for part in parts if part], joined


def excepted(line: Line, place: int) -> list[list[int]]:
    """The names that begin at this place: "Aminah", "Bu Aminah, Pak Budi dan Siti"."""
    end = place
    while end < len(line.pieces) and (line.is_mark(end, ",") or _may_be_excepted(line, end)):
        end += 1
    parts, _ = _parted(line, place, end)
    found = [name_in(line, part) for part in parts]
    return found if found and all(found) and len(found[0]) == len(parts[0]) else []


def _may_be_excepted(line: Line, place: int) -> bool:
    if not line.open(place) or line.pieces[place].sort is not Sort.WORD:
        return False
    plain = line.pieces[place].plain
    return (
        plain in lexicon.AND
        or plain in lexicon.HONORIFICS
        or not (plain in lexicon.NEVER_A_NAME or plain in lexicon.FILLERS)
    )
