"""A village is reached without Telegram: whom, what one sends them, and what becomes of the answer."""

from datetime import timedelta
from urllib.parse import parse_qs, urlparse

from simulator.people import Actor
from sotarsa_bot.records.contact import Relayed
from sotarsa_bot.records.visit import Visit
from tests.conftest import Stage
from tests.contacts.test_contacts import SAMSUL, says, taps
from tests.notifications.test_reminding import wita
from tests.the_day import seen


async def relayed(stage: Stage) -> list[Relayed]:
    async with stage.engine.store.reading() as books:
        return await books.relayed.find(withdrawn_at=None)


async def visit(stage: Stage, id_: int = 1) -> Visit:
    async with stage.engine.store.reading() as books:
        return await books.visits.get(id_)


async def shows(stage: Stage, who: Actor | None = None) -> str:
    """The card of K1, with one contact."""
    await stage.acts.plans()
    await says(stage, stage.cast.coordinator, f"/kontak uren {SAMSUL}")
    await taps(stage, stage.cast.coordinator, "✅ Selesai")
    return await says(stage, who or stage.cast.coordinator, "/kontak K1")


def code_in(card: str) -> str:
    return card.partition("Kode: ")[2].split()[0]


async def test_the_card_names_the_contact_and_opens_whatsapp_with_the_text(stage: Stage) -> None:
    card = await shows(stage)
    assert "1. Samsul (kepala dusun), WhatsApp +6281234567890, sore" in card
    assert "2. Alus Contoh (perangkat desa), telepon +6281200000003" in card
    private = stage.world.private(stage.cast.coordinator.user)
    button = next(b for row in stage.cast.coordinator.last(private).buttons for b in row if "Samsul" in b.text)
    link = urlparse(button.url or "")
    assert f"{link.scheme}://{link.netloc}{link.path}" == "https://wa.me/6281234567890"
    (text,) = parse_qs(link.query)["text"]
    assert text in card
    assert code_in(card) in text


async def test_the_twin_is_short_plain_and_says_how_to_answer(stage: Stage) -> None:
    card = await shows(stage)
    twin = card[card.index("PAK SOTARSA") : card.index(code_in(card)) + 8]
    assert twin.isascii()
    assert len(twin) <= 306  # two SMS
    assert "antara 1-5 Desember 2026" in twin
    assert "Jawab misalnya: 1 Desember jam 9 di balai desa" in twin


async def test_an_agreed_visit_has_an_announcement_and_a_checklist(stage: Stage) -> None:
    who = stage.cast.coordinator
    await stage.acts.plans()
    await stage.acts.decides()
    card = await says(stage, who, "/kontak K1")
    assert "Kabar untuk warga Desa Uren. Tim datang Kamis, 3 Desember 2026, 09.00 WITA" in card
    assert code_in(card).startswith("M")
    other = await taps(stage, who, "Daftar periksa")
    assert "Apa sudah siap: tempat siap, warga diberi tahu, dan daftar penerima diperiksa?" in other
    assert code_in(other).startswith("C")


async def test_an_alarm_names_the_contact_and_leads_to_the_card(stage: Stage) -> None:
    who = stage.cast.coordinator
    await shows(stage)
    await stage.later(hours=85)
    private = stage.world.private(who.user)
    assert "Mohon hubungi: Samsul (kepala dusun), WhatsApp +6281234567890, sore." in who.last(private).shown
    assert "Kode: P" in await taps(stage, who, "Hubungi desa")


async def test_a_proposal_that_lapsed_names_the_contact(stage: Stage) -> None:
    await shows(stage)
    await stage.acts.waits_until(wita(5, 19, 1, month=12))
    for who in (stage.cast.coordinator, stage.cast.camat):
        assert "Yang dapat dihubungi: Samsul (kepala dusun)" in seen(who, stage.world.private(who.user))
    assert "8123" not in seen(stage.cast.member, stage.cast.team_group)


async def test_nobody_answers_yet_is_on_the_card_of_the_office(stage: Stage) -> None:
    cast = stage.cast
    await shows(stage)
    await taps(stage, cast.coordinator, "Sudah dihubungi", "Samsul", "lewat radio", "Belum menjawab")
    assert [(one.name, one.way, one.words) for one in await relayed(stage)] == [("Samsul", "radio", "")]
    assert "📲 Samsul dihubungi lewat radio" in stage.acts.card(cast.member, cast.team_group, "K1").shown
    assert "📲" not in stage.acts.card(cast.official, cast.village_group, "K1").shown
    await taps(stage, cast.coordinator, "Salah catat")
    assert await relayed(stage) == []
    assert "📲" not in stage.acts.card(cast.member, cast.team_group, "K1").shown
    await taps(stage, cast.coordinator, "Catat lagi")
    assert len(await relayed(stage)) == 1


async def test_an_answer_is_read_back_and_counts(stage: Stage) -> None:
    cast = stage.cast
    await shows(stage)
    await taps(stage, cast.coordinator, "Sudah dihubungi", "Samsul")
    asked = await says(stage, cast.coordinator, "kamis jam 9 di balai desa")
    said = "K1 Uren, Samsul lewat WhatsApp: Kamis, 3 Desember 2026, 09.00 WITA, balai desa"
    assert asked == f"Maksudnya: {said}?"
    assert (await visit(stage)).agreed is None
    await taps(stage, cast.coordinator, "Ya")
    card = stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert "✅ Disepakati" in card
    assert "Dijawab lewat WhatsApp oleh Samsul, dicatat Rahmi Contoh" in card
    assert [one.words for one in await relayed(stage)] == ["kamis jam 9 di balai desa"]


async def test_words_that_answer_nothing_are_kept_as_they_are(stage: Stage) -> None:
    cast = stage.cast
    await shows(stage)
    await taps(stage, cast.coordinator, "Sudah dihubungi", "Samsul")
    assert "(dicatat apa adanya)" in await says(stage, cast.coordinator, "masih rapat dengan warga")
    await taps(stage, cast.coordinator, "Ya")
    assert (await visit(stage)).agreed is None
    assert [one.words for one in await relayed(stage)] == ["masih rapat dengan warga"]
    assert "masih rapat" not in stage.acts.card(cast.member, cast.team_group, "K1").shown


async def test_an_official_may_and_the_office_hears_of_it(stage: Stage) -> None:
    cast = stage.cast
    assert "Kode: P" in await shows(stage, cast.official)
    await taps(stage, cast.official, "Sudah dihubungi", "Samsul", "Belum menjawab")
    assert (
        "Alus Contoh mencatat jawaban Desa Uren"
        in cast.coordinator.last(stage.world.private(cast.coordinator.user)).shown
    )
    for who in (cast.other_official, cast.member, cast.camat):
        assert "Kode:" not in await says(stage, who, "/kontak K1")


async def test_where_nothing_waits_it_is_said_how_the_visit_stands(stage: Stage) -> None:
    who = stage.cast.coordinator
    await stage.acts.plans()
    await stage.acts.wishes("9 Desember 2026 jam 9, balai desa")
    assert "Saat ini tidak ada yang menunggu jawaban desa." in await says(stage, who, "/kontak K1")
    stage.clock.advance(timedelta(minutes=1))
