"""A living message has a kind and a mark, and is former or not: nobody reads its name any more.

Of what stands already, the names tell: this is the last time that they are read.
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

FORMER = re.compile(r"was:\d+:\d+:(.+)", re.DOTALL)
NAMES = tuple(
    (re.compile(name, re.DOTALL), kind)
    for name, kind in (
        (r"visit:\d+:(?P<kind>card|panel|count|mismatch|load|step_doubt|late|closing|summary|told|wish|offer|full|flags"
         r"|day_closed|day_holiday):\d+", ""),
        (r"visit:\d+:(?P<kind>alarm|paper|signed|out|number|thing|announce):(?P<mark>[^:]+):\d+", ""),
        (r"visit:\d+:signed:(?P<mark>[^:]+):how:\d+", "signed_how"),
        (r"visit:\d+:words:(?P<asks>ask-)?(?:@(?P<mark>[^@]*)@)?\w+", "words"),
        (r"visit:\d+:asked:(?P<mark>\d+):\w+", "asked"),
        (r"visit:\d+:(?P<kind>times|approved):\w+", ""),
        (r"visit:\d+:no_word:\d+:(?P<mark>.*)", "no_word"),
        (r"about:\w+:alarm:(?P<mark>[^:]*):", "alarm_answer"),
        (r"asked:\d+:\d+", "still_asked"),
        (r"photos:ask:(?P<mark>\d+)", "photos:ask"),
        (r"photos:again:\d+:(?P<mark>.*)", "photo_again"),
        (r"(?P<kind>photos|list|form):(?P<mark>\d+)", ""),
        (r"(?P<kind>request|twins|twins-many|photo_ask|misplaced|data_request|talk):(?P<mark>\d+):\d+", ""),
        (r"delivery:(?P<mark>.+)", "delivery"),
        (r"unsure:\d+:(?P<mark>\d+)", "unsure"),
        (r"vouch:\d+:(?P<mark>\d+)", "vouch"),
        (r"late:\d+:(?P<mark>.*)", "kept"),
        (r"unsaid:\d+:(?P<mark>.*)", "unsaid"),
        (r"exposed:\d+:(?P<mark>20\d{8})", "exposed"),
        (r"exposed:\d+:(?P<mark>.*)", "id_cards"),
        (r"(?P<kind>hello|missing|no_files|notice|once):\w+", ""),
        (r"(?:visit|summary|flags):\d+:(?P<mark>\d+)", "shown"),
    )
)  # fmt: skip
RENAMED = (
    (r"(visit:\d+):signed:([^:]+):how:(\d+)", r"\1:signed_how:\2:\3"),
    (r"vouch:(\d+):(\d+)", r"vouch:\2:\1"),
)
BACK = ((r"(visit:\d+):signed_how:([^:]+):(\d+)", r"\1:signed:\2:how:\3"), RENAMED[1])
"""Questions that wait, and whose names are made otherwise now."""


def upgrade() -> None:
    op.add_column("slots", sa.Column("kind", sa.String(64), nullable=False, server_default="once"))
    op.add_column("slots", sa.Column("mark", sa.Text(), nullable=False, server_default=""))
    op.add_column("slots", sa.Column("former", sa.Boolean(), nullable=False, server_default="0"))
    slots = sa.table("slots", *(sa.column(name) for name in ("name", "kind", "mark", "former")))
    names = [name for (name,) in op.get_bind().execute(sa.select(slots.c.name)).all()]
    told = [dict(zip(("kind", "mark", "former"), read(name), strict=True)) | {"known": name} for name in names]
    if told:
        op.get_bind().execute(slots.update().where(slots.c.name == sa.bindparam("known")), told)
    for old, new in RENAMED:
        _rename(names, old, new)


def _rename(names: list[str], old: str, new: str) -> None:
    slots, outbox = sa.table("slots", sa.column("name")), sa.table("outbox", sa.column("slot"))
    for name in names:
        renamed = re.sub(rf"^{old}$", new, name)
        if renamed != name:
            op.execute(slots.update().where(slots.c.name == name).values(name=renamed))
            op.execute(outbox.update().where(outbox.c.slot == name).values(slot=renamed))


def read(name: str) -> tuple[str, str, bool]:
    """What a message of this name is: its kind, its mark, and whether it is former."""
    if found := FORMER.fullmatch(name):
        return (*read(found[1])[:2], True)
    for pattern, kind in NAMES:
        if told := pattern.fullmatch(name):
            groups = told.groupdict()
            kind = "words_asking" if groups.get("asks") else groups.get("kind") or kind
            return kind, groups.get("mark") or "", False
    return "once", "", False


def downgrade() -> None:
    slots = sa.table("slots", sa.column("name"))
    names = [name for (name,) in op.get_bind().execute(sa.select(slots.c.name)).all()]
    for new, old in BACK:
        _rename(names, new, old)
    for name in ("former", "mark", "kind"):
        op.drop_column("slots", name)
