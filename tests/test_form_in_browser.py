"""The offline form as a person uses it: opened from a file on a small phone without any network."""

import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from playwright.async_api import FilePayload, Page, expect

from simulator.photos import sample_photo
from sotarsa_bot import forms
from tests.browser import chromium, needs_browser
from tests.conftest import Stage
from tests.test_offline_form import asks, issue, kept, own, sends

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
    """What "Simpan berkas" gives."""
    await page.get_by_role("button", name="Simpan berkas").click()
    async with page.expect_download() as coming:
        await page.get_by_role("link", name="Simpan ke ponsel").click()
    content = (await (await coming.value).path()).read_bytes()
    await page.get_by_role("button", name="Kembali").click()
    return content


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
        await page.get_by_role("button", name="Urungkan").click()
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
        content = await saved(page)
        assert [one.name for one in forms.read(content, (await issue(stage)).key).filled.records] == ["Aminah"]
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
        assert max(size for _, _, size in parts) < forms.MOST_BYTES
