"""A message's name is a key: one place makes it, and nobody takes it apart. What it is, its kind and subject tell."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sotarsa_bot
from sotarsa_bot.records.slots import SlotKind

ROOT = Path(sotarsa_bot.__file__).parent.parent
HERE = ROOT / "sotarsa_bot" / "running" / "slots.py"
SPEAKS_OF_THEM = re.compile(r"\.replied\b|\.slots\b|running\.slots|pressed_slot|post\.standing")
PIECE = re.compile(rf":(?:{'|'.join(map(re.escape, SlotKind))}):")
CUTS = {"startswith", "endswith", "partition", "rpartition", "split", "removeprefix", "removesuffix", "find", "index"}
LOOKS = {"match", "fullmatch", "search", "findall", "finditer"}


def taken_apart(source: str) -> Iterator[str]:
    """What takes the name of a message apart, or puts one together, in a module that speaks of such messages."""
    if SPEAKS_OF_THEM.search(source):
        for node in ast.walk(ast.parse(source)):
            if _cuts(node) or _looks_into(node) or _makes(node):
                yield ast.unparse(node)


def _is_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ("name", "subject", "question")


def _cuts(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    if node.func.attr in CUTS:
        return _is_name(node.func.value)
    of_slots = isinstance(node.func.value, ast.Attribute) and node.func.value.attr == "slots"
    by_opening = any("StartsWith" in ast.unparse(keyword.value) for keyword in node.keywords)
    return (of_slots and by_opening) or (node.func.attr in LOOKS and any(_is_name(one) for one in node.args))


def _looks_into(node: ast.AST) -> bool:
    """`":card:" in replied.name`; `in names` is no such thing."""
    if not isinstance(node, ast.Compare):
        return False
    pairs = zip(node.ops, node.comparators, strict=True)
    return any(isinstance(how, ast.In | ast.NotIn) and _is_name(of) for how, of in pairs)


def _makes(node: ast.AST) -> bool:
    """A piece of a name between words of its own, or something that is said to be a name."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and " " not in node.value and PIECE.search(node.value) is not None
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "SlotName"
    return named and ast.unparse(node) != "SlotName('')"


@pytest.mark.parametrize(
    "line",
    [
        'below = ":card:" in talk.replied.name',
        'below = talk.replied.name.startswith("visit:")',
        'of = int(talk.replied.subject.removeprefix("visit:"))',
        'kind, _, number = slot.subject.partition(":")',
        "found = _CARD.match(talk.replied.name)",
        "found = re.fullmatch(PATTERN, slot.name)",
        'found = await books.slots.find(name=StartsWith("visit:1:card:"))',
        'slot = f"visit:{visit.id}:card:{chat.id}"',
        'slot = SlotName(f"card{chat.id}")',
        'mine = state.question.startswith("unsure")',
    ],
)
def test_the_fence_sees(line: str) -> None:
    assert list(taken_apart(f"from sotarsa_bot.records.slots import SlotKind\n{line}"))


def test_only_one_place_makes_names_and_nobody_takes_one_apart() -> None:
    """If this fails: ask for the message's kind, mark or subject (`talk.below`, `talk.about`, `post.standing`)."""
    files = [*(ROOT / "conversations").rglob("*.py"), *(ROOT / "sotarsa_bot").rglob("*.py")]
    files += (ROOT / "commands").rglob("*.py")
    found = {str(file.relative_to(ROOT)): list(taken_apart(file.read_text())) for file in files if file != HERE}
    assert {file: what for file, what in found.items() if what} == {}
