"""Signed sheets, what came back of the load, and requests of citizens who were on no list."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("sheet", sa.BigInteger(), nullable=True))
    op.add_column("photos", sa.Column("kind", sa.String(64), nullable=False, server_default="proof"))
    op.create_table(
        "leftovers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("back", sa.Integer(), nullable=False),
        sa.Column("damaged", sa.Integer(), nullable=False),
        sa.Column("lost", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name="fk_leftovers_visit"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_leftovers_by"),
        sa.PrimaryKeyConstraint("id", name="pk_leftovers"),
    )
    op.create_index("ix_leftovers_visit", "leftovers", ["visit"])
    op.create_table(
        "requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("village", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column("photo", sa.BigInteger(), nullable=True),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(64), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("taken_up", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name="fk_requests_visit"),
        sa.ForeignKeyConstraint(["photo"], ["photos.id"], name="fk_requests_photo"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_requests_by"),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name="fk_requests_answered_by"),
        sa.ForeignKeyConstraint(["taken_up"], ["visits.id"], name="fk_requests_taken_up"),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
    )
    for column in ("visit", "village", "state", "taken_up"):
        op.create_index(f"ix_requests_{column}", "requests", [column])


def downgrade() -> None:
    op.drop_table("requests")
    op.drop_table("leftovers")
    op.drop_column("photos", "kind")
    op.drop_column("deliveries", "sheet")
