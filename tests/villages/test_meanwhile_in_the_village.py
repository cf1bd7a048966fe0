"""Two officials answer at once: a later yes does nothing that nobody read, and words stay those of who wrote them."""

from simulator.model import Message
from sotarsa_bot.records.visit import Visit
from tests.conftest import Stage
from tests.the_day import heard, own, seen

OBJECTION = "ulun kada satuju mun kamis, ada urang kawinan. hari sabtu ja"


def asked(stage: Stage, words: str) -> Message:
    shown = stage.cast.official.sees(stage.cast.village_group)
    return next(m for m in reversed(list(shown)) if words in m.shown and m.buttons)


async def answers(stage: Stage, words: str, below: Message | None = None, *, second: bool = False) -> None:
    """Of an official, below the card unless said otherwise."""
    cast = stage.cast
    who = cast.second_official if second else cast.official
    who.replies(below or stage.acts.card(who, cast.village_group, "K1"), words)
    await stage.settle()


async def visit(stage: Stage) -> Visit:
    async with stage.engine.store.reading() as books:
        return await books.visits.get(1)


async def objects(stage: Stage) -> None:
    """The second official, below nothing."""
    stage.cast.second_official.sends(stage.cast.village_group, OBJECTION)
    await stage.settle()


async def test_what_another_confirms_stays_the_words_of_who_wrote_it(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await objects(stage)
    await answers(stage, "iih", asked(stage, "K1: Sabtu, 5 Desember"))
    told = seen(cast.coordinator, own(stage, cast.coordinator))
    assert f"Marni Contoh dari Desa Uren menulis tentang kunjungan K1: {OBJECTION}" in told
    assert "Alus Contoh dari Desa Uren menulis" not in told


async def test_words_of_two_are_told_apart(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await answers(stage, "sabtu jam 10 haja di posyandu", second=True)
    await answers(stage, "kada, tatap kamis", asked(stage, "Sabtu, 5 Desember"))
    await answers(stage, "ya", asked(stage, "Kamis, 3 Desember"))
    told = seen(cast.coordinator, own(stage, cast.coordinator))
    assert "Alus Contoh dari Desa Uren menulis tentang kunjungan K1: Marni Contoh: sabtu jam 10 haja" in told


async def test_a_yes_to_what_was_asked_before_the_agreement_reads_it_anew(stage: Stage) -> None:
    """Once the agreed visit moved to Saturday at an hour and a place that nobody had read."""
    await stage.acts.plans()
    await objects(stage)
    question = asked(stage, "K1: Sabtu, 5 Desember")
    await stage.acts.decides()
    await answers(stage, "iih", question)
    agreed = (await visit(stage)).day
    assert agreed is not None
    assert agreed.day == 3
    assert "Sementara itu rencananya sudah berubah" in question.shown
    assert "Sabtu, 5 Desember 2026, 09.00 WITA, Balai Desa" in question.shown


async def test_an_hour_is_read_beside_the_place_in_force(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await answers(stage, "jam 10 haja")
    question = asked(stage, "10.00 WITA, Balai Desa")
    await answers(stage, "pindah ka mushola", second=True)
    await answers(stage, "ya", asked(stage, "09.00 WITA, mushola"), second=True)
    await answers(stage, "ya", question)
    assert "10.00 WITA, mushola?" in question.shown
    agreed = (await visit(stage)).agreed
    assert agreed is not None
    assert agreed.place is not None
    assert agreed.place.name == "mushola"
    assert agreed.starts_at.astimezone(stage.engine.office.zone).hour == 9


async def test_what_the_plan_has_overtaken_is_not_asked_again(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await answers(stage, "jam 10 haja")
    await answers(stage, "pindah ka mushola", second=True)
    await answers(stage, "ya", asked(stage, "09.00 WITA, mushola"), second=True)
    await stage.later(minutes=40)
    last = stage.cast.official.last(stage.cast.village_group)
    assert last.shown.startswith("Tulisan ini belum dijawab, dan rencananya sudah berubah sejak itu: jam 10 haja.")
    assert not last.buttons


async def test_a_condition_outlives_the_words_that_add_to_it(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await answers(stage, "hari kamis haja, jam 9, tapi mun hujan isuk di mushola")
    question = asked(stage, "Kamis, 3 Desember")
    await answers(stage, "iih, di balai desa", question)
    assert "09.00 WITA, balai desa (tanpa syaratnya: mun hujan isuk di mushola)?" in question.shown
    assert "Selebihnya diteruskan kepada koordinator." in question.shown
    await answers(stage, "ya", question)
    assert "mun hujan isuk di mushola" in heard(cast.coordinator, own(stage, cast.coordinator))


async def test_what_an_official_keeps_is_their_own_day_hour_and_place(stage: Stage) -> None:
    """Once his Thursday got the hour and the place of the other's Saturday."""
    await stage.acts.plans()
    await answers(stage, "kamis jam 9 di balai desa")
    await answers(stage, "sabtu jam 10 haja di posyandu", second=True)
    question = asked(stage, "Sabtu, 5 Desember 2026, 10.00")
    await answers(stage, "kada, tatap kamis", question)
    assert "Kamis, 3 Desember 2026, 09.00 WITA, balai desa?" in question.shown
