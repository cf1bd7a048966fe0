"""Telegram's HTML: few tags, strict nesting, and its own words when something is wrong."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from simulator.model import Json
from simulator.refusal import Refused, bad_request

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r"([A-Za-z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9A-Fa-f]+);")


@dataclass
class _Open:
    name: str
    start: int
    attributes: dict[str, str]


class _Text:
    """Plain text that knows its length in UTF-16."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def add(self, raw: str) -> None:
        plain = _CHARACTER.sub(lambda match: html.unescape(match.group()), raw)
        self.parts.append(plain)
        self.length += len(plain.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Text and entities, or `can't parse entities: ...`."""
    text, stack, entities = _Text(), list[_Open](), list[Json]()
    at = 0
    while (begin := source.find("<", at)) >= 0:
        text.add(source[at:begin])
        where = len(source[:begin].encode())
        match = _TAG.match(source, begin)
        if match is None:
            raise _malformed(source, begin, where)
        closing, name, rest = match.group(1), match.group(2).lower(), match.group(3)
        if closing:
            _close(stack, name, where, text.length, entities)
        else:
            stack.append(_opened(name, rest, where, text.length))
        at = match.end()
    text.add(source[at:])
    if stack:
        raise _wrong(f'Can\'t find end tag corresponding to start tag "{stack[-1].name}"')
    return "".join(text.parts), sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def _wrong(words: str) -> Refused:
    return bad_request(f"can't parse entities: {words}")


def _malformed(source: str, begin: int, where: int) -> Refused:
    if source.startswith("</", begin):
        return _wrong(f"Unclosed end tag at byte offset {where}")
    name = re.match(r"<([^\s<>]*)", source[begin:])
    if name is not None and name.group(1) and name.group(1).lower() in KINDS:
        return _wrong(f"Unclosed start tag at byte offset {where}")
    return _wrong(f'Unsupported start tag "{name.group(1) if name else ""}" at byte offset {where}')


def _opened(name: str, rest: str, where: int, start: int) -> _Open:
    attributes = {m[0].lower(): html.unescape(m[1] or m[2] or m[3]) for m in _ATTRIBUTE.findall(rest)}
    if name not in KINDS:
        raise _wrong(f'Unsupported start tag "{name}" at byte offset {where}')
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
    return _Open(name, start, attributes)


def _close(stack: list[_Open], name: str, where: int, end: int, entities: list[Json]) -> None:
    if not stack:
        raise _wrong(f"Unexpected end tag at byte offset {where}")
    opened = stack.pop()
    if opened.name != name:
        raise _wrong(f'Unmatched end tag at byte offset {where}, expected "</{opened.name}>", found "</{name}>"')
    entity = _entity(opened, end, stack)
    if entity is not None:
        entities.append(entity)


def _entity(opened: _Open, end: int, stack: list[_Open]) -> Json | None:
    entity: Json = {"type": KINDS[opened.name], "offset": opened.start, "length": end - opened.start}
    if end == opened.start:
        return None
    if opened.name == "a":
        return _link(entity, opened.attributes.get("href", ""))
    if opened.name == "blockquote" and "expandable" in opened.attributes:
        entity["type"] = "expandable_blockquote"
    if opened.name == "code" and stack and stack[-1].name == "pre" and stack[-1].start == opened.start:
        language = opened.attributes.get("class", "").removeprefix("language-")
        stack[-1].attributes["language"] = language
        return None
    if opened.name == "pre" and opened.attributes.get("language"):
        entity["language"] = opened.attributes["language"]
    return entity


def _link(entity: Json, href: str) -> Json | None:
    if not href:
        return None
    person = re.fullmatch(r"tg://user\?id=(\d+)", href)
    if person is not None:
        return entity | {"type": "text_mention", "user_id": int(person.group(1))}
    return entity | {"url": href}
