"""Where something was handed over, if somebody sent the place."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("latitude", sa.Float(), nullable=True))
    op.add_column("deliveries", sa.Column("longitude", sa.Float(), nullable=True))


def downgrade() -> None:
    op.drop_column("deliveries", "longitude")
    op.drop_column("deliveries", "latitude")
