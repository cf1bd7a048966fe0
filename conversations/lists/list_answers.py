"""What somebody says of a list's hidden rows, its rows of other villages, and those with nothing but a name."""

from typing import Any

from conversations.conversation import Conversation
from conversations.lists.list_files import shown_file, wish
from conversations.pressed import on
from conversations.presses.lists import TakeRows
from conversations.talk import Talk
from sotarsa_bot.records.list_file import Wish


async def answer(talk: Talk[Any], press: TakeRows) -> None:
    """Such rows are taken, or left out."""
    file = await shown_file(talk, press)
    await talk.books.list_files.change(file.id, answers={**file.answers, press.why: press.take})
    await wish(talk, file, Wish.PREVIEW, "lists.looking")


CONVERSATION = Conversation(
    presses=(on(TakeRows, answer),),
)
