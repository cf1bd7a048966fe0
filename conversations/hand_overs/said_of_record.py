"""What is said of a record in a reply to it: that it is another visit's ("salah, itu K2"), or who received it instead
of its recipient ("wakil Siti (anak)"). The record is corrected; no second one is made."""

import re
from typing import Any

from conversations.choosing.chosen_visit import label
from conversations.hand_overs import correcting, hand_over, of_that_one, statements
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.corrections import read_by_proxy, read_other_visit
from sotarsa_bot.parsing.proxies import Proxy, is_relation, read_proxy, theirs
from sotarsa_bot.parsing.statement import Said, Statement, spans
from sotarsa_bot.people import roster
from sotarsa_bot.records.field import Delivery, DeliveryKind
from sotarsa_bot.records.slots import Subject
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.register.called import fits
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway, visits

_AFTER_ALL = re.compile(
    r"\W*(?:(?:eh|oh|ternyata|akhirnya|maaf|jadi|sudah|sdh|udah|barusan|baru|orangnya|dia|inya)\W+)*"
    r"(?:mau|handak|hakun|jadi|ada|datang|hadir|terima|ambil|diambil|menerima|diterima)"
    r"(?:\W+(?:ja|aja|saja|haja|jua|juga|jg|terima|ambil|diambil|orangnya|pang|pak|bu|sudah|sdh|tadi|lagi|kok|am))*\W*",
    re.IGNORECASE,
)

_PHOTO_AGAIN = re.compile(
    r"\W*(?:\w+\W+){0,3}?(?:foto|poto|gambar)\w*\W+(?:\w+\W+){0,3}?"
    r"(?:buram|kabur|gelap|n?geblur|blur|goyang|ulang\w*|diulang\w*|(?:tidak|kada|kd|kurang|gak|ga)\s+(?:jelas|tampak|kelihatan|nampak))"
    r"(?:\W+\w+){0,4}\W*|\W*(?:ulangi?|tolong\s+ulang\w*)\s+(?:foto|poto)\w*(?:\W+\w+){0,4}\W*",
    re.IGNORECASE,
)
""" "Fotonya buram, ulangi"."""


async def heard(talk: Talk[Any], text: str, standing: list[Delivery]) -> bool:
    """`standing`: what the message that is replied to recorded."""
    if _PHOTO_AGAIN.fullmatch(text):
        await _ask_for_photo(talk, standing)
        return True
    _after_all(talk, text, standing)
    of_that_one.ask(talk, text, standing)
    named = await _with_code_of_village(talk, text, standing)
    return await _of_another_visit(talk, named, standing) or await _by_proxy(talk, text, standing)


async def _ask_for_photo(talk: Talk[Any], standing: list[Delivery]) -> None:
    """The record stands; whoever reported it is told how a better photo comes to it."""
    name = await roster.name(talk.books, standing[0].by)
    await talk.say("deliver.photo_again", as_reply=True, subject=Subject.visit(standing[0].visit),
                   code=f"K{standing[0].visit}", name=name)  # fmt: skip


def _after_all(talk: Talk[Any], text: str, standing: list[Delivery]) -> None:
    """Unsure for "eh mau ja", "ternyata datang" below one who was not there, or refused: they have received."""
    numbers = {one.number for one in standing}
    away = all(one.kind in (DeliveryKind.ABSENT, DeliveryKind.REFUSED) for one in standing)
    if talk.confirmed or not away or len(numbers) != 1 or None in numbers or not _AFTER_ALL.fullmatch(text):
        return
    received = Statement(standing[0].visit, Said.RECEIVED, tuple(n for n in numbers if n is not None))
    said = meaning([received])
    raise Unsure(Meaning(f"ganti: {said.words}", said.said))


async def _with_code_of_village(talk: Talk[Any], text: str, standing: list[Delivery]) -> str:
    """ "Salah, itu di Liyu": by the code of the visit there that can be reported now."""
    for visit in await underway.reportable(talk.books, talk.by.id, talk.today):
        village = await talk.books.villages.get(visit.village)
        name = rf"\b(?:(?:di|ka|ke|desa|ds|gasan|untuk)\W+)*{re.escape(village.name)}\b"
        if visit.id != standing[0].visit and re.search(name, text, re.IGNORECASE):
            return re.sub(name, visit.code, text, flags=re.IGNORECASE)
    return text


async def _of_another_visit(talk: Talk[Any], text: str, standing: list[Delivery]) -> bool:
    meant = read_other_visit(text)
    if meant is None or meant.number == standing[0].visit:
        return False
    visit = await visits.get(talk.books, meant.number)
    deliveries.may_be_reported(visit)
    others = await _others_there(talk, standing, visit)
    if not talk.confirmed and (others or not meant.sure):
        values = {"visit": await label(talk.books, visit), "code": f"K{standing[0].visit}"}
        plain = texts.plain("deliver.to_visit", **values)
        raise Unsure(
            Meaning(text, texts.plain("deliver.to_visit_others", numbers=others, **values) if others else plain)
        )
    for one in standing:
        if one.number is not None:
            await recipients.must_be_listed(talk.books, visit, one.number)
    said = [correcting.as_said(one) for one in standing]
    await _correct(talk, visit.id, standing, _with_things_of(talk, visit, text, said))
    return True


def _with_things_of(talk: Talk[Any], visit: Visit, text: str, said: list[HandOver]) -> list[HandOver]:
    """What was handed over is what that visit carries: Unsure about another thing, Mistake where it carries several."""
    items = [cargo.item for cargo in visit.plan.cargo]
    if all(one.item in items for one in said) or not items:
        return said
    if len(items) > 1:
        raise Mistake("deliver.not_carried_there", code=visit.code, items=wording.listing(items), item=items[0])
    if not talk.confirmed:
        raise Unsure(Meaning(text, texts.plain("deliver.to_visit_as", code=visit.code, item=items[0])))
    return [one.model_copy(update={"item": items[0]}) for one in said]


async def _others_there(talk: Talk[Any], standing: list[Delivery], visit: Visit) -> str:
    """The numbers of the record that are other people's on that visit's list: it may have been said by name."""
    here = {one.number: one.name for one in await talk.books.listed.find(visit=standing[0].visit)}
    there = {one.number: one.name for one in await recipients.of_visit(talk.books, visit)}
    numbers = {one.number for one in standing if one.number in here and one.number in there}
    return spans(sorted(n for n in numbers if n is not None and not fits(here[n], there[n])))


async def _by_proxy(talk: Talk[Any], text: str, standing: list[Delivery]) -> bool:
    """Mistake `parsing.caption_proxy` if that is nobody's name."""
    who = read_by_proxy(text)
    if who is None:
        return False
    found = [one for one in standing if one.kind is DeliveryKind.RECEIVED]
    numbers = list(dict.fromkeys(one.number for one in found))
    if len(numbers) > 1 and None not in numbers:
        raise Unsure(*(Meaning(f"{n} wakil {who}", texts.plain("deliver.number", number=n)) for n in numbers),
                     key="deliver.which_by_proxy")  # fmt: skip
    if not found or len(numbers) > 1:
        return False
    _of_kin(theirs(who), numbers[0], found[0])
    proxy = read_proxy(who)
    named = {"proxy_name": proxy.name, "proxy_relation": proxy.relation}
    await _correct(talk, found[0].visit, found, [correcting.as_said(one).model_copy(update=named) for one in found])
    return True


def _of_kin(who: str, number: int | None, one: Delivery) -> None:
    """Unsure for "bininya", whose name was not said."""
    kin = who.casefold().strip(" .").removesuffix("nya")
    if number is None or not is_relation(kin) or " " in kin:
        return
    said = meaning(
        [Statement(one.visit, Said.RECEIVED, (number,), one.recipient, one.item, one.amount, Proxy(f"{kin}nya", kin))]
    )
    raise Unsure(Meaning(f"ganti: {said.words}", said.said), key="caption.proxy_nameless", k=f"K{one.visit}")


async def _correct(talk: Talk[Any], number: int, old: list[Delivery], said: list[HandOver]) -> None:
    visit = await visits.get(talk.books, number)
    new = await correcting.correct(talk, visit, old, said)
    await hand_over.say_recorded(talk, visit, new, statements.source(talk))
