"""/kontak: who is reached in a village where no message of Telegram arrives."""

from datetime import timedelta
from pathlib import Path

import pytest

from simulator.people import Actor
from sotarsa_bot.acting import Acting
from sotarsa_bot.contacts import contacts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.privacy import retention
from sotarsa_bot.records.contact import Contact, ContactWay, Relayed
from sotarsa_bot.records.people import Grant, Role
from sotarsa_bot.records.visit import AgreedBy
from tests.conftest import Stage
from tests.privacy.test_retention import a_closed_visit, years_pass
from tests.the_day import seen

SAMSUL = "Samsul, kepala dusun, WA 0812-3456-7890, sore"


async def says(stage: Stage, who: Actor, *words: str) -> str:
    chat = stage.world.private(who.user)
    for one in words:
        await stage.acts.says(who, chat, one)
    return who.last(chat).shown


async def taps(stage: Stage, who: Actor, *labels: str) -> str:
    chat = stage.world.private(who.user)
    for label in labels:
        await stage.acts.taps(who, label, chat)
    return who.last(chat).shown


async def kept(stage: Stage, village: str = "2019") -> list[Contact]:
    async with stage.engine.store.reading() as books:
        return await books.contacts.find(village=village, removed_at=None, order="rank")


async def test_a_whole_contact_is_one_line(stage: Stage) -> None:
    who = stage.cast.coordinator
    assert "Belum ada kontak." in await says(stage, who, "/kontak uren")
    card = await says(stage, who, SAMSUL)
    assert "Nomor: +6281234567890" in card
    assert "Lewat: WhatsApp" in card
    assert "1. Samsul (kepala dusun), WhatsApp +6281234567890, sore" in await taps(stage, who, "Semua kontak")


async def test_or_one_question_after_the_other(stage: Stage) -> None:
    who = stage.cast.coordinator
    await says(stage, who, "/kontak", "uren")
    await taps(stage, who, "Tambah kontak")
    assert await says(stage, who, "Samsul") == "Samsul: dihubungi lewat apa?"
    assert "belum terbaca" in await says(stage, who, "nanti saja pak")
    assert "Berapa nomor Samsul?" in await says(stage, who, "wa")
    assert await kept(stage) == []
    assert "belum terbaca" in await says(stage, who, "0812")
    assert "Nomor: +6281234567890" in await says(stage, who, "0812 3456 7890")


async def test_with_the_command_at_once(stage: Stage) -> None:
    assert "Samsul, kontak Desa Uren" in (await says(stage, stage.cast.coordinator, f"/kontak uren {SAMSUL}"))
    assert "Hamdan, kontak Desa Gunung Riut" in await says(stage, stage.cast.admin, "/kontak gunung riut: Hamdan, HT")
    assert "Desa mana?" in await says(stage, stage.cast.admin, "/kontak Hamdan, HT")


async def test_an_office_that_nobody_knows_is_read_back(stage: Stage) -> None:
    who = stage.cast.coordinator
    asked = await says(stage, who, "/kontak uren", "Bu Aminah, juru kunci, radio")
    assert asked == "Maksudnya: kontak Bu Aminah, juru kunci, radio?"
    assert await kept(stage) == []
    await taps(stage, who, "Ya")
    assert [(one.name, one.office) for one in await kept(stage)] == [("Bu Aminah", "juru kunci")]


async def test_what_is_no_contact_is_recorded_nowhere(stage: Stage) -> None:
    who = stage.cast.coordinator
    await says(stage, who, "/kontak uren")
    for words in ("siap pak", "jangan telepon Samsul", "Samsul atau Hamdan, radio", "sudah ada kontaknya?", "radio"):
        await says(stage, who, words)
        assert await kept(stage) == []


async def test_the_same_person_is_not_doubled(stage: Stage) -> None:
    who = stage.cast.coordinator
    await says(stage, who, f"/kontak uren {SAMSUL}", "/kontak uren samsul, WA 0812-3456-7890, malam")
    assert [(one.name, one.hours) for one in await kept(stage)] == [("samsul", "malam")]


async def test_it_is_changed_put_first_removed_and_brought_back(stage: Stage) -> None:
    who = stage.cast.coordinator
    await says(stage, who, f"/kontak uren {SAMSUL}", "/kontak uren Hamdan, radio")
    await taps(stage, who, "Dihubungi lebih dahulu")
    assert [one.name for one in await kept(stage)] == ["Hamdan", "Samsul"]
    await says(stage, who, "Samsul")  # the button's words
    assert "Jam yang baik: pagi" in await says(stage, who, "nomor 0813-2222-3333, pagi")
    await taps(stage, who, "Menjangkau")
    await says(stage, who, "kepala desa dan RT 2")
    assert "Hapus kontak" not in await taps(stage, who, "Hapus kontak")
    assert [one.name for one in await kept(stage)] == ["Hamdan"]
    await taps(stage, who, "Kembalikan Samsul")
    (_, samsul) = await kept(stage)
    assert (samsul.phone, samsul.hours, samsul.reaches) == ("+6281322223333", "pagi", "kepala desa dan RT 2")


async def test_a_number_is_not_taken_from_who_needs_one(stage: Stage) -> None:
    who = stage.cast.coordinator
    await says(stage, who, f"/kontak uren {SAMSUL}")
    await taps(stage, who, "Nomor")
    assert "Nomornya belum ada" in await says(stage, who, "-")
    assert (await kept(stage))[0].phone == "+6281234567890"


async def test_an_official_sees_and_mends_those_of_their_own_village_only(stage: Stage) -> None:
    cast = stage.cast
    await says(stage, cast.coordinator, f"/kontak uren {SAMSUL}")
    assert "+6281234567890" in await says(stage, cast.official, "/kontak")
    assert "kontak desa lain" in await says(stage, cast.other_official, "/kontak uren")
    assert "Hamdan, kontak Desa Liyu" in await says(stage, cast.other_official, "/kontak Hamdan, radio")
    assert "Samsul" not in seen(cast.other_official, stage.world.private(cast.other_official.user))
    for who in (cast.member, cast.camat):
        assert "bukan bagian tugas Anda" in await says(stage, who, "/kontak uren")


async def test_no_group_and_no_audit_holds_a_number(stage: Stage) -> None:
    cast = stage.cast
    await says(stage, cast.coordinator, f"/kontak uren {SAMSUL}")
    await stage.acts.says(cast.coordinator, cast.team_group, "/kontak uren")
    assert "di obrolan pribadi" in cast.coordinator.last(cast.team_group).shown
    async with stage.engine.store.reading() as books:
        entries = [one for one in await books.audit.find() if one.what.startswith("contact.")]
    assert [one.what for one in entries] == ["contact.added"]
    assert "Samsul" not in str(entries)
    assert "8123" not in str(entries)


async def test_who_was_removed_is_forgotten_after_some_weeks(stage: Stage) -> None:
    who = stage.cast.coordinator
    await says(stage, who, f"/kontak uren {SAMSUL}")
    await taps(stage, who, "Hapus kontak")
    for days, name in ((89, "Samsul"), (2, "")):
        stage.clock.advance(timedelta(days=days))
        await retention.tidy(stage.engine.store, stage.clock.now())
        async with stage.engine.store.reading() as books:
            (contact,) = await books.contacts.find()
        assert contact.name == name
    assert contact.phone == ""


async def test_each_use_case_asks_for_the_right_in_that_village(stage: Stage) -> None:
    """Also once a question was open before somebody's role ended, or was forged."""
    who = stage.cast.coordinator
    await says(stage, who, f"/kontak uren {SAMSUL}")
    (samsul,) = await kept(stage)
    async with stage.engine.store.reading() as books:
        person = await books.people.get(samsul.by)
        elsewhere = Grant(person=person.id, role=Role.OFFICIAL, village="2014", granted_at=stage.clock.now())
        acting = Acting(books, stage.engine.office, stage.clock.now(), person, [elsewhere])
        for refused in (
            contacts.add(acting, "2019", {"name": "Udin", "way": ContactWay.RADIO}),
            contacts.change(acting, samsul, {"hours": "malam"}),
            contacts.first(acting, samsul),
            contacts.remove(acting, samsul),
        ):
            with pytest.raises(Mistake, match=r"common\.not_yours"):
                await refused


async def test_who_answered_for_a_village_is_forgotten_with_the_visit(stage: Stage, photos: Path) -> None:
    await a_closed_visit(stage, photos)
    async with stage.engine.store.writing() as books:
        visit = await books.visits.get(1)
        assert visit.agreed is not None
        await books.visits.change(1, agreed=visit.agreed.with_(how=AgreedBy.WHATSAPP, said_by="Samsul"))
        told = {"name": "Samsul", "way": ContactWay.WHATSAPP, "words": "kamis", "by": 1, "at": stage.clock.now()}
        await books.relayed.add(Relayed(visit=1, **told))
    await years_pass(stage, photos, 5.1)
    async with stage.engine.store.reading() as books:
        visit, (kept_of_it,) = await books.visits.get(1), await books.relayed.find()
    assert visit.agreed is not None
    assert (visit.agreed.said_by, visit.agreed.how) == ("", "whatsapp")
    assert (kept_of_it.name, kept_of_it.words) == ("(dihapus)", "")
