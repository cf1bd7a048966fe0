"""Taking back what a form's file brought, as if it had not been sent: it may be sent again."""

from typing import Any, NamedTuple

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.events import HandedOver
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.offline import form_pictures
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Delivery, PhotoKind
from sotarsa_bot.records.form_file import FormFile
from sotarsa_bot.records.list_file import ListState
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.visits import visits

UNDONE = "undone:"


class Undone(NamedTuple):
    """`restored` stand again: the file had replaced them."""

    withdrawn: list[Delivery]
    restored: list[Delivery]


async def visit_of(books: Books, file: FormFile) -> Visit:
    """The visit into which the file was saved. Mistake `common.answered_already` if it was undone, or never saved."""
    first = await books.deliveries.first(source=OneOf((*file.added, *file.replaced)))
    if first is None:
        raise Mistake("common.answered_already")
    return await visits.get(books, first.visit)


async def undo(acting: Acting, visit: Visit, file: FormFile) -> Undone:
    """Mistake in words for the visit's state; `deliver.not_your_record` for another's."""
    acting.need(Action.DELIVER)
    withdrawn = await deliveries.withdraw(acting, visit, file.added)
    for one in await acting.books.deliveries.find(visit=visit.id, source=OneOf(file.added)):
        await acting.books.deliveries.change(one.id, source=f"{UNDONE}{file.id}:{one.source}")
    held = visit.state is VisitState.CLOSED
    now: dict[str, Any] = {"withdrawn_at": acting.now if held else None, "held": held}
    restored = []
    for one in await acting.books.deliveries.find(visit=visit.id, source=OneOf(file.replaced)):
        if await acting.books.deliveries.change(one.id, **now):
            restored.append(one.with_(**now))
    for photo in await form_pictures.of_file(acting.books, file):  # they prove nothing now
        await acting.books.photos.change(photo.id, kind=PhotoKind.APART, visit=None, delivery=None)
    await acting.books.form_files.change(file.id, state=ListState.DROPPED, added=(), replaced=())
    acting.happened(HandedOver, visit, new=() if held else tuple(restored), in_file=True)
    await acting.record("form.undone", visit, file=file.id, withdrawn=len(withdrawn), restored=len(restored))
    return Undone(withdrawn, restored)
