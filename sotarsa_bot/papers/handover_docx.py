"""The handover record as a Word document."""

from docx.document import Document

from sotarsa_bot import texts
from sotarsa_bot.papers import word
from sotarsa_bot.papers.handover import ByNumber, Handover, Party
from sotarsa_bot.papers.official import Signer


def handover_docx(record: Handover) -> bytes:
    document = word.blank(record.status, record.footer)
    word.letterhead(document, record.head)
    word.title(document, _say("title"), record.number)
    word.paragraph(document, record.opening)
    for which, party in (("first", record.first), ("second", record.second)):
        _party(document, which, party)
    word.paragraph(document, record.handing)
    _goods(document, record)
    pairs = (("second", record.second), ("first", record.first))
    word.signatures(
        document,
        _say("closing"),
        *(Signer(title=_say(which), name=party.name, rank=party.rank, nip=party.nip) for which, party in pairs),
    )
    _annex(document, record)
    return word.content(document)


def _say(name: str) -> str:
    return texts.plain(f"handover.{name}")


def _party(document: Document, which: str, party: Party) -> None:
    word.facts(
        document,
        (
            (texts.plain("paper.name"), party.name),
            (texts.plain("paper.nip"), ""),
            (texts.plain("paper.position"), party.office),
            (texts.plain("handover.address"), party.address),
        ),
    )
    word.paragraph(document, texts.plain("handover.called", party=_say(which)))


def _goods(document: Document, record: Handover) -> None:
    heads = [texts.plain("paper.row"), *(_say(name) for name in ("item", "amount", "unit", "words"))]
    rows = [(str(n), one.item, one.amount, one.unit, one.words) for n, one in enumerate(record.goods, 1)]
    word.table(document, heads, rows, (10, 45, 25, 22, 58))
    document.add_paragraph()
    if record.differs:
        word.paragraph(document, record.differs)


def _approved(document: Document, record: Handover) -> None:
    if not record.approved:
        return
    document.add_heading(_say("approved"), level=2)
    for said in record.approved:
        word.paragraph(document, said, style="List Bullet")


def _annex(document: Document, record: Handover) -> None:
    """On a page of its own. A break would be a paragraph that makes an empty page where the last one is just full."""
    document.add_heading(_say("annex"), level=1).paragraph_format.page_break_before = True
    word.paragraph(document, record.annex)
    for note in record.notes:
        word.paragraph(document, note)
    _approved(document, record)
    document.add_heading(_say("annex_full" if record.full else "annex_list"), level=2)
    if not record.by_number:
        word.paragraph(document, _say("annex_none"))
    elif record.full:
        heads = [_say(f"list_{name}") for name in ("number", "name", "nik", "goods", "how", "signature")]
        rows = [(_number(one), one.name, one.nik, one.goods, one.how, "") for one in record.by_number]
        word.table(document, heads, rows, (16, 36, 36, 28, 24, 20))
    else:
        heads = [_say(f"list_{name}") for name in ("number", "goods", "how")]
        word.table(document, heads, [(_number(o), o.goods, o.how) for o in record.by_number], (20, 95, 45))


def _number(one: ByNumber) -> str:
    return "–" if one.number is None else str(one.number)
