"""The short codes: no slip of one letter, and no exchange of two, is taken for another question's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.contacts.codes import ALPHABET, STAMPS, Asked, Code, find, read
from sotarsa_bot.parsing import visit_code

CODES = st.builds(Code, st.sampled_from(Asked), st.integers(1, 200_000), st.integers(0, STAMPS - 1))


@given(CODES)
def test_a_code_is_read_as_it_was_made(code: Code) -> None:
    assert read(str(code)) == code
    assert read(str(code).lower().replace("-", " ")) == code
    assert read(str(code).replace("-", "")) == code


@given(CODES, st.data())
def test_every_slip_of_one_letter_is_noticed(code: Code, data: st.DataObject) -> None:
    bare = str(code).replace("-", "")
    place = data.draw(st.integers(0, len(bare) - 1))
    other = data.draw(st.sampled_from([c for c in ALPHABET if c != bare[place]]))
    assert read(bare[:place] + other + bare[place + 1 :]) is None


@given(CODES, st.data())
def test_every_exchange_of_two_letters_is_noticed(code: Code, data: st.DataObject) -> None:
    bare = list(str(code).replace("-", ""))
    one, two = (data.draw(st.integers(0, len(bare) - 1)) for _ in range(2))
    was = bare.copy()
    bare[one], bare[two] = bare[two], bare[one]
    assert bare == was or read("".join(bare)) is None


def test_all_slips_of_one_code_one_by_one() -> None:
    bare = str(Code(Asked.PROPOSAL, 1, 7)).replace("-", "")
    slips = [bare[:n] + c + bare[n + 1 :] for n in range(len(bare)) for c in ALPHABET if c != bare[n]]
    assert len(slips) == len(bare) * (len(ALPHABET) - 1)
    assert [one for one in slips if read(one)] == []


@given(CODES)
def test_it_is_no_word_and_never_the_code_of_a_visit(code: Code) -> None:
    assert not set(str(code)) & set("AEIOUK01258BGLQSVZ")
    assert visit_code(f"{code} kamis jam 9") is None


@given(CODES, st.sampled_from(["{} kamis jam 9", "kamis jam 9 ({})", "Kode: {}\nkamis", "kode {}. kamis"]))
def test_it_is_found_in_what_people_write(code: Code, words: str) -> None:
    assert [one.code for one in find(words.format(str(code).lower()))] == [code]


@given(CODES, st.data())
def test_a_spoilt_code_is_found_and_is_none(code: Code, data: st.DataObject) -> None:
    """Also where a letter became one that stands in no code."""
    bare = str(code)
    place = data.draw(st.sampled_from([n for n, c in enumerate(bare) if c != "-"]))
    other = data.draw(st.sampled_from([c for c in f"{ALPHABET}O0IL1S5" if c != bare[place]]))
    spoilt = bare[:place] + other + bare[place + 1 :]
    if code.visit < 17**3 and any(c.isalpha() for c in spoilt):
        assert [(one.code, one.written) for one in find(f"{spoilt} kamis jam 9")] == [(None, spoilt)]


@pytest.mark.parametrize(
    "words",
    ["kamis jam 9, balai desa", "K12 telepon, jumat", "PKH-2026", "0812-3456", "thn 2026", "rt 3 rw 7", "K12-2026",
     "kode K12", "pas-kada", "tdk hnya", "merekam", "kode pos", "BPNT-2026", ""],
)  # fmt: skip
def test_what_people_write_otherwise_is_no_code(words: str) -> None:
    assert list(find(words)) == []
