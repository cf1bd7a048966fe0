"""A telephone number that somebody writes or shares in private: one's own is noted, of any other it is asked whose."""

import re
from datetime import timedelta
from typing import Any

from conversations.conversation import Conversation
from conversations.talk import Talk
from sotarsa_bot import members, texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.unsure import Meaning, Unsure

LIKE_A_PHONE = re.compile(r"(?:\+62|62|0)[\d\s().-]{8,20}")

_NUMBER_SAID = re.compile(
    r"\b(?:hp|wa|telp|telpon|telepon|tlp|nomor|nomer|no)\b[^\d+]{0,20}((?:\+62|62|0)8[\d\s().-]{7,16}\d)", re.IGNORECASE
)
""" "saya sekdes uren, no hp 0812...": one's number among other words."""


_OTHER_NUMBER = re.compile(
    r"\W*(?:(?:eh|maaf|salah|keliru|bukan|ralat|tadi|itu|yang|yg|benar|bujur|betul|(?:se)?harusnya|mestinya|maksudnya|ganti|jadi|min|pak|bu)\W+)+"
    r"((?:\+62|62|0)8[\d\s().-]{7,16}\d)\W*",
    re.IGNORECASE,
)
""" "Eh salah, harusnya 0812...", by somebody whose number is known."""
_OWN = re.compile(
    r"\b(?:saya|sya|sy|aku|ulun|unda|ku|kami)\b|\b(?:hp|wa|nomor|nomer|no|telp|telepon)ku\b", re.IGNORECASE
)
_OF_A_PHONE = frozenset({
    "hp", "hpnya", "wa", "telp", "telpon", "telepon", "tlp", "nomor", "nomer", "no", "baru", "ini", "adalah", "aktif",
    "yang", "yg",
    "pak", "bu", "min", "maaf", "ganti", "jadi", "sekarang", "mohon", "dicatat", "catat", "simpan", "tolong",
    "nomornya", "whatsapp",
    "salah", "bujur", "benar", "harusnya", "kada", "bukan", "eh", "dan", "juga", "jua",
})  # fmt: skip
_A_NUMBER = re.compile(r"(?<!\d)(?:\+62|62|0)8[\d-]{7,14}\d(?!\d)")
_NOT_THAT = re.compile(r"\b(?:bukan|bkn|kada|lain|jangan)\W+(?:\+62|62|0)8", re.IGNORECASE)
""" "Nomor saya bukan 0812..."."""
_OF_OTHERS = re.compile(
    r"\b(?:nomor|nomer|no|hp|wa|telp\w*|telepon)(?:nya)?\W+(?:(?:hp|wa)\W+)?(?:pak|bu|pambakal|kades|sekdes|kaur|kadus|rt|bapak|"
    r"ibu|anak|bini|laki|kawan)\b",
    re.IGNORECASE,
)
CORRECTED_WITHIN = timedelta(hours=1)
"""A number that is typed so soon after somebody else's was noted may correct that one."""
_WHOSE = re.compile(r"telepon (?P<name>[^:]+): (?P<number>.+)")


async def heard(talk: Talk[Any], *, asked: bool = False) -> bool:
    """One's own number, in private: as a contact, or typed; below another message only where it was `asked` for."""
    typed_ = talk.incoming.phone or talk.incoming.text.strip()
    if not talk.incoming.private or talk.person is None or talk.incoming.picture or (talk.replied and not asked):
        return False
    if await _of_another(talk, typed_):
        return True
    if not LIKE_A_PHONE.fullmatch(typed_):
        said = _NUMBER_SAID.search(typed_) or (_OTHER_NUMBER.fullmatch(typed_) if talk.by.phone else None)
        if said is None:
            return False
        rest = typed_.replace(said[1], " ")
        if said.re is _NUMBER_SAID and (_NOT_THAT.search(typed_) or not _is_own(rest)):
            if talk.has(Role.OFFICIAL, Role.CAMAT) and not asked and len(Words(rest).all) > 1:
                return False  # whose it is, the office reads
            raise Mistake("members.phone_of_other")
        if len(both := _A_NUMBER.findall(typed_)) > 1:
            raise Unsure(*(Meaning(one, texts.plain("members.would_note", phone=one)) for one in both[:3]))
        raise Unsure(Meaning(said[1].strip(), texts.plain("members.would_note", phone=said[1].strip())))
    await _ask_whose(talk, typed_)
    await members.note_phone(talk.acting(), talk.by, typed_)
    await talk.say("members.phone_noted", phone=(await talk.books.people.get(talk.by.id)).phone)
    return True


async def _just_noted(talk: Talk[Any]) -> Person | None:
    """Somebody else whose number this person has noted in the last hour."""
    last = await talk.books.audit.first(what="phone.noted", by=talk.by.id, order="-id")
    if last is None or talk.now - last.at > CORRECTED_WITHIN or last.subject == f"person:{talk.by.id}":
        return None
    return next((one for one in await talk.books.people.find() if last.subject == f"person:{one.id}"), None)


async def _ask_whose(talk: Talk[Any], number_: str) -> None:
    """Unsure where somebody else's number was just noted: what is typed next may well correct that."""
    if talk.confirmed or talk.incoming.phone or not talk.allows(Action.INVITE):
        return
    if other := await _just_noted(talk):
        of_other = texts.plain("members.would_note_of", name=other.name, phone=number_)
        own = texts.plain("members.would_note", phone=number_)
        raise Unsure(Meaning(f"telepon {other.name}: {number_}", of_other), Meaning(number_, own))


async def _of_another(talk: Talk[Any], text: str) -> bool:
    """ "Telepon Marni Contoh: 0812...", which was read back."""
    found = _WHOSE.fullmatch(text)
    if found is None or not talk.confirmed or not talk.allows(Action.INVITE):
        return False
    other = await _just_noted(talk)
    if other is None or other.name != found["name"]:
        return False
    await members.note_phone(talk.acting(), other, found["number"])
    phone = (await talk.books.people.get(other.id)).phone
    await talk.say("members.phone_noted_of", name=other.name, phone=phone)
    return True


def _is_own(rest: str) -> bool:
    """Whether the words beside a number say that it is the writer's, or nothing: "hp pambakal 0813…" is another's."""
    words = [word.plain for word in Words(rest).all]
    if _OF_OTHERS.search(rest):
        return False
    return bool(_OWN.search(rest)) or all(word in _OF_A_PHONE for word in words)


CONVERSATION = Conversation(
    listeners=(heard,),
)
