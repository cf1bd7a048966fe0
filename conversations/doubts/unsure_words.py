"""What the words below "Maksudnya: …?" say: one of several meanings, or a yes and something with it."""

import re
from typing import Any

from conversations.doubts.unsure_asked import UNTOLD, Asked
from conversations.doubts.unsure_shown import numbers_in
from conversations.talk import Talk
from sotarsa_bot.parsing import is_small_talk, names_a_matter, opens_with_step, visit_code, will_ask
from sotarsa_bot.parsing.consent import read_consent
from sotarsa_bot.parsing.emergencies import tells_of_emergency
from sotarsa_bot.parsing.good_news import may_be_over, was_none
from sotarsa_bot.parsing.place_words import tells_where
from sotarsa_bot.parsing.places import read_place
from sotarsa_bot.parsing.sentence_kinds import QUESTION, asks
from sotarsa_bot.parsing.taking_back import gives_up
from sotarsa_bot.parsing.visit_verbs import Verb, read_visit_verb
from sotarsa_bot.parsing.words import NOT, PARTICLES, POLITE, Words, turns
from sotarsa_bot.parsing.yes_no import after_no, after_yes, says_no, says_yes
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.unsure import Meaning

_UNITS = frozenset({"jam", "pukul", "tgl", "tanggal", "hari"})
_POINTING = frozenset({
    "yang", "yg", "nang", "itu", "tu", "pak", "bu", "nomor", "no", "nomer", "pilih", "maksudnya", "saja", "aja", "ja",
}) | _UNITS  # fmt: skip
_ABLE = frozenset({"bisa", "kawa", "jadi", "mau", "handak", "boleh"})
_PLACES = {
    "pertama": 1, "pamulaan": 1, "kesatu": 1, "kedua": 2, "kadua": 2, "ketiga": 3, "katiga": 3, "keempat": 4,
}  # fmt: skip
_WRONG = frozenset({"salah", "keliru", "jangan", "jgn", "lain"})
_CLAUSE = re.compile(r"[,;\n]|\.(?!\d)|\b(?:tapi|tetapi|tp|melainkan|yang\s+benar|nang\s+bujur)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"^\W*(?:bukan|bkn|lain|salah|jangan)\s+[^,;]+(?:[,;]\s*|\b(?:tapi|tp|melainkan)\s+)(?=\w)", re.IGNORECASE
)
_BUT = re.compile(r"^\W*(?:(?:tapi|tetapi|tp|cuma|cuman|hanya)\b\W*)+", re.IGNORECASE)
_BUT_PLEASE = re.compile(
    r"^(?:(?:tapi|tetapi|tp|cuma|hanya|dan)\W+)+(?=(?:tolong|mohon|minta|bawa\w*)\b)", re.IGNORECASE
)


def said_with_a_yes(talk: Talk[Any], asked: Asked, words: str) -> str:
    """What a village says behind its yes, if that leaves what was read back as it is: no number, no day, no place, no
    "tapi" but before a request."""
    if len(asked.meanings) != 1 or not (rest := after_yes(words)):
        return ""
    if talk.chat.purpose is not Purpose.VILLAGE:  # what becomes of a visit takes more words with it (visit_words.py)
        said = read_visit_verb(asked.meanings[0].words)
        return rest if said and said.verb in (Verb.POSTPONE, Verb.CANCEL) and not turns(rest) else ""
    bare = _BUT_PLEASE.sub("", rest)
    other = names_a_matter(rest) or turns(bare) or will_ask(rest) or read_place(rest, led=True).place
    return "" if other or any(word.plain in _NOT_QUITE for word in Words(rest).all) else rest


_LATER = r"(?:nanti|ntar|kaina|kena|besok|isuk|dulu|hadulu|lagi|sebentar|satumat)"
_DECIDES = r"(?:jawab|kabar|pikir|pikirak|tanya|takun|rembuk|rapat|musyawarah|runding|putus|pastik|bicara)"
_DEFERS = re.compile(
    rf"\W*(?:{_LATER}\b\W*)+(?:(?:lah|ja|haja|saja|pak|bu|min|pang)\b\W*)*"
    rf"(?:(?:(?:akan|ulun|kami|saya|kita|handak|mau)\b\W*)*(?:di|ba|ku|ma|me|mem|men)?{_DECIDES}\w*\W*(?:(?:lah|dulu|pak|bu|lagi)\b\W*)*)?",
    re.IGNORECASE,
)


def defers(words: str) -> bool:
    """ "Ya nanti", "ya besok dijawab", "inggih kaina ulun pikirakan": no yes yet."""
    return bool((rest := after_yes(words)) and _DEFERS.fullmatch(rest))


def yes_and_no(words: str) -> bool:
    """ "Ya kada lah", "ya salah, itu jadwal tahun lalu": a no, with no other time in it."""
    rest = after_yes(words)
    denied = after_no(rest) if rest else ""
    return bool(rest) and (says_no(rest) or (denied != rest and not names_a_matter(denied)))


_NOT_QUITE = frozenset({
    "pintar", "hebat", "jagau", "bungul", "dasar", "lain", "beda", "bida", "bebeda", "harusnya", "mestinya",
    "maksudnya", "maksudku", "keliru", "kaliru", "ampun",
})  # fmt: skip
""" "Bujur haja, jamnya lain" agrees to something else; "ya ampun" to nothing."""


def incident_with(asked: Asked, words: str) -> Meaning | None:
    """The incident that was read back, with what is said behind a yes to it, or of what else went wrong: "iih, hendra
    luka". Nobody is asked twice while somebody is hurt."""
    found = [one for one in asked.meanings if UNTOLD.match(one.words)]
    if len(found) != 1 or found[0] != asked.meanings[0] or QUESTION.search(words):
        return None
    more = after_yes(words) or (words if after_no(words) == words and tells_of_emergency(words, last=True) else "")
    if not more or says_no(more) or gives_up(more):
        return None
    (one,) = found
    return Meaning(f"{one.words}; {more}", f"{one.said}; {more}")


_MENDS = frozenset({"haja", "ja", "aja", "saja", "maksudnya", "maksudku", "bujur", "benar", "lain", "harusnya"})


def corrects(words: str) -> bool:
    """Whether a reply says that it is otherwise, or not all of it, however: another number, a "tapi", a "haja"."""
    if asks(words) or is_small_talk(words) or visit_code(words) or is_number(words):
        return False
    said = {word.plain for word in Words(words).all}
    return turns(words) or bool(said & _MENDS) or any(c.isdigit() for c in words)


_NOTHING_AT_ALL = re.compile(r"(?:bukan|bkn)\W+(?:apa-apa|apapa|apa2)\b", re.IGNORECASE)
_NOT_OURS = re.compile(
    rf"\W*(?:maaf\W+)?(?:{_NOTHING_AT_ALL.pattern}|(?:bukan|bkn|lain)\W+(?:kendala\w*|kami|kita|tim\w*|ulun|saya)\b)[^?]*",
    re.IGNORECASE,
)


def denies_incident(asked: Asked, words: str) -> bool:
    """ "Bukan kendala", "lain kami, urang lain", "maaf tapicik" below the question whether it is one."""
    if not _asks_of_incident(asked) or QUESTION.search(_NOTHING_AT_ALL.sub("", words)):
        return False
    return bool(_NOT_OURS.fullmatch(words)) or was_none(words, str(asked.incoming["text"]))


def more_of_incident(asked: Asked, words: str) -> Meaning | None:
    """The incident that was read back with what else is told of it there: "kada kawa ditarik, butuh derek"."""
    if not _asks_of_incident(asked) or len(asked.meanings) > 1 or asks(words) or after_no(words) != words:
        return None
    counted = any(c.isdigit() for c in words) and not tells_where(words)  # "km 7 dekat warung"
    other = counted or opens_with_step(words) or may_be_over(words)
    one = asked.meanings[0]
    return None if other else Meaning(f"{one.words}; {words}", f"{one.said}; {words}")


def _asks_of_incident(asked: Asked) -> bool:
    return bool(asked.meanings) and UNTOLD.match(asked.meanings[0].words) is not None


def pointed_at(meanings: tuple[Meaning, ...], words: str) -> Meaning | None:
    """Of several, the only one that has each of these words: "yang Rahmah", "menerima", "yang jam 9", or the one at
    that place: "nang kadua"."""
    all_said = {word.plain for word in Words(words).all}
    said = all_said - _POINTING
    if len(meanings) > 1 and len(said) == 1 and (place := _PLACES.get(next(iter(said)))):
        return meanings[place - 1] if place <= len(meanings) else None
    found = [one for one in meanings if said and said <= _words_of(one)]
    if not found and len(said) > 1 and said & NOT:  # "kada ada" is "tidak ada"
        plainly = (said - NOT) | {"tidak"}
        found = [one for one in meanings if plainly <= _words_of(one)]
    return found[0] if len(found) == 1 < len(meanings) else None


def right_one(meanings: tuple[Meaning, ...], words: str) -> Meaning | None:
    """As `pointed_at`, also behind a no: "kada, sembako ja", "bukan beras, sembako", which never is the one denied."""
    if found := pointed_at(meanings, words):
        return found
    clauses = [{word.plain for word in Words(part).all} for part in _CLAUSE.split(words)]
    denied = [said - _POINTING - NOT - _WRONG for said in clauses if said & (NOT | _WRONG)]
    right: set[str] = set().union(*(said for said in clauses if not said & (NOT | _WRONG))) - _POINTING - PARTICLES
    if not (denied and right) or len(meanings) < 2:
        return None
    left = [one for one in meanings if not any(gone and gone <= _words_of(one) for gone in denied)]
    found_ = [one for one in left if right <= _words_of(one)]
    return found_[0] if len(found_) == 1 else None


def behind_a_no(words: str) -> str:
    """The right words behind a no that names what is wrong: "bukan beras, sembako"; "" where there are none."""
    return _DENIED.sub("", words) if _DENIED.match(words) else ""


def behind_a_yes(talk: Talk[Any], words: str) -> str:
    """What the team puts right behind its yes: "iih tapi 7 sudah jua"; "" where nothing is."""
    return "" if talk.chat.purpose is Purpose.VILLAGE else _BUT.sub("", after_yes(words))


def not_turned_down(meanings: tuple[Meaning, ...], words: str) -> tuple[Meaning, ...]:
    """What is left of several where "jangan Jumat", "kada kawa jam 9" turns some of them down; none if it does not."""
    all_said = {word.plain for word in Words(words).all}
    said = all_said - _POINTING - NOT - _ABLE - PARTICLES
    gone = [one for one in meanings if said and all_said & NOT and said <= _words_of(one)]
    return tuple(one for one in meanings if one not in gone) if gone else ()


def is_number(words: str) -> bool:
    """ "2", "yang 2": which of several is meant, it says only where one alone has it."""
    said = {word.plain for word in Words(words).all} - (_POINTING - _UNITS)
    return len(said) == 1 and next(iter(said)).isdecimal()


def _words_of(meaning: Meaning) -> set[str]:
    return ({word.plain for word in Words(meaning.said).all if not word.plain.isdecimal()}) | numbers_in(meaning)


def says_nothing_more(talk: Talk[Any], words: str) -> bool:
    """ "insya allah", and a village's "tidak masalah", "bisa haja": a yes to the visit, which may not be to what was
    read back."""
    if says_yes(words) or says_no(words):
        return False
    if all(word.plain in POLITE | PARTICLES for word in Words(words).all):
        return True
    said = read_consent(words) if talk.chat.purpose is Purpose.VILLAGE else None
    return said is not None and said.yes


def how_to_answer(asked: Asked) -> str:
    return "unsure.press_or_reply" if len(asked.meanings) == 1 else "unsure.press_one"
