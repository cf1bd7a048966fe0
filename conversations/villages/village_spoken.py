"""What an official writes in the village's group as a reply to nothing, and concerns a visit all the same: "pak jangan
datang, jembatan putus". It reaches the office, with one answer in the group; talk among villagers is left alone."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from conversations.choosing import chosen_visit
from conversations.talk import Talk
from conversations.villages import checklist, village_words
from sotarsa_bot import wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.parsing.checks import read_checks
from sotarsa_bot.parsing.emergencies import tells_of_emergency
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import OPEN, Visit, VisitState
from sotarsa_bot.unsure import MOST, Meaning, Unsure

_MOST_WORDS = 40
_FEW = 3
_CODE = re.compile(r"\bk\.?\s?(\d{1,9})\b[\s:;,.–-]*", re.IGNORECASE)
_NOT = r"(?:kada|kd|tidak|tdk|gak|ga|jangan|jgn)"
_CHANGES = re.compile(
    rf"""\b(?:(?:jangan|jgn)\s+(?:dulu\s+|jadi\s+)?(?:datang|ke|ka|kesini|kasini|barangkat|berangkat|lewat|lalu)
    |{_NOT}\s+(?:usah|perlu)\s+(?:datang|ke|ka)|{_NOT}\s+jadi|(?:di)?(?:batal|tunda)(?:kan|akan)?
    |(?:di)?(?:undur|mundur)(?:kan|akan)?
    |(?:di)?(?:pindah|ganti)(?:kan|akan)?\s+(?:ke|ka|hari|jam|tempat|lokasi)|(?:tempat|lokasi)(?:nya)?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_THE_VISIT = re.compile(
    r"""\b(?:tim|rombongan|kunjungan\w*|kecamatan|camat|petugas|sembako
    |usulan(?:nya)?|(?:minta|mohon|perlu|butuh)\s+(?:bantuan|bantu|tambahan|bawa\w*)
    |(?:kami|kita|warga|urang)\s+(?:sudah\s+|masih\s+)?(?:tunggu|(?:me|ma)?nunggu|mahadang|hadang)
    |warga(?:nya)?\s+(?:sudah|sdh|udah|hanyar)\s+\w+)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WHEN_THEY_COME = re.compile(
    r"\b(?:jam\s+barapa|jam\s+berapa|kapan|di\s?mana|sampai\s+mana|pabila|hampai\s+mana)\b"
    r".*\b(?:datang|sampai|tiba|sudah|posisi|rombongan|tim)\b"
    r"|\b(?:sudah|masih)\s+(?:sampai|di)\s+mana\b",
    re.IGNORECASE,
)
_ON_THE_DAY = re.compile(
    r"""\b(?:(?:kada|tidak|tdk|balum|belum)\s+(?:hadir|datang|kawa\s+hadir|bisa\s+hadir)|(?:minta|mohon)\s+(?:kursi|selimut
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
    |rusak|lapas|hanyut|takurung|tatutup|surut)
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


async def heard(talk: Talk[Any]) -> bool:
    """False: it is about anything else, or there is no visit that it can be about."""
    incoming, village = talk.incoming, _village(talk)
    text = _CODE.sub("", incoming.text).strip()
    if not village or incoming.reply_to or incoming.picture or not text or is_small_talk(incoming.text):
        return False
    found = await _visits(talk, village)
    if not found or len(text.split()) > _MOST_WORDS:
        return False
    ready = read_checks(text, "village") if not incoming.private else None
    agreed = [visit for visit in found if visit.state is VisitState.AGREED]
    beside = ready and len(agreed) == 1 and not _OTHER_MATTERS.search(text)
    if beside and await _ready(talk, agreed[0], text):
        return True
    if not await _concerns(talk, found, text):
        return False
    found = [one for one in found if names_its_day(one, text)] or found
    if len(found) > 1 and not talk.confirmed:
        raise Unsure(
            *[Meaning(f"{one.code} {text}", await chosen_visit.label(talk.books, one)) for one in found[:MOST]]
        )
    await village_words.pass_on(talk, found[0])
    return True


async def _ready(talk: Talk[Any], visit: Visit, text: str) -> bool:
    """ "Tempat sudah siap": as below its card, but read back."""
    said = replace(talk, incoming=replace(talk.incoming, text=text), answer=text)
    return await checklist.said_of(said, visit, beside=True)


async def _concerns(talk: Talk[Any], found: list[Visit], text: str) -> bool:
    if tells_of_emergency(text, last=True):
        return True
    against = (_BUSY.search(text) and not _NONE.search(text)) or (
        _WHETHER_THEN.search(text) and not _OTHER_MATTERS.search(text)
    )
    if not talk.incoming.private and against and any(names_its_day(one, text) for one in found):
        return True
    if talk.incoming.private or _OTHER_MATTERS.search(text):
        return False
    named, dated = _CODE.search(talk.incoming.text), [one for one in found if _is_on(talk, one)]
    agreed = [one for one in found if one.state is not VisitState.PROPOSED]
    if _CHANGES.search(text) and (named or agreed):
        return True
    if _NEAR_THE_DAY.search(text) and any(_is_near(talk, one) for one in found):
        return True
    on_the_day = _WHEN_THEY_COME.search(text) or _ON_THE_DAY.search(text)
    if len(text.split()) > _FEW:
        on_the_day = on_the_day or _WHAT_MATTERS.search(text)
    return bool(agreed and _OF_THE_VISIT.search(text)) or bool(dated and on_the_day)


def names_its_day(visit: Visit, text: str) -> bool:
    """ "Tgl 3 desember hari pasar": of a day that is agreed, or is one of those that wait for an answer."""
    days = visit.plan.window.days() if visit.state is VisitState.PROPOSED else [visit.day]
    return any(day and _names(text, day) for day in days)


def _names(text: str, at: date) -> bool:
    weekday, day = wording.weekday_and_day(at).split(maxsplit=1)
    return re.search(rf"\b(?:tgl|tanggal)\.?\s*0?{at.day}\b|\b{day}\b|\b{weekday}\b", text, re.IGNORECASE) is not None


async def _visits(talk: Talk[Any], village: str) -> list[Visit]:
    """The one that is named, else those whose day it is, else all that are open."""
    found = await talk.books.visits.find(village=village, state=OneOf(OPEN), order="id")
    if not found and _ABOUT_THE_END.search(talk.incoming.text):
        found = await _just_called_off(talk, village)
    named = [one for one in found if (code := _CODE.search(talk.incoming.text)) and int(code[1]) == one.id]
    if _CODE.search(talk.incoming.text):
        return named
    return [one for one in found if _is_on(talk, one)] or found


async def _just_called_off(talk: Talk[Any], village: str) -> list[Visit]:
    """The last one whose day is still to come, so that somebody may ask why."""
    last = await talk.books.visits.first(village=village, state=VisitState.CANCELLED, order="-id")
    return [last] if last and max(last.plan.window.last, last.day or last.plan.window.last) >= talk.today else []


def _is_near(talk: Talk[Any], visit: Visit) -> bool:
    return _is_on(talk, visit) or visit.day == talk.today + timedelta(days=1)


def _is_on(talk: Talk[Any], visit: Visit) -> bool:
    return visit.state is VisitState.UNDER_WAY or visit.day == talk.today


def _village(talk: Talk[Any]) -> str:
    """Of this group, or in private the only one whose official it is; "" for anybody else."""
    if talk.person is None:
        return ""
    if talk.chat.purpose is Purpose.VILLAGE and talk.chat.village:
        return talk.chat.village if talk.allows(Action.DECIDE, talk.chat.village) else ""
    mine = {grant.village for grant in talk.grants if grant.role is Role.OFFICIAL and grant.village}
    return next(iter(mine)) or "" if talk.incoming.private and len(mine) == 1 else ""


LISTENERS = (heard,)
