"""The chats the bot is in, under our own number, because Telegram's changes when a group becomes a supergroup."""

from enum import StrEnum

from sotarsa_bot.record import Record


class Purpose(StrEnum):
    TEAM = "team"
    VILLAGE = "village"


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Chat(Record):
    """`reachable` is False after a 403; what is owed waits. `sees_photos`: whether privacy mode lets photos through."""

    id: int = 0
    telegram_id: int
    kind: ChatKind
    title: str
    purpose: Purpose | None = None
    village: str | None = None
    thread: int | None = None
    reachable: bool = True
    bot_is_admin: bool = False
    sees_photos: bool = False

    @property
    def private(self) -> bool:
        return self.kind is ChatKind.PRIVATE
