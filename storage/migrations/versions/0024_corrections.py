"""Which hand-over stands in the place of which other that was corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("replaces", sa.Integer(), nullable=True))
    op.add_column("deliveries", sa.Column("replaced_by", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("deliveries", "replaced_by")
    op.drop_column("deliveries", "replaces")
