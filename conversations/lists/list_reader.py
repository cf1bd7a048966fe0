"""Lists that were sent as files: fetched, read and compared in a thread; shown, sent back or saved, as was wished."""

import asyncio
import re
from collections.abc import Awaitable, Callable

from conversations.files.jobs import Change, Limits, NotTheFile, is_page
from conversations.lists import list_pairs, list_words
from sotarsa_bot import lists
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, Shelf, Store
from sotarsa_bot.lists import ReadList, Wanted
from sotarsa_bot.lists.records import WHYS
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.list_file import ListFile, ListState, Wish
from sotarsa_bot.register import list_import, list_saving
from sotarsa_bot.register.list_import import Import
from sotarsa_bot.register.list_planner import Planner
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.unhurried import unswept
from sotarsa_bot.visits import visits

Step = Callable[[Books, ListFile], Awaitable[ListState]]
TELL_EVERY = 2_500
"""People that are compared, or saved, before the chat is told how far it is."""
WORKBOOKS, NOT_PAGES = re.compile(rb"<(?:\w+:)?(?:table|frame)", re.IGNORECASE), (".xlsx", ".csv", ".txt")
"""What a list that is a page holds (web exports named .xls are), and names of lists that never are."""


class ListReader:
    """conversations.files.jobs.Job. One file at a time: while it is read it takes several times its size."""

    at_once, limits = 1, Limits()

    def __init__(self, store: Store, clock: Clock, office: Office) -> None:
        self._store, self._clock, self._office = store, clock, office

    def shelf(self, books: Books) -> Shelf[ListFile]:
        return books.list_files

    def weight(self, _file: ListFile) -> int:
        return 1

    async def arrived(self, file: ListFile, content: bytes) -> Change:
        with unswept():
            return await self._arrived(file, content)

    async def _arrived(self, file: ListFile, content: bytes) -> Change:
        if is_page(content) and (file.name.lower().endswith(NOT_PAGES) or not WORKBOOKS.search(content)):
            raise NotTheFile("a page")
        try:
            read = await asyncio.to_thread(lists.read, content, await self._wanted(file))
            found = await self._compared(file, read)
            if file.wish is Wish.SAVE and not found.waits and not await self._written(file, found):
                return self._settled(file, _again)
        except Mistake as mistake:
            return self._settled(file, _refuse(mistake))
        return self._settled(file, self._step(file.wish, read, found))

    def gone(self, file: ListFile, _why: str) -> Change:
        return self._settled(file, _refuse(Mistake("lists.gone")))

    async def _wanted(self, file: ListFile) -> Wanted:
        async with self._store.reading() as books:
            villages = tuple((one.code, one.name) for one in await books.villages.find(order="code"))
        return Wanted(
            village=file.village, villages=villages, file=file.name,
            year=self._office.today(self._clock()).year,
            **{why: file.answers.get(why) for why in WHYS},
        )  # fmt: skip

    async def _compared(self, file: ListFile, read: ReadList) -> Import:
        """Against the books as they are now; how far it is stands in the chat."""
        async with self._store.reading() as books:
            visit = await visits.get(books, file.visit) if file.visit else None
            today = self._office.today(self._clock())
            there = await list_import.snapshot(books, self._office, file.village, visit, today)
            planner = await asyncio.to_thread(Planner, books.vault, there, read, file.origin, file.choices)
        while await asyncio.to_thread(planner.check, TELL_EVERY):
            async with self._store.writing() as books:
                await list_words.say_progress(books, file, "checked", planner.checked, planner.count, self._clock())
        return planner.result()

    async def _written(self, file: ListFile, found: Import) -> bool:
        """Part by part. False if somebody else wrote meanwhile, too: then it is compared again."""
        stamp, visit, parts = found.snapshot.stamp, found.snapshot.visit, list_saving.parts(found)
        done, count = 0, sum(len(part.entries) for part in parts)
        for part in parts:
            async with self._store.writing() as books:
                if await list_import.stamp(books, visit) != stamp:
                    return False
                brought = await list_saving.save(await self._acting(books, file), part)
                there = await books.list_files.get(file.id)
                tally, brought = there.tally.plus(part.tally), there.brought.plus(brought)
                await books.list_files.change(file.id, tally=tally, brought=brought)
                done += len(part.entries)
                if done % TELL_EVERY == 0:
                    await list_words.say_progress(books, file, "saved", done, count, self._clock())
                stamp = await list_import.stamp(books, visit)
        return True

    def _step(self, wish: Wish, read: ReadList, found: Import) -> Step:
        async def previewed(books: Books, file: ListFile) -> ListState:
            await list_words.show_preview(books, file, read, found, self._clock())
            return ListState.SHOWN

        async def paired(books: Books, file: ListFile) -> ListState:
            if found.asked or not found.pairs:
                return await previewed(books, file)
            await list_pairs.show(books, file, found, self._clock())
            return ListState.SHOWN

        async def saved(books: Books, file: ListFile) -> ListState:
            if found.waits:
                return await paired(books, file)
            await list_words.say_saved(books, await books.list_files.get(file.id), found, self._clock())
            await list_saving.ended(await self._acting(books, file), file.visit)
            return ListState.SAVED

        async def sent_back(books: Books, file: ListFile) -> ListState:
            told = read.with_(lines=(), asked=(), closing=(), problems=found.problems)
            await list_words.send_problems(books, file, told, self._clock())
            subject = f"visit:{file.visit}" if file.visit else f"village:{file.village}"
            await (await self._acting(books, file)).audit("list.problems_sent", subject, file=file.id)
            return ListState.SHOWN

        return {Wish.PREVIEW: previewed, Wish.PAIRS: paired, Wish.SAVE: saved, Wish.PROBLEMS: sent_back}[wish]

    async def _acting(self, books: Books, file: ListFile) -> Acting:
        grants = await books.grants.find(person=file.by, revoked_at=None)
        by = await books.people.get(file.by)
        return Acting(books, self._office, self._clock(), by, grants, chat=file.chat)

    def _settled(self, file: ListFile, step: Step) -> Change:
        """The step and what became of the file, together. A Mistake is raised before anything is written."""

        async def settle(books: Books) -> None:
            try:
                state = await step(books, file)
            except Mistake as mistake:
                await list_words.say_refused(books, file, mistake, self._clock())
                state = ListState.BROKEN
            await books.list_files.change(file.id, state=state)

        return settle


async def _again(_books: Books, _file: ListFile) -> ListState:
    return ListState.PENDING


def _refuse(mistake: Mistake) -> Step:
    async def refuse(_books: Books, _file: ListFile) -> ListState:
        raise mistake

    return refuse
