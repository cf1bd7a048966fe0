"""A PDF from a layout and data. The data goes in as JSON: whatever a name holds, it is printed, never obeyed."""

import json
from pathlib import Path

import typst

from sotarsa_bot import texts
from sotarsa_bot.papers.glyphs import FONTS, drawable
from sotarsa_bot.records.record import Record

LAYOUTS = Path(__file__).parent / "layouts"


def pdf(layout: str, data: Record) -> bytes:
    """The PDF. Its fixed words are the texts of the area named like the layout, and of the area "paper". Takes tens of
    milliseconds of a core, so it is for a thread."""
    areas = (f"{layout}.", "paper.")
    words = {key: text for key, text in texts.catalogue().items() if key.startswith(areas)}
    given = drawable(json.dumps({"data": data.model_dump(mode="json"), "words": words}, ensure_ascii=False))
    made = typst.compile(
        LAYOUTS / f"{layout}.typ",
        root=LAYOUTS,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"given": given},
        pdf_tags=False,  # tags for screen readers would make a list of 300 names five times as big
    )
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file
    return made
