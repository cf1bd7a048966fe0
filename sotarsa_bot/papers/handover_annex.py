"""The full annex of a handover record: names and NIK, for those who may have them. NIK travel sealed to the press."""

from collections import defaultdict
from collections.abc import Mapping

from sotarsa_bot import texts
from sotarsa_bot.acting import Acting
from sotarsa_bot.official import approvals
from sotarsa_bot.papers import official
from sotarsa_bot.papers.goods import said_goods
from sotarsa_bot.papers.handover import ByNumber, Handover
from sotarsa_bot.papers.thumbnails import FindPicture, thumbnail
from sotarsa_bot.records.field import Delivery, Listed
from sotarsa_bot.records.vault import Vault
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients

INK_PIXELS = 240
"""Pixels of a signature's longer side: a list of 300 stays small."""
Signed = Mapping[int, str]
"""The picture of the signature for a hand-over, by its SHA-256."""


async def named(acting: Acting, visit: Visit, record: Handover) -> Handover:
    """The record with everybody's name, and their NIK still sealed."""
    listed = {one.number: one for one in await recipients.of_visit(acting.books, visit)}
    theirs: defaultdict[int | str, list[Delivery]] = defaultdict(list)
    for delivery in await approvals.received(acting.books, visit):
        theirs[delivery.recipient if delivery.number is None else delivery.number].append(delivery)
    signed = {one.delivery: one.sha256 for one in await acting.books.signatures.find(visit=visit.id, order="id")}
    numbered = [(one, one.number) for one in record.by_number if one.number is not None]
    rows = [_named(one, listed.get(number), theirs[number], signed) for one, number in numbered]
    rows += [_by_name(visit, name, theirs[name], signed) for name in theirs if isinstance(name, str) and name]
    return record.with_(full=True, by_number=tuple(rows))


def _named(one: ByNumber, listed: Listed | None, received: list[Delivery], signed: Signed) -> ByNumber:
    name = listed.name if listed else next((d.recipient for d in received if d.recipient), "")
    sealed = listed.sealed if listed else ""
    row = recipients.row_of(listed.visit, listed.number) if listed else ""
    return one.with_(how=_how(received), name=name, sealed=sealed, row=row, signature=_signature(received, signed))


def _by_name(visit: Visit, name: str, received: list[Delivery], signed: Signed) -> ByNumber:
    """Somebody who received without a number."""
    goods, signature = said_goods(visit, received), _signature(received, signed)
    return ByNumber(number=None, goods=goods, how=_how(received), name=name, signature=signature)


def _signature(received: list[Delivery], signed: Signed) -> str:
    """Of the latest hand-over that was signed for."""
    return next((signed[one.id] for one in reversed(received) if one.id in signed), "")


def _how(received: list[Delivery]) -> str:
    proxies = {d.proxy_name: d.proxy_relation for d in received if d.proxy_name}
    said = [f"{name} ({relation})" if relation else name for name, relation in proxies.items()]
    return texts.plain("handover.by_proxy_named", names=", ".join(said)) if said else ""


def opened(record: Handover, vault: Vault | None, find: FindPicture) -> Handover:
    """The record with NIK in the clear and signatures drawn, for the moment in which it is printed."""
    rows = (one.with_(nik=_nik(one, vault), sealed="", signature=_ink(one, find)) for one in record.by_number)
    nip = official.nip(record.first.sealed, record.first.row, vault)
    first = record.first.with_(nip=nip, sealed="", row="")
    return record.with_(by_number=tuple(rows), first=first)


def _ink(one: ByNumber, find: FindPicture) -> str:
    return thumbnail(find, one.signature, INK_PIXELS) if one.signature else ""


def _nik(one: ByNumber, vault: Vault | None) -> str:
    """What no key of ours opens says so."""
    if not one.sealed:
        return ""
    numbers = vault.open(one.sealed, one.row) if vault else None
    return numbers.nik if numbers else texts.plain("handover.nik_locked")
