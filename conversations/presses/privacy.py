"""The presses of what people ask of their data."""

from typing import ClassVar

from conversations.pressed import Pressed, Row


class AnswerDataRequest(Pressed):
    NAME: ClassVar = "data_answer"
    request: Row
