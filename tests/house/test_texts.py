"""What the bot says: every key that the code names has a text, and every text leaves room for its values."""

import re
import tomllib
from pathlib import Path

from commands.messages import EXAMPLES, values
from sotarsa_bot import texts
from sotarsa_bot.people.rights import Action

ROOT = Path(__file__).parents[2]
CODE = [
    ROOT / "bot.py",
    *(f for d in ("commands", "conversations", "sotarsa_bot", "storage") for f in (ROOT / d).rglob("*.py")),
    *(ROOT / "sotarsa_bot/papers/layouts").glob("*.typ"),
    *(ROOT / "sotarsa_bot/offline/page").glob("*.js"),
]
AREAS = "|".join(sorted({key.partition(".")[0] for key in texts.catalogue()}))
KEY = re.compile(rf"""["']((?:{AREAS})\.[a-z_0-9]+)["']""")
EVENT = re.compile(r'(?:\b(?:record|audit)\(|\bbooks, |\bvisit, |\blog\.\w+\()\s*"([\w.]+)"')
"""Names of audit entries and log events, which look like keys and are never said."""
BEGUN = re.compile(rf"""["']((?:{AREAS})\.[a-z_0-9]*)(?:\{{|" \+)""")
AUDITED = {
    "visit.proposed_again",
    "visit.restored",
    "visit.late",
    "visit.on_time",
    "approval.outdated",
}
"""Audit entries on lines of their own."""
OTHERS = {"bot.py", "flags.id", "people.id", "photos.id", "recipients.id", "letter.docx", "handover.docx", *Action}
MACHINES = ("alarm.", "backup.", "bot.", "doctor.", "health.", "settings.")
"""Said to who runs the machine, who knows its words."""
OTHERWISE = {
    "dusun": "anak desa", "muatan": "barang bawaan", "urungkan": "batalkan", "impor": "berkas", "peramban": "Chrome",
    "rentang": "hari pertama dan terakhirnya", "pengecualian": "nomor sesudah kata “kecuali”", "pos-el": "email",
    "melapor kembali": "melapor pulang", "tim kembali": "tim pulang", "terlambat kembali": "terlambat pulang",
}  # fmt: skip
"""What has another name here (docs/panduan.md), or a plainer one."""
FOREIGN = re.compile(
    r"\b(?:token|slot|flag|callback|webhook|update|link|error|upload|online|offline|server|user|chat|group|button|file"
    r"|status|default|pending|draft|approve|submit|reset|log|input|system)\b"
)
ROOM = 1000
"""Telegram takes 4096 characters; names, lists and reasons need the rest."""


def test_every_key_that_the_code_names_has_a_text() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in CODE)
    named = set(KEY.findall(code)) - set(EVENT.findall(code)) - OTHERS
    assert len(named) > 100
    assert named - set(texts.catalogue()) == AUDITED


def test_every_text_is_used() -> None:
    """By its whole key, or by the beginning of one that is completed at run time."""
    code = "\n".join(file.read_text(encoding="utf-8") for file in CODE)
    named, begun = set(KEY.findall(code)), tuple(BEGUN.findall(code))
    assert [key for key in texts.catalogue() if key not in named and not key.startswith(begun)] == []


def test_every_text_leaves_room_for_its_values() -> None:
    assert {key: len(text) for key, text in texts.catalogue().items() if len(text) > ROOM} == {}


def test_one_thing_has_one_name_and_no_word_of_the_machines_is_said() -> None:
    for key, text in texts.catalogue().items():
        if not key.startswith(MACHINES):
            words = re.sub(r"\{[^}]*\}|<[^>]*>", " ", text).lower()
            assert FOREIGN.search(words) is None, key
            assert [name for name in OTHERWISE if re.search(rf"\b{name}", words)] == [], key


def test_every_value_has_an_example_and_each_example_a_value() -> None:
    """For the page of all messages: commands/message_examples.toml."""
    examples = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    named = {key: set(values(key)) for key in texts.catalogue()}
    of_area = {
        area: set().union(*(names for key, names in named.items() if key.startswith(f"{area}.")))
        for area in examples["areas"]
    }
    assert set(examples["values"]) - set().union(*named.values()) == set()
    assert [area for area, given in examples["areas"].items() if not set(given) <= of_area[area]] == []
    assert [key for key, given in examples["texts"].items() if not set(given) <= named.get(key, set())] == []
    known = {key: {"k", *examples["values"], *examples["areas"].get(key.partition(".")[0], {})} for key in named}
    without = {key: names - known[key] - set(examples["texts"].get(key, {})) for key, names in named.items()}
    assert {key: names for key, names in without.items() if names} == {}


def test_values_cannot_bring_markup_along() -> None:
    """A village called `<b>` stays a village."""
    assert texts.html("common.wrong_chat", where="<b>&") == texts.html(
        "common.wrong_chat", where=texts.Html("&lt;b&gt;&amp;")
    )
