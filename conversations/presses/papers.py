"""The presses of papers: the assignment letter, the handover record, their annexes and their signed pages."""

from enum import StrEnum
from typing import ClassVar

from conversations.pressed import Pressed, Row
from sotarsa_bot.records.paperwork import PaperKind


class Form(StrEnum):
    PDF = "pdf"
    DOCX = "docx"


class Pages(StrEnum):
    """What signed pages do to those that are filed."""

    ADD = "add"
    INSTEAD = "instead"


class OfPaper(Pressed):
    visit: Row
    kind: PaperKind


class ShowPaper(OfPaper):
    NAME: ClassVar = "paper"


class LetterPdf(Pressed):
    NAME: ClassVar = "letter"
    visit: Row


class HandoverPdf(Pressed):
    NAME: ClassVar = "handover"
    visit: Row


class AsDocx(OfPaper):
    NAME: ClassVar = "paper_docx"


class PhotoAnnex(Pressed):
    NAME: ClassVar = "annex_photos"
    visit: Row
    part: Row


class FullAnnex(Pressed):
    NAME: ClassVar = "annex"
    visit: Row


class FullAnnexGiven(Pressed):
    NAME: ClassVar = "annex_yes"
    visit: Row
    form: Form


class PutAway(Pressed):
    """A question in one's own chat that is not answered after all."""

    NAME: ClassVar = "put_away"
    visit: Row


class AskApproval(Pressed):
    NAME: ClassVar = "bast_ask"
    visit: Row


class Approve(Pressed):
    """`shown`: the stamp of what the card says was handed over."""

    NAME: ClassVar = "bast_ok"
    visit: Row
    shown: str = ""


class TakeApprovalBack(Pressed):
    NAME: ClassVar = "bast_back"
    visit: Row


class AskNumber(OfPaper):
    NAME: ClassVar = "paper_no"


class GiveNumber(OfPaper):
    NAME: ClassVar = "paper_no_yes"
    sequence: Row


class HowToSign(OfPaper):
    NAME: ClassVar = "signed_how"


class SavePages(OfPaper):
    NAME: ClassVar = "signed_save"
    last: Row
    pages: Pages


class DropPages(OfPaper):
    NAME: ClassVar = "signed_drop"
    last: Row


class SeePages(OfPaper):
    NAME: ClassVar = "signed_see"


class TakePagesOut(OfPaper):
    NAME: ClassVar = "signed_out"


class PagesTakenOut(OfPaper):
    NAME: ClassVar = "signed_out_yes"


class PagesStay(OfPaper):
    NAME: ClassVar = "signed_stays"
