"""/daftar: what is typed there. Names are added; "hapus Anang", "ganti 3 jadi Aluh" and "kembalikan" change the list;
a sentence is nobody's name."""

from collections.abc import Sequence

from conversations.flow import FlowStep
from conversations.hand_overs import captions
from conversations.lists import knowing, list_aid, list_edits, listed_already
from conversations.lists.list_draft import At, ListTalk, visit_of
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, is_small_talk, looks_like_caption, read_correction, typed_names
from sotarsa_bot.parsing.list_commands import ListCommand, read_list_command
from sotarsa_bot.parsing.typed_names import TypedLine
from sotarsa_bot.parsing.yes_no import says_yes
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.unsure import Meaning, Unsure

MOST_SHOWN, MOST_LETTERS = 5, 40
"""So many lines that were left out are repeated, and so much of each."""


async def typed(talk: ListTalk) -> FlowStep:
    """A hand-over in one message ("K1 3 terima") is what it is, also here."""
    if looks_like_caption(talk.answer) and talk.speaks_for_the_team:
        await captions.record_words(talk, talk.answer)
        return At.NAMES
    if is_small_talk(talk.answer) or says_yes(talk.answer):
        await talk.react("🙏")
        return At.NAMES
    visit = await visit_of(talk)
    if await list_aid.heard(talk, visit):
        return At.NAMES
    if command := _command(list_edits.in_the_same_way(talk.instead_of, talk.answer)):
        return await list_edits.change(talk, visit, command)
    return await _added(talk, visit)


def _command(text: str) -> ListCommand | None:
    """Several lines are names, whatever stands between them."""
    if "\n" in text.strip():
        return None
    if correction := read_correction(text):
        if correction.right:
            raise Mistake("recipients.how_to_take_off")
        return ListCommand("off", numbers=correction.wrong)
    return read_list_command(text)


async def _added(talk: ListTalk, visit: Visit) -> FlowStep:
    every = typed_names.lines(talk.answer)
    if len(every) == 1 and not talk.confirmed:
        await listed_already.ask(talk, visit, every[0])
    names, left = _read(every, confirmed=talk.confirmed)
    added = await recipients.add(talk.acting(), visit, names)
    talk.draft.until, talk.draft.new = 0, tuple(one.number for one in added)
    await talk.say("recipients.added", count=len(added))
    if any(typed_names.holds_number(line.text) for line in every):
        await talk.say("recipients.no_numbers")
    if left:
        said = [f"“{wording.cut(line.text, MOST_LETTERS)}”" for line in left[:MOST_SHOWN]] + ["…"] * (
            len(left) > MOST_SHOWN
        )
        await talk.say("recipients.not_added", count=len(left), lines=", ".join(said))
    return await knowing.following(talk, added)


def _read(every: Sequence[TypedLine], *, confirmed: bool) -> tuple[list[str], list[TypedLine]]:
    """The names of these lines, and the lines that are left out. Unsure for a line that may name several, and for one
    that stands alone and is hardly a name; Mistake if there is no name at all."""
    if confirmed:
        return [line.text for line in every], []
    if any(len(line.names) > 1 for line in every):
        raise _asked(every)
    alone = len(every) == 1
    if alone and every[0].names and not every[0].sure:
        (name,) = every[0].names
        name = clean_name(name)
        said = texts.plain("recipients.adding", names=name)
        beside = texts.plain("recipients.without", without=every[0].without) if every[0].without else ""
        raise Unsure(Meaning(name, said + beside))
    names = [line.names[0] for line in every if line.names and line.sure]
    left = [line for line in every if not (line.names and line.sure)]
    if not names:
        raise (
            Mistake("recipients.no_name", typed=wording.cut(left[0].text, MOST_LETTERS))
            if left
            else Mistake("recipients.none_read")
        )
    return names, left


def _asked(every: Sequence[TypedLine]) -> Unsure:
    """ "Galuh, Utuh dan Siti": each of them, or one person who is called so."""
    split = [name for line in every for name in line.names]
    whole = [_whole(line) for line in every if line.names]
    meanings = [_adding(split, [line.without for line in every if line.without])]
    if whole != split:
        meanings.append(_adding(whole, []))
    return Unsure(*meanings)


def asked_for(visit: Visit, names: str) -> Unsure:
    """Names that came with the visit's code. Mistake where none of them is one."""
    every = typed_names.lines(names)
    try:
        found, _ = _read(every, confirmed=False)
        meanings: tuple[Meaning, ...] = (_adding(found, []),)
    except Unsure as unsure:
        meanings = unsure.meanings
    return Unsure(*(Meaning(f"daftar {visit.code}: {one.words}", f"{visit.code}: {one.said}") for one in meanings))


def _adding(names: Sequence[str], without: Sequence[str]) -> Meaning:
    said = texts.plain("recipients.adding_count", count=len(names), names=_some(names))
    return Meaning(
        "\n".join(names), said + (texts.plain("recipients.without", without=", ".join(without)) if without else "")
    )


def _whole(line: TypedLine) -> str:
    return typed_names.bare(line.text)


def _some(names: Sequence[str]) -> str:
    return "; ".join(names[:MOST_SHOWN]) + ("; …" if len(names) > MOST_SHOWN else "")
