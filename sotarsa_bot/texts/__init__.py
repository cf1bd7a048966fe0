"""What the bot says, in Indonesian: one TOML file per area, keys like "plan.which_village".

Values go in as `{name}` and are escaped for Telegram's HTML here, in one place, so that a village called `<b>` stays
a village. A value that is HTML already (a rendered text) says so by being `Html`.
"""

import tomllib
from functools import cache
from html import escape
from importlib import resources
from typing import Any

from sotarsa_bot import wording

COUNTED = frozenset(
    [
        "added",
        "all",
        "amount",
        "asked",
        "back",
        "broken",
        "by_proxy",
        "carried",
        "changed",
        "check",
        "count",
        "damaged",
        "done",
        "given",
        "granted",
        "hand_overs",
        "incidents",
        "left",
        "left_out",
        "limit",
        "lost",
        "missed",
        "missing",
        "more",
        "most",
        "open",
        "photos",
        "reached",
        "recipients",
        "resealed",
        "rows",
        "same",
        "saved",
        "shut",
        "stored",
        "taken",
        "unanswered",
        "visits",
    ]
)
"""Values under these names count something: "1.500", where a code or a year stays as it is."""


EXAMPLE = "K12"
"""A visit's code in an example, `{k}`, where none is at hand."""


class Html(str):
    """Text that is Telegram HTML already."""

    __slots__ = ()


@cache
def catalogue() -> dict[str, str]:
    """Every text by its full key."""
    found: dict[str, str] = {}
    for file in sorted(resources.files(__name__).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            area = file.name.removesuffix(".toml")
            for key, text in tomllib.loads(file.read_text(encoding="utf-8")).items():
                found[f"{area}.{key}"] = text.strip("\n")
    return found


def html(key: str, /, **values: Any) -> Html:
    """The text under a key, as Telegram HTML."""
    values = {"k": EXAMPLE} | values
    return Html(catalogue()[key].format_map({name: _escaped(_said(name, value)) for name, value in values.items()}))


def plain(key: str, /, **values: Any) -> str:
    """The text under a key, without markup: for labels, callback answers and what people forward."""
    values = {"k": EXAMPLE} | values
    return catalogue()[key].format_map({name: _said(name, value) for name, value in values.items()})


def _said(name: str, value: Any) -> Any:
    return wording.number(value) if name in COUNTED and isinstance(value, int) else value


def _escaped(value: Any) -> str:
    return value if isinstance(value, Html) else escape(str(value), quote=False)
