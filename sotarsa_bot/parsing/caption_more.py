"""What follows the ";" of a line: a note on what was said, more that was said, or what puts it right."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import caption_notes
from sotarsa_bot.parsing.caption_said import asked, meaning
from sotarsa_bot.parsing.statement import Statement, spans
from sotarsa_bot.unsure import Meaning, Unsure

ReadLine = list[Statement] | Unsure | Mistake
"""What a line says, what it may mean, or why it cannot be read."""
Read = Callable[[str], ReadLine]


def with_more(first: list[Statement], said: str, note: str, read: Read) -> list[Statement]:
    """What follows the ";" is said of others than the first statements, or puts right what was said: taken if all of
    it is certain. `read` reads a line of the same visit."""
    if (new := caption_notes.instead(note)) is not None:
        if offers := [meaning(way) for way in _put_right(first, *new)]:
            raise Unsure(*offers)
        raise Mistake("parsing.caption_left_over", typed=wording.cut(note, 60))
    kept: Meaning | None = meaning([replace(one, note=note) for one in first])
    more = read(note)
    if others := caption_notes.of_another(note):
        kept = None
        more = _of_another(more, others, read)
    if isinstance(more, Mistake):
        whom = f"no {spans(first[0].numbers)}" if len(first) == 1 and first[0].numbers else ""
        other = read(f"{whom} {note}") if whom else more
        raise asked(kept, *([meaning(other)] if isinstance(other, list) else [])) or more
    if isinstance(more, list):
        return _added(first, more, kept, caption_notes.names_others(note), read(f"{said} {note}"))
    both = [_joined(meaning(first), one) for one in more.meanings]
    raise asked(*([*more.meanings, *both] if caption_notes.corrected(note) else [*both, kept])) or more


def _of_another(more: ReadLine, other: tuple[str, str], read: Read) -> ReadLine:
    """ "semua terima kecuali 4; 4 dititip": no note on all the others. What became of number 4 is asked."""
    numbers, what = other
    if isinstance(more, list):
        named = read(f"no {numbers} {what} terima")
        return named if isinstance(named, list) and not all(one.numbers for one in more) else more
    if isinstance(more, Unsure):
        return more
    texts = [f'no {numbers} terima; "{what}"', f'no {numbers} tidak ada karena "{what}"']
    ways = [way for text in texts if isinstance(way := read(text), list)]
    return asked(*map(meaning, ways)) or more


def _added(
    first: list[Statement],
    more: list[Statement],
    kept: Meaning | None,
    others: bool,
    joined: ReadLine,
) -> list[Statement]:
    """Both, if the second names numbers of its own. "4 terima; sembako 2" may be said of number 4."""
    if others and all(one.numbers for one in more):
        return [*first, *more]
    one = [meaning(joined)] if isinstance(joined, list) else []
    both = [meaning([*first, *more])] if all(said.numbers for said in more) else []
    raise asked(*one, kept, *both) or Mistake("parsing.caption_one_each")


def _put_right(said: Sequence[Statement], wrong: int | None, right: int, listed: bool) -> list[list[Statement]]:
    """The ways in which the one number that was said may be meant to be another."""
    if len(said) != 1:
        return []
    one, found = said[0], []
    if one.amount and one.amount != right and wrong in (None, one.amount) and not listed:
        found.append([replace(one, amount=right)])
    if one.numbers and right not in one.numbers and (wrong in one.numbers or (wrong is None and len(one.numbers) == 1)):
        numbers = tuple(right if n == (wrong or n) else n for n in one.numbers)
        found.append([replace(one, numbers=numbers)])
    return found


def _joined(first: Meaning, second: Meaning) -> Meaning:
    return Meaning(f"{first.words}\n{second.words}", f"{first.said}; {second.said}")
