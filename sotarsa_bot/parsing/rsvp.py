"""What somebody answers to an invitation: "hadir", "izin, ada haul", "diwakilkan Marni". Pure."""

import re
from typing import NamedTuple

from sotarsa_bot.parsing.persons import is_plausible, may_be_name
from sotarsa_bot.parsing.questions import is_question
from sotarsa_bot.parsing.words import IF, NOT, Words
from sotarsa_bot.records.meeting import Reply

_NOT = rf"(?:{'|'.join(sorted(NOT - {'jangan', 'jgn', 'bukan', 'bkn', 'belum', 'blm', 'balum'}))})"
_POLITE = (
    r"(?:(?:insya\s*a?ll?ah|in\s?sha\s?all?ah|siap|oke?|baik|ya|iya|iih|inggih|nggih|mohon|maaf|mf|mhn|pak|bu|bapak|ibu"
    r"|min|saya|ulun|aku|kami|assalamu\s?'?alaikum|wr|wb)\b\W*)*"
)
_END = r"(?:\W+(?:pak|bu|min|insya\s*a?ll?ah|siap|ya|lah|terima\s*kasih|makasih|tks|trims|dulu|dahulu))*\W*"
_COME = (
    r"(?:hadir|datang|ikut|umpat|hadiri|menghadiri|menghadir|bisa\s+hadir|kawa\s+hadir|hdr)"
    r"(?:\s+(?:rapat(?:nya)?|undangan(?:nya)?))?"
)
_COMES = re.compile(
    rf"{_POLITE}(?:(?:akan|pasti|bisa|kawa|dapat|siap|ikut|handak)\s+)*{_COME}(?P<rest>\b.*)", re.IGNORECASE | re.DOTALL
)
_EXCUSED = re.compile(
    rf"{_POLITE}(?:{_NOT}\s+(?:bisa|kawa|dapat|sempat|dpt|bs)(?:\s+{_COME})?|(?:{_NOT}\s+(?:jadi\s+)?|batal\s+){_COME}"
    rf"|(?:(?:minta|mohon)\s+)?(?:izin|ijin|absen|berhalangan|halangan)(?:\s+{_NOT}\s+(?:bisa\s+)?{_COME})?)"
    r"(?:\s+(?:rapat(?:nya)?|dulu|dahulu))?(?P<rest>\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_SENDS = re.compile(
    rf"{_POLITE}(?:akan\s+)?(?:(?:di)?wakil(?:kan|i|nya)?|mewakilkan|diganti(?:kan)?|utus(?:an)?|mengutus)"
    r"(?:\s+(?:oleh|ke|kepada|kpd|dengan|lawan|wan|adalah))?\W+(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_SENT = re.compile(
    r"(?P<rest>.+?)\s+(?:yang|nang)\s+(?:me)?wakil(?:i|kan)?\b(?:\s+(?:saya|ulun|kami))?\W*", re.IGNORECASE
)
_BECAUSE = re.compile(r"^\W*(?:karena|karna|krn|krna|sebab|soalnya|lantaran|gara-gara|maklum)?\W*", re.IGNORECASE)
_INSTEAD = re.compile(r"(?:diwakil|mewakil|diganti|mengutus)", re.IGNORECASE)
_IN_PART = re.compile(r"\b(?:te?r?lambat|talambat|telat|menyusul|manyusul|pulang|keluar|sebentar)\b", re.IGNORECASE)
""" "Izin telat": they come."""


class Rsvp(NamedTuple):
    """`words`: why not, who instead, or a remark. `sure`: every word says so, and it needs no reading back."""

    reply: Reply
    words: str
    sure: bool


def read_rsvp(text: str) -> Rsvp | None:
    """None where nothing of it says whether somebody comes, or it asks something."""
    words = " ".join(text.split())
    if is_question(words):
        return None
    if found := _SENDS.fullmatch(words) or _SENT.fullmatch(words):
        return _sends(found["rest"])
    if found := _EXCUSED.fullmatch(words):
        return _excused(found["rest"])
    if found := _COMES.fullmatch(words):
        rest = _bare(found["rest"])
        return Rsvp(Reply.COMES, rest, not rest)
    return None


def written(one: Rsvp) -> str:
    """As it could have been written: the same reader takes it."""
    led = {Reply.COMES: "hadir, ", Reply.EXCUSED: "izin, ", Reply.SENDS: "diwakilkan "}[one.reply]
    return f"{led}{one.words}".rstrip(", ")


def _sends(rest: str) -> Rsvp:
    """The name may lack, or be none ("saja"): then it is asked for."""
    name = re.sub(_END + "$", "", rest).strip(" .,")
    parts = re.findall(r"[^\s,]+|,", name)
    is_name = may_be_name(parts) and is_plausible(name)
    return Rsvp(Reply.SENDS, name if is_name else "", is_name and "," not in parts)


def _excused(rest: str) -> Rsvp:
    if _INSTEAD.search(rest) and (sent := _SENDS.search(rest)):
        return _sends(sent["rest"])._replace(sure=False)
    why = _bare(_BECAUSE.sub("", re.sub(rf"^\W*{_POLITE}", "", rest, flags=re.IGNORECASE)))
    if _IN_PART.search(why):
        return Rsvp(Reply.COMES, f"izin {why}", False)
    turned = any(word.plain in IF or word.plain in ("tapi", "tp", "hadir", "datang") for word in Words(why).all)
    return Rsvp(Reply.EXCUSED, why, not turned)


def _bare(rest: str) -> str:
    return re.sub(rf"^{_END}|{_END}$", "", rest, flags=re.IGNORECASE).strip(" .,;:-")
