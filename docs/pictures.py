"""Retakes the pictures of the documents: `python docs/pictures.py`. They show the real demo, so they stay true.

Needs Debian's chromium. Each picture is taken at a step of the tour, on a laptop or on a phone.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a script, it finds the programme all the same

from sotarsa_bot.offline.form_page import Due, Line, OfflineForm, form_html

DOCS = Path(__file__).parent
LAPTOP, PHONE = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=844)
PATIENCE = 180_000
"""Milliseconds for the longest step of the tour."""


def main() -> None:
    """Plays the tour once, and takes every picture on the way."""
    with _demo() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = _opened(browser, address)
        team, village = (page.get_by_role("region", name=name) for name in ("Grup tim", "Grup Desa Uren"))
        page.get_by_role("button", name="Mainkan satu kunjungan").click()
        page.mouse.move(0, 0)  # nothing shall look hovered over
        expect(village.get_by_role("button", name="Pilih hari lain")).to_be_visible(timeout=PATIENCE)
        _take(page, "demo")
        _take(page, "desa", village)
        page.get_by_label("Kecepatan").select_option("8×")
        expect(team).to_contain_text("7 dari 7 foto tersimpan", timeout=PATIENCE)
        _take(page, "tim", team)
        expect(page.locator("#tour-phase")).to_have_text("Selesai", timeout=PATIENCE)
        _take(page, "tur")
        _take(page, "camat", page.get_by_role("region", name="Obrolan pribadi camat"))
        page.set_viewport_size(PHONE)
        page.get_by_role("group", name="Chat").get_by_role("button", name="Tim PAK SOTARSA").click()
        _take(page, "ponsel")
        _take(_form(browser), "formulir")
        browser.close()


@contextmanager
def _demo() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = [sys.executable, str(DOCS.parent / "bot.py"), "demo", "--port", port]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as demo:  # noqa: S603 - our own command
        assert demo.stdout is not None  # noqa: S101
        demo.stdout.readline()  # it says when it is open
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            demo.terminate()


def _form(browser: Browser) -> Page:
    """The offline form with an example list, as it looks at noon."""
    due = (Due(item="sembako", unit="paket"),)
    names = ("Aminah", "Rahmat Hidayat", "Siti Aisyah", "Budi Santoso", "Salmah", "Junaidi", "Mastura", "Hamdan")
    people = tuple(Line(number=n, name=f"{name} (contoh)", hamlet="Dusun Atas") for n, name in enumerate(names, 1))
    form = OfflineForm(
        form=1, key="00" * 32, code="K12", village="Desa Uren", when="Kamis, 3 Desember 2026, 09.00 WITA",
        where="Balai Desa", issued_at=datetime(2026, 1, 1, tzinfo=UTC), due=due, people=people,
    )  # fmt: skip
    page = browser.new_page(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "formulir-K12.html"
        file.write_bytes(form_html(form))
        page.goto(file.as_uri())
        page.wait_for_selector("body[data-ready]")
    for number in (1, 2, 4):
        page.get_by_role("button", name=f"Terima: {number}.").click()
    return page


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport=LAPTOP, reduced_motion="reduce")
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    return page


def _take(page: Page, name: str, part: Locator | None = None) -> None:
    """The whole page, or a part of it (one phone)."""
    page.wait_for_function("[...document.images].every((one) => one.complete)")
    page.locator(".toast").first.wait_for(state="detached")  # it would hide what is under it
    (part or page).screenshot(path=DOCS / f"{name}.png")


if __name__ == "__main__":
    main()
