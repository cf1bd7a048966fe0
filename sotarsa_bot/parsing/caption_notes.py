"""What follows ";" or "catatan:" is a note, unless it says that something else happened, or takes back what was said:
"4 terima; 6 menolak", "1 terima sembako 2; maaf salah harusnya 1"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sotarsa_bot.parsing import caption_words, lexicon, numerals, taking_words
from sotarsa_bot.parsing import words as base
from sotarsa_bot.parsing.caption_line import Line, Sort, read_line
from sotarsa_bot.parsing.caption_rest import REST

_NOTE = re.compile(r"\s*(?:;|\b(?:catatan|ket|note)\s*:)\s*", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]\s*")
_CORRECTS = frozenset({
    "salah", "slh", "harusnya", "seharusnya", "mestinya", "maaf", "mf", "bukan", "bkn", "ralat", "koreksi", "keliru",
    "maksudnya", "maksud",
})  # fmt: skip
_MEASURES = lexicon.UNITS | lexicon.PEOPLE | frozenset({
    "hari", "minggu", "bulan", "tahun", "kali", "anak", "menit", "jam", "bln", "thn", "hr",
})  # fmt: skip
_FOLLOWS = re.compile(r"\W*(?:no(?:mor)?\.?\s*)?\d[\d\s,&-]*(?:juga|jua|jg|sudah|sdh|{})\W*".format(
    "|".join(sorted(lexicon.NOT))), re.IGNORECASE)  # fmt: skip
_LEADING = re.compile(
    r"\W*(?:(?:mohon|pak|bu|min|tadi|itu|ya)\W+)*"
    r"(?:(?:maaf|mf|ralat|koreksi|harusnya|seharusnya|mestinya|maksud(?:nya|\s+saya))(?:\s+(?:pak|bu|min))?[\s,.:;]+"
    r"|(?:salah|slh|keliru)(?:\s+(?:tulis|ketik|kirim|tadi|itu|pak|bu|min))*(?:\s*[,.:;]\s*|\s+(?!satu\b|no|\d)))+",
    re.IGNORECASE,
)
_AFTER_NUMBER = re.compile(
    r"(?P<whom>\W*(?:no(?:mor)?\.?\s*)?\d+)\s*,?\s*(?:maaf|mf)?\s*(?:salah|slh|keliru|ralat)\s*[,.:;]\s*(?:(?:harusnya|"
    r"seharusnya|mestinya|maksudnya)\s+)?",
    re.IGNORECASE,
)
_RATHER = re.compile(
    r"\W*(?:(?:bukan|bkn)\s+(?:no(?:mor)?\.?\s*)?\d+\W+(?:tapi|tp|tetapi|melainkan|(?:se)?harusnya|mestinya|jadi)"
    r"|(?:no(?:mor)?\.?\s*)?\d+\W+(?:eh|maksudnya|maksud\s+saya))\s+(?=(?:no(?:mor)?\.?\s*)?\d)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\W*(?:(?:maaf|mf|pak|bu|salah|slh|keliru|ralat|koreksi|tadi|itu)\W+)*"
    r"(?:(?:bukan|bkn)\s+(?:no(?:mor)?\.?\s*)?(?P<wrong>\d{1,5})\W+(?:tapi|tp|tetapi|melainkan|harusnya|seharusnya|mestinya|jadi)|"
    r"harusnya|seharusnya|mestinya|maksudnya|ralat|koreksi|salah|maaf)\W+(?P<right>(?:no(?:mor)?\.?\s*)?\d{1,5})\W*",
    re.IGNORECASE,
)


_TURNS = (base.EXCEPT | base.IF | base.BUT | {"batalin", "dibatalin"}) - _CORRECTS - {"tanpa", "pindah"} | REST
_LEFT_OUT = lexicon.NOT | lexicon.MISSING | {"tanpa"}
_OF = frozenset({"utk", "untuk", "gasan", "buat", "sedangkan", "sdgkn", "kalau", "klo", "kalo", "yang", "yg"})
_HANDED_OVER = frozenset({caption_words.RECEIVED, caption_words.PROXY})
_DONE = frozenset({"jadi", "dapat", "dpt", "terima", "diterima", "kebagian"})


def _turns_at(said: Sequence[str], place: int) -> bool:
    """ "selimut belum", "belum selimut", "tidak jadi", "belum"; "besok"; "selimut menyusul"."""
    after = said[place + 1 : place + 2]
    if said[place] in lexicon.MISSING:
        return not place or said[place - 1] in lexicon.GOODS
    return not after or after[0] in lexicon.GOODS | _DONE


class Parts(NamedTuple):
    """`certain`: the note stands in quotation marks, or nothing in it says that something happened."""

    said: str
    note: str
    certain: bool = True


def parts(line: str) -> Parts:
    """What is said on a line, and what follows it."""
    said, *notes = _NOTE.split(line, maxsplit=1)
    note = " ".join(notes[0].split()) if notes else ""
    if quoted := _QUOTED.fullmatch(note):
        return Parts(said, quoted[1].strip())
    return Parts(said, note, not says_more(note, said))


_ASIDE = re.compile(r"(?P<said>.*\w.*?)\s*(?:\((?P<a>[^()]*\d[^()]*)\)|[\"“](?P<b>[^\"“”]*\d[^\"“”]*)[\"”])\W*")
_QUOTES = re.compile(r"(?:barang\s+lain|karena|;|catatan:|ket:)\s*$", re.IGNORECASE)
_UNIT = r"(?:\s*(?:rb|ribu|jt|juta|rupiah))"
_SUM = r"\d[\d.,]*"
_MONEY = re.compile(
    rf"\b(?:uang|dana)\s+(?:tunai\s+)?(?:(?:sebesar|senilai|sejumlah)\s+)?(?:rp\.?\s*)?{_SUM}{_UNIT}?\b"
    rf"|\brp\.?\s*{_SUM}{_UNIT}?\b|\b{_SUM}{_UNIT}\b",
    re.IGNORECASE,
)


def aside(line: str) -> str:
    """What stands in brackets or quotation marks at the end and names a number ("6 terima (no 7 ikut melihat)"), as a
    note; "" without such."""
    found = _ASIDE.fullmatch(line)
    if not found or _QUOTES.search(found["said"]):
        return ""
    note = found["a"] or found["b"]
    words = re.findall(r"[^\W\d_]+", f"{note}".casefold())
    kinds = {lexicon.OUTCOMES.get(word) for word in re.findall(r"[^\W\d_]+", found["said"].casefold())}
    small = lexicon.UNITS | lexicon.GOODS | lexicon.FILLERS | lexicon.AND | {"rt", "rw", "no", "nomor", "umur", "jam"}
    if not set(words) - small or caption_words.PROXY in kinds or not kinds - {None}:
        return ""
    happened = any(word in lexicon.OUTCOMES or word in lexicon.NOT | lexicon.LATER for word in words)
    if turns(note) or (happened and of_another(note)):
        return f"{found['said']}; {note}"  # "1-5 terima (kecuali 3)"
    return f'{found["said"]}; "{note}"'


def money(line: str, items: Sequence[str]) -> str:
    """The line with a sum of money as a thing that nobody planned: "4 terima uang 200rb"; "" without one."""
    found = _MONEY.search(line)
    if not found or '"' in line or any(word in item.casefold() for item in items for word in ("uang", "tunai", "blt")):
        return ""
    return f'{line[: found.start()]}barang lain "{found.group().strip()}"{line[found.end() :]}'


def written(note: str) -> str:
    """The note as it is read again as nothing but a note."""
    plain = note.replace('"', "'")
    return f'"{plain}"' if says_more(plain, "") else note


def says_more(note: str, said: str) -> bool:
    """Whether it may say that something happened, or that what was said is wrong."""
    line = read_line(note.replace(";", ","), ())
    words = {piece.plain for piece in line.pieces if piece.sort is Sort.WORD}
    happened = {one.kind for one in caption_words.outcomes(read_line(said, ()))}
    if taking_words.tells(note) and (not said or happened - _HANDED_OVER):
        return True
    if words & _CORRECTS or _FOLLOWS.fullmatch(note) or turns(note) or of_another(note):
        return True
    numbers = [n for n in line.places(Sort.NUMBERS) if not line.is_word(n + 1, _MEASURES)]
    kinds = [one.kind for one in caption_words.outcomes(line) if _is_said(line, one, bool(numbers))]
    if numbers:
        return bool(kinds or words & lexicon.GOODS)
    other = set(kinds) - happened - {caption_words.RECEIVED, caption_words.PROXY, caption_words.NOT_RECEIVED}
    return bool(other)


def of_another(note: str) -> tuple[str, str] | None:
    """ "4 dititip": the numbers of the list that it begins with, and what is said of them."""
    line = read_line(note.partition(";")[0], ())
    first = next((n for n, piece in enumerate(line.pieces) if piece.plain not in _OF), 0)
    numbered = first < len(line.pieces) and line.pieces[first].sort is Sort.NUMBERS
    if not numbered or line.is_word(first + 1, _MEASURES) or line.is_mark(first + 1):
        return None
    after = range(first + 1, len(line.pieces))
    rest = [n for n in after if line.pieces[n].plain not in lexicon.FILLERS]
    return (line.pieces[first].text, line.text(after)) if rest else None


def _is_said(line: Line, one: caption_words.Outcome, numbered: bool) -> bool:
    """Not so in "tidak ada KTP", "karena sakit" and "sakit": they say more of what happened before."""
    if one.kind == caption_words.DENIED or (one.reason and not numbered):
        return False
    if one.start and line.pieces[one.start - 1].plain in caption_words.BECAUSE:
        return False
    denied = line.pieces[one.start].plain in lexicon.NOT
    more = line.is_word(one.end, [p.plain for p in line.pieces]) and not line.is_word(one.end, lexicon.FILLERS)
    return not (denied and more and line.pieces[one.end - 1].plain in ("ada", "dapat"))


def names_others(note: str) -> bool:
    """ "6 menolak", "yang menolak 6": it is about numbers of the list, and nothing else."""
    line = read_line(note.partition(";")[0], ())
    said = [n for n, piece in enumerate(line.pieces) if piece.plain not in lexicon.FILLERS]
    numbers = [n for n in said if line.pieces[n].sort is Sort.NUMBERS]
    return len(numbers) == 1 and numbers[0] in (said[0], said[-1]) and not line.is_word(numbers[0] + 1, _MEASURES)


def follows_on(note: str) -> bool:
    """ "12 juga", "13 belum", "kecuali 3", "selimut belum": it speaks of what was said before it."""
    return bool(_FOLLOWS.fullmatch(note)) or (turns(note) and not of_another(note))


def turns(note: str) -> bool:
    """Whether a word of it turns what was said before: "kecuali 3", "selimut belum", "batal", "tapi 2 saja". A "not"
    of something else says more of it: "tidak ada KTP", "tidak bisa jalan"."""
    line = read_line(note.replace(";", ","), ())
    words = [piece.plain for piece in line.pieces if piece.sort is Sort.WORD]
    if set(words) & _CORRECTS:
        return False
    if set(words) & _TURNS or set(words[:1]) & lexicon.ALL:
        return True
    said = [word for word in words if word not in lexicon.FILLERS]
    nots = [n for n, word in enumerate(said) if word in _LEFT_OUT]
    return any(_turns_at(said, n) for n in nots)


def corrected(said: str) -> str:
    """What is said after "maaf salah, ..." or within "13 salah, tidak hadir"; "" if nothing was corrected."""
    if found := _LEADING.match(said):
        return said[found.end() :]
    if found := _RATHER.match(said):
        return said[found.end() :]
    if found := _AFTER_NUMBER.match(said):
        return f"{found['whom']} {said[found.end() :]}"
    return ""


def instead(note: str) -> tuple[int | None, int, bool] | None:
    """ "maaf salah harusnya 1", "bukan 3 tapi 4": which number was wrong (None: not said), which is right, and whether
    it was called a number of the list. None if it says anything else."""
    found = _INSTEAD.fullmatch(numerals.with_digits(note))
    if not found:
        return None
    digits = re.sub(r"\D", "", found["right"])
    return (int(found["wrong"]) if found["wrong"] else None, int(digits), found["right"][:1].casefold() == "n")
