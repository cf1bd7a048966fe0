"""How a village's word reached the office: "lewat telepon, kamis jam 9 di balai"."""

import re

WAYS = {
    "phone": "telepon",
    "radio": "radio",
    "in_person": "bertemu langsung",
    "whatsapp": "WhatsApp",
    "sms": "SMS",
    "courier": "kurir",
}
"""Each way, and how it could be written."""
_LED = r"(?:(?:lewat|via|per|by|dari|pakai|barusan|tadi|sudah|dihubungi)\s+)*"
_ANSWER = r"(?:\b(?:jawab(?:an)?nya|katanya)\b[\s:,;-]*)?"
""" "Sudah dihubungi lewat WA, jawabannya: ..." """
_SAID = {
    "phone": r"(?:di|me|ber)?(?:telepon|telpon|telp|tlp|tlpn|tlpon|tilpun|nelpon|hp)(?:an)?",
    "radio": r"radio|ht|orari|handy\s*talk(?:y|ie)",
    "whatsapp": r"(?:di|nge)?(?:wa|whats\s?app)(?:an)?",
    "sms": r"(?:di|nge)?sms(?:an)?",
    "courier": r"kurir(?:\s+(?:sepeda\s+)?motor)?",
    "in_person": r"(?:(?:ber|ke)?temu(?:an)?|tatap muka|lisan)(?:\s+langsung)?|langsung\s+(?:ketemu|bertemu)",
}
_PATTERNS = {way: re.compile(rf"\b{_LED}(?:{said})\b[\s:,;-]*{_ANSWER}", re.IGNORECASE) for way, said in _SAID.items()}


def read_way(text: str) -> tuple[str, str]:
    """The way ("" where none or several are named) and the words without it."""
    found = {way: match for way, pattern in _PATTERNS.items() if (match := pattern.search(text))}
    if len(found) != 1:
        return "", text
    ((way, match),) = found.items()
    return way, " ".join(f"{text[: match.start()]} {text[match.end() :]}".split()).strip(" ,;:-")


_SPEAKER = (
    r"(?:(?:kata|ujar|menurut|dari|oleh|tadi)\s+)*(?:(?:pak|bu|pa)\s+)?"
    r"(?:pambakal|kades|kepala\s+desa|sekdes|sekretaris\s+desa|kaur|kasi|aparat(?:\s+desa)?|perangkat(?:\s+desa)?|kadus|desa|pihak\s+desa)"
)
_SPEAKS = (
    r"(?:\s+(?:tadi|barusan|sudah|bilang|kata|katanya|ujar|ujarnya|minta|bapadah|mamadahakan|menyampaikan|memberi\s*tahu"
    r"|mengabari|bahwa|kalau))*"
)


def without_speaker(words: str, village: str) -> str:
    """What was said, without who of the village has said it: "pambakal Uren, tempatnya di masjid"."""
    of_it = rf"(?:\s+(?:desa\s+)?{re.escape(village)})?"
    bare = re.sub(rf"^\W*{_SPEAKER}\b{of_it}{_SPEAKS}[\s:,;-]*", "", words, flags=re.IGNORECASE)
    bare = re.sub(rf"[\s,;:-]+(?:kata|ujar|menurut)\s+{_SPEAKER}{of_it}\W*$", "", bare, flags=re.IGNORECASE)
    return bare.strip(" ,;:-") if bare.strip(" ,;:-") else words


def begins_with_way(text: str) -> bool:
    """ "Telepon: batal, ...": whoever says so first tells what was said there."""
    return any(pattern.match(text.strip()) for pattern in _PATTERNS.values())
