"""What the village counted: "sembako 24, selimut kurang 1", "lengkap semua", "selimut tidak ada"."""

import re
from collections.abc import Mapping, Sequence
from itertools import product

from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import count_phrases, lexicon, numerals
from sotarsa_bot.parsing.caption_line import Sort, read_line
from sotarsa_bot.parsing.count_parts import LESS, MORE, NONE, PERSONS, SAME, SMALL, STATES, Counts, of_part, unreadable
from sotarsa_bot.parsing.small_talk import is_thanks
from sotarsa_bot.unsure import Meaning, Unsure

_PARTS = re.compile(
    r"[,;\n]|(?<=\s)(?:dan|serta|tapi|tp|tagal|sedangkan|lawan|lwn|kecuali|kcuali|selain)(?=\s)|(?<=\d\s)sama(?=\s+\w)|\.(?=\s)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\W*(?:(?:maaf|mf|pak|bu|masih|kami|barangnya?|lagi|sedang)\W+)*"
    r"(?:(?:belum|blm|balum)\W+(?:(?:sempat|selesai|bisa)\W+)?(?:di)?(?:hitung|cek|periksa)"
    r"|(?:masih|lagi|sedang)\W+(?:di)?hitung)"
    r"(?:\W+(?:pak|bu|semua|semuanya|lagi|ya|dulu))*\W*",
    re.IGNORECASE,
)  # fmt: skip
_GONE = frozenset({"dikembalikan", "dibulikakan", "dipulangkan", "dibalikkan", "kembali", "menyusul", "nyusul"})
_EITHER = re.compile(r"(?P<one>\d{1,5})\s*(?:atau|ato|atw)\s*(?P<other>\d{1,5})\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:sekitar|kira-kira|kira2|kurleb|kurang\s+lebih|lebih\s+kurang|hampir"
    r"|kayanya|kayaknya|kaya'?nya|sepertinya|rasanya|mungkin|barangkali)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"(?<![\w.])(\d{1,4})\s*(?:\+|(?:di)?tambah|plus)\s*(\d{1,4})\b", re.IGNORECASE)
_COUNTED_TOO = re.compile(
    r"\b(?:tetap|tatap|ikut|umpat|jua|juga|sudah|termasuk|kada|kd|tidak|tdk|belum|balum)\W+"
    r"(?:(?:ikut|umpat|jua|juga)\W+)?(?:(?:(?:di|ta|ter)?hitung|masuk)\w*)\b|\b(?:di|ta|ter)hitung\W+(?:jua|juga)\b",
    re.IGNORECASE,
)
"""Whether the damaged ones are among the number: "nang rabit tatap dihitung"."""
_NOT_KNOWN = re.compile(
    r"\b(?:kada|kd|tidak|tdk|belum|balum|blm|lupa)\W+(?:tahu|tau|ingat|yakin|pasti|sempat|(?:ta|di|ter)?hitung)\w*",
    re.IGNORECASE,
)
_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SPOKEN = re.compile(
    rf"\b({'|'.join(_DIGITS[1:])})\s+({'|'.join(_DIGITS)})\b(?!\s+(?:belas|puluh|ratus|ribu))", re.IGNORECASE
)
""" "Dua lima", as a number is dictated: 25."""
_POLITE_FIRST = re.compile(r"^(?:(?:pak|bu|min|ya|tapi|dan)\b\W*)+", re.IGNORECASE)
_NOTE = ", catatan: "


def parse_counts(text: str, items: Sequence[str], shown: Mapping[str, int] | None = None) -> Counts:
    """By item of the visit; a bare number when there is one item only. `shown`: the totals that stood in the question,
    of which "kurang 1" and "lengkap" speak.

    Mistake `parsing.counts_unreadable`, `counts_less`, `counts_later`, `item_unknown`, `amount_impossible`,
    `amount_whole`. Unsure if a name fits several items, and for "tidak ada" alone.
    """
    if _LATER.fullmatch(text):
        raise Mistake("parsing.counts_later")
    text = count_phrases.plainly(text, items, shown or {})
    if offers := _only_nearly(text, items, shown):
        raise Unsure(*offers)
    if broken := numerals.broken_measure(text):
        raise Mistake("parsing.amount_whole", typed=broken)
    text, said = split_note(_with_breaks(text, items))
    parts = [part for part in _PARTS.split(text) if part.strip() and not is_thanks(part)]
    ways: list[list[Counts]] = _of_parts(parts, items, shown, said)
    found = [counts for way in product(*ways) if (counts := _together(way, shown)) is not None] if ways else []
    if not found:
        raise unreadable(items)
    if len(found) == 1 and not _of_nothing(parts, items):
        return found[0]
    raise Unsure(*(Meaning(write_counts(one), _said(one)) for one in found))


def _of_nothing(parts: Sequence[str], items: Sequence[str]) -> bool:
    """ "Selimut 9, 24": beside a thing with its number stands a number of which no word says what it counts."""
    lines = [read_line(numerals.with_digits(part), items) for part in parts]
    named = [bool(line.places(Sort.ITEM)) for line in lines]
    return any(named) and any(line.places(Sort.NUMBERS) and not has for line, has in zip(lines, named, strict=True))


def _with_breaks(text: str, items: Sequence[str]) -> str:
    """ "Sembako pas selimut kurang 1": each thing is followed by what is said of it, so that it begins a part."""
    thing = "|".join(re.escape(word) for item in items for word in (item, item.split()[0]))
    if len(items) < 2 or not re.match(rf"\W*(?:{thing})\b\s+(?!(?:{thing})\b)", text, re.IGNORECASE):
        return text
    said = "|".join(sorted(SAME | NONE)) + r"|\d+|ada"
    return re.sub(rf"(?<=\s)({said})\s+(?=(?:{thing})\b)", r"\1, ", text, flags=re.IGNORECASE)


def split_note(text: str) -> tuple[str, str]:
    """What is counted, and what else was said of it, for the office to read."""
    counted, _, note = text.partition(_NOTE)
    return counted, note.strip()


def _of_parts(
    parts: Sequence[str], items: Sequence[str], shown: Mapping[str, int] | None, note: str
) -> list[list[Counts]]:
    """Unsure if what some parts say is no thing of the visit: the counts without it, which stays as a remark."""
    ways: list[list[Counts]] = []
    beside: list[str] = []
    unknown: Mistake | None = None
    for part in parts:
        try:
            ways.append(of_part(part, items, shown))
        except Mistake as mistake:
            remark = bool(ways) and _is_remark(part, items)
            counted_too = mistake.key == "parsing.counts_state" and _COUNTED_TOO.search(part)
            if mistake.key != "parsing.item_unknown" and not (remark or counted_too):
                raise
            unknown = unknown or mistake
            counted, rest = ([], part.strip()) if remark else _counted_first(part, items, shown)
            ways += [counted] if counted else []
            beside.append(rest)
    if unknown is None:
        return ways
    found = [counts for way in product(*ways) if way and (counts := _together(way, shown)) is not None]
    if not found:
        raise unknown
    words = ", ".join([*beside, *([note] if note else [])])
    raise Unsure(
        *(Meaning(f"{write_counts(one)}{_NOTE}{words}", texts.plain("count.said_note", said=_said(one), note=words))
          for one in found)
    )  # fmt: skip


def _is_remark(part: str, items: Sequence[str]) -> bool:
    """ "yang 1 kada datang orangnya", after a count: it names no thing and says more than a count could."""
    line = read_line(numerals.with_digits(part), items)
    if _COUNTED_TOO.search(part) or (_NOT_KNOWN.search(part) and not line.places(Sort.NUMBERS)):
        return not line.places(Sort.NUMBERS) or not line.places(Sort.ITEM)
    words = {line.pieces[n].plain for n in line.places(Sort.WORD)}
    known = SMALL | LESS | MORE | SAME | NONE | lexicon.TURNING
    return not line.places(Sort.ITEM) and bool(words - known or words & PERSONS) and not words & STATES


def _counted_first(part: str, items: Sequence[str], shown: Mapping[str, int] | None) -> tuple[list[Counts], str]:
    """ "sembako 19 pak yang satu menyusul": what its first words count, and the rest."""
    words = part.split()
    for last in range(len(words) - 1, 1, -1):
        end = last
        try:
            found = of_part(" ".join(words[:end]), items, shown)
        except (Mistake, Unsure):
            continue
        if words[end].casefold().strip(".,") in _GONE:
            raise unreadable(items)  # "2 selimut dikembalikan": it is not these that arrived
        while end > 2 and words[end - 1].casefold() in SMALL - lexicon.UNITS:
            end -= 1
        return found, _POLITE_FIRST.sub("", " ".join(words[end:]))
    return [], part.strip()


def _only_nearly(text: str, items: Sequence[str], shown: Mapping[str, int] | None) -> list[Meaning]:
    """What "24 atau 25" and "sekitar 25" may be exactly."""
    either = [_EITHER.sub(found, text, count=1) for found in (r"\g<one>", r"\g<other>")] if _EITHER.search(text) else []
    offers: list[Meaning] = []
    spoken = _SPOKEN.sub(lambda two: "".join(str(_DIGITS.index(d.casefold())) for d in two.groups()), text)
    summed = _SUM.sub(lambda two: str(int(two[1]) + int(two[2])), spoken)
    nearly = [_ABOUT.sub("", text)] if _ABOUT.search(text) else [summed] if summed != text else []
    for one in either or nearly:
        try:
            read = parse_counts(one, items, shown)
            offers.append(Meaning(write_counts(read), _said(read)))
        except Unsure as unsure:
            offers += unsure.meanings
        except Mistake:
            continue
    return offers


def write_counts(counts: Mapping[str, int]) -> str:
    """As parse_counts reads it again."""
    return ", ".join(f"{item} {amount}" for item, amount in counts.items())


def _said(counts: Mapping[str, int]) -> str:
    if not any(counts.values()):
        return texts.plain("count.said_none", items=wording.listing(list(counts)))
    return wording.listing([f"{item} {wording.number(amount)}" for item, amount in counts.items()])


def _together(parts: Sequence[Counts], shown: Mapping[str, int] | None) -> Counts | None:
    """None if something is counted twice, differently. "Semua cocok, selimut kurang 1": all others as shown."""
    found: Counts = {}
    same = [part for part in parts if len(parts) > 1 and shown and len(shown) > 1 and part == shown]
    others = [part for part in parts if part not in same]
    base = _together(others, None) if same and others else None
    if base is not None:
        return dict(same[0]) | base
    for part in parts:
        if any(found.get(item, amount) != amount for item, amount in part.items()):
            return None
        found |= part
    return found
