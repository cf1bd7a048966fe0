"""What the page says in place of Telegram's service messages, stickers and the like (Indonesian)."""

from __future__ import annotations

from collections.abc import Callable

from simulator.model import Json, Message


def _names(people: list[Json]) -> str:
    return ", ".join(f"{one.get('first_name', '')} {one.get('last_name', '')}".strip() for one in people)


def _joined(message: Message, people: list[Json]) -> str:
    who = _names(people)
    return f"{who} bergabung" if who == message.sender.name else f"{message.sender.name} menambahkan {who}"


def _left(message: Message, person: Json) -> str:
    who = _names([person])
    return f"{who} keluar dari grup" if who == message.sender.name else f"{message.sender.name} mengeluarkan {who}"


_WORDS: dict[str, Callable[[Message, Json], str]] = {
    "new_chat_members": lambda message, what: _joined(message, what["new_chat_members"]),
    "left_chat_member": lambda message, what: _left(message, what["left_chat_member"]),
    "pinned_message": lambda message, what: f"{message.sender.name} menyematkan pesan",
    "migrate_to_chat_id": lambda message, what: "Grup ini ditingkatkan menjadi supergrup",
    "migrate_from_chat_id": lambda message, what: "Grup ini sekarang supergrup",
    "forum_topic_closed": lambda message, what: "Topik ditutup",
    "new_chat_title": lambda message, what: f"Nama grup menjadi “{what['new_chat_title']}”",
}


def service_words(message: Message) -> str:
    """A service message as one line."""
    what = message.service or {}
    for kind, words in _WORDS.items():
        if kind in what:
            return words(message, what)
    return "Pesan layanan Telegram"


def other_words(other: Json) -> str:
    """A sticker, a voice note or a contact as one line."""
    if "sticker" in other:
        return f"{other['sticker'].get('emoji', '')} stiker"
    if "voice" in other:
        return f"🎤 pesan suara, {other['voice'].get('duration', 0)} detik"
    if "contact" in other:
        return f"👤 {other['contact'].get('first_name', '')} · {other['contact'].get('phone_number', '')}"
    return "Kiriman lain"
