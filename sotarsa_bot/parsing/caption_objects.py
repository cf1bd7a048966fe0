"""What follows a word that says what happened and turns it into something else: "tidak ada masalah" is nobody absent,
"tolak difoto" no refusal, "pindah tempat duduk" no move, "meninggal anaknya" another's death. Such a line is asked."""

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing import words as base

_LESS = frozenset({"gangguan", "halangan", "hambatan", "kekurangan", "keluhan", "kendala", "masalah"})
"""What is well to be without: "tidak ada kendala" may be said of a hand-over that went well."""
_PAPERS = frozenset({"tanda", "ttd", "cap", "foto", "ktp", "kk", "nik", "surat"})
_PICTURES = frozenset({"difoto", "berfoto", "fotonya", "didokumentasikan", "dipotret", "bertandatangan"})
_SMALL = frozenset({"juga", "jua", "jg", "sudah", "sdh", "ternyata", "itu", "dunia", "pang", "ja", "lah"})
_WHY = lexicon.BECAUSE | {"lagi", "sedang", "sdg", "lg", "masih", "sejak", "hari", "katanya", "kata", "jar"}
_WHERE = (lexicon.AWAY | frozenset(word for said in lexicon.STEPS.values() for word in said)) - {"jalan"}
_MAY_FOLLOW = {
    "absent": _WHY | _WHERE | lexicon.LATER | lexicon.NOT | base.OR | base.EXCEPT | frozenset(lexicon.OUTCOMES)
    | (lexicon.FILLERS - {"foto", "fotonya", "bukti", "dok", "dokumentasi", "bantuan", "barang", "isi"}),
    "moved": _WHY | lexicon.FILLERS | lexicon.NOT | base.EXCEPT | {"ke", "di", "k", "d", "dari", "dr", "ka", "luar"}
    | frozenset(lexicon.OUTCOMES),
}  # fmt: skip
_NO_REFUSAL = frozenset({"pulang", "masuk", "antri", "antre", "nunggu", "tunggu", "keluar", "wawancara", "berfoto"})
_GIVEN = ("dibantu", "diberi", "dikasih", "dicatat", "didata", "disumbang", "ditolong", "dibari")


def is_object(kind: str, after: list[str], *, says_ada: bool = True) -> bool:
    """Whether these words, which follow what is said to have happened, may say something else than why. `says_ada`:
    it was said with "ada", which may be said of things."""
    first = next((word for word in after if word not in _SMALL), "")
    if not first:
        return False
    if kind == "refused":
        passive = first.startswith("di") and len(first) > 4 and not first.startswith(_GIVEN)
        return passive or first in _PAPERS | _NO_REFUSAL
    if lexicon.is_relation(first):
        return True
    return (kind == "moved" or (kind == "absent" and says_ada)) and first not in _MAY_FOLLOW[kind]


def is_paper(word: str) -> bool:
    """ "tolak difoto", "tdk mau tanda tangan": what is refused is a paper or a picture, and no aid."""
    return word in _PAPERS | _PICTURES


def is_well(kind: str, after: list[str]) -> bool:
    """ "tidak ada masalah", "tidak ada tanda tangan": they may have received, with that as a note."""
    return kind == "absent" and bool(after) and after[0] in _LESS | _PAPERS
