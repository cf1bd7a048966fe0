"""Words that may name a place, told from what else people write beside a day: requests, questions, clauses.

What cannot be a place is left out of it, and the reading is then not complete.
"""

import re
from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from sotarsa_bot.parsing.no_place import may_be_place
from sotarsa_bot.parsing.place_edges import bare
from sotarsa_bot.parsing.place_words import (
    goes_on,
    instead_of_another,
    is_it_alone,
    is_of_a_kind,
    led_to,
    with_stops,
)
from sotarsa_bot.parsing.sentence_kinds import AWAY, QUESTION
from sotarsa_bot.parsing.small_talk import is_small_talk, puts_off
from sotarsa_bot.parsing.words import EXCEPT, IF, NOT, OR, PARTICLES, POLITE, Words

LED = re.compile(
    r"\W*(?:(?:maaf|pak|bu|ya|untuk|usul)\W+)*"
    r"(?:tempat|lokasi|bertempat|di|(?:di)?pindah(?:kan|akan)? k[ea]|k[ea])(?:nya)?\b",
    re.IGNORECASE,
)
CUT = re.compile(
    r"[,;!?\n]|(?<!\b[^\W\d_])(?<!\b[^\W\d_]{2})\.(?=\s|$)|\b(?=(?:tapi|tetapi|tp|namun|tagal|melainkan|kalau|kalo|klo|jika|bila|apabila|bilamana|asal(?:kan)?|mun|amun|lamun|tergantung)\b)",
    re.IGNORECASE,
)
_MENDS = re.compile(
    r"^\W*(?:(?:maaf|mf|salah|ralat|koreksi|ubah|ganti|ganti ke|tapi|tetapi|tp|tagal|melainkan|"
    r"yang benar|benarnya)\b\W*)+",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"\s(?=(?:(?:lawan|dan|sama|sekalian|sekaligus|juga|jua)\s+)?(?:(?:mem)?bawa(?:kan)?|dibawa(?:kan)?|mohon|tolong|minta|tunggu|menunggu|lihat|"
    r"jangan\s+lupa|karena|krn|karna|soalnya|sebab|supaya|biar|pic|kontak|narahubung|nomor\s+hp|hp|wa)\b"
    r"|(?:warga|masyarakat|peserta|undangan|lansia|urang|orang)\s+(?:\d|hanya|cuma|sekitar|sekitaran)|\d+\s+(?:orang|urang|warga|kk|jiwa)\b)",
    re.IGNORECASE,
)
"""Behind a place, a request or a reason begins."""
_BY_THEM = (
    r"(?:(?:\d{1,4}|untuk|kk|orang|org|jiwa|insyaallah|kami|kita|ulun|saya|warga|masyarakat|semua|"
    r"sudah|akan|acara|kegiatan|pelayanan)\W+)*"
)
_GATHER = re.compile(
    rf"\W*(?:{_BY_THEM}(?:tunggu|menunggu|ditunggu|kumpul(?:kan)?|berkumpul|dikumpulkan|mengumpulkan|siapkan|disiapkan|"
    rf"dilaksanakan|diadakan|dilakukan)\W+{_BY_THEM}|untuk\W+\d{{1,4}}\W+(?:kk|orang|org|jiwa|warga)\W+)(?:di|d|pada)\s+(?=\w)",
    re.IGNORECASE,
)
""" "Kami tunggu di", "warga dikumpulkan di": what follows is the place."""
_NOT_BUT = re.compile(
    r"^\W*(?:maaf\W+)?(?:bukan|bkn|jangan|jgn)\s+(?:di\s+)?[^,;]+?[\s,]+(?:tapi|tetapi|tp|melainkan)\s+(?:di\s+|ke\s+)?(?=\w)",
    re.IGNORECASE,
)
""" "Bukan balai desa tapi langgar"."""
_SEGMENT = re.compile(r"[,;!\n]|(?<=[^\W\d_]{4})\.(?=\s|$)|\b(?=(?:eh|ralat|maksudnya|koreksi)\b)", re.IGNORECASE)
_CORRECTING = ("eh", "ralat", "maksudnya", "koreksi")
_NOT_THERE = re.compile(
    rf"\b(?:{'|'.join(sorted(NOT))}|lain)\s+(?:bisa\s+|kawa\s+)?di\b|\b(?:tempat|lokasi)(?:nya)?\s+(?:{'|'.join(sorted(NOT))})\b"
    r"(?!\s+(?:jadi\s+)?(?:di)?siap)",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"\W*(?:(?:maaf|pak|bu|ya)\W+)*(?:tempat|lokasi|wadah)(?:nya)?\s+(?:"
    r"(?:parkir|duduk|makan|sampah|wudhu|cuci|tidur|istirahat)\w*"
    r"|(?:siap\s+|hanyar\s+|baru\s+)?\d+\s*(?:persen|%)"
    r"|(?:banar\s+|sangat\s+|agak\s+|talalu\s+|terlalu\s+|lumayan\s+)?(?:licak|licin|becek|bacek|jauh|dekat|parak|luas|ganal|halus|"
    r"sempit|kecil|besar|panas|dingin|aman|nyaman|kotor|rigat|bersih|barasih|sunyi|rami|ramai|gelap|kadap|bagus|baik|rusak|hancur|"
    r"rata|miring|tinggi|rendah|bolong|rimbun|teduh)\b)",
    re.IGNORECASE,
)
""" "Tempatnya licak", "tempat parkir ...": how a place is, or another one beside it."""
_WHERE_THEY_GO = re.compile(
    r"\b(?:urang|orang|warga|masyarakat|pambakal|kades|sekdes|samuaan|bubuhan\w*)\b[^,;.]*\bk[ea]\s+\w+", re.IGNORECASE
)
""" "Kamis tu urang ke pasar": there they will be, and not the team."""
_PARTS_OF_DAY = frozenset({"pagi", "pagi2", "pagi-pagi", "siang", "sore", "malam", "subuh", "zuhur", "ashar"})


class Named(NamedTuple):
    """A place ("" for none). `complete`: nothing besides was said that may matter. `doubtful`: the words may as well be
    none, as they do not begin like a place. `dropped`: other words stood there, which are none."""

    place: str
    complete: bool
    doubtful: bool = False
    dropped: bool = False


def place_in(rest: str, known: Collection[str] = (), *, asked: bool = False) -> Named:
    """The place among the words that stand beside a day or an hour: it begins like one, is one of the village's
    (`known`), or is led to ("di Hulu Mati"); then other words are none. `asked`: where, was the question, so that any
    words may name it."""
    kept: list[str] = []
    complete, dropped = True, False
    for part in _SEGMENT.split(rest):
        corrected = part.casefold().startswith(_CORRECTING)
        words, whole = _in_part(part)
        complete = complete and whole
        if not words:
            continue
        if _QUALITY.match(part) or not (asked or _is_place(words, known) or _is_name(words) or LED.match(part)):
            complete, dropped = False, True
            continue
        if corrected and kept:
            kept, complete = [], False
        kept.append(words)
    sure = [words for words in kept if _is_place(words, known)]
    if any(not goes_on(words) for words in sure[1:]):
        return Named("", False)  # which of two places is said of which day, or instead of which, is not clear
    if sure and len(sure) < len(kept):
        return Named(", ".join(sure), False, dropped=True)
    return Named(", ".join(kept), complete, doubtful=bool(kept) and not sure, dropped=dropped)


def _is_name(words: str) -> bool:
    """ "Batu Bini": whoever writes capital letters there means a name."""
    said = Words(words).all
    return len(said) > 1 and all(word.text[0].isupper() for word in said)


def _is_place(words: str, known: Collection[str]) -> bool:
    return is_of_a_kind(words) or any(words.casefold().startswith(one.casefold()) for one in known if one)


def _in_part(part: str) -> tuple[str, bool]:
    """The words of one part that may be a place, and whether nothing else was said in it."""
    complete = True
    if _WHERE_THEY_GO.search(part):
        return "", False
    asked_for = _ASKED_FOR.search(part)
    if asked_for and bare(part[: asked_for.start()]):
        part, complete = part[: asked_for.start()], False
    words = bare(_GATHER.sub("", part))
    if not is_of_a_kind(words):
        before, place = led_to(words)
        complete = complete and not bare(before)
        words = bare(place)
    if not words or is_small_talk(words) or all(word.plain in POLITE for word in Words(words).all):
        return "", complete and not puts_off(words)
    return (words, complete) if may_be_place(words) else ("", False)


def read_place(text: str, *, led: bool, known: Collection[str] = ()) -> Named:
    """The place that words name, where they name no day. `led`: only after a word that leads to a place ("di",
    "tempatnya", "pindah ke").

    A place that is turned down beside it is left out: "bukan di balai, di posyandu"."""
    if is_small_talk(text) or QUESTION.search(text):
        return Named("", True)
    if other := instead_of_another(text):
        return place_in(other, known)._replace(complete=False)
    text = with_stops(text)
    clauses = _clauses(_GATHER.sub("di ", _NOT_BUT.sub("di ", text)))
    kept = [clause for clause in clauses if not _refuses(clause)]
    if led and kept and not LED.match(_MENDS.sub("", kept[0])):  # "balai lagi direhab, di posyandu aja"
        kept = [clause for clause in kept[1:] if LED.match(clause)]
    said = _MENDS.sub("", ",".join(clause.strip(" ,.;!?\n") for clause in kept)).strip(" ,.;:")
    if not said or (led and not LED.match(said)):
        return Named("", True)
    found = place_in(said.replace(",", ", "), known, asked=not led)
    refused = len(kept) < len(clauses)
    if refused and found.place and not (is_of_a_kind(found.place) or LED.match(said)):
        return Named("", False)  # "kada kawa, pambakal ka Banjarmasin": why, and no place
    return found._replace(complete=found.complete and not refused)


def names_it_alone(text: str) -> bool:
    """ "Balai desa haja lah", "ya tapi balai adat": a place of a known kind, and nothing else."""
    said = _MENDS.sub("", text)
    return is_it_alone(said) or (said != text and is_of_a_kind(bare(said)) and may_be_place(bare(said)))


def is_part_of_day(text: str) -> bool:
    """ "Siang ja": which hour is not said."""
    said = [word.plain for word in Words(text).all]
    return any(word in _PARTS_OF_DAY for word in said) and all(
        word in _PARTS_OF_DAY | PARTICLES | POLITE for word in said
    )


def turns_down_place(text: str) -> bool:
    """ "tempatnya jangan di balai desa, lagi dicat": not there, and it is not said where then."""
    return bool(_NOT_THERE.search(text)) and not AWAY.search(text)


def _clauses(text: str) -> list[str]:
    edges = [0, *sorted({cut.start() for cut in CUT.finditer(text)} - {0}), len(text)]
    return [part for first, last in pairwise(edges) if (part := text[first:last]).strip(" ,.;!?\n")]


def _refuses(clause: str) -> bool:
    said = [word.plain for word in Words(clause).all]
    return said[0] == "lain" or any(word in NOT | EXCEPT | IF | OR for word in said) if said else False
