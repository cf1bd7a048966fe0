"""The decree that names the teams, and its members."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _ref(table: str, name: str, to: str, *, nullable: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey(f"{to}.id", name=f"fk_{table}_{name}_{to}")
    return sa.Column(name, sa.BigInteger(), key, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "decrees",
        sa.Column("id", _KEY, primary_key=True, autoincrement=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("signed", sa.Date()),
        sa.Column("about", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Date()) for name in ("starts", "ends")),
        sa.Column("photos", sa.JSON(), nullable=False),
        _ref("decrees", "by", "people"),
        sa.Column("at", sa.DateTime(), nullable=False),
        *(sa.Column(name, sa.DateTime()) for name in ("saved_at", "applied_at", "removed_at")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "decree_members",
        sa.Column("id", _KEY, primary_key=True, autoincrement=True),
        _ref("decree_members", "decree", "decrees"),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(64), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "office", "rank", "sealed")),
        sa.Column("nik_index", sa.String(64)),
        _ref("decree_members", "person", "people", nullable=True),
        sa.UniqueConstraint("decree", "place", name="uq_decree_members_decree_place"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decree_members_decree", "decree_members", ["decree"])


def downgrade() -> None:
    op.drop_table("decree_members")
    op.drop_table("decrees")
