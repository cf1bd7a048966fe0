"""Whom a caption means by a name: their number on the visit's list, and whether the two fit each other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from conversations.hand_overs.nobody_listed import in_full
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs.deliveries import OUTSIDE_THE_LIST
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, looks_like_caption, write_statement
from sotarsa_bot.parsing.caption_said import in_words
from sotarsa_bot.parsing.lexicon import is_relation
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.field import Listed
from sotarsa_bot.register.called import called, fits, several, within
from sotarsa_bot.unsure import MOST_MEANINGS, Meaning, Unsure

OF_NAMES = ("deliver.name_and_number", "deliver.name_or_number", "deliver.whose_name")
"""Questions about who bears a name."""


def named(talk: Talk[Any], said: Sequence[Statement], listed: Sequence[Listed]) -> list[Statement]:
    """The statements with a number for each name that plainly is one of the list's; a name on no list is marked: nobody
    is served silently. Unsure where a name does not fit its number, may be several people's, or is spelt another way.
    """
    found: list[Statement] = []
    for n, one in enumerate(said):
        if not (one.recipient and listed):
            found.append(one)
            continue
        if not one.numbers and (ways := _several(one, listed)):
            raise Unsure(*_together(said, n, ways))
        meant = _numbered(one, listed) if one.numbers else _by_name(talk, one, listed)
        if not isinstance(meant, Statement):
            raise _unsure(talk, said, n, meant, listed)
        found.append(meant)
    return found


def with_numbers(said: Sequence[Statement], listed: Sequence[Listed]) -> list[Statement]:
    """The statements with a number beside each name that plainly is one of the list's, for reading back."""
    return [_with_number(one, listed) for one in said]


def _with_number(one: Statement, listed: Sequence[Listed]) -> Statement:
    if one.recipient and not one.numbers and (meant := called(one.recipient, listed)).sure:
        one = replace(one, numbers=(meant.found[0].number,))
    return replace(one, without_names=tuple(_numbered_name(name, listed) for name in one.without_names))


def _numbered_name(name: str, listed: Sequence[Listed]) -> str:
    meant = called(name, listed)
    return texts.plain("caption.said_named", numbers=meant.found[0].number, name=name) if meant.sure else name


def excepted(talk: Talk[Any], said: Sequence[Statement], listed: Sequence[Listed]) -> list[Statement]:
    """The statements with a number for each name that is left out ("semua terima kecuali Aminah").

    Unsure where a name may be several people's; Mistake for one that is not on the list, or not among those named.
    """
    found = list(said)
    for n in range(len(found)):
        while found[n].without_names:
            name, *names = found[n].without_names
            meant = called(name, listed)
            ways = [_left_out(replace(found[n], without_names=tuple(names)), row) for row in meant.found]
            if not ways:
                raise Mistake("deliver.excepted_unknown" if listed else "parsing.caption_no_list", name=name)
            if not meant.sure:
                key = "deliver.whose_name" if len(ways) > 1 else "deliver.excepted_who"
                raise Unsure(*_each(talk, found, n, zip(meant.found, ways, strict=True)), key=key, name=name)
            found[n] = ways[0]
    return found


def _left_out(one: Statement, row: Listed) -> Statement:
    if one.everyone:
        return replace(one, without=(*one.without, row.number))
    rest = tuple(number for number in one.numbers if number != row.number)
    if not rest or rest == one.numbers:
        raise Mistake("deliver.excepted_elsewhere", number=row.number)
    return replace(one, numbers=rest)


def _each(
    talk: Talk[Any], said: Sequence[Statement], n: int, ways: Iterable[tuple[Listed, Statement]]
) -> list[Meaning]:
    return [Meaning(_words(said, n, instead), _said(talk, row)) for row, instead in ways]


def _words(said: Sequence[Statement], n: int, instead: Statement) -> str:
    """All statements, with another in the place of the n-th."""
    return "\n".join(write_statement(instead if at == n else other) for at, other in enumerate(said))


def _numbered(one: Statement, listed: Sequence[Listed]) -> Statement | list[Listed]:
    """A name beside a number is theirs; else whoever bears the number, and those who bear the name."""
    theirs = [row for row in listed if row.number in one.numbers]
    if len(one.numbers) > 1 or not theirs or any(fits(one.recipient, row.name) for row in theirs):
        return one
    return [*theirs, *(row for row in called(one.recipient, listed).found if row not in theirs)]


def _by_name(talk: Talk[Any], one: Statement, listed: Sequence[Listed]) -> Statement | list[Listed]:
    outside = OUTSIDE_THE_LIST
    if outside in one.note:
        return one
    meant = called(one.recipient, listed)
    if meant.sure:
        return replace(one, numbers=(meant.found[0].number,), recipient="")
    if meant.found or one.kind is not Said.RECEIVED or not looks_like_caption(talk.incoming.text):
        return list(meant.found)
    return list(within(one.recipient, listed)) or _kin(one.recipient, listed) or _marked(one)


def _kin(name: str, listed: Sequence[Listed]) -> list[Listed]:
    """ "mama Sari": called so, or kin of hers."""
    words = [word for word in name.split() if not is_relation(word)]
    return list(called(" ".join(words), listed).found) if 0 < len(words) < len(name.split()) else []


def _several(one: Statement, listed: Sequence[Listed]) -> list[tuple[Listed, ...]]:
    """ "aminah hamdan jumiati terima": three of the list, and no stranger of that name."""
    if OUTSIDE_THE_LIST in one.note or called(one.recipient, listed).sure:
        return []
    return several(one.recipient, listed)


def _together(said: Sequence[Statement], n: int, ways: Sequence[Sequence[Listed]]) -> list[Meaning]:
    """All of them, each by their number; or somebody on no list who is called so."""
    few = ways[: MOST_MEANINGS - 1]
    each = [replace(said[n], numbers=tuple(row.number for row in rows), recipient="") for rows in few]
    outside = Meaning(_words(said, n, _marked(said[n])), texts.plain("deliver.meant_outside", name=said[n].recipient))
    return [*(Meaning(_words(said, n, one), in_words(one)) for one in each), outside]


def _marked(one: Statement) -> Statement:
    """Somebody on no list, said as such."""
    outside = OUTSIDE_THE_LIST
    return replace(one, note="; ".join(part for part in (one.note, outside) if part))


def _unsure(
    talk: Talk[Any], said: Sequence[Statement], n: int, meant: Iterable[Listed], listed: Sequence[Listed]
) -> Unsure:
    """One meaning for each who may be meant; for a name alone also somebody on no list."""
    one = said[n]
    rows = list(meant)[: MOST_MEANINGS - 1]
    meanings = _each(talk, said, n, ((row, replace(one, numbers=(row.number,), recipient="")) for row in rows))
    if one.numbers and len(rows) == 1:  # any word may stand where a name does: what is recorded is said in full
        theirs = replace(one, recipient="", note=_beside(one))
        meanings = [Meaning(_words(said, n, theirs), in_words(theirs))]
    if not one.numbers:
        outside = texts.plain("deliver.meant_outside", name=one.recipient)
        meanings.append(Meaning(_words(said, n, _marked(one)), outside if rows else in_full([one], listed)))
    return Unsure(*meanings, key=_key(one, len(meanings)), name=one.recipient, number=next(iter(one.numbers), ""))


def _beside(one: Statement) -> str:
    """A small word is most likely no name but something else that was said of them: "11 hamil, terima"."""
    word = one.recipient if one.recipient.islower() else ""
    return "; ".join(part for part in (word, one.note) if part)


def _key(one: Statement, meanings: int) -> str:
    if one.numbers:
        return "deliver.name_and_number" if meanings > 1 else "deliver.name_or_number"
    return "deliver.whose_name" if meanings > 1 else ""


def _said(talk: Talk[Any], row: Listed) -> str:
    """Names of the list are for private chats."""
    key = "deliver.meant_named" if talk.incoming.private else "deliver.number"
    return texts.plain(key, number=row.number, name=wording.cut(row.name))
