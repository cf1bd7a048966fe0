"""Words that tell of something that has just gone wrong: on the way, or somebody who needs help."""

import re

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.once import read_once
from sotarsa_bot.parsing.peril import is_a_story, tells_of_peril
from sotarsa_bot.parsing.words import IF, NOT, Words

_MISHAPS = r"""darurat|emergency|gawat|gaawat|k[ea]c[ea]laka\w*|celaka|ta?tabrak\w*|batabrak\w*|tertabrak|ditabrak
    |menabrak|manabrak|ter?jebak|tajabak|tarjabak|terperangkap|tapurangkap|pingsan|pangsan|ter?guling|taguling|tagulung
    |terbalik|tabalik|terperosok|taparusuk|ter?cebur|tacabur|tenggelam|tinggalam|kelelep|kalalap|hanyut|kebakaran|kabakaran
    |terbakar|tabakar|meledak|tertimbun|tatimbun|longsor|mogok|macet\s+total|kempes|kempis|pecah\s+ban
    |ban\w*\s+(?:bocor|pecah|meletus|gembos)|rem\w*\s+(?:\w+\s+)?blong|rusuh|ricuh|(?:ba|ber)?rabutan|ter?jatuh|tajatuh|patah\s+(?:kaki|tangan|as|gandar)
    |luka\s+(?:parah|berat|barat)|k[ea]jang\w*(?:-k[ea]jang)?|sekarat|sesak\s+na[pf]as|serangan\s+jantung|(?:sakit|garing)\s+(?:parah|keras|barat)
    |di?rampok|perampokan|dibegal|dikeroyok|(?:me|ma)?ngamuk|maamuk|tersesat|tasasat|kesasar|kasasar|hilang\s+arah
    |bermalam|menginap|bamalam|ke?malaman|kamalaman
    |(?:masuk|tercebur|jatuh|ke|ka)\s+(?:ke\s+|ka\s+)?(?:parit|jurang|sungai|got|selokan|rawa)
    |(?:mobil|motor|hilux|ban|kendaraan)\w*\s+(?:\w+\s+){0,2}?(?:di|d)\s+(?:parit|jurang|sungai|got|selokan|rawa)
    |(?:rumah|balai|atap|dinding|langgar|sakulahan|sekolah)\w*\s+(?:[\w,]+\s+){0,4}?(?:roboh|rubuh|ambruk|runtuh|kabakaran|larut|hanyut)
    |(?:jalan|jembatan|titian|jambatan)\w*\s+(?:putus|pagat|ambruk|ambrol|roboh|rubuh|runtuh|amblas|longsor)
    |(?:mobil|motor|hilux|kendaraan|perahu|kelotok)\w*\s+(?:rusak|karam|amblas|terbenam|mati|selip)
    |(?:tolong|tulung)(?:i|akan)?\s+(?:kami|ulun|tim)
    |(?:ke|ka)?banjir\w*\W+(?:\w+\W+)?(?:tolong|tulung)|(?:tolong|tulung)\W+(?:\w+\W+)?(?:ke|ka)?banjir\w*
    |(?:(?:ber|ba)?kelahi|bakalahi)\b.*\b(?:parang|mandau|pisau|senjata)
    |(?:banyu|air)\w*\s+(?:sudah\s+)?naik\W+(?:sudah\s+)?(?:sa|se)?(?:paha|pinggang|dada|lutut|lihar|gulu)
    |gempa|(?:kami|tim|ulun|mobil|motor|hilux|perahu|kelotok)\w*\s+(?:\w+\s+)?(?:ta|ter)sangkut
    |(?:sakit|sakau|garing|sesak|sasak|nyeri|nyari)\s+(?:di\s+)?dada\w*"""
_UNCONSCIOUS = r"""(?:tidak|tdk|tak|ga|gak|nggak|kada|kd|kadak|belum|balum)\s+
    (?:sadar(?:2|kan\s+diri)?(?!\s+(?:hukum|akan|kalau))|siuman)"""
"""A "not" that is itself what went wrong, like that of `_UNABLE`."""
_FAINTER = r"""jatuh(?!\s+(?:tempo|pada|hari|di\s+hari|tanggal|tgl|cinta|hati))|gugur|rabah|runtuh|malatus
    |(?:ba|ter?|ta)?luka|(?:ber|ba)darah|stroke|kritis|(?:dibawa|dilarikan|bawa)\s+(?:ke|ka)\s+(?:puskesmas|rumah\s+sakit|rs\w*|igd|ugd)
    |(?:pulang|bulik|balik|kembali|tiba|sampai)\s+(?:\w+\s+)?(?:duluan|(?:sorang|saurang|sendiri)(?!-|2)\w*)
    |(?:(?:ke|ka|ter)tinggal|katinggalan|ketinggalan)\s+(?:di|d)\s+\w+
    |(?:tolong|tulung|panggil\w*|kirim\w*|carikan)\s+(?:\w+\s+)?ambulan\w*
    |dipukul\w*|(?:ber|ba)kelahi|bakalahi|parang|mandau|senjata|dipatuk|digigit|diserang|diancam|dihadang|begal
    |(?:pohon|puhun|tiang)\w*\s+(?:tumbang|rabah|roboh|rubuh)|(?:jalan|jembatan|jambatan)\w*\s+(?:tertutup|tatutup)
    |(?:ke|ka)?banjiran|banjir|meluap|(?:air|banyu)\w*\s+(?:\w+\s+)?(?:naik|dalam|ganal|besar|pasang|deras|tinggi)
    |mesin\w*\s+mati|(?:kehabisan|kahabisan|habis)\s+(?:bbm|bensin|solar|minyak|oksigen)|(?:bbm|bensin|solar)\w*\s+habis
    |(?:supir|sopir|paman|driver|anggota|kawan|tim|kami|ulun|bidan|petugas|perawat)\s+(?:\w+\s+){0,2}?
     (?:garing|gering|sakit|muntah\w*|bamuntah\w*|demam|pusing)|muntah[\s-]*(?:muntah|2)
    |kunci\w*\s+(?:(?:mobil|motor|hilux|gudang|kendaraan)\w*\s+)?(?:hilang|tertinggal|katinggalan|tatinggal)|hilang\s+kunci
    |(?:minta|mohon|perlu|butuh)\s+(?:tolong|bantuan|pertolongan|jemput\w*|dijemput|ambulan\w*|evakuasi)"""
"""What a village may also write of other days, and a reason of what was lost."""
_UNABLE = r"""(?:tidak|tdk|tak|ga|gak|nggak|ngga|ndak|kada|kd|kadak|belum|blm|balum)\s+(?:jadi\s+|lagi\s+)?
    (?:kawa|bisa|bs|dapat|dpt|sanggup|mampu)\s+(?:lagi\s+)?
    (?:di)?(?:lalu|lalui|liwat\w*|lewat\w*|lintas|lintasi|maju|bulik|pulang|balik|kembali|keluar|kaluar|kaluwar|jalan|bajalan
    |tembus|tambus|sebera?ng\w*|(?:me)?nyebera?ng\w*|(?:ma)?nyuba?rang\w*|subarang\w*|bergerak|bagarak|hidup|dihubungi|hubungi|dihidupkan|naik|turun)"""
"""That somebody cannot get through is itself what went wrong, and denies nothing."""


_IN_DANGER, _MAY_BE = lexicon.phrases(lexicon.DANGER["plainly"]), lexicon.phrases(lexicon.DANGER["perhaps"])
_WRONG = re.compile(
    rf"\b(?:{_UNABLE}|{_UNCONSCIOUS}|{_MISHAPS}|{_IN_DANGER}|{_MAY_BE}|{_FAINTER})\b", re.IGNORECASE | re.VERBOSE
)
_PLAINLY_WRONG = re.compile(rf"\b(?:{_UNCONSCIOUS}|{_MISHAPS}|{_IN_DANGER})\b", re.IGNORECASE | re.VERBOSE)
_NO_DANGER = re.compile(rf"\b(?:{lexicon.phrases(lexicon.DANGER['not'])})\b", re.IGNORECASE)
_ITS_OWN_NOT = re.compile(rf"\b(?:{_MAY_BE})\b", re.IGNORECASE)
_HELP = re.compile(
    r"\W*(?:(?:(?:tolong|tulung)\w{0,2}|sos|s\.o\.s)\W*){1,3}(?:kami|ulun|pang|nah|oi|woi)?\W*", re.IGNORECASE
)
""" "Tulung!!", and no word of what."""
_NOT_CONSCIOUS = re.compile(_UNCONSCIOUS, re.IGNORECASE | re.VERBOSE)
_UNABLE_TO = re.compile(rf"\b(?:{_UNABLE})\b", re.IGNORECASE | re.VERBOSE)
_OTHERWISE = re.compile(
    r"""\b(?:(?:di)?tunda|undur|(?:di)?undur(?:kan)?|mundur|(?:di)?batal(?:kan)?|pindah\w*|usul\w*|terima|menerima|tarima
    |diserahkan|diwakili\w*|wakil|tolak|kecuali|daftar|catat\w*|kendala|latihan|simulasi
    |tiba|mulai|selesai|pulang|berangkat)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What else is told of with such words; it has its own readers, which are asked first."""
_ELSEWHERE = re.compile(
    r"""^\W*(?:dulu|dahulu)\b|\b(?:kemarin|kamarin|bekas|semalam|latihan|simulasi|warga\s+(?:bermalam|menginap)|minggu\s+lalu
    |bulan\s+lalu|tahun\s+lalu|(?:sudah|sdh|udah|dah|telah)\s+(?:surut|aman|baik|beres|teratasi|reda|taduh|(?:bisa|kawa|dapat)\s+\w+))\b
    |\?|\bkah\b|\b(?:lain|bukan|bkn)\s+(?:di\s+)?(?:kami|kita|tim\w*|ulun|saya|buhan\s+kami|mobil\s+kami)
    (?:\s+(?:pang|ja|haja|lah|bu|pak|kok))*\s*(?:$|[.,!;])""",
    re.IGNORECASE | re.VERBOSE,
)
"""What was, is over, is asked, or happened to others."""
_NEARLY = re.compile(r"\b(?:hampir|ampir|nyaris|parak)\b", re.IGNORECASE)
_LUCKILY = re.compile(r"\b(?:untung\w*|syukur\w*|alhamdulillah|selamat)\b", re.IGNORECASE)
"""Told together, of what did not happen."""
_SHORT = re.compile(
    r"\b(?:(?:tidak|tdk|kada|kd|gak|belum|balum)\s+(?:cukup|sampai|sahibar)|(?:ke|ka)kurangan|(?:ke|ka)habisan|kurang\s+\d+|habis)\b",
    re.IGNORECASE,
)
_SUPPOSED = IF - {"mungkin", "kayaknya", "sepertinya", "barangkali"}
"""Who says that somebody has perhaps fainted does not suppose it."""
_BEFORE_IT = 4
"""So many words before a mishap may deny it: "tidak ada yang pingsan"."""
_CODE = re.compile(r"\s*k\.?\s?\d{1,9}\b[\s:;,.–-]*", re.IGNORECASE)
_AN_HOUR = re.compile(
    r"\b(?:jam|pukul|pkl|rt|rw|km)\W*\d+(?:[.:]\d\d)?|\d{1,2}[.:]\d\d|\d+\s*(?:km|kilo|orang|org|menit|jam)\b", re.I
)
_WHOSE = re.compile(
    r"\b(?:nomor|nomer|nmr|no)\W*\d{1,3}(?!\d)(?:\s*(?:dan|wan|lawan|,)\s*\d{1,3}(?!\d))*", re.IGNORECASE
)
_HELPLESS = re.compile(
    r"\b(?:pingsan|pangsan|k[ea]jang\w*|sekarat|s[ea]sak\s+na[pf]as|ter?jatuh|tajatuh|tinggalam|tenggelam|roboh|rubuh|ambruk|tabakar"
    r"|k[ea]bakaran|terbakar|hanyut|larut)\b",
    re.I,
)
""" "Nini nomor 4 pingsan": whoever it is, and no hand-over."""
_KINDS = {
    "other": re.compile(
        r"kecelakaan|celaka|pingsan|pangsan|luka|kejang|sekarat|rampok|tenggelam|tinggalam|hanyut|patah\s+(?:kaki|tangan)|darah|garing"
        r"|sakit|jatuh|gugur|rabah|ngamuk|parang|puskesmas|begal",
        re.I,
    ),
    "vehicle": re.compile(r"mobil|motor|hilux|kendaraan|perahu|kelotok|mogok|\bban(?:nya)?\b|parit|patah\s+as", re.I),
    "road": re.compile(r"\bjalan|jembatan|jambatan|titian|longsor|macet|pohon|puhun", re.I),
    "weather": re.compile(r"banjir|hujan|badai|angin|banyu|\bair\b|meluap|sungai|\barus", re.I),
}
_MOST = 60
"""More words tell a story."""


@read_once
def tells_of_emergency(text: str, *, last: bool = False, plainly: bool = False) -> str:
    """The words without the visit's code; empty if they tell of nothing such, deny it, ask or count. `last`: nothing
    else has read them; `plainly`: no word that may as well be about something else counts."""
    written = text[code.end() :] if (code := _CODE.match(text)) else text
    words = _without_questions(written)
    if tells_of_peril(written) and (last or not _OTHERWISE.search(_UNABLE_TO.sub(" ", words))):
        return written.strip()
    plain = [word.plain for word in Words(words).all]
    wrong = _PLAINLY_WRONG if plainly else _WRONG
    heard = _NO_DANGER.sub(" ", words)
    told = any(not _is_denied(heard, one) for one in wrong.finditer(heard)) and len(plain) <= _MOST
    if _HELP.fullmatch(words) and not plainly:
        return words.strip()
    told = told and not (_NEARLY.search(words) and _LUCKILY.search(words))
    otherwise = _ELSEWHERE.search(words) or (not last and _OTHERWISE.search(_UNABLE_TO.sub(" ", words)))
    unnamed = _WHOSE.sub("", words) if _HELPLESS.search(words) else words
    counted = re.search(r"(?<!\w)\d{1,3}(?!\d)", _AN_HOUR.sub("", unnamed)) is not None
    supposed = is_a_story(words) or any(word in _SUPPOSED for word in plain)
    return written.strip() if told and not (otherwise or counted or supposed) else ""


_SENTENCE = re.compile(r"[^?.!\n]*(?:[?.!\n]+|$)")


def _without_questions(words: str) -> str:
    """ "Hen, di mana? mobil kami masuk parit": a question beside it mutes nothing. All of it, where it only asks."""
    told = [one for one in _SENTENCE.findall(words) if not one.rstrip().endswith("?")]
    return "".join(told) if "".join(told).strip() else words


_TYRE = re.compile(
    r"\b(?:pecah\s+ban|ban\w*\s+(?:\w+\s+)?(?:bocor|pecah|meletus|gembos|kempes|kempis)|kempes|kempis)\b", re.IGNORECASE
)


_HURT = re.compile(r"\b(?:ba|ter?|ta)?luka\b", re.IGNORECASE)


def names_a_mishap(text: str) -> bool:
    """Whether a word of it names one, whatever else is said of it."""
    return bool(tells_of_peril(text) or _WRONG.search(text) or _HURT.search(text) or _HELP.fullmatch(text))


_ATTACKED = re.compile(
    r"\b(?:parang|mandau|senjata|dipatuk|digigit|diserang|diancam|dihadang|begal|dipukul\w*)\b", re.IGNORECASE
)


def is_grave(text: str) -> bool:
    """Whether the camat has to hear of it, too: more than a flat tyre."""
    plainly = _ATTACKED.search(text) is None
    return bool(tells_of_emergency(_TYRE.sub(" ", text), plainly=plainly, last=True))


def tells_of_shortage(text: str) -> str:
    """ "Kurang 2 sembako kada cukup": what was brought does not do; "" for anything else."""
    words = text[code.end() :] if (code := _CODE.match(text)) else text
    said = {word.plain for word in Words(words).all}
    of_goods = bool(said & lexicon.GOODS) or "barang" in said
    told = _SHORT.search(words) and not (_OTHERWISE.search(words) or _ELSEWHERE.search(words))
    return words.strip() if told and of_goods and not said & _SUPPOSED else ""


def _is_denied(words: str, mishap: re.Match[str]) -> bool:
    """Whether a "no" stands before it in the same clause, which no inability there takes for itself."""
    if any(own.match(mishap.group()) for own in (_UNABLE_TO, _NOT_CONSCIOUS, _ITS_OWN_NOT)):
        return False
    before = re.split(r"[,.;!\n]", _UNABLE_TO.sub(" ", words[: mishap.start()]))[-1]
    return any(word.plain in NOT for word in Words(before).all[-_BEFORE_IT:])


_NIGHT = re.compile(r"\b(?:bermalam|menginap|bamalam|ba?inap|(?:ke|ka)malaman)\b", re.IGNORECASE)
_SAFE = re.compile(r"\b(?:aman|sehat|selamat|baik[\s-]baik)\b", re.IGNORECASE)


def stays_safely(text: str) -> bool:
    """ "Kami bamalam di Uren, aman": nobody has to be called at once."""
    rest = _NIGHT.sub(" ", text)
    return rest != text and bool(_SAFE.search(text)) and not tells_of_emergency(rest, last=True)


def kind_of(text: str) -> str:
    """What stands in the way, as near as the words tell: "road", "vehicle", "weather" or "other"."""
    return next((kind for kind, said in _KINDS.items() if said.search(text)), "other")
