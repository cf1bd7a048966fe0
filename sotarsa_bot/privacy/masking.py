"""What a person wrote or is called, as it may be shown to whoever mends the bot: its shape without its words."""

import re
from typing import Any

OURS = frozenset(
    {"state", "kind", "mark", "method", "key", "slot", "subject", "what", "purpose", "type", "services", "code"}
)
"""Fields whose words are the programme's own."""
_PIECE = re.compile(r"\bK\d+\b|^/\w+|\d{5,}|[^\W\d_]", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]+)?|[\d:.]+")


def masked(value: Any, field: str = "") -> Any:
    """JSON with the letters of its words and its long numbers hidden. Codes (K12), commands, short numbers and moments
    are left: `K1 3 Aminah terima` becomes `K1 3 Xxxxxx xxxxxx`."""
    if isinstance(value, dict):
        return {key: masked(item, key) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [masked(item, field) for item in value]
    if not isinstance(value, str) or field in OURS or _MOMENT.fullmatch(value):
        return value
    return _PIECE.sub(_shape, value)


def _shape(piece: re.Match[str]) -> str:
    found = piece[0]
    if found[0] == "/" or (len(found) > 1 and found[0] in "Kk"):
        return found
    if found[0].isdigit():
        return "#" * len(found)
    return "X" if found.isupper() else "x"
