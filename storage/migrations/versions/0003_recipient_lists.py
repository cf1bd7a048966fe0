"""A visit's own list of recipients."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "listed",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name="fk_listed_visit"),
        sa.PrimaryKeyConstraint("id", name="pk_listed"),
        sa.UniqueConstraint("visit", "number", name="uq_listed_visit_number"),
    )


def downgrade() -> None:
    op.drop_table("listed")
