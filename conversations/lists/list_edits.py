"""/daftar: names leave the list, come back to it, and are corrected; read back with number and name before it is done,
and each way back stands as a button."""

from collections.abc import Sequence
from typing import Any

from conversations import flow
from conversations.button import Button, in_rows, number
from conversations.flow import FlowStep
from conversations.lists.list_draft import At, ListTalk, visit_of
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.parsing.list_commands import ListCommand, read_list_command, whom
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.register.called import called
from sotarsa_bot.unsure import Meaning, Unsure

NAMED, A_PAGE, BUTTON_LETTERS, MOST_WAYS_BACK = 5, 40, 60, 10
"""So many are named where many are meant; so many numbers are buttons; letters on one; so many ways back are kept."""


async def change(talk: ListTalk, visit: Visit, command: ListCommand) -> FlowStep:
    if command.kind != "back" and not await recipients.of_visit(talk.books, visit):
        raise Mistake("recipients.empty_already")
    if command.everybody and command.kind == "off" and not command.excepts:
        return At.CLEAR
    if command.kind == "back":
        return await _back_by_words(talk, visit, command)
    if command.kind == "rename":
        return await _renamed(talk, visit, command)
    those = await _meant(talk, visit, command)
    if not talk.confirmed:
        raise Unsure(_taking_off(those))
    return await _take_off(talk, visit, those)


async def last_taken_back(talk: ListTalk) -> FlowStep:
    """ "batal", "salah": the names that were just typed are meant, or the question itself."""
    those = [one for one in await recipients.of_visit(talk.books, await visit_of(talk)) if one.number in talk.draft.new]
    if those:
        raise Unsure(_taking_off(those), Meaning("selesai", texts.plain("recipients.closing")))
    await flow.finish(talk, "common.cancelled")
    return flow.DONE


def in_the_same_way(before: str, words: str) -> str:
    """ "Bukan, Hamdanah" below "namanya menjadi Hamdani?", "bukan, nomor 2" below "mengeluarkan nomor 1?": the command
    that was asked about, with these words in it."""
    asked = read_list_command(before) if before else None
    if asked is None or "\n" in words.strip() or read_list_command(words):
        return words
    if asked.kind == "rename" and asked.numbers:
        return f"ganti nomor {asked.numbers[0]} menjadi {words}"
    return f"hapus {words}" if asked.kind == "off" else words


async def ask_whom(talk: ListTalk) -> None:
    """Whose number is pressed, or typed, leaves the list."""
    every = await recipients.of_visit(talk.books, await visit_of(talk))
    until = talk.draft.until or len(every)
    page = every[max(0, until - A_PAGE) : until]
    rows = in_rows([flow.choice(talk, str(one.number), "off", one.number) for one in page], 5)
    lines = [texts.plain("recipients.line", number=one.number, name=one.name) for one in page]
    await flow.ask(talk, "recipients.whom_off", rows, list="\n".join(lines))


async def pressed_off(talk: ListTalk) -> FlowStep:
    visit = await visit_of(talk)
    return await _take_off(talk, visit, [await recipients.of_number(talk.books, visit, number([talk.answer]))])


async def typed_off(talk: ListTalk) -> FlowStep:
    """A number or a name is enough here."""
    visit = await visit_of(talk)
    command = read_list_command(talk.answer) or ListCommand("off", *whom(talk.answer))
    return await change(talk, visit, command)


async def put_back(talk: ListTalk) -> FlowStep:
    """The ones who were taken off last; then those before them."""
    if not talk.draft.taken:
        raise Mistake("common.old_button")
    return await _put_back(talk, await visit_of(talk), len(talk.draft.taken) - 1)


def back_button(talk: ListTalk) -> list[list[Button]]:
    if not talk.draft.taken:
        return []
    label = texts.plain("recipients.put_back_button", names=_named(talk.draft.taken[-1]))
    return [[flow.choice(talk, wording.cut(label, BUTTON_LETTERS), "put_back")]]


async def _take_off(talk: ListTalk, visit: Visit, those: Sequence[Listed]) -> FlowStep:
    await recipients.take_off(talk.acting(), visit, those)
    keep(talk, those)
    await _tell(talk, visit, "recipients.taken_off", names=_named(those))
    return At.NAMES


def keep(talk: ListTalk, those: Sequence[Listed]) -> None:
    """They left the list together, and come back together."""
    if those:
        talk.draft.taken = (*talk.draft.taken, tuple(those))[-MOST_WAYS_BACK:]


async def _put_all_back(talk: ListTalk, visit: Visit) -> FlowStep:
    those = [one for group in talk.draft.taken for one in group]
    back = await recipients.put_back(talk.acting(), visit, those)
    talk.draft.taken = ()
    await _tell(talk, visit, "recipients.put_back", names=_named(back or those))
    return At.NAMES


async def _put_back(talk: ListTalk, visit: Visit, place: int) -> FlowStep:
    those = talk.draft.taken[place]
    back = await recipients.put_back(talk.acting(), visit, those)
    talk.draft.taken = (*talk.draft.taken[:place], *talk.draft.taken[place + 1 :])
    await _tell(talk, visit, "recipients.put_back", names=_named(back or those))
    return At.NAMES


async def _tell(talk: ListTalk, visit: Visit, key: str, **values: Any) -> None:
    """A press is answered by the question, which changes; words by words."""
    talk.draft.until, talk.draft.new = 0, ()
    if talk.incoming.pressed:
        talk.note(key, **values)
    else:
        await talk.say(key, **values)


async def _back_by_words(talk: ListTalk, visit: Visit, command: ListCommand) -> FlowStep:
    """ "kembalikan", or those who are meant among all who were taken off here. Mistake if one of them is not there."""
    taken = talk.draft.taken
    if not taken:
        raise Mistake("recipients.nobody_off")
    every = [one for group in taken for one in group]
    if command.everybody and not command.excepts:
        return await _put_all_back(talk, visit)
    if not (command.numbers or command.names or command.everybody or command.excepts):
        return await _put_back(talk, visit, len(taken) - 1)
    those = every if command.everybody else _among(every, command.numbers, command.names)
    but = _among(every, command.but_numbers, command.but_names)
    return await _put_some_back(talk, visit, [one for one in those if one not in but])


async def _put_some_back(talk: ListTalk, visit: Visit, those: Sequence[Listed]) -> FlowStep:
    """Who left with them stays out, and can come back later."""
    back = await recipients.put_back(talk.acting(), visit, those)
    groups = (tuple(one for one in group if one not in those) for group in talk.draft.taken)
    talk.draft.taken = tuple(group for group in groups if group)
    await _tell(talk, visit, "recipients.put_back", names=_named(back or those))
    return At.NAMES


def _among(every: Sequence[Listed], numbers: Sequence[int], names: Sequence[str]) -> list[Listed]:
    """Whom numbers or names mean among those who were taken off, the latest of them. Mistake if that is nobody."""
    meant: list[Listed] = []
    for number_ in numbers:
        meant += [one for one in every if one.number == number_][-1:] or _nobody_of(every)
    for name in names:
        found = called(name, every).found
        if len({one.number for one in found}) > 1:
            raise Mistake("recipients.which_of_them_back", name=wording.cut(name, BUTTON_LETTERS), names=_named(found))
        meant += list(found[-1:]) or _nobody_of(every)
    return list({one.number: one for one in meant}.values())


def _nobody_of(every: Sequence[Listed]) -> list[Listed]:
    raise Mistake("recipients.others_off", names=_named(every[-NAMED:]))


async def _renamed(talk: ListTalk, visit: Visit, command: ListCommand) -> FlowStep:
    those = await _meant(talk, visit, command)
    if len(those) != 1:
        raise Mistake("recipients.how_to_take_off")
    (one,) = those
    await recipients.must_be_a_mere_name(talk.acting(), visit, one)
    name = clean_name(command.to)
    said = {"number": one.number, "old": one.name, "new": name}
    if not talk.confirmed:
        words = f"ganti nomor {one.number} menjadi {name}"
        raise Unsure(Meaning(words, texts.plain("recipients.renaming", **said)))
    await recipients.rename(talk.acting(), visit, one, name)
    await _tell(talk, visit, "recipients.renamed", number=str(one.number), old=one.name, new=name)
    return At.NAMES


async def _meant(talk: ListTalk, visit: Visit, command: ListCommand) -> list[Listed]:
    """Whom numbers or names mean; without either, those who were typed last. Unsure where a name may mean several;
    Mistake where it means nobody."""
    if command.excepts:
        return await _all_but(talk, visit, command)
    if command.numbers:
        return [await recipients.of_number(talk.books, visit, one) for one in command.numbers]
    every = await recipients.of_visit(talk.books, visit)
    if not command.names:
        if those := [one for one in every if one.number in talk.draft.new]:
            return those
        raise Mistake("recipients.how_to_take_off")
    found = [(name, called(name, every)) for name in command.names]
    for name, meant in found:
        if not meant.found:
            raise Mistake("recipients.nobody_called", name=wording.cut(name, BUTTON_LETTERS))
        if len(meant.found) > 1:
            raise _which(name, meant.found, command)
        if not meant.sure:
            raise _guessed(name, meant.found, command)
    return [meant.found[0] for _, meant in found]


async def _all_but(talk: ListTalk, visit: Visit, command: ListCommand) -> list[Listed]:
    """ "semua selain Hamdan", "nomor 1-5 kecuali 3". Mistake where nobody is left, or an excepted name is not clear."""
    every = await recipients.of_visit(talk.books, visit)
    stay = {(await recipients.of_number(talk.books, visit, one)).number for one in command.but_numbers}
    for name in command.but_names:
        found = called(name, every).found
        if len(found) != 1:
            raise _not_one(name, found)
        stay.add(found[0].number)
    plain = command._replace(but_numbers=(), but_names=())
    those = every if command.everybody else await _meant(talk, visit, plain)
    if left := [one for one in those if one.number not in stay]:
        return left
    raise Mistake("recipients.how_to_take_off")


def _not_one(name: str, those: Sequence[Listed]) -> Mistake:
    if not those:
        return Mistake("recipients.nobody_called", name=wording.cut(name, BUTTON_LETTERS))
    numbers = wording.listing([str(one.number) for one in those[:NAMED]])
    return Mistake("recipients.which_of_them", name=wording.cut(name, BUTTON_LETTERS), numbers=numbers)


def _guessed(name: str, those: Sequence[Listed], command: ListCommand) -> Exception:
    """Somebody whose name is only like it ("Nurdin", and Hamdan bin Udin is listed): that nobody is called so is said
    before he is offered."""
    doubt = _which(name, those, command)
    if isinstance(doubt, Unsure):
        doubt.before = texts.plain("recipients.nobody_quite", name=wording.cut(name, BUTTON_LETTERS))
    return doubt


def _which(name: str, those: Sequence[Listed], command: ListCommand) -> Exception:
    """Several bear this name: each is offered, if nobody else was named besides."""
    if len(command.names) > 1:
        return _not_one(name, those)
    if command.kind == "rename":
        said = [
            Meaning(
                f"ganti nomor {one.number} menjadi {command.to}",
                texts.plain("recipients.renaming", number=one.number, old=one.name, new=command.to),
            )
            for one in those
        ]
        return Unsure(*said)
    return Unsure(*(_taking_off([one]) for one in those))


def _taking_off(those: Sequence[Listed]) -> Meaning:
    numbers = wording.spans(one.number for one in those)
    return Meaning(f"hapus nomor {numbers}", texts.plain("recipients.taking_off", names=_named(those)))


def _named(those: Sequence[Listed]) -> str:
    said = [texts.plain("recipients.number_and_name", number=o.number, name=o.name) for o in those[:NAMED]]
    more = [texts.plain("recipients.and_more", count=len(those) - NAMED)] if len(those) > NAMED else []
    return wording.listing([*said, *more])
