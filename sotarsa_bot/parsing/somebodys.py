"""Words that tell of somebody's health, or of one of the list by number or by what people are called: they stay within
the team, or in private. All such words stand here; who may read them is told by those who ask."""

import re
from collections.abc import Collection, Iterator

from sotarsa_bot.parsing import lexicon, persons

_LASTING = r"""
    tbc? | hiv | aids | stroke? | struk | kanker | tumor | kusta | lepra | epilepsi | hepatitis | malaria | sipilis
  | covid | diabet\w* | kencing\s+manis | darah\s+tinggi | cuci\s+darah | (?:gagal\s+)?ginjal | jantung(?:nya)?
  | paru(?:-?paru)?
  | asma | asthma | gila | (?:sakit|gangguan)\s+jiwa | odgj | (?:ke|ka)surupan | pikun | depresi | autis\w*
  | rsj\w* | rs\s+jiwa | katarak | (?<!gelap\s)buta(?!\s+(?:huruf|aksara)) | lumpuh\w* | cacat | difabel | disabilitas
  | tuna\s?(?:netra|rungu|wicara|daksa|grahita|laras) | bisu | tuli | hamil | batianan | keguguran
  | (?:sakit|garing)\s+(?:parah|keras|karas|gula|menahun|lawas)
"""
""" "Buta" is no more than dark in "gelap buta"; "ayan" is a name here."""
_ACUTE = r"""
    sakit(?:nya|an)? | (?:ba)?(?:ga)?garing(?:an)? | kritis | pingsan\w* | melahirkan | (?:ter|ta|ba)?luka\w* | parah
  | kolera | kejang\w* | kajang\w* | demam | muntah\w* | diare | sesak | pendarahan | meninggal | wafat | koma
  | patah\s+(?:kaki|tangan|tulang) | opname | (?:di)?rawat\s+inap
"""
_LED = (
    r"(?:\b(?:inya|sidin|karena|karana|krn|kena|kana|lagi|sedang|punya|baisi|penyakit|sakit|garing"
    r"|dirawat\s+di(?:\s+(?:rs|puskesmas))?)\s+)*"
)
_OF_SOMEBODY = re.compile(
    rf"""(?<!\w)(?:
        (?:penerima|warga)\s+(?:no(?:mor|mer)?\.?\s*)?\d+(?!\s*(?:orang|urang|kk|warga)) | no(?:mor|mer)?\.?\s*\d+
      | {_LASTING} | {_ACUTE}
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)

_WISH = r"harap|mohon|minta|tolong|tulung|supaya|agar|mudahan"
""" "Nomor 5 yang stroke harap dijemput": what is to be done, everybody may read."""
_OF_THE_LIST = re.compile(
    r"\b(?:nomor|nomer|nmr|no|penerima|warga|nang|yang)\b[\s.]*\d+(?!\d|[.,:]\d|\s*(?:orang|urang|kk|warga|jam))",
    re.IGNORECASE,
)
_HONOURED = re.compile(
    r"\b(?:[Ii]bu|[Bb]u|[Bb]apak|[Pp]ak|[Kk]ai|[Nn]ini|[Aa]cil|[Jj]ulak|[Hh]j?\.?)\s+(?!Camat|Kades|Pambakal|Sek|Lurah|RT)[A-Z]\w"
    r"|\b(?:penerima|warga)(?:nya)?\s+(?!RT)[A-Z]\w"
)


def numbers_one(words: str) -> bool:
    """ "Nomor 4", "warga 4": one of a list; not "4 warga"."""
    return _OF_THE_LIST.search(words) is not None


_NEAR_ONE = re.compile(
    r"(?<=[^\W\d_]\s)[A-Z][a-z]{2,}|\b(?:nek|nini|nenek|kai|kakek|acil|julak|pak|bu|ibu|si|mama|abah|uma)\s+[a-z]{3,}"
)
_HEALTH = re.compile(rf"(?<!\w)(?:{_LASTING}|{_ACUTE})(?!\w)", re.IGNORECASE | re.VERBOSE)


def may_be_ill(words: str) -> bool:
    """ "Nek Siti kada kawa datang, sidin garing TBC": somebody by name or as one calls them, on the list or not."""
    return bool(_HEALTH.search(words) and _NEAR_ONE.search(words))


def honours_one(words: str) -> bool:
    """ "Bu Siti Rahmah": somebody, whether on the list or not."""
    return _HONOURED.search(words) is not None


def _clause(illness: str) -> re.Pattern[str]:
    """From what leads to an illness to the end of its clause, or to what is asked for."""
    return re.compile(rf"{_LED}(?<!\w)(?:{illness})(?!\w)(?:(?!\s(?:{_WISH})\b)[^,;.!?()\n])*", re.IGNORECASE)


_COMPACT = {name: re.sub(r"\s+", "", text) for name, text in (("lasting", _LASTING), ("acute", _ACUTE))}
_LIVES_WITH = _clause(_COMPACT["lasting"])
_ANY = _clause(f"{_COMPACT['lasting']}|{_COMPACT['acute'].replace('|meninggal|wafat', '')}")


def tells_of_somebody(words: str) -> bool:
    """Whether words that were written for the team name an illness, or a number of the list."""
    return _OF_SOMEBODY.search(words) is not None


def without_lasting(words: str, instead: str) -> str:
    """`instead` of each clause that tells which illness or disability somebody lives with."""
    return _put(_LIVES_WITH, instead, words)


def without_illness(words: str, instead: str) -> str:
    """`instead` of each clause that tells of any illness. That somebody died is no secret in a village."""
    return _put(_ANY, instead, words)


def _put(illness: re.Pattern[str], instead: str, words: str) -> str:
    """What stood in brackets gets no second ones."""
    said = re.sub(rf"\(\s*{re.escape(instead)}\s*\)", instead, illness.sub(f" {instead} ", words))
    return re.sub(r"\s+(?=[,;.!?\n]|$)", "", re.sub(r"[ \t]{2,}", " ", said)).strip() if said != words else words


_TITLED = re.compile(
    rf"\b(?:(?P<kin>(?i:anak|keluarga|rumah|warga)\s+(?=[A-Z]))"
    rf"|(?i:{'|'.join(sorted(lexicon.HONORIFICS, key=len, reverse=True))})\.?\s+)"
    r"(?P<name>[^\W\d_]{3,}(?:\s+[A-Z][a-z]{2,})*)"
)
_NAME = re.compile(r"(?P<at>\b(?:di|ka|ke|dari)\s+)?\b(?P<name>[A-Z][a-z]{2,}(?:\s+[A-Z][a-z]{2,})*)")
_KIN_FOLLOWS = re.compile(rf"\s+(?:{'|'.join(sorted(lexicon.RELATIONS, key=len, reverse=True))})(?:nya)?\b")
_ILLNESS_FOLLOWS = re.compile(r"\s+\(?(?:(?:nang|yang|yg|itu|tu)\s+)?$")
_CLAUSE = re.compile(r"[^,;.!?\n]*$")
_SMALL = re.compile(r"(?<!\w)(?:(?P<first>[a-z]{4,})\s+)?(?P<last>[a-z]{4,})\s+\(?(?:(?:nang|yang|yg|itu|tu)\s+)?$")
_EVERYDAY = (
    lexicon.OPEN_SENTENCE | lexicon.OPEN_NOBODY | lexicon.FILLERS | lexicon.AWAY | lexicon.BECAUSE | lexicon.PEOPLE
    | lexicon.COUNTED_PEOPLE | lexicon.NOT | lexicon.ALL | frozenset({
        "bantuan", "layanan", "kursi", "alat", "awak", "badan", "kaki", "batis", "tangan", "mata", "kepala",
        "kapala", "kulit", "penyakit", "gejala", "korban", "keluarga", "seorang", "saikung", "lelaki",
        "lalakian", "babinian", "perempuan", "mantan", "mendadak", "tiba-tiba", "kambuh", "setengah",
        "satangah", "sebelah", "sabalah", "total", "tatap", "tetap", "makin", "khusus", "kelompok",
        "daerah", "kasus", "kegiatan", "penyuluhan", "skrining", "periksa", "cek", "vaksin", "imunisasi",
        "habis", "imbah", "pasca", "bekas", "riwayat", "akibat", "gara-gara", "dikira", "kaya", "seperti",
        "rasa", "hampir",
    })
)  # fmt: skip
_NO_PERSON = frozenset({"mantri", "kader", "penyandang", "umur", "berumur", "agama"})


def of_a_person(words: str, instead: str, ours: Collection[str] = (), *, lasting: bool = False) -> str:
    """`instead` of whoever is named where an illness is told, on a list or not: "nini Bariah", "Samsudin" right before
    it. What names nobody so, or tells of no illness, stays. `ours`: names that may be read (small letters); `lasting`:
    only what somebody lives with counts."""
    last = len(words)
    found = sorted(set(_persons(words, _LIVES_WITH if lasting else _ANY, ours)), key=lambda one: (-one[1], one[0]))
    for start, end in found:
        if end <= last:
            words, last = words[:start] + instead + words[end:], start
    return words


def _persons(words: str, illness: re.Pattern[str], ours: Collection[str]) -> Iterator[tuple[int, int]]:
    told = list(illness.finditer(words))
    for one in _TITLED.finditer(words) if told else ():
        name = one["name"].split()
        if _may_be_somebody(name[0], ours):
            yield (one.start("name") if one["kin"] else one.start(), one.end("name"))
    for one in told:
        if before := _SMALL.search(words[: one.start()]):
            yield from _in_small_letters(before, ours)
        clause = _CLAUSE.search(words[: one.start()])
        yield from _in_clause(words, clause.start() if clause else 0, one.start(), ours)


def _in_small_letters(before: re.Match[str], ours: Collection[str]) -> Iterator[tuple[int, int]]:
    """ "samsudin struk", "siti aminah lumpuh": the words right before it, unless they are everyday ones."""
    first, last = before["first"] or "", before["last"]
    if _is_everyday(last) or not _may_be_somebody(last, ours):
        return
    named = first and not _is_everyday(first) and _may_be_somebody(first, ours)
    yield (before.start("first") if named else before.start("last"), before.end("last"))


def _is_everyday(word: str) -> bool:
    bare = word.removesuffix("nya").removesuffix("ku")
    return word in _EVERYDAY or bare in _EVERYDAY or lexicon.is_relation(word)


def _in_clause(words: str, start: int, end: int, ours: Collection[str]) -> Iterator[tuple[int, int]]:
    """The names with a capital letter before an illness. The first word of a sentence always has one: it is a name
    where the illness or somebody's kin follows it."""
    for one in _NAME.finditer(words, start, end):
        before = words[: one.start()].rstrip()
        sure = _KIN_FOLLOWS.match(words, one.end()) or _ILLNESS_FOLLOWS.match(words[one.end() : end])
        titled = _TITLED.search(words[: one.end()])
        if one["at"] or (titled and titled.end() >= one.end()) or not (sure or (before and before[-1] not in ".!?")):
            continue
        if all(_may_be_somebody(word, ours) for word in one["name"].split()):
            yield one.span("name")


def _may_be_somebody(word: str, ours: Collection[str]) -> bool:
    bare = word.casefold()
    known = bare in lexicon.FIELD or bare in lexicon.HONORIFICS or bare in _NO_PERSON or bare in ours
    known = known or bare in lexicon.NEVER_A_NAME
    return not known and not _OF_SOMEBODY.fullmatch(word) and persons.is_plausible(word)
