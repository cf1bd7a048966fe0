"""The presses of the list of what waits."""

from typing import Annotated, ClassVar

from pydantic import Field

from conversations.pressed import Pressed, Row, Yes
from sotarsa_bot.tasks.task import TaskKind


class OpenTask(Pressed):
    """The very question of it again."""

    NAME: ClassVar = "task"
    kind: TaskKind
    row: Row


class MoreTasks(Pressed):
    """Another page of the list."""

    NAME: ClassVar = "tasks"
    page: Annotated[int, Field(ge=0, lt=1000)]


class EveryMorning(Pressed):
    """Whether the list is to come each morning."""

    NAME: ClassVar = "tasks_daily"
    wanted: Yes
