"""At the end of every import stands one sum that fits: the rows of the file = taken + asked + left out."""

from collections.abc import Sequence
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sotarsa_bot import lists
from sotarsa_bot.lists import Line, Place, Wanted
from sotarsa_bot.lists.cells import words
from sotarsa_bot.lists.records import WHYS
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.list_file import Choice
from sotarsa_bot.records.vault import Numbers
from sotarsa_bot.register import register
from sotarsa_bot.register.granting import Granted
from sotarsa_bot.register.list_import import Entry, Import, Snapshot
from sotarsa_bot.register.list_planner import Planner
from sotarsa_bot.register.numbering import numbered
from sotarsa_bot.register.register import Standing
from storage.vault import AesVault
from tests.list_samples import AMINAH, RAHMAT, SITI, csv_text, sheet

VAULT = AesVault(bytes(range(32)))
HEADER = ("No", "NIK", "Nama", "Alamat", "Desa", "Beras (kg)", "Jenis Bantuan")
CELLS = (
    st.sampled_from(("", "1", "2", "3", "(4)", "x")),
    st.sampled_from(("", AMINAH, RAHMAT, SITI, "belum ada", "–", "12", f'="{AMINAH}"', "0" * 16)),
    st.sampled_from(
        ("", "Aminah", "AMINAH BINTI ALI", "Rahmat", "Siti", "Budi", "JUMLAH", "Orang Lain", "=A1", '"Ali')
    ),
    st.sampled_from(("", "Jl. 1", "Jl. Balai 3", "-", "Mengetahui")),
    st.sampled_from(("", "Uren", "LIYU", "Desa Uren", "Atlantis", "63.11.02.2019")),
    st.sampled_from(("", "10", "0", "v", "banyak")),
    st.sampled_from(("", "minyak", "Total")),
)
ROWS = st.lists(st.tuples(*CELLS), max_size=9)
VILLAGES = (("2014", "Liyu"), ("2019", "Uren"))
WANTED = st.builds(
    Wanted, village=st.just("2019"), villages=st.just(VILLAGES), hidden=st.sampled_from((None, True, False)),
    **{why: st.sampled_from((None, True, False)) for why in WHYS if why != "hidden"},
)  # fmt: skip


def known() -> tuple[Standing, ...]:
    """Aminah with her NIK, a Siti without one, and somebody else's NIK for Rahmat."""
    people = [
        ("Aminah", "Jl. 1", AMINAH), ("Siti", "Jl. Balai 3", ""), ("Burhan", "", RAHMAT),
    ]  # fmt: skip
    kept = (
        register.sealed(VAULT, register.person("2019", name, place), Numbers(nik=nik)).with_(id=n)
        for n, (name, place, nik) in enumerate(people, 1)
    )
    return tuple(Standing(one) for one in kept)


def compared(read: lists.ReadList, same: bool | None) -> Import:
    """As it is, or after somebody has said of everybody that they are the same, or others."""
    there = Snapshot("2019", None, known(), (), date(2026, 11, 24), ())
    choices: list[Choice] = []
    while True:
        planner = Planner(VAULT, there, read, "list:1:1", choices)
        while planner.check(3):
            pass
        found = planner.result()
        if same is None or not found.pairs:
            return found
        choices += [
            Choice(row=one.first.row, sheet=one.first.sheet, recipient=one.alike.recipient.id, same=same, decided=True)
            for one in found.pairs
        ]


def fits(rows: Sequence[Sequence[str]], found: Import) -> None:
    filled = {Place("", n) for n, row in enumerate(rows, 2) if any(words(cell) or cell.startswith("=") for cell in row)}
    sums = found.sum
    taken, asked, left = set(sums.taken), set(sums.asked), set(sums.left)
    assert taken | asked | left == filled
    assert len(taken) + len(asked) + len(left) == sums.rows == len(filled)
    told = {one.place for one in found.problems if one.left_out}
    assert left == told | set(found.closing)


@settings(max_examples=150, deadline=None)
@example([("", "", "", "", "", "banyak", "")], set(), Wanted(village="2019", villages=VILLAGES), None)
@given(ROWS, st.sets(st.integers(2, 10), max_size=4), WANTED, st.sampled_from((None, True, False)))
def test_the_rows_of_a_workbook_are_taken_asked_about_or_left_out(
    rows: list[tuple[str, ...]], hidden: set[int], wanted: Wanted, same: bool | None
) -> None:
    content = sheet((HEADER, *rows), hidden=sorted(hidden), merged=["D2:D4", "G3:G5"])
    read = lists.read(content, wanted)
    fits(rows, compared(read, same))
    if all(wanted.said_of(why) is not None for why in WHYS) and same is not None:
        assert not compared(read, same).sum.asked


@settings(max_examples=150, deadline=None)
@given(ROWS, st.sampled_from(";,\t|"), WANTED, st.sampled_from((None, True, False)))
@example([("", "", "JUMLAH", "", "", "", "")], ";", Wanted(village="2019", villages=VILLAGES), None)
def test_the_rows_of_a_csv_are_too(
    rows: list[tuple[str, ...]], delimiter: str, wanted: Wanted, same: bool | None
) -> None:
    """Also with a quotation mark that nobody closed; a line of delimiters alone is no row."""
    typed = [tuple(cell if cell != "=A1" else "Ali" for cell in row) for row in rows]
    fits(typed, compared(lists.read(csv_text((HEADER, *typed), delimiter).encode(), wanted), same))


OWN = st.none() | st.integers(1, 6)


@given(st.lists(st.tuples(OWN, st.none() | st.integers(1, 6)), max_size=8))
def test_a_lists_own_numbers_are_kept_and_no_number_is_two_peoples(people: list[tuple[int | None, int | None]]) -> None:
    """Each is on the list already (with a number), or comes onto it: with the file's number, if that is free."""
    there = {n: number for n, (_, number) in enumerate(people) if number}
    listed = {n: listed_as(number) for n, number in there.items() if number not in [there[m] for m in there if m < n]}
    entries = [entry(n, own, listed.get(n)) for n, (own, _) in enumerate(people)]
    found, other = numbered(entries, listed.values())
    numbers = [one.number or (one.listed and one.listed.number) for one in found]
    assert None not in numbers
    assert len(set(numbers)) == len(numbers)
    taken = {one.number for one in listed.values()}
    first = {
        own: n for n, (own, _) in reversed(list(enumerate(people))) if own and n not in listed and own not in taken
    }
    assert all(numbers[n] == own for own, n in first.items())
    has_own = any(own for own, _ in people)
    assert {one.place.row for one in other} == {n for n, (own, _) in enumerate(people) if has_own and numbers[n] != own}


def listed_as(number: int) -> Listed:
    return Listed(visit=1, number=number, recipient=number, name="Aminah")


def entry(row: int, own: int | None, listed: Listed | None) -> Entry:
    line = Line(row=row, name="Aminah", number=own)
    return Entry((line,), None, register.person("2019", "Aminah"), Granted(), listed, None if listed else ())
