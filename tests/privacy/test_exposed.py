"""Numbers and cards of people that somebody sends into a group."""

from pathlib import Path

import pytest

from simulator.model import Chat
from simulator.people import Actor
from sotarsa_bot.records.machinery import PostState
from tests.conftest import Stage
from tests.list_samples import AMINAH, RAHMAT
from tests.the_day import begins, heard, seen

FOURS = "6311 0212 0356 0003"


def own(stage: Stage, who: Actor) -> Chat:
    return who.opens_private()


async def test_a_number_in_a_group_is_taken_away_and_the_sender_hears_it_alone(stage: Stage) -> None:
    cast = stage.cast
    private = own(stage, cast.official)
    await stage.acts.says(cast.official, private, "/start")
    sent = cast.official.sends(cast.village_group, f"Aminah {AMINAH} belum ada di daftar")
    await stage.settle()
    assert sent.deleted
    assert "Mohon jangan mengirim NIK" in cast.official.last(private).shown
    assert "Mohon jangan" not in seen(cast.official, cast.village_group)
    cast.official.sends(cast.village_group, FOURS)
    await stage.settle()
    assert seen(cast.official, private).count("Mohon jangan") == 1  # in full once an hour
    assert "lagi-lagi memuat NIK" in cast.official.last(private).shown
    await stage.later(hours=1)
    cast.official.sends(cast.village_group, RAHMAT)
    await stage.settle()
    assert seen(cast.official, private).count("Mohon jangan") == 2


async def test_a_number_with_letters_that_nobody_sees_is_one_too(stage: Stage, home: Path) -> None:
    """Copied out of a PDF, there may be zero-width spaces or soft hyphens in it."""
    cast = stage.cast
    private = own(stage, cast.official)
    await stage.acts.says(cast.official, private, "/start")
    hidden = f"{AMINAH[:6]}\u200b{AMINAH[6:12]}\u00ad{AMINAH[12:]}"
    sent = cast.official.sends(cast.village_group, f"Aminah {hidden}")
    await stage.settle()
    assert sent.deleted
    assert "Mohon jangan mengirim NIK" in cast.official.last(private).shown
    async with stage.engine.store.reading() as books:
        assert not [one for one in await books.inbox.find() if AMINAH[6:12] in one.raw]


async def test_who_cannot_be_reached_alone_is_told_in_the_group_without_the_number(stage: Stage) -> None:
    cast = stage.cast
    cast.stranger.sends(cast.village_group, AMINAH)
    await stage.settle()
    said = cast.stranger.last(cast.village_group).shown
    assert "Mohon jangan mengirim NIK" in said
    assert "0003" not in said


async def test_where_the_bot_is_no_admin_the_sender_is_asked_to_delete(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    stage.world.demote_bot(cast.village_group, cast.stranger.user)
    await stage.settle()
    sent = cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), f"untuk {AMINAH}")
    await stage.settle()
    assert not sent.deleted
    assert "masih terlihat di grup, mohon hapus" in heard(cast.official, own(stage, cast.official))
    assert "deleteMessage" not in {request.method for request in stage.world.requests}


async def test_an_admin_that_may_not_delete_is_refused_and_goes_on(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    cast.village_group.bot_status = "member"  # and the bot has not heard of it
    stage.world.expect(400)
    sent = cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), AMINAH)
    await stage.settle()
    assert not sent.deleted
    async with stage.engine.store.reading() as books:
        (post,) = await books.outbox.find(method="deleteMessage")
    assert (post.state, post.problem) == (PostState.DROPPED, "Message can't be deleted")


async def test_a_hand_over_with_a_number_in_its_caption_counts(stage: Stage) -> None:
    """The photo is downloaded first, however long that takes, and then taken out of the group."""
    cast = stage.cast
    await begins(stage)
    stage.world.faults.bad_gateway(n=8, method="getFile")
    sent = cast.member.sends_photo(cast.team_group, caption=f"K1 sembako 1 {FOURS}")
    await stage.later(minutes=2)
    assert "foto tersimpan" not in seen(cast.member, cast.team_group)
    assert not sent.deleted
    for _ in range(3):
        await stage.later(hours=1)
    assert "1 dari 1 foto tersimpan" in heard(cast.member, cast.team_group)
    assert sent.deleted
    assert "📦 Diserahkan: 1 paket sembako" in stage.acts.card(cast.member, cast.team_group, "K1").shown


async def test_a_wrong_caption_with_a_number_is_told_and_taken_away(stage: Stage) -> None:
    """A Mistake undoes the step, not that."""
    cast = stage.cast
    await begins(stage)
    sent = cast.member.sends(cast.team_group, f"K99 3 terima {AMINAH}")
    await stage.settle()
    assert "K99" in cast.member.last(cast.team_group).shown
    assert sent.deleted
    assert "Mohon jangan" in heard(cast.member, own(stage, cast.member))


async def test_an_edit_that_brings_a_number_is_seen(stage: Stage) -> None:
    cast = stage.cast
    sent = cast.member.sends(cast.team_group, "besok jam 9")
    await stage.settle()
    cast.member.edits(sent, AMINAH)
    await stage.settle()
    assert sent.deleted


@pytest.mark.parametrize("caption", ["KTP Aminah", "ini kartu keluarga Rahmat"])
async def test_a_photo_of_a_card_is_not_kept(stage: Stage, photos: Path, caption: str) -> None:
    cast = stage.cast
    await begins(stage)
    sent = cast.member.sends_album(cast.team_group, 2, caption=caption)
    file = cast.member.sends_document(cast.team_group, "scan_ktp.pdf", b"%PDF-1.4 x")
    await stage.settle()
    assert [m.deleted for m in (*sent, file)] == [True, True, True]
    async with stage.engine.store.reading() as books:
        assert await books.photos.count() == 0
    assert not photos.exists()
    assert "Untuk kunjungan mana" not in seen(cast.member, cast.team_group)


async def test_a_photo_of_a_service_for_cards_is_a_photo(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    sent = cast.member.sends_photo(cast.team_group, caption="perekaman KTP-el")
    counted = cast.member.sends_photo(cast.team_group, caption="K1 sembako 25; 25 KK, 3 tanpa KTP")
    await stage.settle()
    assert [sent.deleted, counted.deleted] == [False, False]
    assert "25 sembako" in heard(cast.member, cast.team_group)


async def test_a_group_of_others_is_left_alone(stage: Stage) -> None:
    cast = stage.cast
    stage.world.add_bot(cast.spare_group)
    await stage.settle()
    before = seen(cast.coordinator, cast.spare_group)
    sent = cast.coordinator.sends(cast.spare_group, AMINAH)
    await stage.settle()
    assert not sent.deleted
    assert seen(cast.coordinator, cast.spare_group) == before


SIAK = "63.1102.120356.0003"
AS_WRITTEN = (
    SIAK,
    "6311 02 120356 0003",
    f"*{AMINAH}*",
    "631102 1203560003",
    "6311_0212_0356_0003",
    "63 1102\n120356\n0003",
)


@pytest.mark.parametrize("written", AS_WRITTEN)
async def test_however_it_is_written_the_bot_does_not_repeat_it(stage: Stage, home: Path, written: str) -> None:
    """In notes, requests, reasons and places; in the group as in private."""
    cast = stage.cast
    await begins(stage)
    private = own(stage, cast.member)
    sent = [
        cast.member.sends(cast.team_group, f"titip data Aminah {written}"),
        cast.member.sends(cast.team_group, f"K1 usulan Aminah NIK {written}: kursi roda"),
        cast.member.sends_photo(cast.team_group, caption=f"K1 sembako 1, NIK {written}"),
        cast.official.sends(cast.village_group, f"Aminah {written}"),
    ]
    await stage.settle()
    await stage.acts.says(cast.member, cast.team_group, f"/kendala jembatan dekat rumah {written} putus")
    await stage.acts.taps(cast.member, "jalan", cast.team_group)
    await stage.acts.says(cast.member, private, "/daftar k1")
    await stage.acts.says(cast.member, private, f"Mariani Contoh {written}".replace("\n", " "))
    await stage.later(minutes=15)
    assert all(message.deleted for message in sent)
    said = seen(cast.member, cast.team_group) + seen(cast.coordinator, cast.village_group)
    assert "1 sembako" in said
    await stage.engine.store.close()
    kept = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert kept.count(b"Mariani") > 0
    for form in {written, written.replace("\n", " "), " ".join(written.replace(".", " ").split()), AMINAH}:
        assert form.encode() not in kept
    assert "0003" not in said.replace(written, "")
    assert "NIK" not in said.replace("NIK " + written, "").replace("mengirim NIK", "")


async def test_numbers_that_are_no_such_number_are_left_in_the_group(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    sent = [
        cast.member.sends(cast.team_group, "K1 1 2 3 4 5 6 7 8 9 10 11 12 13 sudah siap"),
        cast.member.sends(cast.team_group, "hubungi 0812-3456-7890 atau 0813 9876 5432"),
        cast.member.sends(cast.team_group, "12-03-2026, 05-04-2026 jam 08.30 12.15 13.30, Rp 1.500.000"),
    ]
    await stage.settle()
    assert not any(message.deleted for message in sent)


async def test_the_number_is_nowhere(
    stage: Stage, home: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not in the database's files (inbox, talks, outbox, audit), nor in a log, nor said; also not what was typed in
    private for /daftar, which stands in the list alone."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, f"/kendala jembatan dekat rumah {AMINAH} putus")
    await stage.acts.taps(cast.member, "jalan", cast.team_group)
    cast.member.sends_photo(cast.team_group, caption=f"K1 sembako 2; {FOURS}")
    await stage.acts.says(cast.member, cast.team_group, f"K99 {AMINAH}")
    private = own(stage, cast.member)
    await stage.acts.says(cast.member, private, "/daftar k1")
    await stage.acts.says(cast.member, private, f"Mariani Contoh {AMINAH}")
    await stage.acts.says(cast.member, private, f"K1 sembako 3; {AMINAH}")
    await stage.later(minutes=15)
    await stage.engine.store.close()
    kept = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert kept.count(b"Mariani") > 0
    said = seen(cast.member, cast.team_group) + seen(cast.coordinator, cast.village_group)
    for form in (AMINAH, FOURS):
        assert form.encode() not in kept
        assert form not in caplog.text + capsys.readouterr().out + said
    assert "6311********0003" not in said
    async with stage.engine.store.reading() as books:
        assert {one.raw for one in await books.inbox.find()} == {""}


@pytest.mark.parametrize("caption", ["foto ktp menyusul", "K1 11 terima, kurang ktp", "K1 lupa bawa ktp"])
async def test_a_photo_whose_words_only_mention_a_card_is_kept(stage: Stage, caption: str) -> None:
    cast = stage.cast
    await begins(stage)
    sent = cast.member.sends_photo(cast.team_group, caption=caption)
    await stage.settle()
    assert not sent.deleted
    async with stage.engine.store.reading() as books:
        assert await books.photos.count() == 1


@pytest.mark.parametrize(
    "text",
    ["kendala K1 siti nik 6311 0123 4567 0003 kada ada", "K1 usulan Siti 6311 0123 4567 0003: kursi roda"],
)
async def test_a_mistyped_number_is_repeated_nowhere(stage: Stage, text: str) -> None:
    cast = stage.cast
    await begins(stage)
    sent = cast.member.sends(cast.team_group, text)
    await stage.settle()
    assert sent.deleted
    for group in (cast.team_group, cast.village_group):
        assert not any("4567" in message.shown for message in group.timeline if message.sender is stage.world.bot)


async def test_what_else_was_said_beside_a_number_reaches_the_office_without_it(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.official, own(stage, cast.official), "/start")
    await stage.acts.says(
        cast.official, cast.village_group, f"ini kk nya {AMINAH}, tolong dimasukkan ke daftar, orangnya jompo"
    )
    told = seen(cast.coordinator, own(stage, cast.coordinator))
    assert "tolong dimasukkan ke daftar, orangnya jompo" in told
    assert AMINAH not in told
    assert "tidak ikut diteruskan" in heard(cast.official, cast.village_group)
