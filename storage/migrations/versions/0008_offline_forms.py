"""Forms that need no signal: who was given which, the files that come back, the signatures in them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False)


def upgrade() -> None:
    op.create_table(
        "forms",
        _id(),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name="fk_forms_visit"),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_forms_person"),
        sa.PrimaryKeyConstraint("id", name="pk_forms"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_forms_visit", "forms", ["visit"])
    op.create_table(
        "form_files",
        _id(),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("visit", sa.BigInteger(), nullable=True),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("wish", sa.String(64), nullable=False),
        sa.Column("state", sa.String(64), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["chat"], ["chats.id"], name="fk_form_files_chat"),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name="fk_form_files_visit"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_form_files_by"),
        sa.PrimaryKeyConstraint("id", name="pk_form_files"),
        sa.UniqueConstraint("chat", "message", name="uq_form_files_chat_message"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_form_files_due", "form_files", ["state", "next_try"])
    op.create_table(
        "signatures",
        _id(),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("delivery", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name="fk_signatures_visit"),
        sa.ForeignKeyConstraint(["delivery"], ["deliveries.id"], name="fk_signatures_delivery"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_signatures_by"),
        sa.PrimaryKeyConstraint("id", name="pk_signatures"),
        sa.UniqueConstraint("delivery", "sha256", name="uq_signatures_delivery_sha256"),
    )
    op.create_index("ix_signatures_visit", "signatures", ["visit"])


def downgrade() -> None:
    op.drop_table("signatures")
    op.drop_table("form_files")
    op.drop_table("forms")
