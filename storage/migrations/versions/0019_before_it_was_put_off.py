"""What a visit was before it was put off, so that this can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("visits", sa.Column("before", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("visits", "before")
