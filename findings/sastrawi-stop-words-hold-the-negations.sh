#!/bin/sh
# One would guess: Taking out Indonesian stop words leaves what a sentence says.
# What it does: Sastrawi's list holds 'tidak' and 'belum' (not, not yet) and 'kecuali' (except): 'belum diterima'
#   (not yet received) becomes 'diterima' (received). 'bukan' and 'jangan' stay.
# Versions: Sastrawi 1.0.1; seen with Python 3.11 on 2026-11-30
# Source: Sastrawi, StopWordRemoverFactory.get_stop_words.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'Sastrawi==1.0.1'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("Sastrawi",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from Sastrawi.StopWordRemover.StopWordRemoverFactory import StopWordRemoverFactory

remover = StopWordRemoverFactory().create_stop_word_remover()
for words, known in (
    ("belum diterima", "diterima"),
    ("tidak diterima", "diterima"),
    ("sudah semua, kecuali Rahmi", "semua, Rahmi"),
    ("bukan Rahmi", "bukan Rahmi"),
    ("jangan datang", "jangan datang"),
):
    holds(words, remover.remove(words), known)
END
