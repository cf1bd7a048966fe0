"""docs/architecture.md says where everything lies, and is right: what it names is there, and what is there is named."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from storage.tables import metadata

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
OVERVIEW = (DOCS / "architecture.md").read_text(encoding="utf-8")
COLUMNS = ("words", "rules", "conversation", "storage", "paper or file", "tests")
PLACES = {"words": "sotarsa_bot/texts", "rules": "sotarsa_bot", "conversation": "conversations", "tests": "tests",
          "paper or file": "sotarsa_bot"}  # fmt: skip
"""Below which folder a column's names lie; storage names tables."""
TOLD_OF_FILES = ("architecture", "gateway", "conversations", "programme", "adding", "storage")


def named(column: str) -> list[str]:
    """All that the table of capabilities names in a column."""
    head, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in _table().splitlines()]
    return [name for row in rows[1:] for name in re.findall(r"`([^`]+)`", row[head.index(column)])]


def _table() -> str:
    found = re.search(r"(?m)^\| capability \|.*(?:\n\|.*)*", OVERVIEW)
    assert found
    return found[0]


def folders(of: str) -> set[str]:
    return {path.parent.name for path in (ROOT / of).glob("*/__init__.py")}


def test_what_the_table_names_is_there() -> None:
    for column, below in PLACES.items():
        ending = ".toml" if column == "words" else ""
        assert named(column)
        assert [name for name in named(column) if not (ROOT / below / f"{name}{ending}").exists()] == []
    assert set(named("storage")) <= set(metadata.tables)


def test_whatever_is_there_has_its_capability() -> None:
    """A folder, an area of words, a table that no capability claims is nobody's."""
    words = [path.stem for path in (ROOT / "sotarsa_bot/texts").glob("*.toml")]
    assert sorted(named("words")) == sorted(words)
    assert folders("conversations") - set(named("conversation")) == set()
    assert folders("sotarsa_bot") - {one.split("/")[0] for one in named("rules")} == set()
    assert folders("tests") - set(named("tests")) == set()
    assert set(metadata.tables) - set(named("storage")) == set()


@pytest.mark.parametrize("package", ["conversations", "sotarsa_bot"])
def test_the_picture_and_the_contract_tell_the_same_order(package: str) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one.get("containers") == [package])
    place = {name: at for at, layer in enumerate(layers) for name in layer.split(" | ")}
    drawn = re.search(rf'subgraph {package} \["{package}/"\]\n(.*?)\n    end', OVERVIEW, re.DOTALL)
    assert drawn
    levels = [re.findall(r"\w+", label.partition(":")[0]) for label in re.findall(r'\w+\["(.+?)"\]', drawn[1])]
    assert folders(package) - {name for level in levels for name in level} <= {"presses"}
    for above, below in pairwise(levels):
        assert max(place[name] for name in above) < min(place[name] for name in below)


@pytest.mark.parametrize("page", TOLD_OF_FILES)
def test_each_file_that_is_told_of_is_there(page: str) -> None:
    there = [f"/{path.relative_to(ROOT)}" for path in ROOT.rglob("*") if ".venv" not in path.parts]
    text = (DOCS / f"{page}.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([\w/]+\.(?:py|toml|typ|md))`", text))
    assert told
    assert [name for name in told if not any(path.endswith(f"/{name}") for path in there)] == []
