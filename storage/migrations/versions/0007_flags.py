"""What should be looked at, and what pictures tell of themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("photos", sa.Column("dhash", sa.String(80), nullable=True))
    op.add_column("photos", sa.Column("taken_at", sa.DateTime(), nullable=True))
    op.add_column("photos", sa.Column("latitude", sa.Float(), nullable=True))
    op.add_column("photos", sa.Column("longitude", sa.Float(), nullable=True))
    op.create_table(
        "flags",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("deliveries", sa.JSON(), nullable=False),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.Column("found_at", sa.DateTime(), nullable=False),
        sa.Column("verdict", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name="fk_flags_visit"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_flags_by"),
        sa.PrimaryKeyConstraint("id", name="pk_flags"),
        sa.UniqueConstraint("visit", "cause", name="uq_flags_visit_cause"),
    )
    op.create_index("ix_flags_verdict", "flags", ["verdict", "visit"])


def downgrade() -> None:
    op.drop_table("flags")
    for column in ("longitude", "latitude", "taken_at", "dhash"):
        op.drop_column("photos", column)
