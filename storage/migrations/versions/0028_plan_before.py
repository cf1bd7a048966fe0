"""The plan that a visit had before it was changed last, so that this can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("visits", sa.Column("replanned", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("visits", "replanned")
