"""The pocket pack: everything that the team needs where there is no signal, as a PDF and as text, in private only."""

import pytest
import segno

from conversations.lists.pocket_pack import messages
from conversations.post import TEXT_LIMIT
from simulator.model import Chat
from sotarsa_bot import papers, texts
from sotarsa_bot.papers.pack import CAPTIONS, Contact, Pack, Recipient, lines
from sotarsa_bot.parsing import parse_caption
from sotarsa_bot.records.benefit import Benefit
from tests import printed
from tests.conftest import Stage
from tests.the_day import begins, heard, seen

ODD = ("Rahmat <b>&</b>", "#let x = 1", "$a_1$ *tebal* _miring_", "`kode` @label = judul", "[a](b) // c /* d */ ~ --")
"""What would mean something to a typesetter, were it markup."""


def pack(*names: str) -> Pack:
    return Pack(
        title="Paket saku K12",
        village="Desa Uren",
        facts=(("when", "Kamis, 3 Desember 2026, 09.00 WITA"), ("carried", "25 paket sembako")),
        team=(Contact(name="Rahmi Contoh", phone="+6281200000001"),),
        officials=(),
        captions=(),
        people=tuple(Recipient(number=n, name=name, done=False) for n, name in enumerate(names, 1)),
        footer="K12 Desa Uren",
        qr=segno.make("K12", micro=False).svg_inline(),
    )


def pdf(made: Pack) -> bytes:
    """As the sender makes it, from what the outbox holds."""
    return papers.made(papers.named(made), made.model_dump(mode="json"))


def own(stage: Stage) -> Chat:
    return stage.world.private(stage.cast.member.user)


async def asks_for_the_pack(stage: Stage, names: str) -> bytes:
    await begins(stage)
    await stage.acts.says(stage.cast.member, own(stage), "/daftar k1")
    await stage.acts.says(stage.cast.member, own(stage), names)
    await stage.acts.taps(stage.cast.member, "Paket saku", own(stage))
    return printed.sent(stage.cast.member, own(stage))["paket-saku-K1.pdf"]


async def test_the_pack_holds_what_is_needed_without_signal(stage: Stage) -> None:
    said = printed.text(
        await asks_for_the_pack(stage, "Aminah\nRahmat <Hidayat>\nSiti *Aisyah* #1")
    )  # bold in WhatsApp
    for words in (
        "Paket saku K1", "Desa Uren", "Kamis, 3 Desember 2026, 09.00 WITA", "Balai Desa", "25 paket sembako",
        "Hilux DA 1234 XX", "Rahmi Contoh · +6281200000001", "Hendra Contoh · +6281200000002",
        "Alus Contoh · +6281200000003", "K1 3-9 terima", "1 Aminah 1 paket sembako",
        "2 Rahmat <Hidayat> 1 paket sembako", "3 Siti Aisyah #1 1 paket sembako",
        "Tanda tangan", "jangan disebarkan", "1/1",
    ):  # fmt: skip
        assert words in said
    assert "Dilan" not in said  # an official of another village


async def test_the_same_comes_as_text(stage: Stage) -> None:
    await asks_for_the_pack(stage, "Aminah\nRahmat <Hidayat>")
    said = seen(stage.cast.member, own(stage))
    for words in ("Paket saku K1 · Desa Uren", "Hendra Contoh +6281200000002", "K1 4 wakil", "2. Rahmat <Hidayat>"):
        assert words in said
    assert "Segera dikirim" in stage.cast.member.alerts[-1].text


async def test_who_has_received_is_marked(stage: Stage) -> None:
    await asks_for_the_pack(stage, "Aminah\nRahmat")
    await stage.acts.says(stage.cast.coordinator, stage.cast.team_group, "K1 1 terima")
    await stage.acts.says(stage.cast.member, own(stage), "paket saku")
    last = [m.document.content for m in stage.cast.member.sees(own(stage)) if m.document][-1]
    assert "1 Aminah 1 paket sembako sudah 2 Rahmat" in printed.text(last)
    assert "1. Aminah (sudah) · 1 paket sembako" in heard(stage.cast.member, own(stage))


async def test_what_each_one_is_to_receive_and_their_hamlet_stand_beside_the_signature(stage: Stage) -> None:
    """What the list grants them, not what the visit carries for others; what is not loaded is said."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, own(stage), "/daftar k1")
    await stage.acts.says(cast.member, own(stage), "Aminah\nRahmat\nSiti")
    async with stage.engine.store.writing() as books:
        grants = (Benefit(programme="PKH", item="Sembako", amount=2), Benefit(item="kursi roda"))
        await books.listed.change_all({"number": 1}, hamlet="Anak Desa Atas", benefits=grants)
        await books.listed.change_all({"number": 2}, benefits=(Benefit(item="minyak", amount=9, unit="liter"),))
    await stage.acts.taps(cast.member, "Paket saku", own(stage))
    printed_ = printed.text(printed.sent(cast.member, own(stage))["paket-saku-K1.pdf"])
    said = seen(cast.member, own(stage))
    assert "1 Aminah Anak Desa Atas 2 paket sembako, 1 kursi roda (tidak dibawa)" in printed_
    assert "2 Rahmat 9 liter minyak (tidak dibawa) 3 Siti 1 paket sembako" in printed_
    assert "1. Aminah · Anak Desa Atas · 2 paket sembako, 1 kursi roda (tidak dibawa)" in said
    assert "2. Rahmat · 9 liter minyak (tidak dibawa)" in said


async def test_pressed_twice_it_comes_once(stage: Stage) -> None:
    """A thumb that presses again before anything came; whoever asks later gets it again."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, own(stage), "/daftar k1")
    await stage.acts.says(cast.member, own(stage), "Aminah")

    def came() -> tuple[int, int]:
        theirs = [m for m in cast.member.sees(own(stage)) if m.sender is stage.world.bot]
        return len([m for m in theirs if m.document]), len([m for m in theirs if "jangan disebarkan" in m.shown])

    cast.member.taps("Paket saku", chat=own(stage))
    cast.member.press_again()
    await stage.settle()
    assert came() == (1, 1)
    await stage.acts.taps(cast.member, "Paket saku", own(stage))
    assert came() == (2, 2)


async def test_before_the_village_has_agreed_the_pack_says_so(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.says(stage.cast.member, own(stage), "/daftar k1")
    assert "Paket saku" not in " ".join(stage.acts.question(stage.cast.member, own(stage)).labels)
    await stage.acts.says(stage.cast.member, own(stage), "Aminah")
    await stage.acts.taps(stage.cast.member, "Paket saku", own(stage))
    said = printed.text(printed.sent(stage.cast.member, own(stage))["paket-saku-K1.pdf"])
    assert "1–5 Desember 2026, belum disepakati" in said


async def test_nobody_else_gets_it_and_no_group_does(stage: Stage) -> None:
    """The button of somebody's question is of no use to others, nor its words in a group."""
    cast = stage.cast
    await asks_for_the_pack(stage, "Aminah")
    rows = stage.acts.question(cast.member, own(stage)).buttons
    pressed = next(button.data for row in rows for button in row if button.data and "Paket saku" in button.text)
    for who in (cast.official, cast.camat, cast.stranger):
        private = stage.world.private(who.user)
        await stage.acts.says(who, private, "/daftar k1")
        who.presses_data(private, who.last(private), pressed)
        await stage.settle()
        assert printed.sent(who, private) == {}
        assert "jangan disebarkan" not in seen(who, private)
        assert who is cast.official or "Aminah" not in seen(who, private)  # the village reads its own list
    cast.member.presses_data(cast.team_group, cast.member.last(cast.team_group), pressed)
    await stage.settle()
    await stage.acts.says(cast.member, cast.team_group, "paket saku")
    for group in (cast.team_group, cast.village_group):
        assert printed.sent(cast.coordinator, group) == {}
        assert "Aminah" not in seen(cast.coordinator, group)


async def test_who_was_given_the_list_is_in_the_audit(stage: Stage) -> None:
    await asks_for_the_pack(stage, "Aminah\nRahmat")
    async with stage.engine.store.reading() as books:
        (entry,) = await books.audit.find(what="pack.given")
        owed = await books.outbox.find(method="sendDocument")
    assert [post.payload for post in owed] == [{}]  # no names stay behind
    assert (entry.subject, entry.detail) == ("visit:1", {"people": 2})


def test_names_are_printed_as_typed() -> None:
    """RTL is read back word by word (the reader orders them its own way). An emoji is a box, the rest of the name is
    there."""
    said = printed.text(pdf(pack(*ODD, "محمد أحمد", "Siti 😀")))
    for name in (*ODD, "محمد", "أحمد", "Siti"):
        assert name in said
    assert "pack." not in said


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (25, 2), (300, 15)])
def test_the_list_goes_on_for_as_many_pages_as_it_needs(count: int, sheets: int) -> None:
    """Each page has the head of the table, the visit and its own number; no name is lost, not even a long one."""
    names = [f"Penerima Contoh Bernama Panjang {n}" for n in range(1, count)] + ["A" * 80]
    made = pdf(pack(*names))
    assert len(made) < printed.SMALL
    found = printed.pages(made)
    assert len(found) == sheets
    for n, page in enumerate(found, 1):
        assert "Tanda tangan" in page
        assert "K12 Desa Uren" in page
        assert f"{n}/{sheets}" in page
    said = " ".join(found)
    assert all(f"{n} {name} " in said for n, name in enumerate(names[:-1], 1))
    assert "A" * 80 in said.replace(" ", "")
    assert "A" * 40 not in said  # it goes on in the next line, not over the edge


@pytest.mark.parametrize("what", CAPTIONS)
def test_the_captions_that_it_teaches_are_understood(what: str) -> None:
    example = texts.plain(f"pack.say_{what}", code="K12").partition(" = ")[0]
    (statement,) = parse_caption(example, items=["sembako"], default_visit=None)
    assert statement.visit == 12
    assert statement.numbers
    assert statement.kind == {"absent": "absent", "refused": "refused", "moved": "moved"}.get(what, "received")
    assert (statement.proxy is not None) == (what == "proxy")


def test_a_long_list_as_text_is_told_in_whole_lines() -> None:
    names = [f"Penerima & Contoh <Panjang> {n}" for n in range(1, 501)]
    found = list(messages(lines(pack(*names))))
    assert all(len(message) <= TEXT_LIMIT for message in found)
    assert sum(message.count("Penerima &amp; Contoh &lt;Panjang&gt;") for message in found) == 500
