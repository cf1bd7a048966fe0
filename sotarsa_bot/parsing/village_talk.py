"""What an official says in the village's group, below nothing, and concerns a visit all the same."""

import re

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.words import Words

_FEW = 3
_NOT = r"(?:kada|kd|tidak|tdk|gak|ga|jangan|jgn)"
_CHANGES = re.compile(
    rf"""\b(?:(?:jangan|jgn)\s+(?:dulu\s+|jadi\s+)?(?:datang|ke|ka|kesini|kasini|barangkat|berangkat|lewat|lalu)
    |{_NOT}\s+(?:usah|perlu)\s+(?:datang|ke|ka)|{_NOT}\s+jadi|(?:di)?(?:batal|tunda)(?:kan|akan)?
    |(?:di)?(?:undur|mundur)(?:kan|akan)?|(?:jangan|jgn)\s+di\s+[^\W\d_]+
    |(?:di)?(?:pindah|ganti)(?:kan|akan)?\s+(?:ke|ka|hari|jam|tempat|lokasi)|(?:tempat|tampat|wadah|lokasi)(?:nya)?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_REFUSES = re.compile(
    rf"""^\W*(?:(?:(?:mohon|mhn)\s+maaf|maaf|pak|bu|min|oh|aduh|assalamu?'?alaikum|kami|warga|desa|ulun|saya|sepertinya|kayanya)\W+)*
    (?:{_NOT}|belum|balum)\s+(?:kawa|bisa|sawat|sanggup|siap|hakun)
    (?:\s+(?:pak|bu|ai|pang|lah|dulu|am|kami|kalau|kalo|hari|itu|(?:ma|me)?n?erima|tamu|tim\w*|rombongan|kunjungan))*
    \W*(?:$|[,.;!]|(?:karena|karna|soalnya|ada|pas|handak|lagi)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
""" "Kada kawa pak ai, ada haul di kampung": what cannot be, is what was proposed or agreed."""
_DOUBTS = re.compile(r"\b(?:kada|kd|tidak|tdk|kurang|balum|belum)\s+(?:percaya|parcaya|yakin)\b", re.IGNORECASE)
_KEEPS_AWAY = re.compile(
    r"\b(?:jangan|jgn)\s+(?:dulu\s+|jadi\s+)?(?:datang|kesini|kasini|barangkat|berangkat|(?:ke|ka)\s+(?:sini|desa|kampung))\b"
    r"|\b(?:kada|kd|tidak|tdk)\s+(?:usah|perlu)\s+datang\b",
    re.IGNORECASE,
)
_OF_THE_VISIT = re.compile(
    r"""\b(?:tim|rombongan|kunjungan\w*|kecamatan|camat|petugas|sembako
    |usulan(?:nya)?|(?:minta|mohon|perlu|butuh)\s+(?:bantuan|bantu|tambahan|bawa\w*)
    |(?:kami|kita|warga|urang)\s+(?:sudah\s+|masih\s+)?(?:tunggu|(?:me|ma)?nunggu|mahadang|hadang)
    |warga(?:nya)?\s+(?:sudah|sdh|udah|hanyar)\s+\w+)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS_OF_IT = re.compile(
    r"""\bjadi\s*(?:kah|lah)\b|\b(?:siapa|sapa)\s+(?:\w+\s+){0,2}?(?:datang|umpat|ikut|turun|ka\s+sini)\b
    |\b(?:siapa|sapa)\s+(?:\w+\s+)?(?:supir|sopir|ketua|petugas|tim)\w*\b
    |\b(?:no|nomor|nomer)\.?\s*(?:hp|wa|telepon|telpon|telp|tlp)\b|\b(?:pian|buhan\s+pian)\b.*\b(?:kah|lah)\b
    |\b(?:kanapa|kenapa|mengapa|napa)\b.*\b(?:kamis|jumat|jum'at|sabtu|minggu|ahad|senin|selasa|rabu|tgl|tanggal|jam|isuk|besok)\b
    |\b(?:mobil|hilux|motor)\w*\s+(?:kawa|bisa)\s+\w+\s*(?:kah|lah)\b
    |\b(?:kawa|bisa|boleh)\s*kah\b.*\b(?:dibagi|bagi|diantar|maju|undur|batambah|ditambah)\b
    |\bbagi\s+(?:dua|tiga)\b.*\bkah\b""",
    re.IGNORECASE | re.VERBOSE,
)
""" "Siapa haja nang datang bu?", "kanapa kamis, urang bahuma samuaan": asked of the office, below nothing."""
_WAY_IS_CLOSED = re.compile(
    r"\b(?:jalan|jalanan|jambatan|jembatan|titian)\w*\b.*\b(?:putus|pagat|roboh|rubuh|runtuh|ambruk|longsor|banjir|tarandam|tatutup"
    r"|tertutup|rapuh|kada\s+kawa)\b"
    r"|\b(?:putus|pagat|roboh|rubuh|runtuh|ambruk|longsor|tarandam)\b.*\b(?:jalan|jalanan|jambatan|jembatan|titian)\w*\b",
    re.IGNORECASE,
)
_WHEN_THEY_COME = re.compile(
    r"\b(?:jam\s+barapa|jam\s+berapa|kapan|di\s?mana|sampai\s+mana|pabila|hampai\s+mana)\b"
    r".*\b(?:datang|sampai|tiba|sudah|posisi|rombongan|tim)\b"
    r"|\b(?:sudah|masih)\s+(?:sampai|di)\s+mana\b",
    re.IGNORECASE,
)
_ON_THE_DAY = re.compile(
    r"""\b(?:(?:kada|tidak|tdk|balum|belum)\s+(?:(?:kawa|bisa)\s+)?(?:hadir|datang|dapat|kabagian|dibari|diberi)|(?:minta|mohon)\s+(?:kursi|selimut
    |salimut|obat|pampers|kruk|tongkat)|(?:banyu|air|banjir)\w*\s+(?:sudah\s+)?surut|surut\s+(?:sudah\s+)?banyu
    |(?:sudah\s+)?kawa\s+(?:di)?lewat\w*|jalan\s+(?:sudah\s+)?(?:bersih|dibersihkan|tabuka|terbuka))\b
    |\b(?:jangan|jgn)\s+lupa\s+(?:(?:mam|mem)?bawa)\b
    |\bpian\s+(?:sudah\s+)?di\s?mana\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NEAR_THE_DAY = re.compile(
    r"""\b(?:(?:sudah\s+)?surut|hujan\s+(?:labat|lebat|deras)|(?:kadada|kada\s+ada|tidak\s+ada)\s+(?:siapa|urang|orang|tim)\w*
    |(?:ma|me)?hadang(?:i|an)?|ma?nunggui?|menunggu|(?:urang|warga)\s+(?:sudah\s+)?(?:bubar|bulik)\w*
    |(?:kawa|bisa)\s+(?:di)?ulang|warga\s+(?:nang\s+|yang\s+)?(?:datang|rami|banyak)
    |pambakal\s+(?:kada|tidak)\s+(?:ada|hadir|kawa)
    |(?:titian|jembatan|jalan|jalanan)\w*\s+.*|(?:kada|lain)\s+(?:rubuh|runtuh|roboh|putus))\b""",
    re.IGNORECASE | re.VERBOSE,
)
""" "Sudah surut pang, kawa haja lalu", "kami sudah ampat jam mahadang", on the day and the evening before."""
_WHAT_MATTERS = re.compile(
    r"""\b(?:(?:titian|jalan|jambatan|jembatan|banyu|air|papan)(?:nya)?\b.*\b(?:licin|licak|rubuh|runtuh|putus|naik|dalam|banjir
    |rusak|lapas|hanyut|takurung|tatutup|surut|sampai|masuk)
    |hati[-\s]*(?:2|hati)\b.*\b(?:jalan|titian|km)|(?:ma|me)?(?:ng)?hadang|manunggu|menunggu
    |kadada\s+(?:siapa|urang|orang)\w*|(?:warga|urang)(?:nya)?\b.*\b(?:datang|bulik|bubar|rami|ramai|labih|lebih)
    |pambakal\b.*\b(?:kada|kadada|tidak|tulak|ka|ke)
    |mobil(?:nya)?\b.*\b(?:datang|sampai|mogok))\b""",
    re.IGNORECASE | re.VERBOSE,
)
""" On the day: the way, who waits, how many came, who is missing."""
_OTHER_MATTERS = re.compile(
    r"\b(?:yasinan|arisan|gotong|royong|rapat\w*|kawinan|karasmin|aruh|haulan|pengajian|main|bola|mancing|maunjun|pasar"
    r"|rumah\s+(?:haji|pak|julak|acil|ulun)|sekolah|posyandu\s+balita|voli|ronda)\b",
    re.IGNORECASE,
)


_BUSY = re.compile(
    r"\b(?:pasar|bapasar|(?:ba)?aruh|(?:ba)?kawinan|kawin|karasmin|haulan|pilkades|pemilihan|musdes|musyawarah|panen"
    r"|mangatam|maninggal|meninggal|berduka|libur|tutup|dikubur|gotong\s+royong|acara|banjir)\b",
    re.IGNORECASE,
)


_ABOUT_THE_END = re.compile(r"\b(?:di)?batal\w*|\b(?:kada|tidak|tdk|kd)\s+jadi\b", re.IGNORECASE)
""" "Kanapa dibatal", after it was called off."""
_NONE = re.compile(r"\b(?:kada|tidak|tdk|kd|gak|batal)\s+(?:ada|jadi)\b", re.IGNORECASE)
""" "Kamis kada ada gotong royong"."""
_WHETHER_THEN = re.compile(
    r"\b(?:kada|tidak|tdk|kd|gak)\s+(?:kawa|bisa|hakun|sawat)\b|\bjadi\s*(?:kah|lah|kada)\b|\b(?:umpat\s+)?haul\b", re.I
)
""" "Pambakal nelpon jar kamis ni kada kawa", "jadi kah kamis ni?"."""
_ASKS_FOR = re.compile(
    r"\b(?:(?:jangan|jgn)\s+lupa\s+(?:(?:mam|mem|ma)?bawa\w*)|(?:tolong|tulung|tlg|mohon|minta|boleh|kawa|kawakah|bisa)\s+(?:di)?bawa\w*"
    r"|bawakan|dibawakan)\b",
    re.IGNORECASE,
)
""" "Pak jangan lupa bawa terpal", days before."""
_NEEDS = re.compile(
    r"\b(?:handak|hendak|perlu|parlu|butuh|minta|mohon|gasan|usul\w*|tambah\w*|(?:kada|kd|tidak|balum|belum)\s+(?:ta|ter)?(?:dapat|daftar|masuk)\w*)\b",
    re.IGNORECASE,
)
_AID = (lexicon.GOODS | {"kacamata"}) - {
    "air", "besar", "kecil", "sedang", "buah", "kayu", "kartu", "lampu", "gas", "kopi", "teh", "nasi", "ikan", "iwak",
    "buku", "tas", "tulis", "alat", "cat", "paku", "roti", "dewasa", "sayur", "daging", "ayam",
}  # fmt: skip
_CHANGED = re.compile(
    r"\b(?:sudah|sdh|udah|hanyar|kada|kd|tidak|tdk|lain|bukan|batal|salah|tadi|surut|aman|baakur|baik|ternyata|pina)\b",
    re.IGNORECASE,
)
""" "Sudah surut", "nang tadi sudah baakur": of what was told before."""
_AFTERWARDS = re.compile(
    r"\b(?:(?:nomor|nomer|no)\.?\s*\d+|protes|marah|(?:balum|belum|kada|tidak)\s+(?:ma|meng|maa)?(?:ambil|dapat|tarima|terima|hadir|datang)"
    r"|(?:kapan|pabila)\s+lagi|bantuan|usul\w*|(?:kanapa|kenapa|napa|mengapa)\b.*\b(?:datang|jadi|sampai|hadir)|rusak|kurang)\b",
    re.IGNORECASE,
)
""" "Nomor 7 balum maambil", "kanapa kamarian kada datang?": in the days after a visit."""
_WHEN_AGAIN = re.compile(
    r"\b(?:kapan|pabila)\b.*\b(?:(?:ke|ka)\s+(?:tempat|wadah|desa|sini|kampung)|kasini|kesini|datang|bakunjung|kunjungan|bantuan|lagi)\b"
    r"|\b(?:bulan|tahun)\b.*\b(?:kada|tidak|tdk|belum|balum)\b.*\bbantuan\b"
    r"|\b(?:be|ba)rapa\s+(?:orang|urang|jiwa|kk)\b.*\b(?:dapat|tarima|terima|manarima|menerima)\b"
    r"|\b(?:kanapa|kenapa|mengapa|napa)\s+(?:cuma|cuman|hanya|tinggal)\b",
    re.IGNORECASE,
)
_OWN_SUBJECT = re.compile(
    r"\W*(?:(?:info|maaf|pak|bu|oh\s+ya)\W+)*(?:blt|bpnt|pkh|bst|bansos|raskin|gaji|honor|siltap|rapat\w*|yasinan|arisan|gotong\s+royong"
    r"|pengajian|posyandu\s+balita|kerja\s+bakti|ronda|musdes|musrenbang\w*|imunisasi)\b"
    r"|\W*(?:(?:ba)?aruh|haul(?:an)?|kawinan|karasmin|pilkades|panen|libur)(?:nya)?(?:\s+(?!kunjungan|tim)[^\W\d_]+)?\s+"
    r"(?:di)?(?:undur|mundur|pindah|maju|jadi|geser)\w*\b(?!.*\b(?:kunjungan|tim)\b)",
    re.IGNORECASE,
)
_OF_A_DAY = re.compile(
    r"\b(?:kawa|kawanya|bisa|bisanya|hakun|handak|kada|kd|tidak|jangan|jgn|pindah|undur|satuju|setuju|hahaja|haja|ja|pak|pa|lah)\b",
    re.IGNORECASE,
)


def begins_with_its_own_subject(text: str) -> bool:
    """ "BLT bulan ini cair Jumat jam 9", "aruhnya diundur jadi tgl 10": what its day is said of."""
    return bool(_OWN_SUBJECT.match(text))


def is_of_another_matter(text: str) -> bool:
    """ "Nanti malam yasinan": the villagers' own."""
    return bool(_OTHER_MATTERS.search(text))


def keeps_busy(text: str) -> bool:
    """ "Tgl 3 hari pasar", "kamis kada kawa": of a day that it names, this may matter."""
    busy = _BUSY.search(text) and not _NONE.search(text)
    return bool(busy or (_WHETHER_THEN.search(text) and not is_of_another_matter(text)))


def changes_it(text: str) -> bool:
    """ "Jangan datang", "tempatnya pindah ke masjid"."""
    return bool(_CHANGES.search(text))


def refuses(text: str) -> bool:
    """The visit, whatever the reason: "mohon maaf kada bisa manerima tamu, pambakal rapat"."""
    return bool(_REFUSES.match(text))


def doubts_it(text: str) -> bool:
    """ "Tempat siap ujar Alus, tapi ulun kada percaya": it is not said by whoever writes."""
    return bool(_DOUBTS.search(text))


def keeps_us_away(text: str) -> bool:
    """ "Tgl 5 aruh adat jadi jangan datang": said to the team, whatever else is going on."""
    return bool(_KEEPS_AWAY.search(text))


def is_of_the_end(text: str) -> bool:
    """ "Kanapa dibatal"."""
    return bool(_ABOUT_THE_END.search(text))


def is_of_the_visit(text: str) -> bool:
    """Names the team, the sub-district, what is handed over."""
    return bool(_OF_THE_VISIT.search(text))


def asks_of_the_visit(text: str) -> bool:
    """ "Jadi kah bu isuk?", "bu minta no hp sopirnya", and why it is that day."""
    return bool(_ASKS_OF_IT.search(text))


def tells_of_the_way(text: str) -> bool:
    """ "Jambatan di hulu putus tadi malam!": of any day it is for the office."""
    return bool(_WAY_IS_CLOSED.search(text))


def matters_near_the_day(text: str) -> bool:
    """The way, the weather, who waits."""
    return bool(_NEAR_THE_DAY.search(text))


def matters_on_the_day(text: str) -> bool:
    """The same on the day itself, when fewer words do."""
    asked = _WHEN_THEY_COME.search(text) or _ON_THE_DAY.search(text)
    return bool(asked or (len(text.split()) > _FEW and _WHAT_MATTERS.search(text)))


def asks_when_again(text: str) -> bool:
    """ "Kapan ke tempat kami?", "sudah 3 bulan kada ada bantuan", "berapa orang nang dapat?": of the office alone."""
    return bool(_WHEN_AGAIN.search(text))


def matters_afterwards(text: str) -> bool:
    """In the days after a visit, or after its day passed."""
    return bool(_AFTERWARDS.search(text))


def is_of_the_goods(text: str) -> bool:
    """ "Sembako sudah kami terima 25 lengkap"."""
    return any(word.plain in _AID for word in Words(text).all)


def asks_for_something(text: str) -> bool:
    """A request to the team, or what somebody needs."""
    if _ASKS_FOR.search(text):
        return True
    return bool(_NEEDS.search(text)) and any(word.plain in _AID for word in Words(text).all)


def changes_what_was_told(text: str) -> bool:
    """Soon after words that were passed on."""
    return bool(_CHANGED.search(text))


def speaks_of_days(text: str) -> bool:
    """Words that say of a day or an hour whether it will do."""
    return bool(_OF_A_DAY.search(text))
