"""Words before a figure that only say: the one before was wrong ("maaf, salah hitung: ..."). They are no figure."""

import re

_OPENER = re.compile(
    r"^\W*(?:(?:eh|aduh|pak|bu|min|kemarin|kamarin|tadi|barusan|kami)\b[\s,.:;]+(?=.*\b(?:salah|keliru|ralat|maaf)\b)"
    r"|(?:eh|oh|ups|aduh|lupa)\b[\s,.:;]*"
    r"|(?:maaf|mf|ralat|koreksi|(?:se)?harusnya|mestinya|maksudnya|(?:yang|yg)\s+(?:benar|betul))\b[\s,.:;]*"
    r"|tadi\s+(?=salah|keliru)|(?:salah|keliru)\s+(?:(?:ha)?hitung(?:an)?|ketik|tulis)(?:nya)?\b[\s,.:;]*"
    r"|(?:salah|keliru)\s*(?:[,.:;]\s*|$))+",
    re.IGNORECASE,
)


def without_opener(text: str) -> str:
    """ "salah, sembako 19" as "sembako 19"."""
    return _OPENER.sub("", text)
