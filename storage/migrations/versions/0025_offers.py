"""Another time that the office offers a village whose wish it cannot follow."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("visits", sa.Column("offer", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("visits", "offer")
