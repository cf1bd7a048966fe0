"""People of a list who may be known already: shown a few at a time, each with whom it could be; a person decides."""

from collections.abc import Sequence
from typing import Any

from conversations import post
from conversations.button import Rows, in_rows
from conversations.conversation import Conversation
from conversations.lists.knowing import marked
from conversations.lists.list_files import shown_file, wish
from conversations.lists.list_lines import line
from conversations.lists.list_words import say, slot_of
from conversations.pressed import on
from conversations.presses.lists import ComparePairs, DropList, PairsDecided, SamePerson
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.list_file import Choice, ListFile, Wish
from sotarsa_bot.records.record import Instant
from sotarsa_bot.register import register
from sotarsa_bot.register.list_import import Import, Pair
from sotarsa_bot.texts import Html

A_PAGE = 8


async def show(books: Books, file: ListFile, found: Import, now: Instant) -> None:
    """The next ones, each with a guess that a press turns over."""
    pairs = found.pairs[:A_PAGE]
    asked = tuple(
        Choice(row=pair.first.row, sheet=pair.first.sheet, recipient=pair.alike.recipient.id, same=pair.alike.same)
        for pair in pairs
    )
    choices = (*(choice for choice in file.choices if choice.decided), *asked)
    await books.list_files.change(file.id, choices=choices)
    lines = [_pair(books, n, pair) for n, pair in enumerate(pairs, 1)]
    village = (await books.villages.get(file.village)).name
    said = {"file": file.name, "village": village, "count": len(found.pairs)}
    text = texts.html("lists.pairs", **said, list=Html("\n".join(lines)))
    await say(books, file, text, now, _buttons(file.with_(choices=choices)))


async def begin(talk: Talk[Any], press: ComparePairs) -> None:
    await wish(talk, await shown_file(talk, press), Wish.PAIRS, "lists.looking")


async def turn(talk: Talk[Any], press: SamePerson) -> None:
    """The same person, or another, as the button says."""
    file = await shown_file(talk, press)
    if press.place >= len(file.asked):
        raise Mistake("common.old_button")
    await set_same(talk, file, [file.asked[press.place]], same=press.same)


async def set_same(talk: Talk[Any], file: ListFile, those: Sequence[Choice], *, same: bool) -> ListFile:
    """These are so; the buttons show it."""
    choices = tuple(choice.with_(same=same) if choice in those else choice for choice in file.choices)
    said = file.with_(choices=choices)
    if choices == file.choices:
        return file
    await talk.books.list_files.change(file.id, choices=choices)
    await post.rebutton(talk.books, talk.chat, slot_of(file), _buttons(said), now=talk.now)
    return said


async def decide(talk: Talk[Any], press: PairsDecided) -> None:
    """On to the next, or to the preview."""
    file = await shown_file(talk, press)
    choices = tuple(choice.with_(decided=True) for choice in file.choices)
    await talk.books.list_files.change(file.id, choices=choices)
    await wish(talk, file, Wish.PAIRS, "lists.looking")


def _buttons(file: ListFile) -> Rows:
    """Both answers for each, the one that holds now with a tick: a press does what it says, also twice."""
    turns = [
        SamePerson(file=file.id, place=n - 1, same=same).labelled(marked(key, n, chosen=choice.same is same))
        for n, choice in enumerate(file.asked, 1)
        for key, same in (("lists.pair_same", True), ("lists.pair_other", False))
    ]
    decided = PairsDecided(file=file.id).button("lists.pairs_decided")
    return [*in_rows(turns), [decided, DropList(file=file.id).button("common.cancel_button")]]


def _pair(books: Books, n: int, pair: Pair) -> Html:
    """ "1. baris 7: Siti, Jl. Balai 3, Bawah" above whom it could be."""
    first, known = pair.first, pair.alike.recipient
    nik = register.numbers_of(books.vault, known).nik
    mine = line(first.row, first.sheet, _who(first.name, first.nik, first.address, first.hamlet))
    theirs = _who(known.name, nik, known.address, known.hamlet)
    key = "lists.pair_of_nik" if pair.one_nik else "lists.pair"
    return texts.html(key, n=n, row=mine, known=theirs)


def _who(name: str, nik: str, address: str, hamlet: str) -> str:
    return ", ".join(part for part in (name, masked(nik), address, hamlet) if part)


CONVERSATION = Conversation(
    presses=(on(ComparePairs, begin), on(SamePerson, turn), on(PairsDecided, decide)),
)
