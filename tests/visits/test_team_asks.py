"""What one of the team wishes for a visit goes to the coordinator, and the coordinator's answer comes back."""

from sotarsa_bot.records.field import IncidentEnd
from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen


async def test_the_answer_to_a_wish_reaches_whoever_wished_it(stage: Stage) -> None:
    """Once a reply to the ⚠️ was "belum dipahami"."""
    cast, private = stage.cast, own(stage, stage.cast.coordinator)
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 tunda dulu, mobil rusak")
    wish = cast.coordinator.last(private)
    assert "K1 tunda dulu, mobil rusak" in wish.shown
    cast.coordinator.replies(wish, "jangan dulu, tunggu montir sampai jam 9")
    await stage.settle()
    assert "Jawaban Anda dikirim kepada Hendra Contoh" in cast.coordinator.last(private).shown
    assert "tunggu montir sampai jam 9" in heard(cast.member, own(stage, cast.member))
    assert "montir" not in seen(cast.official, cast.village_group)
    cast.coordinator.replies(wish, "tunda aja")
    await stage.settle()
    assert "Mengapa K1 ditunda?" in cast.coordinator.last(private).shown


async def test_batal_below_what_says_an_incident_is_recorded(stage: Stage) -> None:
    """Once "belum dipahami", though the guide says that "batal" takes it back."""
    cast, private = stage.cast, own(stage, stage.cast.member)
    await begins(stage)
    await stage.acts.says(cast.member, private, "kendala K1 banjir")
    await stage.acts.taps(cast.member, "cuaca", private)
    cast.member.replies(cast.member.last(private), "batal")
    await stage.settle()
    assert "Kendala ini tetap tercatat: banjir" in cast.member.last(private).shown
    cast.member.replies(cast.member.last(private), "batal")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        (incident,) = await books.incidents.find()
    assert incident.ended is IncidentEnd.WITHDRAWN


async def test_batal_below_an_incident_without_photos(stage: Stage) -> None:
    cast, private = stage.cast, own(stage, stage.cast.member)
    await begins(stage)
    await stage.acts.says(cast.member, private, "kendala K1 banjir")
    await stage.acts.taps(cast.member, "cuaca", private)
    await stage.acts.taps(cast.member, "Tanpa foto", private)
    cast.member.replies(cast.member.last(private), "batal")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        (incident,) = await books.incidents.find()
    assert incident.ended is IncidentEnd.WITHDRAWN
