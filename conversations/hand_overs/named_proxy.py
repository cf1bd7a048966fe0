"""Only a name, in a reply to "nomor 5 menerima lewat wakilnya, anaknya?": that is what the proxy is called."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, lexicon, parse_caption, persons
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.proxies import Proxy, read_proxy
from sotarsa_bot.unsure import Unsure

_LED = re.compile(
    r"^\W*(?:(?:oh|ya|iya|namanya|nama|atas\s+nama|a\.?n\.?|yaitu|diwakili|diwakilkan|diambilkan|wakilnya|wakil|lewat|yang\s+ambil|yg\s+ambil)\b\W*)+",
    re.IGNORECASE,
)


def with_what_was_written(talk: Talk[Any], text: str, items: Sequence[str]) -> Unsure | None:
    """ "anaknya Ijai" below "K1 1 diwakili", whose proxy's name was not read: both together say it."""
    if not (talk.again and talk.instead_of and not talk.confirmed and _names_no_proxy(talk.written, items)):
        return None
    try:
        said = parse_caption(f"{talk.written} {_LED.sub('', text)}", items=items, default_visit=None)
    except (Mistake, Unsure):
        return None
    named = all(one.proxy is None or persons.is_plausible(one.proxy.name) for one in said)
    return Unsure(meaning(said)) if named else None


def _names_no_proxy(text: str, items: Sequence[str]) -> bool:
    """Whether these words failed for want of a proxy's name."""
    try:
        parse_caption(text, items=items, default_visit=None)
    except Unsure:
        return False
    except Mistake as mistake:
        return mistake.key == "parsing.caption_proxy"
    return False


def told(talk: Talk[Any], text: str, items: Sequence[str]) -> list[Statement]:
    """What was read back, with this name; nothing if these words are no name, or none was asked for."""
    if not talk.instead_of or talk.confirmed or any(c.isdigit() for c in text):
        return []
    try:
        before = parse_caption(talk.instead_of, items=items, default_visit=None)
        proxy = read_proxy(_LED.sub("", text))
    except (Mistake, Unsure):
        return []
    nameless = [n for n, one in enumerate(before) if one.proxy and lexicon.is_relation(one.proxy.name)]
    if len(nameless) != 1 or not persons.is_plausible(proxy.name) or lexicon.is_relation(proxy.name):
        return []
    one = before[nameless[0]]
    relation = proxy.relation or (one.proxy.relation if one.proxy else "")
    before[nameless[0]] = replace(one, proxy=Proxy(proxy.name, relation))
    return before
