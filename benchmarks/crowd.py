"""The people of a measurement, and what they send: many, each in a chat of their own, so that no chat is paced."""

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from simulator import presses
from simulator.clock import SimClock
from simulator.model import Chat, Message, Press
from simulator.people import Actor
from simulator.photos import sample_photo
from simulator.world import FIRST_GROUP_ID, World

START = datetime(2026, 11, 24, 1, tzinfo=UTC)
FIRST_MEMBER, FIRST_OFFICIAL = 7_200_000_000, 7_300_000_000
VILLAGES = 24
AGREED, LINES = 12, 3
"""Visit K1 to K12 are agreed, so that the three lines of their checklists can be ticked; K13 to K24 are under way."""

Sign = Callable[[], bool]
"""Whether what was sent has been answered in full."""


def group_id(number: int) -> int:
    """Telegram's id of the team's group (0), and of each village's (1 to 24)."""
    return FIRST_GROUP_ID - number


class Crowd:
    """`size` team members, an official in each village's group, and the world they are in."""

    def __init__(self, size: int) -> None:
        self.world = World(SimClock(START, running=True), strict_rates=False)
        self._members = deque(self._person(FIRST_MEMBER + n) for n in range(size))
        officials = [self._person(FIRST_OFFICIAL + n) for n in range(VILLAGES)]
        self.team = self._group("Tim", self._members[0])
        self.villages = [(who, self._group(f"Desa {n}", who)) for n, who in enumerate(officials, 1)]
        self._sent = 0

    def _person(self, user_id: int) -> Actor:
        who = Actor(self.world, self.world.add_user(f"Orang {user_id}", user_id=user_id))
        who.opens_private()
        return who

    def _group(self, title: str, who: Actor) -> Chat:
        return self.world.add_group(title, [who.user], bot_admin=True)

    def send(self, kind: str, count: int) -> list[Sign]:
        """Everything at once; the signs by which each is known to be answered."""
        return getattr(self, f"_{kind}")(count)  # type: ignore[no-any-return]

    def prepare(self, count: int) -> None:
        """Photos are made beforehand, in phones without a signal: only their arrival is measured."""
        for who in list(self._members)[:count]:
            who.goes_offline()
            self._sent += 1
            visit = AGREED + 1 + self._sent % (VILLAGES - AGREED)
            content = sample_photo(self._sent % 32) + b"%d" % self._sent  # no two alike
            who.sends_photo(self.world.private(who.user), content, caption=f"K{visit} {self._sent} terima")

    def _photo(self, count: int) -> list[Sign]:
        return [partial(_confirmed, one) for one in self._back_in_signal(count)]

    def _echo(self, count: int) -> list[Sign]:
        """The same photos, for a bot that only says their caption back."""
        return [partial(_said, one.chat, 1, self.world) for one in self._back_in_signal(count)]

    def _back_in_signal(self, count: int) -> list[Message]:
        return [message for _ in range(count) for message in self._next().comes_online()]

    def _jadwal(self, count: int) -> list[Sign]:
        chats = [self._asks("/jadwal") for _ in range(count)]
        return [partial(_said, chat, 1, self.world) for chat in chats]

    def _asks(self, words: str) -> Chat:
        who = self._next()
        return who.sends(self.world.private(who.user), words).chat

    def _tick(self, count: int) -> list[Sign]:
        """A line of each agreed visit's checklist, then the next: each once, because a line that is ticked and unticked
        shows nothing. What was ticked is unticked the next time."""
        pressed: list[Sign] = []
        for n in range(min(count, AGREED * LINES)):
            who, chat = self.villages[n % AGREED]
            card = next(m for m in reversed(chat.timeline) if m.buttons)
            line = [b for row in card.buttons for b in row if "|tick|" in (b.data or "")][n // AGREED]
            press = presses.press(who, chat, card, line.data or "")
            pressed.append(partial(_ticked, press, line.text))
        return pressed

    def _next(self) -> Actor:
        """Whoever has not been heard for longest."""
        self._members.rotate(-1)
        return self._members[-1]

    def cards_stand(self) -> bool:
        """Whether the bot has put up the cards that it owes when it starts."""
        mine = [chat for _, chat in self.villages]
        return all(_said(chat, 1, self.world) for chat in mine) and _said(self.team, VILLAGES, self.world)


def _said(chat: Chat, times: int, world: World) -> bool:
    return sum(m.sender is world.bot for m in chat.messages.values()) >= times


def _confirmed(photo: Message) -> bool:
    """A receipt, and the words that were understood, with the count once the picture is on disk."""
    said = [m.text or "" for m in photo.chat.messages.values() if m.sender is not photo.sender]
    return bool(photo.reactions) and any("dicatat" in words and "1 dari 1 foto" in words for words in said)


def _ticked(press: Press, before: str) -> bool:
    return press.answered and before not in press.message.labels
