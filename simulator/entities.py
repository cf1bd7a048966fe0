"""Formatted text: what Telegram makes of HTML and Markdown, and of commands, mentions and links in plain text."""

from __future__ import annotations

import re

from simulator.html_text import parse_html
from simulator.markdown_text import parse_markdown, parse_markdown_v2
from simulator.model import Json
from simulator.refusal import bad_request

MAX_TEXT = 4096
MAX_CAPTION = 1024
_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/@])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z0-9_]{3,32}(?!\w))"
    r"|(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)])"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
)


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def formatted(text: str, parse_mode: str | None, given: list[Json] | None = None) -> tuple[str, list[Json]]:
    """Text without its markup, and its entities."""
    mode = (parse_mode or "").lower()
    if mode == "html":
        plain, found = parse_html(text)
    elif mode == "markdownv2":
        plain, found = parse_markdown_v2(text)
    elif mode == "markdown":
        plain, found = parse_markdown(text)
    elif mode in {"", "none"}:
        plain, found = text, list(given or [])
    else:
        raise bad_request("unsupported parse_mode")
    return _trimmed(plain, found)


def with_automatic(text: str, entities: list[Json]) -> list[Json]:
    """Add the entities that Telegram finds by itself."""
    covered = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in {"code", "pre", "text_link"}]
    found = [
        e for e in automatic(text) if not any(a < e["offset"] + e["length"] and e["offset"] < b for a, b in covered)
    ]
    return sorted([*entities, *found], key=lambda e: (e["offset"], -e["length"]))


def automatic(text: str) -> list[Json]:
    """Commands, mentions, links and hashtags in plain text."""
    return [
        {"type": match.lastgroup, "offset": units(text[: match.start()]), "length": units(match.group())}
        for match in _FOUND.finditer(text)
    ]


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    text = text.replace("\r", "")
    lead = units(text) - units(text.lstrip())
    plain = text.strip()
    total = units(plain)
    kept = []
    for entity in entities:
        start = max(0, int(entity["offset"]) - lead)
        end = min(total, int(entity["offset"]) + int(entity["length"]) - lead)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return plain, sorted(kept, key=lambda e: (e["offset"], -e["length"]))
