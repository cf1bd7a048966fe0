"""Numbers that name a person (NIK, No KK), and pictures of their cards: what must not stand in a group.

A number is found by its digits and what they mean (area, date of birth or of issue, serial), whatever stands between
them: offices and people write it in more ways than could be listed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FEMALE = 40
"""Added to a woman's day of birth."""
LENGTH, FEW = 16, 4
"""Digits of a number; groups into which it may be broken anywhere (a line that ends, fours on a card)."""
SHAPES = ((4, 4, 4, 4), (6, 6, 4))
"""As it is copied from a card: a mistyped date in it makes it nobody else's."""
_LOOKS_LIKE_DIGITS = re.compile(r"(?<=\d)[oOlI]{1,4}(?=\d)")
""" "6311O2…": typed for 0 and 1, or read so from a picture."""
_GROUP = re.compile(r"\d+")
_ALONE = re.compile(r"(?<![^\W_])\d+(?![^\W_])")
_BETWEEN = re.compile(r"[\W_]{1,4}")
"""Of what may stand between digits, whatever it is; a word, or the stars of a masked number, are more."""
_PROVINCE = re.compile(r"1[1-9]|21|3[1-6]|5[1-4]|6[1-5]|7[1-6]|8[12]|9[1-7]")
_REGENCY = re.compile(r"0[1-9]|[1-3]\d|40|7[1-9]")
"""Regencies count from 01, towns from 71."""
STARS = "*" * 8
_SHOWN = re.compile(
    r"(?:\b(?:no(?:mor)?\b\.?\s*)?n\.?i\.?k\b\.?\s*[:=#-]?\s*)?[*_~`]*(?<!\d)\d{4}\*{8}\d{4}[*_~`]*", re.IGNORECASE
)
"""A masked number, with what announces or adorns it."""
_CARD = re.compile(
    r"\b(?:e-?)?ktp(?:-?el)?\b|\bkartu\s+(?:keluarga|tanda\s+penduduk)\b|(?<!\d\s)(?<!\d)\bkk\b", re.IGNORECASE
)
"""`25 KK` are 25 families."""
_SERVICE = re.compile(
    r"\b(?:perekaman|rekam|pelayanan|layanan|pembuatan|pengurusan|pencetakan|cetak|antre\w*|antri\w*"
    r"|(?<!ktp )(?<!kk )warga)\b",
    re.IGNORECASE,
)
"""People at a service for cards are no card."""
_MENTIONED = re.compile(
    r"""\b(?:(?:me|di|mem|meng)?(?:bawa|pinjam|pakai|pake|pkai|gunakan|tunjuk\w*|unjuk\w*|perlihatkan|urus|cek|cocok\w*)
    |(?:menyusul|susulan|kurang|tanpa|tnp|lupa|hilang|rusak|mati|beda|lain|salah|nanti|besok|tunggu\w*|menunggu|minta
    |perlu|butuh|wajib|harus|syarat\w*|ket?inggal\w*|tert?inggal\w*|kadada|kadeda|blm|belum|balum|kada|kd|kdd|tidak|tdk
    |tak|gak|ga|bukan|bukannya|bisi|baisi|punya|terima|tarima|menerima|dibari|dibagi\w*|diberi\w*|serah\w*|diserahkan
    |hadir|datang|diwakili\w*|wakil\w*|bermasalah|sesuai|sabarataan))\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What is told of a card that is not in the picture, or beside what the picture shows."""
_LED = re.compile(
    r"\W*(?:k\d+\W+)?(?:(?:no(?:mor)?\W*)?\d+\W+)?(?:(?:ini|foto\w*|scan|gambar|fotokopi|fc|copy|kirim|titip|data)\W+)*",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:sudah|sdh|sdah|udah|udh|semua\w*|lengkap|ada|ya|pak|bu|nih|ini)\b", re.IGNORECASE)
"""Says nothing more of a card: "ktp Aminah sudah"."""
_BRIEF = 4
"""Words of a caption that says no more than whose card it is."""
_EVERYDAY = re.compile(
    r"""(?<!\d)(?<!\d[./:,-])(?:
        (?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?![./-]?\d)  # 3/12/2026
      | (?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!-?\d)               # 2026-12-03
      | (?:[01]?\d|2[0-4])[.:][0-5]\d(?![.:]?\d)                                      # 08.30
      | \d{1,3}(?:[.,]\d{3})+(?![.,]?\d)                                              # 1.500.000
      | \d{1,3}\.\d{4,},\s*-?\d{1,3}\.\d{4,}(?!\d)                                    # -2.31512, 115.49231
      | 08[1-9]\d{8,10}(?!\d)                                                         # 081234567890
      | 62[\s().-]{0,3}8(?:[\s().-]{0,3}\d){8,10}(?!\d)                               # +62 812-3456-7890
    )""",
    re.VERBOSE,
)
"""What is plainly something else, and ends a number on both sides."""
_PHONE = re.compile(r"08[1-9]\d?(?:[\s().-]{1,3}\d{3,5}){2}(?!\d)")
"""`0812 3456 7890`: skipped where no number has begun before it."""


_KIND = r"(?:n\.?i\.?k|k\.?k|(?:e-?)?ktp|nomor\s+induk(?:\s+\w+)?|kartu\s+(?:keluarga|tanda\s+penduduk))"
_ANNOUNCED = re.compile(rf"\b{_KIND}\s?(?:nya)?\b[\W_]*(?:(?:no|nmr|nomor|adalah|yaitu)\b[\W_]*)?$", re.IGNORECASE)
_EXPLAINED = re.compile(
    rf"[\W_]{{0,4}}(?:(?:itu|ini|adalah)\b[\W_]*)?(?:(?:no|nomor)\b[\W_]*)?{_KIND}(?:nya)?\b", re.IGNORECASE
)
"""Words before and behind digits that say what they are, whatever is mistyped in them."""
_FAMILIES = re.compile(r"\s*kk\b", re.IGNORECASE)
"""`25 KK` behind other numbers are 25 families, too; no village has a thousand of them."""
_COUNTED = re.compile(r"(?<!\d)\d{1,3}\s*kk\b[\W_]*$", re.IGNORECASE)
"""The same before other numbers: "25 KK; 10 11 12"."""
FAMILIES = 4
"""Digits of which no such count consists."""
_NEAR, _SAID = 40, 6
"""Letters that are looked at before a number; groups of one that is only said to be one."""
_ENOUGH = re.compile(rf"\d(?:[\W_]{{0,4}}\d){{{LENGTH - 1}}}")
"""Most texts have a word between so many digits, and need no closer look."""


class _Found(NamedTuple):
    start: int
    end: int
    digits: str


def number_in(text: str) -> str:
    """The digits of the first such number; empty if there is none."""
    return next((found.digits for found in _numbers(text)), "")


def masked(text: str) -> str:
    """Each shown as `6311********0003`: enough in private."""
    return _changed(text, lambda digits: f"{digits[:4]}{STARS}{digits[-4:]}")


def hidden(text: str, sign: str) -> str:
    """A sign instead of each: for logs."""
    return _changed(text, lambda _: sign)


def without_numbers(text: str) -> str:
    """The text as if they had not been written, nor masked: whatever else it says still counts. What only announces or
    adorns a number ("NIK:", stars) goes with it."""
    bare = masked(text)
    if STARS in bare:  # which costs nothing to ask, while the pattern may begin at every letter of a card
        bare = _SHOWN.sub(" ", bare)
    return text if bare == text else "\n".join(" ".join(line.split()) for line in bare.split("\n"))


def _changed(text: str, shown: Callable[[str], str]) -> str:
    done, parts = 0, []
    for found in _numbers(text):
        parts += [text[done : found.start], shown(found.digits)]
        done = found.end
    return "".join(parts) + text[done:]


def is_day(digits: str) -> bool:
    """Whether a number's day and month (four digits) are some day's."""
    day, month = int(digits[:2]), int(digits[2:])
    return 1 <= month <= 12 and 1 <= (day - FEMALE if day > FEMALE else day) <= DAYS[month - 1]


def names_card(caption: str, file: str) -> bool:
    """Whether a picture's caption or file name says that it shows a card; in doubt it shows what else is told."""
    named = re.sub(r"[\W_\d]+", " ", file.rpartition(".")[0] or file)
    return _says_card(caption) or _CARD.search(named) is not None or bool(number_in(file))


def _says_card(caption: str) -> bool:
    if not _CARD.search(caption) or _SERVICE.search(caption) or _MENTIONED.search(caption):
        return False
    words = re.findall(r"[^\W\d_]{2,}", _DONE.sub(" ", caption))
    led = _LED.match(caption)
    return len(words) <= _BRIEF or bool(led and _CARD.match(caption, led.end()))


def _numbers(text: str) -> Iterator[_Found]:
    if len(text) < LENGTH:
        return
    text = _LOOKS_LIKE_DIGITS.sub(lambda found: "".join("0" if one in "oO" else "1" for one in found[0]), text)
    if not _ENOUGH.search(text):
        return
    plain = _EVERYDAY.sub(lambda found: "x" * len(found[0]), text)
    for groups in _runs(plain):
        at = 0
        while at < len(groups):
            ends = _ends(plain, groups, at)
            phone = None if ends else _PHONE.match(plain, groups[at].start())
            if ends:
                digits = "".join(str(int(digit)) for group in groups[at:ends] for digit in group[0])
                yield _Found(groups[at].start(), groups[ends - 1].end(), digits)
            at = ends or at + 1
            while phone and at < len(groups) and groups[at].start() < phone.end():
                at += 1


def _runs(plain: str) -> Iterator[list[re.Match[str]]]:
    """Groups of digits that belong together: nothing but a little that is no word stands between them."""
    run: list[re.Match[str]] = []
    for group in _GROUP.finditer(plain):
        if run and not _BETWEEN.fullmatch(plain, run[-1].end(), group.start()):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _ends(plain: str, run: Sequence[re.Match[str]], first: int) -> int:
    """Where a number that begins with this group of digits ends, as a place in the run; 0 if none begins."""
    count = 0
    for n in range(first, min(len(run), first + LENGTH)):
        count += run[n].end() - run[n].start()
        if count >= LENGTH:
            here = run[first : n + 1]
            return n + 1 if count == LENGTH and _is_number(plain, here) else 0
    return 0


def _is_number(plain: str, here: Sequence[re.Match[str]]) -> bool:
    return (
        _stands_alone(plain, here) or _means_one(plain, here) or _shaped_like_one(here) or _said_to_be_one(plain, here)
    )


def _stands_alone(plain: str, groups: Sequence[re.Match[str]]) -> bool:
    """Sixteen digits in one, whatever they mean: somebody's number that was mistyped, but no part of a checksum."""
    return len(groups) == 1 and _ALONE.match(plain, groups[0].start()) is not None


def _shaped_like_one(groups: Sequence[re.Match[str]]) -> bool:
    """Of some area and parted as on a card, and no row of years."""
    parts = [group[0] for group in groups]
    shaped = tuple(map(len, parts)) in SHAPES and not all(part[:2] in ("19", "20") for part in parts)
    return shaped and _area("".join(parts))


def _said_to_be_one(plain: str, groups: Sequence[re.Match[str]]) -> bool:
    start, end = groups[0].start(), groups[-1].end()
    if len(groups) > _SAID:
        return False
    before = plain[max(0, start - _NEAR) : start]
    counts = _COUNTED.search(before) and all(len(group[0]) < FAMILIES for group in groups)
    if not counts and _ANNOUNCED.search(before):
        return True
    families = len(groups[-1][0]) < FAMILIES and _FAMILIES.match(plain, end)
    return not families and _EXPLAINED.match(plain, end) is not None


def _area(digits: str) -> bool:
    return bool(_PROVINCE.match(digits) and _REGENCY.match(digits, 2)) and digits[4:6] != "00"


def _means_one(plain: str, groups: Sequence[re.Match[str]]) -> bool:
    """Whether digits are such a number, and not what somebody counts."""
    parts = [group[0] for group in groups]
    digits = "".join(parts)
    if not _area(digits) or not is_day(digits[6:10]) or digits[12:] == "0000":
        return False
    phones = (_PHONE.match(plain, group.start()) for group in groups)
    return len(parts) <= FEW or (_no_list(parts) and not any(one and one.end() >= groups[-1].end() for one in phones))


def _no_list(parts: Sequence[str]) -> bool:
    """Nobody counts "02" or "0"; nor what falls into area, date and four digits that are no year."""
    zero = any(part[0] == "0" and (len(part) < 3 or n == len(parts) - 1) for n, part in enumerate(parts))
    ends = [sum(map(len, parts[: n + 1])) for n in range(len(parts))]
    meant = ends[-2] == 12 and 6 in ends and all(end % 2 == 0 for end in ends)
    return zero or (meant and parts[-1][:2] not in ("19", "20"))
