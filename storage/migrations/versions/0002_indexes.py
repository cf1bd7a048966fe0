"""Indexes for what is asked at every hand-over, photo and card."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_chats_purpose", "chats", ["purpose", "village"])
    op.create_index("ix_deliveries_by", "deliveries", ["by", "received_at"])
    op.create_index("ix_photos_burst", "photos", ["chat", "by", "visit", "received_at"])
    op.create_index("ix_slots_subject", "slots", ["subject"])


def downgrade() -> None:
    op.drop_index("ix_slots_subject", "slots")
    op.drop_index("ix_photos_burst", "photos")
    op.drop_index("ix_deliveries_by", "deliveries")
    op.drop_index("ix_chats_purpose", "chats")
