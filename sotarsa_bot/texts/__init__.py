"""What the bot says, in Indonesian: one TOML file per area, keys like "plan.which_village".

Values go in as `{name}` and are escaped for Telegram's HTML here, in one place, so that a village called `<b>` stays
a village. A value that is HTML already (a rendered text) says so by being `Html`.
"""

import tomllib
from functools import cache
from html import escape
from importlib import resources
from string import Formatter
from typing import Any


class Html(str):
    """Text that is Telegram HTML already."""

    __slots__ = ()


class _Escaping(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        text = str(super().format_field(value, format_spec))
        return text if isinstance(value, Html) else escape(text, quote=False)


class _Plain(Formatter):
    """For what is not HTML: button labels, callback answers, announcements to forward."""


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
    return Html(_Escaping().format(catalogue()[key], **values))


def plain(key: str, /, **values: Any) -> str:
    """The text under a key, without markup: for labels, callback answers and what people forward."""
    return _Plain().format(catalogue()[key], **values)
