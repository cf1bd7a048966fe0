"""The assignment letter as a Word document."""

from sotarsa_bot import texts
from sotarsa_bot.papers import word
from sotarsa_bot.papers.letter import Letter


def letter_docx(letter: Letter) -> bytes:
    document = word.blank(letter.status, letter.footer)
    word.letterhead(document, letter.head)
    word.title(document, _say("title"), letter.number)
    word.facts(document, [(_say("basis"), letter.basis)])
    document.add_heading(_say("assigning"), level=2).alignment = 1
    word.goes_with_what_follows(word.paragraph(document, f"{_say('to')}:"))
    heads = [texts.plain(f"paper.{name}") for name in ("row", "name", "nip", "position")]
    named = [(one, "\n".join(filter(None, (one.name, one.rank)))) for one in letter.people]
    rows = [(str(n), name, one.nip, one.office) for n, (one, name) in enumerate(named, 1)]
    word.table(document, heads, rows, (10, 58, 46, 46))
    document.add_paragraph()
    word.facts(document, [(_say(name), getattr(letter, name)) for name in ("task", "when", "where")])
    document.add_paragraph()
    signer = letter.signer.with_(title=f"{letter.issued}\n{letter.signer.title}")
    copies = [f"{n}. {copy}" for n, copy in enumerate(letter.copies, 1)]
    word.signatures(document, _say("closing"), signer, beside=[f"{_say('copies')}:", *copies])
    return word.content(document)


def _say(name: str) -> str:
    return texts.plain(f"letter.{name}")
