"""Debian's chromium, for the few tests that look at the page as a person does."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright

Test = TypeVar("Test", bound=Callable[..., object])
CHROMIUM = shutil.which("chromium")
_missing = pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed (apt install chromium)")


def needs_browser(test: Test) -> Test:
    """Marks a test that takes long, and is skipped, with the reason shown, where there is no chromium."""
    marked: Test = pytest.mark.browser(pytest.mark.long(_missing(test)))
    return marked


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The browser, for as long as it is needed."""
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        await browser.close()


@asynccontextmanager
async def opened(browser: Browser, address: str) -> AsyncIterator[Page]:
    """The page on a laptop; anything that the browser complains about fails the test."""
    page = await browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(f"{said.text} {said.location}") if said.type == "error" else None)
    await page.goto(address)
    await page.wait_for_selector("body[data-ready]")
    yield page
    await page.close()
    assert not complaints, complaints


def phone(page: Page, label: str) -> Locator:
    """A phone by the words above it."""
    return page.get_by_role("region", name=label)
