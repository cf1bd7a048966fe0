"""What a line of `.env` means, to each of the three who read it.

python-dotenv, `docker run --env-file` and systemd's EnvironmentFile take quotes, backslashes and `#` each in their own
way (tests/running/test_env_file.py holds what they were seen to do). A value in one pair of quotes, or without any,
means the same to all once `unquoted` has looked at it; of others it is said that they do not.
"""

import difflib
import io
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values
from dotenv.parser import parse_stream

NEAR = 0.8
"""So much alike are a name and the one that was meant, of 1."""


@dataclass(frozen=True)
class Line:
    """`raw` is all behind the equals sign. What is not `readable` python-dotenv leaves out without a word."""

    name: str
    raw: str
    readable: bool


def lines(file: Path) -> list[Line]:
    """The settings of the file, as they were typed; none if there is no file."""
    if not file.is_file():
        return []
    with file.open(encoding="utf-8") as typed:
        found = [(one.original.string.strip(), one.key, one.error) for one in parse_stream(typed)]
    made = [(words.partition("="), key, error) for words, key, error in found if key or (error and "=" in words)]
    return [Line(key or name.removeprefix("export ").strip(), raw, not error) for (name, _, raw), key, error in made]


def raw_of(name: str, file: Path, environ: Mapping[str, str] = os.environ) -> str:
    """The value as it was typed: in the environment, which comes first, or the file."""
    if name in environ:
        return environ[name]
    return next((line.raw for line in reversed(lines(file)) if line.name == name), "")


def unquoted(value: str) -> str:
    """Without spaces around it, and without the quotes that Docker hands on as they are."""
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if quoted else value


def readings(raw: str) -> tuple[str, ...]:
    """What the three make of it, each once."""
    dotenv = dotenv_values(stream=io.StringIO(f"X={raw}\n")).get("X") or ""
    return tuple(dict.fromkeys(unquoted(value) for value in (dotenv, raw, _by_systemd(raw))))


def _by_systemd(raw: str) -> str:
    """As systemd.exec(5) has it: quotes may begin and end anew, a backslash takes what follows as it is; between double
    quotes only what would mean something there."""
    said, quote, at, trailing = "", "", 0, 0
    before = True  # where a quote may begin
    while at < len(raw):
        here, following = raw[at], raw[at + 1 : at + 2]
        at += 1
        if quote == "" and before and here in "'\"":
            quote = here
        elif here == quote:
            quote, before = "", True
        elif here == "\\" and quote != "'" and following:
            at += 1
            said += following if quote == "" or following in '"\\`$' else here + following
            before, trailing = before and quote != "", len(said)
        elif quote == "" and before and here.isspace():
            continue
        else:
            said += here
            before = before and quote != ""
            trailing = trailing if quote == "" and here.isspace() else len(said)
    return said[:trailing]


def doubtful(raw: str) -> bool:
    """Whether it means one thing to one of them and another to the next."""
    return len(readings(raw)) > 1


def strangers(names: Iterable[str], known: Iterable[str], prefix: str) -> list[tuple[str, str]]:
    """Names that look like settings and are none, with the one that may be meant ("" if none is near)."""
    meant = [f"{prefix}{name}".upper() for name in known]
    found = []
    for name in dict.fromkeys(names):
        near = difflib.get_close_matches(name.upper(), meant, n=1, cutoff=NEAR)
        if name.upper() not in meant and (near or name.upper().startswith(prefix)):
            found.append((name, near[0] if near else ""))
    return found
