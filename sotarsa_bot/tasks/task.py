"""A task: something that waits for somebody, since when, until when, and what happens when nobody does it.

It is kept nowhere. Each kind has a source that finds it in the books (table.py), and so it ends when what it is about
is done.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sotarsa_bot.people.rights import Action, may
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.people import Grant
from sotarsa_bot.records.visit import Visit


class TaskKind(StrEnum):
    """What waits; the number of a task is that of the row which is named here."""

    ANSWER = "answer"  # visit: a proposal, for the village
    UNHEARD = "unheard"  # visit: a village whose group does not hear of its proposal
    LAPSED = "lapsed"  # visit: a proposal whose days are over
    WISH = "wish"  # visit: the village wishes for another time
    OFFER = "offer"  # visit: the office offers another time
    TEAM_LIST = "team_list"  # visit: the team's checklist
    VILLAGE_LIST = "village_list"  # visit: the village's checklist
    LETTER = "letter"  # visit: its assignment letter has a number, and no signature
    NEW_DAY = "new_day"  # visit: put off, and no new day
    NO_WORD = "no_word"  # visit: its hour has come, and nobody says where the team is
    OVERDUE = "overdue"  # visit: the team is not back
    COUNT = "count"  # visit: the village has not counted
    LOAD = "load"  # visit: nobody has said what came back
    DIFFERENCE = "difference"  # incident: two counts that do not meet
    INCIDENT = "incident"  # incident: it stands in the way still
    CLOSING = "closing"  # visit: all is there, and it is not closed
    HELD = "held"  # visit: something came after it was closed
    QUESTION = "question"  # question to the office
    REQUEST = "request"  # service request
    FLAGS = "flags"  # visit: what does not fit
    PHOTO_ASK = "photo_ask"  # photo that is asked for
    PHOTOS = "photos"  # photo that fits nothing
    MISPLACED = "misplaced"  # photo: a report from the wrong place
    THING = "thing"  # visit: hand-overs that name no thing
    TWINS = "twins"  # hand-over: another one of the same recipient is on record
    DOUBT = "doubt"  # talk: "Maksudnya ...?"
    UNFINISHED = "unfinished"  # talk: a conversation that was begun
    VOUCH = "vouch"  # person: a newcomer in a village's group
    VILLAGE_APPROVAL = "village_approval"  # visit: its handover record, for the village
    TEAM_APPROVAL = "team_approval"  # visit: the same, for the team
    SIGNATURE = "signature"  # visit: its handover record is approved, and not signed
    PAGES = "pages"  # signed page that waits for "Simpan"
    LIST = "list"  # list file that waits for "Simpan"
    FORM = "form"  # form file that waits for "Simpan"
    DATA = "data"  # data request
    REPLY = "reply"  # invited: whether they come to a meeting
    SILENT = "silent"  # meeting: some have not answered
    MINUTES = "minutes"  # meeting: its minutes are not written
    DECREE_ENDS = "decree_ends"  # decree: it ends, and no other follows
    DECREE_BEGINS = "decree_begins"  # decree: its first day has come
    DECISION = "decision"  # what a meeting decided
    RULING = "ruling"  # ruling that the camat has not made
    EXPLANATION = "explanation"  # ruling that the camat wants explained first


class What(StrEnum):
    """What a rung of a ladder does."""

    REMIND = "remind"  # whom it waits for
    HAND_ON = "hand_on"  # it waits for others, too
    DECIDE = "decide"  # it is put to the camat (rulings/kinds.py)
    DEFAULT = "default"  # it is decided


class Rung(NamedTuple):
    """So long `after` the task was due (before it, if below zero). `to`: the right of those whom it is handed on to.
    `by`: the kind of the reminder that says it already; empty, if the rounds of the tasks say it."""

    after: timedelta
    what: What
    to: Action | None = None
    by: str = ""


class Task(NamedTuple):
    """`right` (of `village`, for officials) is what it takes to do it, `person` who alone is to (0: whoever holds the
    right). `group`: in whose groups it can be done, too; `chat`: in which one its question stands (0: in none alone).
    `due`: where the record says so; else the term of its kind tells. `values`: what its words need, no citizen's name
    among them, for groups read them."""

    kind: TaskKind
    row: int
    since: datetime
    right: Action
    village: str | None = None
    person: int = 0
    group: Purpose | None = None
    chat: int = 0
    visit: Visit | None = None
    due: datetime | None = None
    values: Mapping[str, Any] = {}
    ladder: tuple[Rung, ...] = ()

    @property
    def term(self) -> datetime:
        """When it is due."""
        return self.due or self.since

    def overdue(self, now: datetime) -> bool:
        return now >= self.term

    def reached(self, now: datetime) -> list[int]:
        """The rungs whose moment has come, by their place in the ladder."""
        return [n for n, rung in enumerate(self.ladder) if self.term + rung.after <= now]

    def handed_to(self, now: datetime) -> set[Action]:
        """The rights of those for whom it waits, too, because it was not done in time."""
        return {to for n in self.reached(now) if (to := self.ladder[n].to)}

    def is_theirs(self, person: int, grants: Iterable[Grant]) -> bool:
        """Whether they are to do it, and may."""
        return self.person in (0, person) and may(grants, self.right, village=self.village)

    def concerns(self, person: int, grants: tuple[Grant, ...], now: datetime) -> bool:
        """Whether it waits for them, or was handed on to them."""
        return self.is_theirs(person, grants) or any(may(grants, right) for right in self.handed_to(now))

    def stands_in(self, chat: Chat) -> bool:
        """Whether it can be done in this group."""
        if self.chat:
            return self.chat == chat.id
        return self.group is not None and self.group is chat.purpose and chat.village in (None, self.village)
