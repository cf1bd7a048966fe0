"""What is offered of a caption must not contradict its own words: who was brought it at home was not away, what was
taken back to the office was received by nobody, and a question about a number is no report of it."""

import re
from collections.abc import Iterable

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_asked_as import gives_back
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.parsing.statement import Said, Statement
from sotarsa_bot.parsing.words import NOT, Words

_GOT_IT = re.compile(
    r"\b(?:(?:ku|di|kami|ulun|saya|tim)?\W?(?:antar(?:kan|i|akan)?)\b(?!\W+(?:lagi|ulang))|(?:ba|ber)?tanda\W?tangan\w*|ttd|(?:di)?paraf"
    r"|(?:ku|di)\s?julung(?:i|akan)?|(?:di)?(?:manyarah|manjulung|menyerah)(?:akan|kan|i)|selfi\w*|swafoto|jua\W+(?:sudah|sdh)|(?:sudah|sdh)\W+jua|(?:sudah|sdh)\W+(?:di)?(?:bari|beri|kasih|serah\w*)|jua|juga)\b",
    re.IGNORECASE,
)
"""Of a reason why somebody is not there, these say that they received all the same."""
_CAME = re.compile(
    r"^\W*(?:(?:no|nomor)\W*)?[\d\s,&-]*(?:(?:sudah|sdh|dah|hanyar|ternyata|akhirnya|inya|sidin)\W+)*(?:datang|hadir|ada)\W+(?:ai|am|kok|inya|sidin|tadi|jua|juga|sudah)\b",
    re.IGNORECASE,
)
""" "3 datang ai, tadi di dapur"."""
_COULD_NOT_COME = re.compile(
    r"\b(?:kada|kd|tidak|tdk|gak|ga)\W+(?:kawa|bisa|sanggup|mampu)\W+(?:datang|hadir|ba?jalan|berjalan|umpat|bangun|(?:ka|ke)\W+\w+)\b",
    re.IGNORECASE,
)
""" "Kada kawa datang, diantar ka rumah"."""
_GAVE_BACK = re.compile(
    r"\b(?:(?:di)?(?:kembalikan|kambalikan|bulikakan|balikkan|balikakan)|(?:di)?bawa\W+(?:bulik|pulang|kembali|balik))\b",
    re.IGNORECASE,
)
"""Of a note beside what was received, these say that it was not kept."""
_NOT_YET = re.compile(
    r"(?<!tidak )(?<!tdk )(?<!kada )(?<!kd )(?<!gak )(?<!ga )(?<!tak )(?<!nggak )(?<!blm )(?<!belum )(?<!balum )"
    r"\b(?:handak|hendak|mau|harus|mesti(?:nya)?|boleh|bulih|insya\s*allah|rencana(?:nya)?|(?:ba)?antri\w*|antre"
    r"|ma?nunggu|menunggu)\W+(?:(?:sudah|untuk|hari|ini)\W+)*(?:di|me|ma|man)?n?t?[ea]?rima\w*",
    re.IGNORECASE,
)
_NO_HAND_OVER = re.compile(
    r"\b(?:kwitansi|kuitansi|nota|sumbangan|(?:di)?pinjam\w*|dana)\b"
    r"|\b(?:ganda|dobel|(?:ba|ber|ta|ter|di)?tukar\w*|makan\W+(?:siang|pagi|malam|basamaan|bersama)|foto\W+bersama)\b|^\W*sisa(?:nya)?\W+\d+\W*$"
    r"|\b(?:pambakal|kades|kecamatan|camat)\w*\W+(?:ba)?(?:bari|padah|mambari|memberi)\b"
    r"|\btambah(?:an)?\W+(?:\w+\W+){0,3}(?:dari|matan)\b|\bdapat\W+(?:\w+\W+){1,4}(?:dari|matan)\b",
    re.IGNORECASE,
)
"""Goods that come in, are lent, are left or come back, money, a mistake of the list, a picture of all: nobody received
by that."""
_CAME_BACK = re.compile(r"\b(?:dikambalikan|dikembalikan)\b", re.IGNORECASE)
""" "Sisanya dikembalikan": of whom is not said."""
_THANKS = re.compile(r"\b(?:terima|tarima|trima)\W*kasih\b", re.IGNORECASE)
_REFUSES = re.compile(r"\b(?:di|me|ma)?n?(?:t|)olak\w*\b", re.IGNORECASE)
_SIGN = re.compile(r"\b(?:indah)\b", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:pindah|pindahan|bapindah|berpindah)\b", re.IGNORECASE)


def is_no_report(line: str) -> bool:
    """ "kwitansi bensin 200rb", "4 mestinya terima": nothing of it is to be offered as a hand-over."""
    came_back = _CAME_BACK.search(line) and not (_REFUSES.search(line) or gives_back(line))
    return bool(came_back or _NO_HAND_OVER.search(line) or _NOT_YET.search(line))


def fits(said: Iterable[Statement], line: str) -> bool:
    """Whether no statement of these says the contrary of the words that it was read from."""
    return all(_fits(one, line) for one in said)


def says_received(words: str) -> bool:
    """ "kuantar ka rumahnya", "tanda tangannya di bawah, jua"."""
    plain = {word.plain for word in Words(_COULD_NOT_COME.sub(" ", words)).all}
    return bool(_GOT_IT.search(words) or _CAME.search(words)) and not plain & (NOT | lexicon.LATER | lexicon.NOT)


def _fits(one: Statement, line: str) -> bool:
    if any(asks(said) for said in (one.reason, one.note, one.recipient)):
        return False
    if one.kind is Said.MOVED and _SIGN.search(line) and not _MOVED.search(line):
        return False
    if one.kind is Said.RECEIVED:
        thanked = _THANKS.search(line) and not re.search(r"t?[ea]?rima", _THANKS.sub(" ", line))
        return not (_GAVE_BACK.search(f"{one.note} {one.recipient}") or thanked)
    return _REFUSES.search(line) is not None or not says_received(one.reason)
