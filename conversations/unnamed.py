"""Whatever a group reads of what somebody wrote is looked at here: it names nobody of a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conversations.talk import Talk
from sotarsa_bot.parsing import visit_code
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.register import discreet, recipients
from sotarsa_bot.unsure import Meaning
from sotarsa_bot.visits import underway


@dataclass(frozen=True)
class Quotes:
    """How words are shown in this chat; in private as they are."""

    listed: tuple[Listed, ...]
    group: bool = True

    def of(self, text: str) -> str:
        return discreet.quoted(text, self.listed) if self.group else text

    def meanings(self, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        return tuple(one._replace(said=self.of(one.said)) for one in meanings)

    def values(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What fills a text: our own words (Html) are nobody's."""
        return {name: self.of(one) if type(one) is str else one for name, one in values.items()}


async def here(talk: Talk[Any], text: str) -> Quotes:
    """By the lists of the visits that the text, or the reply, may be about."""
    if talk.chat.private or not text:
        return Quotes((), group=False)
    about = visit_code(text) or await _replied_to(talk)
    visit = await talk.books.visits.first(id=about) if about else None
    found = [visit] if visit else []
    if talk.person and not found:
        found = await underway.reportable(talk.books, talk.by.id, talk.today)
    return Quotes(tuple([row for one in found for row in await recipients.of_visit(talk.books, one)]))


async def _replied_to(talk: Talk[Any]) -> int | None:
    """The visit's number."""
    subject = talk.replied.subject if talk.replied else None
    if subject and subject.kind is SubjectKind.DELIVERY:
        delivery = await talk.books.deliveries.first(id=subject.id)
        return delivery.visit if delivery else None
    return subject.id if subject and subject.kind is SubjectKind.VISIT else None


async def said(talk: Talk[Any], text: str) -> str:
    """One text, as this chat may read it."""
    return (await here(talk, text)).of(text)
