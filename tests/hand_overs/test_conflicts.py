"""Two people, one recipient, two words: both are kept, and somebody says which counts."""

import pytest

from simulator.model import Message
from sotarsa_bot.records.flag import FlagKind, Verdict
from tests.conftest import Stage
from tests.the_day import begins, heard, seen


async def two_words(stage: Stage, first: str = "K1 3 terima", second: str = "K1 3 terima") -> tuple[Message, Message]:
    """Hendra's in the group, then Rahmi's in private; the question where she wrote, and in the group."""
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.coordinator.user)
    await stage.acts.says(cast.member, cast.team_group, first)
    await stage.acts.says(cast.coordinator, private, second)
    asked = [
        [m for m in cast.coordinator.sees(chat) if "Mana yang berlaku" in m.shown]
        for chat in (private, cast.team_group)
    ]
    return asked[0][-1], asked[1][-1]


async def test_of_three_one_is_taken_back_and_both_others_are_right(stage: Stage) -> None:
    alone, group = await two_words(stage)
    assert "dicatat dua kali" in alone.shown
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 3 terima")
    assert len(group.buttons) == 4
    assert len(set(group.labels)) == 4  # also of two by one person within a minute
    stage.cast.coordinator.taps("Batalkan catatan ke-1 (Hendra", message=group)
    await stage.settle()
    assert len(group.buttons) == 3
    assert alone.shown == group.shown
    stage.cast.admin.presses_data(stage.cast.team_group, group, "1|keep_both|1")  # who has recorded neither
    await stage.settle()
    assert "Mana yang berlaku" in group.shown
    stage.cast.coordinator.taps("Keduanya benar", message=alone)
    await stage.later(minutes=2)
    for message in (alone, group):
        assert "menurut Rahmi Contoh keduanya benar" in message.shown
        assert message.labels == ["↩️ Salah? Tanyakan lagi"]
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count(withdrawn_at=None) == 2
        (flag,) = await books.flags.find()
        assert (flag.kind, flag.verdict, flag.reason) == (FlagKind.TWICE, Verdict.FINE, "Keduanya benar")


async def test_both_are_right_says_who_recorded_and_a_coordinator_reads_it(stage: Stage) -> None:
    cast = stage.cast
    _, group = await two_words(stage)
    cast.member.taps("Keduanya benar", message=group)
    await stage.later(minutes=2)
    cast.member.press_again()
    await stage.settle()
    assert "sudah dijawab" in cast.member.alerts[-1].text
    chat = stage.world.private(cast.coordinator.user)
    await stage.acts.says(cast.coordinator, chat, "/periksa")
    await stage.acts.taps(cast.coordinator, "K1 Uren: 1 belum dilihat", chat)
    card = cast.coordinator.last(chat).shown
    assert "nomor 3 tercatat menerima dua kali" in card
    assert "Menurut Hendra Contoh: Keduanya benar" in card


async def test_terima_and_tidak_ada_of_one_number(stage: Stage) -> None:
    """One is taken back; the question is settled wherever it stands, and nothing is left to look at."""
    alone, group = await two_words(stage, second="K1 3 tidak ada")
    assert "dua catatan tentang penerima yang sama berbeda" in alone.shown
    assert "Nomor 3 tidak hadir; 1 sembako belum diserahkan" in group.shown
    await stage.later(minutes=2)
    stage.cast.coordinator.taps("Batalkan catatan Hendra", message=group)
    await stage.later(minutes=2)
    for message in (alone, group):
        assert "Tersisa satu catatan" in message.shown
        assert "tidak hadir" in message.shown
    async with stage.engine.store.reading() as books:
        (flag,) = await books.flags.find(kind=FlagKind.DIFFERS)
        assert flag.verdict is Verdict.GONE


async def test_a_list_said_twice_is_asked_about_once(stage: Stage) -> None:
    alone, group = await two_words(stage, "K1 3-9 terima", "K1 3-9 terima")
    assert "7 penerima sudah tercatat sebelumnya: nomor 3–9" in alone.shown
    assert alone.shown == group.shown
    stage.cast.coordinator.taps("Keduanya benar", message=group)
    await stage.later(minutes=2)
    assert "menurut Rahmi Contoh keduanya benar" in alone.shown
    async with stage.engine.store.reading() as books:
        assert [flag.verdict for flag in await books.flags.find(kind=FlagKind.TWICE)] == [Verdict.FINE] * 7
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 3-9 terima")
    again = stage.cast.member.last(stage.cast.team_group)
    stage.cast.member.taps("Batalkan catatan Hendra", message=again)
    await stage.settle()
    assert "yang kedua dibatalkan" in again.shown


async def test_one_of_a_list_said_twice_is_taken_back_alone(stage: Stage) -> None:
    """Also the first of them; the question about the others stays."""
    cast = stage.cast
    alone, group = await two_words(stage, "K1 3-9 terima", "K1 3-9 terima")
    assert "balas catatannya, misalnya: hapus nomor 9" in group.shown
    private = stage.world.private(cast.coordinator.user)
    record = next(m for m in cast.coordinator.sees(private) if "dicatat:" in m.shown)
    cast.coordinator.replies(record, "hapus nomor 3")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert [one.number for one in await books.deliveries.find() if one.withdrawn_at] == [3]
    for message in (alone, group):
        assert "yang kedua dibatalkan" not in message.shown
    cast.coordinator.taps("Batalkan catatan Rahmi", message=group)
    await stage.settle()
    assert "yang kedua dibatalkan" in alone.shown


async def standing(stage: Stage) -> list[int]:
    async with stage.engine.store.reading() as books:
        return sorted(one.number or 0 for one in await books.deliveries.find(withdrawn_at=None))


@pytest.mark.parametrize(
    ("answer", "numbers", "asked"),
    [("1", [*range(1, 13)], False), ("2", [*range(1, 11), *range(1, 13)], True)],
)
async def test_a_range_that_stands_in_part_is_asked_about_before(
    stage: Stage, answer: str, numbers: list[int], asked: bool
) -> None:
    """It recorded ten people twice; the question came after it."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.coordinator, group, "K1 1-10 terima")
    await stage.acts.says(cast.member, group, "K1 1-12 terima")
    question = cast.member.last(group)
    assert "Nomor 1-10 sudah tercatat menerima" in question.shown
    assert "hanya yang baru: nomor 11-12 menerima" in question.shown
    assert await standing(stage) == [*range(1, 11)]
    await stage.acts.taps(cast.member, answer, group)
    assert await standing(stage) == sorted(numbers)
    assert ("Mana yang berlaku" in heard(cast.member, group)) is asked


@pytest.mark.parametrize(
    "words", ["K1 11-12 terima", "K1 4 terima", "K1 3, 4 tidak ada", "K1 1-3 terima selimut", "K1 1-10 terima"]
)
async def test_what_is_no_range_that_stands_in_part_is_not_asked_about_before(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 1-10 terima sembako")
    await stage.acts.says(cast.member, group, words)
    assert "sudah tercatat menerima" not in seen(cast.member, group)


async def test_an_edited_range_is_the_same_word(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 1-10 terima")
    cast.member.edits(next(m for m in cast.member.sees(group) if m.shown == "K1 1-10 terima"), "K1 1-12 terima")
    await stage.settle()
    assert "sudah tercatat menerima" not in seen(cast.member, group)
    assert await standing(stage) == [*range(1, 13)]


async def test_settling_doubles_leaves_those_who_were_never_double(stage: Stage) -> None:
    """The button took away numbers 11 and 12, who stood on record once."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.coordinator, group, "K1 1-10 terima")
    await stage.acts.says(cast.member, group, "K1 1-12 terima")
    await stage.acts.taps(cast.member, "2", group)
    question = next(m for m in cast.member.sees(group) if "Mana yang berlaku" in m.shown)
    assert question.labels[0].startswith("↩️ Batalkan yang ganda: 1–10 (Hendra Contoh")
    cast.member.taps("Batalkan yang ganda", message=question)
    await stage.settle()
    assert await standing(stage) == [*range(1, 13)]
    assert "yang kedua dibatalkan" in question.shown
    await stage.acts.taps(cast.member, "Kembalikan", group)
    assert len(await standing(stage)) == 22


async def test_the_question_about_many_is_settled_from_the_other_side_too(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.coordinator, group, "K1 3-9 terima")
    await stage.acts.says(cast.member, group, "K1 3-9 terima")
    question = next(m for m in cast.member.sees(group) if "Mana yang berlaku" in m.shown)
    record = next(m for m in cast.coordinator.sees(group) if "dicatat:" in m.shown)
    cast.coordinator.taps("Batalkan catatan ini", message=record)
    await stage.settle()
    assert "tidak ada lagi penerima yang tercatat dua kali" in question.shown
    assert await standing(stage) == [*range(3, 10)]


async def test_what_was_written_in_private_names_nobody_in_the_group(stage: Stage) -> None:
    """Not the proxy, not a note with a telephone number, not who is on no list."""
    cast = stage.cast
    await begins(stage)
    for who in (cast.coordinator, cast.member):
        private = stage.world.private(who.user)
        await stage.acts.says(who, private, "K1 2 wakil Khadijah (anak); titip 085251234567")
        await stage.acts.says(who, private, "K1 Zubaidah terima sembako 1")
        await stage.acts.taps(who, "Ya", private)  # on no list
    assert seen(cast.member, cast.team_group).count("Mana yang berlaku") == 2
    assert "Khadijah" in seen(cast.member, stage.world.private(cast.member.user))
    await stage.acts.taps(cast.member, "Keduanya benar", cast.team_group)
    await stage.acts.taps(cast.member, "Batalkan catatan Hendra", cast.team_group)
    said = seen(cast.member, cast.team_group)
    assert "Tersisa satu catatan" in said
    assert "keduanya benar" in said
    assert not [name for name in ("Khadijah", "085251234567", "Zubaidah") if name in said]


@pytest.mark.parametrize("by_words", [False, True])
async def test_both_are_right_was_a_slip_and_it_is_asked_again(stage: Stage, by_words: bool) -> None:
    alone, group = await two_words(stage)
    stage.cast.coordinator.taps("Keduanya benar", message=alone)
    await stage.later(minutes=2)
    if by_words:
        stage.cast.coordinator.replies(group, "salah")
    else:
        stage.cast.coordinator.taps("Salah? Tanyakan lagi", message=group)
    await stage.settle()
    for message in (alone, group):
        assert "Mana yang berlaku?" in message.shown
        assert len(message.buttons) == 3
    async with stage.engine.store.reading() as books:
        (flag,) = await books.flags.find()
        assert (flag.verdict, flag.reason, flag.by) == (Verdict.OPEN, "", None)
    stage.cast.coordinator.taps("Batalkan catatan Hendra", message=group)
    await stage.settle()
    assert "Tersisa satu catatan" in group.shown


async def test_a_list_said_twice_is_asked_about_again(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    for _ in range(2):
        await stage.acts.says(cast.member, cast.team_group, "K1 3-8 terima")
    await stage.acts.taps(cast.member, "Keduanya benar", cast.team_group)
    await stage.acts.taps(cast.member, "Salah? Tanyakan lagi", cast.team_group)
    assert "6 penerima sudah tercatat sebelumnya: nomor 3–8" in stage.acts.question(cast.member, cast.team_group).shown
    await stage.acts.taps(cast.member, "Batalkan catatan Hendra", cast.team_group)
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count(withdrawn_at=None) == 6


async def test_periksa_names_the_one_that_is_double_and_not_what_was_taken_back(stage: Stage) -> None:
    """It used to name all numbers that were said in the same message, and a record that was taken back since."""
    cast, chat = stage.cast, stage.world.private(stage.cast.coordinator.user)
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 3-8 terima")
    await stage.acts.says(cast.member, cast.team_group, "K1 5 terima")
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 5 terima")
    group = next(m for m in cast.member.sees(cast.team_group) if "Mana yang berlaku?" in m.shown)
    cast.member.taps("Batalkan catatan ke-2", message=group)
    await stage.later(minutes=2)
    await stage.acts.says(cast.coordinator, chat, "/periksa")
    await stage.acts.taps(cast.coordinator, "K1 Uren: 1 belum dilihat", chat)
    card = cast.coordinator.last(chat).shown
    assert "Perlu dilihat: nomor 5 tercatat menerima dua kali." in card
    assert card.count("1 sembako untuk nomor 5") == 2


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("2 terima", "received"), ("terima", "received"), ("no 2 terima", "received"), ("yg bujur hendra", "received"),
        ("2 kd ada", "absent"), ("tidak ada", "absent"), ("Rahmi", "absent"), ("punya ulun salah, hapus", "received"),
        ("hendra salah", "absent"), ("bukan rahmi", "received"), ("punya saya yang benar", "absent"),
    ],
)  # fmt: skip
async def test_which_of_two_counts_is_said_in_words(stage: Stage, words: str, stands: str) -> None:
    """ "2 terima" made a third record."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.coordinator, group, "K1 2 kd ada")
    await stage.acts.says(cast.member, group, "K1 2 terima")
    cast.coordinator.replies(next(m for m in cast.coordinator.sees(group) if "Mana yang berlaku" in m.shown), words)
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert [one.kind for one in await books.deliveries.find(withdrawn_at=None)] == [stands]
        assert await books.deliveries.count() == 2
    assert "Tersisa satu catatan" in heard(cast.coordinator, group)


@pytest.mark.parametrize("words", ["2 menolak", "saya", "terima"])
async def test_words_that_do_not_say_which_change_nothing(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    for _ in range(2):
        await stage.acts.says(cast.member, group, "K1 2 terima")
    cast.coordinator.replies(next(m for m in cast.coordinator.sees(group) if "Mana yang berlaku" in m.shown), words)
    await stage.settle()
    assert "Mohon tekan salah satu tombolnya" in heard(cast.coordinator, group)
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count(withdrawn_at=None) == 2


async def test_both_are_right_in_other_words(stage: Stage) -> None:
    cast = stage.cast
    _, group = await two_words(stage)
    cast.coordinator.replies(group, "dua-duanya bujur pak")
    await stage.settle()
    assert "menurut Rahmi Contoh keduanya benar" in group.shown


async def test_in_a_forum_it_is_asked_in_the_topic_where_it_was_said(stage: Stage) -> None:
    cast = stage.cast
    forum = stage.world.add_group("Forum Tim", [cast.coordinator.user, cast.member.user], forum=True, bot_admin=True)
    bound, other = (stage.world.add_topic(forum, name).thread_id for name in ("Kunjungan", "Lain"))
    cast.coordinator.sends(forum, "/hubungkan", thread=bound)
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Tim pelaksana", forum)
    await begins(stage)
    for who in (cast.member, cast.coordinator):
        who.sends(forum, "K1 3 terima", thread=other)
        await stage.settle()
    question = next(m for m in cast.member.sees(forum) if "Mana yang berlaku" in m.shown)
    assert question.thread_id == other
