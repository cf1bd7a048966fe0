"""How a village's word reached the office: "lewat telepon, kamis jam 9 di balai"."""

import re

WAYS = {
    "phone": "telepon",
    "radio": "radio",
    "in_person": "bertemu langsung",
}
"""Each way, and how it could be written."""
_LED = r"(?:(?:lewat|via|per|by|dari|pakai|barusan|tadi|sudah)\s+)*"
_SAID = {
    "phone": r"(?:di|me|ber)?(?:telepon|telpon|telp|tlp|tlpn|tlpon|tilpun|nelpon|hp|wa|whatsapp)(?:an)?",
    "radio": r"radio|ht|orari|handy\s*talk(?:y|ie)",
    "in_person": r"(?:(?:ber|ke)?temu(?:an)?|tatap muka|lisan)(?:\s+langsung)?|langsung\s+(?:ketemu|bertemu)",
}
_PATTERNS = {way: re.compile(rf"\b{_LED}(?:{said})\b[\s:,;-]*", re.IGNORECASE) for way, said in _SAID.items()}


def read_way(text: str) -> tuple[str, str]:
    """The way ("" where none or several are named) and the words without it."""
    found = {way: match for way, pattern in _PATTERNS.items() if (match := pattern.search(text))}
    if len(found) != 1:
        return "", text
    ((way, match),) = found.items()
    return way, " ".join(f"{text[: match.start()]} {text[match.end() :]}".split()).strip(" ,;:-")
