"""One part of what a village counted: "selimut kurang 1", "lengkap semua", "sembako tidak ada"."""

from collections.abc import Mapping, Sequence
from itertools import product

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_goods, lexicon, numerals
from sotarsa_bot.parsing.caption_line import Line, Sort, read_line
from sotarsa_bot.parsing.words import PARTICLES

SAME = frozenset({
    "lengkap", "cocok", "sesuai", "pas", "sama", "benar", "betul", "komplit", "komplet", "genap", "utuh", "klop",
    "ok", "oke", "cukup",
})  # fmt: skip
LESS = frozenset({"kurang", "krg", "kekurangan", "kakurangan", "selisih"})
MORE = frozenset({"lebih", "lbh", "labih", "kelebihan", "kalabihan"})
STATES = frozenset({
    "rusak", "hilang", "basah", "sobek", "robek", "rabit", "bocor", "pecah", "penyok", "busuk",
    "kedaluwarsa", "kadaluarsa", "cacat", "tumpah", "hanyut",
})  # fmt: skip
PERSONS = frozenset({"orang", "orangnya", "org", "warga", "warganya", "penerima", "penerimanya"})
NONE = frozenset({"nihil", "nol", "kosong"})
SMALL = (lexicon.FILLERS | lexicon.UNITS | lexicon.SIGNS | lexicon.ALL | lexicon.AND) | frozenset({
    "ada", "terima", "diterima", "menerima", "tiba", "sampai", "datang", "jumlah", "jumlahnya", "total", "totalnya",
    "hanya", "cuma", "saja", "aja", "kami", "desa", "hitung", "hitungan", "dihitung", "menurut", "pak", "bu", "min",
    "admin", "barang", "barangnya", "siap", "itu", "ini", "lainnya", "yang", "semua",
    "catatan", "catatannya", "tim", "data", "daftar", "iya", "ya", "inggih", "msh", "masih", "lagi", "dapat",
    "dapatnya", "tadi", "ulang", "bujur", "alhamdulillah", "syukur", "samuaan", "sabarataan", "buting", "bigi",
}) | PARTICLES  # fmt: skip
Counts = dict[str, int]
"""By item of the visit."""


def of_part(part: str, items: Sequence[str], shown: Mapping[str, int] | None) -> list[Counts]:
    """What a part may say, each way as counts."""
    line = read_line(numerals.with_digits(part), items)
    words = {line.pieces[n].plain for n in line.places(Sort.WORD)}
    said = _kind(line, words)
    if said in ("less", "more", "same") and shown is None:
        raise unreadable(items)
    small = SMALL - lexicon.UNITS - lexicon.SIGNS - lexicon.AND
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
        raise unreadable(items)
    ways = product(*[good.items or tuple(items) for good in goods])
    found = [{item: _amount(said, g.amount, item, shown) for item, g in zip(way, goods, strict=True)} for way in ways]
    return [*([dict(shown)] if shown and _sums_up(goods, shown, said) else []), *found]


def _kind(line: Line, words: set[str]) -> str:
    if words & lexicon.NOT and words & SAME:
        return ""  # "tidak cocok": and how many?
    if "kurang" in words and "lebih" in words:
        return ""
    for said, known in (("less", LESS), ("more", MORE), ("same", SAME), ("none", NONE)):
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
    left = [n for n in line.left() if line.pieces[n].plain not in SMALL]
    words = [n for n in left if line.pieces[n].sort is Sort.WORD]
    if any(line.pieces[n].plain in STATES for n in words):
        raise Mistake("parsing.counts_state", example=items[0] if items else "sembako")
    if left and (not words or any(line.pieces[n].plain in lexicon.TURNING | LESS | MORE for n in words)):
        raise unreadable(items)
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


def unreadable(items: Sequence[str]) -> Mistake:
    return Mistake("parsing.counts_unreadable", example=items[0] if items else "sembako")
