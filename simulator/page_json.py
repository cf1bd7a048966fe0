"""The world as the page reads it."""

from __future__ import annotations

from datetime import datetime

from simulator.model import Chat, Json, Message, StoredFile, User
from simulator.office import CastMember, DemoOffice
from simulator.page_words import other_words, service_words
from simulator.player import TourPlayer
from simulator.world import World

#: Examples, somewhere in the Meratus mountains; no village's real hall.
PLACES: tuple[Json, ...] = (
    {"label": "contoh balai desa", "latitude": -2.29814, "longitude": 115.66127},
    {"label": "contoh lapangan", "latitude": -2.31652, "longitude": 115.70458},
    {"label": "contoh di jalan", "latitude": -2.33071, "longitude": 115.61319},
)
THUMB = 480  # the preview must be at least this wide to look sharp in a bubble
LATEST_REFUSALS = 50


def state_json(office: DemoOffice) -> Json:
    """Everything."""
    world = office.world
    return {
        "bot": {"id": world.bot.id, "name": world.bot.name, "username": world.bot.username},
        "people": people_json(office),
        "chats": [chat_json(office, chat) | {"messages": messages_json(office, chat)} for chat in page_chats(office)],
        "places": PLACES,
        "tour": tour_json(office.tour()),
        **status_json(world),
    }


def status_json(world: World) -> Json:
    """The clock and the counters."""
    sent = [one for one in world.requests if one.ok and one.method.lower().startswith("send")]
    return {
        "clock": {"now": _ms(world.clock.now()), "running": world.clock.running},
        "counters": {
            "sent": sum(len(one.result) if isinstance(one.result, list) else one.result is not True for one in sent),
            "refused": len(world.refusals),
            "unprovoked": len(world.unprovoked),
            "pending": world.pending,
        },
        "refusals": [
            {"at": _ms(one.time), "method": one.method, "description": one.description, "provoked": one.provoked}
            for one in world.refusals[-LATEST_REFUSALS:][::-1]
        ],
    }


def people_json(office: DemoOffice) -> list[Json]:
    """Who one can be."""
    return [
        {"id": one.actor.user.id, "name": one.actor.user.name, "role": one.role, "online": one.actor.user.online}
        for one in office.people
    ]


def tour_json(player: TourPlayer | None) -> Json | None:
    """Where the tour stands."""
    if player is None:
        return None
    state, step = player.state, player.state.step
    return {
        "phase": state.phase,
        "number": state.number,
        "total": player.total,
        "title": step.title if step else "",
        "explanation": step.explanation if step else "",
        "chat": step.chat if step else None,
        "error": state.error,
        "speed": player.speed,
        "played": player.played,
        "resets": player.resets,
    }


def page_chats(office: DemoOffice) -> list[Chat]:
    """All chats, those shown first at the front; everybody's private chat is there, even before Start."""
    first = [_current(office.world, shown.chat) for shown in office.chats]
    groups = [chat for chat in office.world.chats.values() if not chat.is_private and chat.migrated_to is None]
    private = [private_chat(office.world, one) for one in office.people]
    return list({chat.id: chat for chat in (*first, *groups, *private)}.values())


def private_chat(world: World, person: CastMember) -> Chat:
    """A person's chat with the bot, or an empty stand-in for one that is not there yet."""
    user = person.actor.user
    return world.chats.get(user.id) or Chat(user.id, "private", user=user)


def _current(world: World, chat: Chat) -> Chat:
    return world.chats[chat.migrated_to] if chat.migrated_to is not None else chat


def chat_json(office: DemoOffice, chat: Chat) -> Json:
    """A chat without its messages."""
    labels = {_current(office.world, shown.chat).id: shown.label for shown in office.chats}
    return {
        "id": chat.id,
        "title": chat.name,
        "label": labels.get(chat.id, "Obrolan pribadi" if chat.is_private else "Grup"),
        "first": chat.id in labels,
        "owner": chat.user.id if chat.user else None,
        "members": list(chat.members),
        "started": chat.started and not chat.blocked,
        "botIn": chat.bot_in,
        "botAdmin": chat.bot_status == "administrator" and not chat.is_private,
    }


def messages_json(office: DemoOffice, chat: Chat) -> list[Json]:
    """The messages of a chat, with those that still wait in a phone without signal."""
    waiting = [message for one in office.people for message in one.actor.user.unsent if message.chat is chat]
    return [message_json(office.world, message) for message in (*chat.timeline, *waiting) if not message.deleted]


def message_key(message: Message) -> str:
    """A name that stays when a waiting message gets its number; the feed keeps each message, so it stays unique."""
    return f"m{id(message)}"


def message_json(world: World, message: Message) -> Json:
    """A message."""
    return {
        "key": message_key(message),
        "id": message.message_id,
        "at": _ms(message.date),
        "from": _sender(message),
        "text": message.shown,
        "entities": [
            {key: one[key] for key in ("type", "offset", "length", "url") if key in one} for one in message.entities
        ],
        "photos": [_photo(message.photo)] if message.photo else [],
        "document": _document(message.document) if message.document else None,
        "location": message.location,
        "other": other_words(message.other) if message.other else None,
        "service": service_words(message) if message.service else None,
        "album": message.media_group_id,
        "forwarded": _origin(message.forward_origin) if message.forward_origin else None,
        "replyTo": _replied(message.reply_to) if message.reply_to else None,
        "edited": message.edited is not None,
        "pinned": message.pinned or message.message_id in message.chat.pinned,
        "waiting": message.waiting,
        "reactions": _reactions(world, message),
        "buttons": [[{"text": b.text, "data": b.data, "url": b.url} for b in row] for row in message.buttons],
        **_asked(message),
    }


def _sender(message: Message) -> Json:
    if message.anonymous:
        return {"id": message.chat.id, "name": message.chat.title, "bot": False}
    return {"id": message.sender.id, "name": message.sender.name, "bot": message.sender.is_bot}


def _photo(sizes: list[StoredFile]) -> Json:
    largest = sizes[-1]
    thumb = next((size for size in sizes if size.width >= THUMB), largest)
    return {
        "thumb": f"/sim/files/{thumb.file_id}",
        "full": f"/sim/files/{largest.file_id}",
        "width": largest.width,
        "height": largest.height,
    }


def _document(file: StoredFile) -> Json:
    return {"name": file.name or "berkas", "size": len(file.content), "href": f"/sim/files/{file.file_id}"}


def _replied(message: Message) -> Json:
    sender = _sender(message)
    kind = "Foto" if message.photo else "Berkas" if message.document else "Lokasi" if message.location else "Pesan"
    text = " ".join(message.shown.split())[:160] or kind
    return {
        "key": message_key(message),
        "from": sender["id"],
        "bot": sender["bot"],
        "name": sender["name"],
        "text": text,
    }


def _origin(origin: Json) -> str:
    user = origin.get("sender_user", {})
    name = f"{user.get('first_name', '')} {user.get('last_name', '')}".strip()
    return name or str(origin.get("sender_user_name", "pesan lain"))


def _reactions(world: World, message: Message) -> list[Json]:
    names = {user.id: user.name for user in (*world.users.values(), world.bot)}
    every = [(user, emoji) for user, several in message.reactions.items() for emoji in several]
    return [{"emoji": emoji, "name": names.get(user, "?")} for user, emoji in every]


def _asked(message: Message) -> Json:
    """Whether the message opens a reply field, and whose."""
    markup = message.reply_markup or {}
    asked = [_mentioned(message, one) for one in message.entities if one["type"] in {"mention", "text_mention"}]
    if message.reply_to is not None:
        asked.append(message.reply_to.sender)
    return {
        "forceReply": message.asks_reply,
        "selective": bool(markup.get("selective")),
        "placeholder": markup.get("input_field_placeholder"),
        "asks": [user.id if isinstance(user, User) else user for user in asked if user is not None],
    }


def _mentioned(message: Message, entity: Json) -> User | int | None:
    if entity["type"] == "text_mention":
        return int(entity["user"]["id"])
    words = message.shown.encode("utf-16-le")[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])]
    username = words.decode("utf-16-le").removeprefix("@").lower()
    members = (member.user for member in message.chat.members.values())
    return next((user for user in members if (user.username or "").lower() == username), None)


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
