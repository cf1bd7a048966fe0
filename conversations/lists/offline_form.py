"""The offline form: given in private; what comes back from it is written down at once, shown, and saved on a word."""

from typing import Any

from conversations import post
from conversations.command import Press
from conversations.lists import sent_files
from conversations.lists.form_words import slot_of
from conversations.talk import Talk
from conversations.visits.chosen_visit import written_below
from sotarsa_bot import texts
from sotarsa_bot.forms import MOST_BYTES
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.offline import form_issue
from sotarsa_bot.offline.form_file import FormFile, FormWish
from sotarsa_bot.papers import offline
from sotarsa_bot.people.rights import Action
from sotarsa_bot.register.list_file import ListState
from sotarsa_bot.visits.visit import Visit


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


async def _wish(talk: Talk[Any], args: list[str], wish: FormWish) -> None:
    file = await _shown(talk, args)
    await sent_files.wish(talk, talk.books.form_files, file, wish)
    await talk.say("form.saving", slot=slot_of(file), file=file.name)


async def _shown(talk: Talk[Any], args: list[str]) -> FormFile:
    """The file that a press is about, where it was sent, while it waits for an answer."""
    talk.need(Action.DELIVER)
    return await sent_files.shown(talk, talk.books.form_files, args, "form.busy")


PRESSES: dict[str, Press] = {"form_save": save, "form_replace": replace, "form_drop": drop}
LISTENERS = (heard,)
