"""What somebody wrote, as a group may read it: no name of the list, no telephone, nobody's illness.

What is read back, what is kept and what is sent is made here alone, from the same words: so they are one.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sotarsa_bot import texts
from sotarsa_bot.parsing.phones import PHONE, without_phones
from sotarsa_bot.parsing.somebodys import numbers_one, of_a_person, without_illness, without_lasting
from sotarsa_bot.records.field import Listed
from sotarsa_bot.register.unnamed import unnamed


class Discreet(NamedTuple):
    """`words` for everybody; the rest tells what was in them."""

    words: str
    phones: tuple[str, ...] = ()
    named: bool = False
    ill: bool = False

    @property
    def hides(self) -> bool:
        return bool(self.phones) or self.named or self.ill


def for_the_team(text: str, listed: Sequence[Listed], ours: Collection[str] = ()) -> Discreet:
    """What the team needs, it reads: that somebody fainted or is sick, by number; not which illness somebody lives
    with. A telephone leaves a trace, for somebody is to call. `ours`: the names of who is registered, in small
    letters."""
    bare = PHONE.sub(texts.plain("passed.a_phone"), text)
    named = unnamed(bare, listed, "passed.of_number", "passed.of_several")
    named = of_a_person(named, texts.plain("passed.a_citizen"), ours, lasting=True)
    said = _without_lasting(named) if named != bare or numbers_one(named) else named
    return Discreet(said, _phones(text), named != bare, said != named)


def quoted(text: str, listed: Sequence[Listed]) -> str:
    """What is quoted to the team of words that are asked about, or were not understood."""
    bare = PHONE.sub(texts.plain("passed.phone_unsaid"), text)
    named = of_a_person(unnamed(bare, listed), texts.plain("passed.a_citizen"), lasting=True)
    return _without_lasting(named) if named != bare or numbers_one(named) else named


def of_one(text: str, listed: Sequence[Listed]) -> str:
    """The same of words that are about one of the list anyhow."""
    return _without_lasting(of_a_person(unnamed(text, listed), texts.plain("passed.a_citizen"), lasting=True))


def _without_lasting(text: str) -> str:
    return without_lasting(text, texts.plain("passed.ill"))


def for_a_village(text: str, listed: Sequence[Listed], ours: Collection[str] = ()) -> Discreet:
    """What citizens read: nobody's illness at all, and no name of who has one, on the list or not. `ours`: as above."""
    bare = without_phones(text)
    named = unnamed(bare, listed, "passed.of_number", "passed.of_several")
    named = of_a_person(named, texts.plain("passed.a_citizen"), ours)
    about = named != bare or numbers_one(named)
    said = without_illness(named, texts.plain("passed.ill")) if about else named
    return Discreet(said, _phones(text), named != bare, said != named)


def of_a_day(text: str, listed: Sequence[Listed]) -> str:
    """Why a village closes a day: it stands on both cards, also where no visit's numbers are known. Not even a number,
    which would be read as a day."""
    bare = without_phones(text)
    named = unnamed(bare, listed, "passed.of_several", "passed.of_several")
    return without_illness(named, texts.plain("passed.ill")) if named != bare else named


def _phones(text: str) -> tuple[str, ...]:
    return tuple(found.strip() for found in PHONE.findall(text))
