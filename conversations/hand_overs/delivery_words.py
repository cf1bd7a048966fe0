"""Hand-overs in words."""

from collections.abc import Sequence

from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.lists.twins import comparable
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.field import Delivery, DeliveryKind, Listed
from sotarsa_bot.register import discreet
from sotarsa_bot.register.unnamed import unnamed


def in_lines(confirmed: Sequence[Delivery], *, named: bool = True) -> texts.Html:
    return texts.Html("\n".join(line(d, named=named) for d in confirmed))


async def for_chat(books: Books, chat: Chat, records: Sequence[Delivery]) -> list[Delivery]:
    """The records with what a chat may read of them: in a group whoever is listed stands there by the number alone."""
    if chat.private:
        return list(records)
    worded = [one for one in records if one.note or one.proxy_name]
    listed = await books.listed.find(visit=worded[0].visit) if worded else []
    return [
        one.with_(
            recipient="" if one.number is not None else one.recipient,
            note=discreet.of_one(one.note, listed),
            proxy_name=_of_whole_name(one.proxy_name, listed),
        )
        for one in records
    ]


def _of_whole_name(proxy: str, listed: Sequence[Listed]) -> str:
    return unnamed(proxy, [one for one in listed if comparable(one.name) == comparable(proxy)])


def line(delivery: Delivery | HandOver, *, named: bool = True) -> texts.Html:
    """ "• 1 sembako untuk nomor 3, diwakili Siti (anak)". Not `named`: for a group in which it was not written."""
    if not named:
        return texts.Html("".join([_what(delivery, number(delivery)), *_proxied(delivery)]))
    return _line(delivery, recipient(delivery))


def _line(delivery: Delivery | HandOver, whom: str, amount: str = "") -> texts.Html:
    """`amount`: as it is to be said ("3 → 2")."""
    parts = [_what(delivery, whom, amount)]
    if delivery.proxy_name:
        key = "deliver.line_proxy_of" if delivery.proxy_relation else "deliver.line_proxy"
        parts.append(texts.html(key, name=delivery.proxy_name, relation=delivery.proxy_relation))
    if delivery.note:
        parts.append(texts.html("deliver.line_note", note=delivery.note))
    return texts.Html("".join(parts))


def _what(delivery: Delivery | HandOver, whom: str, amount: str = "") -> texts.Html:
    """ "• 1 sembako untuk nomor 3", "• Nomor 24 sudah meninggal; 1 sembako tidak diserahkan"."""
    said = {"amount": amount or delivery.amount, "item": delivery.item}
    if whom and delivery.kind is not DeliveryKind.RECEIVED:
        return texts.html(f"deliver.of_{delivery.kind}", whom=whom[:1].upper() + whom[1:], **said)
    to = texts.html("deliver.line_whom", whom=whom) if whom else ""
    return texts.Html(texts.html(f"deliver.line_{delivery.kind}", **said) + to)


def _proxied(delivery: Delivery | HandOver) -> list[texts.Html]:
    return [texts.html("deliver.line_proxied")] if delivery.proxy_name else []


def changed(before: Sequence[Delivery], now: Delivery) -> texts.Html:
    """What a correction changed: "• 3 → 2 sembako", "• 1 sembako untuk nomor 3 → 4", "• 3 sembako (semula K1)"."""
    old = before[0] if len(before) == 1 else None
    if before[0].visit != now.visit:
        return texts.html("deliver.was_of", line=line(now), code=f"K{before[0].visit}")
    if old and _differ_in(old, now) == {"amount"}:
        return _line(now, recipient(now), f"{old.amount} → {now.amount}")
    if old and _differ_in(old, now) == {"number"} and None not in (old.number, now.number):
        both = texts.plain("deliver.number", number=f"{old.number} → {now.number}")
        return _line(now, " ".join(part for part in (both, now.recipient) if part))
    was = "; ".join(line(one).removeprefix("• ") for one in before)
    return line(now) if f"• {was}" == line(now) else texts.Html(f"• {was} → {line(now).removeprefix('• ')}")


def _differ_in(one: Delivery, other: Delivery) -> set[str]:
    said = set(HandOver.model_fields) - {"happened_at"}
    return {name for name in said if getattr(one, name) != getattr(other, name)}


def plain_line(delivery: Delivery) -> str:
    """The line as plain words, where it is said already to whom: "1 sembako, diwakili Siti (anak)"."""
    parts = [
        texts.plain(f"deliver.line_{delivery.kind}", amount=delivery.amount, item=delivery.item).removeprefix("• ")
    ]
    if delivery.proxy_name:
        key = "deliver.line_proxy_of" if delivery.proxy_relation else "deliver.line_proxy"
        parts.append(texts.plain(key, name=delivery.proxy_name, relation=delivery.proxy_relation))
    if delivery.latitude is not None and delivery.longitude is not None:
        spot = {"latitude": f"{delivery.latitude:.5f}", "longitude": f"{delivery.longitude:.5f}"}
        parts.append(texts.plain("deliver.line_place", **spot))
    return "".join(parts)


def recipient(delivery: Delivery | HandOver) -> str:
    return " ".join(part for part in (number(delivery), delivery.recipient) if part)


def number(delivery: Delivery | HandOver) -> str:
    """ "nomor 3"; empty where none was named."""
    return texts.plain("deliver.number", number=delivery.number) if delivery.number is not None else ""
