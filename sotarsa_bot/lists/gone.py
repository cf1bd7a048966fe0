"""Words of a list which say that somebody is there no more, or not meant: for a person to look at."""

import re

GONE = re.compile(
    r"\b(?:meninggal|maninggal|wafat|alm|almarhum|almarhumah|pindah|(?<!cerai )mati|di?coret"
    r"|batal|dibatalkan|hapus|dihapus|non[- ]?akti[fv]|(?:ter)?graduasi|keluar|dikeluarkan|berhenti"
    r"|(?:tidak|tdk|kada|tak)\s+aktif|(?:tidak|tdk|kada|jangan)\s+(?:usah|perlu|lagi|diberi|dibari)"
    r"|double|dobel|dobol|ganda|(?:tidak|tdk|kada)\s+(?:layak|berhak|jadi|ada|ditemukan|dapat|memenuhi|menerima)|mundur"
    r"|mengundurkan|dialihkan|alihkan|diganti(?:kan)?|pengganti|ganti|dicabut|gugur|ditolak|menolak|cadangan|titip|ahli\s+waris|salah\s+satu"
    r"|(?:di|me)?wakil(?:i|kan|nya)?|(?:diambil(?:kan)?|diterima(?:kan)?)\s+(?:oleh|anak|istri|suami|cucu|keluarga|rt)\w*"
    r"|(?:sudah|sdh|telah|udah)\s+(?:pernah\s+)?(?:di)?(?:terima|menerima|dapat|mendapat|ambil|diserahkan|disalurkan))\b",
    re.IGNORECASE,
)

RECEIVED = re.compile(
    r"\W*(?:tgl|tanggal|tglnya|waktu)\W+(?:di)?(?:terima|penerimaan|salur|penyaluran|ambil|pengambilan|serah|penyerahan)\w*\W*",
    re.IGNORECASE,
)
"""Titles of a column which is filled once somebody has received theirs."""
INSTEAD = re.compile(
    r"\W*(?:nama\W+)?(?:pengambil|pengurus|wakil|yang\W+mewakili|diwakili|kuasa|penerima\W+kuasa|ahli\W+waris|di?antar\w*\W+ke|antar\W+ke)\W*",
    re.IGNORECASE,
)
"""Titles of a column that says who comes for somebody, or where theirs is brought."""
BROUGHT = re.compile(
    r"\b(?:di?antar(?:kan)?|antar(?:kan)?|bawakan|jemput|dijemput|(?:sekarang\s+)?tinggal\s+(?:di|dengan|bersama|lawan|sama)|ikut\s+(?:anak"
    r"|cucu|menantu|keluarga)\w*|di\s+(?:rumah|wadah)|mengungsi|dirawat|bekerja\s+di|merantau)\b",
    re.IGNORECASE,
)
"""Words which say where somebody is to be found, or that what they get is to be brought to them."""
