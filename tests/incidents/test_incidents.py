"""/kendala: from the team or the village; the coordinator postpones, others ask for it."""

import pytest

from tests.conftest import Stage, kept
from tests.the_day import begins, heard, own, reports, seen


async def test_a_village_reports_a_road_and_the_coordinator_postpones(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.official, cast.village_group, "/kendala")
    await stage.acts.taps(cast.official, "jalan", cast.village_group)
    asked = stage.acts.question(cast.official, cast.village_group)
    cast.official.sends_photo(cast.village_group, caption="Jembatan putus <sejak> pagi", reply_to=asked)
    await stage.settle()
    await stage.acts.taps(cast.official, "Selesai", cast.village_group)
    assert "Jembatan putus <sejak> pagi" in seen(cast.coordinator, cast.team_group)
    await stage.acts.taps(cast.official, "Tunda kunjungan", cast.village_group)
    private = stage.world.private(cast.coordinator.user)
    assert "mengusulkan menunda kunjungan K1" in heard(cast.coordinator, private)
    await stage.acts.taps(cast.coordinator, "Tunda kunjungan", private)
    assert "Ditunda" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert "1 dari 1 foto tersimpan" in seen(cast.official, cast.village_group)


async def test_postponed_while_the_team_is_on_its_way_everybody_hears_of_it(stage: Stage) -> None:
    """By a message of its own: nobody's telephone rings for an edited one."""
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.official, cast.village_group, "/kendala longsor di km 3")
    await stage.acts.taps(cast.official, "jalan", cast.village_group)
    await stage.acts.taps(cast.official, "Tanpa foto", cast.village_group)
    await stage.acts.taps(cast.official, "Tunda kunjungan", cast.village_group)
    await stage.acts.taps(cast.coordinator, "Tunda kunjungan", stage.world.private(cast.coordinator.user))
    village, team = cast.official.last(cast.village_group).shown, cast.member.last(cast.team_group).shown
    assert village == "⏸ Kunjungan K1 ditunda: jalan – longsor di km 3. Tim akan mengusulkan waktu baru."
    assert team.startswith("⏸ Kunjungan K1 ditunda: jalan – longsor di km 3.")
    assert "Bila tim sudah berangkat, mohon pulang" in team
    assert "tidak berlaku lagi" in heard(cast.official, cast.village_group)
    for who, chat in ((cast.official, cast.village_group), (cast.member, cast.team_group)):
        (asked,) = [m for m in who.sees(chat) if "kendala jalan" in m.shown]
        assert "ditunda oleh Rahmi Contoh" in asked.shown
        assert asked.labels == []
    await stage.acts.taps(cast.member, "▶️ Tim sudah pulang", cast.team_group)
    assert "Kunjungan K1 sedang ditunda" not in seen(cast.member, cast.team_group)


async def test_the_team_goes_on(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.member, cast.team_group, "/kendala ban bocor")
    await stage.acts.taps(cast.member, "kendaraan", cast.team_group)
    await stage.acts.taps(cast.member, "Tanpa foto", cast.team_group)
    await stage.acts.taps(cast.member, "Lanjutkan", cast.team_group)
    assert "Dilanjutkan, menurut Hendra" in heard(cast.member, cast.team_group)
    cast.member.press_again()
    await stage.settle()
    assert "sudah dijawab" in cast.member.alerts[-1].text


async def test_a_sticker_is_no_words_and_batal_leaves_nothing(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/kendala")
    await stage.acts.taps(cast.member, "cuaca", private)
    cast.member.sends_sticker(private)
    await stage.settle()
    assert "bukan stiker" in cast.member.last(private).shown
    await stage.acts.says(cast.member, private, "/batal")
    assert "Ditutup." in cast.member.last(private).shown
    assert "kendala cuaca" not in seen(cast.coordinator, cast.team_group)


async def test_an_official_of_another_village_has_no_say(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.other_official, cast.other_group, "/kendala")
    assert "Belum ada kunjungan" in cast.other_official.last(cast.other_group).shown


@pytest.mark.parametrize("words", ["ujan labat banyu naik", "jalan licin, motor jatuh, hendra luka kakinya",
                                   "berangkat tadi lalu ban pecah", "tiba tiba longsor"])  # fmt: skip
@pytest.mark.parametrize("first", [False, True])
async def test_it_is_told_as_soon_as_its_kind_and_words_are_there(stage: Stage, words: str, first: bool) -> None:
    """Whether the words or the kind came first; the question about a photo is left open."""
    cast, group = stage.cast, stage.cast.village_group
    await begins(stage)
    await stage.acts.says(cast.official, group, "/kendala")
    if not first:
        await stage.acts.taps(cast.official, "cuaca", group)
    cast.official.replies(stage.acts.question(cast.official, group), words)
    await stage.settle()
    if first:
        await stage.acts.taps(cast.official, "cuaca", group)
    assert f"kendala cuaca (dilaporkan Alus Contoh):\n{words}" in heard(cast.coordinator, cast.team_group)
    assert "Kendala sudah dicatat. Ada foto?" in cast.official.last(group).shown
    await stage.later(hours=5)
    async with stage.engine.store.reading() as books:
        assert [one.words for one in await books.incidents.find()] == [words]


async def test_its_photo_is_added_when_it_comes(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.member)
    await begins(stage)
    await stage.acts.says(cast.member, private, "/kendala ban pecah")
    await stage.acts.taps(cast.member, "kendaraan", private)
    await stage.later(hours=1)
    cast.member.sends_photo(private)
    await stage.settle()
    await stage.acts.taps(cast.member, "Selesai", private)
    assert "Kendala sudah dicatat (1 foto)." in heard(cast.member, private)
    async with stage.engine.store.reading() as books:
        (incident,), (photo,) = await books.incidents.find(), await books.photos.find()
        assert (photo.incident, photo.visit) == (incident.id, incident.visit)


async def test_batal_below_the_question_for_a_photo_leaves_the_incident(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.member)
    await begins(stage)
    await stage.acts.says(cast.member, private, "/kendala ban pecah")
    await stage.acts.taps(cast.member, "kendaraan", private)
    await stage.acts.says(cast.member, private, "/batal")
    async with stage.engine.store.reading() as books:
        assert len(await books.incidents.find()) == 1


@pytest.mark.parametrize("below", ["Lanjutkan atau tunda", "Ada foto?"])
async def test_more_words_as_a_reply_belong_to_it(stage: Stage, below: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "/kendala banjir")
    await stage.acts.taps(cast.member, "cuaca", group)
    told = [m for m in cast.member.sees(group) if below in m.shown][-1]
    cast.member.replies(told, "jalan licin, motor jatuh, hendra luka kakinya")
    await stage.settle()
    assert "banjir; jalan licin, motor jatuh, hendra luka kakinya" in heard(cast.coordinator, group)
    assert "Keadaan jalan dilaporkan" not in seen(cast.member, group)


async def test_words_before_the_kind_are_said_to_be_kept(stage: Stage) -> None:
    """The same question used to be put three times, without a word of why."""
    official, group = stage.cast.official, stage.cast.village_group
    await begins(stage)
    await stage.acts.says(official, group, "/kendala")
    await stage.acts.answers(official, group, "jembatan putus")
    assert "Kendala sudah dicatat. Jenisnya boleh dipilih." in official.last(group).shown
    await stage.acts.answers(official, group, "air sampai lutut")
    await stage.acts.answers(official, group, "jalan")
    assert "jembatan putus; air sampai lutut" in heard(stage.cast.member, stage.cast.team_group)


@pytest.mark.parametrize("words", ["sudah bisa lewat", "kada jadi, sudah baik", "alhamdulillah sdh diperbaiki pak"])
@pytest.mark.parametrize("below", ["Lanjutkan atau tunda", "Ada foto?"])
async def test_that_it_is_over_is_asked_and_ends_it(stage: Stage, words: str, below: str) -> None:
    official, group = stage.cast.official, stage.cast.village_group
    await begins(stage)
    await stage.acts.says(official, group, "/kendala jembatan putus")
    await stage.acts.taps(official, "jalan", group)
    assert "Kendala: jalan" in stage.acts.card(official, group, "K1").shown
    told = [m for m in official.sees(group) if below in m.shown][-1]
    official.replies(told, words)
    await stage.settle()
    assert "kendala jalan (“jembatan putus”) sudah selesai, kunjungan dilanjutkan?" in official.last(group).shown
    await stage.acts.taps(official, "Ya", group)
    assert "Kendala: jalan" not in stage.acts.card(official, group, "K1").shown
    assert "▶️ Dilanjutkan, menurut Alus Contoh" in heard(stage.cast.member, stage.cast.team_group)


async def test_that_words_were_added_is_said(stage: Stage) -> None:
    official, group = stage.cast.official, stage.cast.village_group
    await begins(stage)
    await stage.acts.says(official, group, "/kendala jembatan putus")
    await stage.acts.taps(official, "jalan", group)
    await stage.acts.answers(official, group, "hanya motor yang bisa")
    assert official.last(group).shown.startswith("Tulisan itu ditambahkan pada kendalanya.")


async def test_a_count_that_differs_is_no_incident_of_the_summary(stage: Stage) -> None:
    """Nobody has reported one."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await reports(stage, "Tim sudah pulang")
    await stage.acts.taps(cast.official, "Tidak cocok", cast.village_group)
    await stage.acts.answers(cast.official, cast.village_group, "sembako 24")
    await stage.acts.says(cast.camat, own(stage, cast.camat), "/ringkasan K1")
    assert "Kendala: 0" in cast.camat.last(own(stage, cast.camat)).shown


async def test_its_photo_needs_no_reply_and_words_below_a_photo_belong_to_it(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "/kendala")
    await stage.acts.taps(cast.member, "jalan", chat)
    await stage.acts.answers(cast.member, chat, "jembatan putus")
    cast.member.sends_photo(chat)
    await stage.settle()
    assert "Untuk kunjungan mana" not in seen(cast.member, chat)
    told = next(m for m in cast.member.sees(chat) if "kendala jalan (dilaporkan" in m.shown)
    cast.member.sends_photo(chat, caption="airnya naik", reply_to=told)
    await stage.settle()
    assert "jembatan putus; airnya naik" in told.shown
    async with stage.engine.store.reading() as books:
        assert [photo.incident for photo in await books.photos.find()] == [1, 1]


async def test_one_that_was_none_is_counted_nowhere(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "/kendala jembatan putus")
    await stage.acts.taps(cast.member, "jalan", cast.team_group)
    await stage.acts.taps(cast.member, "Salah: bukan kendala", cast.team_group)
    camat = stage.world.private(cast.camat.user)
    await stage.acts.says(cast.camat, camat, "/ringkasan K1")
    assert "Kendala: 0" in cast.camat.last(camat).shown


async def test_words_that_are_too_long_are_said_to_be_so_and_never_cut(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "/kendala " + "jembatan putus dan airnya naik " * 20)
    assert "terlalu panjang" in cast.member.last(chat).shown.casefold()
    async with stage.engine.store.reading() as books:
        assert await books.talks.count(flow="kendala") == 0


@kept
async def _turned_over(stage: Stage) -> None:
    """An emergency is on record, and a photo is asked for."""
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 tolong, mobil tabalik, hendra luka")
    await stage.acts.taps(stage.cast.member, "Ya", stage.cast.team_group)


@pytest.mark.parametrize(
    ("answer", "then"),
    [("iih", "Silakan kirim fotonya"), ("ya, ada", "Silakan kirim fotonya"), ("ya", "Silakan kirim fotonya"),
     ("kada ada", "Kendala sudah dicatat (0 foto)"), ("kada sempat memfoto", "Kendala sudah dicatat (0 foto)")],
)  # fmt: skip
async def test_an_answer_to_the_question_for_a_photo_is_no_word_of_the_incident(
    stage: Stage, answer: str, then: str
) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await _turned_over(stage)
    await stage.acts.answers(cast.member, group, answer)
    assert then in heard(cast.member, group)
    async with stage.engine.store.reading() as books:
        (incident,) = await books.incidents.find()
        assert incident.words == "tolong, mobil tabalik, hendra luka"


async def test_words_behind_a_yes_are_kept_and_a_kind_that_is_named_is_its_kind(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await _turned_over(stage)
    await stage.acts.answers(cast.member, group, "iih, kakinya patah")
    await stage.acts.answers(cast.member, group, "kendaraan")
    async with stage.engine.store.reading() as books:
        (incident,) = await books.incidents.find()
        assert incident.words == "tolong, mobil tabalik, hendra luka; kakinya patah"
        assert incident.kind == "vehicle"


@pytest.mark.parametrize(("choice", "steps", "open_"), [("1", 1, 0), ("2", 2, 1)])
async def test_what_is_over_below_an_incident_is_asked(stage: Stage, choice: str, steps: int, open_: int) -> None:
    """ "Selesai" there was the visit's step, and the village was asked to count."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.member, group, "kendala K1 jalan longsor")
    below = next(m for m in reversed(group.timeline) if "Lanjutkan atau tunda" in m.shown)
    cast.member.replies(below, "sudah selesai")
    await stage.settle()
    assert "pelayanan di desa sudah selesai" in cast.member.last(group).shown
    await stage.acts.taps(cast.member, choice, group)
    async with stage.engine.store.reading() as books:
        assert await books.steps.count() == steps
        assert await books.incidents.count(resolved_at=None) == open_


async def test_pictures_of_a_hand_over_are_not_taken_for_the_incident(stage: Stage) -> None:
    """An unanswered "Ada foto?" took the wordless pictures of an album that began with a hand-over's."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 kendala mobil mogok")
    await stage.later(minutes=5)
    cast.member.sends_album(group, 2, captions=["K1 4 terima", None])
    await stage.settle()
    await stage.later(minutes=5)
    async with stage.engine.store.reading() as books:
        assert {one.incident for one in await books.photos.find()} == {None}
        assert {one.visit for one in await books.photos.find()} == {1}


async def test_a_picture_right_below_the_question_is_the_incident_s(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 kendala mobil mogok")
    cast.member.sends_photo(group)
    await stage.settle()
    async with stage.engine.store.reading() as books:
        (photo,) = await books.photos.find()
        assert photo.incident
