"""What was read back is corrected by a reply to it, or by editing the very message; and undone."""

import pytest

from simulator.model import Chat, Message
from simulator.people import Actor
from sotarsa_bot.records.field import Delivery
from tests.asked import a_typed_step_of_two_visits
from tests.conftest import Stage, kept
from tests.the_day import begins, closes, heard, own, reports, seen


async def standing(stage: Stage) -> list[Delivery]:
    async with stage.engine.store.reading() as books:
        return await books.deliveries.find(withdrawn_at=None, order="id")


async def said(stage: Stage) -> list[tuple[int | None, int, str, str]]:
    return [(one.number, one.amount, one.item, one.kind) for one in await standing(stage)]


@kept
async def listed(stage: Stage, names: str) -> None:
    """K1 has begun, with these names on its list."""
    private = own(stage, stage.cast.member)
    await begins(stage)
    await stage.acts.says(stage.cast.member, private, "/daftar K1")
    await stage.acts.says(stage.cast.member, private, names)
    await stage.acts.taps(stage.cast.member, "Selesai", private)


def read_back(who: Actor, chat: Chat, words: str = "") -> Message:
    """The newest words that read a hand-over back."""
    return [m for m in who.sees(chat) if m.sender is who.world.bot and words in m.shown and "<b>K1" not in m.shown][-1]


def silent_since(who: Actor, chat: Chat, count: int) -> bool:
    return len(who.sees(chat)) == count


async def replies(stage: Stage, words: str, to: str = "dicatat:") -> None:
    cast = stage.cast
    cast.member.replies(read_back(cast.member, cast.team_group, to), words)
    await stage.settle()


# --- a reply ---


async def test_a_reply_to_a_record_corrects_it(stage: Stage) -> None:
    """It used to be added: five parcels where there were two."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 sembako 3")
    await replies(stage, "K1 sembako 2")
    assert await said(stage) == [(None, 2, "sembako", "received")]
    assert "✏️ K1, diperbaiki:\n• 3 → 2 sembako" in heard(member, group)
    assert "sudah diperbaiki di bawah. Semula:\n• 3 sembako" in heard(member, group)
    await stage.later(minutes=1)
    assert "3 sembako" not in stage.acts.card(member, group, "K1").shown


async def test_a_correction_is_undone_and_made_again(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 sembako 3")
    await replies(stage, "K1 sembako 2")
    await stage.acts.taps(member, "Kembalikan yang semula", group)
    assert await said(stage) == [(None, 3, "sembako", "received")]
    assert "membatalkan perbaikan K1. Yang berlaku:\n• 3 sembako" in heard(member, group)
    member.press_again()
    await stage.settle()
    assert await said(stage) == [(None, 3, "sembako", "received")]
    await replies(stage, "ralat: sembako 4", "membatalkan perbaikan")
    assert await said(stage) == [(None, 4, "sembako", "received")]
    await stage.acts.taps(member, "Kembalikan yang semula", group)
    await stage.acts.taps(member, "Batalkan catatan", group)
    assert await said(stage) == []


async def test_of_several_only_what_is_named_is_corrected(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 3-5 terima")
    await replies(stage, "4 tidak ada")
    assert await said(stage) == [
        (3, 1, "sembako", "received"),
        (5, 1, "sembako", "received"),
        (4, 1, "sembako", "absent"),
    ]
    assert "1 sembako untuk nomor 4 → Nomor 4 tidak hadir; 1 sembako belum diserahkan" in heard(member, group)


@pytest.mark.parametrize(("label", "numbers"), [("Betulkan", [4]), ("Catatan baru", [3, 4])], ids=["instead", "beside"])
async def test_somebody_else_in_a_reply_is_asked_about(stage: Stage, label: str, numbers: list[int]) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 3 terima")
    await replies(stage, "4 terima")
    assert [one[0] for one in await said(stage)] == [3]
    assert "Ini membetulkan catatan itu, atau catatan baru?" in heard(member, group)
    labels = read_back(member, group, "membetulkan").labels
    await stage.acts.taps(member, next(one for one in labels if one.startswith(label)), group)
    assert [one[0] for one in await said(stage)] == numbers


@pytest.mark.parametrize(
    ("words", "numbers"), [("salah, 4 terima", [4]), ("juga 4 terima", [3, 4]), ("ganti: K1 4 terima", [4])]
)
async def test_words_that_say_which_are_not_asked(stage: Stage, words: str, numbers: list[int]) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 3 terima")
    await replies(stage, words)
    assert [one[0] for one in await said(stage)] == numbers


async def test_a_photo_in_a_reply_that_names_somebody_else_is_theirs(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 3 terima")
    member.sends_photo(group, caption="4 terima", reply_to=read_back(member, group, "dicatat:"))
    await stage.settle()
    assert [one[0] for one in await said(stage)] == [3, 4]


async def test_photos_and_place_go_along_with_a_correction_and_back(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    member.sends_photo(group, caption="K1 3 terima")
    await stage.settle()
    member.sends_location(group, -2.25, 115.62, reply_to=read_back(member, group, "dicatat:"))
    await stage.settle()
    await replies(stage, "salah, 4 terima")
    (one,) = await standing(stage)
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(delivery=one.id) == 1
    assert (one.number, one.latitude) == (4, -2.25)
    await stage.acts.taps(member, "Kembalikan yang semula", group)
    (one,) = await standing(stage)
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(delivery=one.id) == 1
    assert one.number == 3


async def test_anothers_record_is_corrected_by_a_coordinator_only(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.coordinator, group, "K1 sembako 3")
    await replies(stage, "sembako 2")
    assert await said(stage) == [(None, 3, "sembako", "received")]
    assert "dibuat orang lain" in cast.member.last(group).shown
    await stage.acts.says(cast.member, group, "K1 3 terima")
    cast.coordinator.replies(read_back(cast.coordinator, group, "nomor 3"), "3 tolak")
    await stage.settle()
    assert [one[3] for one in await said(stage)] == ["received", "refused"]


async def test_the_village_counts_again_when_a_record_is_corrected(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await reports(stage, "Selesai")
    await replies(stage, "sembako 24")
    assert "24 paket sembako" in heard(cast.official, cast.village_group)


# --- an edit ---


@pytest.mark.parametrize("chat", ["private", "team"])
async def test_a_record_follows_its_caption(stage: Stage, chat: str) -> None:
    """It used to stay 3, below words that say 4."""
    member = stage.cast.member
    where = own(stage, member) if chat == "private" else stage.cast.team_group
    await begins(stage)
    photo = member.sends_photo(where, caption="K1 3 terima")
    await stage.settle()
    member.edits(photo, "K1 4 terima")
    await stage.settle()
    (one,) = await standing(stage)
    assert one.number == 4
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(delivery=one.id) == 1
    assert "✏️ K1, diperbaiki:\n• 1 sembako untuk nomor 3 → 4" in heard(member, where)
    await stage.acts.taps(member, "Kembalikan yang semula", where)
    assert [one[0] for one in await said(stage)] == [3]


async def test_edited_again_and_again_there_is_one_record(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    sent = member.sends(group, "K1 3 terima")
    await stage.settle()
    for words in ("K1 4 terima", "K1 4,5 terima", "K1 5 tidak ada", "K1 3 terima"):
        member.edits(sent, words)
        await stage.settle()
    assert await said(stage) == [(3, 1, "sembako", "received")]
    assert "Nomor 5 tidak hadir" in heard(member, group)


async def test_words_that_were_none_become_a_record_when_edited(stage: Stage) -> None:
    """A sent `K1 3` is mended into `K1 3 terima`; its photo goes along and is asked about no longer."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    photo = member.sends_photo(group, caption="K99 3")
    await stage.settle()
    assert "Untuk kunjungan mana" in heard(member, group)
    member.edits(photo, "K1 3 terima")
    await stage.settle()
    (one,) = await standing(stage)
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(delivery=one.id) == 1
    assert "Untuk kunjungan mana" not in seen(member, group)


async def test_a_photo_of_an_album_that_gets_words_later(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    album = member.sends_album(group, 3, captions=["K1 3 terima", None, None])
    await stage.settle()
    member.edits(album[1], "K1 4 terima")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        numbers = {one.id: one.number for one in await books.deliveries.find()}
        photos = await books.photos.find(order="message")
    assert [numbers[photo.delivery or 0] for photo in photos] == [3, 4, 4]


@pytest.mark.parametrize("words", ["K1 3 terima", "terima kasih pak", "K1 sembako 25"])
async def test_an_edit_that_changes_nothing_is_met_by_silence(stage: Stage, words: str) -> None:
    """Telegram says "edited" also when a reaction was put or a link was looked up."""
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await begins(stage)
    sent = member.sends(private, words)
    await stage.settle()
    count, recorded = len(member.sees(private)), await said(stage)
    for _ in range(3):
        member.edits(sent, words)
        await stage.settle()
    assert silent_since(member, private, count)
    assert await said(stage) == recorded


async def test_an_edit_that_cannot_be_followed_is_said(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    sent = member.sends(group, "K1 3 terima")
    await stage.settle()
    member.edits(sent, "K99 4 terima")
    await stage.settle()
    assert await said(stage) == [(3, 1, "sembako", "received")]
    words = member.last(group).shown
    assert "Pesan Anda diubah, catatannya tidak." in words
    assert "Yang tercatat tetap:\n• 1 sembako untuk nomor 3" in words
    await stage.acts.taps(member, "Batalkan catatan", group)
    member.edits(sent, "K1 5 terima")
    await stage.settle()
    assert await said(stage) == []
    assert "sudah dibatalkan, jadi perubahannya tidak dibaca" in member.last(group).shown


async def test_only_a_fingerprint_is_kept_of_what_was_read(stage: Stage) -> None:
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await begins(stage)
    await stage.acts.says(member, private, "K1 3 terima")
    async with stage.engine.store.reading() as books:
        rows = await books.inbox.find(order="-update_id", limit=1)
    assert rows[0].raw == ""
    assert len(rows[0].words) == 32
    assert "terima" not in rows[0].words


async def test_another_photo_below_the_same_words_is_asked_for_anew(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    sent = member.sends_photo(group, caption="K1 3 terima")
    await stage.settle()
    sent.photo = stage.world.files.add_photo(stage.world.files.another_photo())
    member.edits(sent, "K1 3 terima")
    await stage.settle()
    assert "Mohon kirim foto yang baru sebagai pesan baru" in member.last(group).shown


# --- a place that moves ---


async def test_a_live_location_keeps_its_last_point_silently(stage: Stage) -> None:
    """Each move is an edit: "Pesan yang diubah tidak dibaca lagi" used to be said at each."""
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba")
    panel = [m for m in cast.member.sees(cast.team_group) if "hari kunjungan" in m.shown][-1]
    sent = cast.member.sends_location(cast.team_group, -2.20, 115.60, reply_to=panel)
    await stage.settle()
    count = len(cast.member.sees(cast.team_group))
    for n in range(1, 4):
        cast.member.moves(sent, -2.20 - n / 100, 115.60)
        await stage.settle()
    await reports(stage, "Mulai")
    cast.member.moves(sent, -2.30, 115.60)
    await stage.settle()
    async with stage.engine.store.reading() as books:
        steps = await books.steps.find(order="id")
    assert [one.latitude for one in steps] == [None, -2.30, None]
    assert "tidak dibaca" not in seen(cast.member, cast.team_group)
    assert len(cast.member.sees(cast.team_group)) <= count + 2  # /lapangan and its panel


async def test_the_place_of_a_hand_over_moves_too(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 3 terima")
    sent = cast.member.sends_location(group, -2.20, 115.60, reply_to=read_back(cast.member, group, "dicatat:"))
    await stage.settle()
    cast.member.moves(sent, -2.21, 115.61)
    await stage.settle()
    assert [(one.latitude, one.longitude) for one in await standing(stage)] == [(-2.21, 115.61)]
    stranger_free = len(cast.official.sees(cast.village_group))
    moved = cast.official.sends_location(cast.village_group, -2.5, 115.5)
    cast.official.moves(moved, -2.6, 115.5)
    await stage.settle()
    assert len(cast.official.sees(cast.village_group)) == stranger_free + 1


async def test_an_edit_that_names_nobody_on_the_list_leaves_the_record(stage: Stage) -> None:
    """A bug: the old record was withdrawn before the new number was found to be wrong."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage, "Aminah\nSiti\nBudi\nDarmawan")
    sent = member.sends_photo(group, caption="K1 3 terima")
    await stage.settle()
    for words in ("K1 3 dan 99 terima", "K1 99 terima"):
        member.edits(sent, words)
        await stage.settle()
        assert await said(stage) == [(3, 1, "sembako", "received")]
    member.sends_photo(group, caption="K1 2,98 terima")  # all of it or nothing
    await stage.settle()
    assert await said(stage) == [(3, 1, "sembako", "received")]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [("bukan 4 tapi 6", [3, 5, 6]), ("hapus nomor 4", [3, 5]), ("batal 3", [4, 5]), ("salah 5, harusnya 7", [3, 4, 7])],
)
async def test_numbers_are_taken_back_in_a_reply(stage: Stage, words: str, numbers: list[int]) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 3-5 terima")
    await replies(stage, words)
    assert [one[0] for one in await said(stage)] == numbers
    assert member.last(group).sender is stage.world.bot


# --- another visit, a proxy, a visit that is closed ---


async def two_visits(stage: Stage) -> None:
    """K1 (Uren) and K2 (Liyu) are agreed for the same hour."""
    await a_typed_step_of_two_visits(stage)


async def of_visits(stage: Stage) -> list[tuple[int, int | None, int]]:
    return [(one.visit, one.number, one.amount) for one in await standing(stage)]


@pytest.mark.parametrize(
    "words", ["salah, itu K2", "bukan K1 tapi K2", "pindah ke K2", "maaf, harusnya k2", "salah K2"]
)
async def test_a_record_is_moved_to_another_visit_in_words(stage: Stage, words: str) -> None:
    """With its photo; and back again."""
    member, group = stage.cast.member, stage.cast.team_group
    await two_visits(stage)
    member.sends_photo(group, caption="K1 sembako 5")
    await stage.settle()
    await replies(stage, words)
    assert await of_visits(stage) == [(2, None, 5)]
    assert "✏️ K2, diperbaiki:\n• 5 sembako (semula K1)" in heard(member, group)
    assert "✏️ K1, sudah diperbaiki di bawah. Semula:\n• 5 sembako" in heard(member, group)
    async with stage.engine.store.reading() as books:
        assert [photo.visit for photo in await books.photos.find()] == [2]
    await stage.later(minutes=1)
    assert "Diserahkan" not in stage.acts.card(member, group, "K1").shown
    assert "Diserahkan: 5 paket sembako" in stage.acts.card(member, group, "K2").shown
    await stage.acts.taps(member, "Kembalikan yang semula", group)
    assert await of_visits(stage) == [(1, None, 5)]
    async with stage.engine.store.reading() as books:
        assert [photo.visit for photo in await books.photos.find()] == [1]


@pytest.mark.parametrize("words", ["K2", "itu K2", "untuk K2"])
async def test_a_code_alone_may_mean_that_the_record_is_of_that_visit(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await two_visits(stage)
    await stage.acts.says(member, group, "K1 sembako 5")
    await replies(stage, words)
    assert "Maksudnya: catatan itu untuk K2 Liyu, bukan K1?" in heard(member, group)
    assert await of_visits(stage) == [(1, None, 5)]
    await stage.acts.taps(member, "Ya", group)
    assert await of_visits(stage) == [(2, None, 5)]


async def test_a_reply_with_another_visits_code_is_asked_about(stage: Stage) -> None:
    """It used to be counted beside the other: five parcels twice."""
    member, group = stage.cast.member, stage.cast.team_group
    await two_visits(stage)
    await stage.acts.says(member, group, "K1 sembako 5")
    await replies(stage, "K2 sembako 5")
    assert await of_visits(stage) == [(1, None, 5)]
    await stage.acts.taps(member, "Betulkan catatan itu", group)
    assert await of_visits(stage) == [(2, None, 5)]


async def test_an_edited_code_moves_the_record(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await two_visits(stage)
    said = member.sends(group, "K1 sembako 5")
    await stage.settle()
    member.edits(said, "K2 sembako 5")
    await stage.settle()
    assert await of_visits(stage) == [(2, None, 5)]


@pytest.mark.parametrize(
    ("words", "name", "relation"),
    [
        ("wakil Siti (anak)", "Siti", "anak"),
        ("salah, diwakili anaknya Siti", "Siti", "anak"),
        ("yang menerima Siti", "Siti", ""),
        ("yang ambil Pak RT", "Pak RT", ""),
        ("diterima oleh Siti, istri", "Siti", "istri"),
        ("maaf, diwakilkan Siti anak", "Siti", "anak"),
    ],
)
async def test_who_received_it_instead_is_no_second_hand_over(
    stage: Stage, words: str, name: str, relation: str
) -> None:
    await listed(stage, "Aminah\nRahmat\nSalmah")
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 3 terima")
    await replies(stage, words)
    assert await said(stage) == [(3, 1, "sembako", "received")]
    assert [(one.proxy_name, one.proxy_relation) for one in await standing(stage)] == [(name, relation)]


async def test_of_several_it_is_asked_who_was_received_for(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage, "Aminah\nRahmat\nSalmah")
    await stage.acts.says(member, group, "K1 2-3 terima")
    await replies(stage, "wakil Siti (anak)")
    await stage.acts.taps(member, "nomor 3", group)
    assert [(one.number, one.proxy_name) for one in await standing(stage)] == [(2, ""), (3, "Siti")]


async def test_a_correction_of_a_closed_visit_is_kept_until_that_is_open_again(stage: Stage) -> None:
    """It used to hit a wall, and its words were gone."""
    member, coordinator, group = stage.cast.member, stage.cast.coordinator, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 3 terima")
    await stage.acts.says(member, group, "K1 sembako 24")
    await reports(stage, "Selesai", "Tim sudah pulang")
    await stage.acts.taps(stage.cast.official, "Cocok", stage.cast.village_group)
    await closes(stage)
    await replies(stage, "salah, 12 tidak hadir", "nomor 3")
    asked = member.last(group)
    assert "K1 sudah ditutup, jadi ini belum dicatat: salah, 12 tidak hadir." in asked.shown
    assert "masih ada laporan: 1 tulisan, dari Hendra Contoh" in heard(coordinator, own(stage, coordinator))
    member.taps("Ya", message=asked)
    await stage.settle()
    assert member.alerts[-1].text == "Kunjungan K1 sudah ditutup. Koordinator dapat membukanya lagi."
    member.replies(asked, "ya")
    await stage.settle()
    assert [one.number for one in await standing(stage)] == [3, None]
    await stage.acts.taps(coordinator, "Buka lagi K1", own(stage, coordinator))
    await stage.acts.gives_reason(coordinator, own(stage, coordinator), "12 salah dicatat")
    assert "🔓 K1 sudah dibuka lagi. Catat sekarang: salah, 12 tidak hadir?" in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    assert [(one.number, one.kind) for one in await standing(stage)] == [(None, "received"), (12, "absent")]


# --- fewer than were said ---


@pytest.mark.parametrize(
    ("first", "reply", "stands"),
    [
        ("K1 1-5 terima", "K1 1-4 terima", [1, 2, 3, 4]),
        ("K1 1-5 terima", "1, 2, 3 dan 4 terima", [1, 2, 3, 4]),
        ("K1 6 dan 7 terima", "salah, 6 terima", [6]),
    ],
)
async def test_who_is_left_out_by_a_reply_is_asked_about(
    stage: Stage, first: str, reply: str, stands: list[int]
) -> None:
    """A bug: it said "diperbaiki", and number 5 stayed as it was."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, first)
    member.replies(member.last(group), reply)
    await stage.settle()
    asked = member.last(group)
    assert "yang berikut dibatalkan?" in asked.shown
    member.replies(asked, "ya")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        found = await books.deliveries.find(withdrawn_at=None, order="number")
    assert [one.number for one in found] == stands
    assert "diperbaiki" in member.last(group).shown


@pytest.mark.parametrize("words", ["", "eh jangan jadi dibatalkan", "eh jangan", "kembalikan", "tidak jadi dibatalkan"])
async def test_what_was_taken_back_by_mistake_comes_back_with_its_photo(stage: Stage, words: str) -> None:
    """All of it had to be typed anew; by button or words it counts again, and can be taken back once more."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends_photo(group, caption="K1 1-3 terima")
    await stage.settle()
    cast.member.replies(cast.member.last(group), "jangan jadi dibatalkan")
    await stage.settle()
    assert "catatan itu tetap berlaku" in cast.member.last(group).shown
    asked = next(m for m in cast.member.sees(group) if m.shown.startswith("✅ K1, dicatat"))
    cast.member.replies(asked, "salah, batal")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count(withdrawn_at=None) == 0
    if words:
        cast.member.replies(asked, words)
        await stage.settle()
    else:
        await stage.acts.taps(cast.member, "Kembalikan catatan ini", group)
    async with stage.engine.store.reading() as books:
        assert [one.number for one in await books.deliveries.find(withdrawn_at=None)] == [1, 2, 3]
        assert await books.photos.count(delivery=1) == 1
    assert "mengembalikan catatan K1" in asked.shown
    await stage.acts.taps(cast.member, "Batalkan catatan ini", group)
    assert "membatalkan catatan K1" in asked.shown


async def test_only_its_reporter_or_a_coordinator_gives_a_record_back(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.coordinator, group, "K1 1 terima")
    await stage.acts.taps(cast.coordinator, "Batalkan catatan ini", group)
    await stage.acts.taps(cast.member, "Kembalikan catatan ini", group)
    assert cast.member.alerts[-1].text
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count(withdrawn_at=None) == 0


@pytest.mark.parametrize("words", ["kecuali 4", "K1 kecuali no 4", "selain 4 pak"])
async def test_an_exception_below_a_record_takes_that_number_out_of_it(stage: Stage, words: str) -> None:
    """It used to be read as "all of the list but 4": 4 stayed, and others were added."""
    await listed(stage, "Rusli, Jumiati, Hamdan, Galuh, Idup, Utuh")
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 1-5 terima")
    await replies(stage, words)
    assert [number for number, *_ in await said(stage)] == [1, 2, 3, 5]


async def test_an_exception_that_is_not_in_the_record_changes_nothing(stage: Stage) -> None:
    await listed(stage, "Rusli, Jumiati, Hamdan, Galuh, Idup, Utuh")
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 1-3 terima")
    await replies(stage, "kecuali 5")
    assert [number for number, *_ in await said(stage)] == [1, 2, 3]


async def test_a_number_that_is_somebody_elses_on_the_other_list_is_asked(stage: Stage) -> None:
    """ "K1 aminah terima", moved to K2, was recorded for the first of that list at once."""
    member, group = stage.cast.member, stage.cast.team_group
    await two_visits(stage)
    for code, names in (("K1", "Aminah\nHamdan"), ("K2", "Rusli\nIdup")):
        await stage.acts.says(member, own(stage, member), f"/daftar {code}")
        await stage.acts.says(member, own(stage, member), names)
        await stage.acts.taps(member, "Selesai", own(stage, member))
    await stage.acts.says(member, group, "K1 aminah terima")
    await replies(stage, "pindah ke K2")
    assert [(visit, number) for visit, number, _ in await of_visits(stage)] == [(1, 1)]
    assert "nomor 1 (di daftar itu orang lain), bukan K1?" in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    assert [(visit, number) for visit, number, _ in await of_visits(stage)] == [(2, 1)]


@pytest.mark.parametrize("words", ["batal", "batalkan pak", "kada jadi"])
@pytest.mark.parametrize("said", ["1 2 sembako", "2 jua terima kayanya"])
async def test_taking_a_question_back_touches_no_earlier_record(stage: Stage, words: str, said: str) -> None:
    """ "Batal" below "Maksudnya ...?" withdrew the record that had been replied to."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends_photo(group, caption="K1 1 terima")
    await stage.settle()
    cast.member.replies(next(m for m in cast.member.sees(group) if m.shown.startswith("✅ K1, dicatat")), said)
    await stage.settle()
    cast.member.replies(cast.member.last(group), words)
    await stage.settle()
    assert "Ditutup; tulisan itu tidak dicatat." in heard(cast.member, group)
    async with stage.engine.store.reading() as books:
        assert await books.deliveries.count(withdrawn_at=None) == 1
        assert await books.talks.count() == 0


async def test_taking_a_question_back_touches_no_step(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.later(hours=2)
    await stage.acts.says(cast.member, group, "K1 berangkat 9.10")
    panel = next(m for m in reversed(cast.member.sees(group)) if "Berangkat 09" in m.shown)
    cast.member.replies(panel, "tiba 9.12 macet dikit")
    await stage.settle()
    asked = next(m for m in reversed(cast.member.sees(group)) if "maksudnya" in m.shown.casefold())
    cast.member.replies(asked, "batal")
    await stage.settle()
    assert "Ditutup; tulisan itu tidak dicatat." in heard(cast.member, group)
    assert "dibatalkan" not in seen(cast.member, group)


@pytest.mark.parametrize(
    "words",
    ["cuma 1-2 ja yg bujur", "hanya 1 dan 2 yang benar", "yang benar cuma 1-2", "1-2 aja yg bujur", "hanya 1, 2"],
)
async def test_only_these_are_right_takes_the_others_back(stage: Stage, words: str) -> None:
    """They were recorded once more, "bujur" as a note, and the others stayed."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 1-4 terima")
    await replies(stage, words)
    assert [number for number, *_ in await said(stage)] == [1, 2, 3, 4]
    asked = member.last(group)
    assert "nomor 3" in asked.shown
    assert "nomor 1" not in asked.shown
    member.replies(asked, "iih")
    await stage.settle()
    assert [(number, kind) for number, _, _, kind in await said(stage)] == [(1, "received"), (2, "received")]


@pytest.mark.parametrize("words", ["cuma 1-9 yg bujur", "cuma 1-4 yg bujur"])
async def test_only_these_are_right_says_why_nothing_is_taken_back(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 1-4 terima")
    await replies(stage, words)
    assert [number for number, *_ in await said(stage)] == [1, 2, 3, 4]
    assert "nomor itu" in member.last(group).shown.casefold()


@pytest.mark.parametrize(
    ("first", "reply", "yes", "then"),
    [
        ("1-3 terima", "eh no 2 salah, no 2 kd ada", False, [(1, "received"), (2, "absent"), (3, "received")]),
        ("1-3 terima", "2 itu salah, kd ada", False, [(1, "received"), (2, "absent"), (3, "received")]),
        ("1-3 terima", "2 jua blm", False, [(1, "received"), (3, "received")]),
        ("1-3 terima", "eh 2-3 belum terima", False, [(1, "received")]),
        ("3 tolak", "eh mau ja", True, [(3, "received")]),
        ("3 tidak ada", "ternyata datang orangnya", True, [(3, "received")]),
        ("3 terima", "salah tulis", False, []),
        ("3 terima", "salah org, batalkan", False, []),
    ],
)
async def test_everyday_corrections_below_a_record(
    stage: Stage, first: str, reply: str, yes: bool, then: list[tuple[int, str]]
) -> None:
    """ "Belum dipahami", each time."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, f"K1 {first}")
    await replies(stage, reply, "K1, dicatat")
    if yes:
        member.replies(stage.acts.question(member, group), "ya")
        await stage.settle()
    assert sorted((number or 0, kind) for number, _, _, kind in await said(stage)) == then


@pytest.mark.parametrize(
    ("first", "reply", "proxy"),
    [
        ("6 terima", "yg 6 anaknya yg ambil, namanya Rudi", ("Rudi", "anak")),
        ("6 wakil Siti (anak)", "wakilnya Sinta bukan Siti", ("Sinta", "")),
    ],
)
async def test_who_came_instead_is_corrected_in_everyday_words(
    stage: Stage, first: str, reply: str, proxy: tuple[str, str]
) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, f"K1 {first}")
    await replies(stage, reply, "K1, dicatat")
    (one,) = await standing(stage)
    assert (one.number, one.proxy_name, one.proxy_relation) == (6, *proxy)


@pytest.mark.parametrize(
    ("reply", "proxy"),
    [
        ("Rahmah", ("Rahmah", "anak")),
        ("namanya Budi (ipar)", ("Budi", "ipar")),
        ("Siti Aisyah", ("Siti Aisyah", "anak")),
    ],
)
async def test_only_the_name_of_a_proxy_is_enough_where_it_is_asked_for(
    stage: Stage, reply: str, proxy: tuple[str, str]
) -> None:
    """The bot says "balas dengan namanya", and number 5 was lost."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    member.sends_photo(group, caption="K1 5 diwakili anaknya")
    await stage.settle()
    member.replies(stage.acts.question(member, group), reply)
    await stage.settle()
    (one,) = await standing(stage)
    assert (one.number, one.proxy_name, one.proxy_relation) == (5, *proxy)
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(delivery=one.id) == 1


async def test_what_moves_to_another_visit_is_what_that_one_carries(stage: Stage) -> None:
    """Blankets of K2 are no blankets of K1, which has parcels only."""
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.plans("Liyu", cargo="8 selimut")
    for label in ("Kam 3 Des", "09.00", "Balai Desa"):
        await stage.acts.taps(cast.other_official, label, cast.other_group)
    await stage.acts.waits_until(stage.acts.starts_at(cast.coordinator, group, "K1"))
    await stage.acts.says(cast.member, group, "K2 1-3 terima")
    cast.member.replies(cast.member.last(group), "salah, itu K1")
    await stage.settle()
    asked = stage.acts.question(cast.member, group)
    assert "pindah ke K1, sebagai sembako yang dibawa K1?" in asked.shown
    assert await of_visits(stage) == [(2, 1, 1), (2, 2, 1), (2, 3, 1)]
    await stage.acts.answers(cast.member, group, "ya")
    assert {(one.visit, one.item) for one in await standing(stage)} == {(1, "sembako")}
