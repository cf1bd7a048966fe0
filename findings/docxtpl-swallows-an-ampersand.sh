#!/bin/sh
# One would guess: A value that holds & or < is written into the Word paper as it is, or refused.
# What it does: Without autoescape=True it is put raw into the XML, which is then read with recovery: the & is gone
#   and the words stay, and after a < that is followed by a letter the rest of the paragraph is gone. No error, no
#   warning, and the file opens.
# Versions: docxtpl 0.20.2, python-docx 1.2.0; seen with Python 3.11 on 2026-11-30
# Source: docxtpl, 'Escaping' in its documentation; docxtpl/template.py (an XMLParser with recover=True).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'docxtpl==0.20.2' 'python-docx==1.2.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("docxtpl", "python-docx"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import docx
from docxtpl import DocxTemplate

document = docx.Document()
document.add_paragraph("Diterima dari {{ giver }} oleh desa")
document.save("form.docx")


def written(giver, **how):
    form = DocxTemplate("form.docx")
    form.render({"giver": giver}, **how)
    form.save("paper.docx")
    return docx.Document("paper.docx").paragraphs[0].text


holds("CV Maju & Jaya", written("CV Maju & Jaya"), "Diterima dari CV Maju  Jaya oleh desa")
holds("Toko <baru>", written("Toko <baru>"), "Diterima dari Toko ")
kept = written("CV Maju & Jaya", autoescape=True)
holds("CV Maju & Jaya, autoescape=True", kept, "Diterima dari CV Maju & Jaya oleh desa")
END
