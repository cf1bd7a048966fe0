"""What was said of a list's hidden rows, and of its rows of other villages."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("list_files", sa.Column("hidden", sa.Boolean()))
    op.add_column("list_files", sa.Column("foreign", sa.Boolean()))


def downgrade() -> None:
    op.drop_column("list_files", "foreign")
    op.drop_column("list_files", "hidden")
