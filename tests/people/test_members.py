"""Those who were let in: roles end, numbers are noted, and nobody's number reaches a group."""

import pytest

from tests.conftest import Stage
from tests.the_day import begins, seen


async def test_a_role_ends_and_its_buttons_with_it(stage: Stage) -> None:
    """Asked once more before; the person hears of it; what they could do is refused from then on."""
    cast = stage.cast
    chat = stage.world.private(cast.admin.user)
    await begins(stage)
    await stage.acts.says(cast.admin, chat, "/undang")
    await stage.acts.taps(cast.admin, "Yang terdaftar", chat)
    await stage.acts.taps(cast.admin, "Hendra Contoh", chat)
    await stage.acts.taps(cast.admin, "Cabut: anggota tim", chat)
    assert "Cabut peran anggota tim dari Hendra Contoh?" in cast.admin.last(chat).shown
    await stage.acts.taps(cast.admin, "Ya, cabut", chat)
    private = stage.world.private(cast.member.user)
    assert "sudah berakhir" in cast.member.last(private).shown
    await stage.acts.says(cast.member, cast.team_group, "/lapangan")
    assert "bukan bagian tugas" in cast.member.last(cast.team_group).shown
    offered = [r.params for r in stage.world.requests if r.method == "setMyCommands"][-1]
    assert "lapangan" not in str(offered)


async def test_nobody_takes_their_own_role_away(stage: Stage) -> None:
    cast = stage.cast
    chat = stage.world.private(cast.admin.user)
    await stage.acts.says(cast.admin, chat, "/undang")
    await stage.acts.taps(cast.admin, "Yang terdaftar", chat)
    await stage.acts.taps(cast.admin, "Fadli Contoh", chat)
    await stage.acts.taps(cast.admin, "Cabut: admin", chat)
    await stage.acts.taps(cast.admin, "Ya, cabut", chat)
    assert "Peran sendiri" in cast.admin.alerts[-1].text
    await stage.acts.taps(cast.admin, "Kembali", chat)
    await stage.acts.says(cast.admin, chat, "/undang")
    assert "Mengundang siapa" in cast.admin.last(chat).shown


async def test_only_administrators_see_the_list(stage: Stage) -> None:
    cast = stage.cast
    chat = stage.world.private(cast.coordinator.user)
    await stage.acts.says(cast.coordinator, chat, "/bantuan")
    cast.coordinator.presses_data(chat, cast.coordinator.last(chat), "1|go|undang")
    await stage.settle()
    assert "bukan bagian tugas" in cast.coordinator.alerts[-1].text


async def test_ones_own_number_is_typed_or_sent_as_a_contact(stage: Stage) -> None:
    """Another's contact is not taken for one's own, a slip is answered."""
    cast = stage.cast
    chat = stage.world.private(cast.official.user)
    await stage.acts.says(cast.official, chat, "0812 3456 7890")
    assert "+6281234567890" in cast.official.last(chat).shown
    cast.official.sends_contact(chat, "6281299998888", "Alus", user=cast.official.user)
    await stage.settle()
    assert "+6281299998888" in cast.official.last(chat).shown
    cast.official.sends_contact(chat, "6281211112222", "Marni", user=cast.second_official.user)
    await stage.settle()
    assert "+6281211112222" not in seen(cast.official, chat)
    await stage.acts.says(cast.stranger, stage.world.private(cast.stranger.user), "0812 3456 7890")
    assert "undangan" in cast.stranger.last(stage.world.private(cast.stranger.user)).shown


async def test_the_coordinator_notes_an_officials_number_in_private_only(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.says(cast.coordinator, cast.team_group, "/desa uren")
    assert "📞 Telepon perangkat" not in stage.acts.question(cast.coordinator, cast.team_group).labels
    chat = stage.world.private(cast.coordinator.user)
    await stage.acts.says(cast.coordinator, chat, "/desa uren")
    await stage.acts.taps(cast.coordinator, "Telepon perangkat", chat)
    await stage.acts.taps(cast.coordinator, "Alus Contoh", chat)
    await stage.acts.says(cast.coordinator, chat, "nol delapan satu dua")
    assert "belum terbaca" in cast.coordinator.last(chat).shown
    await stage.acts.says(cast.coordinator, chat, "0813-1111-2222")
    assert "Alus Contoh: +6281311112222" in cast.coordinator.last(chat).shown
    assert "+62" not in seen(cast.coordinator, cast.team_group)


async def test_without_a_coordinator_in_private_the_group_hears_names_and_no_numbers(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.starts()
    async with stage.engine.store.writing() as books:
        (coordinator,) = await books.people.find(telegram_id=cast.coordinator.user.id)
        await books.grants.change_all({"person": coordinator.id}, revoked_at=stage.clock.now())
    await stage.later(hours=85)
    said = seen(cast.member, cast.team_group)
    assert "Alus Contoh" in said
    assert "+62" not in said


async def test_ones_number_among_other_words_is_asked_about(stage: Stage) -> None:
    official = stage.cast.official
    private = stage.world.private(official.user)
    await stage.acts.says(official, private, "saya sekdes uren, no hp 081234567890")
    assert "Maksudnya: nomor telepon Anda 081234567890?" in official.last(private).shown
    await stage.acts.taps(official, "Ya", private)
    async with stage.engine.store.reading() as books:
        person = await books.people.first(telegram_id=official.user.id)
    assert person is not None
    assert person.phone == "+6281234567890"


async def test_an_order_of_the_camats_with_somebodys_number_reaches_the_coordinator(stage: Stage) -> None:
    camat, private = stage.cast.camat, stage.world.private(stage.cast.camat.user)
    words = "setuju tgl 3, tapi jangan lupa bawa kursi roda, hp anaknya 081244445555"
    await stage.acts.says(camat, private, words)
    assert f"pesan untuk koordinator: {words}?" in camat.last(private).shown
    await stage.acts.taps(camat, "Ya", private)
    told = stage.cast.coordinator.last(stage.world.private(stage.cast.coordinator.user)).shown
    assert "bawa kursi roda, hp anaknya 081244445555" in told


async def phone_of(stage: Stage, telegram_id: int) -> str | None:
    async with stage.engine.store.reading() as books:
        person = await books.people.first(telegram_id=telegram_id)
    return person.phone if person else None


@pytest.mark.parametrize("whose", ["1", "2"])
async def test_a_number_typed_after_anothers_was_noted_may_correct_that(stage: Stage, whose: str) -> None:
    """Once it overwrote the administrator's own."""
    admin, member = stage.cast.admin, stage.cast.member
    home = stage.world.private(admin.user)
    await stage.acts.says(admin, home, "/undang")
    before = await phone_of(stage, admin.user.id)
    await stage.acts.taps(admin, "Yang terdaftar", home)
    await stage.acts.taps(admin, "Hendra Contoh", home)
    await stage.acts.taps(admin, "📞 Catat telepon", home)
    await stage.acts.answers(admin, home, "0813 4999 77")
    await stage.acts.says(admin, home, "081349997777")
    assert "nomor telepon Hendra Contoh: 081349997777" in admin.last(home).shown
    assert await phone_of(stage, admin.user.id) == before
    await stage.acts.taps(admin, whose, home)
    assert await phone_of(stage, member.user.id) == ("+6281349997777" if whose == "1" else "+62813499977")
    assert await phone_of(stage, admin.user.id) == (before if whose == "1" else "+6281349997777")
