"""Official papers: their numbers, who approved them, and their signed pages."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0011"
branch_labels = None
depends_on = None


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False)


def upgrade() -> None:
    op.create_table(
        "paper_numbers",
        _id(),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name="fk_paper_numbers_visit"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_paper_numbers_by"),
        sa.PrimaryKeyConstraint("id", name="pk_paper_numbers"),
        sa.UniqueConstraint("text", name="uq_paper_numbers_text"),
        sa.UniqueConstraint("kind", "year", "sequence", name="uq_paper_numbers_kind_year_sequence"),
        sa.UniqueConstraint("visit", "kind", name="uq_paper_numbers_visit_kind"),
    )
    op.create_table(
        "approvals",
        _id(),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("side", sa.String(64), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("standing", sa.String(64), nullable=False),
        sa.Column("stamp", sa.String(64), nullable=False),
        sa.Column("totals", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("ended", sa.String(64), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name="fk_approvals_visit"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_approvals_by"),
        sa.PrimaryKeyConstraint("id", name="pk_approvals"),
    )
    op.create_index("ix_approvals_visit", "approvals", ["visit"])
    op.create_table(
        "signed_pages",
        _id(),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("photo", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(64), nullable=False),
        sa.Column("settled_by", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("stamp", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name="fk_signed_pages_visit"),
        sa.ForeignKeyConstraint(["photo"], ["photos.id"], name="fk_signed_pages_photo"),
        sa.ForeignKeyConstraint(["chat"], ["chats.id"], name="fk_signed_pages_chat"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_signed_pages_by"),
        sa.ForeignKeyConstraint(["settled_by"], ["people.id"], name="fk_signed_pages_settled_by"),
        sa.PrimaryKeyConstraint("id", name="pk_signed_pages"),
        sa.UniqueConstraint("photo", name="uq_signed_pages_photo"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signed_pages_visit", "signed_pages", ["visit"])


def downgrade() -> None:
    op.drop_table("signed_pages")
    op.drop_table("approvals")
    op.drop_table("paper_numbers")
