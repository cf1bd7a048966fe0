"""Lists that were sent as files: fetched, read in a thread, and shown, sent back or saved, as was wished."""

import asyncio
from collections.abc import Awaitable, Callable

import telegram

from conversations import cards, list_words
from conversations.gateway.downloads import Downloads
from conversations.gateway.together import Change
from conversations.gateway.uplink import Uplink
from sotarsa_bot import list_import, lists, recipients, visits
from sotarsa_bot.books import Books, Shelf, Store
from sotarsa_bot.clock import Clock
from sotarsa_bot.list_file import ListFile, ListState, Wish
from sotarsa_bot.lists import ReadList
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.office import Office
from sotarsa_bot.visit import Visit
from sotarsa_bot.visits import Acting

Step = Callable[[Books, ListFile, Visit], Awaitable[ListState]]


class ListReader:
    """One file at a time: while it is read it takes several times its size."""

    def __init__(self, bot: telegram.Bot, store: Store, clock: Clock, office: Office, uplink: Uplink) -> None:
        self._store, self._clock, self._office = store, clock, office
        self._downloads = Downloads(bot, store, clock, uplink, _files, self._arrived, self._gone, at_once=1)

    async def fetch(self) -> int:
        """Does what is due; how many files that was."""
        return await self._downloads.fetch()

    async def _arrived(self, file: ListFile, content: bytes) -> Change:
        try:
            read = await asyncio.to_thread(lists.read, content)
            step = await self._sent_back(file, read) if file.wish is Wish.PROBLEMS else self._step(file.wish, read)
        except Mistake as mistake:
            step = _refuse(mistake)
        return self._settled(file, step)

    def _gone(self, file: ListFile) -> Change:
        return self._settled(file, _refuse(Mistake("lists.gone")))

    def _step(self, wish: Wish, read: ReadList) -> Step:
        async def previewed(books: Books, file: ListFile, visit: Visit) -> ListState:
            found = await self._planned(books, visit, read)
            await list_words.show_preview(books, file, visit, read, found, self._clock())
            return ListState.SHOWN

        async def saved(books: Books, file: ListFile, visit: Visit) -> ListState:
            found = await list_import.save(await self._acting(books, file), visit, read)
            await list_words.say_saved(books, file, visit, found, self._clock())
            await cards.show(books, self._office, visit, self._clock())
            return ListState.SAVED

        return {Wish.PREVIEW: previewed, Wish.SAVE: saved}[wish]

    async def _sent_back(self, file: ListFile, read: ReadList) -> Step:
        async with self._store.reading() as books:
            found = await self._planned(books, await visits.get(books, file.visit), read)
        told = read.with_(lines=(), problems=found.problems)

        async def send(books: Books, file: ListFile, visit: Visit) -> ListState:
            await list_words.send_problems(books, file, visit, told, self._clock())
            await (await self._acting(books, file)).record("list.problems_sent", visit, file=file.id)
            return ListState.SHOWN

        return send

    async def _planned(self, books: Books, visit: Visit, read: ReadList) -> list_import.Import:
        return list_import.plan(books.vault, await recipients.of_visit(books, visit), read)

    async def _acting(self, books: Books, file: ListFile) -> Acting:
        return Acting(books, self._office, self._clock(), await books.people.get(file.by), file.chat)

    def _settled(self, file: ListFile, step: Step) -> Change:
        """The step and what became of the file, together. A Mistake is raised before anything is written."""

        async def settle(books: Books) -> None:
            visit = await visits.get(books, file.visit)
            try:
                state = await step(books, file, visit)
            except Mistake as mistake:
                await list_words.say_refused(books, file, visit, mistake, self._clock())
                state = ListState.BROKEN
            await books.list_files.change(file.id, state=state)

        return settle


def _refuse(mistake: Mistake) -> Step:
    async def refuse(_books: Books, _file: ListFile, _visit: Visit) -> ListState:
        raise mistake

    return refuse


def _files(books: Books) -> Shelf[ListFile]:
    return books.list_files
