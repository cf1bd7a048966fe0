"""U11: officials tick "daftar penerima diperiksa", so they read it: alone, of their own village, without numbers."""

from simulator.people import Actor
from tests.conftest import Stage, kept
from tests.list_samples import THREE, csv_text
from tests.the_day import comes, own, seen


@kept
async def listed(stage: Stage, names: str = "") -> None:
    """K1 in Uren is agreed and has a list: from a file with everything, or names."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    private = cast.member.opens_private()
    if names:
        await stage.acts.says(cast.member, private, "/daftar K1")
        await stage.acts.says(cast.member, private, names)
        await stage.acts.taps(cast.member, "Selesai", private)
    else:
        cast.member.sends_document(private, "daftar.csv", csv_text(THREE).encode(), caption="K1")
        await stage.settle()
        await stage.acts.taps(cast.member, "Simpan", private)


def read(stage: Stage, who: Actor) -> str:
    return who.last(own(stage, who)).shown


async def test_an_official_reads_it_alone_with_what_each_gets_and_no_number(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage)
    await stage.acts.says(cast.official, own(stage, cast.official), "/daftar")
    shown = read(stage, cast.official)
    assert "Daftar penerima K1 Uren: 3 orang, 0 sudah menerima." in shown
    assert "1. Aminah" in shown
    assert "6311" not in shown
    assert "K1 nomor 3" in shown
    async with stage.engine.store.reading() as books:
        assert await books.audit.count(what="list.read") == 1


async def test_the_cards_button_sends_it_to_whoever_pressed(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage)
    cast.official.opens_private()
    await stage.acts.says(cast.official, own(stage, cast.official), "/jadwal")
    before = len(cast.official.sees(cast.village_group))
    await stage.acts.taps(cast.official, "Baca daftar", cast.village_group)
    assert "obrolan pribadi" in cast.official.alerts[-1].text
    assert "1. Aminah" in read(stage, cast.official)
    assert len(cast.official.sees(cast.village_group)) == before
    assert "Aminah" not in seen(cast.official, cast.village_group)


async def test_a_long_list_has_pages_and_who_received_is_marked(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage, stage.cast.official)
    await listed(stage, "\n".join(f"Contoh {chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(60)))
    await comes(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 1 terima")
    await stage.acts.says(cast.official, chat, "/daftar k1")
    assert "1. Contoh AA ✅" in read(stage, cast.official)
    message = cast.official.last(chat)
    for label, first in (("›", "26. "), ("›", "51. "), ("‹", "26. ")):
        cast.official.taps(label, message=message)
        await stage.settle()
        assert first in message.shown


async def test_only_officials_of_that_village_and_the_team(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage)
    for who in (cast.other_official, cast.camat, cast.stranger):
        await stage.acts.says(who, own(stage, who), "/daftar K1")
        who.presses_data(own(stage, who), who.last(own(stage, who)), "1|list_read|1|0")
        await stage.settle()
        assert "Aminah" not in seen(who, own(stage, who))
    cast.stranger.presses_data(
        cast.village_group, stage.acts.card(cast.stranger, cast.village_group, "K1"), "1|list_read|1"
    )
    await stage.settle()
    assert "Aminah" not in seen(cast.stranger, own(stage, cast.stranger))
    await stage.acts.says(cast.other_official, own(stage, cast.other_official), "/daftar")
    assert "Belum ada kunjungan" in read(stage, cast.other_official)


async def test_an_empty_list_says_so_and_in_the_group_it_is_not_read(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.says(cast.official, own(stage, cast.official), "/daftar")
    assert "masih kosong" in read(stage, cast.official)
    await stage.acts.says(cast.official, cast.village_group, "/daftar K1")
    assert "obrolan pribadi" in cast.official.last(cast.village_group).shown
