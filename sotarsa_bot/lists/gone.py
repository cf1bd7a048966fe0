"""Words of a list which say that somebody is there no more, or not meant: for a person to look at."""

import re

GONE = re.compile(
    r"\b(?:meninggal|maninggal|wafat|alm|almarhum|almarhumah|pindah|(?<!cerai )mati|di?coret"
    r"|batal|dibatalkan|hapus|dihapus"
    r"|double|dobel|dobol|ganda|(?:tidak|tdk|kada)\s+(?:layak|berhak|jadi|ada|ditemukan|dapat|memenuhi|menerima)|mundur"
    r"|mengundurkan|dialihkan|alihkan|diganti(?:kan)?|pengganti|ganti|dicabut|gugur|ditolak|menolak|cadangan|titip"
    r"|(?:sudah|sdh|telah|udah)\s+(?:pernah\s+)?(?:di)?(?:terima|menerima|dapat|mendapat|ambil|diserahkan|disalurkan))\b",
    re.IGNORECASE,
)
