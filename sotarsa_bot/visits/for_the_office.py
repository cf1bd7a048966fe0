"""Which words of a village, below a card that waits for its day, are something that the office should know."""

from sotarsa_bot.parsing.calendar_words import WEEKDAYS, month_of
from sotarsa_bot.parsing.conditions import AWAITED
from sotarsa_bot.parsing.lexicon import AND
from sotarsa_bot.parsing.sentence_kinds import AWAY, BUSY, THERE_IS, is_of_the_past
from sotarsa_bot.parsing.words import NOT, OR, PARTICLES, POLITE, Words

LONG = 6
"""So many words are a message, and no day that was written badly."""
_MATTERS = frozenset({
    "batal", "batalkan", "dibatalkan", "tunda", "ditunda", "undur", "mundur", "terserah", "tasarah", "manut", "ikut",
    "meninggal", "wafat", "maninggal", "musibah", "duka", "berduka", "banjir", "longsor", "putus", "jembatan", "jalan",
    "sakit", "tambahan", "tambah", "daftar", "warga", "lansia", "minta", "mohon", "obat", "dijemput", "jemput",
    "jadwal", "acara", "aruh", "ladang", "panen", "bapak", "camat", "kecamatan", "tim",
})  # fmt: skip
_HARVEST = frozenset({"sesudah", "habis", "setelah", "sebelum"})
"""A day told by what comes before it: it is asked for anew, and concerns nobody else."""


_ABLE = frozenset({"bisa", "kawa", "boleh", "cocok", "kawanya", "bisanya"})
_OF_TIMES = frozenset({
    "tgl", "tanggal", "tg", "hari", "hr", "jam", "jm", "pukul", "pkl", "pagi", "siang", "sore", "malam", "subuh",
    "bulan", "pekan", "besok", "bsk", "isuk", "lusa", "depan", "dpn", "awal", "akhir", "tengah", *WEEKDAYS,
})  # fmt: skip
"""With one of these, a few words are more likely a day or an hour that was written badly."""


def concerns(text: str) -> bool:
    """A cancellation, a wish to leave it to the office, people, an obstacle; a refusal; or a long message."""
    said = [word.plain for word in Words(text).all]
    if said and said[0] in _HARVEST:
        return False
    if is_of_the_past(text) or AWAITED.search(text) or BUSY.search(text) or THERE_IS.search(text) or AWAY.search(text):
        return True  # "tgl 3 ada pilkades"
    return len(said) >= LONG or any(word in _MATTERS or word in NOT for word in said)


def is_no_time(text: str) -> bool:
    """ "Bawa selimut jua pa", "kami keberatan": it can hardly be an attempt at a day or an hour."""
    said = [word.plain for word in Words(text).all]
    if said and said[0] in _HARVEST:
        return False
    left = [word for word in said if word not in POLITE | PARTICLES]
    return len(left) > 1 and not any(_is_of_times(word) for word in said)


def _is_of_times(word: str) -> bool:
    return word[0].isdigit() or word in _OF_TIMES or month_of(word) is not None


def is_only_a_time(text: str) -> bool:
    """ "Sabtu", "tgl 8 atau 9 ja": which day, and nothing else; why, it does not say."""
    small = POLITE | PARTICLES | OR | AND | _ABLE
    left = [word.plain for word in Words(text).all if word.plain not in small]
    return bool(left) and all(_is_of_times(word) for word in left)
