"""What the village counted: "sembako 24, selimut kurang 1", "lengkap semua", "selimut tidak ada"."""

import re
from collections.abc import Mapping, Sequence
from itertools import product

from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_goods, count_phrases, lexicon, numerals
from sotarsa_bot.parsing.caption_line import Line, Sort, read_line
from sotarsa_bot.parsing.small_talk import is_thanks
from sotarsa_bot.parsing.words import PARTICLES
from sotarsa_bot.unsure import Meaning, Unsure

_PARTS = re.compile(
    r"[,;\n]|(?<=\s)(?:dan|serta|tapi|tp|tagal|sedangkan|lawan|lwn|kecuali|kcuali|selain)(?=\s)|(?<=\d\s)sama(?=\s+\w)|\.(?=\s)",
    re.IGNORECASE,
)
_SAME = frozenset({
    "lengkap", "cocok", "sesuai", "pas", "sama", "benar", "betul", "komplit", "komplet", "genap", "utuh", "klop",
    "ok", "oke", "cukup",
})  # fmt: skip
_LESS = frozenset({"kurang", "krg", "kekurangan", "kakurangan", "selisih"})
_MORE = frozenset({"lebih", "lbh", "labih", "kelebihan", "kalabihan"})
_STATES = frozenset({
    "rusak", "hilang", "basah", "sobek", "robek", "rabit", "bocor", "pecah", "penyok", "busuk",
    "kedaluwarsa", "kadaluarsa", "cacat", "tumpah", "hanyut",
})  # fmt: skip
_PERSONS = frozenset({"orang", "orangnya", "org", "warga", "warganya", "penerima", "penerimanya"})
_NONE = frozenset({"nihil", "nol", "kosong"})
_SMALL = (lexicon.FILLERS | lexicon.UNITS | lexicon.SIGNS | lexicon.ALL | lexicon.AND) | frozenset({
    "ada", "terima", "diterima", "menerima", "tiba", "sampai", "datang", "jumlah", "jumlahnya", "total", "totalnya",
    "hanya", "cuma", "saja", "aja", "kami", "desa", "hitung", "hitungan", "dihitung", "menurut", "pak", "bu", "min",
    "admin", "barang", "barangnya", "siap", "itu", "ini", "lainnya", "yang", "semua",
    "catatan", "catatannya", "tim", "data", "daftar", "iya", "ya", "inggih", "msh", "masih", "lagi", "dapat",
    "dapatnya", "tadi", "ulang", "bujur", "alhamdulillah", "syukur", "samuaan", "sabarataan", "buting", "bigi",
}) | PARTICLES  # fmt: skip
_LATER = re.compile(
    r"\W*(?:(?:maaf|mf|pak|bu|masih|kami|barangnya?|lagi|sedang)\W+)*"
    r"(?:(?:belum|blm|balum)\W+(?:(?:sempat|selesai|bisa)\W+)?(?:di)?(?:hitung|cek|periksa)"
    r"|(?:masih|lagi|sedang)\W+(?:di)?hitung)"
    r"(?:\W+(?:pak|bu|semua|semuanya|lagi|ya|dulu))*\W*",
    re.IGNORECASE,
)  # fmt: skip
_GONE = frozenset({"dikembalikan", "dibulikakan", "dipulangkan", "dibalikkan", "kembali", "menyusul", "nyusul"})
_EITHER = re.compile(r"(?P<one>\d{1,5})\s*(?:atau|ato|atw)\s*(?P<other>\d{1,5})\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:sekitar|kira-kira|kira2|kurleb|kurang\s+lebih|lebih\s+kurang|hampir"
    r"|kayanya|kayaknya|kaya'?nya|sepertinya|rasanya|mungkin|barangkali)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"(?<![\w.])(\d{1,4})\s*(?:\+|(?:di)?tambah|plus)\s*(\d{1,4})\b", re.IGNORECASE)
_COUNTED_TOO = re.compile(
    r"\b(?:tetap|tatap|ikut|umpat|jua|juga|sudah|termasuk|kada|kd|tidak|tdk|belum|balum)\W+"
    r"(?:(?:ikut|umpat|jua|juga)\W+)?(?:(?:(?:di|ta|ter)?hitung|masuk)\w*)\b|\b(?:di|ta|ter)hitung\W+(?:jua|juga)\b",
    re.IGNORECASE,
)
"""Whether the damaged ones are among the number: "nang rabit tatap dihitung"."""
_NOT_KNOWN = re.compile(
    r"\b(?:kada|kd|tidak|tdk|belum|balum|blm|lupa)\W+(?:tahu|tau|ingat|yakin|pasti|sempat|(?:ta|di|ter)?hitung)\w*",
    re.IGNORECASE,
)
_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SPOKEN = re.compile(
    rf"\b({'|'.join(_DIGITS[1:])})\s+({'|'.join(_DIGITS)})\b(?!\s+(?:belas|puluh|ratus|ribu))", re.IGNORECASE
)
""" "Dua lima", as a number is dictated: 25."""
_POLITE_FIRST = re.compile(r"^(?:(?:pak|bu|min|ya|tapi|dan)\b\W*)+", re.IGNORECASE)
_NOTE = ", catatan: "
Counts = dict[str, int]


def parse_counts(text: str, items: Sequence[str], shown: Mapping[str, int] | None = None) -> Counts:
    """By item of the visit; a bare number when there is one item only. `shown`: the totals that stood in the question,
    of which "kurang 1" and "lengkap" speak.

    Mistake `parsing.counts_unreadable`, `counts_less`, `counts_later`, `item_unknown`, `amount_impossible`,
    `amount_whole`. Unsure if a name fits several items, and for "tidak ada" alone.
    """
    if _LATER.fullmatch(text):
        raise Mistake("parsing.counts_later")
    text = count_phrases.plainly(text, items, shown or {})
    if offers := _only_nearly(text, items, shown):
        raise Unsure(*offers)
    if broken := numerals.broken_measure(text):
        raise Mistake("parsing.amount_whole", typed=broken)
    text, said = split_note(_with_breaks(text, items))
    parts = [part for part in _PARTS.split(text) if part.strip() and not is_thanks(part)]
    ways: list[list[Counts]] = _of_parts(parts, items, shown, said)
    found = [counts for way in product(*ways) if (counts := _together(way, shown)) is not None] if ways else []
    if not found:
        raise _unreadable(items)
    if len(found) == 1 and not _of_nothing(parts, items):
        return found[0]
    raise Unsure(*(Meaning(write_counts(one), _said(one)) for one in found))


def _of_nothing(parts: Sequence[str], items: Sequence[str]) -> bool:
    """ "Selimut 9, 24": beside a thing with its number stands a number of which no word says what it counts."""
    lines = [read_line(numerals.with_digits(part), items) for part in parts]
    named = [bool(line.places(Sort.ITEM)) for line in lines]
    return any(named) and any(line.places(Sort.NUMBERS) and not has for line, has in zip(lines, named, strict=True))


def _with_breaks(text: str, items: Sequence[str]) -> str:
    """ "Sembako pas selimut kurang 1": each thing is followed by what is said of it, so that it begins a part."""
    thing = "|".join(re.escape(word) for item in items for word in (item, item.split()[0]))
    if len(items) < 2 or not re.match(rf"\W*(?:{thing})\b\s+(?!(?:{thing})\b)", text, re.IGNORECASE):
        return text
    said = "|".join(sorted(_SAME | _NONE)) + r"|\d+|ada"
    return re.sub(rf"(?<=\s)({said})\s+(?=(?:{thing})\b)", r"\1, ", text, flags=re.IGNORECASE)


def split_note(text: str) -> tuple[str, str]:
    """What is counted, and what else was said of it, for the office to read."""
    counted, _, note = text.partition(_NOTE)
    return counted, note.strip()


def _of_parts(
    parts: Sequence[str], items: Sequence[str], shown: Mapping[str, int] | None, note: str
) -> list[list[Counts]]:
    """Unsure if what some parts say is no thing of the visit: the counts without it, which stays as a remark."""
    ways: list[list[Counts]] = []
    beside: list[str] = []
    unknown: Mistake | None = None
    for part in parts:
        try:
            ways.append(_of_part(part, items, shown))
        except Mistake as mistake:
            remark = bool(ways) and _is_remark(part, items)
            counted_too = mistake.key == "parsing.counts_state" and _COUNTED_TOO.search(part)
            if mistake.key != "parsing.item_unknown" and not (remark or counted_too):
                raise
            unknown = unknown or mistake
            counted, rest = ([], part.strip()) if remark else _counted_first(part, items, shown)
            ways += [counted] if counted else []
            beside.append(rest)
    if unknown is None:
        return ways
    found = [counts for way in product(*ways) if way and (counts := _together(way, shown)) is not None]
    if not found:
        raise unknown
    words = ", ".join([*beside, *([note] if note else [])])
    raise Unsure(
        *(Meaning(f"{write_counts(one)}{_NOTE}{words}", texts.plain("count.said_note", said=_said(one), note=words))
          for one in found)
    )  # fmt: skip


def _is_remark(part: str, items: Sequence[str]) -> bool:
    """ "yang 1 kada datang orangnya", after a count: it names no thing and says more than a count could."""
    line = read_line(numerals.with_digits(part), items)
    if _COUNTED_TOO.search(part) or (_NOT_KNOWN.search(part) and not line.places(Sort.NUMBERS)):
        return not line.places(Sort.NUMBERS) or not line.places(Sort.ITEM)
    words = {line.pieces[n].plain for n in line.places(Sort.WORD)}
    known = _SMALL | _LESS | _MORE | _SAME | _NONE | lexicon.TURNING
    return not line.places(Sort.ITEM) and bool(words - known or words & _PERSONS) and not words & _STATES


def _counted_first(part: str, items: Sequence[str], shown: Mapping[str, int] | None) -> tuple[list[Counts], str]:
    """ "sembako 19 pak yang satu menyusul": what its first words count, and the rest."""
    words = part.split()
    for last in range(len(words) - 1, 1, -1):
        end = last
        try:
            found = _of_part(" ".join(words[:end]), items, shown)
        except (Mistake, Unsure):
            continue
        if words[end].casefold().strip(".,") in _GONE:
            raise _unreadable(items)  # "2 selimut dikembalikan": it is not these that arrived
        while end > 2 and words[end - 1].casefold() in _SMALL - lexicon.UNITS:
            end -= 1
        return found, _POLITE_FIRST.sub("", " ".join(words[end:]))
    return [], part.strip()


def _only_nearly(text: str, items: Sequence[str], shown: Mapping[str, int] | None) -> list[Meaning]:
    """What "24 atau 25" and "sekitar 25" may be exactly."""
    either = [_EITHER.sub(found, text, count=1) for found in (r"\g<one>", r"\g<other>")] if _EITHER.search(text) else []
    offers: list[Meaning] = []
    spoken = _SPOKEN.sub(lambda two: "".join(str(_DIGITS.index(d.casefold())) for d in two.groups()), text)
    summed = _SUM.sub(lambda two: str(int(two[1]) + int(two[2])), spoken)
    nearly = [_ABOUT.sub("", text)] if _ABOUT.search(text) else [summed] if summed != text else []
    for one in either or nearly:
        try:
            read = parse_counts(one, items, shown)
            offers.append(Meaning(write_counts(read), _said(read)))
        except Unsure as unsure:
            offers += unsure.meanings
        except Mistake:
            continue
    return offers


def write_counts(counts: Mapping[str, int]) -> str:
    """As parse_counts reads it again."""
    return ", ".join(f"{item} {amount}" for item, amount in counts.items())


def _said(counts: Mapping[str, int]) -> str:
    if not any(counts.values()):
        return texts.plain("count.said_none", items=wording.listing(list(counts)))
    return wording.listing([f"{item} {wording.number(amount)}" for item, amount in counts.items()])


def _unreadable(items: Sequence[str]) -> Mistake:
    return Mistake("parsing.counts_unreadable", example=items[0] if items else "sembako")


def _together(parts: Sequence[Counts], shown: Mapping[str, int] | None) -> Counts | None:
    """None if something is counted twice, differently. "Semua cocok, selimut kurang 1": all others as shown."""
    found: Counts = {}
    same = [part for part in parts if len(parts) > 1 and shown and len(shown) > 1 and part == shown]
    others = [part for part in parts if part not in same]
    base = _together(others, None) if same and others else None
    if base is not None:
        return dict(same[0]) | base
    for part in parts:
        if any(found.get(item, amount) != amount for item, amount in part.items()):
            return None
        found |= part
    return found


def _of_part(part: str, items: Sequence[str], shown: Mapping[str, int] | None) -> list[Counts]:
    """What a part may say, each way as counts."""
    line = read_line(numerals.with_digits(part), items)
    words = {line.pieces[n].plain for n in line.places(Sort.WORD)}
    said = _kind(line, words)
    if said in ("less", "more", "same") and shown is None:
        raise _unreadable(items)
    small = _SMALL - lexicon.UNITS - lexicon.SIGNS - lexicon.AND
    line = Line(
        [
            p
            for n, p in enumerate(line.pieces)
            if not line.taken[n] and (p.sort is not Sort.WORD or p.plain not in small)
        ]
    )
    goods = caption_goods.goods(line, None, near=True, least=0)
    lone = [n for n in line.places(Sort.NUMBERS) if line.pieces[n].single]
    if not goods and said in ("same", "none") and not (said == "same" and lone):
        return _of_all(line, said, items, shown or {})
    if not goods and lone:
        line.take(lone[0])
        goods = [caption_goods.Good((), numerals.whole(line.pieces[lone[0]].text))]
    _account(line, items)
    if said == "same" and all(good.amount is not None for good in goods):
        said = ""  # "sembako 25 lengkap"
    if not goods or any((good.amount is None) != (said in ("same", "none")) for good in goods):
        raise _unreadable(items)
    ways = product(*[good.items or tuple(items) for good in goods])
    found = [{item: _amount(said, g.amount, item, shown) for item, g in zip(way, goods, strict=True)} for way in ways]
    return [*([dict(shown)] if shown and _sums_up(goods, shown, said) else []), *found]


def _kind(line: Line, words: set[str]) -> str:
    if words & lexicon.NOT and words & _SAME:
        return ""  # "tidak cocok": and how many?
    if "kurang" in words and "lebih" in words:
        return ""
    for said, known in (("less", _LESS), ("more", _MORE), ("same", _SAME), ("none", _NONE)):
        if words & known:
            line.take(*(n for n in line.places(Sort.WORD) if line.pieces[n].plain in known))
            return said
    for n in line.places(Sort.WORD):
        if line.pieces[n].plain in lexicon.NOT and line.is_word(
            n + 1, ("ada", "datang", "terima", "diterima", "sampai")
        ):
            line.take(n, n + 1)
            return "none"
    return ""


def _of_all(line: Line, said: str, items: Sequence[str], shown: Mapping[str, int]) -> list[Counts]:
    """ "lengkap semua" is as it was shown; "tidak ada" may be nothing at all, or no difference."""
    _account(line, items)
    none = dict.fromkeys(items, 0)
    if said == "same":
        return [dict(shown)] if shown else []
    return [none, dict(shown)] if shown and any(shown.values()) else [none]


def _account(line: Line, items: Sequence[str]) -> None:
    """Mistake if a word is left over that says something."""
    left = [n for n in line.left() if line.pieces[n].plain not in _SMALL]
    words = [n for n in left if line.pieces[n].sort is Sort.WORD]
    if any(line.pieces[n].plain in _STATES for n in words):
        raise Mistake("parsing.counts_state", example=items[0] if items else "sembako")
    if left and (not words or any(line.pieces[n].plain in lexicon.TURNING | _LESS | _MORE for n in words)):
        raise _unreadable(items)
    if words:
        raise Mistake("parsing.item_unknown", typed=wording.cut(line.text(words)), items=", ".join(items))


def _amount(said: str, amount: int | None, item: str, shown: Mapping[str, int] | None) -> int:
    was = (shown or {}).get(item, 0)
    if said == "less" and (amount or 0) > was:
        raise Mistake("parsing.counts_less", was=f"{item} {was}", less=amount or 0, example=item)
    if said == "less":
        return was - (amount or 0)
    if said == "more":
        return was + (amount or 0)
    return {"same": was, "none": 0}.get(said, amount or 0)


def _sums_up(goods: Sequence[caption_goods.Good], shown: Mapping[str, int], said: str) -> bool:
    """ "sembako 22", where 10 for the old and 12 for the small were shown: that is what was shown."""
    if len(goods) != 1 or len(goods[0].items) < 2 or said:
        return False
    return sum(shown.get(item, 0) for item in goods[0].items) == goods[0].amount
