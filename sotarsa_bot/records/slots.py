"""What living messages are: of which kind, about which record, and how each is named.

A name is a key and nothing else: it is made here, and nobody takes it apart. Whoever wants to know what a message is,
or which messages there are, asks for the kind, the mark and the subject.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, NamedTuple, NewType, Self
from uuid import uuid4

from pydantic import PlainSerializer, PlainValidator

SlotName = NewType("SlotName", str)
"""The key of a living message; the outbox and the talks refer to it."""


class SlotKind(StrEnum):
    """What a message is; `mark` tells apart those of one kind."""

    CARD = "card"  # a visit as it stands, with what can be done
    PANEL = "panel"  # the steps of the day
    STEP_DOUBT = "step_doubt"  # a step that can hardly be: is it so?
    STILL_ASKED = "still_asked"  # what a reported step leaves unanswered
    NO_WORD = "no_word"  # nothing was heard of the visit's day (mark: the day)
    COUNT = "count"  # the village's count
    MISMATCH = "mismatch"  # the count differs: the team is asked why
    LOAD = "load"  # what came back of the load
    CLOSING = "closing"  # what is missing before a visit closes, and its closing
    LATE = "late"  # something came for a closed visit: open it again?
    KEPT = "kept"  # something came for a closed visit and is kept (mark: the message or album)
    REQUEST = "request"  # what a citizen asks for (mark: the request)
    WISH = "wish"  # the village's other day
    OFFER = "offer"  # the office's other day, in the village
    TOLD = "told"  # the office hears what was agreed
    WORDS = "words"  # a village's words, passed on (mark: the time that they name)
    WORDS_ASKING = "words_asking"  # the same, where they ask something
    WORDS_ALONE = "words_alone"  # what an official wrote in private, passed on (mark: who wrote)
    VILLAGE_SAID = "village_said"  # a village's words, in the team's group
    ASKED = "asked"  # a village's words, passed on to one person (mark: who asked)
    TIMES = "times"  # a coordinator's words to a village that may be taken for an agreement about when
    NOTICE = "notice"  # news of a village for the office
    ANNOUNCEMENT = "announce"  # for citizens (mark: the visit's version)
    DAY_CLOSED = "day_closed"  # a village closed the day of an agreed visit
    DAY_HOLIDAY = "day_holiday"  # the day of an agreed visit became a holiday
    DAY_MARKS = "day_marks"  # which of the proposed days can who of the village?
    RULING = "ruling"  # what is put to the camat (mark: the ruling)
    TO_EXPLAIN = "to_explain"  # what the camat wants explained (mark: the ruling)
    ALARM = "alarm"  # somebody must telephone (mark: which alarm)
    RELAY = "relay"  # whom one reaches in a village without Telegram, and what one sends (mark: its kind)
    CRY = "cry"  # somebody cried for help, and what was answered
    ALARM_ANSWER = "alarm_answer"  # words about an alarm (mark: which alarm)
    SUMMARY = "summary"  # a closed visit, for the camat
    FLAGS = "flags"  # what does not fit in a visit
    PAPER = "paper"  # a paper's card (mark: which paper)
    APPROVED = "approved"  # somebody approved a record by words
    SIGNED = "signed"  # signed pages that came: keep them? (mark: which paper)
    SIGNED_HOW = "signed_how"  # signed pages are awaited (mark: which paper)
    SIGNED_OUT = "out"  # signed pages: take them out? (mark: which paper)
    NUMBER = "number"  # a paper's number: give it? (mark: which paper)
    FULL = "full"  # a paper with all names: make it?
    READ_BACK = "delivery"  # a hand-over, read back (mark: the words that it came from)
    THING = "thing"  # which thing was handed over? (mark: who said it)
    TWINS = "twins"  # two records of one recipient (mark: the first)
    TWINS_MANY = "twins-many"  # many records of recipients that have others (mark: the first)
    ORPHAN = "photos:ask"  # photos that fit nothing: what of? (mark: the first)
    PHOTOS = "photos"  # photos without a hand-over are in (mark: the first)
    PHOTO_AGAIN = "photo_again"  # the pictures of an album were there already (mark: the album)
    PHOTO_ASK = "photo_ask"  # a photo is asked for (mark: the task)
    MISPLACED = "misplaced"  # a report from the wrong place: record it? (mark: its photo)
    UNSAID = "unsaid"  # photos came without words (mark: the day)
    ID_CARDS = "id_cards"  # an album that shows somebody's card: nothing is said (mark: the album)
    EXPOSED = "exposed"  # a card or number does not belong here (mark: the hour)
    LIST = "list"  # a list that came as a file (mark: the file)
    FORM = "form"  # an offline form that came back (mark: the file)
    TALK = "talk"  # a question of a guided conversation (mark: the talk)
    UNSURE = "unsure"  # "Maksudnya ...?" (mark: the message that it is about)
    VOUCH = "vouch"  # who is this newcomer? (mark: the person)
    DATA_REQUEST = "data_request"  # somebody wants their data changed or erased (mark: the request)
    HELLO = "hello"  # the bot has come into a group
    MISSING = "missing"  # something may not have arrived
    NO_FILES = "no_files"  # the group takes no files
    INVITATION = "invitation"  # to a meeting: does one come? (mark: the meeting)
    MEETING = "meeting"  # a meeting as it stands, for who called it (mark: the meeting)
    DECISION = "decision"  # what a meeting decided: is it done? (mark: the decision)
    TASKS = "tasks"  # what waits for whoever reads there
    ANSWERED = "answered"  # the books' answer to a question of the camat's (mark: the question, all words known)
    SHOWN = "shown"  # something to look at, edited by its buttons (mark: the update that asked for it)
    ONCE = "once"  # any other that can be replied to


VILLAGES_WORDS = frozenset({SlotKind.WORDS, SlotKind.WORDS_ASKING})
"""What a village said, passed on to a coordinator: a reply goes back to it."""
PASSED_ON = VILLAGES_WORDS | {SlotKind.WORDS_ALONE}
"""The same, and what was written in private: a reply goes back to where it was written, and nowhere else."""
TELLS = PASSED_ON | {SlotKind.CRY, SlotKind.NOTICE, SlotKind.WISH, SlotKind.TOLD}
"""What tells the office of a village's or somebody else's words: a reply answers those."""

OF_A_VISIT = PASSED_ON | {SlotKind.CARD, SlotKind.TOLD}
"""What shows how a visit stands, or tells of it: words below it may name its day."""


class SubjectKind(StrEnum):
    """What a reply to a message is about."""

    VISIT = "visit"
    COUNT = "count"  # what the village counted in a visit
    LOAD = "load"  # what came back of a visit's load
    ALARM = "alarm"  # an alarm about a visit
    RULING = "ruling"
    DELIVERY = "delivery"
    INCIDENT = "incident"
    DATA_REQUEST = "data_request"
    LIST = "list"
    TALK = "talk"
    UNSURE = "unsure"  # a question about what was meant
    SUMMARY = "summary"  # of a day
    SUMMARY_DAYS = "summary:days"
    SUMMARY_VISIT = "summary:visit"
    SUMMARY_VILLAGE = "summary:village"
    FLAGS = "flags"
    HELP = "help"  # which person's
    MEETING = "meeting"
    DECISION = "decision"  # of a meeting
    ASKED_BY = "asked_by"  # whose words were passed on


SUMMARIES = frozenset(kind for kind in SubjectKind if kind.name.startswith("SUMMARY"))
_SUBJECTS = {str(kind): kind for kind in SubjectKind}


class Subject(NamedTuple):
    """The record, or other thing, that a message is about."""

    kind: SubjectKind
    key: str = ""

    @property
    def id(self) -> int:
        """The number of the record. ValueError where the key is none."""
        return int(self.key)

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}" if self.key else str(self.kind)

    @classmethod
    def of(cls, kind: SubjectKind, key: object) -> Self:
        return cls(kind, str(key))

    @classmethod
    def visit(cls, id_: int) -> Self:
        return cls(SubjectKind.VISIT, str(id_))

    @classmethod
    def delivery(cls, id_: int) -> Self:
        return cls(SubjectKind.DELIVERY, str(id_))


@lru_cache(maxsize=1024)
def read_subject(text: str) -> Subject | None:
    """As it stands in the books; None where nothing stands, or what no kind of ours is."""
    first, _, rest = text.partition(":")
    second, _, deeper = rest.partition(":")
    if kind := _SUBJECTS.get(f"{first}:{second}"):
        return Subject(kind, deeper)
    return Subject(kind, rest) if (kind := _SUBJECTS.get(first)) else None


def _subject(value: Any) -> Subject | None:
    return read_subject(value) if isinstance(value, str) else value


AboutWhat = Annotated[Subject | None, PlainValidator(_subject), PlainSerializer(lambda one: str(one or ""))]
"""A record's field that holds a subject."""


class SlotKey(NamedTuple):
    """Where words live on: what is said into it later edits the message that is there."""

    name: SlotName
    kind: SlotKind
    mark: str = ""

    @classmethod
    def in_chat(cls, kind: SlotKind, chat: int, *, visit: int = 0, mark: object = "") -> Self:
        """One message a chat of this kind, visit and mark."""
        return cls(_name(visit, kind, mark, chat), kind, str(mark))

    @classmethod
    def only(cls, kind: SlotKind, mark: object, nth: object = "") -> Self:
        """One message of this kind and mark; of those with an `nth`, one each."""
        return cls(_name(0, kind, mark, nth), kind, str(mark))

    @classmethod
    def new(cls, kind: SlotKind, *, visit: int = 0, mark: object = "") -> Self:
        """A message of its own: nothing later is said into it, but by a reply or a press on it."""
        return cls(_name(visit, kind, mark, uuid4().hex), kind, str(mark))


def _name(visit: int, kind: SlotKind, mark: object, which: object) -> SlotName:
    parts = (f"visit:{visit}" if visit else "", str(kind), str(mark), str(which))
    return SlotName(":".join(part for part in parts if part))


def former_name(name: SlotName, chat: int, message: int) -> SlotName:
    """The name of a message that has been retired: its own is free for the next one."""
    return SlotName(f"was:{chat}:{message}:{name}")
