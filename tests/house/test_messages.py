"""The page of all messages: each text is on it with example values, and no place for a value is left empty."""

import re
from argparse import Namespace

import pytest

from commands.messages import page, play, shown
from sotarsa_bot import texts
from tests.browser import chromium, needs_browser

OF_A_SCHEME = {"{urut}", "{urut:3}", "{bulan}", "{bulan_romawi}", "{tahun}", "{desa}"}
"""What an office itself writes between braces."""
LEFT = re.compile(r"\{\w[^{}\n]*\}")


def test_every_text_is_on_the_page() -> None:
    written = page()
    assert [key for key in texts.catalogue() if f'>{key}</p>\n<p class="said">{shown(key)}</p>' not in written] == []
    assert written.count('class="said"') == len(texts.catalogue()) > 2000


def test_no_place_for_a_value_is_left() -> None:
    said = {key: set(LEFT.findall(shown(key))) - OF_A_SCHEME for key in texts.catalogue()}
    assert {key: left for key, left in said.items() if left} == {}


async def test_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert await play(Namespace()) == 0
    assert capsys.readouterr().out == page()


@needs_browser
async def test_it_fits_a_phone() -> None:
    async with chromium() as browser:
        phone = await browser.new_page(viewport={"width": 390, "height": 844})
        await phone.set_content(page())
        assert await phone.evaluate("document.documentElement.scrollWidth") == 390
