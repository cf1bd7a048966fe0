"""Coordination meetings and who is invited."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _ref(table: str, name: str, to: str, *, nullable: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey(f"{to}.id", name=f"fk_{table}_{name}_{to}")
    return sa.Column(name, sa.BigInteger(), key, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", _KEY, primary_key=True, autoincrement=True),
        sa.Column("branch", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("agenda", "villages")),
        _ref("meetings", "by", "people"),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("list_photos", "signed_photos")),
        sa.Column("number", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("year", "sequence")),
        *(sa.Column(name, sa.DateTime()) for name in ("minuted_at", "erased_at")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meetings_state", "meetings", ["state"])
    op.create_table(
        "invited",
        sa.Column("id", _KEY, primary_key=True, autoincrement=True),
        _ref("invited", "meeting", "meetings"),
        _ref("invited", "person", "people", nullable=True),
        _ref("invited", "contact", "contacts", nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("village", sa.String(64)),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("reply", sa.String(64)),
        sa.Column("words", sa.Text(), nullable=False),
        _ref("invited", "replied_by", "people", nullable=True),
        sa.Column("replied_at", sa.DateTime()),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.DateTime()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_invited_meeting", "invited", ["meeting"])
    op.create_index("ix_invited_person", "invited", ["person"])


def downgrade() -> None:
    op.drop_table("invited")
    op.drop_table("meetings")
