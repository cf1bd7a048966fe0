"""Words that take something back: "batal", "salah tekan", "maaf pak, keliru"."""

import re

_SAID = re.compile(
    r"(?:di)?batal(?:kan|in)?|tarik(?: kembali)?|salah(?: (?:tekan|pencet|ketik|kirim|sentuh|pilih))?|keliru|kepencet"
    r"|tertekan|ter?pencet|(?:tidak|tdk|gak|nggak|ga|ndak|kada) jadi|urung(?:kan)?|salah itu|itu salah|bukan itu"
)
_SAYS_NOTHING = re.compile(
    r"\b(?:maaf(?:kan)?|mohon|tolong|eh|waduh|aduh|ya|yah|iya|tadi|yang tadi|itu tadi|pak|bu|bapak|ibu|mas|mbak|kak"
    r"|saya|kami|tidak sengaja|ternyata|tombol(?:nya)?|dong|deh|lah|nah)\b"
)


_PERHAPS = re.compile(
    r"\b(?:salah (?:tekan|pencet|ketik|kirim|pilih)|kepencet|jangan|jgn|eh"
    r"|(?:tidak|tdk|gak|nggak|ga|ndak|kada|kd) (?:jadi|usah|perlu))\b"
)


def may_take_back(text: str) -> bool:
    """Whether words that are asked for a reason may mean that nothing is to be done."""
    return _PERHAPS.search(text.casefold()) is not None


_BACK = re.compile(
    r"(?:(?:salah (?:tekan|pencet|ketik|pilih)|keliru|kepencet) )?"
    r"(?:di|me?ng)?(?:kembalikan|pulihkan|balikkan|balikan|bulikakan)"
    r"(?: (?:lagi|seperti (?:semula|tadi)|kunjungan(?:nya)?))*"
    r"|(?:tidak|tdk|gak|nggak|ga|ndak|kada|kd|batal) (?:jadi )?(?:di)?(?:batal(?:kan)?|tunda|tutup)"
)


def asks_for_undoing(text: str) -> bool:
    """ "salah tekan, kembalikan", "kada jadi dibatalkan": below what was done, these want it as it was, too."""
    words = " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
    bare = " ".join(_SAYS_NOTHING.sub(" ", words).split())
    return takes_back(text) or _BACK.fullmatch(bare) is not None


def takes_back(text: str) -> bool:
    """Whether these words say no more than that what was done, or asked, is not meant."""
    words = " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
    bare = " ".join(_SAYS_NOTHING.sub(" ", words).split())
    return _SAID.fullmatch(bare) is not None
