"""The same picture, or one like it, for two people or in two visits; and when that is nothing."""

from datetime import timedelta

import pytest

from sotarsa_bot.flags import photos_again
from sotarsa_bot.flags.case import Case, Cause
from sotarsa_bot.records.field import PhotoKind
from sotarsa_bot.records.flag import FlagKind
from tests.flag_rules.cases import TEN, case, delivery, photo

SOON = TEN + timedelta(minutes=5)


def found(given: Case) -> list[Cause]:
    return list(photos_again.found(given))


def test_one_picture_for_two_recipients() -> None:
    same = case(delivery(3), delivery(7), photo(1, 3), photo(2, 7, at=SOON, sha256=f"{1:064x}"))
    assert found(same) == [Cause(FlagKind.SAME_PHOTO, "photo:2", (3, 7), (1, 2))]


def test_one_that_looks_like_another() -> None:
    alike = {1: frozenset({2}), 2: frozenset({1})}
    near = case(delivery(3), delivery(7), photo(1, 3), photo(2, 7, at=SOON), alike=alike)
    assert found(near) == [Cause(FlagKind.LIKE_PHOTO, "photo:2", (3, 7), (1, 2))]


def test_one_of_another_visit() -> None:
    """Known by its content, or by Telegram's own name for it, before it is even downloaded."""
    before = TEN - timedelta(days=30)
    for same in ({"sha256": f"{2:064x}"}, {"sha256": None, "file_unique_id": "u2"}):
        old = photo(1, 9, at=before, visit_=5, **same)
        assert found(case(delivery(3), old, photo(2, 3))) == [Cause(FlagKind.SAME_PHOTO, "photo:2", (9, 3), (1, 2))]


def test_signed_sheets_look_alike_and_are_not_compared_by_their_looks() -> None:
    """Neither with each other nor with a photo of proof; the very same sheet for two visits is another matter."""
    alike = {1: frozenset({2}), 2: frozenset({1})}
    before = TEN - timedelta(days=30)
    for kinds in ((PhotoKind.SHEET, PhotoKind.SHEET), (PhotoKind.SHEET, PhotoKind.PROOF), ("proof", PhotoKind.SHEET)):
        old, new = photo(1, at=before, visit_=5, kind=kinds[0]), photo(2, kind=kinds[1])
        assert found(case(old, new, alike=alike)) == []
    sheets = [
        photo(n, at=at, visit_=v, kind=PhotoKind.SHEET, sha256="f" * 64) for n, at, v in ((1, before, 5), (2, TEN, 1))
    ]
    assert [cause.kind for cause in found(case(*sheets))] == [FlagKind.SAME_PHOTO]


@pytest.mark.parametrize("kind", [PhotoKind.APART, PhotoKind.REQUEST, PhotoKind.LETTER, PhotoKind.PAPER])
def test_what_proves_nothing_is_compared_with_nothing(kind: PhotoKind) -> None:
    """A photo of the wrong visit that was put apart, and sent where it belongs."""
    old = photo(1, at=TEN - timedelta(days=1), visit_=5, sha256="f" * 64)
    for first, second in (
        (old, photo(2, 3, sha256="f" * 64, kind=kind)),
        (old.with_(kind=kind), photo(2, 3, sha256="f" * 64)),
    ):
        assert found(case(delivery(3), first, second, alike={2: frozenset({1})})) == []


def test_the_later_visit_is_the_one_to_look_at() -> None:
    later = photo(2, 9, at=TEN + timedelta(days=30), visit_=5, sha256=f"{1:064x}")
    assert found(case(delivery(3), photo(1, 3), later)) == []


def test_ten_of_one_picture_are_nine_flags_and_not_45() -> None:
    told = [delivery(n) for n in range(1, 11)]
    pictures = [photo(n, n, at=TEN + timedelta(minutes=n), sha256="f" * 64) for n in range(1, 11)]
    assert [cause.photos for cause in found(case(*told, *pictures))] == [(1, n) for n in range(2, 11)]


def test_what_is_said_together_shares_its_picture() -> None:
    """An album, and `K1 3-9 terima`."""
    together = [delivery(n, source=f"msg:1:77:{n}") for n in (3, 4)]
    assert found(case(*together, photo(1, 3), photo(2, 4, sha256=f"{1:064x}"))) == []


def test_one_recipient_two_things_and_one_picture() -> None:
    two = [delivery(3), delivery(3, id_=8, item="selimut")]
    assert found(case(*two, photo(1, 3), photo(2, 8, sha256=f"{1:064x}"))) == []


def test_a_picture_of_the_day_may_also_be_one_of_a_hand_over() -> None:
    assert found(case(delivery(3), photo(1), photo(2, 3, sha256=f"{1:064x}"))) == []


def test_without_names_two_messages_are_two_hand_overs() -> None:
    counted = [delivery(None, id_=8, amount=5), delivery(None, id_=9, amount=7)]
    assert len(found(case(*counted, photo(1, 8), photo(2, 9, at=SOON, sha256=f"{1:064x}")))) == 1


def test_a_record_that_was_taken_back_proves_nothing() -> None:
    assert found(case(delivery(7), photo(1, 3), photo(2, 7, sha256=f"{1:064x}"))) == []
