"""Words that take something back: "batal", "salah tekan", "maaf pak, keliru"."""

import re

from sotarsa_bot.parsing.small_talk import names_a_matter

_SAID = re.compile(
    r"(?:di)?batal(?:kan|in)?|tarik(?: kembali)?|salah(?: (?:tekan|pencet|ketik|kirim|sentuh|pilih|tulis|catat|input"
    r"|lapor|melapor|malapor|org|orang|nomor|nomer|no|nama))?|keliru|kepencet"
    r"|tertekan|ter?pencet|(?:tidak|tdk|gak|nggak|ga|ndak|kada) jadi|urung(?:kan)?|salah itu|itu salah|bukan itu"
)
_SAYS_NOTHING = re.compile(
    r"\b(?:maaf(?:kan)?|mohon|tolong|eh|waduh|aduh|ya|yah|iya|tadi|yang tadi|itu tadi|pak|bu|bapak|ibu|mas|mbak|kak"
    r"|saya|kami|tidak sengaja|ternyata|tombol(?:nya)?|dong|deh|lah|nah)\b"
)
_SAID_ON = re.compile(rf"(?:{_SAID.pattern})(?: (?:{_SAID.pattern}|salah (?:orang|nomor|nama|kunjungan|desa)))*")
_BACK = re.compile(
    r"(?:(?:salah (?:tekan|pencet|ketik|pilih)|keliru|kepencet) )?"
    r"(?:di|me?ng)?(?:kembalikan|pulihkan|balikkan|balikan|bulikakan)"
    r"(?: (?:lagi|seperti (?:semula|tadi)|kunjungan(?:nya)?))*"
    r"|(?:(?:bujur|benar|betul|bnr) (?:(?:haja|ja|aja|saja|sudah|sdh) )*)?"
    r"(?:jangan|jgn|tidak|tdk|gak|nggak|ga|ndak|kada|kd|batal) (?:jadi )?(?:di)?(?:batal(?:kan)?|tunda|tutup|hapus)"
    r"|(?:jangan|jgn)(?: jadi)?"
)


def asks_for_undoing(text: str) -> bool:
    """ "salah tekan, kembalikan", "kada jadi dibatalkan": below what was done, these want it as it was, too."""
    return takes_back(text) or wants_it_back(text)


def wants_it_back(text: str) -> bool:
    """ "Eh jangan", "jangan jadi dibatalkan", "kembalikan": what was taken back is to count after all."""
    return _BACK.fullmatch(_bare(text)) is not None


def takes_back(text: str) -> bool:
    """Whether these words say no more than that what was done, or asked, is not meant."""
    return _SAID_ON.fullmatch(_bare(text)) is not None


def gives_up(text: str) -> bool:
    """ "Kada jadi, sudah bangun urangnya": what was said is not to be, and why; not what is to be instead."""
    first, _, why = (part.strip() for part in _STOP.sub("\n", text.strip(), count=1).partition("\n"))
    return bool(why) and not names_a_matter(why) and _GIVEN_UP.fullmatch(_bare(first)) is not None


_STOP = re.compile(r"\s*(?:[,;.\n]|\b(?:karena|krn|karna|tagal|soalnya|sebab)\b)\s*", re.IGNORECASE)
_GIVEN_UP = re.compile(
    r"(?:di)?batal(?:kan|in)?|urung(?:kan)?"
    r"|(?:tidak|tdk|gak|nggak|ga|ndak|kada|kd) (?:jadi|usah)(?: (?:di)?(?:catat|lapor)\w*)?"
)


def _bare(text: str) -> str:
    words = " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
    return " ".join(_SAYS_NOTHING.sub(" ", words).split())
