"""Whether rows of a file that hold nothing but a name are to be taken."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("list_files", sa.Column("loose", sa.Boolean()))


def downgrade() -> None:
    op.drop_column("list_files", "loose")
