"""Nobody waits for somebody else's much: updates are in order for each person within a chat, lists are saved in parts.

What waits at the upgrade has no sender: it stays in order with all of its chat, as it was.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("inbox", sa.Column("sender", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_index("ix_inbox_lane", "inbox", ["state", "chat", "sender", "update_id"])
    op.drop_index("ix_inbox_state", "inbox")
    op.add_column("list_files", sa.Column("tally", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("list_files", "tally")
    op.create_index("ix_inbox_state", "inbox", ["state", "update_id"])
    op.drop_index("ix_inbox_lane", "inbox")
    op.drop_column("inbox", "sender")
