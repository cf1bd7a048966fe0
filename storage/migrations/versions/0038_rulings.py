"""What is put to the camat, and what they decided."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0036"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _ref(name: str, of: str, *, nullable: bool = True) -> sa.Column[int]:
    key = sa.ForeignKey(f"{of}.id", name=f"fk_rulings_{name}_{of}")
    return sa.Column(name, sa.BigInteger(), key, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "rulings",
        sa.Column("id", _KEY, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        _ref("visit", "visits", nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        _ref("asked_by", "people"),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("question_at", sa.DateTime()),
        sa.Column("explanation", sa.Text(), nullable=False),
        _ref("explained_by", "people"),
        sa.Column("explained_at", sa.DateTime()),
        sa.Column("verdict", sa.String(64)),
        sa.Column("reason", sa.Text(), nullable=False),
        _ref("by", "people"),
        sa.Column("acting_as", sa.String(64), nullable=False),
        sa.Column("decided_at", sa.DateTime()),
        sa.Column("ended_at", sa.DateTime()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rulings_row", "rulings", ["kind", "row"])
    op.create_index("ix_rulings_open", "rulings", ["verdict", "ended_at"])


def downgrade() -> None:
    op.drop_table("rulings")
