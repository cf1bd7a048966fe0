"""Which of the office's people are meant by names as they are called: "Hendra", "pak Hendra dan Siti"."""

import re
from collections.abc import Sequence

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.things import nearly
from sotarsa_bot.records.people import Person

_PARTS = re.compile(r"[,;\n&+/]|\b(?:dan|sama|lawan|dengan|serta)\b", re.IGNORECASE)
_BESIDE = lexicon.HONORIFICS | {"saya", "juga", "saja", "lagi"}


def people_called(words: str, people: Sequence[Person]) -> tuple[list[Person], bool]:
    """Those who are meant, in order, and whether each name was written as it is. Mistake `plan.who_unknown`,
    `plan.who_which`."""
    found, exact = [], True
    for part in _PARTS.split(words):
        said = [word for word in re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", part) if word.casefold() not in _BESIDE]
        if not said:
            continue
        fitting = [one for one in people if {w.casefold() for w in said} <= set(one.name.casefold().split())]
        if not fitting:
            near = nearly(" ".join(said), [one.name for one in people])
            fitting, exact = [one for one in people if one.name in near], False
        if not fitting:
            raise Mistake("plan.who_unknown", name=" ".join(said)[:40])
        if len(fitting) > 1:
            raise Mistake("plan.who_which", name=" ".join(said)[:40], names=" / ".join(one.name for one in fitting[:6]))
        found.append(fitting[0])
    if not found:
        raise Mistake("plan.who_unknown", name=words.strip()[:40])
    return list({one.id: one for one in found}.values()), exact
