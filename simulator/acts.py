"""What the example people do, step by step, by the labels they read: one piece of code for the tour and the tests."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from simulator.cast import Cast
from simulator.model import Chat, Message
from simulator.people import Actor

WITA = timezone(timedelta(hours=8))
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
Settle = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Acts:
    """The cast, and a way to wait until the bot has answered everything."""

    cast: Cast
    settle: Settle

    async def taps(self, who: Actor, label: str, chat: Chat) -> None:
        who.taps(label, chat=chat)
        await self.settle()

    async def unfolds(self, who: Actor, label: str, chat: Chat) -> None:
        """Presses what stands one level down on the card of an agreed visit."""
        await self.taps(who, "Ubah, tunda, batalkan", chat)
        await self.taps(who, label, chat)

    async def says(self, who: Actor, chat: Chat, text: str) -> None:
        who.sends(chat, text)
        await self.settle()

    async def answers(self, who: Actor, chat: Chat, text: str) -> None:
        """Replies to the newest message of the bot that asks something."""
        who.replies(self.question(who, chat), text)
        await self.settle()

    async def gives_reason(self, who: Actor, chat: Chat, text: str) -> None:
        """Answers "Mengapa?" in words, which are read back, and confirms them."""
        await (self.says(who, chat, text) if chat.is_private else self.answers(who, chat, text))
        await self.taps(who, "Ya", chat)

    def question(self, who: Actor, chat: Chat) -> Message:
        """The newest message with buttons."""
        for message in reversed(who.sees(chat)):
            if message.sender is self.cast.world.bot and message.buttons:
                return message
        raise AssertionError(f"{who.user.name} sees no question in {chat.name!r}")

    def card(self, who: Actor, chat: Chat, code: str) -> Message:
        """The visit's living card in this chat."""
        mine = [m for m in who.sees(chat) if m.sender is self.cast.world.bot and m.shown.startswith(f"{code} ·")]
        if not mine:
            raise AssertionError(f"no card of {code} in {chat.name!r}")
        return mine[-1]

    async def wishes(self, words: str, who: Actor | None = None) -> None:
        """An official types another time below the card, which is read back, and confirms it."""
        who, group = who or self.cast.official, self.cast.village_group
        who.replies(self.card(who, group, "K1"), words)
        await self.settle()
        await self.taps(who, "Ya", group)

    async def plans(self, village: str = "", window: str = "1-5 Desember", cargo: str = "25 paket sembako",
                    *, save: bool = True) -> None:  # fmt: skip
        """The coordinator proposes a visit in the team's group, question by question, up to saving it."""
        who, chat = self.cast.coordinator, self.cast.team_group
        await self.says(who, chat, "/kunjungan")
        await self.answers(who, chat, village or self.cast.village.name)
        await self.taps(who, "makanan", chat)
        await self.taps(who, "Lanjut", chat)
        await self.answers(who, chat, window)
        await self.taps(who, "Rahmi", chat)
        await self.taps(who, "Hendra", chat)
        await self.taps(who, "Lanjut", chat)
        await self.answers(who, chat, "Hilux DA 1234 XX")
        await self.answers(who, chat, cargo)
        await self.taps(who, "✏️ Kegiatan lain", chat)
        await self.taps(who, "Posyandu", chat)
        await self.taps(who, "Lanjut", chat)
        if save:
            await self.taps(who, "Simpan dan kirim", chat)

    async def decides(self, day: str = "Kam 3 Des", time: str = "09.00", place: str = "Balai Desa") -> None:
        """An official of the tour's village decides in the village's group."""
        for label in (day, time, place):
            await self.taps(self.cast.official, label, self.cast.village_group)

    async def waits_until(self, moment: datetime) -> None:
        """Time passes up to a moment, reminders falling due on the way."""
        self.cast.world.clock.reach(moment)
        await self.settle()

    def newest_code(self, who: Actor, chat: Chat) -> str:
        """The code of the newest card in the chat ("K1")."""
        heads = [found[1] for m in who.sees(chat) if (found := re.match(r"(K\d+) ·", m.shown))]
        if not heads:
            raise AssertionError(f"no card in {chat.name!r}")
        return heads[-1]

    def starts_at(self, who: Actor, chat: Chat, code: str) -> datetime:
        """When the visit begins, as its card says it."""
        found = re.search(r"(\d{1,2}) (\w+) (\d{4}), (\d\d)\.(\d\d) WITA", self.card(who, chat, code).shown)
        if not found:
            raise AssertionError(f"the card of {code} tells no time")
        month = MONTHS.index(found[2]) + 1
        local = datetime(int(found[3]), month, int(found[1]), int(found[4]), int(found[5]), tzinfo=WITA)
        return local.astimezone(UTC)

    def expects(self, who: Actor, chat: Chat, words: str) -> None:
        """Somebody sees these words in the chat; AssertionError, with the last thing seen, if not."""
        seen = [m.shown for m in who.sees(chat)]
        if not any(words in text for text in seen):
            raise AssertionError(f"{who.user.name} does not see {words!r} in {chat.name!r}; last: {seen[-1:]}")
