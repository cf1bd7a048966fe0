"""Hand-overs that came for a closed visit are kept, and count when it is opened again."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("held", sa.Boolean(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("deliveries", "held")
