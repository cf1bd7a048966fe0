#!/bin/sh
# One would guess: Of a paper that a village corrected with Word's tracked changes, paragraph.text gives the new
#   words, or at least the old ones.
# What it does: It gives neither: runs within w:ins are not the paragraph's own, those within w:del hold w:delText.
#   'Jumlah 5 paket' changed to 6 is read as 'Jumlah paket', without a sign. A paragraph in a content control
#   (w:sdt) is not in document.paragraphs, either. mammoth reads the new words and the control.
# Versions: python-docx 1.2.0, mammoth 1.13.0; seen with Python 3.11 on 2026-11-30
# Source: python-docx, docx/oxml/text/paragraph.py (inner_content_elements: w:r and w:hyperlink); ECMA-376 part 1,
#   17.13.5.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'python-docx==1.2.0' 'mammoth==1.13.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("python-docx", "mammoth"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = nsdecls("w")
BY = 'w:author="Desa" w:date="2026-11-30T08:00:00Z"'
document = docx.Document()
paragraph = document.add_paragraph("Jumlah ")
for made in (
    f'<w:del {W} w:id="1" {BY}><w:r><w:delText>5</w:delText></w:r></w:del>',
    f'<w:ins {W} w:id="2" {BY}><w:r><w:t>6</w:t></w:r></w:ins>',
):
    paragraph._p.append(parse_xml(made))
paragraph.add_run(" paket")
control = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Nomor 12</w:t></w:r></w:p></w:sdtContent></w:sdt>"
paragraph._p.addprevious(parse_xml(control))
document.save("paper.docx")

holds("python-docx", [one.text for one in docx.Document("paper.docx").paragraphs], ["Jumlah  paket"])
with open("paper.docx", "rb") as file:
    holds("mammoth", mammoth.extract_raw_text(file).value.split("\n\n")[:2], ["Nomor 12", "Jumlah 6 paket"])
END
