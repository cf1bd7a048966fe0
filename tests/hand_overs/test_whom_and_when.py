"""Captions about somebody by name, of one of several visits, at a time that was said: right, or asked."""

import pytest

from simulator.model import Chat
from sotarsa_bot.records.field import Delivery
from tests.conftest import Stage, kept
from tests.the_day import begins, heard, own, seen

NAMES = "Aminah\nSiti Aisyah\nRahmat Hidayat\nDarmawan\nNorhayati\nHamdan\nSiti Rahmah"


@kept
async def listed(stage: Stage, names: str = NAMES) -> None:
    """K1 has begun, with these names on its list."""
    private = own(stage, stage.cast.member)
    await begins(stage)
    await stage.acts.says(stage.cast.member, private, "/daftar K1")
    await stage.acts.says(stage.cast.member, private, names)
    await stage.acts.taps(stage.cast.member, "Selesai", private)


async def standing(stage: Stage) -> list[Delivery]:
    async with stage.engine.store.reading() as books:
        return await books.deliveries.find(withdrawn_at=None, order="id")


async def numbers(stage: Stage) -> list[int | None]:
    return [one.number for one in await standing(stage)]


async def proofs(stage: Stage) -> list[int | None]:
    """The numbers of the list that the photos prove, in the order of the photos."""
    of = {one.id: one.number for one in await standing(stage)}
    async with stage.engine.store.reading() as books:
        return [of[p.delivery] if p.delivery else None for p in await books.photos.find(order="message")]


async def sends(stage: Stage, words: str, chat: Chat | None = None) -> None:
    stage.cast.member.sends_photo(chat or stage.cast.team_group, caption=words)
    await stage.settle()


# --- a name ---


@pytest.mark.parametrize(
    ("words", "number"),
    [("Hamdan terima sembako", 6), ("K1 Hamdan terima", 6), ("pak hamdan sudah terima", 6), ("Norhayati terima", 5)],
)
async def test_a_name_without_a_number_is_a_hand_over(stage: Stage, words: str, number: int) -> None:
    """Soon after another record, it used to get a 👌 and become the proof of that."""
    await listed(stage)
    await sends(stage, "K1 3 terima")
    await sends(stage, words)
    assert await numbers(stage) == [3, number]
    assert await proofs(stage) == [3, number]


async def test_as_a_reply_about_a_visit(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    member.replies(stage.acts.card(member, group, "K1"), "Hamdan terima sembako")
    await stage.settle()
    assert await numbers(stage) == [6]


@pytest.mark.parametrize(
    ("words", "label", "number"),
    [("Siti terima sembako", "nomor 7", 7), ("norhayti terima", "nomor 5", 5), ("K1 Siti tidak ada", "nomor 2", 2)],
)
async def test_a_name_that_is_not_plainly_one_persons_is_asked(
    stage: Stage, words: str, label: str, number: int
) -> None:
    """Its photo waits for the answer; it proves nothing of another record."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 3 terima")
    await sends(stage, words)
    stage.cast.member.sends_photo(group)  # and one more, without words, may be of the same
    await stage.settle()
    assert await numbers(stage) == [3]
    assert await proofs(stage) == [3, None, None]
    assert "di daftar?" in seen(member, group)
    assert "Aisyah" not in seen(member, group)
    await stage.acts.taps(member, label, group)
    assert await numbers(stage) == [3, number]
    assert (await proofs(stage))[:2] == [3, number]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("K1 norhayti", ["nomor 5 menerima"]), ("norhayti", ["nomor 5 menerima"]),
        ("K1 Rahmat Hidayt sdh", ["nomor 3 menerima"]), ("K1 bu Siti", ["nomor 2 menerima", "nomor 7 menerima"]),
    ],
)  # fmt: skip
async def test_a_name_alone_that_is_not_plainly_one_persons_is_asked_too(
    stage: Stage, words: str, offered: list[str]
) -> None:
    """U18, below a photo: the name as the list has it was read back, with a slip in it nothing was understood."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, words)
    question = stage.acts.question(member, group)
    assert await numbers(stage) == []
    if len(offered) == 1:
        assert question.shown == f"Maksudnya: {offered[0]}?"
    await stage.acts.taps(member, "Ya" if len(offered) == 1 else offered[-1], group)
    assert await numbers(stage) == [int(offered[-1].split()[1])]


async def test_somebody_on_no_list_is_asked_about_and_then_marked(stage: Stage) -> None:
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await listed(stage)
    await sends(stage, "Zulkifli terima sembako", private)
    assert await standing(stage) == []
    assert "Maksudnya: penerima bernama Zulkifli (tidak ada di daftar) menerima sembako?" in heard(member, private)
    await stage.acts.taps(member, "Ya", private)
    (one,) = await standing(stage)
    assert (one.number, one.recipient) == (None, "Zulkifli")
    assert one.note


@pytest.mark.parametrize("words", ["terima kasih pak", "kegiatan posyandu", "serah terima sembako", "siap"])
async def test_other_words_below_a_photo_are_no_name(stage: Stage, words: str) -> None:
    await listed(stage)
    await sends(stage, words)
    assert await standing(stage) == []


# --- a name beside a number ---


@pytest.mark.parametrize("words", ["K1 3 Indah terima", "K1 3 Hamdan terima"])
async def test_a_name_that_does_not_fit_its_number_is_asked(stage: Stage, words: str) -> None:
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await listed(stage)
    await sends(stage, words, private)
    assert await standing(stage) == []
    assert "tidak cocok dengan nomor 3" in heard(member, private)
    label = "nomor 6, Hamdan" if "Hamdan" in words else "Ya"
    await stage.acts.taps(member, label, private)
    assert await numbers(stage) == [6 if "Hamdan" in words else 3]


@pytest.mark.parametrize(
    "words", ["K1 3 Rahmat terima", "K1 3 pak rahmad terima", "K1 3 Hidayat terima", "K1 no 3 terima"]
)
async def test_a_name_that_fits_its_number_is_not_asked(stage: Stage, words: str) -> None:
    await listed(stage)
    await sends(stage, words)
    assert await numbers(stage) == [3]


async def test_a_number_of_an_address_is_nobodys(stage: Stage) -> None:
    """`Wati RT 20`: Wati was number 7, and number 20 got her parcel."""
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await listed(stage, "\n".join(["Aminah", *(f"Warga {n}" for n in "ABCDE"), "Wati"]))
    await sends(stage, "K1 Wati RT 20 terima sembako", private)
    assert await standing(stage) == []
    await stage.acts.taps(member, "Ya", private)
    assert await numbers(stage) == [7]


# --- which visit ---


@pytest.mark.parametrize(("words", "amounts"), [("6 terima", [(6, 1)]), ("sembako 2", [(None, 2)])])
async def test_of_two_visits_on_one_day_it_is_asked_which(
    stage: Stage, words: str, amounts: list[tuple[int | None, int]]
) -> None:
    """It used to be asked, and then lost into an older record."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 3 terima")
    async with stage.engine.store.writing() as books:
        first = await books.visits.get(1)
        (liyu,) = await books.villages.find(name="Liyu")
        await books.visits.add(first.with_(id=0, village=liyu.code))
    await sends(stage, words)
    assert "Untuk kunjungan mana?" in heard(member, group)
    await stage.acts.taps(member, f"K2 Liyu: {words}", group)
    found = [one for one in await standing(stage) if one.visit == 2]
    assert [(one.number, one.amount) for one in found] == amounts
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(visit=2, delivery=found[0].id) == 1


# --- when ---


async def test_a_time_that_is_said_is_when_it_happened(stage: Stage) -> None:
    await begins(stage)
    await stage.later(hours=4)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 1 terima jam 10.15")
    (one,) = await standing(stage)
    assert one.happened_at.astimezone(stage.engine.office.zone).strftime("%d %H.%M") == "03 10.15"
    assert one.received_at > one.happened_at
    assert not one.note


async def test_a_time_that_has_not_come_is_refused(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 1 terima jam 23.15")
    assert await standing(stage) == []
    assert "Jam 23.15 belum tiba" in member.last(group).shown


async def test_a_time_said_a_day_late_is_asked(stage: Stage) -> None:
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await begins(stage)
    await stage.later(hours=26)
    await stage.acts.says(member, private, "K1 1 terima jam 10.15")
    assert await standing(stage) == []
    assert "nomor 1 menerima pukul 10.15 pada Kamis, 3 Desember 2026?" in member.last(private).shown
    await stage.acts.taps(member, "Ya", private)
    (one,) = await standing(stage)
    assert one.happened_at.astimezone(stage.engine.office.zone).strftime("%d %H.%M") == "03 10.15"


# --- what a caption leaves open ---


async def test_a_bare_number_may_be_a_person_or_an_amount(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 3")
    assert await standing(stage) == []
    await stage.acts.taps(member, "nomor 3 menerima", group)
    assert await numbers(stage) == [3]
    assert await proofs(stage) == [3]


@pytest.mark.parametrize("words", ["K1 1 terima beras 5", "K1 beras 5"])
async def test_a_thing_that_is_not_carried_is_said(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, words)
    assert await standing(stage) == []
    assert "beras" in member.last(group).shown


@pytest.mark.parametrize("words", ["K1 4 tidak terima", "K1 4 belum terima", "K1 4 bukan penerima"])
async def test_why_somebody_did_not_receive_is_asked(stage: Stage, words: str) -> None:
    """All three used to be "tidak hadir"."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, words)
    assert await standing(stage) == []
    assert member.last(group).sender is stage.world.bot


async def test_of_two_things_alike_it_is_asked_which(stage: Stage) -> None:
    """In a caption, and in the village's count: a false difference used to be opened."""
    cast = stage.cast
    await stage.acts.plans(cargo="10 sembako lansia, 12 sembako balita")
    await stage.acts.decides()
    await stage.later(days=9)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 5")
    assert await standing(stage) == []
    await stage.acts.taps(cast.member, "5 sembako balita diserahkan", cast.team_group)
    assert [(one.item, one.amount) for one in await standing(stage)] == [("sembako balita", 5)]
    await stage.acts.says(cast.member, cast.team_group, "/lapangan")
    await stage.acts.taps(cast.member, "Selesai", cast.team_group)
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    cast.official.replies(asked, "sembako 12")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.counts.find() == []
        assert await books.incidents.find() == []
    await stage.acts.taps(cast.official, "sembako balita 12", cast.village_group)
    async with stage.engine.store.reading() as books:
        assert {one.item: one.amount for one in await books.counts.find()} == {
            "sembako lansia": 0,
            "sembako balita": 12,
        }
