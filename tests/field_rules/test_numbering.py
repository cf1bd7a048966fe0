"""The numbers of official papers: the scheme, the sequence, and that no two are ever the same."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import numbering, office_facts
from sotarsa_bot.official.numbering_scheme import number_of, read_scheme
from sotarsa_bot.people.invites import grant
from sotarsa_bot.records.paperwork import PaperKind, PaperNumber
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.records.visit import Plan, Visit, VisitState
from sotarsa_bot.records.window import Window
from sotarsa_bot.running.office import Office
from storage.migrate import upgrade
from storage.store import SqlStore

SCHEME = "400.9/{urut}/KEC-HLG/{bulan_romawi}/{tahun}"
HANDOVER, LETTER = PaperKind.HANDOVER, PaperKind.LETTER
DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("scheme", "number"),
    [
        (SCHEME, "400.9/12/KEC-HLG/XII/2026"),
        ("ST-{urut:3}/{bulan}/{tahun}", "ST-012/12/2026"),
        ("{urut} / BAST / {tahun}", "12 / BAST / 2026"),
    ],
)
def test_a_scheme_makes_numbers(scheme: str, number: str) -> None:
    assert number_of(read_scheme(f"  {scheme} "), 12, date(2026, 12, 3)) == number


@pytest.mark.parametrize(
    ("scheme", "wrong"),
    [
        ("400.9/{urut}/KEC-HLG", "scheme_incomplete"),
        ("400.9/KEC-HLG/{tahun}", "scheme_incomplete"),
        ("{urut}/{urut}/{tahun}", "scheme_incomplete"),
        ("{urut}/{hari}/{tahun}", "scheme_odd"),
        ("{urut/{tahun}", "scheme_odd"),
        ("{urut:9}/{tahun}", "scheme_odd"),
        ("{0}{urut}/{tahun}", "scheme_odd"),
        ("<b>{urut}/{tahun}", "scheme_odd"),
        ("4{urut}/{tahun}", "scheme_glued"),
        ("{urut}{tahun}", "scheme_glued"),
        ("{bulan}{urut}/{tahun}", "scheme_glued"),
    ],
)
def test_a_scheme_that_could_not_number_is_refused(scheme: str, wrong: str) -> None:
    with pytest.raises(Mistake) as refused:
        read_scheme(scheme)
    assert refused.value.key == f"office.{wrong}"


async def another(books: Books, visit: Visit) -> Visit:
    return await books.visits.add(visit.with_(id=0))


async def give(acting: Acting, visit: Visit, kind: PaperKind = HANDOVER, day: date = DAY) -> str:
    sequence, shown = await numbering.upcoming(acting.books, kind, day)
    given = await numbering.give(acting, visit, kind, sequence)
    assert given.text == shown
    return given.text


async def test_numbers_rise_within_a_year_and_each_kind_counts_for_itself(
    books: Books, visit: Visit, dewi: Acting
) -> None:
    await office_facts.note(dewi, "handover_scheme", SCHEME)
    await office_facts.note(dewi, "letter_scheme", "ST/{urut}/{tahun}")
    others = [await another(books, visit) for _ in range(3)]
    assert [await give(dewi, one) for one in others] == [f"400.9/{n}/KEC-HLG/XI/2026" for n in (1, 2, 3)]
    assert await give(dewi, others[0], LETTER) == "ST/1/2026"
    assert await numbering.upcoming(books, HANDOVER, date(2027, 1, 4)) == (1, "400.9/1/KEC-HLG/I/2027")


async def test_a_paper_is_numbered_once_and_only_with_the_number_that_was_shown(
    books: Books, visit: Visit, dewi: Acting
) -> None:
    with pytest.raises(Mistake, match=r"number\.no_scheme"):
        await numbering.upcoming(books, HANDOVER, DAY)
    await office_facts.note(dewi, "handover_scheme", SCHEME)
    await numbering.give(dewi, visit, HANDOVER, 1)
    with pytest.raises(Mistake, match=r"number\.given_already"):
        await numbering.give(dewi, visit, HANDOVER, 2)
    other = await another(books, visit)
    with pytest.raises(Mistake, match=r"number\.taken"):
        await numbering.give(dewi, other, HANDOVER, 1)
    cancelled = await books.visits.add(visit.with_(id=0, state=VisitState.CANCELLED))
    with pytest.raises(Mistake, match=r"visit\.is_cancelled"):
        await numbering.give(dewi, cancelled, HANDOVER, 2)


async def test_the_offices_own_count_goes_on_and_nothing_comes_again(books: Books, visit: Visit, dewi: Acting) -> None:
    """Both kinds may share one scheme: then they share its numbers. What was given stays given, whatever is typed."""
    for kind in PaperKind:
        await office_facts.note(dewi, f"{kind}_scheme", "{urut:3}/{tahun}")
    await office_facts.note(dewi, "handover_next", "38")
    others = [await another(books, visit) for _ in range(4)]
    assert await give(dewi, others[0]) == "038/2026"
    await office_facts.note(dewi, "handover_next", "5")
    assert await give(dewi, others[1]) == "039/2026"
    await office_facts.note(dewi, "letter_next", "38")
    assert await give(dewi, others[2], LETTER) == "040/2026"
    assert await give(dewi, others[3]) == "041/2026"
    assert await numbering.upcoming(books, HANDOVER, date(2027, 2, 1)) == (1, "001/2027")


async def test_of_many_presses_at_once_no_two_get_the_same_number(tmp_path: Path) -> None:
    """Two processes on one database file, each visit pressed in both: every visit has one number, all differ."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'books.sqlite3'}"
    await upgrade(url)
    stores = [SqlStore.open(url), SqlStore.open(url)]
    now = datetime(2026, 11, 24, 2, tzinfo=UTC)
    async with stores[0].writing() as books:
        person = await books.people.add(Person(name="Budi", created_at=now))
        coordinator = await grant(books, person, Role.COORDINATOR, None, None, now)
        await office_facts.note(Acting(books, Office(), now, person, [coordinator]), "handover_scheme", SCHEME)
        plan = Plan(services=("makanan",), window=Window(first=DAY, last=DAY), leader=person.id)
        made = [Visit(village="2019", plan=plan, proposed_by=person.id, proposed_at=now) for _ in range(8)]
        visits = [await books.visits.add(visit) for visit in made]

    async def press(store: SqlStore, visit: Visit) -> PaperNumber | None:
        try:
            async with store.writing() as books:
                sequence, _ = await numbering.upcoming(books, HANDOVER, DAY)
                acting = Acting(books, Office(), now, person, [coordinator])
                return await numbering.give(acting, visit, HANDOVER, sequence)
        except Mistake:
            return None

    given = [one for one in await asyncio.gather(*(press(s, v) for v in visits for s in stores)) if one]
    assert sorted(one.visit for one in given) == [visit.id for visit in visits]
    assert sorted(one.sequence for one in given) == list(range(1, 9))
    for store in stores:
        await store.close()


async def test_what_the_office_types_is_read_or_refused(books: Books, dewi: Acting) -> None:
    await office_facts.note(dewi, "nip", "19800101 200501 1 001")
    await office_facts.note(dewi, "address", "Jalan Contoh 1; Telepon 0526")
    facts = await office_facts.of(books)
    assert (facts.nip, facts.address) == ("19800101 200501 1 001", "Jalan Contoh 1\nTelepon 0526")
    for name, words, wrong in (
        ("nip", "1980", "office.nip_length"),
        ("handover_next", "tiga", "office.next_unreadable"),
        ("handover_next", "0", "office.next_unreadable"),
        ("copies", ";".join("abcdefghij"), "office.too_many"),
        ("secret", "x", "common.old_button"),
    ):
        with pytest.raises(Mistake) as refused:
            await office_facts.note(dewi, name, words)
        assert refused.value.key == wrong
    await office_facts.note(dewi, "nip", "-")
    assert (await office_facts.of(books)).nip == ""
