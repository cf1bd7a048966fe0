"""A question that is passed on to the office waits for its answer, and the messages that bear it are known."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "office_questions",
        sa.Column("id", _KEY, primary_key=True, autoincrement=True),
        sa.Column("by", sa.BigInteger(), sa.ForeignKey("people.id", name="fk_office_questions_by_people"),
                  nullable=False),
        sa.Column("village", sa.String(64)),
        sa.Column("visit", sa.BigInteger(), sa.ForeignKey("visits.id", name="fk_office_questions_visit_visits")),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("answered_by", sa.BigInteger(),
                  sa.ForeignKey("people.id", name="fk_office_questions_answered_by_people")),
        sa.Column("answered_at", sa.DateTime()),
        sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_index("ix_office_questions_answered_at", "office_questions", ["answered_at"])
    op.add_column("slots", sa.Column("question", sa.BigInteger()))
    op.create_index("ix_slots_question", "slots", ["question"], sqlite_where=sa.text("question IS NOT NULL"))


def downgrade() -> None:
    op.drop_index("ix_slots_question", "slots")
    op.drop_column("slots", "question")
    op.drop_table("office_questions")
