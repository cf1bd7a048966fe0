"""What has just gone wrong is offered as an incident, whoever tells it in their own words."""

import tomllib
from pathlib import Path

import pytest

from sotarsa_bot.parsing.emergencies import is_grave, kind_of, names_a_mishap, tells_of_emergency
from sotarsa_bot.parsing.peril import tells_of_peril
from sotarsa_bot.records.visit import VisitState
from tests.conftest import Stage
from tests.the_day import begins, heard, own, reports, seen

TOLD = (
    "darurat hendra kecelakaan", "tolong kami terjebak banjir", "ada warga pingsan", "mobil masuk parit", "ban kempes",
    "lg di jalan, ban kempes", "jembatan putus", "kami bermalam di desa, bulik besok", "Hilux mogok di km 12",
    "motor rusak", "jalan longsor jam 9", "perahu karam", "hendra terjatuh",
    "darurat oi, jalan longsor kada kawa lalu", "tolong, Hendra jatuh dari motor", "banyu naik, kami kada kawa bulik",
    "kami tajabak di sungai", "ada urang garing parah di balai, handak dibawa ka puskesmas",
    "urang mangamuk bawa parang di balai", "kd ada sinyal d sini, kami kamalaman", "hujan labat, kada kawa lalu",
    "kada kawa bulik, jalan longsor", "mobil kada kawa hidup", "anak halus jatuh ka sungai", "minta tolong jemput",
    "sungai banjir kami tajabak", "darurat", "tidak bisa pulang, banjir", "kayaknya Hendra pingsan",
    "mobil mogok, kami berhenti dulu", "hendra jatuh, kada luka", "gawat, telpon 081234567890",
)  # fmt: skip


@pytest.mark.parametrize("words", TOLD)
def test_an_emergency_is_heard(words: str) -> None:
    assert tells_of_emergency(words) == words
    assert tells_of_emergency(f"K1 {words}") == words


@pytest.mark.parametrize(
    "words",
    ["tidak ada yang pingsan", "kalau jembatan putus bagaimana", "jembatan putus kah", "3 tidak ada, kecelakaan",
     "tunda karena jembatan putus", "3 terima, ban kempes", "tiba 9.30, jalan longsor", "hujan deras",
     "kemarin mobil mogok", "kada jadi bermalam", "maaf telat", "maaf terlambat membalas",
     "9 kecelakaan", "tolong bawa selimut", "banjir sudah surut", "kada banjir lagi", "hari ini kada ada nang pingsan",
     "kada kawa datang", "kada kawa umpat", "mun banjir kami kada kawa lalu", "jatuh hari kamis",
     "kemarin jalan longsor", "kecelakaan di pasar halong, lain kami", "ada tabrakan di pasar, bukan mobil kami bu",
     "hampir haja kecelakaan tadi untung rem pakem", "pulang sendiri2"],
)  # fmt: skip
def test_other_words_are_none(words: str) -> None:
    assert tells_of_emergency(words) == ""


@pytest.mark.parametrize("words", ["K1 darurat hendra kecelakaan", "tolong kami terjebak banjir", "mobil masuk parit"])
async def test_the_team_s_words_are_offered_as_an_incident_and_told(stage: Stage, words: str) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends(chat, words)
    await stage.settle()
    assert f"Catat sebagai kendala K1: {words.removeprefix('K1 ')}?" in cast.member.last(chat).shown
    await stage.acts.taps(cast.member, "Ya", chat)
    async with stage.engine.store.reading() as books:
        (incident,) = await books.incidents.find()
        assert incident.visit == 1
        assert incident.words == words.removeprefix("K1 ")
    assert f"Desa Uren: {incident.words}. Mohon segera" in heard(cast.coordinator, own(stage, cast.coordinator))


DANGER = tomllib.loads((Path(__file__).parents[1] / "readers" / "danger.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("words", DANGER["bahaya"])
def test_danger_is_heard_in_the_team_s_own_words(words: str) -> None:
    assert tells_of_emergency(words, last=True)
    assert names_a_mishap(words)


@pytest.mark.parametrize("words", DANGER["orang"])
def test_who_is_hurt_missing_or_threatened_is_heard_beside_anything(words: str) -> None:
    assert tells_of_peril(words)
    assert tells_of_emergency(words, last=True)
    assert is_grave(words)
    assert names_a_mishap(words)


@pytest.mark.parametrize("words", DANGER["bukan_orang"])
def test_what_is_denied_supposed_asked_or_over_is_no_peril(words: str) -> None:
    assert tells_of_peril(words) == ""


@pytest.mark.parametrize("words", DANGER["bukan"])
def test_what_only_sounds_like_danger_is_talk(words: str) -> None:
    assert tells_of_emergency(words, last=True) == ""


async def test_danger_is_never_met_by_silence_on_the_way(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await reports(stage, "Berangkat")
    for words in ("jambatannya larut", "sinyal sabuting, kami sasat", "tulung", "K1 banyu baah, kami tatahan"):
        await stage.acts.says(cast.member, chat, words)
        assert f"Catat sebagai kendala K1: {words.removeprefix('K1 ')}?" in cast.member.last(chat).shown


async def test_the_village_s_words_too_in_a_reply_or_not(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.village_group
    await begins(stage)
    cast.official.sends(chat, "ada warga pingsan")
    await stage.settle()
    assert "Catat sebagai kendala K1: ada warga pingsan?" in cast.official.last(chat).shown
    cast.official.replies(stage.acts.card(cast.official, chat, "K1"), "jembatan putus pa")
    await stage.settle()
    assert "Catat sebagai kendala K1: jembatan putus pa?" in cast.official.last(chat).shown


async def test_a_photo_with_such_words_is_kept_with_it(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    cast.member.sends_photo(chat, caption="K1 mobil masuk parit")
    await stage.settle()
    await stage.acts.taps(cast.member, "Ya", chat)
    async with stage.engine.store.reading() as books:
        (incident,) = await books.incidents.find()
        (photo,) = await books.photos.find()
        assert photo.incident == incident.id


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("darurat hendra kecelakaan mobil", "other"), ("mobil masuk parit", "vehicle"), ("jembatan putus", "road"),
        ("terjebak banjir", "weather"), ("hendra tersesat", "other"), ("banyu naik, kami kada kawa bulik", "weather"),
        ("tolong, Hendra jatuh dari motor", "other"),
    ],
)  # fmt: skip
def test_its_kind_is_told_by_its_words(words: str, kind: str) -> None:
    assert kind_of(words) == kind


@pytest.mark.parametrize("words", ["darurat, hendra jatuh pas handak pulang", "mobil tabalik sebelum tiba"])
async def test_what_nobody_else_has_read_is_offered_though_it_speaks_of_other_matters_too(
    stage: Stage, words: str
) -> None:
    assert tells_of_emergency(words) == ""
    assert tells_of_emergency(words, last=True) == words
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, words)
    assert f"Catat sebagai kendala K1: {words}?" in cast.member.last(chat).shown


async def test_days_before_the_visit_it_is_talk(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    await stage.acts.decides()
    before = len(chat.timeline)
    cast.member.sends(chat, "ban kempes")
    await stage.settle()
    assert len(chat.timeline) == before + 1


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("kendala ban bocor di km 5 nunggu montir", "sudah dicatat"), ("kendala: sungai naik", "sudah dicatat"),
        ("ada kendala listrik", "sudah dicatat"),
    ],
)  # fmt: skip
async def test_an_incident_without_its_visit_is_asked_for_the_visit_of_the_day(
    stage: Stage, words: str, then: str
) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, words)
    assert "Catat sebagai kendala K1" in cast.member.last(chat).shown
    await stage.acts.answers(cast.member, chat, "ya")
    assert then in cast.member.last(chat).shown


@pytest.mark.parametrize("words", ["kendala tidak ada", "kendala"])
async def test_that_there_is_none_is_no_incident(stage: Stage, words: str) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, words)
    assert "Catat sebagai kendala" not in cast.member.last(chat).shown


async def test_words_that_a_reader_of_hand_overs_refuses_are_offered_too(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 hendra jatuh pas handak pulang")
    assert "Catat sebagai kendala K1: hendra jatuh pas handak pulang?" in cast.member.last(chat).shown


async def test_an_emergency_after_closing_reaches_the_coordinators(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.starts()
    async with stage.engine.store.writing() as books:
        await books.visits.change(1, state=VisitState.CLOSED, closed_at=stage.clock.now())
    await stage.acts.says(cast.member, chat, "K1 sungai banjir kami tajabak")
    assert "K1: sungai banjir kami tajabak" in cast.member.last(chat).shown
    await stage.acts.taps(cast.member, "Ya", chat)
    assert "sungai banjir kami tajabak. Mohon segera" in heard(cast.coordinator, own(stage, cast.coordinator))
    assert "sudah ditutup" in cast.member.last(chat).shown
    assert "Koordinator" in cast.member.last(chat).shown


@pytest.mark.parametrize("answer", ["kada jadi, sudah bangun urangnya", "batal tagal urangnya sudah bangun"])
async def test_a_no_with_its_reason_drops_the_question(stage: Stage, answer: str) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 ada warga pingsan waktu antri")
    await stage.acts.answers(cast.member, chat, answer)
    assert cast.member.last(chat).labels == []
    assert "pingsan waktu antri?" not in seen(cast.member, chat)
    async with stage.engine.store.reading() as books:
        assert await books.incidents.find() == []


@pytest.mark.parametrize("words", ["K1 kurang 2 sembako kada cukup", "K1 sembako kada cukup, tinggal 3"])
async def test_what_lacks_on_site_is_offered_as_an_incident(stage: Stage, words: str) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, words)
    assert f"Catat sebagai kendala K1: {words.removeprefix('K1 ')}?" in cast.member.last(chat).shown


async def test_who_is_on_no_list_and_needs_something_is_offered_as_a_request(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 ada nenek Irah kada ada di daftar, perlu sembako")
    assert "usulan nenek Irah: sembako?" in cast.member.last(chat).shown
    await stage.acts.answers(cast.member, chat, "ya")
    async with stage.engine.store.reading() as books:
        (asked,) = await books.requests.find()
        assert asked.need == "sembako"


@pytest.mark.parametrize(
    "words",
    ["K1 pulang, mobil mogok di jalan", "K1 mulai banjir", "K1 pulang tapi mobil mogok"],
)  # fmt: skip
async def test_a_step_with_trouble_in_it_is_offered_as_an_incident_first(stage: Stage, words: str) -> None:
    """A yes that only skims it must not say that a stranded team is home."""
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, words)
    asked = stage.acts.question(stage.cast.member, stage.cast.team_group)
    said = "\n".join([asked.shown, *asked.labels])
    assert said.index("kendala: ") < said.index("DAN kendala: ")
    assert "kata lainnya tidak ikut dicatat" not in said
    await stage.acts.taps(stage.cast.member, asked.labels[0], stage.cast.team_group)
    async with stage.engine.store.reading() as books:
        assert await books.steps.count() == 0
        assert await books.incidents.count() == 1


@pytest.mark.parametrize("words", ["K1 tiba, hujan lebat tadi", "K1 tiba, warga sudah kumpul"])
async def test_a_step_with_talk_beside_it_is_offered_as_before(stage: Stage, words: str) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, words)
    assert "kendala: " not in stage.acts.question(stage.cast.member, stage.cast.team_group).shown


async def test_who_stays_the_night_safely_is_told_of_without_alarm(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 kami bamalam di Uren, aman")
    await stage.acts.taps(cast.member, "Ya", chat)
    office = seen(cast.coordinator, own(stage, cast.coordinator))
    assert "🌙 Hendra Contoh dari K1 Desa Uren: kami bamalam di Uren, aman." in office
    assert "Mohon segera dihubungi" not in office


@pytest.mark.parametrize(
    "words",
    ["hendra kada sadar", "bapak itu tidak sadarkan diri", "kami tasangkut di hutan kd ada sinyal", "ada gempa",
     "tolong bu ada nang sakau dada jantungnya", "hendra sesak dada", "warga balum siuman"],
)  # fmt: skip
def test_more_of_what_goes_wrong(words: str) -> None:
    assert tells_of_emergency(words) == words
    assert is_grave(words)


@pytest.mark.parametrize("words", ["warga belum sadar hukum", "kada sadar kalau sudah siang", "baju tersangkut paku"])
def test_the_same_words_of_something_else(words: str) -> None:
    assert not tells_of_emergency(words, last=True)


@pytest.mark.parametrize("words", ["pambakal kadada", "K1 pambakal uren kada ada di tempat", "balai desa takunci"])
async def test_whom_the_team_came_to_is_not_there(stage: Stage, words: str) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, words)
    assert f"Catat sebagai kendala K1: {words.removeprefix('K1 ')}?" in cast.member.last(chat).shown
