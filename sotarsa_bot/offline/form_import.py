"""What a form's file says, against what the visit has on record: what is new, what is there, what has changed since.

A record is known by the id that the phone drew for it, whoever sends it and however often. What changed on the phone
after it was taken up is told, and takes the old one's place only when somebody says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.events import HandedOver
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.offline import form_pictures
from sotarsa_bot.offline.form_files import Filled, Said
from sotarsa_bot.offline.form_known import Known, known_of, source
from sotarsa_bot.offline.form_pictures import Held
from sotarsa_bot.offline.form_places import UNLISTED, Places, places
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Delivery, DeliveryKind, Listed
from sotarsa_bot.records.form_file import FormFile, FormIssue
from sotarsa_bot.records.record import Instant
from sotarsa_bot.records.visit import Visit, VisitState

CLOCKS_DIFFER = timedelta(minutes=10)


@dataclass(frozen=True)
class FormImport:
    """What saving would do. Records bear the number and name that are theirs on the list now. `gone`: undone on the
    phone before we heard of it, or not to be saved; `more`: how many further pictures of what is there; `held`: whose
    they are is not sure; `candidates` are those who could be meant by the first of these, as forms name them; `twice`:
    numbers that have a hand-over on record already; `odd_clock`: those with a time that no clock that goes right would
    say."""

    fresh: tuple[Said, ...]
    changed: tuple[Said, ...]
    gone: tuple[Said, ...]
    same: tuple[Said, ...]
    more: int
    held: tuple[Said, ...]
    candidates: tuple[tuple[str, Listed], ...]
    twice: tuple[int, ...]
    odd_clock: tuple[Said, ...]

    @property
    def changes(self) -> bool:
        return bool(self.fresh or self.more)

    def taken(self, *, replacing: bool) -> tuple[Said, ...]:
        again = [said for said in self.changed if replacing and not said.undone]
        return (*self.fresh, *again)


async def plan(books: Books, visit: Visit, issue: FormIssue, filled: Filled, file: FormFile) -> FormImport:
    known, listed = await known_of(books, visit, issue.id), await places(books, visit, filled, file.placed)
    fresh, changed, gone, same, held = _sorted(filled.records, known, listed)
    odd = (said for said in (*fresh, *changed) if not _possible(said.happened_at, issue, file.received_at))
    return FormImport(
        fresh=tuple(fresh), changed=tuple(changed), gone=tuple(gone), same=tuple(same),
        more=len(await form_pictures.new(books, visit, known, same)), held=tuple(held),
        candidates=tuple(listed.likely(held[0])) if held else (), twice=await _twice(books, visit, fresh),
        odd_clock=tuple(odd),
    )  # fmt: skip


def _sorted(records: Iterable[Said], known: Mapping[str, Known], listed: Places) -> tuple[list[Said], ...]:
    """What is fresh, changed, gone, there already, and held."""
    fresh, changed, gone, same, held = list[Said](), list[Said](), list[Said](), list[Said](), list[Said]()
    for said in records:
        before, placed = known.get(said.id), listed.of(said)
        if before and before.rev >= said.rev:
            same.append(placed or said)
        elif before and before.standing:
            first = before.standing[0]  # whose it is was settled when it was taken up
            name = placed.name if placed else said.name
            changed.append(said.model_copy(update={"number": first.number or UNLISTED, "name": name}))
        elif said.undone or listed.dropped(said):
            number = placed.number if placed else UNLISTED
            gone.append(said.model_copy(update={"number": number, "undone": True}))
        elif placed:
            fresh.append(placed)
        else:
            held.append(said)
    return fresh, changed, gone, same, held


class Saved(NamedTuple):
    """What came of it: `added` and `withdrawn` are what changed in the books."""

    found: FormImport
    added: tuple[Delivery, ...]
    withdrawn: tuple[Delivery, ...]


async def save(
    acting: Acting, visit: Visit, issue: FormIssue, file: FormFile, filled: Filled, kept: Mapping[str, Held], *,
    replacing: bool,
) -> Saved:  # fmt: skip
    """Writes down what is new (and, `replacing`, what has changed). `kept`: the pictures that could be, by SHA-256.

    Of a closed visit it is held until that is opened again. Mistake in words for the visit's state;
    `deliver.not_your_record` where another's record would be replaced.
    """
    acting.need(Action.DELIVER)
    deliveries.may_be_reported(visit)
    found = await plan(acting.books, visit, issue, filled, file)
    withdrawn = await _withdraw(acting, visit, issue, found.changed if replacing else ())
    taken = found.taken(replacing=replacing)
    gone = (*found.gone, *(said for said in found.changed if replacing and said.undone))
    new = [one for said in (*taken, *gone) for one in _deliveries(acting, visit, file, issue, said)]
    await acting.books.deliveries.add_all(new)
    await acting.books.form_files.change(
        file.id, added=(*file.added, *(one.source for one in new)),
        replaced=(*file.replaced, *(one.source for one in withdrawn)),
    )  # fmt: skip
    known = await known_of(acting.books, visit, issue.id)
    await form_pictures.add(acting, visit, file, known, (*taken, *found.same), kept)
    added = tuple(delivery for said in taken for delivery in known[said.id].standing)
    acting.happened(HandedOver, visit, new=tuple(one for one in added if not one.held), in_file=True)
    await acting.record(
        "form.imported", visit, form=issue.id, file=file.id, added=len(found.fresh), same=len(found.same),
        pictures=len(kept), replaced=len(found.changed) if replacing else 0,
    )  # fmt: skip
    return Saved(found, added, tuple(withdrawn))


async def _withdraw(acting: Acting, visit: Visit, issue: FormIssue, records: Iterable[Said]) -> list[Delivery]:
    known = await known_of(acting.books, visit, issue.id)
    old = [delivery.source for said in records for delivery in known[said.id].standing]
    return await deliveries.withdraw(acting, visit, old) if old else []


def _deliveries(acting: Acting, visit: Visit, file: FormFile, issue: FormIssue, said: Said) -> Iterable[Delivery]:
    """What was undone is written down as withdrawn: an older file that comes later must not bring it back."""
    at, clock = _when(acting, issue, said, file)
    held = visit.state is VisitState.CLOSED and not said.undone
    for n, goods in enumerate(said.goods):
        yield Delivery(
            source=f"{source(issue.id)}{said.id}.{said.rev}:{n}", visit=visit.id, kind=said.how,
            item=deliveries.canonical(goods.item, visit), amount=goods.amount, number=said.number or None,
            recipient="" if said.number else said.name, proxy_name=said.proxy_name, proxy_relation=said.proxy_relation,
            note="; ".join(part for part in (said.note, clock) if part), by=acting.by.id,
            happened_at=at, received_at=file.received_at,
            withdrawn_at=acting.now if said.undone or held else None, held=held,
        )  # fmt: skip


def _when(acting: Acting, issue: FormIssue, said: Said, file: FormFile) -> tuple[Instant, str]:
    """By the phone's clock. Where that cannot be right, as it arrived, and in words what the phone said: what somebody
    has had is counted by its day."""
    if _possible(said.happened_at, issue, file.received_at):
        return said.happened_at, ""
    return file.received_at, texts.plain("form.phone_clock", at=wording.moment(said.happened_at, acting.office.zone))


async def _twice(books: Books, visit: Visit, fresh: Iterable[Said]) -> tuple[int, ...]:
    """Numbers of whom a hand-over is on record, and whom the form records once more."""
    received = [d for d in await deliveries.standing(books, visit) if d.kind is DeliveryKind.RECEIVED]
    there = {delivery.number for delivery in received if delivery.number is not None}
    return tuple(sorted({said.number for said in fresh if said.how is DeliveryKind.RECEIVED and said.number in there}))


def _possible(happened_at: Instant, issue: FormIssue, at: Instant) -> bool:
    return issue.issued_at - CLOCKS_DIFFER <= happened_at <= at + CLOCKS_DIFFER
