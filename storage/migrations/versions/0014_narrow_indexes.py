"""Indexes that lead to the very rows that a hand-over, a photo or the sender asks for, not to all of a visit."""

from alembic import op

revision = "0014"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_outbox_front", "outbox", ["chat", "state", "sort"])
    op.drop_index("ix_deliveries_visit", "deliveries")
    op.create_index("ix_deliveries_number", "deliveries", ["visit", "number"])
    op.drop_index("ix_photos_visit", "photos")
    op.create_index("ix_photos_same", "photos", ["visit", "file_unique_id"])


def downgrade() -> None:
    op.drop_index("ix_photos_same", "photos")
    op.create_index("ix_photos_visit", "photos", ["visit"])
    op.drop_index("ix_deliveries_number", "deliveries")
    op.create_index("ix_deliveries_visit", "deliveries", ["visit"])
    op.drop_index("ix_outbox_front", "outbox")
