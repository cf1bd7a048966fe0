"""What is typed to change what one person on a list gets: "Nurdin dapat selimut jua", "nomor 1 selimut tidak usah"."""

import re
from typing import Literal, NamedTuple

from sotarsa_bot.lists.aid import Aid, aid
from sotarsa_bot.lists.header_words import GOODS
from sotarsa_bot.lists.titled import is_good
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import looks_like_caption
from sotarsa_bot.parsing.list_commands import whom
from sotarsa_bot.parsing.numbers import LISTED
from sotarsa_bot.parsing.things import without_unit
from sotarsa_bot.parsing.words import BUT, EXCEPT, IF, NOT, OR, Words

MOST_LETTERS = 200
_POLITE = r"(?:(?:tolong|mohon|minta|maaf|pak|bu|min|eh|untuk|utk|gasan|yang|yg|atas\s+nama|an)\W+)*"
_NOT = r"(?:tidak|tdk|kada|kd|gak|ga|jangan|jgn|batal)(?:\W+(?:usah|jadi|perlu|dapat|diberi|dibari|boleh|bisa))*"
_OFF = rf"(?:{_NOT}|(?:di)?(?:hapus|cabut|coret|batal|keluar)(?:kan)?)"
_GETS = (
    r"(?:(?:juga|jua|hanya|cuma|haja)\W+)?(?:men)?(?:dapat(?:kan)?|terima|diberi(?:kan)?|dibari|ditambah(?:kan|i)?|tambah(?:kan|i)?"
    r"|bantuan(?:nya)?|jatah(?:nya)?|bagian(?:nya)?|minta|jadi(?:kan)?|menjadi|ganti|diganti)"
)
_MORE = re.compile(r"\b(?:juga|jua|lagi|ditambah\w*|tambah\w*)\b", re.IGNORECASE)
_TURNING = NOT | EXCEPT | IF | OR | BUT
_WHOLE = re.compile(r"\b(?:bantuan|jatah|bagian)(?:nya)?\W", re.IGNORECASE)
""" "Bantuannya selimut": that, and nothing besides."""
_TAIL = r"(?:\W+(?:juga|jua|lagi|saja|aja|ja|haja|lah|pak|bu|min|ya|dulu|pang|am))*\W*"
_TAIL_WORDS = re.compile(rf"{_TAIL}$", re.IGNORECASE)
_FOR = r"(?:untuk|utk|gasan|buat|ke|kepada)"
_WHO, _WHAT = r"(?P<who>[^\n]{1,60}?)", r"(?P<what>[^\n]{2,80}?)"
_FORMS: tuple[tuple[Literal["off", "set"], re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\W*{_POLITE}{form}{_TAIL}", re.IGNORECASE))  # type: ignore[misc]
    for kind, form in (
        ("off", rf"{_OFF}\W+{_WHAT}\W+(?:untuk|utk|gasan|buat|dari|nya|si|milik)\W+{_WHO}"),
        ("off", rf"{_WHO}\W+{_OFF}\W+{_WHAT}"),
        ("off", rf"{_WHO}\W+{_WHAT}(?:nya)?\W+{_OFF}"),
        (
            "set",
            rf"(?:di)?(?:tambah|beri|bari|kasih)(?:kan|i|akan)?\W+{_WHAT}\W+{_FOR}\W+{_WHO}",
        ),
        ("set", rf"{_WHO}\W+{_GETS}(?:\W+(?:dapat|jadi|juga|jua|lagi))*\W+{_WHAT}"),
        ("set", rf"{_WHAT}\W+(?:untuk|utk|gasan|buat)\W+{_WHO}"),
    )
)
_NUMBERED = re.compile(rf"\bno(?:mor|mer)?\W*(?P<who>{LISTED})", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    rf"^\W*{_POLITE}|{_TAIL}$|\b(?:untuk|utk|gasan|buat|dari|kepada|si|milik|beri(?:kan)?|kasih)\b|\b{_GETS}\b",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"^\d{1,3}[.)]\s+(?=[^\W\d])")
_OFF_WORDS = re.compile(rf"\b{_OFF}\b", re.IGNORECASE)
_OF_IT = re.compile(rf"\b({'|'.join(GOODS)})(?:nya)?(?:\W+(?:jadi|menjadi|hanya|cuma)\b)?(?=\W|$)", re.IGNORECASE)
""" "Sembakonya jadi 2"."""
_REASON = re.compile(r"(?<=\w)\W+(?:karna|karena|krn|soalnya|sebab)\b.*$", re.IGNORECASE | re.DOTALL)
_PROXY = re.compile(
    r"(?P<who>[^\n]{1,60}?)\W+(?:di)?(?:wakil(?:kan|i|nya)?|waris(?:nya)?|ahli\W+waris(?:nya)?|titip(?:kan)?)\b\W*(?:(?:adalah|oleh|ke|kepada|lawan|anaknya|istrinya|suaminya)\W+)*"
    r"(?P<by>[^\W\d][^\n]{1,60})",
    re.IGNORECASE,
)


class TypedAid(NamedTuple):
    """Of whom (`numbers` or `names`), and which things: they no longer get them (`off`), get them with what they have
    (`more`), or get so many of them."""

    kind: Literal["off", "set"]
    numbers: tuple[int, ...]
    names: tuple[str, ...]
    things: tuple[Aid, ...]
    more: bool = False
    whole: bool = False


def read_typed_aid(text: str) -> TypedAid | None:
    """None for what does not name somebody and nothing but things that are handed out."""
    text = _REASON.sub("", text)
    said = _OF_IT.sub(r"\1", _NUMBERING.sub("", " ".join(text.split())))
    if "\n" in text.strip() or len(said) > MOST_LETTERS or looks_like_caption(said):
        return None
    if found := _NUMBERED.search(said):
        return _of_numbers(said, found)
    for kind, form in _FORMS:
        if (found := form.fullmatch(said)) and (read := _read(kind, found["who"], found["what"], said)):
            return read
    words = _TAIL_WORDS.sub("", said).split()
    if re.match(r"\d+(?!\S*[^\W\d])", said):  # "25 sembako" is nobody's
        return None
    splits = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    return next((read for who, what in splits if (read := _read("set", who, what, said))), None)


def _read(kind: Literal["off", "set"], who: str, what: str, said: str) -> TypedAid | None:
    things = _things(what)
    numbers, names = whom(_whole(who)) if things else ((), ())
    if re.search(r"\br[tw]\W*$", who, re.IGNORECASE):  # "Japri rt | 2 sembako": the number is that of the RT
        return None
    if not (numbers or names) or any(_is_thing(name) or _says_more(name) for name in names):
        return None
    return TypedAid(kind, numbers, names, things, _adds(said), _WHOLE.search(said) is not None)


def _says_more(name: str) -> bool:
    """Another number than that of an RT, or a word that turns what is said."""
    return bool(re.search(r"\d", re.sub(r"\br[tw]\W*\d+", "", name, flags=re.IGNORECASE))) or any(
        word.plain in _TURNING for word in Words(name).all
    )


def _whole(who: str) -> str:
    bare = who.strip(" ,.;:-–")
    return bare + ")" if "(" in bare.rpartition(")")[2] else bare


def _of_numbers(said: str, found: re.Match[str]) -> TypedAid | None:
    """Their numbers may stand anywhere; all else has to be things, and words around them."""
    numbers, _ = whom(found["who"])
    rest = f"{said[: found.start()]} {said[found.end() :]}"
    off = _OFF_WORDS.search(rest) is not None
    bare = _SAYS_NOTHING.sub(" ", _OFF_WORDS.sub(" ", rest))
    things = _things(bare.strip(" ,.;:"))
    if not (numbers and things):
        return None
    return TypedAid("off" if off else "set", numbers, (), things, _adds(said), _WHOLE.search(said) is not None)


def _adds(said: str) -> bool:
    return _MORE.search(said) is not None


def names_proxy(text: str) -> tuple[str, str] | None:
    """ "Misran wakilnya Siti": whom, and who comes for them."""
    found = _PROXY.fullmatch(" ".join(text.split()))
    return (found["who"].strip(" ,.;:"), found["by"].strip(" ,.;:")) if found else None


def _things(what: str) -> tuple[Aid, ...]:
    """Nothing where one of them is no thing that is handed out."""
    try:
        found = aid(what.strip(" ,.;:()"))
    except Mistake:
        return ()
    return found if found and all(one.item and is_good(without_unit(one.item)) for one in found) else ()


def _is_thing(name: str) -> bool:
    return bool(_things(name))
