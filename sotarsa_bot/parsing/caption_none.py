"""Captions that are no report of a hand-over, whatever numbers are in them: questions, complaints, what is wrong on the
list, and how many people there were without saying who."""

import re
from collections.abc import Sequence

from sotarsa_bot.parsing import caption_counted, lexicon
from sotarsa_bot.parsing.numbers import LISTED

_NOT = "|".join(sorted(lexicon.NOT - {"lain"}, key=len, reverse=True))
_ASKS = re.compile(
    r"^\W*(?:contoh|contohnya|misal|misalnya|umpama)\b|^\W*(?:apa|apakah|apkah|siapa\w*|kapan|berapa|barapa|kenapa|kanapa|mengapa|bagaimana|gimana|kayapa|kayap|mana)\b"
    r"|(?<![\w-])(?:apa|sudah|sdh|ada|bisa|boleh|jadi|terima|tarima|dapat|hadir|datang|benar|betul|bujur|kawa|siapa)kah\b"
    r"|(?<![\w-])k(?:a)?h\b(?=\W*(?:\?|$|[a-z\d]))|(?<![\w-])(?:kayapa|bagaimana|gimana)\W*$",
    re.IGNORECASE,
)
_CLAIMS = re.compile(r"\b(?:ngaku|mengaku|mangaku|ngakunya|mengakunya)\b", re.IGNORECASE)
_COMPLAINS = re.compile(
    r"\b(?:protes|memprotes|mamprutis|komplain|kumplain|mengeluh|mangaluh|ngeluh|mengadu|mangadu|maadu|ngadu|marah|sarik"
    r"|basarik|kecewa|cemburu|mencak|ngamuk)\b",
    re.IGNORECASE,
)
_GOT_NOTHING = re.compile(
    rf"\b(?:{_NOT})\s+(?:(?:pernah|sempat|jua|juga|ikut|umpat)\s+)?(?:dapat\w*|dpt|mendapat|kebagian|kabagian|terima"
    r"|tarima|menerima|manarima|diberi|dibari|dijulungi)\b",
    re.IGNORECASE,
)
_PAPERS = (
    r"(?:nik|no(?:mor)?\s*kk|no(?:mor)?\s*nik|nama(?:nya)?|ejaan\w*|alamat(?:nya)?|data(?:nya)?|tanggal\s+lahir"
    r"|tgl\s+lahir|ktp(?:nya)?)"
)
_LIST_IS_WRONG = re.compile(
    rf"\b{_PAPERS}\s+(?:di\s+daftar\s+)?(?:salah|keliru|kaliru|hilang|tertukar|tatukar|beda|berbeda|kurang|(?:{_NOT})\s+"
    rf"(?:sesuai|cocok|sama|benar|bujur|pas))\b|\b(?:salah|keliru)\s+(?:tulis\s+)?{_PAPERS}\b",
    re.IGNORECASE,
)
_PERSONS = r"(?:orang|org|urang|ikung|warga|kk|kpm|jiwa|keluarga|penerima)"
_SO_MANY = re.compile(
    rf"^\W*(?:ada\s+|masih\s+|sisa\s+|tinggal\s+|baru\s+)*\d+\s*{_PERSONS}\s+(?:lagi\s+)?(?:(?:yang|yg|nang)\s+)?"
    rf"(?:{_NOT}|kadada|menolak|nolak|tolak|sakit|garing|pindah|meninggal|absen|pergi|tulak)\b"
    r"|^\W*ada\s+\d+\s+(?:(?:yang|yg|nang)\s+)(?!(?:sudah|sdh)?\s*(?:terima|tarima|dapat|menerima))"
    rf"|^\W*(?:tinggal|sisa|masih|kurang)\s+\d+\s*(?:{_PERSONS})\s*(?:lagi)?\W*$"
    rf"|\b\d+\s*{_PERSONS}\s+(?:lagi|tersisa)\s+(?:{_NOT})\b"
    r"|^\W*(?:baru\s+|sudah\s+|sdh\s+)?\d+\s+dari\s+\d+(?:\s+(?:orang|warga|kk|kpm|urang|penerima))?"
    r"(?:\s+(?:sudah|sdh|yang|nang|yg))*(?:\s+(?:terima|tarima|menerima|hadir|datang|dapat))?\W*$",
    re.IGNORECASE,
)


QUESTION = "parsing.caption_question"
_OTHER_AID = re.compile(
    r"(?P<whom>\W*(?:no(?:mor)?\.?\s*)?\d+)\s+(?P<what>(?:(?:sudah|sdh|udah|memang|adalah|penerima)\s+)*(?:dapat|dpt|punya|ikut|terima"
    r"|penerima)\s+(?P<aid>pkh|bpnt|blt|bst|kks|bansos))\W*",
    re.IGNORECASE,
)


def other_aid(said: str, items: Sequence[str]) -> list[str]:
    """ "8 sudah dapat PKH", where PKH is nothing that this visit brings: why they refused, or said beside it."""
    found = _OTHER_AID.fullmatch(said)
    if not found or any(found["aid"].casefold() in item.casefold() for item in items):
        return []
    whom, what = found["whom"].strip(), found["what"]
    return [f'{whom} tolak karena "{what}"', f'{whom} tidak ada karena "{what}"', f'{whom} terima; "{what}"']


_GOT = r"(?:terima|tarima|menerima|manarima|diterima|dapat|dpt|ambil|mengambil|maambil)"
_NOT_YET = re.compile(
    rf"(?P<whom>\W*{LISTED})\s+(?P<why>(?:{_NOT})(?:\s+(?:sempat|sampat|jadi|jd|kawa|bisa|bs|pasti|tahu|waktunya))?(?:\s+{_GOT})?"
    rf"|(?:batal|urung|akan|cagar|handak|kena)\s+{_GOT}(?:\s+(?:besok|isuk|nanti|kena|lusa|minggu\s+depan))?)\W*"
    rf"|\W*(?:yang|yg|nang)\s+(?P<not>{_NOT})(?:\s+{_GOT})?\s+(?:tinggal|cuma|hanya|sisa|tuti)?\s*(?P<left>{LISTED})\s*(?:ja|haja|saja|aja)?\W*",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    rf"\W*(?:no(?:mor)?\.?\s*)?{LISTED}\W+(?:\w+\W+)?(?:(?:se)?mestinya|(?:se)?harusnya|harus|insya\W*allah|inshaallah|boleh|bulih"
    rf"|rencananya)\s+{_GOT}(?:\s+(?:hari\s+ini|nanti|kaina|besok|isuk|lah|ja|haja|pang|saja|aja))*\W*",
    re.IGNORECASE,
)
""" "4 mestinya terima": not so yet, as it seems."""
_GOT_LATER = re.compile(
    rf"\W*(?:no(?:mor)?\.?\s*)?{LISTED}\W+{_GOT}(?:nya)?\W+(?:kaina|kena|nanti|ntar|isuk|baisuk\w*|besok|bsk|esok|lusa|minggu\s+(?:depan|muka))"
    r"(?:\W+[^\W\d]+){0,5}\W*",
    re.IGNORECASE,
)
""" "10 terima kaina habis dzuhur"."""
_AWAY = (
    r"(?:inya|sidin|dia|beliau|orangnya|urangnya|masih|lagi|lg|di|ka|ke|jar|ujar|kata|isuk|kaina|bulik|tulak|bagawi"
    r"|garing|sakit)"
)
_NOT_YET_WHY = re.compile(
    rf"(?P<whom>\W*{LISTED})\s+(?:masih\s+)?(?:belum|blm|balum)(?:\s+{_GOT})?\s*[,;.]\s*(?P<why>{_AWAY}\s[^\d;\"]+?)\W*",
    re.IGNORECASE,
)
""" "7 balum, inya di ladang"."""
_PLAIN = re.compile(rf"(?:{_NOT})\s+{_GOT}", re.IGNORECASE)
_THANKS = re.compile(r"\W*\d+\s+(?:terima|tarima)\s*kasih\b\W*", re.IGNORECASE)
_REST_NOT_YET = re.compile(
    r"\b(?:yang\s+lain\w*|yg\s+lain\w*|nang\s+lain\w*|lainnya|sisanya|selebihnya)\s+(?:masih\s+)?(?:belum|blm|balum)\b",
    re.IGNORECASE,
)


def not_yet(said: str) -> list[str]:
    """ "8 blm", "3 belum sempat", "10 batal terima", "nang balum tinggal 8": why, has to be asked."""
    if told := _NOT_YET_WHY.fullmatch(said):
        return [f'no {told["whom"].strip()} tidak ada karena "{told["why"].strip()}"']
    found = _NOT_YET.fullmatch(said)
    if not found:
        return []
    whom, why = (found["whom"] or found["left"]).strip(), " ".join((found["why"] or found["not"]).split())
    if _PLAIN.fullmatch(why):
        return []  # "5 belum terima" says no more, and is asked about as it is
    because = f' karena "{why}"' if " " in why else ""
    return [f"no {whom} tidak ada{because}", f"no {whom} tolak{because}"]


def only_thanks(said: str) -> bool:
    """ "12 terima kasih": number 12 has thanked, and whatever else happened to them is not said."""
    return _THANKS.fullmatch(said) is not None


def rest_not_yet(said: str) -> bool:
    """ "12 sudah, yang lain belum": of the others nothing is recorded, and that is to be said."""
    return _REST_NOT_YET.search(said) is not None


def why_none(said: str, items: Sequence[str] = ()) -> str:
    """The key of the sentence that says why nothing of it can be a record; "" if it may be one."""
    if _ASKS.search(said) and (_kinds(said) or any(c.isdigit() for c in said)):
        return QUESTION
    if _LIST_IS_WRONG.search(said) and not _received(said):
        return "parsing.caption_list_wrong"
    if _complains(said):
        return "parsing.caption_complaint"
    if _TO_COME.fullmatch(said) or _GOT_LATER.fullmatch(said):
        return "parsing.caption_to_come"
    if _SO_MANY.search(said):
        return "parsing.caption_so_many"
    if caption_counted.counts_people(said, items):
        return "parsing.caption_people"
    return "parsing.caption_things" if caption_counted.counts_things(said, items) else ""


def _complains(said: str) -> bool:
    """ "9 protes kada dapat", "8 ngaku balum tarima"; who refuses in anger has refused."""
    if _CLAIMS.search(said):
        return True
    return _COMPLAINS.search(said) is not None and (_GOT_NOTHING.search(said) is not None or not _happened(said))


def _received(said: str) -> bool:
    return "received" in _kinds(said)


def _happened(said: str) -> bool:
    return bool(_kinds(said)) or re.search(rf"\b(?:{_NOT})\b", said, re.IGNORECASE) is not None


def _kinds(said: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", said.casefold())
    return {kind for word in words if (kind := lexicon.OUTCOMES.get(word, ""))}
