"""The chats the bot is in, under our own number, because Telegram's changes when a group becomes a supergroup."""

from datetime import datetime
from enum import StrEnum

from sotarsa_bot.records.record import Instant, Record


class Purpose(StrEnum):
    TEAM = "team"
    VILLAGE = "village"


class ChatKind(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class Chat(Record):
    """`reachable` is False after a 403; what is owed waits. `sees_photos`: whether privacy mode lets photos through.
    `muted_until`: we may not write there for a while, which ends without a word; then it is tried again."""

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
    muted_until: Instant | None = None

    @property
    def private(self) -> bool:
        return self.kind is ChatKind.PRIVATE

    @property
    def heard(self) -> bool:
        """Whether what is said there is heard, as far as we know."""
        return self.reachable and self.muted_until is None

    def may_be_tried(self, now: datetime) -> bool:
        return self.reachable and (self.muted_until is None or self.muted_until <= now)


class Here(Chat):
    """A forum as somebody speaks in it: what answers them stands in their topic (0: General), not in the bot's own."""

    asked_in: int
