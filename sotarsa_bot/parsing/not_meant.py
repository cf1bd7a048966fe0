"""Which of the days and hours that a text names are not meant: turned down, corrected, passed by, or only told of.

All give the ids of these things."""

import re

from sotarsa_bot.parsing.days import Mention
from sotarsa_bot.parsing.hours import Hour
from sotarsa_bot.parsing.place_edges import AFTER, BEFORE
from sotarsa_bot.parsing.sentence_kinds import AWAY, BUSY, THERE_IS, is_of_the_past
from sotarsa_bot.parsing.words import BUT, EXCEPT, NOT, Word, Words

SPEAKERS = frozenset({"kami", "kita", "saya", "ulun", "warga", "masyarakat", "desa", "pambakal", "kades", "pa", "kd"})
_LEADS_ON = SPEAKERS | {"pas", "waktu", "saat", "tu", "lagi"}
""" "Tgl 3 pas urang manugal"."""
_ONLY = re.compile(r"\s*(?:saja|haja|aja|sj|ja|bisa|kawa|boleh|cocok)\b", re.IGNORECASE)
MENDING = frozenset({"eh", "ralat", "maksudnya"})
_NOT_OF_THE_DAY = frozenset({
    "di", "tempat", "lokasi", "pagi", "siang", "sore", "malam", "subuh", "terlalu", "lupa", "lambat", "terlambat",
    "telat", "lama", "kepagian", "kesiangan", "kesorean",
})  # fmt: skip
""" "Jangan pagi", "jangan di balai", "jangan lupa": it is no day that is turned down."""
BEYOND = frozenset({"sesudah", "setelah", "stlh", "sebelum", "sblm", "lewat", "selepas", "habis"})
_RATHER = frozenset({"bukan", "bkn", "jangan", "jgn"})
_BUT_THEN = re.compile(r"\b(?:tapi|tetapi|tp|namun|melainkan)\b", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|dan|dn|&|sama|lawan|lwn|/)?\s*(?:hari\s+)?", re.IGNORECASE)
_PAST = re.compile(r"\s*(?:yang\s+|yg\s+)?(?:tadi|td|kemarin|kmrn|kemaren|lalu)\b", re.IGNORECASE)
_PAST_BEFORE = re.compile(r"\b(?:kemarin|kmrn|kemaren|semalam|samalam)\s+(?:pada\s+)?$", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"\b(?:(?:di)?(?:undur|mundur|maju|geser|pindah|ganti)(?:kan|akan)?|jadi(?:akan|kan)?|minta+|mohon|usul)\b",
    re.IGNORECASE,
)
"""What follows is wished for, and why stands behind it."""
NOTHING_ELSE = BEFORE | AFTER | {"hari", "tgl", "tanggal", "jam", "pukul", "itu", "tersebut", "sih"}


def told_of(words: Words, things: list[Mention | Hour], clauses: list[tuple[int, int]]) -> set[int]:
    """The days and hours of which something is told: "tgl 3 ada pilkades", "ada acara jam 10", "Jumat tadi"."""
    off: set[int] = {
        id(one) for one in things if _PAST.match(words.text, one.end) or _PAST_BEFORE.search(words.text[: one.start])
    }
    for first, last in clauses:
        here = [one for one in things if first <= one.start < last]
        if is_of_the_past(words.text[first:last]):
            off |= {id(one) for one in here}
            continue
        found = next((one for said in (THERE_IS, AWAY, BUSY) if (one := said.search(words.text, first, last))), None)
        if not (here and found) or any(word.plain in NOT for word in words.all if first <= word.start < found.start()):
            continue
        if _ASKED_FOR.search(words.text[first : here[0].start]) and here[0].start < found.start():
            off |= {id(one) for one in here if one.start >= found.start()}  # "undur sabtu jam 10 pambakal ka pasar"
        elif here[0].start > found.start():
            off |= {id(one) for one in _until_only(words.text, here)}  # "pambakal kadada rabu. kamis haja"
        elif not [word for word in words_between(words, here[-1].end, found.start()) if word.plain not in _LEADS_ON]:
            off |= {id(one) for one in here}
    return off


def mended(words: Words, things: list[Mention | Hour]) -> set[int]:
    """ "jam 10 eh jam 9": what was said before it is no longer meant."""
    off: set[int] = set()
    for word in words.all:
        if word.plain in MENDING:
            after = {type(one) for one in things if one.start >= word.end}
            off |= {id(one) for one in things if one.end <= word.start and type(one) in after}
    return off


def denied(
    words: Words, things: list[Mention | Hour], clauses: list[tuple[int, int]], turners: frozenset[str]
) -> set[int]:
    """What a negation or an exception stands beside."""
    off: set[int] = set()
    for word in words.all:
        other = names_another(words, word, things)
        if not (word.plain in turners or other) or is_within(word, things):
            continue
        if word.plain in NOT and any(one.plain in _NOT_OF_THE_DAY for one in _next(words, word)):
            continue
        first, last = next(((a, b) for a, b in clauses if a <= word.start < b), (0, len(words.text)))
        here = [one for one in things if first <= one.start < last]
        before = [one for one in here if one.end <= word.start]
        after = [one for one in here if one.start >= word.end]
        if rather := _rather_than(words, word, here):
            off.add(id(rather))
            continue
        near = before and not other and not words_between(words, before[-1].end, word.start)
        if near and word.plain not in EXCEPT:
            off |= _together(before) | _listed_before(words.text, things, before[-1])
        elif after:
            every = word.plain in NOT and not before
            off |= {id(one) for one in (_until_only(words.text, after) if every else after[:1])}
        elif before and word.plain not in EXCEPT and _says_only_no(words, word, last):
            off |= _together(before)
        elif not here and _says_only_no(words, word, last) and (earlier := [t for t in things if t.end <= first]):
            off |= {id(one) for one in _said_together(words.text, earlier)}
    return off


def _said_together(text: str, earlier: list[Mention | Hour]) -> list[Mention | Hour]:
    """ "Tgl 4 jam 10 tu jumat, urang sumbahyang, baiknya jangan": all that was spoken of, up to a "tapi"."""
    end = len(text) if not earlier else earlier[-1].end
    return [one for one in earlier if not _BUT_THEN.search(text[one.end : end])]


def _rather_than(words: Words, word: Word, things: list[Mention | Hour]) -> Mention | Hour | None:
    """ "Jumat bukan Kamis", "jam 8 jangan jam 10": what follows is not meant. In "tgl 3 jangan tgl 4 saja" it is."""
    before = [one for one in things if one.end <= word.start]
    after = [one for one in things if one.start >= word.end]
    if word.plain not in _RATHER or not (before and after) or type(before[-1]) is not type(after[0]):
        return None
    if any(c in ",;.\n" for c in words.text[before[-1].end : word.start]) or _ONLY.match(words.text, after[0].end):
        return None
    between = words_between(words, before[-1].end, word.start) or words_between(words, word.end, after[0].start)
    return None if between else after[0]


def ends_of_denials(words: Words, things: list[Mention | Hour]) -> list[int]:
    """Where "bukan Kamis" behind another day ends: what follows is said of that other day."""
    return [found.end for word in words.all if (found := _rather_than(words, word, things))]


def _until_only(text: str, after: list[Mention | Hour]) -> list[Mention | Hour]:
    """ "kada kawa Kamis maka Jumat haja jam 9": what "haja" is said of is not turned down, nor what follows it."""
    for n, one in enumerate(after[1:], 1):
        if _ONLY.match(text[one.end :]):
            return after[:n]
    return after


def _next(words: Words, word: Word) -> list[Word]:
    after = [one for one in words.all if one.start >= word.end][:1]
    return [one for one in after if not re.search(r"[,;.\n]", words.text[word.end : one.start])]


def _listed_before(text: str, things: list[Mention | Hour], denied: Mention | Hour) -> set[int]:
    """ "Sabtu, minggu kada kawa": the days that are listed with it."""
    off: set[int] = set()
    end = denied.start
    for one in reversed([one for one in things if one.end <= denied.start]):
        if not (isinstance(one, Mention) and isinstance(denied, Mention) and _LISTED.fullmatch(text[one.end : end])):
            break
        off.add(id(one))
        end = one.start
    return off


def beyond(words: Words, things: list[Mention | Hour]) -> set[int]:
    """ "sesudah tgl 5" is not the 5th."""
    off: set[int] = set()
    for word in words.all:
        after = [one for one in things if one.start >= word.end] if word.plain in BEYOND else []
        if after and not is_within(word, things) and not words_between(words, word.end, after[0].start):
            off.add(id(after[0]))
            words.take(word.start, word.end)
    return off


def _together(before: list[Mention | Hour]) -> set[int]:
    """The thing just before, and an hour that was said with its day."""
    last = before[-1]
    off = {id(last)}
    if isinstance(last, Hour) and len(before) > 1 and isinstance(before[-2], Mention):
        off.add(id(before[-2]))
    return off


def _says_only_no(words: Words, word: Word, end: int) -> bool:
    """ "tidak bisa", and no more in this clause."""
    return not [w for w in words.all if word.end <= w.start < end and w.plain not in NOTHING_ELSE | NOT | BUT]


def names_another(words: Words, word: Word, things: list[Mention | Hour]) -> bool:
    """ "lain kamis" is Banjar for "not Thursday"; "hari lain" is another day."""
    after = next((one for one in things if one.start >= word.end), None)
    before = [one for one in words.all if one.end <= word.start][-1:]
    if word.plain != "lain" or any(one.plain in ("hari", "waktu", "jam", "tempat") for one in before):
        return False
    return after is not None and not words_between(words, word.end, after.start)


def words_between(words: Words, start: int, end: int) -> list[Word]:
    return [w for w in words.all if start <= w.start and w.end <= end and w.plain not in NOTHING_ELSE]


def is_within(word: Word, things: list[Mention | Hour]) -> bool:
    return any(one.start <= word.start and word.end <= one.end for one in things)
