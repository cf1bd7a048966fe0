"""The form that needs no signal: given in private, and what comes back from it is shown, and saved on a word."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

from conversations.hand_overs.picture_keeper import LIMITS
from simulator.model import Chat, Message
from simulator.people import Actor
from simulator.photos import sample_photo
from sotarsa_bot import papers
from sotarsa_bot.acting import Acting
from sotarsa_bot.offline import form_issue
from sotarsa_bot.offline.form_page import Due, Line, OfflineForm
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.field import PhotoState
from sotarsa_bot.records.form_file import FormIssue
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import Plan, Visit, VisitState
from sotarsa_bot.records.window import Window
from sotarsa_bot.register import recipients
from sotarsa_bot.running.pictures import Kept, OpenerEnded
from storage.picture_files import DiskPictures
from tests import printed
from tests.conftest import TUESDAY_NINE, Stage
from tests.form_samples import NOON, OTHER, PHOTO, SIGNATURE, form_file, said, sealed, sha
from tests.list_samples import THREE, csv_text
from tests.the_day import begins, heard, seen

NAMES = ("Aminah", "Rahmat <Hidayat>", "Siti")


def own(stage: Stage, who: Actor | None = None) -> Chat:
    return stage.world.private((who or stage.cast.member).user)


async def agreed(stage: Stage, village: str = "2019", names: Sequence[str] = NAMES) -> None:
    """A visit has been agreed, with a list of names: written down directly, for the sake of speed."""
    now = stage.clock.now()
    plan = Plan(
        services=("makanan",), window=Window(first=now.date(), last=now.date()), leader=1,
        cargo=(CargoItem(item="sembako", amount=25, unit="paket"),),
    )  # fmt: skip
    async with stage.engine.store.writing() as books:
        visit = await books.visits.add(
            Visit(village=village, plan=plan, state=VisitState.AGREED, proposed_by=1, proposed_at=now, day=now.date())
        )
        grants = await books.grants.find(role=Role.COORDINATOR)
        acting = Acting(books, stage.engine.office, now, await books.people.get(1), grants)
        if names:
            await recipients.add(acting, visit, "\n".join(names))


async def asks(stage: Stage) -> bytes:
    """The member asks for K1's form."""
    if not await kept(stage, "visits"):
        await agreed(stage)
    await stage.acts.says(stage.cast.member, own(stage), "/daftar k1")
    await stage.acts.taps(stage.cast.member, "Formulir tanpa sinyal", own(stage))
    return [m.document.content for m in stage.cast.member.sees(own(stage)) if m.document][-1]


async def issue(stage: Stage) -> FormIssue:
    async with stage.engine.store.reading() as books:
        return (await books.forms.find(order="-id"))[0]


async def filled(stage: Stage, records: Iterable[dict[str, Any]], pictures: Iterable[bytes] = ()) -> bytes:
    """A file from the newest form."""
    form = await issue(stage)
    return form_file(records, form.key, form.id, pictures)


async def sends(
    stage: Stage, content: bytes, who: Actor | None = None, to: Chat | None = None, caption: str | None = None,
    name: str = "K1-formulir1-1010.sotarsa",
) -> Message:  # fmt: skip
    """Somebody (the member) sends a form's file (in private); returns the newest words of the bot there."""
    who = who or stage.cast.member
    who.sends_document(to or own(stage, who), name, content, caption=caption)
    await stage.settle()
    return who.last(to or own(stage, who))


async def kept(stage: Stage, shelf: str) -> list[Any]:
    async with stage.engine.store.reading() as books:
        return list(await getattr(books, shelf).find())


async def saves(stage: Stage, *records: dict[str, Any], pictures: Iterable[bytes] = ()) -> None:
    await sends(stage, await filled(stage, records, pictures))
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))


# --- giving it ---


async def test_the_form_holds_the_list_and_its_key_and_asks_for_nothing(stage: Stage) -> None:
    page = (await asks(stage)).decode()
    assert (await issue(stage)).key in page
    assert "default-src 'none'" in page
    assert "Rahmat \\u003cHidayat>" in page
    assert "http" not in page.replace("http-equiv", "")
    assert not re.search(r"\?\.\w|\?\?|replaceAll|\.at\(|\bgap:", page)  # what phones of 2018 do not know
    assert "buka dengan Chrome" in heard(stage.cast.member, own(stage))


async def test_no_number_of_a_person_is_in_it(stage: Stage) -> None:
    await agreed(stage, names=())
    stage.cast.member.sends_document(own(stage), "daftar.csv", csv_text(THREE).encode(), caption="K1")
    await stage.settle()
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    page = (await asks(stage)).decode()
    assert "Jl" not in page
    assert "Bawah" in page
    assert not re.search(r"6311\d|6311\*", page)


async def test_whoever_asks_again_gets_the_same_form_with_the_list_as_it_is_now(stage: Stage) -> None:
    await asks(stage)
    first = await issue(stage)
    await stage.acts.says(stage.cast.member, own(stage), "Budi")
    assert "Budi" in (await asks(stage)).decode()
    assert await kept(stage, "forms") == [first]


async def test_what_the_list_grants_of_what_is_carried_is_what_is_due(stage: Stage) -> None:
    """Of two programmes together."""
    await agreed(stage)
    grants = (
        Benefit(item="Sembako", amount=2, unit="paket"),
        Benefit(item="sembako"),
        Benefit(item="minyak", amount=9),
    )
    async with stage.engine.store.writing() as books:
        await books.listed.change_all({"visit": 1, "number": 2}, benefits=grants)
    page = (await asks(stage)).decode()
    given = json.loads(page.partition('id="given">')[2].partition("</script>")[0])["form"]
    assert given["due"] == [{"item": "sembako", "unit": "paket"}]
    assert [one.get("due") for one in given["people"]] == [
        None,
        [{"item": "sembako", "amount": 3, "unit": "paket"}, {"item": "minyak", "amount": 9, "missing": True}],
        None,
    ]


async def test_pressed_twice_it_comes_once(stage: Stage) -> None:
    await agreed(stage)
    await stage.acts.says(stage.cast.member, own(stage), "/daftar k1")
    stage.cast.member.taps("Formulir tanpa sinyal", chat=own(stage))
    stage.cast.member.press_again()
    await stage.settle()
    assert len([m for m in stage.cast.member.sees(own(stage)) if m.document]) == 1


def test_as_many_as_a_form_may_have_fit_into_a_small_file() -> None:
    due = (Due(item="beras medium", amount=10, unit="kg"), Due(item="minyak goreng", amount=2, unit="liter"))
    people = [
        Line(number=n, name=f"Penerima Contoh Bernama Panjang {n}", hamlet="Dusun Contoh", due=due)
        for n in range(1, form_issue.MOST_NAMES + 1)
    ]
    form = OfflineForm(
        form=1, key=OTHER, code="K1", village="Desa Uren", when="Kamis", where="Balai",
        issued_at=TUESDAY_NINE, due=due, people=tuple(people),
    )  # fmt: skip
    made = papers.made(papers.named(form), form.model_dump(mode="json"))
    assert all(one.name.encode() in made for one in people)
    assert len(made) < printed.SMALL


# --- what comes back ---


async def test_a_file_is_shown_then_saved_and_its_pictures_and_times_are_kept(stage: Stage, photos: Path) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, own(stage), "/daftar k1")
    await stage.acts.says(cast.member, own(stage), "\n".join(NAMES))
    await stage.acts.taps(cast.member, "Formulir tanpa sinyal", own(stage))
    records = (
        said(1, "Aminah", photos=[sha(PHOTO)], signature=sha(SIGNATURE)),
        said(2, "Rahmat <Hidayat>", proxy_name="Budi", proxy_relation="anak"),
        said(3, "Siti", how="absent", note="ke ladang"),
    )
    await stage.later(hours=3)
    shown = await sends(stage, await filled(stage, records, [PHOTO, SIGNATURE]))
    for words in ("untuk K1 Uren", "Formulir Hendra Contoh", "10.10 WITA", "3 catatan baru: 2 menerima (1 diwakilkan)",
                  "1 tidak hadir", "1 foto, ✍️ 1 tanda tangan"):  # fmt: skip
        assert words in shown.shown
    assert " 0 " not in shown.shown.partition("catatan baru")[2]
    lines = (
        "• 1. Aminah · 1 sembako", "• 2. Rahmat <Hidayat> · 1 sembako (diwakili Budi)",
        "• 3. Siti · tidak hadir (ke ladang)",
    )  # fmt: skip
    assert all(line in shown.shown for line in lines)
    assert await kept(stage, "deliveries") == []
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert "disimpan" in cast.member.last(own(stage)).shown
    assert all(line in cast.member.last(own(stage)).shown for line in lines)
    deliveries = await kept(stage, "deliveries")
    assert [(d.number, d.kind, d.item, d.proxy_name, d.note) for d in deliveries] == [
        (1, "received", "sembako", "", ""), (2, "received", "sembako", "Budi", ""),
        (3, "absent", "sembako", "", "ke ladang"),
    ]  # fmt: skip
    assert {d.happened_at.isoformat() for d in deliveries} == {NOON.replace(".000Z", "+00:00")}
    assert all(d.received_at - d.happened_at > timedelta(minutes=30) for d in deliveries)
    (photo,), (signature,) = await kept(stage, "photos"), await kept(stage, "signatures")
    assert (photo.delivery, photo.sha256, photo.state) == (deliveries[0].id, sha(PHOTO), PhotoState.STORED)
    assert (signature.delivery, signature.sha256) == (deliveries[0].id, sha(SIGNATURE))
    assert {file.read_bytes() for file in photos.rglob("*.jpg")} == {PHOTO, SIGNATURE}
    card = stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert "Daftar: 2 dari 3 penerima" in card
    assert "1 foto tersimpan" in card
    assert "Aminah" not in seen(cast.coordinator, cast.team_group)


async def test_the_same_file_again_and_one_with_more_add_only_what_is_new(stage: Stage) -> None:
    await asks(stage)
    first = said(1, "Aminah", photos=[sha(PHOTO)])
    await saves(stage, first, pictures=[PHOTO])
    before = [await kept(stage, shelf) for shelf in ("deliveries", "photos", "signatures")]
    again = await sends(stage, await filled(stage, [first], [PHOTO]))
    assert again.shown.endswith("Tidak ada yang baru: 1 catatan pada berkas ini sudah tersimpan semua.")
    assert "catatan baru" not in again.shown
    assert not again.buttons
    assert (await sends(stage, await filled(stage, []))).shown.endswith("Berkas ini belum berisi catatan.")
    assert [await kept(stage, shelf) for shelf in ("deliveries", "photos", "signatures")] == before
    signed = first | {"signature": sha(SIGNATURE)}
    shown = await sends(stage, await filled(stage, [signed, said(2, "Rahmat <Hidayat>")], [PHOTO, SIGNATURE]))
    assert "1 catatan baru" in shown.shown
    assert "1 gambar tambahan" in shown.shown
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    assert [len(await kept(stage, shelf)) for shelf in ("deliveries", "photos", "signatures")] == [2, 1, 1]


async def test_what_changed_on_the_phone_is_shown_and_replaced_only_on_a_word(stage: Stage) -> None:
    cast = stage.cast
    await asks(stage)
    await saves(stage, said(1, "Aminah"), said(2, "Rahmat <Hidayat>"))
    changed = [said(1, "Aminah", rev=2, how="absent"), said(2, "Rahmat <Hidayat>", rev=2, undone=True)]
    shown = await sends(stage, await filled(stage, changed))
    assert "Berubah di ponsel sesudah disimpan di bot: nomor 1–2" in shown.shown
    assert [d.withdrawn_at for d in await kept(stage, "deliveries")] == [None, None]
    await stage.acts.taps(cast.member, "pakai isi ponsel", own(stage))
    assert (
        "disimpan.\n• 1. Aminah · tidak hadir\nDiganti dengan isi ponsel: nomor 1–2"
        in cast.member.last(own(stage)).shown
    )
    standing = [d for d in await kept(stage, "deliveries") if d.withdrawn_at is None]
    assert [(d.number, d.kind) for d in standing] == [(1, "absent")]


async def test_who_is_on_record_twice_is_asked_about_where_the_other_reporter_reads_it(stage: Stage) -> None:
    cast = stage.cast
    await asks(stage)
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 1 terima")
    shown = await sends(stage, await filled(stage, [said(1, "Aminah")]))
    assert "Sudah ada penyerahan lain untuk nomor 1" in shown.shown
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert len(await kept(stage, "deliveries")) == 2
    await stage.acts.taps(cast.coordinator, "Keduanya benar", cast.team_group)


async def test_batal_saves_nothing_and_an_old_button_does_nothing(stage: Stage) -> None:
    await asks(stage)
    preview = await sends(stage, await filled(stage, [said(1, "Aminah")]))
    save = next(b.data for row in preview.buttons for b in row if b.data and "Simpan" in b.text)
    await stage.acts.taps(stage.cast.member, "Batal", own(stage))
    stage.cast.member.presses_data(own(stage), preview, save)
    await stage.settle()
    assert "sudah dijawab" in stage.cast.member.alerts[-1].text
    assert await kept(stage, "deliveries") == []


async def test_a_dead_process_and_a_bad_line_lose_nothing_and_double_nothing(stage: Stage) -> None:
    cast = stage.cast
    await asks(stage)
    stage.world.faults.bad_gateway(n=2, method="getFile")
    content = await filled(stage, [said(1, "Aminah", photos=[sha(PHOTO)])], [PHOTO])
    assert "sedang dibaca" in (await sends(stage, content)).shown
    await stage.reopen()
    await stage.later(minutes=5)
    await stage.later(minutes=5)
    cast.member.taps("Simpan", chat=own(stage))
    cast.member.press_again()
    await stage.engine.receiver.receive()
    await stage.engine.worker.work()
    await stage.engine.files.keep(PHOTO)  # the process had come as far as this when it died
    await stage.reopen()
    await stage.settle()
    assert [len(await kept(stage, shelf)) for shelf in ("deliveries", "photos")] == [1, 1]


async def test_a_photo_that_was_lost_on_the_disk_is_found_again_in_its_file(stage: Stage, photos: Path) -> None:
    await asks(stage)
    await saves(stage, said(1, "Aminah", photos=[sha(PHOTO)]), pictures=[PHOTO])
    (file,) = photos.rglob("*.jpg")
    file.unlink()
    async with stage.engine.store.writing() as books:  # as `bot.py retry` does it
        await books.photos.change(1, state=PhotoState.PENDING, next_try=stage.clock.now())
    await stage.settle()
    assert file.read_bytes() == PHOTO
    assert [photo.state for photo in await kept(stage, "photos")] == [PhotoState.STORED]


async def test_whoever_asks_for_a_visits_pictures_gets_the_forms_too_and_never_its_file(stage: Stage) -> None:
    """Its file holds names; the pictures are sent by themselves."""
    cast, second = stage.cast, sample_photo(903)
    await asks(stage)
    stage.cast.member.sends_photo(own(stage), SIGNATURE, caption="K1 2 terima")
    await stage.settle()
    for n, picture in enumerate((PHOTO, second), 1):
        await saves(stage, said(n, NAMES[n - 1], photos=[sha(picture)]), pictures=[picture])
        if n == 1:
            await shows_pictures(stage)
    await shows_pictures(stage)
    got = [m for m in cast.camat.sees(own(stage, cast.camat)) if m.photo or m.document]
    assert [m.photo[-1].content for m in got] == [SIGNATURE, PHOTO, SIGNATURE, PHOTO, second]


async def shows_pictures(stage: Stage) -> None:
    camat = stage.cast.camat
    await stage.acts.says(camat, own(stage, camat), "/ringkasan K1")
    await stage.acts.taps(camat, "foto", own(stage, camat))


async def test_a_picture_that_is_none_is_told_and_costs_nobody_their_record(stage: Stage) -> None:
    await asks(stage)
    await saves(stage, said(1, "Aminah", photos=[sha(b"no picture")]), pictures=[b"no picture"])
    assert "1 gambar tidak dapat dibuka" in stage.cast.member.last(own(stage)).shown
    assert [len(await kept(stage, shelf)) for shelf in ("deliveries", "photos")] == [1, 0]


async def test_a_picture_that_ends_the_process_each_time_costs_nobody_their_record(stage: Stage) -> None:
    """A bug: the whole file was tried for ever."""
    engine = stage.engine
    await asks(stage)
    pictures, broken = engine.files, sample_photo(7)

    async def keep(content: bytes, *, paper: bool = False) -> Kept:
        if content == broken:
            raise OpenerEnded("the process that opens pictures has ended")
        return await DiskPictures.keep(cast(DiskPictures, pictures), content, paper=paper)

    pictures.keep = keep  # type: ignore[method-assign]
    await saves(stage, said(1, "Aminah", photos=[sha(broken)]), pictures=[broken])
    assert await kept(stage, "deliveries") == []
    for _ in range(LIMITS.tries):
        await stage.later(hours=1)
    assert "1 gambar tidak dapat dibuka" in stage.cast.member.last(own(stage)).shown
    assert [len(await kept(stage, shelf)) for shelf in ("deliveries", "photos")] == [1, 0]


async def test_a_photo_sent_after_a_form_is_asked_about(stage: Stage) -> None:
    """It is not taken for one of the form's last hand-over."""
    await asks(stage)
    await saves(stage, said(1, "Aminah"))
    stage.cast.member.sends_photo(own(stage))
    await stage.settle()
    assert "Untuk kunjungan mana" in heard(stage.cast.member, own(stage))


# --- what is refused ---


async def test_what_is_not_this_forms_is_refused_in_a_sentence(stage: Stage) -> None:
    await asks(stage)
    form = await issue(stage)
    good = await filled(stage, [said(1, "Aminah")])
    refusals = (
        (b"%PDF-1.7", "bukan dari formulir PAK SOTARSA"),
        (form_file([said(1, "Aminah")], OTHER, form.id), "berubah"),
        (good.replace(b"Aminah", b"Rahmat"), "berubah"),
        (form_file([said(1, "Aminah")], form.key, 99), "tidak dikenal"),
        (sealed(b"[", form.key, form.id), "rusak"),
    )
    for content, words in refusals:
        refused = await sends(stage, content)
        assert words in refused.shown
        assert not refused.buttons
    assert await kept(stage, "photos") == []
    for name in ("K1.sotarsa.bin", "K1 (1).SOTARSA"):  # what phones make of names
        assert "1 catatan baru" in (await sends(stage, good, caption="K1", name=name)).shown


async def test_a_form_of_another_visit_is_refused(stage: Stage) -> None:
    await asks(stage)
    await agreed(stage, "2014")
    content = await filled(stage, [said(1, "Aminah")])
    assert "untuk K1, bukan" in (await sends(stage, content, caption="K2")).shown
    assert "K9" in (await sends(stage, content, caption="K9")).shown
    assert await kept(stage, "deliveries") == []


# --- the list is another one by then ---


async def empties(stage: Stage) -> str:
    """The coordinator's question before it, and yes."""
    await stage.acts.says(stage.cast.coordinator, own(stage, stage.cast.coordinator), "/daftar k1")
    await stage.acts.taps(stage.cast.coordinator, "Kosongkan", own(stage, stage.cast.coordinator))
    asked = stage.cast.coordinator.last(own(stage, stage.cast.coordinator)).shown
    await stage.acts.taps(stage.cast.coordinator, "Ya, kosongkan", own(stage, stage.cast.coordinator))
    return asked


async def test_a_form_that_is_out_is_mentioned_before_its_list_is_emptied(stage: Stage) -> None:
    await agreed(stage)
    assert "Formulir" not in await empties(stage)
    await stage.acts.says(stage.cast.coordinator, own(stage, stage.cast.coordinator), "\n".join(NAMES))
    await asks(stage)
    assert "sedang dipegang Hendra Contoh" in await empties(stage)


async def test_an_emptied_and_refilled_list_loses_nothing(stage: Stage) -> None:
    """The same people in another order; the phone's file comes in the evening."""
    await asks(stage)
    given = json.loads((await asks(stage)).decode().partition('id="given">')[2].partition("</script>")[0])["form"]
    whos = {one["name"]: one["who"] for one in given["people"]}
    content = await filled(stage, [said(n, name, who=whos[name]) for n, name in enumerate(NAMES, 1)])
    await empties(stage)
    await stage.acts.says(stage.cast.coordinator, own(stage, stage.cast.coordinator), "\n".join(reversed(NAMES)))
    shown = (await sends(stage, content)).shown
    assert "3 catatan baru" in shown
    assert "• 3. Aminah · 1 sembako" in shown
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    assert [d.number for d in await kept(stage, "deliveries")] == [3, 2, 1]
    assert len(await kept(stage, "forms")) == 1


async def test_whose_record_it_is_is_asked_and_nothing_else_waits_for_the_answer(stage: Stage) -> None:
    cast = stage.cast
    await asks(stage)
    content = await filled(
        stage, [said(1, "Aminah", photos=[sha(PHOTO)]), said(2, "Rahmat <Hidayat>"), said(3, "Siti")], [PHOTO]
    )
    await empties(stage)
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "Aminah\nRahmad Hidayat\nBudi")
    shown = await sends(stage, content)
    assert "1 catatan baru" in shown.shown
    assert "❓ 2. Rahmat <Hidayat> · 1 sembako" in shown.shown
    assert "Sesudah ini masih 1 lagi" in shown.shown
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert [d.number for d in await kept(stage, "deliveries")] == [1]
    after = cast.member.last(own(stage))
    assert "❓ 2. Rahmat <Hidayat>" in after.shown  # it is still asked
    cast.member.replies(after, "2. Rahmad Hidayat")
    await stage.settle()
    again = cast.member.last(own(stage))
    assert "• 2. Rahmad Hidayat · 1 sembako" in again.shown
    assert "❓ 3. Siti · 1 sembako" in again.shown
    await stage.acts.taps(cast.member, "catat namanya", own(stage))
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    found = await kept(stage, "deliveries")
    assert [(d.number, d.recipient) for d in found] == [(1, ""), (2, ""), (None, "Siti")]
    assert len(await kept(stage, "photos")) == 1
    await stage.acts.taps(cast.member, "Batalkan berkas ini", own(stage))  # all of it, in two rounds
    assert all(d.withdrawn_at for d in await kept(stage, "deliveries"))


async def test_an_import_is_undone_and_may_come_again(stage: Stage) -> None:
    cast = stage.cast
    await asks(stage)
    await saves(stage, said(1, "Aminah"))
    content = await filled(
        stage, [said(1, "Aminah", rev=2, how="absent"), said(2, "Rahmat <Hidayat>", photos=[sha(PHOTO)])], [PHOTO]
    )
    for _ in range(2):
        await sends(stage, content)
        await stage.acts.taps(cast.member, "pakai isi ponsel", own(stage))
        standing = [d for d in await kept(stage, "deliveries") if d.withdrawn_at is None]
        assert sorted((d.number, d.kind) for d in standing) == [(1, "absent"), (2, "received")]
        done = cast.member.last(own(stage))
        undo = next(b.data for row in done.buttons for b in row if b.data and "Batalkan" in b.text)
        await stage.acts.taps(cast.member, "Batalkan berkas ini", own(stage))
        assert "2 catatan ditarik kembali" in cast.member.last(own(stage)).shown
        assert "1 catatan yang tadi diganti berlaku kembali" in cast.member.last(own(stage)).shown
        standing = [d for d in await kept(stage, "deliveries") if d.withdrawn_at is None]
        assert [(d.number, d.kind) for d in standing] == [(1, "received")]
        assert {photo.kind for photo in await kept(stage, "photos")} == {"apart"}
        assert "Daftar: 1 dari 3 penerima" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    cast.member.presses_data(own(stage), done, undo)
    await stage.settle()
    assert "sudah dijawab" in cast.member.alerts[-1].text
    await sends(stage, content)
    await stage.acts.taps(cast.member, "💾 Simpan", own(stage))
    cast.member.replies(cast.member.last(own(stage)), "batal")  # in words, as for every press that takes back
    await stage.settle()
    assert "dibatalkan" in cast.member.last(own(stage)).shown


async def test_nobody_else_undoes_an_import_nor_says_whose_a_record_is(stage: Stage) -> None:
    cast = stage.cast
    await asks(stage)
    await saves(stage, said(1, "Aminah"))
    stranger = own(stage, cast.official)
    await stage.acts.says(cast.official, stranger, "/start")
    for data in ("1|form_undo|1", f"1|form_name|1|{'a' * 16}", "1|form_who|1|x|y", f"1|form_nobody|1|{'a' * 16}"):
        cast.official.presses_data(stranger, cast.official.last(stranger), data)
        await stage.settle()
    assert [d.withdrawn_at for d in await kept(stage, "deliveries")] == [None]


async def test_who_is_not_of_the_team_is_refused_also_between_preview_and_saving(stage: Stage) -> None:
    cast = stage.cast
    await asks(stage)
    content = await filled(stage, [said(1, "Aminah")])
    for who in (cast.official, cast.camat):
        assert "bukan bagian tugas" in (await sends(stage, content, who)).shown
    assert "undangan" in (await sends(stage, content, cast.stranger)).shown
    await sends(stage, content)
    cast.member.taps("Simpan", chat=own(stage))
    await stage.engine.receiver.receive()
    await stage.engine.worker.work()
    async with stage.engine.store.writing() as books:
        member = await books.people.first(telegram_id=cast.member.user.id)
        assert member is not None
        await books.grants.change_all({"person": member.id}, revoked_at=stage.clock.now())
    await stage.settle()
    assert "bukan bagian tugas" in cast.member.last(own(stage)).shown
    assert await kept(stage, "deliveries") == []


async def test_in_a_group_only_the_way_is_told(stage: Stage) -> None:
    cast = stage.cast
    await asks(stage)
    content = await filled(stage, [said(1, "Aminah")])
    for who, group in ((cast.member, cast.team_group), (cast.official, cast.village_group)):
        assert "kirim ke obrolan pribadi" in (await sends(stage, content, who, group)).shown
    assert [await kept(stage, shelf) for shelf in ("form_files", "photos", "deliveries")] == [[], [], []]


async def test_what_comes_for_a_closed_visit_is_held_until_that_is_open_again(stage: Stage) -> None:
    """It used to be refused; undone, it is gone, too."""
    cast, chat = stage.cast, own(stage, stage.cast.coordinator)
    await asks(stage)
    async with stage.engine.store.writing() as books:
        await books.visits.change(1, state=VisitState.CLOSED, closed_at=stage.clock.now())
    content = await filled(stage, [said(1, "Aminah"), said(2, "Rahmat <Hidayat>")])
    await sends(stage, content)
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    told = cast.member.last(own(stage)).shown
    assert "K1 sudah ditutup. Laporan Anda disimpan; koordinator diminta membukanya lagi." in told
    assert "masih ada laporan: 2 penyerahan, dari Hendra Contoh" in heard(cast.coordinator, chat)
    assert [one.held for one in await kept(stage, "deliveries")] == [True, True]
    await stage.acts.taps(cast.member, "Batalkan", own(stage))
    assert [one.held for one in await kept(stage, "deliveries")] == [False, False]
    await sends(stage, content)
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    await stage.acts.taps(cast.coordinator, "Buka lagi K1", chat)
    await stage.acts.gives_reason(cast.coordinator, chat, "formulir terlambat")
    assert "2 laporan yang menunggu sekarang dihitung" in heard(cast.coordinator, chat)
    standing = [one for one in await kept(stage, "deliveries") if one.withdrawn_at is None]
    assert [one.number for one in standing] == [1, 2]


async def test_a_visit_whose_people_are_erased_takes_none(stage: Stage) -> None:
    await asks(stage)
    await sends(stage, await filled(stage, [said(1, "Aminah")]))
    now = stage.clock.now()
    async with stage.engine.store.writing() as books:
        await books.visits.change(1, state=VisitState.CLOSED, closed_at=now, erased_at=now)
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    assert "sudah lama ditutup" in stage.cast.member.last(own(stage)).shown
    assert await kept(stage, "deliveries") == []


async def test_a_file_that_is_too_big_is_refused_before_it_is_fetched(stage: Stage) -> None:
    await asks(stage)
    assert "lebih dari 15 MB" in (await sends(stage, b"a" * 15_000_001)).shown
    assert await kept(stage, "form_files") == []
