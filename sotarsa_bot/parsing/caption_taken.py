"""Somebody who was not there, refused, moved or died, and words which tell that goods were taken, given or left
all the same: "tidak ada, dititip ke ketua RT", "meninggal, ahli waris nang maambil". Recorded as it stands, the books
would say the contrary of what happened: it is always asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sotarsa_bot.parsing import caption_words as words
from sotarsa_bot.parsing import lexicon, persons
from sotarsa_bot.parsing.caption_line import Line, Sort
from sotarsa_bot.parsing.caption_reading import WITH_REASON, Reading
from sotarsa_bot.parsing.caption_ways import offers
from sotarsa_bot.parsing.lexicon import gives
from sotarsa_bot.parsing.taking_words import is_told
from sotarsa_bot.unsure import Unsure

_TO = frozenset({"ke", "ka", "k", "kepada", "kpd", "oleh", "lawan", "dengan", "dgn", "sama", "lewat", "wan"})
_OFFICE = frozenset({"ketua", "kepala", "wakil"})
_SAID = {
    words.ABSENT: "tidak ada", words.REFUSED: "tolak", words.MOVED: "pindah", words.DECEASED: "meninggal",
}  # fmt: skip


def asked(reading: Reading) -> Unsure | None:
    """Received by somebody else, received with that as a note, or not handed over and that is why."""
    line, listed = reading.line, reading.listed
    first = next(iter(reading.outcomes), None)
    kinds = [one.kind for one in reading.outcomes]
    if first is None or first.kind not in WITH_REASON or words.PROXY in kinds:
        return None
    rest = [n for n in range(first.end, len(line.pieces)) if n != listed]
    if any(line.pieces[n].sort is Sort.NUMBERS for n in rest) or not _tells(line, rest) or _of_another(line, rest):
        return None
    kind = words.chief([one for one in kinds if one in WITH_REASON]) or first.kind
    whom = _whom(reading)
    why = [*range(first.start, first.end), *rest] if first.reason or kind != first.kind else rest
    note = "; ".join(part for part in (line.text([*range(first.start, first.end), *rest]), reading.note) if part)
    noted = replace(reading, note=note.replace('"', "'"))
    received = offers(noted, [f"{whom} terima wakil {proxy}" for proxy in _by_whom(line, rest)])
    found = received or offers(noted, [f"{whom} terima"])
    found = [*found, *offers(reading, [f"{whom} {_SAID[kind]} karena {_quoted(line.text(why))}"])]
    return Unsure(*found) if found else None


def _tells(line: Line, rest: Sequence[int]) -> bool:
    return any(is_told([line.pieces[n].plain for n in part]) for part in _parts(line, rest))


def _of_another(line: Line, rest: Sequence[int]) -> bool:
    """ "3 tidak ada, Budi terima": somebody by name received."""
    for before, place in pairwise(rest):
        typed = line.pieces[before].text
        received = lexicon.OUTCOMES.get(line.pieces[place].plain) == words.RECEIVED
        if received and typed[:1].isupper() and persons.is_plausible(typed) and not lexicon.is_relation(typed):
            return True
    return False


def _parts(line: Line, places: Iterable[int]) -> Iterator[list[int]]:
    part: list[int] = []
    for place in places:
        if line.is_mark(place):
            yield part
            part = []
        else:
            part.append(place)
    yield part


def _whom(reading: Reading) -> str:
    line = reading.line
    number = f"no {line.pieces[reading.listed].text}" if reading.listed is not None else ""
    names = " dan ".join(line.text(name) for name in (reading.name, *reading.others) if name)
    return " ".join(part for part in (number, names, "semua" if reading.everyone else "") if part)


def _quoted(text: str) -> str:
    plain = text.replace('"', "'").replace(";", ",")[:200]
    return f'"{plain}"'


def _by_whom(line: Line, rest: Sequence[int]) -> list[str]:
    """Who took it, as a proxy is written: "Rina (anak)", "ketua RT", "anaknya (anak)"; nothing if it was not said."""
    for part in _parts(line, rest):
        start = next((n for n in part if lexicon.is_relation(line.pieces[n].plain)), None)
        if start is None:
            start = next((n for n in part if n - 1 in part and _names_next(line, n)), None)
        if start is None or not is_told([line.pieces[n].plain for n in part]):
            continue
        first = start
        while first - 1 in part and line.pieces[first - 1].plain in _OFFICE | lexicon.HONORIFICS:
            first -= 1
        said = [line.pieces[n].text for n in range(first, start)]
        for n in range(start, part[-1] + 1):
            plain = line.pieces[n].plain
            stops = plain in lexicon.NEVER_A_NAME or plain in lexicon.FILLERS or gives(plain)
            if n != start and not lexicon.is_relation(plain) and (stops or plain in _TO or plain == "nang"):
                break
            said.append(line.pieces[n].text)
        return [_written(said)]
    return []


def _names_next(line: Line, place: int) -> bool:
    """ "ke Budi", "dititip Bu Siti"."""
    before, piece = line.pieces[place - 1].plain, line.pieces[place]
    name = piece.plain not in lexicon.FIELD and piece.plain not in lexicon.FILLERS
    return name and (before in _TO or (gives(before) and piece.text[:1].isupper()))


def _written(said: list[str]) -> str:
    if all(map(lexicon.is_relation, said)):
        bare = " ".join(said).casefold().removesuffix("nya")
        return f"{' '.join(said)} ({bare})"
    return " ".join(said)
