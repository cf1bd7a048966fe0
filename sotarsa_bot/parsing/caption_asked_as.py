"""What is only nearly a report: who was present, who signed with a thumb, for whom a relative came, why somebody got
more. It is put in plain words, and these are asked about."""

import re
from collections.abc import Callable, Iterator

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
_OF_KIN = sorted(lexicon.RELATIONS | {"laki", "bini", "istri", "suami", "kamanakan", "kemenakan", "kk"})
_KIN = rf"(?:{'|'.join(_OF_KIN)})\s?nya"
_FETCHED = r"(?:di(?:ambil(?:akan|kan)|jamput|jemput)(?:akan|kan)?|(?:nang|yang|yg)\s+(?:maambil|manarima)(?:akan)?)"
_NAME = r"[A-Z][\w'’]+(?:\s+[A-Z][\w'’]+){0,2}"
_WHOSE = rf"^\W*({LISTED})(?:\s+(?i:t[ae]rima))?[\s,]+"
_WHY = r"(?:\s*[,;]\s*([^\d;\"]+))?\W*$"
_OFTEN = r"(?:(?:nang|yang|yg|haja|ja|sudah)\s+)*"
_BY_KIN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(rf"{_WHOSE}((?i:{_KIN}))\s+(?i:{_OFTEN}(?:maambil|maambilakan|mengambilkan)){_WHY}"),
        lambda found: f"{found[1]} terima wakil {_kin(found[2])}nya{_note(found[3])}",
    ),
    (
        re.compile(rf"{_WHOSE}(?i:{_FETCHED}|diambil(?=\s+kk))\s+((?i:{_KIN})){_WHY}"),
        lambda found: f"{found[1]} terima wakil {_kin(found[2])}nya{_note(found[3])}",
    ),
    (
        re.compile(
            rf"{_WHOSE}(?:(?i:ampunnya|jatahnya|sudah)\s+)*((?i:(?:ku|di)julung(?:akan)?\s+k[ae])\s+[^\d;]+?)\W*$"
        ),
        lambda found: f"{found[1]} terima{_note(found[2])}",
    ),
    (
        re.compile(rf"{_WHOSE}(?i:{_FETCHED})\s+({_NAME})\s+((?i:{_KIN}))\W*$"),
        lambda found: f"{found[1]} terima wakil {found[2]} ({_kin(found[3])})",
    ),
    (
        re.compile(rf"{_WHOSE}(?i:{_FETCHED})\s+((?i:{_KIN}))\s+({_NAME})\W*$"),
        lambda found: f"{found[1]} terima wakil {found[3]} ({_kin(found[2])})",
    ),
)
""" "3 anaknya nang maambil", "8 dijamput anaknya Siti"."""
_WITH = r"(?:lawan|lwn|wan|sama|bersama|dengan|dgn|umpat|ikut|badua\s+lawan)"
_WITH_KIN = re.compile(
    rf"^\W*(?P<all>{LISTED})\s+(?:sudah\s+|sdh\s+)?t[ae]rima(?:[\s,]+(?:nang|yang|yg)\s+(?P<one>\d{{1,5}}))?\s+"
    rf"(?P<how>{_WITH}\s+(?P<kin>{_KIN}))\W*$",
    re.IGNORECASE,
)
""" "7 tarima lawan anaknya", "1 2 3 tarima nang 2 lawan mamanya": came with kin, or kin came for them."""
_BY_NUMBER = re.compile(
    rf"^\W*(?P<whose>{LISTED})\s+(?:t[ae]rima\s+)?(?:di)?wakil(?:nya|i|kan)?\s+(?P<who>(?:{_KIN}\s+)?(?:no|nomor|nomer)\.?\s*\d{{1,5}})\W*$",
    re.IGNORECASE,
)
""" "11 wakil anaknya nomor 12"."""
_GONE = re.compile(
    rf"^\W*({LISTED})[\s,]+(?:(?:sidin|inya|urangnya|sudah|sdh|dah|udah|tu|tuh|nang|yang)\s+)*"
    r"(?:(?:(?:kada|kd|tidak|tdk|gak|ga)\s+ada|kadada|kdd|tiada)\s+(?:lagi|lg)"
    r"(?:\s+(?:sidin|inya|urangnya))?|(?<=sudah )tiada)\W*$",
    re.IGNORECASE,
)
""" "Sudah kada ada lagi": the gentle words for one who has died, and plain ones for one who is not there."""
_OF_ABSENCE = lexicon.NOT | lexicon.AWAY | {"garing", "pergi", "tulak"}
_BECAUSE = re.compile(r"\s*,?\s+((?:soalnya|soale|gara-gara|gegara|maklum)\s+[^;\"“”]+)$", re.IGNORECASE)
_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]{3,})2(?![\w.,]*\d)(?!\w)")
_NOT_DOUBLED = lexicon.GOODS | lexicon.UNITS | lexicon.PEOPLE | frozenset(lexicon.OUTCOMES)
_COUNTED = frozenset({"nomor", "nomer", "nmr", "kode", "jam", "pukul", "tgl", "tanggal", "umur", "usia", "masing"})


_PICKED_UP = re.compile(
    rf"^\W*(?:(?:nang|yang|yg)\W+)*(?P<whom>{LISTED})\s+(?:(?:sudah|sdh|dah|hanyar|baru|tadi|akhirnya|juga|jua)\s+)*"
    r"(?P<how>(?:ma|me|meng)?ambil(?:nya)?(?:\s+(?:sorang\w*|saurang\w*|sendiri\w*|langsung|(?:ke|ka|di)\s+\w+|tadi|malam|samalam|semalam"
    r"|kemarin|kamarin|k[ae]marian|pagi|siang|sore|susulan|lagi|haja|ja|saja|jam\s+[\d.]+|lawan\s+\w+))*)\W*$",
    re.IGNORECASE,
)
""" "Nang no 7 hanyar maambil", "5 ambil sendiri ke kantor"."""
_GAVE_BACK = re.compile(
    rf"^\W*(?:(?:nang|yang|yg)\W+)*(?P<whom>{LISTED})\s+(?:(?:sudah|sdh|dah|tadi|malah)\s+)*(?P<how>"
    r"(?:di|ma|mam|me|mem|meng|mang|menge|manga)?(?:kembali|kambali|embali|ambali|[bm]ulik|bulik|pulang|mulang|balik)(?:kan|akan|in|i)(?:\s+(?:sembako|barang|paket|jatah|selimut|beras"
    r"|bantuan|minyak|minyak\s+goreng)(?:nya)?|\s+(?:lagi|pulang|haja|ja|saja|jua|juga)|\s+(?:ke|ka)\s+(?:tim|kami|kantor|balai))*"
    r"(?:[\s,]+(?:karena|karna|krn|kada|tidak|salah|rusak|sudah|takut)\s+[^\d;]+)?)\W*$",
    re.IGNORECASE,
)
""" "Nomor 3 mambulikakan sembako", "2 dikembalikan karena sudah mampu": in the end they did not take it."""

_COULD_NOT = re.compile(
    rf"^\W*(?:(?:nang|yang|yg)\W+)*(?P<whom>{LISTED})\s+(?P<why>(?:[^\W\d_]+\s+){{0,3}}?(?:kada|kd|tidak|tdk|gak|ga)\s+(?:kawa|bisa|sanggup|sempat)\s+"
    r"(?:datang|hadir|umpat|bajalan|berjalan|jalan|bangun|maambil|mengambil|(?:ka|ke)\s*(?:sini|balai))(?:\s+(?:lagi|jua|sidin|inya|pang))*)\W*$",
    re.IGNORECASE,
)
""" "5 garing kada kawa datang"."""


def without_doubled(line: str) -> str:
    """ "rame2", "muntah2" as "rame-rame": a word that is said twice, and no number."""

    def twice(found: re.Match[str]) -> str:
        word = found[1]
        return found[0] if word.casefold() in _NOT_DOUBLED | _COUNTED else f"{word}-{word}"

    return _DOUBLED.sub(twice, line)


def _kin(word: str) -> str:
    plain = "".join(word.split()).casefold().removesuffix("nya")
    return {"kk": "kakak", "kamanakan": "keponakan", "kemenakan": "keponakan"}.get(plain, plain)


def _note(words: str | None) -> str:
    return f'; "{words.strip()}"' if words and words.strip() else ""


def with_others(line: str) -> list[list[str]]:
    """What "7 tarima lawan anaknya" and "11 wakil anaknya nomor 12" may say, each as its lines."""
    if found := _BY_NUMBER.match(line):
        return [[f'no {found["whose"]} terima; "diwakili {found["who"]}"']]
    found = _WITH_KIN.match(line)
    if not found:
        return []
    kin, how, one = f"{_kin(found['kin'])}nya", found["how"].strip(), found["one"]
    whom = one or found["all"]
    rest = f" kecuali {one}" if one else ""
    others = [f"no {found['all']}{rest} terima"] if one else []
    aside = f"nang {one} {how}" if one else how
    return [
        [f'no {found["all"]} terima; "{aside}"'],
        [*others, f"no {whom} terima wakil {kin} ({kin.removesuffix('nya')})"],
    ]


def gone(line: str) -> list[str]:
    """What "4 sudah kada ada lagi" may say of number 4; empty where that is not what is said."""
    found = _GONE.match(line)
    return [f"no {found[1]} {became}" for became in ("meninggal", "pindah", "tidak ada")] if found else []


def gives_back(line: str) -> bool:
    """ "2 dikembalikan": one of the list."""
    return _GAVE_BACK.match(line) is not None


def ways(line: str) -> Iterator[str]:
    """The line in plain words; nothing where it is not such a line."""
    if took := _PICKED_UP.match(line):
        yield f'{took["whom"]} terima; "{took["how"]}"'
    if could_not := _COULD_NOT.match(line):
        yield f'{could_not["whom"]} tidak ada; "{could_not["why"]}"'
    if (gave := _GAVE_BACK.match(line)) and "tolak" not in line:
        yield f'{gave["whom"]} tolak; "{gave["how"]}"'
    for by_kin, plainly in _BY_KIN:
        if found := by_kin.match(line):
            yield plainly(found)
    for pattern, instead in _OTHERWISE:
        if (found := pattern.match(line)) and not set(found[2].casefold().split()) & _OF_ABSENCE:
            yield pattern.sub(instead, line)
    if _PRESENT.search(line):
        yield _PRESENT.sub(" terima", line)
    if (because := _BECAUSE.search(line)) and ";" not in line[: because.start()]:
        yield f'{line[: because.start()]}; "{because[1].strip()}"'
