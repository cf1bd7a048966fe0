"""Hand-overs in words."""

from collections.abc import Sequence

from sotarsa_bot import texts
from sotarsa_bot.field.records import Delivery
from sotarsa_bot.hand_overs.deliveries import HandOver


def in_lines(confirmed: Sequence[Delivery], *, named: bool = True) -> texts.Html:
    return texts.Html("\n".join(line(d, named=named) for d in confirmed))


def line(delivery: Delivery | HandOver, *, named: bool = True) -> texts.Html:
    """ "• 1 sembako untuk nomor 3, diwakili Siti (anak)". Not `named`: for a group in which it was not written."""
    parts = [texts.html(f"deliver.line_{delivery.kind}", amount=delivery.amount, item=delivery.item)]
    if not named:
        return texts.Html("".join([*parts, *_numbered(delivery)]))
    if whom := recipient(delivery):
        parts.append(texts.html("deliver.line_whom", whom=whom))
    if delivery.proxy_name:
        key = "deliver.line_proxy_of" if delivery.proxy_relation else "deliver.line_proxy"
        parts.append(texts.html(key, name=delivery.proxy_name, relation=delivery.proxy_relation))
    if delivery.note:
        parts.append(texts.html("deliver.line_note", note=delivery.note))
    return texts.Html("".join(parts))


def _numbered(delivery: Delivery | HandOver) -> list[texts.Html]:
    number = texts.plain("deliver.number", number=delivery.number)
    whom = [texts.html("deliver.line_whom", whom=number)] if delivery.number is not None else []
    return [*whom, texts.html("deliver.line_proxied")] if delivery.proxy_name else whom


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
    number_ = texts.plain("deliver.number", number=delivery.number) if delivery.number is not None else ""
    return " ".join(part for part in (number_, delivery.recipient) if part)
