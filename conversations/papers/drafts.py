"""A visit's official papers on request: the assignment letter (surat tugas), the handover record (berita acara) and its
annexes, as PDF or for Word. In private, to those who read its summary."""

from typing import Any

from conversations import post
from conversations.button import Button
from conversations.choosing.chosen_visit import label
from conversations.conversation import Conversation
from conversations.pressed import on
from conversations.presses import papers as presses
from conversations.presses.papers import Form
from conversations.talk import Talk
from sotarsa_bot.books import Books
from sotarsa_bot.official import signed_papers
from sotarsa_bot.papers import handover, handover_annex, letter, photo_annex
from sotarsa_bot.papers.handover import Handover
from sotarsa_bot.papers.letter import Letter
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.paperwork import PaperKind
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits

FORMS = {Form.PDF: "", Form.DOCX: "docx"}
_PDFS: dict[PaperKind, type[presses.LetterPdf | presses.HandoverPdf]] = {
    PaperKind.LETTER: presses.LetterPdf,
    PaperKind.HANDOVER: presses.HandoverPdf,
}


async def ways(books: Books, visit: Visit) -> list[list[Button]]:
    """A row for each paper that can be written now: its PDF, and the way to everything else about it."""
    kinds = [PaperKind.LETTER] if letter.possible(visit) else []
    kinds += [PaperKind.HANDOVER] if await handover.possible(books, visit) else []
    return [await _way(books, visit, kind) for kind in kinds]


async def _way(books: Books, visit: Visit, kind: PaperKind) -> list[Button]:
    filed = await signed_papers.filed(books, visit, kind)
    key = f"{kind}.button_signed" if filed and filed.true else f"{kind}.button"
    more = presses.ShowPaper(visit=visit.id, kind=kind).button(f"record.more_{kind}")
    return [pdf(visit, kind, key), more]


def pdf(visit: Visit, kind: PaperKind, key: str) -> Button:
    return _PDFS[kind](visit=visit.id).button(key)


async def letter_pdf(talk: Talk[Any], wish: presses.LetterPdf) -> None:
    await _give(talk, wish.visit, PaperKind.LETTER, Form.PDF)


async def handover_pdf(talk: Talk[Any], wish: presses.HandoverPdf) -> None:
    await _give(talk, wish.visit, PaperKind.HANDOVER, Form.PDF)


async def as_docx(talk: Talk[Any], wish: presses.AsDocx) -> None:
    await _give(talk, wish.visit, wish.kind, Form.DOCX)


async def _give(talk: Talk[Any], of: int, kind: PaperKind, form: Form) -> None:
    talk.need_alone(Action.SUMMARY)
    visit, acting = await visits.get(talk.books, of), talk.acting()
    if kind is PaperKind.LETTER:
        paper: Letter | Handover = await letter.of_visit(acting, visit)
        name = f"surat-tugas-{visit.code}"
    else:
        paper, name = await handover.of_visit(acting, visit), f"berita-acara-{visit.code}"
    await _send(talk, visit, paper, name, form, f"{kind}.given")


async def _send(talk: Talk[Any], visit: Visit, paper: Letter | Handover, name: str, form: Form, what: str) -> None:
    talk.note("notice.coming")
    filename = f"{name}{'-draf' if paper.status.draft else ''}.{form}"
    about = f"visit:{visit.id}"
    if await post.give(talk.books, talk.chat, paper, filename, now=talk.now, form=FORMS[form], about=about):
        await talk.record(what, about, form=form)


async def photos(talk: Talk[Any], wish: presses.PhotoAnnex) -> None:
    """Its pictures, small."""
    talk.need_alone(Action.SUMMARY)
    visit, part = await visits.get(talk.books, wish.visit), wish.part
    annex = await photo_annex.of_visit(talk.acting(), visit, part)
    talk.note("notice.coming")
    name, about = f"lampiran-foto-{visit.code}-{part}.pdf", f"visit:{visit.id}"
    if await post.give(talk.books, talk.chat, annex, name, now=talk.now, about=about):
        await talk.record("annex.photos_given", about, pictures=len(annex.pictures))


async def ask_full(talk: Talk[Any], wish: presses.FullAnnex) -> None:
    """Names and NIK are given only to whoever says so once more."""
    visit = await _for_names(talk, wish.visit)
    rows = [[presses.FullAnnexGiven(visit=visit.id, form=form).button(f"record.full_{form}") for form in Form]]
    rows.append([presses.PutAway(visit=visit.id).button("common.cancel_button")])
    slot = SlotKey.in_chat(SlotKind.FULL, talk.chat.id, visit=visit.id)
    if not await post.asked_below(talk.books, talk.chat, slot, now=talk.now):
        return talk.note("common.asked_already")
    await talk.say("record.full_ask", slot=slot, buttons=rows, waits=True, visit=await label(talk.books, visit))


async def full(talk: Talk[Any], wish: presses.FullAnnexGiven) -> None:
    visit = await _for_names(talk, wish.visit)
    acting = talk.acting()
    record = await handover_annex.named(acting, visit, await handover.of_visit(acting, visit))
    await _send(talk, visit, record, f"berita-acara-{visit.code}-lengkap", wish.form, "annex.names_given")


async def _for_names(talk: Talk[Any], visit: int) -> Visit:
    talk.need_alone(Action.NAMES)
    return await visits.get(talk.books, visit)


async def put_away(talk: Talk[Any], _wish: presses.PutAway) -> None:
    """A question in one's own chat that is not answered after all."""
    talk.need_alone(Action.SUMMARY)
    here = await talk.pressed_slot() or talk.replied
    if here and any(presses.PutAway.of(data) for _, data in here.buttons):
        await talk.say("record.put_away", slot=here)


CONVERSATION = Conversation(
    presses=(
        on(presses.LetterPdf, letter_pdf),
        on(presses.HandoverPdf, handover_pdf),
        on(presses.AsDocx, as_docx),
        on(presses.PhotoAnnex, photos),
        on(presses.FullAnnex, ask_full),
        on(presses.FullAnnexGiven, full),
        on(presses.PutAway, put_away),
    ),
)
