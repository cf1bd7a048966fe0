"""The offline form: given in private; what comes back from it is written down at once, shown, and saved on a word."""

from typing import Any

from conversations import post
from conversations.button import number
from conversations.command import Press
from conversations.form_words import slot_of
from conversations.list_files import CODE
from conversations.talk import Talk
from sotarsa_bot import form_issue, texts, visits
from sotarsa_bot.books import Taken
from sotarsa_bot.form_file import FormFile, FormWish
from sotarsa_bot.forms import MOST_BYTES
from sotarsa_bot.list_file import ListState
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.papers import offline
from sotarsa_bot.parsing.names import one_line
from sotarsa_bot.rights import Action
from sotarsa_bot.visit import Visit


async def give(talk: Talk[Any], visit: Visit) -> None:
    """Owes the form. It names people: Mistake in a group."""
    if not talk.incoming.private:
        raise Mistake("common.old_button")
    talk.need(Action.DELIVER)
    issued = await form_issue.issue(talk.acting(), visit)
    made = await offline.of_visit(talk.acting(), visit, issued)
    talk.note("notice.coming")
    name, caption = f"formulir-{visit.code}.html", texts.plain("form.caption", code=visit.code)
    if await post.give(talk.books, talk.chat, made, name, now=talk.now, caption=caption, about=f"visit:{visit.id}"):
        await talk.record("form.given", f"visit:{visit.id}", form=issued.id, people=len(made.people))


async def heard(talk: Talk[Any]) -> bool:
    """A file that calls itself a form's. It names people: in a group only the way is told."""
    picture = talk.incoming.picture
    if picture is None or not picture.form:
        return False
    if talk.incoming.private:
        talk.need(Action.DELIVER)
        await _take(talk)
        return True
    if talk.person:
        raise Mistake("form.in_private")
    return True


async def _take(talk: Talk[Any]) -> None:
    """Writes down what is to be read; a worker fetches it, and its preview takes the place of these words."""
    picture, message = talk.incoming.picture, talk.incoming.message
    assert picture is not None and message is not None  # noqa: S101, PT018 - the caller looked
    if picture.size > MOST_BYTES:
        raise Mistake("form.too_big", most=MOST_BYTES // 1_000_000)
    code = CODE.fullmatch(talk.incoming.text)
    named = await visits.get(talk.books, int(code[1])) if code else None
    file = FormFile(
        chat=talk.chat.id, message=message, visit=named.id if named else None, by=talk.by.id, file_id=picture.file_id,
        name=masked(one_line(picture.name))[:60], received_at=talk.incoming.at, next_try=talk.now,
    )  # fmt: skip
    try:
        file = await talk.books.form_files.add(file)
    except Taken:
        return
    await talk.say("form.reading", slot=slot_of(file), file=file.name)


async def save(talk: Talk[Any], args: list[str]) -> None:
    """`form_save | file`: the worker saves what is new."""
    await _wish(talk, args, FormWish.SAVE)


async def replace(talk: Talk[Any], args: list[str]) -> None:
    """`form_replace | file`: and what changed on the phone takes the old one's place."""
    await _wish(talk, args, FormWish.REPLACE)


async def drop(talk: Talk[Any], args: list[str]) -> None:
    """`form_drop | file`."""
    file = await _shown(talk, args)
    await talk.books.form_files.change(file.id, state=ListState.DROPPED)
    await talk.say("form.dropped", slot=slot_of(file), file=file.name)


async def _wish(talk: Talk[Any], args: list[str], wish: FormWish) -> None:
    file = await _shown(talk, args)
    pending = ListState.PENDING
    await talk.books.form_files.change(file.id, wish=wish, state=pending, attempts=0, next_try=talk.now)
    await talk.say("form.saving", slot=slot_of(file), file=file.name)


async def _shown(talk: Talk[Any], args: list[str]) -> FormFile:
    """The file that a press is about, where it was sent, while it waits for an answer."""
    talk.need(Action.DELIVER)
    file = await talk.books.form_files.first(id=number(args), chat=talk.chat.id)
    if file is None or not talk.incoming.private:
        raise Mistake("common.old_button")
    if file.state is ListState.PENDING:
        raise Mistake("form.busy")
    if file.state is not ListState.SHOWN:
        raise Mistake("common.answered_already")
    return file


PRESSES: dict[str, Press] = {"form_save": save, "form_replace": replace, "form_drop": drop}
LISTENERS = (heard,)
