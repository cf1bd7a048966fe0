"""A form outlives its list; what was decided of a form's file, and what it brought, so that it can be undone."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

DECIDED = ("placed", "added", "replaced")


def upgrade() -> None:
    op.drop_column("forms", "withdrawn_at")
    for name in DECIDED:
        op.add_column("form_files", sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    for name in DECIDED:
        op.drop_column("form_files", name)
    op.add_column("forms", sa.Column("withdrawn_at", sa.DateTime(), nullable=True))
