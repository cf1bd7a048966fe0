"""`python bot.py demo`, the real bot behind the real page, as somebody meets it who opens it for the first time."""

from __future__ import annotations

import asyncio
import re
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser import chromium, needs_browser, opened, phone

BOT = Path(__file__).parents[2] / "bot.py"
REMINDER = re.compile("(hari lagi|Besok|Hari ini): kunjungan K1")
PATIENCE_MS = 60_000
"""Milliseconds. A green test waits as long as the bot takes; this is only when to give up."""


@pytest.fixture
async def address(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """A demo of its own, on a free port; a test may add options to its command line."""
    options = getattr(request, "param", ())
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    demo = await asyncio.create_subprocess_exec(
        sys.executable, str(BOT), "demo", "--port", port, *options, cwd=tmp_path, stdout=asyncio.subprocess.PIPE
    )
    assert demo.stdout is not None
    said = (await demo.stdout.readline()).decode()  # it says its address when it is open
    yield said.split()[1]
    demo.terminate()
    assert await demo.wait() == 0


@pytest.fixture
async def page(address: str) -> AsyncIterator[Page]:
    """What its address shows. At the end the page counts no refusal."""
    async with chromium() as browser, opened(browser, address) as page:
        page.set_default_timeout(PATIENCE_MS)
        yield page
        await expect(page.get_by_role("button", name="0 penolakan", exact=True)).to_be_visible()


async def plays_the_visit(page: Page) -> None:
    await page.get_by_role("button", name="Mainkan satu kunjungan").click()
    await page.get_by_label("Kecepatan").select_option("8×")


async def becomes(page: Page, name: str) -> None:
    await page.get_by_label("Saya adalah").select_option(label=name)


async def writes(chat: Locator, words: str) -> None:
    await chat.get_by_role("textbox").fill(words)
    await chat.get_by_role("textbox").press("Enter")


@needs_browser
async def test_one_press_plays_a_visit_down_to_the_camats_summary(page: Page) -> None:
    await plays_the_visit(page)
    await expect(page.locator("#tour-phase")).to_have_text(re.compile("Selesai|Gagal"), timeout=PATIENCE_MS)
    assert "Langkah 12 dari 12 Selesai" in " ".join((await page.locator("#tour").inner_text()).split())
    camat = phone(page, "Obrolan pribadi camat")
    await expect(camat).to_contain_text("Kunjungan: 1 selesai")
    await expect(camat).to_contain_text("Foto: 7")
    await expect(phone(page, "Grup tim")).to_contain_text("Kunjungan K1 ditutup")


@needs_browser
async def test_a_newcomer_goes_on_by_hand_as_a_stranger_and_as_the_village(page: Page) -> None:
    """The tour proposes a visit; then somebody stops it, asks as a stranger, and decides for the village."""
    await plays_the_visit(page)
    await expect(phone(page, "Grup tim")).to_contain_text("/kunjungan", timeout=PATIENCE_MS)
    await page.locator("#pause").click()
    village = phone(page, "Grup Desa Uren")
    await expect(village.get_by_role("button", name="Pilih hari lain")).to_be_visible(timeout=PATIENCE_MS)
    await page.get_by_role("button", name="Hentikan").click()

    await becomes(page, "Orang Luar — orang luar")
    own = phone(page, "Obrolan pribadi: Orang Luar")
    await page.get_by_role("switch").click()
    await writes(own, "halo, ini apa?")
    await expect(own.get_by_title("Menunggu sinyal")).to_be_visible()
    await page.get_by_role("switch").click()
    await expect(own).to_contain_text("Silakan minta tautan undangan", timeout=PATIENCE_MS)

    await becomes(page, "Alus Contoh — sekretaris Desa Uren")
    await village.get_by_role("button", name=re.compile(r"^Rab \d+ ")).click()
    await village.get_by_role("button", name="09.00").click()
    await village.get_by_role("button", name="Balai Desa").click()
    await expect(village).to_contain_text("Diputuskan oleh Alus Contoh", timeout=PATIENCE_MS)
    await expect(phone(page, "Grup tim")).to_contain_text("Balai Desa", timeout=PATIENCE_MS)
    async with asyncio.timeout(PATIENCE_MS / 1000):  # some of what falls due on the way has nothing to say
        while not await village.get_by_text(REMINDER).count():
            await page.get_by_role("button", name="ke pengingat berikutnya").click()


@needs_browser
@pytest.mark.parametrize("address", [("--empty",)], indirect=True)
async def test_an_empty_office_is_begun_by_its_admin(page: Page) -> None:
    """The page says how; an invitation opens in another person's Telegram, and a group is bound."""
    await expect(page.get_by_role("heading", name="Kantor ini masih kosong")).to_be_visible()
    await expect(page.locator("#my-name")).to_have_text("Fadli Contoh")
    own, team = phone(page, "Obrolan pribadi: Fadli"), phone(page, "Grup tim")
    await writes(own, "/undang")
    await own.get_by_role("button", name="Koordinator").click()
    link = own.get_by_role("link", name=re.compile("start="))
    await expect(link).to_be_visible(timeout=PATIENCE_MS)
    await becomes(page, "Rahmi Contoh — calon koordinator tim")
    await page.get_by_role("button", name="Fadli Contoh").click()
    await link.click()
    await page.get_by_role("button", name="Mulai sebagai Rahmi Contoh").click()
    await expect(phone(page, "Obrolan pribadi: Rahmi")).to_contain_text(
        "Rahmi Contoh, koordinator", timeout=PATIENCE_MS
    )
    await writes(team, "/hubungkan")
    await team.get_by_role("button", name="Tim").click()
    await expect(team).to_contain_text("/kunjungan", timeout=PATIENCE_MS)
