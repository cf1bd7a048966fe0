"""A visit's official papers on request: the assignment letter (surat tugas), the handover record (berita acara) and its
annexes, as PDF or for Word. In private, to those who read its summary."""

from typing import Any

from conversations import post
from conversations.button import Button, button, number
from conversations.choosing.chosen_visit import label
from conversations.command import Press
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import signed_papers
from sotarsa_bot.papers import handover, handover_annex, letter, photo_annex
from sotarsa_bot.papers.handover import Handover
from sotarsa_bot.papers.letter import Letter
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.paperwork import PaperKind
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits

FORMS = {"pdf": "", "docx": "docx"}


def kind_of(args: list[str]) -> PaperKind:
    """The second argument of a press; Mistake for somebody's invention."""
    if len(args) < 2 or args[1] not in tuple(PaperKind):
        raise Mistake("common.old_button")
    return PaperKind(args[1])


async def ways(books: Books, visit: Visit) -> list[list[Button]]:
    """A row for each paper that can be written now: its PDF, and the way to everything else about it."""
    kinds = [PaperKind.LETTER] if letter.possible(visit) else []
    kinds += [PaperKind.HANDOVER] if await handover.possible(books, visit) else []
    return [await _way(books, visit, kind) for kind in kinds]


async def _way(books: Books, visit: Visit, kind: PaperKind) -> list[Button]:
    filed = await signed_papers.filed(books, visit, kind)
    key = f"{kind}.button_signed" if filed and filed.true else f"{kind}.button"
    more = button(texts.plain(f"record.more_{kind}"), "paper", visit.id, kind)
    return [button(texts.plain(key), kind, visit.id), more]


async def as_pdf(talk: Talk[Any], args: list[str], kind: PaperKind) -> None:
    talk.need_alone(Action.SUMMARY)
    await _give(talk, await visits.get(talk.books, number(args)), kind, "pdf")


async def letter_pdf(talk: Talk[Any], args: list[str]) -> None:
    """`letter | visit`"""
    await as_pdf(talk, args, PaperKind.LETTER)


async def handover_pdf(talk: Talk[Any], args: list[str]) -> None:
    """`handover | visit`"""
    await as_pdf(talk, args, PaperKind.HANDOVER)


async def as_docx(talk: Talk[Any], args: list[str]) -> None:
    """`paper_docx | visit | kind`"""
    talk.need_alone(Action.SUMMARY)
    await _give(talk, await visits.get(talk.books, number(args)), kind_of(args), "docx")


async def _give(talk: Talk[Any], visit: Visit, kind: PaperKind, form: str) -> None:
    acting = talk.acting()
    if kind is PaperKind.LETTER:
        paper: Letter | Handover = await letter.of_visit(acting, visit)
        name = f"surat-tugas-{visit.code}"
    else:
        paper, name = await handover.of_visit(acting, visit), f"berita-acara-{visit.code}"
    await _send(talk, visit, paper, name, form, f"{kind}.given")


async def _send(talk: Talk[Any], visit: Visit, paper: Letter | Handover, name: str, form: str, what: str) -> None:
    talk.note("notice.coming")
    filename = f"{name}{'-draf' if paper.status.draft else ''}.{form}"
    about = f"visit:{visit.id}"
    if await post.give(talk.books, talk.chat, paper, filename, now=talk.now, form=FORMS[form], about=about):
        await talk.record(what, about, form=form)


async def photos(talk: Talk[Any], args: list[str]) -> None:
    """`annex_photos | visit | part`: its pictures, small."""
    talk.need_alone(Action.SUMMARY)
    visit, part = await visits.get(talk.books, number(args)), number(args[1:])
    annex = await photo_annex.of_visit(talk.acting(), visit, part)
    talk.note("notice.coming")
    name, about = f"lampiran-foto-{visit.code}-{part}.pdf", f"visit:{visit.id}"
    if await post.give(talk.books, talk.chat, annex, name, now=talk.now, about=about):
        await talk.record("annex.photos_given", about, pictures=len(annex.pictures))


async def ask_full(talk: Talk[Any], args: list[str]) -> None:
    """`annex | visit`: names and NIK are given only to whoever says so once more."""
    visit = await _for_names(talk, args)
    rows = [[button(texts.plain(f"record.full_{form}"), "annex_yes", visit.id, form) for form in FORMS]]
    rows.append([button(texts.plain("common.cancel_button"), "put_away", visit.id)])
    slot = SlotKey.in_chat(SlotKind.FULL, talk.chat.id, visit=visit.id)
    if not await post.asked_below(talk.books, talk.chat, slot, now=talk.now):
        return talk.note("common.asked_already")
    await talk.say("record.full_ask", slot=slot, buttons=rows, waits=True, visit=await label(talk.books, visit))


async def full(talk: Talk[Any], args: list[str]) -> None:
    """`annex_yes | visit | form`"""
    visit = await _for_names(talk, args)
    if len(args) < 2 or args[1] not in FORMS:
        raise Mistake("common.old_button")
    acting = talk.acting()
    record = await handover_annex.named(acting, visit, await handover.of_visit(acting, visit))
    await _send(talk, visit, record, f"berita-acara-{visit.code}-lengkap", args[1], "annex.names_given")


async def _for_names(talk: Talk[Any], args: list[str]) -> Visit:
    talk.need_alone(Action.NAMES)
    return await visits.get(talk.books, number(args))


async def put_away(talk: Talk[Any], _args: list[str]) -> None:
    """`put_away`: a question in one's own chat that is not answered after all."""
    talk.need_alone(Action.SUMMARY)
    here = await talk.pressed_slot() or talk.replied
    if here and any("|put_away|" in data for _, data in here.buttons):
        await talk.say("record.put_away", slot=here)


PRESSES: dict[str, Press] = {
    "letter": letter_pdf,
    "handover": handover_pdf,
    "paper_docx": as_docx,
    "annex_photos": photos,
    "annex": ask_full,
    "annex_yes": full,
    "put_away": put_away,
}
