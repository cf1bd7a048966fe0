"""Files from offline forms: fetched, opened by their form's key, and shown or saved, as was wished."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.constants import ChatType

from conversations.files.jobs import Change, Limits, NotTheFile, is_page
from conversations.hand_overs import late
from conversations.hand_overs.picture_keeper import LIMITS, fault_of_this
from conversations.incoming import Incoming
from conversations.offline import form_words
from conversations.people.opening import open_talk
from conversations.talk import Talk
from sotarsa_bot.books import Books, Shelf, Store
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.offline import form_files, form_import, form_issue
from sotarsa_bot.offline.form_files import ReadForm
from sotarsa_bot.offline.form_pictures import Held
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.form_file import FormFile, FormIssue, FormWish
from sotarsa_bot.records.list_file import ListState
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.pictures import NotAPicture, OpenerEnded, PictureFiles
from sotarsa_bot.visits import visits

Step = Callable[[Talk[Any], FormIssue, Visit], Awaitable[ListState]]


class FormReader:
    """conversations.files.jobs.Job. One file at a time: it is held in memory while it is read. Pictures reach the disk
    before the books name them, so that a process that dies in between has done nothing that doing it again would
    double."""

    at_once, limits = 1, Limits()

    def __init__(
        self,
        store: Store,
        clock: Clock,
        office: Office,
        files: PictureFiles,
    ) -> None:
        self._store, self._clock, self._office, self._files = store, clock, office, files

    def shelf(self, books: Books) -> Shelf[FormFile]:
        return books.form_files

    def weight(self, _file: FormFile) -> int:
        return 1

    async def arrived(self, file: FormFile, content: bytes) -> Change:
        if is_page(content):
            raise NotTheFile("a page")
        try:
            number = form_files.form_of(content)
            async with self._store.reading() as books:
                issue = await form_issue.known(books, number)
            read = await asyncio.to_thread(form_files.read, content, issue.key)
        except Mistake as mistake:
            return self._refused(file, mistake)
        step = self._preview(file, read) if file.wish is FormWish.PREVIEW else await self._saving(file, read)
        return self._settled(file, number, step)

    def gone(self, file: FormFile, _why: str) -> Change:
        return self._refused(file, Mistake("form.gone"))

    def _preview(self, file: FormFile, read: ReadForm) -> Step:
        async def previewed(talk: Talk[Any], issue: FormIssue, visit: Visit) -> ListState:
            found = await form_import.plan(talk.books, visit, issue, read.filled, file)
            await form_words.show_preview(
                talk.books, file, visit, issue, read, found, self._office.zone, self._clock()
            )  # fmt: skip
            return ListState.SHOWN if form_words.waits(found) else ListState.DROPPED

        return previewed

    async def _saving(self, file: FormFile, read: ReadForm) -> Step:
        kept, replacing = await self._kept(file, read.pictures), file.wish is FormWish.REPLACE
        broken = len(read.pictures) - len(kept)

        async def saved(talk: Talk[Any], issue: FormIssue, visit: Visit) -> ListState:
            done = await form_import.save(talk.acting(), visit, issue, file, read.filled, kept, replacing=replacing)
            await form_words.say_saved(talk.books, file, visit, done, broken, self._clock(), replaced=replacing)
            await late.came(talk, visit, say=False)
            return ListState.SHOWN if done.found.held else ListState.SAVED

        return saved

    async def _kept(self, file: FormFile, pictures: dict[str, bytes]) -> dict[str, Held]:
        """The pictures that can be opened, kept."""
        found = {}
        for sha256, content in pictures.items():
            try:
                kept = await self._files.keep(content)
            except NotAPicture:
                continue
            except OpenerEnded as ended:  # the records must not wait for it for ever
                await fault_of_this(self._files, ended, last=file.attempts + 1 >= LIMITS.tries)
                continue
            found[sha256] = Held(len(content), kept.traits.dhash)
        return found

    def _settled(self, file: FormFile, number: int, step: Step) -> Change:
        """The step and what became of the file, together. Who sent it is asked again: days may have passed."""

        async def settle(books: Books) -> None:
            try:
                issue = await form_issue.known(books, number)
                visit = await visits.get(books, issue.visit)
                if file.visit not in (None, visit.id):
                    raise Mistake("form.other_visit", code=visit.code)
                talk = await self._talk(books, file)
                talk.need(Action.DELIVER)
                deliveries.may_be_reported(visit)
                state = await step(talk, issue, visit)
            except Mistake as mistake:
                await self._refused(file, mistake)(books)
            else:
                await books.form_files.change(file.id, state=state)

        return settle

    def _refused(self, file: FormFile, mistake: Mistake) -> Change:
        async def refuse(books: Books) -> None:
            await form_words.say_refused(books, file, mistake, self._clock())
            await books.form_files.change(file.id, state=ListState.BROKEN)

        return refuse

    async def _talk(self, books: Books, file: FormFile) -> Talk[Any]:
        """As if the sender's message came now."""
        chat, person = await books.chats.get(file.chat), await books.people.get(file.by)
        message = Incoming(
            update_id=0, chat=chat.telegram_id, chat_kind=ChatType.PRIVATE, chat_title=chat.title,
            sender=person.telegram_id or 0, sender_name=person.name, at=file.received_at, message=file.message,
        )  # fmt: skip
        return await open_talk(books, self._office, self._clock(), message)
