"""The presses of who may do what: help, commands as buttons, and who is vouched for."""

from enum import StrEnum
from typing import ClassVar, Literal

from conversations.pressed import Pressed, Row
from sotarsa_bot.records.chats import Purpose


class HelpSubject(StrEnum):
    VISITS = "visits"
    DAY = "day"
    PAPERS = "papers"
    OFFICE = "office"
    PEOPLE = "people"


class OpenHelp(Pressed):
    """Without a subject: the subjects again."""

    NAME: ClassVar = "help"
    subject: HelpSubject | Literal[""] = ""


class PlayCommand(Pressed):
    """As if it had been typed."""

    NAME: ClassVar = "go"
    command: str


class Vouch(Pressed):
    """`person`: who wanted to answer, and is no registered official."""

    NAME: ClassVar = "vouch"
    person: Row


class Unvouch(Pressed):
    """An official of the village takes it back, whoever of them gave it."""

    NAME: ClassVar = "unvouch"
    person: Row


class Rebind(Pressed):
    """What the group was before. `village`: its code; "none": it was nothing."""

    NAME: ClassVar = "rebind"
    purpose: Purpose | Literal["none"]
    village: str = ""


class WithdrawInvitation(Pressed):
    """As long as nobody has used it. `mark`: of the invitation, without its token."""

    NAME: ClassVar = "uninvite"
    mark: str
