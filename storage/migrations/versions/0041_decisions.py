"""What coordination meetings decided."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _ref(name: str, to: str, *, nullable: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey(f"{to}.id", name=f"fk_decisions_{name}_{to}")
    return sa.Column(name, sa.BigInteger(), key, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", _KEY, primary_key=True, autoincrement=True),
        _ref("meeting", "meetings"),
        sa.Column("what", sa.Text(), nullable=False),
        _ref("owner", "people", nullable=True),
        sa.Column("owner_name", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("village", sa.String(64)),
        _ref("by", "people"),
        sa.Column("at", sa.DateTime(), nullable=False),
        _ref("done_by", "people", nullable=True),
        *(sa.Column(name, sa.DateTime()) for name in ("done_at", "removed_at")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decisions_meeting", "decisions", ["meeting"])


def downgrade() -> None:
    op.drop_table("decisions")
