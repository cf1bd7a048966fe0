"""`bot.py messages`: every message that the bot can say, on one HTML page in a phone's width, to read at one sitting.

Each text of `sotarsa_bot/texts/` stands there by area, with example values (commands/message_examples.toml). A value is
looked up for the text itself ("load.line"), then for its area, then for all. Needs no settings and no database.
"""

import argparse
import tomllib
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from string import Formatter
from typing import Any

from sotarsa_bot import texts
from sotarsa_bot.texts import Html

EXAMPLES = Path(__file__).with_name("message_examples.toml")
_HEAD = """<!doctype html>
<html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  :root {{ color-scheme: light }}
  body {{ margin: 0 auto; max-width: 390px; box-sizing: border-box; padding: 0 10px 40px; background: #dfe7ee;
         color: #111; font: 16px/1.35 system-ui, sans-serif }}
  nav {{ font-size: 14px; line-height: 1.9 }}
  h1 {{ font-size: 20px }}
  h2 {{ position: sticky; top: 0; margin: 24px -10px 8px; padding: 6px 10px; background: #c3d3e0; font-size: 16px }}
  .key {{ margin: 12px 4px 2px; color: #51606d; font-size: 12px }}
  .said {{ margin: 0; padding: 8px 11px; border-radius: 4px 14px 14px; background: #fff; white-space: pre-wrap;
          overflow-wrap: anywhere }}
  pre {{ white-space: pre-wrap; overflow-wrap: anywhere }}
</style>
<h1>{title}</h1>
"""


async def play(_args: argparse.Namespace) -> int:
    print(page(), end="")
    return 0


def page() -> str:
    """The whole page."""
    areas = [(area, list(keys)) for area, keys in groupby(texts.catalogue(), lambda key: key.partition(".")[0])]
    title = texts.plain("bot.messages_title", count=len(texts.catalogue()))
    parts = [_HEAD.format(title=escape(title))]
    parts.append("<nav>" + " · ".join(f'<a href="#{area}">{area}</a>' for area, _ in areas) + "</nav>\n")
    for area, keys in areas:
        parts.append(f'<h2 id="{area}">{area} ({len(keys)})</h2>\n')
        parts += [f'<p class="key">{key}</p>\n<p class="said">{shown(key)}</p>\n' for key in keys]
    return "".join(parts)


def shown(key: str) -> Html:
    """A text with its example values. KeyError for a value that has no example."""
    return texts.html(key, **{name: _value(key, name) for name in values(key)})


def values(key: str) -> list[str]:
    """The names of what goes into a text."""
    return sorted({name for _, name, _, _ in Formatter().parse(texts.catalogue()[key]) if name})


def _value(key: str, name: str) -> Any:
    known, area = _examples(), key.partition(".")[0]
    value = {"k": texts.EXAMPLE, **known["values"], **known["areas"].get(area, {}), **known["texts"].get(key, {})}[name]
    return Html(value) if isinstance(value, str) else value


@cache
def _examples() -> dict[str, Any]:
    return tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
