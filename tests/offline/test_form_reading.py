"""A form's file is read if it is whole and sealed by its form; anything else is refused, before it is parsed."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.offline import form_files
from sotarsa_bot.offline.form_files import Filled, reading
from tests.form_samples import KEY, OTHER, PHOTO, SIGNATURE, form_file, said, sealed, sha

NIK = "lewat 6311021203560003"
RECORD = said(3, "Siti", photos=[sha(PHOTO)], signature=sha(SIGNATURE), proxy_name="Budi", note=NIK)
GOOD = form_file([RECORD], pictures=[PHOTO, SIGNATURE])


def refusal(content: bytes, key: str = KEY) -> str:
    with pytest.raises(Mistake) as caught:
        form_files.read(content, key)
    return caught.value.key


def test_a_whole_file_is_read_with_its_pictures() -> None:
    read = form_files.read(GOOD, KEY)
    (one,) = read.filled.records
    assert form_files.form_of(GOOD) == 1
    assert (one.number, one.name, one.proxy_name, one.goods[0].amount) == (3, "Siti", "Budi", 1)
    assert f"{one.happened_at:%d-%m %H:%M %Z}" == "03-12 02:10 UTC"
    assert read.pictures == {sha(PHOTO): PHOTO, sha(SIGNATURE): SIGNATURE}


def test_a_nik_that_was_typed_into_a_note_is_masked() -> None:
    assert form_files.read(GOOD, KEY).filled.records[0].note == "lewat 6311********0003"


def line(**more: Any) -> bytes:
    return json.dumps({"form": 1, "saved_at": "2026-12-03T02:10:00Z", "records": [RECORD], **more}).encode()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "no_form"),
        (b"%PDF-1.7", "no_form"),
        (b"SOTARSA-FORMULIR 1 1 abc\n{}\n", "no_form"),
        (sealed(line(), version=2), "newer"),
        (sealed(line(), key=OTHER), "forged"),
        (GOOD.replace(b'"amount": 1', b'"amount": 9'), "forged"),
        (sealed(b"", pictures=[PHOTO]), "damaged"),
        (sealed(b" " * (reading.MOST_SEALED_BYTES + 1)), "damaged"),
        (sealed(b"[" * 1_000_000), "damaged"),
        (sealed(b'{"form": 1}'), "damaged"),
        (sealed(line(form=2), pictures=[PHOTO, SIGNATURE]), "damaged"),
        (sealed(line(), pictures=[PHOTO]), "damaged"),
        (sealed(line(), pictures=[PHOTO, SIGNATURE, b"no one named it"]), "damaged"),
        (sealed(line(), pictures=[PHOTO, PHOTO, SIGNATURE]), "damaged"),
        (GOOD[:-1000], "damaged"),
        (GOOD[:-4000] + b"AAAA" + GOOD[-3996:], "damaged"),
        (GOOD + sha(b"x").encode() + b" " + b"A" * (reading.MOST_PICTURE_BYTES + 4), "damaged"),
        (form_file([RECORD, RECORD], pictures=[PHOTO, SIGNATURE]), "damaged"),
        (form_file(said(n, "Siti") for n in range(1, 3002)), "damaged"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_this_form_is_refused_in_a_sentence(content: bytes, key: str) -> None:
    assert refusal(content) == f"form.{key}"


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "../../etc/passwd"}, {"number": 0}, {"number": "tiga"}, {"how": "eaten"}, {"goods": []}, {"rev": 0},
        {"goods": [{"item": "", "amount": 1}]}, {"goods": [{"item": "beras", "amount": 10**12}]},
        {"happened_at": "kemarin"}, {"happened_at": "2026-12-03T02:10:00"}, {"happened_at": "9999-12-31T23:59:59Z"},
        {"photos": ["x"]}, {"photos": [sha(b"never sent")]}, {"note": "a" * 501}, {"name": None},
    ],
)  # fmt: skip
def test_a_record_that_no_form_makes_is_refused_even_under_its_seal(wrong: dict[str, Any]) -> None:
    assert refusal(form_file([said(3, "Siti") | wrong])) == "form.damaged"


def test_a_phone_that_has_lost_its_clock_is_read() -> None:
    (one,) = form_files.read(form_file([said(3, "Siti", happened_at="1970-01-01T00:03:00Z")]), KEY).filled.records
    assert one.happened_at.year == 1970


@settings(max_examples=60)
@given(place=st.integers(0, len(GOOD) - 2), byte=st.integers(0, 255))
def test_a_changed_byte_is_noticed_wherever_it_stands(place: int, byte: int) -> None:
    changed = GOOD[:place] + bytes([byte]) + GOOD[place + 1 :]
    if changed != GOOD:
        assert refusal(changed).startswith("form.")


@settings(max_examples=60)
@given(st.binary(max_size=300).map(lambda noise: sealed(noise.replace(b"\n", b" "))) | st.binary(max_size=300))
def test_noise_is_refused_and_never_breaks_the_reader(content: bytes) -> None:
    assert refusal(content).startswith("form.")


def test_one_picture_is_found_again_in_its_file() -> None:
    assert form_files.picture_in(GOOD, sha(SIGNATURE)) == SIGNATURE
    assert form_files.picture_in(GOOD, sha(b"another")) is None
    assert form_files.picture_in(PHOTO, sha(PHOTO)) is None


def test_a_line_that_is_wrong_throughout_is_refused_at_its_first_fault() -> None:
    """Each fault costs memory: a line of 3 MB, under a good seal, once took 2.9 GB."""
    content = b'{"form":1,"saved_at":"2026-12-03T02:10:00Z","records":[' + b",".join([b"{}"] * 1000) + b"]}"
    with pytest.raises(ValidationError) as caught:
        Filled.model_validate_json(content)
    assert caught.value.error_count() < 20
    assert refusal(sealed(content)) == "form.damaged"
