"""What a person does on the page; refusals are sentences in Indonesian."""

from __future__ import annotations

import itertools
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from simulator import presses
from simulator.files import image_size
from simulator.model import Chat, Json, Message
from simulator.office import DemoOffice
from simulator.people import Actor
from simulator.photos import sample_photo

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ALBUM = 10
JUMPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}


class Impossible(Exception):
    """Something that cannot be done now, in words for people."""


@dataclass(frozen=True)
class Sent:
    """A file that came from the person's disk, or a sample."""

    name: str
    content: bytes
    mime: str


def actor_of(office: DemoOffice, body: Json) -> Actor:
    """Who acts."""
    wanted = _number(body, "as")
    for person in office.people:
        if person.actor.user.id == wanted:
            return person.actor
    raise Impossible("Orang ini tidak ada di simulasi.")


def _number(body: Json, name: str) -> int:
    try:
        return int(body[name])
    except (KeyError, TypeError, ValueError):
        raise Impossible(f"Isian “{name}” tidak terbaca.") from None


def _place(office: DemoOffice, body: Json) -> tuple[Actor, Chat, Message | None]:
    """Who acts, where, and upon which message."""
    actor, chat = actor_of(office, body), office.world.chats.get(_number(body, "chat"))
    if chat is None:
        raise Impossible("Tekan “Mulai” lebih dahulu.")
    try:
        chat = presses.where_to(actor, chat)
    except AssertionError:
        raise Impossible(f"{actor.user.name} tidak dapat menulis di chat ini.") from None
    reply = chat.messages.get(_number(body, "reply_to")) if body.get("reply_to") else None
    return actor, chat, reply


async def send_text(office: DemoOffice, body: Json) -> None:
    """Write."""
    actor, chat, reply = _place(office, body)
    text = str(body.get("text", "")).strip()
    if not text:
        raise Impossible("Pesan masih kosong.")
    if len(text) > MAX_TEXT:
        raise Impossible(f"Pesan terlalu panjang (paling banyak {MAX_TEXT} huruf).")
    actor.sends(chat, text, reply_to=reply)


async def tap(office: DemoOffice, body: Json) -> None:
    """Press the button in a row and column of a message."""
    actor, chat, _ = _place(office, body)
    message = chat.messages.get(_number(body, "message"))
    try:
        button = message.buttons[_number(body, "row")][_number(body, "column")] if message else None
    except IndexError:
        button = None
    if message is None or button is None or button.data is None:
        raise Impossible("Tombol ini sudah tidak ada.")
    if not actor.user.online:
        raise Impossible(f"HP {actor.user.name} tanpa sinyal; tombol memerlukan sinyal.")
    if not chat.bot_in:
        raise Impossible("Bot tidak ada lagi di grup ini; tombolnya tidak bekerja.")
    actor.presses_data(chat, message, button.data)


async def send_location(office: DemoOffice, body: Json) -> None:
    """Send a place."""
    actor, chat, reply = _place(office, body)
    try:
        latitude, longitude = float(body["latitude"]), float(body["longitude"])
    except (KeyError, TypeError, ValueError):
        raise Impossible("Lokasi tidak terbaca.") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Impossible("Lokasi tidak terbaca.")
    actor.sends_location(chat, latitude, longitude, reply_to=reply)


async def start(office: DemoOffice, body: Json) -> None:
    """Press Start in the private chat, perhaps through an invitation."""
    actor_of(office, body).starts(str(body.get("payload", ""))[:64])


async def change_bot(office: DemoOffice, body: Json) -> None:
    """Add the bot to a group, remove it, make it an admin or a plain member."""
    actor, chat, _ = _place(office, body)
    if chat.is_private:
        raise Impossible("Ini bukan grup.")
    world, change = office.world, body.get("change")
    payload = str(body["payload"])[:64] if body.get("payload") else None
    if change == "add":
        world.add_bot(chat, actor.user, payload)
    elif change == "remove":
        world.kick_bot(chat, actor.user)
    elif change == "promote":
        world.promote_bot(chat, actor.user)
    elif change == "demote":
        world.demote_bot(chat, actor.user)
    else:
        raise Impossible("Perubahan ini tidak dikenal.")


async def signal(office: DemoOffice, body: Json) -> None:
    """Lose the signal, or find it again."""
    actor = actor_of(office, body)
    if body.get("online"):
        actor.comes_online()
    else:
        actor.goes_offline()


async def move_clock(office: DemoOffice, body: Json) -> Json | None:
    """+1 hour, +1 day, or to the next reminder."""
    clock, step = office.world.clock, body.get("step")
    if step != "reminder":
        if step not in JUMPS:
            raise Impossible("Langkah jam ini tidak dikenal.")
        clock.advance(JUMPS[step])
        return None
    moment = await office.next_reminder()
    if moment is None:
        return {"note": "Tidak ada pengingat yang menunggu. Rencanakan kunjungan lebih dahulu."}
    clock.reach(moment)
    return {"note": "Jam maju ke pengingat atau ringkasan berikutnya. Bot diam bila tidak ada yang perlu dikatakan."}


async def control_tour(office: DemoOffice, body: Json) -> None:
    """The buttons of the narration."""
    player, wish = office.tour(), body.get("do")
    if player is None:
        raise Impossible("Kantor ini tidak punya cerita untuk dimainkan.")
    if wish == "stop":
        await player.stop()
    elif wish == "speed":
        try:
            player.set_speed(float(body.get("speed", 1)))
        except (TypeError, ValueError):
            raise Impossible("Kecepatan ini tidak ada.") from None
    elif wish in {"play", "pause", "resume"}:
        {"play": player.play, "pause": player.pause, "resume": player.resume}[wish]()
    else:
        raise Impossible("Tombol ini tidak dikenal.")


Action = Callable[[DemoOffice, Json], Awaitable[Json | None]]
ACTIONS: dict[str, Action] = {
    "text": send_text,
    "tap": tap,
    "location": send_location,
    "start": start,
    "bot": change_bot,
    "signal": signal,
    "clock": move_clock,
    "tour": control_tour,
}


def send_media(office: DemoOffice, fields: Json, files: Sequence[Sent]) -> None:
    """Send photos (several make an album) and files; what is no picture goes as a file, as on Telegram."""
    actor, chat, reply = _place(office, fields)
    everything = [*_samples(str(fields.get("samples", ""))), *files]
    caption = str(fields.get("caption", "")).strip() or None
    if not 1 <= len(everything) <= MAX_ALBUM:
        raise Impossible(f"Lampirkan 1 sampai {MAX_ALBUM} foto atau berkas.")
    if caption and len(caption) > MAX_CAPTION:
        raise Impossible(f"Keterangan foto terlalu panjang (paling banyak {MAX_CAPTION} huruf).")
    as_file = fields.get("as_file") == "true"
    photos = [one for one in everything if not as_file and image_size(one.content)]
    documents = [one for one in everything if one not in photos]
    if len(photos) > 1:
        actor.sends_album(chat, [one.content for one in photos], caption=caption, reply_to=reply)
    elif photos:
        actor.sends_photo(chat, photos[0].content, caption=caption, reply_to=reply)
    captions = itertools.chain([None if photos else caption], itertools.repeat(None))
    for one, words in zip(documents, captions, strict=False):
        actor.sends_document(chat, one.name, one.content, one.mime, caption=words, reply_to=reply)


def _samples(seeds: str) -> list[Sent]:
    numbers = [
        int(seed) for seed in seeds.split(",")[:MAX_ALBUM] if seed.isascii() and seed.isdigit() and len(seed) < 7
    ]
    return [Sent(f"contoh-{seed}.jpg", sample_photo(seed), "image/jpeg") for seed in numbers]


def commands_for(office: DemoOffice, chat: Chat, user_id: int) -> list[Json]:
    """The commands that the bot shows this person in this chat: the narrowest scope wins, as in Telegram's apps."""
    for scope in _scopes(chat, user_id):
        for language in ("id", ""):
            found = office.world.commands.get((json.dumps(scope, sort_keys=True), language))
            if found:
                return found
    return []


def _scopes(chat: Chat, user_id: int) -> list[dict[str, Any]]:
    here = {"type": "chat", "chat_id": chat.id}
    if chat.is_private:
        return [here, {"type": "all_private_chats"}, {"type": "default"}]
    member = chat.members.get(user_id)
    admin = member is not None and member.status in {"creator", "administrator"}
    admins = [{"type": "chat_administrators", "chat_id": chat.id}] if admin else []
    all_admins = [{"type": "all_chat_administrators"}] if admin else []
    one = {"type": "chat_member", "chat_id": chat.id, "user_id": user_id}
    return [one, *admins, here, *all_admins, {"type": "all_group_chats"}, {"type": "default"}]
