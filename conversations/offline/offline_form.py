"""The offline form: given in private; what comes back from it is written down at once, shown, and saved on a word."""

from typing import Any

from conversations import post
from conversations.choosing.chosen_visit import written_below
from conversations.conversation import Conversation
from conversations.files import sent_files
from conversations.offline import form_words
from conversations.offline.form_words import slot_of
from conversations.pressed import on
from conversations.presses.offline import (
    DropForm,
    OfForm,
    OfRecord,
    RecordByName,
    RecordOf,
    RecordOfNobody,
    SaveForm,
    SaveFormInstead,
    UndoForm,
)
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.offline import form_issue, form_page, form_undo
from sotarsa_bot.offline.form_files import MOST_BYTES
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.form_file import FormFile, FormWish, Placing, PlacingKind
from sotarsa_bot.records.list_file import ListState
from sotarsa_bot.records.visit import Visit


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


async def save(talk: Talk[Any], press: SaveForm) -> None:
    """The worker saves what is new."""
    await _wish(talk, press, FormWish.SAVE)


async def replace(talk: Talk[Any], press: SaveFormInstead) -> None:
    """It saves also what changed on the phone, in the old one's place."""
    await _wish(talk, press, FormWish.REPLACE)


async def drop(talk: Talk[Any], press: DropForm) -> None:
    file = await _shown(talk, press)
    await talk.books.form_files.change(file.id, state=ListState.DROPPED)
    await talk.say("form.dropped", slot=slot_of(file), file=file.name)


async def who(talk: Talk[Any], press: RecordOf) -> None:
    await _place(talk, press, PlacingKind.PERSON, press.person)


async def by_name(talk: Talk[Any], press: RecordByName) -> None:
    await _place(talk, press, PlacingKind.NAME)


async def nobodys(talk: Talk[Any], press: RecordOfNobody) -> None:
    await _place(talk, press, PlacingKind.NOBODY)


async def _place(talk: Talk[Any], press: OfRecord, kind: PlacingKind, person: str = "") -> None:
    """The file is read anew, and the next one asked about."""
    file = await _shown(talk, press)
    others = tuple(one for one in file.placed if one.record != press.record)
    placed = (*others, Placing(record=press.record, kind=kind, who=person))
    await talk.books.form_files.change(file.id, placed=placed)
    await sent_files.wish(talk, talk.books.form_files, file, FormWish.PREVIEW)
    await talk.say("form.reading", slot=slot_of(file), file=file.name)


async def undo(talk: Talk[Any], press: UndoForm) -> None:
    """What it brought is taken back, and what it replaced stands again."""
    talk.need(Action.DELIVER)
    file = await talk.books.form_files.first(id=press.file, chat=talk.chat.id)
    if file is None or not talk.incoming.private:
        raise Mistake("common.old_button")
    if file.state is ListState.PENDING:
        raise Mistake("form.busy")
    visit = await form_undo.visit_of(talk.books, file)
    undone = await form_undo.undo(talk.acting(), visit, file)
    await form_words.say_undone(talk.books, file, visit, undone, talk.now)


async def _wish(talk: Talk[Any], press: OfForm, wish: FormWish) -> None:
    file = await _shown(talk, press)
    await sent_files.wish(talk, talk.books.form_files, file, wish)
    await talk.say("form.saving", slot=slot_of(file), file=file.name)


async def _shown(talk: Talk[Any], press: OfForm) -> FormFile:
    """The file that a press is about, where it was sent, while it waits for an answer."""
    talk.need(Action.DELIVER)
    return await sent_files.shown(talk, talk.books.form_files, press.file, "form.busy")


CONVERSATION = Conversation(
    presses=(
        on(SaveForm, save),
        on(SaveFormInstead, replace),
        on(DropForm, drop),
        on(RecordOf, who),
        on(RecordByName, by_name),
        on(RecordOfNobody, nobodys),
        on(UndoForm, undo),
    ),
    listeners=(heard,),
    undoes=frozenset({UndoForm}),
)
