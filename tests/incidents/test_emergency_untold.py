"""An emergency that was asked about: nobody answers, somebody else does, or says more with the yes."""

import pytest

from tests.conftest import Stage
from tests.the_day import begins, heard, own, reports, seen


@pytest.mark.parametrize("place", ["private", "team"])
async def test_what_nobody_answers_is_told_unconfirmed_after_some_minutes(stage: Stage, place: str) -> None:
    """Who wrote it may be out of reach by now."""
    cast = stage.cast
    await begins(stage)
    chat = own(stage, cast.member) if place == "private" else cast.team_group
    await stage.acts.says(cast.member, chat, "K1 darurat, mobil masuk jurang, hendra luka")
    coordinator, camat = own(stage, cast.coordinator), own(stage, cast.camat)
    await stage.later(minutes=3)
    assert "jurang" not in seen(cast.coordinator, coordinator)
    await stage.later(minutes=3)
    said = "🚨 Belum dipastikan: Hendra Contoh menulis pukul"
    for who, where in ((cast.coordinator, coordinator), (cast.camat, camat)):
        assert said in who.last(where).shown
        assert "(K1 Desa Uren): darurat, mobil masuk jurang, hendra luka." in who.last(where).shown
    assert (said in heard(cast.member, cast.team_group)) is (place == "private")
    await stage.later(minutes=10)
    assert seen(cast.coordinator, coordinator).count(said) == 1
    asked = stage.acts.question(cast.member, chat)
    cast.member.taps("Ya", message=asked)
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.incidents.count() == 1


@pytest.mark.parametrize(
    "words",
    ["kurang 2 sembako kada cukup", "sembako kurang 2, kada cukup", "selimut kada cukup, kurang 3"],
)
async def test_what_names_no_mishap_is_told_without_an_alarm(stage: Stage, words: str) -> None:
    """Were each such question a 🚨, nobody would look at one after a week."""
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    await stage.acts.says(cast.member, chat, f"K1 {words}")
    assert "Catat sebagai kendala" in heard(cast.member, chat)
    await stage.later(minutes=6)
    coordinator = seen(cast.coordinator, own(stage, cast.coordinator))
    assert "💬 Hendra Contoh menulis pukul" in coordinator
    assert "🚨" not in coordinator
    assert "menulis pukul" not in seen(cast.camat, own(stage, cast.camat))


async def test_a_telephone_is_for_those_in_charge_alone(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, own(stage, cast.member), "K1 mobil masuk jurang, telpon 081234567890")
    await stage.later(minutes=6)
    assert "081234567890" in heard(cast.coordinator, own(stage, cast.coordinator))
    assert "masuk jurang" in heard(cast.member, cast.team_group)
    assert "0812" not in seen(cast.member, cast.team_group)


async def test_a_no_after_that_is_told_to_the_same_people(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 ada warga pingsan waktu antri")
    await stage.later(minutes=6)
    cast.member.replies(stage.acts.question(cast.member, chat), "bukan")
    await stage.settle()
    assert "Menurut Hendra Contoh, itu bukan kendala" in cast.coordinator.last(own(stage, cast.coordinator)).shown


async def test_the_button_for_other_words_does_not_keep_it_untold(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 mobil masuk parit")
    await stage.acts.taps(cast.member, "Ubah", chat)
    await stage.later(minutes=6)
    assert "Belum dipastikan: Hendra Contoh" in heard(cast.coordinator, own(stage, cast.coordinator))


async def test_what_was_answered_is_not_told_unconfirmed(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 mobil masuk parit")
    await stage.acts.taps(cast.member, "Ya", chat)
    await stage.later(minutes=10)
    assert "Belum dipastikan" not in seen(cast.coordinator, own(stage, cast.coordinator))


async def test_who_wrote_it_is_named_and_not_who_confirmed_it(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 mobil masuk parit")
    cast.coordinator.replies(stage.acts.question(cast.member, chat), "ya")
    await stage.settle()
    assert "🚨 Hendra Contoh dari K1 Desa Uren" in heard(cast.coordinator, own(stage, cast.coordinator))
    assert "(dilaporkan Hendra Contoh)" in heard(cast.member, chat)


@pytest.mark.parametrize(
    ("answer", "words"),
    [("iih, hendra luka", "mobil masuk parit; hendra luka"), ("iih capat", "mobil masuk parit; capat"),
     ("ya tolong cepat", "mobil masuk parit; tolong cepat"),
     ("kendaraan, hendra luka kapala", "mobil masuk parit; kendaraan, hendra luka kapala")],
)  # fmt: skip
async def test_a_yes_with_a_remark_is_a_yes_with_the_remark(stage: Stage, answer: str, words: str) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 mobil masuk parit")
    cast.member.replies(stage.acts.question(cast.member, chat), answer)
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert [one.words for one in await books.incidents.find()] == [words]
    assert f"Desa Uren: {words}. Mohon segera" in heard(cast.coordinator, own(stage, cast.coordinator))


async def test_a_question_below_it_records_nothing(stage: Stage) -> None:
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 mobil masuk parit")
    cast.coordinator.replies(stage.acts.question(cast.member, chat), "siapa nang luka?")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.incidents.count() == 0


@pytest.mark.parametrize("below", ["Lanjutkan atau tunda", "Ada foto?"])
async def test_somebody_hurt_rings_again(stage: Stage, below: str) -> None:
    """An edited message rings no bell."""
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, chat, "K1 mobil masuk parit")
    await stage.acts.taps(cast.member, "Ya", chat)
    told = [m for m in cast.member.sees(chat) if below in m.shown][-1]
    cast.member.replies(told, "hendra luka, sudah dibawa ka puskesmas")
    await stage.settle()
    said = "🚨 Hendra Contoh menambahkan pada kendala K1 Desa Uren: hendra luka, sudah dibawa ka puskesmas."
    assert said in cast.coordinator.last(own(stage, cast.coordinator)).shown


async def test_the_same_cry_written_again_is_one_question_and_rings_once(stage: Stage) -> None:
    """In time, though it was written again and again."""
    cast, chat = stage.cast, stage.cast.team_group
    await begins(stage)
    for words in ("mobil kami tabalik", "mobil kami tabalik", "tolong mobil kami tabalik pang"):
        await stage.acts.says(cast.member, chat, words)
        await stage.later(minutes=2)
    open_ = [m for m in cast.member.sees(chat) if "Catat sebagai kendala" in m.shown and "Ya" in m.labels]
    assert len(open_) == 1
    assert seen(cast.coordinator, own(stage, cast.coordinator)).count("Belum dipastikan") == 1
    await stage.acts.says(cast.member, chat, "tolong mobil kami tabalik")
    await stage.later(minutes=6)
    assert seen(cast.coordinator, own(stage, cast.coordinator)).count("Belum dipastikan") == 1
    await stage.acts.says(cast.member, chat, "mobil kami tabalik hendra luka")
    await stage.later(minutes=6)
    assert "hendra luka" in heard(cast.coordinator, own(stage, cast.coordinator))
