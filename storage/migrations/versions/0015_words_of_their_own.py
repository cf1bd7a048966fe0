"""Whether a photo's own caption says what it is of, and what was read of a message, as a fingerprint."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("photos", sa.Column("worded", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("inbox", sa.Column("message", sa.BigInteger(), nullable=True))
    op.add_column("inbox", sa.Column("words", sa.String(64), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("inbox", "words")
    op.drop_column("inbox", "message")
    op.drop_column("photos", "worded")
