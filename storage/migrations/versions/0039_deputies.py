"""Who decides in the camat's place, and from when to when."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _ref(name: str, of: str, *, nullable: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey(f"{of}.id", name=f"fk_deputies_{name}_{of}")
    return sa.Column(name, sa.BigInteger(), key, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "deputies",
        sa.Column("id", _KEY, primary_key=True, autoincrement=True),
        _ref("person", "people"),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        _ref("by", "people"),
        sa.Column("at", sa.DateTime(), nullable=False),
        _ref("grant", "grants", nullable=True),
        sa.Column("ended_at", sa.DateTime()),
        _ref("ended_by", "people", nullable=True),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("deputies")
