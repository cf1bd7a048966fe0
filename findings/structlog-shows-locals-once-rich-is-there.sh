#!/bin/sh
# One would guess: What a logger writes of an exception depends on how it is set up, not on which packages happen to lie
#   beside it; and the values of variables, which may be people's names, stay out of a log unless one asks for them.
# What it does: structlog's default console renderer looks whether rich is installed. Without it a traceback is plain.
#   With it (some tool for developers brings it) each frame is drawn with all its local variables and their values. One
#   and the same program then writes names into its log, and many times as much: in a program with large objects a
#   single logged exception took four seconds.
# Versions: structlog 26.1.0 without rich, then beside rich 15.0.0; seen with Python 3.11 on 2026-11-30
# Source: structlog.dev, documentation of `ConsoleRenderer(exception_formatter=...)` and `default_exception_formatter`;
#   `RichTracebackFormatter(show_locals=True)`.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check 'structlog==26.1.0'
cd "$work"
cat > program.py <<'END'
import structlog


def hand_over(recipients):
    name = recipients[0]
    return {}[len(name)]


try:
    hand_over([f"Aminah Contoh {n}" for n in range(40)])
except KeyError:
    structlog.get_logger().exception("failed")
END
"$work/venv/bin/python" program.py > plain.txt
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check 'rich==15.0.0'
"$work/venv/bin/python" program.py > drawn.txt
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version
from pathlib import Path

for package in ("structlog", "rich"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


plain, drawn = (Path(name).read_text() for name in ("plain.txt", "drawn.txt"))
holds("a value of a local without rich", "name = 'Aminah" in plain or "Aminah Contoh 0" in plain, False)
holds("a value of a local with rich", "Aminah Contoh 0" in drawn, True)
holds("at least four times the lines", drawn.count("\n") >= 4 * plain.count("\n"), True)
END
