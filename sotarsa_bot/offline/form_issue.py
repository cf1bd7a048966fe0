"""Giving out an offline form: one for each person and visit, with a key that seals what comes back from it."""

import secrets

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.form_file import FormIssue
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running import high_water

MOST_NAMES = 1000
"""Names on a form: it stays below 300 kB then, which an old phone still opens."""


async def issue(acting: Acting, visit: Visit) -> FormIssue:
    """The form of this person for this visit. Whoever asks again gets the same, with the list as it is then, so that
    what is on the phone goes on.

    Mistake in words for the visit's state, `form.list_too_long`.
    """
    acting.need(Action.DELIVER)
    if visit.state is not VisitState.PROPOSED:
        deliveries.takes_deliveries(visit)
    if await acting.books.listed.count(visit=visit.id) > MOST_NAMES:
        raise Mistake("form.list_too_long", most=MOST_NAMES)
    there = await acting.books.forms.first(visit=visit.id, person=acting.by.id, order="-id")
    return there or await acting.books.forms.add(
        FormIssue(
            id=await high_water.next_id(acting.books, high_water.FORMS),
            visit=visit.id,
            person=acting.by.id,
            key=secrets.token_hex(32),
            issued_at=acting.now,
        )
    )


async def known(books: Books, number: int) -> FormIssue:
    """The form of this number. Mistake `form.unknown`."""
    found = await books.forms.first(id=number)
    if found is None:
        raise Mistake("form.unknown")
    return found
