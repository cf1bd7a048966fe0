"""/daftar: what one person gets, changed by words ("Nurdin dapat selimut jua"); read back as it will be, then done."""

from collections.abc import Sequence

from conversations.lists.list_draft import ListTalk
from sotarsa_bot import texts, wording
from sotarsa_bot.lists.aid import Aid
from sotarsa_bot.lists.titled import is_good
from sotarsa_bot.lists.typed_aid import TypedAid, names_proxy, read_typed_aid
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import typed_names
from sotarsa_bot.parsing.things import without_unit
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients, regranting
from sotarsa_bot.register.called import called
from sotarsa_bot.unsure import Meaning, Unsure

NAMED, BUTTON_LETTERS = 5, 60


async def heard(talk: ListTalk, visit: Visit) -> bool:
    """Whether these words are about what somebody gets, or who comes for them. Unsure until that was read back."""
    said = read_typed_aid(talk.answer)
    if said is None:
        await _who_comes_instead(talk, visit)
        return False
    every = await recipients.of_visit(talk.books, visit)
    if said.names and len(said.names) == 1 and said.kind == "set" and not called(said.names[0], every).found:
        return await _somebody_new(talk, visit, said)
    those = await _meant(talk, visit, said, every)
    if len(those) == 1 and len(said.names) == 1 and not talk.confirmed:
        found = called(said.names[0], every).found
        if len(found) > 1:
            raise Unsure(*(_read_back(talk, said, [one]) for one in found[:NAMED]))
    if not talk.confirmed:
        raise Unsure(_read_back(talk, said, those))
    for one in those:
        await regranting.regrant(talk.acting(), visit, one, _after(said, one))
    talk.draft.until, talk.draft.new = 0, ()
    await talk.say("recipients.regranted", what="; ".join(_said(one, _after(said, one)) for one in those))
    return True


async def _meant(talk: ListTalk, visit: Visit, said: TypedAid, every: Sequence[Listed]) -> list[Listed]:
    """Mistake where a name means nobody, or, beside others, several."""
    if said.numbers:
        return [await recipients.of_number(talk.books, visit, one) for one in said.numbers]
    those = []
    for name in said.names:
        found = called(name, every).found
        if not found:
            raise Mistake("recipients.nobody_called", name=wording.cut(name, BUTTON_LETTERS))
        if len(found) > 1 and len(said.names) > 1:
            numbers = wording.listing([str(one.number) for one in found[:NAMED]])
            raise Mistake("recipients.which_of_them", name=wording.cut(name, BUTTON_LETTERS), numbers=numbers)
        those.append(found[0])
    return those


async def _somebody_new(talk: ListTalk, visit: Visit, said: TypedAid) -> bool:
    """ "Galuh, sembako 2", where no Galuh is on the list: the name and what they get."""
    (line,) = typed_names.lines(said.names[0])
    if len(line.names) != 1 or not line.sure:
        return False
    (name,), things = line.names, regranting.with_((), said.things, more=False)
    if not talk.confirmed:
        what = wording.listing([one.counted() for one in things])
        words = f"{name} bantuannya: {_written(things)}"
        raise Unsure(Meaning(words, texts.plain("recipients.adding_with", name=name, what=what)))
    (new,) = await recipients.add(talk.acting(), visit, [name])
    added = await recipients.of_number(talk.books, visit, new.number)
    await regranting.regrant(talk.acting(), visit, added, things)
    talk.draft.until, talk.draft.new = 0, (added.number,)
    await talk.say("recipients.regranted", what=_said(added, things))
    return True


async def _who_comes_instead(talk: ListTalk, visit: Visit) -> None:
    """Who comes for somebody is said when it is handed over. Mistake where these words say so of one on the list."""
    if (said := names_proxy(talk.answer)) is None:
        return
    name, proxy = said
    if found := called(name, await recipients.of_visit(talk.books, visit)).found:
        raise Mistake(
            "recipients.proxy_later", code=visit.code, number=found[0].number, proxy=wording.cut(proxy, BUTTON_LETTERS)
        )


def _after(said: TypedAid, one: Listed) -> tuple[Benefit, ...]:
    if said.kind == "off":
        return regranting.without(one.benefits, said.things)
    if not said.whole:
        return regranting.with_(one.benefits, said.things, more=said.more)
    new = regranting.with_((), said.things, more=False)
    programmes = {benefit.item.casefold(): benefit.programme for benefit in one.benefits}
    return tuple(one.with_(programme=programmes.get(one.item.casefold(), "")) for one in new)


def _read_back(talk: ListTalk, said: TypedAid, those: Sequence[Listed]) -> Meaning:
    """Mistake where nothing would change. What is confirmed is what stands here, whatever happens meanwhile."""
    after = [_after(said, one) for one in those]
    if all(new == one.benefits for new, one in zip(after, those, strict=True)):
        raise Mistake("recipients.aid_as_it_is", what="; ".join(_said(one, one.benefits) for one in those[:NAMED]))
    lines = "; ".join(_said(one, new) for one, new in zip(those, after, strict=True))
    words = talk.answer
    if len(those) == 1 and all(is_good(without_unit(one.item)) for one in after[0]):
        words = f"nomor {those[0].number} bantuannya: {_written(after[0])}"
    return Meaning(words, texts.plain("recipients.regranting", what=wording.cut(lines, 300)))


def _said(one: Listed, after: Sequence[Benefit]) -> str:
    """ "nomor 6, Nurdin: sembako → sembako, selimut" """
    before, now = (", ".join(part.counted() for part in those) for those in (one.benefits, after))
    arrow = f"{before} → " if before and before != now else ""
    return texts.plain("recipients.number_and_name", number=one.number, name=one.name) + f": {arrow}{now}"


def _written(things: Sequence[Benefit]) -> str:
    return ", ".join(Aid(one.item, one.amount, one.unit).written for one in things)
