"""What is only nearly a report: who was present, who signed with a thumb, for whom a relative came, why somebody got
more. It is put in plain words, and these are asked about."""

import re
from collections.abc import Iterator

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.numbers import LISTED

_TOOK = r"(?:maambil|mengambil|ambil|maambilakan|mengambilkan|manarima|menerima|terima|tarima|datang)(?:akan|kan)?"
_RELATIVE = rf"(?:{'|'.join(sorted(lexicon.RELATIONS | {'laki', 'bini', 'anak', 'istri', 'suami'}))})nya"
_PRESENT = re.compile(r"(?<=\d)\s+(?:(?:sudah|sdh|sdah|dah|yang|yg|nang)\s+)*hadir(?=\W*(?:[,;.]|$))", re.IGNORECASE)
_OTHERWISE = (
    (
        re.compile(
            rf"^\W*({LISTED})[\s,]+((?:(?:ttd|tanda\s*tangan|pakai|make|lawan)\s+)*cap\s+jempol)\W*$", re.IGNORECASE
        ),
        r'\1 terima; "\2"',
    ),
    (
        re.compile(
            rf"^\W*({LISTED})[\s,]+([^\d;,]+?)\s*[,;]\s*((?:jadi\s+)?{_RELATIVE})\s+"
            rf"(?:(?:nang|yang|yg|haja|ja|sudah|sdh)\s+)*{_TOOK}\W*$",
            re.IGNORECASE,
        ),
        r'\1 terima wakil \3; "\2"',
    ),
)
_OF_ABSENCE = lexicon.NOT | lexicon.AWAY | {"garing", "pergi", "tulak"}
_BECAUSE = re.compile(r"\s*,?\s+((?:soalnya|soale|gara-gara|gegara|maklum)\s+[^;\"“”]+)$", re.IGNORECASE)
_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]{3,})2(?![\w.,]*\d)(?!\w)")
_NOT_DOUBLED = lexicon.GOODS | lexicon.UNITS | lexicon.PEOPLE | frozenset(lexicon.OUTCOMES)
_COUNTED = frozenset({"nomor", "nomer", "nmr", "kode", "jam", "pukul", "tgl", "tanggal", "umur", "usia", "masing"})


def without_doubled(line: str) -> str:
    """ "rame2", "muntah2" as "rame-rame": a word that is said twice, and no number."""

    def twice(found: re.Match[str]) -> str:
        word = found[1]
        return found[0] if word.casefold() in _NOT_DOUBLED | _COUNTED else f"{word}-{word}"

    return _DOUBLED.sub(twice, line)


def ways(line: str) -> Iterator[str]:
    """The line in plain words; nothing where it is not such a line."""
    for pattern, instead in _OTHERWISE:
        if (found := pattern.match(line)) and not set(found[2].casefold().split()) & _OF_ABSENCE:
            yield pattern.sub(instead, line)
    if _PRESENT.search(line):
        yield _PRESENT.sub(" terima", line)
    if (because := _BECAUSE.search(line)) and ";" not in line[: because.start()]:
        yield f'{line[: because.start()]}; "{because[1].strip()}"'
