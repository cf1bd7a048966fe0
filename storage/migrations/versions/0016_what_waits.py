"""A message that lives on knows whether it waits for an answer: it is said again when its group becomes a supergroup.

Of what stands already, its name and its buttons tell: this is the last time that anybody reads a name for that.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ASKING = (
    "visit:%:card:%", "visit:%:panel:%", "visit:%:count:%", "visit:%:mismatch:%", "visit:%:closing:%",
    "visit:%:load:%", "visit:%:thing:%", "visit:%:paper:%", "visit:%:signed:%", "visit:%:out:%", "photos:ask:%",
    "vouch:%", "request:%", "twins:%", "twins-many:%",
)  # fmt: skip
INCIDENT = "incident:%"
"""These are known by their subject."""


def upgrade() -> None:
    op.add_column("slots", sa.Column("waits", sa.Boolean(), nullable=False, server_default="0"))
    slots = sa.table("slots", *(sa.column(name) for name in ("name", "buttons", "subject", "waits")))
    asking = sa.or_(*(slots.c.name.like(name) for name in ASKING), slots.c.subject.like(INCIDENT))
    buttons = sa.cast(slots.c.buttons, sa.Text()) != "[]"
    op.execute(slots.update().where(asking, buttons).values(waits=sa.true()))
    talks = sa.table("talks", sa.column("question"))
    op.execute(slots.update().where(slots.c.name.in_(sa.select(talks.c.question))).values(waits=sa.true()))


def downgrade() -> None:
    op.drop_column("slots", "waits")
