"""The world of the simulator: who is there, what they wrote, and what waits for the bot."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Iterable

from simulator import membership, privacy, wire
from simulator.clock import SimClock
from simulator.faults import Faults
from simulator.feed import Feed
from simulator.files import FileStore
from simulator.inbox import Inbox
from simulator.ledger import Ledger
from simulator.model import Chat, Event, Json, Member, Message, Press, Refusal, Request, Topic, User
from simulator.rates import RateLimits
from simulator.webhook import Webhook

BOT_ID = 42
TOKEN = "42:SIMULATOR"  # noqa: S105 - opens nothing but this simulator
FIRST_USER_ID = 7_000_000_001  # above 32 bits, as new accounts are
FIRST_GROUP_ID = -4_000_000_001
FIRST_SUPERGROUP_ID = -1_002_000_000_001


class World:
    """One bot and the people around it."""

    def __init__(
        self,
        clock: SimClock,
        *,
        token: str = TOKEN,
        bot_name: str = "PAK SOTARSA",
        bot_username: str = "sotarsa_bot",
        strict_rates: bool = True,
    ) -> None:
        self.clock = clock
        self.token = token
        self.bot = User(BOT_ID, bot_name, username=bot_username, is_bot=True, language_code=None)
        self.strict_rates = strict_rates
        self.privacy = True
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.files = FileStore()
        self.inbox = Inbox(clock)
        self.faults = Faults(clock, self.inbox)
        self.rates = RateLimits()
        self.ledger = Ledger()
        self.feed = Feed()
        self.webhook = Webhook()
        self.presses: dict[str, Press] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}  # (scope as JSON, language) -> commands
        self.descriptions: dict[tuple[str, str], str] = {}  # (which, language) -> text
        self._user_ids = itertools.count(FIRST_USER_ID)
        self._group_ids = itertools.count(FIRST_GROUP_ID, -1)
        self._supergroup_ids = itertools.count(FIRST_SUPERGROUP_ID, -1)
        self._message_ids = itertools.count(101)  # private chats and basic groups share one count
        self._topic_ids = itertools.count(2)
        clock.listen(lambda now: self._clock_moved(now.isoformat()))

    def _clock_moved(self, now: str) -> None:
        self.feed.add("clock", now=now)

    # --- who is there ---

    def add_user(
        self, first_name: str, *, last_name: str = "", username: str | None = None, user_id: int | None = None
    ) -> User:
        """A person with a Telegram account."""
        user = User(user_id or next(self._user_ids), first_name, last_name, username)
        self.users[user.id] = user
        return user

    def add_group(
        self,
        title: str,
        members: Iterable[User] = (),
        *,
        supergroup: bool = False,
        forum: bool = False,
        bot_in: bool = True,
        bot_admin: bool = False,
    ) -> Chat:
        """A group; the first member is its creator."""
        big = supergroup or forum
        chat_id = next(self._supergroup_ids) if big else next(self._group_ids)
        chat = Chat(chat_id, "supergroup" if big else "group", title, forum=forum)
        chat.bot_status = "left" if not bot_in else ("administrator" if bot_admin else "member")
        chat.reads_all = not self.privacy
        for user in members:
            chat.members[user.id] = Member(user, "member" if chat.members else "creator")
        self.chats[chat.id] = chat
        self.feed.add("chat", chat_id=chat.id)
        return chat

    def private(self, user: User, *, started: bool = False) -> Chat:
        """The private chat of a person with the bot; the bot may write only after Start (`started`)."""
        chat = self.chats.get(user.id)
        if chat is None:
            chat = self.chats[user.id] = Chat(user.id, "private", user=user)
            chat.members[user.id] = Member(user)
            self.feed.add("chat", chat_id=chat.id)
        chat.started = chat.started or started
        return chat

    def add_topic(self, chat: Chat, name: str) -> Topic:
        """A new thread of a forum group."""
        topic = Topic(next(self._topic_ids), name)
        chat.topics[topic.thread_id] = topic
        return topic

    def supergroup_id(self) -> int:
        """An id for a group that is being upgraded."""
        return next(self._supergroup_ids)

    # --- what happens ---

    def post(self, message: Message) -> Message:
        """Put a message into its chat, and into the bot's inbox if Telegram would."""
        chat = message.chat
        message.message_id = self._next_message_id(chat)
        message.date = self.clock.now()
        message.waiting = False
        chat.messages[message.message_id] = message
        self.feed.add("message", message=message)
        self.tell_bot("message", message)
        return message

    def service(self, chat: Chat, by: User, content: Json) -> Message:
        """A message that Telegram itself writes into a group."""
        return self.post(Message(0, chat, by, self.clock.now(), service=content))

    def tell_bot(self, kind: str, message: Message) -> None:
        """Queue a message update if the bot may see the message."""
        if self.reaches_bot(message):
            self.inbox.add(kind, wire.message_json(message))

    def reaches_bot(self, message: Message) -> bool:
        """Whether Telegram hands this message to the bot."""
        return privacy.reaches_bot(message, self.bot)

    def _next_message_id(self, chat: Chat) -> int:
        if chat.type == "supergroup":
            return max(chat.messages, default=0) + 1
        return next(self._message_ids)

    def press(self, press: Press) -> None:
        """Send a button press to the bot."""
        self.presses[press.query_id] = press
        label = next((b.text for row in press.message.buttons for b in row if b.data == press.data), "?")
        self.feed.add("pressed", message=press.message, user_id=press.user.id, data=press.data, label=label)
        body = {
            "id": press.query_id,
            "from": wire.user_json(press.user),
            "message": wire.message_json(press.message),
            "chat_instance": str(abs(press.message.chat.id) * 7919),
            "data": press.data,
        }
        self.inbox.add("callback_query", body)

    # --- the books ---

    @property
    def refusals(self) -> list[Refusal]:
        """Every request that was refused."""
        return self.ledger.refusals

    @property
    def unprovoked(self) -> list[Refusal]:
        """Refusals that no test or fault asked for."""
        return self.ledger.unprovoked

    @property
    def requests(self) -> list[Request]:
        """Every request of the bot."""
        return self.ledger.requests

    @property
    def spec_violations(self) -> list[str]:
        """Where a request differs from the published API."""
        return self.ledger.spec_violations

    @property
    def unanswered_presses(self) -> list[Press]:
        """Presses whose spinner was never stopped."""
        return [press for press in self.presses.values() if not press.answered]

    @property
    def pending(self) -> int:
        """Updates that the bot has not confirmed."""
        return self.inbox.pending

    @property
    def events(self) -> list[Event]:
        """Everything that changed, in order."""
        return self.feed.all

    def expect(self, what: int | str) -> None:
        """Mark the next matching refusal (code, or part of its words) as provoked."""
        self.ledger.expect(what)

    def subscribe(self, after: int | None = None) -> AsyncIterator[Event]:
        """Follow the changes."""
        return self.feed.subscribe(after)

    # --- coming and going: see membership.py ---

    def kick_bot(self, chat: Chat, by: User | None = None) -> None:
        """Remove the bot from a group."""
        membership.change_bot(self, chat, "kicked", by)

    def add_bot(self, chat: Chat, by: User | None = None, payload: str | None = None) -> None:
        """Add the bot to a group, through a ?startgroup link if there is a payload."""
        membership.add_bot(self, chat, by, payload)

    def promote_bot(self, chat: Chat, by: User | None = None) -> None:
        """Make the bot an administrator."""
        membership.change_bot(self, chat, "administrator", by)

    def demote_bot(self, chat: Chat, by: User | None = None) -> None:
        """Make the bot a plain member again."""
        membership.change_bot(self, chat, "member", by)

    def set_privacy(self, on: bool) -> None:
        """BotFather's /setprivacy: felt in the groups that the bot is added to from now on, and by getMe at once."""
        self.privacy = on

    def migrate(self, chat: Chat) -> Chat:
        """Upgrade a group to a supergroup; the old id refuses from now on."""
        return membership.migrate(self, chat)

    def block(self, user: User) -> None:
        """The person blocks the bot."""
        membership.set_blocked(self, user, True)

    def unblock(self, user: User) -> None:
        """The person lets the bot write again."""
        membership.set_blocked(self, user, False)

    def join(self, chat: Chat, user: User, by: User | None = None) -> None:
        """A person comes into a group."""
        membership.join(self, chat, user, by)

    def leave(self, chat: Chat, user: User) -> None:
        """A person leaves a group."""
        membership.leave(self, chat, user)

    def anonymous(self, chat: Chat, user: User, on: bool = True) -> None:
        """An admin who writes in the group's name."""
        membership.set_anonymous(chat, user, on)

    def forbid(self, chat: Chat, *kinds: str) -> None:
        """Let members send none of these into a group: "text messages", "photos", "documents". Admins still may."""
        chat.forbidden = set(kinds)

    def close_topic(self, chat: Chat, thread: int | None) -> None:
        """Close a thread of a forum, or (None) its General."""
        membership.close_topic(self, chat, thread)

    def reopen_topic(self, chat: Chat, thread: int | None) -> None:
        """Open it again."""
        membership.reopen_topic(self, chat, thread)
