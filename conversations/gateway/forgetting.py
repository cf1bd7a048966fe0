"""The inbox keeps an update for a while after it is done, to recognise it. Not what people said in it.

What was typed in private is left out whole: what it meant is in the books. In groups only people's numbers are.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from sotarsa_bot.exposure import without_numbers

WORDS = ("text", "caption", "file_name", "phone_number", "vcard")
TO_FORGET = re.compile(r'"type": "private"|\d{16}|\d{4}[ .-]\d{4}[ .-]\d{4}|\d{6}[ .-]\d{6}')
"""Nearly all that is said in a group holds none of these: then it need not be taken apart."""


def forgotten(raw: str) -> dict[str, Any]:
    """What to change in the inbox's row when it is done: nothing, or `raw` without the words."""
    if not TO_FORGET.search(raw):
        return {}
    update = json.loads(raw)
    kept = json.dumps(_without(update, _nothing if _private(update) else without_numbers))
    return {} if kept == raw else {"raw": kept}


def _private(update: dict[str, Any]) -> bool:
    bodies = [body for body in update.values() if isinstance(body, dict)]
    chats = [body.get("chat") or (body.get("message") or {}).get("chat") or {} for body in bodies]
    return any(chat.get("type") == "private" for chat in chats)


def _nothing(_words: str) -> str:
    return ""


def _without(part: Any, change: Callable[[str], str]) -> Any:
    if isinstance(part, dict):
        return {
            name: change(value) if name in WORDS and isinstance(value, str) else _without(value, change)
            for name, value in part.items()
        }
    return [_without(one, change) for one in part] if isinstance(part, list) else part
