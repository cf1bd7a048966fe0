"""What somebody says of a list's hidden rows, its rows of other villages, and those with nothing but a name."""

from typing import Any

from conversations.conversation import Conversation
from conversations.lists.list_files import shown_file, wish
from conversations.talk import Talk
from sotarsa_bot.lists.records import WHYS
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.list_file import Wish


async def answer(talk: Talk[Any], args: list[str]) -> None:
    """`list_rows | file | why they are doubtful | 1 or 0`: such rows are taken, or left out."""
    file = await shown_file(talk, args)
    if len(args) != 3 or args[1] not in WHYS or args[2] not in ("0", "1"):
        raise Mistake("common.old_button")
    answers = {**file.answers, args[1]: args[2] == "1"}
    await talk.books.list_files.change(file.id, answers=answers)
    await wish(talk, file, Wish.PREVIEW, "lists.looking")


CONVERSATION = Conversation(
    presses=(("list_rows", answer),),
)
