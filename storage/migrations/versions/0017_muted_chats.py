"""Until when nothing may be written into a chat."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chats", sa.Column("muted_until", sa.DateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("chats", "muted_until")
