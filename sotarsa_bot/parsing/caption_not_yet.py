"""Captions of those who have not received: "3 nyusul", "3 besok diambil", "tersisa 4 dan 5", "4 ke pasar"; and of what
nobody can have meant as "received"."""

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_line import Sort
from sotarsa_bot.parsing.caption_reading import Reading

_REMAIN = frozenset({"tersisa", "sisa", "sisanya", "tinggal", "kurang"})
_OF_WHOM = frozenset({"utk", "untuk", "gasan", "yang", "yg", "nang", "kalau", "klo", "kalo"})
_ENDS = frozenset({"tutup", "ditutup", "tutupkan", "batal", "batalkan", "dibatalkan"})
"""What is done to a visit: no reason why somebody is not there."""
_VAGUE = frozenset({
    "hampir", "sebagian", "sebahagian", "kebanyakan", "rata-rata", "mayoritas", "separo", "separuh",
    "saparu", "saparuh", "sabagian",
})  # fmt: skip


_STEPS = frozenset(word for known in lexicon.STEPS.values() for word in known)


def later(reading: Reading) -> list[str]:
    """ "3 nyusul", "3 besok diambil": not there yet, and why."""
    line = reading.line
    said = [n for n in line.left() if line.pieces[n].plain in lexicon.LATER]
    others = [n for n in line.left() if line.pieces[n].sort is Sort.NUMBERS]
    if not said or others or reading.listed is None or reading.goods or reading.excepted.last >= 0:
        return []
    before = {line.pieces[n].plain for n in range(reading.listed) if not line.is_mark(n) and n not in reading.name}
    if before - lexicon.FILLERS - lexicon.LATER - _OF_WHOM - {"tapi", "tp"}:
        return []
    whom = line.pieces[reading.listed].text
    words = [n for n in range(len(line.pieces)) if n != reading.listed and not line.is_mark(n)]
    while words and line.pieces[words[0]].plain in _OF_WHOM:
        words.pop(0)
    return [f'no {whom} tidak ada karena "{line.text(words)}"']


def remaining(reading: Reading) -> list[str]:
    """ "tersisa 4 dan 5": of all the others nothing is said."""
    line = reading.line
    others = [n for n in range(len(line.pieces)) if n != reading.listed and line.pieces[n].plain not in lexicon.FILLERS]
    if reading.listed is None or not others or reading.outcomes:
        return []
    whom = line.pieces[reading.listed].text
    if not all(line.pieces[n].plain in _REMAIN for n in others):
        return []
    return [f"no {whom} tidak ada", f"no {whom} tolak"]


def vague(reading: Reading) -> bool:
    """ "hampir semua terima": who did not?"""
    return any(piece.plain in _VAGUE for piece in reading.line.pieces)


def elsewhere(reading: Reading) -> list[str]:
    """ "4 ke pasar", "4 lg d sawah": small words beside a number may say where somebody is."""
    line = reading.line
    words = [n for n in range(len(line.pieces)) if n != reading.listed and not line.is_mark(n)]
    small = all(line.pieces[n].sort is Sort.WORD and line.pieces[n].text.islower() for n in words)
    plain = {line.pieces[n].plain for n in words} - lexicon.FILLERS
    if reading.listed is None or not small or not plain - _STEPS or plain & (lexicon.TURNING | _ENDS):
        return []  # "tutup aja yg 12 nanti menyusul" says two things
    if any(lexicon.gives(line.pieces[n].plain) for n in words):
        return []  # "dikasihkan ke bininya" was not left undone
    if not {line.pieces[n].plain for n in words} & lexicon.AWAY:
        return []
    return [f'no {line.pieces[reading.listed].text} tidak ada karena "{line.text(words)}"']


def unknown_state(reading: Reading) -> list[str]:
    """ "10 garing", "11 dirawat": a small word beside a number is a name to some and a state to others. A yes must not
    hand over to who is ill: both are offered."""
    line = reading.line
    words = [n for n in range(len(line.pieces)) if n != reading.listed and not line.is_mark(n)]
    plain = {line.pieces[n].plain for n in words} - lexicon.FILLERS
    small = all(line.pieces[n].sort is Sort.WORD and line.pieces[n].text.islower() for n in words)
    if reading.listed is None or not plain or not small or plain & (lexicon.TURNING | _ENDS) or reading.goods:
        return []
    return [f'no {line.pieces[reading.listed].text} tidak ada karena "{line.text(words)}"']


def counted_people(reading: Reading) -> list[str]:
    """ "10 orang terima sembako", "25 KK sudah terima": so many parcels, as far as anybody knows."""
    line = reading.line
    numbers = [n for n in range(len(line.pieces)) if line.pieces[n].sort is Sort.NUMBERS]
    things = [line.pieces[n].items for n in range(len(line.pieces)) if line.pieces[n].sort is Sort.ITEM]
    left = {line.pieces[n].plain for n in line.left() if n not in numbers}
    counted = len(numbers) == 1 and line.pieces[numbers[0]].single and not line.pieces[numbers[0]].named
    if not counted or len(things) > 1 or not left <= lexicon.PEOPLE | lexicon.FILLERS | {"ada"}:
        return []
    beside = numbers[0] + 1 < len(line.pieces) and line.pieces[numbers[0] + 1].plain in lexicon.PEOPLE
    items = things[0] if things else reading.items
    return (
        [f"terima {item} {line.pieces[numbers[0]].text}" for item in items]
        if beside and reading.kind == "received"
        else []
    )


def first_is_listed(reading: Reading) -> list[str]:
    """ "4: sembako 1, selimut 2", "4 (Aminah): 1 sembako"."""
    line = reading.line
    numbers = [n for n in range(len(line.pieces)) if line.pieces[n].sort is Sort.NUMBERS]
    alone = len(numbers) > 1 and numbers[0] == 0 and line.pieces[0].single and not reading.outcomes
    return [line.rewritten({0: f"no {line.pieces[0].text} terima"})] if alone else []
