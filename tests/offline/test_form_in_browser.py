"""The offline form as a person uses it: opened from a file on a small phone without any network."""

import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from playwright.async_api import FilePayload, Page, expect

from simulator.photos import sample_photo
from sotarsa_bot.offline import form_files
from sotarsa_bot.records.benefit import Benefit
from tests.browser import chromium, needs_browser
from tests.conftest import Stage
from tests.form_samples import OTHER
from tests.offline.test_offline_form import agreed, asks, issue, kept, own, sends

NO_STORE = "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('not for files'); } });"
SLOWLY = """() => {  // as a cheap phone does it, whose storage is nearly full
  const write = store.written.bind(store);
  store.written = async (change) => { await new Promise((resolve) => setTimeout(resolve, 700)); await write(change); };
}"""
FORBIDDEN = """() => new Promise((resolve) => {
  document.addEventListener("securitypolicyviolation", (told) => resolve(told.effectiveDirective));
  fetch("https://example.org/").catch(() => {});
})"""


@asynccontextmanager
async def phone(stage: Stage, folder: Path, before: str = "") -> AsyncIterator[Page]:
    """K1's form, opened from a file, at 10 o'clock. Whatever it asks for, and whatever the browser complains about,
    fails the test."""
    file, asked, complaints = folder / "formulir-K1.html", list[str](), list[str]()
    file.write_bytes(await asks(stage))
    async with chromium() as browser:
        context = await browser.new_context(
            viewport={"width": 360, "height": 740},
            is_mobile=True,
            has_touch=True,
            offline=True,
            reduced_motion="reduce",
        )
        page = await context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        await page.clock.set_fixed_time(stage.clock.now() + timedelta(hours=1))
        if before:
            await page.add_init_script(before)
        await page.goto(file.as_uri())
        await page.wait_for_selector("body[data-ready]")
        yield page
        assert [url for url in asked if not url.startswith((file.as_uri(), "blob:"))] == []
        assert complaints == []
        assert await page.evaluate(FORBIDDEN) == "connect-src"  # nor could it ask, if it wanted to


async def saved(page: Page) -> bytes:
    """What "Simpan berkas" gives, looked at on the phone as the page asks for it."""
    await page.get_by_role("button", name="Simpan berkas").click()
    async with page.expect_download() as coming:
        await page.get_by_role("link", name="Simpan ke ponsel").click()
    content = (await (await coming.value).path()).read_bytes()
    await checks(page, content)
    await expect(page.get_by_text("di dalamnya pasti tersimpan")).to_be_visible()
    await page.get_by_role("button", name="Kembali").click()
    return content


async def checks(page: Page, content: bytes) -> None:
    """Chooses a file where the page asks for the one that was saved."""
    file = FilePayload(name="K1 (1).sotarsa", mimeType="application/octet-stream", buffer=content)
    await page.locator("#check").set_input_files(file)


async def warns(page: Page) -> bool:
    """Whether the page asks whoever would close it now."""
    return bool(await page.evaluate("!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"))


async def sign(page: Page) -> None:
    await page.get_by_role("button", name="Tanda tangan").click()
    box = await page.locator("#glass").bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + 30, box["y"] + 50)
    await page.mouse.down()
    for n in range(12):
        await page.mouse.move(box["x"] + 30 + 20 * n, box["y"] + 50 + 90 * (n % 2))
    await page.mouse.up()
    await page.get_by_role("button", name="Selesai").click()
    await expect(page.locator(".signed img")).to_be_visible()


async def nothing_sticks_out(page: Page) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    small = "[...document.querySelectorAll('button, a, input:not(.hidden)')].filter((e) => e.offsetHeight < 48).length"
    assert await page.evaluate(small) == 0


@needs_browser
async def test_a_day_without_signal_and_the_file_that_comes_of_it(stage: Stage, tmp_path: Path, photos: Path) -> None:
    async with phone(stage, tmp_path) as page:
        await expect(page.locator("#count")).to_have_text("0 dari 3 selesai")
        await nothing_sticks_out(page)
        await page.get_by_role("button", name="Terima: 3. Siti").click()
        await page.get_by_role("button", name="Batalkan").click()
        await expect(page.locator("#count")).to_have_text("0 dari 3 selesai")
        await page.get_by_role("button", name="Terima: 1. Aminah").click()
        await expect(page.locator("#list")).not_to_contain_text("Aminah")

        await page.get_by_role("searchbox").fill("hidayat")
        await expect(page.locator(".person")).to_have_count(1)
        await page.get_by_role("button", name="2 Rahmat <Hidayat>").click()
        await page.get_by_role("button", name="Diwakilkan").click()
        await expect(page.get_by_text("tulis nama yang mewakili")).to_be_visible()
        await page.get_by_label("Nama yang mewakili").fill("Budi")
        await page.get_by_label("Hubungannya").fill("anak")
        await page.get_by_role("button", name="+ sembako").click()
        photo = FilePayload(name="foto.jpg", mimeType="image/jpeg", buffer=sample_photo(77))
        await page.locator("input[type=file]").set_input_files(photo)
        await expect(page.locator("figure img")).to_be_visible()
        await sign(page)
        await nothing_sticks_out(page)
        await page.reload()  # as after the camera has pushed the page out of the memory
        await expect(page.locator(".signed img")).to_be_visible()
        await expect(page.get_by_label("Nama yang mewakili")).to_have_value("Budi")
        await page.go_back()

        await page.get_by_role("searchbox").fill("3")
        await page.get_by_role("button", name="3 Siti").click()
        await page.get_by_role("button", name="Tidak hadir").click()
        await page.get_by_label("Catatan atau alasan").fill("ke ladang, 6311021203560003")
        await page.get_by_role("button", name="Selesai").click()
        await expect(page.locator("#list")).to_be_visible()
        await page.reload()
        await expect(page.locator("#count")).to_have_text("2 dari 3 selesai")
        await expect(page.locator(".person .state")).to_contain_text(["Tidak hadir"])
        first = await saved(page)

        await page.get_by_role("button", name="Semua (3)").click()
        await page.get_by_role("button", name="1 Aminah").click()
        await page.get_by_role("button", name="Batalkan catatan ini").click()
        await expect(page.locator("#count")).to_have_text("1 dari 3 selesai")
        second = await saved(page)
    await stage.later(hours=3)
    await of_the_first_file(stage, first, photos)
    await of_the_second_file(stage, second)


async def of_the_first_file(stage: Stage, content: bytes, photos: Path) -> None:
    assert "3 catatan baru: 2 menerima (1 diwakilkan), 1 tidak hadir" in (await sends(stage, content)).shown
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    deliveries = await kept(stage, "deliveries")
    assert [(d.number, d.kind, d.amount, d.proxy_name, d.proxy_relation, d.note) for d in deliveries] == [
        (1, "received", 1, "", "", ""),
        (2, "received", 2, "Budi", "anak", ""),
        (3, "absent", 1, "", "", "ke ladang, 6311********0003"),
    ]
    assert {round((d.received_at - d.happened_at) / timedelta(hours=1), 1) for d in deliveries} == {2}
    (photo,), (signature,) = await kept(stage, "photos"), await kept(stage, "signatures")
    assert (photo.delivery, signature.delivery) == (deliveries[1].id, deliveries[1].id)
    assert {file.stem for file in photos.rglob("*.*")} == {photo.sha256, signature.sha256}
    again = await sends(stage, content)
    assert "Tidak ada yang baru" in again.shown
    assert await kept(stage, "deliveries") == deliveries


async def of_the_second_file(stage: Stage, content: bytes) -> None:
    """What was taken back on the phone after it had been saved is told, and done on a word."""
    assert "Berubah di ponsel sesudah disimpan di bot: nomor 1" in (await sends(stage, content)).shown
    await stage.acts.taps(stage.cast.member, "pakai isi ponsel", own(stage))
    standing = [d.number for d in await kept(stage, "deliveries") if d.withdrawn_at is None]
    assert standing == [2, 3]


@needs_browser
async def test_what_is_typed_stays_however_slowly_the_phone_keeps_it(stage: Stage, tmp_path: Path) -> None:
    """The screen is never drawn anew under somebody's fingers: words after a choice, or a photo, are whole."""
    async with phone(stage, tmp_path) as page:
        await page.evaluate(SLOWLY)
        note = page.get_by_label("Catatan atau alasan")
        await page.get_by_role("button", name="3 Siti").click()
        await page.get_by_role("button", name="Tidak hadir").click()
        await note.press_sequentially("ke ladang", delay=150)
        photo = FilePayload(name="foto.jpg", mimeType="image/jpeg", buffer=sample_photo(77))
        await page.locator("input[type=file]").set_input_files(photo)
        await note.press_sequentially(", pulang sore", delay=150)
        await expect(page.locator("figure img")).to_be_visible()
        await page.get_by_role("button", name="Hapus foto ini").click()
        await note.press("End")
        await note.press_sequentially(" sekali", delay=150)
        await page.get_by_role("button", name="Selesai").click()
        await expect(page.locator("#count")).to_have_text("0 dari 3 selesai")
        await page.reload()
        await page.get_by_role("button", name="3 Siti").click()
        await expect(note).to_have_value("ke ladang, pulang sore sekali")
        await expect(page.locator("figure img")).to_have_count(0)


@needs_browser
async def test_where_nothing_is_kept_the_page_says_so_and_the_file_is_still_saved(stage: Stage, tmp_path: Path) -> None:
    """Also: a clock that is behind is told, seals are what Python makes of them, and much is parted."""
    async with phone(stage, tmp_path, NO_STORE) as page:
        await expect(page.locator("#kept")).to_contain_text("Jangan tutup halaman ini")
        await page.get_by_role("button", name="Terima: 1. Aminah").click()
        assert await warns(page)
        content = await saved(page)
        assert not await warns(page)
        assert [one.name for one in form_files.read(content, (await issue(stage)).key).filled.records] == ["Aminah"]
        await page.clock.set_fixed_time(stage.clock.now() - timedelta(days=400))
        await page.get_by_role("button", name="Semua").click()
        await expect(page.get_by_text("Jam ponsel ini terlambat")).to_be_visible()

        lengths = [*range(131), 1000]
        found = await page.evaluate("(all) => all.map((n) => hex(sha256(new Uint8Array(n).fill(7))))", lengths)
        assert found == [hashlib.sha256(b"\7" * n).hexdigest() for n in lengths]
        key = bytes(range(32))
        mac = await page.evaluate("(key) => hex(hmac(fromHex(key), new TextEncoder().encode('Uren é')))", key.hex())
        assert mac == hmac.digest(key, "Uren é".encode(), hashlib.sha256).hex()

        parts = await page.evaluate("""async () => {
          for (let n = 0; n < 5; n++) {
            const record = newRecord(people[n % 3]);
            Object.assign(record, { how: "received", happened_at: `2026-12-0${n + 1}`, photos: [`p${n}`] });
            pictures.set(`p${n}`, new Blob([new Uint8Array(2500000)]));
            records.set(record.id, record);
          }
          return (await files()).map((file) => [file.name.slice(-15), file.records.length, file.blob.size]);
        }""")
        assert [(name, count) for name, count, _ in parts] == [
            ("-1dari3.sotarsa", 3), ("-2dari3.sotarsa", 2), ("-3dari3.sotarsa", 1),
        ]  # fmt: skip
        assert max(size for _, _, size in parts) < form_files.MOST_BYTES


@needs_browser
async def test_the_page_warns_until_the_file_was_really_written(stage: Stage, tmp_path: Path) -> None:
    """A press on the link writes nothing by itself: a full phone, an app's own browser, a download that is stopped."""
    async with phone(stage, tmp_path, NO_STORE) as page:
        await page.get_by_role("button", name="Terima: 1. Aminah").click()
        await page.get_by_role("button", name="Simpan berkas (1 baru)").click()
        await page.evaluate("document.querySelector('.download').addEventListener('click', (e) => e.preventDefault())")
        await page.get_by_role("link", name="Simpan ke ponsel").click()  # and nothing is written
        assert await warns(page)
        await expect(page.locator(".download")).not_to_contain_text("sudah pernah disimpan")
        whole = bytes(await page.evaluate("async () => [...new Uint8Array(await bytesOf((await files())[0].blob))]"))
        for wrong in (b"", b"bukan", whole[:-1], whole.replace(b"Aminah", b"Siti")):
            await checks(page, wrong)
            await expect(page.get_by_text("bukan berkas yang utuh")).to_be_visible()
            assert await warns(page)
        await checks(page, whole)
        await expect(page.get_by_text("1 catatan di dalamnya pasti tersimpan")).to_be_visible()
        await expect(page.locator(".download")).to_contain_text("sudah pernah disimpan")
        assert not await warns(page)
        await page.get_by_role("button", name="Kembali").click()
        await page.get_by_role("button", name="Semua (3)").click()
        await page.get_by_role("button", name="1 Aminah").click()
        await page.get_by_role("button", name="Tidak hadir").click()
        assert await page.evaluate("recordOf(people[0]).rev") == 2  # the bot may have the first
        assert await warns(page)
        await page.get_by_role("button", name="Selesai").click()
        await page.get_by_role("button", name="Simpan berkas (1 baru)").click()
        await checks(page, whole)  # the older file does not hold it
        await expect(page.get_by_text("isinya sudah berubah")).to_be_visible()
        assert await warns(page)


SHARING = """
const fits = (file) => file.name.endsWith(".sotarsa.txt") && file.type === "text/plain";
navigator.canShare = (data) => data.files.every(fits);
navigator.share = () => (window.refused ? Promise.reject(new Error("cancelled")) : Promise.resolve());
"""


@needs_browser
async def test_a_file_that_was_shared_is_out_and_one_that_was_not_is_not(stage: Stage, tmp_path: Path) -> None:
    async with phone(stage, tmp_path, NO_STORE + SHARING) as page:
        await page.get_by_role("button", name="Terima: 1. Aminah").click()
        await page.get_by_role("button", name="Simpan berkas").click()
        await page.evaluate("window.refused = true")
        await page.get_by_role("button", name="Bagikan").click()
        assert await warns(page)
        await page.evaluate("window.refused = false")
        await page.get_by_role("button", name="Bagikan").click()
        await expect(page.get_by_text("1 catatan di dalamnya pasti tersimpan")).to_be_visible()
        assert not await warns(page)


@needs_browser
async def test_two_forms_of_one_number_keep_what_is_theirs(stage: Stage, tmp_path: Path) -> None:
    """Two offices' bots, or one that was restored: for Chromium all pages from files are one. Nobody is hidden as
    served on the other form."""
    async with phone(stage, tmp_path) as page:
        await page.get_by_role("button", name="Terima: 1. Aminah").click()
        await expect(page.locator("#count")).to_have_text("1 dari 3 selesai")
        file = tmp_path / "formulir-K1.html"
        first, key = file.read_text(), (await issue(stage)).key
        file.write_text(first.replace(key, OTHER))
        await page.reload()
        await page.wait_for_selector("body[data-ready]")
        await expect(page.locator("#count")).to_have_text("0 dari 3 selesai")
        assert not [one["name"] for one in await page.evaluate("indexedDB.databases()") if key in one["name"]]
        file.write_text(first)
        await page.reload()
        await expect(page.locator("#count")).to_have_text("1 dari 3 selesai")


@needs_browser
async def test_a_form_that_is_fetched_again_knows_its_records_by_their_recipients(stage: Stage, tmp_path: Path) -> None:
    """The list was put in another order, a name corrected, somebody taken off it: nobody else is shown as served, and
    what was recorded is still there to be saved."""
    async with phone(stage, tmp_path) as page:
        for name in ("1. Aminah", "2. Rahmat <Hidayat>", "3. Siti"):
            await page.get_by_role("button", name=f"Terima: {name}").click()
        await expect(page.locator("#count")).to_have_text("3 dari 3 selesai")
        async with stage.engine.store.writing() as books:
            await books.listed.change_all({"number": 1}, number=4)
            await books.listed.change_all({"number": 2}, number=1, name="Rahmad Hidayat")
            await books.listed.discard(number=3)
        await stage.acts.says(stage.cast.member, own(stage), "Budi")
        (tmp_path / "formulir-K1.html").write_bytes(await asks(stage))
        await page.reload()
        await expect(page.locator("#count")).to_have_text("3 dari 4 selesai")
        await expect(page.locator(".person")).to_have_count(1)
        await expect(page.locator(".person")).to_contain_text("Budi")
        await page.get_by_role("button", name="Semua (4)").click()
        await expect(page.locator(".person.done")).to_contain_text(
            ["Rahmad Hidayat", "Aminah", "tidak ada lagi pada daftar"]
        )
        content = await saved(page)
        filled = form_files.read(content, (await issue(stage)).key).filled.records
        assert sorted(one.name for one in filled) == ["Aminah", "Rahmat <Hidayat>", "Siti"]
        await page.get_by_role("button", name="3 Siti").click()
        await page.get_by_role("button", name="Batalkan catatan ini").click()
        await expect(page.locator(".person")).to_have_count(3)
    shown = (await sends(stage, content)).shown
    assert "• 1. Rahmad Hidayat · 1 sembako" in shown
    assert "❓ 3. Siti" in shown


@needs_browser
async def test_each_one_is_shown_and_given_what_is_theirs(stage: Stage, tmp_path: Path) -> None:
    """What of it was not loaded is said, and not assumed to be handed over; who misses it misses all of it."""
    await agreed(stage)
    async with stage.engine.store.writing() as books:
        await books.listed.change_all(
            {"number": 1}, benefits=(Benefit(item="sembako", amount=3), Benefit(item="kursi roda"))
        )
        await books.listed.change_all({"number": 2}, benefits=(Benefit(item="minyak", amount=9, unit="liter"),))
    async with phone(stage, tmp_path) as page:
        await expect(page.locator(".person")).to_contain_text(
            ["3 paket sembako, 1 kursi roda (tidak dibawa)", "9 liter minyak (tidak dibawa)", "1 paket sembako"]
        )
        await page.get_by_role("button", name="Terima: 1. Aminah").click()
        await expect(page.get_by_role("button", name="Terima: 2.")).to_have_count(0)
        await page.get_by_role("button", name="2 Rahmat").click()
        await page.get_by_role("button", name="Menerima sendiri").click()
        await expect(page.get_by_text("jumlahnya masih kosong")).to_be_visible()
        await expect(page.locator(".goods")).to_contain_text(["minyak", "sembako"])
        await page.get_by_role("button", name="Tidak hadir").click()
        await page.get_by_role("button", name="Selesai").click()
        content = await saved(page)
    goods = {
        one.number: [(g.item, g.amount) for g in one.goods]
        for one in form_files.read(content, (await issue(stage)).key).filled.records
    }
    assert goods == {1: [("sembako", 3)], 2: [("minyak", 9)]}
