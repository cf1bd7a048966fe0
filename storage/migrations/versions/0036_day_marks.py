"""Which of the proposed days each official of a village can."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "day_marks",
        sa.Column("id", _KEY, primary_key=True, autoincrement=True),
        sa.Column("visit", sa.BigInteger(), sa.ForeignKey("visits.id", name="fk_day_marks_visit_visits"),
                  nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person", sa.BigInteger(), sa.ForeignKey("people.id", name="fk_day_marks_person_people"),
                  nullable=False),
        sa.Column("can", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.UniqueConstraint("visit", "day", "person", name="uq_day_marks_visit_day_person"),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_table("day_marks")
