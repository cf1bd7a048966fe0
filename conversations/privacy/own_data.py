"""/data: what is kept of oneself, and its correction. From there, for those whose task it is, a recipient's data
(recipient_data.py) and what others asked (data_office.py)."""

import re
from typing import Any

from conversations import flow
from conversations.button import Rows
from conversations.command import PRIVATE, Command
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, tapped, typed
from conversations.open_words import must_fit
from conversations.people import own_phone
from conversations.people.people import role_words, wrong_chat
from conversations.pressed import on
from conversations.presses.privacy import AnswerDataRequest
from conversations.privacy import data_office, recipient_data, request_withdrawing
from conversations.privacy.data_draft import DONE_WAY, At, DataTalk, Draft
from conversations.talk import Talk
from sotarsa_bot import members, texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.parsing.words import NOT, Words
from sotarsa_bot.people.rights import Action
from sotarsa_bot.privacy import data_requests, personal_data
from sotarsa_bot.unsure import Meaning, Unsure

IN_WORDS = re.compile(r"(?:(?:tunjukkan|tunjukan|lihat|tampilkan)\s+)?data\s+(?:pribadi\s+)?saya\W*", re.IGNORECASE)


_ERASES = (
    r"(?:(?:tolong|tulung|mohon|minta|saya|ulun|mau|ingin|agar|supaya)\W+)*(?:di)?(?:hapus|hilangkan|buang)(?:kan)?"
)
ERASE = re.compile(
    rf"{_ERASES}\W+(?:semua\W+)?data(?:\W+pribadi)?(?:\W+(?:saya|ulun|ku))?"
    r"(?:\W+(?:pak|bu|min|ya|semua(?:nya)?|samua(?:nya|an)?))*\W*",
    re.IGNORECASE,
)
ERASE_PHONE = re.compile(
    rf"{_ERASES}\W+(?:no(?:mor|mer)?|telp|telepon|hp|wa)(?:\W+(?:hp|wa|telepon|telp))?(?:\W+(?:saya|ulun)|ku)(?:\W+(?:pak|bu|min|ya))*\W*",
    re.IGNORECASE,
)
LEAVES = re.compile(
    r"(?:saya|ulun|sy)\W+(?:(?:sudah|sdh|hudah)\W+)?(?:(?:tidak|tdk|kada|bukan)\W+(?:lagi\W+)?(?:(?:jadi|menjadi|sebagai)\W+)?"
    r"(?:perangkat|aparat|sekdes|kades|pambakal|kaur|kasi|anggota|tim|koordinator)\b(?=.*\blagi\b|\W*diganti|\W*$).{0,80}"
    r"|(?:berhenti|mundur|mengundurkan\W+diri|pensiun|diganti)\b.{0,80})",
    re.IGNORECASE,
)
""" "Saya sudah tidak jadi perangkat desa lagi, diganti Budi"."""
NAME = re.compile(
    r"(?:maaf\W+|tolong\W+)*(?:nama|ngaran)(?:ku|\W+(?:saya|ulun))\W+(?:(?:di\W+situ|yang\W+benar|nang\W+bujur|bujurnya|harusnya|salah|"
    r"adalah|itu|diganti|ganti|jadi|menjadi)\W+)*"
    r"(?P<name>[^\W\d][^\d\n?]{1,60})",
    re.IGNORECASE,
)


_AND_NOT = re.compile(r"\W+(?:lain|bukan|bkn)\s+.*$", re.IGNORECASE)
""" "Nama saya Marni, bukan Marnie"."""
_NO_NAME = frozenset({"salah", "benar", "bujur", "betul", "diubah", "ubah", "dihapus", "hapus", "ganti", "lain"})


async def begin(talk: Talk[Any]) -> None:
    """Also for somebody whose role has ended: what is kept of them is shown; corrections are the office's."""
    if not talk.incoming.private:
        return await wrong_chat(talk, "common.where_private")
    if talk.person and not talk.allows(Action.OWN_DATA):
        await talk.say("data.former", own=await _words(talk))
    else:
        await flow.start(talk, FLOW, Draft())


async def asked_in_words(talk: Talk[Any]) -> bool:
    """ "Tunjukkan data saya" """
    if not (talk.incoming.private and talk.person and IN_WORDS.fullmatch(talk.incoming.text.strip())):
        return False
    await begin(talk)
    return True


async def wishes_in_words(talk: Talk[Any]) -> bool:
    """ "Hapus data saya", "nama saya Alus bin Utuh": read back, then asked of the office, or corrected."""
    if not (talk.incoming.private and talk.person and talk.allows(Action.OWN_DATA)) or talk.incoming.picture:
        return False
    words = talk.incoming.text.strip()
    if any(form.fullmatch(words) for form in (ERASE, ERASE_PHONE, LEAVES)):
        if not talk.confirmed:
            raise Unsure(Meaning(words, texts.plain("data.would_ask", words=words)))
        await _ask_office(talk, words)
        return True
    if await request_withdrawing.heard(talk, words):
        return True
    if (said := NAME.fullmatch(words)) is None:
        return False
    called = _AND_NOT.sub("", said["name"])
    if any(word.plain in NOT | _NO_NAME for word in Words(called).all):
        return False
    name = personal_data.a_name(called)
    if not talk.confirmed:
        raise Unsure(Meaning(words, texts.plain("data.would_rename", name=name)))
    await members.note_own_name(talk.acting(), name)
    await talk.say("data.renamed", name=name)
    return True


async def _said(talk: DataTalk) -> FlowStep:
    """The same while one's data are shown."""
    if own_phone.LIKE_A_PHONE.fullmatch(talk.answer):
        await members.note_phone(talk.acting(), talk.by, talk.answer)
    elif not (await own_phone.heard(talk, asked=True) or await wishes_in_words(talk)):
        raise Mistake("data.press_what")
    talk.person = await talk.books.people.get(talk.by.id)
    return At.OWN


async def _own(talk: DataTalk) -> None:
    await flow.ask(talk, "data.own", await _ways(talk), own=await _words(talk))


async def _words(talk: Talk[Any]) -> texts.Html:
    person = talk.by
    roles = [
        texts.plain("data.role", role=await role_words(talk, grant), day=_day(talk, grant.granted_at))
        for grant in talk.grants
    ]
    found = (await personal_data.counts(talk.books, person)).items()
    counted = [texts.plain(f"data.of_{kind}", count=wording.number(count)) for kind, count in found if count]
    return texts.html(
        "data.person",
        name=person.name,
        phone=person.phone or texts.plain("members.no_phone"),
        roles=", ".join(roles) or texts.plain("people.no_role"),
        since=_day(talk, person.created_at),
        counts=wording.listing(counted) or texts.plain("data.of_nothing"),
    )


def _day(talk: Talk[Any], at: Any) -> str:
    return wording.long_day(talk.office.today(at))


async def _ways(talk: DataTalk) -> Rows:
    rows = [
        [flow.choice(talk, texts.plain(f"data.fix_{field}"), "fix", field) for field in ("name", "phone")],
        [flow.choice(talk, texts.plain("data.wish_button"), "wish")],
    ]
    if talk.allows(Action.RECIPIENT_DATA):
        rows.append([flow.choice(talk, texts.plain("data.recipient_button"), "recipient")])
    done = [flow.choice(talk, texts.plain("common.done_button"), "done")]
    return [*rows, *await data_office.ways(talk), done]


async def _to_fix(talk: DataTalk) -> FlowStep:
    talk.draft.field = talk.answer
    return At.OWN_FIX


async def _which_value(talk: DataTalk) -> None:
    await flow.ask(talk, "data.ask_phone" if talk.draft.field == "phone" else "data.ask_own_name")


async def _corrected(talk: DataTalk) -> FlowStep:
    person = talk.by
    if talk.draft.field == "phone":
        await members.note_phone(talk.acting(), person, talk.answer)
    else:
        name = personal_data.a_name(talk.answer)
        must_fit(talk, Slot.NAME, "data.a_name")
        await members.note_own_name(talk.acting(), name)
    talk.person = await talk.books.people.get(person.id)
    return At.OWN


async def _to_wish(_talk: DataTalk) -> FlowStep:
    return At.WISH


async def _which_wish(talk: DataTalk) -> None:
    await flow.ask(talk, "data.ask_wish")


async def _wished(talk: DataTalk) -> FlowStep:
    must_fit(talk, Slot.DATA, "data.a_wish")
    asked = await data_requests.ask(talk.acting(), talk.answer)
    await data_office.tell(talk.books, talk.office, asked, talk.now)
    await flow.finish(talk, "data.asked", number=asked.id, due=wording.moment(asked.due_at, talk.office.zone))
    return DONE


async def _ask_office(talk: Talk[Any], words: str) -> None:
    asked = await data_requests.ask(talk.acting(), words)
    await data_office.tell(talk.books, talk.office, asked, talk.now)
    await talk.say("data.asked", number=asked.id, due=wording.moment(asked.due_at, talk.office.zone))


FLOW = Flow(
    "data",
    may=Action.OWN_DATA,
    draft=Draft,
    first=At.OWN,
    alone=True,
    steps={
        At.OWN: question(
            _own,
            typed(_said),
            tapped("fix", _to_fix),
            tapped("wish", _to_wish),
            tapped("recipient", recipient_data.to_whom),
            DONE_WAY,
            *data_office.WAYS,
        ),
        At.OWN_FIX: question(_which_value, typed(_corrected)),
        At.WISH: question(_which_wish, typed(_wished)),
        **recipient_data.STEPS,
        **data_office.STEPS,
    },
)


async def to_answer(talk: Talk[Any], wish: AnswerDataRequest) -> None:
    """From the words that told of it."""
    await data_office.begin_answer(talk, FLOW, wish.request)


CONVERSATION = Conversation(
    commands=(Command("data", begin, frozenset({PRIVATE})),),
    flows=(FLOW,),
    presses=(on(AnswerDataRequest, to_answer),),
    listeners=(asked_in_words, wishes_in_words),
)
