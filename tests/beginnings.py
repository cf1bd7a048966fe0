"""What most tests begin with is played once, kept with its world and its books, and laid out again for each of them.

A beginning is a chain of acts from the fresh office on ("plans", then "decides"). It is laid out only where nothing
else has happened meanwhile, neither in the world nor in the books (both are compared), and the bot has not run. What is
laid out is always what was kept, also the first time, so that no test depends on which one was first. The bot begins
anew on it, as after a restart, once something else is played.
"""

from __future__ import annotations

import asyncio
import io
import pickle
import sqlite3
from collections.abc import Awaitable, Callable, Hashable, Iterator
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any, NamedTuple

from simulator.cast import Cast
from simulator.people import Actor

DATABASE = "sotarsa.sqlite3"
BESIDE_IT = {f"{DATABASE}-wal", f"{DATABASE}-shm"}
Play = Callable[[], Awaitable[None]]
Chain = tuple[Hashable, ...]
State = tuple[bytes, bytes, tuple[tuple[str, tuple[bytes, int]], ...]]
"""Of the world, the database, and the files beside it."""


class Kept(NamedTuple):
    """A world and the data folder, at one moment."""

    world: bytes
    database: bytes
    files: dict[str, tuple[bytes, int]]


_kept: dict[Chain, Kept] = {}
_begun: dict[Chain, State] = {}
"""What stands there once it is laid out, as it was the first time. Where it is another the next time, what follows is
played and not laid out."""


def roots_of(cast: Cast) -> list[object]:
    """What tests hold in their hands, in an order that is the same in each world: it stays, and gets another state."""
    world = cast.world
    parts = [one for one in vars(world).values() if hasattr(one, "__dict__") and not isinstance(one, type)]
    actors = [one for one in vars(cast).values() if isinstance(one, Actor)]
    messages = [message for chat in world.chats.values() for message in chat.messages.values()]
    found = {id(one): one for one in (world, *parts, *world.users.values(), *world.chats.values(), *messages, *actors)}
    return list(found.values())


_held: list[object] = []
"""The roots of the world that is being put back."""


def _root(place: int) -> object:
    return _held[place]


LISTENS = (FunctionType, MethodType, asyncio.Event)


def _of_this_process(value: object) -> bool:
    """What listens and waits belongs to the living world, and is no state."""
    if isinstance(value, (list, set)):
        return any(isinstance(one, LISTENS) for one in value)
    return isinstance(value, LISTENS)


def written_down(roots: list[object]) -> bytes:
    """The state of everything below the roots, which are named by their place. Raises TypeError or PicklingError for
    what has no state to write."""
    places = {id(one): place for place, one in enumerate(roots)}

    def reduced(one: object) -> Any:
        place = places.get(id(one))
        return one.__reduce_ex__(pickle.HIGHEST_PROTOCOL) if place is None else (_root, (place,))

    file = io.BytesIO()
    pickler = pickle.Pickler(file, protocol=pickle.HIGHEST_PROTOCOL)
    # By type: as a persistent_id it would be asked of each of thousands of words and numbers.
    pickler.dispatch_table = dict.fromkeys(map(type, roots), reduced)
    pickler.dump([{k: v for k, v in vars(one).items() if not _of_this_process(v)} for one in roots])
    return file.getvalue()


def put_back(roots: list[object], state: bytes) -> None:
    """The roots get the state that was written down, whatever theirs was."""
    _held[:] = roots
    try:
        for one, values in zip(roots, pickle.loads(state), strict=True):
            vars(one).update(values)
    finally:
        _held.clear()


def database_in(home: Path) -> bytes:
    """The whole database, with what has not left its journal."""
    if not any((home / name).exists() for name in BESIDE_IT):
        return (home / DATABASE).read_bytes()
    with sqlite3.connect(home / DATABASE) as database:
        content = database.serialize()
    database.close()
    return content


def _files(home: Path) -> Iterator[Path]:
    return (one for one in home.rglob("*") if one.is_file() and one.name not in {DATABASE, *BESIDE_IT})


def files_in(home: Path) -> dict[str, tuple[bytes, int]]:
    """What lies beside the database, marks and photos: the content and who may read it, by their names."""
    return {str(one.relative_to(home)): (one.read_bytes(), one.stat().st_mode) for one in _files(home)}


def kept_of(roots: list[object], home: Path) -> Kept:
    """The world and the data folder as they are now."""
    return Kept(written_down(roots), database_in(home), files_in(home))


def lay_out(home: Path, kept: Kept) -> None:
    """The data folder becomes what it was. Nobody may have it open."""
    for name in BESIDE_IT:
        (home / name).unlink(missing_ok=True)
    for one in list(_files(home)):
        one.unlink()
    lay_into(home, kept)


def lay_into(home: Path, kept: Kept) -> None:
    """A folder without a database gets what was kept, beside what is in it."""
    (home / DATABASE).write_bytes(kept.database)
    for name, (content, mode) in kept.files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(content)
        (home / name).chmod(mode)


class Beginnings:
    """Of one stage: which beginning it stands at, if it does."""

    def __init__(self, cast: Cast, home: Path, secret: bytes, runs: Callable[[], bool],
                 laid_out: Callable[[Callable[[], None]], Awaitable[None]]) -> None:  # fmt: skip
        self._cast, self._home, self._runs, self._laid_out = cast, home, runs, laid_out
        self._chain: Chain | None = (secret,)
        self._playing = False
        self._begins()

    async def once(self, name: Hashable, play: Play) -> None:
        """Plays it, or lays out what it led to the last time."""
        if self._playing or self._chain is None:
            return await play()
        if self._runs() or self._state() != _begun[self._chain]:
            self._chain = None
            return await play()
        chain, roots = (*self._chain, name), roots_of(self._cast)
        if chain not in _kept:
            await self._play(play)
            _kept[chain] = kept_of(roots, self._home)
        await self._laid_out(lambda: self._put(roots, _kept[chain]))
        self._chain = chain
        self._begins()
        return None

    def _begins(self) -> None:
        if self._chain and self._chain not in _begun:
            _begun[self._chain] = self._state()

    async def _play(self, play: Play) -> None:
        self._playing = True
        try:
            await play()
        finally:
            self._playing = False

    def _put(self, roots: list[object], kept: Kept) -> None:
        lay_out(self._home, kept)
        put_back(roots, kept.world)

    def _state(self) -> State:
        return written_down(roots_of(self._cast)), database_in(self._home), tuple(files_in(self._home).items())
