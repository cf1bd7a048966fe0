"""Formatted text, as Telegram parses and counts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.entities import automatic, formatted, units
from simulator.model import Json
from simulator.refusal import Refused


def kinds(entities: list[Json]) -> list[tuple[str, int, int]]:
    return [(one["type"], one["offset"], one["length"]) for one in entities]


def test_html_with_offsets_in_utf16() -> None:
    text, entities = formatted("😀 <b>Uren <i>besok</i></b> &amp; &lt;b&gt; &copy;", "HTML")
    assert text == "😀 Uren besok & <b> &copy;"
    assert kinds(entities) == [("bold", 3, 10), ("italic", 8, 5)]


def test_every_tag_that_telegram_allows() -> None:
    tags = ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "blockquote", "tg-spoiler"]
    for tag in tags:
        assert len(formatted(f"<{tag}>x</{tag}>", "html")[1]) == 1
    assert formatted('<a href="https://a.id/?x=1&amp;y=2">x</a>', "HTML")[1][0]["url"] == "https://a.id/?x=1&y=2"
    assert formatted('<span class="tg-spoiler">x</span>', "HTML")[1][0]["type"] == "spoiler"
    assert formatted("<blockquote expandable>x</blockquote>", "HTML")[1][0]["type"] == "expandable_blockquote"
    code = formatted('<pre><code class="language-python">x</code></pre>', "HTML")[1]
    assert code == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("é <h1>x</h1>", 'Unsupported start tag "h1" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_html_that_telegram_refuses(source: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        formatted(source, "HTML")
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


def test_markdown_v2() -> None:
    text, entities = formatted(r"*Uren* _besok_ __jam__ ~9~ ||x|| `c` [peta](https://a.id) 1\.", "MarkdownV2")
    assert text == "Uren besok jam 9 x c peta 1."
    names = [one["type"] for one in entities]
    assert names == ["bold", "italic", "underline", "strikethrough", "spoiler", "code", "text_link"]


@pytest.mark.parametrize("source", ["jam 9.", "*tebal", "a-b", "`x"])
def test_markdown_that_telegram_refuses(source: str) -> None:
    with pytest.raises(Refused, match="can't parse entities"):
        formatted(source, "MarkdownV2")


def test_spaces_around_the_text_go_and_entities_follow() -> None:
    text, entities = formatted("\n  <b>x </b>", "HTML")
    assert text == "x"
    assert kinds(entities) == [("bold", 0, 1)]


def test_commands_mentions_and_links_are_found() -> None:
    found = kinds(automatic("😀 /start@sotarsa_bot @ani_uren https://a.id/x. 1/2 a@b"))
    assert found == [("bot_command", 3, 18), ("mention", 22, 9), ("url", 32, 14)]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    import html

    plain, entities = formatted(html.escape(text), "HTML")
    expected = text.replace("\r", "").strip()
    assert plain == expected.replace("'", "'")
    assert entities == []
    assert units(plain) >= len(plain)
