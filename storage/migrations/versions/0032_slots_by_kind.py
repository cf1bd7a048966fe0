"""Living messages are found by their kind: the rounds of the tasks look each minute for the few that wait."""

from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_slots_kind", "slots", ["kind"])


def downgrade() -> None:
    op.drop_index("ix_slots_kind", "slots")
