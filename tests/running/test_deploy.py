"""What deploy/ promises: the unit is one that systemd takes, the image holds all that the programme needs."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
UNIT = (ROOT / "deploy" / "sotarsa.service").read_text(encoding="utf-8")
FOR_DEVELOPERS = {"tests", "benchmarks"}


def copied() -> set[str]:
    """What the last stage of the image takes from here."""
    lines = re.findall(r"^COPY (?!--)(.+) \S+$", DOCKERFILE.rpartition("\nFROM ")[2], re.MULTILINE)
    return {name for line in lines for name in line.split()}


def test_the_image_holds_every_module_and_package() -> None:
    packages = {folder.parent.name for folder in ROOT.glob("*/__init__.py")} - FOR_DEVELOPERS
    assert copied() == packages | {file.name for file in ROOT.glob("*.py")}
    ignored = (ROOT / "deploy" / "Dockerfile.dockerignore").read_text(encoding="utf-8")
    let_through = {line[1:] for line in ignored.splitlines() if line.startswith("!")}
    assert let_through == copied() | {"pyproject.toml", "constraints.txt"}


def test_what_is_in_the_image_is_enough(tmp_path: Path) -> None:
    """Its health check runs, on no more than what was copied, and says that no bot lives."""
    for name in copied():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name)
        else:
            shutil.copy(ROOT / name, tmp_path)
    environment = {"SOTARSA_BOT_TOKEN": "1:a", "SOTARSA_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "bot.py", "health"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("✖ Bot tidak berjalan")


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("needs systemd-analyze (apt install systemd)")
    unit = tmp_path / "sotarsa.service"
    unit.write_text(UNIT.replace("/opt/sotarsa/.venv/bin/python", "/bin/sh"), encoding="utf-8")  # it wants the file
    done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_a_long_start_is_not_killed() -> None:
    """systemd's own 90 seconds are less than a migration, or a look through gigabytes, may take on an old disk."""
    assert re.search(r"^TimeoutStartSec=15min$", UNIT, re.MULTILINE)
