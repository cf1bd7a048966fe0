"""Whether a sentence asks: "tim sudah pulang?", "K1 sudah sampai kah". What asks tells nothing."""

import re

_ASKS = re.compile(
    r"\?"
    r"|(?<![\w-])k(?:a)?h\b"  # Banjar puts it behind any word: "bulik kah", "sampai kh"
    r"|(?<![\w-])(?:apa|sudah|sdh|ada|bisa|boleh|jadi|terima|tarima|dapat|hadir|datang|benar|betul|bujur|kawa|siapa|perlu|masih"
    r"|belum|balum|tidak|mau|handak|kapan|mana|berapa)kah\b"
    r"|(?<![\w-])(?:kayapa|bagaimana|gimana)\W*$"
    r"|^\W*(?:apa|apakah|apkah|siapa|kapan|berapa|barapa|kenapa|kanapa|mengapa|bagaimana|gimana|kayapa)\b",
    re.IGNORECASE,
)


def is_question(text: str) -> bool:
    """By its mark, its particle or its first word. It may still be a wish, politely put: "bisa jam 8 kah"."""
    return _ASKS.search(text) is not None
