"""Lists come as files: what they say of a person, encrypted where it must be."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("listed", sa.Column("address", sa.Text(), nullable=False, server_default=""))
    op.add_column("listed", sa.Column("hamlet", sa.Text(), nullable=False, server_default=""))
    op.add_column("listed", sa.Column("benefits", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("listed", sa.Column("nik_index", sa.String(64), nullable=True))
    op.add_column("listed", sa.Column("sealed", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_listed_nik", "listed", ["nik_index", "visit"], unique=True)
    op.create_table(
        "list_files",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("wish", sa.String(64), nullable=False),
        sa.Column("state", sa.String(64), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["chat"], ["chats.id"], name="fk_list_files_chat"),
        sa.ForeignKeyConstraint(["visit"], ["visits.id"], name="fk_list_files_visit"),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name="fk_list_files_by"),
        sa.PrimaryKeyConstraint("id", name="pk_list_files"),
        sa.UniqueConstraint("chat", "message", name="uq_list_files_chat_message"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_list_files_due", "list_files", ["state", "next_try"])


def downgrade() -> None:
    op.drop_table("list_files")
    op.drop_index("ix_listed_nik", "listed")
    for column in ("sealed", "nik_index", "benefits", "hamlet", "address"):
        op.drop_column("listed", column)
