"""A Talk: what a conversation's step has in hand. It never commits and never speaks to Telegram itself."""

import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar

from conversations import post
from conversations.button import Rows
from conversations.incoming import Incoming
from sotarsa_bot import texts
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, StartsWith
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action, may
from sotarsa_bot.records.chats import Chat, Here, Purpose
from sotarsa_bot.records.machinery import Slot, TalkState
from sotarsa_bot.records.people import Grant, Person, Role
from sotarsa_bot.records.slots import SlotKey, SlotKind, SlotName, Subject, SubjectKind
from sotarsa_bot.running import audit
from sotarsa_bot.running.office import Office

HINTS = timedelta(hours=1)
"""Who is not registered hears one hint in so long in a group, however often they write."""

D = TypeVar("D")


@dataclass
class Toast:
    """The answer to a press, given after the commit. `alert` makes it a box that has to be closed."""

    text: str = ""
    alert: bool = False


@dataclass
class Talk(Generic[D]):
    """One update's hold on one conversation.

    `answer` is what was typed, or the value of what was pressed. `person` is None for strangers and anonymous admins.
    `replied` is the living message that this one replies to, if any. `again`: the message was handled before, with
    other words. `confirmed`: these words were read back to the person, who said yes (unsure.py); `instead_of`: what was
    read back to them, if these words correct it; `written`: the words as they stood before they were read back.
    `besides`: what was said with that yes. `receipt`: the message whose words were understood, if another. `wrote`: the
    Telegram id of who wrote what somebody confirms now (0: whoever speaks).
    """

    books: Books
    office: Office
    now: datetime
    incoming: Incoming
    chat: Chat
    person: Person | None
    grants: tuple[Grant, ...]
    draft: D
    answer: str = ""
    state: TalkState | None = None
    replied: Slot | None = None
    toast: Toast = field(default_factory=Toast)
    confirmed: bool = False
    again: bool = False
    instead_of: str = ""
    written: str = ""
    besides: str = ""
    receipt: int = 0
    wrote: int = 0

    @property
    def today(self) -> date:
        return self.office.today(self.now)

    @property
    def by(self) -> Person:
        """The person who acts. A stranger has no business in a step: Mistake."""
        if self.person is None:
            raise Mistake("common.ask_to_be_let_in")
        return self.person

    def allows(self, action: Action, village: str | None = None) -> bool:
        return self.person is not None and may(self.grants, action, village=village)

    @property
    def speaks_for_the_team(self) -> bool:
        """Recipients are named here: never in a village's group."""
        here = self.incoming.private or self.chat.purpose is Purpose.TEAM
        return here and self.allows(Action.DELIVER)

    def need(self, action: Action, village: str | None = None) -> Person:
        """The acting person, if they may; otherwise Mistake, in words for who they are."""
        if self.incoming.anonymous:
            raise Mistake("common.anonymous")
        if not self.allows(action, village):
            raise Mistake("common.not_yours" if self.person else "common.ask_to_be_let_in")
        return self.by

    def need_alone(self, action: Action) -> Person:
        """As `need`, where nobody reads along: Mistake in a group."""
        person = self.need(action)
        if not self.incoming.private:
            raise Mistake("common.old_button")
        return person

    def acting(self) -> Acting:
        """Who acts, from which chat, when: what every use case needs to know."""
        topic = self.chat.asked_in if isinstance(self.chat, Here) else None
        return Acting(self.books, self.office, self.now, self.by, self.grants, chat=self.chat.id, topic=topic)

    def has(self, *roles: Role) -> bool:
        return any(g.role in roles for g in self.grants)

    async def say(
        self,
        key: str,
        *,
        to: Chat | None = None,
        slot: post.Where | None = None,
        buttons: Rows = (),
        subject: Subject | None = None,
        as_reply: bool = False,
        hold: timedelta = timedelta(),
        waits: bool | None = None,
        below_all: bool = False,
        **values: Any,
    ) -> SlotName | None:
        """Says the text under a key, here or to another chat; into a slot, it edits the message that lives there.

        `hold`: not at once; whatever is said into the slot meanwhile takes its stead. `waits`: as in post.write.
        `below_all`: below whatever follows from this step (following.py)."""
        hint = to is None and slot is None and self._is_a_hint
        if hint and await self._hinted():
            return None
        if to is None and slot is None:
            subject = subject or self._about
        reply_to = self.incoming.message if as_reply and not self.incoming.private else None
        return await post.write(
            self.books,
            to or self.chat,
            texts.html(key, **values),
            now=self.now,
            buttons=buttons,
            slot=slot,
            subject=subject,
            reply_to=reply_to,
            sort=post.NEWS if to else post.HINT if self._unknown else post.LAST if below_all else post.ANSWER,
            hold=hold,
            waits=waits,
            asked="" if to or slot else self._asked,
        )

    @property
    def _unknown(self) -> bool:
        return not (self.grants or self.incoming.anonymous)

    @property
    def _about(self) -> Subject | None:
        """What is answered about a visit is about that visit still, so that a reply to the answer is understood."""
        visit = self.about(SubjectKind.VISIT)
        return Subject.visit(visit) if visit else None

    @property
    def _asked(self) -> str:
        said = zlib.crc32(f"{self.incoming.text}|{self.incoming.data}".encode())
        return f"{self.incoming.sender}:{said:08x}"

    @property
    def _is_a_hint(self) -> bool:
        """Whether it is said in a group to somebody who has no part in the programme."""
        incoming = self.incoming
        return not (self.grants or incoming.private or incoming.anonymous or incoming.pressed)

    async def _hinted(self) -> bool:
        """Whether such a person was told something here in the last hour: others read along."""
        before = {"chat": self.chat.id, "asked": StartsWith(f"{self.incoming.sender}:")}
        last = await self.books.outbox.first(**before, order="-id")
        return last is not None and abs(self.now - last.created_at) < HINTS

    async def show(self, text: texts.Html, buttons: Rows, subject: Subject, *, anew: bool = False) -> None:
        """Something to look at: in the message that was pressed, else (or `anew`) in a new one that lives on."""
        here = None if anew else await self.pressed_slot()
        slot = here or SlotKey.in_chat(SlotKind.SHOWN, self.chat.id, mark=self.incoming.update_id)
        await post.write(
            self.books, self.chat, text, now=self.now, buttons=buttons, slot=slot, subject=subject, sort=post.ANSWER,
            waits=False, asked="" if here else self._asked,
        )  # fmt: skip

    async def pressed_slot(self) -> Slot | None:
        """The living message whose button was pressed, if one was."""
        if not self.incoming.pressed:
            return None
        return await self.books.slots.first(chat=self.chat.id, message=self.incoming.message)

    def below(self, *kinds: SlotKind) -> bool:
        """Whether this message replies to one of these kinds; also to one that has been retired."""
        return self.replied is not None and self.replied.kind in kinds

    def about(self, kind: SubjectKind) -> int | None:
        """The number of the record of this kind that the replied message is about."""
        subject = self.replied.subject if self.replied else None
        return subject.id if subject and subject.kind is kind else None

    async def react(self, emoji: str = "👌") -> None:
        """A receipt on the message that came: no words, no noise in the group."""
        message = self.receipt or self.incoming.message
        if message and not self.incoming.pressed:
            await post.react(self.books, self.chat, message, emoji, now=self.now)

    def note(self, key: str, *, alert: bool = False, **values: Any) -> None:
        """What the press shows for a moment (200 characters at most); nothing where nothing was pressed."""
        self.toast = Toast(texts.plain(key, **values)[:200], alert)

    async def record(self, what: str, subject: str, **detail: Any) -> None:
        """Into the audit: who did what, when, from where."""
        who = self.person.id if self.person else None
        await audit.write(self.books, what, subject, at=self.now, by=who, chat=self.chat.id, **detail)


Values = Callable[[Talk[Any]], Awaitable[dict[str, Any]]]
"""What a question's text needs."""


async def nothing(_talk: Talk[Any]) -> dict[str, Any]:
    return {}
