"""Whom and what a file of recipients brought, by their numbers, so that it can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("list_files", sa.Column("brought", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("list_files", "brought")
