"""Questions how far a visit is: "tim sudah sampai mana", "K1 sudah berapa?", "siapa lagi yang belum"."""

import re

_HAVE = r"(?:sudah|sdh|sdah|udah|dah|hudah|telah)"
_SMALL = r"(?:pak|bu|min|tim|kami|kita|kah|lah|nah|sidin|ya|tu|itu|hari ini|sekarang|wayahini|td|tadi)"
_WHO = (
    r"(?:(?:yang|yg|nang)\W+)?(?:terima|tarima|menerima|dapat|dibagi|dibari|datang|diserahkan|tersalur|sembako|paket|orang"
    r"|urang|warga)?"
)
_MANY = r"(?:berapa|brp|barapa)"
_NOT_YET = r"(?:belum|blm|balum)"
_ASKED = re.compile(
    rf"\W*(?:{_SMALL}\W+)*(?:"
    rf"(?:posisi\W+)?(?:{_HAVE}\W+)?(?:sampai|sampe|smp|nyampe|nyampai)\W+(?:(?:di|ka|ke)\W*)?mana"
    rf"|{_HAVE}\W+{_MANY}\W*{_WHO}\W*{_WHO}|{_MANY}\W+{_WHO}\W*{_HAVE}\W*{_WHO}"
    rf"|{_MANY}\W+(?:lagi\W+)?{_WHO}\W*(?:(?:yang|yg|nang)\W+)?{_NOT_YET}\W*{_WHO}"
    rf"|{_MANY}\W+(?:yang|yg|nang)\W+{_HAVE}\W*{_WHO}"
    rf"|(?:(?:sisa|tinggal)(?:nya)?\W+)?(?:siapa|sapa)\W+(?:(?:saja|haja|aja|lagi|nang|yang|yg)\W+)*{_NOT_YET}\W*{_WHO}"
    rf"|(?:yang|yg|nang)\W+{_NOT_YET}\W+(?:{_WHO}\W+)?(?:siapa|sapa|berapa|brp)(?:\W+(?:saja|haja|aja))?"
    rf"|(?:sisa|tinggal)\W+{_MANY}\W*{_WHO}|(?:bagaimana|gimana|kayapa)\W+(?:kabar|perkembangan|progres)(?:nya)?"
    rf")(?:\W+{_SMALL})*\W*",
    re.IGNORECASE,
)
_MOST = 80
"""Letters; more words ask something else."""


def asks_for_progress(text: str) -> bool:
    """The words without the visit's code."""
    return len(text) <= _MOST and _ASKED.fullmatch(text) is not None
