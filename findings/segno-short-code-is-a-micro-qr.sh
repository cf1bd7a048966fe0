#!/bin/sh
# One would guess: segno.make makes a QR code; error='L' gives error level L.
# What it does: What fits becomes a Micro QR code, which has one corner mark and is no QR code to the cameras of
#   most telephones: 'KUNJUNGAN-0412' does, a link does not, so that a test with a link finds nothing. make_qr or
#   micro=False makes a real one. The error level is raised as far as the size allows.
# Versions: segno 1.6.6; seen with Python 3.11 on 2026-11-30
# Source: segno's documentation (make: micro, boost_error); ISO/IEC 18004.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'segno==1.6.6'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("segno",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import segno

for words, known in (
    ("K7QM2", ("M2-M", True)),
    ("KUNJUNGAN-0412", ("M3-L", True)),
    ("https://t.me/office_bot?start=K7QM2", ("3-M", False)),
):
    code = segno.make(words)
    holds(f"{words}: code, micro", (code.designator, code.is_micro), known)
holds("make_qr of K7QM2, error='L'", segno.make_qr("K7QM2", error="L").designator, "1-H")
END
