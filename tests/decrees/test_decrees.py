"""/sk: the decree is entered, the rights follow it, and papers cite it."""

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.decrees import decrees
from sotarsa_bot.papers import letter
from sotarsa_bot.papers.letter import Letter
from sotarsa_bot.people import roster
from sotarsa_bot.people.invites import grant
from sotarsa_bot.records.people import Role
from tests.conftest import Stage, kept
from tests.meetings.test_meetings import says, taps
from tests.printed import text
from tests.the_day import own

HENDRA = "Hendra Contoh, S.Sos; anggota; 19880112 201001 1 003; Penata Muda"


@kept
async def entered(stage: Stage) -> None:
    """Hendra is named; Alus, official of Uren, too, who gets the team's role by it."""
    admin = stage.cast.admin
    await says(
        stage, admin, "/sk", "188.4/12/KEC-HLG/2026", "2 Januari 2026", "Tim PAK SOTARSA", "2/1/2026", "31/12/2026"
    )
    await says(stage, admin, f"{HENDRA}\nAlus Contoh; kader")
    await taps(stage, admin, "Lanjut", "Lanjut")
    admin.sends_photo(own(stage, admin))
    await stage.settle()
    await taps(stage, admin, "Lanjut", "Simpan SK")


def shown(stage: Stage, piece: str) -> str:
    """The administrator's newest message with this piece: a list of what waits may have come below."""
    return next(m.shown for m in reversed(stage.cast.admin.sees(own(stage, stage.cast.admin))) if piece in m.shown)


async def team(stage: Stage) -> list[str]:
    await stage.starts()
    async with stage.engine.store.reading() as books:
        return [one.name for one in await roster.with_role(books, Role.TEAM)]


async def next_one(stage: Stage, starts: str, names: str) -> None:
    """Another decree, until the end of 2027."""
    admin = stage.cast.admin
    await says(stage, admin, "/sk")
    await taps(stage, admin, "SK baru")
    await says(
        stage, admin, "188.4/1/KEC-HLG/2027", starts, "Tim PAK SOTARSA", starts, "31 Desember 2027", f"{names}; anggota"
    )
    await taps(stage, admin, "Lanjut", "Lanjut", "Lanjut", "Simpan SK")


async def test_what_cannot_be_is_asked_again_and_the_number_is_kept_sealed(stage: Stage) -> None:
    admin = stage.cast.admin
    await entered(stage)
    assert "Peran baru: 1; peran berakhir: 0" in shown(stage, "disimpan")
    assert "Anda sekarang anggota tim" in stage.cast.official.last(own(stage, stage.cast.official)).shown
    await says(stage, admin, "/sk")
    await taps(stage, admin, "188.4")
    card = shown(stage, "(berlaku)")
    assert "NIP tersimpan" in card
    assert "19880112" not in card
    async with stage.engine.store.reading() as books:
        hendra, _ = await books.decree_members.find(order="place")
        assert "19880112" not in str(hendra)
        assert books.vault is not None
        opened = books.vault.open(hendra.sealed, hendra.row)
        assert opened is not None
        assert opened.nip == "198801122010011003"
        assert await books.audit.count(what="role.by_decree") == 1


async def test_a_new_decree_ends_what_the_former_gave_on_its_first_day(stage: Stage) -> None:
    await entered(stage)
    assert await team(stage) == ["Alus Contoh", "Hendra Contoh"]
    await next_one(stage, "26 November 2026", "Hendra Contoh")
    assert await team(stage) == ["Alus Contoh", "Hendra Contoh"], "it is to come"
    await stage.later(days=2)
    assert await team(stage) == ["Hendra Contoh"]
    async with stage.engine.store.reading() as books:
        assert [one.decree for one in await books.grants.find(role=Role.TEAM, order="decree")] == [1, 2]


async def test_an_administrators_word_stays_beside_it_and_is_seen(stage: Stage) -> None:
    admin = stage.cast.admin
    await entered(stage)
    await says(stage, admin, "/undang")
    await taps(stage, admin, "Yang terdaftar", "Hendra")
    assert "anggota tim (menurut SK nomor 188.4/12" in shown(stage, "Hendra")
    await taps(stage, admin, "Cabut: anggota tim", "Ya")
    async with stage.engine.store.writing() as books:
        dilan = await books.people.first(name="Dilan Contoh")
        assert dilan is not None
        await grant(books, dilan, Role.TEAM, None, 1, stage.clock.now())
        await decrees.follow(books, stage.engine.office.today(stage.clock.now()), stage.clock.now())
    assert await team(stage) == ["Alus Contoh", "Dilan Contoh"], "neither is touched by the decree again"
    await says(stage, admin, "/undang")
    await taps(stage, admin, "Yang terdaftar", "Dilan")
    assert "di luar SK" in shown(stage, "Dilan")


async def test_entered_by_mistake_it_is_taken_out_and_comes_back(stage: Stage) -> None:
    admin = stage.cast.admin
    await entered(stage)
    await says(stage, admin, "/sk")
    await taps(stage, admin, "188.4", "Hapus")
    assert await team(stage) == ["Hendra Contoh"], "as it was before"
    await taps(stage, admin, "Kembalikan")
    assert await team(stage) == ["Alus Contoh", "Hendra Contoh"]


async def test_its_end_waits_sixty_days_ahead_until_the_next_is_entered(stage: Stage) -> None:
    admin = stage.cast.admin
    await entered(stage)
    assert "SK nomor 188.4/12/KEC-HLG/2026 berakhir" in await says(stage, admin, "/tugas")
    await stage.later(hours=1)
    await next_one(stage, "1 Januari 2027", "Hendra Contoh")
    assert "Tidak ada yang menunggu" in await says(stage, admin, "/tugas")


async def test_papers_cite_it_and_print_rank_and_number(stage: Stage) -> None:
    await entered(stage)
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.starts()
    async with stage.engine.store.reading() as books:
        paper = await of_k1(stage, books)
        assert "19880112" not in str(paper), "sealed, until it is printed"
        printed = text(letter.letter_pdf(letter.opened(paper, books.vault)))
    for words in ("188.4/12/KEC-HLG/2026", "Hendra Contoh, S.Sos", "Penata Muda", "19880112 201001 1 003"):
        assert words in printed


async def of_k1(stage: Stage, books: Books) -> Letter:
    visit = await books.visits.get(1)
    acting = Acting(books, stage.engine.office, stage.clock.now(), await books.people.get(1))
    return await letter.of_visit(acting, visit)
