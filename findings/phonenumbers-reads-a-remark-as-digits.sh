#!/bin/sh
# One would guess: A name in brackets behind a telephone number is left out, or makes the number unreadable.
# What it does: Letters are digits of the keypad (as in 1-800-FLOWERS): '0812 3456 7890 (Rahmi)' is +62
#   8123456789072464, which is not valid but possible, since Indonesian numbers may be long. Two numbers with a
#   stroke between are one, too. A PhoneNumberMatcher finds the number itself.
# Versions: phonenumbers 9.0.43; seen with Python 3.11 on 2026-11-30
# Source: phonenumbers/phonenumberutil.py (letters of the keypad, normalisation); PhoneNumberMatcher.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'phonenumbers==9.0.43'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("phonenumbers",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher


def read(words):
    number = phonenumbers.parse(words, "ID")
    written = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return written, phonenumbers.is_valid_number(number), phonenumbers.is_possible_number(number)


for words, known in (
    ("0812 3456 7890", ("+6281234567890", True, True)),
    ("0812 3456 7890 (Rahmi)", ("+628123456789072464", False, True)),
    ("081234567890 / 0857", ("+62812345678900857", False, True)),
):
    holds(f"{words}: number, valid, possible", read(words), known)
found = [one.raw_string for one in PhoneNumberMatcher("0812 3456 7890 (Rahmi)", "ID")]
holds("by PhoneNumberMatcher", found, ["0812 3456 7890"])
END
