"""A press with typed arguments: made where the button is shown, read where it is pressed.

It may be forged, so it only names things; what may be done with them is asked again by whoever handles it.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, ValidationError

from conversations.button import Button, button, read_press
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake

Row = Annotated[int, Field(ge=0, lt=10**12)]
"""The number of a row, or a place in a list."""
Yes = Annotated[bool, PlainSerializer(int)]
"""1 or 0."""


class Pressed(BaseModel):
    """`NAME` and the fields, in their order, are what the button says. Those with a default may be left out at the
    end; a tuple, as the last one, is all that is left."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    NAME: ClassVar[str]

    def button(self, key: str, **values: Any) -> Button:
        """With this text for its label. ValueError if Telegram would refuse it: 64 bytes at most."""
        return self.labelled(texts.plain(key, **values))

    def labelled(self, label: str) -> Button:
        """With a label that is no text of ours alone: somebody's name, a day."""
        return button(label, self.NAME, *self._said())

    @classmethod
    def read(cls, args: Sequence[str]) -> Self:
        """Mistake `common.old_button` for another version's press, or somebody's invention."""
        names, said = list(cls.model_fields), list[Any](args)
        if names and isinstance(cls.model_fields[names[-1]].default, tuple):
            said[len(names) - 1 :] = [tuple(args[len(names) - 1 :])] if len(args) >= len(names) else []
        if len(said) > len(names):
            raise Mistake("common.old_button")
        try:
            return cls.model_validate(dict(zip(names, said, strict=False)))
        except ValidationError as wrong:
            raise Mistake("common.old_button") from wrong

    @classmethod
    def of(cls, data: str) -> Self | None:
        """What a button's data says, if it is a press of this kind, and of this version."""
        press = read_press(data)
        try:
            return cls.read(press[1]) if press and press[0] == cls.NAME else None
        except Mistake:
            return None

    def _said(self) -> list[object]:
        values = [(field.default, getattr(self, name)) for name, field in type(self).model_fields.items()]
        while values and values[-1][0] == values[-1][1]:
            values.pop()
        said: list[object] = list(self.model_dump().values())[: len(values)]
        return [*said[:-1], *said[-1]] if said and isinstance(said[-1], tuple) else said


class OfVisit(Pressed):
    """Of a visit, and no more said."""

    visit: Row


P = TypeVar("P", bound=Pressed)


@dataclass(frozen=True)
class Answered:
    """A kind of press, and who answers it. `on` makes it, so that both fit each other."""

    kind: type[Pressed]
    handler: Callable[[Talk[Any], Any], Awaitable[None]]

    async def handle(self, talk: Talk[Any], args: Sequence[str]) -> None:
        """Mistake `common.old_button` for what cannot be read."""
        await self.handler(talk, self.kind.read(args))


def on(kind: type[P], handler: Callable[[Talk[Any], P], Awaitable[None]]) -> Answered:
    """A line of a conversation's `presses`: who answers presses of this kind."""
    return Answered(kind, handler)
