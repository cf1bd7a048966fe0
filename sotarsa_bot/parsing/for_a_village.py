"""A coordinator wants to tell a village something of their own: "K1 sampaikan ke desa: bawa fotokopi KK"."""

import re
from typing import NamedTuple

from sotarsa_bot.parsing.caption_code import visit_code

_SAYS = re.compile(
    r"^\W*(?:(?:kunjungan\s+)?k\s?\d{1,6}\b[\s,.:;-]*)?(?:(?:tolong|mohon|tlg|pak|bu)\s+)*"
    r"(?:(?:di)?(?:sampai(?:kan|akan)|kabar(?:i|kan|akan)|beri\s?tahu(?:kan)?|umumkan|bilang(?:kan)?|tulis(?:kan)?)"
    r"|kirim(?:kan)?(?:\s+(?:pesan|pengumuman|kabar|info|tulisan))?|(?:pesan|pengumuman|kabar|info))\s+"
    r"(?:(?:ke|ka|kepada|kpd|untuk|utk|buat|gasan|bagi)\s+)?(?P<whom>[^:,\n]{2,40}?)\s*:\s*(?P<words>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_VILLAGE = re.compile(r"\b(?:grup\s+)?(?:perangkat\s+)?(?:desa|grup|pambakal|kampung)\b", re.IGNORECASE)


class ForAVillage(NamedTuple):
    """`code`: the visit that is named. `village`: what else was said of whom it is for ("" for "ke desa")."""

    code: int | None
    village: str
    words: str


def read_for_a_village(text: str) -> ForAVillage | None:
    """None where nothing is to be told, or not to a village ("sampaikan ke tim: ...")."""
    found = _SAYS.match(text.strip())
    if found is None:
        return None
    whom = found["whom"].strip()
    village = _VILLAGE.sub(" ", whom).strip()
    code = visit_code(text)
    if not _VILLAGE.search(whom) and (code is not None or not village):
        return None
    return ForAVillage(code, " ".join(village.split()), found["words"].strip())
