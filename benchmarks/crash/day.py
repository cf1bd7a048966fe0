"""What the people do that day, each at their own pace, and what must have come of it in the end.

They act as people do: they press what they see, and wait for the next question before they go on.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random

from benchmarks.crash.office import Scene
from simulator.model import Chat, Message
from simulator.people import Actor
from simulator.photos import sample_photo

ALBUM = 4
LOOK_SECONDS = 0.05
CALLED = ("Norhayati", "Syamsudin", "Maimunah", "Abdurrahman", "Salasiah")
"""Who is said to have received: a word of the field ("Penerima A") would be asked about."""


@dataclass
class Expected:
    """`photos`: content by (chat, message). `handed_over`: what each message says, by the source it becomes.
    `talks`: what each writer has typed so far, by Telegram's id."""

    photos: dict[tuple[int, int], str] = field(default_factory=dict)
    handed_over: dict[str, int] = field(default_factory=dict)
    ticked: set[tuple[str, str]] = field(default_factory=set)
    steps: set[str] = field(default_factory=set)
    talks: dict[int, str] = field(default_factory=dict)
    visits: int = 1
    counted: bool = False


class Day:
    """`release` lets so many more photos or albums be sent: the work is spread over the bot's lives."""

    def __init__(self, where: Scene, photos: int, chance: Random) -> None:
        self._where, self._photos, self._chance = where, photos, chance
        self._turns = asyncio.Semaphore(0)
        self.expected = Expected()

    @property
    def turns(self) -> int:
        """How many times somebody sends photos."""
        return sum(len(share) for share in self._shares())

    def release(self, turns: int) -> None:
        for _ in range(turns):
            self._turns.release()

    async def play(self, *, proposal: bool) -> None:
        """The whole day; with the proposal of another visit, and the village's answer, if there is time for it."""
        parts: list[Awaitable[None]] = [self._confirms(*each) for each in enumerate(self._shares())]
        parts += [self._writes(n, who) for n, who in enumerate(self._where.writers)]
        parts.append(self._ticks_and_departs())
        if proposal:
            parts.append(self._proposes())
        await asyncio.gather(*parts)
        await self._reports("Selesai")
        await self._press(self._where.cast.official, "Cocok", self._where.cast.village_group)
        await _until(lambda: "cocok" in self._seen(self._where.cast.official, self._where.cast.village_group).lower())
        self.expected.counted = True
        await self._reports("Tim sudah pulang")

    # --- photos ---

    def _shares(self) -> list[list[int]]:
        """Who sends how many at a time: singles and albums, evenly dealt."""
        shares: list[list[int]] = [[] for _ in self._where.team]
        left, turn = self._photos, 0
        while left > 0:
            size = ALBUM if turn % 3 == 2 and left >= ALBUM else 1
            shares[turn % len(shares)].append(size)
            left, turn = left - size, turn + 1
        return shares

    async def _confirms(self, number: int, share: list[int]) -> None:
        who = self._where.team[number]
        chat = self._where.world.private(who.user)
        for n, size in enumerate(share):
            await self._turns.acquire()
            contents = [self._picture(number, n, item) for item in range(size)]
            if size == 1:
                sent = [who.sends_photo(chat, contents[0], caption=f"K1 {1000 * number + n + 1} terima")]
            else:
                sent = who.sends_album(chat, contents, caption=f"K1 sembako {size}")
            for message, content in zip(sent, contents, strict=True):
                self.expected.photos[chat.id, message.message_id] = hashlib.sha256(content).hexdigest()
            self.expected.handed_over[f"msg:{chat.id}:{sent[0].message_id}:0"] = size
            await asyncio.sleep(self._chance.uniform(0, 0.2))

    @staticmethod
    def _picture(*which: int) -> bytes:
        return sample_photo(sum(which) % 16) + repr(which).encode()  # no two alike; JPEG ignores what follows its end

    # --- presses and words ---

    async def _ticks_and_departs(self) -> None:
        who, chat = self._where.cast.official, self._where.cast.village_group
        for label, item in (("tempat siap", "place_ready"), ("warga diberi tahu", "citizens_told")):
            await self._press(who, f"⬜ {label}", chat)
            await _until(lambda label=label: self._sees_label(who, chat, f"✅ {label}"))  # type: ignore[misc]
            self.expected.ticked.add(("village", item))
        await self._reports("Berangkat", "Tiba", "Mulai")

    async def _reports(self, *steps: str) -> None:
        who = self._where.cast.member
        chat = self._where.world.private(who.user)
        if not self.expected.steps:
            who.sends(chat, "/lapangan")
        for step in steps:
            await self._press(who, step, chat)
            await _until(lambda step=step: f"✅ {step}" in self._seen(who, chat))  # type: ignore[misc]
            self.expected.steps.add(step)

    async def _writes(self, number: int, who: Actor) -> None:
        """/serah, up to how it was received; then the phone goes back into the pocket."""
        chat, name = self._where.world.private(who.user), CALLED[number % len(CALLED)]
        await asyncio.sleep(self._chance.uniform(0, 5))
        who.sends(chat, "/serah")
        await self._press(who, "sembako", chat)
        await _until(lambda: "kepada siapa" in self._seen(who, chat))
        who.sends(chat, name)
        await _until(lambda: f"Bagaimana {name} menerimanya" in self._seen(who, chat))
        self.expected.talks[who.user.id] = name

    async def _proposes(self) -> None:
        """The coordinator proposes a visit to Liyu, question by question."""
        who = self._where.cast.coordinator
        chat = self._where.world.private(who.user)
        who.sends(chat, "/kunjungan")
        for question, answer in (
            ("ke desa mana", "Liyu"), ("Layanan apa", ["makanan"]), ("Ketik hari pertama", "1-5 Desember"),
            ("Ada kegiatan lain", ["Posyandu"]), ("Ada mitra", []), ("Siapa yang berangkat", ["Rahmi", "Hendra"]),
            ("Naik apa", "Hilux DA 1234 XX"), ("Apa yang dibawa", "25 paket sembako"),
        ):  # fmt: skip
            await _until(lambda question=question: question in self._newest(chat).shown)  # type: ignore[misc]
            if isinstance(answer, str):
                who.replies(self._newest(chat), answer)
                continue
            for label in answer:
                await self._press(who, f"⬜ {label}", chat)
                await _until(lambda label=label: self._sees_label(who, chat, f"✅ {label}"))  # type: ignore[misc]
            await self._press(who, "Lanjut", chat)
        await _until(lambda: "Ada catatan" in self._newest(chat).shown)
        await self._press(who, "Lewati", chat)
        await self._press(who, "Simpan dan kirim", chat)
        await _until(lambda: "Usulan K2" in self._seen(who, chat))
        self.expected.visits = 2

    async def _press(self, who: Actor, label: str, chat: Chat) -> None:
        """Presses it as soon as it is there."""

        def pressed() -> bool:
            try:
                who.taps(label, chat=chat)
            except AssertionError:
                return False
            return True

        await _until(pressed)

    def _newest(self, chat: Chat) -> Message:
        """The bot's newest question; before the first, whatever there is."""
        asked = [m for m in chat.timeline if m.sender is self._where.world.bot and m.buttons]
        return asked[-1] if asked else chat.timeline[-1]

    def _sees_label(self, who: Actor, chat: Chat, part: str) -> bool:
        return any(part in label for m in who.sees(chat) for label in m.labels)

    def _seen(self, who: Actor, chat: Chat) -> str:
        return "\n".join(m.shown for m in who.sees(chat) if m.sender is self._where.world.bot)


async def _until(there: Callable[[], bool]) -> None:
    while not there():  # noqa: ASYNC110 - the bot is another process
        await asyncio.sleep(LOOK_SECONDS)
