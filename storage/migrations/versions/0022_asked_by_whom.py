"""Whose words an answer answers, so that one stands for all the same ones."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("asked", sa.String(64), nullable=False, server_default=""))
    op.create_index("ix_outbox_asked", "outbox", ["chat", "asked"])


def downgrade() -> None:
    op.drop_index("ix_outbox_asked", "outbox")
    op.drop_column("outbox", "asked")
