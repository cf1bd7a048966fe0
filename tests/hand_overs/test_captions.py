"""One-message confirmations, as they are typed under photos."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import looks_like_caption, parse_caption
from sotarsa_bot.unsure import Unsure

ITEMS = ("sembako", "selimut")


@pytest.mark.parametrize("caption", ["K12\nsembako 25", "K12:\n\nsembako 25\n", "K12\n3 terima\n4 terima"])
def test_a_code_on_a_line_of_its_own_is_for_the_lines_below(caption: str) -> None:
    found = parse_caption(caption, items=ITEMS, default_visit=None)
    assert {one.visit for one in found} == {12}
    assert len(found) == caption.strip().count("\n") - caption.count("\n\n")


@pytest.mark.parametrize("typed", ["K12 3 terima", "k12: 3 trima", "K 12 3 diterima", "#K12 3 Terima"])
def test_a_number_of_the_list_received(typed: str) -> None:
    (said,) = parse_caption(typed, items=ITEMS, default_visit=None)
    assert (said.visit, said.kind, said.numbers) == (12, "received", (3,))


def test_a_span_of_numbers() -> None:
    (said,) = parse_caption("K12 3-5, 9 terima", items=ITEMS, default_visit=None)
    assert said.numbers == (3, 4, 5, 9)


@pytest.mark.parametrize("typed", ["K12 sembako 25", "K12 25 paket sembako", "k12 sembko 25", "K12 25 sembako; cukup"])
def test_goods_by_count(typed: str) -> None:
    (said,) = parse_caption(typed, items=ITEMS, default_visit=None)
    assert (said.item, said.amount) == ("sembako", 25)


@pytest.mark.parametrize("typed", ["K12 3 terima sembako 5", "K12 3 terima 5 paket sembko", "K12 3 terima 5 sembako"])
def test_a_part_of_what_is_due_to_a_number(typed: str) -> None:
    (said,) = parse_caption(typed, items=ITEMS, default_visit=None)
    assert (said.numbers, said.item, said.amount, said.note) == ((3,), "sembako", 5, "")


def test_an_hour_is_when_it_was_and_a_bare_number_needs_its_thing() -> None:
    (said,) = parse_caption("K12 3 terima jam 10", items=ITEMS, default_visit=None)
    assert (said.item, said.amount, said.note, said.at) == (None, None, "", time(10, 0))
    with pytest.raises(Unsure) as asked:
        parse_caption("K12 3 terima 5", items=ITEMS, default_visit=None)
    assert [one.said for one in asked.value.meanings] == ["nomor 3 menerima 5 sembako", "nomor 3 menerima 5 selimut"]
    with pytest.raises(Unsure) as asked:
        parse_caption("K12 3 terima 5", items=["beras"], default_visit=None)
    assert [one.said for one in asked.value.meanings] == ["nomor 3 menerima 5 beras", "nomor 3, 5 menerima"]


def test_a_proxy_with_relation() -> None:
    (said,) = parse_caption("K12 4 wakil Siti (anak)", items=ITEMS, default_visit=None)
    assert said.proxy is not None
    assert (said.proxy.name, said.proxy.relation) == ("Siti", "anak")


@pytest.mark.parametrize(
    "typed", ["Siti (anak), surat kuasa", "Siti anak ada surat kuasa", "Siti (anak) + srt kuasanya"]
)
def test_a_letter_that_is_named_beside_a_proxy_is_no_part_of_the_name(typed: str) -> None:
    (said,) = parse_caption(f"K12 4 wakil {typed}", items=ITEMS, default_visit=None)
    assert said.proxy is not None
    assert (said.proxy.name, said.proxy.relation) == ("Siti", "anak")
    assert said.note in typed
    assert "kuasa" in said.note


def test_absent_and_refused_with_a_reason() -> None:
    absent, refused = parse_caption("K12 5 tdk ada\n6 tolak takut dicatat", items=ITEMS, default_visit=None)
    assert (absent.kind, absent.numbers) == ("absent", (5,))
    assert (refused.kind, refused.reason) == ("refused", "takut dicatat")


@pytest.mark.parametrize(
    ("typed", "kind", "reason"),
    [
        ("K12 6 pindah ke Amuntai", "moved", "ke Amuntai"),
        ("K12 6 tolak pindah", "moved", "pindah"),
        ("K12 6 tidak ada, sudah pindah", "moved", "sudah pindah"),
        ("K12 6 meningal", "deceased", ""),
        ("K12 6 meninggal dunia", "deceased", ""),
        ("K12 6 tidak ada wafat bulan lalu", "deceased", "wafat bulan lalu"),
        ("K12 6 tidak ada di rumah", "absent", ""),
    ],
)
def test_who_moved_or_died_is_not_merely_absent(typed: str, kind: str, reason: str) -> None:
    (said,) = parse_caption(typed, items=ITEMS, default_visit=None)
    assert (said.kind, said.numbers, said.reason) == (kind, (6,), reason)


def test_a_name_beside_the_goods() -> None:
    (said,) = parse_caption("K12 terima Ibu Aminah 1 paket sembako", items=ITEMS, default_visit=None)
    assert (said.recipient, said.item, said.amount) == ("Ibu Aminah", "sembako", 1)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("3 terima", "caption_no_visit"),
        ("K12 beras", "item_unknown"),
        ("K12 halo semua", "caption_unreadable"),
        ("K12 9-3 terima", "caption_numbers"),
        ("K12 sembako 0", "amount_impossible"),
        ("", "caption_empty"),
    ],
)
def test_what_cannot_be_read_gets_its_own_sentence(typed: str, key: str) -> None:
    with pytest.raises(Mistake) as mistake:
        parse_caption(typed, items=ITEMS, default_visit=None)
    assert mistake.value.key == f"parsing.{key}"


@given(st.integers(1, 10**6), st.sampled_from(ITEMS), st.integers(1, 100_000), st.sampled_from([" ", "  ", " : "]))
def test_what_was_meant_is_read_whatever_the_spacing(visit: int, item: str, amount: int, gap: str) -> None:
    (said,) = parse_caption(f"K{visit}{gap}{item}  {amount}", items=ITEMS, default_visit=None)
    assert (said.visit, said.item, said.amount) == (visit, item, amount)


@given(st.text(max_size=80))
def test_noise_is_read_or_a_mistake(noise: str) -> None:
    """Nothing but Mistake and Unsure is ever raised, and what is read counts something or names somebody."""
    try:
        said = parse_caption(f"K12 {noise}", items=ITEMS, default_visit=None)
    except (Mistake, Unsure):
        said = []
    assert all(s.numbers or s.amount or s.recipient or s.everyone for s in said)
    assert looks_like_caption(f"K12 {noise}")
