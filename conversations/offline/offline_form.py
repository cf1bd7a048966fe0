"""The offline form: given in private; what comes back from it is written down at once, shown, and saved on a word."""

import re
from typing import Any

from conversations import post
from conversations.button import number
from conversations.choosing.chosen_visit import written_below
from conversations.conversation import Conversation
from conversations.files import sent_files
from conversations.hand_overs import conflicts
from conversations.offline import form_words
from conversations.offline.form_words import slot_of
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.offline import form_issue, form_page, form_undo
from sotarsa_bot.offline.form_files import MOST_BYTES
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.form_file import FormFile, FormWish, Placing, PlacingKind
from sotarsa_bot.records.list_file import ListState
from sotarsa_bot.records.visit import Visit

_WORD = re.compile(r"[0-9a-f]{16}")
"""How forms name records and people."""


async def give(talk: Talk[Any], visit: Visit) -> None:
    """Owes the form. It names people: Mistake in a group."""
    if not talk.incoming.private:
        raise Mistake("common.old_button")
    talk.need(Action.DELIVER)
    issued = await form_issue.issue(talk.acting(), visit)
    made = await form_page.of_visit(talk.acting(), visit, issued)
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
    sent = sent_files.described(talk, MOST_BYTES, "form.too_big")
    named = await written_below(talk)
    file = FormFile(visit=named.id if named else None, **sent)
    if kept := await sent_files.keep(talk.books.form_files, file):
        await talk.say("form.reading", slot=slot_of(kept), file=kept.name)


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


async def who(talk: Talk[Any], args: list[str]) -> None:
    """`form_who | file | record | who`: whose that record is."""
    await _place(talk, args, PlacingKind.PERSON, length=3)


async def by_name(talk: Talk[Any], args: list[str]) -> None:
    """`form_name | file | record`: of somebody who is not on the list; kept by name."""
    await _place(talk, args, PlacingKind.NAME, length=2)


async def nobodys(talk: Talk[Any], args: list[str]) -> None:
    """`form_nobody | file | record`: not to be saved."""
    await _place(talk, args, PlacingKind.NOBODY, length=2)


async def _place(talk: Talk[Any], args: list[str], kind: PlacingKind, *, length: int) -> None:
    """The file is read anew, and the next one asked about."""
    file = await _shown(talk, args)
    if len(args) != length or not all(_WORD.fullmatch(one) for one in args[1:]):
        raise Mistake("common.old_button")
    record, who = [*args[1:], ""][:2]
    others = tuple(one for one in file.placed if one.record != record)
    await talk.books.form_files.change(file.id, placed=(*others, Placing(record=record, kind=kind, who=who)))
    await sent_files.wish(talk, talk.books.form_files, file, FormWish.PREVIEW)
    await talk.say("form.reading", slot=slot_of(file), file=file.name)


async def undo(talk: Talk[Any], args: list[str]) -> None:
    """`form_undo | file`: what it brought is taken back, and what it replaced stands again."""
    talk.need(Action.DELIVER)
    file = await talk.books.form_files.first(id=number(args), chat=talk.chat.id)
    if file is None or not talk.incoming.private:
        raise Mistake("common.old_button")
    if file.state is ListState.PENDING:
        raise Mistake("form.busy")
    visit = await form_undo.visit_of(talk.books, file)
    undone = await form_undo.undo(talk.acting(), visit, file)
    await form_words.say_undone(talk.books, file, visit, undone, talk.now)
    await conflicts.after_withdrawal(talk, visit, undone.withdrawn)


async def _wish(talk: Talk[Any], args: list[str], wish: FormWish) -> None:
    file = await _shown(talk, args)
    await sent_files.wish(talk, talk.books.form_files, file, wish)
    await talk.say("form.saving", slot=slot_of(file), file=file.name)


async def _shown(talk: Talk[Any], args: list[str]) -> FormFile:
    """The file that a press is about, where it was sent, while it waits for an answer."""
    talk.need(Action.DELIVER)
    return await sent_files.shown(talk, talk.books.form_files, args, "form.busy")


CONVERSATION = Conversation(
    presses=(
        ("form_save", save),
        ("form_replace", replace),
        ("form_drop", drop),
        ("form_who", who),
        ("form_name", by_name),
        ("form_nobody", nobodys),
        ("form_undo", undo),
    ),
    listeners=(heard,),
    undoes=frozenset({"form_undo"}),
)
