"""The simulator's page in a real browser: what a person sees and does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect
from starlette.applications import Starlette

from simulator.page import page_routes
from simulator.photos import sample_photo
from simulator.server import serve
from tests.browser import chromium, needs_browser, opened, phone
from tests.sample_office import SampleOffice, keys, lively

# One browser serves all tests of this file, so they and their fixtures share one event loop.
pytestmark = pytest.mark.asyncio(loop_scope="module")

OVERLAPS = """(phone) => [...phone.querySelectorAll(".bubble")].filter((bubble) => {
  const meta = bubble.querySelector(".meta").getBoundingClientRect();
  const words = document.createTreeWalker(bubble, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".meta, .sender") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  while (words.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    for (const box of range.getClientRects()) {
      if (box.right > meta.left + 1 && box.left < meta.right && box.bottom > meta.top + 3 && box.top < meta.bottom - 3)
        return true;
    }
  }
  return false;
}).map((bubble) => bubble.textContent)"""


@pytest_asyncio.fixture(loop_scope="module")
async def office() -> SampleOffice:
    """An office with nothing written yet."""
    return SampleOffice()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def address(office: SampleOffice) -> AsyncIterator[str]:
    """The page over real HTTP."""
    async with serve(Starlette(routes=page_routes(office))) as base:
        yield base


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    async with opened(browser, address) as page:
        yield page


@needs_browser
async def test_a_person_writes_replies_and_presses(office: SampleOffice, page: Page) -> None:
    """Words, a reply and a press reach the bot; its answer to the press is shown."""
    asked = await office.says(office.team, "Simpan <b>kunjungan</b> ini?", reply_markup=keys(["Simpan", "Batal"]))
    team = phone(page, "Grup tim")
    await team.get_by_role("textbox").fill("selamat pagi <b>")
    await team.get_by_role("textbox").press("Enter")
    await expect(team.locator(".mine")).to_contain_text("selamat pagi <b>")
    await team.get_by_role("button", name="Balas PAK SOTARSA").click()
    await team.get_by_role("textbox").fill("jam 9")
    await team.get_by_role("button", name="Kirim").click()
    await expect(team.locator(".mine .quote")).to_contain_text("Simpan kunjungan ini?")
    assert office.team.timeline[-1].reply_to is office.team.messages[asked]
    await team.get_by_role("button", name="Simpan", exact=True).click()
    await expect(team.locator(".key.pressed")).to_have_text("Simpan")
    press = office.world.unanswered_presses[0]
    await office.calls("answerCallbackQuery", callback_query_id=press.query_id, text="Tersimpan")
    await expect(team.locator(".toast")).to_have_text("Tersimpan")


@needs_browser
async def test_without_a_signal_photos_wait_and_then_arrive_together(office: SampleOffice, page: Page) -> None:
    """Two sample photos and a caption become one album, which arrives when the signal is back."""
    team = phone(page, "Grup tim")
    await page.get_by_role("switch").click()
    await expect(page.get_by_role("switch")).to_have_text("Sinyal mati")
    for _ in range(2):
        await team.get_by_role("button", name="Lampirkan").click()
        await team.get_by_role("menuitem", name="Contoh foto").click()
    await team.get_by_role("textbox").fill("K12 3 terima")
    await team.get_by_role("button", name="Kirim").click()
    await expect(team.get_by_title("Menunggu sinyal")).to_be_visible()
    assert office.team.timeline == []
    await page.get_by_role("switch").click()
    await expect(team.get_by_title("Menunggu sinyal")).to_have_count(0)
    await expect(team.locator(".tile")).to_have_count(2)
    album = {message.media_group_id for message in office.team.timeline}
    assert (len(office.team.timeline), len(album)) == (2, 1)


@needs_browser
async def test_a_photo_from_disk_and_a_command_from_the_menu(office: SampleOffice, page: Page) -> None:
    """A file chosen from disk is sent as it is; the menu shows what the bot registered."""
    await office.calls("setMyCommands", commands=[{"command": "jadwal", "description": "jadwal kunjungan"}])
    team = phone(page, "Grup tim")
    photo = sample_photo(4)
    await team.locator("input[type=file]").set_input_files(
        {"name": "serah.jpg", "mimeType": "image/jpeg", "buffer": photo}
    )
    await team.get_by_role("button", name="Kirim").click()
    await expect(team.locator(".tile img")).to_be_visible()
    assert office.team.timeline[-1].photo[-1].content == photo
    await team.get_by_role("textbox").press_sequentially("/ja")
    await expect(team.get_by_role("option")).to_contain_text("jadwal kunjungan")
    await team.get_by_role("textbox").press("Enter")
    await expect(team.locator(".mine .command")).to_have_text("/jadwal")


@needs_browser
async def test_who_i_am_decides_what_i_can_do(office: SampleOffice, page: Page) -> None:
    """The camat is not in the team's group, but answers in his own chat; the clock jumps to the reminder."""
    await page.get_by_label("Saya adalah").select_option(str(office.camat.user.id))
    team, own = phone(page, "Grup tim"), phone(page, "Obrolan pribadi camat")
    await expect(team).to_contain_text("Bahran Contoh tidak ada di grup ini.")
    await own.get_by_role("textbox").fill("terima kasih")
    await own.get_by_role("textbox").press("Enter")
    await expect(own.locator(".mine")).to_contain_text("terima kasih")
    await page.get_by_role("button", name="ke pengingat").click()
    await expect(page.locator(".notice")).to_contain_text("Tidak ada pengingat")
    office.reminder = datetime(2026, 12, 2, 7, 30, tzinfo=UTC)
    await page.get_by_role("button", name="ke pengingat").click()
    await expect(page.locator(".now")).to_contain_text("Rabu, 2 Desember 2026")
    await expect(page.locator("#hour")).to_have_text("15.30")


@needs_browser
async def test_the_tour_plays_to_its_end_and_shows_a_failure(office: SampleOffice, page: Page) -> None:
    """One press plays all steps; a step that fails is shown with its reason."""
    await page.get_by_role("button", name="Mainkan satu kunjungan").click()
    await expect(page.locator("#tour-phase")).to_have_text("Selesai")
    await expect(page.locator("#tour-count")).to_have_text("Langkah 3 dari 3")
    await expect(phone(page, "Obrolan pribadi camat")).to_contain_text("25 paket, 7 foto.")
    office.world.leave(office.uren, office.salmah.user)
    await page.get_by_role("button", name="Mainkan satu kunjungan").click()
    await page.get_by_role("button", name="Ya, mainkan").click()
    await expect(page.locator("#tour-phase")).to_have_text("Gagal pada langkah ini")
    await expect(page.locator("#tour-text")).to_contain_text(
        "tidak berjalan seperti seharusnya; simulasi berhenti di sini. Catatan untuk pengembang: "
    )


@needs_browser
async def test_on_a_phone_one_chat_at_a_time_and_nothing_sticks_out(office: SampleOffice, page: Page) -> None:
    """At 390 pixels there is one chat, the others count what is unread, and the page is not wider than the screen."""
    await lively(office)
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(page.locator(".slot")).to_have_count(1)
    office.salmah.sends(office.uren, "kami siap")
    chip = page.get_by_role("group", name="Chat").get_by_role("button", name="Desa Uren")
    await expect(chip.locator(".badge")).to_be_visible()
    await chip.click()
    await expect(phone(page, "Grup Desa Uren")).to_contain_text("kami siap")
    await expect(chip.locator(".badge")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390


@needs_browser
async def test_wide_letters_of_another_computer_push_nothing_off_a_phones_screen(page: Page) -> None:
    """Which fonts a computer has is its own affair; what no longer fits into a line goes to the next."""
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.evaluate("document.body.style.letterSpacing = '0.1em'")
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
    await expect(page.get_by_role("button", name="ke pengingat")).to_be_in_viewport(ratio=1)
    await expect(page.get_by_role("button", name="Mainkan")).to_be_in_viewport(ratio=1)


@needs_browser
async def test_on_a_phone_the_welcome_is_closed_beside_its_head(page: Page) -> None:
    """Its button took a row of the chat's for itself."""
    await page.set_viewport_size({"width": 390, "height": 844})
    close, head, words = [await page.locator(at).bounding_box() for at in ("#stop", "#tour-title", "#tour-text")]
    assert close
    assert head
    assert words
    assert close["y"] < head["y"] + head["height"]
    assert close["y"] + close["height"] < words["y"] + words["height"] / 2
    await page.get_by_role("button", name="Tutup").click()
    await expect(page.locator("#tour")).to_be_hidden()


@needs_browser
async def test_without_a_mouse(office: SampleOffice, page: Page) -> None:
    """Keys alone choose a command, press a button, read an alert, attach a photo and send it."""
    await office.calls("setMyCommands", commands=[{"command": "jadwal", "description": "jadwal kunjungan"}])
    await office.says(office.team, "Siap?", reply_markup=keys(["Ya"]))
    team, key = phone(page, "Grup tim"), page.keyboard
    await team.get_by_role("button", name="Daftar perintah").focus()
    await key.press("Enter")
    await expect(team.get_by_role("option")).to_be_visible()
    await key.press("Enter")
    await expect(team.locator(".mine .command")).to_have_text("/jadwal")
    await team.get_by_role("button", name="Ya", exact=True).focus()
    await key.press("Space")
    await expect(team.locator(".key.pressed")).to_have_text("Ya")
    query = office.world.unanswered_presses[0].query_id
    await office.calls("answerCallbackQuery", callback_query_id=query, text="Tercatat", show_alert=True)
    await expect(team.get_by_role("button", name="OK")).to_be_focused()
    await key.press("Enter")
    await team.get_by_role("button", name="Lampirkan").focus()
    await key.press("Enter")
    await expect(team.get_by_role("menuitem", name="Contoh foto")).to_be_focused()
    await key.press("Enter")
    await team.get_by_role("textbox").focus()
    await key.press("Enter")
    await expect(team.locator(".tile img")).to_be_visible()


@needs_browser
async def test_the_menu_of_commands_stays_open_when_one_was_about_to_type(office: SampleOffice, page: Page) -> None:
    await office.calls("setMyCommands", commands=[{"command": "jadwal", "description": "jadwal kunjungan"}])
    team = phone(page, "Grup tim")
    await team.get_by_role("textbox").click()
    await team.get_by_role("button", name="Daftar perintah").click()
    await page.evaluate("new Promise((resolve) => setTimeout(resolve, 200))")  # longer than a blur lets it live
    await expect(team.get_by_role("option")).to_be_visible()


@needs_browser
async def test_nothing_lies_over_the_words_of_a_message(office: SampleOffice, page: Page) -> None:
    """The time stands beside or under what was sent, whatever that is."""
    for send in (office.rina.sends_sticker, office.rina.sends_voice):
        send(office.team)
    office.rina.sends_contact(office.team, "+62812000", "Budi Contoh")
    office.rina.sends_document(office.team, "surat tugas.pdf", b"%PDF", caption="surat")
    office.rina.sends(office.team, "selamat pagi")
    team = phone(page, "Grup tim")
    await expect(team.locator(".mine")).to_have_count(5)
    overlaps = await team.evaluate(OVERLAPS)
    assert overlaps == []
