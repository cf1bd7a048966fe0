"""The presses of papers: the assignment letter, the handover record, their annexes and their signed pages."""

from enum import StrEnum
from typing import ClassVar

from conversations.pressed import OfVisit, Row
from sotarsa_bot.records.paperwork import PaperKind


class Form(StrEnum):
    PDF = "pdf"
    DOCX = "docx"


class Pages(StrEnum):
    """What signed pages do to those that are filed."""

    ADD = "add"
    INSTEAD = "instead"


class OfPaper(OfVisit):
    kind: PaperKind


class ShowPaper(OfPaper):
    NAME: ClassVar = "paper"


class LetterPdf(OfVisit):
    NAME: ClassVar = "letter"


class HandoverPdf(OfVisit):
    NAME: ClassVar = "handover"


class AsDocx(OfPaper):
    NAME: ClassVar = "paper_docx"


class PhotoAnnex(OfVisit):
    NAME: ClassVar = "annex_photos"
    part: Row


class FullAnnex(OfVisit):
    NAME: ClassVar = "annex"


class FullAnnexGiven(OfVisit):
    NAME: ClassVar = "annex_yes"
    form: Form


class PutAway(OfVisit):
    """A question in one's own chat that is not answered after all."""

    NAME: ClassVar = "put_away"


class AskApproval(OfVisit):
    NAME: ClassVar = "bast_ask"


class Approve(OfVisit):
    """`shown`: the stamp of what the card says was handed over."""

    NAME: ClassVar = "bast_ok"
    shown: str = ""


class TakeApprovalBack(OfVisit):
    NAME: ClassVar = "bast_back"


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
